"""Where lists for people go: a port that writes tables such as 抽取对象名单.

Obligations of an adapter:

W1. Every cell is written as text, so that an identifier stays what it is.
W2. The file appears whole or not at all.
W3. The same list gives the same content, cell by cell.
W4. A writer that can mark cells says so (`marks`); a marked cell shows that it is one, and what is wrong with it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, final

from attrs import frozen


@frozen(kw_only=True)
class PrintedList:
    """A list for people: a title, headers and rows of text, with notes below.

    Args:
        title: what stands above the table; also the worksheet's name.
        headers: one a column.
        rows: as many texts a row as there are headers.
        notes: lines below the table: task, round, digest, how to check.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Mark:
    """错在哪里: what is wrong with a cell.

    Args:
        column: the cell's column, from 0.
        code: the fault's code.
        text: its sentence, without its place.
    """

    column: int
    code: str
    text: str


@frozen(kw_only=True)
class MarkedRow:
    """退回的一行.

    Args:
        number: its number in the table that it comes from.
        cells: its texts, one a header.
        marks: what is wrong with it.
    """

    number: int
    cells: tuple[str, ...]
    marks: tuple[Mark, ...]


@frozen(kw_only=True)
class MarkedSheet:
    """退回表: rows to be corrected and handed in again, under the headers that they were read by.

    Args:
        name: the worksheet's name.
        headers: one a column.
        rows: the rows.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[MarkedRow, ...]


class ListWriter(ABC):
    """A writer of lists; adapters fill in `_suffix` and `_write`, and `_write_marked` where it `marks`."""

    marks: ClassVar[bool] = False

    @final
    def suffix(self) -> str:
        """Give the ending of the files it writes, such as `.xlsx`."""
        return self._suffix()

    @final
    def write(self, path: Path, content: PrintedList) -> None:
        """Write the list; the file appears whole or not at all."""
        self._whole(path, lambda partial: self._write(partial, content))

    @final
    def write_marked(self, path: Path, sheets: tuple[MarkedSheet, ...]) -> None:
        """Write rows to be corrected, with what is wrong at their cells; the file appears whole or not at all."""
        self._whole(path, lambda partial: self._write_marked(partial, sheets))

    @staticmethod
    def _whole(path: Path, write: Callable[[Path], None]) -> None:
        partial = path.with_name(f".{path.name}.partial")
        try:
            write(partial)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)

    @abstractmethod
    def _suffix(self) -> str: ...

    @abstractmethod
    def _write(self, path: Path, content: PrintedList) -> None: ...

    def _write_marked(self, path: Path, sheets: tuple[MarkedSheet, ...]) -> None:
        raise NotImplementedError
