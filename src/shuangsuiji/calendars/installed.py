"""随软件安装的日历: the years that the installed edition of the package chinesecalendar knows."""

from collections.abc import Mapping
from datetime import date
from typing import Final, cast

import chinese_calendar  # pyright: ignore[reportMissingTypeStubs]  -- it has none, hence the casts

from shuangsuiji.ports.calendar import CalendarSource
from shuangsuiji.workdays import CalendarYear, may_set

_HOLIDAYS: Final = cast("Mapping[date, str]", chinese_calendar.holidays)
_WORKDAYS: Final = cast("Mapping[date, str]", chinese_calendar.workdays)
_NEW_YEAR: Final = cast("str", chinese_calendar.Holiday.new_years_day.value)


class InstalledCalendar(CalendarSource):
    """The years of chinesecalendar; a year later than the installed edition is not announced."""

    def __init__(self) -> None:
        self._rest = _by_notice(_HOLIDAYS)
        self._worked = _by_notice(_WORKDAYS)

    def _year(self, number: int) -> CalendarYear | None:
        if number not in self._rest:
            return None
        return CalendarYear(
            number=number,
            rest=frozenset(self._rest[number]),
            worked=frozenset(self._worked.get(number, ())),
        )


def _by_notice(days: Mapping[date, str]) -> dict[int, list[date]]:
    """Group days by the year whose notice set them: a New Year's holiday in December belongs to the year that begins."""
    found: dict[int, list[date]] = {}
    for day, name in days.items():
        following = day.year + 1
        number = following if name == _NEW_YEAR and may_set(following, day) else day.year
        found.setdefault(number, []).append(day)
    return found
