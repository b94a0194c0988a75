"""尾概率: how likely an even draw of k of n, without replacement, is as far out.

Two kinds. How many of a marked part are drawn is hypergeometric, exactly. What depends on the places of all drawn together is
compared with n independent tosses of chance k/n: given that they come to k, they are an even draw, so that no event of the draw is
likelier than the same event of the tosses divided by the chance that they come to k. That is a bound, above the truth by a
factor of about the square root of k, which costs little where what is looked for has a chance of 10^-10 or less.
"""

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np

from shuangsuiji.testing.fairness.probabilities import Counts, Floats, hypergeometric, log_subsets

_DIRECT: Final = 1 << 12
_FFT_ROUNDING: Final = 1e-14


class Sized(Protocol):
    """A draw, as far as its chances go."""

    @property
    def n(self) -> int:
        """How many could be drawn."""
        ...

    @property
    def k(self) -> int:
        """How many were."""
        ...


def marked_chances(n: int, marked: int, k: int) -> Floats:
    """Give how likely 0, 1, ... of the marked are drawn.

    >>> marked_chances(4, 2, 2).round(6).tolist()
    [0.166667, 0.666667, 0.166667]
    """
    # Drawing k of which m are marked is as marking m of which k are drawn; the shorter of the two is computed.
    few, many = sorted((marked, k))
    return hypergeometric(n, many, few)


def two_sided(chances: Floats, found: int) -> float:
    """Give the p-value of a count: twice the smaller tail."""
    return min(1.0, 2 * min(float(chances[: found + 1].sum()), float(chances[found:].sum())))


def above(chances: Floats, found: int) -> float:
    """Give how likely at least so many are."""
    return min(1.0, float(chances[found:].sum()))


def together(parts: Sequence[Floats]) -> Floats:
    """Give the chances of the sum of independent counts."""
    whole = np.ones(1)
    for part in sorted(parts, key=len):
        if min(len(whole), len(part)) <= _DIRECT:
            whole = np.convolve(whole, part)
            continue
        length = len(whole) + len(part) - 1
        width = 1 << (length - 1).bit_length()
        product = np.fft.irfft(np.fft.rfft(whole, width) * np.fft.rfft(part, width), width)[:length]
        # What the transform rounds off is added, so that no tail is too small.
        whole = np.maximum(product, 0.0) + _FFT_ROUNDING / length
    return whole


def given_total(n: int, k: int) -> float:
    """Give how likely n tosses of chance k/n come to k.

    >>> round(given_total(4, 2), 6)
    0.375
    """
    if not 0 < k < n:
        return 1.0
    chance = k / n
    return float(np.exp(log_subsets(n, k) + k * np.log(chance) + (n - k) * np.log1p(-chance)))


def tossed(n: int, chance: float) -> Floats:
    """Give how likely 0, 1, ..., n of n tosses succeed."""
    counts: Counts = np.arange(n + 1)
    logs = np.array([log_subsets(n, int(each)) for each in counts])
    chances: Floats = np.exp(logs + counts * np.log(chance) + (n - counts) * np.log1p(-chance))
    return chances


def never_chance(draws: Sequence[Sized], size: int) -> float:
    """Give how likely none of some targets, the same ones each time, is ever drawn."""
    logs = 0.0
    for draw in draws:
        if draw.n - size < draw.k:
            return 0.0
        logs += log_subsets(draw.n - size, draw.k) - log_subsets(draw.n, draw.k)
    return float(np.exp(logs))
