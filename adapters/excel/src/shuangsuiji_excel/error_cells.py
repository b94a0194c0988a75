"""Cells that show an error (`#N/A`, `#REF!`): the parser gives them as empty, which would hide what is wrong.

A look-up that found nothing must not become "no qualification needed". The worksheet's XML is searched for error
cells; only a worksheet that has one is parsed again.
"""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import normpath
from typing import IO, Final
from xml.parsers import expat

_MARKS: Final = (b't="e"', b"t='e'")
_BLOCK: Final = 1 << 20
_OVERLAP: Final = 8
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"

_Attributes = Mapping[str, str]


def error_cells(path: Path, sheet: str) -> Mapping[tuple[int, int], str]:
    """Give the error values of a worksheet by row (from 1) and column (from 0)."""
    with zipfile.ZipFile(path) as archive:
        part = _part(archive, sheet)
        if part is None or not _has_errors(archive, part):
            return {}
        with archive.open(part) as stream:
            return _Errors().found(stream)


def column_index(letters: str) -> int:
    """Give a column's index from 0.

    >>> column_index("A"), column_index("AB")
    (0, 27)
    """
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Give the member of the archive that holds a worksheet."""
    relations: list[str] = []
    targets: dict[str, str] = {}

    def workbook(name: str, attributes: _Attributes) -> None:
        if name == "sheet" and attributes.get("name") == sheet:
            relations.extend(value for key, value in attributes.items() if _local(key) == "id")

    def relation(name: str, attributes: _Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    names = set(archive.namelist())
    if not {_WORKBOOK, _RELATIONS} <= names:
        return None
    for member, handler in ((_WORKBOOK, workbook), (_RELATIONS, relation)):
        with archive.open(member) as stream:
            _elements(stream, handler)
    target = targets.get(relations[0], "") if relations else ""
    part = target.removeprefix("/") if target.startswith("/") else normpath(f"xl/{target}")
    return part if part in names else None


def _has_errors(archive: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            searched = tail + block
            if any(mark in searched for mark in _MARKS):
                return True
            tail = block[-_OVERLAP:]
    return False


def _elements(stream: IO[bytes], handler: Callable[[str, _Attributes], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: handler(_local(name), attributes)
    parser.ParseFile(stream)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Errors:
    """The error cells of one worksheet, found as its XML goes by."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], str] = {}
        self._row = 0
        self._column = -1
        self._open = False
        self._text: list[str] = []

    def found(self, stream: IO[bytes]) -> Mapping[tuple[int, int], str]:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.ParseFile(stream)
        return self._found

    def _start(self, name: str, attributes: _Attributes) -> None:
        local = _local(name)
        if local == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), -1
        elif local == "c":
            self._cell(attributes)
        self._text.clear()

    def _cell(self, attributes: _Attributes) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            self._column, self._row = column_index(match[1]), int(match[2])
        else:
            self._column += 1
        self._open = attributes.get("t") == "e"

    def _data(self, text: str) -> None:
        if self._open:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if self._open and _local(name) == "v":
            self._found[self._row, self._column] = "".join(self._text)
            self._open = False
