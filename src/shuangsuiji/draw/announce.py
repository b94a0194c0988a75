"""公告的编制 (第十条、第十一条; spec section 3): from frozen rolls and a scheme's figures to an announcement.

What cannot be drawn as it stands is refused here, before anything is published: every fault at once.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import get_args

from attrs import field, frozen, validators

from shuangsuiji.draw.announcement import (
    AnnouncedRecusals,
    Announcement,
    Inspectors,
    Matching,
    Slot,
    Stratum,
    Targets,
    Voids,
)
from shuangsuiji.draw.entropy import Source
from shuangsuiji.draw.feasibility import feasibility_faults
from shuangsuiji.draw.forms import PROTOCOL
from shuangsuiji.draw.quota import Base, quota
from shuangsuiji.draw.record import rules_of
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.ratios.draw_ratio import Rounding, ratio_text
from shuangsuiji.rolls.outline import Outline, Share
from shuangsuiji.rolls.reading import Part
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll


@frozen(kw_only=True)
class StratumPlan:
    """分层方案: one stratum's figures before its entries are counted.

    Args:
        name: the stratum's name, as in the roll.
        ratio: what part of the base is drawn, 0 < ratio <= 1.
        base: what the ratio is of.
        rounding: how the product is rounded.
        cap: a hard upper bound of the ratio (不超过), None where there is none.

    Raises:
        InvalidInput: the ratio is not above 0 and at most 1, or base or rounding is none of those that there are.
        TypeError: the ratio is no Fraction.
    """

    name: str
    ratio: Fraction = field(validator=validators.instance_of(Fraction))
    base: Base = "scope"
    rounding: Rounding = "up"
    cap: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        ratio_text(self.ratio)
        chosen = ((self.base, Base), (self.rounding, Rounding))
        raise_if(
            fault("SSJ-JSON-CHOICE", allowed=" / ".join(get_args(kind)), found=str(value))
            for value, kind in chosen
            if value not in get_args(kind)
        )


@frozen(kw_only=True)
class InspectorPlan:
    """人员方案: how inspectors are matched with targets.

    Args:
        slots: one a department.
        matching: dealing or groups.
        groups: how many groups; None with dealing.
    """

    slots: tuple[Slot, ...]
    matching: Matching = "dealing"
    groups: int | None = None


@frozen(kw_only=True)
class FrozenRolls:
    """What is frozen for one draw: targets, and where inspectors are drawn these and any recusals."""

    targets: Roll
    inspectors: Roll | None = None
    recusals: Recusals | None = None


@frozen(kw_only=True)
class PassedRolls:
    """As `FrozenRolls`, of targets that stay in a database (spec section 11): only their outline is at hand."""

    targets: Outline
    inspectors: Roll | None = None
    recusals: Recusals | None = None


Rolls = FrozenRolls | PassedRolls


@frozen(kw_only=True)
class Occasion:
    """The round's own members: which task and round, under which hash, when, and who shakes the drum."""

    task: str
    entropy: tuple[Source, ...]
    made_at: str
    draw_by: str
    round: int = 1
    voids: Voids | None = None
    publish_from: str | None = None


def announce(
    occasion: Occasion,
    rolls: Rolls,
    strata: Sequence[StratumPlan],
    inspectors: InspectorPlan | None = None,
) -> Announcement:
    """公告: make the announcement of one round.

    Args:
        occasion: the round's own members.
        rolls: the frozen rolls, or an outline of the targets; their H is the draw's.
        strata: one plan for each stratum that occurs in the targets' roll.
        inspectors: how inspectors are matched; None where none are drawn here.

    Raises:
        InvalidInput: strata and roll do not fit each other, a cap would be broken, a place would lack inspectors
            (3.6), or a form is broken; faults of strata and of places come together.
    """
    raise_if(_mismatches(rolls, inspectors))
    announced = _inspectors(rolls, inspectors)
    planned = tuple(_stratum(part, plan) for part, plan in _pairs(rolls.targets, strata))
    raise_if([*_strata_faults(rolls.targets, strata), *_place_faults(rolls, announced)])
    targets = rolls.targets
    return Announcement(
        protocol=PROTOCOL,
        hash=targets.hash.name,
        task=occasion.task,
        round=occasion.round,
        voids=occasion.voids,
        targets=Targets(form=targets.form, root=targets.root, size=targets.size, strata=planned),
        inspectors=announced,
        entropy=occasion.entropy,
        made_at=occasion.made_at,
        draw_by=occasion.draw_by,
        publish_from=occasion.publish_from,
    )


def _mismatches(rolls: Rolls, plan: InspectorPlan | None) -> Iterator[Fault]:
    """A plan without its roll would draw no inspectors without a word, and the other way round."""
    if (plan is None) != (rolls.inspectors is None):
        yield fault("SSJ-PLAN-INSPECTORS")
    if rolls.inspectors and rolls.inspectors.hash != rolls.targets.hash:
        expected, found = rolls.targets.hash.name, rolls.inspectors.hash.name
        yield fault("SSJ-PLAN-HASH", expected=expected, found=found)


def _pairs(roll: Roll | Outline, plans: Sequence[StratumPlan]) -> list[tuple[Part | Share, StratumPlan]]:
    by_name = {plan.name: plan for plan in plans}
    return [(part, by_name[part.name]) for part in roll.parts if part.name in by_name]


def _stratum(part: Part | Share, plan: StratumPlan) -> Stratum:
    base = part.scope if plan.base == "scope" else part.eligible
    return Stratum(
        name=part.name,
        scope=part.scope,
        eligible=part.eligible,
        ratio=ratio_text(plan.ratio),
        base=plan.base,
        rounding=plan.rounding,
        quota=quota(plan.ratio, base, plan.rounding, part.eligible),
    )


def _strata_faults(roll: Roll | Outline, plans: Sequence[StratumPlan]) -> Iterator[Fault]:
    occurring = {part.name for part in roll.parts}
    names = [plan.name for plan in plans]
    for name in names:
        if name not in occurring:
            yield fault("SSJ-PLAN-EMPTY", stratum=name)
    for name in sorted(occurring - set(names)):
        yield fault("SSJ-PLAN-UNPLANNED", stratum=name)
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield fault("SSJ-PLAN-TWICE", stratum=name)
    for part, plan in _pairs(roll, plans):
        yield from _cap_faults(part, plan)


def _cap_faults(part: Part | Share, plan: StratumPlan) -> Iterator[Fault]:
    """A hard cap that rounding or "at least 1" would exceed refuses the announcement."""
    stratum = _stratum(part, plan)
    base = part.scope if plan.base == "scope" else part.eligible
    if plan.cap is not None and stratum.quota > plan.cap * base:
        most = int(plan.cap * base)
        yield fault("SSJ-PLAN-CAP", stratum=part.name, cap=str(plan.cap), most=most, quota=stratum.quota)


def _inspectors(rolls: Rolls, plan: InspectorPlan | None) -> Inspectors | None:
    if plan is None or rolls.inspectors is None:
        return None
    recusals = rolls.recusals
    return Inspectors(
        form=rolls.inspectors.form,
        root=rolls.inspectors.root,
        size=rolls.inspectors.size,
        recusals=AnnouncedRecusals(form=recusals.form, root=recusals.root, size=recusals.size)
        if recusals
        else None,
        matching=plan.matching,
        groups=plan.groups,
        slots=plan.slots,
    )


def _place_faults(rolls: Rolls, announced: Inspectors | None) -> Iterator[Fault]:
    if announced is None or rolls.inspectors is None:
        return
    departments = {part.name for part in rolls.inspectors.parts}
    unknown = [slot.department for slot in announced.slots if slot.department not in departments]
    for department in unknown:
        yield fault("SSJ-PLAN-DEPARTMENT", department=department, known="、".join(sorted(departments)))
    if not unknown:
        rules = rules_of(announced, rolls.inspectors, rolls.recusals)
        yield from feasibility_faults(rolls.targets, rules, announced)
