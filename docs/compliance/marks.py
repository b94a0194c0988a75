"""Which tests name which requirement: pytest collects them all and runs none.

A test names a requirement by its mark. A row of a table of acts names it by `holds`, which is a mark too, or by a
finding or fault that it expects and that belongs to the requirement.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from typing import Any, Final

import pytest
from attrs import field, frozen
from requirements import ROOT

WHERE: Final = ("tests", *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("adapters/*/tests")))
QUIET: Final = ("--collect-only", "-qqq", "-p", "no:cacheprovider", "-p", "no:randomly", "-o", "addopts=")
STRICT: Final = ("--import-mode=importlib", "--strict-markers", "--strict-config")


@frozen(order=True)
class Held:
    """A test that names a requirement.

    Args:
        file: below the root, with slashes.
        function: with its class, such as `TestDraw.test_exact_size`.
        case: the row of its table where the row and not the function names the requirement; else empty.
        codes: the codes that the row expects.
    """

    file: str
    function: str
    case: str = ""
    codes: tuple[str, ...] = field(default=(), eq=False)


@frozen(kw_only=True)
class Collected:
    """What the tests name: requirements by their marks, codes by the rows of their tables."""

    marked: dict[str, set[Held]]
    rows: dict[str, set[Held]]

    def tests(self, requirement: str, codes: Iterable[str]) -> list[Held]:
        """Give the tests of a requirement to which these codes belong, sorted."""
        rows = (self.rows.get(code, set()) for code in codes)
        return sorted(self.marked.get(requirement, set()).union(*rows))


class Marks:
    """A plugin that looks at what pytest has collected, before anything is deselected."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.marked: dict[str, set[Held]] = defaultdict(set)
        self.rows: dict[str, set[Held]] = defaultdict(set)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note every mark of every test, and every code that a row expects."""
        for item in items:
            for node, mark in item.iter_markers_with_node("requirement"):
                of_row = node is item and mark not in _own_marks(item)
                for requirement in mark.args:
                    self.marked[requirement].add(_held(item, of_row=of_row))
            row = _held(item, of_row=True)
            for code in row.codes:
                self.rows[code].add(row)


def collected() -> Collected:
    """Collect all tests.

    Raises:
        RuntimeError: the tests cannot be collected; it says what pytest said.
    """
    marks, said = Marks(), io.StringIO()
    with redirect_stdout(said):
        ended = pytest.main([*QUIET, *STRICT, *(str(ROOT / each) for each in WHERE)], plugins=[marks])
    if ended != pytest.ExitCode.OK:
        _, _, errors = said.getvalue().partition("= ERRORS =")
        raise RuntimeError(errors or said.getvalue())
    return Collected(marked=dict(marks.marked), rows=dict(marks.rows))


def _own_marks(item: pytest.Item) -> list[pytest.Mark]:
    """The marks of the function itself, beside those of its class and of a row of its table."""
    return list(getattr(getattr(item, "function", None), "pytestmark", []))


def _held(item: pytest.Item, *, of_row: bool) -> Held:
    file = item.path.relative_to(ROOT).as_posix()
    function = ".".join(item.nodeid.split("[", 1)[0].split("::")[1:])
    if not of_row:
        return Held(file, function)
    row = next(_rows(item), None)
    return Held(file, function, getattr(row, "name", ""), _codes(row))


def _rows(item: pytest.Item) -> Iterator[Any]:
    """The rows of tables among a test's parameters: what says which codes it expects."""
    call = getattr(item, "callspec", None)
    yield from (each for each in (call.params.values() if call else ()) if hasattr(each, "says"))


def _codes(row: object) -> tuple[str, ...]:
    says: tuple[str, ...] = getattr(row, "says", ())
    return tuple(dict.fromkeys(each.split()[0] for each in says))
