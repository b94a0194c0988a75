"""前后各次: two draws after each other share as many ids as two independent draws do.

Whatever one draw gave, the overlap with an independent one is hypergeometric (n, k, k); so the overlaps of a sequence of
draws are independent of each other.
"""

from collections.abc import Iterator

import numpy as np

from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.probabilities import Counts, hypergeometric, spread_p, total_p
from shuangsuiji.testing.fairness.trials import Trials


def successive(trials: Trials, code: str) -> Iterator[Measured]:
    """Measure the overlaps of each draw with the next: their sum, and how far they spread.

    Args:
        trials: the trials, in order.
        code: the finding's code.
    """
    if trials.count < 2 or not 0 < trials.k < trials.n:  # noqa: PLR2004  -- two draws make one overlap
        return
    marks = trials.included
    overlaps: Counts = (marks[1:] & marks[:-1]).sum(axis=1, dtype=np.int64)
    yield from of_overlaps(overlaps, trials.n, trials.k, code)


def of_overlaps(overlaps: Counts, n: int, k: int, code: str) -> Iterator[Measured]:
    """Measure overlaps that are independent where the draw is fair."""
    chances = hypergeometric(n, k, k)
    data: dict[str, str | int] = {
        "found": f"{overlaps.mean():.3f}",
        "expected": f"{k * k / n:.3f}",
        "spread": f"{overlaps.std():.3f}",
        "pairs": len(overlaps),
    }
    yield Measured(code=code, p=total_p(overlaps, chances), data=data)
    yield Measured(code=code, p=spread_p(overlaps, chances), data=data)
