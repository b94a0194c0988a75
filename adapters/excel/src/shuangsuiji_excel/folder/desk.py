"""收件台 (第四条): what a row that was handed in is judged by, and how its cells become values."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from attrs import frozen

from shuangsuiji.errors import Fault, InvalidInput, raise_if
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.forms import instants
from shuangsuiji_excel.folder.columns import Entry
from shuangsuiji_excel.folder.events import Came, Event, Took
from shuangsuiji_excel.folder.standing import Standing

CHINA: Final = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")

Made = TypeVar("Made")


@frozen(kw_only=True)
class Desk:
    """收件台: what a row is judged by.

    Args:
        standing: what is there so far.
        name: what receipts call the platform.
        now: the present; nothing was received later.
        receipts: the receipts by key, those of the rows above included.
        came: what came about by key, likewise.
    """

    standing: Standing
    name: str
    now: dt.datetime
    receipts: dict[str, Receipt]
    came: dict[str, Incoming]

    def note(self, events: list[Event]) -> None:
        """Remember what the rows above came to."""
        for each in events:
            if isinstance(each, Took):
                self.receipts[each.receipt.key] = each.receipt
            elif isinstance(each, Came):
                self.came[each.item.key] = each.item


def instant_of(text: str) -> str:
    """Give the time that somebody wrote, or that a cell of a date holds, in the time of China; else what it says.

    >>> instant_of("2026-05-11 09:30:00"), instant_of("2026-05-11"), instant_of("2026-05-11T09:30:00+08:00")
    ('2026-05-11T09:30:00+08:00', '2026-05-11T00:00:00+08:00', '2026-05-11T09:30:00+08:00')
    """
    try:
        found = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return text.strip() if found.tzinfo else found.replace(tzinfo=CHINA).isoformat(timespec="seconds")


def future_faults(entry: Entry, header: str, desk: Desk) -> Iterator[Fault]:
    """Say so of a cell whose time is still to come."""
    at = instant_of(entry.texts[header])
    if not any(instants(at=at)) and dt.datetime.fromisoformat(at) > desk.now:
        yield entry.fault(header, "SSJ-FOLDER-FUTURE", at=at)


def came_about(entry: Entry, header: str, item: Incoming, desk: Desk) -> Iterator[Event]:
    """What has come about does so once; it is never another thing afterwards.

    Raises:
        InvalidInput: it was another thing before.
    """
    known = desk.came.get(item.key)
    if known is None:
        yield Came(item=item)
    elif known != item:
        raise_if([entry.fault(header, "SSJ-FOLDER-CAME", key=item.key)])


def made(entry: Entry, headers: Mapping[str, str], make: Callable[[], Made]) -> Made:
    """Make a value, its faults at the cells of their members.

    Raises:
        InvalidInput: the value is none.
    """
    try:
        return make()
    except InvalidInput as error:
        raise InvalidInput(
            *(
                each.at(entry.at(headers.get(_member(each), next(iter(headers.values())))))
                for each in error.faults
            )
        ) from error


def _member(found: Fault) -> str:
    return found.place.path.rpartition(".")[2].partition("[")[0]
