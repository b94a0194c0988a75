"""报表目录: every report by name, and what each is asked with."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from attrs import frozen

from shuangsuiji.bureau import Bureau
from shuangsuiji.reports.chain import chain_report
from shuangsuiji.reports.draws import (
    distribution_report,
    draws_report,
    never_drawn_report,
    substitutions_report,
)
from shuangsuiji.reports.outcomes import followups_report, objections_report, results_report
from shuangsuiji.reports.plan import coverage_report, duty_report, plan_report
from shuangsuiji.reports.progress import counties_report, late_report, overrides_report
from shuangsuiji.reports.report import Report, ReportName
from shuangsuiji.workdays import Calendar


@frozen(kw_only=True)
class Query:
    """查询: what a report is asked with; each takes what it needs.

    Args:
        on: the day on which clocks are read.
        year: the year that is reported.
        calendar: the working days.
        task: of a responsibility chain the task.
        target: and the target.
        registry: the ids of all targets, where somebody has them at hand.
        years: of who was never drawn, how many years are looked at, `year` the last of them.
    """

    on: date
    year: int
    calendar: Calendar
    task: str = ""
    target: str = ""
    registry: tuple[str, ...] = ()
    years: int = 1


REPORTS: Final[Mapping[ReportName, Callable[[Bureau, Query], Report]]] = {
    "plan": lambda bureau, query: plan_report(bureau, query.year),
    "coverage": lambda bureau, query: coverage_report(bureau, query.year),
    "duty": lambda bureau, query: duty_report(bureau, query.year),
    "draws": lambda bureau, query: draws_report(bureau, query.year),
    "distribution": lambda bureau, query: distribution_report(bureau, query.year, query.registry),
    "never-drawn": lambda bureau, query: never_drawn_report(
        bureau, range(query.year - query.years + 1, query.year + 1), query.registry
    ),
    "substitutions": lambda bureau, query: substitutions_report(bureau, query.year),
    "results": lambda bureau, query: results_report(bureau, query.year),
    "objections": lambda bureau, query: objections_report(bureau, query.year, query.on, query.calendar),
    "followups": lambda bureau, query: followups_report(bureau, query.on),
    "overrides": lambda bureau, query: overrides_report(bureau, query.year),
    "counties": lambda bureau, query: counties_report(bureau, query.year, query.on, query.calendar),
    "late": lambda bureau, query: late_report(bureau, query.year, query.on, query.calendar),
    "chain": lambda bureau, query: chain_report(bureau, query.task, query.target),
}
"""Every report by its name."""
