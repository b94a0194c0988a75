"""HTTP 平台 (第四条): the platform port over HTTP, in the dialect of whichever province.

What each outcome becomes:

| what happens | sent again | what is raised |
| --- | --- | --- |
| no connection, cut off, silent, too late; 408, 425, 429, 500, 502, 503, 504 | yes | `Unavailable` |
| another 5xx, a certificate that is not trusted | no | `Unavailable` |
| 401, 403 | no | `NotAuthorised` |
| what the dialect's envelope calls a conflict | no | `Conflict`, with the platform's words |
| what it calls undecided | no | `Undecided`, with the platform's words |
| what it calls a refusal | no | `Rejected`, with the platform's words |
| 3xx, another 4xx, no HTTP, too large, no JSON, not in form | no | `AdapterFault` |

A question that takes effect anew each time (`Question.again`) is sent again only where the platform has surely not acted.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType, TracebackType
from typing import Final, Self, TypeVar

from tenacity import wait_random_exponential

from shuangsuiji.errors import NotOffered, fault, raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.forms import filled, free_texts
from shuangsuiji.ports.platform import EDITION, Platform
from shuangsuiji_http.asking import Asker
from shuangsuiji_http.connection import session
from shuangsuiji_http.dialect import Dialect, Here
from shuangsuiji_http.dialect_sandbox import SANDBOX
from shuangsuiji_http.public_results import PublicResult
from shuangsuiji_http.settings import base_of, raise_if_wrong
from shuangsuiji_http.signing import Signing
from shuangsuiji_http.speaking import Speaker

Ask = TypeVar("Ask")

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class HttpPlatform(Platform):
    """HTTP 平台 (第四条): documents, receipts and publicity over one pooled session.

    It takes nothing from the environment: no proxy and no .netrc, which could carry the token elsewhere or replace it.
    Close it, or use it in a `with`. Several threads may use one. A call's time limit counts over all attempts and
    waits; only looking up the host's name, and a second address of the same host, can add to it.

    Args:
        url: where the platform's API begins, http or https; beyond one machine use https.
        token: the account's token, where the dialect needs one; no error, log or repr shows it.
        dialect: how the platform speaks.
        options: what else the dialect needs, by name: of the account, such as `username` and `password`, and its own.
        name: what the platform is called in receipts that a dialect makes itself.
        signing: how requests are signed; None where they are not.
        timeout: seconds for connecting, and seconds that the other side may be silent.
        within: seconds that a call may last (P11).
        attempts: how many times a request is sent at most.
        wait: seconds before the second attempt at most, and before any other at most; between them the bound doubles,
            and chance decides below it. Where the platform asks for a longer wait (Retry-After), that is kept.
        verify: True for the usual certificates, or the path of a file of them; there is no way to switch it off.
        sleep: waits so many seconds.
        clock: seconds that only grow.
        now: tells the time, for receipts that a dialect makes itself.

    Raises:
        InvalidInput: with every argument that is not valid.
    """

    edition = EDITION

    def __init__(  # noqa: PLR0913  -- each is a decision of whoever connects, and goes by its name
        self,
        *,
        url: str,
        token: str = "",
        dialect: Dialect = SANDBOX,
        options: Mapping[str, str] = NOTHING,
        name: str = "省级平台",
        signing: Signing | None = None,
        timeout: tuple[float, float] = (5.0, 30.0),
        within: float = 60.0,
        attempts: int = 5,
        wait: tuple[float, float] = (0.5, 8.0),
        verify: bool | str = True,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        known = {**options, "token": token}
        given = {each: known.get(each, "") for each in (*dialect.account.needs, *dialect.options)}
        raise_if_wrong(
            url=url, given=given, seconds=(*timeout, within, *wait), attempts=attempts, verify=verify
        )
        self.takes, self.offers = dialect.takes, dialect.offers
        self._dialect, self._name, self._now, self._options = dialect, name, now, dialect.own(given)
        self._session = session(verify)
        asker = Asker(
            base=base_of(url),
            session=self._session,
            connect=timeout[0],
            silence=timeout[1],
            within=within,
            attempts=attempts,
            backoff=wait_random_exponential(multiplier=wait[0], max=wait[1]),
            sleep=sleep,
            clock=clock,
            signing=signing,
            echo=dialect.echo,
        )
        secrets = (signing.key,) if signing else ()
        self._speaker = Speaker(asker, dialect.envelope, dialect.account, dialect.known(given), secrets)

    def close(self) -> None:
        """Close its connections."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def public_results(self, subject: str) -> tuple[PublicResult, ...]:
        """公示结果 (第十九条): ask what is public of a subject's checks, whoever made and published them.

        It is no part of the platform port: what comes is less than a `Publication`, and need not be this library's.

        Args:
            subject: whose, as the platform names it, such as its `pripId`.

        Raises:
            NotOffered: the dialect has no such query.
            InvalidInput: the subject is empty or no free text.
            Unavailable: no answer now.
            NotAuthorised: the platform does not know us.
            AdapterFault: what came has another form.
        """
        ask = self._dialect.public
        if ask is None:
            raise NotOffered(fault("SSJ-PLATFORM-NOT-OFFERED", what="public"))
        raise_if([*filled(subject=subject), *free_texts(subject=subject)])
        return self._speaker.hold(ask(subject))

    def _here(self) -> Here:
        at = self._now().astimezone().isoformat(timespec="seconds")
        return Here(platform=self._name, at=at, options=self._options)

    def _deliver(self, document: Document) -> Receipt:
        return self._speaker.hold(self._dialect.documents[document.kind](document, self._here()))

    def _receipt(self, key: str) -> Receipt | None:
        return self._speaker.hold(self._dialect.receipt(key, self._here()))

    def _published(self, task: str) -> tuple[Publication, ...]:
        return self._speaker.hold(offered(self._dialect.published)(task))

    def _attach(self, content: bytes, digest: str) -> Receipt:
        return self._speaker.hold(offered(self._dialect.attach)(content, digest))

    def _status(self, key: str) -> Status:
        return self._speaker.hold(offered(self._dialect.status)(key))

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        return self._speaker.hold(offered(self._dialect.incoming)(after, limit))

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        return self._speaker.hold(offered(self._dialect.registry)(name, after, limit))


def offered(ask: Ask | None) -> Ask:
    """Give a question that the port lets through only where it is offered (P13).

    Raises:
        NotOffered: it is not.
    """
    if ask is None:
        raise NotOffered(fault("SSJ-PLATFORM-NOT-OFFERED", what="?"))
    return ask
