"""计划的完成 (第七条): what was planned, drawn, inspected and made public; what is covered; who owes the yearly joint inspection."""

from collections.abc import Iterator, Sequence
from typing import Final

from shuangsuiji.bureau import Bureau
from shuangsuiji.departments import counts_as_joint, joint_kind
from shuangsuiji.plan.publishing import PublishPlan
from shuangsuiji.plan.ratio import planned_frequency, planned_number
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.plan.state import Plan, plan_stream
from shuangsuiji.reports.report import Cell, Report, percent
from shuangsuiji.supervision import coverage
from shuangsuiji.task.state import Task
from shuangsuiji.texts import china_day

_SHOWN: Final = (
    "DEPARTMENT",
    "TASK",
    "RATIO",
    "RATIO-REACHED",
    "REACHED",
    "DRAWN",
    "PUBLISHED",
    "PUBLISHED-LATE",
)


def plan_report(bureau: Bureau, year: int) -> Report:
    """计划完成 (第七条): of every row of a year's plans how much was planned, drawn, inspected and made public.

    Beside the planned ratio stands the share of the range that was drawn, beside the frequency how often the row was
    carried out, and whether both reach what is planned; a plan that was published late stays marked.
    """
    columns = (
        "DEPARTMENT",
        "ROW",
        "TASK",
        "RATIO",
        "RATIO-REACHED",
        "FREQUENCY",
        "TIMES-REACHED",
        "REACHED",
        "PLANNED",
        "TASKS",
        "DRAWN",
        "INSPECTED",
        "PUBLISHED",
        "SHARE",
        "PUBLISHED-LATE",
    )
    rows = [
        _row(bureau, plan, row)
        for plan in bureau.plans
        if plan.year == year
        for row in plan.current.rows
        if row.initiating == plan.department
    ]
    return Report(name="plan", columns=columns, rows=tuple(rows), shown=_SHOWN)


def _row(bureau: Bureau, plan: Plan, row: PlanRow) -> tuple[Cell, ...]:
    tasks = [each for each in _tasks(bureau, plan.year) if _of_row(each, plan, row)]
    drawn = sum(len(each.lock.targets) for each in tasks if each.lock)
    scopes = [_scope(each) for each in tasks if each.lock]
    done = sum(any(file.published for file in bureau.files(each.setup.code)) for each in tasks)
    files = [file for each in tasks for file in bureau.files(each.setup.code)]
    inspected = sum(each.stage != "opened" for each in files)
    published = sum(bool(each.published) for each in files)
    return (
        plan.department,
        row.id,
        row.task,
        row.ratio,
        percent(drawn, sum(scopes)),
        row.frequency,
        done,
        _reached(row, drawn, scopes, done),
        row.planned or "—",
        len(tasks),
        drawn,
        inspected,
        published,
        percent(published, drawn),
        _published_late(bureau, plan),
    )


def _scope(task: Task) -> int:
    return sum(each.scope for each in task.lock.strata) if task.lock else 0


def _reached(row: PlanRow, drawn: int, scopes: Sequence[int], done: int) -> str:
    """比例、频次 (第七条): say whether as many were drawn as the ratio asks, as often as the frequency does; a dash where both are open."""
    wanted = [planned_number(row.ratio, each) for each in scopes] or [planned_number(row.ratio, 1)]
    rule = planned_frequency(row.frequency)
    times = rule.times.lo if rule and rule.times else None
    if None in wanted and times is None:
        return "—"
    enough = None in wanted or (bool(scopes) and drawn >= sum(each or 0 for each in wanted))
    return _yes(enough and (times is None or done >= times))


def _published_late(bureau: Bureau, plan: Plan) -> str:
    """逾期公布 (第七条): the day on which the first publication was put on record, where that is after the last day; it stays so for ever."""
    stream = plan_stream(plan.year, plan.department, plan.scope)
    on = bureau.recorded_on(stream, china_day(plan.versions[0].at), PublishPlan)
    rules = bureau.rules("plan", on)
    late = rules and plan.scope == "joint" and on > rules.keys.plan_publish_by.of(plan.year).isoformat()
    return on if late else ""


def _tasks(bureau: Bureau, year: int) -> Iterator[Task]:
    return (each for each in bureau.tasks if each.setup.year == year)


def _of_row(task: Task, plan: Plan, row: PlanRow) -> bool:
    return task.setup.initiating == plan.department and task.setup.row == row.id


def coverage_report(bureau: Bureau, year: int) -> Report:
    """监管事项覆盖 (第七条): of every supervised item whether this year's plans cover it, and whether it was inspected."""
    columns = ("DEPARTMENT", "ITEM", "NAME", "COVERED", "INSPECTED", "EXCEPTION")
    shown = [
        each for each in _tasks(bureau, year) if any(file.published for file in bureau.files(each.setup.code))
    ]
    rows: list[tuple[Cell, ...]] = []
    for _, supervised in bureau.of("supervision"):
        planned = {
            item
            for plan in bureau.plans
            if plan.year == year
            for row in plan.current.rows
            if supervised.department in (plan.department, *row.departments)
            for item in row.items
        }
        done = {
            item.id
            for task in shown
            if supervised.department in task.setup.departments
            for item in task.setup.items
        }
        found = coverage(supervised.items, planned)
        covered = {each.id for each in found.covered}
        rows += (
            (
                supervised.department,
                each.id,
                each.name,
                _yes(each.id in covered),
                _yes(each.is_covered(done)),
                each.exception,
            )
            for each in supervised.items
        )
    return Report(name="coverage", columns=columns, rows=tuple(rows))


def _yes(found: bool) -> str:  # noqa: FBT001  -- the one thing that it words
    return "是" if found else "否"


def duty_report(bureau: Bureau, year: int) -> Report:
    """每年一次 (第七条): of every unit that enforces how many joint inspections it took part in, by sections and by departments."""
    columns = ("DEPARTMENT", "INITIATED", "JOINED", "SECTION", "JOINT", "OWED")
    rules = bureau.rules("plan", f"{year}-12-31")
    owed = rules.keys.min_joint_per_section.value if rules else 0
    shown = [
        each for each in _tasks(bureau, year) if any(file.published for file in bureau.files(each.setup.code))
    ]
    rows: list[tuple[Cell, ...]] = []
    for unit in (each for each in bureau.departments.units if each.enforces):
        own = [
            each
            for each in shown
            if unit.id in each.setup.departments
            and rules
            and counts_as_joint(each.setup.departments, bureau.departments.units, rules)
        ]
        kinds = [joint_kind(each.setup.departments, bureau.departments.units) for each in own]
        rows.append(
            (
                unit.id,
                sum(each.setup.initiating == unit.id for each in own),
                sum(each.setup.initiating != unit.id for each in own),
                kinds.count("section"),
                kinds.count("department"),
                max(owed - len(own), 0),
            )
        )
    return Report(name="duty", columns=columns, rows=tuple(rows))
