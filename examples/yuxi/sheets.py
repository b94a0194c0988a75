"""Workbooks and CSV files whose bytes are the same whenever and wherever they are made."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date
"""What a cell may hold; text is written as text, whatever it looks like."""

FORMATS: Final = {str: "@", int: "General", date: "yyyy-mm-dd"}
HEAD: Final = 4
"""Rows above the data: title, headers, hints, sample."""
MADE: Final = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""When every workbook says that it was made."""


def workbook(
    title: str, rows: Iterable[Sequence[Value]], parameters: Iterable[Sequence[Value]] = ()
) -> bytes:
    """Make a workbook with one sheet, and a second one, 参数表, where parameters are given.

    Args:
        title: stands in the first row, above headers, hints, sample and data; also the sheet's name.
        rows: headers, hints, sample, data.
        parameters: code lists.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    _fill(sheet, [(title,), *rows])
    _dress(sheet)
    lists = list(parameters)
    if lists:
        _fill(book.create_sheet("参数表"), lists)
    return _steady(book)


def csv(rows: Iterable[Sequence[str]], encoding: str) -> bytes:
    """Make a CSV file, with the line ends of a spreadsheet program."""
    return "".join(",".join(row) + "\r\n" for row in rows).encode(encoding)


def cell(column: int, row: int) -> str:
    """Name a cell as a spreadsheet does; both from 1."""
    return f"{get_column_letter(column)}{row}"


def same(one: bytes, other: bytes) -> bool:
    """Tell whether two files are the same; of workbooks, what is packed, since packers differ in their bytes."""
    if one == other:
        return True
    return one[:4] == other[:4] == b"PK\x03\x04" and _members(one) == _members(other)


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Value]]) -> None:
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                at = sheet.cell(row, column, value)
                at.number_format = FORMATS[type(value)]


def _dress(sheet: Worksheet) -> None:
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=sheet.max_column)
    for row in (1, 2):
        for at in sheet[row]:
            at.font = Font(bold=True)
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 24
    sheet.freeze_panes = "A5"


def _steady(book: Workbook) -> bytes:
    """Pack with fixed times and one spelling of the XML: openpyxl writes today's date, and another XML with lxml."""
    book.properties.creator = "shuangsuiji"
    book.properties.created = MADE.replace(tzinfo=None)
    first, second = BytesIO(), BytesIO()
    book.save(first)
    with ZipFile(first) as source, ZipFile(second, "w") as packed:
        for name in sorted(source.namelist()):
            info = ZipInfo(name, MADE.timetuple()[:6])
            info.create_system, info.external_attr, info.compress_type = 3, 0o600 << 16, ZIP_DEFLATED
            packed.writestr(info, _one_spelling(source.read(name)), compresslevel=9)
    return second.getvalue()


def _one_spelling(xml: bytes) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    text = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{MADE:%Y-%m-%dT%H:%M:%SZ}", xml.decode())
    return (declaration + canonicalize(text)).encode()


def _members(workbook: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(workbook)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
