"""Mutation of the draw: one operator or number of the core is changed at a time, and some fast test must notice.

    python tests/mutation.py [--every N]

A copy of the package is changed, never the package itself. What survives is listed with its place; a survivor is a
rule that no test holds, or a change that changes nothing.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "shuangsuiji"
MODULES = (
    *(f"draw/{name}.py" for name in ("compare", "dealing", "entropy", "feasibility", "inspectors", "groups")),
    *(f"draw/{name}.py" for name in ("announce", "matching", "roll_step", "suiting")),
    *(
        f"draw/{name}.py"
        for name in ("journal", "proof", "quota", "record", "rounds", "seed", "steps", "targets")
    ),
    *("merkle.py", "rolls/reading.py", "rolls/recusals.py", "rolls/roll.py", "texts.py"),
)
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
TESTS = ("tests/unit/test_vectors.py", "tests/unit/test_agreement.py")
SECONDS = 300


class Mutation(ast.NodeTransformer):
    """Changes the n-th place that can be changed; with no n it counts them."""

    def __init__(self, wanted: int | None = None) -> None:
        self.wanted, self.count, self.line = wanted, 0, 0

    def hit(self, node: ast.AST) -> bool:
        """Count a place and say whether it is the one."""
        self.count += 1
        if self.count != self.wanted:
            return False
        self.line = getattr(node, "lineno", 0)
        return True

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Swap a comparison."""
        self.generic_visit(node)
        node.ops = [self._swapped(op, node) for op in node.ops]
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """Swap `and` and `or`."""
        self.generic_visit(node)
        node.op = self._swapped(node.op, node)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Swap plus and minus."""
        self.generic_visit(node)
        node.op = self._swapped(node.op, node)
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Take a `not` away."""
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.Not) and self.hit(node) else node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Add one to a number, turn a truth round."""
        if isinstance(node.value, bool):
            return ast.copy_location(ast.Constant(not node.value), node) if self.hit(node) else node
        if isinstance(node.value, int):
            return ast.copy_location(ast.Constant(node.value + 1), node) if self.hit(node) else node
        return node

    def _swapped(self, op: Any, node: ast.AST) -> Any:  # noqa: ANN401  -- of whatever kind of operator
        return SWAPS[type(op)]() if type(op) in SWAPS and self.hit(node) else op


def mutants(every: int) -> Iterator[tuple[str, int]]:
    """Give (module, place) of every n-th mutation."""
    number = 0
    for module in MODULES:
        counter = Mutation()
        counter.visit(ast.parse((PACKAGE / module).read_text("utf-8")))
        for place in range(1, counter.count + 1):
            number += 1
            if number % every == 0:
                yield module, place


def survives(module: str, place: int) -> str:
    """Run the tests on a mutated copy; give the place where it survived, nothing where it was noticed."""
    mutation = Mutation(place)
    tree = mutation.visit(ast.parse((PACKAGE / module).read_text("utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "shuangsuiji"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        (copy / module).write_text(ast.unparse(ast.fix_missing_locations(tree)), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", *TESTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    return f"{module}:{mutation.line}" if done.returncode == 0 else ""


def main() -> int:
    """Run the mutations and give 1 where more than one in ten survives."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--every", type=int, default=1)
    chosen = list(mutants(options.parse_args().every))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        survivors = sorted(filter(None, pool.map(lambda each: survives(*each), chosen)))
    print("survived:", *survivors, sep="\n  ")
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} mutants were noticed")
    return int(len(survivors) * 10 > len(chosen))


if __name__ == "__main__":
    raise SystemExit(main())
