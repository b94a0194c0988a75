"""What an application asks the library: acts of its users' JSON, a task's streams and files, histories, what was not sent."""

from typing import Any, Final, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji import wire
from shuangsuiji.asking import asked_of
from shuangsuiji.canonical import Json
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import Fault, InvalidInput, Place, Unavailable, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.findings import Override
from shuangsuiji.history import history
from shuangsuiji.office.service import Office
from shuangsuiji.ports.platform import Platform
from shuangsuiji.procedure import act_of
from shuangsuiji.review import ReviewResult
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE
from shuangsuiji_mock.platform import MockPlatform

STREAM: Final = "file/T/X"
BY: Final = "审核人甲"
AT: Final = "2026-05-14T09:00:00+08:00"
REVIEW: Final[dict[str, Json]] = {"version": 1, "verdict": "pass"}
REASON: Final = "情况属实"
TEXTS = st.text("abc-123一二三", min_size=1, max_size=9)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def asked(json: Json, **facts: Json) -> tuple[Any, tuple[Override, ...]]:
    return asked_of(STREAM, json, by=BY, at=AT, **facts)


def faults_of(json: Json, **facts: Json) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as error:
        asked(json, **facts)
    return [(each.code, each.place.path) for each in error.value.faults]


class TestWhatAUserAsksFor:
    """An act of the user's members and the application's facts, and overrides of the same person at the same time."""

    def test_both_are_stamped(self) -> None:
        override: dict[str, Json] = {"code": "SSJ-A19-5", "reason": REASON}
        act, overrides = asked({**REVIEW, "overrides": [override]}, kind="review-result", department=BUREAU)
        assert act == ReviewResult(by=BY, at=AT, department=BUREAU, version=1, verdict="pass")
        assert overrides == (Override(code="SSJ-A19-5", reason=REASON, by=BY, at=AT),)

    @given(st.lists(st.fixed_dictionaries({"code": TEXTS, "reason": TEXTS}, optional={"subject": TEXTS})))
    def test_overrides_stay_in_order(self, written: list[dict[str, str]]) -> None:
        json: dict[str, Any] = {**REVIEW, "kind": "review-result", "department": BUREAU, "overrides": written}
        assert asked(json)[1] == tuple(Override(by=BY, at=AT, **each) for each in written)

    @pytest.mark.parametrize("member", ["by", "at", "kind", "department"])
    def test_what_the_application_says_is_not_the_user_s_to_write(self, member: str) -> None:
        json = {**REVIEW, member: "2026-01-01T00:00:00+08:00"}
        assert faults_of(json, kind="review-result", department=BUREAU) == [("SSJ-JSON-EXTRA", "$")]

    def test_every_fault_of_all_of_it(self) -> None:
        json: Json = {"version": True, "x": 1, "overrides": [{"code": 1, "at": AT}, 7]}
        assert sorted(faults_of(json, kind="review-result", department=BUREAU)) == [
            ("SSJ-JSON-EXTRA", "$"),
            ("SSJ-JSON-EXTRA", "$.overrides[0]"),
            ("SSJ-JSON-MISSING", "$"),
            ("SSJ-JSON-MISSING", "$.overrides[0]"),
            ("SSJ-JSON-TYPE", "$.overrides[0].code"),
            ("SSJ-JSON-TYPE", "$.overrides[1]"),
            ("SSJ-JSON-TYPE", "$.version"),
        ]

    @pytest.mark.parametrize("json", [None, 1, "x", [], [REVIEW]])
    def test_what_is_no_object(self, json: Json) -> None:
        assert faults_of(json, kind="review-result") == [("SSJ-JSON-TYPE", "$")]

    @pytest.mark.parametrize("overrides", [None, 1, "x", {}, {"code": "SSJ-A19-5", "reason": REASON}])
    def test_overrides_that_are_no_list(self, overrides: Json) -> None:
        json: Json = {**REVIEW, "kind": "review-result", "department": BUREAU, "overrides": overrides}
        assert faults_of(json) == [("SSJ-JSON-TYPE", "$.overrides")]

    @given(VALUES | st.dictionaries(st.sampled_from(["kind", "version", "overrides", "record"]), VALUES))
    def test_nothing_else_is_raised(self, json: Json) -> None:
        assert faults_of(json)

    @given(VALUES)
    def test_without_overrides_it_is_the_act(self, reason: Json) -> None:
        whole: Json = {
            **REVIEW,
            "kind": "review-result",
            "department": BUREAU,
            "reason": reason,
            "by": BY,
            "at": AT,
        }
        try:
            expected = act_of(STREAM, whole)
        except InvalidInput:
            expected = None
        written = {
            name: each for name, each in cast("dict[str, Json]", whole).items() if name not in {"by", "at"}
        }
        if expected is None:
            assert faults_of(written)
        else:
            assert asked(written) == (expected, ())


class Fails(Platform):
    """A platform that does not answer."""

    def _deliver(self, document: Document) -> Receipt:
        raise Unavailable(fault("SSJ-STORE-MEDIUM", reason=document.key), fault("SSJ-STORE-BUSY"))

    def _receipt(self, key: str) -> Receipt | None:
        del key
        raise Unavailable(fault("SSJ-STORE-BUSY"))

    def _published(self, task: str) -> tuple[Publication, ...]:
        del task
        raise Unavailable(fault("SSJ-STORE-BUSY"))


class Twice(Platform):
    """A platform; while a document is on its way somebody else sends it too."""

    def __init__(self, behind: Platform) -> None:
        self.behind = behind
        self.other: Office | None = None

    def _deliver(self, document: Document) -> Receipt:
        receipt = self.behind.deliver(document)
        other, self.other = self.other, None
        if other:
            assert other.send().failed == ()
        return receipt

    def _receipt(self, key: str) -> Receipt | None:
        return self.behind.receipt(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        return self.behind.published(task)


@pytest.fixture(scope="module")
def line() -> Line:
    """A line with a second task, whose code begins like the first's, and a file in each."""
    line = Line()
    line.prepare()
    codes = (CODE, f"{CODE}/2")
    for code in codes:
        line.drawn(code)
    for code in codes:
        for each in line.task(code).teams[:2]:
            line.file(each.unit, code)
    line.record(line.task().teams[0].unit)
    return line


class TestATasksStreams:
    """A task's own stream comes first, then those of its opened files, and no other task's."""

    @pytest.mark.parametrize("code", [CODE, f"{CODE}/2"])
    def test_they_are_named(self, line: Line, code: str) -> None:
        opened = sorted(each.unit for each in line.task(code).teams[:2])
        assert line.office.streams_of(code) == [
            task_stream(code),
            *(file_stream(code, each) for each in opened),
        ]
        assert [(each.task, each.target) for each in line.office.files(code)] == [
            (code, each) for each in opened
        ]

    def test_a_task_that_there_is_not(self, line: Line) -> None:
        assert line.office.streams_of("没有") == ["task/没有"]
        assert line.office.files("没有") == []

    def test_a_file_names_the_record_that_waits(self, line: Line) -> None:
        first, second = (line.file(each.unit) for each in line.task().teams[:2])
        assert first.record == digest_of(first.inspection)
        assert second.record == ""


class TestAStreamsHistory:
    """One stream is told as it is told among all, without a look at the others."""

    def test_it_is_what_the_whole_history_says(self, line: Line) -> None:
        every = list(history(line.office.replay().done))
        for stream in line.office.streams_of(CODE):
            assert line.office.history(stream) == [each for each in every if each.stream == stream]
        assert line.office.history(task_stream(CODE))

    def test_a_stream_that_has_not_begun(self, line: Line) -> None:
        assert line.office.history("task/没有") == []

    def test_a_sentence_has_neither_place_nor_code(self) -> None:
        found: Fault = fault("SSJ-STORE-MEDIUM", Place(file="a〔b〕 [c]"), reason="〔满〕 [x]")
        assert found.sentence() in found.text()
        assert found.code not in found.sentence()
        assert "a〔b〕" not in found.sentence()
        assert "〔满〕 [x]" in found.sentence()
        assert found.sentence("en") in found.text("en")


class TestWhatWasNotSent:
    """Every reason of every failure is told; what somebody else has sent meanwhile is no failure."""

    def test_every_reason(self) -> None:
        line = Line(platform=Fails())
        line.prepare()
        sent = line.office.send()
        assert [each.code for each in sent.faults] == ["SSJ-STORE-MEDIUM", "SSJ-STORE-BUSY"]
        assert sent.faults == sent.failed[0].error.faults

    def test_somebody_else_sent_it_meanwhile(self) -> None:
        store, behind = MemoryStore(), MockPlatform()
        line = Line(store=store)
        line.prepare()
        line.drawn()
        twice = Twice(behind)
        office = Office(store, CALENDAR, twice)
        twice.other = Office(store, CALENDAR, behind)
        sent = office.send()
        assert (sent.failed, office.owed()) == ((), [])
        assert office.replay().ok
        assert wire.write(behind.receipt("task/" + CODE)) in [
            wire.write(each) for each in office.state(task_stream(CODE)).receipts
        ]
