"""Writers and senders that are killed at any moment: nothing that was acknowledged is lost, nothing is there twice."""

import contextlib
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.killing import Mortal

from shuangsuiji.acts import Acknowledge
from shuangsuiji.errors import Conflict, Unavailable
from shuangsuiji.office.outgoing import Outgoing
from shuangsuiji.office.service import Office
from shuangsuiji.testing.contract_store import add, everything
from shuangsuiji.testing.samples import CALENDAR
from shuangsuiji_sql.outbox import SqlOutbox
from shuangsuiji_sql.store import SqlStore

from . import killed_sender
from .conftest import Server

SEED = 20260402
MOST_LINES = 12
LAST_SECONDS = 0.02

LAST_SENDING = 0.1

KILLS = [pytest.param(20), pytest.param(200, marks=pytest.mark.soak)]
LOOKS = 5
"""The whole journal is looked at after so many kills."""


@pytest.fixture(scope="module")
def writers() -> Iterator[Mortal]:
    """A writer for each kill."""
    with Mortal.of("tests.killed_writer") as program:
        yield program


@pytest.fixture(scope="module")
def senders() -> Iterator[Mortal]:
    """A sender for each kill."""
    with Mortal.of("adapters.sql.tests.killed_sender") as program:
        yield program


def taken(rows: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give stream and number of each line that a writer said was taken."""
    for row in rows:
        stream, _, number = row.partition(" ")
        yield stream, int(number)


def whole(store: SqlStore) -> dict[int, str]:
    """Check that the journal has no gap and every line is whole, and give the stream of each number."""
    head, lines = everything(store)
    numbered = {int(line.split(b" ")[1]): stream for stream, found in lines.items() for line in found}
    assert sorted(numbered) == list(range(1, head.number + 1 if head else 1))
    assert sum(map(len, lines.values())) == len(numbered)
    for found in lines.values():
        numbers = [int(line.split(b" ")[1]) for line in found]
        assert numbers == sorted(numbers)
        assert all(line.endswith(b" " + b"x" * (int(line.split(b" ")[1]) * 7919 % 20000)) for line in found)
    return numbered


def go_on(store: SqlStore) -> None:
    """Append the next line; what the killed one had on its way to a server may still come in before it."""
    for _ in range(100):
        head = store.head()
        number = head.number + 1 if head else 1
        try:
            add(store, "task/next", f"next {number} ".encode() + b"x" * (number * 7919 % 20000))
        except Conflict:
            continue
        return
    pytest.fail("somebody is still writing")


@pytest.mark.requirement("A04-1")
@pytest.mark.parametrize("kills", KILLS)
def test_killed_at_any_moment_what_was_acknowledged_is_there(
    address: str, writers: Mortal, kills: int
) -> None:
    """And the next line goes on from it, each time."""
    chance = random.Random(SEED)  # noqa: S311  -- the same moments in every run
    store = SqlStore.at(address)
    said: dict[int, str] = {}
    for turn in range(1, kills + 1):
        rows = writers.kill((address, "w", "1000000"), chance, MOST_LINES, LAST_SECONDS)
        said.update((number, stream) for stream, number in taken(rows))
        go_on(store)
        if turn % LOOKS == 0:
            found = whole(store)
            assert {number: found.get(number) for number in said} == said
            assert len(found) <= len(said) + 2 * turn  # of each kill, one that was not said, and our own
    assert len(said) > kills


@pytest.mark.requirement("X-13")
def test_of_two_that_write_at_once_each_line_is_taken_once(address: str, writers: Mortal) -> None:
    """Two processes, many lines, one journal."""
    most = 40
    with Mortal.of("tests.killed_writer") as others:
        programs = {"a": writers, "b": others}
        for name, program in programs.items():
            program.begin((address, name, str(most)))
        ends = [program.end() for program in programs.values()]
    said = [list(taken(rows)) for rows, _ in ends]
    assert [(len(rows), status) for rows, status in ends] == [(most, 0), (most, 0)]
    assert whole(SqlStore.at(address)) == {number: stream for each in said for stream, number in each}


@pytest.mark.requirement("A04-1")
def test_a_server_that_crashes_keeps_what_it_acknowledged(own_server: Server) -> None:
    """Whoever was connected goes on, after one refusal at most."""
    store = SqlStore.at(own_server.address.render_as_string(hide_password=False))
    for turn in range(1, 3):
        add(store, "a", *(b"x" * 10_000 for _ in range(20)))
        own_server.crash()
        with contextlib.suppress(Unavailable):
            store.head()
        assert len(store.read("a")) == 20 * turn
    add(store, "b", b"1")
    store.close()


class Owing:
    """A bureau that owes everything, in a database of its own, and the platform that it sends to."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address, self.folder, self.now = address, folder, killed_sender.NOW
        folder.mkdir()
        store = SqlStore.at(address)
        killed_sender.begin(store)
        self.outbox = SqlOutbox(store.database)
        self.platform = killed_sender.Kept(folder, random.Random(0), trouble=0.0)  # noqa: S311  -- it fails no more
        outgoing = Outgoing(outbox=self.outbox)
        self.office = Office(store, CALENDAR, self.platform, clock=lambda: self.now, outgoing=outgoing)

    def finish(self) -> int:
        """Send what is left, check that everything arrived once and is journalled once; give how much it was."""
        for _ in range(10):
            self.now += timedelta(days=1)
            self.office.send()
        assert self.office.owed() == []
        assert not [each for each in self.outbox.known() if each.is_given_up]  # one may stay behind of a kill
        replayed = self.office.replay()
        assert replayed.ok, [each.text() for each in replayed.faults]
        receipts = [each.act.receipt for each in replayed.done if isinstance(each.act, Acknowledge)]
        assert sorted(receipts, key=lambda each: each.key) == self.platform.all()
        return len({each.key for each in receipts})


@pytest.mark.requirement("A11-9", "X-26")
@pytest.mark.parametrize("kills", KILLS)
def test_a_sender_that_is_killed_delivers_everything_once(
    addresses: Callable[[], str], tmp_path: Path, senders: Mortal, kills: int
) -> None:
    """Between the platform's answer and the journal, between journal and outbox, wherever it is."""
    chance = random.Random(SEED)  # noqa: S311  -- the same moments in every run
    bureaus: list[Owing] = []
    for turn in range(kills):
        if not bureaus or not bureaus[-1].office.owed():
            bureaus.append(Owing(addresses(), tmp_path / f"platform-{len(bureaus)}"))
        words = (bureaus[-1].address, str(bureaus[-1].folder), str(turn))
        senders.kill(words, chance, 2, LAST_SENDING)
    assert {each.finish() for each in bureaus} == {16}
