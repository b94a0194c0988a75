"""一年样例的一户 (第十四条至第十九条、第二十五条): a drawn target's file from the pre-check to publicity, by its case."""

from attrs import evolve

from shuangsuiji.acts import Act
from shuangsuiji.correction import WithholdResult
from shuangsuiji.notice.issuing import DeliverNotice
from shuangsuiji.sheets.before import Delivery
from shuangsuiji.sheets.grounds import Attempt, Evidence, Ground
from shuangsuiji.sheets.items import ItemResult, Measure, Order
from shuangsuiji.sheets.record import Inspection, drafted, signed
from shuangsuiji.sheets.signing import Refusal
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.testing.plain_acts import PlainActs
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
        self._acts = PlainActs(desk.office, task, target)

    def _do(self, act: Act[TargetFile]) -> None:
        self.desk.do(self._acts.stream, act)

    def begin(self, at: str) -> None:
        """立档, 预查比对, 发放通知书; where nobody can be found there is nobody to tell."""
        self.desk.office.open_file(self.code, self.target, "经办员甲", at)
        sources = ("省级平台", "行业业务系统", "档案资料")
        self._do(self._acts.pre_check(at, "登记住所、经营范围与名录一致", sources))
        gone = self.case in {"unreachable", "deregistered"}
        if not gone:
            self._notify(at)
        self.desk.agenda.later(1, self.direct if gone else self.visit, hour="17:00:00")

    def _notify(self, at: str) -> None:
        notice = self._acts.notice(at, self.desk.agenda.day_after(1), "样字")
        self._do(notice)
        later = after(at, hours=4)
        delivery = Delivery(method="直接送达", recipient="联络员", at=later, receipt="已签收")
        version = self._acts.file.notices[-1].version
        delivered = DeliverNotice(by=notice.by, at=later, version=version, delivery=delivery)
        self.desk.agenda.at(later, lambda _: self._do(delivered))

    def visit(self, at: str) -> None:
        """实地检查: the whole team visits; what it finds is the case's."""
        self._do(self._acts.recorded(at, self._seen(at[:10])))
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
            for each in self._acts.file.items
        )
        direct = Inspection(results=lines, grounds=(ground,))
        self._do(self._acts.recorded(at, signed(direct, self._acts.team, at)))
        self.desk.agenda.later(2, self.enter)

    def _seen(self, day: str, problem: str = "") -> Inspection:
        """The signed record of a visit; after a return, of the same visit."""
        team, visit = self._acts.team, self._acts.visit(day)
        results, orders = self._found(problem, visit.ended_at, team)
        plain = drafted(self._acts.file.items, visit, results)
        at = moment(day, "11:30:00")
        found = signed(evolve(plain, orders=orders), team, at, "" if self.case == "refused" else "法定代表人")
        if self.case == "refused":
            refusal = Refusal(reason="负责人称须请示总部", recording=visit.recordings[0].file)
            return evolve(found, refusal=refusal)
        return found

    def _found(
        self, problem: str, at: str, team: CurrentTeam
    ) -> tuple[tuple[ItemResult, ...], tuple[Order, ...]]:
        item = self._acts.file.items[0].id
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
        self._do(self._acts.entry(at))
        if self.case == "withheld":
            ground = "涉及国家秘密，依法不予公开"
            self._do(WithholdResult(by="经办员甲", at=at, ground=ground, approver="局长丁"))
        self.desk.agenda.later(1, self.review)

    def review(self, at: str) -> None:
        """审核: every department passes it; one returns the first version of a target that meets with that."""
        file = self._acts.file
        back = self.case == "returned" and len(file.submissions) == 1
        returned_by = file.departments[-1] if back else ""
        for act in self._acts.reviews(at, "审核员", returned_by, "现场照片与记录不符，请重新核实"):
            self._do(act)
        if back:
            self.desk.agenda.later(3, self.again, hour="17:00:00")
        elif self.case != "withheld":
            self._aftermath.published(self.code, self.target, self.case)

    def again(self, at: str) -> None:
        """重新核实 (第十九条): the team goes through it again, and finds what it had not written down."""
        seen = self._seen(at[:10], problem="复核发现台账缺页")
        self._do(self._acts.recorded(at, seen))
        self.desk.agenda.later(1, self.enter)
