"""第二次随机：随机选派执法检查人员 (第十二条、第十三条; spec section 7)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Inspectors, Slot
from shuangsuiji.draw.dealing import Deck, Queue
from shuangsuiji.draw.seed import Seed
from shuangsuiji.errors import DrawStopped, Fault, fault
from shuangsuiji.rolls.entry import Entry

NOBODY: Final[frozenset[str]] = frozenset()


@frozen(kw_only=True)
class Member:
    """检查组成员: one inspector of a team.

    Args:
        inspector: the inspector's id.
        department: the slot's department.
        leader: 组长 (第十三条).
        lap: which of the inspector's places this is, from 1.
    """

    inspector: str
    department: str
    leader: bool
    lap: int


@frozen(kw_only=True)
class Team:
    """检查小组: who inspects one target.

    Args:
        target: the target's id.
        group: the group's id, `group/1` and so on; None with dealing.
        lap: which of the group's targets this is, from 1; None with dealing.
        members: in slot and place order.
    """

    target: str
    group: str | None
    lap: int | None
    members: tuple[Member, ...]


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


@frozen
class Placed:
    """An inspector in a place: the slot that placed them, and the lap."""

    slot: Slot
    inspector: str
    lap: int


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
        self._rules, self._seed = rules, seed
        self._deck = Deck((entry.id for entry in rules.inspectors), seed.key("inspectors"), seed.h)
        self._leaders = seed.key("leaders")
        self._queues: dict[tuple[str, str, tuple[str, ...]], Queue] = {}
        self.forced = 0

    def team(self, target: Entry) -> Team:
        barred = set(self._rules.recused.get(target.id, NOBODY))
        placed: list[Placed] = []
        for slot in self._rules.slots:
            queue = self._queue(slot, target)
            for _ in range(slot.count):
                found = queue.next(barred)
                if found is None:
                    raise DrawStopped(_nobody(self._rules, target, slot, placed))
                self.forced += queue.forced(barred)
                barred.add(found)
                placed.append(Placed(slot, found, self._deck.take(found)))
        members = _members(placed, target.id, self._leaders, self._seed.h)
        return Team(target=target.id, group=None, lap=None, members=members)

    def _queue(self, slot: Slot, target: Entry) -> Queue:
        kind = (slot.department, "" if slot.area == "any" else target.area, target.codes)
        found = self._queues.get(kind)
        if found is None:
            anyone = evolve(target, id="")  # recusals are of single targets and are barred one by one
            suiting = (e.id for e in self._rules.of(slot) if self._rules.suits(e, anyone, slot))
            found = self._queues[kind] = self._deck.queue(suiting)
        return found


@frozen(kw_only=True)
class Group:
    """检查小组 (7.3): a standing group, with its members in slot and place order."""

    id: str
    placed: tuple[Placed, ...]


def form_groups(rules: Rules, number: int, seed: Seed) -> list[Group]:
    """Form `group/1` and so on, each inspector in one at most; needs, recusals and areas do not count (7.3).

    Raises:
        DrawStopped: a department has too few eligible inspectors.
    """
    deck = Deck((entry.id for entry in rules.inspectors), seed.key("inspectors"), seed.h)
    queues = [deck.queue(entry.id for entry in rules.eligible(slot)) for slot in rules.slots]
    groups: list[Group] = []
    for index in range(1, number + 1):
        placed: list[Placed] = []
        for slot, queue in zip(rules.slots, queues, strict=True):
            for _ in range(slot.count):
                found = queue.next(())
                if found is None or deck.load(found):
                    raise DrawStopped(_group_short(rules, f"group/{index}", slot))
                placed.append(Placed(slot, found, deck.take(found)))
        groups.append(Group(id=f"group/{index}", placed=tuple(placed)))
    return groups


def match_groups(rules: Rules, groups: Sequence[Group], targets: Iterable[Entry], seed: Seed) -> Teams:
    """Give each drawn target to a group all of whose members suit it (7.3).

    Raises:
        DrawStopped: no group suits a target.
    """
    deck = Deck((group.id for group in groups), seed.key("groups"), seed.h)
    leaders = seed.key("leaders")
    members = {group.id: _members(group.placed, group.id, leaders, seed.h) for group in groups}
    group_of = {placed.inspector: group.id for group in groups for placed in group.placed}
    by_id = {entry.id: entry for entry in rules.inspectors}
    queues: dict[tuple[str, tuple[str, ...]], Queue] = {}
    teams: list[Team] = []
    forced = 0
    for target in targets:
        kind = (target.area, target.codes)
        if kind not in queues:
            anyone = evolve(target, id="")
            queues[kind] = deck.queue(
                group.id for group in groups if not any(_obstacles(rules, group, anyone, by_id))
            )
        recused = rules.recused.get(target.id, NOBODY)
        barred = {group_of[id_] for id_ in recused if id_ in group_of}
        found = queues[kind].next(barred)
        if found is None:
            raise DrawStopped(*_no_group(rules, groups, target, by_id))
        forced += queues[kind].forced(barred)
        teams.append(Team(target=target.id, group=found, lap=deck.take(found), members=members[found]))
    return Teams(teams=tuple(teams), forced=forced)


def leader_of(inspectors: Iterable[str], unit: str, key: str, h: Hash) -> str:
    """组长 (7.4): give the leader among the leading slot's members.

    Args:
        inspectors: their ids.
        unit: the target's id, or the group's id.
        key: the key for leaders.
        h: the announcement's hash.
    """
    return min(inspectors, key=lambda id_: (h.raw(f"{key}:{unit}\t{id_}".encode()), id_))


def _members(placed: Sequence[Placed], unit: str, key: str, h: Hash) -> tuple[Member, ...]:
    leading = [each.inspector for each in placed if each.slot.leads]
    leader = leading[0] if len(leading) == 1 else leader_of(leading, unit, key, h)
    return tuple(
        Member(
            inspector=each.inspector,
            department=each.slot.department,
            leader=each.inspector == leader,
            lap=each.lap,
        )
        for each in placed
    )


# ── 7.5: why nobody suits ─────────────────────────────────────────────────────────────────────────────────


def _nobody(rules: Rules, target: Entry, slot: Slot, placed: Sequence[Placed]) -> Fault:
    taken = {each.inspector for each in placed}
    causes = Counter(rules.obstacle(e, target, slot) or "team" for e in rules.of(slot) if e.id not in taken)
    causes["team"] += sum(each.slot == slot for each in placed)
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
    rules: Rules, groups: Sequence[Group], target: Entry, by_id: Mapping[str, Entry]
) -> Iterator[Fault]:
    for group in groups:
        inspector, cause = next(_obstacles(rules, group, target, by_id))
        yield fault(f"SSJ-STOP-{cause.upper()}", target=target.id, group=group.id, inspector=inspector)


def _obstacles(
    rules: Rules, group: Group, target: Entry, by_id: Mapping[str, Entry]
) -> Iterator[tuple[str, str]]:
    """Give each member who does not suit the target for the slot that placed them, with the cause."""
    for placed in group.placed:
        if cause := rules.obstacle(by_id[placed.inspector], target, placed.slot):
            yield placed.inspector, cause
