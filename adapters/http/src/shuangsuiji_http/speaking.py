"""往来: conversations held with one platform, whatever its dialect.

A token that is got by logging in is kept in memory until the platform refuses it; then one is got anew, once. Whatever is raised carries
no secret, and no trace of what the other side said: errors are made anew outside of every handler.
"""

from base64 import b64encode
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Lock
from typing import Final, TypeVar, cast
from urllib.parse import quote

from shuangsuiji.errors import (
    AdapterFault,
    Fault,
    InvalidInput,
    NotAuthorised,
    Rejected,
    ShuangsuijiError,
    fault,
)
from shuangsuiji_http.answers import Answer, fault_without
from shuangsuiji_http.asking import Asker, Secrets
from shuangsuiji_http.dialect import Account, Envelope
from shuangsuiji_http.questions import Question, Talk
from shuangsuiji_http.settings import is_token

Result = TypeVar("Result")

PUBLIC: Final = frozenset({"username"})
"""What of an account is no secret."""

_NOT_IN_FORM: Final = (ValueError, TypeError, LookupError, AttributeError)


class Speaker:
    """Holds conversations.

    Args:
        asker: asks.
        envelope: how an answer says what it is.
        account: how the platform knows us.
        given: what the account needs, by name.
        secrets: what no message may show besides.
    """

    def __init__(
        self,
        asker: Asker,
        envelope: Envelope,
        account: Account,
        given: Mapping[str, str],
        secrets: tuple[str, ...] = (),
    ) -> None:
        self._asker, self._envelope, self._account, self._given = asker, envelope, account, given
        kept = [each for name, each in given.items() if name not in PUBLIC]
        self._hidden = tuple(form for each in (*kept, *secrets) if each for form in _forms(each))
        self._tokens = deque([given.get("token", "")], maxlen=2)
        self._lock = Lock()

    def hold(self, talk: Talk[Result]) -> Result:
        """Hold a conversation to its end.

        Raises:
            ShuangsuijiError: what the platform says, or what is wrong with how it says it.
        """
        try:
            return self._held(talk, self._asker.until())
        except ShuangsuijiError as error:
            found = error
        # Outside of the handler, so that no context carries what the other side said.
        hidden = self._all_hidden()
        raise type(found)(*(fault_without(hidden, each) for each in found.faults))

    def _held(self, talk: Talk[Result], until: float) -> Result:
        answer: Answer | None = None
        value: object = None
        while True:
            try:
                question = talk.send(value)
            except StopIteration as done:
                return cast("Result", done.value)
            except _NOT_IN_FORM as error:
                if answer is None:
                    raise
                faults = _faults_of(error)
            else:
                answer, value = self._answered(question, until)
                continue
            raise answer.misshapen(*faults)

    def _answered(self, question: Question, until: float) -> tuple[Answer, object]:
        """Ask, once more with a new token where the one that we had is refused."""
        if not question.account:
            return self._asked(question, until, "")
        token = self._token("", until)
        if self._account.log_in:
            with suppress(NotAuthorised):
                return self._asked(question, until, token)
            token = self._token(token, until)
        return self._asked(question, until, token)

    def _asked(self, question: Question, until: float, token: str) -> tuple[Answer, object]:
        secrets = Secrets(token=token, hidden=self._all_hidden())
        answer = self._asker.ask(question, until, secrets)
        try:
            return answer, self._envelope.opened(answer, question)
        except _NOT_IN_FORM as error:
            faults = _faults_of(error)
        raise answer.misshapen(*faults)

    def _token(self, refused: str, until: float) -> str:
        """Give the token, a new one where that one was refused."""
        log_in = self._account.log_in
        if log_in is None:
            return self._tokens[-1]
        with self._lock:
            if self._tokens[-1] in {"", refused}:
                self._tokens.append(self._new_token(log_in, until))
            return self._tokens[-1]

    def _new_token(self, log_in: Callable[[Mapping[str, str]], Talk[str]], until: float) -> str:
        try:
            token = self._held(log_in(self._given), until)
            found: ShuangsuijiError | None = (
                None if is_token(token) else AdapterFault(fault("SSJ-HTTP-LOGIN"))
            )
        except AdapterFault as error:  # its excerpt may hold the very token
            found = AdapterFault(
                error.faults[0] if "excerpt" not in dict(error.faults[0].params) else fault("SSJ-HTTP-LOGIN")
            )
            token = ""
        except Rejected as error:
            found = NotAuthorised(*error.faults)
            token = ""
        if found:
            raise found
        return token

    def _all_hidden(self) -> tuple[str, ...]:
        return (*self._hidden, *(each for each in self._tokens if each))


def _faults_of(error: Exception) -> tuple[Fault, ...]:
    return error.faults if isinstance(error, InvalidInput) else ()


def _forms(secret: str) -> tuple[str, ...]:
    """Give the forms in which a secret goes over the wire."""
    return (secret, b64encode(secret.encode("utf-8", "surrogatepass")).decode(), quote(secret, safe=""))
