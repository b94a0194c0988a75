"""The template of an adapter yields a project that passes its own tests, the contract kit and our rules of style."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import copier
import pytest

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new adapter."""
    folder = tmp_path_factory.mktemp("template") / "adapter"
    copier.run_copy(
        str(ROOT / "templates/adapter"), folder, data={"province": "yangli"}, defaults=True, quiet=True
    )
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program there, in an environment that nobody outside has a say in."""
    paths = os.pathsep.join([str(folder / "src"), *sys.path])
    env = {**os.environ, "PYTHONPATH": paths, "PYTEST_ADDOPTS": "", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_its_own_tests_pass(project: Path) -> None:
    # Its entry point is there only once it is installed; .ci/run does that, and runs what takes seconds too.
    slow = "not found_by_its_name and not most_bytes and not any_order and not p8 and not odd_questions"
    done = run(project, "pytest", "-q", "-p", "no:cacheprovider", "-k", slow)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


def test_it_keeps_our_rules_of_style(project: Path) -> None:
    done = run(project, "ruff", "check", ".")
    assert done.returncode == 0, done.stdout
    done = run(project, "ruff", "format", "--check", ".")
    assert done.returncode == 0, done.stdout
    ours, theirs = (
        tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
        for folder in (ROOT, project)
    )
    assert [ours["lint"][key] for key in ("select", "ignore", "allowed-confusables")] == [
        theirs["lint"][key] for key in ("select", "ignore", "allowed-confusables")
    ]


def test_what_is_to_be_replaced_is_marked(project: Path) -> None:
    lines = (project / "src/shuangsuiji_yangli/platform.py").read_text(encoding="utf-8").splitlines()
    names = [each for each in lines if "stand_in" in each or "StandIn" in each]
    assert len(names) == 5
    assert [each for each in names if "STAND-IN" not in each] == [
        "    def __init__(self, *, url: str, token: str, stand_in: StandIn | None = None) -> None:"
    ]
