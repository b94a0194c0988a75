"""Writers and senders that are killed at any moment: nothing that was acknowledged is lost, nothing is there twice."""

import contextlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from shuangsuiji.errors import Conflict, Unavailable
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.journal import read_link
from shuangsuiji.office.outgoing import Outgoing
from shuangsuiji.office.service import Office
from shuangsuiji.testing.contract_store import add, everything
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CALENDAR
from shuangsuiji_sql.outbox import SqlOutbox
from shuangsuiji_sql.store import SqlStore

from . import killed_sender
from .conftest import Server

SEED = 20260402
MOST_LINES = 12
LAST_SECONDS = 0.02
NOW = datetime.fromisoformat("2026-05-20T09:00:00+08:00")

KILLS = [pytest.param(20), pytest.param(200, marks=pytest.mark.soak)]
SENDERS = [pytest.param(5), pytest.param(30, marks=pytest.mark.soak)]

WRITER = """
import sys
from shuangsuiji.errors import Conflict, Unavailable
from shuangsuiji_sql.store import SqlStore

store = SqlStore.at(sys.argv[1])
name, most = sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
written = 0
while written < most:
    head = store.head()
    number = head.number + 1 if head else 1
    stream = f"task/{name if number % 3 else number}"
    line = f"{name} {number} ".encode() + b"x" * (number * 7919 % 20000)
    try:
        store.append(stream, line, seq=len(store.read(stream)) + 1, number=number)
    except Conflict:
        continue
    written += 1
    print(stream, number, flush=True)
"""
"""Appends lines to changing streams, a new one now and then, and says each that was taken."""


def start(*words: str) -> subprocess.Popen[bytes]:
    """Start a process and wait until it is ready."""
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, *words], stdin=pipe, stdout=pipe, stderr=pipe)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n", process.communicate()
    return process


def begin(process: subprocess.Popen[bytes]) -> None:
    """Let a process that is ready begin."""
    assert process.stdin is not None
    process.stdin.write(b"begin\n")
    process.stdin.flush()


def kill(process: subprocess.Popen[bytes], chance: random.Random, most: int) -> bytes:
    """Let a process say a few rows, kill it a moment later, and give all that it said."""
    assert process.stdout is not None
    begin(process)
    before = b"".join(process.stdout.readline() for _ in range(chance.randint(0, most)))
    time.sleep(chance.uniform(0, LAST_SECONDS))
    process.send_signal(signal.SIGKILL)
    out, err = process.communicate()
    assert err == b""
    return before + out


def taken(out: bytes) -> Iterator[tuple[str, int]]:
    """Give stream and number of each line that a writer said was taken; a word that was cut off was not said."""
    for row in out.decode().split("\n")[:-1]:
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
def test_killed_at_any_moment_what_was_acknowledged_is_there(address: str, kills: int) -> None:
    """And the next line goes on from it, each time."""
    chance = random.Random(SEED)  # noqa: S311  -- the same moments in every run
    store = SqlStore.at(address)
    said: dict[int, str] = {}
    for turn in range(kills):
        said.update(
            (number, stream)
            for stream, number in taken(
                kill(start("-c", WRITER, address, "w", "1000000"), chance, MOST_LINES)
            )
        )
        go_on(store)
        found = whole(store)
        assert {number: found.get(number) for number in said} == said
        assert len(found) <= len(said) + 2 * (turn + 1)  # of each kill, one that was not said, and our own
    assert len(said) > kills


@pytest.mark.requirement("X-13")
def test_of_two_that_write_at_once_each_line_is_taken_once(address: str) -> None:
    """Two processes, many lines, one journal."""
    most = 40
    processes = [start("-c", WRITER, address, name, str(most)) for name in ("a", "b")]
    for process in processes:
        begin(process)
    answers = [process.communicate(timeout=120) for process in processes]
    assert [(process.returncode, err) for process, (_, err) in zip(processes, answers, strict=True)] == [
        (0, b""),
        (0, b""),
    ]
    said = [list(taken(out)) for out, _ in answers]
    assert [len(each) for each in said] == [most, most]
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


@pytest.mark.requirement("A11-9", "X-26")
@pytest.mark.parametrize("kills", SENDERS)
def test_a_sender_that_is_killed_delivers_everything_once(address: str, tmp_path: Path, kills: int) -> None:
    """Between the platform's answer and the journal, between journal and outbox, wherever it is."""
    chance = random.Random(SEED)  # noqa: S311  -- the same moments in every run
    store = SqlStore.at(address)
    for number, (stream, line) in enumerate(owing(), 1):
        store.append(stream, line, seq=len(store.read(stream)) + 1, number=number)
    folder = tmp_path / "platform"
    folder.mkdir()
    for turn in range(kills):
        kill(start(killed_sender.__file__, address, str(folder), str(turn)), chance, 2)
    clock = [NOW]
    outbox = SqlOutbox(store.database)
    platform = killed_sender.Kept(folder, random.Random(0), trouble=0.0)  # noqa: S311  -- it fails no more
    office = Office(store, CALENDAR, platform, clock=lambda: clock[0], outgoing=Outgoing(outbox=outbox))
    for _ in range(10):
        clock[0] += timedelta(days=1)
        office.send()
    assert office.owed() == []
    assert outbox.known() == ()
    replayed = office.replay()
    assert replayed.ok, [each.text() for each in replayed.faults]
    receipts: list[Receipt] = [each.act.receipt for each in replayed.done if hasattr(each.act, "receipt")]
    assert sorted(receipts, key=lambda each: each.key) == platform.all()
    assert len({each.key for each in receipts}) == len(receipts) > 10
