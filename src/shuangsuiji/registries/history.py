"""已检查 (第八条): targets that were inspected before, so that none is inspected more often than its annual cap."""

from collections import Counter
from collections.abc import Container, Iterable
from datetime import date
from typing import Final

from attrs import frozen

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.columns import Wanted, lay_out
from shuangsuiji.registries.days import read_day
from shuangsuiji.registries.reading import Line, Reading, read_rows
from shuangsuiji.registries.targets import target_id


@frozen(kw_only=True)
class HistoryColumns:
    """What a table of inspections calls its columns.

    Args:
        target: the target's credit code or registration number.
        date: the day of the inspection; the table may do without it. None says that there is none.
    """

    target: str = "统一社会信用代码/注册号"
    date: str | None = "检查日期"


STANDARD_COLUMNS: Final = HistoryColumns()
"""The platforms' headers."""


@frozen(kw_only=True)
class InspectionRecord:
    """One inspection that took place.

    Args:
        target: the target's id.
        day: its day; None where the table does not say.
        row: the row that it comes from.
    """

    target: str
    day: date | None
    row: int


@frozen(kw_only=True)
class Capped:
    """What a year's inspections mean for a registry.

    Args:
        ids: of the registry, the targets inspected as often as the cap allows, or more.
        unknown: how many targets of the history the registry does not know.
    """

    ids: frozenset[str]
    unknown: int


def read_history(table: Table, columns: HistoryColumns = STANDARD_COLUMNS) -> Reading[InspectionRecord]:
    """Read a table of inspections; a target may occur as often as it was inspected.

    Raises:
        InvalidInput: a column is missing or stands there twice. What is wrong with rows is in the reading.
    """
    wanted = [Wanted(field="target", header=columns.target)]
    if columns.date is not None:
        wanted.append(Wanted(field="date", header=columns.date, optional=True))
    return read_rows(lay_out(table, wanted), _inspection, "target", "SSJ-REG-TARGET-TWICE")


def capped_ids(
    inspections: Iterable[InspectionRecord], registry: Container[str], cap: int, year: int | None = None
) -> Capped:
    """年度上限: find the targets that were inspected as often as the cap allows.

    Args:
        inspections: the inspections that count.
        registry: the ids of the registry; another id is no fault, it is counted.
        cap: how many inspections a year are allowed.
        year: the year that counts; an inspection without a day counts for any year.
    """
    counted = (each for each in inspections if year is None or each.day is None or each.day.year == year)
    counts = Counter(each.target for each in counted)
    known = {id_: count for id_, count in counts.items() if id_ in registry}
    return Capped(
        ids=frozenset(id_ for id_, count in known.items() if count >= cap), unknown=len(counts) - len(known)
    )


def _inspection(line: Line) -> tuple[list[str], InspectionRecord]:
    return [], InspectionRecord(target=target_id(line, "target"), day=_day(line), row=line.number)


def _day(line: Line) -> date | None:
    text = line.text("date")
    if not text:
        return None
    try:
        return read_day(text)
    except InvalidInput as error:
        line.move("date", error.faults)
        return None
