"""A server that answers with random nonsense, seeded: the client gives an answer or one of this library's errors, in time."""

import copy
import json
import random
import socket
import time
import zlib
from collections.abc import Callable
from typing import Any, Final

import pytest
from adapters.http.tests.served import USER, WORD, City
from adapters.http.tests.test_http_answers import PUBLICATION, REVIEW, TOKEN, Raw, answering
from adapters.http.tests.test_http_phone import PLAIN, entry

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    NotAuthorised,
    NotOffered,
    Rejected,
    ShuangsuijiError,
    Unavailable,
)
from shuangsuiji_http import asking
from shuangsuiji_http.dialect import Dialect
from shuangsuiji_http.dialect_gsxt import GSXT
from shuangsuiji_http.dialect_phone import PHONE
from shuangsuiji_http.dialect_sandbox import SANDBOX
from shuangsuiji_http.platform import HttpPlatform

TYPED: Final = {AdapterFault, Conflict, NotAuthorised, NotOffered, Rejected, Unavailable}
WITHIN: Final = 0.4
A_HANG: Final = 10.0
"""Seconds; far more than a call may last, so that a busy machine is not taken for a hang."""

MEMBERS: Final = (
    *("code", "msg", "data", "list", "rows", "next", "items", "key", "digest", "number", "stage", "headers"),
    *("token", "task_id", "task_code", "ep_no", "id", "state", "matter", "check_result", "user_id", "kind"),
    *("matter_check_result", "result", "totalPage", "recordsTotal", "raninsTaskId", "insDate", "details"),
    *("url", "error", "faults", "raninsItemName", "raninsCheckResName", "reasons", "at", "platform"),
)
LEAVES: Final = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        7,
        200,
        401,
        10**30,
        0.5,
        1e308,
        "",
        "x",
        "样例",
        "\ud800",
        "\u0000",
        "e\u0301",
    ),
    *(
        "2026-06-01",
        "/x",
        "//x",
        "[{",
        '[{"a":1}]',
        PLAIN.code,
        PLAIN.targets[0],
        "M01",
        "退回",
        "未检查",
        "x" * 70_000,
    ),
)


def value(rng: random.Random, depth: int = 4) -> object:
    """Give random JSON with members that mean something."""
    kind = rng.randrange(4) if depth else 0
    if kind < 2:
        return rng.choice(LEAVES)
    count = rng.randrange(5)
    if kind == 2:
        return [value(rng, depth - 1) for _ in range(count)]
    return {rng.choice(MEMBERS): value(rng, depth - 1) for _ in range(count)}


def spoilt(rng: random.Random, right: object) -> object:
    """Give right JSON with something in it that is not."""
    found: Any = copy.deepcopy(right)
    here: Any = found
    while isinstance(here, dict | list) and here:
        names = list(here) if isinstance(here, dict) else list(range(len(here)))
        name = rng.choice(names)
        if rng.random() < 0.4 or not isinstance(here[name], dict | list):
            if isinstance(here, dict) and rng.random() < 0.3:
                del here[name]
            else:
                here[name] = value(rng, 2)
            return found
        here = here[name]
    return value(rng)


def right(city: City, request: bytes) -> object:
    """Give what a platform of the phone's kind would answer here; it serves the others as something near to the truth."""
    path = request.split(b" ")[1].partition(b"?")[0].decode()
    if path == "/api/auth":
        return {"code": 0, "msg": "", "data": {"token": "ling-pai"}}
    if path.startswith("/api/"):
        return json.loads(city.route(_Request(request), path, request.partition(b"\r\n\r\n")[2]).body)
    if "publicity" in path:
        return wire.write((PUBLICATION,))
    return {"headers": ["a"], "rows": [["b"]], "next": "1", "items": []}


class _Request:
    """What `City` looks at of a request."""

    def __init__(self, request: bytes) -> None:
        query = request.split(b" ")[1].partition(b"?")[2].decode()
        self.query_params = dict(each.split("=") for each in query.split("&") if each)


def body(rng: random.Random, city: City, request: bytes) -> bytes:
    """Give a body."""
    kind = rng.randrange(10)
    if kind < 5:
        try:
            found = right(city, request)
        except (LookupError, ValueError, StopIteration):
            found = value(rng)
        text = json.dumps(found if kind < 3 else spoilt(rng, found), ensure_ascii=rng.random() < 0.5)
        return text.encode("utf-8", "surrogatepass")
    choices: tuple[Callable[[], bytes], ...] = (
        lambda: json.dumps(value(rng)).encode(),
        lambda: canonical.encode({"error": "rejected", "faults": []}),
        lambda: rng.randbytes(rng.randrange(3000)),
        lambda: b"[" * 200_000 + b"]" * rng.randrange(200_001),
        lambda: b'{"data":' * 5000,
        lambda: zlib.compress(bytes(2**22)),
        lambda: b'{"code":' + b"9" * 5000 + b"}",
        lambda: b'{"code":NaN,"data":Infinity}',
        lambda: b"\xef\xbb\xbf{}",
        lambda: '{"code":0,"data":"样'.encode("gbk"),
        lambda: b"",
    )
    return rng.choice(choices)()


STATUSES: Final = (
    *((b"HTTP/1.1 200 OK",) * 20),
    *(
        b"HTTP/1.1 201 Created",
        b"HTTP/1.1 422 No",
    ),
    *(b"HTTP/1.1 409 C", b"HTTP/1.1 404 N", b"HTTP/1.1 401 U", b"HTTP/1.1 302 F", b"HTTP/1.1 503 S"),
    *(
        b"HTTP/1.1 999",
        b"HTTP/1.1 -1 x",
        b"HTTP/1.1 2x0 OK",
        b"HTTP/1.1",
        b"HTTP/2 200",
        b"ICY 200 OK",
        b"\x16\x03\x01",
    ),
    *(
        b"HTTP/1.1 200 " + b"x" * 70_000,
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK",
        b"HTTP/1.1 204 No",
        b"",
    ),
)
ODD_HEADERS: Final = (
    *(
        b"Content-Encoding: gzip",
        b"Content-Encoding: deflate, br",
        b"Content-Type: text/html; charset=nonsense",
    ),
    *(
        b"Set-Cookie: a=b",
        b"Location: http://[::",
        b"Location: //elsewhere.example/",
        b"Retry-After: -1",
        b": x",
    ),
    *(
        b"Retry-After: 99999999999",
        b"X" * 66_000 + b": y",
        b"no colon",
        b"X: \xff\x00",
        b" folded",
        b"Date: never",
    ),
)


def reply(rng: random.Random, city: City, request: bytes) -> bytes:
    """Give a whole answer, whose framing may lie."""
    content = body(rng, city, request)
    headers = rng.sample(ODD_HEADERS, rng.choice((0, 0, 0, 1, 2)))
    framing = rng.randrange(8)
    if framing < 4:
        headers.append(b"Content-Length: %d" % len(content))
    elif framing == 4:
        headers.append(b"Content-Length: " + rng.choice((b"-5", b"99999999", b"1", b"x", b"1, 2", b"9" * 50)))
    elif framing == 5:
        headers.append(b"Transfer-Encoding: chunked")
        content = b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content)
    elif framing == 6:
        headers.append(b"Transfer-Encoding: chunked")
        content = rng.choice((b"zz\r\n", b"-1\r\n", b"ffffffffffff\r\n", b"5;x\r\nab", b"\r\n")) + content
    found = b"\r\n".join([rng.choice(STATUSES), *headers, b"", content])
    return found[: rng.randrange(len(found) + 1)] if rng.random() < 0.15 else found


def nonsense(seed: int, city: City) -> Callable[[Raw, socket.socket, bytes], None]:
    """Give a script that answers each request with something else."""
    rng = random.Random(seed)  # noqa: S311  -- of no secret

    def script(raw: Raw, connection: socket.socket, request: bytes) -> None:
        data, way = reply(rng, city, request), rng.randrange(12)
        if way == 0:  # a drip
            for each in data:
                connection.sendall(bytes([each]))
                if raw.over.wait(0.02):
                    return
        elif way == 1:  # without end
            connection.sendall(data)
            while not raw.over.is_set():
                connection.sendall(data or b"x")
        elif way == 2:  # silence after all
            connection.sendall(data)
            raw.over.wait(2)
        else:
            connection.sendall(data)

    return script


Ask = Callable[[HttpPlatform], object]
ASKED: Final[tuple[tuple[Dialect, Ask], ...]] = (
    (SANDBOX, lambda platform: platform.deliver(REVIEW)),
    (SANDBOX, lambda platform: platform.receipt(REVIEW.key)),
    (SANDBOX, lambda platform: platform.published(REVIEW.task)),
    (SANDBOX, lambda platform: platform.attach(b"x", H.hex(b"x"))),
    (SANDBOX, lambda platform: platform.status(REVIEW.key)),
    (SANDBOX, lambda platform: platform.incoming()),
    (SANDBOX, lambda platform: platform.registry("targets")),
    (PHONE, lambda platform: platform.deliver(entry())),
    (PHONE, lambda platform: platform.deliver(entry())),
    (PHONE, lambda platform: platform.receipt(entry().key)),
    (GSXT, lambda platform: platform.public_results("x")),
    (GSXT, lambda platform: platform.public_results("x")),
)


def outcome(seed: int) -> str:
    """Say what is wrong with what came of one seed; nothing where it is an answer, or a typed error in time."""
    city = City()
    city.enrol(PLAIN)
    dialect, ask = ASKED[seed % len(ASKED)]
    options = {"username": USER, "password": WORD, "auditor": "3"}
    begun = time.monotonic()
    with answering(nonsense(seed, city)) as raw:
        platform = HttpPlatform(
            url=raw.url,
            token=TOKEN,
            dialect=dialect,
            options=options,
            timeout=(1, 0.1),
            within=WITHIN,
            attempts=2,
            wait=(0.001, 0.001),
        )
        with platform:
            try:
                ask(platform)
                found = ""
            except ShuangsuijiError as error:
                typed = type(error) in TYPED and error.code != "SSJ-PLATFORM-ESCAPED"
                shown = [each for each in (TOKEN, WORD) if each in error.text()]
                found = "" if typed and not shown else f"{seed}: {error!r}"
            except Exception as error:  # noqa: BLE001  -- that is the point
                found = f"{seed}: {error!r}"
        took = time.monotonic() - begun
    return found or ("" if took < A_HANG else f"{seed}: {took} s")


@pytest.fixture(autouse=True)
def _small_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MAX_ANSWER", 2**20)


@pytest.mark.requirement("X-27")
@pytest.mark.parametrize("begin", range(0, 40, 10))
def test_whatever_a_server_answers(begin: int) -> None:
    assert [wrong for seed in range(begin, begin + 10) if (wrong := outcome(seed))] == []


@pytest.mark.soak
def test_whatever_a_server_answers_two_thousand_times() -> None:
    assert [wrong for seed in range(40, 2040) if (wrong := outcome(seed))] == []
