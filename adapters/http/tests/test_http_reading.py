"""What dialects read by: codes of a generation, days, names, envelopes; and what two dialects need together."""

from collections.abc import Callable

import pytest
from adapters.http.tests.served import serving
from starlette.responses import JSONResponse

from shuangsuiji.codes import RESULTS
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    NotAuthorised,
    NotOffered,
    Rejected,
    ShuangsuijiError,
    Unavailable,
)
from shuangsuiji.testing.platform_documents import Correspondence
from shuangsuiji_http.asking import Unanswered
from shuangsuiji_http.code_tables import RESULT_CODES
from shuangsuiji_http.dialect import OPEN, Dialect, Here
from shuangsuiji_http.envelopes import Coded
from shuangsuiji_http.listing import Listing, Row, Single, listed
from shuangsuiji_http.platform import HttpPlatform, offered
from shuangsuiji_http.questions import Question, Talk
from shuangsuiji_http.reading import DayForm, Names, day_of, inner, text_of


def refused(read: Callable[[], object]) -> bool:
    """Say whether something is not in a form that was declared."""
    try:
        read()
    except ValueError:
        return True
    return False


class TestCodes:
    def test_the_same_code_means_another_thing_in_another_generation(self) -> None:
        assert RESULT_CODES.meaning("2014", "6") == "NON_COOPERATION"
        assert RESULT_CODES.meaning("2017", "6") == "UNREACHABLE"
        assert RESULT_CODES.meaning("2014", "7") == "DEREGISTERED"
        assert RESULT_CODES.meaning("2017", "7") == "CLOSED"

    def test_every_meaning_is_a_result(self) -> None:
        assert set(RESULT_CODES.meanings.values()) <= set(RESULTS)

    @pytest.mark.parametrize("code", [("2014", "A"), ("2017", "2"), ("2019", "其他情形"), ("2020", "1")])
    def test_a_code_that_is_in_no_table(self, code: tuple[str, str]) -> None:
        with pytest.raises(LookupError):
            RESULT_CODES.meaning(*code)
        assert RESULT_CODES.codes("2020", "NO_PROBLEM") == ()


class TestDays:
    @pytest.mark.parametrize(
        ("value", "form", "day"),
        [
            ("20260601", "compact", "2026-06-01"),
            ("2026-06-01", "day", "2026-06-01"),
            ("2026-06-01T23:00:00+00:00", "instant", "2026-06-02"),
            (0, "epoch-ms", "1970-01-01"),
            (-1, "epoch-ms", "1970-01-01"),
        ],
    )
    def test_a_day(self, value: object, form: DayForm, day: str) -> None:
        assert day_of(value, form) == day

    @pytest.mark.parametrize(
        ("value", "form"),
        [
            ("20260601", "day"),
            ("2026-06-01", "compact"),
            ("2026-06-01", "epoch-ms"),
            (20260601, "compact"),
            ("2026-02-30", "day"),
            ("２０２６-06-01", "day"),
            ("2026-W23-1", "day"),
            ("2026W231", "compact"),
            ("2026-0601", "day"),
            (1.5, "epoch-ms"),
            ([], "day"),
        ],
    )
    def test_no_guess(self, value: object, form: DayForm) -> None:
        assert refused(lambda: day_of(value, form))


class TestMembers:
    def test_names(self) -> None:
        names = Names({"a": ("x", "y"), "b": ("z",)})
        assert names.read({"Y": 1, "more": 2}) == {"a": 1, "b": None}
        assert names.texts({"X": " 甲 "}) == {"a": "甲", "b": ""}
        assert refused(lambda: names.read([]))
        assert refused(lambda: text_of(7))

    def test_json_in_a_text(self) -> None:
        assert inner('{"a":[1]}') == {"a": [1]}
        assert [inner(each) for each in ("", None, 7, [])] == ["", None, 7, []]


CODED = Coded(
    ok=(0, "ok"), rejected=(1,), conflict=(2,), unauthorised=(3,), not_found=(4,), message="m", data="d"
)


def _ask(_key: str, _here: Here) -> Talk[None]:
    found = yield Question(method="GET", path="/", absent=True)
    assert found is None


class TestEnvelope:
    @staticmethod
    def error(body: object, status: int = 200) -> ShuangsuijiError | None:
        """Ask for a receipt, and give what is raised."""
        dialect = Dialect(envelope=CODED, account=OPEN, receipt=_ask)
        with serving(lambda *_: JSONResponse(body, status)) as url:
            platform = HttpPlatform(url=url, dialect=dialect, attempts=1)
            with platform:
                try:
                    assert platform.receipt("x") is None
                except ShuangsuijiError as error:
                    return error
        return None

    @pytest.mark.parametrize("code", [0, "ok", 4])
    def test_nothing_there(self, code: object) -> None:
        assert self.error({"code": code, "d": None}) is None

    @pytest.mark.parametrize(
        ("body", "status", "kind", "code"),
        [
            ({"code": 1, "m": "缺材料"}, 200, Rejected, "SSJ-HTTP-REMOTE"),
            ({"code": 2, "m": "重复"}, 200, Conflict, "SSJ-HTTP-REMOTE"),
            ({"code": 3, "m": ""}, 200, NotAuthorised, "SSJ-HTTP-REMOTE"),
            ({"code": 9, "m": "?"}, 200, AdapterFault, "SSJ-HTTP-CODE"),
            ({"code": False}, 200, AdapterFault, "SSJ-HTTP-CODE"),
            ({"code": 0.0}, 200, AdapterFault, "SSJ-HTTP-CODE"),
            ({"code": [0]}, 200, AdapterFault, "SSJ-HTTP-CODE"),
            ({}, 200, AdapterFault, "SSJ-HTTP-CODE"),
            ([], 200, AdapterFault, "SSJ-HTTP-SHAPE"),
            ({"code": 0}, 401, NotAuthorised, "SSJ-HTTP-ACCOUNT"),
            ({"code": 0}, 500, Unavailable, "SSJ-HTTP-UNANSWERED"),
            ({"code": 0}, 404, AdapterFault, "SSJ-HTTP-STATUS"),
        ],
    )
    def test_what_it_stands_for(
        self, body: object, status: int, kind: type[ShuangsuijiError], code: str
    ) -> None:
        found = self.error(body, status)
        assert type(found) is kind
        assert found.code == code


def test_a_list_at_once() -> None:
    talk = listed(lambda query: Question(method="GET", path=str(query)), Listing(paging=Single()))
    assert next(talk).path == "{}"
    rows: list[Row] = [{"a": 1}, {"a": 2}]
    with pytest.raises(StopIteration) as caught:
        talk.send(rows)
    assert caught.value.value == tuple(rows)


def test_what_acts_is_sent_again_only_where_it_surely_has_not() -> None:
    asked: list[int] = []

    def submit(_document: object, _here: Here) -> Talk[None]:
        yield Question(method="POST", path="/", body=b"{}", again=False)

    dialect = Dialect(envelope=CODED, account=OPEN, documents={"entry": submit})  # type: ignore[dict-item]

    def count(status: int) -> int:
        asked.clear()

        def answer(*_: object) -> JSONResponse:
            asked.append(status)
            return JSONResponse({}, status)

        with serving(answer) as url:
            platform = HttpPlatform(url=url, dialect=dialect, attempts=3, sleep=lambda _: None)
            with platform, pytest.raises(Unavailable):
                platform.deliver(Correspondence().entry("91530499MA6K00006F"))
        return len(asked)

    assert [count(status) for status in (408, 500, 502, 503, 504)] == [1] * 5
    assert [count(status) for status in (425, 429)] == [3, 3]
    assert not Unanswered("x", acted=False).acted


def test_what_is_not_offered() -> None:
    with pytest.raises(NotOffered):
        offered(None)
