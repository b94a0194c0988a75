"""Where the code stands that holds a requirement: read from the modules' own text, so that nobody types it."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from attrs import frozen
from marks import Collected, Held
from requirements import ROOT, Requirement

from shuangsuiji.messages import CATALOGUE
from shuangsuiji.rule_keys import keys

SOURCES: Final = (ROOT / "src", *sorted(ROOT.glob("adapters/*/src")))
OF_A_REQUIREMENT: Final = re.compile(r"SSJ-((?:A\d\d|N|X)-\d+)")
SAID_OF_ANYTHING: Final = (
    "SSJ-A0",
    "SSJ-A1",
    "SSJ-A2",
    "SSJ-X-",
    "SSJ-N-",
    "SSJ-ACT-",
    "SSJ-FORM-",
    "SSJ-TEXT-",
    "SSJ-JSON-",
)
"""Codes that name their requirement themselves, and codes that belong to no one requirement."""

FEW: Final = 2
"""A fault's code that more modules than this raise says nothing of where a requirement is held."""

SENTENCES_ONLY: Final = (
    "shuangsuiji.messages",
    "shuangsuiji.rule_keys",
    "shuangsuiji.testing",
    "shuangsuiji.cli",
)


@frozen(kw_only=True)
class Place:
    """What holds a requirement: codes, keys of the rulebook, modules, and tests."""

    codes: tuple[str, ...]
    keys: tuple[str, ...]
    modules: tuple[str, ...]
    tests: tuple[Held, ...]


def place_of(requirement: Requirement, collected: Collected) -> Place:
    """Find what holds a requirement: by its id, its text, its row and its tests."""
    belonging = {*_codes_of_id(requirement.id), *(each for each in requirement.codes if each in CATALOGUE)}
    tests = collected.tests(requirement.id, belonging)
    codes = belonging.union(_codes_of_tests(collected.marked.get(requirement.id, ())))
    named = [*requirement.keys, *requirement.codes]
    found = [key for key in keys() if key in named]
    own = [name for name in codes if name in belonging or len(modules_by_name().get(name, ())) <= FEW]
    used = {module for name in (*own, *found) for module in modules_by_name().get(name, ())}
    return Place(
        codes=tuple(sorted(codes)),
        keys=tuple(found),
        modules=tuple(sorted(used.union(requirement.modules))),
        tests=tuple(tests),
    )


def unknown_names(requirement: Requirement) -> list[str]:
    """Give what its row names as code, key or module though there is no such thing."""
    codes = [each for each in requirement.codes if each not in CATALOGUE and each not in keys()]
    return [*codes, *(each for each in requirement.modules if each not in modules())]


@cache
def modules() -> frozenset[str]:
    """All modules' names, without the first `shuangsuiji.`."""
    return frozenset(_name(source, path) for source in SOURCES for path in source.rglob("*.py"))


@cache
def modules_by_name() -> Mapping[str, tuple[str, ...]]:
    """For each code and each key the modules that use it; those that only hold sentences are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in SOURCES:
        for path in source.rglob("*.py"):
            if _dotted(source, path).startswith(SENTENCES_ONLY):
                continue
            for name in _names(path):
                found[name].add(_name(source, path))
    return {name: tuple(sorted(where)) for name, where in found.items()}


def _codes_of_id(requirement: str) -> Iterator[str]:
    for code in CATALOGUE:
        match = OF_A_REQUIREMENT.match(code)
        if match and match[1] == requirement:
            yield code


def _codes_of_tests(tests: Iterable[Held]) -> Iterator[str]:
    """A fault's code names no requirement: the row of the table that expects it may."""
    for test in tests:
        yield from (
            code for code in test.codes if code in CATALOGUE and not code.startswith(SAID_OF_ANYTHING)
        )


def _names(path: Path) -> Iterator[str]:
    """Codes and keys that a module writes, and keys that it reads as `rules.keys.<key>`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Constant(value=str(said)) if said in CATALOGUE or (said in _keys() and "_" in said):
                yield said
            case ast.Attribute(value=ast.Attribute(attr="keys") | ast.Name(id="keys"), attr=key) if (
                key in _keys()
            ):
                yield key


@cache
def _keys() -> frozenset[str]:
    return frozenset(keys())


def _dotted(source: Path, path: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _name(source: Path, path: Path) -> str:
    return _dotted(source, path).removeprefix("shuangsuiji.")
