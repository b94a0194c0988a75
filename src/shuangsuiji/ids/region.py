"""行政区划代码 (GB/T 2260): six-digit region codes with the time in which each is valid.

A region is what somebody entered as a target's or inspector's area. It is never taken from a credit code, whose
region digits keep what was true when the code was issued.
"""

from datetime import date
from typing import Final, NamedTuple, Self

from attrs import frozen

from shuangsuiji.errors import Fault, InvalidInput, fault
from shuangsuiji.ids.form import DIGITS, plain, quoted
from shuangsuiji.ids.region_table import YUXI, RegionRow

_LENGTH: Final = 6


class ApproximateMonth(NamedTuple):
    """A month that is known only about: a change fell in it or near it, the day is not known."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the month that a day lies in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@frozen(kw_only=True)
class Region:
    """行政区划 (GB/T 2260): a region code, its name, and about when it was valid.

    Args:
        code: six digits.
        name: the name under this code.
        valid_from: about the first month; None where no change is known.
        valid_until: about the last month; None while the code is in force.
        successor_of: the code that this one took the place of; empty where none is known.
    """

    code: str
    name: str
    valid_from: ApproximateMonth | None = None
    valid_until: ApproximateMonth | None = None
    successor_of: str = ""

    def valid_on(self, day: date) -> bool:
        """Say whether the code may stand on a day; in the month of a change both codes may."""
        month = ApproximateMonth.of(day)
        begun = self.valid_from is None or self.valid_from <= month
        return begun and (self.valid_until is None or month <= self.valid_until)


def _month(text: str) -> ApproximateMonth | None:
    return ApproximateMonth(int(text[:4]), int(text[5:])) if text else None


def _region(row: RegionRow) -> Region:
    return Region(
        code=row.code,
        name=row.name,
        valid_from=_month(row.valid_from_approx),
        valid_until=_month(row.valid_to_approx),
        successor_of=row.successor_of,
    )


REGIONS: Final = tuple(sorted((_region(row) for row in YUXI), key=lambda region: region.code))
"""Every region of the city, of today and of before, by code."""

_BY_CODE: Final = {region.code: region for region in REGIONS}
_SUCCESSORS: Final = {region.successor_of: region for region in REGIONS if region.successor_of}


def find_region(code: str, day: date | None = None) -> Region:
    """Find a region by its code; with a day, only a code that is valid on it.

    Args:
        code: six digits.
        day: when the code was used; None takes codes of all times.

    Raises:
        InvalidInput: no six digits, not in the table, or not valid on the day.

    >>> find_region("530421").name
    '江川县'
    >>> find_region("530421", date(2026, 4, 1))
    Traceback (most recent call last):
    shuangsuiji.errors.InvalidInput: 行政区划代码 530421（江川县）约到 2015-12 为止，2026-04-01 已不再使用；\
请改用 530403（江川区）〔SSJ-ID-REGION-ENDED〕
    """
    if problem := code_form_fault(code):
        raise InvalidInput(problem)
    found = plain(code) or ""
    region = _BY_CODE.get(found)
    if region is None:
        raise InvalidInput(fault("SSJ-ID-REGION-UNKNOWN", found=found))
    if day is not None and not region.valid_on(day):
        raise InvalidInput(_outside(region, day))
    return region


def code_form_fault(code: object) -> Fault | None:
    """Judge the form of a region code, six digits, whether or not the table knows it."""
    found = plain(code)
    if found is None or len(found) != _LENGTH or not DIGITS.issuperset(found):
        return fault("SSJ-ID-REGION-FORM", found=quoted(found or ""))
    return None


def current_name(code: str) -> str:
    """Give the name under which a region, of today or of before, is shown now; the code where the table does not know it.

    >>> current_name("530421"), current_name("530403"), current_name("530499")
    ('江川区', '江川区', '530499')
    """
    return successor_chain(code)[-1].name if code in _BY_CODE else code


def regions_on(day: date) -> tuple[Region, ...]:
    """List the regions whose codes may stand on a day, by code.

    >>> [region.name for region in regions_on(date(2026, 4, 1))][:3]
    ['玉溪市', '红塔区', '江川区']
    """
    return tuple(region for region in REGIONS if region.valid_on(day))


def successor_chain(code: str) -> tuple[Region, ...]:
    """List a region and, in order, those that took its place; the last is in force.

    Raises:
        InvalidInput: no six digits, or not in the table.

    >>> [region.name for region in successor_chain("530422")]
    ['澄江县', '澄江市']
    """
    chain = [find_region(code)]
    while chain[-1].code in _SUCCESSORS:
        chain.append(_SUCCESSORS[chain[-1].code])
    return tuple(chain)


def _outside(region: Region, day: date) -> Fault:
    ended = region.valid_until is not None and region.valid_until < ApproximateMonth.of(day)
    other = successor_chain(region.code)[-1] if ended else _BY_CODE[region.successor_of]
    return fault(
        "SSJ-ID-REGION-ENDED" if ended else "SSJ-ID-REGION-NOT-YET",
        found=region.code,
        name=region.name,
        month=str(region.valid_until if ended else region.valid_from),
        day=day.isoformat(),
        other=other.code,
        other_name=other.name,
    )
