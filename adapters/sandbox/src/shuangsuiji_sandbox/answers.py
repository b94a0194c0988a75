"""应答: values and errors as HTTP answers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen
from starlette.responses import Response

from shuangsuiji import canonical, wire
from shuangsuiji.errors import (
    Conflict,
    Fault,
    InvalidInput,
    NotAuthorised,
    NotOffered,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    Undecided,
    fault,
)

MOST_TOLD: Final = 4 * 2**20
"""An error tells faults up to so many bytes, and then how many there are beyond."""

_TEXT: Final = 1000
_JSON: Final = "application/json"


@frozen(kw_only=True)
class Told:
    """一处错误: a fault as it is told.

    Args:
        code: its code.
        params: what its sentence is about.
        path: where it is in what was sent.
        text_zh: its sentence in Chinese.
        text_en: its sentence in English.
    """

    code: str
    params: Mapping[str, str | int]
    path: str
    text_zh: str
    text_en: str


@frozen(kw_only=True)
class Telling:
    """出错时的应答: what a request was refused for.

    Args:
        error: the word of the status.
        faults: every fault.
    """

    error: str
    faults: tuple[Told, ...]


@frozen(kw_only=True)
class Refusal:
    """An error's answer.

    Args:
        status: its status.
        error: its word.
        headers: what goes with it.
    """

    status: int
    error: str
    headers: Mapping[str, str] = {}

    def answer(self, *faults: Fault) -> Response:
        """Give the answer that tells the faults."""
        told = Telling(error=self.error, faults=tuple(_told(faults)))
        body = json.dumps(wire.write(told), ensure_ascii=False)
        return Response(body.encode(), self.status, self.headers, _JSON)


INVALID: Final = Refusal(status=400, error="invalid")
UNAUTHORISED: Final = Refusal(status=401, error="unauthorised", headers={"WWW-Authenticate": "Bearer"})
NO_PASSWORD: Final = Refusal(
    status=401,
    error="unauthorised",
    headers={"WWW-Authenticate": 'Basic realm="shuangsuiji-sandbox", charset="UTF-8"'},
)
NOT_FOUND: Final = Refusal(status=404, error="not-found")
TOO_LARGE: Final = Refusal(status=413, error="too-large", headers={"Connection": "close"})
TOO_MANY: Final = Refusal(status=429, error="too-many")
UNAVAILABLE: Final = Refusal(status=503, error="unavailable")
AT_FAULT: Final = Refusal(status=500, error="fault")

_OF_ERRORS: Final[Mapping[type[ShuangsuijiError], Refusal]] = {
    Conflict: Refusal(status=409, error="conflict"),
    InvalidInput: INVALID,
    NotAuthorised: UNAUTHORISED,
    NotOffered: Refusal(status=404, error="not-offered"),
    Rejected: Refusal(status=422, error="rejected"),
    Unavailable: UNAVAILABLE,
    Undecided: Refusal(status=202, error="undecided"),
}


class Refused(Exception):
    """A request that the sandbox itself refuses."""

    def __init__(self, refusal: Refusal, found: Fault) -> None:
        super().__init__(found.code)
        self.refusal = refusal
        self.found = found


def value_answer(value: object, status: int = 200) -> Response:
    """Give a value as its canonical JSON."""
    return Response(canonical.encode(wire.write(value)), status, media_type=_JSON)


def error_answer(error: ShuangsuijiError) -> Response:
    """Give the answer of an error of the platform or of what was sent."""
    return _OF_ERRORS.get(type(error), AT_FAULT).answer(*error.faults)


def _told(faults: Sequence[Fault]) -> Iterator[Told]:
    room = MOST_TOLD
    for index, each in enumerate(faults):
        told = _as_told(each)
        room -= len(str(told).encode())
        if room < 0 and index > 0:
            yield _as_told(fault("SSJ-SANDBOX-MORE", count=len(faults) - index))
            return
        yield told


def _as_told(found: Fault) -> Told:
    return Told(
        code=found.code,
        params={name: datum if isinstance(datum, int) else _sendable(datum) for name, datum in found.params},
        path=_sendable(found.place.path),
        text_zh=_sendable(found.sentence("zh")),
        text_en=_sendable(found.sentence("en")),
    )


def _sendable(text: str) -> str:
    """Shorten a text, and write out what UTF-8 cannot hold: a fault may quote the very surrogate that it is about."""
    return text[:_TEXT].encode("utf-8", "backslashreplace").decode()
