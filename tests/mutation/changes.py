"""One change of a module: the smallest wrong rule that somebody could have written instead of the right one."""

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import CodeType
from typing import Final

from attrs import field, frozen

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "shuangsuiji"

SWAPS: Final[dict[type[ast.AST], type[ast.AST]]] = {
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
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES: Final = {"any": "all", "all": "any", "min": "max", "max": "min", "ceil": "floor", "floor": "ceil"}
SHAPES: Final = {"field", "Factory", "TypeVar"}
"""Calls that say how a value is built: no rule stands in them."""


@frozen(kw_only=True)
class Change:
    """A change of one place, told by what stands there, so that it is found again when lines have moved."""

    module: str
    function: str
    before: str
    after: str
    number: int = field(eq=False)
    lines: tuple[int, int] = field(eq=False)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a judgement names it by."""
        return self.module, self.function, self.before, self.after

    def __str__(self) -> str:
        return f"{self.module}:{self.lines[0]} {self.function}: {self.before}  ->  {self.after}"


@frozen
class Place:
    """A node where it stands: below which other one, in which function, on which lines."""

    parent: ast.AST
    name: str
    index: int | None
    node: ast.AST
    function: str
    lines: tuple[int, int]

    def put(self, node: ast.AST) -> None:
        """Put a node there."""
        if self.index is None:
            setattr(self.parent, self.name, node)
        else:
            getattr(self.parent, self.name)[self.index] = node

    def shown(self, node: ast.AST) -> str:
        """Tell what stands there, of a number with what stands around it."""
        around = isinstance(self.node, ast.Constant) and isinstance(
            self.parent, ast.expr | ast.stmt | ast.keyword
        )
        text = ast.unparse(ast.fix_missing_locations(self.parent if around else node))
        return " ".join(text.split("\n")[0].split())


def changes(module: str) -> Iterator[Change]:
    """Give every change of a module, the n-th of several that look alike in one function with its number."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for number, (place, replacement, _) in enumerate(_made(module)):
        after = place.shown(replacement)
        place.put(place.node)
        before = place.shown(place.node)
        seen[place.function, before, after] += 1
        nth = seen[place.function, before, after]
        yield Change(
            module=module,
            function=place.function,
            before=before,
            after=f"{after} [{nth}]" if nth > 1 else after,
            number=number,
            lines=place.lines,
        )


def changed(change: Change) -> CodeType:
    """Compile the module with one change."""
    _, _, tree = next(islice(_made(change.module), change.number, None))
    return compile(ast.fix_missing_locations(tree), PACKAGE / change.module, "exec")


def _made(module: str) -> Iterator[tuple[Place, ast.AST, ast.Module]]:
    """Make one change after the other; each is undone before the next."""
    tree = ast.parse((PACKAGE / module).read_text("utf-8"))
    for place in list(_walk(tree, "", (0, 0))):
        for replacement in _replacements(place.node):
            place.put(replacement)
            yield place, replacement, tree
            place.put(place.node)


def _walk(node: ast.AST, function: str, lines: tuple[int, int]) -> Iterator[Place]:
    """Give every node but those that are types, decorators, text and the shape of a value."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        many = isinstance(value, list)
        for index, child in enumerate(value if many else [value]):
            if not isinstance(child, ast.AST) or isinstance(child, ast.JoinedStr) or _is_shape(child):
                continue
            there = _header(child) if isinstance(child, ast.stmt) else lines
            yield Place(node, name, index if many else None, child, function, there)
            yield from _walk(child, _inside(child, function), there)


def _is_shape(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SHAPES


def _inside(node: ast.AST, function: str) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return f"{function}.{node.name}".lstrip(".")
    return function


def _header(node: ast.stmt) -> tuple[int, int]:
    """Give the lines of a statement, of a compound one those of its head."""
    body = getattr(node, "body", None)
    return node.lineno, max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    """Give what could stand in a node's place."""
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.If() | ast.IfExp() | ast.While():
            yield from _turned(node)
        case ast.Tuple() | ast.List() | ast.Set() | ast.comprehension():
            yield from _shortened(node)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case _:
            yield from _operated(node)


def _operated(node: ast.AST) -> Iterator[ast.AST]:
    """Put another operator, or leave one side out."""
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp(values=[first, second]):
            yield from (second, first)
        case ast.BoolOp():
            yield from (ast.BoolOp(node.op, _without(node.values, each)) for each in node.values)
        case ast.BinOp(op=op) if type(op) in SWAPS:
            yield ast.BinOp(node.left, SWAPS[type(op)](), node.right)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Name(id=name) if name in NAMES and isinstance(node.ctx, ast.Load):
            yield ast.Name(NAMES[name], ast.Load())
        case _:
            pass


def _shortened(node: ast.Tuple | ast.List | ast.Set | ast.comprehension) -> Iterator[ast.AST]:
    """Leave out one of several rules that stand together, or one condition of a choice."""
    if isinstance(node, ast.comprehension):
        for each in node.ifs:
            yield ast.comprehension(node.target, node.iter, _without(node.ifs, each), node.is_async)
        return
    for each in node.elts:
        if isinstance(each, ast.Starred):
            left = _without(node.elts, each)
            yield ast.Set(left) if isinstance(node, ast.Set) else type(node)(left, ast.Load())


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, op in enumerate(node.ops):
        ops = [*node.ops[:place], SWAPS[type(op)](), *node.ops[place + 1 :]]
        yield ast.Compare(node.left, ops, node.comparators)  # type: ignore[arg-type]


def _turned(node: ast.If | ast.IfExp | ast.While) -> Iterator[ast.AST]:
    """Turn a condition round that no other change touches."""
    if isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
        return
    turned = ast.UnaryOp(ast.Not(), node.test)
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(turned, node.body, node.orelse)
    else:
        yield ast.copy_location(type(node)(turned, node.body, node.orelse), node)


def _without(values: list[ast.expr], one: ast.expr) -> list[ast.expr]:
    return [each for each in values if each is not one]
