"""现状 (第四条): what a register's events come to."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import evolve

from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.reasons import Reason, reasons_of
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryPage
from shuangsuiji.exchange.status import Status
from shuangsuiji_excel.folder.events import Came, Declined, Event, Held, Kept, Refused, Sent, Took
from shuangsuiji_mock.missing import content_faults
from shuangsuiji_mock.order import order_faults
from shuangsuiji_mock.outside import Events
from shuangsuiji_mock.taken import Taken


def declined(key: str, words: str) -> Fault:
    """Say in the clerk's words why the platform does not take a document."""
    return fault("SSJ-FOLDER-DECLINED", key=key, words=words)


class Standing:
    """The state of a folder platform: the fold of its register."""

    def __init__(self) -> None:
        self.taken = Taken()
        self.receipts: dict[str, Receipt] = {}
        self.held: dict[str, Document] = {}
        self.sent: dict[str, Document] = {}
        self.declined: dict[str, tuple[str, str]] = {}
        self.came = Events()
        self._refused: dict[str, tuple[Reason, ...]] = {}
        self._sizes: dict[str, int] = {}

    def add(self, event: Event) -> None:
        """Go on by one event."""
        _STEPS[event.kind](self, event)

    def faults(self, document: Document) -> tuple[Fault, ...]:
        """Say what a document lacks (P5, P15)."""
        return (*order_faults(document, self.taken), *content_faults(document, self._sizes))

    def pending(self, key: str) -> Document | None:
        """Give the document of a key that is not decided."""
        return self.sent.get(key) or self.held.get(key)

    def status(self, key: str) -> Status:
        """Say what there is of a key (P16)."""
        if key in self.receipts:
            return Status(key=key, stage="taken")
        if self.pending(key):
            return Status(key=key, stage="waiting")
        reasons = self._refused.get(key, ())
        return Status(key=key, stage="rejected" if reasons else "unknown", reasons=reasons)

    def hold(self, event: Held) -> None:
        """A document waits until it can be sent."""
        if event.document.key not in self.receipts:
            self.held[event.document.key] = event.document

    def send(self, event: Sent) -> None:
        """A document waits for the clerk."""
        key = event.document.key
        self.held.pop(key, None)
        self.declined.pop(key, None)
        self.sent[key] = event.document

    def take(self, event: Took) -> None:
        """A document is taken; of a page of a registry only what later pages are judged by is kept in memory."""
        key = event.receipt.key
        document = self.sent.pop(key, None) or self.held.pop(key, None)
        if document is None:  # handed in twice
            return
        self.receipts[key] = event.receipt
        self.taken.add(evolve(document, rows=()) if isinstance(document, RegistryPage) else document)

    def decline(self, event: Declined) -> None:
        """A document is declined."""
        if self.sent.pop(event.key, None):
            self._refused[event.key] = reasons_of([declined(event.key, event.words)])
            self.declined[event.key] = (event.digest, event.words)

    def refuse(self, event: Refused) -> None:
        """Somebody was told why a document is not taken."""
        self.held.pop(event.key, None)
        self.declined.pop(event.key, None)
        self._refused[event.key] = event.reasons

    def keep(self, event: Kept) -> None:
        """Content is there."""
        self.receipts[event.receipt.key] = event.receipt
        self._sizes[event.receipt.digest] = event.size

    def come(self, event: Came) -> None:
        """Something came about."""
        self.came.add(event.item)


_STEPS: Final[Mapping[str, Callable[[Standing, Any], None]]] = {
    "held": Standing.hold,
    "sent": Standing.send,
    "took": Standing.take,
    "declined": Standing.decline,
    "refused": Standing.refuse,
    "kept": Standing.keep,
    "came": Standing.come,
}
