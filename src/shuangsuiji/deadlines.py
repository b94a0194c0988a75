"""期限 (第七条、第十条、第十九条至第二十三条): every clock that runs in a bureau on a day: since when, until when, under which article.

What a stage knows of its periods stands with the stage; here they are gathered over the whole journal, each under the
rulebook that its task was created under, and read off on a day.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from attrs import evolve

from shuangsuiji.acts import DAY_LENGTH
from shuangsuiji.bureau import Bureau
from shuangsuiji.casework import Case, CloseLead, FileCase, RecordCaseCheck, lead_period
from shuangsuiji.clocks import Clock, Period, clock
from shuangsuiji.correction import CorrectResult, correction_periods
from shuangsuiji.departments import counts_as_joint
from shuangsuiji.followup.clocks import followup_period, transfer_period
from shuangsuiji.followup.handing import CloseFollowUp
from shuangsuiji.followup.state import FollowUp
from shuangsuiji.found_errors import DismissError
from shuangsuiji.inspection.clocks import entry_period, first_made_on, resubmission_periods
from shuangsuiji.objection.clocks import objection_clocks
from shuangsuiji.objection.concluding import ConcludeReexamination, SendFeedback
from shuangsuiji.objection.state import Objection
from shuangsuiji.objection.supplementing import SupplementObjection
from shuangsuiji.plan.publishing import PublishPlan
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.publicity import publicity_period, shown_versions
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.lock import Lock
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.texts import china_day
from shuangsuiji.workdays import Calendar

OPEN: Final = frozenset({"running", "due-soon", "due-today", "late"})
"""Standings of what is not done yet."""


def clocks(bureau: Bureau, day: date, calendar: Calendar) -> list[Clock]:
    """时钟: give every clock that has started by a day, the most urgent first.

    Args:
        bureau: what the journal has come to.
        day: the day that it is read off.
        calendar: the working days.
    """
    today = day.isoformat()
    found = [
        clock(each, day, calendar, _remind(bureau, each, today))
        for each in periods(bureau, day)
        if each.since <= today
    ]
    return sorted(
        found, key=lambda each: (each.period.met_on != "", each.deadline.day, each.period.stream.encode())
    )


def running(found: Iterable[Clock]) -> list[Clock]:
    """Give the clocks of what is not done yet; a right that has run out is no clock any more."""
    return [each for each in found if each.standing in OPEN and not _run_out(each)]


def _run_out(found: Clock) -> bool:
    return found.period.code == "SSJ-DUE-OBJECTION" and found.standing == "late"


def _remind(bureau: Bureau, period: Period, today: str) -> int:
    rules = bureau.rules(period.stream, today)
    return rules.keys.remind_wd.value if rules else 0


def periods(bureau: Bureau, day: date) -> Iterator[Period]:
    """Give every period of a bureau: those of a day's year's plan and duty, and those of all that its streams hold."""
    today, year = day.isoformat(), day.year
    rules = bureau.rules("plan", today)
    if rules is not None:
        yield from _plan_periods(bureau, rules, year)
        yield from _duty_periods(bureau, rules, year)
    for kind, periods_of in _BY_KIND.items():
        for name, state in bureau.of(kind):
            under = bureau.rules(name, today)
            if under is not None:
                yield from (_as_recorded(bureau, each) for each in periods_of(bureau, state, under) if each)


def _as_recorded(bureau: Bureau, period: Period) -> Period:
    """What ends a clock ends it when it is put on record: a date that somebody types stops none (第四条)."""
    stream = period.stream
    if period.code == "SSJ-DUE-CORRECTION":  # after an objection too it is the file's
        stream = "/".join(("file", *stream.split("/")[1:3]))
    return evolve(period, met_on=bureau.recorded_on(stream, period.met_on, *_ENDED_BY.get(period.code, ())))


def _units(bureau: Bureau) -> list[str]:
    """执法科室 (第七条): the units that enforce; where none are listed, those that have a plan."""
    listed = [each.id for each in bureau.departments.units if each.enforces]
    return listed or sorted({each.department for each in bureau.plans}, key=str.encode)


def _plan_periods(bureau: Bureau, rules: Rulebook, year: int) -> Iterator[Period]:
    """制订并公布年度计划 (第七条): a date, the same for every unit."""
    rule = rules.keys.plan_publish_by
    published = {
        each.department: each.versions[0].at[:DAY_LENGTH]
        for each in bureau.plans
        if each.year == year and each.scope == "joint"
    }
    for unit in _units(bureau):
        due, met = rule.of(year).isoformat(), published.get(unit, "")
        yield _as_recorded(bureau, _yearly("SSJ-DUE-PLAN", "plan_publish_by", rules, unit, due, met))


def _duty_periods(bureau: Bureau, rules: Rulebook, year: int) -> Iterator[Period]:
    """每年至少一次 (第七条): a joint task with a published result, for every unit that enforces."""
    rule = rules.keys.min_joint_per_section
    units = bureau.departments.units
    joint = [
        (each.setup.departments, _first_published(bureau, each))
        for each in bureau.tasks
        if each.setup.year == year and counts_as_joint(each.setup.departments, units, rules)
    ]
    for unit in _units(bureau) if rule.value else ():
        days = sorted(day for departments, day in joint if day and unit in departments)
        met = days[rule.value - 1] if len(days) >= rule.value else ""
        yield _yearly("SSJ-DUE-JOINT", "min_joint_per_section", rules, unit, f"{year}-12-31", met)


def _yearly(code: str, key: str, rules: Rulebook, unit: str, fixed: str, met: str) -> Period:
    """What a unit owes by a date of its plan's year."""
    year = fixed[:4]
    return Period(
        code=code,
        article=rules.rule(key).article,
        key=key,
        stream=plan_stream(int(year), unit),
        subject=unit,
        since=f"{year}-01-01",
        unit="date",
        fixed=fixed,
        met_on=met,
    )


def _first_published(bureau: Bureau, task: Task) -> str:
    days = [china_day(each.published) for each in bureau.files(task.setup.code) if each.published]
    return min(days, default="")


def _task_periods(bureau: Bureau, task: Task, _rules: Rulebook) -> Iterator[Period]:
    """任务 (第十条、第十一条): the announced time of the draw, and the window of the inspections."""
    stream = task_stream(task.setup.code)
    if task.announcements:
        last = task.announcements[-1]
        yield Period(
            code="SSJ-DUE-DRAW",
            article="第十一条",
            key="",
            stream=stream,
            subject=task.setup.name,
            since=china_day(last.made_at),
            unit="date",
            fixed=china_day(last.draw_by),
            met_on=task.lock.at[:DAY_LENGTH] if task.lock else _ended_on(task),
        )
    if task.lock:
        yield Period(
            code="SSJ-DUE-INSPECT",
            article="第十条、第二十四条",
            key="",
            stream=stream,
            subject=task.setup.name,
            since=task.lock.at[:DAY_LENGTH],
            unit="date",
            fixed=task.setup.last,
            met_on=_inspected_on(bureau, task, task.lock) or _ended_on(task),
        )


def _ended_on(task: Task) -> str:
    """A task that was cancelled or closed owes nothing any more."""
    return task.ended.at[:DAY_LENGTH] if task.ended else ""


def _inspected_on(bureau: Bureau, task: Task, lock: Lock) -> str:
    """Give the day on which the last drawn target was inspected; empty while one is not."""
    days = {each.target: first_made_on(each) for each in bureau.files(task.setup.code)}
    drawn = [days.get(each.entry.id, "") for each in lock.targets]
    return max(drawn, default="") if all(drawn) else ""


def _file_periods(bureau: Bureau, file: TargetFile, rules: Rulebook) -> Iterator[Period | None]:
    """一企一档 (第十九条、第二十条): entry, publicity, resubmission, corrections, and the target's right to object."""
    yield from _entry_periods(bureau, file, rules)
    yield publicity_period(file, rules)
    for each in shown_versions(file):
        yield _objection_window(file, rules, each.on)
    yield from correction_periods(file, rules)


def _entry_periods(bureau: Bureau, file: TargetFile, rules: Rulebook) -> Iterator[Period]:
    """录入与退回后的重新上报 (第十九条); the regulation gives no number for the latter, the rulebook may."""
    entered = bureau.entered.get(file_stream(file.task, file.target), ())
    if first_made_on(file):
        yield entry_period(file, rules, entered)
    yield from resubmission_periods(file, rules, entered)


def _objection_window(file: TargetFile, rules: Rulebook, since: str) -> Period:
    """可以提出异议的期限 (第二十条): of what was made public on a day, whoever objects or not."""
    rule = rules.keys.objection_days
    return Period(
        code="SSJ-DUE-OBJECTION",
        article=rule.article,
        key="objection_days",
        stream=file_stream(file.task, file.target),
        subject=file.target_name,
        since=since,
        n=rule.value,
        unit="day",
    )


def _objection_periods(bureau: Bureau, objection: Objection, rules: Rulebook) -> Iterator[Period]:
    """异议 (第二十条): its clocks; the window itself is the file's."""
    disputed = objection.disputed
    file: TargetFile | None = bureau.states.get(file_stream(disputed.task, disputed.target))
    yield from (each for each in objection_clocks(objection, rules, file) if each.code != "SSJ-DUE-OBJECTION")


def _followup_periods(_bureau: Bureau, followup: FollowUp, rules: Rulebook) -> Iterator[Period | None]:
    """后续 (第二十一条), where the rulebook gives a number: the regulation says 及时."""
    yield followup_period(followup, rules)
    yield transfer_period(followup, rules)


def _case_periods(_bureau: Bureau, case: Case, rules: Rulebook) -> Iterator[Period | None]:
    """个案线索 (第二十三条), where the rulebook gives a number: the regulation says 及时."""
    yield lead_period(case, rules)


_ENDED_BY: Final[Mapping[str, tuple[type, ...]]] = {
    "SSJ-DUE-PLAN": (PublishPlan,),
    "SSJ-DUE-CORRECTION": (CorrectResult, DismissError),
    "SSJ-DUE-SUPPLEMENT": (SupplementObjection, ConcludeReexamination),
    "SSJ-DUE-REEXAMINATION": (ConcludeReexamination,),
    "SSJ-DUE-FEEDBACK": (SendFeedback,),
    "SSJ-DUE-FOLLOWUP": (CloseFollowUp,),
    "SSJ-DUE-LEAD": (RecordCaseCheck, FileCase, CloseLead),
}
"""Which acts end which clocks. An entry's are told by `Bureau.entered`; publicity is the platform's, a transfer another body's."""

_BY_KIND: Final[Mapping[str, Callable[[Bureau, Any, Rulebook], Iterator[Period | None]]]] = {
    "task": _task_periods,
    "file": _file_periods,
    "objection": _objection_periods,
    "followup": _followup_periods,
    "case": _case_periods,
}
