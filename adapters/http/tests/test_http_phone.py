"""The dialect of the phone client: the contract kit on it, and what it does where the platform is of another mind."""

import logging
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from adapters.http.tests.served import USER, WORD, City, said, serving
from attrs import evolve
from starlette.requests import Request
from starlette.responses import Response

from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    InvalidInput,
    NotAuthorised,
    NotOffered,
    Rejected,
    Unavailable,
)
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import ResultEntry
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji.testing.platform_documents import Correspondence
from shuangsuiji_http.dialect_phone import PHONE
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_http.plugin import make

PLAIN = Correspondence()
TARGET, OTHER = PLAIN.targets
KNOWN = ("未发现问题",), ("发现问题已责令改正",)


def entry(c: Correspondence = PLAIN, target: str = TARGET, version: int = 1) -> ResultEntry:
    """Give an entry in words that the platform has."""
    plain = c.entry(target, version)
    return evolve(plain, lines=tuple(evolve(a, results=b) for a, b in zip(plain.lines, KNOWN, strict=True)))


def connected(url: str, **more: Any) -> HttpPlatform:  # noqa: ANN401  -- of all kinds
    options = {"username": USER, "password": WORD, "auditor": "3"} | more.pop("options", {})
    return HttpPlatform(url=url, dialect=PHONE, options=options, sleep=lambda _: None, **more)


class TestPhone(PlatformContract):
    city: ClassVar[City]
    url: ClassVar[str]

    @pytest.fixture(scope="class", autouse=True)
    @staticmethod
    def served() -> Iterator[None]:
        def answer(request: Request, body: bytes) -> Response:
            return TestPhone.city.answer(request, body)

        with serving(answer) as url:
            TestPhone.url = url
            yield

    def make(self) -> Platform:
        TestPhone.city = City()
        return connected(self.url)

    def documents(self, platform: Platform, c: Correspondence = PLAIN) -> tuple[Document, ...]:
        del platform
        self.city.enrol(c)
        return tuple(entry(c, target) for target in c.targets)

    def unmake(self, platform: Platform) -> None:
        platform.close()

    def unavailable(self) -> Platform:
        return connected("http://127.0.0.1:9", attempts=1)

    def stranger(self) -> Platform:
        TestPhone.city = City()
        return connected(self.url, options={"password": "wrong"})


@pytest.fixture
def city() -> Iterator[tuple[City, HttpPlatform]]:
    found = City()
    found.enrol(PLAIN)
    with serving(found.answer) as url, connected(url) as platform:
        yield found, platform


Connected = tuple[City, HttpPlatform]


def refused(platform: HttpPlatform, document: ResultEntry) -> list[tuple[str, dict[str, str | int]]]:
    with pytest.raises(Rejected) as caught:
        platform.deliver(document)
    return [(each.code, dict(each.params)) for each in caught.value.faults]


class TestWhatIsSent:
    def test_an_entry_goes_whole_and_by_the_matters_codes(self, city: Connected) -> None:
        platform_, platform = city
        platform_.work("t1-1")["matter"].reverse()
        receipt = platform.deliver(entry())
        (given,) = platform_.submitted
        assert {each["code"]: each["result"] for each in given["matter_check_result"]} == {
            "M01": "未发现问题",
            "M02": "发现问题经责令已改正",
        }
        assert (given["operate"], given["is_pass"], given["check_date"]) == (
            "提交审核",
            "不合格",
            "2026-06-01",
        )
        assert (given["audit_user_id"], given["audit_user_name"], given["files"]) == (3, "样例审核员", [])
        for text in (entry().record, entry().entered_by, entry().responsible, *entry().inspectors):
            assert text in given["check_result"]
        assert given["check_result"].endswith(f"〔第1版 {entry().digest()} {receipt.at}〕")
        assert receipt.number == "t1-1"

    def test_no_problem_at_all_is_a_pass(self, city: Connected) -> None:
        plain = entry()
        city[1].deliver(evolve(plain, lines=tuple(evolve(each, results=KNOWN[0]) for each in plain.lines)))
        assert city[0].submitted[0]["is_pass"] == "合格"  # noqa: S105  -- no password

    def test_a_token_is_kept_until_it_is_refused(self, city: Connected) -> None:
        platform_, platform = city
        platform.deliver(entry())
        platform.deliver(entry(target=OTHER))
        assert platform_.asked.count("POST /api/auth") == 1
        platform_.expire()
        assert platform.receipt(entry().key)
        assert platform_.asked.count("POST /api/auth") == 2

    def test_pages_smaller_than_asked_are_read_to_the_end(self, city: Connected) -> None:
        platform_, platform = city
        for number in range(5):
            platform_.enrol(Correspondence(code=f"样例{number}"))
        platform_.size = 2
        assert platform.deliver(entry(Correspondence(code="样例4"))).number == "t6-1"


class TestVersions:
    def test_a_second_version_needs_the_return_and_both_have_their_receipts(self, city: Connected) -> None:
        platform_, platform = city
        first, second = entry(), entry(version=2)
        receipt = platform.deliver(first)
        assert refused(platform, second) == [("SSJ-HTTP-STAGE", {"key": second.key, "stage": "已提交"})]
        platform_.give_back("t1-1")
        later = platform.deliver(second)
        assert [platform.receipt(each.key) for each in (first, second)] == [receipt, later]
        assert [platform.deliver(each) for each in (first, second)] == [receipt, later]
        with pytest.raises(Conflict):
            platform.deliver(evolve(first, entered_by="另一人"))

    @pytest.mark.parametrize(
        ("state", "version"),
        [
            ("暂存", 1),
            ("已提交", 1),
            ("已完成", 1),
            ("退回", 1),
            ("退回", 2),
            ("未检查", 2),
            ("别的", 1),
            ("", 1),
        ],
    )
    def test_other_stages(self, city: Connected, state: str, version: int) -> None:
        platform_, platform = city
        platform_.work("t1-1")["state"] = state
        assert [code for code, _ in refused(platform, entry(version=version))] == ["SSJ-HTTP-STAGE"]
        assert platform_.submitted == []

    def test_a_mark_within_our_own_words_is_none(self, city: Connected) -> None:
        mark = f"〔第1版 {'0' * 64} 2026-06-01T09:00:00+08:00〕"
        document = evolve(entry(), entered_by=f"甲{mark}", responsible="乙")
        receipt = city[1].deliver(document)
        assert receipt.digest == document.digest()
        assert city[1].receipt(document.key) == receipt


class TestWhatIsRefusedBeforeItIsSent:
    def test_what_the_platform_does_not_have(self, city: Connected) -> None:
        platform_, platform = city
        assert refused(platform, evolve(entry(), task="别的")) == [
            ("SSJ-HTTP-MISSING", {"name": "别的", "member": "task_code"})
        ]
        assert refused(platform, evolve(entry(), target="别的")) == [
            ("SSJ-HTTP-MISSING", {"name": "别的", "member": "ep_no"})
        ]
        assert platform.receipt(evolve(entry(), target="别的").key) is None
        assert platform_.submitted == []

    def test_everything_at_once(self, city: Connected) -> None:
        platform_, platform = city
        work = platform_.work("t1-1")
        work["state"], work["is_union_head_org"] = "暂存", True
        work["matter"] = [{"code": "M02", "name": "x"}, {"code": "M03", "name": "x"}]
        one, two = entry().lines
        lines = (evolve(one, results=("另案处理",)), evolve(two, results=("未发现问题", "其他")))
        codes = [code for code, _ in refused(platform, evolve(entry(), lines=lines))]
        assert (
            codes == ["SSJ-HTTP-STAGE", "SSJ-HTTP-BY-HAND"] + ["SSJ-HTTP-MISSING"] * 2 + ["SSJ-HTTP-WORD"] * 2
        )
        assert platform_.submitted == []

    @pytest.mark.parametrize("words", ["其他", "注销", "未按规定公示年报", "不配合检查情节严重"])
    def test_a_result_that_table_or_platform_lack(self, city: Connected, words: str) -> None:
        one, two = entry().lines
        found = refused(city[1], evolve(entry(), lines=(evolve(one, results=(words,)), two)))
        assert found == [("SSJ-HTTP-WORD", {"word": words, "member": "M01"})]

    def test_an_auditor_that_is_none(self, city: Connected) -> None:
        with serving(city[0].answer) as url, connected(url, options={"auditor": "9"}) as platform:
            assert refused(platform, entry()) == [
                ("SSJ-HTTP-MISSING", {"name": "9", "member": "audit_user_id"})
            ]


class TestTrouble:
    def test_a_lost_answer_to_what_acts_is_not_sent_again_but_found(self, city: Connected) -> None:
        platform_, platform = city
        platform_.lost = 1
        with pytest.raises(Unavailable):
            platform.deliver(entry())
        receipt = platform.deliver(entry())
        assert receipt.digest == entry().digest()
        assert len(platform_.submitted) == 1

    def test_a_platform_that_goes_by_the_index_is_found_out(self, city: Connected) -> None:
        city[0].reorders = True
        with pytest.raises(AdapterFault) as caught:
            city[1].deliver(entry())
        assert caught.value.code == "SSJ-HTTP-SHAPE"

    def test_two_works_of_one_target(self, city: Connected) -> None:
        city[0].works["t1"].append({**city[0].work("t1-1"), "id": "t1-9"})
        with pytest.raises(AdapterFault):
            city[1].deliver(entry())

    def test_secrets_are_not_shown(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        found = City()
        with serving(found.answer) as url:
            with connected(url, options={"password": "mi-ma-4711"}) as platform:
                shown = [repr(platform), repr(vars(platform))]
                with pytest.raises(NotAuthorised) as caught:
                    platform.receipt(entry().key)
            assert "***" in caught.value.text()
            with connected(url) as platform:
                platform.receipt(entry().key)
                found.expire()
                found.let_in = lambda _: said({"tokn": "xin-ling-pai"})  # type: ignore[method-assign]
                with pytest.raises(AdapterFault) as other:
                    platform.receipt(entry().key)
        shown += [caught.value.text(), other.value.text(), repr(other.value), caplog.text]
        for secret in ("mi-ma-4711", "bWktbWEtNDcxMQ==", WORD, "ling-pai"):
            assert [each for each in shown if secret in each] == []


def test_what_it_takes_and_what_not() -> None:
    options = {
        "url": "https://p.example",
        "dialect": "phone",
        "username": "a",
        "password": "b",
        "auditor": "3",
    }
    with make(options) as platform:
        assert (platform.takes, platform.offers) == ({"entry"}, frozenset())
        for ask in (lambda: platform.published("x"), lambda: platform.public_results("x")):
            with pytest.raises(NotOffered):
                ask()
    with pytest.raises(InvalidInput) as caught:
        make({"url": "https://p.example", "dialect": "phone", "token": "x"})
    assert [each.code for each in caught.value.faults] == [
        "SSJ-HTTP-OPTION-UNKNOWN",
        *["SSJ-HTTP-OPTION-MISSING"] * 3,
    ]
