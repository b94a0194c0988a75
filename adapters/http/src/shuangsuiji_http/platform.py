"""HTTP 平台 (第四条): the platform port over HTTP; the API is that of `shuangsuiji-sandbox`.

What each outcome becomes:

| what happens | sent again | what is raised |
| --- | --- | --- |
| no connection, cut off, silent, too late; 408, 425, 429, 500, 502, 503, 504 | yes | `Unavailable` |
| another 5xx, a certificate that is not trusted | no | `Unavailable` |
| 401, 403 | no | `NotAuthorised` |
| 404 with `not-offered` | no | `NotOffered` |
| 409 | no | `Conflict`, with the platform's faults |
| 422 | no | `Rejected`, with the platform's faults |
| 3xx, another 4xx, no HTTP, too large, no JSON, not in form | no | `AdapterFault` |
"""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self, cast
from urllib.parse import quote, urlencode

from attrs import evolve
from tenacity import wait_random_exponential

from shuangsuiji import canonical, wire
from shuangsuiji.errors import AdapterFault, Fault
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.incoming import IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import ALL, EDITION, Platform
from shuangsuiji_http.answers import HIDDEN, OK, Answer, error_of, says_not_found, value_of
from shuangsuiji_http.asking import Asker, Question
from shuangsuiji_http.connection import session
from shuangsuiji_http.settings import base_of, raise_if_wrong

MAX_SEGMENT: Final = 8000
"""A percent-encoded key has at most so many characters; one of identifiers has fewer than 2500."""


class HttpPlatform(Platform):
    """HTTP 平台 (第四条): documents, receipts and publicity over one pooled session.

    It takes nothing from the environment: no proxy and no .netrc, which could carry the token elsewhere or replace it.
    Close it, or use it in a `with`. Several threads may use one. A call's time limit counts over all attempts and
    waits; only looking up the host's name, and a second address of the same host, can add to it.

    Args:
        url: where the platform's API begins, http or https; beyond one machine use https.
        token: the account's token; no error, log or repr shows it.
        timeout: seconds for connecting, and seconds that the other side may be silent.
        within: seconds that a call may last (P11).
        attempts: how many times a request is sent at most.
        wait: seconds before the second attempt at most, and before any other at most; between them the bound doubles,
            and chance decides below it. Where the platform asks for a longer wait (Retry-After), that is kept.
        verify: True for the usual certificates, or the path of a file of them; there is no way to switch it off.
        sleep: waits so many seconds.
        clock: seconds that only grow.

    Raises:
        InvalidInput: with every argument that is not valid.
    """

    edition = EDITION
    takes = KINDS
    offers = ALL

    def __init__(  # noqa: PLR0913  -- each is a decision of whoever connects, and goes by its name
        self,
        *,
        url: str,
        token: str,
        timeout: tuple[float, float] = (5.0, 30.0),
        within: float = 60.0,
        attempts: int = 5,
        wait: tuple[float, float] = (0.5, 8.0),
        verify: bool | str = True,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        raise_if_wrong(
            url=url, token=token, seconds=(*timeout, within, *wait), attempts=attempts, verify=verify
        )
        self._token = token
        self._session = session(token, verify)
        self._asker = Asker(
            base=base_of(url),
            token=token,
            session=self._session,
            connect=timeout[0],
            silence=timeout[1],
            within=within,
            attempts=attempts,
            backoff=wait_random_exponential(multiplier=wait[0], max=wait[1]),
            sleep=sleep,
            clock=clock,
        )

    def close(self) -> None:
        """Close its connections."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _deliver(self, document: Document) -> Receipt:
        body = canonical.encode(wire.write(document))
        path = f"/v1/documents/{_segment(document.key)}"
        answer = self._asker.ask(Question(method="PUT", path=path, body=body))
        return cast("Receipt", self._value(answer, Receipt))

    def _receipt(self, key: str) -> Receipt | None:
        segment = _segment(key)
        if len(segment) > MAX_SEGMENT:  # no document has such a key, and no server takes such a line
            return None
        answer = self._asker.ask(Question(method="GET", path=f"/v1/receipts/{segment}"))
        return None if says_not_found(answer) else cast("Receipt", self._value(answer, Receipt))

    def _published(self, task: str) -> tuple[Publication, ...]:
        answer = self._asker.ask(Question(method="GET", path=f"/v1/tasks/{_segment(task)}/publicity"))
        return cast("tuple[Publication, ...]", self._value(answer, tuple[Publication, ...]))

    def _attach(self, content: bytes, digest: str) -> Receipt:
        path = f"/v1/content/{_segment(digest)}"
        question = Question(method="PUT", path=path, body=content, media_type="application/octet-stream")
        return cast("Receipt", self._value(self._asker.ask(question), Receipt))

    def _status(self, key: str) -> Status:
        segment = _segment(key)
        if len(segment) > MAX_SEGMENT:
            return Status(key=key, stage="unknown")
        answer = self._asker.ask(Question(method="GET", path=f"/v1/status/{segment}"))
        return cast("Status", self._value(answer, Status))

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        answer = self._asker.ask(Question(method="GET", path=f"/v1/incoming?{_asked(after, limit)}"))
        return cast("IncomingPage", self._value(answer, IncomingPage))

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        path = f"/v1/registries/{_segment(name)}?{_asked(after, limit)}"
        answer = self._asker.ask(Question(method="GET", path=path))
        return cast("RowsPage", self._value(answer, RowsPage))

    def _value(self, answer: Answer, kind: object) -> object:
        try:
            if answer.status in OK:
                return value_of(answer, kind)
            found = error_of(answer)
        except AdapterFault as error:
            found = error
        # Outside of the handler, so that no context carries what the other side said.
        raise type(found)(*(_without(self._token, each) for each in found.faults))


def _segment(text: str) -> str:
    """Give a text as one segment of a path, dots included: `..` would be a step upwards."""
    return quote(text, safe="").replace(".", "%2E")


def _asked(after: str, limit: int) -> str:
    return urlencode({"after": after, "limit": limit}, quote_via=quote, safe="")


def _without(token: str, found: Fault) -> Fault:
    """Give a fault without our token, should the other side repeat it."""
    params = tuple(
        (name, datum.replace(token, HIDDEN) if isinstance(datum, str) else datum)
        for name, datum in found.params
    )
    place = evolve(found.place, path=found.place.path.replace(token, HIDDEN))
    return evolve(found, params=params, place=place)
