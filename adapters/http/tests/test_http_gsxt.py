"""The dialect of the public result query: every quirk of the constructed payloads, and nothing guessed.

The payloads are this project's own work after shapes that are seen in public; their values are constructed.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from adapters.http.tests.served import serving
from attrs import evolve
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shuangsuiji.errors import AdapterFault, InvalidInput, ShuangsuijiError, Unavailable
from shuangsuiji.platform_words import read_result
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji_http.dialect_gsxt import GSXT
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_http.plugin import make
from shuangsuiji_http.public_results import PublicLine, PublicResult

PAYLOADS: dict[str, Any] = json.loads((Path(__file__).parent / "data/gsxt_payloads.json").read_bytes())
NONE_FOUND = PublicLine(item="", results=(read_result("未发现问题"),))
CORRECTED = PublicLine(item="食盐定点企业检查", results=(read_result("发现问题已责令改正"),))
JOINT = PublicResult(
    subject="x",
    task="530400202605061001",
    task_name="工业节能与食盐联合抽查（样例）",
    plan="53040020261001",
    plan_name="2026年度玉溪市联合抽查计划（样例）",
    type="定向",
    agency="玉溪市工业和信息化局",
    checked_on="2026-06-04",
    lines=(NONE_FOUND, CORRECTED),
)


def portal(list_: object, detail: object = None) -> Callable[[Request, bytes], Response]:
    """Answer the list with one payload, and every link with another."""
    return lambda request, _: JSONResponse(list_ if request.url.path == "/" else detail)


def found(list_: object, detail: object = None) -> tuple[PublicResult, ...]:
    with serving(portal(list_, detail)) as url, HttpPlatform(url=url, dialect=GSXT) as platform:
        return platform.public_results("x")


def failing(list_: object, detail: object = None) -> ShuangsuijiError:
    with pytest.raises(ShuangsuijiError) as caught:
        found(list_, detail)
    return caught.value


class TestGsxt(PlatformContract):
    """It takes nothing and offers nothing of the port; what there is to hold, it holds."""

    def make(self) -> Platform:
        return HttpPlatform(url="http://127.0.0.1:9", dialect=GSXT)

    def unmake(self, platform: Platform) -> None:
        platform.close()


class TestQuirks:
    def test_a_list_with_its_details(self) -> None:
        first, second = found(PAYLOADS["gsxt_list"], PAYLOADS["gsxt_detail"])
        assert first == JOINT
        assert (second.checked_on, second.type, second.agency) == (
            "2017-10-30",
            "不定向",
            "某县市场监督管理局",
        )

    def test_nothing_is_null(self) -> None:
        assert found(PAYLOADS["gsxt_empty"]) == ()

    def test_upper_case_and_the_right_spelling(self) -> None:
        (only,) = found(PAYLOADS["portal_uppercase"])
        assert only == PublicResult(
            subject="x",
            task="360000201801011000",
            task_name="某任务",
            plan="36000020181000",
            plan_name="某计划",
            type="不定向",
            agency="某局",
            checked_on="",
            lines=(),
        )

    def test_json_in_a_text(self) -> None:
        (only,) = found(PAYLOADS["vendor_json_in_string"])
        assert (only.lines, only.plan_name, only.checked_on) == ((NONE_FOUND,), "某计划", "2017-10-30")

    def test_words_that_nobody_knows_stay(self) -> None:
        detail = {"totalPage": 1, "data": [{"raninsCheckResName": "另案处理"}, {"raninsCheckResName": None}]}
        first, _ = found(PAYLOADS["gsxt_list"], detail)
        assert [[each.code for each in line.results] for line in first.lines] == [["OTHER"], []]
        assert first.lines[0].results[0].words == "另案处理"

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (1780502400000, "2026-06-04"),
            (1780502399999, "2026-06-03"),
            (None, ""),
            ("", ""),
            ("2017-10-30T23:59:59", "2017-10-30"),
            ("2017-10-30T23:59:59Z", "2017-10-31"),
        ],
    )
    def test_days(self, day: object, expected: str) -> None:
        row = {"raninsTaskId": "1", "insDate": day}
        assert found({"data": [row]})[0].checked_on == expected

    @pytest.mark.parametrize(
        "row",
        [
            {"insDate": "30.10.2017"},
            {"insDate": "2017-13-01"},
            {"insDate": True},
            {"insDate": 10**20},
            {"raninsTaskId": 7},
            {"details": "[{"},
            {"details": '["x"]'},
            {"url": "//elsewhere.example/x"},
            {"url": "https://elsewhere.example/x"},
            {"url": "/a/../../x"},
            {"url": "/a b"},
            {"url": ["/x"]},
        ],
    )
    def test_another_form_is_no_guess(self, row: dict[str, object]) -> None:
        error = failing({"data": [row]}, {"data": []})
        assert isinstance(error, AdapterFault)
        assert error.code == "SSJ-HTTP-SHAPE"

    @pytest.mark.parametrize(
        "body", [[], "x", {"data": "x"}, {"data": ["x"]}, {"data": [], "totalPage": "1"}]
    )
    def test_another_list(self, body: object) -> None:
        assert failing(body).code == "SSJ-HTTP-SHAPE"

    def test_a_code_that_is_none_of_theirs(self) -> None:
        assert failing({"code": 500, "msg": "系统繁忙"}).code == "SSJ-HTTP-CODE"

    def test_it_asks_where_it_was_told_to(self) -> None:
        asked: list[str] = []

        def answer(request: Request, _: bytes) -> Response:
            asked.append(unquote(str(request.url.path)) + "?" + str(request.url.query))
            list_ = request.url.path == "/query/checks"
            return JSONResponse(PAYLOADS["gsxt_list" if list_ else "gsxt_detail"])

        with serving(answer) as url, make({"url": f"{url}/query/checks", "dialect": "gsxt"}) as platform:
            platform.public_results("甲&乙")
            assert asked[0] == "/query/checks?pripId=%E7%94%B2%26%E4%B9%99&draw=1&start=0&length=5"
            assert asked[1] == "/query/checks/{x}?draw=1&start=0&length=5"
            with pytest.raises(InvalidInput):
                platform.public_results("")


class TestPages:
    @staticmethod
    def read(pages: Callable[[int, int], object]) -> tuple[PublicResult, ...]:
        """Read a list whose pages are made of the offset and of how many questions there were."""
        asked: list[int] = []

        def answer(request: Request, _: bytes) -> Response:
            asked.append(1)
            return JSONResponse(pages(int(request.query_params["start"]), len(asked)))

        with serving(answer) as url, HttpPlatform(url=url, dialect=GSXT) as platform:
            return platform.public_results("x")

    @staticmethod
    def page(rows: list[str], start: int, **more: object) -> object:
        return {"data": [{"raninsTaskId": each} for each in rows[start : start + 5]], **more}

    @pytest.mark.parametrize("count", [1, 4, 5, 6, 12])
    @pytest.mark.parametrize("told", [True, False])
    def test_all_of_it_in_order(self, count: int, told: bool) -> None:  # noqa: FBT001  -- a case
        rows = [f"任务{number}" for number in range(count)]
        more = {"recordsTotal": count, "totalPage": -(-count // 5)} if told else {}
        assert [each.task for each in self.read(lambda start, _: self.page(rows, start, **more))] == rows

    @pytest.mark.parametrize("told", [True, False])
    def test_a_row_that_comes_in_meanwhile_neither_skips_nor_repeats(self, told: bool) -> None:  # noqa: FBT001  -- a case
        rows = [f"任务{number}" for number in range(12)]

        def pages(start: int, asked: int) -> object:
            if asked == 2:
                rows.insert(0, "新任务")
            return self.page(rows, start, **({"recordsTotal": len(rows)} if told else {}))

        assert [each.task for each in self.read(pages)] == rows

    def test_a_row_that_goes_and_one_that_comes(self) -> None:
        rows = [f"任务{number}" for number in range(12)]

        def pages(start: int, asked: int) -> object:
            if asked == 2:
                rows.pop(0)
            return self.page(rows, start)

        assert [each.task for each in self.read(pages)] == rows

    def test_a_list_that_moves_all_the_time(self) -> None:
        with pytest.raises(Unavailable) as caught:
            self.read(lambda start, asked: self.page([f"{asked}-{n}" for n in range(7)], start))
        assert caught.value.code == "SSJ-HTTP-MOVED"

    def test_a_portal_without_pages(self) -> None:
        rows = [f"任务{number}" for number in range(9)]
        whole = {"data": [{"raninsTaskId": each} for each in rows]}
        assert [each.task for each in self.read(lambda _start, _asked: whole)] == rows


def test_a_result_is_a_value() -> None:
    assert evolve(JOINT, subject="y") != JOINT
