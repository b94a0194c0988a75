"""模拟平台 (第四条): a platform in memory, which keeps the port's obligations to the letter."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from threading import Lock
from typing import Final

from shuangsuiji.content_digest import H
from shuangsuiji.errors import Conflict, Rejected, fault, raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.ports.platform import Platform
from shuangsuiji.texts import path_of
from shuangsuiji_mock.order import order_faults
from shuangsuiji_mock.taken import Taken

ZONE: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has had no other time since 1991, so an offset says it all."""

CLOCK: Final = partial(datetime.now, ZONE)
"""The system's clock."""

NUMBER_LENGTH: Final = 20
"""How many characters a receipt's number has."""


class MockPlatform(Platform):
    """模拟平台 (第四条): takes documents in their order, gives receipts, shows what is published, forgets at the end.

    Several threads may use one at the same time. It knows no accounts: whoever holds it may deliver.

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

    def __init__(self, *, clock: Callable[[], datetime] = CLOCK, name: str = "mock") -> None:
        self._clock = clock
        self._name = name
        self._lock = Lock()
        self._taken = Taken()
        self._receipts: dict[str, Receipt] = {}

    def _deliver(self, document: Document) -> Receipt:
        digest = document.digest()
        with self._lock:
            first = self._receipts.get(document.key)
            if first is None:
                return self._take(document, digest)
            if first.digest != digest:
                raise Conflict(fault("SSJ-PLATFORM-CONFLICT", key=document.key))
            return first

    def _take(self, document: Document, digest: str) -> Receipt:
        raise_if(order_faults(document, self._taken), Rejected)
        serial = path_of(self._name, str(len(self._receipts) + 1))
        receipt = Receipt(
            key=document.key,
            digest=digest,
            number=H.hex(serial.encode())[:NUMBER_LENGTH],
            platform=self._name,
            at=self._clock().astimezone(ZONE).isoformat(timespec="seconds"),
        )
        self._taken.add(document)
        self._receipts[document.key] = receipt
        return receipt

    def _receipt(self, key: str) -> Receipt | None:
        with self._lock:
            return self._receipts.get(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        with self._lock:
            found = self._taken.under(Publication, task)
        return tuple(sorted(found, key=lambda each: (each.target.encode(), each.version)))
