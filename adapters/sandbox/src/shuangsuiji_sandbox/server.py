"""服务: the sandbox on a port of this machine, for as long as a `with` lasts."""

import re
import secrets
import socket
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Final

from attrs import field, frozen
from uvicorn import Config, Server

from shuangsuiji.errors import InvalidInput, Place, Unavailable, fault
from shuangsuiji.ports.platform import Platform
from shuangsuiji_sandbox import database as files
from shuangsuiji_sandbox.app import application
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.connections import Connections
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.troubles import NONE, OUT_OF_ORDER, Schedule, Troubles

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
        schedule: its troubles, which may be set.
    """

    url: str
    token: str = field(repr=False)
    platform: Platform
    clock: Clock
    schedule: Schedule


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
    database: Path | None = None,
    faults: Troubles = NONE,
    broken: bool = False,
    verbose: bool = False,
) -> Generator[Running]:
    """Serve in a thread until the `with` ends.

    Args:
        platform: what stands behind it; a mock by default.
        token: the account's token; a fresh random one by default.
        host: the address to listen on.
        port: the port, 0 for a free one.
        database: a file that keeps what happened to the mock; by default it is forgotten at the end.
        faults: what goes wrong on purpose.
        broken: answer everything with 503, health excepted.
        verbose: log each request.

    Raises:
        InvalidInput: the token is none, or the file is something else.
        Unavailable: the port or the file cannot be had.
    """
    token = secrets.token_urlsafe(_TOKEN_BYTES) if token is None else token
    if not _TOKEN.fullmatch(token):
        raise InvalidInput(fault("SSJ-SANDBOX-TOKEN", Place(path="token")))
    clock, schedule, connections = Clock(), Schedule(), Connections()
    clock.skew(faults.skew)
    schedule.set(OUT_OF_ORDER if broken else faults)
    with _behind(platform, clock, database) as behind:
        config = Config(
            application(behind, token, clock, schedule, connections),
            http=connections.protocol(),
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="info" if verbose else "critical",
            access_log=verbose,
            proxy_headers=False,
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=_LAST_ANSWERS,
        )
        with _listening(host, port) as listener, _served(_Server(config), listener):
            yield Running(url=_url(listener), token=token, platform=behind, clock=clock, schedule=schedule)


@contextmanager
def _behind(platform: Platform | None, clock: Clock, database: Path | None) -> Generator[Platform]:
    """Give what stands behind it: what was brought along, or a mock with or without a file."""
    if platform or database is None:
        yield platform or KeptPlatform(clock)
        return
    with files.opened(database) as file:
        yield KeptPlatform(clock, file.read(), file.write)


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
