"""不重复抽查，锁定时再看一次 (第八条、第二十三条): what other checks that are known by now mean for a drawn list."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.exclusions import Check, Judgement, Ledger, Subject, wanted_of
from shuangsuiji.task.lock import DrawnTarget
from shuangsuiji.task.state import Task


def area_cap_faults(
    targets: Iterable[DrawnTarget], earlier: Iterable[Check], state: Task, rules: Rulebook
) -> Iterator[Fault]:
    """A hard cap of an area binds at the lock too (第八条)."""
    for index, (each, found) in enumerate(_judged(targets, earlier, state, rules)):
        if found.is_barred:
            yield fault("SSJ-TASK-AREA-CAP", at(f"$.targets[{index}]"), target=each.entry.id)


def repeat_findings(
    targets: Iterable[DrawnTarget], earlier: Iterable[Check], state: Task, rules: Rulebook
) -> Iterator[Finding]:
    """Targets that another task has drawn since the roll was frozen (第八条、第二十三条)."""
    waivers = {each.target: each for each in state.waivers}
    for each, found in _judged(targets, earlier, state, rules):
        id_ = each.entry.id
        waiver = waivers.get(id_)
        if not waiver and (found.times >= found.cap or found.earlier):
            yield finding("SSJ-A08-1", rules, "object_annual_cap", subject=id_, times=found.times + 1)
        if not waiver and found.areas:
            yield finding("SSJ-A08-10", rules, "annual_cap_by_area", subject=id_)
        if found.repeated and not (waiver and waiver.repeats):
            items = "、".join(sorted(found.repeated))
            yield article_finding("SSJ-A23-1", "第二十三条", subject=id_, items=items)


def _judged(
    targets: Iterable[DrawnTarget], earlier: Iterable[Check], state: Task, rules: Rulebook
) -> Iterator[tuple[DrawnTarget, Judgement]]:
    """What the other checks that are known by now mean for each drawn target."""
    ledger = Ledger(tuple(earlier), rules)
    flagged = {id_ for each in state.flagged for id_ in each.entries}
    wanted = wanted_of(state)
    for each in targets:
        subject = Subject(id=each.entry.id, entity=each.entity, flagged=each.entry.id in flagged)
        yield each, ledger.judge(subject, evolve(wanted, items=each.items))
