"""检查小组 (第十三条; spec 7.3): standing groups, formed first, to which the drawn targets are given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from shuangsuiji.draw.announcement import Slot
from shuangsuiji.draw.dealing import Deck, Queue
from shuangsuiji.draw.inspectors import Leaders, Member, Team, Teams, members_of
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.suiting import NOBODY, Rules
from shuangsuiji.errors import DrawStopped, Fault, fault
from shuangsuiji.rolls.entry import Entry


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
            members += members_of(slot, [(inspector, 1) for inspector in chosen], id_, leaders)
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
