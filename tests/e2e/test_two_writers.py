"""Two processes at one folder: one writes, the other finds it done or is refused; the folder is whole."""

import json
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from tests.e2e.bureau import INSPECTORS, Bureau, copy

Answers = list[tuple[int, dict[str, Any]]]


def both(bureau: Bureau, first: tuple[str, ...], second: tuple[str, ...]) -> Answers:
    """Run two commands at the same time; give exit code and output of each."""
    processes = [bureau.start(*first, "--json"), bureau.start(*second, "--json")]
    answers = [process.communicate(timeout=60) for process in processes]
    assert not any(b"Traceback" in err for _, err in answers), answers
    return [
        (process.returncode, json.loads(out)) for process, (out, _) in zip(processes, answers, strict=True)
    ]


def codes(answers: Answers) -> list[str]:
    """The codes of those that were refused."""
    return [each["code"] for code, found in answers if code == 2 for each in found["faults"]]


def finished(bureau: Bureau) -> bool:
    """Whether the folder verifies in all ten steps."""
    return bureau.complete()


@pytest.mark.requirement("X-13")
def test_two_draws_at_once_give_one_record(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    answers = both(bureau, ("draw", "draw"), ("draw", "draw"))
    done = [found for code, found in answers if code == 0]
    assert done
    assert len({found["record"] for found in done}) == 1
    assert set(codes(answers)) <= {"SSJ-OFFICE-BUSY"}
    assert len((bureau.path / "draw/journal.jsonl").read_bytes().splitlines()) == 2
    bureau.run("confirm", "draw", "--by", "张某某")
    assert finished(bureau)


@pytest.mark.requirement("X-13")
def test_two_announcements_at_once_give_one_round(bureau: Bureau) -> None:
    bureau.small_task(more=INSPECTORS)
    words = ("announce", "TASK.toml", "--out", "draw")
    answers = both(bureau, words, words)
    assert sorted(code for code, _ in answers) == [0, 2]
    assert set(codes(answers)) <= {"SSJ-OFFICE-BUSY", "SSJ-OFFICE-OPEN"}
    announced = next(found for code, found in answers if code == 0)["announcement"]
    assert len((bureau.path / "draw/journal.jsonl").read_bytes().splitlines()) == 1
    bureau.run("draw", "draw")
    bureau.run("confirm", "draw", "--by", "张某某")
    assert finished(bureau)
    assert bureau.run("verify", "draw", "--json").json["announcement"] == announced


@pytest.mark.requirement("X-13")
def test_of_a_confirmation_and_a_void_one_wins(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run("draw", "draw")
    void = ("void", "draw", "--reason", "改正", "--approver", "李某某")
    answers = both(bureau, ("confirm", "draw", "--by", "张某某"), void)
    assert sorted(code for code, _ in answers) == [0, 2]
    assert codes(answers) in (["SSJ-OFFICE-CONFIRMED"], ["SSJ-OFFICE-VOIDED"])
    answer = bureau.run("verify", "draw", "--json").json
    assert answer["ok"] is True
    assert answer["rounds"][0]["state"] in {"confirmed", "voided"}


@pytest.mark.parametrize("words", [("draw", "draw"), ("confirm", "draw", "--by", "x")])
def test_while_another_writes_it_says_so(small: Bureau, tmp_path: Path, words: tuple[str, ...]) -> None:
    bureau = copy(small, tmp_path)
    with FileLock(bureau.path / "draw/private/.lock"):
        assert bureau.run(*words, "--json", expect=2).codes() == ["SSJ-OFFICE-BUSY"]
