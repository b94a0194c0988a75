"""工作日与期限: the arithmetic, its provisional answers, and the two sources of years."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from shuangsuiji.calendars.files import CalendarFiles, combined, read_calendar_file
from shuangsuiji.calendars.installed import InstalledCalendar
from shuangsuiji.errors import InvalidInput, Place
from shuangsuiji.provisional import SEASONS, Deadline, Season, calendar_day_deadline, working_day_deadline
from shuangsuiji.workdays import (
    FIXED_HOLIDAYS,
    OPEN_FROM,
    Calendar,
    CalendarYear,
    add_calendar_days,
    add_working_days,
    may_set,
    working_days_between,
)

DATA = Path(__file__).parents[1] / "data"
FILES = CalendarFiles.in_folder(DATA / "holidays")
CALENDAR = combined([FILES])
INSTALLED = combined([InstalledCalendar()])
CASES = list(csv.DictReader((DATA / "deadline_cases.csv").read_text("utf-8").splitlines()))
DAY = timedelta(days=1)


def days(first: date, last: date) -> list[date]:
    return [first + i * DAY for i in range((last - first).days + 1)]


def without(calendar: Calendar, *numbers: int) -> Calendar:
    years = [year for year in calendar.years if year.number not in numbers]
    return Calendar(years=years, local=calendar.local)


def codes(error: InvalidInput) -> list[str]:
    return [found.code for found in error.faults]


@pytest.mark.requirement("A19-1", "A20-5", "A20-7", "X-17")
class TestCases:
    """The hundred periods that were computed from two calendars."""

    def test_there_are_a_hundred(self) -> None:
        assert Counter(case["rule"] for case in CASES) == {"working_days": 67, "calendar_days_roll": 33}

    @pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['start']}+{case['n']}-{case['rule']}")
    @pytest.mark.parametrize("calendar", [CALENDAR, INSTALLED], ids=["files", "installed"])
    def test_the_period_ends_as_computed(self, case: dict[str, str], calendar: Calendar) -> None:
        start, n, end = date.fromisoformat(case["start"]), int(case["n"]), date.fromisoformat(case["end"])
        settled = Deadline(day=end, earliest=end, latest=end, provisional=False)
        if case["rule"] == "working_days":
            assert add_working_days(calendar, start, n) == end
            assert working_day_deadline(calendar, start, n) == settled
        else:
            assert add_calendar_days(calendar, start, n) == end
            assert add_calendar_days(calendar, start, n, roll=False) == date.fromisoformat(
                case["unrolled_end"]
            )
            assert calendar_day_deadline(calendar, start, n) == settled


@pytest.mark.requirement("X-17")
class TestSecondOpinion:
    """Two independent calendars agree."""

    def test_files_and_installed_agree_on_every_day(self) -> None:
        asked = days(date(2015, 1, 1), date(2026, 12, 26))
        assert [day for day in asked if CALENDAR.is_working_day(day) != INSTALLED.is_working_day(day)] == []

    def test_days_of_december_come_with_the_notice_that_sets_them(self) -> None:
        """So a year of one source may stand beside a year of the other."""
        for mixed in ([2018], [2019]):
            files = Calendar(years=[year for year in CALENDAR.years if year.number in mixed])
            others = [year for year in INSTALLED.years if year.number not in mixed]
            calendar = Calendar(years=[*files.years, *others])
            for day in days(date(2018, 12, 27), date(2018, 12, 31)):
                assert calendar.is_working_day(day) == CALENDAR.is_working_day(day)
            assert calendar.is_working_day(date(2018, 12, 29))
            assert not calendar.is_working_day(date(2018, 12, 31))


class TestWorkingDays:
    """What is worked (X-17)."""

    @pytest.mark.requirement("X-17")
    @pytest.mark.parametrize(
        ("day", "worked"),
        [
            ("2026-02-13", True),
            ("2026-02-14", True),
            ("2026-02-15", False),
            ("2026-02-16", False),
            ("2026-07-04", False),
            ("2026-07-06", True),
            ("2020-01-31", False),
            ("2020-02-03", True),
            ("2015-09-03", False),
            ("2015-09-06", True),
        ],
    )
    def test_a_day(self, day: str, worked: bool) -> None:  # noqa: FBT001  -- a column of the table
        assert CALENDAR.is_working_day(date.fromisoformat(day)) is worked

    @pytest.mark.requirement("X-18")
    def test_an_instant_is_no_day(self) -> None:
        instant = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
        for refused in (
            lambda: CALENDAR.is_working_day(instant),
            lambda: add_working_days(CALENDAR, instant, 0),
            lambda: add_calendar_days(CALENDAR, instant, 0, roll=False),
            lambda: working_days_between(CALENDAR, date(2026, 7, 1), instant),
            lambda: working_days_between(CALENDAR, instant, date(2026, 7, 1)),
            lambda: working_day_deadline(CALENDAR, instant, 1),
            lambda: calendar_day_deadline(CALENDAR, instant, 1),
        ):
            with pytest.raises(InvalidInput) as caught:
                refused()
            assert codes(caught.value) == ["SSJ-WORKDAYS-INSTANT"]

    def test_every_fault_of_a_call_is_listed(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            add_working_days(CALENDAR, datetime(1900, 1, 1, tzinfo=UTC), -1)
        assert codes(caught.value) == ["SSJ-WORKDAYS-INSTANT", "SSJ-WORKDAYS-YEAR", "SSJ-WORKDAYS-COUNT"]
        with pytest.raises(InvalidInput) as caught:
            calendar_day_deadline(CALENDAR, date(2026, 1, 1), 3661)
        assert codes(caught.value) == ["SSJ-WORKDAYS-COUNT"]

    @pytest.mark.parametrize("n", [-1, 3661])
    @pytest.mark.parametrize("deadline", [working_day_deadline, calendar_day_deadline])
    def test_a_period_lasts_ten_years_at_most(self, deadline: Callable[..., Deadline], n: int) -> None:
        with pytest.raises(InvalidInput) as caught:
            deadline(CALENDAR, date(2026, 1, 5), n)
        assert codes(caught.value) == ["SSJ-WORKDAYS-COUNT"]
        assert deadline(CALENDAR, date(2026, 1, 5), 3660).provisional

    def test_what_is_left_and_what_is_exceeded(self) -> None:
        today, deadline = date(2026, 9, 30), date(2026, 10, 10)
        assert working_days_between(CALENDAR, today, deadline) == 3
        assert working_days_between(CALENDAR, deadline, today) == -3
        assert working_days_between(CALENDAR, today, today) == 0

    @pytest.mark.requirement("A20-5")
    def test_the_day_of_publication_is_not_counted(self) -> None:
        """第二十条: 60 days from 29 February; the sixty-first day is late."""
        end = add_calendar_days(CALENDAR, date(2024, 2, 29), 60)
        assert end == date(2024, 4, 29)
        assert add_calendar_days(CALENDAR, date(2024, 2, 29), 61) == end + DAY

    def test_no_days_roll_from_a_day_of_rest_only(self) -> None:
        assert add_calendar_days(CALENDAR, date(2026, 10, 1), 0) == date(2026, 10, 8)
        assert add_calendar_days(CALENDAR, date(2026, 10, 8), 0) == date(2026, 10, 8)


@pytest.mark.requirement("X-16")
class TestUnknownYears:
    """A year whose notice is not out is refused by name (X-16)."""

    @pytest.mark.parametrize(
        ("start", "n", "year"),
        [("2026-12-20", 10, 2027), ("2014-12-20", 1, 2014), ("2030-01-01", 1, 2030)],
    )
    def test_the_year_is_named(self, start: str, n: int, year: int) -> None:
        with pytest.raises(InvalidInput) as caught:
            add_working_days(CALENDAR, date.fromisoformat(start), n)
        assert codes(caught.value) == ["SSJ-WORKDAYS-UNKNOWN"]
        assert dict(caught.value.faults[0].params)["year"] == year
        assert f"{year} 年的放假安排" in caught.value.text()
        assert "日历文件" in caught.value.text()

    def test_an_empty_list_of_days_is_no_year(self) -> None:
        assert FILES.year(2027) is None
        assert not CALENDAR.is_announced(date(2027, 7, 1))

    def test_the_last_days_of_december_wait_for_the_next_notice(self) -> None:
        """The notice for 2019 made 31 December 2018 rest and 29 December, a Saturday, worked."""
        before = without(CALENDAR, 2019)
        assert before.is_announced(date(2018, *OPEN_FROM) - DAY)
        assert not before.is_announced(date(2018, *OPEN_FROM))
        with pytest.raises(InvalidInput) as caught:
            add_working_days(before, date(2018, 12, 25), 3)
        assert dict(caught.value.faults[0].params)["year"] == 2019

    def test_a_period_of_no_days_asks_no_calendar(self) -> None:
        assert add_working_days(Calendar(years=()), date(2026, 10, 1), 0) == date(2026, 10, 1)
        assert add_calendar_days(Calendar(years=()), date(2026, 10, 1), 5, roll=False) == date(2026, 10, 6)


@pytest.mark.requirement("X-16")
class TestProvisional:
    """Where a notice is not out, the answer has bounds that contain what it will be."""

    def test_an_unannounced_new_year(self) -> None:
        found = working_day_deadline(CALENDAR, date(2026, 12, 22), 10)
        assert found == Deadline(
            day=date(2027, 1, 6), earliest=date(2027, 1, 4), latest=date(2027, 1, 11), provisional=True
        )

    def test_away_from_holidays_the_bounds_meet(self) -> None:
        found = working_day_deadline(CALENDAR, date(2027, 7, 5), 20)
        assert (found.earliest, found.day, found.latest) == (date(2027, 8, 2),) * 3
        assert found.provisional

    def test_an_objection_that_ends_in_the_national_days(self) -> None:
        found = calendar_day_deadline(CALENDAR, date(2027, 8, 2), 60)
        assert found == Deadline(
            day=date(2027, 10, 4), earliest=date(2027, 10, 4), latest=date(2027, 10, 13), provisional=True
        )

    def test_only_days_on_the_way_make_it_provisional(self) -> None:
        found = working_day_deadline(CALENDAR, date(2026, 12, 18), 5)
        assert found == Deadline(
            day=date(2026, 12, 25), earliest=date(2026, 12, 25), latest=date(2026, 12, 25), provisional=False
        )

    @pytest.mark.each_nth(3)
    @pytest.mark.parametrize("hidden", range(2009, 2027))
    def test_the_truth_lies_within_the_bounds(self, hidden: int) -> None:
        """Of every year, hidden alone and with all that follow, and for every kind of period."""
        truth = combined([FILES, InstalledCalendar()])
        later = range(hidden, 2027)
        for calendar in (without(truth, hidden), without(truth, *later)):
            seen = 0
            for start in days(date(hidden - 1, 11, 1), date(hidden, 12, 31))[::3]:
                for n in (1, 5, 20):
                    seen += self.holds(truth, calendar, start, n)
            assert seen > 300

    def holds(self, truth: Calendar, calendar: Calendar, start: date, n: int) -> bool:
        """Check one start; say whether its answers were provisional."""
        if not truth.is_announced(start + timedelta(days=n + 20)):
            return False
        worked, rolled = add_working_days(truth, start, n), add_calendar_days(truth, start, n)
        working, calendar_days = (
            working_day_deadline(calendar, start, n),
            calendar_day_deadline(calendar, start, n),
        )
        assert working.earliest <= worked <= working.latest
        assert calendar_days.earliest <= rolled <= calendar_days.latest
        assert working.provisional or working.day == worked
        assert calendar_days.provisional or calendar_days.day == rolled
        return working.provisional and calendar_days.provisional

    def test_the_assumptions_are_what_notices_did(self) -> None:
        """Nothing was moved outside of the seasons since 2008; what moved most is what is assumed."""
        known = combined([FILES, InstalledCalendar()], years=range(2008, 2027))
        rest: Counter[tuple[str, int]] = Counter()
        worked: Counter[tuple[str, int]] = Counter()
        for year in known.years:
            for moved, found in (
                (rest, [day for day in year.rest if day.weekday() < 5]),
                (worked, [day for day in year.worked if day.weekday() >= 5]),
            ):
                for day in found:
                    (season,) = [each for each in SEASONS if each.holds(day)]
                    moved[season.name, year.number] += 1
        for season in SEASONS:
            assert max(n for (name, _), n in rest.items() if name == season.name) == season.rest
            assert max(n for (name, _), n in worked.items() if name == season.name) == season.worked

    @pytest.mark.parametrize(
        ("name", "bounds"),
        [
            ("元旦", ((12, 26), (12, 27), (1, 7), (1, 8))),
            ("春节", ((1, 11), (1, 12), (3, 5), (3, 6))),
            ("清明节", ((3, 29), (3, 30), (4, 10), (4, 11))),
            ("劳动节", ((4, 21), (4, 22), (5, 12), (5, 13))),
            ("端午节", ((5, 22), (5, 23), (7, 1), (7, 2))),
            ("中秋节、国庆节", ((9, 1), (9, 2), (10, 14), (10, 15))),
        ],
    )
    def test_a_season_begins_and_ends_on_its_days(
        self, name: str, bounds: tuple[tuple[int, int], ...]
    ) -> None:
        """No notice moves a day outside of a season, and any may on its first and on its last day."""
        (season,) = [each for each in SEASONS if each.name == name]
        assert [season.holds(date(2024, *day)) for day in bounds] == [False, True, True, False]

    def test_a_season_of_one_day(self) -> None:
        season = Season("县庆", (5, 12), (5, 12), rest=1, worked=0)
        assert [day for day in range(11, 14) if season.holds(date(2024, 5, day))] == [12]

    def test_seasons_do_not_meet(self) -> None:
        for day in days(date(2024, 1, 1), date(2024, 12, 31)):
            assert sum(season.holds(day) for season in SEASONS) <= 1
        for month, number in FIXED_HOLIDAYS:
            assert any(season.holds(date(2024, month, number)) for season in SEASONS)
        assert SEASONS[0].first == OPEN_FROM

    @pytest.mark.parametrize(
        ("day", "earliest", "latest", "provisional"),
        [(2, 3, 4, True), (5, 3, 4, True), (3, 3, 4, False)],
    )
    def test_bounds_that_are_none(self, day: int, earliest: int, latest: int, *, provisional: bool) -> None:
        with pytest.raises(InvalidInput) as caught:
            Deadline(
                day=date(2027, 1, day),
                earliest=date(2027, 1, earliest),
                latest=date(2027, 1, latest),
                provisional=provisional,
            )
        assert codes(caught.value) == ["SSJ-WORKDAYS-BOUNDS"]


class TestValues:
    """Years and calendars are valid at birth."""

    def test_every_fault_of_a_year_is_listed(self) -> None:
        both = date(2026, 5, 9)
        with pytest.raises(InvalidInput) as caught:
            CalendarYear(
                number=2026,
                rest=frozenset({date(2025, 12, 26), date(2025, 12, 27), date(2027, 1, 1), both}),
                worked=frozenset({both}),
            )
        assert codes(caught.value) == ["SSJ-WORKDAYS-OUTSIDE", "SSJ-WORKDAYS-OUTSIDE", "SSJ-WORKDAYS-BOTH"]

    @pytest.mark.parametrize(("within", "beyond"), [(1949, 1948), (2999, 3000)])
    def test_a_year_out_of_range(self, within: int, beyond: int) -> None:
        assert CalendarYear(number=within, rest=frozenset()).number == within
        with pytest.raises(InvalidInput) as caught:
            CalendarYear(number=beyond, rest=frozenset())
        assert codes(caught.value) == ["SSJ-WORKDAYS-YEAR"]

    def test_a_calendar_holds_a_year_once(self) -> None:
        year = CalendarYear(number=2026, rest=frozenset())
        with pytest.raises(InvalidInput) as caught:
            Calendar(years=(year, year), local=(year, year))
        assert codes(caught.value) == ["SSJ-WORKDAYS-TWICE", "SSJ-WORKDAYS-TWICE"]

    def test_the_order_of_years_does_not_matter(self) -> None:
        again = Calendar(years=reversed(CALENDAR.years))
        assert again == CALENDAR
        assert hash(again) == hash(CALENDAR)
        assert not again.is_working_day(date(2018, 12, 31))

    @pytest.mark.parametrize(
        ("day", "may"),
        [
            ((2025, 12, 26), False),
            ((2025, 12, 27), True),
            ((2026, 1, 1), True),
            ((2026, 12, 31), True),
            ((2027, 1, 1), False),
            ((2027, 12, 27), False),
            ((2024, 12, 31), False),
        ],
    )
    def test_what_a_notice_may_set(self, day: tuple[int, int, int], may: bool) -> None:  # noqa: FBT001  -- a column
        """Days of its own year, and of the last days of December before it."""
        assert may_set(2026, date(*day)) is may


def local_file(**members: object) -> bytes:
    """A county's own days; invented."""
    listed = [
        {"name": "县庆", "date": "2026-05-12", "isOffDay": True},
        {"name": "县庆", "date": "2026-05-16", "isOffDay": False},
    ]
    plain = {"year": 2026, "region": "530499", "papers": ["某政办发〔2026〕1号"], "days": listed}
    return json.dumps(plain | members, ensure_ascii=False).encode()


@pytest.mark.requirement("X-17")
class TestLocalDays:
    """A county adds its own days; who does not ask for them has none (X-17)."""

    def calendar(self) -> Calendar:
        files = CalendarFiles([read_calendar_file(local_file())])
        return combined([files, InstalledCalendar()], local=files.local("530499"))

    def test_they_are_added(self) -> None:
        for day, worked in ((date(2026, 5, 12), True), (date(2026, 5, 16), False)):
            assert CALENDAR.is_working_day(day) is worked
            assert self.calendar().is_working_day(day) is not worked

    def test_a_deadline_rolls_from_one(self) -> None:
        assert add_calendar_days(self.calendar(), date(2026, 5, 2), 10) == date(2026, 5, 13)
        assert add_calendar_days(CALENDAR, date(2026, 5, 2), 10) == date(2026, 5, 12)

    def test_they_go_before_the_countrys(self) -> None:
        own = CalendarYear(number=2026, rest=frozenset({date(2026, 5, 9)}))
        assert CALENDAR.is_working_day(date(2026, 5, 9))
        assert not Calendar(years=CALENDAR.years, local=(own,)).is_working_day(date(2026, 5, 9))

    def test_a_countys_file_is_not_the_countrys_year(self) -> None:
        assert CalendarFiles([read_calendar_file(local_file())]).year(2026) is None

    def test_bounds_allow_for_them(self) -> None:
        """As many as in any year of the county that is known, on any day of a year that is not announced."""
        found = working_day_deadline(self.calendar(), date(2027, 7, 5), 5)
        assert found == Deadline(
            day=date(2027, 7, 12), earliest=date(2027, 7, 10), latest=date(2027, 7, 13), provisional=True
        )

    def test_bounds_allow_for_as_many_as_in_the_fullest_year(self) -> None:
        """Two days of one year, none of another: two may rest in a year that is not announced."""
        rest = frozenset({date(2026, 5, 12), date(2026, 5, 13)})
        local = (CalendarYear(number=2025, rest=frozenset()), CalendarYear(number=2026, rest=rest))
        found = working_day_deadline(Calendar(years=CALENDAR.years, local=local), date(2027, 7, 5), 5)
        assert (found.day, found.latest) == (date(2027, 7, 12), date(2027, 7, 14))

    def test_the_country_is_no_region(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            FILES.local("")
        assert codes(caught.value) == ["SSJ-WORKDAYS-REGION-NONE"]
        assert dict(caught.value.faults[0].params)["regions"] == "—"

    def test_a_region_without_a_file(self) -> None:
        country = read_calendar_file((DATA / "holidays/2019.json").read_bytes())
        files = CalendarFiles([country, read_calendar_file(local_file())])
        for region in ("530426", ""):
            with pytest.raises(InvalidInput) as caught:
                files.local(region)
            assert codes(caught.value) == ["SSJ-WORKDAYS-REGION-NONE"]
            assert dict(caught.value.faults[0].params)["regions"] == "530499"


class TestFiles:
    """A calendar file says what is wrong with it, with its place."""

    def refused(self, data: bytes) -> list[tuple[str, str]]:
        with pytest.raises(InvalidInput) as caught:
            read_calendar_file(data, Place(file="2026.json"))
        assert {found.place.file for found in caught.value.faults} == {"2026.json"}
        assert caught.value.text("zh")
        assert caught.value.text("en")
        return [(found.code, found.place.path) for found in caught.value.faults]

    def test_a_published_file_is_read_as_it_is(self) -> None:
        file = read_calendar_file((DATA / "holidays/2019.json").read_bytes())
        assert (file.year, file.region, len(file.days)) == (2019, "", 31)
        assert date(2018, 12, 29) in file.calendar_year().worked

    def test_a_mark_of_byte_order_is_no_fault(self) -> None:
        assert read_calendar_file(b"\xef\xbb\xbf" + local_file()).region == "530499"

    @pytest.mark.parametrize(
        "data", [b"", b"{", b"\xff\xfe{}", b"[" * 10**5, b'{"year":' + b"9" * 5000 + b"}"]
    )
    def test_what_is_no_json(self, data: bytes) -> None:
        assert self.refused(data) == [("SSJ-WORKDAYS-JSON", "")]

    def test_members(self) -> None:
        assert self.refused(b'{"year": 2026, "year": 2026, "days": []}') == [("SSJ-JSON-DUPLICATE", "")]
        assert self.refused(b"[]") == [("SSJ-JSON-TYPE", "$")]
        assert self.refused(b'{"year": 2026, "Region": "530499", "days": []}') == [
            ("SSJ-WORKDAYS-MEMBER", "$")
        ]
        assert self.refused(b'{"year": "2026", "region": "530499"}') == [
            ("SSJ-JSON-TYPE", "$.year"),
            ("SSJ-WORKDAYS-MEMBER-MISSING", "$"),
        ]

    def test_days(self) -> None:
        listed = [
            {"name": "", "date": "2026-02-30", "isOffDay": True},
            {"name": "", "date": "20260512", "isOffDay": True},
            {"name": "", "date": "2026-05-12", "isOffDay": 1},
        ]
        assert self.refused(local_file(days=listed)) == [
            ("SSJ-TEXT-DAY", "$.days[0].date"),
            ("SSJ-TEXT-DAY", "$.days[1].date"),
            ("SSJ-JSON-TYPE", "$.days[2].isOffDay"),
        ]

    def test_days_together(self) -> None:
        listed = [
            {"name": "", "date": "2026-05-12", "isOffDay": True},
            {"name": "", "date": "2026-05-12", "isOffDay": False},
            {"name": "", "date": "2027-05-12", "isOffDay": True},
        ]
        assert self.refused(local_file(days=listed, region="5304")) == [
            ("SSJ-WORKDAYS-REGION", "$.region"),
            ("SSJ-FORM-TWICE", "$.days[1].date"),
            ("SSJ-WORKDAYS-OUTSIDE", "$.days[2].date"),
        ]

    def test_a_year_out_of_range(self) -> None:
        assert self.refused(local_file(year=26, days=[])) == [("SSJ-WORKDAYS-YEAR", "$.year")]

    def test_a_year_that_is_half_filled_in(self) -> None:
        """The country's notice has every statutory holiday; a list that breaks off is no notice."""
        plain = json.loads((DATA / "holidays/2026.json").read_bytes())
        half = [day for day in plain["days"] if day["date"] < "2026-10-02"]
        assert (
            self.refused(json.dumps(plain | {"days": half}).encode())
            == [("SSJ-WORKDAYS-PARTIAL", "$.days")] * 2
        )

    def test_a_year_stands_there_once(self) -> None:
        file = read_calendar_file(local_file())
        with pytest.raises(InvalidInput) as caught:
            CalendarFiles([file, file])
        assert codes(caught.value) == ["SSJ-WORKDAYS-FILE-TWICE"]

    def test_a_folder_names_every_fault(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInput) as caught:
            CalendarFiles.in_folder(tmp_path)
        assert codes(caught.value) == ["SSJ-WORKDAYS-FOLDER"]
        (tmp_path / "a.json").write_bytes(b"{")
        (tmp_path / "b.json").mkdir()
        (tmp_path / "c.json").write_bytes(local_file())
        with pytest.raises(InvalidInput) as caught:
            CalendarFiles.in_folder(tmp_path)
        assert codes(caught.value) == ["SSJ-WORKDAYS-JSON", "SSJ-FILE-UNREADABLE"]
        assert [Path(found.place.file).name for found in caught.value.faults] == ["a.json", "b.json"]

    def test_the_years_that_are_asked_for(self) -> None:
        """From the first with a notice in the sources' form to the end of the century."""
        asked: list[int] = []

        class Asked(InstalledCalendar):
            def _year(self, number: int) -> CalendarYear | None:
                asked.append(number)
                return super()._year(number)

        assert combined([Asked()]) == INSTALLED
        assert (asked[0], asked[-1], len(asked)) == (2004, 2100, 97)

    def test_files_go_before_what_is_installed(self) -> None:
        """A notice that was changed in the year is put right by a file."""
        plain = json.loads((DATA / "holidays/2026.json").read_bytes())
        changed = [*plain["days"], {"name": "", "date": "2026-07-06", "isOffDay": True}]
        files = CalendarFiles([read_calendar_file(json.dumps(plain | {"days": changed}).encode())])
        calendar = combined([files, InstalledCalendar()])
        assert not calendar.is_working_day(date(2026, 7, 6))
        assert calendar.is_working_day(date(2025, 7, 7))
        assert combined([InstalledCalendar(), files]).is_working_day(date(2026, 7, 6))
