"""取样策略 (hypothesis): values of the draw protocol, all valid, all invented, as odd as the protocol allows.

Everything that tests need comes from here; texts and rolls stand in `roll_strategies`, sources in
`source_strategies`.

>>> from hypothesis import given
>>> @given(tasks())
... def holds(task):
...     assert task.drawn().record.announcement == task.announcement
>>> holds()
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import count
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import (
    AnnouncedRecusals,
    Announcement,
    Area,
    Inspectors,
    Matching,
    Slot,
)
from shuangsuiji.draw.entropy import Contribution
from shuangsuiji.draw.quota import Base
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.recusals import Recusals, freeze_recusals
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.testing.roll_strategies import (
    AREAS,
    CODES,
    ELSEWHERE,
    STANDINGS,
    code_identifiers,
    code_sets,
    digests,
    entries,
    free_texts,
    hashes,
    identifiers,
    instants,
    nonces,
    part_names,
    recusals_of,
    roll_keys,
    rolls,
    sealing,
    target_entries,
)
from shuangsuiji.testing.source_strategies import beacons, contributions, public_values, publics, sources
from shuangsuiji.testing.tasks import DRAW_BY, MADE_AT, DrawnRound, Task

__all__ = [
    "AREAS",
    "CODES",
    "ELSEWHERE",
    "STANDINGS",
    "beacons",
    "code_identifiers",
    "code_sets",
    "contributions",
    "digests",
    "drawn_rounds",
    "entries",
    "free_texts",
    "hashes",
    "identifiers",
    "inspector_entries",
    "inspector_plans",
    "instants",
    "nonces",
    "part_names",
    "public_values",
    "publics",
    "ratios",
    "recusals_of",
    "roll_keys",
    "rolls",
    "sealing",
    "sources",
    "stratum_plans",
    "target_entries",
    "tasks",
]

_MATCHINGS: Final[tuple[Matching, ...]] = ("dealing", "dealing", "groups")


@cache
def ratios() -> SearchStrategy[Fraction]:
    """抽取比例: above 0 and at most 1."""
    common = st.sampled_from([Fraction(3, 100), Fraction(1, 20), Fraction(1, 2), Fraction(1)])
    return st.one_of(common, st.fractions(min_value=Fraction(1, 1000), max_value=1, max_denominator=1000))


@st.composite
def stratum_plans(
    draws: DrawFn, targets: Roll, bases: Sequence[Base] = ("scope", "eligible")
) -> list[StratumPlan]:
    """分层方案: a plan for each stratum of a roll, in any order; a ratio is of any of the bases."""
    plans = [
        StratumPlan(
            name=part.name,
            ratio=draws(ratios()),
            base=draws(st.sampled_from(bases)),
            rounding=draws(st.sampled_from(("up", "half-up", "down"))),
        )
        for part in targets.parts
    ]
    return draws(st.permutations(plans))


@st.composite
def inspector_plans(
    draws: DrawFn, *, area_rules: Sequence[Area], matching: Matching | None = None
) -> InspectorPlan:
    """人员方案: one or two departments, one of which leads, and dealing or groups."""
    departments = draws(part_names(2))
    leading = draws(st.integers(0, len(departments) - 1))
    least = 2 if len(departments) == 1 else 1
    found = draws(st.sampled_from(_MATCHINGS if matching is None else (matching,)))
    rules: Sequence[Area] = area_rules if found == "dealing" else ("any",)
    slots = tuple(
        Slot(
            department=name,
            count=draws(st.integers(least, 2)),
            leads=index == leading,
            area=draws(st.sampled_from(rules)),
        )
        for index, name in enumerate(departments)
    )
    groups = draws(st.integers(1, 3)) if found == "groups" else None
    return InspectorPlan(slots=slots, matching=found, groups=groups)


def _core_areas(slot: Slot, areas: set[str]) -> list[str]:
    """Where inspectors must be from, so that one of each can fill every place of a slot for any target."""
    if slot.area == "same":
        return sorted(areas)
    return [ELSEWHERE]


@st.composite
def inspector_entries(
    draws: DrawFn, plan: InspectorPlan, areas: set[str], *, feasible: bool
) -> tuple[list[Entry], list[str]]:
    """执法检查人员: entries that a plan can work with, and the ids of those whom it can spare.

    Args:
        draws: given by hypothesis.
        plan: slots and matching.
        areas: where the eligible targets lie.
        feasible: whether every place can be filled; else nobody is there for sure.
    """
    core = [
        Entry(id="", part=slot.department, area=area, codes=CODES)
        for slot in plan.slots
        for area in _core_areas(slot, areas)
        for _ in range(slot.count * (plan.groups or 1))
        if feasible or draws(st.booleans())
    ]
    departments = st.sampled_from([slot.department for slot in plan.slots])
    others = draws(entries(departments, min_size=0 if core else 1, max_size=4, areas=(*AREAS, ELSEWHERE)))
    if feasible and plan.groups:
        others = [evolve(entry, codes=CODES) for entry in others]
    taken = {entry.id for entry in others}
    free = (id_ for number in count() if (id_ := f"人{number}") not in taken)
    named = [evolve(entry, id=id_) for entry, id_ in zip(core, free, strict=False)]
    spared = others if feasible and not plan.groups else [*others, *named]
    return draws(st.permutations([*others, *named])), [entry.id for entry in spared]


@st.composite
def tasks(
    draws: DrawFn,
    *,
    max_size: int = 12,
    inspectors: bool | None = None,
    matching: Matching | None = None,
    sealed: bool | None = None,
    feasible: bool = True,
    bases: Sequence[Base] = ("scope", "eligible"),
) -> Task:
    """抽查任务: whole tasks of one round, announced and revealed.

    Args:
        draws: given by hypothesis.
        max_size: how many targets at most.
        inspectors: whether inspectors are drawn too; either where it is None.
        matching: dealing or groups; either where it is None.
        sealed: whether all rolls are sealed or open; each as it comes where it is None.
        feasible: whether the draw is sure not to stop. Else the announcement is made without looking (3.6).
        bases: what a stratum's ratio may be of; a rulebook allows one of them (第十一条).
    """
    h = draws(hashes())
    task = draws(identifiers())
    keys = {name: draws(sealing(sealed=sealed)) for name in ("targets", "inspectors", "recusals")}
    rules: tuple[Area, ...] = draws(st.sampled_from((("any",), ("any", "same", "different"))))
    areas = AREAS if len(rules) == 1 else AREAS[1:]
    targets = freeze(draws(target_entries(max_size, areas)), h, keys["targets"])
    found = draws(sources(h, task))
    contributed = isinstance(found.entropy[0], Contribution)
    occasion = Occasion(
        task=task,
        entropy=found.entropy,
        made_at=MADE_AT,
        draw_by=DRAW_BY,
        publish_from=DRAW_BY if contributed and draws(st.booleans()) else None,
    )
    plans = draws(stratum_plans(targets, bases))
    frozen_rolls = FrozenRolls(targets=targets)
    plan = None
    if draws(st.sampled_from((True, True, False))) if inspectors is None else inspectors:
        plan = draws(inspector_plans(area_rules=rules, matching=matching))
        frozen_rolls = draws(_second_rolls(targets, plan, keys, feasible=feasible))
    announcement = _announced(occasion, frozen_rolls, plans, plan, feasible=feasible)
    held = _held(frozen_rolls, keys)
    return Task(announcement=announcement, rolls=frozen_rolls, sources=found, keys=held)


@st.composite
def _second_rolls(
    draws: DrawFn, targets: Roll, plan: InspectorPlan, keys: dict[str, bytes | None], *, feasible: bool
) -> FrozenRolls:
    areas = {entry.area for entry in targets.entries() if entry.area}
    found, spared = draws(inspector_entries(plan, areas, feasible=feasible))
    inspectors = freeze(found, targets.hash, keys["inspectors"])
    most = plan.groups - 1 if feasible and plan.groups else len(spared)
    pairs = draws(recusals_of(targets, spared, most))
    recusals = freeze_recusals(pairs, targets, inspectors, keys["recusals"]) if pairs else None
    return FrozenRolls(targets=targets, inspectors=inspectors, recusals=recusals)


def _announced(
    occasion: Occasion,
    frozen_rolls: FrozenRolls,
    plans: Sequence[StratumPlan],
    plan: InspectorPlan | None,
    *,
    feasible: bool,
) -> Announcement:
    if feasible or plan is None or frozen_rolls.inspectors is None:
        return announce(occasion, frozen_rolls, plans, plan)
    inspectors, recusals = frozen_rolls.inspectors, frozen_rolls.recusals
    return evolve(
        announce(occasion, FrozenRolls(targets=frozen_rolls.targets), plans),
        inspectors=Inspectors(
            form=inspectors.form,
            root=inspectors.root,
            size=inspectors.size,
            recusals=_announced_recusals(recusals),
            matching=plan.matching,
            groups=plan.groups,
            slots=plan.slots,
        ),
    )


def _announced_recusals(recusals: Recusals | None) -> AnnouncedRecusals | None:
    if recusals is None:
        return None
    return AnnouncedRecusals(form=recusals.form, root=recusals.root, size=recusals.size)


def _held(frozen_rolls: FrozenRolls, keys: dict[str, bytes | None]) -> dict[str, bytes]:
    """Give the keys of what there is and is sealed."""
    made = {
        "targets": frozen_rolls.targets,
        "inspectors": frozen_rolls.inspectors,
        "recusals": frozen_rolls.recusals,
    }
    return {name: key for name, key in keys.items() if key is not None and made[name] is not None}


def drawn_rounds(
    *,
    max_size: int = 12,
    inspectors: bool | None = None,
    matching: Matching | None = None,
    sealed: bool | None = None,
) -> SearchStrategy[DrawnRound]:
    """已抽取的轮次: tasks that were drawn, journalled and confirmed; the arguments are those of `tasks`."""
    found = tasks(max_size=max_size, inspectors=inspectors, matching=matching, sealed=sealed)
    return found.map(Task.drawn)
