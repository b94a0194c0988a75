"""组长 (第十三条; spec 7.4): the initiating department's, the smallest ticket leading."""

from attrs import evolve

from shuangsuiji.draw.inspectors import Leaders
from shuangsuiji.task.lock import CurrentMember, Lock


def led(members: tuple[CurrentMember, ...], lock: Lock, unit: str) -> tuple[CurrentMember, ...]:
    """组长 (第十三条; spec 7.4): let the leading slot's member with the smallest ticket lead."""
    leading = {index for index, slot in enumerate(lock.slots) if slot.leads}
    places = [each.inspector for each in members if each.slot in leading]
    leader = Leaders(lock.seed).of(places, unit) if lock.seed else next(iter(places), "")
    return tuple(evolve(each, leader=each.inspector == leader) for each in members)
