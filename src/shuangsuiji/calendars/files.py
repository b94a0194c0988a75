"""日历文件: the years that a bureau adds as JSON files, one for each notice.

A file has the members `year`, `papers` (where the notice stands) and `days`, each with `name`, `date` and `isOffDay`:
the form of the freely published holiday-cn, whose files can be taken as they are. No days means that the notice is not
out. A file with a member `region` holds what a county adds for itself (放假办法第四条; in 玉溪: 峨山, 新平, 元江):

    {"year": 2027, "region": "530499", "papers": ["某政办发〔2026〕1号"],
     "days": [{"name": "县庆", "date": "2027-05-12", "isOffDay": true}]}
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, Self, cast

from attrs import evolve, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.canonical import Json
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import at, days
from shuangsuiji.ports.calendar import CalendarSource
from shuangsuiji.workdays import Calendar, CalendarYear, may_set, statutory_faults, year_faults

YEARS: Final = range(2004, 2101)
"""The years that a calendar asks its sources for, unless told otherwise."""

_REGION: Final = re.compile(r"[0-9]{6}")


@frozen(kw_only=True)
class ListedDay:
    """日历文件中的一天: a day, why it is listed, and whether it rests.

    Args:
        name: the holiday that it belongs to.
        date: `YYYY-MM-DD`.
        isOffDay: whether it rests; otherwise it is worked.

    Raises:
        InvalidInput: there is no such day.
    """

    name: str
    date: str
    isOffDay: bool  # noqa: N815  -- the file's own word

    def __attrs_post_init__(self) -> None:
        raise_if(days(date=self.date))


@frozen(kw_only=True)
class CalendarFile:
    """日历文件: a file as it stands.

    Args:
        year: the year of the notice.
        days: what it sets; none where it is not out.
        papers: where the notice stands.
        region: six digits (GB/T 2260) of the county whose own days they are; empty for the country.

    Raises:
        InvalidInput: the year is out of range, the region no code, a day stands there twice or is not one that the
            notice may set, or the country's days lack a holiday of every year; every fault is listed.
    """

    year: int
    days: tuple[ListedDay, ...]
    papers: tuple[str, ...] = ()
    region: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(each.at(at(".year")) for each in year_faults(self.year))
        raise_if([*self._region_faults(), *self._day_faults()])
        if self.days and not self.region:
            raise_if(each.at(at(".days")) for each in statutory_faults(self.calendar_year()))

    def calendar_year(self) -> CalendarYear:
        """Give the days as a value."""
        by_kind = {
            off: frozenset(date.fromisoformat(day.date) for day in self.days if day.isOffDay is off)
            for off in (True, False)
        }
        return CalendarYear(number=self.year, rest=by_kind[True], worked=by_kind[False])

    def _region_faults(self) -> Iterator[Fault]:
        if self.region and not _REGION.fullmatch(self.region):
            yield fault("SSJ-WORKDAYS-REGION", at(".region"), value=self.region)

    def _day_faults(self) -> Iterator[Fault]:
        seen: set[str] = set()
        for index, listed in enumerate(self.days):
            place = at(f".days[{index}].date")
            if listed.date in seen:
                yield fault("SSJ-FORM-TWICE", place, name=listed.date)
            seen.add(listed.date)
            if not may_set(self.year, date.fromisoformat(listed.date)):
                yield fault("SSJ-WORKDAYS-OUTSIDE", place, day=listed.date, year=self.year)


def read_calendar_file(data: bytes, place: Place | None = None) -> CalendarFile:
    """Read a calendar file; members that begin with `$` are left aside.

    Args:
        data: the bytes of the file, UTF-8 with or without BOM.
        place: the file, for the faults.

    Raises:
        InvalidInput: it is not JSON of this form; every fault is listed with its path.
    """
    file = (place or Place()).file
    try:
        json_ = _parsed(data)
        if isinstance(json_, dict):
            json_ = {name: each for name, each in json_.items() if not name.startswith("$")}
        return wire.read(CalendarFile, json_)
    except InvalidInput as error:
        found = (_explained(each) for each in error.faults)
        raise InvalidInput(*(each.at(Place(file=file, path=each.place.path)) for each in found)) from error


def _parsed(data: bytes) -> Json:
    try:
        return cast("Json", canonical.parse(data.decode("utf-8-sig").encode(), _object))
    except InvalidInput:
        raise
    except ValueError as error:  # beside JSON's own error: wrong bytes, huge numbers, deep nesting
        raise InvalidInput(fault("SSJ-WORKDAYS-JSON", reason=str(error))) from error


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    names = Counter(name for name, _ in pairs)
    raise_if(fault("SSJ-JSON-DUPLICATE", member=name) for name, times in names.items() if times > 1)
    return dict(pairs)


def _explained(found: Fault) -> Fault:
    """Say of an unknown or missing member what the writer of a calendar file can do."""
    code = {"SSJ-JSON-EXTRA": "SSJ-WORKDAYS-MEMBER", "SSJ-JSON-MISSING": "SSJ-WORKDAYS-MEMBER-MISSING"}
    return evolve(found, code=code.get(found.code, found.code))


class CalendarFiles(CalendarSource):
    """Calendar files, the country's and the counties'.

    Args:
        files: in any order; for each year one of the country and one of each county at most.

    Raises:
        InvalidInput: a year stands there twice.
    """

    def __init__(self, files: Iterable[CalendarFile]) -> None:
        listed = tuple(files)
        times = Counter((each.region, each.year) for each in listed)
        twice = (region_year for region_year, found in times.items() if found > 1)
        raise_if(fault("SSJ-WORKDAYS-FILE-TWICE", region=region, year=year) for region, year in sorted(twice))
        self._files = {(each.region, each.year): each for each in listed}

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Read every `*.json` of a folder.

        Raises:
            InvalidInput: there is no such folder, no such file in it, or one that cannot be read or is no calendar
                file; the faults of all files are listed.
        """
        paths = sorted(folder.glob("*.json"))
        if not paths:
            raise InvalidInput(fault("SSJ-WORKDAYS-FOLDER", Place(file=str(folder))))
        files: list[CalendarFile] = []
        faults: list[Fault] = []
        for path in paths:
            try:
                files.append(_read(path))
            except InvalidInput as error:
                faults += error.faults
        raise_if(faults)
        return cls(files)

    def local(self, region: str) -> tuple[CalendarYear, ...]:
        """Give the years of a county's own days, in order.

        Args:
            region: its six digits (GB/T 2260).

        Raises:
            InvalidInput: there is no file of this region.
        """
        found = sorted(year for code, year in self._files if code == region)
        if not (region and found):
            regions = sorted({code for code, _ in self._files if code})
            raise InvalidInput(
                fault("SSJ-WORKDAYS-REGION-NONE", region=region, regions="、".join(regions) or "—")
            )
        return tuple(self._files[region, year].calendar_year() for year in found)

    def _year(self, number: int) -> CalendarYear | None:
        file = self._files.get(("", number))
        return file.calendar_year() if file and file.days else None


def _read(path: Path) -> CalendarFile:
    place = Place(file=str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidInput(fault("SSJ-FILE-UNREADABLE", place, reason=reason)) from error
    return read_calendar_file(data, place)


def combined(
    sources: Iterable[CalendarSource],
    local: Iterable[CalendarYear] = (),
    years: Iterable[int] = YEARS,
) -> Calendar:
    """Make a calendar of several sources: each year is the first source's that announces it.

    Args:
        sources: those that go before others first: files before `InstalledCalendar`.
        local: a county's own days, from `CalendarFiles.local`.
        years: the years to ask for.

    Raises:
        Unavailable: a source cannot be reached now.
        AdapterFault: a source broke one of its obligations.
        InvalidInput: a year of `local` stands there twice.
    """
    asked = tuple(sources)
    found = (next(filter(None, (source.year(number) for source in asked)), None) for number in years)
    return Calendar(years=tuple(filter(None, found)), local=tuple(local))
