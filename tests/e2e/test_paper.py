"""`shuangsuiji paper` on a folder: the page that teaches it, what programs get, and what is refused."""

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from tests.e2e.bureau import Bureau

from shuangsuiji.cli.paper import PAPERS
from shuangsuiji.printed import Kind
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.line import Line

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "print-papers.md"
FOLDER, TASK, TARGET = "日志", "YXGX-2026-01", "对象0042"
COMMANDS = [
    shlex.split(line)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """A bureau in which the first target's result has passed and the second has its notice; no test changes it."""
    path = tmp_path_factory.mktemp("paper")
    line = Line(store=FolderStore(path / FOLDER))
    line.prepare()
    task = line.drawn()
    assert task.lock
    first, second = (each.entry.id for each in task.lock.targets[:2])
    assert first == TARGET
    line.record(first)
    line.enter(first)
    line.review(first)
    line.prepare_visit(second)
    return Bureau(path)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[2:]))
def test_the_page_says_what_works(kept: Bureau, words: list[str]) -> None:
    assert kept.run(*words).text.strip()


def test_the_page_names_every_paper() -> None:
    page = PAGE.read_text("utf-8")
    assert len(COMMANDS) > 10
    assert [each for each in PAPERS if each not in page] == []
    assert set(PAPERS) == set(get_args(Kind))


def test_a_paper_is_shown_alone_and_what_questions_it_beside_it(kept: Bureau) -> None:
    answer = kept.run("paper", FOLDER, "notice", "--task", TASK, "--target", TARGET)
    assert "联合抽查通知书" in answer.out
    assert "SSJ-N-18" not in answer.out
    assert "SSJ-N-18" in answer.text


def test_certificates_of_the_command_line_stand_on_the_notice(kept: Bureau) -> None:
    words = ("--task", TASK, "--target", "对象0018", "--planned", "2026-05-12")
    assert "滇F1" not in kept.run("paper", FOLDER, "notice", *words).out
    shown = kept.run(
        "paper", FOLDER, "notice", *words, "--certificate", "E018=滇F1", "--certificate", "E009=滇F2"
    )
    assert "滇F1 " in shown.out
    assert "滇F2 " in shown.out


def test_a_day_that_is_given_stands_on_the_public_list(kept: Bureau) -> None:
    shown = kept.run("paper", FOLDER, "public-list", "--task", TASK, "--date", "2026-05-20")
    assert "2026年5月20日" in shown.out


def test_programs_get_the_parts_and_the_text(kept: Bureau) -> None:
    found = kept.run("paper", FOLDER, "moj-notice", "--task", TASK, "--target", TARGET, "--json").json
    assert found["paper"]["kind"] == "moj-notice"
    assert "检查依据" in {each["name"] for each in found["paper"]["parts"][1]["fields"]}
    assert found["plain"].startswith(" ")
    assert [each["code"] for each in found["findings"]] == ["SSJ-N-18-MOJ"]


def test_a_file_holds_what_is_shown(kept: Bureau, tmp_path: Path) -> None:
    words = ("paper", FOLDER, "drawn-list", "--task", TASK)
    kept.run(*words, "--out", str(tmp_path / "名单.txt"))
    assert (tmp_path / "名单.txt").read_text("utf-8").strip() == kept.run(*words).out.strip()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(("无此文书", "--task", TASK), "SSJ-PAPER-KIND", id="no such paper"),
        pytest.param(("drawn-list", "--task", "无此任务"), "SSJ-PAPER-NONE", id="no such task"),
        pytest.param(("notice", "--task", TASK), "SSJ-PAPER-TARGET", id="no target"),
        pytest.param(("notice", "--task", TASK, "--target", "无"), "SSJ-PAPER-FILE", id="not drawn"),
        pytest.param(("item-sheet", "--task", TASK, "--target", TARGET), "SSJ-PAPER-ITEM", id="no item"),
        pytest.param(
            ("notice", "--task", TASK, "--target", TARGET, "--planned", "明天"), "SSJ-TEXT-DAY", id="no day"
        ),
        pytest.param(
            ("objection-receipt", "--task", TASK, "--target", TARGET), "SSJ-PAPER-NONE", id="no objection"
        ),
        pytest.param(("archive-catalogue", "--task", TASK), "SSJ-PAPER-NONE", id="not archived"),
        pytest.param(
            ("substitution-approval", "--task", TASK), "SSJ-PAPER-SUBSTITUTION", id="no substitution"
        ),
    ],
)
def test_refused(kept: Bureau, words: tuple[str, ...], code: str) -> None:
    assert code in kept.run("paper", FOLDER, *words, expect=2).text
