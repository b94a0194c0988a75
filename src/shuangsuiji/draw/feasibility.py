"""公告前的可行性核对 (spec 3.6): can every eligible target have its inspectors?"""

from collections.abc import Iterator

from shuangsuiji.draw.announcement import Inspectors
from shuangsuiji.draw.suiting import Rules
from shuangsuiji.errors import Fault, fault
from shuangsuiji.rolls.entry import Entry, entry_of
from shuangsuiji.rolls.outline import Outline
from shuangsuiji.rolls.roll import Roll


def feasibility_faults(targets: Roll | Outline, rules: Rules, announced: Inspectors) -> Iterator[Fault]:
    """Judge that no place can lack inspectors; with dealing this rules out a stop.

    Targets of one kind (area and needs) are judged once; those with recusals one by one.

    Args:
        targets: the frozen targets.
        rules: slots, inspectors and recusals.
        announced: matching and groups.
    """
    yield from group_faults(rules, announced)
    kinds = {(kind.area, kind.codes): kind for kind in map(_kind, targets.kinds) if kind.eligible}
    for kind in kinds.values():
        if any(_short(kind, rules, "")):
            yield from _short(kind, rules, _example(targets, kind))
    for id_ in sorted(rules.recused):
        target = targets.find(id_)
        if target and target.eligible and not any(_short(kinds[target.area, target.codes], rules, "")):
            yield from _short(target, rules, id_)


def group_faults(rules: Rules, announced: Inspectors) -> Iterator[Fault]:
    """Judge that each department fills its slot in every group."""
    for slot in rules.slots if announced.groups else ():
        needed = slot.count * (announced.groups or 0)
        eligible = len(rules.eligible(slot))
        if needed > eligible:
            yield fault(
                "SSJ-PLAN-GROUPS",
                department=slot.department,
                groups=announced.groups or 0,
                needed=needed,
                eligible=eligible,
            )


def groups_may_stop(targets: Roll, rules: Rules) -> bool:
    """Say whether needs, recusals or area rules exist: with groups they can still stop the draw (3.6)."""
    return bool(
        rules.recused
        or any(slot.area != "any" for slot in rules.slots)
        or any(_kind(kind).codes for kind in targets.kinds)
    )


def _short(target: Entry, rules: Rules, shown: str) -> Iterator[Fault]:
    for slot in rules.slots:
        suiting = sum(rules.suits(entry, target, slot) for entry in rules.of(slot))
        if suiting < slot.count:
            yield fault(
                "SSJ-PLAN-SHORT",
                target=shown,
                department=slot.department,
                needs="、".join(target.codes) or "—",
                area=target.area or "—",
                needed=slot.count,
                suiting=suiting,
            )


def _kind(rest: bytes) -> Entry:
    return entry_of(b"\t" + rest, "open")


def _example(targets: Roll | Outline, kind: Entry) -> str:
    """Give the first eligible target of a kind, so that the fault names one."""
    for entry in targets.entries():
        if entry.eligible and (entry.area, entry.codes) == (kind.area, kind.codes):
            return entry.id
    return ""
