"""图: plots as SVG, made of numbers alone; colours are the page's, so that they go with a light and a dark one.

Drawn 360 wide, which a telephone shows as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import ceil, floor, log10
from typing import Final

from attrs import frozen

STYLE: Final = """
.plot{display:block;width:100%;height:auto}
.plot text{font:11px system-ui,sans-serif;fill:var(--soft)}
.plot .axis{stroke:var(--line);stroke-width:1}
.plot .band{fill:var(--band)}
.plot .dot{fill:var(--mark)}
.plot .out{fill:var(--bad)}
.plot .line{fill:none;stroke:var(--mark);stroke-width:2}
.plot .expected{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-dasharray:5 4}
.plot .more,.plot .less{shape-rendering:crispEdges}
.plot .more{fill:var(--bad)}
.plot .less{fill:var(--mark)}
"""
WIDTH: Final = 360
HEIGHT: Final = 230

_LEFT: Final = 46
_RIGHT: Final = 12
_TOP: Final = 24
_BOTTOM: Final = 42
_TICKS: Final = 4
_DEGREES: Final = 6
_LEAST: Final = 1.5
_THOUSAND: Final = 1_000


@frozen(kw_only=True)
class Axes:
    """轴: what stands on the two axes, and from where to where they go.

    Args:
        x: the name of what goes to the right.
        y: the name of what goes up.
        across: the least and the most of x.
        up: the least and the most of y.
    """

    x: str
    y: str
    across: tuple[float, float]
    up: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point lies on the picture."""
        wide, high = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
        across = (x - self.across[0]) / (self.across[1] - self.across[0] or 1)
        up = (y - self.up[0]) / (self.up[1] - self.up[0] or 1)
        return round(_LEFT + wide * across, 1), round(HEIGHT - _BOTTOM - high * up, 1)

    def drawn(self) -> str:
        """Draw the axes, their ticks and names."""
        left, bottom = self.at(self.across[0], self.up[0])
        right, top = self.at(self.across[1], self.up[1])
        marks = [
            *(self._tick(x, bottom + 14) for x in ticks(*self.across)),
            *(_text(left - 5, self.at(self.across[0], y)[1] + 4, shown(y), "end") for y in ticks(*self.up)),
        ]
        lines = f'<path class="axis" fill="none" d="M{left} {top}V{bottom}H{right}"/>'
        names = _text((left + right) / 2, HEIGHT - 8, self.x, "middle") + _text(4, 13, self.y, "start")
        return lines + "".join(marks) + names

    def _tick(self, x: float, y: float) -> str:
        """Write a number under its place; one at the right end must not stick out."""
        place = self.at(x, self.up[0])[0]
        return _text(place, y, shown(x), "middle" if place < WIDTH - 2 * _RIGHT else "end")


def banded(
    axes: Axes, values: Sequence[float], band: tuple[float, float], expected: float | None = None
) -> str:
    """Draw values from left to right with the band in which chance leaves them; those outside stand out; the middle is what is expected."""
    left, top = axes.at(axes.across[0], band[1])
    right, bottom = axes.at(axes.across[1], band[0])
    middle = (top + bottom) / 2 if expected is None else axes.at(0, expected)[1]
    shapes = [
        f'<rect class="band" x="{left}" y="{top}" width="{right - left:.1f}" height="{bottom - top:.1f}"/>'
    ]
    shapes.append(f'<path class="expected" d="M{left} {middle:.1f}H{right}"/>')
    step = (axes.across[1] - axes.across[0]) / max(1, len(values) - 1)
    for number, value in enumerate(values):
        x, y = axes.at(axes.across[0] + number * step, value)
        kind = "dot" if band[0] <= value <= band[1] else "out"
        shapes.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{2 if kind == "dot" else 3}"/>')
    return picture(axes, shapes)


def lined(axes: Axes, points: Sequence[tuple[float, float]], expected: Sequence[tuple[float, float]]) -> str:
    """Draw a line and, broken, what is expected of it."""
    kinds = (("line", points), ("expected", expected))
    return picture(axes, [f'<path class="{kind}" d="{_path(axes, line)}"/>' for kind, line in kinds])


def barred(axes: Axes, values: Sequence[tuple[float, float]], width: float) -> str:
    """Draw bars, of (x, y), as wide as is said."""
    return picture(axes, _bars(axes, values, width))


def compared(
    axes: Axes, values: Sequence[tuple[float, float]], expected: Sequence[tuple[float, float]], width: float
) -> str:
    """Draw bars and, as a broken line, what is expected of them."""
    line = f'<path class="expected" d="{_path(axes, expected)}"/>'
    return picture(axes, [*_bars(axes, values, width), line])


def heated(axes: Axes, scores: Sequence[Sequence[float]]) -> str:
    """Draw a table of scores, in standard errors: what is more than chance in one colour, what is less in another.

    Args:
        axes: the first row stands at the least of y.
        scores: a row after the other.
    """
    wide = (axes.across[1] - axes.across[0]) / max(1, len(scores[0]))
    high = (axes.up[1] - axes.up[0]) / max(1, len(scores))
    cells: dict[tuple[str, int], list[str]] = {}
    for row, line in enumerate(scores):
        for column, score in enumerate(line):
            degree = min(_DEGREES, floor(abs(score) / _LEAST))
            if degree:
                left, top = axes.at(axes.across[0] + column * wide, axes.up[0] + (row + 1) * high)
                right, bottom = axes.at(axes.across[0] + (column + 1) * wide, axes.up[0] + row * high)
                cells.setdefault(("more" if score > 0 else "less", degree), []).append(
                    f"M{left} {top}H{right}V{bottom}H{left}Z"
                )
    shapes = [
        f'<path class="{kind}" fill-opacity="{degree / _DEGREES:.2f}" d="{"".join(paths)}"/>'
        for (kind, degree), paths in sorted(cells.items())
    ]
    return picture(axes, shapes)


def picture(axes: Axes, shapes: Iterable[str]) -> str:
    """Put shapes between axes."""
    return (
        f'<svg class="plot" role="img" aria-label="{escape(axes.x)} / {escape(axes.y)}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(shapes)}{axes.drawn()}</svg>'
    )


def ticks(least: float, most: float) -> list[float]:
    """Give round numbers between two.

    >>> ticks(0, 97), ticks(2, 3)
    ([0, 20, 40, 60, 80], [2.0, 2.2, 2.4, 2.6, 2.8, 3.0])
    """
    if most <= least:
        return [least]
    rough = (most - least) / _TICKS
    size = 10.0 ** floor(log10(rough))
    step = min((size * each for each in (1, 2, 5, 10)), key=lambda each: abs(each - rough))
    first = ceil(least / step - 1e-9)
    many = floor(most / step + 1e-9) - first + 1
    found = [round((first + number) * step, 10) for number in range(many)]
    return [int(each) for each in found] if step >= 1 else found


def shown(number: float) -> str:
    """Give a number as an axis shows it.

    >>> shown(1500), shown(20), shown(0.25)
    ('1,500', '20', '0.25')
    """
    return f"{number:,.0f}" if abs(number) >= _THOUSAND else f"{number:g}"


def _bars(axes: Axes, values: Sequence[tuple[float, float]], width: float) -> Iterator[str]:
    for x, y in values:
        left, top = axes.at(x - width / 2, y)
        right, bottom = axes.at(x + width / 2, axes.up[0])
        yield f'<rect class="dot" x="{left}" y="{top}" width="{right - left:.1f}" height="{bottom - top:.1f}"/>'


def _path(axes: Axes, line: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in (axes.at(*point) for point in line))


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
