"""`shuangsuiji paper` on a folder: the page that teaches it, what programs get, and what is refused."""

import re
import shlex
from functools import partial
from pathlib import Path
from typing import get_args

import pytest
import typer
from docx import Document
from tests.e2e.bureau import Bureau

from shuangsuiji.cli.paper import PAPERS
from shuangsuiji.cli.printing import print_all
from shuangsuiji.cli.screen import Screen
from shuangsuiji.errors import AdapterFault, fault
from shuangsuiji.printed import Kind, Paper
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.line import Line
from shuangsuiji_docx.layout import PORTRAIT
from shuangsuiji_docx.template import standard

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


def text_of(file: Path) -> str:
    """What a Word document says, without its white space."""
    document = Document(str(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "".join("".join((*(each.text for each in document.paragraphs), *cells)).split())


def test_a_file_may_be_a_word_document(kept: Bureau, tmp_path: Path) -> None:
    words = ("paper", FOLDER, "notice", "--task", TASK, "--target", TARGET)
    answer = kept.run(*words, "--out", tmp_path / "通知书.docx")
    assert "SSJ-N-18" in answer.text
    plain = kept.run(*words).out
    text = text_of(tmp_path / "通知书.docx")
    assert [line for line in map(str.strip, plain.splitlines()) if line and line[0] not in "+|"]
    for said in ("联合抽查通知书", "请你单位确定一名联络员", "特此通知。"):
        assert said in text
        assert said in "".join(plain.split())
    kept.run(*words, "--as", "docx", "--out", tmp_path / "通知书")
    assert (tmp_path / "通知书").read_bytes() == (tmp_path / "通知书.docx").read_bytes()


def test_every_target_has_its_paper_in_one_command(kept: Bureau, tmp_path: Path) -> None:
    words = ("notice", "--task", TASK, "--planned", "2026-05-12", "--all")
    found = kept.run("paper", FOLDER, *words, "--out", tmp_path / "通知书", "--json").json
    files = sorted(each.name for each in (tmp_path / "通知书").iterdir())
    assert files == sorted(f"{each['target']}.docx" for each in found["papers"])
    assert f"{TARGET}.docx" in files
    assert len(files) == 6
    assert found["left_out"] == []
    for name in files:
        assert name.removesuffix(".docx") in text_of(tmp_path / "通知书" / name)


def test_whose_paper_cannot_be_printed_is_named_and_the_others_are_printed(
    kept: Bureau, tmp_path: Path
) -> None:
    words = ("paper", FOLDER, "result-notice", "--task", TASK, "--all", "--out", tmp_path, "--as", "txt")
    found = kept.run(*words, "--json", expect=1).json
    assert found["ok"] is False
    assert [each["target"] for each in found["papers"]] == [TARGET]
    assert [each.name for each in tmp_path.iterdir()] == [f"{TARGET}.txt"]
    assert {each["code"] for left in found["left_out"] for each in left["faults"]} == {"SSJ-PAPER-NO-RESULT"}
    shown = kept.run(*words, expect=1).text
    assert "已写出 1 份" in shown
    assert all(each["target"] in shown for each in found["left_out"])


def test_a_paper_that_the_writer_fails_at_stops_no_other(tmp_path: Path) -> None:
    def press(made: Paper) -> bytes:
        if made.number == "2":
            raise AdapterFault(fault("SSJ-PAPER-WRITER-LOST", name="W", text="x"))
        return made.number.encode()

    papers = [(number, partial(Paper, kind="notice", title=(), number=number, parts=())) for number in "123"]
    with pytest.raises(typer.Exit) as caught:
        print_all(Screen(), press, papers, tmp_path, ".txt")
    assert caught.value.exit_code == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["1.txt", "3.txt"]


def test_where_nothing_can_be_printed_every_fault_is_shown(kept: Bureau, tmp_path: Path) -> None:
    words = ("notice", "--task", TASK, "--planned", "2027-01-01", "--all", "--out", tmp_path / "无")
    found = kept.run("paper", FOLDER, *words, "--json", expect=2)
    assert found.codes() == ["SSJ-NOTICE-WINDOW"] * 6
    assert list((tmp_path / "无").iterdir()) == []


def test_a_template_of_the_bureaus_own_is_printed_with(kept: Bureau, tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    template.write_bytes(standard(PORTRAIT))
    document = Document(str(template))
    document.paragraphs[0].insert_paragraph_before("某市人民政府文件")
    document.save(str(template))
    words = ("paper", FOLDER, "notice", "--task", TASK, "--target", TARGET, "--template", template)
    kept.run(*words, "--out", tmp_path / "通知书.docx")
    assert text_of(tmp_path / "通知书.docx").startswith("某市人民政府文件")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(("--out", "甲.pdf"), "SSJ-PLUGIN-PAPER", id="nobody prints so"),
        pytest.param(("--as", "docx"), "SSJ-PAPER-OUT", id="no file"),
        pytest.param(("--template", "模板.docx"), "SSJ-PAPER-TEMPLATE", id="plain text has no template"),
        pytest.param(
            ("--template", "无.docx", "--out", "甲.docx"), "SSJ-FILE-MISSING", id="no such template"
        ),
        pytest.param(("--all", "--out", "甲"), "SSJ-PAPER-ALL", id="all, and one"),
        pytest.param(("--all",), "SSJ-PAPER-ALL", id="all, and no folder"),
    ],
)
def test_a_way_of_printing_is_refused(kept: Bureau, words: tuple[str, ...], code: str) -> None:
    before = sorted(kept.path.iterdir())
    given = ("paper", FOLDER, "notice", "--task", TASK, "--target", TARGET, *words)
    assert code in kept.run(*given, expect=2).text
    assert sorted(kept.path.iterdir()) == before


def test_what_a_task_has_once_is_not_printed_for_all(kept: Bureau) -> None:
    words = ("paper", FOLDER, "drawn-list", "--task", TASK, "--all", "--out", "甲")
    assert "SSJ-PAPER-ALL" in kept.run(*words, expect=2).text


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
