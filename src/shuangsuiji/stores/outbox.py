"""送达情况的存放: outboxes that come with the library, in memory and in the journal's folder.

    DIR/outbox.json           a list of what is known, one object a document
    DIR/outbox.damaged.json   what could not be read when something was next to be noted; for whoever looks into it
    DIR/.outbox.lock          one process at a time writes

The file is its owner's alone: answers of the platform stand in it. It is as long as the list of what failed: short. It may
be removed; everything owed is then tried at once.
"""

import json
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Final, cast

from attrs import field, frozen
from filelock import FileLock, Timeout

from shuangsuiji import wire
from shuangsuiji.canonical import Json
from shuangsuiji.errors import InvalidInput, Place, Unavailable, fault
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.stores.whole import write

FILE: Final = "outbox.json"
DAMAGED: Final = "outbox.damaged.json"

_LOCK: Final = ".outbox.lock"
_LOCK_SECONDS: Final = 5
_POLL_SECONDS: Final = 0.01


class MemoryOutbox(Outbox):
    """内存中的送达情况: knowledge that lasts as long as its process; threads may share it."""

    def __init__(self) -> None:
        self._tried: dict[tuple[str, str, str], Tried] = {}
        self._lock = Lock()

    def _note(self, tried: Tried) -> None:
        with self._lock:
            self._tried[tried.document] = tried

    def _forget(self, stream: str, key: str, digest: str) -> None:
        with self._lock:
            self._tried.pop((stream, key, digest), None)

    def _known(self) -> Iterable[Tried]:
        with self._lock:
            return list(self._tried.values())


@frozen
class FolderOutbox(Outbox):
    """文件夹中的送达情况: a file in the journal's folder.

    Args:
        path: the folder.
    """

    path: Path = field(converter=Path)

    def _note(self, tried: Tried) -> None:
        with self._lock():
            known = [each for each in self._readable() if each.document != tried.document]
            self._write([*known, tried])

    def _forget(self, stream: str, key: str, digest: str) -> None:
        if not (self.path / FILE).exists():
            return
        with self._lock():
            known = list(self._known())
            left = [each for each in known if each.document != (stream, key, digest)]
            if len(left) < len(known):
                self._write(left)

    def _known(self) -> list[Tried]:
        path = self.path / FILE
        data = b"[]"
        with suppress(FileNotFoundError):
            data = path.read_bytes()
        try:
            listed: Json = json.loads(data)
            return [wire.read(Tried, each) for each in cast("list[Json]", listed)]
        except (InvalidInput, TypeError, ValueError) as error:
            raise Unavailable(fault("SSJ-OUTBOX-DAMAGED", Place(file=str(path)))) from error

    def _readable(self) -> list[Tried]:
        """Give what is known; a file that cannot be read is put aside, since everything in it may be found out again."""
        try:
            return self._known()
        except Unavailable:
            (self.path / FILE).replace(self.path / DAMAGED)
            return []

    def _write(self, known: Iterable[Tried]) -> None:
        listed = [wire.write(each) for each in sorted(known, key=lambda each: each.document)]
        data = json.dumps(listed, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        write(self.path / FILE, data, secret=True)

    @contextmanager
    def _lock(self) -> Generator[None, None, None]:
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.path / _LOCK, timeout=_LOCK_SECONDS, poll_interval=_POLL_SECONDS):
                yield
        except Timeout as error:
            raise Unavailable(fault("SSJ-STORE-BUSY", Place(file=str(self.path)))) from error
