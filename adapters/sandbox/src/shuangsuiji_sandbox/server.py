"""服务: the sandbox on a port of this machine, for as long as a `with` lasts."""

import re
import secrets
import socket
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from attrs import field, frozen
from uvicorn import Config, Server

from shuangsuiji.errors import InvalidInput, Place, Unavailable, fault
from shuangsuiji.ports.platform import Platform
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.app import application
from shuangsuiji_sandbox.clock import Clock

NAME: Final = "模拟省级平台"
"""What its receipts call it."""

LOCAL: Final = "127.0.0.1"
_TOKEN: Final = re.compile(r"[A-Za-z0-9._~+/-]+=*")
_TOKEN_BYTES: Final = 24
_LAST_ANSWERS: Final = 1


@frozen(kw_only=True)
class Running:
    """A sandbox that runs.

    Args:
        url: where its API begins.
        token: its one account's token.
        platform: what stands behind it.
        clock: its clock, which may be set; a platform that was brought along keeps its own.
    """

    url: str
    token: str = field(repr=False)
    platform: Platform
    clock: Clock


class _Server(Server):
    """Says when it has begun, or has failed to."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.settled = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.settled.set()

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            super().run(sockets)
        finally:
            self.settled.set()


@contextmanager
def running(
    platform: Platform | None = None,
    *,
    token: str | None = None,
    host: str = LOCAL,
    port: int = 0,
    broken: bool = False,
    verbose: bool = False,
) -> Generator[Running]:
    """Serve in a thread until the `with` ends.

    Args:
        platform: what stands behind it; a new mock by default.
        token: the account's token; a fresh random one by default.
        host: the address to listen on.
        port: the port, 0 for a free one.
        broken: answer everything with 503, health excepted.
        verbose: log each request.

    Raises:
        InvalidInput: the token is none.
        Unavailable: the port cannot be had.
    """
    token = secrets.token_urlsafe(_TOKEN_BYTES) if token is None else token
    if not _TOKEN.fullmatch(token):
        raise InvalidInput(fault("SSJ-SANDBOX-TOKEN", Place(path="token")))
    clock = Clock()
    behind = platform or MockPlatform(name=NAME, clock=clock)
    config = Config(
        application(behind, token, None if platform else clock, broken=broken),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="info" if verbose else "critical",
        access_log=verbose,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_ANSWERS,
    )
    with _listening(host, port) as listener, _served(_Server(config), listener):
        yield Running(url=_url(listener), token=token, platform=behind, clock=clock)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        raise Unavailable(fault("SSJ-SANDBOX-BIND", host=host, port=port, reason=str(error))) from error
    # Connections inherit it; without it each answer's body would wait 40 ms for its headers to be acknowledged.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


@contextmanager
def _served(server: _Server, listener: socket.socket) -> Generator[None]:
    thread = Thread(target=server.run, args=([listener],), name="shuangsuiji-sandbox", daemon=True)
    thread.start()
    server.settled.wait()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
