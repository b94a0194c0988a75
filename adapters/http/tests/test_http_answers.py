"""Whatever the other side does, the documented error comes back, within the bounds, and without the token."""

import json
import logging
import re
import socket
import time
import traceback
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from attrs import define, evolve, field

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    Fault,
    NotAuthorised,
    NotOffered,
    Place,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    Undecided,
)
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication, ResultLine, ReviewDecision
from shuangsuiji_http import asking
from shuangsuiji_http.platform import HttpPlatform

TOKEN = "zi-bi-zheng-qi.0123456789_ABCDEF"  # noqa: S105  -- of no account
REVIEW = ReviewDecision(
    task="样例/2026/1",
    target="91530499MA6K00006F",
    version=1,
    department="样例市公安局",
    reviewer="甲",
    verdict="pass",
    reason="",
)
RECEIPT = Receipt(
    key=REVIEW.key, digest=REVIEW.digest(), number="7", platform="样例", at="2026-04-01T09:00:00+08:00"
)
LINE = ResultLine(item="M01", name="安全检查", results=("未发现问题",))
PUBLICATION = Publication(
    task=REVIEW.task,
    task_name="民爆检查",
    plan="1",
    plan_name="年度计划",
    agency="样例市工信局",
    type="不定向",
    target=REVIEW.target,
    target_name="样例公司",
    version=1,
    finished_on="2026-06-01",
    lines=(LINE,),
)

Script = Callable[["Raw", socket.socket, bytes], None]


@define
class Raw:
    """A server that answers each connection with its next script, the last one for ever."""

    listener: socket.socket
    scripts: tuple[Script, ...]
    requests: list[bytes] = field(factory=list[bytes])
    over: Event = field(factory=Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def serve(self) -> None:
        self.listener.settimeout(0.05)
        served = 0
        while not self.over.is_set():
            try:
                connection, _ = self.listener.accept()
            except TimeoutError:
                continue
            script = self.scripts[min(served, len(self.scripts) - 1)]
            served += 1
            with connection:
                connection.settimeout(5)
                self.answer(connection, script)

    def answer(self, connection: socket.socket, script: Script) -> None:
        try:
            request = b"" if script in UNREAD else read(connection)
            self.requests.append(request)
            script(self, connection, request)
        except OSError:
            pass  # the client has gone, as it should


def received(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    if not data:
        raise ConnectionError
    return data


def read(connection: socket.socket) -> bytes:
    """Read one request whole."""
    found = b""
    while b"\r\n\r\n" not in found:
        found += received(connection)
    head, _, body = found.partition(b"\r\n\r\n")
    length = next(
        (int(x.split(b":")[1]) for x in head.split(b"\r\n") if x.lower().startswith(b"content-length")), 0
    )
    while len(body) < length:
        body += received(connection)
    return head + b"\r\n\r\n" + body


@contextmanager
def answering(*scripts: Script) -> Generator[Raw]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        raw = Raw(listener, scripts)
        thread = Thread(target=raw.serve)
        thread.start()
        try:
            yield raw
        finally:
            raw.over.set()
            thread.join()


def says(data: bytes) -> Script:
    def script(_raw: Raw, connection: socket.socket, _request: bytes) -> None:
        connection.sendall(data)

    return script


def http(status: int, body: bytes | str = b"", *headers: str, reason: str = "Any") -> Script:
    content = body if isinstance(body, bytes) else body.encode()
    lines = [f"HTTP/1.1 {status} {reason}", f"Content-Length: {len(content)}", "Connection: close", *headers]
    return says("\r\n".join(lines).encode() + b"\r\n\r\n" + content)


def endless(begin: bytes, again: bytes, pause: float = 0.0) -> Script:
    def script(raw: Raw, connection: socket.socket, _request: bytes) -> None:
        connection.sendall(begin)
        while not raw.over.wait(pause) if pause else not raw.over.is_set():
            connection.sendall(again)

    return script


def closes_unread(_raw: Raw, _connection: socket.socket, _request: bytes) -> None:
    """Close before anything is read."""


def stays_silent(raw: Raw, _connection: socket.socket, _request: bytes) -> None:
    raw.over.wait(5)


def never_reads(raw: Raw, _connection: socket.socket, _request: bytes) -> None:
    raw.over.wait(5)


def speaks_unasked(_raw: Raw, connection: socket.socket, _request: bytes) -> None:
    connection.sendall(b"HTTP/1.1 400 No TLS here\r\n\r\n")


def echoes(_raw: Raw, connection: socket.socket, request: bytes) -> None:
    """Give the whole request back, token included, as a careless gateway does."""
    connection.sendall(b"HTTP/1.1 418 Teapot\r\nConnection: close\r\n\r\n" + request)


UNREAD = {closes_unread, never_reads, speaks_unasked}
GOOD = canonical.encode(wire.write(RECEIPT))


def unnamed(request: bytes) -> bytes:
    """Give a request without the name that each has of its own."""
    return re.sub(rb"X-Request-Id: \w{32}\r\n", b"", request)


def refusal(error: str, *faults: object) -> str:
    return json.dumps({"error": error, "faults": list(faults)})


def told(code: str = "SSJ-TEXT-EMPTY", **params: object) -> dict[str, object]:
    return {"code": code, "params": params, "path": "$.name", "text_zh": "为空", "text_en": "empty"}


@define
class Waits:
    """A clock that only a wait moves."""

    now: float = 1000.0
    waited: list[float] = field(factory=list[float])

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@contextmanager
def connected(*scripts: Script, **settings: Any) -> Generator[tuple[HttpPlatform, Raw, Waits]]:  # noqa: ANN401  -- of all kinds
    waits = Waits()
    given: dict[str, Any] = {"timeout": (5, 5), "attempts": 3, "sleep": waits.sleep, "clock": waits.clock}
    with answering(*scripts) as raw, HttpPlatform(url=raw.url, token=TOKEN, **(given | settings)) as platform:
        yield platform, raw, waits


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def failing(kind: type[ShuangsuijiError], call: Callable[[], object]) -> ShuangsuijiError:
    """Give the error that a call raises, after a look for the token in every form in which it could be shown."""
    with pytest.raises(kind) as caught:
        call()
    error = caught.value
    assert type(error) is kind
    shown = [error.text("zh"), error.text("en"), *traceback.format_exception(error)]
    shown += [repr(each) + repr(getattr(each, "__dict__", "")) for each in chain(error)]
    assert not [text for text in shown if TOKEN in text]
    return error


BROKEN: dict[str, tuple[Script, type[ShuangsuijiError], str, int]] = {
    "closes before it reads": (closes_unread, Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "closes after it has read": (says(b""), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "closes within the headers": (
        says(b"HTTP/1.1 200 OK\r\nContent-"),
        Unavailable,
        "SSJ-HTTP-UNANSWERED",
        3,
    ),
    "closes within the status": (says(b"HTTP/1.1 2"), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "body cut off": (
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + GOOD),
        Unavailable,
        "SSJ-HTTP-UNANSWERED",
        3,
    ),
    "chunks cut off": (
        says(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a'),
        Unavailable,
        "SSJ-HTTP-UNANSWERED",
        3,
    ),
    "no chunks": (
        says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + GOOD),
        AdapterFault,
        "SSJ-HTTP-PROTOCOL",
        1,
    ),
    "length too short": (
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\nConnection: close\r\n\r\n" + GOOD),
        AdapterFault,
        "SSJ-HTTP-SHAPE",
        1,
    ),
    "two lengths": (
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 20, 30\r\nConnection: close\r\n\r\n" + GOOD),
        AdapterFault,
        "SSJ-HTTP-PROTOCOL",
        1,
    ),
    "a length that is none": (
        says(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\nConnection: close\r\n\r\nnothing"),
        AdapterFault,
        "SSJ-HTTP-SHAPE",
        1,
    ),
    "no HTTP": (says(b"220 mail.example ESMTP\r\n"), AdapterFault, "SSJ-HTTP-PROTOCOL", 1),
    "another HTTP": (says(b"HTTP/9.9 200 OK\r\n\r\n"), AdapterFault, "SSJ-HTTP-PROTOCOL", 1),
    "bytes": (says(bytes(range(256)) * 300), AdapterFault, "SSJ-HTTP-PROTOCOL", 1),
    "an endless header": (
        endless(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 65536),
        AdapterFault,
        "SSJ-HTTP-PROTOCOL",
        1,
    ),
    "endless headers": (
        endless(b"HTTP/1.1 200 OK\r\n", b"X: x\r\n" * 500),
        AdapterFault,
        "SSJ-HTTP-PROTOCOL",
        1,
    ),
    "an endless body": (endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536), AdapterFault, "SSJ-HTTP-LARGE", 1),
    "an endless body of an error": (
        endless(b"HTTP/1.1 422 No\r\n\r\n", b"x" * 65536),
        AdapterFault,
        "SSJ-HTTP-LARGE",
        1,
    ),
    "an endless body of a redirection": (
        endless(b"HTTP/1.1 302 Go\r\nLocation: /\r\n\r\n", b"x" * 65536),
        AdapterFault,
        "SSJ-HTTP-LARGE",
        1,
    ),
    "endless chunks": (
        endless(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"
        ),
        AdapterFault,
        "SSJ-HTTP-LARGE",
        1,
    ),
    "endless trailers": (
        endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X: x\r\n" * 10000),
        AdapterFault,
        "SSJ-HTTP-LARGE",
        1,
    ),
    "endless patience": (
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2000),
        AdapterFault,
        "SSJ-HTTP-LARGE",
        1,
    ),
    "a terabyte announced": (
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\n"),
        Unavailable,
        "SSJ-HTTP-UNANSWERED",
        3,
    ),
    "nothing": (http(200), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "HTML": (http(200, "<html>维护中</html>", "Content-Type: text/html"), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "no UTF-8": (http(200, "维护中".encode("gbk")), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "compressed though unasked": (
        http(200, b"\x1f\x8b" + bytes(100), "Content-Encoding: gzip"),
        AdapterFault,
        "SSJ-HTTP-SHAPE",
        1,
    ),
    "null": (http(200, "null"), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "a list": (http(200, b"[" + GOOD + b"]"), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "deep": (http(200, "[" * 100000), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "a member too few": (
        http(200, GOOD.replace(b'"number":"7",', b"")),
        AdapterFault,
        "SSJ-HTTP-SHAPE",
        1,
    ),
    "a member too many": (
        http(200, GOOD.replace(b'"number"', b'"more":1,"number"')),
        AdapterFault,
        "SSJ-HTTP-SHAPE",
        1,
    ),
    "a member twice": (
        http(200, GOOD.replace(b'"number":"7"', b'"number":"7","number":"8"')),
        AdapterFault,
        "SSJ-HTTP-SHAPE",
        1,
    ),
    "a number for a text": (http(200, GOOD.replace(b'"7"', b"7")), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "another's receipt": (
        http(200, canonical.encode(wire.write(evolve(RECEIPT, key="review/x")))),
        AdapterFault,
        "SSJ-PLATFORM-RECEIPT",
        1,
    ),
    "201 without a receipt": (http(201), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "202": (http(202, GOOD), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "204": (says(b"HTTP/1.1 204 No\r\nConnection: close\r\n\r\n"), AdapterFault, "SSJ-HTTP-STATUS", 1),
    "a status that is none": (http(777, "?"), AdapterFault, "SSJ-HTTP-STATUS", 1),
    "301": (http(301, "", "Location: http://127.0.0.1:9/"), AdapterFault, "SSJ-HTTP-REDIRECT", 1),
    "302 to nowhere": (http(302, "", "Location: http://[::"), AdapterFault, "SSJ-HTTP-REDIRECT", 1),
    "304": (says(b"HTTP/1.1 304 No\r\nConnection: close\r\n\r\n"), AdapterFault, "SSJ-HTTP-REDIRECT", 1),
    "307": (http(307, "", "Location: /elsewhere"), AdapterFault, "SSJ-HTTP-REDIRECT", 1),
    "400": (http(400, refusal("invalid", told())), AdapterFault, "SSJ-HTTP-STATUS", 1),
    "401": (http(401), NotAuthorised, "SSJ-HTTP-ACCOUNT", 1),
    "403": (http(403, "<html>"), NotAuthorised, "SSJ-HTTP-ACCOUNT", 1),
    "404": (http(404, refusal("not-found", told())), AdapterFault, "SSJ-HTTP-STATUS", 1),
    "404 of what is not offered": (
        http(404, refusal("not-offered", told())),
        NotOffered,
        "SSJ-TEXT-EMPTY",
        1,
    ),
    "404 of nothing that is not offered": (
        http(404, refusal("not-offered")),
        AdapterFault,
        "SSJ-HTTP-STATUS",
        1,
    ),
    "405": (http(405), AdapterFault, "SSJ-HTTP-STATUS", 1),
    "408": (http(408), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "409": (http(409, refusal("conflict", told())), Conflict, "SSJ-TEXT-EMPTY", 1),
    "409 of somebody else": (http(409, "conflict"), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "202 undecided": (http(202, refusal("undecided", told())), Undecided, "SSJ-TEXT-EMPTY", 1),
    "413": (http(413), AdapterFault, "SSJ-HTTP-STATUS", 1),
    "422": (http(422, refusal("rejected", told())), Rejected, "SSJ-TEXT-EMPTY", 1),
    "422 as 409": (http(422, refusal("conflict", told())), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "422 without a reason": (http(422, refusal("rejected")), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "422 of somebody else": (http(422, '{"detail":[]}'), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "422 deep": (http(422, "[" * 100000), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "425": (http(425), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "429": (http(429), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "500": (http(500), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "501": (http(501), Unavailable, "SSJ-HTTP-UNANSWERED", 1),
    "502": (http(502, "<html>"), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "503": (http(503), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "504": (http(504), Unavailable, "SSJ-HTTP-UNANSWERED", 3),
    "507": (http(507), Unavailable, "SSJ-HTTP-UNANSWERED", 1),
    "the whole request": (echoes, AdapterFault, "SSJ-HTTP-STATUS", 1),
    "our token as a receipt": (http(200, f'{{"number":"{TOKEN}"}}'), AdapterFault, "SSJ-HTTP-SHAPE", 1),
    "our token as a reason": (
        http(422, refusal("rejected", told("X-1", reason=TOKEN), told("SSJ-TEXT-NFC", value=TOKEN))),
        Rejected,
        "SSJ-HTTP-REMOTE",
        1,
    ),
}


class TestTheAnswerToAnotherRequest:
    """An answer that names its request is taken for that one's alone; one that names none is taken as it comes."""

    def test_is_not_taken(self) -> None:
        late = http(201, GOOD, "X-Request-Id: 0")
        with connected(late, http(201, GOOD)) as (platform, raw, _):
            assert platform.deliver(REVIEW) == RECEIPT
            assert len(raw.requests) == 2

    def test_never_comes_alone(self) -> None:
        with connected(http(201, GOOD, "X-Request-Id: 0")) as (platform, raw, _):
            error = failing(Unavailable, lambda: platform.deliver(REVIEW))
            assert (error.code, len(raw.requests)) == ("SSJ-HTTP-UNANSWERED", 3)
            named = [re.findall(rb"X-Request-Id: (\w{32})\r\n", each) for each in raw.requests]
            assert len({each for (each,) in named}) == 3

    def test_is_told_from_its_own(self) -> None:
        def own(_raw: Raw, connection: socket.socket, request: bytes) -> None:
            (line,) = re.findall(rb"(X-Request-Id: \w{32})\r\n", request)
            http(201, GOOD, line.decode())(_raw, connection, request)

        with connected(own) as (platform, raw, _):
            assert platform.deliver(REVIEW) == RECEIPT
            assert len(raw.requests) == 1


@pytest.mark.requirement("X-27")
class TestWhateverIsAnswered:
    """P9, P10, P11: each outcome is one of the documented errors, sent again only where that is safe and can help."""

    @pytest.mark.parametrize("name", BROKEN)
    def test_becomes_the_documented_error(
        self, name: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script, kind, code, attempts = BROKEN[name]
        monkeypatch.setattr(asking, "MAX_ANSWER", 2**20)
        caplog.set_level(logging.DEBUG)
        with connected(script) as (platform, raw, _):
            error = failing(kind, lambda: platform.deliver(REVIEW))
            assert error.code == code
            assert len(raw.requests) == attempts
            if kind is Unavailable:
                assert dict(error.faults[0].params)["attempts"] == attempts
        assert TOKEN not in caplog.text

    def test_an_excerpt_does_not_end_within_the_token(self) -> None:
        with connected(http(400, "." * 190 + TOKEN)) as (platform, _, _):
            error = failing(AdapterFault, lambda: platform.deliver(REVIEW))
        assert dict(error.faults[0].params)["excerpt"] == "." * 190 + "***"

    @pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
    def test_a_drip_ends_with_the_call(self, begin: bytes) -> None:
        drips = endless(begin, b"x", pause=0.01)
        with connected(drips, timeout=(5, 5), within=0.2, clock=time.monotonic) as (platform, raw, _):
            assert failing(Unavailable, lambda: platform.receipt("x")).code == "SSJ-HTTP-UNANSWERED"
            assert not raw.over.is_set()

    def test_silence_ends_an_attempt(self) -> None:
        with connected(stays_silent, timeout=(5, 0.05), attempts=2) as (platform, raw, _):
            error = failing(Unavailable, lambda: platform.receipt("x"))
            assert dict(error.faults[0].params) == {"attempts": 2, "reason": "TimeoutError"}
            assert not raw.over.is_set()

    def test_one_who_does_not_take_what_we_send_ends_an_attempt(self) -> None:
        long = evolve(PUBLICATION, lines=(evolve(LINE, name="x" * 12_000_000),))
        with connected(never_reads, timeout=(5, 0.1), attempts=1) as (platform, raw, _):
            assert failing(Unavailable, lambda: platform.deliver(long)).code == "SSJ-HTTP-UNANSWERED"
            assert not raw.over.is_set()

    def test_nobody_listens(self) -> None:
        with answering(closes_unread) as raw:
            url = raw.url
        waits = Waits()
        with HttpPlatform(url=url, token=TOKEN, attempts=2, sleep=waits.sleep) as platform:
            error = failing(Unavailable, lambda: platform.receipt("x"))
        assert dict(error.faults[0].params) == {"attempts": 2, "reason": "ConnectionRefusedError"}

    def test_no_such_host(self) -> None:
        with HttpPlatform(url="http://nowhere.invalid", token=TOKEN, attempts=1) as platform:
            assert failing(Unavailable, lambda: platform.receipt("x")).code == "SSJ-HTTP-UNANSWERED"

    def test_no_tls(self) -> None:
        with answering(speaks_unasked) as raw:
            url = raw.url.replace("http:", "https:")
            with HttpPlatform(url=url, token=TOKEN, attempts=1) as platform:
                assert failing(Unavailable, lambda: platform.receipt("x")).code == "SSJ-HTTP-UNANSWERED"

    @pytest.mark.requirement("X-30")
    def test_a_redirection_is_not_followed(self) -> None:
        with answering(http(200, GOOD)) as other:
            with connected(http(308, "", f"Location: {other.url}/v1/x")) as (platform, raw, _):
                failing(AdapterFault, lambda: platform.deliver(REVIEW))
                assert len(raw.requests) == 1
            assert other.requests == []


@pytest.mark.requirement("X-27")
class TestSendingAgain:
    """P2, P9: what failed for now is sent again, unchanged, after a wait that is bounded."""

    def test_until_it_is_taken(self) -> None:
        scripts = (http(503), says(b""), http(429), http(200, GOOD))
        with connected(*scripts, attempts=4, wait=(0.5, 1)) as (platform, raw, waits):
            assert platform.deliver(REVIEW) == RECEIPT
            assert len({*map(unnamed, raw.requests)}) == 1
            assert len(raw.requests) == 4
        assert all(0 <= wait <= bound for wait, bound in zip(waits.waited, (0.5, 1, 1), strict=True))

    def test_as_late_as_is_asked(self) -> None:
        with connected(http(429, "", "Retry-After: 7"), http(201, GOOD)) as (platform, _, waits):
            assert platform.deliver(REVIEW) == RECEIPT
        assert waits.waited == [7.0]

    def test_at_the_day_that_is_asked(self) -> None:
        now = datetime(2031, 1, 1, tzinfo=UTC)
        later = format_datetime(now + timedelta(seconds=20), usegmt=True)
        headers = (f"Date: {format_datetime(now, usegmt=True)}", f"Retry-After: {later}")
        with connected(http(503, "", *headers), http(200, GOOD)) as (platform, _, waits):
            assert platform.deliver(REVIEW) == RECEIPT
        assert waits.waited == [20.0]

    @pytest.mark.parametrize(
        "asked", ["soon", "-5", "1.5", "９", "", "Wed, 01 Apr 2026 01:00:00 GMT", "1, 2", "Wed, 99 Apr 2026"]
    )
    def test_soon_where_nothing_sensible_is_asked(self, asked: str) -> None:
        head = "HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\nRetry-After: "
        again = says(f"{head}{asked}\r\n\r\n".encode())
        with connected(again, http(200, GOOD), wait=(0.5, 1)) as (platform, _, waits):
            assert platform.deliver(REVIEW) == RECEIPT
        assert len(waits.waited) == 1
        assert 0 <= waits.waited[0] <= 0.5

    @pytest.mark.parametrize("asked", ["61", "3600", "9" * 5000])
    def test_never_where_it_would_be_too_late(self, asked: str) -> None:
        with connected(http(429, "", f"Retry-After: {asked}"), within=60) as (platform, raw, waits):
            failing(Unavailable, lambda: platform.deliver(REVIEW))
            assert len(raw.requests) == 1
        assert waits.waited == []

    def test_only_within_the_time_of_the_call(self) -> None:
        again = http(503, "", "Retry-After: 4")
        with connected(again, within=10, attempts=99, wait=(0.1, 0.1)) as (platform, raw, waits):
            error = failing(Unavailable, lambda: platform.deliver(REVIEW))
            assert len(raw.requests) == 3
        assert waits.waited == [4.0, 4.0]
        assert dict(error.faults[0].params) == {"attempts": 3, "reason": "HTTP 503, Retry-After 4 s"}


class TestFaultsOfThePlatform:
    """P4: every reason arrives; one that we have no sentence for arrives in the platform's own words."""

    @staticmethod
    def rejected(*faults: dict[str, object]) -> tuple[Fault, ...]:
        with connected(http(422, refusal("rejected", *faults))) as (platform, _, _):
            return failing(Rejected, lambda: platform.deliver(REVIEW)).faults

    def test_ours_are_rebuilt(self) -> None:
        found = self.rejected(told(), told("SSJ-FORM-LEAST", least=1, found=0))
        assert found == (
            Fault("SSJ-TEXT-EMPTY", (), Place(path="$.name")),
            Fault("SSJ-FORM-LEAST", (("least", 1), ("found", 0)), Place(path="$.name")),
        )

    @pytest.mark.parametrize(
        "fault",
        [
            told("YN-4711", limit=3),
            told("SSJ-FORM-LEAST"),
            told("SSJ-FORM-LEAST", least=True, found=0),
            told("SSJ-FORM-LEAST", least=[1], found=0),
            {**told(), "params": "none"},
        ],
    )
    def test_others_are_quoted(self, fault: dict[str, object]) -> None:
        (found,) = self.rejected(fault)
        assert found.code == "SSJ-HTTP-REMOTE"
        assert dict(found.params) == {"theirs": fault["code"], "text": "为空"}
        assert found.place == Place(path="$.name")
        assert "为空" in found.text("zh")

    def test_a_lone_surrogate_can_be_shown(self) -> None:
        (found,) = self.rejected({**told("X"), "text_zh": "\ud800"})
        assert found.text("zh").encode()


class TestReading:
    """P6, P7: nothing is told apart from something, and from nobody being there."""

    def test_no_receipt(self) -> None:
        with connected(http(404, refusal("not-found", told()))) as (platform, _, _):
            assert platform.receipt("x") is None

    @pytest.mark.parametrize("body", ["", "<html>404</html>", "{}", refusal("gone", told())])
    def test_a_404_of_somebody_else_is_no_answer(self, body: str) -> None:
        with connected(http(404, body)) as (platform, _, _):
            assert failing(AdapterFault, lambda: platform.receipt("x")).code == "SSJ-HTTP-STATUS"

    def test_a_key_that_no_document_can_have_is_not_asked_for(self) -> None:
        with connected(closes_unread) as (platform, raw, _):
            assert platform.receipt("甲" * 1000) is None
            assert raw.requests == []

    def test_what_is_published(self) -> None:
        body = canonical.encode(wire.write((PUBLICATION,)))
        with connected(http(200, body)) as (platform, _, _):
            assert platform.published(PUBLICATION.task) == (PUBLICATION,)

    def test_a_task_unknown_to_somebody_is_not_an_empty_list(self) -> None:
        with connected(http(404, refusal("not-found", told()))) as (platform, _, _):
            assert failing(AdapterFault, lambda: platform.published("x")).code == "SSJ-HTTP-STATUS"

    @pytest.mark.parametrize("body", ["{}", "[[]]", "[null]", '["甲"]', "[1]"])
    def test_a_list_of_something_else(self, body: str) -> None:
        with connected(http(200, body)) as (platform, _, _):
            assert failing(AdapterFault, lambda: platform.published("x")).code == "SSJ-HTTP-SHAPE"

    @pytest.mark.parametrize(
        "body",
        [
            "{}",
            "[]",
            '{"items":[],"next":1}',
            '{"items":[{"kind":"letter"}],"next":"1"}',
            '{"headers":["a"],"next":"1","rows":[["a","b"]]}',
            '{"headers":["a"],"next":"1","rows":[[1]]}',
            '{"headers":["a"],"next":"1","rows":"ab"}',
            '{"key":"x","reasons":[],"stage":"rejected"}',
            '{"key":"x","reasons":[],"stage":"lost"}',
        ],
    )
    def test_pages_and_states_of_another_form(self, body: str) -> None:
        with connected(http(200, body)) as (platform, _, _):
            asked: list[Callable[[], object]] = [
                platform.incoming,
                lambda: platform.registry("targets"),
                lambda: platform.status("x"),
            ]
            for ask in asked:
                assert failing(AdapterFault, ask).code == "SSJ-HTTP-SHAPE"

    def test_the_status_of_another_document(self) -> None:
        with connected(http(200, '{"key":"y","reasons":[],"stage":"taken"}')) as (platform, _, _):
            assert failing(AdapterFault, lambda: platform.status("x")).code == "SSJ-PLATFORM-STATUS"

    def test_a_page_that_does_not_go_on(self) -> None:
        body = '{"headers":["a"],"next":"1","rows":[["b"]]}'
        with connected(http(200, body)) as (platform, _, _):
            assert platform.registry("targets").next == "1"
            found = failing(AdapterFault, lambda: platform.registry("targets", "1"))
            assert found.code == "SSJ-PLATFORM-PAGES"


class TestWhatIsSent:
    """P8: keys and codes arrive as they are; the token goes with each request, and nothing of the environment does."""

    @pytest.mark.parametrize(
        ("key", "path"),
        [
            ("task/a", "/v1/receipts/task%2Fa"),
            ("task/样例%2F1", "/v1/receipts/task%2F%E6%A0%B7%E4%BE%8B%252F1"),
            ("..", "/v1/receipts/%2E%2E"),
            (".", "/v1/receipts/%2E"),
            ("a?b#c;d e+f&g", "/v1/receipts/a%3Fb%23c%3Bd%20e%2Bf%26g"),
            ("𠮷\\~", "/v1/receipts/%F0%A0%AE%B7%5C~"),
        ],
    )
    def test_path(self, key: str, path: str) -> None:
        with connected(http(404, refusal("not-found"))) as (platform, raw, _):
            assert platform.receipt(key) is None
            assert raw.requests[0].startswith(f"GET {path} HTTP/1.1\r\n".encode())

    def test_questions(self) -> None:
        with connected(http(200, '{"items":[],"next":"a&b=样例 %"}')) as (platform, raw, _):
            platform.incoming("a&b=样例 %", 7)
            assert raw.requests[0].startswith(
                b"GET /v1/incoming?after=a%26b%3D%E6%A0%B7%E4%BE%8B%20%25&limit=7 HTTP/1.1\r\n"
            )

    @pytest.mark.parametrize("content", [b"", b"\r\n\r\n\x00\xff"])
    def test_content(self, content: bytes) -> None:
        digest = H.hex(content)
        receipt = evolve(RECEIPT, key=content_key(digest), digest=digest)
        with connected(http(201, canonical.encode(wire.write(receipt)))) as (platform, raw, _):
            assert platform.attach(content, digest) == receipt
        head, _, body = raw.requests[0].partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        assert lines[0] == f"PUT /v1/content/{digest} HTTP/1.1".encode()
        assert {b"Content-Type: application/octet-stream", f"Content-Length: {len(content)}".encode()} <= set(
            lines
        )
        assert body == content

    def test_base(self) -> None:
        with answering(http(404, refusal("not-found"))) as raw:
            with HttpPlatform(url=f"{raw.url}/api/", token=TOKEN) as platform:
                assert platform.receipt("x") is None
            assert raw.requests[0].startswith(b"GET /api/v1/receipts/x HTTP/1.1\r\n")

    def test_document(self) -> None:
        with connected(http(201, GOOD)) as (platform, raw, _):
            platform.deliver(REVIEW)
        head, _, body = raw.requests[0].partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        assert lines[0].startswith(b"PUT /v1/documents/review%2F")
        assert {b"Content-Type: application/json", f"Authorization: Bearer {TOKEN}".encode()} <= set(lines)
        assert body == canonical.encode(wire.write(REVIEW))

    def test_nothing_comes_from_the_environment(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login a password b\n")
        monkeypatch.setenv("NETRC", str(netrc))
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        with connected(http(201, GOOD)) as (platform, raw, _):
            assert platform.deliver(REVIEW) == RECEIPT
            assert f"Authorization: Bearer {TOKEN}\r\n".encode() in raw.requests[0]

    def test_no_cookie_comes_back(self) -> None:
        with connected(http(404, refusal("not-found"), "Set-Cookie: a=b; Path=/")) as (platform, raw, _):
            assert platform.receipt("x") is None
            assert platform.receipt("y") is None
        assert not any(b"ookie" in request for request in raw.requests)

    def test_a_connection_is_kept_and_its_end_is_no_failure(self) -> None:
        keep = f"HTTP/1.1 200 OK\r\nContent-Length: {len(GOOD)}\r\n\r\n".encode() + GOOD

        def twice(_raw: Raw, connection: socket.socket, _request: bytes) -> None:
            connection.sendall(keep)
            _raw.requests.append(read(connection))
            connection.sendall(keep)

        with connected(twice, http(200, GOOD)) as (platform, raw, _):
            assert [platform.deliver(REVIEW) for _ in range(3)] == [RECEIPT] * 3
            assert len({*map(unnamed, raw.requests)}) == 1
            assert len(raw.requests) == 3


def test_the_most_that_is_read_is_more_than_the_most_that_is_sent() -> None:
    assert asking.MAX_ANSWER >= 64 * 2**20
