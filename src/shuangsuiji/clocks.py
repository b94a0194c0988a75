"""时钟: one period that runs, and where it stands on a day: how much is left, since when it is late.

A stage knows its periods: what started them, how long they are, under which article. The day and the calendar come
from whoever asks (`deadlines`).
"""

from datetime import date
from typing import Literal

from attrs import frozen

from shuangsuiji.errors import InvalidInput
from shuangsuiji.provisional import Deadline, calendar_day_deadline, working_day_deadline
from shuangsuiji.workdays import ONE_DAY, Calendar, working_days_between

Unit = Literal["wd", "day", "date"]
"""工作日; 日 (rolls from a day of rest); a fixed date, which does not roll."""

Standing = Literal["running", "due-soon", "due-today", "late", "met", "met-late"]
"""未到期、即将到期、今日到期、逾期未办、按期办结、逾期办结."""


@frozen(kw_only=True)
class Period:
    """期限的起止: a clock as its stage knows it.

    Args:
        code: what is to be done, such as `SSJ-DUE-ENTRY`; its sentence is in `messages`.
        article: under which article.
        key: the rulebook's key that says how long.
        stream: whose clock.
        subject: about what, in words that people know: a target's name, a department.
        since: the day that it starts on, which does not count; for a fixed date the year's first day.
        n: how many days; 0 for a fixed date.
        unit: what is counted.
        fixed: the fixed date; empty otherwise.
        met_on: the day on which it was done; empty while it runs.
        alert: whether the regulation sets no number, and the rulebook only asks to be told.
    """

    code: str
    article: str
    key: str
    stream: str
    subject: str
    since: str
    n: int = 0
    unit: Unit = "wd"
    fixed: str = ""
    met_on: str = ""
    alert: bool = False


@frozen(kw_only=True)
class Clock:
    """时钟: a period as it stands on a day.

    Args:
        period: the period.
        deadline: its last day, provisional with bounds where the calendar is not announced.
        standing: how it stands.
        left: working days that are left after today; negative by how many it is exceeded; None where the calendar
            does not tell, or it is done.
        late_since: the first day after the last one, where it is or was late; None otherwise.
    """

    period: Period
    deadline: Deadline
    standing: Standing
    left: int | None
    late_since: date | None


def deadline_of(period: Period, calendar: Calendar) -> Deadline:
    """Give the last day of a period.

    Raises:
        InvalidInput: its start is out of the calendar's range.
    """
    if period.unit == "date":
        day = date.fromisoformat(period.fixed)
        return Deadline(day=day, earliest=day, latest=day, provisional=False)
    count = working_day_deadline if period.unit == "wd" else calendar_day_deadline
    return count(calendar, date.fromisoformat(period.since), period.n)


def clock(period: Period, day: date, calendar: Calendar, remind: int = 0) -> Clock:
    """Say where a period stands on a day; it is late only where no calendar could make it in time.

    Args:
        period: the period.
        day: today.
        calendar: the working days.
        remind: how many working days before its end it is due soon.

    Raises:
        InvalidInput: the period's start is out of the calendar's range.
    """
    deadline = deadline_of(period, calendar)
    met = date.fromisoformat(period.met_on) if period.met_on and period.met_on <= day.isoformat() else None
    late = (met or day) > deadline.latest
    left = None if met else _left(calendar, day, deadline.day)
    standing: Standing = "late" if late else "running"
    if met:
        standing = "met-late" if late else "met"
    elif not late and day >= deadline.earliest:
        standing = "due-today"
    elif not late and left is not None and left <= remind:
        standing = "due-soon"
    since = deadline.latest + ONE_DAY if late else None
    return Clock(period=period, deadline=deadline, standing=standing, left=left, late_since=since)


def _left(calendar: Calendar, day: date, end: date) -> int | None:
    try:
        return working_days_between(calendar, day, end)
    except InvalidInput:  # a year in between is not announced
        return None
