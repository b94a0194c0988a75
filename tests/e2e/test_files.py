"""Files as this field has them: CSV in every encoding, text cells, names outside GBK, no mark in protocol files."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.e2e.bureau import BALLS, INSPECTORS, Bureau, copy, tree

BOM = b"\xef\xbb\xbf"
HEADER = ("统一社会信用代码/注册号", "企业名称", "市场主体类型", "管辖单位", "登记状态", "专业资质资格")
ROWS = [
    ("91530499MA00W4PU7G", "样例𠀀㐀盐业有限公司", "有限责任公司", "红塔区", "存续", ""),
    ("530499009099980", "=样例商行", "个体工商户", "红塔区", "存续", ""),
]


def sheet_of(path: Path) -> Worksheet:
    """The worksheet of a list."""
    sheet = load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def write_csv(
    path: Path, encoding: str, header: Sequence[str] = HEADER, rows: Sequence[Sequence[str]] = ROWS
) -> None:
    """Write a registry as an office would."""
    text = "\r\n".join(",".join(row) for row in (header, *rows)) + "\r\n"
    path.write_bytes(text.encode(encoding))


@pytest.fixture
def lists(bureau: Bureau) -> Bureau:
    """A census of two targets, one with a registration number that a spreadsheet would take for a number."""
    bureau.small_task(("targets-c.xlsx", "两户.csv"), ('"20%"', '"100%"'))
    write_csv(bureau.path / "两户.csv", "utf-8")
    bureau.run("announce", "TASK.toml", "--out", "draw")
    bureau.run("draw", "draw")
    return bureau


def test_csv_lists_begin_with_a_mark_and_protocol_files_do_not(task_a: Bureau) -> None:
    folder = task_a.path / "draw"
    marked = {each.name for each in folder.rglob("*.*") if each.read_bytes().startswith(BOM)}
    assert marked == {"抽取对象名单.csv", "检查人员分组表.csv"}
    for each in folder.rglob("*.csv"):
        assert each.read_bytes().endswith(b"\r\n")
    for name in ("announcement.json", "record.json", "extract.json", "targets.roll.tsv"):
        data = (folder / "1" / name).read_bytes()
        assert b"\r" not in data
        assert data.endswith(b"\n")


def test_identifiers_in_workbooks_are_text_cells(task_a: Bureau) -> None:
    for name, column in (("抽取对象名单.xlsx", 3), ("检查人员分组表.xlsx", 3), ("检查人员分组表.xlsx", 8)):
        sheet = sheet_of(task_a.path / "draw/1" / name)
        cells = [row[column - 1] for row in sheet.iter_rows(min_row=3) if row[column - 1].value]
        assert len(cells) > 100
        assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


def test_lists_agree_with_the_record(task_a: Bureau) -> None:
    record = task_a.json("draw/1/record.json")
    with (task_a.path / "draw/1/抽取对象名单.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [row[2].strip() for row in rows] == [each["id"] for each in record["drawn"]]
    assert [row[5].strip() for row in rows] == [each["ticket"] for each in record["drawn"]]
    assert all(row[1] and row[3] for row in rows)
    with (task_a.path / "draw/1/检查人员分组表.csv").open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.reader(file))[1:]
    members = [(team["target"], m["inspector"]) for team in record["teams"] for m in team["members"]]
    assert [(row[2].strip(), row[7].strip()) for row in people] == members


def test_numbers_and_formulas_stay_text_in_lists(lists: Bureau) -> None:
    with (lists.path / "draw/1/抽取对象名单.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = {row[2]: row[1] for row in csv.reader(file)}
    assert cells["\t530499009099980"] == "'=样例商行"
    sheet = sheet_of(lists.path / "draw/1/抽取对象名单.xlsx")
    shown = {row[2].value: row[1] for row in sheet.iter_rows(min_row=3, max_row=4)}
    assert shown["530499009099980"].value == "=样例商行"
    assert shown["530499009099980"].data_type == "s"


def test_names_outside_gbk_reach_the_lists(lists: Bureau) -> None:
    assert "样例𠀀㐀盐业有限公司" in (lists.path / "draw/1/抽取对象名单.csv").read_text("utf-8-sig")
    sheet = sheet_of(lists.path / "draw/1/抽取对象名单.xlsx")
    assert "样例𠀀㐀盐业有限公司" in {row[1].value for row in sheet.iter_rows()}


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 (BOM)"), ("gb18030", "GB18030")]
)
def test_each_encoding_is_read_and_named_and_gives_the_same_roll(
    bureau: Bureau, lists: Bureau, encoding: str, named: str
) -> None:
    expected = (lists.path / "draw/1/targets.roll.tsv").read_bytes()
    write_csv(bureau.path / "两户.csv", encoding)
    bureau.run("announce", "TASK.toml", "--out", "other")
    assert (bureau.path / "other/1/targets.roll.tsv").read_bytes() == expected
    assert bureau.json("other/1/sources.json")["targets"]["encoding"] == named


def test_the_examples_history_is_gb18030_and_is_said_to_be(task_a: Bureau) -> None:
    assert task_a.json("draw/1/sources.json")["history"]["encoding"] == "GB18030"
    excluded = (task_a.path / "draw/1/targets.roll.tsv").read_text("utf-8").count("excluded:annual-cap")
    assert excluded == 200


def test_a_decomposed_name_is_brought_to_nfc(bureau: Bureau) -> None:
    bureau.small_task(("targets-c.xlsx", "x.csv"), ('"20%"', '"100%"'))
    write_csv(bureau.path / "x.csv", "utf-8", rows=[(ROWS[0][0], "Cafe\u0301", "e\u0301", "区", "存续", "")])
    bureau.run("announce", "TASK.toml", "--out", "draw")
    strata = bureau.json("draw/1/announcement.json")["targets"]["strata"]
    assert [each["name"] for each in strata] == ["\u00e9"]


def test_title_hint_and_sample_rows_are_no_targets(bureau: Bureau) -> None:
    bureau.small_task()
    bureau.run("announce", "TASK.toml", "--out", "draw")
    assert bureau.json("draw/1/announcement.json")["targets"]["size"] == 24


def test_own_headers_and_absent_columns(bureau: Bureau) -> None:
    columns = 'sealed = false\ncolumns = { id = "代码", name = "名称", area = "", status = "", needs = "" }\nstratum'
    bureau.small_task(
        ("sealed = false\nstratum", columns), ("targets-c.xlsx", "x.xlsx"), ('"市场主体类型"', '"类"')
    )
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (("代码", "名称", "类"), (ROWS[0][0], "甲公司", "企业"), (ROWS[1][0], "乙商行", "个体")):
        sheet.append(row)
    book.save(bureau.path / "x.xlsx")
    bureau.run("announce", "TASK.toml", "--out", "draw")
    roll = (bureau.path / "draw/1/targets.roll.tsv").read_text("utf-8").splitlines()
    assert roll == ["530499009099980\t个体\teligible\t\t", "91530499MA00W4PU7G\t企业\teligible\t\t"]


def test_a_misspelt_own_header_is_named(bureau: Bureau) -> None:
    columns = 'sealed = false\ncolumns = { area = "所属县区" }\nstratum'
    bureau.small_task(("sealed = false\nstratum", columns))
    codes = bureau.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2).codes()
    assert set(codes) <= {"SSJ-REG-COLUMN-MISSING", "SSJ-REG-COLUMN-MISSPELT"}


def test_files_below_the_task_and_a_folder_named_in_chinese(bureau: Bureau) -> None:
    (bureau.path / "名录").mkdir()
    bureau.small_task(("targets-c.xlsx", "名录/targets-c.xlsx"))
    (bureau.path / "targets-c.xlsx").rename(bureau.path / "名录/targets-c.xlsx")
    bureau.process("announce", "TASK.toml", "--out", "抽取 一")
    bureau.process("draw", "抽取 一")
    bureau.process("confirm", "抽取 一", "--by", "张𠀀")
    assert bureau.process("verify", "抽取 一", "--json").outcomes()[10] == "passed"
    assert bureau.json("抽取 一/1/sources.json")["targets"]["file"] == "targets-c.xlsx"


def test_what_is_handed_on_names_no_machine(task_a: Bureau, task_b: Bureau, task_c: Bureau) -> None:
    for bureau in (task_a, task_b, task_c):
        here = str(bureau.path).encode()
        for each in (bureau.path / "draw").rglob("*"):
            assert not each.is_file() or here not in each.read_bytes()


def test_the_same_values_give_the_same_bytes(task_c: Bureau, tmp_path: Path) -> None:
    """Two offices that follow the same journal write the same record."""
    other = copy(task_c, tmp_path)
    lines = (other.path / "draw/journal.jsonl").read_bytes().splitlines(keepends=True)
    expected = {
        name: digest for name, digest in tree(other.path / "draw/2").items() if name.endswith(".json")
    }
    (other.path / "draw/journal.jsonl").write_bytes(b"".join(lines[:-2]))
    for name in ("record.json", "extract.json"):
        (other.path / "draw/2" / name).unlink()
    (other.path / "draw/private/2/reveal-0.json").unlink()
    other.run("draw", "draw", "--public", BALLS)
    assert {n: d for n, d in tree(other.path / "draw/2").items() if n.endswith(".json")} == expected


def test_inspectors_may_be_left_out_or_sealed(bureau: Bureau) -> None:
    bureau.small_task(more=INSPECTORS.replace("sealed = false", "sealed = true"))
    bureau.run("announce", "TASK.toml", "--out", "draw")
    bureau.run("draw", "draw")
    bureau.run("confirm", "draw", "--by", "张某某")
    assert bureau.complete()
    assert (bureau.path / "draw/private/1/inspectors.key").stat().st_mode & 0o777 == 0o600
