"""A bureau for end-to-end tests: a folder with the example's registries, and the real command line beside it."""

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from attrs import frozen

from shuangsuiji.cli.main import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "yuxi"
BUREAU, DISCIPLINE, NOTARY = "市工业和信息化局", "市监委驻局纪检组", "玉溪市某公证处"
BALLS = "03 08 12 19 27 31+09"
SECONDS = 120
COMMAND = (sys.executable, "-c", "from shuangsuiji.cli.main import run; run()")

FILES = {
    "a": ("targets.xlsx", "inspectors.xlsx", "recusals.xlsx", "history.csv"),
    "b": ("targets.xlsx", "inspectors.xlsx", "history.csv"),
    "c": ("targets-c.xlsx", "inspectors.xlsx"),
    "c-round2": ("targets-c.xlsx", "inspectors.xlsx"),
}

SMALL = f"""\
code = "SMALL-1"
name = "小任务"
hash = "sha256"
draw_by = 2000-01-01T00:00:00+08:00
[task]
from = 2026-12-07
to = 2026-12-25
items = ["食盐专营检查"]
range = "食盐定点批发企业"
initiating = "{BUREAU}"
participating = ["市市场监督管理局"]
[targets]
file = "targets-c.xlsx"
sealed = false
stratum = "市场主体类型"
ratio = "20%"
base = "scope"
rounding = "up"
"""
"""24 targets, no inspectors, and the bureau's own nonce alone."""

INSPECTORS = f"""\
[inspectors]
file = "inspectors.xlsx"
sealed = false
matching = "dealing"
[[inspectors.slots]]
department = "{BUREAU}"
count = 2
leads = true
area = "any"
"""


def moment(**later: float) -> str:
    """An instant from now on, as a TASK.toml has it."""
    shifted = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(**later)
    return shifted.replace(microsecond=0).isoformat()


@frozen
class Answer:
    """What the command line answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  -- whatever the command gives
        """What it gave to programs."""
        return json.loads(self.out)

    @property
    def text(self) -> str:
        """All that it showed."""
        return self.out + self.err

    def outcomes(self) -> dict[int, str]:
        """The ten steps of a verification in JSON."""
        return {each["step"]: each["outcome"] for each in self.json["steps"]}

    def codes(self) -> list[str]:
        """The codes of the faults in JSON."""
        return [each["code"] for each in self.json["faults"]]


def environment(**changes: str) -> dict[str, str]:
    """The environment of the command line: UTF-8, Chinese, wide enough, unless changed."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SHUANGSUIJI", "COV_"))}
    return {**kept, "PYTHONIOENCODING": "utf-8", "COLUMNS": "120", **changes}


@frozen
class Bureau:
    """A folder with registries and task files; commands run in it."""

    path: Path

    def process(
        self, *words: str | Path, expect: int | None = 0, env: Mapping[str, str] | None = None
    ) -> Answer:
        """Run one command in a process of its own, and require its exit code unless that is left open."""
        done = subprocess.run(
            [*COMMAND, *map(str, words)],
            cwd=self.path,
            env=env or environment(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        encoding = (env or {}).get("PYTHONIOENCODING", "utf-8").partition(":")[0]
        return _judged(
            Answer(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)), expect
        )

    def run(self, *words: str | Path, expect: int | None = 0) -> Answer:
        """Run one command as `process` does, but in this process: a start takes longer than most commands."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        argv = ["shuangsuiji", *map(str, words)]
        with (
            contextlib.chdir(self.path),
            mock.patch.dict(os.environ, environment(), clear=True),
            mock.patch.object(sys, "argv", argv),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as left,
        ):
            run()
        code = left.value.code
        assert isinstance(code, int)
        return _judged(Answer(code, _written(out), _written(err)), expect)

    def start(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        """Start a command and do not wait for it."""
        return subprocess.Popen(
            [*COMMAND, *map(str, words)],
            cwd=self.path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def bring(self, *names: str) -> None:
        """Copy files of the example."""
        for name in names:
            shutil.copyfile(EXAMPLE / name, self.path / Path(name).name)

    def example_task(self, letter: str, *replaced: tuple[str, str], draw_by: str = "") -> Path:
        """Bring an example task with its registries, to be drawn within a week from now."""
        self.bring(*FILES[letter])
        return self.write_task(
            (EXAMPLE / f"task-{letter}.toml").read_text("utf-8"), *replaced, draw_by=draw_by
        )

    def small_task(self, *replaced: tuple[str, str], draw_by: str = "", more: str = "") -> Path:
        """Bring a task of 24 targets, drawn without inspectors and with the bureau's nonce alone."""
        self.bring("targets-c.xlsx", "inspectors.xlsx")
        return self.write_task(SMALL + more, *replaced, draw_by=draw_by)

    def write_task(self, text: str, *replaced: tuple[str, str], draw_by: str = "") -> Path:
        """Write TASK.toml; its `draw_by` is moved to next week, since the clock is the real one."""
        moved = re.sub(r"(?m)^draw_by = .*$", f"draw_by = {draw_by or moment(days=7)}", text)
        for old, new in replaced:
            assert old in moved, old
            moved = moved.replace(old, new)
        path = self.path / "TASK.toml"
        path.write_text(moved, "utf-8")
        return path

    def nonces(self, task: str, *, round_: int = 1, hash_: str = "sha256", notary: bool = False) -> list[str]:
        """Let each party draw its nonce; the files are those that the example's tasks name."""
        (self.path / "nonces").mkdir(exist_ok=True)
        parties = {"bureau": BUREAU, "discipline": DISCIPLINE} | ({"notary": NOTARY} if notary else {})
        for name, party in parties.items():
            self.nonce(party, task, f"nonces/{name}.json", round_=round_, hash_=hash_)
        return [f"nonces/{name}.json" for name in parties]

    def nonce(self, party: str, task: str, out: str, *, round_: int = 1, hash_: str = "sha256") -> str:
        """Let a party draw its nonce; its commitment comes back."""
        words = ("--party", party, "--task", task, "--round", str(round_), "--out", out)
        commitments = self.run("nonce", *words, "--json").json["commitments"]
        assert isinstance(commitments, dict)
        return str(commitments[hash_])

    def head(self, folder: str = "draw") -> str:
        """Number and digest of the journal's last line, as somebody else would have kept it."""
        return (self.path / folder / "journal.head").read_text("utf-8").strip().replace(" ", ":")

    def complete(self, *words: str, folder: str = "draw") -> bool:
        """Whether a folder verifies in all ten steps, with the journal's head kept elsewhere."""
        answer = self.run("verify", folder, "--head", self.head(folder), *words, "--json")
        return answer.json["complete"] is True

    def json(self, name: str) -> Any:  # noqa: ANN401  -- whatever the file holds
        """Read a JSON file."""
        return json.loads((self.path / name).read_bytes())


def _judged(answer: Answer, expect: int | None) -> Answer:
    assert "Traceback" not in answer.err, answer.err
    assert expect is None or answer.code == expect, answer
    return answer


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode()


def tree(path: Path) -> dict[str, str]:
    """Every file below a folder with its digest, and every folder."""
    return {
        each.relative_to(path).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest()
        if each.is_file()
        else ""
        for each in sorted(path.rglob("*"))
    }


def copy(bureau: Bureau, to: Path) -> Bureau:
    """Copy a bureau, so that a test may spoil it."""
    shutil.copytree(bureau.path, to, dirs_exist_ok=True)
    return Bureau(to)
