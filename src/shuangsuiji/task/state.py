"""抽查任务 (第十条至第十三条): what a task's stream has come to: settings, draw, lock, teams."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from attrs import frozen

from shuangsuiji import canonical, merkle, wire
from shuangsuiji.acts import Sending
from shuangsuiji.checklist import Item
from shuangsuiji.draw.announcement import Announcement, Inspectors, Slot
from shuangsuiji.draw.journal import Journal, JournalEntry
from shuangsuiji.draw.record import Record
from shuangsuiji.draw.seed import Seed
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    at_least_one,
    days,
    digests,
    filled,
    free_texts,
    identifiers,
    no_twice,
)
from shuangsuiji.plan import window_faults
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.texts import path_of

LOCAL: Final = "local"
"""The origin of a draw that this library made; a draw that a platform made is not taken over yet (设计决定 8)."""


def task_stream(code: str) -> str:
    """Name a task's stream.

    >>> task_stream("YXGX-2026-01")
    'task/YXGX-2026-01'
    """
    return path_of("task", code)


@frozen(kw_only=True)
class Setup:
    """任务设置 (第十条): the six elements and where they stand in the plan.

    Args:
        code: 任务编号.
        name: 任务名称.
        first: 执行时间, the first day.
        last: the last day.
        items: 检查事项, as the checklist has them.
        range: 检查对象范围.
        ratio: 抽查比例, in its own words.
        initiating: 发起科室.
        participating: 参与部门.
        year: the year of the plan.
        row: the number of the plan's row.
        plan_name: 抽查任务, as the plan names it.
    """

    code: str
    name: str
    first: str
    last: str
    items: tuple[Item, ...]
    range: str
    ratio: str
    initiating: str
    participating: tuple[str, ...]
    year: int
    row: str
    plan_name: str

    def __attrs_post_init__(self) -> None:
        words = {"name": self.name, "range": self.range, "ratio": self.ratio, "plan_name": self.plan_name}
        raise_if(
            [
                *identifiers(code=self.code, initiating=self.initiating, row=self.row),
                *filled(**words),
                *free_texts(**words),
                *at_least(1, year=self.year),
                *days(first=self.first, last=self.last),
                *window_faults(self.first, self.last),
                *at_least_one(".items", self.items),
                *no_twice(".items", (each.id for each in self.items)),
                *at_least_one(".participating", self.participating),
                *all_identifiers(".participating", self.participating),
                *no_twice(".participating", (self.initiating, *self.participating)),
            ]
        )

    @property
    def departments(self) -> tuple[str, ...]:
        """任务执行部门 (第十一条): who executes it, the initiating department first."""
        return (self.initiating, *self.participating)


@frozen(kw_only=True)
class Pair:
    """回避: an inspector who must not inspect a target."""

    target: str
    inspector: str


@frozen(kw_only=True)
class Waiver:
    """例外 (第八条): a target that may be drawn although the year's cap or an item's repeat would exclude it."""

    target: str
    reason: str
    approver: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(target=self.target, approver=self.approver),
                *filled(reason=self.reason),
                *free_texts(reason=self.reason),
            ]
        )


@frozen(kw_only=True)
class ItemsLeft:
    """部分已查 (第二十三条): a target of the roll that was inspected for some of the items this year already.

    Args:
        target: the target's id.
        items: the items that are left.
    """

    target: str
    items: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(target=self.target), *at_least_one(".items", self.items)])


@frozen(kw_only=True)
class DrawnTarget:
    """被抽取的检查对象: its entry of the roll, its name, and the items that it is inspected for.

    Args:
        entry: as it stands in the roll.
        name: its registered name.
        items: the numbers of the items.
        index: its place in the roll, from 0.
        path: the inclusion path from its line to the roll's root, as in a proof (spec section 10).
    """

    entry: Entry
    name: str
    items: tuple[str, ...]
    index: int
    path: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(name=self.name),
                *free_texts(name=self.name),
                *at_least_one(".items", self.items),
                *no_twice(".items", self.items),
                *at_least(0, index=self.index),
                *(found for each in self.path for found in digests(path=each)),
            ]
        )

    def stands_in(self, announced: Announcement) -> bool:
        """Say whether its entry stands in the announced roll, to the byte."""
        targets, path = announced.targets, [bytes.fromhex(each) for each in self.path]
        root = merkle.root_of_path(self.entry.line(), self.index, targets.size, path, announced.h)
        return root is not None and root.hex() == targets.root


@frozen(kw_only=True)
class Named:
    """An inspector's name, for the lists that people read."""

    id: str
    name: str

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(id=self.id), *filled(name=self.name), *free_texts(name=self.name)])


@frozen(kw_only=True, slots=False)
class Lock:
    """锁定 (第十一条): the confirmed draw; nothing changes it.

    Args:
        by: who confirmed it.
        at: when.
        record: the record of the draw.
        targets: the drawn targets in drawn order.
        pool: every entry of the inspectors' roll.
        names: names of inspectors.
    """

    by: str
    at: str
    record: Record
    targets: tuple[DrawnTarget, ...]
    pool: tuple[Entry, ...]
    names: tuple[Named, ...]

    def target(self, id_: str) -> DrawnTarget | None:
        """Give a drawn target; None where it was not drawn."""
        return self._by_id.get(id_)

    def entry(self, inspector: str) -> Entry | None:
        """Give an inspector's entry of the roll; None where the roll does not know him."""
        return self._pool.get(inspector)

    @cached_property
    def digest(self) -> str:
        """The record's digest."""
        return self.record.digest()

    @cached_property
    def _by_id(self) -> dict[str, DrawnTarget]:
        return {each.entry.id: each for each in self.targets}

    @cached_property
    def _pool(self) -> dict[str, Entry]:
        return {each.id: each for each in self.pool}

    @property
    def seed(self) -> Seed:
        """The draw's seed."""
        return Seed(self.record.seed, self.record.announcement.h)

    @property
    def inspectors(self) -> Inspectors | None:
        """How inspectors were drawn; None where none were."""
        return self.record.announcement.inspectors


@frozen(kw_only=True)
class CurrentMember:
    """检查组成员 (第十三条), as the team stands now.

    Args:
        inspector: the inspector's id.
        department: whose place he fills.
        slot: which of the announced slots, from 0.
        leader: 组长.
    """

    inspector: str
    department: str
    slot: int
    leader: bool


@frozen(kw_only=True)
class CurrentTeam:
    """检查小组 (第十三条), as it stands now.

    Args:
        unit: the target's id; of a standing group the group's id.
        targets: whom it inspects.
        members: who is in it, in slot and place order.
    """

    unit: str
    targets: tuple[str, ...]
    members: tuple[CurrentMember, ...]

    @property
    def inspectors(self) -> tuple[str, ...]:
        """The ids of its members."""
        return tuple(each.inspector for each in self.members)

    @property
    def leader(self) -> str:
        """The leader's id."""
        return next(each.inspector for each in self.members if each.leader)

    def member(self, inspector: str) -> CurrentMember | None:
        """Give a member; None where the inspector is not in the team."""
        return next((each for each in self.members if each.inspector == inspector), None)


@frozen(kw_only=True)
class Substitution:
    """更换 (第十三条): who went, who came, why, and the team from then on."""

    number: int
    unit: str
    targets: tuple[str, ...]
    out: str
    substitute: Entry
    name: str
    circumstance: str
    note: str
    method: str
    approver: str
    at: str
    members: tuple[CurrentMember, ...]


@frozen(kw_only=True, slots=False)
class Task(Sending):
    """抽查任务: everything that a task's acts have come to.

    Args:
        setup: its settings.
        edition: the checklist's edition that it was created under.
        draw: the draw's own journal (spec 13), entry by entry.
        announcements: the announcement of each round.
        announcers: who announced each round.
        lock: the confirmed draw; None before.
        teams: the teams as they stand now; empty before the lock.
        waived: targets that may be drawn in spite of a cap or a repeat.
        left: targets of the roll with fewer items than the task has.
        recused: who must not inspect whom.
        substitutions: in order of time.
    """

    setup: Setup
    edition: int
    draw: tuple[JournalEntry, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    announcers: tuple[str, ...] = ()
    lock: Lock | None = None
    teams: tuple[CurrentTeam, ...] = ()
    waived: tuple[str, ...] = ()
    left: tuple[ItemsLeft, ...] = ()
    recused: tuple[Pair, ...] = ()
    substitutions: tuple[Substitution, ...] = ()

    def team(self, target: str) -> CurrentTeam | None:
        """Give the team of a target as it stands now; None where it has none."""
        return self._teams_by_target.get(target)

    def items_of(self, target: str) -> tuple[str, ...]:
        """Give the numbers of the items that a target of the roll is inspected for."""
        return self._left.get(target, self._items)

    def recused_from(self, targets: Iterable[str]) -> frozenset[str]:
        """Give the inspectors who must not inspect one of these targets."""
        wanted = set(targets)
        return frozenset(each.inspector for each in self.recused if each.target in wanted)

    def slot(self, index: int) -> Slot:
        """Give an announced slot of the locked draw."""
        if self.lock is None or self.lock.inspectors is None:
            raise IndexError(index)
        return self.lock.inspectors.slots[index]

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

    def draw_journal(self) -> Journal:
        """抽取日志 (spec 13): give the draw's own journal, to the byte."""
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
