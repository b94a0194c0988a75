"""行政执法证 (第十二条): an inspector's certificate.

One inspector may hold several, each with its own time. Numbers differ by issuer and by edition, so a number is
opaque text.
"""

import re
from datetime import date, datetime
from typing import Final

from attrs import field, frozen

from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.ids.form import quoted

_NO_END_YEAR: Final = 9999
_NO_END: Final = frozenset({"长期", "长期有效", "永久", "永久有效", "无固定期限"})
_DATE: Final = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII)


def _without_no_end(day: date | None) -> date | None:
    return None if day is not None and day.year == _NO_END_YEAR else day


@frozen(kw_only=True)
class Certificate:
    """执法证: a certificate's number, who issued it, and from when until when it is valid.

    Args:
        number: the number as printed; opaque.
        issuer: 发证机关, who issued it; may be empty where a list does not say.
        valid_from: the first day; None where it is not known, and then no day is too early.
        valid_until: the last day; None where it has no end. Lists write 9999-09-09 for that, so a day in the
            year 9999 becomes None.

    Raises:
        InvalidInput: the number is empty, a time of day is given for a day, or the end lies before the start.
    """

    number: str
    issuer: str
    valid_from: date | None = None
    valid_until: date | None = field(default=None, converter=_without_no_end)

    def __attrs_post_init__(self) -> None:
        raise_if(self._faults())

    def valid_on(self, day: date) -> bool:
        """Say whether it is valid on a day; first and last day count."""
        return self.valid_throughout(day, day)

    def valid_throughout(self, first: date, last: date) -> bool:
        """Say whether it is valid on every day from the first to the last, both counted.

        Raises:
            InvalidInput: the last day lies before the first.
        """
        if last < first:
            raise InvalidInput(fault("SSJ-ID-CERT-SPAN", first=first.isoformat(), last=last.isoformat()))
        begun = self.valid_from is None or self.valid_from <= first
        return begun and (self.valid_until is None or last <= self.valid_until)

    def _faults(self) -> list[Fault]:
        faults = [] if self.number.strip() else [fault("SSJ-ID-CERT-NUMBER")]
        times = [each for each in (self.valid_from, self.valid_until) if isinstance(each, datetime)]
        if times:
            return [*faults, *(fault("SSJ-ID-CERT-DATE", found=str(each)) for each in times)]
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            first, last = self.valid_from.isoformat(), self.valid_until.isoformat()
            faults.append(fault("SSJ-ID-CERT-ORDER", first=first, last=last))
        return faults


def parse_valid_until(text: str) -> date | None:
    """有效期至: read until when a certificate is valid, as lists print it; None means no end.

    Raises:
        InvalidInput: no day, no day that exists, or nothing at all; an empty cell is not "no end".

    >>> parse_valid_until("2027年6月30日"), parse_valid_until("9999-09-09"), parse_valid_until("长期")
    (datetime.date(2027, 6, 30), None, None)
    """
    stripped = text.strip()
    if stripped in _NO_END:
        return None
    return _without_no_end(_day(stripped))


def parse_valid_from(text: str) -> date:
    """有效期自: read from when a certificate is valid, as lists print it.

    Raises:
        InvalidInput: no day, or no day that exists.
    """
    return _day(text.strip())


def _day(text: str) -> date:
    found = _DATE.fullmatch(text)
    if not found:
        raise InvalidInput(fault("SSJ-ID-CERT-DATE", found=quoted(text)))
    year, month, day = found[1], found[3] or found[5], found[4] or found[6]
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise InvalidInput(fault("SSJ-ID-CERT-DATE", found=quoted(text))) from error
