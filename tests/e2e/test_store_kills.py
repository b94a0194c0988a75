"""A journal in a folder whose writers are killed, or write at the same time: what was acknowledged is there, in order."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.contract_store_model import add, everything

SEED = 20260402
KILLS = 10
MOST_LINES = 12
LAST_SECONDS = 0.02

WRITER = """
import os, signal, sys
from pathlib import Path
from shuangsuiji.errors import Conflict
from shuangsuiji.stores.folder import FolderStore

folder, name, most, dies_at = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
if dies_at:
    left = [dies_at]
    def dying(real):
        def call(*args, **options):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)
        return call
    os.fsync, Path.replace, Path.mkdir = dying(os.fsync), dying(Path.replace), dying(Path.mkdir)
store = FolderStore(folder)
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
        print("conflict", flush=True)
        continue
    written += 1
    print(stream, number, flush=True)
"""
"""Appends lines to changing streams, a new one now and then, and says each that was taken."""


def start(folder: Path, name: str, most: int, dies_at: int = 0) -> subprocess.Popen[bytes]:
    """Start a writer."""
    command = [sys.executable, "-c", WRITER, str(folder), name, str(most), str(dies_at)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)


def rows(process: subprocess.Popen[bytes], number: int) -> bytes:
    """Wait for so many rows of what a writer says."""
    assert process.stdout is not None
    return b"".join(process.stdout.readline() for _ in range(number))


def begin(process: subprocess.Popen[bytes]) -> None:
    """Let a writer that is ready begin."""
    assert process.stdin is not None
    process.stdin.write(b"begin\n")
    process.stdin.flush()


def taken(out: bytes) -> Iterator[tuple[str, int]]:
    """Give stream and number of each line that a writer said was taken; a word that was cut off was not said."""
    for row in out.decode().split("\n")[:-1]:
        stream, _, number = row.partition(" ")
        if number:
            yield stream, int(number)


def whole(store: FolderStore) -> dict[int, str]:
    """Check that the journal has no gap, and give the stream of each number."""
    head, lines = everything(store)
    numbered = {int(line.split(b" ")[1]): (stream, line) for stream, found in lines.items() for line in found}
    assert sorted(numbered) == list(range(1, head.number + 1 if head else 1))
    assert sum(map(len, lines.values())) == len(numbered)
    for found in lines.values():
        numbers = [int(line.split(b" ")[1]) for line in found]
        assert numbers == sorted(numbers)
        assert all(line.endswith(b" " + b"x" * (int(line.split(b" ")[1]) * 7919 % 20000)) for line in found)
    return {number: stream for number, (stream, _) in numbered.items()}


def check(store: FolderStore, said: list[tuple[str, int]]) -> None:
    """What was said to be taken is there, whether or not the files were finished; the next line goes on from it."""
    found = whole(store)
    assert {number: found.get(number) for _, number in said} == {number: stream for stream, number in said}
    head = store.head()
    assert head is None or head.number <= len(said) + 1
    number = len(found) + 1
    line = f"next {number} ".encode() + b"x" * (number * 7919 % 20000)
    add(store, "task/next", line)
    said += [(found[each], each) for each in found if (found[each], each) not in said]
    said.append(("task/next", number))
    assert whole(store) == {number: stream for stream, number in said}


@pytest.mark.requirement("A04-1")
def test_killed_at_any_moment_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311  -- the same moments in every run
    store = FolderStore(tmp_path / "journal")
    said: list[tuple[str, int]] = []
    for _ in range(KILLS):
        process = start(store.path, "w", 10**6)
        assert rows(process, 1) == b"ready\n"
        begin(process)
        before = rows(process, chance.randint(0, MOST_LINES))
        time.sleep(chance.uniform(0, LAST_SECONDS))
        process.send_signal(signal.SIGKILL)
        out, err = process.communicate()
        assert err == b""
        said += taken(before + out)
        check(store, said)


@pytest.mark.requirement("A04-1")
@pytest.mark.parametrize("dies_at", [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 21])
def test_killed_before_a_step_of_an_append_what_was_acknowledged_is_there(
    tmp_path: Path, dies_at: int
) -> None:
    store = FolderStore(tmp_path / "journal")
    process = start(store.path, "w", 20, dies_at)
    out, err = process.communicate(b"begin\n", timeout=60)
    assert (process.returncode, err) == (-signal.SIGKILL, b"")
    check(store, list(taken(out)))


@pytest.mark.requirement("X-13")
def test_of_two_that_write_at_once_each_line_is_taken_once(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "journal")
    most = 40
    processes = [start(store.path, name, most) for name in ("a", "b")]
    assert [rows(process, 1) for process in processes] == [b"ready\n"] * 2
    for process in processes:
        begin(process)
    answers = [process.communicate(timeout=120) for process in processes]
    assert [(process.returncode, err) for process, (_, err) in zip(processes, answers, strict=True)] == [
        (0, b""),
        (0, b""),
    ]
    said = [list(taken(out)) for out, _ in answers]
    assert [len(each) for each in said] == [most, most]
    assert whole(store) == {number: stream for each in said for stream, number in each}
