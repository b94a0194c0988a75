"""前后各次 (第八条、第十一条): what the lists of several years have in common; who was never drawn, and who always."""

from collections.abc import Iterator, Sequence

import numpy as np

from shuangsuiji.audit.draws import Draw, Marks
from shuangsuiji.audit.report import Look, Often
from shuangsuiji.audit.tails import above, marked_chances, together, two_sided
from shuangsuiji.testing.fairness.probabilities import Counts


def between(draws: Sequence[Draw], earlier: Sequence[Draw], size: int) -> Iterator[Look]:
    """Measure what one list has in common with those before it.

    Args:
        draws: the list's draw, in its strata.
        earlier: the draws of the lists before.
        size: how many targets there are on all lists.
    """
    files = list(dict.fromkeys(each.file for each in earlier))
    before = {file: _numbered([each for each in earlier if each.file == file], size) for file in files}
    for draw in draws:
        for file, marked in before.items():
            yield from _repeats(draw, (file,), marked, "SSJ-AUDIT-REPEATS-MANY", "SSJ-AUDIT-REPEATS-FEW")
        if len(before) > 1:
            union, common = np.zeros(size, np.bool_), np.ones(size, np.bool_)
            for marked in before.values():
                union |= marked
                common &= marked
            # Of those drawn before too many again: the others are never reached.
            yield from _repeats(draw, tuple(before), union, "SSJ-AUDIT-NEVER", "")
            yield from _repeats(draw, tuple(before), common, "SSJ-AUDIT-ALWAYS", "")


def _repeats(draw: Draw, files: tuple[str, ...], before: Marks, many: str, few: str) -> Iterator[Look]:
    marked: Marks = before[draw.numbers]
    targets, found = int(marked.sum()), int((marked & draw.drawn).sum())
    expected = draw.k * targets / draw.n
    if not 0 < targets < draw.n:
        return
    is_few = bool(few) and found < expected
    chances = marked_chances(draw.n, targets, draw.k)
    yield Look(
        code=few if is_few else many,
        p=two_sided(chances, found) if few else above(chances, found),
        data={
            "targets": targets,
            "found": found,
            "expected": f"{expected:.1f}",
            "missed": draw.n - targets - (draw.k - found),
            "missed_expected": f"{(draw.n - targets) * (1 - draw.k / draw.n):.1f}",
        },
        # That fewer come again may be a rule (第八条); whoever knows of one says so.
        weight="notice" if is_few else "unfair",
        files=(*files, draw.file),
        stratum=draw.stratum,
    )


def shifted(draw: Draw, earlier: Draw, order: str) -> Iterator[Look]:
    """Measure whether a list is an earlier one moved on by some places, as a step that starts elsewhere leaves it.

    Of two lists of one frame; the lists must be the same targets in the same order.
    """
    if not np.array_equal(draw.numbers, earlier.numbers):
        return
    n = draw.n
    now, then = (np.fft.rfft(each.marks(order).astype(np.float64)) for each in (draw, earlier))
    common = np.rint(np.fft.irfft(now * np.conj(then), n)).astype(np.int64)
    common[0] = 0
    shift = int(common.argmax())
    found = int(common[shift])
    yield Look(
        code="SSJ-AUDIT-SHIFTED",
        p=min(1.0, above(marked_chances(n, earlier.k, draw.k), found) * (n - 1)),
        data={
            "shift": f"{shift if shift <= n // 2 else shift - n:+d}",
            "found": found,
            "expected": f"{draw.k * earlier.k / n:.1f}",
        },
        files=(earlier.file, draw.file),
        stratum=draw.stratum,
        order=order,
    )


def how_often(by_list: Sequence[Sequence[Draw]], size: int) -> tuple[Often, ...]:
    """Give how many of the targets that could be drawn every time were drawn never, once, twice, ...; and how many on average by chance."""
    times: Counts = np.zeros(size, np.int64)
    could: Counts = np.zeros(size, np.int64)
    chances = np.zeros((len(by_list), size))
    for row, draws in enumerate(by_list):
        for draw in draws:
            times[draw.numbers] += draw.drawn
            could[draw.numbers] += 1
            chances[row, draw.numbers] = draw.k / draw.n
    always = could == len(by_list)
    kinds, many = np.unique(chances[:, always].T, axis=0, return_counts=True)
    expected = np.zeros(len(by_list) + 1)
    for kind, number in zip(kinds, many, strict=True):
        expected += int(number) * together([np.array([1 - float(each), float(each)]) for each in kind])
    found = np.bincount(times[always], minlength=len(by_list) + 1)
    return tuple(
        Often(times=each, found=int(found[each]), expected=float(expected[each]))
        for each in range(len(by_list) + 1)
    )


def _numbered(draws: Sequence[Draw], size: int) -> Marks:
    marked = np.zeros(size, np.bool_)
    for draw in draws:
        marked[draw.numbers[draw.drawn]] = True
    return marked
