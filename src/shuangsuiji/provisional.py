"""未定的期限: when a period ends whose days nobody has announced yet: the earliest and the latest day that a notice can yield."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Final

from attrs import frozen

from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.workdays import (
    ONE_DAY,
    OPEN_FROM,
    Calendar,
    check_period,
    is_fixed,
    is_weekday,
    may_set,
    nth_day,
)

_LOCAL: Final = "local"


@frozen
class Season:
    """放假时段: the part of a year in which a notice moves working days, and how many it moves at most.

    Args:
        name: the holiday, or two that are joined in some years.
        first: month and day from which a notice may change days.
        last: month and day up to which it may; before `first` where the season spans the year's end.
        rest: how many of Monday to Friday rest at most.
        worked: how many of Saturday and Sunday are worked at most.
    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    rest: int
    worked: int

    def holds(self, day: date) -> bool:
        """Say whether a day lies in the season."""
        found = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= found <= self.last
        return found >= self.first or found <= self.last


SEASONS: Final = (
    Season("元旦", OPEN_FROM, (1, 7), rest=3, worked=2),
    Season("春节", (1, 12), (3, 5), rest=6, worked=2),
    Season("清明节", (3, 30), (4, 10), rest=3, worked=2),
    Season("劳动节", (4, 22), (5, 12), rest=3, worked=2),
    Season("端午节", (5, 23), (7, 1), rest=3, worked=2),
    Season("中秋节、国庆节", (9, 2), (10, 14), rest=8, worked=4),
)
"""What a notice that is not out yet is assumed to do at most: in each season as much as the notice of any year from 2008
(the first with all of today's holidays) to 2026 did, and nothing outside of the seasons. A season reaches from the
weekend before the holiday's earliest date to the weekend after its latest."""


@frozen(kw_only=True)
class Deadline:
    """期限: the day on which a period ends, with bounds where a notice that it depends on is not out yet.

    Args:
        day: the last day; where provisional, as if the notice moved nothing but the fixed holidays.
        earliest: no notice within the assumptions of `SEASONS` makes the period end before.
        latest: nor after.
        provisional: whether a day on the way is not announced; then the deadline is computed again when it is.

    Raises:
        InvalidInput: the days are not in this order, or differ though nothing is provisional.
    """

    day: date
    earliest: date
    latest: date
    provisional: bool

    def __attrs_post_init__(self) -> None:
        ordered = self.earliest <= self.day <= self.latest
        if not ordered or (self.earliest < self.latest and not self.provisional):
            raise InvalidInput(
                fault(
                    "SSJ-WORKDAYS-BOUNDS",
                    day=str(self.day),
                    earliest=str(self.earliest),
                    latest=str(self.latest),
                )
            )


def working_day_deadline(calendar: Calendar, start: date, n: int) -> Deadline:
    """Give the n-th working day after a day, provisionally with bounds where years on the way are not announced.

    Raises:
        InvalidInput: the start is an instant or out of range, or n is not within 0 to `MOST_DAYS`.
    """
    check_period(start, n)
    return _bounded(calendar, start, n)


def calendar_day_deadline(calendar: Calendar, start: date, n: int) -> Deadline:
    """Give the rolled end of a period of n calendar days, provisionally with bounds where its year is not announced.

    Raises:
        InvalidInput: the start is an instant or out of range, or n is not within 0 to `MOST_DAYS`.
    """
    check_period(start, n)
    return _bounded(calendar, start + (n - 1) * ONE_DAY, 1)


def _bounded(calendar: Calendar, start: date, n: int) -> Deadline:
    def end(guess: Callable[[date], bool]) -> date:
        return nth_day(
            start, n, lambda day: calendar.is_working_day(day) if calendar.is_announced(day) else guess(day)
        )

    likely = end(lambda day: is_weekday(day) and not is_fixed(day))
    on_the_way = (start + i * ONE_DAY for i in range(1, (likely - start).days + 1))
    if all(map(calendar.is_announced, on_the_way)):
        return Deadline(day=likely, earliest=likely, latest=likely, provisional=False)
    rests, worked = _Moves(calendar, rest=True), _Moves(calendar, rest=False)
    return Deadline(
        day=likely,
        earliest=end(lambda day: not is_fixed(day) and (is_weekday(day) or worked.take(day))),
        latest=end(lambda day: is_weekday(day) and not rests.take(day) and not is_fixed(day)),
        provisional=True,
    )


class _Moves:
    """What notices that are not out may still move: weekdays to rest, or weekends to work; asked day by day, in order.

    Taken as early as they can be, they leave as few (or as many) working days before every later day as can be.
    """

    def __init__(self, calendar: Calendar, *, rest: bool) -> None:
        local = (sum(is_weekday(d) is rest for d in (y.rest if rest else y.worked)) for y in calendar.local)
        self._most: Final = {each.name: each.rest if rest else each.worked for each in SEASONS} | {
            _LOCAL: max(local, default=0)
        }
        self._taken: Final = Counter[tuple[str, int]]()

    def take(self, day: date) -> bool:
        """Take one for a day; say whether there was one left, of its season or of the county's year."""
        seasons = ((each.name, day.year + may_set(day.year + 1, day)) for each in SEASONS if each.holds(day))
        for key in (*seasons, (_LOCAL, day.year)):
            if self._taken[key] < self._most[key[0]]:
                self._taken[key] += 1
                return True
        return False
