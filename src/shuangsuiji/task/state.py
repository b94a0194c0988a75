"""抽查任务 (第十条至第十三条): what a task's stream has come to: settings, draw, lock, teams."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from attrs import frozen

from shuangsuiji import canonical, wire
from shuangsuiji.acts import Sending
from shuangsuiji.draw.announcement import Announcement, Slot
from shuangsuiji.draw.journal import Journal
from shuangsuiji.draw.journal_entries import JournalEntry
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import at_least_one, days, filled, free_texts, identifiers, no_twice
from shuangsuiji.registries.confirmation import Confirmation
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.task.batches import Batch, DrawMode, cut
from shuangsuiji.task.current_team import CurrentMember, CurrentTeam
from shuangsuiji.task.differentiation import FlaggedTarget
from shuangsuiji.task.library import ImportedLibrary
from shuangsuiji.task.lock import Lock
from shuangsuiji.task.selection import SelectionMode
from shuangsuiji.task.setup import ItemsLeft, Setup, Waiver


@frozen(kw_only=True)
class Pair:
    """回避: an inspector who must not inspect a target."""

    target: str
    inspector: str


@frozen(kw_only=True)
class PassedOver:
    """跳过 (第十三条): who would have come next by the draw's dealing and cannot serve now."""

    inspector: str
    reason: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(inspector=self.inspector),
                *filled(reason=self.reason),
                *free_texts(reason=self.reason),
            ]
        )


@frozen(kw_only=True)
class Assignment:
    """分工 (第十三条): which members of a team inspect which target on which day."""

    target: str
    on: str
    inspectors: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(target=self.target),
                *days(on=self.on),
                *at_least_one(".inspectors", self.inspectors),
                *no_twice(".inspectors", self.inspectors),
            ]
        )


@frozen(kw_only=True)
class Arrangement:
    """工作安排 (第十三条): what a leader arranged for his team; the latest one of a team holds."""

    unit: str
    by: str
    at: str
    assignments: tuple[Assignment, ...]


@frozen(kw_only=True)
class Substitution:
    """更换 (第十三条): who went, who came, why, who applied and who approved, and the team from then on."""

    number: int
    unit: str
    targets: tuple[str, ...]
    out: str
    substitute: Entry
    name: str
    circumstance: str
    recuses: bool
    note: str
    evidence: str
    method: str
    passed_over: tuple[PassedOver, ...]
    by: str
    approver: str
    approved_at: str
    at: str
    members: tuple[CurrentMember, ...]


@frozen(kw_only=True)
class Ended:
    """取消、终止: a task that ended before its time.

    Args:
        how: 取消 before the list was locked, 终止 after.
        by: who ended it.
        reason: why.
        approver: who approved that.
        at: when.
    """

    how: Literal["cancelled", "closed"]
    by: str
    reason: str
    approver: str
    at: str


@frozen(kw_only=True, slots=False)
class Task(Sending):
    """抽查任务: everything that a task's acts have come to.

    Args:
        setup: its settings.
        edition: the checklist's edition that it was created under.
        frequency: 频次 as its plan's row has it; empty without a plan.
        draw: the draw's own journal (spec 13), entry by entry.
        announcements: the announcement of each round.
        announcers: who announced each round.
        lock: the confirmed draw; None before.
        teams: the teams as they stand now; empty before the lock.
        waivers: targets that may be drawn in spite of a cap or a repeat.
        flagged: who was flagged when the last roll was frozen (第八条).
        confirmed: the confirmations of the registries that the last roll was frozen from, with who answers for them.
        left: targets of the roll with fewer items than the task has.
        recused: who must not inspect whom.
        substitutions: in order of time.
        arrangements: what the leaders arranged, in order of time.
        modes: how each executing department finds its inspectors in the last round (第十二条).
        library: the imported list of the last round, where there is one.
        draw_mode: whether the last round draws the quota or an order of all.
        batches: how the drawn order is cut.
        ended: how it ended before its time; None where it did not.
    """

    setup: Setup
    edition: int
    frequency: str = ""
    draw: tuple[JournalEntry, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    announcers: tuple[str, ...] = ()
    lock: Lock | None = None
    teams: tuple[CurrentTeam, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    flagged: tuple[FlaggedTarget, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    left: tuple[ItemsLeft, ...] = ()
    recused: tuple[Pair, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    modes: tuple[SelectionMode, ...] = ()
    library: ImportedLibrary | None = None
    draw_mode: DrawMode = "select"
    batches: tuple[Batch, ...] = ()
    ended: Ended | None = None

    @property
    def waived(self) -> tuple[str, ...]:
        """The targets that may be drawn in spite of a cap or a repeat."""
        return tuple(each.target for each in self.waivers)

    def team(self, target: str) -> CurrentTeam | None:
        """Give the team of a target as it stands now; None where it has none."""
        return self._teams_by_target.get(target)

    def arranged(self, target: str) -> tuple[Assignment, ...]:
        """工作安排 (第十三条): give who goes to a target on which days, as arranged last; none where nothing is arranged."""
        latest = {each.unit: each for each in self.arrangements}
        team = self.team(target)
        made = latest.get(team.unit) if team else None
        return tuple(each for each in (made.assignments if made else ()) if each.target == target)

    def no_notice(self, item: str) -> bool:
        """不宜告知 (第十六条): say whether an item must not be told the target in advance, in any paper."""
        return self.setup.scheme.unannounced(item)

    @property
    def secret_until(self) -> str:
        """不宜告知 (第十六条; spec 3.1): from when the list may be public; empty where it may be at once."""
        return (self.announcements[-1].publish_from or "") if self.announcements else ""

    def batch_targets(self) -> tuple[tuple[str, ...], ...]:
        """批次 (spec 6.2): give the drawn targets of each batch; none where nothing is cut or locked."""
        drawn = [each.entry.id for each in self.lock.targets] if self.lock else []
        return cut(self.batches, drawn) if drawn else ()

    def items_of(self, target: str) -> tuple[str, ...]:
        """Give the numbers of the items that a target of the roll is inspected for."""
        return self._left.get(target, self._items)

    def recused_from(self, targets: Iterable[str]) -> frozenset[str]:
        """Give the inspectors who must not inspect one of these targets."""
        wanted = set(targets)
        return frozenset(each.inspector for each in self.recused if each.target in wanted)

    def slot(self, index: int) -> Slot:
        """Give a slot of the locked draw, as announced or assigned."""
        return (self.lock.slots if self.lock else ())[index]

    def name(self, inspector: str, after: int | None = None) -> str:
        """Give an inspector's name, empty where it is not known; what was given first holds.

        Args:
            inspector: the inspector's id.
            after: as it was known after so many substitutions, so that no document changes later; None for now.
        """
        known = self._names.get(inspector)
        made = self.substitutions[:after]
        first = next((each.name for each in made if each.substitute.id == inspector), "")
        return first if known is None else known

    def home(self, inspector: str) -> str:
        """借用 (第十二条): name the unit that lends an inspector; empty where he is the department's own."""
        loans = (each for mode in self.modes for each in mode.loans)
        return next((each.unit for each in loans if inspector in each.inspectors), "")

    def draw_journal(self) -> Journal:
        """抽取日志 (spec 13): give the draw's own journal, to the byte."""
        return self._journal

    @cached_property
    def _journal(self) -> Journal:
        lines = tuple(canonical.encode(wire.write(entry)) for entry in self.draw)
        return Journal(self.draw, lines)

    @cached_property
    def _left(self) -> dict[str, tuple[str, ...]]:
        return {each.target: each.items for each in self.left}

    @cached_property
    def _items(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.setup.items)

    @cached_property
    def _teams_by_target(self) -> dict[str, CurrentTeam]:
        return {target: team for team in self.teams for target in team.targets}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {each.id: each.name for each in self.lock.names} if self.lock else {}
