"""接口: the platform's calls as HTTP requests; what each answers stands in the package's docstring.

Requests are served one after another, in the order in which they have arrived whole.
"""

import hmac
from collections.abc import Sequence
from typing import Final, cast, get_args
from urllib.parse import unquote_to_bytes

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from shuangsuiji import canonical, wire
from shuangsuiji.digests import is_hex
from shuangsuiji.errors import ShuangsuijiError, fault
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import read_document
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.ports.platform import MAX_BYTES, MAX_PAGE, Platform
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.answers import (
    AT_FAULT,
    INVALID,
    NOT_FOUND,
    TOO_LARGE,
    UNAUTHORISED,
    UNAVAILABLE,
    Refusal,
    Refused,
    error_answer,
    value_answer,
)
from shuangsuiji_sandbox.clock import Clock

HEALTH: Final = "/v1/health"
JSON_TYPE: Final = "application/json"
CONTENT_TYPE: Final = "application/octet-stream"
METHOD_NOT_ALLOWED: Final = 405
DIGITS: Final = len(str(MAX_BYTES))


def application(
    platform: Platform, token: str, clock: Clock | None = None, *, broken: bool = False
) -> Starlette:
    """Make the application.

    Args:
        platform: what stands behind it.
        token: the one account's token.
        clock: the platform's clock, to be set from outside; None where it has one of its own.
        broken: answer everything with 503, health excepted.
    """
    desk = _Desk(platform, clock)
    # A key ends where the path ends, so that `path` takes it whole, its decoded slashes included.
    made = Starlette(
        routes=[
            Route("/v1/documents/{key:path}", desk.put, methods=["PUT"]),
            Route("/v1/receipts/{key:path}", desk.receipt, methods=["GET"]),
            Route("/v1/content/{digest:path}", desk.attach, methods=["PUT"]),
            Route("/v1/status/{key:path}", desk.status, methods=["GET"]),
            Route("/v1/incoming", desk.incoming, methods=["GET"]),
            Route("/v1/registries/{name:path}", desk.registry, methods=["GET"]),
            Route("/v1/tasks/{code:path}/publicity", desk.publicity, methods=["GET"]),
            Route(HEALTH, _health, methods=["GET"]),
            *(_switches(desk) if clock else ()),
        ],
        middleware=[Middleware(_Gate, token=token, broken=broken)],
        exception_handlers={
            ShuangsuijiError: _library_error,
            Refused: _refused,
            HTTPException: _routing_error,
            ClientDisconnect: _gone,
            Exception: _our_fault,
        },
    )
    made.router.redirect_slashes = False
    return made


class _Gate:
    """Lets in who has the token; everybody may ask for health."""

    def __init__(self, app: ASGIApp, token: str, *, broken: bool) -> None:
        self._app = app
        self._token = token.encode()
        self._broken = broken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(scope)
        await (answer or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        if not _is_utf8(unquote_to_bytes(scope["raw_path"])):
            return INVALID.answer(fault("SSJ-SANDBOX-PATH-BYTES"))
        if scope["path"] == HEALTH:
            return None
        if self._broken:
            return UNAVAILABLE.answer(fault("SSJ-SANDBOX-BROKEN"))
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        return None if self._knows(given) else UNAUTHORISED.answer(fault("SSJ-SANDBOX-ACCOUNT"))

    def _knows(self, given: Sequence[bytes]) -> bool:
        scheme, _, token = given[0].partition(b" ") if len(given) == 1 else (b"", b"", b"")
        return scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), self._token)


class _Desk:
    """Serves requests from the platform."""

    def __init__(self, platform: Platform, clock: Clock | None) -> None:
        self._platform, self._clock = platform, clock

    async def put(self, request: Request) -> Response:
        """Take a document."""
        _check_type(request)
        document = read_document(canonical.decode(await _body(request)))
        key = _piece(request, "key")
        if document.key != key:
            raise Refused(INVALID, fault("SSJ-SANDBOX-KEY", path=key, key=document.key))
        known = self._platform.receipt(key) is not None
        return value_answer(self._platform.deliver(document), 200 if known else 201)

    async def receipt(self, request: Request) -> Response:
        """Give a receipt."""
        key = _piece(request, "key")
        found = self._platform.receipt(key)
        if found is None:
            raise Refused(NOT_FOUND, fault("SSJ-SANDBOX-RECEIPT", key=key))
        return value_answer(found)

    async def attach(self, request: Request) -> Response:
        """Take content."""
        _check_type(request, CONTENT_TYPE)
        digest, content = _piece(request, "digest"), await _body(request)
        known = is_hex(digest) and self._platform.receipt(content_key(digest)) is not None
        return value_answer(self._platform.attach(content, digest), 200 if known else 201)

    async def status(self, request: Request) -> Response:
        """Say what became of a document."""
        return value_answer(self._platform.status(_piece(request, "key")))

    async def incoming(self, request: Request) -> Response:
        """Give a page of what came about."""
        return value_answer(self._platform.incoming(*_asked(request)))

    async def registry(self, request: Request) -> Response:
        """Give a page of a registry."""
        name = _piece(request, "name")
        if name not in get_args(RegistryName):
            raise Refused(NOT_FOUND, fault("SSJ-SANDBOX-PATH"))
        return value_answer(self._platform.registry(cast("RegistryName", name), *_asked(request)))

    async def publicity(self, request: Request) -> Response:
        """Give what the public sees of a task."""
        return value_answer(self._platform.published(_piece(request, "code")))

    async def tell(self, request: Request) -> Response:
        """Let things come about."""
        _check_type(request)
        items = wire.read_one_of(tuple[Incoming, ...], canonical.decode(await _body(request)))
        if isinstance(self._platform, MockPlatform):
            self._platform.tell(*cast("tuple[Incoming, ...]", items))
        return value_answer(items)

    async def clock(self, request: Request) -> Response:
        """Set the clock."""
        _check_type(request)
        given = canonical.decode(await _body(request))
        if self._clock:
            self._clock.set(str(given))
        return value_answer(given)


def _switches(desk: _Desk) -> tuple[Route, ...]:
    """What whoever plays with the sandbox may bring about."""
    return (
        Route("/sandbox/clock", desk.clock, methods=["PUT"]),
        Route("/sandbox/incoming", desk.tell, methods=["PUT"]),
    )


async def _health(_request: Request) -> Response:
    return value_answer({"status": "ok"})


def _piece(request: Request, name: str) -> str:
    return str(request.path_params[name])


def _asked(request: Request) -> tuple[str, int]:
    """Give the position and the limit that are asked for."""
    asked = request.query_params
    limit = asked.get("limit", str(MAX_PAGE))
    if not (limit.isascii() and limit.isdigit()) or len(limit) > DIGITS:
        raise Refused(INVALID, fault("SSJ-SANDBOX-LIMIT", found=limit))
    return asked.get("after", ""), int(limit)


def _check_type(request: Request, wanted: str = JSON_TYPE) -> None:
    given = request.headers.get("content-type", "")
    if given.partition(";")[0].strip().lower() != wanted:
        raise Refused(INVALID, fault("SSJ-SANDBOX-TYPE", type=given, wanted=wanted))


async def _body(request: Request) -> bytes:
    """Read what was sent, and never more than may be sent."""
    body = bytearray()
    announced = request.headers.get("content-length", "").lstrip("0")
    large = len(announced) > DIGITS or int(announced or 0) > MAX_BYTES
    if not large:
        async for chunk in request.stream():
            body += chunk
            if large := len(body) > MAX_BYTES:
                break
    if large:
        raise Refused(TOO_LARGE, fault("SSJ-SANDBOX-LARGE", most=MAX_BYTES))
    return bytes(body)


async def _library_error(_request: Request, error: Exception) -> Response:
    return error_answer(cast("ShuangsuijiError", error))


async def _refused(_request: Request, error: Exception) -> Response:
    refused = cast("Refused", error)
    return refused.refusal.answer(refused.found)


async def _routing_error(request: Request, error: Exception) -> Response:
    routing = cast("HTTPException", error)
    if routing.status_code != METHOD_NOT_ALLOWED:
        return NOT_FOUND.answer(fault("SSJ-SANDBOX-PATH"))
    headers = routing.headers or {}
    refusal = Refusal(status=METHOD_NOT_ALLOWED, error="invalid", headers=headers)
    allowed = headers.get("Allow", "")
    return refusal.answer(fault("SSJ-SANDBOX-METHOD", method=request.method, allowed=allowed))


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=INVALID.status)  # nobody reads it


async def _our_fault(_request: Request, error: Exception) -> Response:
    return AT_FAULT.answer(fault("SSJ-SANDBOX-FAULT", error=type(error).__name__))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
