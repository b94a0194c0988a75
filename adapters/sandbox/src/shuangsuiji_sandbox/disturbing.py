"""故障在线路上: lets troubles befall requests, on the way in, on the way out and on the connection itself."""

import asyncio
from http import HTTPStatus
from typing import Final

from attrs import define, field
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shuangsuiji.errors import fault
from shuangsuiji_sandbox.answers import AT_FAULT, TOO_MANY, UNAVAILABLE, Refusal
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.connections import Connections, Peer
from shuangsuiji_sandbox.troubles import Schedule, Trouble, What

REQUEST: Final = "X-Request-Id"
"""A request that has this header has it back with its answer, so that no answer is taken for another one's."""

BACK: Final = "shuangsuiji.back"
"""Where a request bears of how many events ago its answer is to be."""

_REFUSALS: Final[dict[What, Refusal]] = {
    "too-many": TOO_MANY,
    "broken": AT_FAULT,
    "unavailable": UNAVAILABLE,
}
_MILLI: Final = 0.001


@define
class _Answer:
    """An answer that is kept back."""

    messages: list[Message] = field(factory=list[Message])

    async def take(self, message: Message) -> None:
        self.messages.append(message)

    async def give(self, send: Send) -> None:
        for each in self.messages:
            await send(each)

    def raw(self) -> bytes:
        """Give it as it goes over the wire."""
        status, headers = self.messages[0]["status"], self.messages[0]["headers"]
        first = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n".encode()
        lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
        return first + lines + b"\r\n" + b"".join(each["body"] for each in self.messages[1:])


@define
class _Heard:
    """What was received, to be received once more."""

    receive: Receive
    messages: list[Message] = field(factory=list[Message])

    async def note(self) -> Message:
        message = await self.receive()
        self.messages.append(message)
        return message

    async def again(self) -> Message:
        return self.messages.pop(0) if self.messages else await self.receive()


class Disturbing:
    """Lets a schedule's troubles befall the requests of an application, and dates every answer by the sandbox's clock."""

    def __init__(self, app: ASGIApp, schedule: Schedule, clock: Clock, connections: Connections) -> None:
        self._app, self._schedule = app, schedule
        self._clock, self._connections = clock, connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Date"] = self._clock.date()
                if asked := Headers(scope=scope).get(REQUEST):
                    headers[REQUEST] = asked
            await send(message)

        trouble = self._schedule.next(scope["method"], scope["raw_path"].decode("latin-1"))
        if trouble is None:
            await self._app(scope, receive, dated)
            return
        await asyncio.sleep(trouble.milliseconds * _MILLI)
        if refusal := _REFUSALS.get(trouble.what):
            await self._refuse(refusal, trouble, (scope, receive, dated))
        elif trouble.what == "cut-before":
            await self._cut(scope["client"], receive)
        else:
            await self._serve(trouble, (scope, receive, dated))

    async def _refuse(self, refusal: Refusal, trouble: Trouble, call: tuple[Scope, Receive, Send]) -> None:
        answer = refusal.answer(fault("SSJ-SANDBOX-BROKEN"))
        if trouble.retry_after:
            seconds = trouble.retry_after
            answer.headers["Retry-After"] = (
                self._clock.date(seconds) if trouble.retry_as_date else str(seconds)
            )
        await answer(*call)

    async def _serve(self, trouble: Trouble, call: tuple[Scope, Receive, Send]) -> None:
        """Let a request take effect, and let the trouble befall what follows."""
        scope, receive, send = call
        if trouble.what == "stale":
            scope[BACK] = trouble.back
        heard, answer = _Heard(receive), _Answer()
        await self._app(scope, heard.note, answer.take)
        if trouble.what == "twice":
            answer = _Answer()
            await self._app(scope, heard.again, answer.take)
        peer = scope["client"]
        match trouble.what:
            case "cut-after":
                await self._cut(peer, receive)
            case "cut-within":
                whole = answer.raw()
                await self._cut(peer, receive, whole[: len(whole) // 2])
            case "answer-twice":
                with self._connections.held(peer):
                    await answer.give(send)
                    self._connections.adds(peer, answer.raw())
            case _:
                await answer.give(send)

    async def _cut(self, peer: Peer, receive: Receive, last: bytes = b"") -> None:
        self._connections.breaks(peer, last)
        while (await receive())["type"] != "http.disconnect":
            pass
