"""Where registries come from: a port that gives rows of cells with their places.

A source turns a file (or a table of a database) into rows. It judges nothing about their meaning: columns,
identifiers and exclusions are the business of `registries`.

Obligations of an adapter:

R1. `read` gives the rows in the order of the source, each with its number as the user's program shows it (from 1).
R2. A cell says whether the source held text, a number, a date, nothing or something else; a number is never
    passed off as text, and a cell that shows an error (`#N/A`) is never passed off as empty.
R3. Text is passed on unchanged but for Unicode NFC and white space at its ends (`text_cell`); a numeric cell's
    text is what its value is.
R4. A source that cannot be read as what it claims to be raises `InvalidInput` that names the file and says
    what to do.
R5. Rows stream: memory does not grow with the number of rows where the format allows it.
R6. `sheets` names what `read` reads by that name, in the order of the file; of a file that has no worksheets, nothing.
"""

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Final, final

from attrs import evolve, frozen

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.texts import normalised


class CellKind(Enum):
    """What a source held in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    EMPTY = "empty"
    ERROR = "error"
    """An error value, such as `#N/A` of a look-up that found nothing."""
    MERGED = "merged"
    """Part of a merged cell whose content stands in the cell at its upper left."""
    OTHER = "other"


@frozen
class Cell:
    """A cell: its text and what the source held.

    Args:
        text: the content as text; a date as `YYYY-MM-DD`, with ` HH:MM:SS` after it where it has a time; a number
            without exponent where it is whole; empty for an empty cell.
        kind: what the source held.
    """

    text: str
    kind: CellKind = CellKind.TEXT


EMPTY_CELL: Final = Cell("", CellKind.EMPTY)


def text_cell(text: str) -> Cell:
    r"""Give the cell of a text that a source held: NFC, no white space at its ends, empty where nothing is left.

    >>> text_cell("\t91530499MA6K00006F ").text
    '91530499MA6K00006F'
    """
    tidy = text
    if not (text.isalnum() and unicodedata.is_normalized("NFC", text)):
        tidy = normalised(text)
    return Cell(tidy) if tidy else EMPTY_CELL


@frozen
class Row:
    """A row: its number from 1, as the user's program shows it, and its cells from column A on."""

    number: int
    cells: tuple[Cell, ...]


@frozen(kw_only=True)
class Table:
    """A table as it came: where from, how it was read, and its rows.

    Args:
        file: the file's name as the user gave it.
        sheet: the worksheet's name; empty for a CSV.
        encoding: how a CSV was read (`UTF-8`, `UTF-8 (BOM)`, `GB18030`); empty for a workbook.
        rows: the rows, once; reading on may raise `InvalidInput`.
    """

    file: str
    sheet: str
    encoding: str
    rows: Iterator[Row]


class RegistrySource(ABC):
    """A source of registries; adapters fill in `_suits` and `_read`."""

    @final
    def suits(self, path: Path) -> bool:
        """Say whether this source reads such a file, by its name alone."""
        return self._suits(path)

    @final
    def read(self, path: Path, sheet: str | None = None) -> Table:
        """Open a table.

        Raises:
            InvalidInput: there is no such file or sheet, or it is not what its name says.
        """
        if not path.is_file():
            raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=str(path))))
        try:
            table = self._read(path, sheet)
        except OSError as error:
            raise _unreadable(path, error) from error
        return evolve(table, rows=_guarded(path, table.rows))

    @final
    def sheets(self, path: Path) -> tuple[str, ...]:
        """Give the names of the worksheets that are shown; none where such files have none.

        Raises:
            InvalidInput: there is no such file, or it is not what its name says.
        """
        if not path.is_file():
            raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=str(path))))
        try:
            return self._sheets(path)
        except OSError as error:
            raise _unreadable(path, error) from error

    def _sheets(self, path: Path) -> tuple[str, ...]:
        return ()

    @abstractmethod
    def _suits(self, path: Path) -> bool: ...

    @abstractmethod
    def _read(self, path: Path, sheet: str | None) -> Table: ...


def _guarded(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    try:
        yield from rows
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> InvalidInput:
    return InvalidInput(
        fault("SSJ-FILE-UNREADABLE", Place(file=str(path)), reason=error.strerror or str(error))
    )
