"""信封: how platforms say whether an answer is what was asked for.

`Statuses` says it by the status, as the sandbox does; `Coded` by a code in the body, such as `{code, msg, data}`.
"""

from collections.abc import Mapping, Sequence
from typing import Final, cast

from attrs import frozen

from shuangsuiji import canonical, messages, wire
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    Fault,
    NotAuthorised,
    NotOffered,
    Place,
    Rejected,
    ShuangsuijiError,
    Undecided,
    fault,
)
from shuangsuiji_http.answers import NOT_FOUND, OK, Answer
from shuangsuiji_http.questions import Question

_REFUSALS: Final[Mapping[int, tuple[str, type[ShuangsuijiError]]]] = {
    202: ("undecided", Undecided),
    409: ("conflict", Conflict),
    422: ("rejected", Rejected),
}
_TEXT: Final = 1000


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


@frozen
class Statuses:
    """The status says it; the body of 200 and 201 is the value's canonical JSON.

    An error's body is `{"error": "...", "faults": [{"code", "params", "path", "text_zh", "text_en"}]}`.
    """

    def opened(self, answer: Answer, question: Question) -> object:
        """Give the value.

        Raises:
            ShuangsuijiError: what the answer stands for instead.
            InvalidInput: it is no canonical JSON.
        """
        if answer.status in OK:
            return canonical.decode(answer.body)
        refusal = _refusal(answer)
        if answer.status == NOT_FOUND and refusal and refusal.error == "not-found" and question.absent:
            return None
        raise _error_of(answer, refusal)


@frozen(kw_only=True)
class Coded:
    """A code in the body says it, and the status is 200.

    Args:
        ok: the codes of what was asked for; None among them is a body without a code.
        rejected: the codes of what the platform did not take.
        conflict: of another document under the same key.
        unauthorised: of an account that is not known.
        not_found: of nothing being there.
        undecided: of a document that somebody there has yet to decide.
        code: the member that has the code.
        message: the member that has words.
        data: the member that has the value; empty where the whole body is it.
    """

    ok: Sequence[int | str | None]
    rejected: Sequence[int | str] = ()
    conflict: Sequence[int | str] = ()
    unauthorised: Sequence[int | str] = ()
    not_found: Sequence[int | str] = ()
    undecided: Sequence[int | str] = ()
    code: str = "code"
    message: str = "msg"
    data: str = "data"

    def opened(self, answer: Answer, question: Question) -> object:
        """Give the value, None where nothing is there.

        Raises:
            ShuangsuijiError: what the answer stands for instead.
            ValueError: it is no object.
        """
        if answer.status not in OK:
            raise answer.unexpected()
        body = canonical.parse(answer.body)
        if not isinstance(body, dict):
            raise ValueError  # noqa: TRY004  -- what was answered is wrong, not what was called
        told = cast("dict[str, object]", body)
        code = told.get(self.code)
        if _among(code, self.ok):
            return told.get(self.data) if self.data else told
        if question.absent and _among(code, self.not_found):
            return None
        raise self._error_of(code, told.get(self.message))

    def _error_of(self, code: object, message: object) -> ShuangsuijiError:
        words = fault("SSJ-HTTP-REMOTE", theirs=str(code)[:_TEXT], text=str(message)[:_TEXT])
        kinds: Mapping[type[ShuangsuijiError], Sequence[int | str]] = {
            Rejected: self.rejected,
            Conflict: self.conflict,
            NotAuthorised: self.unauthorised,
            Undecided: self.undecided,
        }
        found = (kind(words) for kind, codes in kinds.items() if _among(code, codes))
        unknown = fault("SSJ-HTTP-CODE", theirs=str(code)[:_TEXT], text=str(message)[:_TEXT])
        return next(found, AdapterFault(unknown))


def _among(code: object, codes: Sequence[object]) -> bool:
    """Say whether a code is one of several; `true` is not 1, nor is 1.0."""
    return any(type(code) is type(each) and code == each for each in codes)


def _error_of(answer: Answer, refusal: _Refusal | None) -> ShuangsuijiError:
    if answer.status == NOT_FOUND and refusal and refusal.error == "not-offered" and refusal.faults:
        return NotOffered(*map(_rebuilt, refusal.faults))
    if answer.status not in _REFUSALS:
        return answer.unexpected()
    word, kind = _REFUSALS[answer.status]
    if refusal is None or refusal.error != word or not refusal.faults:
        return answer.misshapen()
    return kind(*map(_rebuilt, refusal.faults))


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
