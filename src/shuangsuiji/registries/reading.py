"""读表: going through a table's rows, once, with every fault of every row at its place.

What a row means is said by the function that makes its record from a `Line`. Of an id that occurs twice all rows
are faulty, for nobody can say which of them is the right one.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from attrs import frozen

from shuangsuiji.errors import Fault, fault
from shuangsuiji.ids.region import code_form_fault
from shuangsuiji.ports.registry_source import EMPTY_CELL, Cell, CellKind, Row
from shuangsuiji.registries.columns import Layout
from shuangsuiji.registries.privacy import holds_personal
from shuangsuiji.texts import free_text_fault, identifier_fault

Record = TypeVar("Record")
"""A target, an inspector, a recusal, ..."""

_SEPARATORS: Final = re.compile(r"[，,、､;；﹐﹑]")
_WIDE: Final = re.compile(r"[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]")
# With a sign in the exponent or a decimal point; without either it may be a code such as 91530499E000000012.
_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-][0-9]+|[+-]?[0-9]+\.[0-9]+[eE][0-9]+")
_NONE: Final = frozenset({"N", "无", "否", "没有", "不需要"})
_YES: Final = frozenset({"Y", "是", "有"})
_KIND_CODES: Final = {
    CellKind.NUMBER: "SSJ-REG-CELL-NUMBER",
    CellKind.DATE: "SSJ-REG-CELL-DATE",
    CellKind.BOOL: "SSJ-REG-CELL-KIND",
    CellKind.OTHER: "SSJ-REG-CELL-KIND",
    CellKind.ERROR: "SSJ-REG-CELL-ERROR",
    CellKind.MERGED: "SSJ-REG-CELL-MERGED",
}
_NEVER_READ: Final = frozenset({CellKind.ERROR, CellKind.MERGED})


@frozen(kw_only=True)
class RejectedRow:
    """退回的行: a row that gave no record.

    Args:
        row: its number, as the user's program shows it.
        faults: what is wrong with it.
        cells: the texts of the columns that were read, in the order of the reading's `headers`; no others.
    """

    row: int
    faults: tuple[Fault, ...]
    cells: tuple[str, ...]


@frozen(kw_only=True)
class Reading(Generic[Record]):
    """What a table came to; the caller refuses it where there are faults, or leaves the rejected rows out.

    Args:
        records: of the rows without fault, in the order of the table.
        rejected: the rows with faults, in the order of the table.
        rows: how many data rows there were.
        headers: the columns that were read.
        dropped_columns: headers of columns with persons' data, which were not read.
        skipped_rows: numbers of hint and sample rows below the header, which were not read.
        stripped_rows: numbers of rows of which an unread column held persons' data, which were not kept.
    """

    records: tuple[Record, ...]
    rejected: tuple[RejectedRow, ...]
    rows: int
    headers: tuple[str, ...]
    dropped_columns: tuple[str, ...]
    skipped_rows: tuple[int, ...]
    stripped_rows: tuple[int, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault, in the order of the rows."""
        return tuple(each for row in self.rejected for each in row.faults)


class Line:
    """One data row while its record is made: gives the fields' values and gathers what is wrong with them.

    Args:
        layout: where the columns stand.
        row: the row.
    """

    __slots__ = ("_layout", "_row", "faults", "stripped")

    def __init__(self, layout: Layout, row: Row) -> None:
        self._layout, self._row = layout, row
        self.faults: list[Fault] = []
        self.stripped = False

    @property
    def number(self) -> int:
        """The row's number."""
        return self._row.number

    def has(self, field: str) -> bool:
        """Say whether the table has such a column."""
        return field in self._layout.positions

    def cell(self, field: str) -> Cell:
        """Give a field's cell; an empty one where the table has no such column or the row ends before it."""
        position = self._layout.positions.get(field)
        cells = self._row.cells
        return EMPTY_CELL if position is None or position >= len(cells) else cells[position]

    def fault(self, field: str, code: str, **params: str | int) -> None:
        """Note what is wrong with a field."""
        self.faults.append(fault(code, self._layout.place(self.number, field), **params))

    def move(self, field: str, faults: Sequence[Fault]) -> None:
        """Note faults that were found elsewhere, at a field's place."""
        place = self._layout.place(self.number, field)
        self.faults += (each.at(place) for each in faults)

    def region(self) -> str:
        """行政区划代码 (第九条): give the code as it stands, historic ones too; it is never taken from a credit code."""
        found = self.digits("region")
        if found and (problem := code_form_fault(found)):
            self.move("region", (problem,))
        return found

    def text(self, field: str) -> str:
        """Give a field's text whatever its kind, but never that of an error or a part of a merged cell."""
        cell = self.cell(field)
        if cell.kind is not CellKind.TEXT and cell.kind in _NEVER_READ:
            self._refuse_kind(field, cell)
            return ""
        return cell.text

    def free_text(self, field: str) -> str:
        """Give the text of a name: any visible text, not empty."""
        before = len(self.faults)
        found = self.text(field)
        if len(self.faults) == before:
            if not found:
                self.fault(field, "SSJ-TEXT-EMPTY")
            elif problem := free_text_fault(found):
                self.move(field, (problem,))
        return found

    def digits(self, field: str) -> str:
        """Give the text of an id as it was typed: a cell of text, not in scientific notation; the rest unjudged.

        Empty where something was noted, or where nothing stands there.
        """
        cell = self.cell(field)
        if cell.kind is not CellKind.TEXT and cell.kind is not CellKind.EMPTY:
            self._refuse_kind(field, cell)
        elif _SCIENTIFIC.fullmatch(cell.text):
            self.fault(field, "SSJ-REG-CELL-SCIENTIFIC", value=cell.text)
        else:
            return cell.text
        return ""

    def identifier(self, field: str, *, may_be_empty: bool = False, narrow: bool = False) -> str:
        """Give an identifier (spec 1.5); a narrow one has no full-width letters or digits.

        Empty where something was noted.
        """
        before = len(self.faults)
        found = self.digits(field)
        if len(self.faults) > before or (may_be_empty and not found):
            return ""
        if narrow and (problem := wide_fault(found)):
            self.move(field, (problem,))
            return ""
        if problem := identifier_fault(found):
            self.move(field, (problem,))
            return ""
        return found

    def codes(self, field: str) -> tuple[str, ...]:
        """Give the codes that a cell lists, in ascending byte order, each once.

        They are separated by commas, 、 or semicolons of either width. `无` and the platforms' `N` are none, and
        their `Y,2` is `2`.
        """
        parts = list(self.parts(field))
        if parts and parts[0] in _YES:
            del parts[0]
            if not parts:
                self.fault(field, "SSJ-REG-CODES-NONE", value=self.cell(field).text)
        if len(parts) == 1 and parts[0] in _NONE:
            return ()
        for part in parts:
            if problem := wide_fault(part) or identifier_fault(part):
                self.move(field, (problem,))
        return tuple(sorted(set(parts), key=str.encode)) if len(parts) > 1 else tuple(parts)

    def parts(self, field: str) -> tuple[str, ...]:
        """Give what a cell lists, separated by commas, 、 or semicolons of either width; the parts unjudged."""
        return tuple(part for each in _SEPARATORS.split(self.digits(field)) if (part := each.strip()))

    def others(self) -> tuple[tuple[str, str], ...]:
        """Give (header, text) of the columns that are not read; persons' data are left out, which is noted."""
        cells = self._row.cells
        found = tuple(
            (header, cells[index].text)
            for header, index in self._layout.others
            if index < len(cells) and cells[index].text
        )
        kept = tuple(pair for pair in found if not holds_personal(pair[1]))
        self.stripped = len(kept) < len(found)
        return kept

    def texts(self) -> tuple[str, ...]:
        """Give the texts of the columns that are read."""
        cells = self._row.cells
        return tuple(
            cells[position].text if position < len(cells) else ""
            for position in self._layout.positions.values()
        )

    def _refuse_kind(self, field: str, cell: Cell) -> None:
        self.fault(field, _KIND_CODES[cell.kind], value=cell.text)


def wide_fault(text: str) -> Fault | None:
    """Judge that a text has no full-width letters or digits."""
    wide = _WIDE.search(text)
    return fault("SSJ-REG-WIDE", character=wide[0], value=text) if wide else None


Maker = Callable[[Line], tuple[Sequence[Hashable], Record]]
"""Makes a row's record and gives it with the keys that no other row may have."""


def read_rows(layout: Layout, make: Maker[Record], key_field: str, twice: str) -> Reading[Record]:
    """Make the records of all rows.

    Args:
        layout: the table.
        make: makes a record; what it notes on the line rejects the row.
        key_field: the field at which a key that occurs twice is shown.
        twice: the code of that fault; its sentence names the key and the other row.
    """
    # A table may have a million rows: of each only the record and the texts are kept, not its cells.
    kept: list[tuple[int, Record, tuple[str, ...]]] = []
    faults: dict[int, list[Fault]] = {}
    first: dict[Hashable, int] = {}
    stripped: list[int] = []
    for index, row in enumerate(layout.rows):
        line = Line(layout, row)
        keys, record = make(line)
        kept.append((row.number, record, line.texts()))
        if line.stripped:
            stripped.append(row.number)
        if line.faults:
            faults[index] = line.faults
        others = [first.setdefault(key, index) for key in keys]
        for other in sorted({each for each in others if each != index}):
            shown, number = line.cell(key_field).text, kept[other][0]
            known = faults.setdefault(other, [])
            if not any(each.code == twice for each in known):
                known.append(fault(twice, layout.place(number, key_field), value=shown, other=row.number))
            line.fault(key_field, twice, value=shown, other=number)
            faults[index] = line.faults
    return Reading(
        records=tuple(record for index, (_, record, _) in enumerate(kept) if index not in faults),
        rejected=tuple(
            RejectedRow(row=kept[index][0], faults=tuple(found), cells=kept[index][2])
            for index, found in sorted(faults.items())
        ),
        rows=len(kept),
        headers=tuple(layout.headers.values()),
        dropped_columns=layout.dropped,
        skipped_rows=layout.skipped,
        stripped_rows=tuple(stripped),
    )
