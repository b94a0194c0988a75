"""什么名单都一样 (第十一条): whatever the seed gives is confirmed; nobody looks at a list and rejects it for its looks."""

import ast
from pathlib import Path
from typing import Final

import pytest
from tests.unit.acts_tables import lines

from shuangsuiji.testing.line import Line

SOURCE: Final = Path(__file__).parents[2] / "src" / "shuangsuiji"
STATISTICS: Final = {"random", "statistics", "scipy", "numpy", "shuangsuiji.testing"}
TARGETS: Final = 10
TRIES: Final = 30


def outcome(number: int) -> tuple[str, tuple[str, ...]]:
    """Draw one target of ten with other nonces each time: give who it is, and what was said at the lock."""
    line = Line(targets=TARGETS)
    line.nonces = dict.fromkeys(line.nonces, f"{number:064x}")
    line.prepare()
    task = line.drawn()
    assert task.lock
    (target,) = task.lock.targets
    locking = next(entry for entry, written in lines(line) if b'"kind":"lock-draw"' in written)
    return target.entry.id, tuple(each.finding.code for each in locking.noted)


@pytest.mark.requirement("X-15")
def test_every_list_is_confirmed_alike() -> None:
    found: dict[str, tuple[str, ...]] = dict(outcome(number) for number in range(TRIES))
    assert len(found) == TARGETS
    assert len(set(found.values())) == 1


@pytest.mark.requirement("X-15")
@pytest.mark.parametrize("folder", ["draw", "task", "rolls"])
def test_nothing_from_draw_to_lock_counts_frequencies(folder: str) -> None:
    for path in (SOURCE / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            assert not STATISTICS & set(names), path
