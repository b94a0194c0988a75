"""退回表: a workbook in which somebody corrects what was rejected, and hands it in again.

Each sheet has the columns and the rows as they were read, each faulty cell red and with a comment that says what is wrong; the
sheet 错误清单 lists all of it. Read again, a sheet's rows are the rejected ones and no others.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from shuangsuiji.errors import Fault
from shuangsuiji.messages.text import Language
from shuangsuiji.registries.columns import column_letters
from shuangsuiji.registries.reading import RejectedRow
from shuangsuiji.stores.whole import write
from shuangsuiji_excel.plain_book import MAX_UNITS
from shuangsuiji_excel.writer import escaped, sheet_name

LISTED: Final = "错误清单"

_HEADERS: Final = ("工作表", "行", "原表的行", "列", "单元格", "代码", "原因")
_RED: Final = PatternFill("solid", start_color="FFFFC7CE")
_GREY: Final = PatternFill("solid", start_color="FFD9D9D9")
_BOLD: Final = Font(bold=True)
_TEXT_FORMAT: Final = "@"
_WIDTH: Final = 24
_ROOM: Final = MAX_UNITS // 2
_COMMENT_SIZE: Final = (360, 140)


@frozen(kw_only=True)
class FaultySheet:
    """退回的表.

    Args:
        name: what its sheet is called.
        headers: the columns that were read.
        rows: the rejected rows.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[RejectedRow, ...]


def write_faults(path: Path, sheets: Sequence[FaultySheet], language: Language = "zh") -> None:
    """Write the workbook whole or not at all, readable by its owner only."""
    book = Workbook(write_only=True)
    listed: list[tuple[str, ...]] = []
    for each in sheets:
        listed += _add(book, each, language)
    sheet: Worksheet = book.create_sheet(LISTED)
    _set_widths(sheet, len(_HEADERS))
    sheet.append([_cell(sheet, text, bold=True) for text in _HEADERS])
    for row in listed:
        sheet.append([_cell(sheet, text) for text in row])
    data = io.BytesIO()
    book.save(data)
    book.close()
    write(path, data.getvalue(), secret=True)


def _add(book: Workbook, faulty: FaultySheet, language: Language) -> Iterator[tuple[str, ...]]:
    """Add a sheet; give its lines of the list of faults."""
    name = sheet_name(faulty.name)
    sheet: Worksheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    _set_widths(sheet, len(faulty.headers))
    sheet.append([_cell(sheet, text, bold=True) for text in faulty.headers])
    for number, row in enumerate(faulty.rows, 2):
        places = [_column(faulty.headers, each) for each in row.faults]
        cells = [_cell(sheet, text) for text in row.cells]
        for place in sorted(set(places)):
            said = [each.text(language) for each, at in zip(row.faults, places, strict=True) if at == place]
            _mark(cells[place], "\n".join(said))
        sheet.append(cells)
        for each, place in zip(row.faults, places, strict=True):
            cell = f"{column_letters(place)}{number}"
            yield name, str(number), str(row.row), faulty.headers[place], cell, each.code, each.text(language)


def _column(headers: Sequence[str], found: Fault) -> int:
    """Give the column that a fault is about; the first where it is about none of them."""
    return headers.index(found.place.column) if found.place.column in headers else 0


def _mark(cell: Cell, said: str) -> None:
    cell.fill = _RED
    width, height = _COMMENT_SIZE
    cell.comment = Comment(escaped(said)[:_ROOM], "shuangsuiji", height=height, width=width)


def _cell(sheet: Worksheet, text: str, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, value=escaped(text))
    cell.data_type = "s"  # openpyxl would take `=...` for a formula
    cell.number_format = _TEXT_FORMAT
    if bold:
        cell.font, cell.fill = _BOLD, _GREY
    elif "\n" in text or len(text) > _WIDTH:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _set_widths(sheet: Worksheet, count: int) -> None:
    for number in range(count):
        sheet.column_dimensions[column_letters(number)].width = _WIDTH
