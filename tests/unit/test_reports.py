"""Reports are counted from the journal alone: what a small bureau's line comes to, row by row."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.acts_tables import copy_of, inspected_before, receive_all, rule
from tests.unit.acts_tables import target as first_target
from tests.unit.aftermath_tables import OBJECTION, application, conclude, feedback, withheld

from shuangsuiji.acts import Act, State
from shuangsuiji.bureau import Bureau, bureau_of
from shuangsuiji.departments import STREAM as DEPARTMENTS
from shuangsuiji.departments import Departments, ListDepartments, Unit
from shuangsuiji.errors import InvalidInput
from shuangsuiji.findings import Override
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.office.service import Done
from shuangsuiji.plan.publishing import PublishPlan
from shuangsuiji.reports.catalogue import REPORTS, Query
from shuangsuiji.reports.chain import chain_report
from shuangsuiji.reports.draws import distribution_report, never_drawn
from shuangsuiji.reports.outcomes import results_report
from shuangsuiji.reports.plan import coverage_report, plan_report
from shuangsuiji.reports.progress import counties_report
from shuangsuiji.reports.report import Cell, Report, ReportName, percent, printed
from shuangsuiji.sheets.items import ItemResult, Measure
from shuangsuiji.supervision import ListSupervision, Supervision, SupervisionItem, supervision_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.teams.candidates import next_in_order
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, EMERGENCY, MARKET

DAY = date(2026, 6, 1)
WIDEST = 9
"""More columns are not readable in 80 characters."""


@cache
def line() -> tuple[Line, tuple[str, ...]]:
    """Two results public, one of them with a problem; one substitution; the other targets not inspected yet."""
    made = Line()
    made.prepare()
    task = made.drawn()
    assert task.lock
    ids = tuple(each.entry.id for each in task.lock.targets)
    _substitute(made, ids[2])
    problem = ItemResult(
        item="GX01",
        results=("CORRECTED",),
        problem="台账缺页",
        measures=(Measure(name="督促整改"),),
    )
    for target in ids[:2]:
        made.prepare_visit(target)
    made.record(ids[0], results=(problem, ItemResult(item="GX02", results=("NO_PROBLEM",))))
    made.record(ids[1])
    for step in (made.enter, made.review):
        for target in ids[:2]:
            step(target)
    made.clock = "2026-05-15T09:00:00+08:00"
    receive_all(made)
    _list(made)
    return made, ids


def _substitute(made: Line, unit: str) -> None:
    task = made.task()
    team = task.team(unit)
    assert team
    out = team.inspectors[-1]
    substitute = next_in_order(task, unit, out)
    assert substitute
    act = SubstituteInspector(
        by="经办员甲",
        at="2026-04-27T09:00:00+08:00",
        task=CODE,
        unit=unit,
        out=out,
        substitute=substitute,
        name=made.names[substitute.id],
        circumstance="健康",
        approver="局长丁",
        approved_at="2026-04-26T09:00:00+08:00",
    )
    made.do(task_stream(CODE), act)


def _list(made: Line) -> None:
    """Units and supervised items, as they are listed."""
    units = (
        Unit(id=BUREAU, kind="department", region="红塔区"),
        Unit(id=MARKET, kind="department"),
        Unit(id=EMERGENCY, kind="department", enforces=False),
    )
    at = "2026-06-01T10:00:00+08:00"
    made.do(DEPARTMENTS, ListDepartments(by="政策法规科", at=at, departments=Departments(units=units)))
    items = (
        SupervisionItem(id="J1", name="食盐监管", items=("GX01",)),
        SupervisionItem(id="J2", name="民爆监管", items=("GX99",)),
        SupervisionItem(id="J3", name="个案监管", items=(), exception="只办个案"),
    )
    supervised = ListSupervision(by="政策法规科", at=at, department=BUREAU, items=items)
    made.do(supervision_stream(BUREAU), supervised)


@cache
def bureau() -> Bureau:
    """What the line has come to."""
    return bureau_of(line()[0].office.replay())


def rows(name: ReportName, task: str = "", target: str = "") -> Sequence[tuple[Cell, ...]]:
    """Give the rows of a report on the day."""
    query = Query(on=DAY, year=2026, calendar=CALENDAR, task=task, target=target)
    return REPORTS[name](bureau(), query).rows


@pytest.mark.requirement("A07-13")
def test_a_plans_row_is_counted_from_the_draw_to_publicity() -> None:
    (row,) = rows("plan")
    assert row == (
        *(BUREAU, "1", "工业和信息化领域联合抽查", "10%", "10.0%", "每年1次", 1, "是"),
        *("—", 1, 6, 2, 2, "33.3%", ""),
    )


def with_plan(**changed: object) -> tuple[Cell, ...]:
    """The plan's row as it is reported of another plan."""
    (name, plan), *_ = bureau().of("plan")
    first = plan.versions[0]
    rows_ = tuple(evolve(each, **{k: v for k, v in changed.items() if k != "at"}) for each in first.rows)
    version = evolve(first, rows=rows_, at=changed.get("at", first.at))
    states = {**bureau().states, name: evolve(plan, versions=(version,))}
    (row,) = plan_report(evolve(bureau(), states=states), 2026).rows
    return row


@pytest.mark.requirement("A07-13")
@pytest.mark.parametrize(
    ("changed", "reached"),
    [
        ({"ratio": "20%"}, "否"),
        ({"frequency": "每年2次"}, "否"),
        ({"ratio": "根据实际情况确定", "frequency": "按需"}, "—"),
        ({"ratio": "不低于5%"}, "是"),
    ],
)
def test_whether_ratio_and_frequency_are_reached_stands_beside_them(
    changed: dict[str, object], reached: str
) -> None:
    assert with_plan(**changed)[7] == reached


@pytest.mark.requirement("A07-1")
def test_a_plan_that_was_published_late_stays_marked_in_the_report() -> None:
    assert with_plan(at="2026-03-31T09:00:00+08:00")[-1] == ""
    assert with_plan(at="2026-04-01T09:00:00+08:00")[-1] == "2026-04-01"


class LatePlan(Line):
    """A bureau that puts its plan of 2 March on record on 19 April."""

    def do(self, stream: str, act: Act[State], *overrides: Override) -> Done[State]:
        """Do an act, the plan's publication on record late."""
        if isinstance(act, PublishPlan):
            self.clock = "2026-04-19T09:00:00+08:00"
        return super().do(stream, act, *overrides)


@pytest.mark.requirement("A04-6", "A07-1")
def test_a_plan_that_is_dated_back_is_marked_with_the_day_of_its_record() -> None:
    made = LatePlan()
    made.prepare()
    (row,) = plan_report(bureau_of(made.office.replay()), 2026).rows
    assert row[-1] == "2026-04-19"


@pytest.mark.requirement("A07-9")
def test_a_supervised_item_is_covered_missing_or_excepted() -> None:
    assert rows("coverage") == (
        (BUREAU, "J1", "食盐监管", "是", "是", ""),
        (BUREAU, "J2", "民爆监管", "否", "否", ""),
        (BUREAU, "J3", "个案监管", "否", "否", "只办个案"),
    )


@pytest.mark.requirement("A07-9")
def test_what_others_inspected_is_not_counted_for_a_department() -> None:
    made, _ = line()
    items = (SupervisionItem(id="J9", name="食盐监管", items=("GX01",)),)
    act = ListSupervision(by="政策法规科", at="2026-05-16T10:00:00+08:00", department="市民政局", items=items)
    states = {**bureau().states, supervision_stream("市民政局"): act.after(Supervision())}
    assert made.office.task(CODE)
    found = coverage_report(evolve(bureau(), states=states), 2026).rows
    assert [row[3:5] for row in found if row[0] == "市民政局"] == [("否", "否")]


@pytest.mark.requirement("A07-10", "A02-5")
def test_who_enforces_owes_a_joint_inspection_that_is_public() -> None:
    assert rows("duty") == ((BUREAU, 1, 0, 0, 1, 0), (MARKET, 0, 1, 0, 1, 0))


@pytest.mark.requirement("X-12", "A11-4")
def test_a_draw_shows_range_quota_and_chance_of_each_stratum() -> None:
    (row,) = rows("draws")
    assert row[2:] == (1, "企业", 60, 60, 0, "1/10", 6, 6, "10.0%")


@pytest.mark.requirement("A08-11")
def test_targets_are_counted_by_how_often_they_were_inspected() -> None:
    assert rows("distribution") == ((0, 58, "96.7%"), (1, 2, "3.3%"))
    made, ids = line()
    again = copy_of(made)
    inspected_before(again, ids[0])
    inspected_before(again, ids[5], "YJ07", nature="ordinary")
    found = distribution_report(bureau_of(again.office.replay()), 2026).rows
    assert [row[:2] for row in found] == [(0, 57), (1, 2), (2, 1)]


@pytest.mark.requirement("A08-11")
def test_who_was_never_drawn_over_some_years_is_listed() -> None:
    registry = tuple(f"对象{number:04}" for number in range(1, 61))
    query = Query(on=DAY, year=2027, calendar=CALENDAR, registry=registry)
    assert len(REPORTS["never-drawn"](bureau(), query).rows) == 60
    found = REPORTS["never-drawn"](bureau(), evolve(query, years=2)).rows
    assert {row[0] for row in found} == set(registry) - set(line()[1])


@given(st.sets(st.integers(1, 60)))
def test_whoever_was_never_drawn_is_of_the_registry_and_of_no_list(known: set[int]) -> None:
    """Registry, drawn and never drawn: each target of the registry is in exactly one of the two."""
    registry = [f"对象{number:04}" for number in known]
    never = set(never_drawn(bureau().tasks, registry, [2026]))
    assert never == set(registry) - set(line()[1])
    assert never_drawn(bureau().tasks, registry, [2025]) == sorted(registry)


def test_a_registry_may_be_given_for_the_distribution() -> None:
    registry = [f"对象{number:04}" for number in range(1, 101)]
    assert distribution_report(bureau(), 2026, registry).rows[0] == (0, 98, "98.0%")


@pytest.mark.requirement("A13-11")
def test_substitutions_are_counted_by_department_with_circumstance_and_substitute() -> None:
    found = {row[1]: row for row in rows("substitutions")}
    assert [found[each][2] for each in (BUREAU, MARKET, EMERGENCY)] == [12, 6, 6]
    made = [row for row in found.values() if row[3]]
    assert [(row[3], row[4], row[5]) for row in made] == [(1, "16.7%", "健康 1")]


@pytest.mark.requirement("A22-5", "A18-9")
def test_problems_are_counted_by_item_of_what_is_public() -> None:
    assert [row[1:] for row in rows("results")] == [
        ("GX01", "食盐专营检查", 2, 1, 1, 0, "50.0%", ""),
        ("GX02", "工业节能监察", 2, 2, 0, 0, "0.0%", ""),
    ]


@pytest.mark.requirement("A04-5", "A03-2")
def test_the_chain_of_a_result_names_everybody_back_to_the_checklist() -> None:
    target = line()[1][0]
    found = rows("chain", CODE, target)
    assert [row[0] for row in found] == sorted(int(row[0]) for row in found)
    done = [str(row[3]) for row in found]
    for words in (
        "制定联合清单",
        "公布“",
        "设置任务",
        "确认并锁定",
        "检查记录",
        "录入结果",
        "审核第 1 版",
        "公示检查结果",
    ):
        assert any(words in each for each in done), words
    other = line()[1][1]
    assert not any(str(row[5]).endswith(other) for row in found)
    assert "更换" not in "".join(done)


@pytest.mark.requirement("A04-5", "A03-2")
def test_the_chain_of_a_result_holds_what_concerns_its_own_team_and_target_alone() -> None:
    own = [str(row[3]) for row in rows("chain", CODE, line()[1][0])]
    made = copy_of(line()[0])
    made.record(line()[1][2], at="2026-05-20T17:00:00+08:00")
    found = chain_report(bureau_of(made.office.replay()), CODE, line()[1][2]).rows
    assert [each for each in own if "更换" in each] == []
    assert len([row for row in found if "更换" in str(row[3])]) == 2


@pytest.mark.requirement("A04-5", "X-35")
def test_the_chain_of_a_result_names_who_answered_for_a_finding() -> None:
    found = chain_report(bureau_of(withheld().office.replay()), CODE, first_target()).rows
    (answered,) = [str(row[6]) for row in found if row[6]]
    assert answered.startswith("SSJ-A02-8 局领导丁（")


def test_there_is_no_chain_of_what_is_not_there() -> None:
    with pytest.raises(InvalidInput, match="SSJ-REPORT-NO-FILE"):
        chain_report(bureau(), CODE, "没有")


@pytest.mark.requirement("X-35")
def test_overrides_stand_in_a_ledger() -> None:
    assert rows("overrides") == ()


@pytest.mark.requirement("A24-1", "A24-2")
def test_progress_is_counted_by_who_initiates() -> None:
    assert rows("counties") == ((BUREAU, "红塔区", 1, 6, 2, 0, 4, 0, 0, "33.3%"),)


@pytest.mark.requirement("A24-2", "A24-4")
def test_what_is_not_inspected_by_the_tasks_last_day_is_deemed_incomplete() -> None:
    query = Query(on=date(2026, 7, 1), year=2026, calendar=CALENDAR)
    found = REPORTS["late"](bureau(), query).rows
    assert {row[2] for row in found} == {"未按期检查"}
    assert {row[1] for row in found} == set(line()[1][2:])


@pytest.mark.parametrize("name", [each for each in REPORTS if each != "chain"])
def test_every_report_has_a_title_and_a_name_for_each_column(name: ReportName) -> None:
    made = REPORTS[name](bureau(), Query(on=DAY, year=2026, calendar=CALENDAR))
    assert {made.title, *made.headers} <= set(CATALOGUE)
    assert all(len(row) == len(made.columns) for row in made.rows)
    assert printed(made, "表", made.headers).rows == tuple(tuple(map(str, row)) for row in made.rows)


@pytest.mark.parametrize("name", [each for each in REPORTS if each not in {"chain", "never-drawn"}])
def test_a_screen_has_room_for_a_reports_columns(name: ReportName) -> None:
    made = REPORTS[name](bureau(), Query(on=DAY, year=2026, calendar=CALENDAR))
    assert len(made.on_screen().columns) <= WIDEST
    assert set(made.shown) <= set(made.columns)


def test_no_column_comes_twice() -> None:
    with pytest.raises(InvalidInput, match="SSJ-FORM-TWICE"):
        Report(name="plan", columns=("TASK", "TASK"), rows=())


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_a_share_is_rounded_half_up(part: int, whole: int) -> None:
    """A share differs from the exact one by at most half a tenth of a percent."""
    shown = percent(part, whole)
    tenths = int(shown.replace(".", "").removesuffix("%"))
    assert -whole < 2 * (tenths * whole - 1000 * part) <= whole


@pytest.mark.requirement("A20-14")
def test_what_is_objected_to_does_not_count_while_the_rules_suspend_it() -> None:
    for value, shown in ((False, 1), (True, 0)):
        made = Line(rules=rule("suspend_on_objection", value=value))
        made.prepare()
        made.drawn()
        for step in (made.record, made.enter, made.review):
            step(first_target())
        receive_all(made)
        made.do(OBJECTION, application(made))
        bureau = bureau_of(made.office.replay())
        assert [row[3] for row in results_report(bureau, 2026).rows] == [shown, shown]
        made.do(OBJECTION, conclude())
        made.do(OBJECTION, feedback())
        bureau = bureau_of(made.office.replay())
        assert [row[3] for row in results_report(bureau, 2026).rows] == [1, 1]


@pytest.mark.requirement("A24-2", "A24-1")
def test_a_county_shows_how_many_tasks_are_deemed_incomplete() -> None:
    found, _ = line()
    bureau = bureau_of(found.office.replay())
    for day, deemed in ((date(2026, 6, 30), 0), (date(2026, 7, 1), 1)):
        report = counties_report(bureau, 2026, day, CALENDAR)
        assert [row[report.columns.index("DEEMED")] for row in report.rows] == [deemed]


@pytest.mark.requirement("N-18", "A08-1")
def test_only_what_was_inspected_is_counted_as_such() -> None:
    found, ids = line()
    bureau = bureau_of(found.office.replay())
    assert [bureau.inspected(each, 2026, found.rules) for each in ids[:3]] == [1, 1, 0]
    assert bureau.inspected(ids[0], 2025, found.rules) == 0
