"""日历来源的约定: both sources keep it, and the port does not let a broken promise pass."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from shuangsuiji.calendars.files import CalendarFiles
from shuangsuiji.calendars.installed import InstalledCalendar
from shuangsuiji.errors import AdapterFault, Unavailable, fault
from shuangsuiji.ports.calendar import CalendarSource
from shuangsuiji.testing.contract_calendar import CalendarContract
from shuangsuiji.workdays import FIXED_HOLIDAYS, CalendarYear

HOLIDAYS = Path(__file__).parents[1] / "data/holidays"


class TestInstalledCalendar(CalendarContract):
    announced = 2026
    unannounced = 2099

    def make(self) -> CalendarSource:
        return InstalledCalendar()


class TestCalendarFiles(CalendarContract):
    announced = 2026
    unannounced = 2027

    def make(self) -> CalendarSource:
        return CalendarFiles.in_folder(HOLIDAYS)


class Broken(CalendarSource):
    """A source that answers with whatever it is told to."""

    def __init__(self, answer: Callable[[int], object]) -> None:
        self.answer = answer

    def _year(self, number: int) -> CalendarYear | None:
        return self.answer(number)  # type: ignore[return-value]


def full(number: int, *more: date) -> CalendarYear:
    return CalendarYear(
        number=number, rest=frozenset({*(date(number, *day) for day in FIXED_HOLIDAYS), *more})
    )


def divided(number: int) -> object:
    return number // 0


def unavailable(_: int) -> object:
    raise Unavailable(fault("SSJ-FILE-UNREADABLE", reason="—"))


class TestThePortHolds:
    def test_a_year_that_is_kept_passes(self) -> None:
        assert Broken(full).year(2026) == full(2026)

    @pytest.mark.parametrize(
        ("answer", "code"),
        [
            pytest.param(lambda number: full(number + 1), "SSJ-WORKDAYS-SOURCE-YEAR", id="c1"),
            pytest.param(lambda number: full(number, date(2000, 1, 1)), "SSJ-WORKDAYS-OUTSIDE", id="c2"),
            pytest.param(
                lambda n: CalendarYear(number=n, rest=full(n).rest, worked=full(n).rest),
                "SSJ-WORKDAYS-BOTH",
                id="c3",
            ),
            pytest.param(
                lambda number: CalendarYear(number=number, rest=frozenset()), "SSJ-WORKDAYS-PARTIAL", id="c4"
            ),
            pytest.param(divided, "SSJ-WORKDAYS-SOURCE-ESCAPED", id="c7-error"),
            pytest.param(lambda _: "2026", "SSJ-WORKDAYS-SOURCE-ESCAPED", id="c7-type"),
        ],
    )
    def test_a_broken_promise_is_the_adapters_fault(self, answer: Callable[[int], object], code: str) -> None:
        with pytest.raises(AdapterFault) as caught:
            Broken(answer).year(2026)
        assert caught.value.code == code
        assert caught.value.text()

    def test_c7_a_source_out_of_reach_may_say_so(self) -> None:
        with pytest.raises(Unavailable):
            Broken(unavailable).year(2026)
