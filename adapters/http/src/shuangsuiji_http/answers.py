"""应答: what an answer means, as a value or as the error that its reader can act upon.

An error's body is JSON, `{"error": "...", "faults": [{"code", "params", "path", "text_zh", "text_en"}]}`; the body of
200 and 201 is the value's canonical JSON. What has neither form is an `AdapterFault`, never a guess.
"""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any, Final, cast

from attrs import field, frozen

from shuangsuiji import canonical, messages, wire
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    Fault,
    InvalidInput,
    NotAuthorised,
    NotOffered,
    Place,
    Rejected,
    ShuangsuijiError,
    fault,
)

AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""After these the same request may be sent again."""

OK: Final = frozenset({200, 201})
NOT_FOUND: Final = 404
NOT_OFFERED: Final = "not-offered"
FAULTS_OF_SERVER: Final = range(500, 600)
REDIRECTS: Final = range(300, 400)
REFUSALS: Final[Mapping[int, tuple[str, type[ShuangsuijiError]]]] = {
    409: ("conflict", Conflict),
    422: ("rejected", Rejected),
}
HIDDEN: Final = "***"
LONGEST_WAIT: Final = 10**9
_NOT_US: Final = frozenset({401, 403})
_SHOWN: Final = 200
_SHOWN_FAULTS: Final = 20
_TEXT: Final = 1000


@frozen(kw_only=True)
class Answer:
    """An answer.

    Args:
        status: its status.
        body: what it says.
        token: our token, which an excerpt must not show even where the other side repeats it.
    """

    status: int
    body: bytes = field(repr=False)
    token: str = field(repr=False)

    def excerpt(self) -> str:
        """Give its beginning, for a message."""
        return self.body.decode("utf-8", "replace").replace(self.token, HIDDEN)[:_SHOWN]

    def misshapen(self, *faults: Fault) -> AdapterFault:
        """Say that it has not the form that was agreed."""
        first = fault("SSJ-HTTP-SHAPE", status=self.status, excerpt=self.excerpt())
        return AdapterFault(first, *faults[:_SHOWN_FAULTS])


@frozen(kw_only=True)
class _Told:
    code: str
    params: canonical.Json
    path: str
    text_zh: str
    text_en: str


@frozen(kw_only=True)
class _Refusal:
    error: str
    faults: tuple[_Told, ...]


def value_of(answer: Answer, kind: Any) -> object:  # noqa: ANN401  -- a class or a tuple of them, as wire has it
    """Make the value that an answer carries.

    Raises:
        AdapterFault: it carries no such value.
    """
    try:
        return wire.read_one_of(kind, canonical.decode(answer.body))
    except InvalidInput as error:
        faults = error.faults
    raise answer.misshapen(*faults)


def error_of(answer: Answer) -> ShuangsuijiError:
    """Give the error that an answer stands for, other than 200, 201 and those of `AGAIN`."""
    if answer.status in _NOT_US:
        return NotAuthorised(fault("SSJ-HTTP-ACCOUNT", status=answer.status))
    if answer.status in REDIRECTS:
        return AdapterFault(fault("SSJ-HTTP-REDIRECT", status=answer.status))
    refusal = _refusal(answer)
    if answer.status == NOT_FOUND and refusal and refusal.error == NOT_OFFERED and refusal.faults:
        return NotOffered(*(_rebuilt(each) for each in refusal.faults))
    if answer.status not in REFUSALS:
        return AdapterFault(fault("SSJ-HTTP-STATUS", status=answer.status, excerpt=answer.excerpt()))
    word, kind = REFUSALS[answer.status]
    if refusal is None or refusal.error != word or not refusal.faults:
        return answer.misshapen()
    return kind(*(_rebuilt(each) for each in refusal.faults))


def says_not_found(answer: Answer) -> bool:
    """Say whether it is the platform that has nothing there, and not somebody who knows no platform."""
    refusal = _refusal(answer) if answer.status == NOT_FOUND else None
    return refusal is not None and refusal.error == "not-found"


def _refusal(answer: Answer) -> _Refusal | None:
    try:
        return wire.read(_Refusal, cast("canonical.Json", canonical.parse(answer.body)))
    except ValueError:
        return None


def _rebuilt(told: _Told) -> Fault:
    """Make the fault again; one of a code that we have no sentence for carries the platform's own."""
    place = Place(path=told.path)
    params = _params(told.params)
    if params is not None and _is_ours(told.code, params):
        return Fault(told.code, tuple(params.items()), place)
    return fault("SSJ-HTTP-REMOTE", place, theirs=told.code, text=(told.text_zh or told.text_en)[:_TEXT])


def _params(found: canonical.Json) -> dict[str, str | int] | None:
    if not isinstance(found, dict):
        return None
    params = cast("dict[str, object]", found)
    if not all(type(each) in {str, int} for each in params.values()):
        return None
    return cast("dict[str, str | int]", params)


def _is_ours(code: str, params: Mapping[str, str | int]) -> bool:
    try:
        messages.text(code, params, "zh")
    except (LookupError, ValueError):
        return False
    return True


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
