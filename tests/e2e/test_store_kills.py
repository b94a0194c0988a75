"""A journal in a folder whose writers are killed, or write at the same time: what was acknowledged is there, in order."""

import random
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests.killing import Mortal

from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.contract_store_model import add, everything

SEED = 20260402
KILLS = 20
MOST_LINES = 12
LAST_SECONDS = 0.02


@pytest.fixture(scope="module")
def writers() -> Iterator[Mortal]:
    """A writer for each kill."""
    with Mortal.of("tests.killed_writer") as program:
        yield program


def taken(rows: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give stream and number of each line that a writer said was taken."""
    for row in rows:
        stream, _, number = row.partition(" ")
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
def test_killed_at_any_moment_what_was_acknowledged_is_there(tmp_path: Path, writers: Mortal) -> None:
    chance = random.Random(SEED)  # noqa: S311  -- the same moments in every run
    store = FolderStore(tmp_path / "journal")
    said: list[tuple[str, int]] = []
    for _ in range(KILLS):
        words = (str(store.path), "w", "1000000")
        said += taken(writers.kill(words, chance, MOST_LINES, LAST_SECONDS))
        check(store, said)


@pytest.mark.requirement("A04-1")
@pytest.mark.parametrize("dies_at", [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 21])
def test_killed_before_a_step_of_an_append_what_was_acknowledged_is_there(
    tmp_path: Path, writers: Mortal, dies_at: int
) -> None:
    store = FolderStore(tmp_path / "journal")
    writers.begin((str(store.path), "w", "20", str(dies_at)))
    rows, status = writers.end()
    assert status == signal.SIGKILL
    check(store, list(taken(rows)))
