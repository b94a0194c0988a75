"""How the tests read a Word document: by python-docx, which the adapter reads nothing with."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph


def opened(data: bytes) -> Opened:
    return Document(BytesIO(data))


def lines(data: bytes) -> list[str]:
    """Every paragraph of the text from top to bottom, a table's cells row by row."""
    return list(_lines(opened(data)))


def _lines(within: Opened | _Cell) -> Iterator[str]:
    for each in within.iter_inner_content():
        if isinstance(each, Paragraph):
            yield each.text
        else:
            yield from (line for cell in cells(each) for line in _lines(cell))


def cells(table: Table) -> Iterator[_Cell]:
    for row in table._tbl.tr_lst:
        yield from (_Cell(cell, table) for cell in row.tc_lst)
