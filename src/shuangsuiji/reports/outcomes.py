"""结果与后续 (第十八条至第二十二条): what was found of which items, what was objected to, and what is still open."""

from collections.abc import Iterator
from datetime import date

from shuangsuiji.bureau import Bureau
from shuangsuiji.clocks import Clock, clock
from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.deadlines import periods
from shuangsuiji.followup.state import open_follow_ups
from shuangsuiji.objection.state import Objection
from shuangsuiji.publicity import public_results
from shuangsuiji.reports.report import Cell, Report, percent
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.setup import task_stream
from shuangsuiji.workdays import Calendar

_OUTCOMES = {"right": "维持", "wrong": "更正", "partly": "部分更正"}


def results_report(bureau: Bureau, year: int) -> Report:
    """检查结果 (第十八条、第二十二条): of every item of every task the public results, direct ones apart, and the rate of problems.

    Of an item that is objected to nothing counts while the objection is open, where the rules suspend its publicity.
    An item whose rate reaches the rulebook's `systemic_percent` is marked 普遍性问题; without a number none is.
    """
    columns = ("CODE", "ITEM", "NAME", "PUBLISHED", "NO-PROBLEM", "PROBLEM", "DIRECT", "RATE", "SYSTEMIC")
    rows: list[tuple[Cell, ...]] = []
    for task in (each for each in bureau.tasks if each.setup.year == year):
        rules = bureau.rules(task_stream(task.setup.code), task.setup.last)
        shown = list(_shown(bureau, task.setup.code, rules))
        threshold = rules.keys.systemic_percent.value if rules else None
        for item in task.setup.items:
            found = [results[item.id] for results in shown if item.id in results]
            problems = sum(any(RESULTS[code].problem for code in codes) for codes in found)
            direct = sum(any(RESULTS[code].direct for code in codes) for codes in found)
            inspected = len(found) - direct
            systemic = threshold is not None and inspected and 100 * problems >= threshold * inspected
            rows.append(
                (
                    task.setup.code,
                    item.id,
                    item.name,
                    len(found),
                    inspected - problems,
                    problems,
                    direct,
                    percent(problems, inspected),
                    "普遍性问题" if systemic else "",
                )
            )
    return Report(name="results", columns=columns, rows=tuple(rows))


def _shown(bureau: Bureau, task: str, rules: Rulebook | None) -> Iterator[dict[str, tuple[Result, ...]]]:
    """Give the public results of a task's targets; without what is suspended, where the rules suspend what is objected to."""
    suspends = rules is not None and rules.keys.suspend_on_objection.value
    running: list[Objection] = [state for _, state in bureau.of("objection") if suspends and state.open]
    for file in bureau.files(task):
        disputed = {
            item
            for each in running
            if (each.disputed.task, each.disputed.target) == (task, file.target)
            for item in each.items
        }
        if file.published:
            yield {item: found for item, found in public_results(file).items() if item not in disputed}


def objections_report(bureau: Bureau, year: int, on: date, calendar: Calendar) -> Report:
    """异议 (第二十条): of every objection what is due until when, and when it was done.

    Args:
        bureau: what the journal has come to.
        year: the year in which it was received.
        on: the day on which the clocks are read.
        calendar: the working days.
    """
    columns = ("STREAM", "RECEIVED", "LAST-DAY", "ACCEPTED", "REVIEW", "OUTCOME", "CORRECT", "FEEDBACK")
    read = {
        (each.stream, each.code): clock(each, on, calendar)
        for each in periods(bureau, on)
        if each.stream.startswith("objection/")
    }
    rows = tuple(
        _objection(name, state, read)
        for name, state in bureau.of("objection")
        if state.received_on[:4] == str(year)
    )
    return Report(name="objections", columns=columns, rows=rows)


def _objection(stream: str, objection: Objection, read: dict[tuple[str, str], Clock]) -> tuple[Cell, ...]:
    made = objection.conclusion
    return (
        stream.partition("/")[2],
        objection.received_on,
        objection.last_day,
        "逾期，作内部核查" if objection.late else "受理" if objection.complete else "待补正",
        _due(read.get((stream, "SSJ-DUE-REEXAMINATION"))),
        _OUTCOMES[made.outcome] if made else "",
        _due(read.get((stream, "SSJ-DUE-CORRECTION"))),
        _due(read.get((stream, "SSJ-DUE-FEEDBACK"))),
    )


def _due(found: Clock | None) -> str:
    """Give the last day, and when it was done or that it is late."""
    if found is None:
        return "—"
    done = f"，{found.period.met_on} 办" if found.period.met_on else ""
    late = "（逾期）" if found.late_since else ""
    return f"{found.deadline.day.isoformat()} 前{done}{late}"


def followups_report(bureau: Bureau, on: date) -> Report:
    """未完结的后续 (第二十一条): every follow-up that is open on a day, the oldest first, and for how many days.

    Args:
        bureau: what the journal has come to.
        on: the day.
    """
    columns = ("STREAM", "MATTER", "ITEM", "COMPETENT", "FOUND", "HANDED-OVER", "DAYS")
    known = [(state.found_on, name, state) for name, state in bureau.of("followup")]
    still = open_follow_ups([state for _, _, state in known])
    names = {id(state): name for _, name, state in known}
    rows = tuple(
        (
            names[id(each)].partition("/")[2],
            each.matter,
            each.item,
            each.competent,
            each.found_on,
            each.handover.on if each.handover else "",
            (on - date.fromisoformat(each.found_on)).days,
        )
        for each in still
    )
    return Report(name="followups", columns=columns, rows=rows)
