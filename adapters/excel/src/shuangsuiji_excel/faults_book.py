"""退回表: a workbook in which somebody corrects what was rejected, and hands it in again.

Each sheet has the columns and the rows as they were read, each faulty cell red and with a comment that says what is wrong; the
sheet 错误清单 lists all of it. Read again, a sheet's rows are the rejected ones and no others. A text that no cell holds goes on
in further columns (`long_texts`).
"""

import io
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from shuangsuiji.ports.list_writer import MarkedSheet
from shuangsuiji.registries.columns import column_letters
from shuangsuiji.stores.whole import write
from shuangsuiji_excel.cell_texts import escaped, sheet_name
from shuangsuiji_excel.long_texts import cells_over, headers_over, widths
from shuangsuiji_excel.plain_book import MAX_UNITS

LISTED: Final = "错误清单"

_HEADERS: Final = ("工作表", "行", "原表的行", "列", "单元格", "代码", "原因")
_RED: Final = PatternFill("solid", start_color="FFFFC7CE")
_GREY: Final = PatternFill("solid", start_color="FFD9D9D9")
_BOLD: Final = Font(bold=True)
_TEXT_FORMAT: Final = "@"
_WIDTH: Final = 24
_WIDE: Final = 80
_ROOM: Final = MAX_UNITS // 2
_COMMENT_SIZE: Final = (360, 140)


def write_faults(path: Path, sheets: Sequence[MarkedSheet]) -> None:
    """Write the workbook whole or not at all, readable by its owner only."""
    book = Workbook(write_only=True)
    listed: list[tuple[str, ...]] = []
    for each in sheets:
        listed += _add(book, each)
    sheet: Worksheet = book.create_sheet(LISTED)
    _set_widths(sheet, (*[_WIDTH // 2] * (len(_HEADERS) - 2), _WIDTH, _WIDE))
    sheet.append([_cell(sheet, text, bold=True) for text in _HEADERS])
    for row in listed:
        sheet.append([_cell(sheet, text) for text in row])
    data = io.BytesIO()
    book.save(data)
    book.close()
    write(path, data.getvalue(), secret=True)


def _add(book: Workbook, marked: MarkedSheet) -> Iterator[tuple[str, ...]]:
    """Add a sheet; give its lines of the list of faults."""
    sheet: Worksheet = book.create_sheet(sheet_name(marked.name))
    sheet.freeze_panes = "A2"
    over = widths(marked.headers, (row.cells for row in marked.rows))
    first = [0, *accumulate(over)]
    _set_widths(sheet, [_WIDTH] * sum(over))
    sheet.append([_cell(sheet, text, bold=True) for text in headers_over(marked.headers, over)])
    for number, row in enumerate(marked.rows, 2):
        cells = [_cell(sheet, text) for text in cells_over(row.cells, over)]
        for column in sorted({each.column for each in row.marks}):
            said = [f"{each.text}〔{each.code}〕" for each in row.marks if each.column == column]
            _mark(cells[first[column]], "\n".join(said))
        sheet.append(cells)
        for each in row.marks:
            cell = f"{column_letters(first[each.column])}{number}"
            header = marked.headers[each.column]
            yield sheet.title, str(number), str(row.number), header, cell, each.code, each.text


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


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    for number, width in enumerate(widths):
        sheet.column_dimensions[column_letters(number)].width = width
