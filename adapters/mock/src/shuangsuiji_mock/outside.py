"""平台上发生的 (P17 to P20): what came about on the platform without us, and its registries; both are read page by page.

A position is the number of what was given last, counted from 1 in the order in which it came; nothing ever moves.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from shuangsuiji import canonical, wire
from shuangsuiji.errors import InvalidInput, Rejected, fault
from shuangsuiji.exchange.incoming import Incoming, IncomingPage, RowsPage
from shuangsuiji.ports.platform import MAX_BYTES

Thing = TypeVar("Thing")

Cells = tuple[str, ...]

_FRAME: Final = 1024
"""So many bytes of a page are left for what stands around its things."""


class Events:
    """来文: what came about, oldest first."""

    def __init__(self) -> None:
        self._items: list[Incoming | None] = []
        self.known: dict[str, Incoming] = {}

    def add(self, item: Incoming) -> None:
        """Put a thing to the others; what has come about does so once."""
        if item.key not in self.known:
            self.known[item.key] = item
            self._items.append(item)

    def page(self, after: str, limit: int) -> IncomingPage:
        """Give a page (P17, P19, P20)."""
        found: tuple[tuple[Incoming, ...], str] = _page(self._items, after, limit, _size)
        return IncomingPage(items=found[0], next=found[1])


class Rows:
    """名录: a registry's entries under their columns; who is struck out leaves an empty place."""

    def __init__(self) -> None:
        self._headers: Cells = ()
        self._rows: list[Cells | None] = []
        self._places: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._places)

    def add(self, headers: Cells, rows: Iterable[Cells]) -> None:
        """Put entries to the others; one whose id is known takes the place of that one.

        Raises:
            InvalidInput: the columns are others than before, or an entry has other columns.
        """
        if self._headers and headers != self._headers:
            raise InvalidInput(fault("SSJ-REGISTRY-HEADERS", found="、".join(headers)))
        page = RowsPage(headers=headers, rows=tuple(rows), next="")
        self._headers = headers
        for row in page.rows:
            place = self._places.setdefault(row[0], len(self._rows))
            self._rows[place : place + 1] = [row]

    def __contains__(self, id_: str) -> bool:
        return id_ in self._places

    def strike(self, id_: str) -> None:
        """Strike an entry out.

        Raises:
            KeyError: there is none.
        """
        self._rows[self._places.pop(id_)] = None

    def page(self, after: str, limit: int) -> RowsPage:
        """Give a page (P18 to P20)."""
        rows, following = _page(self._rows, after, limit, _row_size)
        return RowsPage(headers=self._headers, rows=rows, next=following)


def _page(
    things: Sequence[Thing | None], after: str, limit: int, size: Callable[[Thing], int]
) -> tuple[tuple[Thing, ...], str]:
    begin = _begin(after, len(things))
    found: list[Thing] = []
    room, following = MAX_BYTES - _FRAME, after
    for place in range(begin, len(things)):
        thing = things[place]
        if thing is None:
            continue
        room -= size(thing)
        if len(found) == limit or (found and room < 0):
            break
        found.append(thing)
        following = str(place + 1)
    return tuple(found), following


def _begin(after: str, count: int) -> int:
    if not after:
        return 0
    known = after.isascii() and after.isdigit() and len(after) <= len(str(count))
    if not known or not 1 <= int(after) <= count:
        raise Rejected(fault("SSJ-PLATFORM-POSITION", after=after))
    return int(after)


def _size(item: Incoming) -> int:
    return len(canonical.encode(wire.write(item))) + 1


def _row_size(row: Cells) -> int:
    return sum(len(cell.encode()) for cell in row)
