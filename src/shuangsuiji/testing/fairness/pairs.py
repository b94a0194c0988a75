"""成对入选: how often two positions are drawn together, and how many neighbours.

A pair is drawn together with chance k(k-1)/(n(n-1)), so its count over independent trials is binomial. Drawn positions form runs;
the number of runs in one trial is hypergeometric: n positions, n-k+1 marked, k drawn. All pairs together, after what single
positions explain is taken out, are a chi-square of n(n-3)/2 degrees of freedom.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from shuangsuiji.testing.fairness.inclusion import LEAST_EXPECTED
from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.probabilities import (
    Counts,
    Floats,
    binomial_p,
    chi_square_p,
    hypergeometric,
    spread_p,
    total_p,
)
from shuangsuiji.testing.fairness.trials import Trials

MOST: Final = 512
"""With more positions than these only neighbours are looked at: pairs take memory by the square."""

STEP: Final = "SSJ-FAIR-LIKE-STEP"
_FEWEST: Final = 4


def pairs(trials: Trials) -> Iterator[Measured]:
    """Measure pairs and neighbours."""
    if not 1 < trials.k < trials.n:
        return
    yield from _runs(trials)
    if trials.n > MOST:
        return
    together = _together(trials)
    yield _pair(trials, together)
    chance = trials.k * (trials.k - 1) / (trials.n * (trials.n - 1))
    enough = trials.count * min(chance, 1 - chance) >= LEAST_EXPECTED
    if enough and trials.n >= _FEWEST and 1 < trials.k < trials.n - 1:
        yield _all_pairs(trials, together)


def _together(trials: Trials) -> Floats:
    """Give how often each two positions are drawn together; on the diagonal, how often each is."""
    marks = trials.included.astype(np.float32)
    whole = np.zeros((trials.n, trials.n))
    for part in np.array_split(marks, max(1, trials.count >> 20)):
        whole += part.T @ part
    return whole


def _pair(trials: Trials, together: Floats) -> Measured:
    rows, columns = np.triu_indices(trials.n, 1)
    counts: Counts = np.rint(together[rows, columns]).astype(np.int64)
    chance = trials.k * (trials.k - 1) / (trials.n * (trials.n - 1))
    each = binomial_p(counts, trials.count, chance)
    worst = int(each.argmin())
    data: dict[str, str | int] = {
        "one": int(rows[worst]) + 1,
        "other": int(columns[worst]) + 1,
        "found": int(counts[worst]),
        "expected": f"{trials.count * chance:.1f}",
        "never": int((counts == 0).sum()),
        "pairs": len(counts),
    }
    return Measured(
        code="SSJ-FAIR-PAIR",
        p=min(1.0, float(each[worst]) * len(counts)),
        data=data,
        like=STEP if (counts == 0).mean() > 1 / 2 else "",
    )


def _all_pairs(trials: Trials, together: Floats) -> Measured:
    n, k = trials.n, trials.k
    statistic = float((_harmonic(together) ** 2).sum()) / 2
    share = k * (k - 1) * (n - k) * (n - k - 1) / (n * (n - 1) * (n - 2) * (n - 3))
    scaled, freedom = statistic / (trials.count * share), n * (n - 3) // 2
    return Measured(
        code="SSJ-FAIR-PAIRS",
        p=chi_square_p(scaled, freedom),
        data={"statistic": f"{scaled:.1f}", "freedom": freedom},
    )


def _harmonic(together: Floats) -> Floats:
    """Take out of counts of pairs what single positions explain: every row then adds up to nothing."""
    n = len(together)
    apart = together - np.diag(np.diag(together))
    apart -= apart.sum() / (n * (n - 1))
    np.fill_diagonal(apart, 0)
    tendency = apart.sum(axis=1) / (n - 2)
    apart -= tendency[:, None] + tendency[None, :]
    np.fill_diagonal(apart, 0)
    return apart


def _runs(trials: Trials) -> Iterator[Measured]:
    marks = trials.included
    runs: Counts = marks[:, 0] + (marks[:, 1:] & ~marks[:, :-1]).sum(axis=1, dtype=np.int64)
    chances = hypergeometric(trials.n, trials.n - trials.k + 1, trials.k)
    expected = trials.count * trials.k * (trials.n - trials.k + 1) / trials.n
    data: dict[str, str | int] = {
        "found": f"{trials.k - runs.mean():.2f}",
        "expected": f"{trials.k - expected / trials.count:.2f}",
    }
    like = STEP if len(np.unique(runs)) <= _FEWEST and trials.k >= 2 * _FEWEST else ""
    yield Measured(code="SSJ-FAIR-NEIGHBOURS", p=total_p(runs, chances), data=data, like=like)
    yield Measured(code="SSJ-FAIR-RUNS", p=spread_p(runs, chances), data=data, like=like)
