"""应抽数 (spec 3.2): how many of a stratum are drawn, computed exactly."""

from fractions import Fraction
from math import ceil, floor
from typing import Literal

from shuangsuiji.ratios.draw_ratio import Rounding

Base = Literal["scope", "eligible"]
"""What a ratio is of: all entries of the stratum, or its eligible ones (requirements A11-4)."""


def rounded(ratio: Fraction, base: int, rounding: Rounding) -> int:
    """Round ratio x base exactly.

    >>> [rounded(Fraction(3, 100), 50, r) for r in ("up", "half-up", "down")]
    [2, 2, 1]
    """
    exact = ratio * base
    if rounding == "up":
        return ceil(exact)
    return floor(exact + Fraction(1, 2)) if rounding == "half-up" else floor(exact)


def quota(ratio: Fraction, base: int, rounding: Rounding, eligible: int) -> int:
    """Give the quota: at least 1 where anything is eligible, never more than is eligible.

    >>> quota(Fraction(3, 100), 15, "down", 15), quota(Fraction(1), 24, "up", 20), quota(Fraction(1), 9, "up", 0)
    (1, 20, 0)
    """
    return min(max(1, rounded(ratio, base, rounding)), eligible)
