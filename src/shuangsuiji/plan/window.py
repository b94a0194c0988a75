"""实施检查时间 (第七条): the days that a plan's wording names, as plans print it in months."""

import re
from calendar import monthrange
from typing import Final

from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.texts import normalised

_YEAR: Final = r"(?:(?P<year{0}>[0-9]{{4}})年)?"
_MONTH: Final = r"(?P<month{0}>[0-9]{{1,2}})月?(?:(?P<day{0}>[0-9]{{1,2}})日)?"
_DASH: Final = r"[-—–－~～至到]+"
_SPAN: Final = re.compile(
    _YEAR.format(1)
    + _MONTH.format(1)
    + f"(?:{_DASH}(?:{_YEAR.format(2)}{_MONTH.format(2)})?|(?P<open>起|后|以后|开始))?"
    "(?P<before>底?前|底)?"
)
_QUARTERS: Final = {"一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}
_HALVES: Final = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "年内": (1, 12)}


def read_window(text: str, year: int) -> tuple[str, str]:
    """Read a plan's 实施检查时间 as first and last day; months are whole, and an open end is the year's.

    Args:
        text: what the plan prints.
        year: the plan's year.

    Raises:
        InvalidInput: it names no months, another year's, or none that a year has.

    >>> read_window("7-12", 2026)
    ('2026-07-01', '2026-12-31')
    >>> read_window("3月起", 2026), read_window("6月底前", 2026)
    (('2026-03-01', '2026-12-31'), ('2026-01-01', '2026-06-30'))
    """
    plain = "".join(normalised(text).split()).removeprefix("第").removesuffix("期间").removesuffix("份")
    named = {**_QUARTERS, **_HALVES}.get(plain.removeprefix(f"{year}年"))
    if named:
        return _days(text, year, (named[0], None), (named[1], None))
    match = _SPAN.fullmatch(plain)
    if match is None or any(match[each] not in {None, str(year)} for each in ("year1", "year2")):
        raise InvalidInput(fault("SSJ-PLAN-WINDOW", text=text, year=year))
    first = (int(match["month1"]), int(match["day1"]) if match["day1"] else None)
    if match["before"] and not match["month2"]:
        return _days(text, year, (1, None), first)
    last = (int(match["month2"]), int(match["day2"]) if match["day2"] else None) if match["month2"] else None
    ends_open = match["open"] or plain[-1] in "-—–－~～至到"
    return _days(text, year, first, last or ((12, None) if ends_open else first))


def _days(
    text: str, year: int, first: tuple[int, int | None], last: tuple[int, int | None]
) -> tuple[str, str]:
    """Give the days of months from 1 to 12; a month without a day is all of it."""
    if not 1 <= first[0] <= last[0] <= 12:  # noqa: PLR2004  -- the months of a year
        raise InvalidInput(fault("SSJ-PLAN-WINDOW", text=text, year=year))
    end = monthrange(year, last[0])[1]
    days = (first[1] or 1, last[1] or end)
    if (
        days[0] > monthrange(year, first[0])[1]
        or days[1] > end
        or (first[0] == last[0] and days[0] > days[1])
    ):
        raise InvalidInput(fault("SSJ-PLAN-WINDOW", text=text, year=year))
    return f"{year}-{first[0]:02}-{days[0]:02}", f"{year}-{last[0]:02}-{days[1]:02}"
