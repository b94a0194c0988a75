"""规则集 (设计决定 5): every number and every reading of an unclear sentence, as dated data with its article.

A rulebook is a TOML file; `rulebooks/yuxi.toml` is the regulation of 玉溪, another bureau is another file. A misspelt
or missing key is refused: it would silently leave another rule in force.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Literal

import attrs
from attrs import frozen

from shuangsuiji import wire
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.exchange import digest_of
from shuangsuiji.forms import at_least, days, filled, free_texts, identifiers, is_day

Strength = Literal["M", "E", "W", "R", "D"]
"""必须能表示, 强制, 预警, 报表, 说明: how strictly a rule is held."""


@frozen(kw_only=True)
class _Rule:
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
        texts = {"article": self.article, "reading": self.reading}
        raise_if([*filled(**texts), *free_texts(**texts, unit=self.unit), *self.value_faults()])

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        yield from ()


@frozen(kw_only=True)
class Count(_Rule):
    """A rule whose value is a whole number, 0 or more."""

    value: int

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        yield from at_least(0, value=self.value)


@frozen(kw_only=True)
class Switch(_Rule):
    """A rule that holds or does not."""

    value: bool


@frozen(kw_only=True)
class Choice(_Rule):
    """A rule whose value is a list of words."""

    value: tuple[str, ...]

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        for word in self.value:
            yield from identifiers(value=word)


@frozen(kw_only=True)
class YearDay(_Rule):
    """A rule whose value is a day of every year, `MM-DD`."""

    value: str

    def value_faults(self) -> Iterator[Fault]:
        """Judge the value."""
        if not is_day(f"2000-{self.value}"):
            yield fault("SSJ-RULES-YEAR-DAY", Place(path=".value"), value=self.value)

    def of(self, year: int) -> date:
        """Give the day of a year."""
        return date.fromisoformat(f"{year:04}-{self.value}")


@frozen(kw_only=True)
class Keys:
    """The rules by key; what each means stands in the file beside its value."""

    channels: Choice
    min_channels_for_draw: Count
    item_categories: Choice
    methods: Choice
    plan_publish_by: YearDay
    object_annual_cap: Count
    library_max_age_days: Count
    draw_origin_allowed: Choice
    separation: Switch
    substitution_circumstances: Choice
    substitution_methods: Choice
    min_onsite: Count
    measures: Choice
    entry_wd: Count
    reviewer_separate: Switch

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *at_least(2, **{"min_onsite.value": self.min_onsite.value}),
                *at_least(1, **{"object_annual_cap.value": self.object_annual_cap.value}),
            ]
        )


@frozen(kw_only=True)
class Rulebook:
    """规则集: one edition of a bureau's rules.

    Args:
        title: the regulation's title.
        bureau: the bureau that issued it.
        edition: from 1.
        trial: whether it is 试行.
        effective_from: since when it holds (第二十八条); None where nobody has said yet, and nothing can be done under it.
        keys: the rules.
    """

    title: str
    bureau: str
    edition: int
    trial: bool
    keys: Keys
    effective_from: str | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(title=self.title),
                *free_texts(title=self.title),
                *identifiers(bureau=self.bureau),
                *at_least(1, edition=self.edition),
                *(days(effective_from=self.effective_from) if self.effective_from is not None else ()),
            ]
        )

    def digest(self) -> str:
        """Give H of its canonical JSON; tasks and journal entries name a rulebook by it."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        return digest_of(self)

    def rule(self, key: str) -> _Rule:
        """Give a rule by its key, as a finding names it."""
        found: _Rule = getattr(self.keys, key)
        return found


def read_rulebook(data: bytes, place: Place | None = None) -> Rulebook:
    """Read a rulebook from the bytes of its TOML file.

    Raises:
        InvalidInput: it is no TOML, a key is unknown or missing, or a value is not what its key asks for; every
            fault is listed with its path.
    """
    file = (place or Place()).file
    try:
        found = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(fault("SSJ-RULES-TOML", place, reason=str(error))) from error
    if isinstance(found.get("effective_from"), date):
        found["effective_from"] = found["effective_from"].isoformat()
    try:
        return wire.read(Rulebook, {"effective_from": None, **found})
    except InvalidInput as error:
        raise InvalidInput(
            *(each.at(attrs.evolve(each.place, file=file)) for each in error.faults)
        ) from error
