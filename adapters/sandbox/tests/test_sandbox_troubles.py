"""Each switch does on the line what it says, and the adapter over HTTP comes through within its bounds."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from adapters.sandbox.tests.asking import ask, heard, path_of, put, request_of, switch
from attrs import evolve

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import Unavailable
from shuangsuiji.exchange.documents import Document
from shuangsuiji.testing.contract_platform_pages import incoming_things
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.server import Running, running
from shuangsuiji_sandbox.troubles import BEFALLING, NONE, Schedule, Trouble, Troubles, What, by_chance

PLAIN = Correspondence()
CHECKLIST = PLAIN.checklist
RECEIPT = f"/v1/receipts/{quote(CHECKLIST.key, safe='')}"
BODY = canonical.encode(wire.write(CHECKLIST))


@pytest.fixture
def sandbox() -> Iterator[Running]:
    with running() as found:
        yield found


def troubled(sandbox: Running, *troubles: Trouble, seed: str = "", skew: int = 0) -> None:
    answer = switch(sandbox, "faults", Troubles(faults=troubles, seed=seed, skew=skew))
    assert answer.status == 200


def delivery(sandbox: Running, document: Document = CHECKLIST) -> bytes:
    return request_of(sandbox, "PUT", path_of(document), canonical.encode(wire.write(document)))


README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_the_example_of_the_page_is_taken_as_it_stands(sandbox: Running) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    assert ask(sandbox, "PUT", "/sandbox/faults", example.encode()).status == 200
    assert [put(sandbox, CHECKLIST).status for _ in range(3)] == [503, 503, 201]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "SSJ-SANDBOX-SWITCH"),
        ("[" * 100_000, "SSJ-SANDBOX-SWITCH"),
        ('{"faults":[{"what":"broken","method":"put"}]}', "SSJ-JSON-CHOICE"),
        ('{"faults":[{"what":"broken","path":"/v2/"}]}', "SSJ-SANDBOX-NEVER-PATH"),
        ('{"faults":[{"what":"stale","method":"PUT"}]}', "SSJ-SANDBOX-NEVER-STALE"),
    ],
)
def test_what_could_never_befall_a_request_is_refused(sandbox: Running, text: str, code: str) -> None:
    answer = ask(sandbox, "PUT", "/sandbox/faults", text.encode())
    assert (answer.status, [each["code"] for each in answer.json["faults"]]) == (400, [code])


def test_an_answer_names_its_request(sandbox: Running) -> None:
    request = delivery(sandbox).replace(b"Host: x", b"Host: x\r\nX-Request-Id: 7")
    troubled(sandbox, Trouble(what="answer-twice"))
    assert heard(sandbox, request)[0].lower().count(b"x-request-id: 7") == 2
    assert b"x-request-id" not in heard(sandbox, delivery(sandbox))[0].lower()


class TestOnTheLine:
    """Every trouble is what it says, seen from a bare socket."""

    @pytest.mark.parametrize(
        ("what", "status", "word"),
        [("too-many", 429, "too-many"), ("broken", 500, "fault"), ("unavailable", 503, "unavailable")],
    )
    def test_a_status(self, sandbox: Running, what: What, status: int, word: str) -> None:
        troubled(sandbox, Trouble(what=what))
        answer = put(sandbox, CHECKLIST)
        assert (answer.status, answer.json["error"]) == (status, word)
        assert "retry-after" not in answer.headers
        assert sandbox.platform.receipt(CHECKLIST.key) is None
        assert put(sandbox, CHECKLIST).status == 201

    @pytest.mark.parametrize("what", ["too-many", "unavailable"])
    def test_retry_after(self, sandbox: Running, what: What) -> None:
        sandbox.clock.set("2026-03-02T09:00:00+08:00")
        plain = Trouble(what=what, retry_after=30)
        troubled(sandbox, plain, evolve(plain, retry_as_date=True))
        assert put(sandbox, CHECKLIST).headers["retry-after"] == "30"
        second = put(sandbox, CHECKLIST)
        assert second.headers["retry-after"] == "Mon, 02 Mar 2026 01:00:30 GMT"
        assert second.headers["date"] == "Mon, 02 Mar 2026 01:00:00 GMT"

    def test_a_cut_before_the_effect(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="cut-before"))
        assert heard(sandbox, delivery(sandbox)) == (b"", "reset")
        assert sandbox.platform.receipt(CHECKLIST.key) is None

    def test_a_cut_after_the_effect(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="cut-after"))
        assert heard(sandbox, delivery(sandbox)) == (b"", "reset")
        assert sandbox.platform.receipt(CHECKLIST.key) is not None

    def test_a_cut_within_the_answer(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="cut-within"))
        found, end = heard(sandbox, delivery(sandbox))
        head, _, body = found.partition(b"\r\n\r\n")
        announced = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        assert head.startswith(b"HTTP/1.1 201 Created")
        assert 0 < len(body) < int(announced.split(b":")[1])
        assert end == "closed"
        assert sandbox.platform.receipt(CHECKLIST.key) is not None

    def test_an_answer_twice(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="answer-twice"))
        found, end = heard(sandbox, delivery(sandbox))
        assert found.count(b"HTTP/1.1 201 Created\r\n") == 2
        assert found == found[: len(found) // 2] * 2
        assert end == "open"

    def test_an_effect_twice(self, sandbox: Running) -> None:
        first = put(sandbox, CHECKLIST)
        troubled(sandbox, Trouble(what="twice"))
        again = put(sandbox, PLAIN.plan)
        assert (first.status, again.status) == (201, 200)
        assert again.json == wire.write(sandbox.platform.receipt(PLAIN.plan.key))

    def test_a_delay(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="delay", milliseconds=300))
        begin = time.monotonic()
        assert put(sandbox, CHECKLIST).status == 201
        assert time.monotonic() - begin >= 0.3

    def test_others_are_served_during_a_delay(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="delay", milliseconds=10_000))
        _, end = heard(sandbox, delivery(sandbox))
        assert end == "open"
        assert ask(sandbox, "GET", RECEIPT).status == 404

    def test_a_stale_read(self, sandbox: Running) -> None:
        assert isinstance(sandbox.platform, KeptPlatform)
        told = incoming_things(1)
        sandbox.platform.tell(told[0])
        sandbox.platform.tell(told[1])
        first = put(sandbox, CHECKLIST)
        troubled(sandbox, Trouble(what="stale", times=0, back=2))
        assert put(sandbox, CHECKLIST).body == first.body
        assert ask(sandbox, "GET", RECEIPT).status == 404
        status = ask(sandbox, "GET", f"/v1/status/{quote(CHECKLIST.key, safe='')}")
        assert status.json["stage"] == "unknown"
        found = ask(sandbox, "GET", "/v1/incoming").json
        assert (found["items"], found["next"]) == ([wire.write(told[0])], "1")
        assert ask(sandbox, "GET", "/v1/incoming?after=2").json == {"items": [], "next": "2"}
        troubled(sandbox)
        assert ask(sandbox, "GET", RECEIPT).body == first.body

    def test_stale_publicity(self, sandbox: Running) -> None:
        sandbox.platform.attach(CONTENT, H.hex(CONTENT))
        for each in PLAIN.documents():
            assert put(sandbox, each).status == 201
        path = f"/v1/tasks/{quote(PLAIN.code, safe='')}/publicity"
        counts = []
        for back in range(0, 60, 4):
            troubled(sandbox, Trouble(what="stale", back=back))
            counts.append(len(ask(sandbox, "GET", path).json))
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1] == 0

    @pytest.mark.parametrize("skew", [-86_400, 7200])
    def test_a_skewed_clock(self, sandbox: Running, skew: int) -> None:
        sandbox.clock.set("2026-03-02T09:00:00+08:00")
        troubled(sandbox, skew=skew)
        expected = {-86_400: "2026-03-01T09:00:00+08:00", 7200: "2026-03-02T11:00:00+08:00"}[skew]
        assert put(sandbox, CHECKLIST).json["at"] == expected
        troubled(sandbox)
        assert put(sandbox, PLAIN.plan).json["at"] == "2026-03-02T09:00:00+08:00"

    def test_a_stranger_is_befallen_too(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="unavailable"))
        data = f"GET {RECEIPT} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
        assert heard(sandbox, data)[0].startswith(b"HTTP/1.1 503 ")
        assert heard(sandbox, data)[0].startswith(b"HTTP/1.1 401 ")


class TestSchedule:
    """A list is gone through in its order; chance is the seed's."""

    def test_the_next_requests_one_after_another(self, sandbox: Running) -> None:
        troubled(
            sandbox,
            Trouble(what="unavailable", times=2),
            Trouble(what="none", method="PUT"),
            Trouble(what="too-many", path="/v1/documents/", times=0),
        )
        statuses = [put(sandbox, CHECKLIST).status for _ in range(3)]
        assert [*statuses, put(sandbox, PLAIN.plan).status] == [503, 503, 201, 429]
        assert ask(sandbox, "GET", RECEIPT).status == 200
        assert ask(sandbox, "GET", "/sandbox/faults").json["befell"] == [2, 1, 1]

    def test_what_it_means(self) -> None:
        everything = Trouble(what="broken")
        assert everything.means("GET", "/v1/receipts/a")
        assert not everything.means("GET", "/v1/health")
        assert not everything.means("GET", "/sandbox/faults")
        assert evolve(everything, path="/v1/health").means("GET", "/v1/health")
        assert not evolve(everything, method="PUT").means("GET", "/v1/receipts/a")
        assert not Trouble(what="stale").means("PUT", "/v1/documents/a")

    def test_the_same_seed_gives_the_same(self) -> None:
        def course(seed: str) -> list[str]:
            schedule = Schedule(by_chance(seed, share=50))
            found = (schedule.next("GET", "/v1/incoming") for _ in range(400))
            return [each.what if each else "" for each in found]

        assert course("1") == course("1") != course("2")
        assert {*BEFALLING, ""} == {each for seed in "123" for each in course(seed)}
        assert 100 < course("1").count("") < 350

    def test_it_is_shown_as_it_was_set(self, sandbox: Running) -> None:
        asked = by_chance("种子", 100, milliseconds=20, retry_after=1)
        switch(sandbox, "faults", asked)
        shown = ask(sandbox, "GET", "/sandbox/faults").json
        assert shown == {"befell": [0] * len(asked.faults), "set": wire.write(asked)}

    @pytest.mark.parametrize(
        "body",
        [
            {"faults": [{"what": "fire"}]},
            {"faults": [{"what": "broken", "share": 1001}]},
            {"faults": [{"what": "broken", "times": -1}]},
            {"faults": [{"what": "delay", "milliseconds": 10**7}]},
            {"faults": [{}]},
            {"faults": {}},
            {"skew": 10**9},
            {"speed": 1},
        ],
    )
    def test_what_is_none(self, sandbox: Running, body: dict[str, object]) -> None:
        answer = ask(sandbox, "PUT", "/sandbox/faults", json.dumps(body, separators=(",", ":")).encode())
        assert (answer.status, answer.json["error"]) == (400, "invalid")
        assert sandbox.schedule.shown().set == NONE


def adapter(sandbox: Running, attempts: int = 4) -> HttpPlatform:
    return HttpPlatform(
        url=sandbox.url,
        token=sandbox.token,
        attempts=attempts,
        timeout=(2, 0.5),
        within=5,
        wait=(0.001, 0.01),
    )


class TestTheAdapterComesThrough:
    """The adapter over HTTP has its receipt through every trouble that passes, and `Unavailable` where it does not."""

    @pytest.mark.parametrize("what", BEFALLING)
    def test_once(self, sandbox: Running, what: What) -> None:
        troubled(sandbox, Trouble(what=what, milliseconds=1, back=1))
        with adapter(sandbox) as platform:
            receipt = platform.deliver(CHECKLIST)
            assert platform.deliver(PLAIN.plan).key == PLAIN.plan.key
            assert platform.receipt(CHECKLIST.key) in {receipt, None}
            assert platform.receipt(CHECKLIST.key) == receipt
        assert len(sandbox.platform.events) == 2  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        "what", ["too-many", "broken", "unavailable", "cut-before", "cut-after", "cut-within"]
    )
    def test_without_end(self, sandbox: Running, what: What) -> None:
        troubled(sandbox, Trouble(what=what, times=0))
        with adapter(sandbox, attempts=3) as platform:
            with pytest.raises(Unavailable):
                platform.deliver(CHECKLIST)
            with pytest.raises(Unavailable):
                platform.receipt(CHECKLIST.key)
        assert ask(sandbox, "GET", "/sandbox/faults").json["befell"] == [6]

    def test_a_silence_longer_than_it_waits(self, sandbox: Running) -> None:
        troubled(sandbox, Trouble(what="delay", milliseconds=2000))
        with adapter(sandbox) as platform:
            assert platform.deliver(CHECKLIST).key == CHECKLIST.key
        assert sandbox.schedule.shown().befell == (1,)

    @pytest.mark.parametrize("as_date", [False, True])
    def test_it_waits_as_it_is_asked(self, sandbox: Running, *, as_date: bool) -> None:
        slept: list[float] = []
        sandbox.clock.set("2026-03-02T09:00:00+08:00")
        troubled(sandbox, Trouble(what="too-many", retry_after=17, retry_as_date=as_date))
        with HttpPlatform(url=sandbox.url, token=sandbox.token, sleep=slept.append) as platform:
            platform.deliver(CHECKLIST)
        assert slept == [17]

    @pytest.mark.parametrize("seed", range(5))
    def test_by_chance(self, sandbox: Running, seed: int) -> None:
        troubles = by_chance(f"{seed}", 40, milliseconds=1)
        switch(sandbox, "faults", troubles)
        with adapter(sandbox, attempts=12) as platform:
            platform.attach(CONTENT, H.hex(CONTENT))
            receipts = {each.key: platform.deliver(each) for each in PLAIN.documents()}
        for key, receipt in receipts.items():
            assert sandbox.platform.receipt(key) == receipt
        assert sum(sandbox.schedule.shown().befell) > 0


def test_from_the_start() -> None:
    with running(faults=Troubles(skew=60, faults=(Trouble(what="broken"),))) as sandbox:
        assert put(sandbox, CHECKLIST).status == 500
        sandbox.clock.set("2026-03-02T09:00:00+08:00")
        assert put(sandbox, CHECKLIST).json["at"] == "2026-03-02T09:01:00+08:00"
