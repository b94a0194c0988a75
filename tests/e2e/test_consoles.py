"""Consoles as they are: cp936, no UTF-8 at all, narrow ones, and readers that go away."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.e2e.bureau import COMMAND, Bureau, environment
from tests.e2e.test_files import ROWS, write_csv

CP936 = environment(PYTHONIOENCODING="cp936", LANG="C", LC_ALL="C")
ASCII = environment(PYTHONIOENCODING="ascii", LANG="C", LC_ALL="C")
NAME = ROWS[0][1]
CENSUS = dict.fromkeys(range(1, 11), "passed") | {8: "not run", 9: "not run"}
"""What a draw without inspectors can pass."""


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """A census of two targets, one with a name outside GBK, drawn in `draw`."""
    bureau = Bureau(tmp_path_factory.mktemp("rare"))
    bureau.small_task(("targets-c.xlsx", "两户.csv"), ('"20%"', '"100%"'))
    write_csv(bureau.path / "两户.csv", "utf-8")
    bureau.run("announce", "TASK.toml", "--out", "draw")
    bureau.run("draw", "draw")
    return bureau


def test_a_cp936_console_shows_what_it_can_and_escapes_the_rest(rare: Bureau) -> None:
    shown = rare.process("draw", "draw", env=CP936)
    assert "样例" in shown.out
    assert "\\U00020000" in shown.out
    assert "抽中 2 户" in shown.out


def test_an_ascii_console_keeps_working(rare: Bureau) -> None:
    assert "\\u" in rare.process("draw", "draw", env=ASCII).out
    assert rare.process("verify", "draw", "--lang", "en", env=ASCII).out.count("passed") >= 7


@pytest.mark.parametrize("env", [CP936, ASCII])
def test_exit_codes_and_errors_hold_on_any_console(rare: Bureau, env: Mapping[str, str]) -> None:
    assert "SSJ-FILE-MISSING" in rare.process("verify", "没有𠀀", env=env, expect=2).err
    assert "SSJ-CLI-USAGE-MISSING" in rare.process("verify", env=env, expect=2).err
    record = (rare.path / "draw/1/record.json").read_bytes()
    (rare.path / "x.json").write_bytes(record[:-10])
    rare.process("verify", "x.json", env=env, expect=1)


@pytest.mark.parametrize("env", [CP936, ASCII])
def test_json_is_json_on_any_console(rare: Bureau, env: Mapping[str, str]) -> None:
    answer = rare.process("verify", "没有𠀀", "--json", env=env, expect=2)
    assert answer.json["faults"][0]["place"] == "没有𠀀"


@pytest.mark.parametrize("env", [CP936, ASCII])
def test_a_proof_on_a_pipe_is_the_protocols_bytes(rare: Bureau, env: Mapping[str, str]) -> None:
    words = [*COMMAND, "prove", "draw", ROWS[0][0]]
    done = subprocess.run(words, cwd=rare.path, env=env, capture_output=True, check=True)
    assert "有限责任公司" in json.loads(done.stdout.decode("utf-8"))["line"]
    (rare.path / "p.json").write_bytes(done.stdout)
    found = rare.run("check-proof", "p.json", "--extract", "draw/1/extract.json", "--json").json
    assert found["standing"] == "drawn"


def test_files_are_utf_8_whatever_the_console(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path)
    bureau.small_task(("targets-c.xlsx", "两户.csv"), ('"20%"', '"100%"'))
    write_csv(bureau.path / "两户.csv", "utf-8")
    bureau.process("announce", "TASK.toml", "--out", "draw", env=CP936)
    bureau.process("draw", "draw", env=CP936)
    assert NAME in (bureau.path / "draw/1/抽取对象名单.csv").read_text("utf-8-sig")
    bureau.process("confirm", "draw", "--by", "张𠀀", env=CP936)
    assert bureau.run("verify", "draw", "--json").outcomes() == CENSUS


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_tables_fit_the_console(task_a: Bureau, columns: str) -> None:
    shown = task_a.process("verify", "draw", env=environment(COLUMNS=columns)).out
    boxes = [line for line in shown.splitlines() if line.startswith(("┌", "├", "└"))]
    assert boxes
    assert max(map(len, boxes)) <= int(columns)
    report = task_a.run("verify", "draw", "--json").json
    for digest in (report["record"], report["seed"], report["head"]):
        assert digest in shown  # whole, so that it can be copied


def test_what_is_piped_holds_no_colours(task_a: Bureau) -> None:
    shown = task_a.process("verify", "draw", env=environment(TERM="xterm-256color")).text
    assert "\x1b" not in shown
    assert "\r" not in shown


def test_a_reader_that_goes_away_is_no_error(task_a: Bureau) -> None:
    line = " ".join(f"'{word}'" for word in COMMAND) + " verify draw | true"
    done = subprocess.run(
        ["sh", "-c", line], cwd=task_a.path, env=environment(), capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_bytes_that_are_no_text_are_no_name(bureau: Bureau) -> None:
    words: list[str | bytes] = [*COMMAND, "nonce", "--party", b"\xff", "--task", "T-1", "--out", "n.json"]
    done = subprocess.run(words, cwd=bureau.path, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"SSJ-TEXT-" in done.stderr
    assert not (bureau.path / "n.json").exists()


def test_markup_in_a_name_is_shown_as_it_is(bureau: Bureau) -> None:
    bureau.small_task(("targets-c.xlsx", "x.csv"), ('"20%"', '"100%"'))
    write_csv(
        bureau.path / "x.csv", "utf-8", rows=[(ROWS[0][0], "[red]公司[/]", "[bold]类", "[/]区", "存续", "")]
    )
    assert "[bold]类" in bureau.run("announce", "TASK.toml", "--out", "draw").out
    assert "[red]公司[/]" in bureau.run("draw", "draw").out
    assert "[/dim]" in bureau.run("verify", "[/dim]", expect=2).err
