"""Where registries come from: a port that gives rows of cells with their places.

A source turns a file (or a table of a database) into rows. It judges nothing about their meaning: columns,
identifiers and exclusions are the business of `registries`.

Obligations of an adapter:

R1. `read` gives the rows in the order of the source, each with its number as the user's program shows it (from 1).
R2. A cell says whether the source held text, a number, a date, nothing or something else; a number is never
    passed off as text.
R3. Text is passed on unchanged but for Unicode NFC and white space at its ends; a numeric cell's text is what
    its value is.
R4. A source that cannot be read as what it claims to be raises `InvalidInput` that names the file and says
    what to do.
R5. Rows stream: memory does not grow with the number of rows where the format allows it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import final

from attrs import frozen

from shuangsuiji.errors import InvalidInput, Place, fault


class CellKind(Enum):
    """What a source held in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    EMPTY = "empty"
    OTHER = "other"


@frozen
class Cell:
    """A cell: its text and what the source held.

    Args:
        text: the content as text; a date as `YYYY-MM-DD`; empty for an empty cell.
        kind: what the source held.
    """

    text: str
    kind: CellKind = CellKind.TEXT


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
        rows: the rows, once.
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
            return self._read(path, sheet)
        except OSError as error:
            raise InvalidInput(
                fault("SSJ-FILE-UNREADABLE", Place(file=str(path)), reason=error.strerror or str(error))
            ) from error

    @abstractmethod
    def _suits(self, path: Path) -> bool: ...

    @abstractmethod
    def _read(self, path: Path, sheet: str | None) -> Table: ...
