"""docs/howto/audit-published-lists.md: what stands there runs, and ends as it says."""

import re
import runpy
import shlex
from pathlib import Path

import pytest

from shuangsuiji.cli.main import call

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "audit-published-lists.md"


def test_what_stands_there_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    (lists,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("lists.py").write_text(lists, encoding="utf-8")
    runpy.run_path("lists.py")
    commands = [shlex.split(line)[1:] for line in re.findall(r"```sh\n(.*)\n```", text)]
    assert [call(words) for words in commands] == [0, 1], capsys.readouterr()
    shown = capsys.readouterr().out
    assert "SSJ-AUDIT-STEP" in shown
    assert "<svg" in Path("report.html").read_text(encoding="utf-8")


def test_every_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["audit", "--help"]) == 0
    text = PAGE.read_text(encoding="utf-8")
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help", "--json", "--lang"}
    assert {each for each in options if not re.search(f"{each}[ `]", text)} == set()
