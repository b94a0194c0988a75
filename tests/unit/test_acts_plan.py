"""年度计划 (第七条): which acts are refused, which are questioned, and what follows from the others."""

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    PLAN,
    Case,
    Unborn,
    acknowledge,
    copy_of,
    documents,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    prepared,
    publish,
    shown,
)

from shuangsuiji.checklist import Edition
from shuangsuiji.exchange import PlanNotice
from shuangsuiji.plan import AmendPlan, PlanRow, settled
from shuangsuiji.testing.line import BUREAU, EMERGENCY, ITEMS, MARKET, edition, plan_row

OTHER = "市民政局"
OTHER_EDITION: Edition = evolve(edition(), document="玉工信联〔2026〕9号")


def row() -> PlanRow:
    """The plan's row."""
    return plan_row()


def amend(*rows: PlanRow) -> AmendPlan:
    """Amend the plan to other rows."""
    return AmendPlan(
        by="经办员甲",
        at="2026-04-20T10:00:00+08:00",
        edition=edition(),
        rows=rows,
        reason="食盐专营检查推迟",
        approver="局领导丁",
    )


LAST_YEAR = evolve(row(), first="2025-04-01", last="2025-11-30")
OVER_NEW_YEAR = evolve(row(), last="2027-01-31")
UNLISTED = evolve(row(), items=("GX01", "GX09"))
OTHERS = evolve(row(), initiating=MARKET, participating=(EMERGENCY,))
ALL_WRONG = evolve(LAST_YEAR, initiating=MARKET, participating=(EMERGENCY,), items=("GX09",))
FROM_ELSEWHERE = evolve(row(), participating=(MARKET, OTHER))
OPEN_RATIO = evolve(row(), ratio="根据实际情况确定")

REFUSED = (
    Case(
        name="a row of another year",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(LAST_YEAR,)),
        says=("SSJ-PLAN-YEAR $.rows[0]",),
    ),
    Case(
        name="a row that goes beyond the year",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(row(), evolve(OVER_NEW_YEAR, id="2"))),
        says=("SSJ-PLAN-YEAR $.rows[1]",),
    ),
    Case(
        name="an item that is not in the checklist",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(UNLISTED,)),
        says=("SSJ-PLAN-ITEM $.rows[0].items[1]",),
    ),
    Case(
        name="a row that the department has no part in",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(OTHERS,)),
        says=("SSJ-PLAN-DEPARTMENT-ROW $.rows[0]",),
    ),
    Case(
        name="everything wrong with a row at once",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(row(), evolve(ALL_WRONG, id="2"))),
        says=(
            "SSJ-PLAN-YEAR $.rows[1]",
            "SSJ-PLAN-ITEM $.rows[1].items[0]",
            "SSJ-PLAN-DEPARTMENT-ROW $.rows[1]",
        ),
    ),
    Case(
        name="a plan under an edition that is not the checklist's",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), edition=OTHER_EDITION),
        says=("SSJ-ACT-FACT $.edition",),
    ),
    Case(
        name="a plan under an edition that is not issued",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), edition=evolve(edition(), number=2)),
        says=("SSJ-ACT-FACT $.edition",),
    ),
    Case(
        name="the plan of another department",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), department=MARKET),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
    Case(
        name="the plan of another year",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), year=2027),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
    Case(
        name="the same plan once more",
        stage=prepared,
        stream=PLAN,
        act=lambda _: publish(),
        says=("SSJ-ACT-BEGUN",),
    ),
    Case(
        name="an amendment of a plan that is not there",
        stage=shown,
        stream=PLAN,
        act=lambda _: amend(row()),
        says=("SSJ-ACT-NOT-BEGUN",),
    ),
    Case(
        name="an amendment with everything wrong at once",
        stage=prepared,
        stream=PLAN,
        act=lambda _: amend(ALL_WRONG),
        says=(
            "SSJ-PLAN-YEAR $.rows[0]",
            "SSJ-PLAN-ITEM $.rows[0].items[0]",
            "SSJ-PLAN-DEPARTMENT-ROW $.rows[0]",
        ),
    ),
    Case(
        name="an amendment under an edition that is not the checklist's",
        stage=prepared,
        stream=PLAN,
        act=lambda _: evolve(amend(row()), edition=OTHER_EDITION),
        says=("SSJ-ACT-FACT $.edition",),
    ),
)

QUESTIONED = (
    Case(
        name="a plan on the last day in time",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), at="2026-03-31T23:59:59+08:00"),
        says=(),
    ),
    Case(
        name="an inspection that takes one day",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), first="2026-06-01", last="2026-06-01"),)),
        says=(),
    ),
    Case(
        name="a plan one day late",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), at="2026-04-01T00:00:00+08:00"),
        says=("SSJ-A07-1 notice",),
    ),
    Case(
        name="a ratio that is left open",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(OPEN_RATIO,)),
        says=("SSJ-A07-5 warning 1",),
    ),
    Case(
        name="a department that the checklist does not have for the items",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(FROM_ELSEWHERE, items=("GX01",)),)),
        says=("SSJ-A07-7 warning 1",),
    ),
    Case(
        name="another initiating department than the checklist's, once for each item",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), initiating=MARKET, participating=(BUREAU,)),)),
        says=("SSJ-A07-7 warning 1", "SSJ-A07-7 warning 1"),
    ),
    Case(
        name="everything that questions a plan, at once",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(
            publish(),
            at="2026-05-01T09:00:00+08:00",
            rows=(
                OPEN_RATIO,
                evolve(FROM_ELSEWHERE, id="2", items=("GX02",), ratio="根据实际情况确定"),
            ),
        ),
        says=(
            "SSJ-A07-1 notice",
            "SSJ-A07-5 warning 1",
            "SSJ-A07-5 warning 2",
            "SSJ-A07-7 warning 2",
        ),
    ),
    Case(
        name="an amendment that leaves a ratio open and asks others to take part",
        stage=prepared,
        stream=PLAN,
        act=lambda _: amend(evolve(OPEN_RATIO, items=("GX01",), participating=(OTHER,))),
        says=("SSJ-A07-5 warning 1", "SSJ-A07-7 warning 1"),
    ),
)

UNBORN = (
    Unborn(
        name="a row that ends before it begins",
        make=lambda: evolve(row(), first="2026-06-01", last="2026-05-31"),
        says=("SSJ-TASK-DAYS .last",),
    ),
    Unborn(
        name="a row in which a department is alone with itself",
        make=lambda: evolve(row(), participating=(BUREAU,)),
        says=("SSJ-FORM-TWICE .participating[1]",),
    ),
    Unborn(
        name="a row in which nobody participates, of nothing, without words",
        make=lambda: evolve(row(), participating=(), items=(), ratio="", frequency="", range="", task=""),
        says=(
            "SSJ-FORM-LEAST .participating",
            "SSJ-FORM-LEAST .items",
            "SSJ-TEXT-EMPTY .ratio",
            "SSJ-TEXT-EMPTY .frequency",
            "SSJ-TEXT-EMPTY .range",
            "SSJ-TEXT-EMPTY .task",
        ),
        holds=("A07-3", "A07-4", "A07-5", "A07-7"),
    ),
    Unborn(
        name="a plan without rows, of the year 0",
        make=lambda: evolve(publish(), rows=(), year=0),
        says=("SSJ-FORM-LEAST .rows", "SSJ-FORM-LEAST .year"),
    ),
    Unborn(
        name="two rows of one number",
        make=lambda: evolve(publish(), rows=(row(), row())),
        says=("SSJ-FORM-TWICE .rows[1]",),
    ),
    Unborn(
        name="an amendment to two rows of one number",
        make=lambda: amend(row(), row()),
        says=("SSJ-FORM-TWICE .rows[1]",),
    ),
    Unborn(
        name="an amendment to nothing",
        make=amend,
        says=("SSJ-FORM-LEAST .rows",),
    ),
    Unborn(
        name="an amendment without reason and approver",
        make=lambda: evolve(amend(row()), reason="", approver=""),
        says=("SSJ-TEXT-EMPTY .reason", "SSJ-TEXT-EMPTY .approver"),
    ),
)

TABLES = (REFUSED, QUESTIONED, UNBORN)


@pytest.mark.parametrize("case", named(REFUSED))
def test_refused(case: Case) -> None:
    judge_refused(case)


@pytest.mark.parametrize("case", named(QUESTIONED))
def test_questioned(case: Case) -> None:
    judge_questioned(case)


@pytest.mark.parametrize("case", named(UNBORN))
def test_unborn(case: Unborn) -> None:
    judge_unborn(case)


def test_a_plan_is_its_first_version() -> None:
    plan = prepared().office.plan(2026, BUREAU)
    assert plan
    assert (plan.bureau, plan.department, plan.year) == (BUREAU, BUREAU, 2026)
    assert [(each.number, each.edition, each.reason) for each in plan.versions] == [(1, 1, "")]
    assert plan.row("1") == row()
    assert plan.row("2") is None


@pytest.mark.requirement("A07-12", "A04-4")
def test_an_amendment_is_a_version_more_and_the_old_one_stays() -> None:
    line = copy_of(prepared())
    line.do(PLAN, amend(evolve(row(), first="2026-07-01")))
    plan = line.office.plan(2026, BUREAU)
    assert plan
    first, second = plan.versions
    assert first.rows == (row(),)
    assert (second.number, second.reason, second.approver) == (2, "食盐专营检查推迟", "局领导丁")
    assert plan.current is second
    assert plan.row("1") == evolve(row(), first="2026-07-01")


def test_every_version_is_told_to_the_platform() -> None:
    line = copy_of(prepared())
    line.do(PLAN, acknowledge(documents(line, PLAN)[0]))
    line.do(PLAN, evolve(amend(evolve(row(), id="2")), at="2026-06-02T09:00:00+08:00"))
    notices = [each for each in documents(line, PLAN) if isinstance(each, PlanNotice)]
    assert [each.key for each in notices] == [f"plan/{BUREAU}/2026/1", f"plan/{BUREAU}/2026/2"]
    assert [each.lines[0].id for each in notices] == ["1", "2"]
    assert line.office.owed([PLAN]) == [(PLAN, notices[1].key)]


def test_departments_stand_in_their_order() -> None:
    assert row().departments == (BUREAU, MARKET, EMERGENCY)


@pytest.mark.parametrize(
    ("ratio", "is_settled"),
    [("10%", True), ("不低于3%", True), ("根据实际情况确定", False), ("适当比例", False)],
)
def test_what_settles_a_ratio(ratio: str, is_settled: bool) -> None:  # noqa: FBT001  -- a table's column
    assert settled(ratio) is is_settled


def test_the_rows_of_the_tables_are_about_the_items_there_are() -> None:
    assert {each.id for each in ITEMS} == set(row().items)
