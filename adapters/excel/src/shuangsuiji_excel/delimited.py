"""CSV as it comes in offices: UTF-8 with or without a byte-order mark, or GB18030; commas; Windows or Unix lines.

The encoding is found in a first pass over the bytes that keeps one block in memory; the rows then stream.
"""

import codecs
import csv
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.ports.registry_source import EMPTY_CELL, Row, Table, text_cell

UTF8: Final = "UTF-8"
UTF8_BOM: Final = "UTF-8 (BOM)"
GB18030: Final = "GB18030"

_CODECS: Final = {UTF8: "utf-8", UTF8_BOM: "utf-8-sig", GB18030: "gb18030"}
_BLOCK: Final = 1 << 18
_PEEKED_ROWS: Final = 20
_OTHER_SEPARATORS: Final = (("\t", "Tab"), (";", ";"), ("；", "；"), ("|", "|"))
_WORKBOOK_MAGICS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read(path: Path) -> Table:
    """Open a CSV.

    Raises:
        InvalidInput: it is not a text, in neither encoding, or its separator is not the comma.
    """
    encoding = _encoding(path)
    _refuse_other_separators(path, encoding)
    return Table(file=str(path), sheet="", encoding=encoding, rows=_rows(path, encoding))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(_WORKBOOK_MAGICS):
        raise InvalidInput(fault("SSJ-FILE-CSV-WORKBOOK", Place(file=str(path))))
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InvalidInput(fault("SSJ-FILE-CSV-UTF16", Place(file=str(path))))
    candidates = [UTF8_BOM] if head.startswith(codecs.BOM_UTF8) else [UTF8, GB18030]
    bad_lines: list[int] = []
    for encoding in candidates:
        line = _first_bad_line(path, encoding)
        if not line:
            return encoding
        bad_lines.append(line)
    # Of two wrong guesses the one that came further is the likelier, and its line the one to look at.
    raise InvalidInput(fault("SSJ-FILE-CSV-BYTES", Place(file=str(path), row=max(bad_lines))))


def _first_bad_line(path: Path, encoding: str) -> int:
    """Give the line of the first byte that the encoding does not know, from 1; 0 where there is none."""
    decoder = codecs.getincrementaldecoder(_CODECS[encoding])()
    lines = 1
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            if (nul := block.find(b"\0")) >= 0:
                row = lines + block.count(b"\n", 0, nul)
                raise InvalidInput(fault("SSJ-FILE-CSV-NUL", Place(file=str(path), row=row)))
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                return lines + error.object.count(b"\n", 0, error.start)
            if not block:
                return 0
            lines += block.count(b"\n")


def _refuse_other_separators(path: Path, encoding: str) -> None:
    with closing(_records(path, encoding)) as records:
        rows = [cells for cells in islice(records, _PEEKED_ROWS) if any(cells)]
    if any(len(cells) > 1 for cells in rows):
        return
    for separator, name in _OTHER_SEPARATORS:
        if any(separator in cells[0].strip() for cells in rows):
            raise InvalidInput(fault("SSJ-FILE-CSV-SEPARATOR", Place(file=str(path)), separator=name))


def _rows(path: Path, encoding: str) -> Iterator[Row]:
    for number, texts in enumerate(_records(path, encoding), 1):
        yield Row(number, tuple(text_cell(text) if text else EMPTY_CELL for text in texts))


def _records(path: Path, encoding: str) -> Generator[list[str], None, None]:
    """Give the records; a record that holds line breaks between quotes is one row, as spreadsheets show it."""
    number = 1
    with path.open(encoding=_CODECS[encoding], newline="") as file:
        try:
            for record in csv.reader(file, strict=True):
                yield record
                number += 1
        except csv.Error as error:
            raise InvalidInput(fault("SSJ-FILE-CSV-QUOTES", Place(file=str(path), row=number))) from error
