"""第二次随机：随机选派执法检查人员 (第十二条、第十三条; spec section 7)."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve, frozen

from shuangsuiji.draw.announcement import Inspectors, Slot
from shuangsuiji.draw.dealing import Deck, Queue
from shuangsuiji.draw.seed import Seed
from shuangsuiji.errors import DrawStopped, Fault, fault
from shuangsuiji.rolls.entry import Entry

NOBODY: Final[frozenset[str]] = frozenset()


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


@frozen(kw_only=True)
class Rules:
    """What decides who suits: slots, the inspectors of their departments, and recusals.

    Args:
        slots: the announced slots.
        inspectors: every entry of the inspectors' roll.
        recused: of each target that has any, the inspectors who must not inspect it.
    """

    slots: tuple[Slot, ...]
    inspectors: Sequence[Entry]
    recused: Mapping[str, frozenset[str]]

    def of(self, slot: Slot) -> list[Entry]:
        """Give the entries of a slot's department, in roll order."""
        return [entry for entry in self.inspectors if entry.part == slot.department]

    def eligible(self, slot: Slot) -> list[Entry]:
        """Give the eligible entries of a slot's department, in roll order."""
        return [entry for entry in self.of(slot) if entry.eligible]

    def suits(self, inspector: Entry, target: Entry, slot: Slot) -> bool:
        """Say whether an inspector suits a target for a slot (7.1)."""
        return self.obstacle(inspector, target, slot) is None

    def obstacle(self, inspector: Entry, target: Entry, slot: Slot) -> str | None:
        """Give the first cause by which an inspector of the department does not suit (7.5), else None."""
        if not inspector.eligible:
            return "standing"
        if not set(target.codes) <= set(inspector.codes):
            return "skills"
        if inspector.id in self.recused.get(target.id, NOBODY):
            return "recusal"
        return None if area_holds(slot, inspector.area, target.area) else "area"


def area_holds(slot: Slot, inspector: str, target: str) -> bool:
    """Say whether a slot's area rule holds between two areas (7.1)."""
    if slot.area == "any":
        return True
    both = bool(inspector and target)
    return both and (inspector == target) == (slot.area == "same")


def form_teams(announced: Inspectors, rules: Rules, targets: Iterable[Entry], seed: Seed) -> Teams:
    """Match inspectors with the drawn targets, by dealing or by groups (7.3).

    Args:
        announced: matching, groups and slots.
        rules: what decides who suits.
        targets: the drawn targets' entries in drawn order.
        seed: the seed.

    Raises:
        DrawStopped: a place that nobody suits (7.5).
    """
    if announced.groups is None:
        return deal(rules, targets, seed)
    return match_groups(rules, form_groups(rules, announced.groups, seed), targets, seed)


def deal(rules: Rules, targets: Iterable[Entry], seed: Seed) -> Teams:
    """发牌: form one team a target (7.2).

    Raises:
        DrawStopped: a place that nobody suits.
    """
    dealing = _Dealing(rules, seed)
    teams = tuple(dealing.team(target) for target in targets)
    return Teams(teams=teams, forced=dealing.forced)


class _Dealing:
    """One dealing under way: the deck, and a line of those who suit each kind of target for each slot."""

    def __init__(self, rules: Rules, seed: Seed) -> None:
        self._rules = rules
        self._deck = Deck((entry.id for entry in rules.inspectors), seed.key("inspectors"), seed.h)
        self._leaders = Leaders(seed)
        self._lines: dict[tuple[str, tuple[str, ...]], list[tuple[Slot, Queue]]] = {}
        self._queues: dict[tuple[Slot, str, tuple[str, ...]], Queue] = {}
        self.forced = 0

    def team(self, target: Entry) -> Team:
        id_ = target.id
        recused = self._rules.recused.get(id_, NOBODY)
        members: list[Member] = []
        for slot, queue in self._queues_for(target):
            if slot.count > 1:
                members += self._fill(slot, queue, target, recused)
                continue
            # Nobody is in line for two slots, for these are of different departments.
            choice = queue.next(recused)
            if choice is None:
                raise DrawStopped(_nobody(self._rules, target, slot, ()))
            inspector, lap, forced = choice
            self.forced += forced
            members.append(Member(inspector, slot.department, slot.leads, lap))
        return Team(id_, None, None, tuple(members))

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
        return _members(slot, chosen, target.id, self._leaders)

    def _queues_for(self, target: Entry) -> list[tuple[Slot, Queue]]:
        kind = (target.area, target.codes)
        found = self._lines.get(kind)
        if found is None:
            found = [(slot, self._queue(slot, target)) for slot in self._rules.slots]
            self._lines[kind] = found
        return found

    def _queue(self, slot: Slot, target: Entry) -> Queue:
        kind = (slot, "" if slot.area == "any" else target.area, target.codes)
        if kind not in self._queues:
            anyone = evolve(target, id="")  # recusals are of single targets and are barred one by one
            suiting = (e.id for e in self._rules.of(slot) if self._rules.suits(e, anyone, slot))
            self._queues[kind] = self._deck.queue(suiting)
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


def _members(slot: Slot, chosen: Sequence[tuple[str, int]], unit: str, leaders: Leaders) -> Sequence[Member]:
    """Make the members of one slot's places, in place order, of (inspector, lap)."""
    leader = ""
    if slot.leads:
        leader = chosen[0][0] if len(chosen) == 1 else leaders.of((id_ for id_, _ in chosen), unit)
    return [Member(id_, slot.department, id_ == leader, lap) for id_, lap in chosen]


@frozen(kw_only=True)
class Group:
    """检查小组 (7.3): a standing group, with its members in slot and place order.

    Args:
        id: `group/1` and so on.
        members: its members, each with lap 1.
        placed: (inspector, the slot that placed them) in the same order.
    """

    id: str
    members: tuple[Member, ...]
    placed: tuple[tuple[str, Slot], ...]


def form_groups(rules: Rules, number: int, seed: Seed) -> list[Group]:
    """Form `group/1` and so on, each inspector in one at most; needs, recusals and areas do not count (7.3).

    Raises:
        DrawStopped: a department has too few eligible inspectors.
    """
    deck = Deck((entry.id for entry in rules.inspectors), seed.key("inspectors"), seed.h)
    queues = [deck.queue(entry.id for entry in rules.eligible(slot)) for slot in rules.slots]
    leaders = Leaders(seed)
    groups: list[Group] = []
    for index in range(1, number + 1):
        id_ = f"group/{index}"
        members: list[Member] = []
        placed: list[tuple[str, Slot]] = []
        for slot, queue in zip(rules.slots, queues, strict=True):
            chosen = [_unplaced(queue, rules, slot, id_) for _ in range(slot.count)]
            members += _members(slot, [(inspector, 1) for inspector in chosen], id_, leaders)
            placed += ((inspector, slot) for inspector in chosen)
        groups.append(Group(id=id_, members=tuple(members), placed=tuple(placed)))
    return groups


def _unplaced(queue: Queue, rules: Rules, slot: Slot, group: str) -> str:
    choice = queue.next(())
    if choice is None or choice[1] > 1:
        raise DrawStopped(_group_short(rules, group, slot))
    return choice[0]


def match_groups(rules: Rules, groups: Sequence[Group], targets: Iterable[Entry], seed: Seed) -> Teams:
    """Give each drawn target to a group all of whose members suit it (7.3).

    Raises:
        DrawStopped: no group suits a target.
    """
    deck = Deck((group.id for group in groups), seed.key("groups"), seed.h)
    by_id = {group.id: group for group in groups}
    group_of = {inspector: group.id for group in groups for inspector, _ in group.placed}
    entries = {entry.id: entry for entry in rules.inspectors}
    queues: dict[tuple[str, tuple[str, ...]], Queue] = {}
    teams: list[Team] = []
    forced = 0
    for target in targets:
        kind = (target.area, target.codes)
        if kind not in queues:
            anyone = evolve(target, id="")
            suiting = (group.id for group in groups if not any(_obstacles(rules, group, anyone, entries)))
            queues[kind] = deck.queue(suiting)
        recused = rules.recused.get(target.id, NOBODY)
        barred = {group_of[id_] for id_ in recused if id_ in group_of}
        choice = queues[kind].next(barred)
        if choice is None:
            raise DrawStopped(*_no_group(rules, groups, target, entries))
        group, lap, alone = choice
        forced += alone
        teams.append(Team(target.id, group, lap, by_id[group].members))
    return Teams(teams=tuple(teams), forced=forced)


# ── 7.5: why nobody suits ─────────────────────────────────────────────────────────────────────────────────


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


def _group_short(rules: Rules, group: str, slot: Slot) -> Fault:
    standing = len(rules.of(slot)) - len(rules.eligible(slot))
    return fault(
        "SSJ-STOP-GROUP",
        group=group,
        department=slot.department,
        standing=standing,
        grouped=len(rules.eligible(slot)),
    )


def _no_group(
    rules: Rules, groups: Sequence[Group], target: Entry, entries: Mapping[str, Entry]
) -> Iterator[Fault]:
    for group in groups:
        inspector, cause = next(_obstacles(rules, group, target, entries))
        yield fault(f"SSJ-STOP-{cause.upper()}", target=target.id, group=group.id, inspector=inspector)


def _obstacles(
    rules: Rules, group: Group, target: Entry, entries: Mapping[str, Entry]
) -> Iterator[tuple[str, str]]:
    """Give each member who does not suit the target for the slot that placed them, with the cause."""
    for inspector, slot in group.placed:
        if cause := rules.obstacle(entries[inspector], target, slot):
            yield inspector, cause
