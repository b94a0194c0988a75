"""How the tests ask a sandbox: by HTTP as it is, byte by byte, without any adapter."""

import socket
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection
from typing import Any, Protocol
from urllib.parse import quote

from attrs import frozen

from shuangsuiji import canonical, wire
from shuangsuiji.exchange.documents import Document

WAIT = 20


class Reached(Protocol):
    """A sandbox that can be reached, wherever it runs."""

    @property
    def url(self) -> str: ...

    @property
    def token(self) -> str: ...


@frozen
class Program:
    """A sandbox that is a program of its own."""

    url: str
    token: str


@frozen
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401  -- whatever the body says
        return canonical.parse(self.body)


def ask(sandbox: Reached, method: str, path: str, body: bytes | None = None) -> Answer:
    headers = {"Authorization": f"Bearer {sandbox.token}", "Content-Type": "application/json"}
    with closing(HTTPConnection(sandbox.url.removeprefix("http://"), timeout=WAIT)) as connection:
        connection.request(method, path, body, headers)
        with connection.getresponse() as found:
            return Answer(
                found.status, {name.lower(): value for name, value in found.headers.items()}, found.read()
            )


def switch(sandbox: Reached, name: str, value: object) -> Answer:
    """Set what is under /sandbox/."""
    return ask(sandbox, "PUT", f"/sandbox/{name}", canonical.encode(wire.write(value)))


def path_of(document: Document) -> str:
    return f"/v1/documents/{quote(document.key, safe='')}"


def put(sandbox: Reached, document: Document) -> Answer:
    return ask(sandbox, "PUT", path_of(document), canonical.encode(wire.write(document)))


def request_of(sandbox: Reached, method: str, path: str, body: bytes = b"") -> bytes:
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {sandbox.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def heard(sandbox: Reached, data: bytes) -> tuple[bytes, str]:
    """Send bytes and hear until the other side ends: what came, and how it ended."""
    host, _, port = sandbox.url.removeprefix("http://").rpartition(":")
    found = b""
    with socket.create_connection((host, int(port)), timeout=WAIT) as line:
        line.sendall(data)
        line.settimeout(1)
        try:
            while more := line.recv(65536):
                found += more
        except ConnectionResetError:
            return found, "reset"
        except TimeoutError:
            return found, "open"
    return found, "closed"
