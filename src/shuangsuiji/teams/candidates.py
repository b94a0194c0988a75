"""接替人选 (第十三条; spec 7.2): who can take a member's place, in the order in which the draw would have dealt them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from shuangsuiji.draw.announcement import Slot
from shuangsuiji.draw.suiting import area_holds
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.task.current_team import CurrentMember, CurrentTeam
from shuangsuiji.task.lock import Lock
from shuangsuiji.task.state import Task


def obstacles(
    task: Task, lock: Lock, team: CurrentTeam, member: CurrentMember, candidate: Entry
) -> Iterator[Fault]:
    """Give what keeps a candidate from taking a member's place: standing, skills, recusal, area, or a place already."""
    path, id_ = at("$.substitute"), candidate.id
    if id_ in team.inspectors:
        yield fault("SSJ-TEAM-ALREADY", path, inspector=id_)
    if not candidate.eligible:
        yield fault("SSJ-TEAM-UNQUALIFIED", path, inspector=id_, standing=candidate.standing)
    if id_ in task.recused_from(team.targets):
        yield fault("SSJ-TEAM-RECUSED", path, inspector=id_)
    slot = task.slot(member.slot)
    for target in team.targets:
        drawn = lock.target(target)
        if drawn and not set(drawn.entry.codes) <= set(candidate.codes):
            needs = "、".join(drawn.entry.codes)
            yield fault("SSJ-TEAM-SKILLS", path, inspector=id_, target=target, needs=needs)
        if drawn and not area_holds(slot, candidate.area, drawn.entry.area):
            yield fault("SSJ-TEAM-AREA", path, inspector=id_, target=target)
    yield from _department_faults(slot, lock, candidate)


def _department_faults(slot: Slot, lock: Lock, candidate: Entry) -> Iterator[Fault]:
    """The leader comes from the initiating department, so that its places stay its own; the roll knows who is whose."""
    known = lock.entry(candidate.id) or candidate
    if slot.leads and known.part != slot.department:
        yield fault(
            "SSJ-TEAM-LEADING", at("$.substitute"), inspector=candidate.id, department=slot.department
        )


def candidates(task: Task, unit: str, out: str) -> list[Entry]:
    """候选人 (第十三条; spec 7.2): who of the department's roll can take a member's place, in the order of the draw's dealing.

    Those who suit every target of the team and were not substituted in this task for anything but a recusal: the
    least load now comes first, among equals the smallest ticket of the next lap.
    """
    lock, team, member = place_of(task, unit, out)
    seed = lock.seed if lock else None
    if lock is None or team is None or member is None or seed is None:
        return []
    loads = Counter(id_ for each in task.teams for id_ in each.inspectors)
    gone = {each.out for each in task.substitutions if not each.recuses} | {out}
    ticket = seed.h.after(f"{seed.key('inspectors')}:".encode())
    turns = [
        (loads[each.id], ticket(f"{loads[each.id] + 1}\t{each.id}".encode()), each.id, each)
        for each in lock.pool
        if each.part == member.department
        and each.id not in gone
        and not any(obstacles(task, lock, team, member, each))
    ]
    return [turn[3] for turn in sorted(turns, key=lambda turn: turn[:3])]


def next_in_order(task: Task, unit: str, out: str, passed_over: Iterable[str] = ()) -> Entry | None:
    """取下一位 (第十三条): whom the draw's dealing gives next for a member's place; None where nobody is left.

    Args:
        task: the task.
        unit: the team.
        out: who goes.
        passed_over: who would come before and cannot serve now.
    """
    skipped = set(passed_over)
    return next((each for each in candidates(task, unit, out) if each.id not in skipped), None)


def place_of(
    task: Task, unit: str, inspector: str
) -> tuple[Lock | None, CurrentTeam | None, CurrentMember | None]:
    """Give the lock, the team and the member; None for each that there is not."""
    team = next((each for each in task.teams if each.unit == unit), None)
    return task.lock, team, team.member(inspector) if team else None
