"""收件箱: a platform that takes whatever comes, in the year's own time; the adapters' platforms are stricter."""

from collections.abc import Callable
from datetime import datetime

from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.ports.platform import Platform

NAME = "样例平台"


class Postbox(Platform):
    """收件箱.

    Args:
        clock: the present of whoever sends.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._receipts: dict[str, Receipt] = {}
        self._shown: dict[str, list[Publication]] = {}

    def _deliver(self, document: Document) -> Receipt:
        known = self._receipts.get(document.key)
        if known is None:
            known = Receipt(
                key=document.key,
                digest=document.digest(),
                number=f"S{len(self._receipts) + 1:06}",
                platform=NAME,
                at=self._clock().isoformat(timespec="seconds"),
            )
            self._receipts[document.key] = known
            if isinstance(document, Publication):
                self._shown.setdefault(document.task, []).append(document)
        return known

    def _receipt(self, key: str) -> Receipt | None:
        return self._receipts.get(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        return tuple(sorted(self._shown.get(task, ()), key=lambda each: (each.target.encode(), each.version)))
