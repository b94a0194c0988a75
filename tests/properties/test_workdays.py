"""工作日与期限: the rules of the arithmetic (X-16 to X-18), over the announced years."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.calendars.files import CalendarFiles, combined
from shuangsuiji.provisional import calendar_day_deadline, working_day_deadline
from shuangsuiji.workdays import (
    Calendar,
    CalendarYear,
    add_calendar_days,
    add_working_days,
    working_days_between,
)

CALENDAR = combined([CalendarFiles.in_folder(Path(__file__).parents[1] / "data/holidays")])
STARTS = st.dates(min_value=date(2015, 1, 1), max_value=date(2026, 6, 30))
COUNTS = st.integers(0, 60)
DAY = timedelta(days=1)


@st.composite
def hidden(draw: st.DrawFn) -> Calendar:
    """A calendar that lacks some of its years, or all from one on."""
    numbers = [year.number for year in CALENDAR.years]
    gone = draw(
        st.one_of(st.sets(st.sampled_from(numbers)), st.sampled_from(numbers).map(lambda n: range(n, 2027)))
    )
    return Calendar(years=[year for year in CALENDAR.years if year.number not in gone])


@st.composite
def made_up(draw: st.DrawFn) -> Calendar:
    """Two years in which any days rest and are worked."""
    days = st.sets(st.dates(min_value=date(2025, 1, 1), max_value=date(2025, 12, 31)), max_size=60)
    rest, worked = draw(days), draw(days)
    year = CalendarYear(number=2025, rest=frozenset(rest), worked=frozenset(worked - rest))
    return Calendar(years=(year, CalendarYear(number=2026, rest=frozenset())))


@pytest.mark.requirement("X-18")
class TestOrder:
    """A later start never gives an earlier end."""

    @given(STARTS, STARTS, COUNTS)
    def test_working_days(self, one: date, other: date, n: int) -> None:
        early, late = sorted((one, other))
        assert add_working_days(CALENDAR, early, n) <= add_working_days(CALENDAR, late, n)

    @given(STARTS, st.integers(0, 20), COUNTS)
    def test_calendar_days_of_starts_that_lie_close(self, start: date, gap: int, n: int) -> None:
        assert add_calendar_days(CALENDAR, start, n) <= add_calendar_days(CALENDAR, start + gap * DAY, n)

    @given(hidden(), STARTS, st.integers(0, 20), COUNTS)
    def test_likely_ends(self, calendar: Calendar, start: date, gap: int, n: int) -> None:
        early, late = (working_day_deadline(calendar, day, n) for day in (start, start + gap * DAY))
        assert early.day <= late.day


@pytest.mark.requirement("X-18")
class TestNoDays:
    """Nothing added to a day is that day, whether it is worked or not."""

    @given(STARTS)
    def test_working_days(self, start: date) -> None:
        assert add_working_days(CALENDAR, start, 0) == start
        assert working_days_between(CALENDAR, start, start) == 0


@pytest.mark.requirement("X-18")
class TestSums:
    """Working days may be added at once or one part after the other."""

    @given(STARTS, st.integers(0, 40), st.integers(0, 40))
    def test_parts(self, start: date, first: int, second: int) -> None:
        middle = add_working_days(CALENDAR, start, first)
        assert add_working_days(CALENDAR, start, first + second) == add_working_days(CALENDAR, middle, second)

    @given(STARTS, STARTS, STARTS)
    def test_counts(self, one: date, two: date, three: date) -> None:
        whole = working_days_between(CALENDAR, one, three)
        assert whole == working_days_between(CALENDAR, one, two) + working_days_between(CALENDAR, two, three)


@pytest.mark.requirement("X-17")
class TestEnds:
    """A period of working days, and one that rolls, ends on a working day."""

    @given(STARTS, st.integers(1, 60))
    def test_working_days(self, start: date, n: int) -> None:
        end = add_working_days(CALENDAR, start, n)
        assert end > start
        assert CALENDAR.is_working_day(end)

    @given(STARTS, COUNTS)
    def test_calendar_days(self, start: date, n: int) -> None:
        plain = add_calendar_days(CALENDAR, start, n, roll=False)
        end = add_calendar_days(CALENDAR, start, n)
        assert plain == start + n * DAY
        assert CALENDAR.is_working_day(end)
        assert not any(CALENDAR.is_working_day(plain + i * DAY) for i in range((end - plain).days))


@pytest.mark.requirement("X-17")
class TestInverse:
    """As many working days lie between a day and another as lead from it to there."""

    @given(STARTS, COUNTS)
    def test_count_of_an_end(self, start: date, n: int) -> None:
        end = add_working_days(CALENDAR, start, n)
        assert working_days_between(CALENDAR, start, end) == n
        assert working_days_between(CALENDAR, end, start) == -n

    @given(STARTS, st.integers(0, 90))
    def test_end_of_a_count(self, start: date, gap: int) -> None:
        end = start + gap * DAY
        n = working_days_between(CALENDAR, start, end)
        assert add_working_days(CALENDAR, start, n) <= end
        assert add_working_days(CALENDAR, start, n + 1) > end


@pytest.mark.requirement("X-17")
class TestByHand:
    """The n-th of the working days that follow, written down one by one, is the end."""

    @given(made_up(), st.dates(min_value=date(2025, 1, 1), max_value=date(2025, 12, 31)), st.integers(1, 60))
    def test_listed(self, calendar: Calendar, start: date, n: int) -> None:
        year = calendar.years[0]
        following = [start + i * DAY for i in range(1, 200)]
        worked = [
            day for day in following if day in year.worked or (day.isoweekday() <= 5 and day not in year.rest)
        ]
        assert add_working_days(calendar, start, n) == worked[n - 1]


@pytest.mark.requirement("X-16")
class TestBounds:
    """A provisional deadline contains what the notice will make of it, and one that is not provisional is it."""

    @given(hidden(), STARTS, COUNTS)
    def test_working_days(self, calendar: Calendar, start: date, n: int) -> None:
        truth, found = add_working_days(CALENDAR, start, n), working_day_deadline(calendar, start, n)
        assert found.earliest <= truth <= found.latest
        assert found.provisional or found.day == truth

    @given(hidden(), STARTS, COUNTS)
    def test_calendar_days(self, calendar: Calendar, start: date, n: int) -> None:
        truth, found = add_calendar_days(CALENDAR, start, n), calendar_day_deadline(calendar, start, n)
        assert found.earliest <= truth <= found.latest
        assert found.provisional or found.day == truth

    @given(hidden(), STARTS, COUNTS)
    def test_announced_days_alone_settle_it(self, calendar: Calendar, start: date, n: int) -> None:
        end = add_working_days(CALENDAR, start, n)
        known = all(calendar.is_announced(start + i * DAY) for i in range(1, (end - start).days + 1))
        found = working_day_deadline(calendar, start, n)
        assert found.provisional is not known
