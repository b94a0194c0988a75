"""工作日与期限 (民法典第二百零一条、第二百零三条): working-day arithmetic over a supplied calendar.

The day on which a period starts is never counted. Which weekday rests and which weekend works is what the State
Council's yearly notice says; a year whose notice is not out is refused (`provisional` gives bounds). A notice may also set the last days of December before its year
(2018-12-31 rested by the notice for 2019), so those days are open until the next year is known as well.

What is announced may still be changed in the course of a year, as in 2015, 2019 and 2020: then the calendar's file is
replaced, and open deadlines are computed again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from attrs import field, frozen

from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if

FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2999
"""Years that a calendar may hold."""

MOST_DAYS: Final = 3660
"""The longest period, in days of either kind: ten years."""

FIXED_HOLIDAYS: Final = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
"""Months and days that rest in every year (全国年节及纪念日放假办法第二条): 元旦, 劳动节, 国庆节."""

OPEN_FROM: Final = (12, 27)
"""From this month and day on, the notice for the next year may set what rests: the last day on which the weekend
before a New Year's Day in midweek can begin."""

ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@frozen(kw_only=True)
class CalendarYear:
    """年度放假调休安排: what one notice sets, of the State Council for the country or of a county for itself.

    Args:
        number: the year.
        rest: days that rest; weekends need not be named.
        worked: days that are worked (调休上班); Monday to Friday need not be named.

    Raises:
        InvalidInput: the year is out of range, a day lies neither in the year nor in the last days of December before
            it (from `OPEN_FROM`), or a day both rests and is worked.
    """

    number: int
    rest: frozenset[date]
    worked: frozenset[date] = frozenset()

    def __attrs_post_init__(self) -> None:
        raise_if(self._faults())

    def _faults(self) -> Iterator[Fault]:
        yield from year_faults(self.number)
        for day in sorted(self.rest | self.worked):
            if not may_set(self.number, day):
                yield fault("SSJ-WORKDAYS-OUTSIDE", day=str(day), year=self.number)
        for day in sorted(self.rest & self.worked):
            yield fault("SSJ-WORKDAYS-BOTH", day=str(day))


def year_faults(number: int) -> Iterator[Fault]:
    """Judge the number of a year: from `FIRST_YEAR` to `LAST_YEAR`."""
    if not FIRST_YEAR <= number <= LAST_YEAR:
        yield fault("SSJ-WORKDAYS-YEAR", year=number, first=FIRST_YEAR, last=LAST_YEAR)


def may_set(number: int, day: date) -> bool:
    """Say whether the notice for a year may set a day: one of the year, or of the last days of December before it.

    >>> may_set(2019, date(2018, 12, 29)), may_set(2019, date(2018, 12, 1))
    (True, False)
    """
    return day.year == number or (day.year == number - 1 and (day.month, day.day) >= OPEN_FROM)


def statutory_faults(year: CalendarYear) -> Iterator[Fault]:
    """Find the holidays of every year (`FIXED_HOLIDAYS`) that an announced year does not let rest: it is incomplete."""
    for month, number in FIXED_HOLIDAYS:
        day = date(year.number, month, number)
        if day not in year.rest:
            yield fault("SSJ-WORKDAYS-PARTIAL", day=str(day), year=year.number)


def _twice(years: Iterable[CalendarYear]) -> Iterator[Fault]:
    for number, times in Counter(year.number for year in years).items():
        if times > 1:
            yield fault("SSJ-WORKDAYS-TWICE", year=number)


def _by_number(years: Iterable[CalendarYear]) -> tuple[CalendarYear, ...]:
    return tuple(sorted(years, key=lambda year: year.number))


@frozen(kw_only=True)
class Calendar:
    """日历: the years whose notices are known, and what a county adds for itself.

    Args:
        years: the country's years, in any order; each once.
        local: a county's own days (自治县地方性节日), by year; they go before the country's. A year without an entry
            has none.

    Raises:
        InvalidInput: a year stands there twice.
    """

    years: tuple[CalendarYear, ...] = field(converter=_by_number)
    local: tuple[CalendarYear, ...] = field(default=(), converter=_by_number)
    _numbers: frozenset[int] = field(init=False, eq=False, repr=False)
    _works: Mapping[date, bool] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        raise_if([*_twice(self.years), *_twice(self.local)])
        works: dict[date, bool] = {}
        for year in (*self.years, *self.local):
            works |= dict.fromkeys(year.rest, False) | dict.fromkeys(year.worked, True)
        object.__setattr__(self, "_numbers", frozenset(year.number for year in self.years))
        object.__setattr__(self, "_works", works)

    def is_announced(self, day: date) -> bool:
        """Say whether it is known if a day is worked: its notice is out and, from `OPEN_FROM` on, the next year's too."""
        return self._missing(day) is None

    def is_working_day(self, day: date) -> bool:
        """Say whether a day is worked: Monday to Friday but for days of rest, and weekends that make up for them.

        Raises:
            InvalidInput: the day is an instant, or its year is not announced.

        >>> year = CalendarYear(number=2026, rest=frozenset({date(2026, 10, 1)}))
        >>> Calendar(years=(year,)).is_working_day(date(2026, 10, 1))
        False
        """
        raise_if(_instant_faults(day))
        if (missing := self._missing(day)) is not None:
            raise InvalidInput(fault("SSJ-WORKDAYS-UNKNOWN", day=str(day), year=missing))
        return self._works.get(day, is_weekday(day))

    def _missing(self, day: date) -> int | None:
        """Give the year whose notice is missing to judge a day."""
        if day.year not in self._numbers:
            return day.year
        following = day.year + 1
        return following if may_set(following, day) and following not in self._numbers else None


def add_working_days(calendar: Calendar, start: date, n: int) -> date:
    """Give the n-th working day after a day; for 0 the day itself.

    Raises:
        InvalidInput: a year on the way is not announced, the start is an instant, or n is not within 0 to `MOST_DAYS`.

    >>> year = CalendarYear(number=2026, rest=frozenset({date(2026, 9, 25)}), worked=frozenset({date(2026, 9, 20)}))
    >>> add_working_days(Calendar(years=(year,)), date(2026, 9, 18), 6)
    datetime.date(2026, 9, 28)
    """
    check_period(start, n)
    return nth_day(start, n, calendar.is_working_day)


def add_calendar_days(calendar: Calendar, start: date, n: int, *, roll: bool = True) -> date:
    """Give the end of a period of n calendar days; one that ends on a day of rest ends on the next working day.

    Args:
        calendar: which days rest.
        start: the day on which the period starts; not counted (第二百零一条).
        n: how many days.
        roll: whether the end rolls forward from a day of rest (第二百零三条).

    Raises:
        InvalidInput: the end's year is not announced, the start is an instant, or n is not within 0 to `MOST_DAYS`.
    """
    check_period(start, n)
    end = start + n * ONE_DAY
    return nth_day(end - ONE_DAY, 1, calendar.is_working_day) if roll else end


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """Count the working days after a day up to and with another; negative where the other lies before.

    From today to a deadline these are the days that are left, from a deadline to today the days by which it is exceeded.

    Raises:
        InvalidInput: a year in between is not announced, or a day is an instant.
    """
    raise_if([*_instant_faults(start), *_instant_faults(end)])
    if end < start:
        return -working_days_between(calendar, end, start)
    days = (start + i * ONE_DAY for i in range(1, (end - start).days + 1))
    return sum(map(calendar.is_working_day, days))


def check_period(start: date, n: int) -> None:
    """Judge the start and the length of a period.

    Raises:
        InvalidInput: the start is an instant or out of range, or n is not within 0 to `MOST_DAYS`.
    """
    faults = [*_instant_faults(start), *year_faults(start.year)]
    if not 0 <= n <= MOST_DAYS:
        faults.append(fault("SSJ-WORKDAYS-COUNT", n=n, most=MOST_DAYS))
    raise_if(faults)


def _instant_faults(day: date) -> Iterator[Fault]:
    # An instant is a day too, by Python's classes; which day depends on its time zone.
    if isinstance(day, datetime):
        yield fault("SSJ-WORKDAYS-INSTANT", value=day.isoformat())


def nth_day(start: date, n: int, works: Callable[[date], bool]) -> date:
    """Give the n-th day after a day that is worked, by whatever says so."""
    day = start
    while n:
        day += ONE_DAY
        n -= works(day)
    return day


def is_weekday(day: date) -> bool:
    """Say whether a day is one of Monday to Friday."""
    return day.weekday() < _SATURDAY


def is_fixed(day: date) -> bool:
    """Say whether a day rests in every year."""
    return (day.month, day.day) in FIXED_HOLIDAYS
