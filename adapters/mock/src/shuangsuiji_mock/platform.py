"""模拟平台 (第四条): a platform in memory, which keeps the port's obligations to the letter."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import partial
from threading import Lock
from typing import Final

from shuangsuiji.content_digest import H
from shuangsuiji.errors import Conflict, Rejected, Undecided, fault, raise_if
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.incoming import Incoming, IncomingPage, RowsPage, Verdict
from shuangsuiji.exchange.reasons import Reason, reasons_of
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import ALL, EDITION, Platform
from shuangsuiji.texts import path_of
from shuangsuiji_mock.missing import content_faults
from shuangsuiji_mock.order import order_faults
from shuangsuiji_mock.outside import Cells, Events, Rows
from shuangsuiji_mock.taken import Taken

ZONE: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has had no other time since 1991, so an offset says it all."""

CLOCK: Final = partial(datetime.now, ZONE)
"""The system's clock."""

NUMBER_LENGTH: Final = 20
"""How many characters a receipt's number has."""


class MockPlatform(Platform):
    """模拟平台 (第四条): takes documents in their order, gives receipts, shows what is published, forgets at the end.

    Several threads may use one at the same time. It knows no accounts: whoever holds it may deliver. What comes about there without
    us is brought about by `tell`, `enrol` and `strike`; between `pause` and `resume` it decides nothing.

    Args:
        clock: tells the time, with its offset; the system's clock where none is given.
        name: what its receipts call it; an identifier.

    >>> from shuangsuiji.exchange.planning import ChecklistNotice, ItemLine, PlanLine, PlanNotice
    >>> item = ItemLine(
    ...     id="M01", name="民爆安全", category="重点检查事项", methods=("实地检查",),
    ...     initiating="民爆科", participating=("应急局",), basis="",
    ... )
    >>> checklist = ChecklistNotice(
    ...     bureau="样例市工信局", edition=1, issuer="样例市工信局", number="样工信〔2026〕1号",
    ...     issued_on="2026-01-05", effective_from="2026-01-10", items=(item,),
    ... )
    >>> line = PlanLine(
    ...     id="1", task="民爆企业检查", items=("M01",), range="全部", ratio="10%", frequency="每年一次",
    ...     first="2026-05-01", last="2026-10-31", initiating="民爆科", participating=("应急局",),
    ... )
    >>> plan = PlanNotice(
    ...     bureau="样例市工信局", department="民爆科", year=2026, version=1, edition=1, lines=(line,)
    ... )
    >>> platform = MockPlatform(clock=lambda: datetime(2026, 3, 2, 9, tzinfo=ZONE))
    >>> platform.deliver(plan)
    Traceback (most recent call last):
    shuangsuiji.errors.Rejected: $.edition：平台上还没有“checklist/样例市工信局/1”；请先上报它，再上报这一件〔SSJ-PLATFORM-ABSENT〕
    >>> platform.deliver(checklist).key
    'checklist/样例市工信局/1'
    >>> platform.deliver(plan).at
    '2026-03-02T09:00:00+08:00'
    """

    edition = EDITION
    takes = KINDS
    offers = ALL

    def __init__(self, *, clock: Callable[[], datetime] = CLOCK, name: str = "mock") -> None:
        self._clock = clock
        self._name = name
        self._lock = Lock()
        self._taken = Taken()
        self._receipts: dict[str, Receipt] = {}
        self._contents: dict[str, int] = {}
        self._refused: dict[str, tuple[Reason, ...]] = {}
        self._waiting: dict[str, Document] | None = None
        self._events = Events()
        self._registries: dict[RegistryName, Rows] = {"targets": Rows(), "inspectors": Rows()}

    def tell(self, *items: Incoming) -> None:
        """平台来文: let things come about on the platform; a verdict that it could take as a document, it has from then on."""
        with self._lock:
            for each in items:
                self._events.add(each)
                if isinstance(each, Verdict) and each.decision.key not in self._receipts:
                    with suppress(Rejected):
                        self._take(each.decision, each.decision.digest())

    def enrol(self, name: RegistryName, headers: Cells, rows: Iterable[Cells]) -> None:
        """“两库”: let entries stand in a registry; one whose id is known takes the place of that one.

        Raises:
            InvalidInput: the columns are others than before, or an entry has other columns.
        """
        with self._lock:
            self._registries[name].add(headers, rows)

    def enrolled(self, name: RegistryName, id_: str) -> bool:
        """“两库”: say whether an entry stands in a registry."""
        with self._lock:
            return id_ in self._registries[name]

    def entries(self, name: RegistryName) -> int:
        """“两库”: count the entries of a registry."""
        with self._lock:
            return len(self._registries[name])

    def strike(self, name: RegistryName, id_: str) -> None:
        """“两库”: strike an entry out of a registry.

        Raises:
            KeyError: it has no such entry.
        """
        with self._lock:
            self._registries[name].strike(id_)

    def hold(self, digest: str, size: int) -> Receipt:
        """附件: have content of a digest and a size, which is all that is kept of any."""
        key = content_key(digest)
        with self._lock:
            self._contents[digest] = size
            return self._receipts.get(key) or self._put_down(key, digest)

    def pause(self) -> None:
        """待办: decide nothing from now on; what is delivered waits."""
        with self._lock:
            self._waiting = {}

    def resume(self) -> None:
        """Decide what waits, in its order, and from now on everything at once."""
        with self._lock:
            waiting, self._waiting = self._waiting or {}, None
            for document in waiting.values():
                with suppress(Rejected):
                    self._take(document, document.digest())

    def _deliver(self, document: Document) -> Receipt:
        digest = document.digest()
        with self._lock:
            first = self._receipts.get(document.key)
            if first is None and self._waiting is not None:
                raise self._put_off(document, self._waiting)
            if first is None:
                return self._take(document, digest)
            if first.digest != digest:
                raise Conflict(fault("SSJ-PLATFORM-CONFLICT", key=document.key))
            return first

    def _take(self, document: Document, digest: str) -> Receipt:
        faults = (*order_faults(document, self._taken), *content_faults(document, self._contents))
        if faults:
            self._refused[document.key] = reasons_of(faults)
        raise_if(faults, Rejected)
        receipt = self._put_down(document.key, digest)
        self._taken.add(document)
        return receipt

    @staticmethod
    def _put_off(document: Document, waiting: dict[str, Document]) -> Conflict | Undecided:
        if waiting.setdefault(document.key, document) != document:
            return Conflict(fault("SSJ-PLATFORM-CONFLICT", key=document.key))
        return Undecided(fault("SSJ-PLATFORM-WAITING", key=document.key))

    def _put_down(self, key: str, digest: str) -> Receipt:
        serial = path_of(self._name, str(len(self._receipts) + 1))
        receipt = Receipt(
            key=key,
            digest=digest,
            number=H.hex(serial.encode())[:NUMBER_LENGTH],
            platform=self._name,
            at=self._clock().astimezone(ZONE).isoformat(timespec="seconds"),
        )
        self._receipts[key] = receipt
        return receipt

    def _attach(self, content: bytes, digest: str) -> Receipt:
        return self.hold(digest, len(content))

    def _status(self, key: str) -> Status:
        with self._lock:
            if key in self._receipts:
                return Status(key=key, stage="taken")
            if key in (self._waiting or {}):
                return Status(key=key, stage="waiting")
            reasons = self._refused.get(key, ())
            return Status(key=key, stage="rejected" if reasons else "unknown", reasons=reasons)

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        with self._lock:
            return self._events.page(after, limit)

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        with self._lock:
            return self._registries[name].page(after, limit)

    def _receipt(self, key: str) -> Receipt | None:
        with self._lock:
            return self._receipts.get(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        with self._lock:
            return self._taken.published(task)
