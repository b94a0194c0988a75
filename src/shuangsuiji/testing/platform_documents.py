"""平台往来样例 (第四条): invented documents for a platform, from the checklist to the publication of every result.

A `Correspondence` is everything that goes to the platform for one task. The same arguments give the same documents.

>>> [each.key for each in Correspondence(targets=credit_codes(1)).documents()][3:6]
['plan/民爆科/2026/1', 'task/样工信抽查2026-1', 'announcement/样工信抽查2026-1/1']
"""

from functools import cache
from typing import Any, Final, cast

from attrs import evolve, frozen

from shuangsuiji.content_digest import H
from shuangsuiji.exchange.attachment import attachment_of
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.draws import DrawAnnouncement, DrawRecord
from shuangsuiji.exchange.objections import ObjectionFeedback, OutcomeLine
from shuangsuiji.exchange.planning import ChecklistNotice, ItemLine, PlanLine, PlanNotice, TaskNotice
from shuangsuiji.exchange.registries import RegistryPage, registry_pages
from shuangsuiji.exchange.results import (
    EntryEvidence,
    Publication,
    ResultEntry,
    ResultLine,
    ReviewDecision,
    Verdict,
)
from shuangsuiji.exchange.teams import DispatchList, MemberLine, SubstitutionNotice, TargetLine
from shuangsuiji.ids.credit import credit_check_character, organisation_check_character

YEAR: Final = 2026

CONTENT: Final = "样例附件\r\n\0".encode()
"""The content of every attachment."""

MAX_MARK_BYTES: Final = 80
"""How long a mark may be, so that identifiers that end in it are none too long."""


@cache
def credit_codes(count: int) -> tuple[str, ...]:
    """统一社会信用代码: valid codes of bodies that do not exist, in a region that does not exist.

    >>> credit_codes(2)
    ('91530499MA6K00006F', '91530499MA6K00014A')
    """
    bodies = [f"MA6K{number:04}" for number in range(count)]
    codes = [f"91530499{body}{organisation_check_character(body)}" for body in bodies]
    return tuple(code + credit_check_character(code) for code in codes)


@frozen(kw_only=True)
class Correspondence:
    """一项任务的平台往来: everything that goes to the platform for one task, ready to be delivered in this order.

    The first target's result is returned once and entered again; in its team one inspector is substituted.

    Args:
        code: the task's code.
        mark: the end of every other identifier but the targets'; at most `MAX_MARK_BYTES`.
        text: the end of every free text.
        targets: the targets' ids, in drawn order.
    """

    code: str = "样工信抽查2026-1"
    mark: str = ""
    text: str = ""
    targets: tuple[str, ...] = credit_codes(2)

    @property
    def bureau(self) -> str:
        """The bureau whose checklist it is."""
        return f"玉样市工信局{self.mark}"

    @property
    def departments(self) -> tuple[str, ...]:
        """任务执行部门: the initiating department, then the participating ones."""
        return tuple(f"{name}{self.mark}" for name in ("民爆科", "应急局", "消防队"))

    @property
    def line(self) -> str:
        """The task's line of the plan."""
        return f"第7行{self.mark}"

    @property
    def items(self) -> tuple[ItemLine, ...]:
        """检查事项: two items of all departments."""
        return tuple(
            ItemLine(
                id=f"{id_}{self.mark}",
                name=f"{name}{self.text}",
                category=f"重点检查事项{self.text}",
                methods=(f"实地检查{self.text}", f"书面检查{self.text}"),
                initiating=self.departments[0],
                participating=self.departments[1:],
                basis=f"样例条例第一条{self.text}",
            )
            for id_, name in (("M01", "民爆物品储存"), ("M02", "民爆物品销售"))
        )

    @property
    def checklist(self) -> ChecklistNotice:
        """联合抽查事项清单 (第六条)."""
        return ChecklistNotice(
            bureau=self.bureau,
            edition=1,
            issuer=self.bureau,
            number=f"样工信〔2026〕1号{self.mark}",
            issued_on="2026-01-05",
            effective_from="2026-01-10",
            items=self.items,
        )

    @property
    def plan(self) -> PlanNotice:
        """年度抽查工作计划 (第七条): two lines, of which the task takes the second."""
        one = PlanLine(
            id=f"第6行{self.mark}",
            task=f"食盐批发企业检查{self.text}",
            items=(f"S01{self.mark}",),
            range=f"全市食盐批发企业{self.text}",
            ratio=f"不低于3%{self.text}",
            frequency=f"每年一次{self.text}",
            first="2026-05-01",
            last="2026-10-31",
            initiating=self.departments[0],
            participating=self.departments[1:],
        )
        items = tuple(each.id for each in self.items)
        two = evolve(one, id=self.line, task=f"民爆企业检查{self.text}", items=items)
        return PlanNotice(
            bureau=self.bureau,
            department=self.departments[0],
            year=YEAR,
            version=1,
            edition=1,
            lines=(one, two),
        )

    @property
    def task(self) -> TaskNotice:
        """抽查任务和方案 (第十条)."""
        return TaskNotice(
            code=self.code,
            name=f"民爆企业联合抽查{self.text}",
            department=self.departments[0],
            year=YEAR,
            line=self.line,
            first="2026-05-01",
            last="2026-10-31",
            items=self.items,
            range=f"全市民爆企业{self.text}",
            ratio=f"10%{self.text}",
            participating=self.departments[1:],
        )

    @property
    def team(self) -> tuple[MemberLine, ...]:
        """检查小组 (第十三条): one inspector of each department, the initiating one's leads."""
        return tuple(
            MemberLine(
                inspector=f"样{number:03}{self.mark}",
                department=department,
                leader=number == 1,
                name=f"样例人员{number}{self.text}",
            )
            for number, department in enumerate(self.departments, 1)
        )

    def target_name(self, target: str) -> str:
        """Give a target's name."""
        place = self.targets.index(target) + 1 if target in self.targets else 0
        return f"样例{place}民爆有限公司{self.text}"

    def dispatch(self, department: str) -> DispatchList:
        """下发 (第十一条): the list for an executing department."""
        return DispatchList(
            task=self.code,
            department=department,
            round=1,
            record=H.hex(f"record {self.code}".encode()),
            seed=H.hex(f"seed {self.code}".encode()),
            targets=tuple(
                TargetLine(
                    id=each, name=self.target_name(each), area=f"玉样市甲区{self.text}", members=self.team
                )
                for each in self.targets
            ),
        )

    @property
    def announcement(self) -> DrawAnnouncement:
        """抽取前公告 (第十一条): the first round's."""
        return DrawAnnouncement(
            task=self.code,
            round=1,
            announcement=H.hex(f"announcement {self.code}".encode()),
            pool=len(self.targets) * 10,
            draw_by="2026-05-08T18:00:00+08:00",
            content=attachment_of(CONTENT, f"抽取前公告.json{self.text}", "application/json"),
        )

    @property
    def record(self) -> DrawRecord:
        """抽取记录 (第四条、第十一条): the confirmed round's, which the dispatched lists name."""
        return DrawRecord(
            task=self.code,
            round=1,
            announcement=self.announcement.announcement,
            record=self.dispatches[0].record,
            drawn=len(self.targets),
            content=attachment_of(CONTENT, f"抽取记录.json{self.text}", "application/json"),
        )

    @property
    def pages(self) -> tuple[RegistryPage, ...]:
        """“两库” (第九条): the registry of targets in two pages."""
        named = [(each, self.target_name(each)) for each in (*self.targets, f"后一页{self.mark}")]
        headers = ("统一社会信用代码/注册号", "企业名称")
        edition = H.hex(f"registry {self.code}{self.mark}{self.text}".encode())
        return tuple(registry_pages("targets", edition, headers, named, size=len(self.targets)))

    @property
    def dispatches(self) -> tuple[DispatchList, ...]:
        """下发: the lists for all executing departments."""
        return tuple(map(self.dispatch, self.departments))

    @property
    def substitution(self) -> SubstitutionNotice:
        """更换 (第十三条): the second inspector of the first target's team goes, another of the department comes."""
        leader, out, other = self.team
        comes = evolve(out, inspector=f"样004{self.mark}", name=f"样例人员4{self.text}")
        return SubstitutionNotice(
            task=self.code,
            number=1,
            targets=self.targets[:1],
            out=out.inspector,
            substitute=comes.inspector,
            circumstance=f"岗位调整{self.text}",
            approver=f"样例负责人{self.text}",
            members=(leader, comes, other),
        )

    @property
    def results(self) -> tuple[ResultLine, ...]:
        """检查结果 (第十四条): of every item what was found."""
        found = (f"未发现问题{self.text}",), (f"发现问题已责令改正{self.text}", f"其他{self.text}")
        return tuple(
            ResultLine(item=item.id, name=item.name, results=results)
            for item, results in zip(self.items, found, strict=True)
        )

    def entry(self, target: str, version: int = 1) -> ResultEntry:
        """录入 (第十九条)."""
        leader, _, other = self.team
        return ResultEntry(
            task=self.code,
            target=target,
            version=version,
            record=H.hex(f"sheet {target} {version}".encode()),
            made_on=f"2026-06-{version:02}",
            entered_by=f"样例录入员{self.text}",
            responsible=leader.inspector,
            inspectors=(leader.inspector, other.inspector),
            lines=self.results,
        )

    def evidence(self, target: str, version: int = 1) -> EntryEvidence:
        """证据附件 (第十六条、第十九条): one picture."""
        shot = attachment_of(CONTENT, f"现场照片.jpg{self.text}", "image/jpeg")
        return EntryEvidence(task=self.code, target=target, version=version, attachments=(shot,))

    def feedback(self, target: str, version: int = 1) -> ObjectionFeedback:
        """异议反馈 (第二十条): the first objection of a target, about its published version."""
        reason = f"复查笔录载明已整改{self.text}"
        return ObjectionFeedback(
            task=self.code,
            target=target,
            number=1,
            version=version,
            concluded_on="2026-08-03",
            told_on="2026-08-05",
            remedies=f"可以依法申请行政复议或者提起行政诉讼{self.text}",
            outcomes=(OutcomeLine(item=self.items[0].id, outcome="wrong", reason=reason),),
        )

    def review(self, target: str, version: int, department: str, verdict: Verdict = "pass") -> ReviewDecision:
        """审核 (第十九条): one department's verdict."""
        return ReviewDecision(
            task=self.code,
            target=target,
            version=version,
            department=department,
            reviewer=f"样例审核员{self.text}",
            verdict=verdict,
            reason="" if verdict == "pass" else f"结果与照片不符{self.text}",
        )

    def passes(self, target: str, version: int = 1) -> tuple[ReviewDecision, ...]:
        """审核通过: the verdicts of all executing departments."""
        return tuple(self.review(target, version, department) for department in self.departments)

    def publication(self, target: str, version: int = 1) -> Publication:
        """公示 (第十九条)."""
        return Publication(
            task=self.code,
            task_name=self.task.name,
            plan=self.line,
            plan_name=self.plan.lines[1].task,
            agency=f"玉样市工信局、应急局、消防队{self.text}",
            type="不定向",
            target=target,
            target_name=self.target_name(target),
            version=version,
            finished_on="2026-06-01",
            lines=self.results,
        )

    def correction(self, target: str, version: int = 2) -> Publication:
        """更正 (第二十条): the next version, whose first result is another one."""
        before = self.publication(target, version - 1)
        first, *others = before.lines
        changed = evolve(first, results=(f"发现问题待后续处理{self.text}",))
        return evolve(before, version=version, corrects=version - 1, lines=(changed, *others))

    def before_entry(self) -> tuple[Document, ...]:
        """Give what comes before any result, in order."""
        return (self.checklist, self.plan, self.task, *self.dispatches)

    def before_publication(self, target: str, version: int = 1) -> tuple[Document, ...]:
        """Give a target's entry and its reviews, in order."""
        return (self.entry(target, version), *self.passes(target, version))

    def returned(self, target: str) -> tuple[Document, ...]:
        """Give a target's first entry and its return."""
        return (self.entry(target), self.review(target, 1, self.departments[1], "return"))

    def documents(self) -> tuple[Document, ...]:
        """Give everything, in order; all of it is taken."""
        first, *others = self.targets
        rest = [(*self.before_publication(each), self.publication(each)) for each in others]
        checklist, plan, task, *dispatches = self.before_entry()
        return (
            checklist,
            *self.pages,
            plan,
            task,
            self.announcement,
            self.record,
            *dispatches,
            self.substitution,
            *self.returned(first),
            *self.before_publication(first, 2),
            self.evidence(first, 2),
            self.publication(first, 2),
            self.feedback(first, 2),
            self.correction(first, 3),
            *(document for documents in rest for document in documents),
        )

    @property
    def free(self) -> tuple[Document, ...]:
        """Those of them that need no other."""
        return (self.checklist, self.pages[0])


_WORDED: Final = {
    "checklist": ("items", "basis"),
    "plan": ("lines", "range"),
    "announcement": ("content", "name"),
    "record": ("content", "name"),
    "evidence": ("attachments", "name"),
    "feedback": ("", "remedies"),
    "task": ("", "range"),
    "dispatch": ("targets", "area"),
    "substitution": ("", "approver"),
    "entry": ("", "entered_by"),
    "review": ("", "reviewer"),
    "publicity": ("", "agency"),
}
"""Where each kind has words that no other document repeats; in a list, its first member. A page has them in a cell."""


def reworded(document: Document, words: str) -> Document:
    """Give another document under the same key, whose words differ in one place and which is as good as the first.

    A dispatch is as good only where it is the first of its task, or where the others are reworded likewise.
    """
    if isinstance(document, RegistryPage):
        (id_, _), *others = document.rows
        return evolve(document, rows=((id_, words), *others))
    inner, name = _WORDED[document.kind]
    changed: dict[str, Any] = {name: words}
    if inner:
        found: Any = getattr(document, inner)
        many = isinstance(found, tuple)
        first, *rest = cast("tuple[Any, ...]", found) if many else (found,)
        changed = {inner: (evolve(first, **changed), *rest) if many else evolve(first, **changed)}
    return evolve(document, **changed)
