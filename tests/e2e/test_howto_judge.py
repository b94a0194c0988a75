"""docs/howto/judge-a-draw.md: what stands there runs, and ends as it says."""

import re
import runpy
import shlex
import sys
from pathlib import Path

import pytest

from shuangsuiji.cli.main import call

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "judge-a-draw.md"


def test_what_stands_there_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    functions, program, own = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    for name, code in (("mydraw.py", functions), ("draw.py", program), ("own.py", own)):
        Path(name).write_text(code, encoding="utf-8")
    commands = [shlex.split(line)[1:] for line in re.findall(r"```sh\n(.*)\n```", text)]
    commands[2][2] = commands[2][2].replace("python", sys.executable)
    assert [call(words) for words in commands] == [0, 0, 0, 1], capsys.readouterr()
    assert "<svg" in Path("report.html").read_text(encoding="utf-8")
    runpy.run_path("own.py")
    monkeypatch.delitem(sys.modules, "mydraw")
