"""接口: the platform's calls as HTTP requests; what each answers stands in the package's docstring.

Requests are served one after another, in the order in which they have arrived whole.
"""

import hmac
from base64 import b64decode
from collections.abc import Awaitable, Callable, Iterable, Mapping
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
    NO_PASSWORD,
    NOT_FOUND,
    UNAUTHORISED,
    Refusal,
    Refused,
    error_answer,
    value_answer,
)
from shuangsuiji_sandbox.asked import wanted
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.connections import Connections
from shuangsuiji_sandbox.desk import Desk
from shuangsuiji_sandbox.disturbing import Disturbing
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.openapi import document
from shuangsuiji_sandbox.operations import HTML, OPERATIONS, Healthy, Operation
from shuangsuiji_sandbox.page import HEADERS, page
from shuangsuiji_sandbox.switches import PlatformSwitches, TroubleSwitches
from shuangsuiji_sandbox.troubles import Schedule

Handler = Callable[[Request], Awaitable[Response]]

METHOD_NOT_ALLOWED: Final = 405

_PAGES: Final = frozenset(each.path for each in OPERATIONS if each.way == "page")
_OPEN: Final = frozenset(each.path for each in OPERATIONS if each.way == "open")


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
    handlers = _handlers(platform, TroubleSwitches(schedule, clock))
    if isinstance(platform, KeptPlatform):
        handlers["page"] = _showing(platform, clock, schedule)
    served = tuple(each for each in OPERATIONS if each.id in {*handlers, "openapi"})
    handlers["openapi"] = _describing(served)
    made = Starlette(
        routes=_routes(served, handlers),
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
    """Lets in who has the token, and everybody to what is open."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(scope)
        await (answer or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        if not _is_utf8(unquote_to_bytes(scope["raw_path"])):
            return INVALID.answer(fault("SSJ-SANDBOX-PATH-BYTES"))
        if scope["path"] in _OPEN:
            return None
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        paged = scope["path"] in _PAGES
        if len(given) == 1 and self._knows(given[0], paged=paged):
            return None
        return (NO_PASSWORD if paged else UNAUTHORISED).answer(fault("SSJ-SANDBOX-ACCOUNT"))

    def _knows(self, given: bytes, *, paged: bool) -> bool:
        scheme, _, token = given.partition(b" ")
        if paged and scheme.lower() == b"basic":
            return hmac.compare_digest(_password(token), self._token)
        return scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), self._token)


def _handlers(platform: Platform, troubles: TroubleSwitches) -> dict[str, Handler]:
    """Give who serves each request that can be served."""
    desk = Desk(platform)
    usual: dict[str, Handler] = {
        "deliver": desk.put,
        "receipt": desk.receipt,
        "attach": desk.attach,
        "status": desk.status,
        "incoming": desk.incoming,
        "registry": desk.registry,
        "publicity": desk.publicity,
        "health": _health,
        "set_faults": troubles.set,
        "show_faults": troubles.show,
    }
    if not isinstance(platform, KeptPlatform):
        return usual
    switches = PlatformSwitches(platform)
    return usual | {
        "tell": switches.tell,
        "enrol": switches.enrol,
        "strike": switches.strike,
        "pause": switches.pause,
        "clock": switches.clock,
    }


def _routes(served: Iterable[Operation], handlers: Mapping[str, Handler]) -> list[Route]:
    """Make one route a path, so that whoever asks by another method is told every one that there is."""
    paths: dict[str, dict[str, Handler]] = {}
    for each in served:
        paths.setdefault(each.route, {})[each.method.upper()] = handlers[each.id]

    def served_by(methods: Mapping[str, Handler]) -> Handler:
        async def serve(request: Request) -> Response:
            method = "GET" if request.method == "HEAD" else request.method
            return await methods[method](request)

        return serve

    return [Route(path, served_by(methods), methods=list(methods)) for path, methods in paths.items()]


def _describing(served: Iterable[Operation]) -> Handler:
    made = document(served)

    async def describe(_request: Request) -> Response:
        return value_answer(made)

    return describe


def _showing(platform: KeptPlatform, clock: Clock, schedule: Schedule) -> Handler:
    async def show(request: Request) -> Response:
        shown = page(platform, clock, schedule.shown(), wanted(request))
        return Response(shown, headers=HEADERS, media_type=HTML)

    return show


async def _health(_request: Request) -> Response:
    return value_answer(Healthy(status="ok"))


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


def _password(credentials: bytes) -> bytes:
    """Give the password that a browser sends; its user's name does not matter."""
    try:
        return b64decode(credentials.strip(), validate=True).partition(b":")[2]
    except ValueError:
        return b""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
