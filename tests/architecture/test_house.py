"""The house rules that import-linter does not see."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "src/shuangsuiji", *sorted(ROOT.glob("adapters/*/src/shuangsuiji_*")))
MODULES = sorted(path for source in SOURCES for path in source.rglob("*.py"))
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


def names_of(module: ast.Module) -> set[str]:
    return {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}


def called_attributes(module: ast.Module) -> set[str]:
    called = (node.func for node in ast.walk(module) if isinstance(node, ast.Call))
    return {node.attr for node in called if isinstance(node, ast.Attribute)}


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 80


def test_a_module_says_what_it_is() -> None:
    assert [str(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


def test_nothing_hides_an_import() -> None:
    hidden = {
        str(path): [ast.unparse(each) for each in imports_inside_functions(tree(path))] for path in MODULES
    }
    assert {path: found for path, found in hidden.items() if found} == {}
    assert [str(path) for path in MODULES if "TYPE_CHECKING" in names_of(tree(path))] == []


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=str)
def test_a_package_exports_nothing_of_its_own(path: Path) -> None:
    defined = [n for n in tree(path).body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    assert [node.name for node in defined if path.parent.name != "messages"] == []


def test_names_say_what_a_module_is_for() -> None:
    assert [str(path) for path in MODULES if path.stem in BARRED_NAMES] == []


def test_only_the_edges_read_a_clock() -> None:
    inner = [path for path in MODULES if not any(part in EDGES for part in path.parts)]
    assert len(inner) > 80
    assert [str(path) for path in inner if not CLOCKS.isdisjoint(called_attributes(tree(path)))] == []
