"""异议 (第二十条): who may object, how long, what the re-examination needs, and the four clocks."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    Case,
    Unborn,
    copy_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    passed,
    published,
    receive_all,
    record,
    revealed,
    rule,
    target,
)
from tests.unit.aftermath_tables import (
    FILE,
    LAST_DAY,
    OBJECTION,
    SECOND,
    application,
    astray,
    conclude,
    concluded,
    correct,
    feedback,
    forward,
    incomplete,
    late,
    objected,
    objection,
    paper,
    request,
    supplement,
    told,
)

from shuangsuiji.acts import apply
from shuangsuiji.calendars.files import CalendarFiles, combined
from shuangsuiji.clocks import clock, deadline_of
from shuangsuiji.errors import InvalidInput
from shuangsuiji.exchange.objections import ObjectionFeedback, OutcomeLine
from shuangsuiji.objection.clocks import objection_clocks, window
from shuangsuiji.objection.state import Before, ItemOutcome, disputed
from shuangsuiji.objection.supplementing import SupplementObjection
from shuangsuiji.procedure import owed
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, MARKET

DATA = Path(__file__).parents[1] / "data"
HOLIDAYS = combined([CalendarFiles.in_folder(DATA / "holidays")])
CASES = list(csv.DictReader((DATA / "deadline_cases.csv").read_text("utf-8").splitlines()))


def member() -> str:
    """A member of the team that inspected."""
    return objection(objected()).disputed.inspectors[0]


@cache
def suspending() -> Line:
    """The rulebook suspends publicity while an objection runs; the first result is public."""
    line = Line(rules=rule("suspend_on_objection", value=True))
    line.prepare()
    line.drawn()
    for step in (line.record, line.enter, line.review):
        step(target())
    receive_all(line)
    return line


@cache
def unseparated() -> Line:
    """The rulebook lets the team examine its own result again; there is an objection."""
    line = Line(rules=rule("independent_review", value=False))
    line.prepare()
    line.drawn()
    for step in (line.record, line.enter, line.review):
        step(target())
    receive_all(line)
    line.do(OBJECTION, application(line))
    return line


@cache
def asked() -> Line:
    """The target is asked for the written application until the tenth of August."""
    line = copy_of(incomplete())
    line.do(OBJECTION, request())
    return line


@cache
def asked_shortly() -> Line:
    """The target is asked for it within five days."""
    line = copy_of(incomplete())
    line.do(OBJECTION, evolve(request(), until="2026-06-20"))
    return line


@cache
def ninth() -> Line:
    """It is the ninth of July, a day after the last one of the review."""
    line = copy_of(objected())
    line.clock = "2026-07-09T09:00:00+08:00"
    return line


@cache
def supplemented() -> Line:
    """What was missing has come."""
    line = copy_of(incomplete())
    line.do(OBJECTION, supplement())
    return line


@cache
def unasked() -> Line:
    """More evidence has come, and the written application is still missing."""
    line = copy_of(incomplete())
    line.do(OBJECTION, evolve(supplement(), application=None))
    return line


@cache
def late_and_incomplete() -> Line:
    """An objection without the written application has come a day too late."""
    line = copy_of(published())
    line.do(OBJECTION, evolve(application(line), at="2026-08-01T09:00:00+08:00", application=None))
    return line


def again(line: Line) -> Before:
    """The objection before the second."""
    return objection(line).before()


REFUSED = (
    Case(
        name="an objection of somebody else",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), applicant="某竞争企业"),
        says=("SSJ-OBJECTION-STRANGER $.applicant",),
        holds=("A20-3",),
    ),
    Case(
        name="an objection of a thing, not of the body that it belongs to",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(
            application(line), disputed=evolve(application(line).disputed, entity="对象0001")
        ),
        says=("SSJ-OBJECTION-STRANGER $.applicant",),
        holds=("A20-3",),
    ),
    Case(
        name="an objection about what was not inspected, before it was public, with a period that is cut short",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(
            application(line), at="2026-05-30T09:00:00+08:00", items=("GX02", "GX07"), last_day="2026-07-30"
        ),
        says=(
            "SSJ-OBJECTION-ITEM $.items[1]",
            "SSJ-OBJECTION-EARLY $.at",
            "SSJ-OBJECTION-LAST-DAY $.last_day",
        ),
        holds=("A20-5",),
    ),
    Case(
        name="with another last day than the calendar gives",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), last_day="2026-08-03"),
        says=("SSJ-OBJECTION-LAST-DAY $.last_day",),
        holds=("A20-5",),
    ),
    Case(
        name="asked for more until today",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: evolve(request(), until="2026-06-15"),
        says=("SSJ-OBJECTION-UNTIL $.until",),
        holds=("A20-7",),
    ),
    Case(
        name="looked at internally though nobody asked for what is missing",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), nature="internal", at="2026-08-11T09:00:00+08:00"),
        says=("SSJ-OBJECTION-WAIT $.at",),
        holds=("A20-4", "A20-7"),
    ),
    Case(
        name="looked at internally on the last day for what is missing",
        stage=asked,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), nature="internal", at="2026-08-10T17:00:00+08:00"),
        says=("SSJ-OBJECTION-WAIT $.at",),
        holds=("A20-4", "A20-7"),
    ),
    Case(
        name="looked at internally while objections are possible",
        stage=asked_shortly,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), nature="internal", at="2026-07-31T17:00:00+08:00"),
        says=("SSJ-OBJECTION-WAIT $.at",),
        holds=("A20-4", "A20-5"),
    ),
    Case(
        name="a second objection that does not follow the first",
        stage=objected,
        stream=SECOND,
        act=lambda line: evolve(application(line), number=2),
        says=("SSJ-OBJECTION-NUMBER $.number",),
    ),
    Case(
        name="a second objection where the first says something else",
        stage=objected,
        stream=SECOND,
        act=lambda line: evolve(application(line), number=2, before=evolve(again(line), version=2)),
        says=("SSJ-ACT-FACT $.before",),
    ),
    Case(
        name="an objection to what is not public yet",
        stage=passed,
        stream=OBJECTION,
        act=lambda _: application(published()),
        says=("SSJ-ACT-FACT $.disputed",),
    ),
    Case(
        name="a second objection where there is no first",
        stage=published,
        stream=SECOND,
        act=lambda line: evolve(application(line), number=2, before=again(objected())),
        says=("SSJ-ACT-FACT $.before",),
    ),
    Case(
        name="forwarded to where it is",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: forward(),
        says=("SSJ-OBJECTION-FORWARDED",),
        holds=("A20-6",),
    ),
    Case(
        name="forwarded before it came",
        stage=astray,
        stream=OBJECTION,
        act=lambda _: evolve(forward(), at="2026-06-09T09:00:00+08:00"),
        says=("SSJ-OBJECTION-BEFORE $.at",),
    ),
    Case(
        name="asked for more where all is there",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: request(),
        says=("SSJ-OBJECTION-COMPLETE",),
        holds=("A20-7",),
    ),
    Case(
        name="asked for more by a department that does not have it",
        stage=astray,
        stream=OBJECTION,
        act=lambda _: request(),
        says=("SSJ-OBJECTION-ELSEWHERE",),
        holds=("A20-6",),
    ),
    Case(
        name="asked for more after the conclusion",
        stage=concluded,
        stream=OBJECTION,
        act=lambda _: request(),
        says=("SSJ-OBJECTION-CONCLUDED", "SSJ-OBJECTION-COMPLETE"),
    ),
    Case(
        name="supplemented by what is there already",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: evolve(supplement(), evidence=(paper("台账复印件"),)),
        says=("SSJ-OBJECTION-APPLICATION $.application", "SSJ-OBJECTION-EVIDENCE $.evidence[0]"),
    ),
    Case(
        name="supplemented after the conclusion",
        stage=concluded,
        stream=OBJECTION,
        act=lambda _: evolve(supplement(), application=None),
        says=("SSJ-OBJECTION-CONCLUDED",),
    ),
    Case(
        name="concluded as an objection though it came too late",
        stage=late,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), at="2026-08-05T09:00:00+08:00"),
        says=("SSJ-OBJECTION-NOT-ACCEPTED $.nature",),
        holds=("A20-5",),
    ),
    Case(
        name="concluded as an objection though it is not complete",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: conclude(),
        says=("SSJ-OBJECTION-NOT-ACCEPTED $.nature", "SSJ-OBJECTION-WAIT $.at"),
        holds=("A20-4",),
    ),
    Case(
        name="concluded as the department's own affair though it is an objection",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), nature="internal"),
        says=("SSJ-OBJECTION-ACCEPTED $.nature",),
        holds=("A20-5",),
    ),
    Case(
        name="concluded by a department that does not have it, before it came, about other items",
        stage=astray,
        stream=OBJECTION,
        act=lambda _: evolve(
            conclude(),
            nature="internal",
            outcomes=(ItemOutcome(item="GX07", outcome="right", reason="无误"),),
        ),
        says=(
            "SSJ-OBJECTION-ELSEWHERE",
            "SSJ-OBJECTION-WAIT $.at",
            "SSJ-OBJECTION-MISSING $.outcomes",
            "SSJ-OBJECTION-MISSING $.outcomes",
            "SSJ-OBJECTION-ITEM $.outcomes[0].item",
        ),
        holds=("A20-9",),
    ),
    Case(
        name="concluded before all was there",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), at="2026-06-09T09:00:00+08:00"),
        says=("SSJ-OBJECTION-BEFORE $.at",),
    ),
    Case(
        name="concluded after it was forwarded, but before all was there",
        stage=supplemented,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), at="2026-06-17T09:00:00+08:00"),
        says=("SSJ-OBJECTION-BEFORE $.at",),
        holds=("A20-7",),
    ),
    Case(
        name="looked at internally before the initiating department had it",
        stage=asked,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), nature="internal", at="2026-06-11T09:00:00+08:00"),
        says=("SSJ-OBJECTION-BEFORE $.at", "SSJ-OBJECTION-WAIT $.at"),
        holds=("A20-6",),
    ),
    Case(
        name="looked at internally though nobody asked for the application, and more evidence came of itself",
        stage=unasked,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), nature="internal", at="2026-08-11T09:00:00+08:00"),
        says=("SSJ-OBJECTION-WAIT $.at",),
        holds=("A20-4", "A20-7"),
    ),
    Case(
        name="concluded twice",
        stage=concluded,
        stream=OBJECTION,
        act=lambda _: conclude(),
        says=("SSJ-OBJECTION-CONCLUDED",),
    ),
    Case(
        name="fed back before there is a conclusion, with periods that the rules do not give",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: evolve(feedback(), remedies="可以在60日内申请行政复议"),
        says=("SSJ-OBJECTION-UNDECIDED", "SSJ-OBJECTION-REMEDIES $.remedies"),
        holds=("A20-12",),
    ),
    Case(
        name="fed back twice, the second time before the conclusion",
        stage=told,
        stream=OBJECTION,
        act=lambda _: evolve(feedback(), at="2026-06-24T09:00:00+08:00"),
        says=("SSJ-OBJECTION-BEFORE $.at", "SSJ-OBJECTION-TOLD"),
    ),
)

QUESTIONED = (
    Case(
        name="an objection as it should be",
        stage=published,
        stream=OBJECTION,
        act=application,
        says=(),
        holds=("A20-3", "A20-4"),
    ),
    Case(
        name="an objection on the very day of the publication",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), at="2026-06-01T18:00:00+08:00"),
        says=(),
        holds=("A20-5",),
    ),
    Case(
        name="forwarded on the day on which it came",
        stage=astray,
        stream=OBJECTION,
        act=lambda _: evolve(forward(), at="2026-06-10T18:00:00+08:00"),
        says=(),
        holds=("A20-6",),
    ),
    Case(
        name="asked for what is missing though it came too late",
        stage=late_and_incomplete,
        stream=OBJECTION,
        act=lambda _: evolve(request(), at="2026-08-03T09:00:00+08:00"),
        says=(),
        holds=("A20-5",),
    ),
    Case(
        name="looked at internally though it lacks something, since it came too late anyway",
        stage=late_and_incomplete,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), nature="internal", at="2026-08-03T09:00:00+08:00"),
        says=(),
        holds=("A20-5",),
    ),
    Case(
        name="an objection on the last day",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), at="2026-07-31T23:59:59+08:00"),
        says=(),
        holds=("A20-5",),
    ),
    Case(
        name="an objection a day too late",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), at="2026-08-01T00:00:00+08:00"),
        says=("SSJ-A20-5 notice",),
        holds=("A20-5",),
    ),
    Case(
        name="without the written application, at another department",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), application=None, received_by=MARKET),
        says=("SSJ-A20-4 notice", "SSJ-A20-6 notice"),
        holds=("A20-4", "A20-6"),
    ),
    Case(
        name="without evidence, at the platform",
        stage=published,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), evidence=(), received_by="省级平台"),
        says=("SSJ-A20-4 notice", "SSJ-A20-6 notice"),
        holds=("A20-4", "A20-6"),
    ),
    Case(
        name="where the rulebook suspends publicity",
        stage=suspending,
        stream=OBJECTION,
        act=application,
        says=("SSJ-A20-14 notice",),
        holds=("A20-14",),
    ),
    Case(
        name="a second objection without new evidence",
        stage=told,
        stream=SECOND,
        act=lambda line: evolve(
            application(line), number=2, before=again(line), at="2026-07-10T09:00:00+08:00"
        ),
        says=("SSJ-A20-13 warning",),
        holds=("A20-13",),
    ),
    Case(
        name="a second objection with new evidence",
        stage=told,
        stream=SECOND,
        act=lambda line: evolve(
            application(line),
            number=2,
            before=again(line),
            evidence=(paper("台账复印件"), paper("鉴定意见")),
            at="2026-07-10T09:00:00+08:00",
        ),
        says=(),
        holds=("A20-13",),
    ),
    Case(
        name="forwarded", stage=astray, stream=OBJECTION, act=lambda _: forward(), says=(), holds=("A20-6",)
    ),
    Case(
        name="asked for what is missing, until twenty working days after the period",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: evolve(request(), until="2026-08-28"),
        says=(),
        holds=("A20-7",),
    ),
    Case(
        name="asked for what is missing, until a day later",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: evolve(request(), until="2026-08-29"),
        says=("SSJ-A20-7-UNTIL warning",),
        holds=("A20-7",),
    ),
    Case(
        name="asked for what is missing when a review would be over",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: evolve(request(), at="2026-08-28T09:00:00+08:00", until="2026-08-31"),
        says=("SSJ-A20-7-UNTIL warning",),
        holds=("A20-7",),
    ),
    Case(
        name="asked for what is missing",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: request(),
        says=(),
        holds=("A20-7",),
    ),
    Case(
        name="supplemented",
        stage=incomplete,
        stream=OBJECTION,
        act=lambda _: supplement(),
        says=(),
        holds=("A20-7",),
    ),
    Case(
        name="concluded on the last day of the review",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: evolve(conclude("GX01", "GX02"), at="2026-07-08T09:00:00+08:00"),
        says=(),
        holds=("A20-7", "A20-9"),
    ),
    Case(
        name="concluded a day after the last one of the review",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), at="2026-07-09T09:00:00+08:00"),
        says=("SSJ-A20-7 notice",),
        holds=("A20-7",),
    ),
    Case(
        name="examined again by a member of the team",
        stage=objected,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), reviewers=("复查员己", member())),
        says=(f"SSJ-A20-8 warning {member()}",),
        holds=("A20-8",),
    ),
    Case(
        name="examined again by a member of the team, where the rulebook does not mind",
        stage=unseparated,
        stream=OBJECTION,
        act=lambda _: evolve(conclude(), reviewers=("复查员己", member())),
        says=(),
        holds=("A20-8",),
    ),
    Case(
        name="looked at internally because it was late",
        stage=late,
        stream=OBJECTION,
        act=lambda _: evolve(conclude("GX02"), nature="internal", at="2026-10-05T09:00:00+08:00"),
        says=(),
        holds=("A20-5",),
    ),
    Case(
        name="looked at internally because what is missing never came",
        stage=asked,
        stream=OBJECTION,
        act=lambda _: evolve(conclude("GX02"), nature="internal", at="2026-08-11T09:00:00+08:00"),
        says=(),
        holds=("A20-4", "A20-7"),
    ),
    Case(
        name="concluded in time, and put on record after the last day of the review",
        stage=ninth,
        stream=OBJECTION,
        act=lambda _: conclude(),
        says=("SSJ-A20-7 notice", "SSJ-A04-6 warning"),
        holds=("A04-6", "A20-7"),
    ),
    Case(
        name="fed back on the last day",
        stage=concluded,
        stream=OBJECTION,
        act=lambda _: evolve(feedback(), at="2026-07-16T09:00:00+08:00"),
        says=(),
        holds=("A20-11",),
    ),
    Case(
        name="fed back a day after the last one",
        stage=concluded,
        stream=OBJECTION,
        act=lambda _: evolve(feedback(), at="2026-07-17T09:00:00+08:00"),
        says=("SSJ-A20-11 notice",),
        holds=("A20-11",),
    ),
)

UNBORN = (
    Unborn(
        name="an objection number 0 of nobody about nothing",
        make=lambda: evolve(application(published()), number=0, applicant="", items=(), last_day="七月底"),
        says=(
            "SSJ-FORM-LEAST .number",
            "SSJ-TEXT-EMPTY .applicant",
            "SSJ-FORM-LEAST .items",
            "SSJ-TEXT-DAY .last_day",
        ),
    ),
    Unborn(
        name="a supplement of nothing",
        make=lambda: SupplementObjection(
            by="窗口戊", at="2026-06-18T09:00:00+08:00", application=None, evidence=()
        ),
        says=("SSJ-FORM-LEAST .evidence",),
    ),
    Unborn(
        name="a conclusion by nobody, about an item twice",
        make=lambda: evolve(conclude(), reviewers=(), outcomes=conclude().outcomes[:1] * 2),
        says=("SSJ-FORM-LEAST .reviewers", "SSJ-FORM-TWICE .outcomes[1]"),
    ),
    Unborn(
        name="a request for nothing",
        make=lambda: evolve(request(), wanted=""),
        says=("SSJ-TEXT-EMPTY .wanted",),
    ),
    Unborn(
        name="an outcome of nothing, for a reason that nobody can read",
        make=lambda: ItemOutcome(item="", outcome="right", reason="无误\u200b"),
        says=("SSJ-TEXT-EMPTY .item", "SSJ-TEXT-CHARACTER .reason"),
    ),
    Unborn(
        name="an outcome without a reason",
        make=lambda: ItemOutcome(item="GX01", outcome="right", reason=""),
        says=("SSJ-TEXT-EMPTY .reason",),
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


# ── what follows ──────────────────────────────────────────────────────────────────────────────────────────


def clocks(line: Line, day: str) -> list[tuple[str, str, str]]:
    """Give the clocks of the first objection on a day: what, the last day, how it stands."""
    periods = objection_clocks(objection(line), line.rules, line.office.file("YXGX-2026-01", target()))
    found = [clock(each, date.fromisoformat(day), CALENDAR) for each in periods]
    return [(each.period.key, each.deadline.day.isoformat(), each.standing) for each in found]


@pytest.mark.requirement("A20-6", "A20-7")
def test_the_review_counts_from_when_the_initiating_department_has_all_of_it() -> None:
    assert clocks(astray(), "2026-06-20") == [("objection_days", LAST_DAY, "met")]
    assert clocks(incomplete(), "2026-06-20") == [
        ("objection_days", LAST_DAY, "met"),
        ("objection_review_wd", "2026-08-28", "running"),
    ]
    line = copy_of(incomplete())
    line.do(OBJECTION, supplement())
    assert objection(line).complete_on == "2026-06-18"
    assert clocks(line, "2026-06-20")[1:] == [
        ("objection_review_wd", "2026-08-28", "met"),
        ("objection_review_wd", "2026-07-16", "running"),
    ]
    before = copy_of(astray())
    before.do(OBJECTION, evolve(supplement(), at="2026-06-11T09:00:00+08:00"))
    assert objection(before).complete_on == ""
    before.do(OBJECTION, forward())
    assert objection(before).complete_on == "2026-06-12"


@pytest.mark.requirement("A20-7", "A20-10", "A20-11", "A20-15")
def test_each_objection_has_its_four_clocks_with_due_and_actual_days() -> None:
    assert clocks(objected(), "2026-06-20") == [
        ("objection_days", LAST_DAY, "met"),
        ("objection_review_wd", "2026-07-08", "running"),
    ]
    assert clocks(told(), "2026-07-03") == [
        ("objection_days", LAST_DAY, "met"),
        ("objection_review_wd", "2026-07-08", "met"),
        ("objection_correction_wd", "2026-07-02", "late"),
        ("objection_feedback_wd", "2026-07-16", "met"),
    ]


@pytest.mark.requirement("A20-4", "A20-7", "A20-13")
def test_what_comes_later_is_added_to_what_is_there() -> None:
    more = paper("检定证书")
    line = copy_of(asked())
    line.do(OBJECTION, evolve(request(), at="2026-06-16T09:00:00+08:00", until="2026-08-12"))
    line.do(OBJECTION, supplement())
    state = objection(line)
    assert (state.application, state.evidence) == (paper("异议申请书"), (paper("台账复印件"), more))
    assert state.known == (paper("台账复印件").digest, more.digest)
    assert [(each.until, each.papers) for each in state.supplements] == [
        ("2026-08-10", ()),
        ("2026-08-12", ()),
        ("", (paper("异议申请书"), more)),
    ]
    assert supplement().told() == {"papers": 2}
    assert evolve(supplement(), application=None).told() == {"papers": 1}
    without = objection(unasked())
    assert (without.application, without.supplements[-1].papers) == (None, (more,))
    held = evolve(supplement(), application=None).after(objection(objected()))
    assert held.application == paper("异议申请书")


@pytest.mark.requirement("A20-13")
def test_what_was_handed_in_with_an_earlier_objection_is_no_new_evidence() -> None:
    known = (paper("检定证书").digest, paper("台账复印件").digest)
    state = evolve(objection(incomplete()), known=known)
    assert supplement().after(state).known == known


@pytest.mark.requirement("A20-9", "A20-10")
def test_what_was_right_is_upheld_and_nothing_is_to_be_corrected() -> None:
    line = copy_of(objected())
    line.do(OBJECTION, conclude())
    made = objection(line).conclusion
    assert made
    assert (made.outcome, made.wrong) == ("right", ())
    assert [key for key, _, _ in clocks(line, "2026-06-26")] == [
        "objection_days",
        "objection_review_wd",
        "objection_feedback_wd",
    ]


@pytest.mark.requirement("A20-9")
def test_partly_wrong_is_wrong_for_the_items_that_are() -> None:
    made = objection(concluded()).conclusion
    assert made
    assert (made.outcome, made.wrong) == ("partly", ("GX02",))
    line = copy_of(objected())
    line.do(OBJECTION, conclude("GX01", "GX02"))
    whole = objection(line).conclusion
    assert whole
    assert whole.outcome == "wrong"


@pytest.mark.requirement("A20-5")
def test_what_came_late_is_no_objection_but_must_be_looked_at() -> None:
    state = objection(late())
    assert (state.late, state.nature, state.open) == (True, "internal", True)
    assert [key for key, _, _ in clocks(late(), "2026-08-03")] == ["objection_days"]
    line = copy_of(late())
    line.do(OBJECTION, evolve(conclude(), nature="internal", at="2026-08-05T09:00:00+08:00"))
    assert not objection(line).open
    assert clocks(line, "2026-08-06") == [("objection_days", LAST_DAY, "met-late")]


@pytest.mark.requirement("A20-11")
def test_an_objection_is_open_until_it_is_fed_back() -> None:
    assert [objection(made()).open for made in (objected, concluded, told)] == [True, True, False]


@pytest.mark.requirement("A20-11")
def test_the_platform_is_owed_what_the_target_was_told_once_it_was_told() -> None:
    assert owed(OBJECTION, objection(concluded())) == []
    (document,) = owed(OBJECTION, objection(told()))
    assert document == ObjectionFeedback(
        task=CODE,
        target=target(),
        number=1,
        version=1,
        concluded_on="2026-06-25",
        told_on="2026-06-30",
        remedies=feedback().remedies,
        outcomes=(
            OutcomeLine(item="GX01", outcome="right", reason="调阅原件"),
            OutcomeLine(item="GX02", outcome="wrong", reason="调阅原件"),
        ),
    )
    line = copy_of(told())
    receive_all(line)
    assert line.office.owed() == []
    assert [each.key for each in objection(line).receipts] == [document.key]


@pytest.mark.requirement("A20-10")
def test_feedback_goes_to_the_platform_behind_the_correction_of_its_target() -> None:
    line = copy_of(told())
    line.do(FILE, evolve(correct(), at="2026-06-30T15:00:00+08:00", found_on="2026-06-30"))
    waiting = [(each.document.kind, each.standing, each.behind) for each in line.office.queue()]
    correction = f"publicity/{CODE}/{target()}/2"
    assert waiting == [("publicity", "due", ""), ("feedback", "behind", correction)]


def test_what_was_looked_at_internally_is_not_told_to_the_platform() -> None:
    line = copy_of(late())
    line.do(OBJECTION, evolve(conclude(), nature="internal", at="2026-08-05T09:00:00+08:00"))
    line.do(OBJECTION, evolve(feedback(), at="2026-08-06T09:00:00+08:00"))
    assert owed(OBJECTION, objection(line)) == []


@pytest.mark.requirement("A20-5")
@pytest.mark.parametrize(
    "case",
    [each for each in CASES if each["rule"] == "calendar_days_roll" and each["n"] == "60"],
    ids=lambda case: case["start"],
)
def test_the_window_ends_as_computed_from_two_calendars(case: dict[str, str]) -> None:
    found = objection(objected())
    public = evolve(found.disputed, published_on=case["start"])
    period = window(evolve(found, disputed=public), objected().rules)
    assert deadline_of(period, HOLIDAYS).day.isoformat() == case["end"]


@pytest.mark.requirement("A20-5")
@pytest.mark.parametrize(
    ("published_on", "last"),
    [("2026-08-03", "2026-10-08"), ("2024-02-29", "2024-04-29"), ("2026-06-01", "2026-07-31")],
    ids=["rolls over National Day", "29 February", "no roll"],
)
def test_the_window_counts_days_of_the_calendar_and_rolls(published_on: str, last: str) -> None:
    found = objection(objected())
    period = window(
        evolve(found, disputed=evolve(found.disputed, published_on=published_on)), objected().rules
    )
    assert deadline_of(period, HOLIDAYS).day.isoformat() == last


@pytest.mark.requirement("A20-15")
def test_the_history_tells_the_whole_objection() -> None:
    assert [each.sentence() for each in told().office.history(OBJECTION)] == [
        f"{target()} 对第 1 版公示的事项 GX01、GX02 提出异议，“{BUREAU}”收到",
        "复查结论：部分有错误，复查人 复查员己、复查员庚",
        "反馈复查情况：复查情况反馈",
    ]


def test_an_objection_keeps_the_rulebook_of_its_task() -> None:
    line = copy_of(objected())
    digest = line.rules.digest()
    assert line.office.rules_of(OBJECTION).digest() == digest
    assert objected().office.replay().faults == ()
    assert revealed().rules.digest() == digest
    assert record(revealed())


@pytest.mark.requirement("A20-3", "A23-2")
def test_the_body_that_a_thing_belongs_to_objects_and_is_told() -> None:
    line = published()
    file = line.office.file(CODE, target())
    assert file
    thing = evolve(file, entity="91530499MA6K00006F", entity_name="玉样食盐批发有限公司")
    public = disputed(thing, 1)
    assert public
    act = evolve(application(line), disputed=public, applicant=thing.entity)
    assert apply(None, act, line.rules).disputed.party == thing.party == thing.entity
    assert thing.addressee == f"玉样食盐批发有限公司（{file.target_name}）"
    assert evolve(thing, entity_name="").addressee == f"{thing.entity}（{file.target_name}）"
    assert (file.party, file.addressee) == (file.target, file.target_name)


def test_what_is_disputed_was_public_on_a_day() -> None:
    disputed_ = application(published()).disputed
    with pytest.raises(InvalidInput) as caught:
        evolve(disputed_, published_on="2026年6月")
    assert [each.place.path for each in caught.value.faults] == [".published_on"]
