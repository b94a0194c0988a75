"""What a year and a task owe, and which clocks of a file, an objection and a hand-over a bureau shows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.unit.acts_tables import copy_of, prepared, published, returned, rule
from tests.unit.acts_tables import target as first_target
from tests.unit.aftermath_tables import FILE, concluded, correct, objected, settled, told
from tests.unit.test_acts_followup import crime
from tests.unit.test_acts_followup import limited as followed_up
from tests.unit.test_acts_lists import COUNTY, LAW, LISTED, SALT

from shuangsuiji import adoption, departments
from shuangsuiji.acts import Act
from shuangsuiji.adoption import AdoptRulebook, Rulebooks
from shuangsuiji.bureau import Bureau, bureau_of
from shuangsuiji.clocks import Clock
from shuangsuiji.deadlines import clocks, running
from shuangsuiji.inspection.clocks import resubmission_periods
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Ended, Task
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, EMERGENCY, MARKET

SECOND = "YXGX-2026-02"
SHOWN = "2026-06-01"
"""The day on which the first result is public."""


def bureau(line: Line) -> Bureau:
    """Give what a journal has come to."""
    return bureau_of(line.office.replay())


def with_states(plain: Bureau, states: Mapping[str, object]) -> Bureau:
    """The same bureau, in which some streams have come to something else."""
    return evolve(plain, states={**plain.states, **states})


def under(rules: Rulebook) -> dict[str, object]:
    """Another rulebook is in force."""
    act: Act[Rulebooks] = AdoptRulebook(by="领导小组办公室", at="2026-01-04T09:00:00+08:00", rulebook=rules)
    return {adoption.STREAM: act.after(Rulebooks())}


def found(plain: Bureau, code: str, day: str = "2026-12-01") -> list[Clock]:
    """Give the clocks of a kind on a day."""
    return [each for each in clocks(plain, date.fromisoformat(day), CALENDAR) if each.period.code == code]


def met(plain: Bureau, code: str) -> dict[str, str]:
    """Give about whom or what the clocks of a kind run, and when they were met."""
    return {each.period.subject: each.period.met_on for each in found(plain, code)}


# ── 年度计划与每年至少一次 (第七条) ──────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A07-1", "A07-11")
def test_every_listed_unit_that_enforces_owes_the_joint_plan_of_the_year() -> None:
    plain = bureau(prepared())
    plan = plain.plans[0]
    beside = {
        departments.STREAM: LISTED,
        plan_stream(2026, SALT, "internal"): evolve(plan, department=SALT, scope="internal"),
        plan_stream(2025, COUNTY): evolve(plan, department=COUNTY, year=2025),
    }
    assert met(with_states(plain, beside), "SSJ-DUE-PLAN") == {
        BUREAU: "2026-03-02",
        SALT: "",
        COUNTY: "",
        MARKET: "",
        EMERGENCY: "",
    }


@pytest.mark.requirement("A07-1")
def test_where_no_units_are_listed_those_that_have_a_plan_owe_one() -> None:
    plain = bureau(prepared())
    other = {plan_stream(2026, MARKET): evolve(plain.plans[0], department=MARKET)}
    assert set(met(with_states(plain, other), "SSJ-DUE-PLAN")) == {BUREAU, MARKET}


def task_of(plain: Bureau, code: str, day: str, **setup: object) -> dict[str, object]:
    """Another task, of which one result is public from a day on, or none."""
    task: Task = plain.states[task_stream(CODE)]
    file: TargetFile = plain.states[FILE]
    at = f"{day}T09:00:00+08:00" if day else ""
    changed: Any = {"code": code, **setup}
    return {
        task_stream(code): evolve(task, setup=evolve(task.setup, **changed)),
        file_stream(code, file.target): evolve(file, task=code, published=at),
    }


@pytest.mark.requirement("A07-10")
def test_a_joint_inspection_counts_for_those_that_take_part_from_when_its_first_result_is_public() -> None:
    plain = bureau(published())
    later = {
        departments.STREAM: LISTED,
        file_stream(CODE, "另一对象"): evolve(
            plain.states[FILE], target="另一对象", published="2026-06-20T09:00:00+08:00"
        ),
    }
    assert met(with_states(plain, later), "SSJ-DUE-JOINT") == {
        BUREAU: SHOWN,
        MARKET: SHOWN,
        EMERGENCY: SHOWN,
        SALT: "",
        COUNTY: "",
    }


@pytest.mark.requirement("A07-10")
@pytest.mark.parametrize(("owed", "day"), [(1, SHOWN), (2, "2026-06-15"), (3, "")])
def test_as_many_are_owed_as_the_rulebook_says(owed: int, day: str) -> None:
    plain = bureau(published())
    states = {
        **under(rule("min_joint_per_section", owed)),
        **task_of(plain, SECOND, "2026-06-15"),
    }
    assert met(with_states(plain, states), "SSJ-DUE-JOINT") == {BUREAU: day}


@pytest.mark.requirement("A07-10")
def test_what_is_not_public_or_of_another_year_does_not_count() -> None:
    plain = bureau(published())
    states = {
        **under(rule("min_joint_per_section", 2)),
        **task_of(plain, SECOND, ""),
        **task_of(plain, "YXGX-2025-01", "2026-01-05", year=2025),
    }
    assert met(with_states(plain, states), "SSJ-DUE-JOINT") == {BUREAU: ""}


@pytest.mark.requirement("A02-5", "A07-10")
@pytest.mark.parametrize(("counts", "day"), [(True, SHOWN), (False, "")])
def test_sections_of_one_department_count_as_the_rulebook_says(counts: bool, day: str) -> None:  # noqa: FBT001  -- a table's column
    plain = bureau(published())
    states = {
        departments.STREAM: LISTED,
        **under(rule("joint_counts_internal_sections", counts)),
        **task_of(plain, SECOND, SHOWN, initiating=SALT, participating=(LAW,)),
    }
    assert met(with_states(plain, states), "SSJ-DUE-JOINT")[SALT] == day


# ── 任务的检查期限 (第十条) ─────────────────────────────────────────────────────────────────────────────────


def inspected(last: str) -> dict[str, object]:
    """Every drawn target is inspected, one of them later than the others."""
    file = bureau(settled()).states[FILE]
    first, *more = file.submissions
    return {FILE: evolve(file, submissions=(evolve(first, first_made_on=last), *more))}


def closed() -> dict[str, object]:
    """The task was closed in July."""
    ended = Ended(
        how="closed", by="经办员甲", reason="计划调整", approver="局领导丁", at="2026-07-02T09:00:00+08:00"
    )
    return {task_stream(CODE): evolve(bureau(settled()).states[task_stream(CODE)], ended=ended)}


INSPECT = "SSJ-DUE-INSPECT"


@pytest.mark.requirement("A24-4")
def test_the_inspections_are_done_with_the_last_drawn_target() -> None:
    plain = with_states(bureau(settled()), inspected("2026-05-20"))
    assert set(met(plain, INSPECT).values()) == {"2026-05-20"}
    assert set(met(with_states(plain, closed()), INSPECT).values()) == {"2026-05-20"}


@pytest.mark.requirement("A24-4")
def test_while_one_is_not_inspected_they_end_only_with_the_task() -> None:
    plain = with_states(bureau(settled()), inspected(""))
    assert set(met(plain, INSPECT).values()) == {""}
    assert set(met(with_states(plain, closed()), INSPECT).values()) == {"2026-07-02"}


# ── 档案、异议与后续 (第十九条至第二十一条) ─────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A19-1")
def test_a_clock_shows_from_the_day_that_it_starts_on() -> None:
    plain = bureau(published())
    assert [len(found(plain, "SSJ-DUE-ENTRY", day)) for day in ("2026-05-11", "2026-05-12")] == [0, 1]


@pytest.mark.requirement("A19-1", "A20-7", "A20-10", "A20-11")
def test_where_the_regulation_gives_the_number_a_clock_is_more_than_a_warning() -> None:
    plain = bureau(told())
    shown = {each.period.code: each.period.alert for each in clocks(plain, date(2026, 7, 3), CALENDAR)}
    due = ("ENTRY", "PUBLICITY", "OBJECTION", "REEXAMINATION", "CORRECTION", "FEEDBACK")
    assert [shown[f"SSJ-DUE-{each}"] for each in due] == [False] * 6


@pytest.mark.requirement("A20-5")
def test_a_result_has_one_window_for_objections_and_one_that_has_run_out_is_no_clock() -> None:
    plain = bureau(objected())
    (window,) = found(plain, "SSJ-DUE-OBJECTION", "2026-07-31")
    assert (window.period.since, window.period.met_on, window.period.stream) == (SHOWN, "", FILE)
    assert (window.deadline.day, window.standing) == (date(2026, 7, 31), "due-today")
    assert running([window]) == [window]
    over = found(plain, "SSJ-DUE-OBJECTION", "2026-08-01")
    assert [each.standing for each in over] == ["late"]
    assert running(over) == []
    review = found(plain, "SSJ-DUE-REEXAMINATION", "2026-08-03")
    assert [each.standing for each in running(review)] == ["late"]


@pytest.mark.requirement("A04-6", "A20-10")
def test_a_correction_after_an_objection_that_is_dated_back_counts_from_its_record() -> None:
    line = copy_of(concluded())
    act = evolve(
        correct(),
        at="2026-07-02T09:00:00+08:00",
        found_on="2026-06-25",
        objection=1,
        conclusion=line.office.state(f"objection/{CODE}/{first_target()}/1").conclusion,
    )
    line.clock = "2026-12-01T09:00:00+08:00"
    line.do(FILE, act)
    shown = found(bureau(line), "SSJ-DUE-CORRECTION")
    assert {(each.period.met_on, each.standing) for each in shown} == {("2026-12-01", "met-late")}


@pytest.mark.requirement("A21-1", "A21-3")
def test_what_is_handed_over_shows_the_clocks_that_the_rulebook_gives() -> None:
    assert [each.period.since for each in found(bureau(crime()), "SSJ-DUE-TRANSFER")] == ["2026-05-12"]
    assert [each.period.since for each in found(bureau(followed_up()), "SSJ-DUE-FOLLOWUP")] == ["2026-05-12"]


def thrice() -> TargetFile:
    """Entered three times, returned twice."""
    file: TargetFile = bureau(returned()).states[FILE]
    first = file.submissions[0]
    again = tuple(evolve(each, at="2026-06-01T09:00:00+08:00") for each in first.reviews)
    more = (evolve(first, version=2, reviews=again), evolve(first, version=3, reviews=()))
    return evolve(file, submissions=(first, *more))


@pytest.mark.requirement("A19-8")
def test_each_return_is_met_by_the_next_entry() -> None:
    entered = ("2026-05-13", "2026-05-20", "2026-06-04")
    shown = resubmission_periods(thrice(), rule("resubmit_wd", None), entered)
    assert [(each.since, each.met_on) for each in shown] == [
        ("2026-05-14", "2026-05-20"),
        ("2026-06-01", "2026-06-04"),
    ]
    (_, open_) = resubmission_periods(thrice(), rule("resubmit_wd", None), entered[:2])
    assert open_.met_on == ""


@pytest.mark.requirement("A19-8")
@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (5, ("resubmit_wd", "第十九条", 5, False)),
        (None, ("resubmit_alert_wd", "第十九条第四款", 20, True)),
    ],
)
def test_what_is_returned_is_due_by_the_rulebook_or_else_somebody_is_told(
    own: int | None, expected: tuple[str, str, int, bool]
) -> None:
    rules = rule("resubmit_wd", own)
    alert: Any = evolve(rules.keys.resubmit_alert_wd, article="第十九条第四款")
    shown = resubmission_periods(thrice(), evolve(rules, keys=evolve(rules.keys, resubmit_alert_wd=alert)))
    assert {(each.key, each.article, each.n, each.alert) for each in shown} == {expected}
