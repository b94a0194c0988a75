"""`shuangsuiji due` on a folder: the clocks of a day, for people and for programs, and what is refused."""

from pathlib import Path

import pytest
from tests.e2e.bureau import Bureau

from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.line import Line

FOLDER = "日志"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """A bureau with five records that are not entered; no test changes it."""
    path = tmp_path_factory.mktemp("due")
    line = Line(store=FolderStore(path / FOLDER))
    line.prepare()
    task = line.drawn()
    assert task.lock
    for each in task.lock.targets[:5]:
        line.record(each.entry.id)
    return Bureau(path)


def test_clocks_are_shown_most_urgent_first_and_those_alike_together(kept: Bureau) -> None:
    shown = kept.run("due", FOLDER, "--on", "2026-06-09").out
    assert "2026-06-09 的时钟：" in shown
    assert "今日到期" in shown
    assert "等 5 户" in shown.replace("\n", "")
    assert shown.index("录入检查结果") < shown.index("完成检查")
    assert "公布年度计划" not in shown


def test_what_is_late_says_since_when(kept: Bureau) -> None:
    assert "逾期未办 5 个" in kept.run("due", FOLDER, "--on", "2026-06-10").out
    found = kept.run("due", FOLDER, "--on", "2026-06-10", "--json").json["clocks"]
    assert {each["late_since"] for each in found if each["standing"] == "late"} == {"2026-06-10"}


def test_what_is_done_is_shown_when_asked_for(kept: Bureau) -> None:
    assert "按期办结" in kept.run("due", FOLDER, "--on", "2026-06-09", "--all").out


def test_programs_get_every_clock(kept: Bureau) -> None:
    found = kept.run("due", FOLDER, "--on", "2026-06-09", "--json").json
    entries = [each for each in found["clocks"] if each["code"] == "SSJ-DUE-ENTRY"]
    assert len(entries) == 5
    assert {(each["since"], each["until"], each["left"], each["standing"]) for each in entries} == {
        ("2026-05-12", "2026-06-09", 0, "due-today")
    }
    assert {each["article"] for each in entries} == {"第十九条"}


def test_another_language(kept: Bureau) -> None:
    assert "due today" in kept.run("due", FOLDER, "--on", "2026-06-09", "--lang", "en").out


@pytest.mark.parametrize("day", ["2026-02-30", "昨天", "20260609"])
def test_a_day_that_is_none_is_refused(kept: Bureau, day: str) -> None:
    answer = kept.run("due", FOLDER, "--on", day, expect=2)
    assert "SSJ-TEXT-DAY" in answer.text


def test_a_folder_that_is_not_there_is_refused(kept: Bureau) -> None:
    assert "SSJ-FILE-MISSING" in kept.run("due", "没有", expect=2).text


def test_a_damaged_journal_gives_no_clocks(kept: Bureau, tmp_path: Path) -> None:
    for each in (kept.path / FOLDER).rglob("*"):
        if each.is_file():
            copied = tmp_path / FOLDER / each.relative_to(kept.path / FOLDER)
            copied.parent.mkdir(parents=True, exist_ok=True)
            text = each.read_bytes()
            copied.write_bytes(
                text.replace("照常".encode(), "改过".encode()).replace(b'"entry_wd"', b'"entry_dd"')
            )
    answer = Bureau(tmp_path).run("due", FOLDER, expect=2)
    assert answer.codes
