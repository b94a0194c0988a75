"""任务的办理 (第十条、第十一条): a task is set up, its draw announced, revealed, confirmed, which locks it, or voided."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji import merkle
from shuangsuiji.acts import Acknowledge, Act, Opening, Others
from shuangsuiji.checklist import STREAM, Checklist
from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.compare import arithmetic_faults
from shuangsuiji.draw.entropy import check_reveals, parties_of
from shuangsuiji.draw.journal import Body, Confirmed, Revealed, Round, Voided, round_faults
from shuangsuiji.draw.record import Announced, Record, other_rolls, recompute
from shuangsuiji.draw.rounds import earlier_faults, withheld_faults
from shuangsuiji.errors import ActRefused, DrawStopped, Fault, InvalidInput, fault
from shuangsuiji.exchange import TaskNotice
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at, at_least, at_least_one, digests, filled, free_texts, identifiers, no_twice
from shuangsuiji.plan import Plan, PlanRow, plan_stream, settled
from shuangsuiji.registries.confirmation import Confirmation, Confirmations, RegistryName, registry_stream
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll
from shuangsuiji.rolls.roll import read as read_roll
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.state import (
    CurrentMember,
    CurrentTeam,
    DrawnTarget,
    ItemsLeft,
    Lock,
    Named,
    Origin,
    Pair,
    Setup,
    Task,
    Waiver,
)
from shuangsuiji.workdays import Calendar

_REGISTRIES: Final[tuple[RegistryName, ...]] = ("targets", "inspectors")


@frozen(kw_only=True)
class CreateTask(Opening[Task]):
    """设置抽查任务 (第十条).

    Args:
        setup: the six elements.
        edition: the checklist's edition in force.
        channels: where that edition was shown to the public by now.
        row: the plan's row.
    """

    setup: Setup
    edition: int
    channels: tuple[str, ...]
    row: PlanRow
    kind: Literal["create-task"] = "create-task"
    article: ClassVar[str] = "第十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, edition=self.edition)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The checklist is public, the task lies within its plan's row, and its ratio is settled."""
        setup, row = self.setup, self.row
        least = rules.keys.min_channels_for_draw.value
        if len(self.channels) < least:
            yield fault("SSJ-TASK-CHANNELS", at("$.channels"), least=least, found=len(self.channels))
        if setup.row != row.id or setup.initiating != row.initiating or setup.plan_name != row.task:
            yield fault("SSJ-TASK-ROW", at("$.setup.row"), row=row.id, initiating=row.initiating)
        if setup.first < row.first or setup.last > row.last:
            yield fault("SSJ-TASK-WINDOW", at("$.setup.first"), first=row.first, last=row.last)
        for index, item in enumerate(setup.items):
            if item.id not in row.items:
                yield fault("SSJ-TASK-ITEM", at(f"$.setup.items[{index}]"), item=item.id, row=row.id)
        if not settled(setup.ratio):
            yield fault("SSJ-TASK-RATIO", at("$.setup.ratio"), ratio=setup.ratio)
        if rules.effective_from is None or self.at[:10] < rules.effective_from:
            yield fault("SSJ-TASK-RULES", effective=rules.effective_from or "—")

    def findings(self, state: Task, rules: Rulebook, calendar: Calendar) -> Iterator[Finding]:
        """Channels that are missing, another ratio or other departments than the plan's, an initiator of another item."""
        setup = self.setup
        for channel in rules.keys.channels.value:
            if channel not in self.channels:
                yield finding("SSJ-A06-4", rules, "channels", subject=channel, channel=channel)
        if setup.ratio != self.row.ratio:
            yield article_finding("SSJ-A10-6", "第十条", planned=self.row.ratio, ratio=setup.ratio)
        if set(setup.participating) != set(self.row.participating):
            yield article_finding("SSJ-A07-7", "第七条", subject=self.row.id, item=self.row.task)
        for item in setup.items:
            if item.initiating != setup.initiating:
                yield article_finding("SSJ-A05-3", "第五条", subject=item.id, initiating=item.initiating)

    def after(self, state: Task | None) -> Task:
        """Give the state that follows."""
        return Task(setup=self.setup, edition=self.edition)

    def relies(self) -> tuple[str, ...]:
        """Items and channels are the checklist's, the row is the plan's."""
        return STREAM, plan_stream(self.setup.year, self.setup.initiating)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare items, channels and row with their sources."""
        checklist: Checklist | None = others(STREAM)
        listed = checklist.in_force(date.fromisoformat(self.at[:10])) if checklist else None
        known = listed.edition if listed else None
        if (
            listed is None
            or known is None
            or known.number != self.edition
            or listed.channels != self.channels
            or any(known.item(item.id) != item for item in self.setup.items)
        ):
            yield fault("SSJ-ACT-FACT", at("$.edition"), stream=STREAM)
        stream = plan_stream(self.setup.year, self.setup.initiating)
        plan: Plan | None = others(stream)
        if plan is None or plan.row(self.row.id) != self.row:
            yield fault("SSJ-ACT-FACT", at("$.row"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"code": self.setup.code, "name": self.setup.name, "ratio": self.setup.ratio}


def _journalled(state: Task, body: Body, announcement: Announcement, instant: str) -> Iterator[Fault]:
    """Judge whether the draw's own journal allows an entry now (spec 3.4, 3.5, 13)."""
    try:
        state.draw_journal().append(body, announcement.digest(), instant, announcement.h)
    except ActRefused as error:
        yield from (each.at(at("")) for each in error.faults)


def _with_entry(state: Task, body: Body, announcement: Announcement, instant: str) -> Task:
    journal = state.draw_journal().append(body, announcement.digest(), instant, announcement.h)
    return evolve(state, draw=journal.entries)


def _within(member: str, found: Fault) -> Fault:
    return found.at(at(f"$.{member}{found.place.path.removeprefix('$')}"))


def current_round(state: Task) -> Round | None:
    """Give the last announced round; None before the first."""
    rounds = state.draw_journal().rounds()
    return rounds[-1] if rounds else None


@frozen(kw_only=True)
class AnnounceDraw(Act[Task]):
    """抽取前公告 (第十一条): the rolls are frozen and announced, and the source of chance is fixed.

    Args:
        announcement: the announcement.
        confirmed: the latest confirmation of each registry that is drawn from.
        digests: the digests of the registries at the freeze, in the same order.
        waivers: targets in the roll that a cap or a repeat would have excluded (第八条).
        left: targets in the roll that some items were inspected of this year already (第二十三条).
    """

    announcement: Announcement
    confirmed: tuple[Confirmation, ...]
    digests: tuple[str, ...]
    waivers: tuple[Waiver, ...] = ()
    left: tuple[ItemsLeft, ...] = ()
    kind: Literal["announce-draw"] = "announce-draw"
    article: ClassVar[str] = "第十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        for digest in self.digests:
            yield from digests(digests=digest)
        yield from no_twice(".waivers", (each.target for each in self.waivers))
        yield from no_twice(".left", (each.target for each in self.left))

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """Both registries are confirmed this year, slots are of the task's departments, quotas follow from the ratios."""
        announced = self.announcement
        if announced.task != state.setup.code:
            yield fault(
                "SSJ-TASK-OTHER", at("$.announcement"), expected=state.setup.code, found=announced.task
            )
        if announced.round != len(state.announcements) + 1:
            place = at("$.announcement.round")
            yield fault("SSJ-TASK-ROUND", place, expected=len(state.announcements) + 1, found=announced.round)
        yield from self._registry_faults()
        for index, slot in enumerate(announced.inspectors.slots if announced.inspectors else ()):
            place = at(f"$.announcement.inspectors.slots[{index}]")
            if slot.department not in state.setup.departments:
                yield fault("SSJ-TASK-DEPARTMENT", place, department=slot.department)
            if slot.leads and slot.department != state.setup.initiating:
                yield fault("SSJ-TASK-LEADS", place, department=slot.department)
        yield from arithmetic_faults(announced)
        yield from self._succession_faults(state)
        yield from _journalled(state, None, announced, self.at)

    def _succession_faults(self, state: Task) -> Iterator[Fault]:
        """A later round names the void one before it, and a public source where somebody withheld (spec 3.5, 4.4)."""
        announced, before = self.announcement, current_round(state)
        follows = before is not None and (announced.task, announced.round) == (
            state.setup.code,
            before.number + 1,
        )
        if before is None or before.voided is None or not follows:
            return
        yield from (_within("announcement", each) for each in earlier_faults(announced, state.announcements))
        known = before.voided.body.reason
        if announced.voids and announced.voids.reason != known:
            place = at("$.announcement.voids.reason")
            yield fault("SSJ-ROUND-REASON", place, expected=known, found=announced.voids.reason)
        withheld = withheld_faults(announced, before, state.announcements[-1])
        yield from (_within("announcement", each) for each in withheld)

    def _registry_faults(self) -> Iterator[Fault]:
        wanted = _REGISTRIES if self.announcement.inspectors else _REGISTRIES[:1]
        found = tuple(each.registry for each in self.confirmed)
        if found != wanted or len(self.digests) != len(wanted):
            yield fault("SSJ-TASK-UNCONFIRMED", at("$.confirmed"), year=self.at[:4])
        for each in self.confirmed:
            if each.at[:4] != self.at[:4]:
                yield fault("SSJ-TASK-UNCONFIRMED", at("$.confirmed"), year=self.at[:4])

    def findings(self, state: Task, rules: Rulebook, calendar: Calendar) -> Iterator[Finding]:
        """Old or changed registries, a draw after the inspections began, exceptions to the cap, one party alone."""
        today = datetime.fromisoformat(self.at).date()
        most = rules.keys.library_max_age_days.value
        for each, digest in zip(self.confirmed, self.digests, strict=False):
            age = (today - datetime.fromisoformat(each.at).date()).days
            if age > most:
                yield finding("SSJ-A09-15", rules, "library_max_age_days", subject=each.registry, days=age)
            if digest != each.digest:
                yield article_finding("SSJ-A09-16", "第九条", subject=each.registry, at=each.at[:10])
        if today.isoformat() >= state.setup.first:
            yield article_finding("SSJ-A10-3", "第十条", first=state.setup.first)
        for waiver in self.waivers:
            data = {"target": waiver.target, "reason": waiver.reason, "approver": waiver.approver}
            yield finding(
                "SSJ-A08-4", rules, "object_annual_cap", severity="notice", subject=waiver.target, **data
            )
        if len(self.announcement.entropy) == 1 and (parties := list(parties_of(self.announcement.entropy))):
            yield article_finding("SSJ-X-3", "第十一条", party=parties[0])

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        state = evolve(
            state,
            announcements=(*state.announcements, self.announcement),
            announcers=(*state.announcers, self.by),
            waived=tuple(each.target for each in self.waivers),
            left=self.left,
        )
        return _with_entry(state, None, self.announcement, self.at)

    def relies(self) -> tuple[str, ...]:
        """Confirmations are the registries'."""
        return tuple(registry_stream(each.registry) for each in self.confirmed)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the confirmations with the latest ones."""
        for index, each in enumerate(self.confirmed):
            stream = registry_stream(each.registry)
            known: Confirmations | None = others(stream)
            if known is None or known.latest != each:
                yield fault("SSJ-ACT-FACT", at(f"$.confirmed[{index}]"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        quota = sum(each.quota for each in self.announcement.targets.strata)
        return {
            "round": self.announcement.round,
            "size": self.announcement.targets.size,
            "quota": quota,
            "digest": self.announcement.digest()[:12],
        }


@frozen(kw_only=True)
class RevealSource(Act[Task]):
    """揭示 (spec 4): a source of chance gives its value; its digest goes on record before anybody draws."""

    announcement: str
    index: int
    reveal: str
    kind: Literal["reveal-source"] = "reveal-source"
    article: ClassVar[str] = "第十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from digests(announcement=self.announcement, reveal=self.reveal)
        yield from at_least(0, index=self.index)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """It is of the open round."""
        yield from _round_faults(state, self.announcement)
        if state.announcements:
            if self.index >= len(state.announcements[-1].entropy):
                yield fault("SSJ-JOURNAL-INDEX", at("$.index"), index=self.index)
            yield from _journalled(state, self._body(), state.announcements[-1], self.at)

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        return _with_entry(state, self._body(), state.announcements[-1], self.at)

    def _body(self) -> Revealed:
        return Revealed(index=self.index, reveal=self.reveal)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"index": self.index + 1, "digest": self.reveal[:12]}


def _round_faults(state: Task, announcement: str) -> Iterator[Fault]:
    if not state.announcements:
        yield fault("SSJ-TASK-NOT-ANNOUNCED")
    elif state.announcements[-1].digest() != announcement:
        yield fault("SSJ-TASK-ANNOUNCEMENT", at("$.announcement"), round=len(state.announcements))


@frozen(kw_only=True)
class VoidRound(Act[Task]):
    """作废 (第十一条; spec 3.5): before confirmation only, with approver and reason, on record for ever."""

    announcement: str
    approver: str
    reason: str
    withheld: tuple[str, ...] = ()
    kind: Literal["void-round"] = "void-round"
    article: ClassVar[str] = "第十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from digests(announcement=self.announcement)
        yield from identifiers(approver=self.approver)
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """It is of the open round."""
        yield from _round_faults(state, self.announcement)
        if state.announcements:
            yield from _journalled(state, self._body(), state.announcements[-1], self.at)

    def findings(self, state: Task, rules: Rulebook, calendar: Calendar) -> Iterator[Finding]:
        """A void always goes on record."""
        yield article_finding(
            "SSJ-A11-12", "第十一条", severity="notice", round=len(state.announcements), reason=self.reason
        )

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        return _with_entry(state, self._body(), state.announcements[-1], self.at)

    def _body(self) -> Voided:
        return Voided(approver=self.approver, reason=self.reason, withheld=self.withheld)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"approver": self.approver, "reason": self.reason}


@frozen(kw_only=True)
class LockDraw(Act[Task]):
    """确认并锁定名单 (第十一条): from then on nothing changes the list.

    Args:
        record: the record of the draw.
        targets: the drawn targets in drawn order.
        pool: every entry of the inspectors' roll; empty where no inspectors are drawn.
        recusals: every line of the frozen recusals.
        names: names of inspectors.
        earlier: other checks of the drawn targets in the same year.
        origin: where the draw was made.
    """

    record: Record
    targets: tuple[DrawnTarget, ...]
    pool: tuple[Entry, ...] = ()
    recusals: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    earlier: tuple[Check, ...] = ()
    origin: Origin = "local"
    kind: Literal["lock-draw"] = "lock-draw"
    article: ClassVar[str] = "第十一条"
    checkpoint: ClassVar[bool] = True

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".targets", self.targets)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The record is of the open round and in time, follows from what was revealed, and the list is the record's."""
        announced = self.record.announcement
        yield from _round_faults(state, announced.digest())
        if self.origin not in rules.keys.draw_origin_allowed.value:
            yield fault("SSJ-TASK-ORIGIN", at("$.origin"), origin=self.origin)
        if datetime.fromisoformat(self.at) > datetime.fromisoformat(announced.draw_by):
            yield fault("SSJ-TASK-LATE", draw_by=announced.draw_by)
        yield from self._list_faults(state)
        if state.announcements and state.announcements[-1] == announced:
            yield from self._source_faults(state)
            yield from self._record_faults(announced)
            yield from _journalled(state, self._body(), announced, self.at)

    def _list_faults(self, state: Task) -> Iterator[Fault]:
        if [each.entry.id for each in self.targets] != [each.id for each in self.record.drawn]:
            yield fault("SSJ-TASK-LIST", at("$.targets"))
        for index, each in enumerate(self.targets):
            if each.items != state.items_of(each.entry.id):
                yield fault("SSJ-TASK-TARGET-ITEMS", at(f"$.targets[{index}].items"), target=each.entry.id)

    def _source_faults(self, state: Task) -> Iterator[Fault]:
        """Every source is revealed on record, by the values that the record holds, as they were committed."""
        announced, reveals = self.record.announcement, self.record.reveals
        known = current_round(state)
        if known and len(known.reveals) != len(announced.entropy):
            missing = len(announced.entropy) - len(known.reveals)
            yield fault("SSJ-TASK-UNREVEALED", missing=missing)
        elif known:
            yield from (each.at(at("$.record.reveals")) for each in round_faults(known, announced, reveals))
        checked = check_reveals(announced.entropy, reveals, announced.committed)
        yield from (each.fault.at(at("$.record.reveals")) for each in checked if each.fault)

    def _record_faults(self, announced: Announcement) -> Iterator[Fault]:
        """The record follows from seed, drawn entries, pool and recusals; the roll itself only `verify` has."""
        drawn = Counter(each.stratum for each in self.record.drawn)
        if any(drawn[each.name] != each.quota for each in announced.targets.strata):
            yield fault("SSJ-TASK-QUOTA", at("$.record.drawn"))
        try:
            rolls = self._rolls(announced)
            yield from other_rolls(*_wanted_rolls(announced, rolls))
            found = recompute(
                announced, self.record.reveals, rolls.targets, rolls.inspectors, rolls.recusals
            ).record
        except (InvalidInput, DrawStopped) as error:
            yield from (each.at(at("$.record")) for each in error.faults)
            return
        if found != self.record:
            yield fault("SSJ-TASK-RECORD", at("$.record"))

    def _rolls(self, announced: Announcement) -> FrozenRolls:
        """Give the drawn entries as a roll of their own: all of it is drawn, by the same tickets in the same order."""
        h, inspectors = announced.h, announced.inspectors
        lines = sorted(each.entry.line() for each in self.targets)
        targets = read_roll(lines, h, announced.targets.form)
        if inspectors is None:
            return FrozenRolls(targets=targets)
        pool = read_roll([each.line() for each in self.pool], h, inspectors.form)
        barred: dict[str, set[str]] = {}
        for each in self._pairs():
            barred.setdefault(each.target, set()).add(each.inspector)
        encoded = [each.encode() for each in self.recusals]
        recusals = Recusals(
            form=inspectors.recusals.form if inspectors.recusals else "open",
            lines=encoded,
            root=merkle.root(encoded, h).hex(),
            by_target={target: frozenset(found) for target, found in barred.items()},
        )
        return FrozenRolls(targets=targets, inspectors=pool, recusals=recusals if encoded else None)

    def _pairs(self) -> Iterator[Pair]:
        for line in self.recusals:
            target, _, rest = line.partition("\t")
            yield Pair(target=target, inspector=rest.partition("\t")[0])

    def findings(self, state: Task, rules: Rulebook, calendar: Calendar) -> Iterator[Finding]:
        """A draw made outside the platform, or confirmed by the one who announced it."""
        if self.origin == "local":
            yield finding("SSJ-A04-3", rules, "draw_origin_allowed", severity="notice")
        if rules.keys.separation.value and state.announcers and state.announcers[-1] == self.by:
            yield finding("SSJ-A11-8", rules, "separation", by=self.by)
        yield from self._repeat_findings(state, rules)

    def _repeat_findings(self, state: Task, rules: Rulebook) -> Iterator[Finding]:
        """Targets that another task has drawn since the roll was frozen (第八条、第二十三条)."""
        year = int(state.setup.first[:4])
        cap = rules.keys.object_annual_cap.value
        for each in self.targets:
            id_ = each.entry.id
            before = [check for check in self.earlier if check.target == id_ and check.year == year]
            if id_ in state.waived:
                continue
            if len(before) >= cap:
                yield finding("SSJ-A08-1", rules, "object_annual_cap", subject=id_, times=len(before) + 1)
            repeated = {item for check in before for item in check.items} & set(each.items)
            if repeated:
                yield article_finding(
                    "SSJ-A23-1", "第二十三条", subject=id_, items="、".join(sorted(repeated))
                )

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        lock = Lock(
            by=self.by,
            at=self.at,
            origin=self.origin,
            record=self.record,
            targets=self.targets,
            pool=self.pool,
            names=self.names,
        )
        state = evolve(
            state, lock=lock, teams=drawn_teams(self.record), recused=tuple(dict.fromkeys(self._pairs()))
        )
        return _with_entry(state, self._body(), self.record.announcement, self.at)

    def _body(self) -> Confirmed:
        return Confirmed(by=self.by, record=self.record.digest())

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"drawn": len(self.targets), "record": self.record.digest()[:12]}


def _wanted_rolls(
    announced: Announcement, rolls: FrozenRolls
) -> Iterator[tuple[str, Announced | None, Roll | Recusals | None]]:
    inspectors = announced.inspectors
    yield "inspectors", inspectors, rolls.inspectors
    yield "recusals", inspectors.recusals if inspectors else None, rolls.recusals


def locking(
    task: Task,
    record: Record,
    rolls: FrozenRolls,
    names: Mapping[str, str],
    checks: Iterable[Check],
    *,
    by: str,
    at: str,
) -> LockDraw:
    """Make the act that locks a local draw.

    Args:
        task: the task, whose round was announced and revealed.
        record: the record of the draw.
        rolls: the frozen rolls that it was drawn from.
        names: names of targets and inspectors by their ids; a name that is not known is the id.
        checks: what was drawn or inspected in other tasks and elsewhere.
        by: who confirms.
        at: when.

    Raises:
        InvalidInput: the rolls lack a drawn target, or a form is broken.
    """
    found = [rolls.targets.find(each.id) for each in record.drawn]
    ids = {each.id for each in record.drawn}
    pool = tuple(rolls.inspectors.entries()) if rolls.inspectors else ()
    return LockDraw(
        by=by,
        at=at,
        record=record,
        targets=tuple(
            DrawnTarget(entry=each, name=names.get(each.id, each.id), items=task.items_of(each.id))
            for each in found
            if each
        ),
        pool=pool,
        recusals=tuple(line.decode() for line in rolls.recusals.lines) if rolls.recusals else (),
        names=tuple(Named(id=each.id, name=names[each.id]) for each in pool if each.id in names),
        earlier=tuple(each for each in checks if each.target in ids and each.task != task.setup.code),
    )


def drawn_teams(record: Record) -> tuple[CurrentTeam, ...]:
    """检查小组 (第十三条): give the teams as they were drawn, one a target, or one a standing group."""
    announced = record.announcement.inspectors
    if announced is None or record.teams is None:
        return ()
    # Members stand in slot and place order, so that their slots follow from their places.
    slots = [index for index, slot in enumerate(announced.slots) for _ in range(slot.count)]
    targets: dict[str, list[str]] = {}
    members: dict[str, tuple[CurrentMember, ...]] = {}
    for team in record.teams:
        unit = team.group or team.target
        targets.setdefault(unit, []).append(team.target)
        members[unit] = tuple(
            CurrentMember(inspector=each.inspector, department=each.department, slot=slot, leader=each.leader)
            for slot, each in zip(slots, team.members, strict=True)
        )
    return tuple(
        CurrentTeam(unit=unit, targets=tuple(targets[unit]), members=members[unit]) for unit in members
    )


def task_notices(task: Task) -> Iterator[TaskNotice]:
    """Give what the platform is told of the task's settings."""
    setup = task.setup
    yield TaskNotice(
        code=setup.code,
        name=setup.name,
        department=setup.initiating,
        year=setup.year,
        line=setup.row,
        first=setup.first,
        last=setup.last,
        items=tuple(each.line() for each in setup.items),
        range=setup.range,
        ratio=setup.ratio,
        participating=setup.participating,
    )


@frozen(kw_only=True)
class ReceiveTask(Acknowledge[Task]):
    """任务和方案送达平台 (第十条)."""

    kind: Literal["receive-task"] = "receive-task"
    article: ClassVar[str] = "第十条"

    def documents(self, state: Task) -> Iterator[TaskNotice]:
        """Give the notice of the task."""
        return task_notices(state)
