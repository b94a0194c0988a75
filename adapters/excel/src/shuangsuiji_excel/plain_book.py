"""朴素的工作簿: workbooks of nothing but text, written fast and row by row, whatever their length.

Every cell is text in the format of text, so that nothing becomes a number, a day or a formula, and what somebody types into an
empty one stays what was typed. Marks, comments and colours are openpyxl's business (`faults_book`, `writer`).
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO, Final
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from shuangsuiji_excel.cell_texts import escaped, sheet_name

MAX_UNITS: Final = 32_767
"""So many UTF-16 units hold in a cell, in Excel and in WPS."""

_TEXT, _BOLD, _WRAPPED = 1, 2, 3
_WIDTH: Final = 24
_DATED: Final = (1980, 1, 1, 0, 0, 0)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ROOT: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>'
    '<xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@frozen(kw_only=True)
class Sheet:
    """工作表.

    Args:
        name: its name; what Excel forbids in one is left out.
        rows: the rows of texts, from row 1 on; read once.
        bold: which rows are bold, from 1.
    """

    name: str
    rows: Iterable[Sequence[str]]
    bold: frozenset[int] = frozenset()


def book(sheets: Sequence[Sheet]) -> bytes:
    """Give a workbook."""
    data = io.BytesIO()
    write_book(data, sheets)
    return data.getvalue()


def write_book(file: IO[bytes], sheets: Sequence[Sheet]) -> None:
    """Write a workbook, a row at a time; the same sheets give the same bytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in _frame([sheet_name(each.name) for each in sheets]).items():
            archive.writestr(_member(name), text)
        for number, each in enumerate(sheets, 1):
            with archive.open(_member(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
                _write_sheet(part, each)


def units(text: str) -> int:
    """Give how much room a text takes in a cell: a character beyond U+FFFF counts two."""
    return len(text) + sum(1 for each in text if each > "\uffff") if not text.isascii() else len(text)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATED)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _frame(names: Sequence[str]) -> dict[str, str]:
    """Give the parts that stand around the worksheets."""
    numbers = range(1, len(names) + 1)
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{each}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for each in numbers
    )
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{each}" r:id="r{each}"/>'
        for each, name in zip(numbers, names, strict=True)
    )
    related = "".join(
        f'<Relationship Id="r{each}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{each}.xml"/>'
        for each in numbers
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{types}</Types>',
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }


def _write_sheet(part: IO[bytes], sheet: Sheet) -> None:
    part.write(
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetFormatPr defaultColWidth="{_WIDTH}" defaultRowHeight="15"/>'
        "<sheetData>".encode()
    )
    for number, row in enumerate(sheet.rows, 1):
        # What stands alone in its row is a sentence, and runs on over the empty cells beside it.
        style = _BOLD if number in sheet.bold else _TEXT if len(row) == 1 else 0
        cells = "".join(_cell(text, style) for text in row)
        part.write(f'<row r="{number}">{cells}</row>'.encode())
    part.write(b'</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>')


def _cell(text: str, style: int) -> str:
    style = style or (_WRAPPED if "\n" in text or len(text) > _WIDTH else _TEXT)
    if not text:
        return f'<c s="{style}"/>'
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(escaped(text))}</t></is></c>'
