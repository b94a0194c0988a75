"""Lists for people as `.xlsx` and `.csv`, in which every identifier stays what it is."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.ports.list_writer import ListWriter, MarkedSheet, PrintedList
from shuangsuiji_excel.cell_texts import escaped, sheet_name, visible
from shuangsuiji_excel.faults_book import write_faults

MAX_CELL_LENGTH: Final = 32767
MAX_ROWS: Final = 1_048_576

_TEXT_FORMAT: Final = "@"
_HEADER_ROW: Final = 2
_MEASURED_ROWS: Final = 1000
_NARROWEST, _WIDEST, _MARGIN = 8, 60, 2

_FORMULA: Final = re.compile(r"'*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]")
_PLAIN_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,11}(?:\.[0-9]{1,4})?|[-+]", re.ASCII)
_MANGLED: Final = re.compile(
    r"[0-9]{12,}|0[0-9]+|[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]+"
    r"|(?![0-9]{4}-[0-9]{2}-[0-9]{2}$)[0-9]{1,4}[-/][0-9]{1,2}(?:[-/][0-9]{1,4})?",
    re.ASCII,
)


class WorkbookWriter(ListWriter):
    """Writes `.xlsx`: title, bold header that stays in view, rows, and the notes below.

    Every cell is text, in the format of text, so that it stays text when somebody edits it: no digit is lost and
    nothing becomes a formula, whatever it begins with. A control character is written as Excel escapes
    it; what is no character at all (a lone surrogate) becomes U+FFFD.
    """

    marks = True

    def _suffix(self) -> str:
        return ".xlsx"

    def _write_marked(self, path: Path, sheets: tuple[MarkedSheet, ...]) -> None:
        write_faults(path, sheets)

    def _write(self, path: Path, content: PrintedList) -> None:
        raise_if(_limit_faults(content))
        book = Workbook(write_only=True)
        book.properties.creator = "shuangsuiji"
        book.properties.title = visible(content.title)
        # In this mode it is a WriteOnlyWorksheet, of which the stubs know less than it can.
        sheet: Worksheet = book.create_sheet(sheet_name(content.title))
        sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
        sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
        for number, width in enumerate(_widths(content), 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append(_cells(sheet, (content.title,), Font(bold=True, size=14)))
        sheet.append(_cells(sheet, content.headers, Font(bold=True)))
        for row in content.rows:
            sheet.append(_cells(sheet, row))
        if content.notes:
            sheet.append([])
        for note in content.notes:
            sheet.append(_cells(sheet, (note,)))
        book.save(path)
        book.close()


class CsvWriter(ListWriter):
    r"""Writes `.csv`: UTF-8 with a byte-order mark and Windows line ends, header and rows only.

    Title and notes stand in no CSV, so that a program finds a table and nothing else. Excel and WPS take some texts
    for numbers, days or formulas; such a cell is guarded, and nothing else is changed:

    * a TAB stands before what would become a number or a day (long numbers, leading zeros, `1E5`, `1-2`);
    * an apostrophe stands before what would become a formula (`=`, `+`, `-`, `@`, also in full width).

    Args:
        guarded: whether to guard; without it the file is for programs only.

    >>> guarded("530499000000014"), guarded("=1+1"), guarded("91530499MA6K00006F")
    ('\t530499000000014', "'=1+1", '91530499MA6K00006F')
    """

    def __init__(self, *, guarded: bool = True) -> None:
        self._guarded = guarded

    def _suffix(self) -> str:
        return ".csv"

    def _write(self, path: Path, content: PrintedList) -> None:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            for row in (content.headers, *content.rows):
                writer.writerow([guarded(text) for text in row] if self._guarded else row)


def guarded(text: str) -> str:
    """Give a text as a CSV cell that a spreadsheet program leaves as it is."""
    if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return "\t" + text if _MANGLED.fullmatch(text) else text


def unguarded(cell: str) -> str:
    r"""Give the text of a guarded cell back.

    >>> unguarded("\t530499000000014"), unguarded("'=1+1")
    ('530499000000014', '=1+1')
    """
    if cell.startswith("'") and _FORMULA.match(cell):
        return cell[1:]
    return cell[1:] if cell.startswith("\t") and _MANGLED.fullmatch(cell[1:]) else cell


def _limit_faults(content: PrintedList) -> Iterator[Fault]:
    rows = _HEADER_ROW + len(content.rows) + (1 if content.notes else 0) + len(content.notes)
    if rows > MAX_ROWS:
        yield fault("SSJ-FILE-XLSX-ROWS", rows=rows, limit=MAX_ROWS)
    for number, row in enumerate(content.rows, _HEADER_ROW + 1):
        for header, text in zip(content.headers, row, strict=True):
            if len(text) > MAX_CELL_LENGTH:
                yield fault("SSJ-FILE-CELL-LONG", Place(row=number, column=header), length=len(text))


def _cells(sheet: Worksheet, texts: Sequence[str], font: Font | None = None) -> list[Cell]:
    return [_cell(sheet, text, font) for text in texts]


def _cell(sheet: Worksheet, text: str, font: Font | None) -> Cell:
    cell = WriteOnlyCell(sheet, value=escaped(text))
    # openpyxl would take `=...` for a formula and `#N/A` for an error.
    cell.data_type = "s"
    cell.number_format = _TEXT_FORMAT
    if "\n" in text:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if font is not None:
        cell.font = font
    return cell


def _widths(content: PrintedList) -> Iterator[int]:
    rows = (content.headers, *content.rows[:_MEASURED_ROWS])
    for column in zip(*rows, strict=True):
        yield min(max(_NARROWEST, *(_width(text) + _MARGIN for text in column)), _WIDEST)


def _width(text: str) -> int:
    """Give how wide the widest line of a text is shown: a Chinese character counts two."""
    return max((sum(_character_width(each) for each in line) for line in text.splitlines()), default=0)


def _character_width(character: str) -> int:
    return 2 if east_asian_width(character) in {"W", "F", "A"} else 1
