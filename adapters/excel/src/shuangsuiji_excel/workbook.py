"""Workbooks: one worksheet of an `.xlsx` as rows of cells that keep their kind."""

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.ports.registry_source import EMPTY_CELL, Cell, CellKind, Row, Table, text_cell
from shuangsuiji_excel.error_cells import error_cells

MAX_FILE_MB: Final = 50
MAX_UNPACKED_MB: Final = 1024

_MB: Final = 1024 * 1024
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MERGED_CELL: Final = Cell("", CellKind.MERGED)

_DAMAGE: Final = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,  # a way of packing that zipfile does not know
    RuntimeError,  # a member under a zip password
    ValueError,
)

_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
_Span = tuple[tuple[int, int], tuple[int, int]]


def read(path: Path, sheet: str | None, *, exact: bool = False) -> Table:
    """Open a worksheet: the one named, else the first that is shown.

    Args:
        path: the file.
        sheet: the worksheet's name.
        exact: whether texts stay as they are, instead of becoming NFC without white space at their ends.

    Raises:
        InvalidInput: the file is too large, no workbook, protected by a password or damaged, or it has no such
            worksheet.
    """
    _refuse_what_is_none(path)
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            name = _sheet_name(path, book, sheet)
            found = book.get_sheet_by_name(name)
            errors = error_cells(path, name)
    except PasswordError as error:
        raise _invalid("SSJ-FILE-XLSX-PASSWORD", path) from error
    except InvalidInput:
        raise
    except _DAMAGE as error:
        raise _invalid("SSJ-FILE-XLSX-DAMAGED", path, reason=str(error)) from error
    return Table(file=str(path), sheet=name, encoding="", rows=_rows(found, errors, exact=exact))


def _refuse_what_is_none(path: Path) -> None:
    """Refuse what is no workbook of today, before anything is unpacked.

    Raises:
        InvalidInput: the file is too large, an old `.xls`, protected by a password, or no zip archive.
    """
    if path.stat().st_size > MAX_FILE_MB * _MB:
        raise _invalid("SSJ-FILE-XLSX-LARGE", path, limit=MAX_FILE_MB)
    with path.open("rb") as file:
        if file.read(len(_OLD_OFFICE)) == _OLD_OFFICE:
            locked = _ENCRYPTED in file.read()
            raise _invalid("SSJ-FILE-XLSX-PASSWORD" if locked else "SSJ-FILE-XLSX-OLD", path)
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            is_workbook = any(name.endswith("workbook.xml") for name in archive.namelist())
    except _DAMAGE as error:
        raise _invalid(_what_else(path), path, reason=str(error)) from error
    if not is_workbook:
        raise _invalid("SSJ-FILE-XLSX-NONE", path)
    if unpacked > MAX_UNPACKED_MB * _MB:
        raise _invalid("SSJ-FILE-XLSX-LARGE", path, limit=MAX_FILE_MB)


def _what_else(path: Path) -> str:
    with path.open("rb") as file:
        return "SSJ-FILE-XLSX-DAMAGED" if file.read(2) == b"PK" else "SSJ-FILE-XLSX-NONE"


def _sheet_name(path: Path, book: CalamineWorkbook, wanted: str | None) -> str:
    sheets = _worksheets(book)
    names = [each.name for each in sheets]
    if wanted is not None:
        if wanted in names:
            return wanted
        raise _invalid("SSJ-FILE-XLSX-SHEET", path, sheet=wanted, sheets="、".join(names))
    if not names:
        raise _invalid("SSJ-FILE-XLSX-EMPTY", path)
    return _shown(sheets)[0]


def _worksheets(book: CalamineWorkbook) -> list[SheetMetadata]:
    return [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]


def _shown(sheets: list[SheetMetadata]) -> list[str]:
    """Give the names of those that are shown; of all, where none is."""
    shown = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
    return shown or [each.name for each in sheets]


def sheet_names(path: Path) -> list[str]:
    """Give the names of a workbook's worksheets.

    Raises:
        InvalidInput: as `read`.
    """
    return [each.name for each in _sheets_of(path)]


def shown_sheets(path: Path) -> list[str]:
    """Give the names of the worksheets that are shown.

    Raises:
        InvalidInput: as `read`.
    """
    return _shown(_sheets_of(path))


def _sheets_of(path: Path) -> list[SheetMetadata]:
    _refuse_what_is_none(path)
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            return _worksheets(book)
    except PasswordError as error:
        raise _invalid("SSJ-FILE-XLSX-PASSWORD", path) from error
    except _DAMAGE as error:
        raise _invalid("SSJ-FILE-XLSX-DAMAGED", path, reason=str(error)) from error


def _rows(sheet: CalamineSheet, errors: Mapping[tuple[int, int], str], *, exact: bool) -> Iterator[Row]:
    """Give the rows from row 1 and column A on, wherever the sheet's content begins."""
    left = sheet.start[1] if sheet.start else 0
    padding = (EMPTY_CELL,) * left
    special = _special_cells(sheet, errors)
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = padding + tuple(map(_exact_cell if exact else _cell, values))
        yield Row(number, _overlaid(cells, special[number]) if number in special else cells)


def _special_cells(
    sheet: CalamineSheet, errors: Mapping[tuple[int, int], str]
) -> Mapping[int, Mapping[int, Cell]]:
    """Give the cells that the parser shows as empty and that are not: by row from 1 and column from 0."""
    found: dict[int, dict[int, Cell]] = {}
    bottom, right = sheet.end or (0, 0)
    for span in sheet.merged_cell_ranges or ():
        for row, column in _covered(span, bottom, right):
            found.setdefault(row, {})[column] = _MERGED_CELL
    for (row, column), text in errors.items():
        found.setdefault(row, {})[column] = Cell(text, CellKind.ERROR)
    return found


def _covered(span: _Span, bottom: int, right: int) -> Iterator[tuple[int, int]]:
    (top, left), (last_row, last_column) = span
    for row in range(top, min(last_row, bottom) + 1):
        for column in range(left, min(last_column, right) + 1):
            if (row, column) != (top, left):
                yield row + 1, column


def _overlaid(cells: tuple[Cell, ...], special: Mapping[int, Cell]) -> tuple[Cell, ...]:
    return tuple(special.get(column, cell) for column, cell in enumerate(cells))


def _exact_cell(value: _Value) -> Cell:
    return Cell(value) if isinstance(value, str) and value else _cell(value)


def _cell(value: _Value) -> Cell:
    if isinstance(value, str):
        return text_cell(value) if value else EMPTY_CELL
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", CellKind.BOOL)
    if isinstance(value, int | float):
        return Cell(str(int(value)) if value == int(value) else repr(value), CellKind.NUMBER)
    if isinstance(value, dt.datetime):
        return Cell(
            value.isoformat(" ", "seconds") if value.time() else value.date().isoformat(), CellKind.DATE
        )
    if isinstance(value, dt.date):
        return Cell(value.isoformat(), CellKind.DATE)
    return Cell(str(value), CellKind.OTHER)


def _invalid(code: str, path: Path, **params: str | int) -> InvalidInput:
    return InvalidInput(fault(code, Place(file=str(path)), **params))
