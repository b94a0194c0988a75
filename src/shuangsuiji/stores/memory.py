"""内存中的日志: a store that lasts as long as its process, for tests and simulations."""

from collections.abc import Iterable
from threading import Lock

from shuangsuiji.ports.store import Head, Store, check_next


class MemoryStore(Store):
    """内存中的日志: lines in memory; threads may share it."""

    def __init__(self) -> None:
        self._lines: dict[str, list[bytes]] = {}
        self._last: Head | None = None
        self._lock = Lock()

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        with self._lock:
            kept = self._lines.get(stream, [])
            total = self._last.number if self._last else 0
            check_next(stream, seq=seq, number=number, lines=len(kept), total=total)
            self._lines.setdefault(stream, kept).append(line)
            self._last = Head(number, stream, seq, line)

    def _read(self, stream: str) -> Iterable[bytes]:
        with self._lock:
            return tuple(self._lines.get(stream, ()))

    def _streams(self, prefix: str) -> Iterable[str]:
        with self._lock:
            return [stream for stream in self._lines if stream.startswith(prefix)]

    def _head(self) -> Head | None:
        return self._last
