"""From a spreadsheet to registry entries: the same table by every way gives the same records (A09-2)."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from shuangsuiji.ids.credit import credit_check_character
from shuangsuiji.registries.inspectors import read_inspectors
from shuangsuiji.registries.reading import Reading
from shuangsuiji.registries.targets import TargetRecord, read_targets
from shuangsuiji_excel.reader import SpreadsheetSource

HEADER = ["统一社会信用代码/注册号", "企业名称", "管辖单位", "登记状态", "专业资质资格"]


def credit_code(serial: int) -> str:
    body = f"91530499MA6K{serial:05d}"
    return body + credit_check_character(body)


ROWS: list[list[str]] = [
    ["待抽检库"],
    HEADER,
    ["必填", "全称", "", "", "多个用逗号分隔"],
    [credit_code(1), "甲（玉溪）有限公司", "城关所", "存续（在营、开业、在册）", "药品检查员，特种设备"],
    [],
    ["530499000000016", "乙商店", "", "吊销，未注销", ""],
]


def as_workbook(path: Path, rows: list[list[str]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            sheet.cell(number, column, text or None)
    book.save(path)
    return path


def as_csv(path: Path, rows: list[list[str]], codec: str) -> Path:
    with path.open("w", encoding=codec, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def targets(path: Path) -> Reading[TargetRecord]:
    return read_targets(SpreadsheetSource().read(path))


@pytest.mark.requirement("A09-2")
def test_workbook_and_csv_of_every_encoding_give_the_same_registry(tmp_path: Path) -> None:
    readings = [targets(as_workbook(tmp_path / "a.xlsx", ROWS))]
    readings += [
        targets(as_csv(tmp_path / "a.csv", ROWS, codec)) for codec in ("utf-8", "utf-8-sig", "gb18030")
    ]
    assert [each.row for each in readings[0].records] == [4, 6]
    assert readings[0].skipped_rows == (3,)
    assert readings[0].faults == ()
    assert all(each == readings[0] for each in readings)


def test_an_id_that_a_workbook_stores_as_a_number_names_its_cell(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "检查对象"
    sheet.append(HEADER)
    sheet.append([915304990000000123, "甲", "城关所", "存续", None])
    book.save(tmp_path / "对象.xlsx")
    fault = targets(tmp_path / "对象.xlsx").faults[0]
    assert (fault.code, fault.place.sheet, fault.place.cell) == ("SSJ-REG-CELL-NUMBER", "检查对象", "A2")


@pytest.mark.parametrize(
    ("text", "code"), [("9.15305E+17", "SSJ-REG-CELL-SCIENTIFIC"), ("530499000000016.0", "SSJ-ID-DECIMAL")]
)
def test_an_id_that_a_program_mangled_before_it_became_csv(tmp_path: Path, text: str, code: str) -> None:
    path = as_csv(tmp_path / "a.csv", [HEADER, [text, "甲", "城关所", "存续", ""]], "gb18030")
    fault = targets(path).faults[0]
    assert (fault.code, fault.place.cell) == (code, "A2")


def test_an_inspector_with_a_date_cell(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["市场监管领域执法人员数据库"])
    header = [
        "单位工号",
        "姓名",
        "性别",
        "手机号",
        "地区",
        "岗位资质资格",
        "所在业务部门（机构）",
        "执法证编号",
        "执法证有效期",
        "执法人员状态",
    ]
    sheet.append(header)
    sheet.append(["G001", "甲某", "女", "不得留存", "城关", "无", "信用科", "YZ-1", dt.date(2026, 12, 31), 1])
    book.save(tmp_path / "人员.xlsx")
    found = read_inspectors(SpreadsheetSource().read(tmp_path / "人员.xlsx"))
    assert found.faults == ()
    assert found.dropped_columns == ("性别", "手机号")
    (certificate,) = found.records[0].certificates
    assert certificate.valid_until == dt.date(2026, 12, 31)
    assert "不得留存" not in repr(found)
