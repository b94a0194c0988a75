"""留得下的平台: a mock platform that writes down what happens before it happens, and so can be made again."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from threading import RLock
from typing import Final, cast

from shuangsuiji.errors import ShuangsuijiError
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.incoming import Incoming, IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import ALL, EDITION, Platform
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.events import (
    Attached,
    CameAbout,
    ClockSet,
    Delivered,
    Enrolled,
    Event,
    Paused,
    Resumed,
    Struck,
)

NAME: Final = "模拟省级平台"
"""What its receipts call it."""

Cells = tuple[str, ...]


def _nowhere(_event: Event) -> None:
    """Write down nothing: it is forgotten at the end."""


class KeptPlatform(Platform):
    """留得下的平台 (第四条): a mock, and everything that made it what it is.

    A mock is what happened to it, the instants included. So the same events make a platform that gives the same
    answers to everything: after a restart, or as it was some events ago.

    Args:
        clock: tells the time.
        before: what happened before.
        write: writes an event down for good before it happens; where it raises, nothing happens.
    """

    edition = EDITION
    takes = KINDS
    offers = ALL

    def __init__(
        self, clock: Clock, before: Iterable[Event] = (), write: Callable[[Event], None] = _nowhere
    ) -> None:
        self.clock = clock
        self._write = write
        self._order = RLock()
        self._events: list[Event] = []
        self._given = 0
        self._moment = clock()
        self._mock = MockPlatform(name=NAME, clock=lambda: self._moment)
        for each in before:
            with suppress(ShuangsuijiError):  # a document may have been rejected then, and is again
                self._happen(each)

    @property
    def events(self) -> Sequence[Event]:
        """Everything that happened, in its order."""
        return self._events

    @property
    def given(self) -> int:
        """来文取到哪里: give the furthest position that was given since the start."""
        return self._given

    def earlier(self, back: int) -> "KeptPlatform":
        """Make the platform as it was so many events ago."""
        with self._order:
            count = max(0, len(self._events) - back)
            return KeptPlatform(Clock(), self._events[:count])

    def set_clock(self, at: str) -> None:
        """校时: let the clock stand still at an instant.

        Raises:
            InvalidInput: it is none.
        """
        self._do(ClockSet(at=self._at(), stands=at))

    def tell(self, *items: Incoming) -> None:
        """平台来文 (第四条): let things come about on the platform."""
        self._do(CameAbout(at=self._at(), items=items))

    def enrol(self, name: RegistryName, headers: Cells, rows: Iterable[Cells]) -> None:
        """“两库” (第九条): let entries stand in a registry; one whose id is known takes the place of that one.

        Raises:
            InvalidInput: there are no columns, or others than before, or an entry has other columns.
        """
        self._do(Enrolled(at=self._at(), name=name, headers=headers, rows=tuple(rows)))

    def entries(self, name: RegistryName) -> int:
        """“两库” (第九条): count the entries of a registry."""
        return self._mock.entries(name)

    def strike(self, name: RegistryName, id_: str) -> None:
        """“两库” (第九条): strike an entry out of a registry.

        Raises:
            KeyError: it has no such entry.
        """
        with self._order:
            if not self._mock.enrolled(name, id_):
                raise KeyError(id_)
            self._do(Struck(at=self._at(), name=name, id=id_))

    def pause(self) -> None:
        """待办: decide nothing from now on; what is delivered waits."""
        self._do(Paused(at=self._at()))

    def resume(self) -> None:
        """恢复: decide what waits, in its order, and from now on everything at once."""
        self._do(Resumed(at=self._at()))

    def _at(self) -> str:
        return self.clock().isoformat(timespec="seconds")

    def _do(self, event: Event) -> object:
        with self._order:
            self._write(event)
            return self._happen(event)

    def _happen(self, event: Event) -> object:
        self._events.append(event)
        self._moment = datetime.fromisoformat(event.at)
        if isinstance(event, ClockSet):
            self.clock.set(event.stands)
        return event.happen(self._mock)

    def _deliver(self, document: Document) -> Receipt:
        with self._order:
            if self._mock.receipt(document.key):
                return self._mock.deliver(document)
            return cast("Receipt", self._do(Delivered(at=self._at(), document=document)))

    def _attach(self, content: bytes, digest: str) -> Receipt:
        with self._order:
            found = self._mock.receipt(content_key(digest))
            event = Attached(at=self._at(), digest=digest, size=len(content))
            return found or cast("Receipt", self._do(event))

    def _receipt(self, key: str) -> Receipt | None:
        return self._mock.receipt(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        return self._mock.published(task)

    def _status(self, key: str) -> Status:
        return self._mock.status(key)

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        page = self._mock.incoming(after, limit)
        self._given = max(self._given, int(page.next or 0))
        return page

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        return self._mock.registry(name, after, limit)
