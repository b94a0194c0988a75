"""应答: what came back, and what HTTP itself says by it, whatever the dialect."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final

from attrs import evolve, field, frozen

from shuangsuiji.errors import AdapterFault, Fault, NotAuthorised, ShuangsuijiError, fault

AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""After these the same request may be sent again."""

NOT_ACTED: Final = frozenset({425, 429})
"""After these the platform has not acted."""

OK: Final = frozenset({200, 201})
NOT_FOUND: Final = 404
FAULTS_OF_SERVER: Final = range(500, 600)
REDIRECTS: Final = range(300, 400)
HIDDEN: Final = "***"
LONGEST_WAIT: Final = 10**9
_NOT_US: Final = frozenset({401, 403})
_SHOWN: Final = 200
_SHOWN_FAULTS: Final = 20


@frozen(kw_only=True)
class Answer:
    """An answer.

    Args:
        status: its status.
        body: what it says.
        hidden: our secrets, which an excerpt must not show even where the other side repeats them.
    """

    status: int
    body: bytes = field(repr=False)
    hidden: tuple[str, ...] = field(repr=False)

    def excerpt(self) -> str:
        """Give its beginning, for a message."""
        return without(self.hidden, self.body.decode("utf-8", "replace"))[:_SHOWN]

    def misshapen(self, *faults: Fault) -> AdapterFault:
        """Say that it has not the form that was agreed."""
        first = fault("SSJ-HTTP-SHAPE", status=self.status, excerpt=self.excerpt())
        return AdapterFault(first, *faults[:_SHOWN_FAULTS])

    def unexpected(self) -> ShuangsuijiError:
        """Give the error that its status stands for, other than 200, 201 and those of `AGAIN`."""
        if self.status in _NOT_US:
            return NotAuthorised(fault("SSJ-HTTP-ACCOUNT", status=self.status))
        if self.status in REDIRECTS:
            return AdapterFault(fault("SSJ-HTTP-REDIRECT", status=self.status))
        return AdapterFault(fault("SSJ-HTTP-STATUS", status=self.status, excerpt=self.excerpt()))


def without(hidden: tuple[str, ...], text: str) -> str:
    """Give a text without our secrets."""
    for each in hidden:
        text = text.replace(each, HIDDEN)
    return text


def fault_without(hidden: tuple[str, ...], found: Fault) -> Fault:
    """Give a fault without our secrets, should the other side repeat them."""
    params = tuple(
        (name, without(hidden, datum) if isinstance(datum, str) else datum) for name, datum in found.params
    )
    return evolve(found, params=params, place=evolve(found.place, path=without(hidden, found.place.path)))


def wait_asked(headers: Mapping[str, str]) -> float:
    """Give the seconds that Retry-After asks for, 0 where it asks for none that can be understood.

    A day is counted from the answer's own Date: its clock need not be ours.

    >>> wait_asked({"Retry-After": "7"})
    7.0
    >>> wait_asked({"Retry-After": "Wed, 01 Apr 2026 01:00:30 GMT", "Date": "Wed, 01 Apr 2026 01:00:00 GMT"})
    30.0
    """
    text = headers.get("Retry-After", "")
    if text.isascii() and text.isdigit():
        return float(min(int(text[:20]), LONGEST_WAIT))
    try:
        asked = parsedate_to_datetime(text) - parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return max(0.0, asked.total_seconds())
