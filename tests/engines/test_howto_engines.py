"""The page docs/howto/draw-in-your-database.md: its program runs, its commands are what the scripts take."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "howto" / "draw-in-your-database.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_program_runs(tmp_path: Path) -> None:
    (program,) = blocks("python")
    command = [sys.executable, "-X", "utf8", "-c", program]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, check=True, text=True, encoding="utf-8")
    assert re.fullmatch(r"2 [0-9a-f]{16}\n", done.stdout)
    assert (tmp_path / "targets.roll.tsv").read_text(
        "utf-8"
    ) == "乙\t企业\teligible\t\t\n甲\t企业\teligible\t\t\n"


def test_each_engine_has_its_script_and_both_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "examples" / "engines")
    from table_draw import announce_table, arguments, draw_table

    commands = [
        shlex.split(line) for block in blocks("sh") for line in block.splitlines() if "engines/" in line
    ]
    assert {Path(command[1]).name for command in commands} == {
        "on_duckdb.py",
        "on_postgresql.py",
        "on_spark.py",
    }
    assert all((ROOT / command[1]).is_file() for command in commands)
    options = arguments("any")
    options.add_argument("--files")
    steps = [options.parse_args(command[2:]).step for command in commands]
    assert steps == [announce_table, draw_table] * 3
