"""抽取前排除 (第八条、第二十三条): who of the registry may not be drawn, for what was inspected before in the year.

Exclusion comes before the roll is frozen and shows in it; after the draw nobody is left out. How often is counted for
the body (市场主体), which items for the thing that is inspected; where two reasons apply, both are shown.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import frozen

from shuangsuiji.registries.history import Nature
from shuangsuiji.rule_kinds import AreaCap
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.setup import Waiver
from shuangsuiji.task.state import Task

ANNUAL_CAP: Final = "annual-cap"
EARLIER_YEARS: Final = "already-inspected"
AREA_CAP: Final = "area-cap"
ITEM_REPEATED: Final = "item-repeated"
NO_ITEM: Final = "no-item"
_BETWEEN: Final = "-and-"


@frozen(kw_only=True)
class Check:
    """已抽查: a target that was drawn, or inspected otherwise, for some items in a year.

    Args:
        target: the target's id.
        items: the numbers of the items; empty where they are not known, which counts for the cap only.
        year: the calendar year of the inspection; while that is still to come, the one in which it is planned.
        task: the task's code; empty for a check that was not drawn here.
        entity: of a thing, the body that it belongs to; empty for a body.
        areas: 领域 of the items.
        results: the codes of the results; none while they are not known.
        nature: what kind of check it was.
        body: who inspected; empty or its name for this bureau.
        first: the first day on which a task inspects, the day of another check; empty where it is not known.
        last: the last one.
    """

    target: str
    items: tuple[str, ...]
    year: int
    task: str = ""
    entity: str = ""
    areas: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    nature: Nature = "random"
    body: str = ""
    first: str = ""
    last: str = ""

    @property
    def subject(self) -> str:
        """The body for which it is counted."""
        return self.entity or self.target

    def counts(self, rules: Rulebook) -> bool:
        """Say whether it is a 抽查 that counts: known to the bureau, not a case, and not one at which nobody was found."""
        keys = rules.keys
        elsewhere = self.body not in {"", rules.bureau} and keys.cap_scope.value == "bureau"
        given_back = bool(self.results) and set(self.results) <= set(keys.direct_not_counted.value)
        return self.nature == "random" and not elsewhere and not given_back


@frozen(kw_only=True)
class Subject:
    """A target as the exclusions look at it.

    Args:
        id: its id in the roll.
        entity: of a thing, the body that it belongs to; empty for a body.
        former: the number that it had before its credit code.
        suits: the items that it can be inspected for; None for all.
        flagged: whether it is flagged on the day (第八条).
    """

    id: str
    entity: str = ""
    former: str = ""
    suits: tuple[str, ...] | None = None
    flagged: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Its ids, the former one too."""
        return (self.id, self.former) if self.former else (self.id,)

    @property
    def bodies(self) -> tuple[str, ...]:
        """The ids of the body for which it is counted."""
        return (self.entity,) if self.entity else self.names


@frozen(kw_only=True)
class Wanted:
    """What a task wants to inspect, as the exclusions look at it.

    Args:
        items: the numbers of its items.
        year: its calendar year.
        areas: 领域 of its items.
    """

    items: tuple[str, ...]
    year: int
    areas: tuple[str, ...] = ()


def wanted_of(task: Task) -> Wanted:
    """Give what a task wants."""
    items = task.setup.items
    areas = tuple(dict.fromkeys(area for each in items if (area := each.area)))
    return Wanted(items=task.setup.item_ids, year=int(task.setup.first[:4]), areas=areas)


@frozen(kw_only=True)
class Judgement:
    """What the earlier checks mean for one target.

    Args:
        times: how often it was inspected in the year.
        cap: how often it may be.
        earlier: whether it was inspected in the years before that count.
        areas: the caps by area that are reached.
        items: the items that it would be inspected for.
        repeated: those of them that it was inspected for in the year.
    """

    times: int
    cap: int
    earlier: bool
    areas: tuple[AreaCap, ...]
    items: tuple[str, ...]
    repeated: tuple[str, ...]

    @property
    def left(self) -> tuple[str, ...]:
        """The items that are left."""
        return tuple(each for each in self.items if each not in self.repeated)

    @property
    def is_barred(self) -> bool:
        """Whether a cap is reached that nobody may answer for (第八条)."""
        return any(each.hard for each in self.areas)

    def reasons(self, waiver: Waiver | None = None) -> tuple[str, ...]:
        """Give why it may not be drawn, every reason; none where it may."""
        blocked = [
            *([ANNUAL_CAP] if self.times >= self.cap and not waiver else []),
            *([EARLIER_YEARS] if self.earlier and not waiver else []),
            *([AREA_CAP] if self.is_barred or (self.areas and not waiver) else []),
        ]
        if not self.items:
            blocked.append(NO_ITEM)
        elif self.repeated and not (waiver and waiver.repeats) and (blocked or not self.left):
            blocked.append(ITEM_REPEATED)
        return tuple(blocked)


class Ledger:
    """已抽查的账: checks by body and by target, for looking up.

    Args:
        checks: what was drawn or inspected before.
        rules: how it is counted.
    """

    def __init__(self, checks: Iterable[Check], rules: Rulebook) -> None:
        self._rules = rules
        self._by_body: dict[str, list[Check]] = defaultdict(list)
        self._by_target: dict[str, list[Check]] = defaultdict(list)
        for each in checks:
            self._by_body[each.subject].append(each)
            self._by_target[each.target].append(each)

    def judge(self, subject: Subject, wanted: Wanted) -> Judgement:
        """Judge one target."""
        keys = self._rules.keys
        checks = [each for name in subject.bodies for each in self._by_body.get(name, ())]
        counted = [each for each in checks if each.counts(self._rules)]
        before = range(wanted.year - keys.exclusion_lookback_years.value, wanted.year)
        items = (
            wanted.items if subject.suits is None else tuple(i for i in wanted.items if i in subject.suits)
        )
        done = self._done(subject, wanted.year) if keys.item_repeat_exclusion.value else set[str]()
        return Judgement(
            times=_occasions(each for each in counted if each.year == wanted.year),
            cap=keys.flagged_annual_cap.value if subject.flagged else keys.object_annual_cap.value,
            earlier=any(each.year in before for each in counted),
            areas=tuple(each for each in self._area_caps(wanted) if _reached(each, checks, wanted.year)),
            items=items,
            repeated=tuple(each for each in items if each in done),
        )

    def _done(self, subject: Subject, year: int) -> set[str]:
        """Give the items that the thing itself was inspected for in the year."""
        checks = (each for name in subject.names for each in self._by_target.get(name, ()))
        return {
            item for each in checks if each.year == year and each.counts(self._rules) for item in each.items
        }

    def _area_caps(self, wanted: Wanted) -> Iterator[AreaCap]:
        for each in self._rules.keys.annual_cap_by_area.value:
            if not each.area or each.area in wanted.areas:
                yield each


def _occasions(checks: Iterable[Check]) -> int:
    """Count inspections; a task that comes to a body and to its things comes once."""
    listed = list(checks)
    return len({each.task for each in listed if each.task}) + sum(not each.task for each in listed)


def _reached(cap: AreaCap, checks: Sequence[Check], year: int) -> bool:
    """按领域的年度上限 (第八条): ordinary and special checks count too, whoever made them; cases do not."""
    found = (
        each
        for each in checks
        if year - cap.years < each.year <= year
        and each.nature != "case"
        and (not cap.area or cap.area in each.areas)
    )
    return _occasions(found) >= cap.times


def years_that_count(rules: Rulebook, year: int) -> range:
    """Give the calendar years whose checks can exclude somebody in a year."""
    keys = rules.keys
    back = [keys.exclusion_lookback_years.value, *(each.years - 1 for each in keys.annual_cap_by_area.value)]
    return range(year - max(back), year + 1)


def checks_of(tasks: Iterable[Task]) -> list[Check]:
    """Give what was drawn in locked tasks; a check counts from the lock on, for the year in which it is planned."""
    return [
        Check(
            target=drawn.entry.id,
            items=drawn.items,
            year=int(task.setup.first[:4]),
            task=task.setup.code,
            entity=drawn.entity,
            areas=wanted_of(task).areas,
            first=task.setup.first,
            last=task.setup.last,
        )
        for task in tasks
        if task.lock
        for drawn in task.lock.targets
    ]


def left_out(
    earlier: Iterable[Check], checks: Iterable[Check], targets: Container[str], task: str
) -> list[Check]:
    """Give the other tasks' checks of some targets, or of their bodies, that an act does not name: it was made before they were."""
    named = set(earlier)
    return [
        each
        for each in checks
        if (each.target in targets or each.subject in targets) and each.task != task and each not in named
    ]


def made_up(earlier: Iterable[Check], checks: Iterable[Check]) -> list[Check]:
    """Give the checks that an act names and that neither a task nor the stream of other checks has."""
    known = set(checks)
    return [each for each in earlier if each not in known]


@frozen(kw_only=True, slots=False)
class Exclusions:
    """排除: what earlier checks mean for a task.

    Args:
        items_wanted: the numbers of the task's items.
        judged: of each target that was inspected before, or suits not every item, what that means.
        waivers: who may be drawn all the same.
    """

    items_wanted: tuple[str, ...]
    judged: Mapping[str, Judgement]
    waivers: Mapping[str, Waiver]

    @cached_property
    def standings(self) -> dict[str, str]:
        """Of each excluded target its standing, such as `excluded:annual-cap`."""
        reasons = {id_: each.reasons(self.waivers.get(id_)) for id_, each in self.judged.items()}
        return {id_: f"excluded:{_BETWEEN.join(found)}" for id_, found in reasons.items() if found}

    @cached_property
    def items(self) -> dict[str, tuple[str, ...]]:
        """Of each target that may be drawn for fewer items than the task has, those that are left."""
        found: dict[str, tuple[str, ...]] = {}
        for id_, each in self.judged.items():
            waiver = self.waivers.get(id_)
            if id_ not in self.standings:
                found[id_] = each.items if waiver and waiver.repeats else each.left
        return {id_: items for id_, items in found.items() if items != self.items_wanted}


def exclusions(
    checks: Iterable[Check],
    subjects: Iterable[Subject],
    wanted: Wanted,
    rules: Rulebook,
    waivers: Iterable[Waiver] = (),
) -> Exclusions:
    """Find who is excluded from a task.

    Args:
        checks: what was drawn or inspected before.
        subjects: the registry's targets.
        wanted: what the task wants.
        rules: how often is too often, and what counts.
        waivers: targets that may be drawn all the same.
    """
    ledger = Ledger(checks, rules)
    judged = {each.id: ledger.judge(each, wanted) for each in subjects}
    return Exclusions(
        items_wanted=wanted.items,
        judged={id_: each for id_, each in judged.items() if each.reasons() or each.left != wanted.items},
        waivers={each.target: each for each in waivers},
    )
