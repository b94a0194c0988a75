"""计划的审查 (第七条): what the regulation says of a plan's rows, and of all of them together."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from attrs import frozen

from shuangsuiji.checklist.edition import Edition
from shuangsuiji.checklist.item import Item, folded
from shuangsuiji.departments import Unit, counts_as_joint, joint_findings
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, Severity, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.plan.ratio import disagreement, least, planned_frequency, planned_number, settled
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.plan.state import Scope
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.supervision import SupervisionItem, coverage

ARTICLE: Final = "第七条"

_SAMPLE: Final = 10**6
"""A range on which two wordings of a ratio are compared where its size is not known."""


@frozen(kw_only=True)
class Draft:
    """What is judged: a plan's rows, with all that they are compared with."""

    department: str
    year: int
    scope: Scope
    edition: Edition
    rows: tuple[PlanRow, ...]
    added: tuple[Item, ...]
    units: tuple[Unit, ...]
    supervised: tuple[SupervisionItem, ...]
    beside: tuple[PlanRow, ...]

    def item(self, id_: str) -> Item | None:
        """Give an item by its number: the edition's, or a published supplement's."""
        return self.edition.item(id_) or next((each for each in self.added if each.id == id_), None)

    def bureau(self, name: str) -> str:
        """Give the department that a unit belongs to; one that is not listed stands for itself."""
        return next((each.bureau for each in self.units if each.id == name), name)


def row_faults(draft: Draft, rules: Rulebook) -> Iterator[Fault]:
    """Rows lie in the plan's year, the department takes part in each, and their items may be inspected."""
    keys = rules.keys
    first, last = (each.of(draft.year).isoformat() for each in (keys.plan_from, keys.plan_to))
    supervised = {each.id for each in draft.supervised} if draft.scope == "internal" else set[str]()
    for index, row in enumerate(draft.rows):
        place = at(f"$.rows[{index}]")
        if draft.department not in row.departments:
            yield fault("SSJ-PLAN-DEPARTMENT-ROW", place, department=draft.department)
        if not first <= row.first <= row.last <= last:
            yield fault("SSJ-PLAN-YEAR", place, year=draft.year, first=row.first, last=row.last)
        for number, id_ in enumerate(row.items):
            if draft.item(id_) is None and id_ not in supervised:
                where = at(f"$.rows[{index}].items[{number}]")
                yield fault("SSJ-PLAN-ITEM", where, item=id_, edition=draft.edition.number)


def row_findings(draft: Draft, rules: Rulebook) -> Iterator[Finding]:
    """What questions single rows: ratios, numbers, frequencies, departments."""
    for row in draft.rows:
        yield from _ratio_findings(row)
        yield from _department_findings(draft, row)
        if draft.scope == "joint":
            yield from joint_findings(row.departments, draft.units, rules, row.id)


def _ratio_findings(row: PlanRow) -> Iterator[Finding]:
    """A ratio that settles nothing, a number that disagrees with it, a frequency that nobody can count."""
    if not settled(row.ratio):
        yield article_finding("SSJ-A07-5", ARTICLE, subject=row.id, ratio=row.ratio)
    number = planned_number(row.ratio, row.size)
    wrong = number is not None and row.planned not in {0, number}
    if wrong or disagreement(row.ratio, row.size):
        yield article_finding(
            "SSJ-A07-5-COUNT", ARTICLE, subject=row.id, ratio=row.ratio, size=row.size, planned=row.planned
        )
    if planned_frequency(row.frequency) is None:
        code = "SSJ-A07-5-FREQUENCY"
        yield article_finding(code, ARTICLE, severity="notice", subject=row.id, frequency=row.frequency)


def _department_findings(draft: Draft, row: PlanRow) -> Iterator[Finding]:
    """发起和参与部门 are the checklist's, or sections of those (A05-3, A05-4)."""
    initiating = {row.initiating, draft.bureau(row.initiating)}
    for id_ in row.items:
        item = draft.item(id_)
        listed = {item.initiating, *item.participating} if item else set[str]()
        others = [each for each in row.participating if {each, draft.bureau(each)}.isdisjoint(listed)]
        if item and (item.initiating not in initiating or others):
            yield article_finding("SSJ-A07-7", ARTICLE, subject=row.id, item=item.name)


def plan_findings(draft: Draft, rules: Rulebook) -> Iterator[Finding]:
    """What questions the plan as a whole: supervised items that it leaves out, no joint inspection, rows to be merged."""
    planned = [id_ for row in (*draft.rows, *draft.beside) for id_ in row.items]
    for each in coverage(draft.supervised, planned).missing:
        yield article_finding("SSJ-A07-9", ARTICLE, subject=each.id, item=each.name)
    yield from _duty_findings(draft, rules)
    for first, second in combinations(draft.rows, 2):
        if folded(first.range) == folded(second.range) and _overlap(first, second):
            data = {"first": first.id, "second": second.id, "range": first.range}
            yield article_finding("SSJ-A03-3", "第三条", severity="notice", subject=second.id, **data)


def _overlap(first: PlanRow, second: PlanRow) -> bool:
    return first.first <= second.last and second.first <= first.last


def _duty_findings(draft: Draft, rules: Rulebook) -> Iterator[Finding]:
    """一年至少一次 (第七条): an enforcing section plans as many joint inspections as it owes; counted as far as planned.

    An internal plan may come first, and a section may be founded after plans were due: that is only put on record.
    """
    unit = next((each for each in draft.units if each.id == draft.department), None)
    if unit is None or not unit.enforces:
        return
    joint = draft.rows if draft.scope == "joint" else draft.beside
    owed = rules.keys.min_joint_per_section.value
    found = sum(counts_as_joint(row.departments, draft.units, rules) for row in joint)
    young = unit.founded > rules.keys.plan_publish_by.of(draft.year).isoformat()
    severity: Severity = "notice" if young or draft.scope == "internal" else "warning"
    if found < owed:
        yield finding(
            "SSJ-A07-10",
            rules,
            "min_joint_per_section",
            severity=severity,
            department=unit.id,
            owed=owed,
            found=found,
        )


def reductions(before: Sequence[PlanRow], after: Iterable[PlanRow]) -> tuple[str, ...]:
    """Give the numbers of the rows that an amendment drops or makes smaller: fewer items, a lower ratio, less often."""
    new = {each.id: each for each in after}
    return tuple(each.id for each in before if each.id not in new or _smaller(each, new[each.id]))


def _smaller(before: PlanRow, after: PlanRow) -> bool:
    old, new = (least(each.ratio, each.size or _SAMPLE) for each in (before, after))
    often, seldom = (_a_year(each.frequency) for each in (before, after))
    return (
        not set(before.items) <= set(after.items)
        or (old is not None and (new is None or new < old))
        or (often is not None and (seldom is None or seldom < often))
    )


def _a_year(wording: str) -> Fraction | None:
    """Give how often a year a wording asks for at least; None where it does not say, or counts in events."""
    found = planned_frequency(wording)
    if found is None or found.times.lo is None or found.period.a_year is None:
        return None
    return found.times.lo * found.period.a_year
