"""A changed byte of a confirmed draw is found, and found at the step that looks at it."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.e2e.bureau import Bureau, copy

from shuangsuiji.draw.report import Outcome
from shuangsuiji.office.checking import verify_at

STEPS = {
    "1/record.json": 1,
    "1/extract.json": 1,
    "1/announcement.json": 1,
    "1/targets.roll.tsv": 3,
    "1/inspectors.roll.tsv": 3,
    "1/recusals.tsv": 3,
    "journal.jsonl": 2,
}
"""The lowest step that each file's bytes are judged by."""

SEED = 20260401
PORTION = 20


def failing(folder: Path) -> list[int]:
    """The numbers of the steps that fail."""
    report = verify_at(folder, (), datetime.now().astimezone(), None)
    return [step.number for step in report.steps if step.outcome is Outcome.FAILED]


def spoil(folder: Path, chance: random.Random) -> tuple[str, str, Callable[[], object]]:
    """Change one byte of one file to another value; give its name, and what undoes it."""
    name = chance.choice(sorted(STEPS))
    path = folder / name
    data = path.read_bytes()
    at, by = chance.randrange(len(data)), chance.randrange(1, 256)
    path.write_bytes(data[:at] + bytes([data[at] ^ by]) + data[at + 1 :])
    return name, f"{name} byte {at} ^ {by}", lambda: path.write_bytes(data)


def check_portion(task_a: Bureau, tmp_path: Path, number: int) -> None:
    """Change one portion of the sampled bytes, one after the other."""
    bureau = copy(task_a, tmp_path)
    folder = bureau.path / "draw"
    chance = random.Random(SEED + number)  # noqa: S311  -- the same bytes in every run
    for _ in range(PORTION):
        name, what, undo = spoil(folder, chance)
        assert failing(folder)[:1] == [STEPS[name]], what
        undo()
    assert failing(folder) == []


@pytest.mark.requirement("X-6")
@pytest.mark.each_nth(3)
@pytest.mark.parametrize("number", range(10))
def test_two_hundred_sampled_bytes_are_caught_at_the_right_step(
    task_a: Bureau, tmp_path: Path, number: int
) -> None:
    check_portion(task_a, tmp_path, number)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(10, 25))
def test_five_hundred_sampled_bytes_are_caught_at_the_right_step(
    task_a: Bureau, tmp_path: Path, number: int
) -> None:
    check_portion(task_a, tmp_path, number)


@pytest.mark.parametrize("name", sorted(STEPS))
def test_the_command_line_exits_with_1_and_names_the_step(task_a: Bureau, tmp_path: Path, name: str) -> None:
    bureau = copy(task_a, tmp_path)
    path = bureau.path / "draw" / name
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    answer = bureau.run("verify", "draw", "--json", expect=1)
    assert min(n for n, outcome in answer.outcomes().items() if outcome == "failed") == STEPS[name]
    assert answer.json["ok"] is False


@pytest.mark.requirement("X-6")
@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        (b'"leader":true', b'"leader":false', 8),
        (b'"lap":1', b'"lap":2', 8),
        (b'"round":1', b'"round":2', 1),
        (b'"quota":126', b'"quota":125', 2),
        (b'"seed":"', b'"seed":"0', 1),
        (b'"shuangsuiji/draw/1"', b'"shuangsuiji/draw/9"', 1),
        ("市监委驻局纪检组".encode(), "市监委驻局纪检处".encode(), 2),
    ],
)
def test_a_canonical_change_of_the_record_alone_is_caught_too(
    task_a: Bureau, tmp_path: Path, old: bytes, new: bytes, step: int
) -> None:
    bureau = copy(task_a, tmp_path)
    for name in ("extract.json", "announcement.json"):
        (bureau.path / "draw/1" / name).unlink()
    path = bureau.path / "draw/1/record.json"
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    answer = bureau.run("verify", "draw", "--json", expect=1)
    assert min(n for n, outcome in answer.outcomes().items() if outcome == "failed") == step


@pytest.mark.requirement("X-6", "X-7")
def test_an_added_and_a_removed_line_of_the_journal_are_found(task_a: Bureau, tmp_path: Path) -> None:
    bureau = copy(task_a, tmp_path)
    path = bureau.path / "draw/journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(lines) == 5
    for changed in (lines[:-1], lines[1:], lines[:2] + lines[3:], [lines[0], *lines], [*lines, lines[-1]]):
        path.write_bytes(b"".join(changed))
        assert 2 in failing(bureau.path / "draw")
