"""The glossary names modules that are there, and says `later:` of those that are not."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
CELL = re.compile(r"(?P<later>later: )?`(?P<module>[a-z_]+(?:\.[a-z_]+)*)`")
COLUMNS = 4


def rows() -> list[list[str]]:
    """Give the cells of every row of every table, headers left out."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if row[0] not in {"术语", "---"}]


def named(*, later: bool) -> list[str]:
    """Give the modules that are named with or without `later:`, each once."""
    found = [CELL.fullmatch(row[2]) for row in rows() if len(row) == COLUMNS]
    return sorted({match["module"] for match in found if match and bool(match["later"]) is later})


def is_there(module: str) -> bool:
    """Say whether there is such a module, without running it."""
    try:
        return find_spec(f"shuangsuiji.{module}") is not None
    except ModuleNotFoundError:
        return False


def test_every_row_names_a_term_a_name_and_one_module() -> None:
    assert [row for row in rows() if len(row) != COLUMNS or not (row[0] and row[1])] == []
    assert [row for row in rows() if not CELL.fullmatch(row[2])] == []


def test_no_name_is_forbidden_by_its_own_row() -> None:
    found = [(row, re.fullmatch(r"([^(]*) \(.*?not: ([^)]*)\).*", row[1])) for row in rows()]
    assert [row for row, match in found if match and match[1] in match[2].split(", ")] == []


def test_no_term_stands_there_twice() -> None:
    terms = [row[0] for row in rows()]
    assert sorted(terms) == sorted(set(terms))


@pytest.mark.parametrize("module", named(later=False))
def test_a_named_module_is_there_and_imports(module: str) -> None:
    assert import_module(f"shuangsuiji.{module}").__doc__


def test_a_module_that_is_there_is_not_called_later() -> None:
    assert [module for module in named(later=True) if is_there(module)] == []
