"""The house rules that import-linter does not see."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "src/shuangsuiji", *sorted(ROOT.glob("adapters/*/src/shuangsuiji_*")))
MODULES = sorted(path for source in SOURCES for path in source.rglob("*.py"))
IDS = [str(path.relative_to(ROOT)) for path in MODULES]
BARRED_NAMES = {"utils", "helpers", "common", "manager", "misc"}
CLOCKS = {"now", "today", "utcnow", "time_ns"}
EDGES = ("cli", "office", "plugins.py", "testing", "adapters")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports_inside_functions(module: ast.Module) -> Iterator[ast.stmt]:
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 80


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_nothing_hides_an_import(path: Path) -> None:
    module = tree(path)
    names = {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}
    assert "TYPE_CHECKING" not in names
    assert list(imports_inside_functions(module)) == []


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=str)
def test_a_package_exports_nothing_of_its_own(path: Path) -> None:
    defined = [n for n in tree(path).body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    assert [node.name for node in defined if path.parent.name != "messages"] == []


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_names_say_what_a_module_is_for(path: Path) -> None:
    assert path.stem not in BARRED_NAMES


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_only_the_edges_read_a_clock(path: Path) -> None:
    if any(part in EDGES for part in path.parts):
        return
    called = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    assert {node.attr for node in called if isinstance(node, ast.Attribute)}.isdisjoint(CLOCKS)
