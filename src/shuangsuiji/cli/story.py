"""演示的故事: an invented bureau's year, from the rulebook to publicity, with dates of its own.

Every step is an act that an application would do with the same calls; the screen shows the journal as it grows.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from shuangsuiji import adoption
from shuangsuiji.acts import Act, State
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.calendars.files import combined
from shuangsuiji.calendars.installed import InstalledCalendar
from shuangsuiji.checklist.edition import Edition, Publicity
from shuangsuiji.checklist.issuing import IssueEdition, PublishEdition
from shuangsuiji.checklist.item import Item
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.errors import ActRefused, fault
from shuangsuiji.findings import Override
from shuangsuiji.office.draws import JournalledDraw
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.registries import read_registries
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.office.service import Done, Office
from shuangsuiji.office.watch import Watch
from shuangsuiji.plan.publishing import PublishPlan
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.registries.confirmation import (
    REGISTRIES,
    ConfirmRegistry,
    registry_digest,
    registry_stream,
)
from shuangsuiji.replay import Journalled
from shuangsuiji.sheets.before import Delivery
from shuangsuiji.sheets.items import ItemResult
from shuangsuiji.task.scheme import Scheme
from shuangsuiji.task.scheme_document import Guidance, ItemScheme, SchemeDocument
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import Setup, task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.teams.candidates import candidates
from shuangsuiji.teams.substituting import Method, SubstituteInspector
from shuangsuiji.testing.plain_acts import PlainActs

CLERK: Final = "经办员甲"
HEAD: Final = "科长乙"
DIRECTOR: Final = "局长丙"
_YEAR: Final = 2026
_ROW: Final = "1"
_GUIDANCE: Final = Guidance(title="工业和信息化领域双随机检查指引", version="2026年版")
_BASES: Final = (
    "《食盐专营办法》",
    "《节约能源法》",
    "《监控化学品管理条例》",
    "《民用爆炸物品安全管理条例》",
)


class Story:
    """故事: the bureau's acts in order.

    Args:
        store: where the journal is kept.
        platform: the platform.
        base: the folder with the task's files.
        scheme: the task's TASK.toml.
        tell: is told every journal entry.
        tick: is told the time of the story whenever it moves.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        base: Path,
        scheme: Scheme,
        tell: Callable[[Journalled], None],
        tick: Callable[[str], None],
    ) -> None:
        self._tick = tick
        self.at("2026-01-04T09:00:00+08:00")
        self._base, self.scheme = base, scheme
        self.office = Office(
            store,
            combined((InstalledCalendar(),)),
            platform,
            clock=lambda: datetime.fromisoformat(self._time),
            journalled=tell,
        )

    def _do(self, stream: str, act: Act[State], *overrides: Override) -> Done[State]:
        self.at(act.at)
        return self.office.do(stream, act, overrides)

    def rules_and_checklist(self) -> None:
        """采用规则集, 制定并公示联合清单 (第五条、第六条)."""
        rules = builtin_rulebook("2026-01-01")
        at = "2026-01-04T09:00:00+08:00"
        self._do(adoption.STREAM, AdoptRulebook(by="领导小组办公室", at=at, rulebook=rules))
        edition = self._edition(rules.bureau)
        at = "2026-01-05T09:00:00+08:00"
        self._do(CHECKLIST, IssueEdition(by=edition.issuer, at=at, edition=edition))
        for channel in rules.keys.channels.value:
            if channel not in self.office.checklist().editions[0].channels:
                shown = Publicity(channel=channel, address=f"{channel}·通知公告", on="2026-01-06")
                at = "2026-01-06T10:00:00+08:00"
                self._do(CHECKLIST, PublishEdition(by="政策法规科", at=at, edition=1, publicity=shown))

    def _edition(self, bureau: str) -> Edition:
        task = self.scheme.task
        items = tuple(
            Item(
                id=f"GX{number:02}",
                name=name,
                category="一般检查事项",
                methods=("实地检查",),
                initiating=task.initiating,
                participating=task.participating,
                basis=basis,
                provincial=f"YN-GX-{number:03}",
            )
            for number, (name, basis) in enumerate(zip(task.items, _BASES, strict=True), 1)
        )
        return Edition(
            number=1,
            bureau=bureau,
            issuer="市双随机一公开领导小组",
            document="玉工信联〔2026〕1号",
            issued_on="2026-01-05",
            effective_from="2026-01-05",
            cause="立",
            items=items,
        )

    def plan(self) -> None:
        """公布年度计划 (第七条)."""
        edition = self.office.checklist().editions[0].edition
        task = self.scheme.task
        row = PlanRow(
            id=_ROW,
            task="工业和信息化领域联合抽查",
            items=tuple(each.id for each in edition.items),
            range=task.range,
            ratio=self.scheme.targets.ratio,
            frequency="每年1次",
            first="2026-04-01",
            last="2026-12-31",
            initiating=task.initiating,
            participating=task.participating,
        )
        act = PublishPlan(
            by=CLERK,
            at="2026-03-20T09:00:00+08:00",
            department=task.initiating,
            year=_YEAR,
            edition=edition,
            rows=(row,),
        )
        self._do(plan_stream(_YEAR, task.initiating), act)

    def registries(self, watch: Watch) -> None:
        """更新确认两库 (第九条)."""
        found = read_registries(self.scheme, self._base, watch)
        at = "2026-11-25T09:00:00+08:00"
        inspectors = found.inspectors or ()
        digests = (registry_digest(found.targets), registry_digest(inspectors))
        counts = (len(found.targets), len(inspectors))
        for registry, digest, count in zip(REGISTRIES, digests, counts, strict=True):
            source = found.sources[registry].file
            act = ConfirmRegistry(
                by="名录管理员", at=at, registry=registry, count=count, digest=digest, sources=(source,)
            )
            self._do(registry_stream(registry), act)

    def task(self) -> None:
        """设置任务 (第十条)."""
        listed = self.office.checklist().editions[0]
        plan = self.office.plan(_YEAR, self.scheme.task.initiating)
        row = plan.row(_ROW) if plan else None
        if row is None:
            raise ActRefused(fault("SSJ-OFFICE-NO-TASK", task=self.scheme.code))
        task = self.scheme.task
        setup = Setup(
            code=self.scheme.code,
            name=self.scheme.name,
            first=task.from_,
            last=task.to,
            items=listed.edition.items,
            range=task.range,
            ratio=self.scheme.targets.ratio,
            initiating=task.initiating,
            participating=task.participating,
            year=_YEAR,
            row=row.id,
            plan_name=row.task,
            scheme=SchemeDocument(
                items=tuple(ItemScheme(item=each.id, guidance=(_GUIDANCE,)) for each in listed.edition.items)
            ),
        )
        act = CreateTask(
            by=CLERK,
            at="2026-11-26T09:00:00+08:00",
            setup=setup,
            edition=1,
            channels=listed.channels,
            row=row,
        )
        self._do(task_stream(self.scheme.code), act)

    def draw(self, folder: Path) -> JournalledDraw:
        """Give the task's draw in its folder; its times are the caller's."""
        return JournalledDraw(self.office, TaskFolder(folder), self.scheme.code)

    def ratios_approved(self, at: str) -> list[Override]:
        """例外批准: the director answers for strata that are drawn by a ratio other than the task's."""
        reasons = (
            ("个体工商户", "规模小、风险低，按2%"),
            ("农民专业合作社", "上年问题较多，按5%"),
            ("其他组织", "户数少，按5%"),
        )
        return [
            Override(code="SSJ-A10-6", subject=stratum, reason=reason, by=DIRECTOR, at=at)
            for stratum, reason in reasons
        ]

    def at(self, time: str) -> str:
        """Let the story's clock stand at a time, and give it."""
        self._time = time
        self._tick(time)
        return time

    @property
    def locked(self) -> Task:
        """The task as it stands."""
        found: Task = self.office.state(task_stream(self.scheme.code))
        return found

    def targets(self) -> tuple[str, ...]:
        """The drawn targets in drawn order."""
        lock = self.locked.lock
        return tuple(each.entry.id for each in lock.targets) if lock else ()

    def substitute(self, target: str, at: str, circumstance: str, method: Method, *, leader: bool) -> None:
        """更换 (第十三条): the leader or the last member of a target's team; next in order, or appointed."""
        task = self.locked
        team = task.team(target)
        if team is None:
            raise ActRefused(fault("SSJ-TEAM-UNIT", unit=target))
        out = team.leader if leader else team.members[-1].inspector
        able = candidates(task, target, out)
        if not able:
            raise ActRefused(fault("SSJ-TEAM-ORDER", expected="—"))
        substitute = able[0] if method == "next-in-order" else able[-1]
        act = SubstituteInspector(
            by=HEAD,
            at=at,
            task=task.setup.code,
            unit=target,
            out=out,
            substitute=substitute,
            name=task.name(substitute.id) or substitute.id,
            circumstance=circumstance,
            method=method,
            approver=DIRECTOR,
            approved_at=at,
        )
        self._do(task_stream(self.scheme.code), act)

    def notify(self, target: str, at: str, planned_on: str) -> None:
        """预查比对, 发放通知书 (第十六条): before the visit."""
        self.office.open_file(self.scheme.code, target, CLERK, self.at(at))
        acts = self._acts(target)
        summary = "存续，上年年报已公示，无在办案件"
        self._do(acts.stream, acts.pre_check(at, summary, ("省级平台", "行业业务系统")))
        delivery = Delivery(method="电子送达", recipient="联络员", at=at, receipt="已阅")
        self._do(acts.stream, acts.notice(at, planned_on, "样例", delivery))

    def inspect(self, target: str, at: str, *results: ItemResult) -> None:
        """检查 (第十六条、第十七条): the team visits, all sign; every item that is not named has no problem.

        After a return the same visit is looked into again, and signed anew.
        """
        acts = self._acts(target)
        self._do(acts.stream, acts.visited(at, acts.visit(at[:10]), results))

    def enter(self, target: str, at: str) -> None:
        """录入 (第十九条)."""
        acts = self._acts(target)
        self._do(acts.stream, acts.entry(at, "录入员丁"))

    def review(self, target: str, at: str, returned_by: str = "", reason: str = "") -> None:
        """审核 (第十九条): every department passes it, up to one that returns it."""
        acts = self._acts(target)
        for act in acts.reviews(at, returned_by=returned_by, reason=reason):
            self._do(acts.stream, act)

    def _acts(self, target: str) -> PlainActs:
        return PlainActs(self.office, self.scheme.code, target)
