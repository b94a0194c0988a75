"""Where lists for people go: a port that writes tables such as 抽取对象名单.

Obligations of an adapter:

W1. Every cell is written as text, so that an identifier stays what it is.
W2. The file appears whole or not at all.
W3. The same list gives the same content, cell by cell.
"""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import final

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


class ListWriter(ABC):
    """A writer of lists; adapters fill in `_suffix` and `_write`."""

    @final
    def suffix(self) -> str:
        """Give the ending of the files it writes, such as `.xlsx`."""
        return self._suffix()

    @final
    def write(self, path: Path, content: PrintedList) -> None:
        """Write the list; the file appears whole or not at all."""
        partial = path.with_name(f".{path.name}.partial")
        try:
            self._write(partial, content)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)

    @abstractmethod
    def _suffix(self) -> str: ...

    @abstractmethod
    def _write(self, path: Path, content: PrintedList) -> None: ...
