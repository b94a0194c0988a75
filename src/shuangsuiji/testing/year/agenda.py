"""日程: what is to come, taken in the order of its time, so that every act is put on record when it is done."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Final

from shuangsuiji.acts import OFFSET
from shuangsuiji.workdays import Calendar, add_working_days

MORNING: Final = "09:00:00"
"""When something is done unless its hour is given."""


class Agenda:
    """日程, with the clock that the office reads.

    Args:
        calendar: the working days.
        begins: the first day.
    """

    def __init__(self, calendar: Calendar, begins: str) -> None:
        self.calendar = calendar
        self.now = moment(begins)
        self._order = count()
        self._waiting: list[tuple[str, int, Callable[[str], object]]] = []

    def clock(self) -> datetime:
        """Give the present, as the office asks for it."""
        return datetime.fromisoformat(self.now)

    def at(self, when: str, what: Callable[[str], object]) -> None:
        """Put something on the agenda; it is told the time. What lies in the past is done next."""
        heappush(self._waiting, (max(when, self.now), next(self._order), what))

    def later(self, days: int, what: Callable[[str], object], hour: str = MORNING) -> None:
        """Put something on the agenda so many working days from now."""
        self.at(moment(self.day_after(days), hour), what)

    def day_after(self, days: int) -> str:
        """Give the day so many working days from now."""
        return add_working_days(self.calendar, date.fromisoformat(self.now[:10]), days).isoformat()

    def run(self) -> Iterator[str]:
        """Do everything in its order, giving each time."""
        while self._waiting:
            self.now, _, what = heappop(self._waiting)
            what(self.now)
            yield self.now


def moment(day: str, hour: str = MORNING) -> str:
    """Give a time of a day in the time of China.

    >>> moment("2026-05-06")
    '2026-05-06T09:00:00+08:00'
    """
    return f"{day}T{hour}{OFFSET}"


def after(at: str, **later: int) -> str:
    """Give a time so much later, such as `minutes=5`."""
    return (datetime.fromisoformat(at) + timedelta(**later)).isoformat()
