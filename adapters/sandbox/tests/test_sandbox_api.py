"""The sandbox's API: every status, and never a fault of its own, whatever is sent."""

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPConnection
from typing import Any, ClassVar
from urllib.parse import quote

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import InvalidInput
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.planning import ChecklistNotice
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.ports.platform import MAX_BYTES, Platform
from shuangsuiji.testing.contract_platform_pages import incoming_things
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence
from shuangsuiji_sandbox.answers import MOST_TOLD
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.server import Running, running

PLAIN = Correspondence()
CHECKLIST = PLAIN.checklist
TOKEN = "ling-pai.0123456789"  # noqa: S105  -- of no account


@frozen
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401  -- whatever the body says
        return json.loads(self.body)

    @property
    def codes(self) -> list[str]:
        return [each["code"] for each in self.json["faults"]]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(token=TOKEN) as found:
        yield found


@pytest.fixture
def fresh() -> Iterator[Running]:
    with running(token=TOKEN) as found:
        yield found


def ask(
    sandbox: Running,
    method: str,
    path: str,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    usual = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    with closing(HTTPConnection(sandbox.url.removeprefix("http://"), timeout=30)) as connection:
        connection.request(method, path, body, usual if headers is None else dict(headers))
        with connection.getresponse() as found:
            return Answer(found.status, dict(found.headers), found.read())


def bytes_of(document: Document) -> bytes:
    return canonical.encode(wire.write(document))


def path_of(key: str) -> str:
    return f"/v1/documents/{quote(key, safe='')}"


def put(sandbox: Running, document: Document) -> Answer:
    return ask(sandbox, "PUT", path_of(document.key), bytes_of(document))


def put_bytes(sandbox: Running, body: bytes, key: str = CHECKLIST.key) -> Answer:
    return ask(sandbox, "PUT", path_of(key), body)


def put_content(sandbox: Running, content: bytes, digest: str | None = None) -> Answer:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/octet-stream"}
    return ask(sandbox, "PUT", f"/v1/content/{digest or H.hex(content)}", content, headers)


def exchanged(sandbox: Running, data: bytes) -> bytes:
    """Send bytes as they are, and read until the server closes or has nothing more to say."""
    host, _, port = sandbox.url.removeprefix("http://").rpartition(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        found = b""
        while more := connection.recv(65536):
            found += more
        return found


class TestDocuments:
    """A document is taken once, under its key, and its receipt says so."""

    def test_first_and_again(self, fresh: Running) -> None:
        first, again = put(fresh, CHECKLIST), put(fresh, CHECKLIST)
        assert (first.status, again.status) == (201, 200)
        assert first.body == again.body
        receipt = wire.read(Receipt, canonical.decode(first.body))
        assert (receipt.key, receipt.digest) == (CHECKLIST.key, CHECKLIST.digest())
        assert first.headers["content-type"] == "application/json"
        assert fresh.platform.receipt(CHECKLIST.key) == receipt
        assert ask(fresh, "GET", f"/v1/receipts/{quote(CHECKLIST.key, safe='')}").body == first.body

    @pytest.mark.parametrize("code", ["样例/2026/1", "样例%2F1", "𠮷野", "..", ".", "a?b#c", "a+b c", "é"])
    def test_keys_of_all_kinds(self, fresh: Running, code: str) -> None:
        for document in (CHECKLIST, PLAIN.plan, evolve(PLAIN.task, code=code)):
            answer = put(fresh, document)
            assert answer.status == 201
            assert answer.json["key"] == document.key
        assert ask(fresh, "GET", f"/v1/receipts/{quote(f'task/{code}', safe='')}").status == (
            200 if "/" not in code and "%" not in code else 404
        )
        assert ask(fresh, "GET", f"/v1/tasks/{quote(code, safe='')}/publicity").json == []

    def test_publicity(self, fresh: Running) -> None:
        assert put_content(fresh, CONTENT).status == 201
        for document in PLAIN.documents():
            assert put(fresh, document).status == 201
        found = ask(fresh, "GET", f"/v1/tasks/{quote(PLAIN.code, safe='')}/publicity")
        assert found.status == 200
        published = fresh.platform.published(PLAIN.code)
        assert found.body == canonical.encode(wire.write(published))
        assert {each["target"] for each in found.json} == set(PLAIN.targets)
        assert [each["corrects"] for each in found.json].count(2) == 1

    def test_four_byte_characters(self, fresh: Running) -> None:
        item = evolve(CHECKLIST.items[0], name="𠮷" * 1000)
        document = evolve(CHECKLIST, items=(item,))
        assert put(fresh, document).json["digest"] == document.digest()

    def test_one_line_end_may_follow(self, fresh: Running) -> None:
        assert put_bytes(fresh, bytes_of(CHECKLIST) + b"\n").status == 201

    def test_chunks(self, fresh: Running) -> None:
        body = bytes_of(CHECKLIST)
        chunks = b"".join(b"%x\r\n%c\r\n" % (1, byte) for byte in body)
        head = (
            f"PUT {path_of(CHECKLIST.key)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            f"Authorization: Bearer {TOKEN}\r\nContent-Type: application/json; charset=utf-8\r\n"
            "Transfer-Encoding: chunked\r\n\r\n"
        )
        assert exchanged(fresh, head.encode() + chunks + b"0\r\n\r\n").startswith(b"HTTP/1.1 201 ")


class TestRefusals:
    """Each refusal has its status, its word, and every reason in both languages."""

    @staticmethod
    def check(answer: Answer, status: int, word: str, *codes: str) -> None:
        assert answer.status == status
        assert answer.json["error"] == word
        assert answer.codes == list(codes)
        for each in answer.json["faults"]:
            assert set(each) == {"code", "params", "path", "text_zh", "text_en"}
            assert each["text_zh"] != each["text_en"]

    def test_conflict(self, fresh: Running) -> None:
        put(fresh, CHECKLIST)
        other = evolve(CHECKLIST, issued_on="2020-01-01")
        self.check(put(fresh, other), 409, "conflict", "SSJ-PLATFORM-CONFLICT")

    def test_rejected(self, sandbox: Running) -> None:
        answer = put(sandbox, PLAIN.plan)
        self.check(answer, 422, "rejected", "SSJ-PLATFORM-ABSENT")
        (found,) = answer.json["faults"]
        assert found["path"] == "$.edition"
        assert CHECKLIST.key in found["text_zh"]
        assert CHECKLIST.key in found["params"].values()

    def test_no_receipt(self, sandbox: Running) -> None:
        answer = ask(sandbox, "GET", "/v1/receipts/task%2Fnone")
        self.check(answer, 404, "not-found", "SSJ-SANDBOX-RECEIPT")

    @pytest.mark.parametrize(
        "path",
        [
            "/v1",
            "/v1/health/",
            "/v2/health",
            "/v1/documents",
            "/v1/tasks/a",
            "/v1/tasks/a/publicity/",
            "//",
        ],
    )
    def test_no_such_path(self, sandbox: Running, path: str) -> None:
        self.check(ask(sandbox, "GET", path), 404, "not-found", "SSJ-SANDBOX-PATH")

    @pytest.mark.parametrize(
        ("method", "path", "allowed"),
        [
            ("DELETE", "/v1/documents/a", {"PUT"}),
            ("GET", "/v1/documents/a", {"PUT"}),
            ("PUT", "/v1/receipts/a", {"GET", "HEAD"}),
            ("POST", "/v1/tasks/a/publicity", {"GET", "HEAD"}),
            ("POST", "/v1/health", {"GET", "HEAD"}),
        ],
    )
    def test_method(self, sandbox: Running, method: str, path: str, allowed: set[str]) -> None:
        answer = ask(sandbox, method, path)
        self.check(answer, 405, "invalid", "SSJ-SANDBOX-METHOD")
        assert set(answer.headers["allow"].split(", ")) == allowed

    @pytest.mark.parametrize("kind", ["", "text/plain", "application/json-patch+json", "application/x"])
    def test_content_type(self, sandbox: Running, kind: str) -> None:
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": kind}
        answer = ask(sandbox, "PUT", path_of(CHECKLIST.key), bytes_of(CHECKLIST), headers)
        self.check(answer, 400, "invalid", "SSJ-SANDBOX-TYPE")

    def test_another_key(self, sandbox: Running) -> None:
        answer = put_bytes(sandbox, bytes_of(CHECKLIST), key="checklist/x")
        self.check(answer, 400, "invalid", "SSJ-SANDBOX-KEY")
        once_too_often = quote(quote(CHECKLIST.key, safe=""), safe="")
        answer = ask(sandbox, "PUT", f"/v1/documents/{once_too_often}", bytes_of(CHECKLIST))
        self.check(answer, 400, "invalid", "SSJ-SANDBOX-KEY")

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (b"", "SSJ-JSON-SYNTAX"),
            (b"{", "SSJ-JSON-SYNTAX"),
            (b"<html>", "SSJ-JSON-SYNTAX"),
            (b"[" * 100_000, "SSJ-JSON-SYNTAX"),
            ("维护".encode("gbk"), "SSJ-JSON-UTF8"),
            (b'{"a":1,"a":2}', "SSJ-JSON-DUPLICATE"),
            (b'{"\\ud800":1,"\\ud800":2}', "SSJ-JSON-DUPLICATE"),
            (b'{"a": 1}', "SSJ-JSON-CANONICAL"),
            (b"1.5", "SSJ-JSON-NUMBER"),
            (b"NaN", "SSJ-JSON-NUMBER"),
            (b"9" * 10_000, "SSJ-JSON-NUMBER"),
            (b'"\\ud800"', "SSJ-JSON-VALUE"),
            ('"e\u0301"'.encode(), "SSJ-TEXT-NFC"),
            (b"null", "SSJ-JSON-TYPE"),
            (b"[]", "SSJ-JSON-TYPE"),
            (b"{}", "SSJ-JSON-CHOICE"),
            (b'{"kind":"unknown"}', "SSJ-JSON-CHOICE"),
            (b'{"kind":["task"]}', "SSJ-JSON-CHOICE"),
        ],
    )
    def test_no_document(self, sandbox: Running, body: bytes, code: str) -> None:
        self.check(put_bytes(sandbox, body), 400, "invalid", code)

    @pytest.mark.parametrize("bad", ["\x00", "a\x00b", "\u200b", "\ue000"])
    def test_characters(self, sandbox: Running, bad: str) -> None:
        json_ = json.loads(bytes_of(CHECKLIST))
        json_["items"][0]["name"] = bad
        answer = put_bytes(sandbox, canonical.encode(json_))
        self.check(answer, 400, "invalid", "SSJ-TEXT-CHARACTER")
        assert answer.json["faults"][0]["path"] == "$.items[0].name"

    def test_every_fault_with_its_path(self, sandbox: Running) -> None:
        json_ = json.loads(bytes_of(CHECKLIST))
        json_["edition"] = "1"
        json_["more"] = 1
        del json_["issuer"]
        json_["items"][0]["name"] = ""
        answer = put_bytes(sandbox, canonical.encode(json_))
        found = {(each["code"], each["path"]) for each in answer.json["faults"]}
        assert found == {
            ("SSJ-JSON-TYPE", "$.edition"),
            ("SSJ-JSON-EXTRA", "$"),
            ("SSJ-JSON-MISSING", "$"),
            ("SSJ-TEXT-EMPTY", "$.items[0].name"),
        }

    def test_more_faults_than_can_be_told(self, sandbox: Running) -> None:
        json_ = json.loads(bytes_of(CHECKLIST))
        json_["items"] = ["甲" * 100] * 6_000
        answer = put_bytes(sandbox, canonical.encode(json_))
        assert answer.status == 400
        assert MOST_TOLD / 2 < len(answer.body) < MOST_TOLD * 1.1
        *listed, last = answer.json["faults"]
        assert last["code"] == "SSJ-SANDBOX-MORE"
        assert last["params"]["count"] + len(listed) == 6_000

    def test_a_long_text_is_shortened_in_its_fault(self, sandbox: Running) -> None:
        answer = put_bytes(sandbox, canonical.encode("x" * 1_000_000))
        assert len(answer.body) < 5000

    @pytest.mark.parametrize(
        "path", ["/v1/receipts/%FF", "/v1/documents/%C0%80", "/v1/tasks/%ED%A0%80/publicity"]
    )
    def test_a_path_that_is_no_utf8(self, sandbox: Running, path: str) -> None:
        self.check(ask(sandbox, "GET", path), 400, "invalid", "SSJ-SANDBOX-PATH-BYTES")

    @pytest.mark.parametrize(
        ("path", "codes"),
        [
            ("/v1/receipts/", ["SSJ-TEXT-EMPTY"]),
            ("/v1/receipts/%00", ["SSJ-TEXT-CHARACTER"]),
            ("/v1/tasks/%20/publicity", ["SSJ-TEXT-SPACE"]),
            (f"/v1/tasks/{'a' * 129}/publicity", ["SSJ-TEXT-LONG"]),
        ],
    )
    def test_a_key_that_is_none(self, sandbox: Running, path: str, codes: list[str]) -> None:
        self.check(ask(sandbox, "GET", path), 400, "invalid", *codes)


class TestSize:
    """A body of more than `MAX_BYTES` is refused before it is in memory."""

    HEAD = (
        f"PUT {path_of(CHECKLIST.key)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"
        "Content-Type: application/json\r\n"
    )

    def test_announced(self, sandbox: Running) -> None:
        found = exchanged(sandbox, f"{self.HEAD}Content-Length: {MAX_BYTES + 1}\r\n\r\n".encode())
        assert found.startswith(b"HTTP/1.1 413 ")
        assert b"SSJ-SANDBOX-LARGE" in found

    @pytest.mark.parametrize("length", ["9" * 19, "9" * 5000])
    def test_announced_beyond_all_measure(self, sandbox: Running, length: str) -> None:
        found = exchanged(sandbox, f"{self.HEAD}Content-Length: {length}\r\n\r\n".encode())
        assert found.startswith((b"HTTP/1.1 413 ", b"HTTP/1.1 400 "))

    def test_unannounced(self, sandbox: Running) -> None:
        with closing(HTTPConnection(sandbox.url.removeprefix("http://"), timeout=30)) as connection:
            connection.putrequest("PUT", path_of(CHECKLIST.key))
            connection.putheader("Authorization", f"Bearer {TOKEN}")
            connection.putheader("Content-Type", "application/json")
            connection.putheader("Transfer-Encoding", "chunked")
            connection.endheaders()
            chunk = b"100000\r\n" + b"x" * 2**20 + b"\r\n"
            sent = 0
            try:
                while sent < 100:
                    connection.send(chunk)
                    sent += 1
            except ConnectionError:
                pass
        assert 16 <= sent < 100

    def test_the_most(self, sandbox: Running) -> None:
        answer = put_bytes(sandbox, b'"' + b"x" * (MAX_BYTES - 2) + b'"')
        assert (answer.status, answer.codes) == (400, ["SSJ-JSON-TYPE"])


class TestAccount:
    """Nobody without the token gets anything but health."""

    @pytest.mark.parametrize(
        "header",
        [
            None,
            "",
            "Bearer",
            "Bearer ",
            f"Bearer {TOKEN}x",
            f"Bearer {TOKEN[:-1]}",
            f"Bearer {TOKEN.upper()}",
            f"Basic {TOKEN}",
            TOKEN,
            "Bearer \xe9",
            f"Bearer {TOKEN}, Bearer {TOKEN}",
        ],
    )
    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("PUT", path_of(CHECKLIST.key)),
            ("GET", "/v1/receipts/a"),
            ("GET", "/v1/tasks/a/publicity"),
            ("GET", "/x"),
        ],
    )
    def test_stranger(self, sandbox: Running, header: str | None, method: str, path: str) -> None:
        headers = {} if header is None else {"Authorization": header}
        answer = ask(sandbox, method, path, None, headers)
        assert (answer.status, answer.json["error"], answer.codes) == (
            401,
            "unauthorised",
            ["SSJ-SANDBOX-ACCOUNT"],
        )
        assert answer.headers["www-authenticate"] == "Bearer"
        assert TOKEN.encode() not in answer.body

    def test_two_headers(self, sandbox: Running) -> None:
        line = f"Authorization: Bearer {TOKEN}\r\n"
        data = f"GET /v1/receipts/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{line}{line}\r\n"
        assert exchanged(sandbox, data.encode()).startswith(b"HTTP/1.1 401 ")

    def test_a_stranger_with_a_large_body(self, sandbox: Running) -> None:
        answer = ask(sandbox, "PUT", "/v1/documents/a", b"x" * 10_000_000, {"Authorization": "Bearer no"})
        assert answer.status == 401

    @pytest.mark.parametrize("header", [f"bearer {TOKEN}", f"BEARER  {TOKEN} "])
    def test_the_scheme_is_written_as_one_likes(self, sandbox: Running, header: str) -> None:
        assert ask(sandbox, "GET", "/v1/receipts/a", None, {"Authorization": header}).status == 404

    def test_health(self, sandbox: Running) -> None:
        answer = ask(sandbox, "GET", "/v1/health", None, {})
        assert (answer.status, answer.json) == (200, {"status": "ok"})

    def test_the_token_is_not_shown(self, sandbox: Running) -> None:
        assert TOKEN not in repr(sandbox)

    @pytest.mark.parametrize("token", ["", "a b", "令牌", "a\n"])
    def test_a_token_that_is_none(self, token: str) -> None:
        with pytest.raises(InvalidInput) as caught, running(token=token):
            pass
        assert caught.value.code == "SSJ-SANDBOX-TOKEN"


class TestContent:
    """Content is taken once, under its digest."""

    def test_first_and_again(self, fresh: Running) -> None:
        for content in (b"", CONTENT):
            first, again = put_content(fresh, content), put_content(fresh, content)
            assert (first.status, again.status) == (201, 200)
            assert first.body == again.body
            assert first.json["digest"] == H.hex(content)

    @pytest.mark.parametrize("digest", ["0" * 64, "x", "样例", "..", "A" * 64])
    def test_another_digest(self, fresh: Running, digest: str) -> None:
        answer = put_content(fresh, CONTENT, quote(digest, safe=""))
        assert (answer.status, answer.json["error"]) == (400, "invalid")
        assert "SSJ-PLATFORM-DIGEST" in answer.codes

    def test_another_type(self, fresh: Running) -> None:
        answer = ask(fresh, "PUT", f"/v1/content/{H.hex(CONTENT)}", CONTENT)
        assert (answer.status, answer.codes) == (400, ["SSJ-SANDBOX-TYPE"])


class TestPages:
    """What came about and the registries are given page by page, and a question without sense is told so."""

    def test_what_is_asked_for(self, fresh: Running) -> None:
        assert isinstance(fresh.platform, KeptPlatform)
        fresh.platform.enrol("targets", ("代码", "名称"), [("甲", "一"), ("乙", "二"), ("丙", "三")])
        answer = ask(fresh, "GET", "/v1/registries/targets?limit=2")
        assert answer.json == {"headers": ["代码", "名称"], "next": "2", "rows": [["甲", "一"], ["乙", "二"]]}
        assert ask(fresh, "GET", "/v1/registries/targets?after=2").json["rows"] == [["丙", "三"]]
        assert ask(fresh, "GET", "/v1/incoming").json == {"items": [], "next": ""}

    def test_what_came_about(self, fresh: Running) -> None:
        told = [*incoming_things(1), *incoming_things(2)]
        body = canonical.encode([wire.write(each) for each in told])
        assert ask(fresh, "PUT", "/sandbox/incoming", body).status == 200
        found = ask(fresh, "GET", "/v1/incoming?limit=4").json
        assert found["items"] == [wire.write(each) for each in told[:4]]
        assert ask(fresh, "GET", f"/v1/incoming?after={found['next']}").json["items"] == [
            wire.write(each) for each in told[4:]
        ]
        for wrong in (b"{}", b'[{"kind":"letter"}]', b"["):
            assert ask(fresh, "PUT", "/sandbox/incoming", wrong).status == 400

    @pytest.mark.parametrize("limit", ["0", "1001", "-1", "x", "٣", "9" * 5000])
    def test_no_limit(self, fresh: Running, limit: str) -> None:
        for path in ("/v1/incoming", "/v1/registries/inspectors"):
            answer = ask(fresh, "GET", f"{path}?limit={quote(limit)}")
            assert (answer.status, answer.json["error"]) == (400, "invalid")

    def test_no_registry(self, fresh: Running) -> None:
        answer = ask(fresh, "GET", "/v1/registries/cars")
        assert (answer.status, answer.json["error"]) == (404, "not-found")

    def test_what_stands_behind_offers_nothing(self) -> None:
        class Plain(Platform):
            kept: ClassVar[dict[str, Receipt]] = {}

            def _deliver(self, document: Document) -> Receipt:
                raise LookupError(document.key)

            def _receipt(self, key: str) -> Receipt | None:
                return self.kept.get(key)

            def _published(self, task: str) -> tuple[()]:
                del task
                return ()

        with running(Plain(), token=TOKEN) as sandbox:
            found = [
                put_content(sandbox, CONTENT),
                put(sandbox, PLAIN.pages[0]),
                *(
                    ask(sandbox, "GET", f"/v1/{path}")
                    for path in ("status/a", "incoming", "registries/targets")
                ),
            ]
            assert {(each.status, each.json["error"]) for each in found} == {(404, "not-offered")}


class TestFaults:
    """What goes wrong on this side has a status of its own."""

    def test_broken(self) -> None:
        with running(token=TOKEN, broken=True) as sandbox:
            for answer in (put(sandbox, CHECKLIST), ask(sandbox, "GET", "/v1/receipts/a", None, {})):
                assert (answer.status, answer.json["error"]) == (503, "unavailable")
            assert ask(sandbox, "GET", "/v1/health", None, {}).status == 200
            assert sandbox.platform.receipt(CHECKLIST.key) is None

    def test_a_platform_that_breaks_its_promise(self) -> None:
        class Lying(Platform):
            def _deliver(self, document: Document) -> Receipt:
                raise ZeroDivisionError(document.key)

            def _receipt(self, key: str) -> Receipt | None:
                raise LookupError(key)

            def _published(self, task: str) -> tuple[()]:
                raise LookupError(task)

        with running(Lying(), token=TOKEN) as sandbox:
            answer = put(sandbox, CHECKLIST)
            assert (answer.status, answer.json["error"]) == (500, "fault")
            assert answer.codes == ["SSJ-PLATFORM-ESCAPED"]

    def test_nothing_listens_afterwards(self) -> None:
        with running(token=TOKEN) as sandbox:
            assert ask(sandbox, "GET", "/v1/health").status == 200
        with pytest.raises(ConnectionRefusedError):
            ask(sandbox, "GET", "/v1/health")

    def test_somebody_who_leaves_is_no_fault(self, caplog: pytest.LogCaptureFixture) -> None:
        with running(token=TOKEN, verbose=True) as sandbox:
            exchanged(sandbox, f"{TestSize.HEAD}Content-Length: 50\r\n\r\n{{}}".encode())
            assert ask(sandbox, "GET", "/v1/health").status == 200
        assert [each for each in caplog.records if each.levelname == "ERROR"] == []

    def test_it_ends_though_a_request_does_not(self) -> None:
        with running(token=TOKEN) as sandbox:
            host, _, port = sandbox.url.removeprefix("http://").rpartition(":")
            connection = socket.create_connection((host, int(port)), timeout=5)
            connection.sendall(f"{TestSize.HEAD}Content-Length: 5\r\n\r\n".encode())
        with connection:
            assert not connection.recv(1).startswith(b"{")


class TestWhateverIsSent:
    """Bad input is never a fault of the sandbox, and it still answers afterwards."""

    JSON = st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=5,
    )

    @given(data=st.data())
    def test_documents(self, sandbox: Running, data: st.DataObject) -> None:
        json_ = json.loads(bytes_of(data.draw(st.sampled_from(PLAIN.documents()))))
        where = data.draw(st.sampled_from(sorted(json_)))
        json_[where] = data.draw(self.JSON)
        body = json.dumps(json_, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        answer = put_bytes(sandbox, body.encode("utf-8", "surrogatepass"))
        assert answer.status in {400, 409, 422}
        assert answer.codes

    @given(st.binary(max_size=200))
    def test_bodies(self, sandbox: Running, body: bytes) -> None:
        assert put_bytes(sandbox, body).status == 400

    @given(st.binary(max_size=60), st.sampled_from(["receipts", "documents", "tasks"]))
    def test_paths(self, sandbox: Running, piece: bytes, what: str) -> None:
        answer = ask(sandbox, "GET", f"/v1/{what}/{quote(piece, safe='/')}")
        assert answer.status in {400, 404, 405}
        assert answer.codes

    @given(st.binary(max_size=200))
    def test_no_http(self, sandbox: Running, data: bytes) -> None:
        found = exchanged(sandbox, data + b"\r\n\r\n")
        assert not found.startswith(b"HTTP/1.1 5")

    @pytest.mark.parametrize(
        "data",
        [
            b"GET /v1/health HTTP/1.1\r\n\r\n",
            b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET http://x/v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
            b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET /v1/health HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
            b"PUT /v1/documents/a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            TestSize.HEAD.encode() + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            TestSize.HEAD.encode() + b"Content-Length: 50\r\n\r\n{}",
        ],
    )
    def test_requests_that_are_none(self, sandbox: Running, data: bytes) -> None:
        assert not exchanged(sandbox, data).startswith(b"HTTP/1.1 5")
        assert ask(sandbox, "GET", "/v1/health").status == 200


def test_what_is_documented_is_a_checklist() -> None:
    assert isinstance(CHECKLIST, ChecklistNotice)
