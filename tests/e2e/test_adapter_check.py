"""`shuangsuiji adapter check`: who keeps the port's promises passes, who breaks one is told which; over a real socket too."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from tests.contract import test_platform_liars as liars

from shuangsuiji import plugins
from shuangsuiji.cli import adapter
from shuangsuiji.cli.main import call
from shuangsuiji.errors import Unavailable, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.ports.platform import FIRST, Platform
from shuangsuiji.testing.contract_platform_pages import HEADERS, incoming_things
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.server import running


def only(*numbers: int) -> tuple[str, ...]:
    return tuple(word for number in numbers for word in ("--only", str(number)))


# What takes seconds is left to the long form, and to `.ci/run`, which checks a generated adapter whole.
QUICK: Final = only(2, 3, 4, 6, 7, *range(9, 21))
OVER_A_SOCKET: Final = (2, 3, 9, 10, 12, 14, 16, 20)

Checked = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str]) -> Checked:
    """Run the check and give its exit code and report."""

    def run(*words: str) -> tuple[int, dict[str, Any]]:
        code = call(["adapter", "check", *words, "--yes", "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def outcomes(report: dict[str, Any]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for each in report["obligations"]:
        found.setdefault(each["outcome"], []).append(int(each["number"][1:]))
    return found


def test_the_mock_keeps_every_promise_that_can_be_shown(checked: Checked) -> None:
    code, report = checked("mock", *QUICK)
    assert (code, report["ok"]) == (0, True)
    assert outcomes(report) == {"ok": [2, 3, 4, 6, 7, *range(11, 19), 20], "not-shown": [9, 10, 19]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (only(*OVER_A_SOCKET), {"ok": [*OVER_A_SOCKET]}),
        pytest.param((), {"ok": [*range(1, 19), 20], "not-shown": [19]}, marks=pytest.mark.soak),
    ],
)
def test_http_keeps_them_over_a_socket(
    words: tuple[str, ...], expected: dict[str, list[int]], checked: Checked
) -> None:
    with running() as sandbox:
        reached = ("--set", f"url={sandbox.url}", "--option", f"token={sandbox.token}")
        nobody = ("--unavailable", "url=http://127.0.0.1:9", "--unavailable", "attempts=1")
        code, report = checked("http", *reached, *nobody, *words, "--stranger", "token=wrong")
        again, _ = checked("http", *reached, *only(3, 14))
    assert (code, again) == (0, 0)
    assert outcomes(report) == expected
    assert sandbox.token not in json.dumps(report)


LIARS: dict[str, tuple[Callable[[], Platform], int]] = {
    "another key": (liars.AnotherKey, 1),
    "new numbers": (liars.NewNumbers, 2),
    "overwrites": (liars.Overwrites, 3),
    "keeps the rejected": (liars.KeepsTheRejected, 4),
    "takes all in any order": (liars.Forces, 5),
    "ignores case of codes": (liars.FoldsKeys, 6),
    "shows another task's": (liars.AnotherTasksResults, 7),
    "shows cut texts": (lambda: liars.Shows(lambda text: text[:64_999]), 8),
    "fails on what it has not": (liars.NoTask, 11),
    "is of the first edition": (liars.OfTheFirstEdition, 12),
    "names too much": (liars.NamesTooMuch, 13),
    "new receipts for content": (liars.NewReceiptsForContent, 14),
    "needs no content": (lambda: liars.NeedsNoContent(sizes=False), 15),
    "looks at no size": (lambda: liars.NeedsNoContent(sizes=True), 15),
    "forgets why": (liars.ForgetsWhy, 16),
    "begins anew": (liars.BeginsAnew, 20),
}


@pytest.mark.parametrize("name", LIARS)
def test_a_liar_is_told_which_promise_it_breaks(
    name: str, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, number = LIARS[name]
    monkeypatch.setattr(plugins, "platform", lambda *_: make())
    code, report = checked("liar", *only(number))
    assert (code, report["ok"]) == (1, False)
    (found,) = report["obligations"]
    assert (found["number"], found["outcome"]) == (f"P{number}", "failed")
    assert all(each["came"] for each in found["failed"])


@pytest.mark.parametrize(("liar", "number"), [(liars.Skips, 17), (liars.StandsStill, 18)])
def test_what_there_is_to_read_is_read(
    liar: type[MockPlatform], number: int, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    for make, expected in ((MockPlatform, 0), (liar, 1)):
        platform = make()
        platform.tell(*(each for place in range(4) for each in incoming_things(place)))
        platform.enrol("targets", HEADERS, [(f"{place}", "样例", "") for place in range(9)])
        monkeypatch.setattr(plugins, "platform", lambda *_, made=platform: made)
        assert checked("liar", *only(number))[0] == expected


class Leaves(MockPlatform):
    """Answers so many times, and then no more."""

    left = 40

    def _deliver(self, document: Document) -> Receipt:
        self._count()
        return super()._deliver(document)

    def _receipt(self, key: str) -> Receipt | None:
        self._count()
        return super()._receipt(key)

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Unavailable(fault("SSJ-HTTP-UNANSWERED", attempts=1, reason="away"))


def test_it_stops_with_the_area(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not shown is no failure of the adapter."""
    leaving = Leaves()
    monkeypatch.setattr(plugins, "platform", lambda *_: leaving)
    code, report = checked("leaving", *only(2, 3, 4, 6, 12))
    assert (code, report["ok"]) == (2, False)
    assert [each["code"] for each in report["stopped"]] == ["SSJ-HTTP-UNANSWERED"]
    assert "failed" not in outcomes(report)
    assert leaving.left > -5  # the test that met it first, and the question whether it is still there


class TakesLittle(MockPlatform):
    takes = FIRST
    offers = frozenset()


def test_what_is_not_offered_is_no_failure(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "platform", lambda *_: TakesLittle())
    code, report = checked("little", *only(14, 17))
    assert code == 0
    assert [(each["outcome"], each["not_shown"]) for each in report["obligations"]] == [
        ("not-shown", ["部分未验：平台不接收或不提供 attach（P13）"]),
        ("not-shown", ["部分未验：平台不接收或不提供 incoming（P13）"]),
    ]


def test_nothing_is_sent_without_a_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "platform", lambda *_: pytest.fail("it was opened"))
    words = ("--set", "url=https://platform.example/test", "--set", "token=geheim")
    assert call(["adapter", "check", "http", *words]) == 2
    said = capsys.readouterr().err
    assert "https://platform.example/test" in said.replace("\n", "")
    assert "geheim" not in said


def test_what_cannot_begin_says_why(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = ("--set", "url=http://127.0.0.1:9", "--set", "token=t", "--set", "attempts=1")
    code, report = checked("http", *closed)
    assert (code, report["faults"][0]["code"]) == (2, "SSJ-HTTP-UNANSWERED")
    monkeypatch.setattr(adapter, "_KIT", "shuangsuiji.testing.no_such_kit")
    code, report = checked("mock")
    assert (code, report["faults"][0]["code"]) == (2, "SSJ-CLI-ADAPTER-KIT")
    assert "shuangsuiji[testing]" in report["faults"][0]["text"]


def test_the_report_for_people(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "platform", lambda *_: liars.NewNumbers())
    assert call(["adapter", "check", "liar", *only(2, 9), "--yes"]) == 1
    said = capsys.readouterr().out
    assert "test_p2_the_first_receipt_comes_again" in said
    assert "守住 0 条，失败 1 条，未验 1 条" in said


def test_the_howto_shows_the_report_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(plugins, "platform", lambda *_: liars.Overwrites())
    assert call(["adapter", "check", "yunnan", *only(2, 3, 10, 14), "--yes"]) == 1
    page = (Path(__file__).parents[2] / "docs/howto/write-an-adapter.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert settled(capsys.readouterr().out) == settled(shown)


def settled(report: str) -> list[str]:
    """Give a report without what differs from run to run."""
    text = re.sub(r"\d+\.\d+", "0.0", re.sub(r"T[0-9a-f]{8}(x\d+)?", "T0a1b2c3d", report))
    lines = [each.rstrip() for each in re.sub("→ .*", "→", text).splitlines()]
    return [each for each in lines if not each.startswith("最长")]
