"""抽查比例和频次 (第七条): what a row's wordings come to."""

import math
from fractions import Fraction
from typing import Final

from shuangsuiji.errors import Fault, InvalidInput
from shuangsuiji.ratios.draw_ratio import count_disagreement, ratio_text, to_draw_ratio
from shuangsuiji.ratios.rule import Frequency, RatioRule
from shuangsuiji.ratios.wording import parse_ratio

_ANY_BASE: Final = 10**9
"""Large enough for a wording that asks for a number of targets."""


def settled(ratio: str) -> bool:
    """Say whether a wording gives a ratio to draw by; “根据实际情况确定” does not.

    >>> settled("不低于3%"), settled("根据实际情况确定")
    (True, False)
    """
    return bool(settled_ratios(ratio, _ANY_BASE))


def settled_ratios(ratio: str, *bases: int) -> frozenset[str]:
    """Give the ratios that a wording settles, as announcements write them: `p/q`, of each of these bases.

    >>> sorted(settled_ratios("10%", 60))
    ['1/10']
    """
    found: set[str] = set()
    for base in bases:
        try:
            found.add(ratio_text(to_draw_ratio(parse_ratio(ratio), max(base, 1)).value))
        except InvalidInput:
            continue
    return frozenset(found)


def read_wording(wording: str) -> RatioRule | None:
    """Read a wording; None where it cannot be read."""
    try:
        return parse_ratio(wording)
    except InvalidInput:
        return None


def planned_frequency(wording: str) -> Frequency | None:
    """Give the frequency that a wording asks for; None where it says none.

    >>> planned_frequency("每年不少于1次").times.lo
    Fraction(1, 1)
    """
    rule = read_wording(wording)
    return rule.frequency if rule else None


def disagreement(wording: str, size: int) -> Fault | None:
    """Say whether a ratio and the number in brackets beside it, 10%（20户）, disagree for a range of targets, not of 0."""
    try:
        return count_disagreement(parse_ratio(wording), size)
    except InvalidInput:
        return None


def least(wording: str, size: int) -> Fraction | None:
    """Give the share of a range that a wording asks for; None where it settles none."""
    try:
        return to_draw_ratio(parse_ratio(wording), max(size, 1)).value
    except InvalidInput:
        return None


def planned_number(wording: str, size: int) -> int | None:
    """Give how many targets of a range a wording comes to; None where it settles none, or the range's size is 0.

    >>> planned_number("不低于3%", 210)
    7
    """
    try:
        drawn = to_draw_ratio(parse_ratio(wording), size)
    except InvalidInput:
        return None
    rounded = math.floor if drawn.rounding == "down" else math.ceil
    return rounded(drawn.value * size)
