"""`shuangsuiji rules` and `shuangsuiji explain`, as people use them."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.e2e.bureau import Bureau

from shuangsuiji.adoption import AdoptRulebook, InterpretRule
from shuangsuiji.office.rulebooks import builtin_regulation, builtin_rulebook
from shuangsuiji.rule_keys import keys
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.line import Line

MAKE = Path(__file__).parents[2] / "docs" / "reference" / "make.py"

OWN = """\
base = "yuxi"
title = "某县细则"
bureau = "某县局"
edition = 3
trial = false

[keys.entry_wd]
value = 10
unit = "工作日"
article = "第十条"
strength = "E"
reading = "本县从严"
"""


@pytest.fixture
def journal(bureau: Bureau) -> Bureau:
    """A bureau with a journal in which a rule was interpreted."""
    line = Line(FolderStore(bureau.path / "日志"))
    line.do("rulebook", AdoptRulebook(by="丁", at="2026-01-04T09:00:00+08:00", rulebook=line.rules))
    line.do(
        "rulebook",
        InterpretRule(
            by="丁",
            at="2026-02-10T09:00:00+08:00",
            key="entry_wd",
            text="指最后签字之日",
            document="文号1",
            body=line.rules.keys.interpreting_body.value,
        ),
    )
    return bureau


def test_the_list_names_every_rulebook_and_layer(bureau: Bureau) -> None:
    shown = bureau.run("rules", "list").out
    assert all(name in shown for name in ("yuxi", "nanfen", "superior", "2025-01-03"))
    found = bureau.run("rules", "list", "--json").json
    assert found["rulebooks"][0]["name"] == "yuxi"
    assert found["rulebooks"][0]["digest"] == builtin_rulebook().digest()
    assert {each["name"] for each in found["layers"]} == {"superior", "superior-elsewhere"}


def test_a_rulebook_is_shown_key_by_key(bureau: Bureau) -> None:
    shown = bureau.run("rules", "show", "yuxi").out
    assert "第 1 版，玉溪市工业和信息化局" in shown
    assert builtin_rulebook().digest() in shown
    assert builtin_regulation().digest in shown
    found = bureau.run("rules", "show", "yuxi", "--json").json
    assert [each["key"] for each in found["keys"]] == list(keys())


def test_one_key_is_shown_with_its_reading_and_its_article(bureau: Bureau) -> None:
    shown = bureau.run("rules", "show", "yuxi", "entry_wd").out
    assert "规则：entry_wd = 20 工作日（第十九条；预警）" in shown
    assert builtin_regulation().articles[18].text in shown.replace("\n", "")
    found = bureau.run("rules", "show", "yuxi", "entry_wd", "--json").json
    assert [(each["key"], each["value"]) for each in found["keys"]] == [("entry_wd", 20)]


def test_a_file_of_ones_own_may_start_from_yuxi(bureau: Bureau) -> None:
    (bureau.path / "本县.toml").write_text(OWN, "utf-8")
    found = bureau.run("rules", "diff", "yuxi", "本县.toml", "--json").json
    assert [each["key"] for each in found["keys"]] == ["entry_wd"]
    assert found["keys"][0]["second"]["value"] == 10
    assert (found["second"]["edition"], found["second"]["trial"]) == (3, False)
    (bureau.path / "错.toml").write_text(OWN.replace("entry_wd", "entry_days"), "utf-8")
    answer = bureau.run("rules", "show", "错.toml", "--json", expect=2)
    assert answer.codes() == ["SSJ-JSON-EXTRA"]


def test_two_rulebooks_are_compared(bureau: Bureau) -> None:
    shown = bureau.run("rules", "diff", "yuxi", "echeng").out
    assert "platform、local" in shown
    assert "94 个键里 4 个不同" in shown.replace(str(len(keys())), "94")
    assert "0 of" in bureau.run("rules", "diff", "yuxi", "yuxi", "--lang", "en").out


def test_superior_rules_are_put_on_top_as_of_a_day(bureau: Bureau) -> None:
    def changed(*words: str) -> set[str]:
        found = bureau.run("rules", "diff", "yuxi", "yuxi", "--json", *words).json
        return {each["key"] for each in found["keys"]}

    assert changed() == set()
    assert changed("--superior", "--on", "2025-01-02") == {"non_cooperation_basis"}
    assert "approval_required" in changed("--superior", "--on", "2025-01-03")
    assert {"notice_form", "approval_required"} < changed("--superior")
    assert changed("--layer", "superior-elsewhere") == {
        "annual_cap_by_area",
        "inspection_code_required",
        "quiet_periods",
    }
    shown = bureau.run("rules", "show", "yuxi", "notice_form", "--superior").out
    assert "moj2025" in shown


@pytest.mark.requirement("X-33")
def test_a_code_is_explained(bureau: Bureau) -> None:
    shown = bureau.run("explain", "a19-2", "SSJ-TASK-CHANNELS").out.replace("\n", "")
    assert "SSJ-A19-2  提示" in shown
    assert builtin_regulation().articles[18].text in shown
    assert "min_channels_for_draw = 1 处" in shown
    found = bureau.run("explain", "SSJ-A19-2", "--json").json["explanations"][0]
    assert found["articles"] == [{"name": "第十九条", "text": builtin_regulation().articles[18].text}]
    assert found["keys"][0]["value"] == 20


def test_in_english(bureau: Bureau) -> None:
    shown = bureau.run("explain", "SSJ-A19-2", "--lang", "en").out
    assert "notice (goes on record" in shown
    assert "依据：" not in shown


def test_under_another_rulebook_or_superior_rules(bureau: Bureau) -> None:
    (bureau.path / "本县.toml").write_text(OWN, "utf-8")
    assert (
        "entry_wd = 10 工作日（第十条；强制）" in bureau.run("explain", "a19-2", "--rules", "本县.toml").out
    )
    shown = bureau.run("explain", "SSJ-A10-7-APPROVAL", "--superior").out
    assert "依据：国办发〔2024〕54号" in shown


@pytest.mark.requirement("A27-1")
def test_with_a_journal_the_interpretations_are_shown(journal: Bureau) -> None:
    shown = journal.run("explain", "a19-2", "--journal", "日志").out
    assert "解释：2026-02-10，" in shown
    assert "指最后签字之日" in shown
    notes = journal.run("explain", "a19-2", "--journal", "日志", "--json").json["explanations"][0]["keys"][0]
    assert [each["document"] for each in notes["interpretations"]] == ["文号1"]
    assert "解释：" not in journal.run("explain", "a19-2").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("explain", "a1-99"), "SSJ-EXPLAIN-UNKNOWN"),
        (("explain", "a19-2", "--rules", "没有.toml"), "SSJ-RULES-NAME"),
        (("explain", "a19-2", "--journal", "没有"), "SSJ-FILE-MISSING"),
        (("explain", "a19-2", "--journal", "空"), "SSJ-OFFICE-RULES"),
        (("rules", "show", "yuxi", "entry"), "SSJ-RULES-KEY"),
        (("rules", "show", "kunming"), "SSJ-RULES-NAME"),
        (("rules", "show", "yuxi", "--layer", "没有"), "SSJ-RULES-NAME"),
        (("rules", "show", "yuxi", "--on", "明天"), "SSJ-TEXT-DAY"),
    ],
)
def test_bad_words_are_said(bureau: Bureau, words: tuple[str, ...], code: str) -> None:
    (bureau.path / "空").mkdir()
    assert bureau.run(*words, "--json", expect=2).codes() == [code]


@pytest.mark.parametrize(
    "words", [("rules",), ("rules", "show"), ("rules", "diff"), ("rules", "list"), ("explain",)]
)
def test_help_in_both_languages(bureau: Bureau, words: tuple[str, ...]) -> None:
    for language in ("zh", "en"):
        shown = bureau.run(*words, "--help", "--lang", language).out
        assert "SSJ-HELP" not in shown
        assert "shuangsuiji" in shown


@pytest.mark.requirement("X-31")
def test_every_finding_is_on_the_page_and_every_one_on_the_page_is_raised() -> None:
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", str(MAKE), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.stdout == ""
    assert answer.returncode == 0, answer.stderr


def test_superior_rules_that_are_not_adopted_are_named_with_their_day(bureau: Bureau) -> None:
    words = ("rules", "show", "yuxi", "notice_form")
    assert "上级规则没有采用：行政检查文书基本格式文本（试行）" in bureau.run(*words).out
    found = bureau.run(*words, "--json").json["superior"]
    assert [each["effective_from"] for each in found] == ["2026-01-01"]
    assert bureau.run(*words, "--superior", "--json").json["superior"] == []
    assert "国办发〔2024〕54号" in bureau.run("explain", "SSJ-A10-7-APPROVAL").out
    (plain,) = bureau.run("explain", "SSJ-A19-2", "--json").json["explanations"]
    assert plain["superior"] == []
