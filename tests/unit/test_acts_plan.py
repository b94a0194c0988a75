"""年度计划 (第七条): which acts are refused, which are questioned, and what follows from the others."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    CHECKLIST,
    PLAN,
    RULEBOOK,
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
    rule,
    shown,
)
from tests.unit.test_acts_lists import (
    EXTRA,
    LAW,
    LISTED,
    LISTS,
    SALT,
    SUPERVISED,
    publish_supplement,
)

from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.checklist.edition import Edition
from shuangsuiji.checklist.supplements import ProposeSupplement
from shuangsuiji.departments import Departments
from shuangsuiji.differences import difference
from shuangsuiji.exchange.planning import PlanNotice
from shuangsuiji.plan.judging import reductions
from shuangsuiji.plan.publishing import AmendPlan, PublishPlan
from shuangsuiji.plan.ratio import settled
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.procedure import AnyAct
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, EMERGENCY, ITEMS, MARKET, edition, plan_row

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
        department=BUREAU,
        year=2026,
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

IN_FEBRUARY = "2026-02-10T09:00:00+08:00"


def founded(day: str) -> Departments:
    """The units, of which one section is founded on a day."""
    return evolve(
        LISTED, units=tuple(evolve(each, founded=day) if each.id == SALT else each for each in LISTED.units)
    )


def organised_late(day: str = "2026-11-02") -> Line:
    """A bureau of which one section is founded on a day."""
    line = copy_of(shown())
    act = evolve(LISTS[0][1], at=IN_FEBRUARY, departments=founded(day))  # type: ignore[call-arg]
    line.do(LISTS[0][0], act)
    return line


INTERNAL = plan_stream(2026, BUREAU, "internal")


def organised() -> Line:
    """The checklist is shown, with units, supervised items and a published supplement."""
    line = copy_of(shown())
    for stream, act in LISTS[:3]:
        line.do(stream, evolve(act, at=IN_FEBRUARY, **_reported(act)))
    line.do(CHECKLIST, publish_supplement(at=IN_FEBRUARY))
    return line


def _reported(act: AnyAct) -> dict[str, Any]:
    if not isinstance(act, ProposeSupplement):
        return {}
    return {"supplement": evolve(act.supplement, reported_on=IN_FEBRUARY[:10])}


def judged(**changed: Any) -> PublishPlan:  # noqa: ANN401  -- an act's members
    """Publish a plan of a bureau that has lists, with all that they say of it."""
    made: PublishPlan = evolve(publish(), supervised=SUPERVISED, **changed)
    return evolve(made, units=LISTED.named(made.names()))


def internal(**changed: Any) -> PublishPlan:  # noqa: ANN401  -- an act's members
    """Publish the internal plan: the section alone inspects a supervised item."""
    alone = evolve(row(), items=("J02",), participating=())
    return judged(**{"scope": "internal", "rows": (alone,), **changed})


def both() -> Line:
    """The internal plan is published."""
    line = organised()
    line.do(INTERNAL, internal(rows=(evolve(row(), items=("J01", "J02"), participating=()),)))
    return line


def section_plan(*rows: PlanRow, **changed: Any) -> PublishPlan:  # noqa: ANN401  -- an act's members
    """Publish the plan of a section, which supervises nothing of its own."""
    made: PublishPlan = evolve(publish(), department=SALT, rows=rows, **changed)
    return evolve(made, units=LISTED.named(made.names()))


SECTION_PLAN = plan_stream(2026, SALT)
WITH_MARKET = evolve(row(), initiating=SALT, participating=(MARKET,))
WITH_LAW = evolve(row(), initiating=SALT, participating=(LAW,))
ADDED = evolve(row(), items=("ZB01",), participating=(MARKET,))


def by_rules(line: Line, key: str, value: object) -> Line:
    """The same bureau under a later edition of its rulebook with another value of one key."""
    changed = evolve(rule(key, value), edition=2)
    adopt_ = AdoptRulebook(by="领导小组办公室", at=IN_FEBRUARY, rulebook=changed)
    line.do(RULEBOOK, evolve(adopt_, at=max(line.clock, IN_FEBRUARY)))
    line.rules = changed
    return line


def reviewed() -> Line:
    """The plan is there, and reductions are reviewed."""
    return by_rules(copy_of(prepared()), "plan_amendment", "review")


def always(made: AnyAct) -> Callable[[Line], AnyAct]:
    """The same act whatever the bureau."""
    return lambda _: made


REDUCTIONS: tuple[tuple[str, AmendPlan, tuple[str, ...]], ...] = (
    ("a lower ratio", amend(evolve(row(), ratio="5%")), ("SSJ-A07-12 warning 1",)),
    ("a row that is gone", amend(evolve(row(), id="2")), ("SSJ-A07-12 warning 1",)),
    ("an item less", amend(evolve(row(), items=("GX01",))), ("SSJ-A07-12 warning 1",)),
    ("less often", amend(evolve(row(), frequency="每2年1次")), ("SSJ-A07-12 warning 1",)),
    ("a ratio left open", amend(OPEN_RATIO), ("SSJ-A07-12 warning 1", "SSJ-A07-5 warning 1")),
    (
        "approved by who amends",
        evolve(amend(row()), by=amend(row()).approver),
        ("SSJ-X-36-APPROVER warning",),
    ),
    ("a higher ratio, more often", amend(evolve(row(), ratio="15%", frequency="每季度1次")), ()),
    (
        "a lower ratio with its approval",
        evolve(amend(evolve(row(), ratio="5%")), approval="玉工信办〔2026〕8号"),
        (),
    ),
)

REFUSED = (
    Case(
        name="a plan whose units, supervised items and other plan are not those that are listed",
        stage=both,
        stream=PLAN,
        act=lambda _: publish(),
        says=("SSJ-ACT-FACT $.beside", "SSJ-ACT-FACT $.supervised", "SSJ-ACT-FACT $.units"),
        holds=("A07-9",),
    ),
    Case(
        name="a plan with a supplement that is not published",
        stage=organised,
        stream=PLAN,
        act=lambda _: judged(rows=(row(), evolve(ADDED, id="2")), added=(evolve(EXTRA, name="另一事项"),)),
        says=("SSJ-SUPPLEMENT-UNPUBLISHED $.added[0]",),
        holds=("A06-6",),
    ),
    Case(
        name="an item that is in no list beside a published supplement",
        stage=organised,
        stream=PLAN,
        act=lambda _: judged(
            rows=(row(), evolve(ADDED, id="2", items=("ZB01", "GX09"), range="全市工业固废企业")),
            added=(EXTRA,),
        ),
        says=("SSJ-PLAN-ITEM $.rows[1].items[1]",),
        holds=("A06-6",),
    ),
    Case(
        name="a joint plan with an item that is only supervised",
        stage=organised,
        stream=PLAN,
        act=lambda _: judged(rows=(evolve(row(), items=("GX01", "J02")),)),
        says=("SSJ-PLAN-ITEM $.rows[0].items[1]",),
        holds=("A07-11",),
    ),
    Case(
        name="an internal plan with an item that is in no list",
        stage=organised,
        stream=INTERNAL,
        act=lambda _: internal(rows=(evolve(row(), items=("J09",), participating=()),)),
        says=("SSJ-PLAN-ITEM $.rows[0].items[0]",),
        holds=("A07-11",),
    ),
    Case(
        name="inspections that begin before the rulebook lets them",
        stage=lambda: by_rules(copy_of(shown()), "plan_from", "04-15"),
        stream=PLAN,
        act=lambda _: publish(),
        says=("SSJ-PLAN-YEAR $.rows[0]",),
        holds=("A07-6",),
    ),
    Case(
        name="inspections that end after the rulebook lets them",
        stage=lambda: by_rules(copy_of(shown()), "plan_to", "11-29"),
        stream=PLAN,
        act=lambda _: publish(),
        says=("SSJ-PLAN-YEAR $.rows[0]",),
        holds=("A07-6",),
    ),
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
        name="a row that says everything that a row may say",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(
            publish(),
            rows=(
                evolve(
                    row(), method="实地检查", targets="食盐批发企业", responsible="科长乙", size=60, planned=6
                ),
            ),
        ),
        says=(),
        holds=("A07-8",),
    ),
    Case(
        name="a plan that covers what is supervised",
        stage=organised,
        stream=PLAN,
        act=lambda _: judged(),
        says=(),
        holds=("A07-9", "A07-10"),
    ),
    Case(
        name="a plan that leaves out a supervised item, and one that may be left out",
        stage=organised,
        stream=PLAN,
        act=lambda _: judged(rows=(evolve(row(), items=("GX01",)),)),
        says=("SSJ-A07-9 warning J02",),
        holds=("A07-9",),
    ),
    Case(
        name="a plan that leaves out what the internal plan covers",
        stage=both,
        stream=PLAN,
        act=lambda line: judged(
            rows=(evolve(row(), items=("GX01",)),),
            beside=line.office.plan(2026, BUREAU, "internal").current.rows,  # type: ignore[union-attr]
        ),
        says=(),
        holds=("A07-9", "A07-11"),
    ),
    Case(
        name="an internal plan before the joint one",
        stage=organised,
        stream=INTERNAL,
        act=lambda _: internal(),
        says=("SSJ-A07-9 warning J01", "SSJ-A07-10 notice"),
        holds=("A07-9", "A07-10", "A07-11"),
    ),
    Case(
        name="a plan with a published supplement",
        stage=organised,
        stream=PLAN,
        act=lambda _: judged(rows=(row(), evolve(ADDED, id="2", range="全市工业固废企业")), added=(EXTRA,)),
        says=(),
        holds=("A06-6",),
    ),
    Case(
        name="a section that inspects together with another department",
        stage=organised,
        stream=SECTION_PLAN,
        act=lambda _: section_plan(WITH_MARKET),
        says=(),
        holds=("A02-5", "A07-7", "A07-10"),
    ),
    Case(
        name="two sections of one department, which count as joint",
        stage=organised,
        stream=SECTION_PLAN,
        act=lambda _: section_plan(WITH_LAW),
        says=(),
        holds=("A02-5", "A07-10"),
    ),
    Case(
        name="two sections of one department, where they do not count",
        stage=lambda: by_rules(organised(), "joint_counts_internal_sections", value=False),
        stream=SECTION_PLAN,
        act=lambda _: section_plan(WITH_LAW),
        says=("SSJ-A02-5 warning 1", "SSJ-A07-10 warning"),
        holds=("A02-5", "A07-10"),
    ),
    Case(
        name="a section that owes two joint inspections and plans one",
        stage=lambda: by_rules(organised(), "min_joint_per_section", 2),
        stream=SECTION_PLAN,
        act=lambda _: section_plan(WITH_MARKET),
        says=("SSJ-A07-10 warning",),
        holds=("A07-10",),
    ),
    Case(
        name="a section that does not enforce owes nothing",
        stage=lambda: by_rules(organised(), "min_joint_per_section", 2),
        stream=plan_stream(2026, LAW),
        act=lambda _: evolve(
            section_plan(evolve(WITH_LAW, initiating=LAW, participating=(SALT,))),
            department=LAW,
            units=LISTED.named((LAW, SALT)),
        ),
        says=(),
        holds=("A07-10",),
    ),
    Case(
        name="a section that is founded after plans were due",
        stage=lambda: by_rules(organised_late(), "min_joint_per_section", 2),
        stream=SECTION_PLAN,
        act=lambda _: evolve(
            section_plan(WITH_MARKET),
            units=founded("2026-11-02").named((SALT, MARKET)),
            at="2026-03-20T09:00:00+08:00",
        ),
        says=("SSJ-A07-10 notice",),
        holds=("A07-10",),
    ),
    Case(
        name="a section that is founded on the day on which plans are due",
        stage=lambda: by_rules(organised_late("2026-03-31"), "min_joint_per_section", 2),
        stream=SECTION_PLAN,
        act=lambda _: evolve(
            section_plan(WITH_MARKET),
            units=founded("2026-03-31").named((SALT, MARKET)),
            at="2026-03-20T09:00:00+08:00",
        ),
        says=("SSJ-A07-10 warning",),
        holds=("A07-10",),
    ),
    Case(
        name="a department that is not listed owes nothing, whoever takes part",
        stage=lambda: by_rules(organised(), "min_joint_per_section", 2),
        stream=plan_stream(2026, OTHER),
        act=lambda _: evolve(
            section_plan(evolve(row(), initiating=OTHER, participating=(MARKET,), items=("GX01",))),
            department=OTHER,
            units=LISTED.named((OTHER, MARKET)),
        ),
        says=("SSJ-A07-7 warning 1",),
        holds=("A07-10",),
    ),
    Case(
        name="two rows of one range at overlapping times",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(
            publish(),
            rows=(
                evolve(row(), items=("GX01",), last="2026-06-30"),
                evolve(row(), id="2", items=("GX02",), first="2026-06-30"),
            ),
        ),
        says=("SSJ-A03-3 notice 2",),
        holds=("A03-3",),
    ),
    Case(
        name="two rows of one range one after the other",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(
            publish(),
            rows=(
                evolve(row(), items=("GX01",), last="2026-06-30"),
                evolve(row(), id="2", items=("GX02",), first="2026-07-01"),
            ),
        ),
        says=(),
        holds=("A03-3",),
    ),
    Case(
        name="a number in brackets that the ratio does not come to, and a frequency without a number",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(
            publish(), rows=(evolve(row(), ratio="10%（20户）", size=150, frequency="根据需要确定"),)
        ),
        says=("SSJ-A07-5-COUNT warning 1", "SSJ-A07-5-FREQUENCY notice 1"),
        holds=("A07-5",),
    ),
    Case(
        name="two rows of one range, the later one first",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(
            publish(),
            rows=(
                evolve(row(), items=("GX01",), first="2026-07-01"),
                evolve(row(), id="2", items=("GX02",), last="2026-06-30"),
            ),
        ),
        says=(),
        holds=("A03-3",),
    ),
    Case(
        name="two rows of one range, the later one first, that share a day",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(
            publish(),
            rows=(
                evolve(row(), items=("GX01",), first="2026-06-30"),
                evolve(row(), id="2", items=("GX02",), last="2026-06-30"),
            ),
        ),
        says=("SSJ-A03-3 notice 2",),
        holds=("A03-3",),
    ),
    Case(
        name="inspections in all of the year",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), first="2026-01-01", last="2026-12-31"),)),
        says=(),
        holds=("A07-6",),
    ),
    Case(
        name="a range of known size without a planned number",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), size=200),)),
        says=(),
        holds=("A07-5", "A07-8"),
    ),
    Case(
        name="a planned number where the greatest ratio comes to none",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), ratio="不超过5%", size=10, planned=1),)),
        says=("SSJ-A07-5-COUNT warning 1",),
        holds=("A07-5", "A07-8"),
    ),
    Case(
        name="a planned number beside a ratio that is left open",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(OPEN_RATIO, size=200, planned=20),)),
        says=("SSJ-A07-5 warning 1",),
        holds=("A07-5", "A07-8"),
    ),
    Case(
        name="a number in brackets of a range whose size is not known",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), ratio="10%（20户）"),)),
        says=(),
        holds=("A07-5",),
    ),
    Case(
        name="a number in brackets that the ratio comes to",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), ratio="10%（20户）", size=200, planned=20),)),
        says=(),
        holds=("A07-5",),
    ),
    Case(
        name="a planned number that the ratio does not come to",
        stage=shown,
        stream=PLAN,
        act=lambda _: evolve(publish(), rows=(evolve(row(), size=200, planned=21),)),
        says=("SSJ-A07-5-COUNT warning 1",),
        holds=("A07-5", "A07-8"),
    ),
    Case(
        name="a reduction where a reason is enough",
        stage=prepared,
        stream=PLAN,
        act=lambda _: amend(evolve(row(), ratio="5%")),
        says=(),
        holds=("A07-12",),
    ),
    *(
        Case(
            name=f"{name}, where reductions are reviewed",
            stage=reviewed,
            stream=PLAN,
            act=always(made),
            says=says,
            holds=("A07-12",),
        )
        for name, made, says in REDUCTIONS
    ),
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
            "SSJ-A03-3 notice 2",
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
        name="a row of nothing, without words",
        make=lambda: evolve(row(), items=(), ratio="", frequency="", range="", task=""),
        says=(
            "SSJ-FORM-LEAST .items",
            "SSJ-TEXT-EMPTY .ratio",
            "SSJ-TEXT-EMPTY .frequency",
            "SSJ-TEXT-EMPTY .range",
            "SSJ-TEXT-EMPTY .task",
        ),
        holds=("A07-3", "A07-4", "A07-5", "A07-7"),
    ),
    Unborn(
        name="a joint plan with a row in which nobody participates",
        make=lambda: evolve(publish(), rows=(evolve(row(), participating=()),)),
        says=("SSJ-FORM-LEAST .rows[0].participating",),
        holds=("A07-7", "A07-11"),
    ),
    Unborn(
        name="a plan without rows, of the year 0",
        make=lambda: evolve(publish(), rows=(), year=0),
        says=("SSJ-FORM-LEAST .rows", "SSJ-FORM-LEAST .year"),
    ),
    Unborn(
        name="a plan of a year that no calendar has",
        make=lambda: evolve(publish(), year=10_000),
        says=("SSJ-TEXT-DAY .year",),
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
@pytest.mark.requirement("A07-12")
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


@pytest.mark.requirement("A07-12")
def test_a_version_says_what_it_changed_in_the_one_before_it() -> None:
    line = copy_of(prepared())
    later, another = evolve(row(), first="2026-07-01"), evolve(row(), id="2")
    line.do(PLAN, amend(later))
    line.do(PLAN, evolve(amend(later, another), at="2026-05-20T10:00:00+08:00"))
    plan = line.office.plan(2026, BUREAU)
    assert plan
    assert plan.changes(1) == difference((), (row(),))
    assert plan.changes(2) == difference((row(),), (later,))
    assert plan.changes(3) == difference((later,), (later, another))


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


ONCE = evolve(row(), frequency="每年1次")
SMALLER: tuple[tuple[PlanRow, PlanRow], ...] = (
    (evolve(row(), ratio="10户"), evolve(row(), ratio="5户")),
    (evolve(row(), size=60), evolve(row(), ratio="5户", size=60)),
    (ONCE, evolve(row(), frequency="根据需要确定")),
    (ONCE, evolve(row(), frequency="许可有效期内1次")),
    (evolve(row(), frequency="每季度1次"), evolve(row(), frequency="每年3次")),
)
NOT_SMALLER: tuple[tuple[PlanRow, PlanRow], ...] = (
    (OPEN_RATIO, OPEN_RATIO),
    (row(), evolve(row(), ratio="6户", size=60)),
    (evolve(row(), ratio="6户", size=60), evolve(row(), size=60)),
    (evolve(row(), frequency="根据需要确定"), evolve(row(), frequency="根据需要确定")),
    (evolve(row(), frequency="许可有效期内1次"), ONCE),
    (evolve(row(), frequency="每年不超过2次"), ONCE),
    (evolve(row(), frequency="每季度1次"), evolve(row(), frequency="每年4次")),
)


@pytest.mark.requirement("A07-12")
@pytest.mark.parametrize(
    ("before", "after", "smaller"),
    [*((*each, ("1",)) for each in SMALLER), *((*each, ()) for each in NOT_SMALLER)],
)
def test_a_row_is_smaller_that_asks_for_fewer_or_less_often_or_leaves_it_open(
    before: PlanRow, after: PlanRow, smaller: tuple[str, ...]
) -> None:
    assert reductions([before], [after]) == smaller


@pytest.mark.requirement("A07-10")
def test_an_internal_plan_names_the_departments_of_the_joint_one_that_it_is_counted_by() -> None:
    assert internal(beside=(row(),)).names() == (BUREAU, MARKET, EMERGENCY)


@pytest.mark.parametrize(
    ("ratio", "is_settled"),
    [("10%", True), ("不低于3%", True), ("根据实际情况确定", False), ("适当比例", False)],
)
def test_what_settles_a_ratio(ratio: str, is_settled: bool) -> None:  # noqa: FBT001  -- a table's column
    assert settled(ratio) is is_settled


def test_the_rows_of_the_tables_are_about_the_items_there_are() -> None:
    assert {each.id for each in ITEMS} == set(row().items)
