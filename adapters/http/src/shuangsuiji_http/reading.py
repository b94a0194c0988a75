"""字段: names, days and codes as platforms write them.

What is null or not there is empty; what has a form that was not declared is a `ValueError`, never a guess.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, cast

from attrs import frozen

from shuangsuiji import canonical
from shuangsuiji.forms import is_day
from shuangsuiji.texts import china_day, normalised

DayForm = Literal["day", "instant", "epoch-ms", "compact"]
"""`2026-06-01`; `2026-06-01T09:00:00`, with an offset or in the time of China; milliseconds since 1970; `20260601`."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY: Final = 10


@frozen
class Names:
    """What members are called, by our name: several where a platform is not of one mind. Case does not count.

    >>> Names({"plan": ("raninsPlaneName", "raninsPlanName")}).texts({"RANINSPLANNAME": "某计划"})
    {'plan': '某计划'}
    """

    known: Mapping[str, tuple[str, ...]]

    def read(self, row: object) -> dict[str, object]:
        """Give the members by our names, None where there is none.

        Raises:
            ValueError: it is no object.
        """
        if not isinstance(row, dict):
            raise ValueError  # noqa: TRY004  -- what was answered is wrong, not what was called
        found = {name.casefold(): value for name, value in cast("dict[str, object]", row).items()}
        return {
            ours: next((found[each.casefold()] for each in theirs if each.casefold() in found), None)
            for ours, theirs in self.known.items()
        }

    def texts(self, row: object) -> dict[str, str]:
        """Give the members as texts.

        Raises:
            ValueError: one is neither text nor null.
        """
        return {name: text_of(value) for name, value in self.read(row).items()}


def text_of(value: object) -> str:
    """Give a text without white space at its ends; empty for null.

    Raises:
        ValueError: it is something else.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004  -- what was answered is wrong, not what was called
    return normalised(value)


def inner(value: object) -> object:
    """Give what a text of JSON holds, and everything else as it is.

    Raises:
        ValueError: the text is no JSON.
    """
    return canonical.parse(value.encode()) if isinstance(value, str) and value else value


def day_of(value: object, *forms: DayForm) -> str:
    """Give a day as `2026-06-01`, in the time of China; empty for null and for an empty text.

    Args:
        value: as it was told.
        forms: the forms in which the platform tells days.

    Raises:
        ValueError: it is a day in none of these forms.

    >>> day_of(1780502400000, "day", "epoch-ms")
    '2026-06-04'
    >>> day_of("2017-10-30", "day", "epoch-ms")
    '2017-10-30'
    """
    if value is None or value == "":
        return ""
    if type(value) is int and "epoch-ms" in forms:
        try:
            return china_day((_EPOCH + timedelta(milliseconds=value)).isoformat())
        except OverflowError as error:
            raise ValueError from error
    if isinstance(value, str):
        return _day_of_text(value, forms)
    raise ValueError


def _day_of_text(text: str, forms: tuple[DayForm, ...]) -> str:
    if "instant" in forms and len(text) > _DAY:
        told = datetime.fromisoformat(text)
        return china_day(text) if told.tzinfo else told.date().isoformat()
    compact = "-".join((text[:4], text[4:6], text[6:]))
    for form, day in (("day", text), ("compact", compact)):
        if form in forms and is_day(day):
            return day
    raise ValueError


@frozen
class CodeTable:
    """代码表: what a code means, by the generation of the platform that uses it: the same code may mean another thing.

    >>> table = CodeTable({("2014", "6"): "NON_COOPERATION", ("2017", "6"): "UNREACHABLE"})
    >>> table.meaning("2014", "6"), table.codes("2017", "UNREACHABLE")
    ('NON_COOPERATION', ('6',))
    """

    meanings: Mapping[tuple[str, str], str]

    def meaning(self, generation: str, code: str) -> str:
        """Give what a code means.

        Raises:
            LookupError: it stands in no table.
        """
        return self.meanings[generation, code]

    def codes(self, generation: str, meaning: str) -> tuple[str, ...]:
        """Give every code that means this; none where the generation has none."""
        return tuple(
            code for (of, code), each in self.meanings.items() if (of, each) == (generation, meaning)
        )
