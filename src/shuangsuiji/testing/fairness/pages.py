"""分页: a list of several pages is one list. What lies beyond the first page is drawn as often, and not by a fixed share."""

from collections.abc import Iterator

import numpy as np

from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.probabilities import Counts, hypergeometric, spread_p, total_p
from shuangsuiji.testing.fairness.trials import Trials


def pages(trials: Trials, page: int) -> Iterator[Measured]:
    """Measure how many lie beyond the first `page` positions: their sum, and how far they spread."""
    if not 0 < page < trials.n or not 0 < trials.k < trials.n:
        return
    beyond: Counts = trials.included[:, page:].sum(axis=1, dtype=np.int64)
    chances = hypergeometric(trials.n, trials.n - page, trials.k)
    expected = trials.k * (trials.n - page) / trials.n
    data: dict[str, str | int] = {
        "page": page,
        "n": trials.n,
        "found": f"{beyond.mean():.2f}",
        "expected": f"{expected:.2f}",
        "spread": f"{beyond.std():.2f}",
        "trials": trials.count,
    }
    step = "SSJ-FAIR-LIKE-STEP" if beyond.std() < 1 < expected else ""
    cut = "SSJ-FAIR-LIKE-PAGE" if not beyond.any() else step
    yield Measured(code="SSJ-FAIR-PAGE", p=total_p(beyond, chances), data=data, like=cut)
    yield Measured(code="SSJ-FAIR-PAGE-SPREAD", p=spread_p(beyond, chances), data=data, like=cut)
