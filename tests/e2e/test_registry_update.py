"""`registry update`: what is new, changed, as it was and missing; nothing is written without `--out`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.e2e.bureau import Bureau, tree

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import Row, Table, text_cell
from shuangsuiji.registries.updating import EMPTIED, update
from shuangsuiji.testing.platform_documents import credit_codes

HEADERS = "统一社会信用代码/注册号,企业名称,管辖单位,登记状态,专业资质资格,备注\n"
FIRST, SECOND, THIRD = credit_codes(3)


@pytest.fixture
def kept(bureau: Bureau) -> Bureau:
    """A bureau with a registry of two, and changes to one and a new one."""
    rows = f"{FIRST},样例甲,甲区,存续,,旧\n{SECOND},样例乙,乙区,存续,,\n"
    (bureau.path / "名录.csv").write_text(HEADERS + rows, "utf-8")
    changes = (
        f"统一社会信用代码/注册号,企业名称,登记状态,备注\n{FIRST},,注销,{EMPTIED}\n{THIRD},样例丙,存续,\n"
    )
    (bureau.path / "变更.csv").write_text(changes, "utf-8")
    return bureau


@pytest.mark.requirement("A09-1")
def test_a_preview_says_what_would_change_and_writes_nothing(kept: Bureau) -> None:
    before = tree(kept.path)
    answer = kept.run("registry", "update", "名录.csv", "变更.csv", "--json").json
    assert answer["new"] == [THIRD]
    assert answer["missing"] == [SECOND]
    assert [(each["id"], each["column"], each["before"], each["after"]) for each in answer["changed"]] == [
        (FIRST, "登记状态", "存续", "注销"),
        (FIRST, "备注", "旧", ""),
    ]
    assert tree(kept.path) == before
    assert "新增 1 个，变更 1 个，不变 0 个" in kept.run("registry", "update", "名录.csv", "变更.csv").out


@pytest.mark.parametrize("out", ["新.xlsx", "新.csv"])
def test_what_is_written_has_every_entry_and_changes_no_more(kept: Bureau, out: str) -> None:
    kept.run("registry", "update", "名录.csv", "变更.csv", "--out", out)
    again = kept.run("registry", "update", out, "变更.csv", "--json").json
    assert (again["new"], again["changed"], again["missing"], again["rows"]) == ([], [], [SECOND], 3)


def test_a_file_that_is_there_is_not_overwritten(kept: Bureau) -> None:
    words = ("registry", "update", "名录.csv", "变更.csv", "--out", "名录.csv", "--json")
    assert kept.run(*words, expect=2).codes() == ["SSJ-CLI-EXISTS"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ("统一社会信用代码/注册号,没有\nx,1\n", ["SSJ-REG-UPDATE-COLUMN"]),
        (f"统一社会信用代码/注册号,企业名称\n{FIRST},1\n{FIRST},2\n", ["SSJ-REG-UPDATE-TWICE"]),
        ("统一社会信用代码/注册号,企业名称\n,1\n", ["SSJ-TEXT-EMPTY"]),
        (f"统一社会信用代码/注册号,登记状态\n{FIRST},没有\n", ["SSJ-REG-STATUS"]),
    ],
)
def test_what_would_be_no_registry_is_refused(kept: Bureau, changes: str, codes: list[str]) -> None:
    (kept.path / "变更.csv").write_text(changes, "utf-8")
    words = ("registry", "update", "名录.csv", "变更.csv", "--out", "新.csv", "--json")
    assert kept.run(*words, expect=2).codes() == codes
    assert not Path(kept.path / "新.csv").exists()


def test_another_ending_is_refused(kept: Bureau) -> None:
    words = ("registry", "update", "名录.csv", "变更.csv", "--out", "新.doc", "--json")
    assert kept.run(*words, expect=2).codes() == ["SSJ-REG-UPDATE-SUFFIX"]


class TestPersonalData:
    """Design decision 12: no registry keeps persons' numbers, and nothing is left out without a word."""

    def test_what_the_registry_had_of_them_is_listed(self, kept: Bureau) -> None:
        header = HEADERS.replace("备注", "备注,联系电话")
        rows = (
            f"{FIRST},样例甲,甲区,存续,,旧,\n{SECOND},样例乙,乙区,存续,,联系 13800000000，要紧,13800000000\n"
        )
        (kept.path / "名录.csv").write_text(header + rows, "utf-8")
        words = ("registry", "update", "名录.csv", "变更.csv", "--out", "新.csv")
        answer = kept.run(*words, "--json").json
        assert answer["dropped"] == ["联系电话"]
        assert answer["stripped"] == [{"id": SECOND, "column": "备注"}]
        assert "1380" not in (kept.path / "新.csv").read_text("utf-8")
        (kept.path / "新.csv").unlink()
        shown = kept.run(*words).out
        assert "联系电话" in shown
        assert f"× {SECOND} 备注" in shown

    def test_changes_with_any_are_faults_of_their_cells(self, kept: Bureau) -> None:
        changes = f"统一社会信用代码/注册号,企业名称,备注\n{FIRST},法人 13800000000,\n{SECOND},,13800000000\n"
        (kept.path / "变更.csv").write_text(changes, "utf-8")
        words = ("registry", "update", "名录.csv", "变更.csv", "--out", "新.csv", "--json")
        faults = kept.run(*words, expect=2).json["faults"]
        assert [(each["code"], each["where"]["cell"]) for each in faults] == [
            ("SSJ-REG-UPDATE-PERSONAL", "B2"),
            ("SSJ-REG-UPDATE-PERSONAL", "C3"),
        ]
        assert not (kept.path / "新.csv").exists()


def book(path: Path, **sheets: str) -> None:
    """Write a workbook of sheets, each given as CSV."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows.splitlines():
            sheet.append(row.split(","))
    made.save(path)


class TestSheets:
    """Every sheet that fits is read, and every other one is named."""

    CHANGES = "统一社会信用代码/注册号,企业名称,登记状态\n"

    def test_all_sheets_of_changes_count(self, kept: Bureau) -> None:
        first, second = f"{FIRST},,注销\n", f"{SECOND},,注销\n"
        book(
            kept.path / "退回.xlsx",
            甲区=self.CHANGES + first,
            乙区=self.CHANGES + second,
            错误清单="工作表,行\n甲区,2\n",
        )
        words = ("registry", "update", "名录.csv", "退回.xlsx")
        answer = kept.run(*words, "--json").json
        assert [(each["id"], each["after"]) for each in answer["changed"]] == [
            (FIRST, "注销"),
            (SECOND, "注销"),
        ]
        assert answer["unread"] == ["错误清单"]
        assert "没有读的工作表：错误清单" in kept.run(*words).out

    def test_one_entry_on_two_sheets_is_refused(self, kept: Bureau) -> None:
        row = f"{self.CHANGES}{FIRST},,注销\n"
        book(kept.path / "变更.xlsx", 甲区=row, 乙区=row)
        found = kept.run("registry", "update", "名录.csv", "变更.xlsx", "--json", expect=2).json["faults"]
        assert [(each["code"], each["where"]["sheet"], each["other"]) for each in found] == [
            ("SSJ-REG-UPDATE-TWICE", "乙区", "甲区!A2")
        ]

    def test_a_workbook_without_a_sheet_that_fits_is_refused(self, kept: Bureau) -> None:
        book(kept.path / "变更.xlsx", 甲区="单位工号\n1\n", 乙区="单位工号\n2\n")
        words = ("registry", "update", "名录.csv", "变更.xlsx", "--json")
        assert kept.run(*words, expect=2).codes() == ["SSJ-REG-UPDATE-SHEETS"]

    def test_a_registry_on_several_sheets_is_refused(self, kept: Bureau) -> None:
        whole = (kept.path / "名录.csv").read_text("utf-8")
        book(kept.path / "名录.xlsx", 甲区=whole, 乙区=whole)
        words = ("registry", "update", "名录.xlsx", "变更.csv", "--json")
        assert kept.run(*words, expect=2).codes() == ["SSJ-REG-UPDATE-SEVERAL"]


def test_a_registry_that_lacks_a_column_is_named(kept: Bureau) -> None:
    header = HEADERS.replace("管辖单位,", "")
    (kept.path / "名录.csv").write_text(f"{header}{FIRST},样例甲,存续,,旧\n", "utf-8")
    found = kept.run("registry", "update", "名录.csv", "变更.csv", "--json", expect=2).json["faults"]
    assert [(each["code"], each["where"]["file"]) for each in found] == [
        ("SSJ-REG-COLUMN-MISSING", "名录.csv")
    ]


def test_a_column_that_stands_there_twice_is_refused(kept: Bureau) -> None:
    whole = (kept.path / "名录.csv").read_text("utf-8").replace("备注", "备注,备注").replace("旧", "旧,旧")
    (kept.path / "名录.csv").write_text(whole, "utf-8")
    words = ("registry", "update", "名录.csv", "变更.csv", "--json")
    assert kept.run(*words, expect=2).codes() == ["SSJ-REG-COLUMN-TWICE"]


CELLS = st.sampled_from(("", "甲", "乙", EMPTIED))
ROWS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(CELLS, CELLS), max_size=6)


def table(rows: dict[str, tuple[str, str]]) -> Table:
    listed = [("编号", "名", "区"), *((id_, *cells) for id_, cells in rows.items())]
    numbered = (Row(number, tuple(map(text_cell, row))) for number, row in enumerate(listed, 1))
    return Table(file="x.csv", sheet="", encoding="", rows=numbered)


@given(registry=ROWS, changes=ROWS)
def test_any_changes_lose_nobody_and_count_everybody(
    registry: dict[str, tuple[str, str]], changes: dict[str, tuple[str, str]]
) -> None:
    """Every entry of either table is in the result once; done again, nothing changes."""
    found = update(table(registry), [table(changes)], "编号")
    assert [row[0] for row in found.rows] == list({**registry, **changes})
    changed = {each.id for each in found.changes}
    assert len(found.new) + len(changed) + found.unchanged == len(changes)
    assert {*found.missing} == {*registry} - {*changes}
    again = update(found.table("y.csv"), [table(changes)], "编号")
    assert (again.new, again.changes, again.rows) == ((), (), found.rows)


def test_a_table_without_ids_is_refused() -> None:
    with pytest.raises(InvalidInput, match="SSJ-REG-HEADER"):
        update(table({}), [table({})], "没有")
