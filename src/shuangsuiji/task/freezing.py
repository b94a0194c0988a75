"""从名录到快照 (第八条、第九条、第十一条): who of the registries stands in a task's rolls, and how.

Nobody is left out: who cannot be drawn stands in the roll with the reason.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import at
from shuangsuiji.ratios.draw_ratio import to_draw_ratio
from shuangsuiji.ratios.wording import parse_ratio
from shuangsuiji.registries.confirmation import registry_digest
from shuangsuiji.registries.inspectors import InspectorRecord, standing_of_inspector
from shuangsuiji.registries.recusals import RecusalRecord
from shuangsuiji.registries.targets import TargetRecord, standing_of_target
from shuangsuiji.rolls.entry import ELIGIBLE, Entry
from shuangsuiji.rolls.recusals import Recusal
from shuangsuiji.task.library import ImportedLibrary
from shuangsuiji.task.scheme import Scheme
from shuangsuiji.task.scheme_people import SelectionScheme
from shuangsuiji.task.selection import DIRECT, NOT_ASSIGNED, SelectionMode
from shuangsuiji.task.setup import Setup

_NEARLY: Final = 0.8
_FEW: Final = 3
_SAMPLE: Final = 10**6
"""A base on which two wordings of a ratio are compared."""

NO_ITEM: Final = "excluded:no-item"


@frozen(kw_only=True)
class Known:
    """What an office that keeps a journal knows beside the registries, and how its rules read them.

    Args:
        excluded: standings of targets that earlier checks exclude (`task.exclusions`).
        flagged: of each target of the registry that is flagged, why (第八条).
        specialism: whether qualifications and scopes are asked for (第九条、第十二条).
        item_ids: the numbers of the task's items; a scheme knows their names alone.
    """

    excluded: Mapping[str, str] = field(factory=dict[str, str])
    flagged: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    specialism: bool = True
    item_ids: tuple[str, ...] = ()


NOTHING_KNOWN: Final = Known()
"""A draw without a journal."""


def items_suited(record: TargetRecord, names: Sequence[str]) -> bool:
    """与抽查事项相对应 (第九条): say whether a target can be inspected for one of these items at all."""
    return record.items is None or any(each in record.items for each in names)


def target_entries(
    records: Iterable[TargetRecord], task: Scheme, capped: Container[str], known: Known = NOTHING_KNOWN
) -> list[Entry]:
    """Give the entries of the targets' roll.

    Args:
        records: the registry.
        task: the task; its strata say which values of the column make up which stratum.
        capped: targets inspected as often as the cap allows (第八条).
        known: what an office knows beside.

    Raises:
        InvalidInput: a value of the column belongs to no stratum, or to two; each value once.

    Who lies outside the range (定向抽查) is not in the roll at all: no ratio is of him.
    """
    strata = _strata_of_values(task)
    entries: list[Entry] = []
    unknown: set[str] = set()
    names = (*task.task.items, *known.item_ids)
    for record in records:
        stratum = strata.get(record.stratum) if task.targets.strata else record.stratum
        if stratum is None:
            unknown.add(record.stratum)
            continue
        entry = Entry(
            id=record.id,
            part=flagged_stratum(task, known.flagged.get(record.id, ())) or stratum,
            standing=_standing(record, names, capped, known.excluded),
            area=record.area,
            codes=record.needs if known.specialism else (),
        )
        if all(each.holds(entry) for each in task.targets.criteria):
            entries.append(entry)
    place = Place(path="targets.strata")
    raise_if(fault("SSJ-TASK-STRATUM-VALUE", place, value=value) for value in sorted(unknown))
    return entries


def flagged_stratum(task: Scheme, words: Sequence[str]) -> str:
    """Name the stratum of a target that is flagged for some reasons: of several the one with the highest ratio.

    Empty where it is not flagged, or no stratum of the flagged takes it.
    """
    wanted = [
        each
        for each in task.targets.flagged
        if words and (each.flags is None or any(word in each.flags for word in words))
    ]
    found = max(wanted, key=lambda each: _share(each.ratio), default=None)
    return found.name if found else ""


def _share(wording: str) -> Fraction:
    """Give a ratio as a number, to compare it; what cannot be read is least, and refused elsewhere."""
    try:
        return to_draw_ratio(parse_ratio(wording), _SAMPLE).value
    except InvalidInput:
        return Fraction(0)


def _standing(
    record: TargetRecord, names: Sequence[str], capped: Container[str], excluded: Mapping[str, str]
) -> str:
    standing = standing_of_target(record, capped)
    if standing != ELIGIBLE:
        return standing
    return excluded.get(record.id, ELIGIBLE if items_suited(record, names) else NO_ITEM)


def _strata_of_values(task: Scheme) -> dict[str, str]:
    strata: dict[str, str] = {}
    faults: list[Fault] = []
    for index, stratum in enumerate(task.targets.strata):
        for value in stratum.values if stratum.values is not None else (stratum.name,):
            first = strata.setdefault(value, stratum.name)
            if first != stratum.name:
                place = at(f"targets.strata[{index}].values")
                faults.append(
                    fault("SSJ-TASK-STRATUM-TWICE", place, value=value, first=first, second=stratum.name)
                )
    raise_if(faults)
    return strata


def inspector_entries(
    records: Iterable[InspectorRecord], task: Scheme, known: Known = NOTHING_KNOWN
) -> list[Entry]:
    """Give the entries of the inspectors' roll; who can be drawn is asked for the days and items of the inspections.

    Who is lent stands under the department that borrows him, and who is left out by 直接委派 says so (第十二条).
    """
    days = task.task
    items = {*days.items, *known.item_ids} if known.specialism else None
    borrowers = {
        inspector: each.department
        for each in task.selection
        for loan in each.loans
        for inspector in loan.inspectors
    }
    assigned = {each.department: each.assigned for each in task.selection if each.mode == DIRECT}
    found: list[Entry] = []
    for record in records:
        standing = standing_of_inspector(record, days.first, days.last, items)
        left_out = standing == ELIGIBLE and record.id not in assigned.get(record.department, (record.id,))
        found.append(
            Entry(
                id=record.id,
                part=borrowers.get(record.id, record.department),
                standing=NOT_ASSIGNED if left_out else standing,
                area=record.area,
                codes=record.skills,
            )
        )
    return found


def modes_of(task: Scheme, setup: Setup, pool: Sequence[Entry]) -> tuple[SelectionMode, ...]:
    """产生方式 (第十二条): give the mode of each executing department, with its pool counted in the roll.

    Args:
        task: the TASK.toml.
        setup: the task's settings.
        pool: the entries of the inspectors' roll; none where no inspectors are drawn.
    """
    chosen = {each.department: each for each in task.selection}
    modes: list[SelectionMode] = []
    for department in setup.departments:
        written = chosen.get(department) or SelectionScheme(department=department, mode="random")
        lent = {inspector for loan in written.loans for inspector in loan.inspectors}
        able = [
            each
            for each in pool
            if each.part == department and each.id not in lent and each.standing in {ELIGIBLE, NOT_ASSIGNED}
        ]
        modes.append(written.chosen(len(able) if written.pool is None else written.pool))
    return tuple(modes)


def list_of(standing: Iterable[TargetRecord], imported: Iterable[TargetRecord]) -> list[TargetRecord]:
    """导入的名单 (第十一条): the list says who, the standing registry says what, of whomever it knows."""
    known = {each.id: each for each in standing}
    return [known.get(each.id, each) for each in imported]


def library_of(
    task: Scheme,
    source: str,
    standing: Sequence[TargetRecord],
    imported: Sequence[TargetRecord],
) -> ImportedLibrary | None:
    """导入的名单 (第十一条): say how an imported list lies to the standing registry; None where there is none.

    Args:
        task: the TASK.toml.
        source: the list's file.
        standing: the standing registry.
        imported: the list.
    """
    if task.imported is None:
        return None
    range_ = {each.id for each in target_entries(standing, task, ())}
    listed = {each.id for each in target_entries(list_of(standing, imported), task, ())}
    known = {each.id for each in standing}
    return ImportedLibrary(
        source=source,
        reason=task.imported.reason,
        importer=task.imported.importer,
        imported_at=task.imported.imported_at,
        digest=registry_digest(imported),
        standing=len(range_),
        listed=len(listed & range_),
        strangers=tuple(sorted(listed - known, key=str.encode)),
        criterion=task.imported.criterion,
    )


def department_faults(records: Iterable[InspectorRecord], task: Scheme) -> Iterator[Fault]:
    """Find departments that are all but a department of the task: misspelt, their inspectors could never be drawn."""
    known = [slot.department for slot in task.inspectors.slots] if task.inspectors else []
    strange = Counter(record.department for record in records if record.department not in known)
    near = {name: get_close_matches(name, known, 1, _NEARLY) for name in strange}
    # What many inspectors have is a department of its own, however alike the names are.
    misspelt = {name: found[0] for name, found in near.items() if found and strange[name] <= _FEW}
    for record in records:
        if record.department in misspelt:
            place = Place(row=record.row)
            wanted = misspelt[record.department]
            yield fault("SSJ-TASK-DEPARTMENT-NEAR", place, department=record.department, near=wanted)


def other_departments(records: Iterable[InspectorRecord], task: Scheme) -> dict[str, int]:
    """Count the inspectors of departments that have no slot."""
    known = {slot.department for slot in task.inspectors.slots} if task.inspectors else set[str]()
    return dict(Counter(record.department for record in records if record.department not in known))


def recusal_rows(records: Iterable[RecusalRecord]) -> list[Recusal]:
    """Give the recusals to be frozen."""
    return [Recusal(target=each.target, inspector=each.inspector, reason=each.reason) for each in records]


def excluded(entries: Sequence[Entry]) -> dict[str, int]:
    """Count the entries that cannot be drawn, by reason."""
    counts = Counter(entry.standing.partition(":")[2] for entry in entries if not entry.eligible)
    return dict(sorted(counts.items()))
