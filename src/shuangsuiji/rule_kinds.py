"""规则的类别 (设计决定 5): what kinds of values a rule can have, and what every rule says of itself."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from attrs import frozen

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, filled, free_texts, identifiers, is_day

Strength = Literal["M", "E", "W", "R", "D"]
"""必须能表示, 强制, 预警, 报表, 说明: how strictly a rule is held."""

LAST_DAY: int = 31
"""The last day that a month can have."""


@frozen(kw_only=True)
class Rule:
    """What every rule says of itself.

    Args:
        unit: the unit of its value; empty where it has none.
        article: the article that it comes from.
        strength: how strictly it is held.
        reading: what it means, and how an unclear sentence was read.
    """

    unit: str
    article: str
    strength: Strength
    reading: str

    def __attrs_post_init__(self) -> None:
        words = {"article": self.article, "reading": self.reading}
        raise_if([*filled(**words), *free_texts(**words, unit=self.unit), *self.value_faults()])

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        yield from ()


@frozen(kw_only=True)
class Count(Rule):
    """A rule whose value is a whole number, 0 or more."""

    value: int

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        yield from at_least(0, value=self.value)


@frozen(kw_only=True)
class Limit(Rule):
    """A rule whose value is a whole number, 0 or more, or is left open: then nothing is asked."""

    value: int | None = None

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        if self.value is not None:
            yield from at_least(0, value=self.value)


@frozen(kw_only=True)
class Switch(Rule):
    """A rule that holds or does not."""

    value: bool


@frozen(kw_only=True)
class Text(Rule):
    """A rule whose value is a text; it may be empty."""

    value: str

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        yield from free_texts(value=self.value)


@frozen(kw_only=True)
class Pattern(Text):
    """A rule whose value is a regular expression; an empty one asks nothing."""

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        yield from Text.value_faults(self)
        try:
            re.compile(self.value)
        except re.error as error:
            yield fault("SSJ-RULES-PATTERN", at(".value"), value=self.value, reason=str(error))


@frozen(kw_only=True)
class Word(Rule):
    """A rule whose value is one word."""

    value: str

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        yield from identifiers(value=self.value)


@frozen(kw_only=True)
class Choice(Rule):
    """A rule whose value is a list of words."""

    value: tuple[str, ...]

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        for word in self.value:
            yield from identifiers(value=word)


@frozen(kw_only=True)
class YearDay(Rule):
    """A rule whose value is a day of every year, `MM-DD`."""

    value: str

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        if not is_day(f"2000-{self.value}"):
            yield fault("SSJ-RULES-YEAR-DAY", at(".value"), value=self.value)

    def of(self, year: int) -> date:
        """Give the day of a year."""
        return date.fromisoformat(f"{year:04}-{self.value}")


@frozen(kw_only=True)
class AreaCap:
    """按领域的年度上限: how often a target of an area may be inspected in a number of years.

    Args:
        area: 领域, as the checklist's items name it; empty for all.
        times: how often at most.
        years: in how many calendar years; 1 is usual.
        hard: whether more is forbidden, or only questioned.
    """

    area: str
    times: int
    years: int
    hard: bool

    def __attrs_post_init__(self) -> None:
        raise_if([*free_texts(area=self.area), *at_least(1, times=self.times, years=self.years)])


@frozen(kw_only=True)
class AreaCaps(Rule):
    """A rule whose value is a list of caps by area."""

    value: tuple[AreaCap, ...]


@frozen(kw_only=True)
class QuietPeriod:
    """企业安静期: days of every month on which enterprises are not visited.

    Args:
        region: where it holds; empty for everywhere.
        first: the first day of the month.
        last: the last day.
        random_exempt: whether double-random inspections may come all the same.
    """

    region: str
    first: int
    last: int
    random_exempt: bool

    def __attrs_post_init__(self) -> None:
        beyond = [
            fault("SSJ-RULES-QUIET", at(f".{name}"), value=day)
            for name, day in (("first", self.first), ("last", self.last))
            if not 1 <= day <= LAST_DAY
        ]
        order = [fault("SSJ-RULES-QUIET", at(".last"), value=self.last)] if self.last < self.first else []
        raise_if([*free_texts(region=self.region), *(beyond or order)])

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return self.first <= day.day <= self.last


@frozen(kw_only=True)
class Quiet(Rule):
    """A rule whose value is a list of quiet periods."""

    value: tuple[QuietPeriod, ...]
