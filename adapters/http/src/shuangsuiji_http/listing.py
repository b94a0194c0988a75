"""列表: lists that a platform gives in pages, read whole, nothing skipped and nothing twice.

Page numbers and offsets count rows, so that what is added or struck out between two pages moves the rest. A list is therefore taken only where
it agrees with the total that was told, or, where none is told, with a second reading; it is read anew otherwise, a few times.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeAlias, cast

from attrs import field, frozen

from shuangsuiji.errors import Unavailable, fault
from shuangsuiji_http.questions import Question, Talk

Row: TypeAlias = Mapping[str, object]
"""One of a list, as it came."""

MOST_PAGES: Final = 1000
READINGS: Final = 4
"""So many times a list is read that moves meanwhile."""


class Paging(Protocol):
    """How a page is asked for."""

    def query(self, number: int) -> dict[str, str | int]:
        """Give what the query says for a page, from 1."""
        ...


@frozen(kw_only=True)
class Numbered:
    """By its number, from 1, and a size."""

    number: str
    size: str
    count: int

    def query(self, number: int) -> dict[str, str | int]:
        """Give what the query says for a page, from 1."""
        return {self.number: number, self.size: self.count}


@frozen(kw_only=True)
class Offsets:
    """By how many rows stand before it, and a size; `draw` counts the questions where that is asked for."""

    start: str
    size: str
    count: int
    draw: str = ""

    def query(self, number: int) -> dict[str, str | int]:
        """Give what the query says for a page, from 1."""
        drawn: dict[str, str | int] = {self.draw: number} if self.draw else {}
        return {**drawn, self.start: (number - 1) * self.count, self.size: self.count}


@frozen
class Single:
    """All of it at once."""

    def query(self, number: int) -> dict[str, str | int]:
        """Give what the query says: nothing."""
        del number
        return {}


Members: TypeAlias = tuple[str, ...]
"""Names of members, one within the other."""


def _whole(row: Row) -> object:
    return json.dumps(row, sort_keys=True)


@frozen(kw_only=True)
class Listing:
    """How a list comes.

    Args:
        paging: how a page is asked for.
        rows: where the rows stand in an answer's value; the first that is there counts, and null is an empty list.
        totals: where it says how many rows there are.
        pages: where it says how many pages there are.
        identity: what tells a row from every other.
    """

    paging: Paging
    rows: tuple[Members, ...] = ((),)
    totals: tuple[Members, ...] = ()
    pages: tuple[Members, ...] = ()
    identity: Callable[[Row], object] = field(default=_whole)


def listed(ask: Callable[[dict[str, str | int]], Question], listing: Listing) -> Talk[tuple[Row, ...]]:
    """Read a list whole.

    Args:
        ask: gives the question for a page, of what its query says.
        listing: how the list comes.

    Raises:
        Unavailable: it moves all the time.
        ValueError: it has another form, or never ends.
    """
    before: list[object] | None = None
    for _ in range(READINGS):
        rows, total, sure = yield from _read(ask, listing)
        seen = [listing.identity(each) for each in rows]
        agrees = len(set(seen)) == len(seen) and total in {None, len(seen)}
        if agrees and (sure or seen == before):
            return rows
        before = seen if agrees else None
    raise Unavailable(fault("SSJ-HTTP-MOVED"))


def _read(
    ask: Callable[[dict[str, str | int]], Question], listing: Listing
) -> Talk[tuple[tuple[Row, ...], int | None, bool]]:
    """Read a list once: its rows, the total where one is told, and whether nothing can have moved unseen."""
    found: list[Row] = []
    page: Sequence[Row] = ()
    first: int | None = None
    for number in range(1, MOST_PAGES + 1):
        value = yield ask(listing.paging.query(number))
        page, before = _rows(value, listing.rows), page
        total, pages = _number(value, listing.totals), _number(value, listing.pages)
        first = total if number == 1 else first
        if total != first:
            return tuple(found), -1, False
        if number > 1 and page == before:  # the platform knows no pages
            page = ()
        found += page
        alone = number == 1 and (isinstance(listing.paging, Single) or pages == 1)
        if alone or not page or number == pages or len(found) == total:
            return tuple(found), total, alone or total is not None or number == 1
    raise ValueError


def _rows(value: object, places: tuple[Members, ...]) -> Sequence[Row]:
    found = next((each for place in places if (each := member(value, place)) is not None), None)
    rows = cast("list[Row]", [] if found is None else found)
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ValueError
    return rows


def _number(value: object, places: tuple[Members, ...]) -> int | None:
    found = [each for place in places if (each := member(value, place)) is not None]
    if found and type(found[0]) is not int:
        raise ValueError
    return cast("int", found[0]) if found else None


def member(value: object, names: Members) -> object:
    """Give a member of a member, None where something on the way there is no object or has no such member."""
    for name in names:
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, object]", value).get(name)
    return value
