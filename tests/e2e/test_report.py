"""`shuangsuiji report` on a folder: tables for people, lists in files, rows for programs, and what is refused."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from tests.e2e.bureau import EXAMPLE, Bureau
from tests.unit.acts_tables import receive_all

from shuangsuiji.reports.catalogue import REPORTS
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CODE

FOLDER = "日志"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bureau, str]:
    """A bureau with one public result; no test changes it."""
    path = tmp_path_factory.mktemp("report")
    line = Line(store=FolderStore(path / FOLDER))
    line.prepare()
    task = line.drawn()
    assert task.lock
    target = task.lock.targets[0].entry.id
    line.record(target)
    line.enter(target)
    line.review(target)
    receive_all(line)
    return Bureau(path), target


def test_a_table_for_people(kept: tuple[Bureau, str]) -> None:
    shown = kept[0].run("report", FOLDER, "distribution", "--on", "2026-06-01").out
    assert "检查次数分布（2026 年，截至 2026-06-01）" in shown
    assert "98.3%" in shown


def test_a_wide_report_shows_what_a_screen_has_room_for_and_writes_all_of_it(
    kept: tuple[Bureau, str], tmp_path: Path
) -> None:
    out = tmp_path / "计划.csv"
    words = ("report", FOLDER, "plan", "--on", "2026-06-01")
    shown = kept[0].run(*words, "--out", out).out
    assert "列出 15 列中的 8 列" in shown
    assert "逾期公布" in shown
    assert len(kept[0].run(*words, "--json").json["rows"][0]) == 15
    assert "频次" in out.read_text(encoding="utf-8-sig")


@pytest.mark.requirement("A08-11")
def test_who_was_never_drawn_is_told_of_a_registrys_file(kept: tuple[Bureau, str]) -> None:
    bureau, _ = kept
    words = ("report", FOLDER, "never-drawn", "--on", "2026-06-01")
    assert "SSJ-CLI-REPORT-REGISTRY" in bureau.run(*words, expect=2).text
    shutil.copyfile(EXAMPLE / "targets.xlsx", bureau.path / "targets.xlsx")
    rows = bureau.run(*words, "--registry", "targets.xlsx", "--years", "3", "--json").json["rows"]
    assert len(rows) > 1000
    assert set(rows[0]) == {"target"}


@pytest.mark.parametrize("name", [each for each in REPORTS if each not in {"chain", "never-drawn"}])
def test_rows_for_programs(kept: tuple[Bureau, str], name: str) -> None:
    found = kept[0].run("report", FOLDER, name, "--on", "2026-06-01", "--json").json
    assert (found["ok"], found["report"], found["year"]) == (True, name, 2026)
    assert isinstance(found["rows"], list)


def test_another_year_has_other_rows(kept: tuple[Bureau, str]) -> None:
    words = ("report", FOLDER, "draws", "--json", "--on", "2026-06-01")
    assert len(kept[0].run(*words).json["rows"]) == 1
    assert kept[0].run(*words, "--year", "2025").json["rows"] == []


@pytest.mark.requirement("A04-5")
def test_the_chain_of_a_result(kept: tuple[Bureau, str]) -> None:
    bureau, target = kept
    rows = bureau.run("report", FOLDER, "chain", "--of", CODE, target, "--json").json["rows"]
    assert rows[0]["article"] == "第五条"
    assert rows[-1]["done"].startswith("公示检查结果")


def test_a_list_in_a_file(kept: tuple[Bureau, str], tmp_path: Path) -> None:
    out = tmp_path / "分布.csv"
    kept[0].run("report", FOLDER, "distribution", "--on", "2026-06-01", "--out", out)
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = [row for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) if row]
    assert ["0", "59", "98.3%"] in rows


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nothing",), "SSJ-CLI-REPORT-NAME"),
        (("chain",), "SSJ-CLI-REPORT-CHAIN"),
        (("chain", "--of", CODE, "没有"), "SSJ-REPORT-NO-FILE"),
        (("plan", "--on", "昨天"), "SSJ-TEXT-DAY"),
        (("plan", "--out", "x.doc"), "SSJ-CLI-REPORT-SUFFIX"),
    ],
)
def test_what_is_refused(kept: tuple[Bureau, str], words: tuple[str, ...], code: str) -> None:
    assert code in kept[0].run("report", FOLDER, *words, expect=2).text


def test_a_report_of_an_earlier_day_knows_nothing_of_what_came_later(kept: tuple[Bureau, str]) -> None:
    words = ("report", FOLDER, "plan", "--json", "--on")
    (before,), (after,) = (kept[0].run(*words, day).json["rows"] for day in ("2026-05-12", "2026-06-01"))
    assert (before["inspected"], before["published"]) == (1, 0)
    assert (after["inspected"], after["published"]) == (1, 1)
    assert kept[0].run("report", FOLDER, "draws", "--json", "--on", "2026-04-23").json["rows"] == []


def test_another_language(kept: tuple[Bureau, str]) -> None:
    assert "distribution of checks" in kept[0].run("report", FOLDER, "distribution", "--lang", "en").out


def test_a_report_says_which_superior_rules_are_not_adopted(kept: tuple[Bureau, str]) -> None:
    found = kept[0].run("report", FOLDER, "draws", "--on", "2026-06-01", "--json").json["superior"]
    assert "2025-01-03" in {each["effective_from"] for each in found}
    assert (
        "上级规则没有采用：严格规范涉企行政检查"
        in kept[0].run("report", FOLDER, "draws", "--on", "2026-06-01").out
    )
