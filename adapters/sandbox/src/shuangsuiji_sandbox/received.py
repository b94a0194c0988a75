"""收到了什么: what the sandbox received, as its page shows it."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.exchange.planning import TaskNotice
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji_sandbox.events import Attached, CameAbout, Delivered, Event
from shuangsuiji_sandbox.kept import KeptPlatform

ON_A_PAGE: Final = 50
"""So many documents stand on a page."""

LAST_PAGE: Final = 10**6
"""No page comes behind this one."""


@frozen(kw_only=True)
class Line:
    """一份文件: as it was delivered last, and what became of it.

    Args:
        at: when it was delivered.
        document: the document.
        status: what the platform says of it.
        receipt: its receipt; None where it was not taken.
    """

    at: str
    document: Document
    status: Status
    receipt: Receipt | None


@frozen(kw_only=True)
class Wanted:
    """要看的: which documents are shown.

    Args:
        kind: of which kind; empty for any.
        task: of which task; empty for any.
        page: which page, from 1, the latest first.
    """

    kind: str = ""
    task: str = ""
    page: int = 1


def task_of(document: Document) -> str:
    """Give the task that a document belongs to; empty where it belongs to none."""
    return document.code if isinstance(document, TaskNotice) else str(getattr(document, "task", ""))


def lines(platform: KeptPlatform) -> list[Line]:
    """Give every document that was delivered or came about, the latest first."""
    last: dict[str, Delivered] = {}
    for each in platform.events:
        if isinstance(each, Delivered):
            last.pop(each.document.key, None)
            last[each.document.key] = each
    return [_line(each, platform) for each in reversed(last.values())]


def _line(event: Delivered, platform: KeptPlatform) -> Line:
    key = event.document.key
    receipt = platform.receipt(key)
    return Line(
        at=receipt.at if receipt else event.at,
        document=event.document,
        status=platform.status(key),
        receipt=receipt,
    )


def chosen(all_: Sequence[Line], wanted: Wanted) -> list[Line]:
    """Give the documents that are wanted, on all pages."""
    return [
        each
        for each in all_
        if wanted.kind in {"", each.document.kind} and wanted.task in {"", task_of(each.document)}
    ]


def publications(all_: Sequence[Line]) -> list[Publication]:
    """Give what is published."""
    return [each.document for each in all_ if each.receipt and isinstance(each.document, Publication)]


def things(events: Sequence[Event]) -> list[Incoming]:
    """Give what came about, oldest first; a thing's place among them is its position."""
    told = (item for each in events if isinstance(each, CameAbout) for item in each.items)
    return list({item.key: item for item in told}.values())


def contents(events: Sequence[Event]) -> int:
    """Count the contents that were handed over."""
    return sum(isinstance(each, Attached) for each in events)
