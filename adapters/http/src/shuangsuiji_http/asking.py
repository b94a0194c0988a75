"""询问: a request sent, and sent again where that is safe, until an answer counts or the bounds are reached.

A request that reads, or takes effect once (P2), may always be sent again; another one only where the platform has surely not acted.
"""

import http.client
import ssl
from collections.abc import Callable, Iterator
from typing import Final
from uuid import uuid4

from attrs import field, frozen
from requests import PreparedRequest, RequestException, Response, Session
from requests.exceptions import InvalidHeader
from requests.hooks import default_hooks
from requests.structures import CaseInsensitiveDict
from tenacity import RetryCallState, Retrying, retry_if_exception
from tenacity.wait import wait_base
from urllib3.exceptions import ConnectTimeoutError, HTTPError, InvalidChunkLength, NewConnectionError

from shuangsuiji.errors import AdapterFault, Unavailable, fault
from shuangsuiji_http.answers import AGAIN, FAULTS_OF_SERVER, NOT_ACTED, Answer, wait_asked
from shuangsuiji_http.connection import BOUNDS, AnswerTooLarge, Bounds
from shuangsuiji_http.questions import Question
from shuangsuiji_http.signing import Signing

MAX_ANSWER: Final = 64 * 2**20
"""An answer has at most so many bytes: what is published of a task of tens of thousands of targets."""

_CHUNK: Final = 2**16
_LEAST: Final = 0.001
_CUT_OFF: Final = (http.client.RemoteDisconnected, http.client.IncompleteRead)
_NOT_REACHED: Final = (NewConnectionError, ConnectTimeoutError)
_NO_HTTP: Final = (http.client.HTTPException, InvalidHeader)


class Unanswered(Exception):
    """There is no answer that counts.

    Args:
        reason: what happened, in a word.
        asked: the seconds that the other side asks us to wait.
        again: whether the same request could have an answer now.
        acted: whether the platform may have acted upon it.
    """

    def __init__(self, reason: str, *, asked: float = 0.0, again: bool = True, acted: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.asked = asked
        self.again = again
        self.acted = acted


@frozen(kw_only=True)
class Secrets:
    """What goes with a request and is never shown.

    Args:
        token: the token; empty where there is none.
        hidden: everything that no message may show.
    """

    token: str = field(repr=False)
    hidden: tuple[str, ...] = field(repr=False)


@frozen(kw_only=True)
class Asker:
    """Asks one platform.

    Args:
        base: its URL, without a slash at the end.
        session: the connections.
        connect: seconds for connecting.
        silence: seconds that the other side may be silent.
        within: seconds for one question, all attempts and waits together.
        attempts: how many times it is sent at most.
        backoff: how long to wait before the next attempt.
        sleep: waits.
        clock: seconds that only grow.
        signing: how requests are signed; None where they are not.
        echo: the header that an answer has back from its request; empty where the platform gives none back.
    """

    base: str
    session: Session
    connect: float
    silence: float
    within: float
    attempts: int
    backoff: wait_base
    sleep: Callable[[float], None]
    clock: Callable[[], float]
    signing: Signing | None = None
    echo: str = ""

    def until(self) -> float:
        """Give when a call that begins now must be over."""
        return self.clock() + self.within

    def ask(self, question: Question, until: float, secrets: Secrets) -> Answer:
        """Ask until an answer counts.

        Args:
            question: what is asked.
            until: when the call must be over.
            secrets: what goes with it, and is never shown.

        Raises:
            Unavailable: none does, within the bounds.
            AdapterFault: the other side speaks no HTTP, or without end.
        """
        bounds = Bounds(until=until, silence=self.silence, most=MAX_ANSWER, clock=self.clock)
        retrying = Retrying(
            retry=retry_if_exception(lambda error: _may_be_sent_again(question, error)),
            wait=self._wait,
            stop=lambda state: self._is_last(state, bounds),
            sleep=self.sleep,
            reraise=True,
        )
        outer = BOUNDS.set(bounds)
        try:
            return retrying(self._ask_once, question, bounds, secrets)
        except Unanswered as error:
            reason = error.reason
        finally:
            BOUNDS.reset(outer)
        # Outside of the handler: what it came from carries the request, and the request the token.
        attempts = int(retrying.statistics["attempt_number"])
        raise Unavailable(fault("SSJ-HTTP-UNANSWERED", attempts=attempts, reason=reason))

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.asked if isinstance(error, Unanswered) else 0.0
        return max(asked, self.backoff(state))

    def _is_last(self, state: RetryCallState, bounds: Bounds) -> bool:
        return state.attempt_number >= self.attempts or state.upcoming_sleep >= bounds.left()

    def _ask_once(self, question: Question, bounds: Bounds, secrets: Secrets) -> Answer:
        connect = max(_LEAST, min(self.connect, bounds.left()))
        prepared = self._prepared(question, secrets.token)
        try:
            with self.session.send(
                prepared,
                stream=True,
                timeout=(connect, self.silence),
                allow_redirects=False,
            ) as response:
                body = bytearray()
                for chunk in response.raw.stream(_CHUNK, decode_content=False):
                    body += chunk
        except AnswerTooLarge:
            found: Exception = AdapterFault(fault("SSJ-HTTP-LARGE", most=MAX_ANSWER))
        except (RequestException, HTTPError, OSError) as error:
            found = failure_of(error)
        else:
            if self._is_anothers(prepared, response):
                self.session.close()  # what else comes over those connections is no answer to us
                raise Unanswered("the answer of another request")
            if response.status_code in AGAIN or response.status_code in FAULTS_OF_SERVER:
                raise _no_answer(response.status_code, wait_asked(response.headers))
            return Answer(status=response.status_code, body=bytes(body), hidden=secrets.hidden)
        raise found

    def _is_anothers(self, asked: PreparedRequest, answer: Response) -> bool:
        """Say whether an answer names another request: one that was given twice, and came late."""
        named = answer.headers.get(self.echo) if self.echo else None
        return named is not None and named != asked.headers[self.echo]

    def _prepared(self, question: Question, token: str) -> PreparedRequest:
        """Make the request as it goes over the wire; the library would parse the URL anew and take %2E%2E for a step upwards."""
        prepared = PreparedRequest()
        prepared.method, prepared.url, prepared.body = (
            question.method,
            self.base + question.path,
            question.body,
        )
        prepared.hooks = default_hooks()
        prepared.headers = CaseInsensitiveDict(
            {name: str(text) for name, text in self.session.headers.items()}
        )
        if question.body is not None:
            prepared.headers["Content-Type"] = question.media_type
            prepared.headers["Content-Length"] = str(len(question.body))
        if self.echo:
            prepared.headers[self.echo] = uuid4().hex
        if token:
            prepared.headers["Authorization"] = f"Bearer {token}"
        if self.signing:
            signed = self.signing.headers(question.method, prepared.path_url, question.body)
            prepared.headers.update(signed)
        return prepared


def _may_be_sent_again(question: Question, error: BaseException) -> bool:
    return isinstance(error, Unanswered) and error.again and (question.again or not error.acted)


def _no_answer(status: int, asked: float) -> Unanswered:
    reason = f"HTTP {status}" + (f", Retry-After {asked:.0f} s" if asked else "")
    return Unanswered(reason, asked=asked, again=status in AGAIN, acted=status not in NOT_ACTED)


def failure_of(error: Exception) -> Exception:
    """Give what a failure of the connection is raised as: `Unanswered`, or `AdapterFault` where it speaks no HTTP."""
    causes = tuple(_causes(error))
    for each in causes:
        if isinstance(each, InvalidChunkLength) or (
            isinstance(each, _NO_HTTP) and not isinstance(each, _CUT_OFF)
        ):
            return AdapterFault(fault("SSJ-HTTP-PROTOCOL", reason=type(each).__name__))
    trusted = not any(isinstance(each, ssl.SSLCertVerificationError) for each in causes)
    reached = not any(isinstance(each, _NOT_REACHED) for each in causes)
    return Unanswered(type(causes[-1]).__name__, again=trusted, acted=reached)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what it came from, the first cause last."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__
