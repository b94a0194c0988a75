"""一年样例的一户 (第十四条至第十九条、第二十五条): a drawn target's file from the pre-check to publicity, by its case."""

from attrs import evolve

from shuangsuiji.correction import WithholdResult
from shuangsuiji.exchange import digest_of
from shuangsuiji.inspection.entering import EnterResult
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.notice.issuing import DeliverNotice, IssueNotice
from shuangsuiji.notice.pre_check import RecordPreCheck, items_beyond
from shuangsuiji.review import ReviewResult
from shuangsuiji.sheets.before import Delivery, Officer
from shuangsuiji.sheets.grounds import Attempt, Evidence, Ground
from shuangsuiji.sheets.items import ItemResult, Measure, Order
from shuangsuiji.sheets.record import Inspection, drafted, signed
from shuangsuiji.sheets.signing import Refusal
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.lock import CurrentTeam
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.testing.line import file_team, visit_on
from shuangsuiji.testing.year.aftermath import Aftermath
from shuangsuiji.testing.year.agenda import after, moment
from shuangsuiji.testing.year.cases import Case
from shuangsuiji.testing.year.desk import Desk

_LATE = 25
_ROUTES = ("登记的住所（经营场所）", "留存联络方式")


class Following:
    """一户.

    Args:
        desk: where acts are done.
        task: the task's code.
        target: the target.
        case: what it meets with.
        aftermath: what comes after publicity.
    """

    def __init__(self, desk: Desk, task: str, target: str, case: Case, aftermath: Aftermath) -> None:
        self.desk, self.code, self.target = desk, task, target
        self.case: Case = case
        self._aftermath = aftermath
        self.stream = file_stream(task, target)

    @property
    def task(self) -> Task:
        """The task as it stands."""
        found: Task = self.desk.state(task_stream(self.code))
        return found

    @property
    def file(self) -> TargetFile:
        """The file as it stands."""
        found: TargetFile = self.desk.state(self.stream)
        return found

    @property
    def team(self) -> CurrentTeam:
        """The team as it stands."""
        return file_team(self.task, self.target)

    def begin(self, at: str) -> None:
        """立档, 预查比对, 发放通知书; where nobody can be found there is nobody to tell."""
        self.desk.office.open_file(self.code, self.target, "经办员甲", at)
        team, task = self.team, self.task
        edition = self.desk.office.checklist().editions[task.edition - 1].edition
        pre_check = RecordPreCheck(
            by=team.leader,
            at=at,
            task=self.code,
            target=self.target,
            team=team,
            inspector=team.leader,
            sources=("省级平台", "行业业务系统", "档案资料"),
            summary="登记住所、经营范围与名录一致",
            beyond=items_beyond(edition, task, self.target),
        )
        self.desk.do(self.stream, pre_check)
        gone = self.case in {"unreachable", "deregistered"}
        if not gone:
            self._notify(at, team)
        self.desk.agenda.later(1, self.direct if gone else self.visit, hour="17:00:00")

    def _notify(self, at: str, team: CurrentTeam) -> None:
        day = self.desk.agenda.day_after(1)
        officers = tuple(
            Officer(inspector=each, name=self.desk.names[each], certificate=f"样字{each}")
            for each in team.inspectors
        )
        act = IssueNotice(
            by=team.leader,
            at=at,
            task=self.code,
            target=self.target,
            team=team,
            officers=officers,
            planned_on=day,
            materials=self.file.materials,
        )
        self.desk.do(self.stream, act)
        later = after(at, hours=4)
        delivery = Delivery(method="直接送达", recipient="联络员", at=later, receipt="已签收")
        version = self.file.notices[-1].version
        delivered = DeliverNotice(by=team.leader, at=later, version=version, delivery=delivery)
        self.desk.agenda.at(later, lambda _: self.desk.do(self.stream, delivered))

    def visit(self, at: str) -> None:
        """实地检查: the whole team visits; what it finds is the case's."""
        self._record(at, self._seen(at[:10]))
        self.desk.agenda.later(_LATE if self.case == "late" else 2, self.enter)

    def direct(self, at: str) -> None:
        """直接形成结果 (第十八条)."""
        day = at[:10]
        if self.case == "unreachable":
            attempts = tuple(Attempt(route=each, on=day, outcome="无人应答") for each in _ROUTES)
            ground = Ground(
                result="UNREACHABLE", facts="两种途径均联系不上", decided_on=day, attempts=attempts
            )
        else:
            read = Evidence(source="国家企业信用信息公示系统", on=day, reference="登记状态：注销")
            ground = Ground(
                result="DEREGISTERED", facts="抽取后办理注销登记", decided_on=day, evidence=(read,)
            )
        lines = tuple(
            ItemResult(item=each.id, results=(ground.result,), problem=ground.facts)
            for each in self.file.items
        )
        self._record(at, signed(Inspection(results=lines, grounds=(ground,)), self.team, at))
        self.desk.agenda.later(2, self.enter)

    def _record(self, at: str, inspection: Inspection) -> None:
        act = RecordInspection(
            by=self.team.leader,
            at=at,
            task=self.code,
            target=self.target,
            team=self.team,
            inspection=inspection,
            repeals=self.desk.office.checklist().repeals_on(at[:10]),
        )
        self.desk.do(self.stream, act)

    def _seen(self, day: str, problem: str = "") -> Inspection:
        """The signed record of a visit."""
        team, visit = self.team, visit_on(day, self.team)
        results, orders = self._found(problem, visit.ended_at, team)
        plain = drafted(self.file.items, visit, results)
        at = moment(day, "11:30:00")
        found = signed(evolve(plain, orders=orders), team, at, "" if self.case == "refused" else "法定代表人")
        if self.case == "refused":
            refusal = Refusal(reason="负责人称须请示总部", recording=visit.recordings[0].file)
            return evolve(found, refusal=refusal)
        return found

    def _found(
        self, problem: str, at: str, team: CurrentTeam
    ) -> tuple[tuple[ItemResult, ...], tuple[Order, ...]]:
        item = self.file.items[0].id
        if self.case == "oral":
            measure = Measure(name="责令停止违法活动", form="oral")
            order = Order(
                item=item, measure=measure.name, text="立即停用未检定的计量器具", at=at, by=team.leader
            )
            line = ItemResult(
                item=item, results=("CORRECTED",), problem="计量器具未检定", measures=(measure,)
            )
            return (line,), (order,)
        if self.case in {"pending", "crime"}:
            measures = (Measure(name="固定证据"), Measure(name="移送", number="移〔2026〕1号"))
            words = "涉嫌销售假冒产品" if self.case == "crime" else "进货查验记录缺失，须进一步核查"
            return (ItemResult(item=item, results=("PENDING",), problem=words, measures=measures),), ()
        if self.case in {"problem", "objection"} or problem:
            words = problem or "进货查验记录不全"
            measure = Measure(name="督促整改", number="责改〔2026〕1号")
            return (ItemResult(item=item, results=("CORRECTED",), problem=words, measures=(measure,)),), ()
        return (), ()

    def enter(self, at: str) -> None:
        """录入: the leader answers for it."""
        file = self.file
        leader = file.team.leader
        act = EnterResult(by=leader, at=at, record=digest_of(file.inspection), responsible=leader)
        self.desk.do(self.stream, act)
        if self.case == "withheld":
            ground = "涉及国家秘密，依法不予公开"
            self.desk.do(self.stream, WithholdResult(by="经办员甲", at=at, ground=ground, approver="局长丁"))
        self.desk.agenda.later(1, self.review)

    def review(self, at: str) -> None:
        """审核: every department passes it; one returns the first version of a target that meets with that."""
        file = self.file
        version = len(file.submissions)
        back = self.case == "returned" and version == 1
        for department in file.departments:
            returns = back and department == file.departments[-1]
            act = ReviewResult(
                by=f"{department}审核员",
                at=at,
                department=department,
                version=version,
                verdict="return" if returns else "pass",
                reason="现场照片与记录不符，请重新核实" if returns else "",
            )
            self.desk.do(self.stream, act)
        if back:
            self.desk.agenda.later(3, self.again, hour="17:00:00")
        elif self.case != "withheld":
            self._aftermath.published(self.code, self.target, self.case)

    def again(self, at: str) -> None:
        """重新核实 (第十九条): the team looks again, and finds what it had not written down."""
        self._record(at, self._seen(at[:10], problem="复核发现台账缺页"))
        self.desk.agenda.later(1, self.enter)
