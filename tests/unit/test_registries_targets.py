"""检查对象名录: what a row of the table means, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.registries_tables import cells, codes, credit_code, number, table

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import Cell, CellKind
from shuangsuiji.registries.reading import Reading
from shuangsuiji.registries.targets import (
    ANNUAL_CAP,
    STANDINGS,
    STATUS_WORDS,
    TargetColumns,
    TargetRecord,
    read_targets,
    standing_of_status,
    standing_of_target,
)

HEADER = ("统一社会信用代码/注册号", "企业名称", "管辖单位", "登记状态", "专业资质资格")
A, B, C = credit_code(1), credit_code(2), credit_code(3)


def row(
    id_: str | Cell = A,
    name: str | Cell = "甲公司",
    area: str | Cell = "城关所",
    status: str | Cell = "存续",
    needs: str | Cell = "",
) -> tuple[str | Cell, ...]:
    return (id_, name, area, status, needs)


def reading(*rows: tuple[str | Cell, ...]) -> Reading[TargetRecord]:
    return read_targets(table(HEADER, *rows), stratum="企业")


class TestRecords:
    """A row without fault is a record, complete and in the order of the table."""

    @pytest.mark.requirement("A09-1")
    def test_every_field(self) -> None:
        found = reading(row(needs="药品检查员，特种设备、1；"))
        assert found.records == (
            TargetRecord(
                id=A,
                name="甲公司",
                area="城关所",
                status="存续",
                needs=("1", "特种设备", "药品检查员"),
                stratum="企业",
                row=2,
            ),
        )
        assert (found.faults, found.rejected, found.rows) == ((), (), 1)
        assert found.headers == HEADER

    def test_the_stratum_comes_from_any_column(self) -> None:
        columns = TargetColumns(status=None, needs=None, area="片区", stratum="片区")
        found = read_targets(table((*HEADER[:2], "片区"), (A, "甲", "东"), (B, "乙", "西")), columns)
        assert [(each.stratum, each.area) for each in found.records] == [("东", "东"), ("西", "西")]

    def test_an_empty_stratum_is_a_fault(self) -> None:
        columns = TargetColumns(status=None, needs=None, area=None, stratum="片区")
        found = read_targets(table((*HEADER[:2], "片区"), (A, "甲", "")), columns)
        assert (codes(found.faults), cells(found.faults)) == (["SSJ-TEXT-EMPTY"], ["C2"])

    def test_a_stratum_name_that_is_none_is_refused(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            read_targets(table(HEADER), stratum="甲\u200b")
        assert caught.value.code == "SSJ-TEXT-CHARACTER"

    @pytest.mark.requirement("A09-7")
    def test_a_registration_number_is_an_id(self) -> None:
        assert reading(row("530499000000016")).records[0].id == "530499000000016"

    def test_a_short_row_ends_in_empty_cells(self) -> None:
        found = reading((A, "甲公司", "", "存续"))
        assert found.records[0].needs == ()

    @pytest.mark.parametrize(
        ("text", "needs"),
        [
            ("2,1", ("1", "2")),
            ("1，1、1", ("1",)),
            ("丙;乙；甲", ("丙", "乙", "甲")),
            ("无", ()),
            ("N", ()),
            ("Y,2,4", ("2", "4")),
            ("，", ()),
        ],
    )
    def test_needs_are_split_at_marks_of_either_width(self, text: str, needs: tuple[str, ...]) -> None:
        assert reading(row(needs=text)).records[0].needs == tuple(sorted(needs, key=str.encode))

    def test_a_yes_that_names_nothing_is_a_fault(self) -> None:
        assert codes(reading(row(needs="是")).faults) == ["SSJ-REG-CODES-NONE"]

    @given(
        st.lists(
            st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=4), max_size=5
        )
    )
    def test_no_code_holds_a_separator_and_all_ascend(self, parts: list[str]) -> None:
        needs = reading(row(needs="；".join(["Y", "0", *parts]))).records[0].needs
        assert list(needs) == sorted({"0", *parts} - {""}, key=str.encode)


@pytest.mark.requirement("A09-1", "A09-7")
class TestFaults:
    """Every fault of every row is listed in one go, at its cell, in the order of the rows."""

    def test_all_at_once(self) -> None:
        found = reading(row(number("91530499000000000"), ""), row(B, status="在业"), row(C))
        assert [(each.code, each.place.row, each.place.cell) for each in found.faults] == [
            ("SSJ-REG-CELL-NUMBER", 2, "A2"),
            ("SSJ-TEXT-EMPTY", 2, "B2"),
            ("SSJ-REG-STATUS", 3, "D3"),
        ]
        assert [each.row for each in found.rejected] == [2, 3]
        assert [each.id for each in found.records] == [C]
        assert found.rows == 3

    def test_a_rejected_row_holds_the_columns_that_were_read_and_no_others(self) -> None:
        header = (HEADER[0], "联系电话", *HEADER[1:])
        found = read_targets(table(header, ("x", "不得留存", "甲公司", "城关所", "存续", "")))
        assert found.rejected[0].cells == ("x", "甲公司", "城关所", "存续", "")
        assert found.dropped_columns == ("联系电话",)
        assert "不得留存" not in repr(found)

    def test_the_place_names_file_sheet_row_column_and_cell(self) -> None:
        place = reading(row("")).faults[0].place
        assert place.text() == "名录.xlsx，工作表“表”，第 2 行，“统一社会信用代码/注册号”列（A2）"

    @pytest.mark.parametrize(
        ("cell", "code"),
        [
            (number("915304990000000000"), "SSJ-REG-CELL-NUMBER"),
            ("9.15305E+17", "SSJ-REG-CELL-SCIENTIFIC"),
            ("9.15305e+17", "SSJ-REG-CELL-SCIENTIFIC"),
            (Cell("2026-01-01", CellKind.DATE), "SSJ-REG-CELL-DATE"),
            (Cell("TRUE", CellKind.BOOL), "SSJ-REG-CELL-KIND"),
            (Cell("#N/A", CellKind.ERROR), "SSJ-REG-CELL-ERROR"),
            (Cell("", CellKind.MERGED), "SSJ-REG-CELL-MERGED"),
            ("", "SSJ-TEXT-EMPTY"),
            (A[:-1] + ("0" if A[-1] != "0" else "1"), "SSJ-ID-CREDIT-CHECK"),
            ("９" + A[1:], "SSJ-ID-WIDE"),
        ],
    )
    def test_an_id_that_is_none(self, cell: str | Cell, code: str) -> None:
        found = reading(row(cell))
        assert codes(found.faults) == [code]
        assert found.faults[0].place.cell == "A2"

    def test_an_invisible_character_is_named(self) -> None:
        found = reading(row(name="甲\u200b公司", area="城\x07关"))
        assert codes(found.faults) == ["SSJ-TEXT-CHARACTER"] * 2
        assert [dict(each.params)["character"] for each in found.faults] == ["U+200B", "U+0007"]

    @pytest.mark.parametrize("field", ["area", "needs"])
    def test_an_identifier_stored_as_a_number_is_a_fault(self, field: str) -> None:
        given_row = row(area=number("33010601")) if field == "area" else row(needs=number("1"))
        assert codes(reading(given_row).faults) == ["SSJ-REG-CELL-NUMBER"]

    def test_a_look_up_that_failed_is_not_no_need(self) -> None:
        found = reading(row(needs=Cell("#N/A", CellKind.ERROR)))
        assert (codes(found.faults), cells(found.faults)) == (["SSJ-REG-CELL-ERROR"], ["E2"])

    def test_full_width_in_a_code_is_a_fault(self) -> None:
        assert codes(reading(row(needs="１")).faults) == ["SSJ-REG-WIDE"]

    def test_an_empty_status_is_a_fault_where_there_is_the_column(self) -> None:
        found = reading(row(status=""))
        assert codes(found.faults) == ["SSJ-REG-STATUS"]
        assert "存续" in found.faults[0].text()


@pytest.mark.requirement("A09-7")
class TestTwice:
    """Of an id that occurs twice all rows are faulty, and each fault names the other place."""

    def test_both_places(self) -> None:
        found = reading(row(A), row(B), row(A))
        assert [(each.code, each.place.cell, dict(each.params)["other"]) for each in found.faults] == [
            ("SSJ-REG-TARGET-TWICE", "A2", 4),
            ("SSJ-REG-TARGET-TWICE", "A4", 2),
        ]
        assert [each.id for each in found.records] == [B]

    def test_three_times(self) -> None:
        found = reading(row(A), row(A), row(A))
        assert [(each.place.row, dict(each.params)["other"]) for each in found.faults] == [
            (2, 3),
            (3, 2),
            (4, 2),
        ]
        assert found.records == ()

    def test_also_where_one_row_is_faulty_already(self) -> None:
        found = reading(row(A, name=""), row(A))
        assert [(each.code, each.place.row) for each in found.faults] == [
            ("SSJ-TEXT-EMPTY", 2),
            ("SSJ-REG-TARGET-TWICE", 2),
            ("SSJ-REG-TARGET-TWICE", 3),
        ]

    def test_two_empty_ids_are_not_the_same_id(self) -> None:
        assert codes(reading(row(""), row("")).faults) == ["SSJ-TEXT-EMPTY"] * 2

    @given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
    def test_records_are_exactly_the_ids_that_occur_once(self, serials: list[int]) -> None:
        found = reading(*(row(credit_code(each)) for each in serials))
        once = [each for each in serials if serials.count(each) == 1]
        assert [each.id for each in found.records] == [credit_code(each) for each in once]
        assert len(found.records) + len(found.rejected) == found.rows == len(serials)
        assert [each.place.row for each in found.faults] == sorted(each.place.row for each in found.faults)


@pytest.mark.requirement("A09-9", "A08-1")
class TestStanding:
    """A target that no longer exists, or was inspected often enough, stays in the registry and cannot be drawn."""

    @pytest.mark.parametrize(
        ("status", "standing"),
        [
            ("存续（在营、开业、在册）", "eligible"),
            ("存续(在营、开业、在册)", "eligible"),
            ("开业", "eligible"),
            ("k", "eligible"),
            ("Q", "eligible"),
            ("X", "eligible"),
            ("注销", "excluded:deregistered"),
            ("XX", "excluded:deregistered"),
            ("DX", "excluded:deregistered"),
            ("吊销，已注销", "excluded:deregistered"),
            ("吊销，未注销", "excluded:licence-revoked"),
            ("DA", "excluded:licence-revoked"),
            ("C", "excluded:registration-cancelled"),
            ("QX", "excluded:moved-out"),
            ("迁出", "excluded:moved-out"),
        ],
    )
    def test_of_a_status(self, status: str, standing: str) -> None:
        assert standing_of_status(status) == standing

    def test_an_unknown_status_lists_what_is_known(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            standing_of_status("在业")
        assert caught.value.code == "SSJ-REG-STATUS"
        assert all(word in str(caught.value) for word in ("存续", "吊销，未注销", "QX"))

    def test_no_word_is_claimed_by_two_standings(self) -> None:
        claimed = [word for words in STATUS_WORDS.values() for word in words]
        assert len(STANDINGS) == len(claimed) == len(set(claimed))

    def test_the_status_comes_before_the_cap(self) -> None:
        found = reading(row(A), row(B, status="注销"), row(C))
        capped = {A, B}
        assert [standing_of_target(each, capped) for each in found.records] == [
            ANNUAL_CAP,
            "excluded:deregistered",
            "eligible",
        ]

    def test_without_a_status_column_everybody_can_be_drawn(self) -> None:
        columns = TargetColumns(area=None, status=None, needs=None)
        found = read_targets(table(HEADER[:2], (A, "甲")), columns)
        assert standing_of_target(found.records[0]) == "eligible"
