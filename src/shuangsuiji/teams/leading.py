"""组长 (第十三条; spec 7.4): the initiating department's, the smallest ticket leading."""

from collections.abc import Container

from attrs import evolve

from shuangsuiji.draw.inspectors import Leaders
from shuangsuiji.task.current_team import CurrentMember
from shuangsuiji.task.lock import Lock


def led(
    members: tuple[CurrentMember, ...], lock: Lock, unit: str, lent: Container[str]
) -> tuple[CurrentMember, ...]:
    """组长 (第十三条; spec 7.4): let the leading slot's member with the smallest ticket lead, who is not lent if there is one.

    Args:
        members: the team.
        lock: the draw.
        unit: the target, or of a standing group the group's id.
        lent: whom neighbours lend (第十二条): they lead only where nobody else of the initiating department is left.
    """
    leading = {index for index, slot in enumerate(lock.slots) if slot.leads}
    able = [each.inspector for each in members if each.slot in leading]
    places = [each for each in able if each not in lent] or able
    leader = Leaders(lock.seed).of(places, unit) if lock.seed else next(iter(places), "")
    return tuple(evolve(each, leader=each.inspector == leader) for each in members)
