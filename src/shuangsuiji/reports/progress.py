"""进度与台账 (第二十四条; 设计决定 6): each county's progress, what is deemed incomplete, and who answered for what."""

from collections.abc import Iterator
from datetime import date

from shuangsuiji.bureau import Bureau
from shuangsuiji.completion import Completion, completion
from shuangsuiji.ledger import overrides
from shuangsuiji.reports.report import Cell, Report, percent
from shuangsuiji.task.state import Task
from shuangsuiji.workdays import Calendar

_LATE = {"not-inspected": "未按期检查", "not-entered": "未按期录入"}


def completions(bureau: Bureau, year: int, on: date, calendar: Calendar) -> Iterator[tuple[Task, Completion]]:
    """任务完成情况 (第十九条、第二十四条): give how far each locked task of a year has come on a day."""
    for name, task in bureau.of("task"):
        rules = bureau.rules(name, on.isoformat())
        if rules and task.lock and task.setup.year == year:
            yield task, completion(task, bureau.files(task.setup.code), bureau.entered, on, rules, calendar)


def counties_report(bureau: Bureau, year: int, on: date, calendar: Calendar) -> Report:
    """县区进度 (第二十四条): of every unit that initiates tasks how far they have come, and how many are 视为未完成.

    Args:
        bureau: what the journal has come to.
        year: the year of the plans.
        on: the day.
        calendar: the working days.
    """
    progress = ("TASKS", "DRAWN", "PUBLISHED", "WITHHELD", "OPEN", "LATE", "DEEMED", "SHARE")
    found: dict[str, list[Completion]] = {}
    for task, come in completions(bureau, year, on, calendar):
        found.setdefault(task.setup.initiating, []).append(come)
    rows = tuple(_progress(bureau, unit, listed) for unit, listed in found.items())
    shown = tuple(each for each in ("DEPARTMENT", *progress) if each != "WITHHELD")
    return Report(name="counties", columns=("DEPARTMENT", "REGION", *progress), rows=rows, shown=shown)


def _progress(bureau: Bureau, unit: str, listed: list[Completion]) -> tuple[Cell, ...]:
    known = bureau.departments.unit(unit)
    drawn = sum(each.drawn for each in listed)
    published = sum(len(each.published) for each in listed)
    return (
        unit,
        known.region if known else "",
        len(listed),
        drawn,
        published,
        sum(len(each.withheld) for each in listed),
        sum(len(each.open) for each in listed),
        sum(len({late.target for late in each.late}) for each in listed),
        sum(each.deemed_incomplete for each in listed),
        percent(published, drawn),
    )


def late_report(bureau: Bureau, year: int, on: date, calendar: Calendar) -> Report:
    """视为未完成 (第二十四条): every target whose data were not there in time, and when they came all the same.

    Args:
        bureau: what the journal has come to.
        year: the year of the plans.
        on: the day.
        calendar: the working days.
    """
    rows = tuple(
        (come.task, late.target, _LATE[late.reason], late.due, late.done_on)
        for _, come in completions(bureau, year, on, calendar)
        for late in come.late
    )
    return Report(name="late", columns=("CODE", "TARGET", "WHY", "UNTIL", "DONE-ON"), rows=rows)


def overrides_report(bureau: Bureau, year: int) -> Report:
    """例外批准台账 (设计决定 6): every finding that somebody answered for in a year: who, when, why."""
    columns = ("NUMBER", "STREAM", "DONE", "CODE", "ARTICLE", "SUBJECT", "WHO", "AT", "REASON")
    rows = tuple(
        (
            each.number,
            each.stream,
            each.what.sentence(),
            each.finding.code,
            each.finding.article,
            each.finding.subject,
            each.override.by,
            each.override.at,
            each.override.reason,
        )
        for ledger in overrides(bureau.done)
        if ledger.year == year
        for each in ledger.approvals
    )
    shown = ("NUMBER", "STREAM", "CODE", "WHO", "AT", "REASON")
    return Report(name="overrides", columns=columns, rows=rows, shown=shown)
