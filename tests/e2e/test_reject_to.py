"""`announce --reject-to`: faulty rows are left out, each is listed with its reasons, and their number is kept."""

import csv
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from tests.e2e.bureau import INSPECTORS, Bureau, tree

from shuangsuiji.testing.platform_documents import credit_codes

WORDS = ("announce", "TASK.toml", "--out", "draw", "--reject-to")


@pytest.fixture
def faulty(bureau: Bureau) -> Bureau:
    """A bureau whose targets have nine faults in nine rows."""
    bureau.bring("faulty/many-faults.xlsx")
    bureau.small_task(("targets-c.xlsx", "many-faults.xlsx"))
    return bureau


def listed(path: Path) -> list[list[str]]:
    """The rows of a list in CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.requirement("A09-1")
def test_each_faulty_row_is_listed_with_its_reason(faulty: Bureau) -> None:
    answer = faulty.run(*WORDS, "退回.csv", "--json").json
    rows = listed(faulty.path / "退回.csv")
    assert rows[0] == ["文件", "行", "原因", "原内容"]
    assert [(file, int(row)) for file, row, *_ in rows[1:]] == [
        ("many-faults.xlsx", number) for number in (5, 6, 8, 10, 12, 14, 16, 19, 23)
    ]
    assert all("〔SSJ-" in reason for _, _, reason, _ in rows[1:])
    assert all(content for *_, content in rows[1:])
    notes = {each["code"]: each for each in answer["notes"]}
    assert notes["SSJ-NOTE-REJECTED"]["rejected"] == 9


def test_sources_keep_the_number(faulty: Bureau) -> None:
    faulty.run(*WORDS, "退回.csv")
    source = faulty.json("draw/1/sources.json")["targets"]
    assert source["rejected"] == 9
    size = len((faulty.path / "draw/1/targets.roll.tsv").read_text("utf-8").splitlines())
    assert source["rows"] == size + 9
    assert faulty.json("draw/1/announcement.json")["targets"]["size"] == size


def test_the_draw_goes_on_and_verifies(faulty: Bureau) -> None:
    faulty.run(*WORDS, "退回.xlsx")
    faulty.run("draw", "draw")
    faulty.run("confirm", "draw", "--by", "张某某")
    assert faulty.run("verify", "draw", "--json").outcomes()[10] == "passed"


@pytest.mark.requirement("A09-1")
def test_a_workbook_of_what_was_left_out_is_corrected_and_handed_in(faulty: Bureau) -> None:
    """Each faulty cell is red and says why; what somebody corrects there is read like the registry itself."""
    faulty.run(*WORDS, "退回.xlsx")
    book = load_workbook(faulty.path / "退回.xlsx")
    sheet, listed_ = book["many-faults.xlsx"], book["错误清单"]
    faults = [[cell.value for cell in row] for row in listed_.iter_rows(min_row=2)]
    assert [int(str(row[2])) for row in faults] == [5, 6, 8, 10, 12, 14, 16, 19, 23]
    for _, _, _, header, cell, code, reason in faults:
        marked = sheet[str(cell)]
        assert str(code) in marked.comment.text
        assert str(reason) in marked.comment.text
        assert marked.fill.start_color.rgb == "FFFFC7CE"
        assert sheet.cell(1, marked.column).value == header
    columns = [str(cell.value) for cell in sheet[1]]
    for number, row in enumerate(sheet.iter_rows(min_row=2)):
        good = {
            "统一社会信用代码/注册号": credit_codes(20)[number],
            "企业名称": f"样例改正{number}",
            "市场主体类型": "公司",
            "登记状态": "存续",
        }
        for header, cell in zip(columns, row, strict=True):
            cast("Cell", cell).value = good.get(header)
    book.save(faulty.path / "改正.xlsx")
    faulty.small_task(("targets-c.xlsx", "改正.xlsx"))
    answer = faulty.run("announce", "TASK.toml", "--out", "again", "--reject-to", "退回2.xlsx", "--json").json
    assert answer["ok"]
    assert faulty.json("again/1/sources.json")["targets"]["rows"] == 9
    assert faulty.json("again/1/sources.json")["targets"]["rejected"] == 0


def test_reasons_are_given_in_the_language_asked_for(faulty: Bureau) -> None:
    faulty.run(*WORDS, "back.csv", "--lang", "en")
    assert "[SSJ-ID-CREDIT-CHECK]" in listed(faulty.path / "back.csv")[2][2]


def test_without_a_faulty_row_the_list_is_empty(bureau: Bureau) -> None:
    bureau.small_task()
    bureau.run(*WORDS, "退回.csv")
    assert listed(bureau.path / "退回.csv") == [["文件", "行", "原因", "原内容"]]
    assert bureau.json("draw/1/sources.json")["targets"]["rejected"] == 0


@pytest.mark.parametrize("file", ["没有/退回.csv", "TASK.toml/退回.csv"])
def test_a_list_that_cannot_be_written_announces_nothing(faulty: Bureau, file: str) -> None:
    before = tree(faulty.path)
    assert faulty.run(*WORDS, file, "--json", expect=2).codes() == ["SSJ-FILE-MISSING"]
    assert tree(faulty.path) == before


def test_a_list_that_is_there_is_not_overwritten(faulty: Bureau) -> None:
    (faulty.path / "退回.csv").write_text("x")
    before = tree(faulty.path)
    assert faulty.run(*WORDS, "退回.csv", "--json", expect=2).codes() == ["SSJ-CLI-EXISTS"]
    assert tree(faulty.path) == before


@pytest.mark.parametrize(
    "name", ["misspelt-column.xlsx", "no-data.xlsx", "not-a-workbook.xlsx", "bad-bytes.csv"]
)
def test_a_file_that_is_wrong_as_a_whole_is_refused_all_the_same(bureau: Bureau, name: str) -> None:
    bureau.bring(f"faulty/{name}")
    bureau.small_task(("targets-c.xlsx", name))
    before = tree(bureau.path)
    assert bureau.run(*WORDS, "退回.csv", "--json", expect=2).codes()
    assert tree(bureau.path) == before


def test_a_registry_of_nothing_but_faulty_rows_is_refused(bureau: Bureau) -> None:
    bureau.small_task(("targets-c.xlsx", "x.csv"))
    header = "统一社会信用代码/注册号,企业名称,市场主体类型,管辖单位,登记状态,专业资质资格\n"
    (bureau.path / "x.csv").write_text(header + "1,甲,公司,区,存续,\n", "utf-8")
    before = tree(bureau.path)
    assert bureau.run(*WORDS, "退回.csv", "--json", expect=2).codes()
    assert tree(bureau.path) == before


def test_a_faulty_recusal_is_refused_all_the_same(bureau: Bureau) -> None:
    bureau.bring("faulty/recusal-unknown.xlsx")
    bureau.small_task(more=INSPECTORS + '[recusals]\nfile = "recusal-unknown.xlsx"\nsealed = false\n')
    before = tree(bureau.path)
    assert "SSJ-REG-RECUSAL-INSPECTOR" in bureau.run(*WORDS, "退回.csv", "--json", expect=2).codes()
    assert tree(bureau.path) == before
