"""取样策略：任务的办理 (第十条至第十三条): tasks that went through their acts up to the lock, of either matching.

The pools are larger than the draw alone would need, so that there is somebody to substitute; some of them suit no
place, and some are recused.

>>> from hypothesis import given
>>> @given(locked_tasks(matching="groups"))
... def holds(found):
...     assert found.task.lock and all(len(team.members) >= 2 for team in found.task.teams)
>>> holds()
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shuangsuiji.acts import apply
from shuangsuiji.digests import Hash
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Area, Matching, Slot
from shuangsuiji.draw.entropy import Contribution, commitment
from shuangsuiji.draw.journal import reveal_digest
from shuangsuiji.draw.record import Record, draw
from shuangsuiji.errors import DrawStopped
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.registries.confirmation import REGISTRIES, Confirmation
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.recusals import Recusal, freeze_recusals
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.locking import locking
from shuangsuiji.task.rounds import RevealSource
from shuangsuiji.task.selection import random_modes
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.state import Task
from shuangsuiji.testing.roll_strategies import AREAS, CODES, ELSEWHERE, code_sets, hashes, sealing
from shuangsuiji.testing.samples import plan_row, setup
from shuangsuiji.testing.tasks import (
    ANNOUNCED_AT,
    CONFIRMED_AT,
    CONTRIBUTED_AT,
    DRAW_BY,
    MADE_AT,
    PUBLISHED_AT,
    Sources,
)
from shuangsuiji.testing.tasks import Task as Ready

RULES: Final = builtin_rulebook("2026-01-01")
DEPARTMENTS: Final = ("甲科", "乙局", "丙局")
"""Who has slots, in the order in which they come to have one."""
ELSEWHERE_DEPARTMENT: Final = "丁局"
"""A department that has no slot; some of the pool are of it."""

_MATCHINGS: Final[tuple[Matching, ...]] = ("dealing", "groups")
_PARTY: Final = "驻局纪检组"
_RULES_OF_AREA: Final[Mapping[Matching, tuple[Area, ...]]] = {
    "dealing": ("any", "same", "different"),
    "groups": ("any", "any", "same", "different"),
}


@frozen(kw_only=True)
class LockedTask:
    """已锁定的任务: a task at its lock, and the rolls that it was drawn from.

    Args:
        task: the task's state.
        rolls: the frozen rolls.
        rules: the rulebook.
    """

    task: Task
    rolls: FrozenRolls
    rules: Rulebook = RULES

    @property
    def record(self) -> Record:
        """The record of the draw."""
        if self.task.lock is None or self.task.lock.record is None:
            raise LookupError(self.task.setup.code)
        return self.task.lock.record


def locked(ready: Ready, names: Mapping[str, str], rules: Rulebook = RULES) -> LockedTask:
    """Take a task, ready to be drawn, through all its acts up to the lock.

    Args:
        ready: announcement, rolls and reveals; inspectors are drawn from two departments or more.
        names: names of targets and inspectors, as far as they are known.
        rules: the rulebook.

    Raises:
        DrawStopped: a place that nobody suits.
    """
    announcement, rolls = ready.announcement, ready.rolls
    record = draw(announcement, ready.reveals, rolls.targets, rolls.inspectors, rolls.recusals).record
    created = _created(ready)
    task = apply(created, _announced(ready, created.setup.departments), rules)
    task = _revealed(task, ready, rules)
    task = apply(task, locking(task, record, rolls, names, (), by="科长乙", at=CONFIRMED_AT), rules)
    return LockedTask(task=task, rolls=rolls, rules=rules)


def _revealed(task: Task, ready: Ready, rules: Rulebook) -> Task:
    """Contributions come before every other source's value (spec 4.4)."""
    announcement = ready.announcement
    contributed = [isinstance(source, Contribution) for source in announcement.entropy]
    for index in sorted(range(len(contributed)), key=lambda each: not contributed[each]):
        act = RevealSource(
            by="监督员",
            at=CONTRIBUTED_AT if contributed[index] else PUBLISHED_AT,
            announcement=announcement.digest(),
            index=index,
            reveal=reveal_digest(ready.reveals[index], announcement.h),
        )
        task = apply(task, act, rules)
    return task


def _created(ready: Ready) -> Task:
    announced = ready.announcement.inspectors
    slots = announced.slots if announced else ()
    leading = next((slot.department for slot in slots if slot.leads), DEPARTMENTS[0])
    others = tuple(slot.department for slot in slots if not slot.leads)
    row = plan_row(initiating=leading, participating=others)
    created = setup(ready.announcement.task, initiating=leading, participating=others)
    act = CreateTask(by="经办员甲", at=MADE_AT, setup=created, edition=1, channels=("部门网站",), row=row)
    return apply(None, act, RULES)


def _announced(ready: Ready, departments: Iterable[str]) -> AnnounceDraw:
    rolls = dict(zip(REGISTRIES, (ready.rolls.targets, ready.rolls.inspectors), strict=True))
    return AnnounceDraw(
        by="经办员甲",
        at=ANNOUNCED_AT,
        announcement=ready.announcement,
        confirmed=tuple(
            Confirmation(
                registry=name,
                by="名录管理员",
                at=MADE_AT,
                count=roll.size,
                digest=roll.root,
            )
            for name, roll in rolls.items()
            if roll
        ),
        digests=tuple(roll.root for roll in rolls.values() if roll),
        modes=random_modes(departments, ready.rolls.inspectors.entries() if ready.rolls.inspectors else ()),
    )


# ── slots, targets, pools ─────────────────────────────────────────────────────────────────────────────────


@st.composite
def _plans(draws: DrawFn, matching: Matching) -> InspectorPlan:
    """Two or three departments in any order, any of which leads."""
    departments = draws(st.permutations(DEPARTMENTS))[: draws(st.integers(2, 3))]
    leading = draws(st.integers(0, len(departments) - 1))
    slots = tuple(
        Slot(
            department=name,
            count=draws(st.integers(1, 2)),
            leads=index == leading,
            area=draws(st.sampled_from(_RULES_OF_AREA[matching])),
        )
        for index, name in enumerate(departments)
    )
    groups = draws(st.sampled_from((2, 3, 1))) if matching == "groups" else None
    return InspectorPlan(slots=slots, matching=matching, groups=groups)


@st.composite
def _targets(draws: DrawFn, plan: InspectorPlan) -> list[Entry]:
    """One to five targets that can be drawn, and perhaps one that cannot."""
    strict = any(slot.area != "any" for slot in plan.slots)
    areas = draws(st.sampled_from((AREAS[1:], AREAS[1:2]))) if strict else AREAS
    found = [
        Entry(id=f"对象{number}", part="企业", area=draws(st.sampled_from(areas)), codes=draws(_needs()))
        for number in range(draws(st.sampled_from((3, 4, 2, 5, 1))))
    ]
    excluded = Entry(id="对象x", part="企业", standing="excluded:annual-cap", area=areas[0])
    return [*found, excluded] if draws(st.booleans()) else found


@cache
def _needs() -> SearchStrategy[tuple[str, ...]]:
    return st.one_of(st.just(()), code_sets())


@cache
def _skills() -> SearchStrategy[tuple[str, ...]]:
    return st.one_of(st.just(CODES), st.just(CODES), code_sets())


@st.composite
def _pool(draws: DrawFn, plan: InspectorPlan, targets: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """Inspectors who can fill every place by dealing, and others beside them, whose ids are given too."""
    areas = sorted({each.area for each in targets if each.area})
    core = [
        Entry(id="", part=slot.department, area=area, codes=CODES)
        for slot in plan.slots
        for area in (areas if slot.area == "same" else [ELSEWHERE])
        for _ in range(slot.count * (plan.groups or 1))
    ]
    parts = st.sampled_from((*(slot.department for slot in plan.slots), ELSEWHERE_DEPARTMENT))
    standings = st.sampled_from(("eligible",) * 6 + ("excluded:on-leave",))
    one = st.builds(
        Entry,
        id=st.just("其他"),
        part=parts,
        standing=standings,
        area=st.sampled_from((*areas, *areas, ELSEWHERE, "")),
        codes=_skills(),
    )
    others = draws(st.lists(one, min_size=3, max_size=10))
    mixed = draws(st.permutations([*core, *others]))
    named = [evolve(each, id=f"E{number:02}") for number, each in enumerate(mixed)]
    return named, [new.id for new, old in zip(named, mixed, strict=True) if old.id]


def _all_suit(plan: InspectorPlan, targets: Sequence[Entry], pool: Sequence[Entry]) -> list[Entry]:
    """Let everybody of the pool suit every target that there is, where one area holds them all."""
    rules = {slot.department: slot.area for slot in plan.slots}
    area = targets[0].area
    return [
        evolve(
            each, standing="eligible", codes=CODES, area=area if rules.get(each.part) == "same" else ELSEWHERE
        )
        for each in pool
    ]


# ── tasks ─────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def _frozen(
    draws: DrawFn, targets: Sequence[Entry], found: Sequence[Entry], recused: Sequence[Recusal]
) -> FrozenRolls:
    h = draws(hashes(("sha256", "sha256", "sm3")))
    keys = [draws(_sealing()) for _ in range(3)]
    roll = freeze(targets, h, keys[0])
    inspectors = freeze(found, h, keys[1])
    recusals = freeze_recusals(recused, roll, inspectors, keys[2]) if recused else None
    return FrozenRolls(targets=roll, inspectors=inspectors, recusals=recusals)


@cache
def _sealing() -> SearchStrategy[bytes | None]:
    return sealing()


def _ready(rolls: FrozenRolls, plan: InspectorPlan, ratio: Fraction, number: int) -> Ready:
    h: Hash = rolls.targets.hash
    nonce = f"{number:064x}"
    source = Contribution(party=_PARTY, commitment=commitment(h, _PARTY, "T", 1, nonce))
    occasion = Occasion(task="T", entropy=(source,), made_at=MADE_AT, draw_by=DRAW_BY)
    strata = [StratumPlan(name=part.name, ratio=ratio, base="scope") for part in rolls.targets.parts]
    sources = Sources(entropy=(source,), reveals=(nonce,), public=(), signatures={})
    return Ready(announcement=announce(occasion, rolls, strata, plan), rolls=rolls, sources=sources, keys={})


@st.composite
def locked_tasks(draws: DrawFn, *, matching: Matching | None = None) -> LockedTask:
    """已锁定的任务: tasks at their lock, with needs, areas, recusals, sealed rolls, and names that are not known.

    Args:
        draws: given by hypothesis.
        matching: dealing or groups; either where it is None.
    """
    plan = draws(_plans(draws(st.sampled_from((matching,) if matching else _MATCHINGS))))
    targets = draws(_targets(plan))
    pool, others = draws(_pool(plan, targets))
    row = st.builds(
        Recusal,
        target=st.sampled_from([each.id for each in targets]),
        inspector=st.sampled_from(others),
        reason=st.sampled_from(("亲属", "利害关系")),
    )
    recused = draws(st.lists(row, max_size=4, unique=True))
    unnamed = draws(st.sets(st.sampled_from([each.id for each in pool]), max_size=3))
    names = {each.id: f"{each.id}号" for each in (*targets, *pool) if each.id not in unnamed}
    ratio = draws(st.sampled_from((Fraction(1), Fraction(1), Fraction(1, 2))))
    number = draws(st.integers(0, 2**32))
    try:
        rolls = draws(_frozen(targets, pool, recused))
        return locked(_ready(rolls, plan, ratio, number), names)
    except DrawStopped:  # with groups needs, areas and recusals can still stop a draw (spec 3.6)
        targets = [evolve(each, area=targets[0].area) for each in targets]
        rolls = draws(_frozen(targets, _all_suit(plan, targets, pool), []))
        return locked(_ready(rolls, plan, ratio, number), names)
