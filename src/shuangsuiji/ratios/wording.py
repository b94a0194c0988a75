"""抽查比例和频次的写法 (第七条): a plan's wording, parsed to its rule."""

import re
from fractions import Fraction
from typing import Final

from attrs import evolve

from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.ratios.labels import CLASS, provisos
from shuangsuiji.ratios.reading import Quantity, Reading, read
from shuangsuiji.ratios.rule import (
    YEAR,
    Bounds,
    ClassRatio,
    Frequency,
    Measure,
    Period,
    RatioRule,
    quoted,
)
from shuangsuiji.ratios.tokens import fold

LONGEST: Final = 500
"""How many characters a wording may have."""

_LEFT_OPEN: Final = re.compile(
    r"(?:根据|依据|按照?|视|结合|参照|由|待|以|遵照).*(?:确定|而定|制定|制订|安排|执行|为准|部署|开展|决定|核定)"
    r"|(?:根据|依据|按照?|视|结合).{0,10}(?:情况|需要|实际)|待定|另行|另定|未定|酌情|适时|适当|按需|不定期"
)

_PAIR: Final = 2
_NO_TARGETS: Final = re.compile("部门|人员|科室|专家|检查组|小组")


def parse_ratio(text: str) -> RatioRule:
    """Read what a plan prints under 抽查比例 or 频次.

    Figures come as %, ‰, 成, 百分之三, 户 or 家, 次, in ASCII, full-width or Chinese digits; bounds as 不低于, ≥,
    以上, 不超过, ≤, 以内; ranges with any dash; 全覆盖 is 100%. 以上, 以下 and 以内 count the figure in (民法典
    第一千二百五十九条). A frequency without a period is one a year, since plans are for a year. Frequencies of
    several levels or alternatives become the span of all of them.

    Raises:
        InvalidInput: nothing readable, zero, above 100%, or figures that do not fit together; every fault is
            listed with what is accepted.

    >>> rule = parse_ratio("抽查比例不少于2‰")
    >>> rule.kind, rule.ratio
    ('ratio', Bounds(lo=Fraction(1, 500), hi=None))
    >>> parse_ratio("根据实际情况确定").kind
    'unset'
    """
    _raise_unless_text(text)
    reading = read(text)
    raise_if(reading.faults)
    quantities = _without_mere_all(reading.quantities)
    if not quantities:
        return _unset(text)
    return _combined(text, reading, quantities)


def _raise_unless_text(text: object) -> None:
    if not isinstance(text, str) or not text.strip():
        raise InvalidInput(fault("SSJ-RATIO-EMPTY"))
    if len(text) > LONGEST:
        raise InvalidInput(fault("SSJ-RATIO-TOO-LONG", found=len(text), most=LONGEST))


def _unset(text: str) -> RatioRule:
    if not _LEFT_OPEN.search(fold(text)):
        raise InvalidInput(fault("SSJ-RATIO-UNREADABLE", found=quoted(text)))
    return RatioRule(text=text, provisos=(text.strip(),))


def _without_mere_all(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Drop 全部 where it only says of what another ratio is taken (全部企业的5%)."""
    ratios = [each for each in quantities if each.measure == "ratio"]
    if all(each.piece == "全部" for each in ratios):
        return quantities
    return tuple(each for each in quantities if each.piece != "全部")


def _combined(text: str, reading: Reading, quantities: tuple[Quantity, ...]) -> RatioRule:
    faults: list[Fault] = []
    quantities = _totals(quantities, faults)
    ratios, parts = _split_parts(_of("ratio", quantities))
    if len({part.label for part in parts}) < len(parts) or any(not part.label for part in parts):
        faults.append(_unfitting("ratio", (*ratios, *parts)))
    ratio = _one(ratios, faults)
    counts = _of("count", quantities)
    faults += _count_faults(counts)
    if ratios and counts and any(each.alternative for each in (*ratios, *counts)):
        faults.append(_unfitting("ratio", (*ratios, *counts)))
    count = _one(counts, faults)
    frequency = _frequency(_of("times", quantities), faults)
    raise_if(faults)
    classes = tuple(ClassRatio(name=part.label, ratio=_bounds(part)) for part in parts)
    return RatioRule(
        text=text,
        ratio=_bounds(ratio) if ratio else None,
        ratio_period=ratio.period if ratio else None,
        count=_bounds(count) if count else None,
        frequency=frequency,
        parts=classes,
        provisos=provisos(text, reading.used, (each.name for each in classes)),
    )


def _of(measure: Measure, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    return tuple(each for each in quantities if each.measure == measure)


def _count_faults(counts: tuple[Quantity, ...]) -> list[Fault]:
    """List counts that are none of targets, or that are named for another time than the plan's year."""
    others = [each for each in counts if _NO_TARGETS.search(each.label)]
    timed = [each for each in counts if each.period not in {None, YEAR}]
    return [
        *(fault("SSJ-RATIO-NO-TARGETS", found=quoted(f"{each.label}{each.piece}")) for each in others),
        *(fault("SSJ-RATIO-COUNT-PERIOD", found=each.piece) for each in timed),
    ]


def _bounds(quantity: Quantity) -> Bounds:
    return Bounds(lo=quantity.lo, hi=quantity.hi)


def _unfitting(measure: Measure, quantities: tuple[Quantity, ...]) -> Fault:
    code = {"ratio": "SSJ-RATIO-SEVERAL", "count": "SSJ-RATIO-SEVERAL", "times": "SSJ-RATIO-FREQUENCIES"}[
        measure
    ]
    return fault(code, found=quoted("、".join(each.piece for each in quantities)))


def _totals(quantities: tuple[Quantity, ...], faults: list[Fault]) -> tuple[Quantity, ...]:
    """Give the quantities of a year; 每年2次各10% is 20% in all."""
    found: list[Quantity] = []
    times: Quantity | None = None
    for each in quantities:
        if each.measure == "times":
            times = each
        found.append(_total(each, times, faults) if each.each and each.measure != "times" else each)
    return tuple(found)


def _total(quantity: Quantity, times: Quantity | None, faults: list[Fault]) -> Quantity:
    fixed = times.lo if times and times.lo == times.hi else None
    too_many = fixed and quantity.lo and quantity.measure == "ratio" and quantity.lo * fixed > 1
    if fixed is None or quantity.lo is None or quantity.lo != quantity.hi or too_many:
        faults.append(fault("SSJ-RATIO-EACH", found=quantity.piece))
        return quantity
    return evolve(quantity, lo=quantity.lo * fixed, hi=quantity.lo * fixed)


def _split_parts(ratios: tuple[Quantity, ...]) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Tell the ratio of the whole from those of its parts: 其中, a class's name, or names for all but the first."""
    whole = [each for each in ratios if not each.nested]
    nested = [each for each in ratios if each.nested]
    classes = [each for each in whole if CLASS.search(each.label)]
    rest = [each for each in whole if not CLASS.search(each.label)]
    alike = len({(each.lo, each.hi) for each in rest}) <= 1
    if alike or not all(each.label for each in rest[1:]):
        return tuple(rest), tuple(each for each in ratios if each in {*classes, *nested})
    named = rest if rest[0].label else rest[1:]
    unnamed = () if rest[0].label else (rest[0],)
    return unnamed, tuple(each for each in ratios if each in {*named, *classes, *nested})


def _joined(quantities: tuple[Quantity, ...]) -> Quantity | None:
    """Join 不低于3%，不超过5% into one range; None where two figures are no such pair."""
    if len(quantities) != _PAIR or quantities[1].alternative or quantities[1].label:
        return None
    lower, upper = sorted(quantities, key=lambda each: each.lo is None)
    if lower.hi is not None or upper.lo is not None or lower.lo is None or upper.hi is None:
        return None
    if lower.lo > upper.hi or lower.period != upper.period:
        return None
    piece = f"{lower.piece}、{upper.piece}"
    return Quantity(measure=lower.measure, lo=lower.lo, hi=upper.hi, period=lower.period, piece=piece)


def _one(quantities: tuple[Quantity, ...], faults: list[Fault]) -> Quantity | None:
    if not quantities:
        return None
    if len({(each.lo, each.hi, each.period or YEAR) for each in quantities}) == 1:
        return quantities[0]
    joined = _joined(quantities)
    if joined is None:
        faults.append(_unfitting(quantities[0].measure, quantities))
    return joined


def _frequency(times: tuple[Quantity, ...], faults: list[Fault]) -> Frequency | None:
    """Give the frequency; several for levels or alternatives span from the least to the most."""
    if not times:
        return None
    periods = [each.period or YEAR for each in times]
    joined = _joined(times)
    if joined:
        return Frequency(times=_bounds(joined), period=joined.period or YEAR)
    alike = len(set(periods)) == 1
    asked = [(each.lo, each.hi) for each in times]
    yearly = [_a_year(each, period) for each, period in zip(times, periods, strict=True)]
    span = _span(asked if alike else [each for each in yearly if each is not None])
    if span is None or (not alike and None in yearly):
        faults.append(_unfitting("times", times))
        return None
    return Frequency(times=span, period=periods[0] if alike else YEAR)


def _a_year(quantity: Quantity, period: Period) -> tuple[Fraction | None, Fraction | None] | None:
    factor = period.a_year
    if factor is None:
        return None
    lo = None if quantity.lo is None else quantity.lo * factor
    return lo, None if quantity.hi is None else quantity.hi * factor


def _span(pairs: list[tuple[Fraction | None, Fraction | None]]) -> Bounds | None:
    """Give the least and the most of several bounds; None where neither is bounded by all of them."""
    lows = [lo for lo, _ in pairs if lo is not None]
    highs = [hi for _, hi in pairs if hi is not None]
    lo = min(lows) if len(lows) == len(pairs) else None
    hi = max(highs) if len(highs) == len(pairs) else None
    return None if (lo, hi) == (None, None) else Bounds(lo=lo, hi=hi)
