"""文件夹平台 (第四条): for a bureau without an interface; a person types what lies there into the platform, and hands in its receipt.

发件/          workbooks to be typed in, with sheet 回执 to be filled in
收件/          filled workbooks are put here
退回/          rows that were faulty, each cell marked; corrected, they go to 收件 again
已办/          what is done with
附件/          content, by its digest
登记簿.jsonl   what happened; nobody edits it
"""

import re
import shutil
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from attrs import frozen
from filelock import FileLock, Timeout

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import (
    Conflict,
    Fault,
    InvalidInput,
    Place,
    Rejected,
    Unavailable,
    Undecided,
    fault,
    raise_if,
)
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import KINDS, Document, attachments_of
from shuangsuiji.exchange.incoming import IncomingPage
from shuangsuiji.exchange.reasons import reasons_of
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.list_writer import MarkedSheet
from shuangsuiji.ports.platform import EDITION, Platform
from shuangsuiji.registries.marking import marked_sheet
from shuangsuiji.registries.reading import RejectedRow
from shuangsuiji.stores.whole import write
from shuangsuiji_excel.faults_book import write_faults
from shuangsuiji_excel.folder.desk import CHINA
from shuangsuiji_excel.folder.events import Held, Kept, Refused, Sent
from shuangsuiji_excel.folder.inbox import Returned, read_workbook
from shuangsuiji_excel.folder.register import Register
from shuangsuiji_excel.folder.rendition import file_stem, sheets_of
from shuangsuiji_excel.folder.standing import Standing, declined
from shuangsuiji_excel.plain_book import book

OUT: Final = "发件"
IN: Final = "收件"
BACK: Final = "退回"
DONE: Final = "已办"
CONTENTS: Final = "附件"

CLOCK: Final = partial(datetime.now, CHINA)
"""The system's clock."""

_LOCK: Final = ".登记簿.lock"
_LOCK_SECONDS: Final = 10
_POLL_SECONDS: Final = 0.01
_SUFFIXES: Final = frozenset({".xlsx", ".xlsm"})
_OPENED: Final = "~$"
"""How the name of the file begins that a spreadsheet program keeps beside a workbook while it is open."""

_PASSING: Final = (_OPENED, ".")
"""How the names of files begin that a spreadsheet program, or a copy that is not at its end, leaves beside the real ones."""

_NUMBER_LENGTH: Final = 20
_MARK: Final = re.compile(r"^\d{6,}-")
"""How the names of files begin that were put away or given back."""


def never() -> Iterator[None]:
    """Wait for nobody: the clerk's answer is found by a later call."""
    return iter(())


@frozen(kw_only=True)
class _Folder:
    path: Path

    def __getitem__(self, name: str) -> Path:
        return self.path / name


class FolderPlatform(Platform):
    """文件夹平台: documents go out as workbooks; the platform's receipt comes back in them, filled in by a person.

    Until then a document waits (P16). What lacks something that has to come first is refused at once, or, while others are
    with the person, held back until they are decided. Several processes may share the folder.

    Args:
        path: the folder, which is there already.
        name: what receipts call the platform; an identifier.
        clock: tells the time at which content was put down.
        pauses: gives the pauses between a call's looks at what was handed in; each takes as long as it takes.
    """

    edition = EDITION
    takes = KINDS
    offers = frozenset({"attach", "status", "incoming", "published"})

    def __init__(
        self,
        path: Path,
        *,
        name: str = "folder",
        clock: Callable[[], datetime] = CLOCK,
        pauses: Callable[[], Iterable[None]] = never,
    ) -> None:
        self._folder, self._name = _Folder(path=path), name
        self._clock, self._pauses = clock, pauses
        self._register = Register(path)
        self._unread: list[Fault] = []

    def _deliver(self, document: Document) -> Receipt:
        digest = document.digest()
        with self._opened() as standing:
            receipt = self._offered(standing, document, digest)
        if receipt:
            return receipt
        for _ in self._pauses():
            with self._opened() as standing:
                if receipt := self._decided(standing, document.key, digest):
                    return receipt
        raise Undecided(self._waiting(document))

    def _waiting(self, document: Document) -> Fault:
        """Say whose turn it is: the clerk's, or that of another document's receipt."""
        if document.key not in self._register.standing.sent:
            return fault("SSJ-FOLDER-HELD", key=document.key)
        file = str(self._folder[OUT] / f"{file_stem(document)}.xlsx")
        return fault("SSJ-FOLDER-OUT", Place(file=file), key=document.key)

    def _notices(self) -> tuple[Fault, ...]:
        return tuple(self._unread)

    def _receipt(self, key: str) -> Receipt | None:
        with self._opened() as standing:
            return standing.receipts.get(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        with self._opened() as standing:
            return standing.taken.published(task)

    def _status(self, key: str) -> Status:
        with self._opened() as standing:
            return standing.status(key)

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        with self._opened() as standing:
            return standing.came.page(after, limit)

    def _attach(self, content: bytes, digest: str) -> Receipt:
        key = content_key(digest)
        with self._opened() as standing:
            if first := standing.receipts.get(key):
                return first
            write(self._folder[CONTENTS] / digest, content, secret=True)
            number = H.hex(f"{self._name}/{key}".encode())[:_NUMBER_LENGTH]
            at = self._clock().astimezone(CHINA).isoformat(timespec="seconds")
            receipt = Receipt(key=key, digest=digest, number=number, platform=self._name, at=at)
            self._register.append(Kept(receipt=receipt, size=len(content)))
            return receipt

    @contextmanager
    def _opened(self) -> Generator[Standing, None, None]:
        """Open the folder for one process at a time, with everything taken in that was handed in."""
        try:
            if not self._folder.path.is_dir():
                raise Unavailable(fault("SSJ-FOLDER-AWAY", Place(file=str(self._folder.path))))
            with FileLock(self._folder[_LOCK], timeout=_LOCK_SECONDS, poll_interval=_POLL_SECONDS):
                for name in (OUT, IN, BACK, DONE, CONTENTS):
                    self._folder[name].mkdir(exist_ok=True)
                self._register.refresh()
                self._take_in()
                self._release()
                yield self._register.standing
        except Timeout as error:
            raise Unavailable(fault("SSJ-STORE-BUSY", Place(file=str(self._folder.path)))) from error
        except OSError as error:
            place = Place(file=str(self._folder.path))
            reason = error.strerror or str(error)
            raise Unavailable(fault("SSJ-FOLDER-DISK", place, reason=reason)) from error

    def _offered(self, standing: Standing, document: Document, digest: str) -> Receipt | None:
        """Give the receipt that there is; else see to it that the document waits, or is refused."""
        if receipt := self._decided(standing, document.key, digest):
            return receipt
        if standing.pending(document.key):
            return None
        faults = standing.faults(document)
        if not faults:
            self._send(document)
        elif standing.sent:
            self._register.append(Held(document=document))
        else:
            self._refuse(standing, document.key, faults)
            raise Rejected(*faults)
        return None

    def _decided(self, standing: Standing, key: str, digest: str) -> Receipt | None:
        receipt, pending = standing.receipts.get(key), standing.pending(key)
        known = receipt.digest if receipt else pending.digest() if pending else digest
        if known != digest:
            raise Conflict(fault("SSJ-PLATFORM-CONFLICT", key=key))
        said = standing.declined.get(key)
        if said and said[0] == digest and not pending:
            faults = (declined(key, said[1]),)
            self._refuse(standing, key, faults)
            raise Rejected(*faults)
        return receipt

    def _refuse(self, standing: Standing, key: str, faults: tuple[Fault, ...]) -> None:
        reasons = reasons_of(faults)
        if key in standing.declined or key in standing.held or standing.status(key).reasons != reasons:
            self._register.append(Refused(key=key, reasons=reasons))

    def _send(self, document: Document) -> None:
        """Put a workbook out; a process that is killed before the register has it puts out the same again."""
        stem = file_stem(document)
        sheets, cut = sheets_of(document)
        if cut:
            data = canonical.encode(wire.write(document))
            write(self._folder[OUT] / f"{stem}.json", data, secret=True, lasting=False)
        self._put_out_contents(stem, document)
        write(self._folder[OUT] / f"{stem}.xlsx", book(sheets), secret=True)
        self._register.append(Sent(document=document))

    def _put_out_contents(self, stem: str, document: Document) -> None:
        for number, each in enumerate(attachments_of(document), 1):
            folder = self._folder[OUT] / f"{stem}.附件"
            folder.mkdir(exist_ok=True)
            suffix = "".join(filter(str.isalnum, Path(each.name).suffix))[:8]
            content = (self._folder[CONTENTS] / each.digest).read_bytes()
            write(folder / f"{number:02}.{suffix or 'bin'}", content, secret=True, lasting=False)

    def _release(self) -> None:
        """Send what was held back and lacks nothing any more; with nothing left to wait for, refuse the rest."""
        standing = self._register.standing
        for document in list(standing.held.values()):
            if not standing.faults(document):
                self._send(document)
        for document in () if standing.sent else list(standing.held.values()):
            self._refuse(standing, document.key, standing.faults(document))

    def _take_in(self) -> None:
        """收件: take in what was handed in, in the order of the files' names; what cannot be read yet stays there."""
        self._unread = []
        for path in sorted(self._folder[IN].iterdir()):
            if not path.name.startswith(_PASSING):
                try:
                    raise_if(_untaken(path))
                    self._take_in_one(path)
                except InvalidInput as error:
                    self._unread += error.faults

    def _take_in_one(self, path: Path) -> None:
        standing = self._register.standing
        pending = dict(standing.sent)
        found = read_workbook(path, standing, self._name, self._clock())
        if found.events:
            self._register.append(*found.events)
        for key in pending.keys() - standing.sent.keys():
            self._put_away(file_stem(pending[key]))
        name = self._free_name(path.name)
        try:
            path.replace(self._folder[DONE] / name)
        except PermissionError as error:
            # Somebody has it open. Read again it makes no event twice, and its faulty rows go back when it can be put away.
            raise InvalidInput(fault("SSJ-FOLDER-OPEN", Place(file=str(path)))) from error
        if found.returned:
            write_faults(self._folder[BACK] / name, tuple(map(_faulty, found.returned)))

    def _free_name(self, name: str) -> str:
        """Give a name under which nothing was put away or given back yet: what was handed in is never replaced."""
        bare = _MARK.sub("", name)
        names = (f"{number:06}-{bare}" for number in count(self._register.lines))
        return next(
            each for each in names if not any((self._folder[where] / each).exists() for where in (BACK, DONE))
        )

    def _put_away(self, stem: str) -> None:
        for suffix in (".xlsx", ".json"):
            with suppress(FileNotFoundError, PermissionError):
                (self._folder[OUT] / f"{stem}{suffix}").replace(self._folder[DONE] / f"{stem}{suffix}")
        shutil.rmtree(self._folder[OUT] / f"{stem}.附件", ignore_errors=True)


def _untaken(path: Path) -> Iterator[Fault]:
    """Say why a thing in 收件 is not read."""
    place = Place(file=str(path))
    if path.suffix.lower() not in _SUFFIXES or not path.is_file():
        yield fault("SSJ-FOLDER-SUFFIX", place)
    elif path.with_name(f"{_OPENED}{path.name}").exists():
        yield fault("SSJ-FOLDER-OPEN", place)


def _faulty(returned: Returned) -> MarkedSheet:
    rows = [
        RejectedRow(row=entry.place.row, faults=faults, cells=tuple(entry.texts.values()))
        for entry, faults in returned.rows
    ]
    return marked_sheet(returned.sheet, returned.form.headers, rows, "zh")
