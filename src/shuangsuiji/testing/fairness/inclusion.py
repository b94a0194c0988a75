"""入选频率: how often each position is drawn, the first and last of the list as blocks.

Over independent trials the count of one position is binomial. Counts of one trial are tied to each other (they add up to k),
so that the sum of squared deviations over n positions is n·(1-k/n)/(n-1) times a chi-square of n-1 degrees of freedom.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.probabilities import (
    Counts,
    Floats,
    binomial_p,
    chi_square_p,
    hypergeometric,
    total_p,
)
from shuangsuiji.testing.fairness.resemblance import of_positions
from shuangsuiji.testing.fairness.trials import Trials

LEAST_EXPECTED: Final = 25
"""A chi-square is taken only where each cell expects so many, drawn and not drawn."""

_BLOCK: Final = 10


def inclusion(trials: Trials) -> Iterator[Measured]:
    """Measure how often each position is drawn."""
    if not 0 < trials.k < trials.n:
        return
    counts = trials.included.sum(axis=0, dtype=np.int64)
    each = binomial_p(counts, trials.count, trials.k / trials.n)
    like = of_positions(counts, trials.count * trials.k / trials.n)
    yield _position(trials, counts, each, like)
    expected = trials.count * min(trials.k, trials.n - trials.k) / trials.n
    if expected >= LEAST_EXPECTED:
        yield _evenness(trials, counts, like)
    if trials.n >= 2 * _BLOCK:
        yield _block(trials, "SSJ-FAIR-HEAD", slice(None, trials.n // _BLOCK), like)
        yield _block(trials, "SSJ-FAIR-TAIL", slice(-(trials.n // _BLOCK), None), like)


def _position(trials: Trials, counts: Counts, each: Floats, like: str) -> Measured:
    worst = int(each.argmin())
    data: dict[str, str | int] = {
        "position": worst + 1,
        "n": trials.n,
        "found": int(counts[worst]),
        "expected": round(trials.count * trials.k / trials.n),
        "trials": trials.count,
    }
    return Measured(code="SSJ-FAIR-POSITION", p=min(1.0, float(each[worst]) * trials.n), data=data, like=like)


def _evenness(trials: Trials, counts: Counts, like: str) -> Measured:
    n, share = trials.n, trials.k / trials.n
    expected = trials.count * share
    statistic = float(((counts - expected) ** 2).sum()) / expected * (n - 1) / (n * (1 - share))
    data: dict[str, str | int] = {"statistic": f"{statistic:.1f}", "freedom": n - 1}
    return Measured(
        code="SSJ-FAIR-INCLUSION",
        p=chi_square_p(statistic, n - 1),
        data=data,
        like=like if statistic > n - 1 else "",
    )


def _block(trials: Trials, code: str, block: slice, like: str) -> Measured:
    inside = trials.included[:, block]
    found = inside.sum(axis=1, dtype=np.int64)
    size = inside.shape[1]
    data: dict[str, str | int] = {
        "size": size,
        "found": int(found.sum()),
        "expected": round(trials.count * trials.k * size / trials.n),
    }
    return Measured(
        code=code, p=total_p(found, hypergeometric(trials.n, size, trials.k)), data=data, like=like
    )
