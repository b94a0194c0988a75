"""一年样例的后续 (第二十条至第二十二条): what comes of a published result: objections, corrections, hand-over, transfer."""

from datetime import date, timedelta
from typing import Final

from shuangsuiji.codes import Result
from shuangsuiji.correction import CorrectResult
from shuangsuiji.digests import Hash
from shuangsuiji.followup.handing import AcknowledgeFollowUp, CloseFollowUp
from shuangsuiji.followup.opening import OpenFollowUp
from shuangsuiji.followup.state import followup_stream
from shuangsuiji.objection.concluding import ConcludeReexamination, SendFeedback
from shuangsuiji.objection.receiving import ForwardObjection, ReceiveObjection
from shuangsuiji.objection.state import ItemOutcome, Objection, disputed, objection_stream
from shuangsuiji.objection.supplementing import RequestSupplement, SupplementObjection
from shuangsuiji.outcomes import Change
from shuangsuiji.papers import Paper
from shuangsuiji.provisional import calendar_day_deadline
from shuangsuiji.publicity import public_results
from shuangsuiji.sheets.items import Measure
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.testing.year.agenda import moment
from shuangsuiji.testing.year.cases import Case
from shuangsuiji.testing.year.desk import Desk
from shuangsuiji.workdays import ONE_DAY

_H: Final = Hash("sha256")
_KINDS: Final = ("upheld", "wrong", "incomplete", "late", "forwarded", "upheld")
_WINDOW: Final = 60
_ONE: Final = 1
_TERM: Final = 10
"""How many days a target has for what is missing."""


class Aftermath:
    """公示之后.

    Args:
        desk: where acts are done.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._objections = 0
        self._corrected = False

    def published(self, task: str, target: str, case: Case) -> None:
        """A result is public: put what comes of it on the agenda."""
        agenda, file = self.desk.agenda, self._file(task, target)
        if case in {"problem", "objection", "pending"}:
            self.desk.problems.append(target)
        if case == "objection":
            kind = _KINDS[self._objections % len(_KINDS)]
            self._objections += 1
            since = date.fromisoformat(file.published[:10])
            day = since + (_WINDOW + 10 if kind == "late" else 12) * ONE_DAY
            agenda.at(moment(day.isoformat(), "10:00:00"), lambda at: self.object(at, task, target, kind))
        if case in {"pending", "crime"}:
            agenda.later(1, lambda at: self.hand_over(at, task, target, crime=case == "crime"))
        if case == "problem" and not self._corrected:
            self._corrected = True
            agenda.later(15, lambda at: self.correct(at, task, target))

    def _file(self, task: str, target: str) -> TargetFile:
        found: TargetFile = self.desk.state(file_stream(task, target))
        return found

    def _objection(self, stream: str) -> Objection:
        found: Objection = self.desk.state(stream)
        return found

    def object(self, at: str, task: str, target: str, kind: str) -> None:
        """提出异议 (第二十条)."""
        file = self._file(task, target)
        public = disputed(file, file.submissions[-1].version)
        if public is None:
            return
        last = calendar_day_deadline(
            self.desk.agenda.calendar, date.fromisoformat(public.published_on), _WINDOW
        )
        stream = objection_stream(task, target, _ONE)
        act = ReceiveObjection(
            by="信访接待员",
            at=at,
            number=_ONE,
            disputed=public,
            applicant=target,
            items=public.items,
            application=_paper("书面申请", target),
            evidence=() if kind == "incomplete" else (_paper("进货票据", target),),
            received_by=file.departments[-1] if kind == "forwarded" else file.agency,
            last_day=last.day.isoformat(),
        )
        self.desk.do(stream, act)
        if kind == "forwarded":
            self.desk.agenda.later(2, lambda when: self.forward(when, stream))
        elif kind == "incomplete":
            self.desk.agenda.later(1, lambda when: self.ask(when, stream))
        else:
            self.desk.agenda.later(8, lambda when: self.conclude(when, stream, wrong=kind == "wrong"))

    def forward(self, at: str, stream: str) -> None:
        """转送发起部门."""
        self.desk.do(stream, ForwardObjection(by="收发员", at=at))
        self.desk.agenda.later(8, lambda when: self.conclude(when, stream, wrong=True))

    def ask(self, at: str, stream: str) -> None:
        """要求补正, and what comes."""
        until = (date.fromisoformat(at[:10]) + timedelta(days=_TERM)).isoformat()
        act = RequestSupplement(by="经办员甲", at=at, wanted="请补充证明材料", until=until)
        self.desk.do(stream, act)
        self.desk.agenda.later(4, lambda when: self.supplement(when, stream))

    def supplement(self, at: str, stream: str) -> None:
        """补正."""
        target = self._objection(stream).disputed.target
        papers = (_paper("进货票据", target),)
        self.desk.do(stream, SupplementObjection(by="信访接待员", at=at, application=None, evidence=papers))
        self.desk.agenda.later(8, lambda when: self.conclude(when, stream, wrong=False))

    def conclude(self, at: str, stream: str, *, wrong: bool) -> None:
        """复查结论; what was wrong is corrected, and the target is told."""
        objection = self._objection(stream)
        reason = "票据齐全，原记录有误" if wrong else "证据不足以推翻原结论"
        outcomes = tuple(
            ItemOutcome(item=each, outcome="wrong" if wrong else "right", reason=reason)
            for each in objection.items
        )
        act = ConcludeReexamination(
            by="复查组长",
            at=at,
            nature=objection.nature,
            reviewers=("复查员一", "复查员二"),
            outcomes=outcomes,
        )
        self.desk.do(stream, act)
        if wrong:
            self.desk.agenda.later(2, lambda when: self.correct_after(when, stream))
        if objection.nature == "objection":
            self.desk.agenda.later(5, lambda when: self.feed_back(when, stream))

    def feed_back(self, at: str, stream: str) -> None:
        """反馈."""
        target = self._objection(stream).disputed.target
        act = SendFeedback(
            by="经办员甲",
            at=at,
            paper=_paper("复查情况反馈", target),
            remedies=self.desk.office.rules_of(stream).keys.remedies.value,
        )
        self.desk.do(stream, act)

    def correct_after(self, at: str, stream: str) -> None:
        """复查确有错误的更正."""
        objection = self._objection(stream)
        conclusion = objection.conclusion
        if conclusion is None:
            return
        task, target = objection.disputed.task, objection.disputed.target
        changes = self._changes(task, target, conclusion.wrong, ("NO_PROBLEM",))
        act = CorrectResult(
            by="经办员甲",
            at=at,
            task=task,
            target=target,
            department=objection.disputed.agency,
            changes=changes,
            reason="复查确有错误",
            evidence=(_paper("复查结论", target),),
            approver="局长丁",
            found_on=conclusion.on,
            objection=objection.number,
            conclusion=conclusion,
        )
        self.desk.do(file_stream(task, target), act)

    def correct(self, at: str, task: str, target: str) -> None:
        """发起部门自己发现的错误."""
        file = self._file(task, target)
        item = file.items[0].id
        act = CorrectResult(
            by="经办员甲",
            at=at,
            task=task,
            target=target,
            department=file.agency,
            changes=self._changes(
                task, target, (item,), ("NOT_DISCLOSED",), "年报未公示", Measure(name="督促整改")
            ),
            reason="录入时选错了结果",
            evidence=(_paper("现场检查笔录", target),),
            approver="局长丁",
            found_on=at[:10],
        )
        self.desk.do(file_stream(task, target), act)

    def _changes(
        self,
        task: str,
        target: str,
        items: tuple[str, ...],
        results: tuple[Result, ...],
        problem: str = "",
        *measures: Measure,
    ) -> tuple[Change, ...]:
        public = public_results(self._file(task, target))
        return tuple(
            Change(item=each, before=public[each], results=results, problem=problem, measures=measures)
            for each in items
        )

    def hand_over(self, at: str, task: str, target: str, *, crime: bool) -> None:
        """衔接移交, 涉嫌犯罪移送 (第二十一条)."""
        file = self._file(task, target)
        item = file.items[0].id
        stream = followup_stream(task, target, _ONE)
        act = OpenFollowUp(
            by="经办员甲",
            at=at,
            task=task,
            target=target,
            number=_ONE,
            matter="涉嫌犯罪" if crime else "衔接移交",
            item=item,
            results=public_results(file)[item],
            basis="《行政执法机关移送涉嫌犯罪案件的规定》第三条"
            if crime
            else "谁主管、谁监管，谁审批、谁监管",
            department=file.agency,
            competent="市公安局" if crime else "市市场监督管理局执法支队",
            found_on=file.submissions[-1].inspection.made_on,
        )
        self.desk.do(stream, act)
        self.desk.agenda.later(2, lambda when: self.acknowledge(when, stream, at[:10], crime=crime))

    def acknowledge(self, at: str, stream: str, sent_on: str, *, crime: bool) -> None:
        """对方签收, and in the end what came of it."""
        body = "市公安局" if crime else "市市场监督管理局执法支队"
        act = AcknowledgeFollowUp(
            by="经办员甲", at=at, body=body, sent_on=sent_on, number=f"收〔2026〕{sent_on[5:]}"
        )
        self.desk.do(stream, act)
        outcome = "已立案侦查" if crime else "已责令限期改正并复核"
        self.desk.agenda.later(
            20, lambda when: self.desk.do(stream, CloseFollowUp(by="经办员甲", at=when, outcome=outcome))
        )


def _paper(title: str, target: str) -> Paper:
    """A paper with a digest of its own."""
    return Paper(title=title, reference=f"卷〔2026〕{target}", digest=_H.hex(f"{title} {target}".encode()))
