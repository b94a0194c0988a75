"""每个子集 (第十一条): with few ids, every subset is counted; each count is binomial, all together a chi-square."""

from collections.abc import Iterator
from math import comb
from typing import Final

import numpy as np

from shuangsuiji.testing.fairness.inclusion import LEAST_EXPECTED
from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.probabilities import Counts, binomial_p, chi_square_p
from shuangsuiji.testing.fairness.resemblance import of_positions
from shuangsuiji.testing.fairness.trials import Trials

_WIDEST: Final = 60


def subsets(trials: Trials) -> Iterator[Measured]:
    """Measure every subset, where each may be expected often enough."""
    if trials.n > _WIDEST or not 0 < trials.k < trials.n:
        return
    ways = comb(trials.n, trials.k)
    expected = trials.count / ways
    if expected < LEAST_EXPECTED:
        return
    codes, found = np.unique(_codes(trials), return_counts=True)
    counts: Counts = np.concatenate([found, np.zeros(ways - len(found), np.int64)])
    each = binomial_p(counts, trials.count, 1 / ways)
    worst = int(each.argmin())
    like = of_positions(trials.included.sum(axis=0, dtype=np.int64), trials.count * trials.k / trials.n)
    data: dict[str, str | int] = {
        "n": trials.n,
        "k": trials.k,
        "subset": _subset(int(codes[worst]), trials.n) if worst < len(codes) else "–",
        "found": int(counts[worst]),
        "expected": f"{expected:.1f}",
        "ways": ways,
    }
    yield Measured(code="SSJ-FAIR-SUBSET", p=min(1.0, float(each[worst]) * ways), data=data, like=like)
    statistic = float(((counts - expected) ** 2).sum()) / expected
    uneven: dict[str, str | int] = {
        "n": trials.n,
        "k": trials.k,
        "statistic": f"{statistic:.1f}",
        "freedom": ways - 1,
    }
    yield Measured(
        code="SSJ-FAIR-SUBSETS",
        p=chi_square_p(statistic, ways - 1),
        data=uneven,
        like=like if statistic > ways - 1 else "",
    )


def _codes(trials: Trials) -> Counts:
    """Give each trial's subset as a number: one bit a position."""
    return trials.included @ (1 << np.arange(trials.n, dtype=np.int64))


def _subset(code: int, n: int) -> str:
    return " ".join(str(place + 1) for place in range(n) if code >> place & 1)
