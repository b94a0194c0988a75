"""已检查与回避: the two tables that refer to the registries."""

from datetime import date

import pytest
from tests.unit.registries_tables import cells, codes, credit_code, number, table

from shuangsuiji.ports.registry_source import Cell, CellKind
from shuangsuiji.registries.history import Capped, HistoryColumns, capped_ids, read_history
from shuangsuiji.registries.recusals import RecusalRecord, read_recusals

A, B, C = credit_code(1), credit_code(2), credit_code(3)
HEADER = ("统一社会信用代码/注册号", "检查日期")
RECUSALS = ("统一社会信用代码/注册号", "单位工号", "回避事由")


@pytest.mark.requirement("A08-1")
class TestHistory:
    """A target inspected as often as the annual cap allows is found (第八条)."""

    def test_a_target_occurs_as_often_as_it_was_inspected(self) -> None:
        found = read_history(table(HEADER, (A, "2026-01-05"), (A, "2026年3月1日"), (B, "")))
        assert found.faults == ()
        assert [(each.target, each.day) for each in found.records] == [
            (A, date(2026, 1, 5)),
            (A, date(2026, 3, 1)),
            (B, None),
        ]
        assert capped_ids(found.records, {A, B}, 2) == Capped(ids=frozenset({A}), unknown=0)
        assert capped_ids(found.records, {A, B}, 1).ids == {A, B}

    def test_an_id_that_the_registry_does_not_know_is_counted(self) -> None:
        found = read_history(table(HEADER[:1], (A,), (C,), (C,)))
        assert capped_ids(found.records, {A}, 1) == Capped(ids=frozenset({A}), unknown=1)

    @pytest.mark.requirement("X-20", "A08-2")
    def test_only_the_year_counts(self) -> None:
        found = read_history(
            table(HEADER, (A, "2025-12-31"), (B, Cell("2026-01-01", CellKind.DATE)), (C, ""))
        )
        assert capped_ids(found.records, {A, B, C}, 1, year=2026).ids == {B, C}

    def test_faults_are_placed(self) -> None:
        found = read_history(table(HEADER, (number("1"), "2026-01-05"), (A, "去年")))
        assert codes(found.faults) == ["SSJ-REG-CELL-NUMBER", "SSJ-REG-DAY"]
        assert cells(found.faults) == ["A2", "B3"]

    def test_other_headers(self) -> None:
        found = read_history(
            table(("代码", "日"), (A, "2026-01-05")), HistoryColumns(target="代码", date="日")
        )
        assert found.records[0].day == date(2026, 1, 5)


@pytest.mark.requirement("A12-9")
class TestRecusals:
    """Both ids must be known, for a misspelt one would silently void the recusal (spec 2.8)."""

    def test_one_pair_may_have_several_reasons(self) -> None:
        found = read_recusals(table(RECUSALS, (A, "G1", "近亲属"), (A, "G1", "曾任职")), {A}, {"G1"})
        assert found.records == (
            RecusalRecord(target=A, inspector="G1", reason="近亲属", row=2),
            RecusalRecord(target=A, inspector="G1", reason="曾任职", row=3),
        )

    def test_unknown_ids_are_named_at_their_cells(self) -> None:
        found = read_recusals(table(RECUSALS, (B, "G1", "近亲属"), (A, "G9", "近亲属")), {A}, {"G1"})
        assert codes(found.faults) == ["SSJ-REG-RECUSAL-TARGET", "SSJ-REG-RECUSAL-INSPECTOR"]
        assert cells(found.faults) == ["A2", "B3"]

    def test_the_same_triple_twice(self) -> None:
        found = read_recusals(table(RECUSALS, (A, "G1", "近亲属"), (A, "G1", "近亲属")), {A}, {"G1"})
        assert [(each.code, dict(each.params)["other"]) for each in found.faults] == [
            ("SSJ-REG-RECUSAL-TWICE", 3),
            ("SSJ-REG-RECUSAL-TWICE", 2),
        ]
        assert found.records == ()

    @pytest.mark.parametrize("reason", ["", "近\u200b亲属", "长" * 43])
    def test_a_reason_is_an_identifier(self, reason: str) -> None:
        found = read_recusals(table(RECUSALS, (A, "G1", reason)), {A}, {"G1"})
        assert cells(found.faults) == ["C2"]
