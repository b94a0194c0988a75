"""表头: the rules by which header, hints, samples and persons' columns are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.registries_tables import codes, number, table

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import EMPTY_CELL, Cell, CellKind, Table
from shuangsuiji.registries.columns import Layout, Wanted, column_letters, is_personal, lay_out

ID = Wanted(field="id", header="统一社会信用代码/注册号")
NAME = Wanted(field="name", header="企业名称")
AWAY = Wanted(field="away", header="请假期间", optional=True)


def laid_out(*rows: tuple[str | Cell, ...]) -> Layout:
    return lay_out(table(*rows), (ID, NAME))


def refused(source: Table, *wanted: Wanted) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        lay_out(source, wanted)
    return caught.value


class TestHeaderRow:
    """The header row is found by itself; a title above it and blank rows are not read."""

    def test_title_and_blank_rows_stand_above(self) -> None:
        layout = laid_out(
            ("待抽检对象导入表",),
            (),
            ("序号", "企业名称", "统一社会信用代码/注册号"),
            ("1", "甲", "A"),
            ("", "", ""),
            ("2", "乙", "B"),
        )
        assert layout.positions == {"id": 2, "name": 1}
        assert [row.number for row in layout.rows] == [4, 6]

    def test_data_far_below_the_searched_rows_is_read(self) -> None:
        layout = laid_out((ID.header, NAME.header), *((str(at), "甲") for at in range(100)))
        assert sum(1 for _ in layout.rows) == 100

    def test_a_sheet_that_begins_lower_keeps_its_row_numbers(self) -> None:
        layout = lay_out(table((ID.header, NAME.header), ("A", "甲"), first=7), (ID, NAME))
        assert [row.number for row in layout.rows] == [8]
        assert layout.place(8, "name").cell == "B8"

    @pytest.mark.parametrize(
        "header",
        [
            "统一社会信用代码／注册号",
            " 统一社会信用代码/\n注册号",
            "*统一社会信用代码/注册号",
            "统一社会信用代码/注册号（必填）",
        ],
    )
    def test_width_line_breaks_and_marks_of_a_header_do_not_count(self, header: str) -> None:
        assert laid_out((header, NAME.header), ("A", "甲")).positions["id"] == 0

    def test_a_table_without_header_names_what_was_looked_for(self) -> None:
        error = refused(table(("甲", "乙"), ("丙", "丁")), ID, NAME)
        assert codes(error.faults) == ["SSJ-REG-HEADER"]
        assert "统一社会信用代码/注册号、企业名称" in str(error)

    def test_an_empty_table_is_refused(self) -> None:
        assert codes(refused(table(), ID).faults) == ["SSJ-REG-TABLE-EMPTY"]

    def test_a_row_of_nothing_but_misspelt_headers_is_the_header_row(self) -> None:
        error = refused(table(("统一社会信用代码", "企业名"), ("A", "甲")), ID, NAME)
        assert codes(error.faults) == ["SSJ-REG-COLUMN-MISSPELT"] * 2
        assert [each.place.row for each in error.faults] == [1, 1]

    @given(offset=st.integers(0, 19))
    def test_the_header_is_found_in_any_of_the_first_twenty_rows(self, offset: int) -> None:
        layout = laid_out(*[("标题",)] * offset, (ID.header, NAME.header), ("A", "甲"))
        assert [row.number for row in layout.rows] == [offset + 2]


class TestColumns:
    """A column that is missing, misspelt or twice there is a fault that names it; all are named at once."""

    def test_the_nearest_header_is_named(self) -> None:
        error = refused(table((ID.header, "企业名字", "备注")), ID, NAME)
        assert dict(error.faults[0].params) == {"header": "企业名称", "nearest": "企业名字"}

    def test_where_nothing_is_near_all_headers_are_listed(self) -> None:
        error = refused(table((ID.header, "备注", "序号")), ID, NAME)
        assert error.code == "SSJ-REG-COLUMN-MISSING"
        assert "统一社会信用代码/注册号、备注、序号" in str(error)

    def test_a_column_twice_is_refused_with_both_letters(self) -> None:
        error = refused(table((ID.header, NAME.header, "备注", NAME.header)), ID, NAME)
        assert error.code == "SSJ-REG-COLUMN-TWICE"
        assert dict(error.faults[0].params)["columns"] == "B、D"

    def test_a_header_that_nobody_reads_may_be_there_twice(self) -> None:
        assert laid_out((ID.header, NAME.header, "有效期", "有效期")).positions == {"id": 0, "name": 1}

    def test_an_optional_column_may_be_missing_but_not_misspelt(self) -> None:
        assert "away" not in lay_out(table((ID.header,)), (ID, AWAY)).positions
        assert codes(refused(table((ID.header, "请假时间")), ID, AWAY).faults) == ["SSJ-REG-COLUMN-MISSPELT"]

    def test_two_fields_may_share_a_column(self) -> None:
        area = Wanted(field="area", header="管辖单位")
        stratum = Wanted(field="stratum", header="管辖单位")
        layout = lay_out(table((ID.header, "管辖单位")), (ID, area, stratum))
        assert layout.positions == {"id": 0, "area": 1, "stratum": 1}


@pytest.mark.requirement("X-23", "A09-13")
class TestPersonsData:
    """Columns with persons' data are dropped and reported, and cannot be mapped (design decision 12)."""

    @pytest.mark.parametrize(
        "header", ["身份证号", "公民身份号码", "手机号", "联系电话", "家庭住址", "性别", "出生日期"]
    )
    def test_they_are_dropped_and_reported(self, header: str) -> None:
        assert laid_out((ID.header, header, NAME.header)).dropped == (header,)

    @pytest.mark.parametrize(
        "header", ["单位工号", "姓名", "企业名称", "统一社会信用代码/注册号", "住所", "执法证编号"]
    )
    def test_others_are_not(self, header: str) -> None:
        assert not is_personal(header)

    def test_none_can_stand_for_a_field(self) -> None:
        error = refused(table(("身份证号", "姓名")), Wanted(field="id", header="身份证号"))
        assert codes(error.faults) == ["SSJ-REG-COLUMN-PERSONAL"]


class TestHintsAndSamples:
    """Directly below the header, hint rows and sample rows are skipped and reported; further down none is."""

    @pytest.mark.parametrize(
        "row",
        [
            ("必填，18 位", ""),
            ("填写说明：文本格式", "全称"),
            ("（文本）", ""),
            ("", "请填写全称"),
            ("示例", "甲"),
            ("91530499MA6K00006F", "样例：甲"),
            ("91530499MA6K00006F", "甲公司（示例）"),
        ],
    )
    def test_skipped(self, row: tuple[str, str]) -> None:
        layout = laid_out((ID.header, NAME.header), row, ("A", "甲"))
        assert layout.skipped == (2,)
        assert [each.number for each in layout.rows] == [3]

    def test_hint_and_sample_may_follow_each_other(self) -> None:
        layout = laid_out(
            (ID.header, NAME.header), ("必填", "必填"), (), ("示例", ""), ("A", "甲"), ("示例", "")
        )
        assert layout.skipped == (2, 4)
        assert [each.number for each in layout.rows] == [5, 6]

    @pytest.mark.parametrize("name", ["示例商贸有限公司", "样例公司", "请君来饭店"])
    def test_a_company_of_such_a_name_is_data(self, name: str) -> None:
        assert laid_out((ID.header, NAME.header), ("A", name)).skipped == ()

    def test_nothing_below_the_header_gives_no_rows(self) -> None:
        layout = laid_out((ID.header, NAME.header), ("必填", ""))
        assert (layout.skipped, list(layout.rows)) == ((2,), [])

    def test_a_row_of_empty_and_merged_cells_is_blank(self) -> None:
        merged = Cell("", CellKind.MERGED)
        layout = laid_out((ID.header, NAME.header), (merged, EMPTY_CELL), (number("1"), ""))
        assert [each.number for each in layout.rows] == [3]


@given(st.integers(0, 16383))
def test_column_letters_count_as_a_spreadsheet_does(index: int) -> None:
    letters = column_letters(index)
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    assert value == index + 1
