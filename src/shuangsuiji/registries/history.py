"""已检查 (第八条): targets that were inspected before, so that none is inspected more often than its annual cap."""

from collections import Counter
from collections.abc import Container, Iterable
from datetime import date
from typing import Final, Literal

from attrs import asdict, frozen

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
        items: names or numbers of the items; the table may do without it, and without the three after it.
        nature: 随机抽查, 日常检查, 专项检查 or 个案检查; without it every one counts as 随机抽查.
        area: 领域.
        body: who inspected; without it the bureau itself.
    """

    target: str = "统一社会信用代码/注册号"
    date: str | None = "检查日期"
    items: str | None = "检查事项"
    nature: str | None = "检查类型"
    area: str | None = "领域"
    body: str | None = "检查机关"


Nature = Literal["random", "ordinary", "special", "case"]
"""随机抽查, 日常检查, 专项检查, 个案检查: what kind of check it was; a case is never counted (第二十三条)."""

_NATURES: Final[dict[str, Nature]] = {
    "": "random",
    "随机抽查": "random",
    "双随机抽查": "random",
    "日常检查": "ordinary",
    "专项检查": "special",
    "个案检查": "case",
}

STANDARD_COLUMNS: Final = HistoryColumns()
"""The platforms' headers."""


@frozen(kw_only=True)
class InspectionRecord:
    """One inspection that took place.

    Args:
        target: the target's id.
        day: its day; None where the table does not say.
        row: the row that it comes from.
        items: names or numbers of the items.
        nature: what kind of check it was.
        areas: 领域 of the items.
        body: who inspected; empty where the table does not say.
    """

    target: str
    day: date | None
    row: int
    items: tuple[str, ...] = ()
    nature: Nature = "random"
    areas: tuple[str, ...] = ()
    body: str = ""


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
    optional = {name: header for name, header in asdict(columns).items() if name != "target" and header}
    wanted += [Wanted(field=name, header=header, optional=True) for name, header in optional.items()]
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
    counted = (
        each
        for each in inspections
        if each.nature == "random" and (year is None or each.day is None or each.day.year == year)
    )
    counts = Counter(each.target for each in counted)
    known = {id_: count for id_, count in counts.items() if id_ in registry}
    return Capped(
        ids=frozenset(id_ for id_, count in known.items() if count >= cap), unknown=len(counts) - len(known)
    )


def _inspection(line: Line) -> tuple[list[str], InspectionRecord]:
    return [], InspectionRecord(
        target=target_id(line, "target"),
        day=_day(line),
        row=line.number,
        items=line.codes("items"),
        nature=_nature(line),
        areas=line.codes("area"),
        body=line.identifier("body", may_be_empty=True),
    )


def _nature(line: Line) -> Nature:
    text = line.text("nature")
    if text not in _NATURES:
        known = "、".join(each for each in _NATURES if each)
        line.fault("nature", "SSJ-REG-NATURE", value=text, known=known)
    return _NATURES.get(text, "random")


def _day(line: Line) -> date | None:
    text = line.text("date")
    if not text:
        return None
    try:
        return read_day(text)
    except InvalidInput as error:
        line.move("date", error.faults)
        return None
