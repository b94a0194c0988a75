"""抽取比例 (第十条、第十一条; draw protocol 1.4 and 3.2): the one ratio that a stratum is drawn by.

| the plan says | ratio | rounding | cap |
| --- | --- | --- | --- |
| 5%, 不低于5% | 1/20 | up | none |
| 不超过5% | 1/20 | down | 1/20 |
| 2%-5% | 1/50, the lower bound | up | 1/20 |
| 10户 of 40 | 1/4 | up | none |
| 不超过10户 of 40 | 1/4 | down | 1/4 |
| 5%，不少于10户 of 100 | 1/10, the greater | up | none |
| 5%，最多2户 of 100 | 1/50, the cap | up | 1/50 |

A range starts at its lower bound because the plan is met there; who wants more writes the ratio. The cap is for
whoever changes ratio or rounding afterwards. That at least one is drawn where one is eligible is rule 3.2 of the
protocol, and may exceed the cap of a very small stratum.
"""

import math
import re
from fractions import Fraction
from typing import Final, Literal

from attrs import field, frozen, validators

from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.ratios.rule import YEAR, Bounds, RatioRule, quoted

Rounding = Literal["up", "half-up", "down"]
"""How a quota is rounded (draw protocol 3.1)."""

LARGEST: Final = 2**53 - 1
"""The largest numerator and denominator of a ratio (draw protocol 1.4)."""

_TEXT: Final = re.compile(r"([1-9][0-9]{0,15})/([1-9][0-9]{0,15})")


def ratio_text(ratio: Fraction) -> str:
    """Give a ratio as `p/q` in lowest terms (draw protocol 1.4).

    Raises:
        InvalidInput: not above 0 and at most 1, or a term beyond 2^53-1.

    >>> ratio_text(Fraction(3, 100))
    '3/100'
    """
    found = quoted(str(ratio)) if ratio.denominator <= LARGEST else ""
    if not 0 < ratio <= 1:
        raise InvalidInput(fault("SSJ-RATIO-TEXT-RANGE", found=found))
    if ratio.denominator > LARGEST:
        raise InvalidInput(fault("SSJ-RATIO-TEXT-FINE", most=LARGEST))
    return f"{ratio.numerator}/{ratio.denominator}"


def parse_ratio_text(text: str) -> Fraction:
    """Read a ratio from `p/q`: decimal, lowest terms, no leading zeros, 0 < p <= q <= 2^53-1 (draw protocol 1.4).

    Raises:
        InvalidInput: another form, not lowest terms, above 1, or a term beyond 2^53-1.

    >>> parse_ratio_text("3/100")
    Fraction(3, 100)
    """
    found = _TEXT.fullmatch(text) if isinstance(text, str) else None  # pyright: ignore[reportUnnecessaryIsInstance]
    if not found:
        raise InvalidInput(fault("SSJ-RATIO-TEXT-FORM", found=quoted(str(text))))
    numerator, denominator = int(found[1]), int(found[2])
    faults: list[Fault] = []
    if numerator > denominator:
        faults.append(fault("SSJ-RATIO-TEXT-RANGE", found=text))
    if max(numerator, denominator) > LARGEST:
        faults.append(fault("SSJ-RATIO-TEXT-FINE", most=LARGEST))
    lowest = Fraction(numerator, denominator)
    if lowest.denominator != denominator:
        faults.append(
            fault("SSJ-RATIO-TEXT-TERMS", found=text, expected=f"{lowest.numerator}/{lowest.denominator}")
        )
    raise_if(faults)
    return lowest


@frozen(kw_only=True)
class DrawRatio:
    """抽取比例: what a stratum of the announcement is drawn by (draw protocol 3.1).

    Args:
        ratio: `p/q` in lowest terms.
        rounding: how the quota is rounded.
        cap: the share that the plan does not let anyone exceed; None where it sets none.

    Raises:
        InvalidInput: a ratio in another form, or one above the cap.
        ValueError: an unknown rounding.
    """

    ratio: str
    rounding: Rounding = field(validator=validators.in_(("up", "half-up", "down")))
    cap: Fraction | None = field(
        default=None, validator=validators.optional(validators.instance_of(Fraction))
    )

    def __attrs_post_init__(self) -> None:
        value = parse_ratio_text(self.ratio)
        if self.cap is not None and self.cap < value:
            raise InvalidInput(fault("SSJ-RATIO-ABOVE-CAP", found=self.ratio, cap=str(self.cap)))

    @property
    def value(self) -> Fraction:
        """The ratio as a fraction."""
        return parse_ratio_text(self.ratio)


def to_draw_ratio(rule: RatioRule, base: int) -> DrawRatio:
    """Turn a plan's rule into the one ratio that a stratum of `base` targets is drawn by; see the module's table.

    A count in brackets beside a ratio, 10%（20户）, does not change the ratio; `count_disagreement` says whether
    the two agree.

    Args:
        rule: what the plan says.
        base: how many targets the ratio is taken of (scope or eligible), at least 1.

    Raises:
        InvalidInput: no targets, an unset rule, ratios by class, only a frequency, a ratio for another time than
            a year, more targets asked for than there are, or bounds that exclude each other.

    >>> from shuangsuiji.ratios.wording import parse_ratio
    >>> to_draw_ratio(parse_ratio("2%-5%"), 210)
    DrawRatio(ratio='1/50', rounding='up', cap=Fraction(1, 20))
    """
    raise_if(_refusals(rule, base))
    value, cap, rounding = _value_and_cap(rule, base)
    return DrawRatio(ratio=ratio_text(value), rounding=rounding, cap=cap)


def count_disagreement(rule: RatioRule, base: int) -> Fault | None:
    """Say whether a ratio and the count in brackets beside it disagree for a base (A07-5); a warning, no refusal.

    Raises:
        InvalidInput: as `to_draw_ratio`.

    >>> from shuangsuiji.ratios.wording import parse_ratio
    >>> count_disagreement(parse_ratio("10%（20户）"), 200) is None
    True
    """
    if rule.ratio is None or rule.count is None or rule.count.form != "fixed" or rule.count.lo is None:
        return None
    drawn = to_draw_ratio(rule, base)
    rounded = math.floor if drawn.rounding == "down" else math.ceil
    quota = rounded(drawn.value * base)
    if quota == rule.count.lo:
        return None
    return fault(
        "SSJ-RATIO-COUNT-DISAGREES", found=quoted(rule.text), base=base, quota=quota, count=int(rule.count.lo)
    )


def _refusals(rule: RatioRule, base: int) -> list[Fault]:
    if base < 1:
        return [fault("SSJ-RATIO-BASE", found=base)]
    found = quoted(rule.text)
    faults: list[Fault] = []
    if rule.kind == "unset":
        faults.append(fault("SSJ-RATIO-UNSET", found=found))
    if rule.kind == "frequency":
        faults.append(fault("SSJ-RATIO-FREQUENCY-ONLY", found=found))
    if rule.parts:
        classes = quoted("、".join(part.name for part in rule.parts))
        faults.append(fault("SSJ-RATIO-BY-CLASS", found=found, classes=classes))
    if rule.ratio_period not in {None, YEAR}:
        faults.append(fault("SSJ-RATIO-PERIOD", found=found))
    if rule.count and rule.count.lo is not None and rule.count.lo > base:
        faults.append(fault("SSJ-RATIO-TOO-MANY", found=found, least=int(rule.count.lo), base=base))
    return faults


def _counted(count: Bounds, base: int) -> Bounds:
    """Give a count as shares of the base; a maximum beyond the base is all of it."""
    lo = None if count.lo is None else count.lo / base
    return Bounds(lo=lo, hi=None if count.hi is None else min(count.hi / base, Fraction(1)))


def _value_and_cap(rule: RatioRule, base: int) -> tuple[Fraction, Fraction | None, Rounding]:
    """Take the greatest lower bound, under the least upper bound; an exact figure is a lower bound."""
    bounds = [each for each in (rule.ratio, _counted(rule.count, base) if rule.count else None) if each]
    if len(bounds) > 1 and bounds[1].form == "fixed":
        bounds.pop()
    lows = [each.lo for each in bounds if each.lo is not None]
    highs = [each.hi for each in bounds if each.hi is not None and each.form != "fixed"]
    cap = min(highs, default=None)
    if not lows:
        return min(highs), cap, "down"
    low = max(lows)
    if cap is None or low <= cap:
        return low, cap, "up"
    if bounds[-1].hi != cap or rule.count is None:
        raise InvalidInput(fault("SSJ-RATIO-EXCLUDE", found=quoted(rule.text), base=base))
    return cap, cap, "up"
