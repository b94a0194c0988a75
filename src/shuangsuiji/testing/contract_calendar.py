"""日历来源的约定测试: the contract kit of `ports.calendar`; one test for each obligation, by its number.

class TestOurSource(CalendarContract):
    announced = 2026
    unannounced = 2098

    def make(self) -> CalendarSource:
        return OurSource(...)
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from shuangsuiji.ports.calendar import CalendarSource
from shuangsuiji.workdays import FIRST_YEAR, FIXED_HOLIDAYS, LAST_YEAR, Calendar, CalendarYear, may_set


class CalendarContract(ABC):
    """What every source of calendar years must pass; a subclass makes the source.

    Args:
        announced: a year that the source has.
        unannounced: a year that it has not, though it knows of it if it can.
    """

    announced: ClassVar[int]
    unannounced: ClassVar[int]

    @abstractmethod
    def make(self) -> CalendarSource:
        """Make the source."""

    def years(self) -> Sequence[CalendarYear]:
        """Give every year of this century that the source has."""
        source = self.make()
        found = [source.year(number) for number in range(2000, 2100)]
        return [year for year in found if year is not None]

    def test_c1_an_announced_year_is_given(self) -> None:
        """The year that was asked for, with days that rest."""
        year = self.make().year(self.announced)
        assert year is not None
        assert year.number == self.announced
        assert year.rest

    def test_c1_a_year_that_is_not_announced_is_none(self) -> None:
        """Not a year without holidays."""
        assert self.make().year(self.unannounced) is None

    def test_c2_days_are_set_by_the_notice_of_their_year(self) -> None:
        """In the year, or in the last days of December before."""
        for year in self.years():
            assert [day for day in year.rest | year.worked if not may_set(year.number, day)] == []

    def test_c2_no_day_is_set_by_two_notices(self) -> None:
        """A day in December belongs to this year's notice or to the next one's."""
        days = [day for year in self.years() for day in year.rest | year.worked]
        assert len(days) == len(set(days))

    def test_c3_no_day_both_rests_and_is_worked(self) -> None:
        """Of one notice or of two."""
        years = self.years()
        rest = {day for year in years for day in year.rest}
        assert rest.isdisjoint(day for year in years for day in year.worked)

    def test_c4_the_holidays_of_every_year_rest(self) -> None:
        """New Year's Day, Labour Day, National Days; and in the calendar that is made of the years."""
        years = self.years()
        calendar = Calendar(years=years)
        fixed = [date(year.number, *holiday) for year in years for holiday in FIXED_HOLIDAYS]
        assert fixed
        assert [day for day in fixed if calendar.is_working_day(day)] == []

    def test_c5_the_same_is_given_again(self) -> None:
        """By one source, asked twice, and by another that is made in the same way."""
        source = self.make()
        first = source.year(self.announced)
        assert source.year(self.announced) == first
        assert self.make().year(self.announced) == first

    def test_c6_numbers_out_of_reach_are_none(self) -> None:
        """Years that no calendar holds, and numbers that are none."""
        source = self.make()
        for number in (-1, 0, FIRST_YEAR - 1, LAST_YEAR + 1, 10**9):
            assert source.year(number) is None

    def test_c7_every_year_is_answered(self) -> None:
        """Without an error that is not this library's; there is one that is announced."""
        assert self.announced in {year.number for year in self.years()}
