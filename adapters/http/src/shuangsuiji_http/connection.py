"""连接: one pooled session whose every wait and every answer is bounded.

requests bounds the wait for each single packet, so that a server which sends a byte a second can hold a caller for ever,
headers included. The bounds of a call therefore stand where bytes are read and written: in the connection.
"""

import http.client
import io
import socket
from collections.abc import Callable
from contextvars import ContextVar
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final, cast

from attrs import frozen
from requests import Response, Session
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

CONNECTIONS: Final = 4
_LEAST: Final = 0.001


class AnswerTooLarge(Exception):
    """The answer, its headers and its framing are larger than is allowed."""


@frozen(kw_only=True)
class Bounds:
    """The bounds of one call.

    Args:
        until: when it must be over, by the clock.
        silence: how many seconds the other side may be silent, or take for what we send.
        most: how many bytes an answer may have.
        clock: seconds that only grow.
    """

    until: float
    silence: float
    most: int
    clock: Callable[[], float]

    def left(self) -> float:
        """Give the seconds that are left."""
        return self.until - self.clock()

    def wait(self) -> float:
        """Give how long the next wait may last.

        Raises:
            TimeoutError: no time is left.
        """
        left = self.left()
        if left <= 0:
            raise TimeoutError
        return max(_LEAST, min(self.silence, left))


BOUNDS: Final[ContextVar[Bounds]] = ContextVar("BOUNDS")
"""The bounds of the call that this thread makes."""


class _Bounded(io.RawIOBase):
    """What arrives on a socket, within the bounds."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__()
        self._sock = sock
        self._bounds = BOUNDS.get()
        self._room = self._bounds.most
        self._arriving = sock.makefile("rb", buffering=0)
        self.ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:  # noqa: ANN401  -- any buffer, as io has it
        self._sock.settimeout(self._bounds.wait())
        count = self._arriving.readinto(buffer)
        self.ended = count == 0
        self._room -= count or 0
        if self._room < 0:
            raise AnswerTooLarge
        return count

    def close(self) -> None:
        self._arriving.close()
        super().close()


@frozen
class _Source:
    """The one thing that an answer asks of its socket."""

    arriving: _Bounded

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self.arriving)


class _Answer(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  -- passed on as they are
        self._bounded = _Bounded(sock)
        super().__init__(cast("socket.socket", _Source(self._bounded)), *args, **kwargs)

    def begin(self) -> None:
        """Read status and headers; the library takes headers that are cut off for whole ones."""
        try:
            super().begin()
        except http.client.HTTPException:
            if not self._bounded.ended:
                raise
        if self._bounded.ended:
            raise http.client.RemoteDisconnected("headers cut off")


class _Plain(HTTPConnection):
    response_class = _Answer

    def send(self, data: Any) -> None:  # noqa: ANN401  -- whatever the library sends
        _allow_silence(self.sock)
        super().send(data)


class _Secure(HTTPSConnection):
    response_class = _Answer

    def send(self, data: Any) -> None:  # noqa: ANN401  -- whatever the library sends
        _allow_silence(self.sock)
        super().send(data)


def _allow_silence(sock: socket.socket | None) -> None:
    """Let sending last as long as silence may; without a socket the library connects first, with its own time."""
    if sock is not None:
        sock.settimeout(BOUNDS.get().wait())


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = cast("Any", _Plain)  # the library's own types do not agree on a connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = cast("Any", _Secure)


class _Transport(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  -- passed on as they are
        super().init_poolmanager(*args, **kwargs)
        pools: dict[str, Any] = {"http": _PlainPool, "https": _SecurePool}
        self.poolmanager.pool_classes_by_scheme = pools


class _StayingSession(Session):
    """Never goes where an answer points to, so that the token stays with the platform."""

    def get_redirect_target(self, resp: Response) -> None:
        """Give nowhere."""


def session(verify: bool | str) -> Session:  # noqa: FBT001  -- as requests has it: True or a file
    """Make a session that knows nothing of the environment: no proxy, no .netrc, no cookies.

    Args:
        verify: True for the usual certificates, or a file of them.
    """
    made = _StayingSession()
    made.trust_env = False
    made.verify = verify
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    made.headers.update(
        {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "shuangsuiji-http",
        }
    )
    for scheme in ("http://", "https://"):
        made.mount(scheme, _Transport(pool_connections=1, pool_maxsize=CONNECTIONS))
    return made
