"""抽查比例规则 (第七条、第十条): the value that a plan's wording comes to.

All figures are fractions. A ratio of 3% is 3/100, a count of 10户 is 10, a frequency of 每年2次 is 2 a year.
"""

from fractions import Fraction
from typing import Final, Literal

from attrs import field, frozen, validators

from shuangsuiji.errors import Fault, fault, raise_if

Form = Literal["fixed", "min", "max", "range"]
"""What bounds ask for: exactly, at least, at most, between."""

Measure = Literal["ratio", "count", "times"]
"""What a figure measures: 比例, 户数, 次数."""

PeriodUnit = Literal["year", "half-year", "quarter", "month", "week", "day", "licence validity"]
"""In what a period is counted; 许可有效期 is an event and has no length of its own."""

_A_YEAR: Final[dict[PeriodUnit, int]] = {"year": 1, "half-year": 2, "quarter": 4, "month": 12}
_FIGURE: Final = validators.optional(validators.instance_of(Fraction))
_LONGEST_SHOWN: Final = 60


def quoted(text: str) -> str:
    """Give a piece of a plan's wording so that it fits into a message: one line, visible, not too long."""
    cut = text[:_LONGEST_SHOWN] + ("…" if len(text) > _LONGEST_SHOWN else "")
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in cut)


def figure_faults(
    measure: Measure | None, lo: Fraction | None, hi: Fraction | None, piece: str
) -> list[Fault]:
    """List what is wrong with a figure: zero, negative, over 100%, a broken count, lower above upper.

    Args:
        measure: what it measures; None where only the bounds matter.
        lo: the lower bound.
        hi: the upper bound.
        piece: the wording of the figure, for messages.
    """
    known = [each for each in (lo, hi) if each is not None]
    found = quoted(piece)
    checks = (
        ("SSJ-RATIO-NOTHING", not known),
        ("SSJ-RATIO-NEGATIVE", any(each < 0 for each in known)),
        ("SSJ-RATIO-ZERO", any(each == 0 for each in known)),
        ("SSJ-RATIO-OVER", measure == "ratio" and any(each > 1 for each in known)),
        ("SSJ-RATIO-BROKEN", measure in {"count", "times"} and any(each.denominator != 1 for each in known)),
        ("SSJ-RATIO-REVERSED", lo is not None and hi is not None and lo > hi),
    )
    return [fault(code, found=found) for code, wrong in checks if wrong]


@frozen(kw_only=True)
class Bounds:
    """上下限: at least `lo`, at most `hi`, both counted in; equal where the figure is exact.

    Args:
        lo: the lower bound; None where there is none.
        hi: the upper bound; None where there is none.

    Raises:
        InvalidInput: neither is known, one is not above zero, or the lower lies above the upper.
        TypeError: a bound is no Fraction.
    """

    lo: Fraction | None = field(validator=_FIGURE)
    hi: Fraction | None = field(validator=_FIGURE)

    def __attrs_post_init__(self) -> None:
        raise_if(figure_faults(None, self.lo, self.hi, f"{self.lo} - {self.hi}"))

    @property
    def form(self) -> Form:
        """What the bounds ask for."""
        if self.hi is None:
            return "min"
        if self.lo is None:
            return "max"
        return "fixed" if self.lo == self.hi else "range"


@frozen(kw_only=True)
class Period:
    """周期: the time that a frequency counts in, such as a year or two years.

    Args:
        unit: what it is counted in.
        count: how many of them, at least 1.

    Raises:
        InvalidInput: fewer than one.
    """

    unit: PeriodUnit
    count: int = 1

    def __attrs_post_init__(self) -> None:
        raise_if([fault("SSJ-RATIO-ZERO", found=str(self.count))] if self.count < 1 else [])

    @property
    def text(self) -> str:
        """The period in words: `year`, `2 years`, `licence validity`."""
        return self.unit if self.count == 1 else f"{self.count} {self.unit}s"

    @property
    def a_year(self) -> Fraction | None:
        """How many of these periods a year has; None for weeks, days and events, of which no whole number fits."""
        parts = _A_YEAR.get(self.unit)
        return None if parts is None else Fraction(parts, self.count)


YEAR: Final = Period(unit="year")
"""A year: what an annual plan means where it names no period."""


@frozen(kw_only=True)
class Frequency:
    """频次: how many times in each period.

    Args:
        times: how many times.
        period: in what time.
    """

    times: Bounds
    period: Period


@frozen(kw_only=True)
class ClassRatio:
    """分类比例: the ratio of one class of targets, such as A级企业.

    Args:
        name: the class as the plan names it.
        ratio: its ratio, above 0 and at most 1.

    Raises:
        InvalidInput: no name, or a ratio above 1.
    """

    name: str
    ratio: Bounds

    def __attrs_post_init__(self) -> None:
        unnamed = [] if self.name.strip() else [fault("SSJ-RATIO-CLASS-UNNAMED")]
        raise_if([*unnamed, *_bounds_faults("ratio", self.ratio, self.name)])


@frozen(kw_only=True)
class RatioRule:
    """抽查比例和频次 (第七条): what a plan's wording asks for, with the wording itself.

    Args:
        text: the wording, verbatim.
        ratio: the ratio, above 0 and at most 1; None where none is given.
        ratio_period: the time that the ratio is named for, as in 10%/年; None where none is named.
        count: the number of targets, whole; None where none is given.
        frequency: how often; None where it is not said.
        parts: ratios by class, or ratios within the whole (其中).
        provisos: the rest of the wording, verbatim, in its order.

    Raises:
        InvalidInput: a ratio above 1, a broken count, or two parts of one name.
    """

    text: str
    ratio: Bounds | None = None
    ratio_period: Period | None = None
    count: Bounds | None = None
    frequency: Frequency | None = None
    parts: tuple[ClassRatio, ...] = ()
    provisos: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        names = [part.name for part in self.parts]
        twice = sorted({name for name in names if names.count(name) > 1})
        faults = [fault("SSJ-RATIO-CLASS-TWICE", found=quoted(name)) for name in twice]
        faults += _bounds_faults("ratio", self.ratio, self.text)
        faults += _bounds_faults("count", self.count, self.text)
        raise_if(faults)

    @property
    def kind(self) -> str:
        """What it gives: `ratio`, `count`, `frequency` or `by-class`, joined by `+`; `unset` where it gives nothing.

        A ratio with parts (其中) is a `ratio`; parts alone are `by-class`.
        """
        by_class = self.ratio is None and bool(self.parts)
        given = (
            ("frequency", self.frequency is not None),
            ("ratio", self.ratio is not None),
            ("by-class", by_class),
            ("count", self.count is not None),
        )
        return "+".join(word for word, there in given if there) or "unset"

    @property
    def is_census(self) -> bool:
        """全覆盖: whether every target is meant, so that no draw decides."""
        return self.ratio is not None and self.ratio.lo == 1


def _bounds_faults(measure: Measure, bounds: Bounds | None, piece: str) -> list[Fault]:
    return figure_faults(measure, bounds.lo, bounds.hi, piece) if bounds else []
