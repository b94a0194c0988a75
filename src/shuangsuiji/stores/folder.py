"""文件夹中的日志: a store in plain files, one a stream, that people can read and copy.

    DIR/checklist.jsonl            the lines of the stream `checklist`, one a row
    DIR/task/YXGX-2026-01.jsonl    the lines of `task/YXGX-2026-01`
    DIR/head                       the last line of all, and where it goes
    DIR/.lock                      one process at a time writes

The head file has three rows:

    <number> <SHA-256 of the line> <seq> <stream>
    <the line>
    <size of the stream's file before it> <SHA-256 of the stream's line before it, or of nothing>

It is written first, whole or not at all, and from then on the line is kept; only then does the line go to its stream's
file. Where a process dies in between, readers take it from the head, and whoever appends next finishes the file. That is
the only repair there is: the file must end where the head says that the line begins, or in the line's first part (with
zeros, as a power failure leaves them). Any other file without LF at its end was changed by somebody: that stream is
`Unavailable`, the file is left as it is, the others go on. Whole rows that were changed are given as they stand.
Where the last line of all stands neither in its stream's file nor can be put there, nothing is appended anywhere, because
the head would lose the only copy.

Reading needs no lock and writes nothing. To append costs reading the stream, however many others there are. Who may read
and write is for the folder's permissions to say.
"""

import os
import re
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

from attrs import field, frozen
from filelock import FileLock, Timeout

from shuangsuiji.digests import Hash
from shuangsuiji.errors import InvalidInput, Place, Unavailable, fault
from shuangsuiji.ports.store import Head, Store, check_next, translated
from shuangsuiji.stores.names import HEAD, SUFFIX, file_of, names_of, stream_of
from shuangsuiji.stores.whole import sync_folder, write

LOCK: Final = ".lock"

_H: Final = Hash("sha256")
_LOCK_SECONDS: Final = 5
_POLL_SECONDS: Final = 0.01

_HEAD_FORM: Final = re.compile(
    rb"([1-9][0-9]{0,15}) ([0-9a-f]{64}) ([1-9][0-9]{0,15}) ([^\n]+)\n([^\n]+)\n(0|[1-9][0-9]{0,15}) ([0-9a-f]{64})\n"
)


@frozen
class _Kept:
    """What a stream's file holds: whole lines, and what stands after the last LF."""

    lines: tuple[bytes, ...]
    tail: bytes
    size: int

    @classmethod
    def of(cls, path: Path) -> Self:
        try:
            with path.open("rb") as file:
                data = file.read(os.fstat(file.fileno()).st_size)  # no more: somebody may be appending
        except FileNotFoundError:
            data = b""
        *lines, tail = data.split(b"\n")
        return cls(tuple(lines), tail, len(data))

    @property
    def whole(self) -> int:
        """The size of the whole lines."""
        return self.size - len(self.tail)

    @property
    def last(self) -> bytes:
        return self.lines[-1] if self.lines else b""


@frozen
class _Logged:
    """What the head file holds: the last line of all, and how its stream's file was before."""

    head: Head
    size: int
    before: str

    def data(self) -> bytes:
        head = self.head
        first = f"{head.number} {_H.hex(head.line)} {head.seq} {head.stream}"
        return b"%b\n%b\n%d %b\n" % (first.encode(), head.line, self.size, self.before.encode())

    @classmethod
    def of(cls, data: bytes) -> Self | None:
        """Read the head file; None where it is damaged."""
        found = _HEAD_FORM.fullmatch(data)
        if found is None or _H.hex(found[5]).encode() != found[2]:
            return None
        try:
            head = Head(int(found[1]), found[4].decode(), int(found[3]), found[5])
        except (InvalidInput, UnicodeDecodeError):
            return None
        return cls(head, int(found[6]), found[7].decode())

    def comes_next(self, kept: _Kept) -> bool:
        """Say whether its stream's file still lacks the line, or has a first part of it, and is otherwise as it was."""
        line, tail = self.head.line, kept.tail
        torn = len(tail) <= len(line) + 1 and line.startswith(tail.rstrip(b"\0"))
        return torn and kept.whole == self.size and _H.hex(kept.last) == self.before


def _files(folder: Path) -> Iterator[Path]:
    """Give every file of the kind that has streams, where there is something in it."""
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.is_dir():
            yield from _files(each)
        elif each.name.endswith(SUFFIX) and each.stat().st_size:
            yield each


def _bytes(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None


@frozen
class FolderStore(Store):
    """文件夹中的日志: a folder with a file for each stream; it is made by the first `append`.

    Args:
        path: the folder.
        lasting: whether what was kept must be there after a power failure, not only after the process was killed. An
            example or a simulation can do without, and is many times as fast.

    Raises:
        InvalidInput: there is a file of that name.
        Unavailable: the medium fails.
    """

    path: Path = field(converter=Path)
    lasting: bool = field(default=True, kw_only=True)

    def __attrs_post_init__(self) -> None:
        with translated():
            is_file = self.path.exists() and not self.path.is_dir()
        if is_file:
            raise InvalidInput(fault("SSJ-STORE-FILE", Place(file=str(self.path))))

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        path = self._file(stream)
        with self._lock():
            logged = self._logged()
            if logged:
                self._settle(logged)
            kept = _Kept.of(path)
            if kept.tail:
                raise _torn(path)
            total = logged.head.number if logged else 0
            check_next(stream, seq=seq, number=number, lines=len(kept.lines), total=total)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.open("ab").close()  # what forbids writing shows now, while nothing is kept yet
            new = _Logged(Head(number, stream, seq, line), kept.size, _H.hex(kept.last))
            write(self.path / HEAD, new.data(), lasting=self.lasting)
            with suppress(OSError):  # the line is kept; the next append does this, or says why it cannot
                self._settle(new)

    def _read(self, stream: str) -> Iterable[bytes]:
        path = self._file(stream)
        logged = self._logged()
        while True:
            kept = _Kept.of(path)
            if logged and logged.head.stream == stream and logged.comes_next(kept):
                return (*kept.lines, logged.head.line)
            if not kept.tail:
                return kept.lines
            seen, logged = logged, self._logged()
            if logged == seen:  # otherwise a line was being written just now, which the new head explains
                raise _torn(path)

    def _streams(self, prefix: str) -> Iterable[str]:
        logged = self._logged()
        parts = prefix.split("/")[:-1]
        found = set(self._filed(self.path.joinpath(*(name for part in parts for name in names_of(part)))))
        if logged:
            found.add(logged.head.stream)
        return [stream for stream in found if stream.startswith(prefix)]

    def _filed(self, folder: Path) -> Iterator[str]:
        """Give the streams that have files below a folder; other files are passed by."""
        for file in _files(folder):
            if stream := stream_of(file.relative_to(self.path).as_posix()):
                yield stream

    def _head(self) -> Head | None:
        logged = self._logged()
        return logged.head if logged else None

    def _file(self, stream: str) -> Path:
        path = self.path / file_of(stream)
        try:
            os.fsencode(path)
        except UnicodeEncodeError as error:
            place = Place(file=str(path))
            raise Unavailable(fault("SSJ-STORE-MEDIUM", place, reason=str(error))) from error
        return path

    @contextmanager
    def _lock(self) -> Generator[None, None, None]:
        self.path.mkdir(parents=True, exist_ok=True)
        place = Place(file=str(self.path))
        lock = FileLock(self.path / LOCK, timeout=_LOCK_SECONDS, poll_interval=_POLL_SECONDS)
        try:
            lock.acquire()
        except Timeout as error:
            raise Unavailable(fault("SSJ-STORE-BUSY", place)) from error
        except NotImplementedError as error:  # a share without locks
            raise Unavailable(fault("SSJ-STORE-MEDIUM", place, reason=str(error))) from error
        try:
            yield
        finally:
            lock.release()

    def _logged(self) -> _Logged | None:
        path = self.path / HEAD
        data = _bytes(path)
        if data is None and any(self._filed(self.path)):
            data = _bytes(path)  # the first line may have come in between
            if data is None:
                raise Unavailable(fault("SSJ-STORE-HEAD-LOST", Place(file=str(path))))
        logged = None if data is None else _Logged.of(data)
        if data is not None and logged is None:
            raise Unavailable(fault("SSJ-STORE-HEAD-DAMAGED", Place(file=str(path))))
        return logged

    def _settle(self, logged: _Logged) -> None:
        """Bring the last line of all into its stream's file, where it is not there yet, and have the medium keep it."""
        row = logged.head.line + b"\n"
        path = self._file(logged.head.stream)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("r+b" if logged.size else "a+b") as file:
            file.seek(logged.size)
            if file.read(len(row)) != row:
                kept = _Kept.of(path)
                if logged.comes_next(kept):
                    file.truncate(logged.size)
                    file.seek(logged.size)
                    file.write(row)
                elif kept.last != logged.head.line:
                    raise Unavailable(fault("SSJ-STORE-CHANGED", Place(file=str(path))))
            file.flush()
            if self.lasting:
                os.fsync(file.fileno())
        if logged.head.seq == 1 and self.lasting:
            for folder in path.relative_to(self.path.parent).parents:
                sync_folder(self.path.parent / folder)


def _torn(path: Path) -> Unavailable:
    return Unavailable(fault("SSJ-STORE-TORN", Place(file=str(path))))
