"""A period on a day: how much is left, when it is late, and that what is done stays done."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.clocks import Period, clock, deadline_of
from shuangsuiji.provisional import Deadline
from shuangsuiji.testing.samples import CALENDAR

ENTRY = Period(
    code="SSJ-DUE-ENTRY",
    article="第十九条",
    key="entry_wd",
    stream="file/甲/乙",
    subject="乙",
    since="2026-05-12",
    n=20,
)
DAYS = st.dates(date(2026, 1, 5), date(2026, 11, 30))


def on(day: str, period: Period = ENTRY) -> tuple[str, int | None, str | None]:
    """Give where a period stands: standing, working days left, late since."""
    found = clock(period, date.fromisoformat(day), CALENDAR, remind=5)
    return found.standing, found.left, found.late_since.isoformat() if found.late_since else None


@pytest.mark.requirement("A19-1", "A19-2")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-12", ("running", 20, None)),
        ("2026-06-01", ("running", 6, None)),
        ("2026-06-02", ("due-soon", 5, None)),
        ("2026-06-09", ("due-today", 0, None)),
        ("2026-06-10", ("late", -1, "2026-06-10")),
        ("2026-06-14", ("late", -3, "2026-06-10")),
    ],
)
def test_a_running_period(day: str, expected: tuple[str, int, str | None]) -> None:
    assert on(day) == expected


def test_who_asks_for_no_reminder_is_told_nothing_before_the_last_day() -> None:
    assert [clock(ENTRY, date(2026, 6, day), CALENDAR).standing for day in (8, 9)] == ["running", "due-today"]


def test_what_is_done_in_time_is_met_for_ever() -> None:
    done = evolve(ENTRY, met_on="2026-06-09")
    assert on("2026-12-01", done) == ("met", None, None)


def test_what_is_done_late_stays_late_for_ever() -> None:
    done = evolve(ENTRY, met_on="2026-06-10")
    assert on("2026-12-01", done) == ("met-late", None, "2026-06-10")


def test_what_is_done_tomorrow_is_not_done_today() -> None:
    assert on("2026-06-01", evolve(ENTRY, met_on="2026-06-02"))[0] == "running"


def test_a_fixed_date_does_not_roll() -> None:
    sunday = Period(
        code="SSJ-DUE-PLAN",
        article="第七条",
        key="plan_publish_by",
        stream="plan/2024/甲",
        subject="甲",
        since="2024-01-01",
        unit="date",
        fixed="2024-03-31",
    )
    due = date(2024, 3, 31)
    assert deadline_of(sunday, CALENDAR) == Deadline(day=due, earliest=due, latest=due, provisional=False)
    assert on("2024-04-01", sunday) == ("late", None, "2024-04-01")


def test_a_year_that_is_not_announced_makes_it_provisional_and_late_only_past_every_bound() -> None:
    december = evolve(ENTRY, since="2026-12-18")
    deadline = deadline_of(december, CALENDAR)
    assert deadline.provisional
    assert deadline.earliest < deadline.latest
    assert on(deadline.earliest.isoformat(), december)[0] == "due-today"
    assert on(deadline.latest.isoformat(), december)[0] == "due-today"
    assert on((deadline.latest + timedelta(days=1)).isoformat(), december)[0] == "late"


@given(start=DAYS, n=st.integers(1, 15), today=DAYS)
def test_it_is_late_exactly_after_its_last_day(start: date, n: int, today: date) -> None:
    """A period is late on every day after its last one and on no other, and then less than nothing is left."""
    found = clock(evolve(ENTRY, since=start.isoformat(), n=n), today, CALENDAR)
    assert (found.standing == "late") == (today > found.deadline.latest)
    assert (found.late_since is not None) == (found.standing == "late")
    assert found.left is None or (found.left >= 0) == (today <= found.deadline.day)
