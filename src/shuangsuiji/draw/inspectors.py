"""第二次随机：随机选派执法检查人员 (第十二条、第十三条; spec 7.2 and 7.4): one team a target, and who leads it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from attrs import evolve, frozen

from shuangsuiji.draw.announcement import Slot
from shuangsuiji.draw.dealing import Deck, Queue
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.suiting import NOBODY, Rules
from shuangsuiji.errors import DrawStopped, Fault, fault
from shuangsuiji.rolls.entry import Entry


class Member(NamedTuple):
    """检查组成员: one inspector of a team. Teams come by the hundred thousand, hence no attrs class."""

    inspector: str
    """The inspector's id."""
    department: str
    """The slot's department."""
    leader: bool
    """组长 (第十三条)."""
    lap: int
    """Which of the inspector's places this is, from 1."""


class Team(NamedTuple):
    """检查小组: who inspects one target."""

    target: str
    """The target's id."""
    group: str | None
    """The group's id, `group/1` and so on; None with dealing."""
    lap: int | None
    """Which of the group's targets this is, from 1; None with dealing."""
    members: tuple[Member, ...]
    """In slot and place order."""


@frozen(kw_only=True)
class Teams:
    """All teams in drawn order, and how many places (with groups: targets) were forced (7.2, 7.3)."""

    teams: tuple[Team, ...]
    forced: int


def deal(rules: Rules, targets: Iterable[Entry], seed: Seed) -> Teams:
    """发牌: form one team a target (7.2).

    Raises:
        DrawStopped: a place that nobody suits.
    """
    dealing = _Dealing(rules, seed)
    teams = [dealing.team(target) for target in targets]
    return Teams(teams=tuple(teams), forced=dealing.forced)


_new: Final = tuple.__new__  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  -- of any tuple
"""Makes a named tuple in half the time of its own constructor; only the dealing of many targets needs that."""

_Line = tuple[Queue, Slot, bool, str, bool]
"""(queue, slot, whether it has one place, its department, whether it leads): a slot as each target meets it."""


class _Dealing:
    """One dealing under way: the deck, and a line of those who suit each kind of target for each slot."""

    def __init__(self, rules: Rules, seed: Seed) -> None:
        self._rules = rules
        self._recused = rules.recused.get
        self._deck = Deck((entry.id for entry in rules.inspectors), seed.key("inspectors"), seed.h)
        self._leaders = Leaders(seed)
        self._lines: dict[tuple[str, tuple[str, ...]], list[_Line]] = {}
        self._queues: dict[tuple[Slot, str, tuple[str, ...]], Queue] = {}
        self._of_suiting: dict[tuple[str, ...], Queue] = {}
        self.forced = 0

    def team(self, target: Entry) -> Team:
        id_ = target.id
        recused = self._recused(id_, NOBODY)
        members: list[Member] = []
        for queue, slot, single, department, leads in self._lines_for(target):
            if not single:
                members += self._fill(slot, queue, target, recused)
                continue
            # Nobody is in line for two slots, for these are of different departments.
            choice = queue.next(recused)
            if choice is None:
                raise DrawStopped(_nobody(self._rules, target, slot, ()))
            inspector, lap, forced = choice
            if forced:
                self.forced += 1
            members.append(_new(Member, (inspector, department, leads, lap)))
        return _new(Team, (id_, None, None, tuple(members)))

    def _fill(self, slot: Slot, queue: Queue, target: Entry, recused: frozenset[str]) -> Sequence[Member]:
        """Fill the places of a slot that has several."""
        barred = set(recused)
        chosen: list[tuple[str, int]] = []
        for _ in range(slot.count):
            choice = queue.next(barred)
            if choice is None:
                raise DrawStopped(_nobody(self._rules, target, slot, [id_ for id_, _ in chosen]))
            inspector, lap, forced = choice
            self.forced += forced
            barred.add(inspector)
            chosen.append((inspector, lap))
        return members_of(slot, chosen, target.id, self._leaders)

    def _lines_for(self, target: Entry) -> list[_Line]:
        kind = (target.area, target.codes)
        found = self._lines.get(kind)
        if found is None:
            found = [
                (self._queue(slot, target), slot, slot.count == 1, slot.department, slot.leads)
                for slot in self._rules.slots
            ]
            self._lines[kind] = found
        return found

    def _queue(self, slot: Slot, target: Entry) -> Queue:
        kind = (slot, "" if slot.area == "any" else target.area, target.codes)
        if kind not in self._queues:
            anyone = evolve(target, id="")  # recusals are of single targets and are barred one by one
            suiting = tuple(e.id for e in self._rules.of(slot) if self._rules.suits(e, anyone, slot))
            # Kinds that the same people suit share one line: in lines of their own each would find most turns out of date.
            if suiting not in self._of_suiting:
                self._of_suiting[suiting] = self._deck.queue(suiting)
            self._queues[kind] = self._of_suiting[suiting]
        return self._queues[kind]


class Leaders:
    """组长 (7.4): among the leading slot's members of a team, the one with the smallest ticket leads.

    Args:
        seed: the seed.
    """

    def __init__(self, seed: Seed) -> None:
        self._ticket = seed.h.after(f"{seed.key('leaders')}:".encode())

    def of(self, inspectors: Iterable[str], unit: str) -> str:
        """Give the leader; the unit is the target's id, or with groups the group's."""
        return min(inspectors, key=lambda id_: (self._ticket(f"{unit}\t{id_}".encode()), id_))


def members_of(
    slot: Slot, chosen: Sequence[tuple[str, int]], unit: str, leaders: Leaders
) -> Sequence[Member]:
    """Make the members of one slot's places, in place order, of (inspector, lap)."""
    leader = ""
    if slot.leads:
        leader = chosen[0][0] if len(chosen) == 1 else leaders.of((id_ for id_, _ in chosen), unit)
    return [Member(id_, slot.department, id_ == leader, lap) for id_, lap in chosen]


def _nobody(rules: Rules, target: Entry, slot: Slot, taken: Collection[str]) -> Fault:
    causes = Counter(rules.obstacle(e, target, slot) or "team" for e in rules.of(slot) if e.id not in taken)
    causes["team"] += len(taken)
    return fault(
        "SSJ-STOP-NOBODY",
        target=target.id,
        department=slot.department,
        standing=causes["standing"],
        skills=causes["skills"],
        recusal=causes["recusal"],
        area=causes["area"],
        team=causes["team"],
    )
