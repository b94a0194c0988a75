"""Every clock of a bureau: what the acts of a line start and stop, and what a day makes of it."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from attrs import evolve
from tests.unit.acts_tables import copy_of, receive_all, rule
from tests.unit.acts_tables import target as first_target
from tests.unit.aftermath_tables import (
    CASE,
    FILE,
    OBJECTION,
    application,
    case_check,
    close_lead,
    conclude,
    correct,
    dismiss,
    feedback,
    lead,
    note,
    noted,
)

from shuangsuiji import wire
from shuangsuiji.acts import Act
from shuangsuiji.bureau import Bureau, bureau_of
from shuangsuiji.casework import Case, CloseLead, RecordCaseCheck
from shuangsuiji.correction import correction_periods
from shuangsuiji.deadlines import clocks, running
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.rulebook import Layer
from shuangsuiji.task.ending import CancelTask
from shuangsuiji.task.rounds import VoidRound
from shuangsuiji.task.setup import task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, MARKET


@cache
def line() -> tuple[Bureau, tuple[str, ...]]:
    """A bureau with four files: published; returned; recorded; drawn and not yet inspected."""
    made = Line()
    made.prepare()
    task = made.drawn()
    assert task.lock
    ids = tuple(each.entry.id for each in task.lock.targets)
    for target in ids[:3]:
        made.record(target)
    for target in ids[:2]:
        made.enter(target)
    made.review(ids[0])
    made.review(ids[1], returned_by=MARKET, reason="照片缺页")
    return bureau_of(made.office.replay()), ids


def read(day: str, *, every: bool = True) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Give of every clock by code and subject: since, last day, standing."""
    bureau, _ = line()
    found = clocks(bureau, date.fromisoformat(day), CALENDAR)
    return {
        (each.period.code, each.period.subject): (
            each.period.since,
            each.deadline.day.isoformat(),
            each.standing,
        )
        for each in (found if every else running(found))
    }


def name(index: int) -> str:
    """Give the name of a drawn target."""
    return f"{line()[1][index]}号"


@pytest.mark.requirement("A07-1")
def test_the_plan_is_due_on_a_date_and_was_in_time() -> None:
    assert read("2026-06-01")["SSJ-DUE-PLAN", BUREAU] == ("2026-01-01", "2026-03-31", "met")


@pytest.mark.requirement("A07-10")
def test_the_yearly_joint_inspection_is_owed_until_a_result_is_public() -> None:
    assert read("2026-06-01")["SSJ-DUE-JOINT", BUREAU] == ("2026-01-01", "2026-12-31", "running")


@pytest.mark.requirement("A19-1", "A19-2")
def test_an_entry_is_due_twenty_working_days_after_the_result() -> None:
    key = ("SSJ-DUE-ENTRY", name(2))
    assert read("2026-06-01")[key] == ("2026-05-12", "2026-06-09", "running")
    assert read("2026-06-02")[key][2] == "due-soon"
    assert read("2026-06-10")[key][2] == "late"


def test_an_entry_that_was_made_is_met() -> None:
    assert read("2026-07-01")["SSJ-DUE-ENTRY", name(0)][2] == "met"


@pytest.mark.requirement("A19-8")
def test_what_was_returned_is_due_again() -> None:
    assert read("2026-06-01")["SSJ-DUE-RESUBMIT", name(1)] == ("2026-05-14", "2026-06-11", "running")


@pytest.mark.requirement("A19-9")
def test_publicity_is_due_from_the_end_of_the_inspection() -> None:
    assert read("2026-06-10")["SSJ-DUE-PUBLICITY", name(0)] == ("2026-05-12", "2026-06-09", "late")


@pytest.mark.requirement("A24-4")
def test_the_inspections_are_due_at_the_end_of_the_tasks_window() -> None:
    assert read("2026-07-01")["SSJ-DUE-INSPECT", "2026年工业和信息化领域联合抽查"] == (
        "2026-04-24",
        "2026-06-30",
        "late",
    )


def test_what_has_not_started_does_not_run() -> None:
    assert {code for code, _ in read("2026-03-01")} == {"SSJ-DUE-PLAN", "SSJ-DUE-JOINT"}


def test_what_is_done_does_not_run_any_more() -> None:
    done = set(read("2026-06-01")) - set(read("2026-06-01", every=False))
    assert done == {
        ("SSJ-DUE-PLAN", BUREAU),
        ("SSJ-DUE-DRAW", "2026年工业和信息化领域联合抽查"),
        ("SSJ-DUE-ENTRY", name(0)),
        ("SSJ-DUE-ENTRY", name(1)),
    }


def test_the_most_urgent_comes_first_and_what_is_done_last() -> None:
    bureau, _ = line()
    found = clocks(bureau, date(2026, 6, 1), CALENDAR)
    open_ = [each for each in found if not each.period.met_on]
    assert found[: len(open_)] == open_
    assert [each.deadline.day for each in open_] == sorted(each.deadline.day for each in open_)


def test_a_bureau_without_rules_has_no_clocks() -> None:
    bureau, _ = line()
    assert clocks(evolve(bureau, states={}, done=()), date(2026, 6, 1), CALENDAR) == []


def test_every_unit_that_enforces_owes_a_plan() -> None:
    made = Line()
    made.prepare()
    bureau = bureau_of(made.office.replay())
    found = clocks(bureau, date(2026, 4, 1), CALENDAR)
    assert [each.period.subject for each in found if each.period.code == "SSJ-DUE-PLAN"] == [BUREAU]


def test_a_task_that_was_cancelled_owes_no_draw_any_more() -> None:
    made = Line()
    made.prepare()
    made.create_task()
    made.announce()
    announcement = made.task().announcements[-1].digest()
    at = "2026-04-23T10:00:00+08:00"
    void = VoidRound(by="经办员甲", at=at, announcement=announcement, approver="局领导丁", reason="公告有误")
    made.do(task_stream(CODE), void)
    cancel = CancelTask(by="经办员甲", at="2026-04-24T09:00:00+08:00", reason="计划调整", approver="局领导丁")
    made.do(task_stream(CODE), cancel)
    found = clocks(bureau_of(made.office.replay()), date(2026, 6, 1), CALENDAR)
    assert [each.standing for each in found if each.period.code == "SSJ-DUE-DRAW"] == ["met"]


@pytest.mark.requirement("X-34")
def test_a_superior_layer_changes_the_clocks_from_its_day_on() -> None:
    plain: Any = wire.write(builtin_rulebook("2026-01-01").keys.entry_wd)
    layer = Layer(
        title="上级规则",
        source="样例",
        effective_from="2026-06-01",
        keys={"entry_wd": {**plain, "value": 10}},
    )
    made = Line(rules=evolve(builtin_rulebook("2026-01-01"), layers=(layer,)))
    made.prepare()
    task = made.drawn()
    assert task.lock
    made.record(task.lock.targets[0].entry.id)
    bureau = bureau_of(made.office.replay())
    for day, last in (("2026-05-31", "2026-06-09"), ("2026-06-01", "2026-05-26")):
        found = clocks(bureau, date.fromisoformat(day), CALENDAR)
        assert [each.deadline.day.isoformat() for each in found if each.period.code == "SSJ-DUE-ENTRY"] == [
            last
        ]


@pytest.mark.requirement("A04-6", "A20-7", "A20-11")
def test_what_is_dated_back_stops_its_clock_only_when_it_is_put_on_record() -> None:
    made = Line()
    made.prepare()
    made.drawn()
    for step in (made.record, made.enter, made.review):
        step(first_target())
    receive_all(made)
    made.do(OBJECTION, application(made))
    made.clock = "2026-12-01T09:00:00+08:00"
    for act in (conclude(), feedback()):
        made.do(OBJECTION, act)
    found = read_off(made, "2026-12-01")
    assert found["SSJ-DUE-REEXAMINATION"] == ("2026-12-01", "met-late")
    assert found["SSJ-DUE-FEEDBACK"] == ("2026-12-01", "met-late")


def read_off(made: Line, day: str) -> dict[str, tuple[str, str]]:
    """Give of every clock by code: when it was met, and its standing."""
    found = clocks(bureau_of(made.office.replay()), date.fromisoformat(day), CALENDAR)
    return {each.period.code: (each.period.met_on, each.standing) for each in found}


def with_lead(*done: tuple[str, Act[Case]]) -> Line:
    """A lead of 1 May, to be seen to within seven days, and what was done about it, each with the time of its record."""
    made = Line(rules=rule("case_alert_days", 7))
    made.prepare()
    made.do(CASE, evolve(lead("对象0001"), at="2026-05-01T09:00:00+08:00"))
    for clock, act in done:
        made.clock = clock
        made.do(CASE, act)
    return made


@pytest.mark.requirement("A04-6", "A23-4")
@pytest.mark.parametrize("at", ["2026-09-01T09:00:00+08:00", "2026-05-03T17:00:00+08:00"])
def test_a_check_stops_a_leads_clock_when_it_is_put_on_record_whatever_day_it_says(at: str) -> None:
    made = with_lead(("2026-09-01T09:00:00+08:00", evolve(case_check(), at=at, on="2026-05-03")))
    assert read_off(made, "2026-09-02")["SSJ-DUE-LEAD"] == ("2026-09-01", "met-late")


@pytest.mark.requirement("A23-4")
@pytest.mark.parametrize("act", [case_check, close_lead])
def test_a_lead_that_was_seen_to_in_time_stays_so_whatever_is_dated_back_to_that_day_later(
    act: Callable[[], RecordCaseCheck | CloseLead],
) -> None:
    first = evolve(case_check(), at="2026-05-03T17:00:00+08:00", on="2026-05-03")
    later: Any = evolve(act(), at="2026-05-03T18:00:00+08:00")
    if isinstance(later, RecordCaseCheck):
        later = evolve(later, on="2026-05-03")
    made = with_lead(("2026-05-03T17:00:00+08:00", first), ("2026-09-01T09:00:00+08:00", later))
    assert read_off(made, "2026-09-02")["SSJ-DUE-LEAD"] == ("2026-05-03", "met")


def corrections(made: Line, day: str) -> list[tuple[str, str, str, bool]]:
    """Give of every clock of a correction: since, when it was met, standing, whether it only warns."""
    found = clocks(bureau_of(made.office.replay()), date.fromisoformat(day), CALENDAR)
    return [
        (each.period.since, each.period.met_on, each.standing, each.period.alert)
        for each in found
        if each.period.code == "SSJ-DUE-CORRECTION"
    ]


@pytest.mark.requirement("A20-2", "A24-3")
@pytest.mark.parametrize(
    ("day", "standing"),
    [("2026-06-08", "due-soon"), ("2026-06-12", "due-today"), ("2026-06-13", "late")],
)
def test_an_error_that_is_found_is_to_be_corrected_before_anybody_does(day: str, standing: str) -> None:
    assert corrections(noted(), day) == [("2026-06-05", "", standing, True)]


@pytest.mark.requirement("A20-2")
def test_the_rulebook_says_how_long_an_error_may_be_open() -> None:
    plain: Any = builtin_rulebook("2026-01-01")
    keys = evolve(plain.keys, correction_alert_wd=evolve(plain.keys.correction_alert_wd, value=1))
    made = copy_of(noted())
    file = made.office.file(CODE, first_target())
    assert file
    assert [each.n for each in correction_periods(file, evolve(plain, keys=keys))] == [1]


@pytest.mark.requirement("A20-2")
def test_a_correction_ends_the_clock_of_what_was_found_and_starts_none_of_its_own() -> None:
    made = copy_of(noted())
    made.do(FILE, evolve(correct(), at="2026-06-15T09:00:00+08:00", found_on=note().found_on))
    assert corrections(made, "2026-07-01") == [("2026-06-05", "2026-06-15", "met-late", True)]


@pytest.mark.requirement("A20-2")
def test_a_dismissal_ends_it_when_it_is_put_on_record() -> None:
    made = copy_of(noted())
    made.clock = "2026-06-16T09:00:00+08:00"
    made.do(FILE, dismiss())
    assert corrections(made, "2026-07-01") == [("2026-06-05", "2026-06-16", "met-late", True)]
