"""次序 (第十一条): where those drawn stand in the list of targets; 跳号抽取, pages never reached, heads and tails.

All of it is asked of the list as it stands in its file and again of the list sorted by other columns, since a system may have drawn
from any of these orders.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

import numpy as np

from shuangsuiji.audit.draws import AS_LISTED, Draw, Marks
from shuangsuiji.audit.report import Look
from shuangsuiji.audit.tails import (
    above,
    given_total,
    marked_chances,
    never_chance,
    together,
    tossed,
    two_sided,
)
from shuangsuiji.testing.fairness.probabilities import Counts, binomial_above, spread_p

EXPECTED: Final = (1, 8, 64)
"""How many drawn a block holds on average, of the blocks whose evenness is measured."""

PAGES: Final = (1_000, 5_000)
"""How many rows interfaces and workbooks give at once."""

SCREENS: Final = (10, 20, 50, 100, 200, 500)
"""How many rows a screen shows; some draw so many of each."""

ENDS: Final = (10, 3, 2)
"""The head and the tail are a tenth of the list, a third and a half."""

MOST_STEP: Final = 1_000
_LEAST_STEPS: Final = 10
_WIDE: Final = 4
_BLOCKS: Final = 4
_SEVERAL: Final = 2


def in_order(draw: Draw, order: str) -> Iterator[Look]:
    """Measure where those drawn stand in one order."""
    marks = draw.marks(order)
    yield from _ends(draw, order, marks)
    yield from _evenness(draw, order, marks)
    yield from _gaps(draw, order, marks)
    yield from periods(draw, order)


def _ends(draw: Draw, order: str, marks: Marks) -> Iterator[Look]:
    # The rest behind the last full page is what a draw by pages forgets first.
    sizes = {*(draw.n // part for part in ENDS), *PAGES, draw.n % PAGES[0]}
    for size in sorted(each for each in sizes if 0 < each < draw.n):
        for code, part in (("SSJ-AUDIT-HEAD", marks[:size]), ("SSJ-AUDIT-TAIL", marks[-size:])):
            found = int(part.sum())
            data = _counted(size, found, draw.k * size / draw.n)
            p = two_sided(marked_chances(draw.n, size, draw.k), found)
            yield Look(code=code, p=p, data=data, files=(draw.file,), stratum=draw.stratum, order=order)


def ends_together(draws: Sequence[Draw], order: str) -> Iterator[Look]:
    """Measure heads and tails of several lists, added up: what one small list leaves to chance, many may not."""
    for part in ENDS:
        known = [(draw, draw.n // part) for draw in draws if draw.n >= part]
        if len(known) < _SEVERAL:
            continue
        chances = together([marked_chances(draw.n, size, draw.k) for draw, size in known])
        expected = sum(draw.k * size / draw.n for draw, size in known)
        files = tuple(dict.fromkeys(draw.file for draw, _ in known))
        for code, side in (("SSJ-AUDIT-HEAD", slice(None)), ("SSJ-AUDIT-TAIL", slice(None, None, -1))):
            found = sum(int(draw.marks(order)[side][:size].sum()) for draw, size in known)
            data = _counted(sum(size for _, size in known), found, expected)
            yield Look(code=code, p=two_sided(chances, found), data=data, files=files, order=order)


def unreached(draws: Sequence[Draw], order: str) -> Look:
    """Measure the longest stretch of the list of which nobody was ever drawn, wherever it begins.

    Args:
        draws: of one stratum of one list of targets.
        order: the order.
    """
    n = draws[0].n
    reached = np.flatnonzero(np.logical_or.reduce([draw.marks(order) for draw in draws]))
    edges = np.concatenate(([-1], reached, [n]))
    gaps = np.diff(edges) - 1
    size, first = int(gaps.max()), int(edges[int(gaps.argmax())]) + 2
    return Look(
        code="SSJ-AUDIT-UNREACHED",
        p=min(1.0, (n - size + 1) * never_chance(draws, size)) if size else 1.0,
        data={"size": size, "first": first, "last": first + size - 1, "n": n},
        files=tuple(draw.file for draw in draws),
        stratum=draws[0].stratum,
        order=order,
    )


def _counted(size: int, found: int, expected: float) -> dict[str, str | int]:
    return {"size": size, "found": found, "expected": _rounded(expected)}


def _evenness(draw: Draw, order: str, marks: Marks) -> Iterator[Look]:
    """Measure how many of each block of the list were drawn: too much alike, or too unlike."""
    chance, total = draw.k / draw.n, given_total(draw.n, draw.k)
    screens = (each for each in SCREENS if each * chance >= 1)
    for size in sorted({*(ceil(each / chance) for each in EXPECTED), *screens, *PAGES}):
        blocks = draw.n // size
        if blocks < _BLOCKS or size == 1:
            continue
        counts: Counts = marks[: blocks * size].reshape(blocks, size).sum(axis=1).astype(np.int64)
        spread = float(counts.var())
        yield Look(
            code="SSJ-AUDIT-EVEN" if spread < size * chance * (1 - chance) else "SSJ-AUDIT-UNEVEN",
            p=min(1.0, spread_p(counts, tossed(size, chance)) / total),
            data={
                "size": size,
                "blocks": blocks,
                "least": int(counts.min()),
                "most": int(counts.max()),
                "spread": _rounded(spread),
                "expected": _rounded(size * chance * (1 - chance)),
            },
            files=(draw.file,),
            stratum=draw.stratum,
            order=order,
        )


def _gaps(draw: Draw, order: str, marks: Marks) -> Iterator[Look]:
    """Measure how often the same step, or one of two neighbouring steps, leads from one drawn to the next (跳号)."""
    gaps = np.diff(np.flatnonzero(marks))
    if not len(gaps):
        return
    chance = draw.k / draw.n
    # A constant step is about n/k; one that was thinned out afterwards is a small multiple of it.
    steps = max(2, _WIDE * ceil(1 / chance))
    many = np.bincount(gaps[gaps <= steps + 1], minlength=steps + 2)
    # The gaps of independent tosses are independent, each d with chance p(1-p)^(d-1).
    at: Counts = np.arange(1, steps + 1)
    single = chance * (1 - chance) ** (at - 1.0)
    double = single * (2 - chance)
    best: tuple[float, int, int] = (1.0, 1, 0)
    for counts, chances, width in ((many[1:-1], single, 1), (many[1:-1] + many[2:], double, 2)):
        ps = np.array(
            [
                float(binomial_above(np.array([int(count)]), len(gaps), float(each))[0])
                for count, each in zip(counts, chances, strict=True)
            ]
        )
        place = int(ps.argmin())
        best = min(best, (float(ps[place]), width, place + 1))
    p, width, step = best
    bound = p / given_total(draw.n, draw.k) / chance * 2 * steps
    yield Look(
        code="SSJ-AUDIT-STEP",
        p=min(1.0, bound),
        data={
            "step": f"{step}" if width == 1 else f"{step}/{step + 1}",
            "found": int(many[step] + (many[step + 1] if width > 1 else 0)),
            "gaps": len(gaps),
            "expected": _rounded(len(gaps) * float((single if width == 1 else double)[step - 1])),
        },
        files=(draw.file,),
        stratum=draw.stratum,
        order=order,
    )


def periods(draw: Draw, order: str, apart: str = "") -> Iterator[Look]:
    """Measure whether those drawn stand at the same place within every m, as a step leaves them even where some were taken out.

    Args:
        draw: the draw.
        order: the order.
        apart: the column of what was drawn apart; a step through the whole list is one all the same.
    """
    places = np.flatnonzero(draw.marks(order))
    strata = draw.groups[apart] if apart else np.zeros(draw.n, np.int64)
    sizes, drawn = np.bincount(strata), np.bincount(strata[draw.drawn], minlength=int(strata.max()) + 1)
    strata = strata if order == AS_LISTED else strata[draw.orders[order]]
    most = min(MOST_STEP, draw.n // 2, max(_LEAST_STEPS, 2 * ceil(draw.n / draw.k)))
    looks = sum(range(2, most + 1))
    best: tuple[float, int, int, int, float] | None = None
    for period in range(2, most + 1):
        counts = np.bincount(places % period, minlength=period)
        rest = int(counts.argmax())
        marked = np.bincount(strata[rest::period], minlength=len(sizes))
        parts = [
            marked_chances(int(n), int(m), int(k)) for n, m, k in zip(sizes, marked, drawn, strict=True) if m
        ]
        expected = float((drawn * marked / np.maximum(sizes, 1)).sum())
        found = int(counts[rest])
        one = above(together(parts), found), period, rest, found, expected
        best = min(best or one, one)
    if best:
        p, period, rest, found, expected = best
        yield Look(
            code="SSJ-AUDIT-PERIOD",
            p=min(1.0, p * looks),
            data={
                "period": period,
                "rest": rest + 1,
                "found": found,
                "drawn": draw.k,
                "expected": _rounded(expected),
            },
            files=(draw.file,),
            stratum=draw.stratum,
            order=order,
        )


def _rounded(number: float) -> str:
    """Give a number as a sentence shows it."""
    return f"{number:.1f}" if number < 100 else f"{number:.0f}"  # noqa: PLR2004  -- three digits are enough
