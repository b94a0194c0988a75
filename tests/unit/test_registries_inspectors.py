"""执法检查人员名录: what a row of the table means, and who can be drawn for which days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.registries_tables import cells, codes, number, table

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.certificate import Certificate
from shuangsuiji.ports.registry_source import Cell, CellKind
from shuangsuiji.registries.days import Period, read_day, read_periods
from shuangsuiji.registries.inspectors import (
    InspectorColumns,
    InspectorRecord,
    read_inspectors,
    standing_of_inspector,
)
from shuangsuiji.registries.reading import Reading

HEADER = (
    "单位工号", "姓名", "所在业务部门（机构）", "地区", "岗位资质资格", "执法证编号", "执法证有效期", "执法人员状态", "请假期间",
)  # fmt: skip
FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def row(
    id_: str | Cell = "G001",
    certificate: str | Cell = "YZ-0001",
    until: str | Cell = "长期",
    status: str | Cell = "有效",
    away: str | Cell = "",
) -> tuple[str | Cell, ...]:
    return (id_, "甲某", "信用科", "城关", "2，1", certificate, until, status, away)


def reading(*rows: tuple[str | Cell, ...]) -> Reading[InspectorRecord]:
    return read_inspectors(table(HEADER, *rows))


def record(**given: str | Cell) -> InspectorRecord:
    found = reading(row(**given))
    assert found.faults == ()
    return found.records[0]


class TestRecords:
    """A row without fault is a record; persons' data never become one."""

    @pytest.mark.requirement("A09-13")
    def test_every_field(self) -> None:
        assert record(until="2027-06-30", away="2026-04-01至2026-04-20；2026-05-06") == InspectorRecord(
            id="G001",
            name="甲某",
            department="信用科",
            area="城关",
            skills=("1", "2"),
            certificates=(Certificate(number="YZ-0001", issuer="", valid_until=date(2027, 6, 30)),),
            status="active",
            away=(
                Period(first=date(2026, 4, 1), last=date(2026, 4, 20)),
                Period(first=date(2026, 5, 6), last=date(2026, 5, 6)),
            ),
            row=2,
        )

    @pytest.mark.requirement("A09-13", "X-23")
    def test_the_platforms_template_with_its_private_columns(self) -> None:
        header = ("单位工号", "姓名", "性别", "身份证号", "手机号", *HEADER[2:8])
        private = ("女", "甲的号码", "甲的手机")
        found = read_inspectors(
            table(
                ("市场监管领域执法人员数据库",), header, ("G1", "甲", *private, "科", "", "", "无", "", "1")
            )
        )
        assert found.dropped_columns == ("性别", "身份证号", "手机号")
        assert found.faults == ()
        assert not any(each in repr(found) for each in private)

    @pytest.mark.parametrize(
        "until", ["2026-12-31", "2026/12/31", "2026年12月31日", Cell("2026-12-31", CellKind.DATE)]
    )
    def test_a_certificate_ends_on_a_day(self, until: str | Cell) -> None:
        (certificate,) = record(until=until).certificates
        assert certificate.valid_until == date(2026, 12, 31)

    @pytest.mark.parametrize("until", ["长期", "9999-09-09", Cell("9999-09-09", CellKind.DATE)])
    def test_or_never(self, until: str | Cell) -> None:
        (certificate,) = record(until=until).certificates
        assert certificate.valid_until is None

    def test_who_issued_it_where_the_table_says(self) -> None:
        found = read_inspectors(table((*HEADER[:8], "执法证发证机关"), (*row()[:8], "甲市人民政府")))
        assert found.records[0].certificates == (Certificate(number="YZ-0001", issuer="甲市人民政府"),)

    @pytest.mark.requirement("A09-12")
    @pytest.mark.parametrize("text", ["", "无", "N"])
    def test_no_certificate_is_no_fault(self, text: str) -> None:
        assert record(certificate=text, until="").certificates == ()

    @pytest.mark.parametrize(
        ("text", "status"), [("1", "active"), ("有效", "active"), ("2", "inactive"), ("失效", "inactive")]
    )
    def test_status(self, text: str, status: str) -> None:
        assert record(status=text).status == status
        assert record(status=number(text) if text.isdigit() else text).status == status

    def test_columns_that_the_table_does_not_have(self) -> None:
        columns = InspectorColumns(area=None, skills=None, valid_until=None, status=None)
        found = read_inspectors(
            table(("单位工号", "姓名", "所在业务部门（机构）", "执法证编号"), ("G1", "甲", "科", "Z1")),
            columns,
        )
        assert found.records[0].certificates == (Certificate(number="Z1", issuer=""),)
        assert found.records[0].status == "active"


class TestFaults:
    """What is wrong is named at its cell."""

    @pytest.mark.parametrize(
        ("given", "code", "cell"),
        [
            (row(id_=number("1001")), "SSJ-REG-CELL-NUMBER", "A2"),
            (row(id_="\uff27001"), "SSJ-REG-WIDE", "A2"),
            (row(id_=""), "SSJ-TEXT-EMPTY", "A2"),
            (row(away=Cell("#REF!", CellKind.ERROR)), "SSJ-REG-CELL-ERROR", "I2"),
            (row(certificate=number("530100000000")), "SSJ-REG-CELL-NUMBER", "F2"),
            (row(certificate="5.3010E+14"), "SSJ-REG-CELL-SCIENTIFIC", "F2"),
            (row(until=""), "SSJ-REG-VALID-UNTIL", "G2"),
            (row(until="明年"), "SSJ-ID-CERT-DATE", "G2"),
            (row(until="2026-02-30"), "SSJ-ID-CERT-DATE", "G2"),
            (row(until=number("46387")), "SSJ-ID-CERT-DATE", "G2"),
            (row(status="在编"), "SSJ-REG-INSPECTOR-STATUS", "H2"),
            (row(status=""), "SSJ-REG-INSPECTOR-STATUS", "H2"),
            (row(away="四月"), "SSJ-REG-AWAY", "I2"),
            (row(away="2026-04-20至2026-04-01"), "SSJ-REG-PERIOD", "I2"),
            (row(away="2026-04-31"), "SSJ-REG-DAY", "I2"),
        ],
    )
    def test_one_fault(self, given: tuple[str | Cell, ...], code: str, cell: str) -> None:
        found = reading(given)
        assert (codes(found.faults), cells(found.faults)) == ([code], [cell])

    @pytest.mark.requirement("X-23", "A09-13")
    def test_a_resident_id_number_is_refused_and_not_repeated(self) -> None:
        body = "53049919000101000"
        weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        made = body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]
        found = reading(row(id_=made))
        assert codes(found.faults) == ["SSJ-REG-RESIDENT-ID"]
        assert made not in found.faults[0].text()

    def test_a_number_twice(self) -> None:
        found = reading(row("G1"), row("G2"), row("G1"))
        assert [(each.code, each.place.row, dict(each.params)["other"]) for each in found.faults] == [
            ("SSJ-REG-INSPECTOR-TWICE", 2, 4),
            ("SSJ-REG-INSPECTOR-TWICE", 4, 2),
        ]


@pytest.mark.requirement("A09-14", "A09-12", "A26-3")
class TestStanding:
    """Drawable only with a certificate that is valid on all days of the task, active and not on leave (第十二条)."""

    @pytest.mark.parametrize(
        ("given", "standing"),
        [
            (row(), "eligible"),
            (row(until="2026-04-30"), "eligible"),
            (row(until="2026-04-29"), "excluded:certificate-expired"),
            (row(away="2026-03-01至2026-04-01"), "excluded:on-leave"),
            (row(away="2026-03-01至2026-03-31；2026-05-01"), "eligible"),
            (row(away="2026-04-30"), "excluded:on-leave"),
            (row(certificate="无", until="", away="2026-04-02"), "excluded:certificate-missing"),
            (row(until="2026-04-29", away="2026-04-02"), "excluded:certificate-expired"),
            (row(certificate="", until="", status="失效"), "excluded:inactive"),
        ],
    )
    def test_the_first_cause_counts(self, given: tuple[str | Cell, ...], standing: str) -> None:
        assert standing_of_inspector(reading(given).records[0], FIRST, LAST) == standing

    def test_days_in_the_wrong_order_are_refused(self) -> None:
        with pytest.raises(InvalidInput):
            standing_of_inspector(record(), LAST, FIRST)

    @given(days=st.tuples(DAYS, DAYS).map(sorted), away=st.tuples(DAYS, DAYS).map(sorted))
    def test_leave_excludes_exactly_where_it_has_a_day_in_common(
        self, days: list[date], away: list[date]
    ) -> None:
        person = record(away=f"{away[0]}至{away[1]}")
        task = {days[0] + timedelta(at) for at in range((days[1] - days[0]).days + 1)}
        common = any(away[0] <= day <= away[1] for day in task)
        assert (standing_of_inspector(person, days[0], days[1]) == "excluded:on-leave") == common

    @given(days=st.tuples(DAYS, DAYS).map(sorted), until=DAYS)
    def test_a_certificate_must_last_to_the_last_day(self, days: list[date], until: date) -> None:
        expired = standing_of_inspector(record(until=until.isoformat()), *days) != "eligible"
        assert expired == (until < days[1])


class TestDays:
    """A day is written in any of the usual ways, and must exist."""

    @given(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
    def test_every_way(self, day: date) -> None:
        y, m, d = day.year, day.month, day.day
        ways = (f"{y:04}-{m:02}-{d:02}", f"{y:04}/{m}/{d}", f"{y:04}.{m}.{d}", f"{y:04}年{m}月{d}日")
        assert {read_day(each) for each in (*ways, f"{ways[0]} 08:30:00")} == {day}

    @pytest.mark.parametrize("text", ["", "2026", "2026-13-01", "2026-02-29", "2026-1/2", "20260101x"])
    def test_no_day(self, text: str) -> None:
        with pytest.raises(InvalidInput, match="SSJ-REG-DAY"):
            read_day(text)

    @pytest.mark.parametrize("between", ["至", "到", "~", "～", "—", "——", "-", " - "])
    def test_a_period_has_a_mark_between(self, between: str) -> None:
        assert read_periods(f"2026-04-01{between}2026/4/3") == (Period(first=FIRST, last=date(2026, 4, 3)),)

    def test_no_period_at_all(self) -> None:
        assert read_periods("") == ()
