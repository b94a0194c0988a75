"""Killed at any moment: what was done is whole, what was not is done by doing it again, and the journal holds."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.e2e.bureau import INSPECTORS, Bureau, copy, environment, tree

from shuangsuiji.digests import Hash
from shuangsuiji.draw.journal import chain_faults, order_faults, read_journal

SEED = 20260402
LAST_SECONDS = 1.3
DIE = """
import os, signal, sys
from pathlib import Path
left = [int(sys.argv.pop(1))]
real = Path.replace
def replace(self, target):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.replace = replace
from shuangsuiji.cli.main import run
run()
"""
"""Runs the command line and dies instead of putting the n-th file in its place."""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """A bureau with a small task, nothing announced."""
    bureau = Bureau(tmp_path_factory.mktemp("ready"))
    bureau.small_task(more=INSPECTORS)
    return bureau


def kill_at_random(bureau: Bureau, chance: random.Random, *words: str) -> bool:
    """Start a command and kill it a moment later; say whether it had ended by itself."""
    process = bureau.start(*words)
    time.sleep(chance.uniform(0, LAST_SECONDS))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == 0


def kill_at_file(bureau: Bureau, number: int, *words: str) -> bool:
    """Run a command that dies before it puts its n-th file in place; say whether it got through."""
    command = [sys.executable, "-c", DIE, str(number), *words]
    done = subprocess.run(command, cwd=bureau.path, env=environment(), capture_output=True, check=False)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode == 0


def check_journal(bureau: Bureau) -> None:
    """Whatever happened, the journal is whole."""
    path = bureau.path / "draw/journal.jsonl"
    if path.is_file():
        journal = read_journal(path.read_bytes())
        assert [*chain_faults(journal, Hash("sha256")), *order_faults(journal.entries)] == []


def finish(bureau: Bureau) -> None:
    """Do again what may not have been done, confirm, and verify all."""
    check_journal(bureau)
    announced = bureau.run("announce", "TASK.toml", "--out", "draw", "--json", expect=None)
    assert announced.code == 0 or announced.codes() == ["SSJ-OFFICE-OPEN"]
    assert bureau.run("draw", "draw", "--json").json["drawn"] is True
    bureau.run("confirm", "draw", "--by", "张某某")
    assert bureau.complete()
    check_journal(bureau)
    assert not [name for name in tree(bureau.path) if "partial" in name]


def check_killed(ready: Bureau, tmp_path: Path, number: int) -> None:
    chance = random.Random(SEED + number)  # noqa: S311  -- the same moments in every run
    bureau = copy(ready, tmp_path)
    kill_at_random(bureau, chance, "announce", "TASK.toml", "--out", "draw")
    check_journal(bureau)
    if number % 2:
        bureau.run("announce", "TASK.toml", "--out", "draw", "--json", expect=None)
        kill_at_random(bureau, chance, "draw", "draw")
    finish(bureau)


@pytest.mark.requirement("A04-1")
@pytest.mark.each_nth(2)
@pytest.mark.parametrize("number", range(10))
def test_killed_at_any_moment_it_is_done_by_doing_it_again(
    ready: Bureau, tmp_path: Path, number: int
) -> None:
    check_killed(ready, tmp_path, number)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(10, 210))
def test_killed_two_hundred_times_it_is_done_by_doing_it_again(
    ready: Bureau, tmp_path: Path, number: int
) -> None:
    check_killed(ready, tmp_path, number)


@pytest.mark.each_nth(2)
@pytest.mark.parametrize("number", [0, 5, 7])
def test_killed_before_a_file_of_the_announcement_is_in_place(
    ready: Bureau, tmp_path: Path, number: int
) -> None:
    bureau = copy(ready, tmp_path)
    assert not kill_at_file(bureau, number, "announce", "TASK.toml", "--out", "draw")
    finish(bureau)


@pytest.mark.each_nth(2)
@pytest.mark.parametrize("number", [0, 2, 4])
def test_killed_before_a_file_of_the_draw_is_in_place(ready: Bureau, tmp_path: Path, number: int) -> None:
    bureau = copy(ready, tmp_path)
    bureau.run("announce", "TASK.toml", "--out", "draw")
    assert not kill_at_file(bureau, number, "draw", "draw")
    finish(bureau)


@pytest.mark.soak
@pytest.mark.parametrize("act", ["announce", "draw", "confirm", "void"])
def test_killed_before_any_file_it_is_done_by_doing_it_again(ready: Bureau, tmp_path: Path, act: str) -> None:
    words = {
        "announce": ("announce", "TASK.toml", "--out", "draw"),
        "draw": ("draw", "draw"),
        "confirm": ("confirm", "draw", "--by", "张某某"),
        "void": ("void", "draw", "--reason", "改正", "--approver", "李某某"),
    }
    for number in range(40):
        bureau = copy(ready, tmp_path / str(number))
        if act != "announce":
            bureau.run(*words["announce"])
        if act == "confirm":
            bureau.run(*words["draw"])
        through = kill_at_file(bureau, number, *words[act])
        check_journal(bureau)
        if act == "confirm":
            bureau.run(*words[act], expect=None)
            assert set(bureau.run("verify", "draw", "--json").outcomes().values()) == {"passed"}
        elif act == "void":
            bureau.run(*words[act], expect=None)
            finish(bureau)
        else:
            finish(bureau)
        if through:
            break
    assert through


def test_after_a_kill_nothing_secret_is_readable_by_others(ready: Bureau, tmp_path: Path) -> None:
    bureau = copy(ready, tmp_path)
    kill_at_file(bureau, 2, "announce", "TASK.toml", "--out", "draw")
    secrets = [each for each in (bureau.path / "draw/private").rglob("*.json*") if each.is_file()]
    assert secrets
    assert {each.stat().st_mode & 0o077 for each in secrets} == {0}
