"""A sender that a test kills, and the platform that it sends to: its receipts are files, so that they outlive it."""

import os
import random
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.killed_writer import warm
from tests.killing import say, serve

from shuangsuiji import canonical, wire
from shuangsuiji.errors import Conflict, Unavailable, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.journal import read_link
from shuangsuiji.office.outgoing import Outgoing, Pace
from shuangsuiji.office.service import Office
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CALENDAR
from shuangsuiji_sql.outbox import SqlOutbox
from shuangsuiji_sql.store import SqlStore

NOW = datetime.fromisoformat("2026-05-20T09:00:00+08:00")


@cache
def owing() -> tuple[tuple[str, bytes], ...]:
    """The lines of a bureau that owes everything up to two results."""
    line = Line(targets=20, inspectors=12)
    line.prepare()
    task = line.drawn()
    assert task.lock
    for each in task.lock.targets:
        line.record(each.entry.id)
        line.enter(each.entry.id)
        line.review(each.entry.id)
    lines = [(stream, found) for stream in line.store.streams() for found in line.store.read(stream)]
    return tuple(sorted(lines, key=lambda each: read_link(each[1]).number))


def begin(store: Store) -> None:
    """Put that journal into a store."""
    for number, (stream, line) in enumerate(owing(), 1):
        store.append(stream, line, seq=len(store.read(stream)) + 1, number=number)


class Kept(Platform):
    """Takes what comes, once a key; now and then it does not answer, before or after it took it."""

    def __init__(self, folder: Path, chance: random.Random, trouble: float) -> None:
        self.folder, self.chance, self.trouble = folder, chance, trouble

    def _deliver(self, document: Document) -> Receipt:
        self._fail()
        path = self.folder / sha256(document.key.encode()).hexdigest()
        taken = Receipt(
            key=document.key,
            digest=document.digest(),
            number=path.name[:20],
            platform="kept",
            at="2026-05-20T09:00:00+08:00",
        )
        partial = self.folder / f".{os.getpid()}"
        partial.unlink(missing_ok=True)  # the name may still lead to the receipt before
        partial.write_bytes(canonical.encode(wire.write(taken)))
        try:
            os.link(partial, path)
        except FileExistsError:
            taken = self._read(path)
        if taken.digest != document.digest():
            raise Conflict(fault("SSJ-PLATFORM-CONFLICT", key=document.key))
        self._fail()
        return taken

    def _fail(self) -> None:
        if self.chance.random() < self.trouble:
            raise Unavailable(fault("SSJ-STORE-MEDIUM", reason="没有应答"))

    def _read(self, path: Path) -> Receipt:
        return wire.read(Receipt, canonical.decode(path.read_bytes()))

    def all(self) -> list[Receipt]:
        """Every receipt, in the order of the keys."""
        found = [self._read(each) for each in self.folder.iterdir() if not each.name.startswith(".")]
        return sorted(found, key=lambda each: each.key)

    def _receipt(self, key: str) -> Receipt | None:
        return None

    def _published(self, task: str) -> tuple[Publication, ...]:
        return ()


def main(address: str, folder: str, turn: str) -> None:
    """Send again and again, an hour later each time, and say so."""
    chance = random.Random(int(turn))  # noqa: S311  -- the same moods in every run
    clock = [NOW]
    store = SqlStore.at(address)
    outgoing = Outgoing(outbox=SqlOutbox(store.database), pace=Pace(longest=60, chance=chance.random))
    platform = Kept(Path(folder), chance, trouble=0.4)
    office = Office(store, CALENDAR, platform, clock=lambda: clock[0], outgoing=outgoing)
    while True:
        office.send()
        clock[0] += timedelta(minutes=2)
        say("sent")


def load() -> None:
    """Do it once without any trouble, so that each of those who are killed has everything at hand."""
    warm()
    with TemporaryDirectory() as folder:
        store = SqlStore.at("sqlite://")
        begin(store)
        platform = Kept(Path(folder), random.Random(0), trouble=0.0)  # noqa: S311  -- nothing is left to chance
        Office(store, CALENDAR, platform, clock=lambda: NOW).send()


if __name__ == "__main__":
    load()
    serve(main)
