"""接口: the platform's calls as HTTP requests; what each answers stands in the package's docstring.

Requests are served one after another, in the order in which they have arrived whole.
"""

import hmac
from collections.abc import Sequence
from typing import Final, cast
from urllib.parse import unquote_to_bytes

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from shuangsuiji.errors import ShuangsuijiError, fault
from shuangsuiji.ports.platform import Platform
from shuangsuiji_sandbox.answers import (
    AT_FAULT,
    INVALID,
    NOT_FOUND,
    UNAUTHORISED,
    Refusal,
    Refused,
    error_answer,
    value_answer,
)
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.connections import Connections
from shuangsuiji_sandbox.desk import Desk
from shuangsuiji_sandbox.disturbing import Disturbing
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.switches import PlatformSwitches, TroubleSwitches
from shuangsuiji_sandbox.troubles import HEALTH, Schedule

METHOD_NOT_ALLOWED: Final = 405


def application(
    platform: Platform, token: str, clock: Clock, schedule: Schedule, connections: Connections
) -> ASGIApp:
    """Make the application.

    Args:
        platform: what stands behind it; one that is kept can be played with from outside.
        token: the one account's token.
        clock: the sandbox's clock.
        schedule: what befalls requests.
        connections: the connections that they come over.
    """
    desk, troubles = Desk(platform), TroubleSwitches(schedule, clock)
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
            Route("/sandbox/faults", troubles.show, methods=["GET"]),
            Route("/sandbox/faults", troubles.set, methods=["PUT"]),
            *(_switches(PlatformSwitches(platform)) if isinstance(platform, KeptPlatform) else ()),
        ],
        middleware=[Middleware(_Gate, token=token)],
        exception_handlers={
            ShuangsuijiError: _library_error,
            Refused: _refused,
            HTTPException: _routing_error,
            ClientDisconnect: _gone,
            Exception: _our_fault,
        },
    )
    made.router.redirect_slashes = False
    return Disturbing(made, schedule, clock, connections)


class _Gate:
    """Lets in who has the token; everybody may ask for health."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(scope)
        await (answer or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        if not _is_utf8(unquote_to_bytes(scope["raw_path"])):
            return INVALID.answer(fault("SSJ-SANDBOX-PATH-BYTES"))
        if scope["path"] == HEALTH:
            return None
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        return None if self._knows(given) else UNAUTHORISED.answer(fault("SSJ-SANDBOX-ACCOUNT"))

    def _knows(self, given: Sequence[bytes]) -> bool:
        scheme, _, token = given[0].partition(b" ") if len(given) == 1 else (b"", b"", b"")
        return scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), self._token)


def _switches(switches: PlatformSwitches) -> tuple[Route, ...]:
    return (
        Route("/sandbox/clock", switches.clock, methods=["PUT"]),
        Route("/sandbox/incoming", switches.tell, methods=["PUT"]),
        Route("/sandbox/paused", switches.pause, methods=["PUT"]),
        Route("/sandbox/registries/{name}", switches.enrol, methods=["PUT"]),
        Route("/sandbox/registries/{name}/{id:path}", switches.strike, methods=["DELETE"]),
    )


async def _health(_request: Request) -> Response:
    return value_answer({"status": "ok"})


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
