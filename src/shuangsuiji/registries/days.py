"""日期: days and periods as tables write them."""

import re
import unicodedata
from datetime import date
from typing import Final

from attrs import frozen

from shuangsuiji.errors import InvalidInput, fault

_DAY_FORM: Final = r"[0-9]{4}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.|年[0-9]{1,2}月)[0-9]{1,2}日?"
_DAY: Final = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_TIME: Final = re.compile(r" [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_PERIOD: Final = re.compile(rf"({_DAY_FORM})(?:\s*(?:至|到|~|-{{1,2}}|—{{1,2}}|–)\s*({_DAY_FORM}))?")
_BETWEEN: Final = re.compile(r"[;；,，、\n]")


@frozen(kw_only=True)
class Period:
    """期间: days from a first to a last one, both counted.

    Raises:
        InvalidInput: the last day lies before the first.
    """

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidInput(
                fault("SSJ-REG-PERIOD", first=self.first.isoformat(), last=self.last.isoformat())
            )

    def overlaps(self, first: date, last: date) -> bool:
        """Say whether it has a day in common with the days from first to last."""
        return self.first <= last and first <= self.last


def read_day(text: str) -> date:
    """Read a day: `2026-04-01`, `2026/4/1`, `2026.4.1` or `2026年4月1日`; a time after it is left aside.

    Raises:
        InvalidInput: it is no such text, or there is no such day.

    >>> read_day("2026年4月1日")
    datetime.date(2026, 4, 1)
    """
    plain = _TIME.sub("", unicodedata.normalize("NFKC", text.strip()))
    match = _DAY.fullmatch(plain) if re.fullmatch(_DAY_FORM, plain) else None
    if match is None:
        raise InvalidInput(fault("SSJ-REG-DAY", value=text))
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InvalidInput(fault("SSJ-REG-DAY", value=text)) from error


def read_periods(text: str) -> tuple[Period, ...]:
    """Read periods: `2026-04-01至2026-04-20；2026-05-06`, each a day or two days with 至, 到, ~ or a dash between.

    Raises:
        InvalidInput: a part is no period; of several the first is named.

    >>> [period.last.day for period in read_periods("2026-04-01至2026-04-20；2026年5月6日")]
    [20, 6]
    """
    parts = (unicodedata.normalize("NFKC", part).strip() for part in _BETWEEN.split(text))
    return tuple(_period(part) for part in parts if part)


def _period(text: str) -> Period:
    match = _PERIOD.fullmatch(_TIME.sub("", text))
    if match is None:
        raise InvalidInput(fault("SSJ-REG-AWAY", value=text))
    return Period(first=read_day(match[1]), last=read_day(match[2] or match[1]))
