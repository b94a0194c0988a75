"""专项检查 (第二十二条): what findings of other tasks made a task necessary, and what it must come up to."""

from fractions import Fraction
from typing import Final

from attrs import frozen

from shuangsuiji.errors import InvalidInput, raise_if
from shuangsuiji.forms import filled, free_texts, identifiers
from shuangsuiji.ratios.draw_ratio import to_draw_ratio
from shuangsuiji.ratios.rule import RatioRule
from shuangsuiji.ratios.wording import parse_ratio


@frozen(kw_only=True)
class Cause:
    """起因 (第二十二条): a result of another task that caused a special one.

    Args:
        task: the other task's code.
        target: the target that was drawn in it.
        item: the number of the item under which the problem was found.
        problem: what the problem is.
    """

    task: str
    target: str
    item: str
    problem: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task, target=self.target, item=self.item),
                *filled(problem=self.problem),
                *free_texts(problem=self.problem),
            ]
        )


@frozen(kw_only=True)
class Origin:
    """原任务 (第二十二条): by which ratio and how often a task that caused a special one inspected.

    Args:
        task: its code.
        ratio: its 抽查比例, in its own words.
        frequency: its 频次, in its own words; empty where its plan gives none.
    """

    task: str
    ratio: str
    frequency: str

    def __attrs_post_init__(self) -> None:
        words = {"ratio": self.ratio, "frequency": self.frequency}
        raise_if([*identifiers(task=self.task), *filled(ratio=self.ratio), *free_texts(**words)])


_BASE: Final = 10**6
"""A base on which two ratios are compared."""


def lower_ratio(ratio: str, than: str) -> bool:
    """Say whether a ratio is lower than another; one that cannot be read is not.

    >>> lower_ratio("5%", "10%"), lower_ratio("不低于10%", "10%")
    (True, False)
    """
    found, other = _share(ratio), _share(than)
    return found is not None and other is not None and found < other


def rarer(frequency: str, than: str) -> bool:
    """Say whether a frequency is lower than another; one that cannot be read is not.

    >>> rarer("每两年1次", "每年1次"), rarer("每年2次", "每年1次")
    (True, False)
    """
    found, other = _a_year(frequency), _a_year(than)
    return found is not None and other is not None and found < other


def _share(ratio: str) -> Fraction | None:
    rule = _rule(ratio)
    try:
        return to_draw_ratio(rule, _BASE).value if rule else None
    except InvalidInput:
        return None


def _a_year(frequency: str) -> Fraction | None:
    rule = _rule(frequency)
    if rule is None or rule.frequency is None or rule.frequency.times.lo is None:
        return None
    periods = rule.frequency.period.a_year
    return None if periods is None else rule.frequency.times.lo * periods


def _rule(wording: str) -> RatioRule | None:
    try:
        return parse_ratio(wording)
    except InvalidInput:
        return None
