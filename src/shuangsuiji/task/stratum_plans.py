"""分层与应抽数 (第十条、第十一条): what a task's wordings come to for a frozen roll."""

from collections.abc import Iterator

from attrs import evolve

from shuangsuiji.draw.announce import InspectorPlan, StratumPlan
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.forms import at
from shuangsuiji.ratios.draw_ratio import to_draw_ratio
from shuangsuiji.ratios.wording import parse_ratio
from shuangsuiji.rolls.roll import Roll
from shuangsuiji.task.scheme import Scheme


def stratum_plans(task: Scheme, roll: Roll) -> list[StratumPlan]:
    """Give each stratum's ratio as an exact number, from the wording that the scheme has for it.

    Raises:
        InvalidInput: a wording cannot be read or gives no ratio to draw by; every fault is listed with its key.
    """
    plans: list[StratumPlan] = []
    faults: list[Fault] = list(_wording_faults(task.targets.ratio, "targets.ratio"))
    for name, wording, path in _wordings(task, roll):
        part = next((each for each in roll.parts if each.name == name), None)
        if part is None:
            index = [each.name for each in task.targets.strata].index(name)
            faults.append(fault("SSJ-PLAN-EMPTY", at(f"targets.strata[{index}]"), stratum=name))
            continue
        base = part.scope if task.targets.base == "scope" else part.eligible
        try:
            rule = parse_ratio(wording)
            if rule.provisos:  # a plan may say more than a ratio; what is drawn by must not
                faults.append(fault("SSJ-TASK-PROVISO", at(path), rest="；".join(rule.provisos)))
            ratio = to_draw_ratio(rule, max(base, 1))
        except InvalidInput as error:
            faults += (evolve(each, place=at(path)) for each in error.faults)
            continue
        rounding = task.targets.rounding or ratio.rounding
        plans.append(
            StratumPlan(
                name=name, ratio=ratio.value, base=task.targets.base, rounding=rounding, cap=ratio.cap
            )
        )
    raise_if(dict.fromkeys(faults))
    return plans


def _wording_faults(wording: str, path: str) -> Iterator[Fault]:
    """A wording that no stratum happens to use must be one all the same."""
    try:
        parse_ratio(wording)
    except InvalidInput as error:
        yield from (evolve(each, place=at(path)) for each in error.faults)


def _wordings(task: Scheme, roll: Roll) -> Iterator[tuple[str, str, str]]:
    """Give (stratum, wording, key of the wording)."""
    if not task.targets.strata:
        own = {each.name for each in task.targets.flagged}
        yield from (
            (part.name, task.targets.ratio, "targets.ratio") for part in roll.parts if part.name not in own
        )
    parts = {each.name for each in roll.parts}
    for index, flagged in enumerate(task.targets.flagged):
        if flagged.name in parts:  # on a day nobody may be flagged
            yield flagged.name, flagged.ratio, f"targets.flagged[{index}].ratio"
    for index, stratum in enumerate(task.targets.strata):
        if stratum.ratio is None:
            yield stratum.name, task.targets.ratio, "targets.ratio"
        else:
            yield stratum.name, stratum.ratio, f"targets.strata[{index}].ratio"


def inspector_plan(task: Scheme) -> InspectorPlan | None:
    """Give how inspectors are matched; None where none are drawn."""
    if task.inspectors is None:
        return None
    slots = tuple(
        Slot(department=each.department, count=each.count, leads=each.leads, area=each.area)
        for each in task.inspectors.slots
    )
    return InspectorPlan(slots=slots, matching=task.inspectors.matching, groups=task.inspectors.groups)
