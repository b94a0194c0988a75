"""概率: exact tails of what a fair draw gives. Two-sided p-values are twice the smaller tail.

The only module that knows scipy, which brings no types.
"""

from collections.abc import Callable
from math import ceil, log2, sqrt
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from scipy import special  # pyright: ignore[reportMissingTypeStubs]  -- brings none

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

LEAST: Final = 1e-13
"""Below this a tail of a sum of few trials is only rounding."""

_SPREADS: Final = 120
_SPAN: Final = 1 << 12
_ROUNDING: Final = 4e-16

_special = cast("Any", special)
_beta: Final = cast("Callable[[Floats | Counts, Floats | Counts, float], Floats]", _special.betainc)
_gamma_below: Final = cast("Callable[[float, float], float]", _special.gammainc)
_gamma_above: Final = cast("Callable[[float, float], float]", _special.gammaincc)
_log_gamma: Final = cast("Callable[[Floats | Counts | float], Floats]", _special.gammaln)


def binomial_p(counts: Counts, trials: int, chance: float) -> Floats:
    """Give the two-sided p-value of each count of successes in independent trials.

    >>> binomial_p(np.array([0, 5, 10]), 10, 0.5).round(6).tolist()
    [0.001953, 1.0, 0.001953]
    """
    above = binomial_above(counts, trials, chance)
    missed = trials - counts
    below = np.where(missed > 0, _beta(np.maximum(missed, 1), counts + 1, 1 - chance), 1.0)
    both: Floats = np.minimum(1.0, 2 * np.minimum(above, below))
    return both


def binomial_above(counts: Counts, trials: int, chance: float) -> Floats:
    """Give how likely at least so many successes are."""
    return np.where(counts > 0, _beta(np.maximum(counts, 1), trials - counts + 1, chance), 1.0)


def chi_square_p(statistic: float, freedom: int) -> float:
    """Give the two-sided p-value of a chi-square: too uneven, or too even to be chance."""
    half, at = freedom / 2, statistic / 2
    return min(1.0, 2 * min(float(_gamma_below(half, at)), float(_gamma_above(half, at))))


def hypergeometric(population: int, marked: int, drawn: int) -> Floats:
    """Give how likely 0, 1, ..., `drawn` of the drawn are marked.

    >>> hypergeometric(4, 2, 2).round(6).tolist()
    [0.166667, 0.666667, 0.166667]
    """
    found = np.arange(drawn + 1)
    possible = (found <= marked) & (drawn - found <= population - marked)
    found = found[possible]
    logs = _log_ways(marked, found) + _log_ways(population - marked, drawn - found)
    chances = np.zeros(drawn + 1)
    chances[possible] = np.exp(logs - logs.max())
    shares: Floats = chances / chances.sum()
    return shares


def _log_ways(of: int, some: Counts) -> Floats:
    return _log_gamma(float(of + 1)) - _log_gamma(some + 1) - _log_gamma(of - some + 1)


def log_subsets(n: int, k: int) -> float:
    """Give the natural logarithm of the number of subsets of `k` of `n`."""
    return float(_log_ways(n, np.array([k]))[0])


def sum_p(values: Counts, chances: Floats, trials: int, total: int) -> float:
    """Give the two-sided p-value of a sum of independent trials.

    The distribution of the sum is the power of one trial's, taken in its Fourier transform. What rounding may do (4e-16 a trial)
    is added, so that the value is never too small.

    Args:
        values: what one trial may give.
        chances: how likely each is.
        trials: how many trials there were.
        total: what they gave together.

    >>> round(sum_p(np.array([0, 1]), np.array([0.5, 0.5]), 10, 10), 6)
    0.001953
    """
    least, most = int(values.min()), int(values.max())
    mean = float((values * chances).sum())
    spread = sqrt(float(((values - mean) ** 2 * chances).sum()) * trials)
    span = (most - least) * trials + 1
    width = min(span, 1 << ceil(log2(max(_SPAN, _SPREADS * spread))))
    first = 0 if width == span else max(0, int((mean - least) * trials) - width // 2)
    once = np.bincount((values - least) % width, weights=chances, minlength=width)
    whole = np.roll(np.fft.irfft(np.fft.rfft(once) ** trials, width), -(first % width))
    at = total - least * trials - first
    rounding = max(LEAST, _ROUNDING * trials)
    if not 0 <= at < width:
        return rounding
    return float(np.clip(2 * min(whole[: at + 1].sum(), whole[at:].sum()), 0.0, 1.0 - rounding)) + rounding


def total_p(observed: Counts, chances: Floats) -> float:
    """Give the p-value of the sum of independent observations of 0, 1, 2, ... with these chances."""
    return sum_p(np.arange(len(chances)), chances, len(observed), int(observed.sum()))


def spread_p(observed: Counts, chances: Floats) -> float:
    """Give the p-value of how far independent observations lie from their mean: too much alike, or too unlike."""
    values = np.arange(len(chances))
    middle = round(float((values * chances).sum()))
    squares = (values - middle) ** 2
    return sum_p(squares, chances, len(observed), int(((observed - middle) ** 2).sum()))
