"""确认与锁定 (第十一条、第十三条): a record that follows from what was announced and revealed becomes the list that nobody changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji import merkle
from shuangsuiji.acts import Act, Moment, Others
from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import check_reveals
from shuangsuiji.draw.journal import round_faults
from shuangsuiji.draw.journal_entries import Confirmed
from shuangsuiji.draw.record import Announced, Record, other_rolls, recompute
from shuangsuiji.errors import DrawStopped, Fault, InvalidInput, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import at, at_least_one, free_texts, no_twice
from shuangsuiji.rolls.entry import Entry, entry_of
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll
from shuangsuiji.rolls.roll import read as read_roll
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.current_team import drawn_teams
from shuangsuiji.task.differentiation import entry_faults, place_faults
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.lock import LOCAL, DrawnTarget, Lock, Named, Witness
from shuangsuiji.task.lock_rules import (
    LastDuty,
    duty_faults,
    lead_findings,
    overlap_findings,
    range_faults,
    rotation_findings,
    witness_findings,
)
from shuangsuiji.task.repeats import area_cap_faults, repeat_findings
from shuangsuiji.task.rounds import current_round, journalled_faults, round_faults_of, with_entry
from shuangsuiji.task.selection_rules import pool_faults
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Pair, Task


@frozen(kw_only=True)
class LockDraw(Act[Task]):
    """确认并锁定名单 (第十一条): from then on nothing changes the list.

    Args:
        record: the record of the draw.
        targets: the drawn targets in drawn order.
        pool: every entry of the inspectors' roll; empty where no inspectors are drawn.
        recusals: every line of the frozen recusals.
        names: names of inspectors.
        last: who inspected in the last task of each executing department, where anybody did.
        witnesses: who watched the draw.
        video: where its recording is kept; empty where there is none.
        earlier: other checks of the drawn targets, and of their bodies, in the years that count.
    """

    record: Record
    targets: tuple[DrawnTarget, ...]
    pool: tuple[Entry, ...] = ()
    recusals: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    earlier: tuple[Check, ...] = ()
    last: tuple[LastDuty, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    video: str = ""
    kind: Literal["lock-draw"] = "lock-draw"
    article: ClassVar[str] = "第十一条"
    checkpoint: ClassVar[bool] = True

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".targets", self.targets)
        yield from free_texts(video=self.video)
        yield from no_twice(".last", (each.department for each in self.last))
        yield from no_twice(".names", (each.id for each in self.names))

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The record is of the open round and in time, follows from what was revealed, and the list is the record's."""
        announced = self.record.announcement
        yield from round_faults_of(state, announced.digest())
        if LOCAL not in rules.keys.draw_origin_allowed.value:
            yield fault("SSJ-TASK-ORIGIN", at("$"), origin=LOCAL)
        if datetime.fromisoformat(self.at) > datetime.fromisoformat(announced.draw_by):
            yield fault("SSJ-TASK-LATE", draw_by=announced.draw_by)
        yield from self._list_faults(state)
        yield from area_cap_faults(self.targets, self.earlier, state, rules)
        if state.announcements and state.announcements[-1] == announced:
            yield from self._source_faults(state)
            wrong = list(self._record_faults(announced))
            yield from wrong or self._people_faults(state)
            yield from journalled_faults(state, self._body(), announced, self.at)

    def _list_faults(self, state: Task) -> Iterator[Fault]:
        if [each.entry.id for each in self.targets] != [each.id for each in self.record.drawn]:
            yield fault("SSJ-TASK-LIST", at("$.targets"))
        announced = self.record.announcement
        yield from range_faults(state.setup, (each.entry for each in self.targets))
        for index, each in enumerate(self.targets):
            if each.items != state.items_of(each.entry.id):
                yield fault("SSJ-TASK-TARGET-ITEMS", at(f"$.targets[{index}].items"), target=each.entry.id)
            if not each.stands_in(announced):
                yield fault("SSJ-TASK-STRANGER", at(f"$.targets[{index}]"), target=each.entry.id)
        yield from place_faults(state.flagged, [(each.entry.id, each.entry.part) for each in self.targets])
        yield from entry_faults(state.flagged, [(each.entry.id, each.entity) for each in self.targets])
        known = {each.id for each in self.pool}
        for index, named in enumerate(self.names):
            if named.id not in known:
                yield fault("SSJ-TASK-NAMED", at(f"$.names[{index}]"), inspector=named.id)

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
        """The record follows from seed, drawn entries, pool and recusals.

        Every drawn entry stands in the announced roll; whether another one had a smaller ticket needs the whole roll,
        and is for `verify`.
        """
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

    def _people_faults(self, state: Task) -> Iterator[Fault]:
        """产生方式 (第十二条): the frozen roll of inspectors is what each department's mode says of it."""
        if self.record.announcement.inspectors:
            yield from pool_faults(state.modes, self.pool)

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

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A draw made outside the platform, or confirmed by the one who announced it."""
        yield finding("SSJ-A04-3", rules, "draw_origin_allowed", severity="notice")
        if rules.keys.separation.value and state.announcers and state.announcers[-1] == self.by:
            yield finding("SSJ-A11-8", rules, "separation", by=self.by)
        yield from witness_findings(self.witnesses, (*state.announcers[-1:], self.by), rules)
        yield from lead_findings(self.day, state.setup.first, rules)
        yield from rotation_findings(self.last, drawn_teams(self.record), rules)
        yield from overlap_findings(self.earlier, (each.entry.id for each in self.targets), state.setup)
        yield from repeat_findings(self.targets, self.earlier, state, rules)

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        lock = Lock(
            by=self.by,
            at=self.at,
            record=self.record,
            targets=self.targets,
            pool=self.pool,
            names=self.names,
            witnesses=self.witnesses,
            video=self.video,
        )
        state = evolve(state, lock=lock, teams=lock.drawn, recused=tuple(dict.fromkeys(self._pairs())))
        return with_entry(state, self._body(), self.record.announcement, self.at)

    def _body(self) -> Confirmed:
        return Confirmed(by=self.by, record=self.record.digest())

    def relies(self) -> tuple[str, ...]:
        """Who inspected last time stands in other tasks."""
        return tuple(dict.fromkeys(task_stream(each.task) for each in self.last))

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare who inspected last time with those tasks."""
        yield from duty_faults(self.last, others)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"drawn": len(self.targets), "record": self.record.digest()[:12]}


def _wanted_rolls(
    announced: Announcement, rolls: FrozenRolls
) -> Iterator[tuple[str, Announced | None, Roll | Recusals | None]]:
    inspectors = announced.inspectors
    yield "inspectors", inspectors, rolls.inspectors
    yield "recusals", inspectors.recusals if inspectors else None, rolls.recusals


def locking(  # noqa: PLR0913  -- a lock has so many parts
    task: Task,
    record: Record,
    rolls: FrozenRolls,
    names: Mapping[str, str],
    checks: Iterable[Check],
    *,
    by: str,
    at: str,
    entities: Mapping[str, str] | None = None,
    last: Iterable[LastDuty] = (),
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
        entities: of products, projects and acts, the bodies that they belong to.
        last: who inspected in the last tasks (`last_duties`).

    Raises:
        InvalidInput: the rolls lack a drawn target, or a form is broken.
    """
    places = [rolls.targets.index(each.id) for each in record.drawn]
    found = [index for index in places if index is not None]
    paths = merkle.paths(rolls.targets.lines, found, rolls.targets.hash)
    drawn = [
        (index, path, entry_of(rolls.targets.lines[index], rolls.targets.form))
        for index, path in zip(found, paths, strict=True)
    ]
    bodies = entities or {}
    ids = {body for each in record.drawn for body in (each.id, bodies.get(each.id, each.id))}
    pool = tuple(rolls.inspectors.entries()) if rolls.inspectors else ()
    return LockDraw(
        by=by,
        at=at,
        record=record,
        targets=tuple(
            DrawnTarget(
                entry=entry,
                name=names.get(entry.id, entry.id),
                items=task.items_of(entry.id),
                index=index,
                path=tuple(each.hex() for each in path),
                entity=bodies.get(entry.id, ""),
                entity_name=names.get(bodies.get(entry.id, ""), ""),
            )
            for index, path, entry in drawn
        ),
        pool=pool,
        recusals=tuple(line.decode() for line in rolls.recusals.lines) if rolls.recusals else (),
        names=tuple(Named(id=each.id, name=names[each.id]) for each in pool if each.id in names),
        earlier=tuple(
            each
            for each in checks
            if (each.target in ids or each.subject in ids) and each.task != task.setup.code
        ),
        last=tuple(last),
    )
