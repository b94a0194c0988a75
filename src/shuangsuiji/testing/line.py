"""一条线样例: an invented small bureau that goes the whole way, from the rulebook to publicity, act by act.

Each step is a function, so that a test or an example can stop anywhere, or do a step its own way.
"""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from shuangsuiji import adoption
from shuangsuiji.acts import DAY_LENGTH, Act, State
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.checklist.edition import Publicity
from shuangsuiji.checklist.issuing import IssueEdition, PublishEdition
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Announcement, Slot, Voids
from shuangsuiji.draw.entropy import Contribution, commitment
from shuangsuiji.draw.journal import reveal_digest
from shuangsuiji.draw.record import Record, draw
from shuangsuiji.findings import Override
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.office.service import Done, Office
from shuangsuiji.plan.publishing import PublishPlan
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.procedure import LATE
from shuangsuiji.registries.confirmation import REGISTRIES, ConfirmRegistry, registry_stream
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.before import Delivery
from shuangsuiji.sheets.items import ItemResult
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.differentiation import FlaggedTarget
from shuangsuiji.task.locking import locking
from shuangsuiji.task.rounds import RevealSource, current_round
from shuangsuiji.task.selection import SelectionMode, random_modes
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.testing.plain_acts import PlainActs
from shuangsuiji.testing.samples import (
    BUREAU,
    CALENDAR,
    CODE,
    EMERGENCY,
    MARKET,
    PARTIES,
    H,
    edition,
    entries,
    entries_digest,
    plan_row,
    setup,
)


class Line:
    """一条线: the small bureau with its office; each step does one stage and gives the state that follows.

    Args:
        store: where the journal is kept; in memory unless given.
        platform: where documents go; nowhere unless given.
        rules: the rulebook; 玉溪's unless given.
        targets: how many targets the registry has.
        inspectors: how many inspectors, a third in each department.
    """

    def __init__(
        self,
        store: Store | None = None,
        platform: Platform | None = None,
        rules: Rulebook | None = None,
        targets: int = 60,
        inspectors: int = 18,
    ) -> None:
        self.rules = rules or builtin_rulebook("2026-01-01")
        self.clock = "2026-01-04T09:00:00+08:00"
        self.store = store or MemoryStore()
        self.office = Office(self.store, CALENDAR, platform, clock=lambda: datetime.fromisoformat(self.clock))
        self.targets, self.inspectors = entries(targets, inspectors)
        self.names = {each.id: f"{each.id}号" for each in (*self.targets, *self.inspectors)}
        self.rolls = FrozenRolls(targets=freeze(self.targets, H), inspectors=freeze(self.inspectors, H))
        self.nonces = {party: H.hex(party.encode()) for party in PARTIES}

    def do(self, stream: str, act: Act[State], *overrides: Override) -> Done[State]:
        """Do an act at the time that it says; whoever puts it on record on a later day says why."""
        self.clock = max(self.clock, act.at)
        return self.office.do(stream, act, [*overrides, *self._late(act, overrides)])

    def _late(self, act: Act[State], overrides: Sequence[Override]) -> list[Override]:
        if act.day == self.clock[:DAY_LENGTH] or any(each.code == LATE for each in overrides):
            return []
        return [Override(code=LATE, reason="外出检查，回局后补录", by=act.by, at=self.clock)]

    def prepare(self) -> None:
        """采用规则集, 制定并公示清单, 公布计划, 更新确认两库."""
        rules, at = self.rules, "2026-01-04T09:00:00+08:00"
        self.do(adoption.STREAM, AdoptRulebook(by="领导小组办公室", at=at, rulebook=rules))
        at = "2026-01-05T09:00:00+08:00"
        self.do(CHECKLIST, IssueEdition(by="市双随机一公开领导小组", at=at, edition=edition()))
        self.show()
        self.do(
            plan_stream(2026, BUREAU),
            PublishPlan(
                by="经办员甲",
                at="2026-03-02T09:00:00+08:00",
                department=BUREAU,
                year=2026,
                edition=edition(),
                rows=(plan_row(),),
            ),
        )
        self.confirm_registries("2026-04-20T09:00:00+08:00")

    def show(self) -> None:
        """公示清单 on every channel on which it is not shown yet."""
        for channel in self.rules.keys.channels.value:
            if channel not in self.office.checklist().editions[0].channels:
                shown = Publicity(channel=channel, address=f"{channel}公告栏", on="2026-01-08")
                at = "2026-01-08T09:00:00+08:00"
                self.do(CHECKLIST, PublishEdition(by="政策法规科", at=at, edition=1, publicity=shown))

    def confirm_registries(self, at: str) -> None:
        """更新确认两库."""
        for name, found in zip(REGISTRIES, (self.targets, self.inspectors), strict=True):
            act = ConfirmRegistry(
                by="名录管理员", at=at, registry=name, count=len(found), digest=entries_digest(found)
            )
            self.do(registry_stream(name), act)

    def create_task(self, code: str = CODE) -> Task:
        """设置任务."""
        act = CreateTask(
            by="经办员甲",
            at="2026-04-21T09:00:00+08:00",
            setup=setup(code),
            edition=1,
            channels=self.office.checklist().editions[0].channels,
            row=plan_row(),
        )
        task: Task = self.do(task_stream(code), act).state
        return task

    def announce(
        self,
        code: str = CODE,
        round_: int = 1,
        modes: Sequence[SelectionMode] = (),
        **plan: Any,  # noqa: ANN401  -- an InspectorPlan's members
    ) -> Announcement:
        """公告抽取, with two parties' commitments; a later round names the void one before it.

        Every department draws its inspectors at random, unless `modes` says otherwise; none does where `rolls` has no
        inspectors.
        """
        act = self.announcing(code, round_, modes=modes, **plan)
        self.do(task_stream(code), act)
        return act.announcement

    def announcing(
        self,
        code: str = CODE,
        round_: int = 1,
        strata: Sequence[StratumPlan] = (StratumPlan(name="企业", ratio=Fraction(1, 10)),),
        modes: Sequence[SelectionMode] = (),
        **plan: Any,  # noqa: ANN401  -- as in `announce`
    ) -> AnnounceDraw:
        """Make the act that announces a round; who is flagged on the day stands in it."""
        drawn = self.rolls.inspectors is not None
        before = current_round(self.task(code))
        voided = before.voided if before else None
        at = max(voided.at if voided else "", "2026-04-22T09:00:00+08:00")
        occasion = Occasion(
            task=code,
            entropy=tuple(
                Contribution(party=party, commitment=commitment(H, party, code, round_, nonce))
                for party, nonce in self.nonces.items()
            ),
            made_at=at,
            draw_by="2026-04-30T17:00:00+08:00",
            round=round_,
            voids=Voids(announcement=voided.announcement, reason=voided.body.reason) if voided else None,
        )
        slots = (
            Slot(department=BUREAU, count=2, leads=True, area="any"),
            Slot(department=MARKET, count=1, leads=False, area="any"),
            Slot(department=EMERGENCY, count=1, leads=False, area="any"),
        )
        members: dict[str, Any] = {"slots": slots, **plan}
        announcement = announce(occasion, self.rolls, strata, InspectorPlan(**members) if drawn else None)
        confirmed = [self.office.registry(name).latest for name in REGISTRIES[: 2 if drawn else 1]]
        digests = (entries_digest(self.targets), entries_digest(self.inspectors))
        flags = self.office.flags().flagged_on(at[:10])
        return AnnounceDraw(
            by="经办员甲",
            at=at,
            announcement=announcement,
            confirmed=tuple(each for each in confirmed if each),
            flagged=tuple(
                FlaggedTarget(
                    target=target,
                    words=words,
                    entries=(target,) if self.rolls.targets.find(target) else (),
                )
                for target, words in flags.items()
            ),
            digests=digests[: len(confirmed)],
            repeals=self.office.checklist().repeals_on(at[:10]),
            modes=tuple(modes) or random_modes(self.task(code).setup.departments, self.inspectors),
        )

    def reveal(self, announcement: Announcement) -> None:
        """揭示: every party's nonce goes on record."""
        for index, nonce in enumerate(self.nonces.values()):
            act = RevealSource(
                by=PARTIES[index],
                at=max(self.task(announcement.task).draw[-1].at, f"2026-04-23T09:0{index}:00+08:00"),
                announcement=announcement.digest(),
                index=index,
                reveal=reveal_digest(nonce, announcement.h),
            )
            self.do(task_stream(announcement.task), act)

    def draw(self, announcement: Announcement) -> Record:
        """抽取."""
        rolls = self.rolls
        reveals = list(self.nonces.values())
        return draw(announcement, reveals, rolls.targets, rolls.inspectors, rolls.recusals).record

    def lock(self, record: Record, *overrides: Override) -> Task:
        """确认并锁定."""
        task = self.task(record.announcement.task)
        act = locking(
            task,
            record,
            self.rolls,
            self.names,
            self.office.checks(2026),
            by="科长乙",
            at="2026-04-24T09:00:00+08:00",
        )
        locked: Task = self.do(task_stream(task.setup.code), act, *overrides).state
        return locked

    def drawn(self, code: str = CODE, **plan: Any) -> Task:  # noqa: ANN401  -- as in `announce`
        """From the task's setting to the lock, in one go."""
        self.create_task(code)
        announcement = self.announce(code, **plan)
        self.reveal(announcement)
        return self.lock(self.draw(announcement))

    def task(self, code: str = CODE) -> Task:
        """Give the task as it stands."""
        found: Task = self.office.state(task_stream(code))
        return found

    def file(self, target: str, code: str = CODE) -> TargetFile:
        """立档."""
        self.clock = max(self.clock, "2026-05-06T09:00:00+08:00")
        return self.office.open_file(code, target, "经办员甲", self.clock)

    def _opened(self, target: str, code: str) -> PlainActs:
        """Give what is plainly done with a target whose file is open."""
        self.file(target, code)
        return PlainActs(self.office, code, target)

    def prepare_visit(
        self, target: str, at: str = "2026-05-11T10:00:00+08:00", code: str = CODE
    ) -> TargetFile:
        """预查比对, 发放通知书: what comes before the visit, for the team as it stands; of what was done nothing is done again."""
        acts = self._opened(target, code)
        if acts.file.notices and acts.file.notices[-1].at >= at:
            return acts.file
        self.do(acts.stream, acts.pre_check(at, "存续，年报已公示", ("省级平台", "行业业务系统")))
        delivery = Delivery(method="直接送达", recipient="联络员", at=at, receipt="已签收")
        notified: TargetFile = self.do(acts.stream, acts.notice(at, "2026-05-12", "滇F", delivery)).state
        return notified

    def record(
        self,
        target: str,
        at: str = "2026-05-12T17:00:00+08:00",
        code: str = CODE,
        results: Sequence[ItemResult] = (),
    ) -> TargetFile:
        """检查: the whole team visits, and all sign on the same day; after a return the same visit is signed anew."""
        self.prepare_visit(target, code=code)
        acts = self._opened(target, code)
        act = acts.visited(at, acts.visit(at[:10]), results)
        found: TargetFile = self.do(acts.stream, act).state
        return found

    def enter(self, target: str, at: str = "2026-05-13T09:00:00+08:00", code: str = CODE) -> TargetFile:
        """录入: the leader answers for it."""
        acts = self._opened(target, code)
        found: TargetFile = self.do(acts.stream, acts.entry(at)).state
        return found

    def review(
        self,
        target: str,
        at: str = "2026-05-14T09:00:00+08:00",
        code: str = CODE,
        returned_by: str = "",
        reason: str = "",
    ) -> TargetFile:
        """审核: every department passes the latest version, up to one that returns it."""
        acts = self._opened(target, code)
        for act in acts.reviews(at, returned_by=returned_by, reason=reason):
            self.do(acts.stream, act)
        return acts.file
