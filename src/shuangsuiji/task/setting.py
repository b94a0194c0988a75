"""任务设置 (第十条): a task is set up by the checklist and the plan, and the platform is told."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Final, Literal

from attrs import frozen

from shuangsuiji import departments
from shuangsuiji.acts import Acknowledge, Moment, Opening, Others
from shuangsuiji.adoption import trial_findings
from shuangsuiji.checklist.state import STREAM, Checklist
from shuangsuiji.departments import Unit, joint_findings, unit_faults
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.planning import TaskNotice
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at, at_least, no_twice
from shuangsuiji.plan.ratio import settled, settled_ratios
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.plan.state import Plan, plan_stream
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.listing import listing_faults
from shuangsuiji.task.setting_rules import (
    cap_faults,
    first_stage_faults,
    method_faults,
    origin_faults,
    scheme_findings,
)
from shuangsuiji.task.setup import Setup, task_stream
from shuangsuiji.task.special import Origin, lower_ratio, rarer
from shuangsuiji.task.state import Task

_SAMPLE: Final = 10**6
"""A base on which two wordings of a ratio are compared."""


@frozen(kw_only=True)
class CreateTask(Opening[Task]):
    """设置抽查任务 (第十条、第二十二条).

    Args:
        setup: the six elements and the scheme.
        edition: the checklist's edition in force.
        channels: where that edition was shown to the public by now.
        row: the plan's row; None where the rules ask for no plan.
        undated: those of the channels where it was shown on this very day, nobody wrote down at what time.
        units: of the task's departments those that are listed, in order.
        origins: of a special check the tasks that caused it, each once, as `setup.derived_from` names them.
    """

    setup: Setup
    edition: int
    channels: tuple[str, ...]
    row: PlanRow | None
    undated: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    origins: tuple[Origin, ...] = ()
    kind: Literal["create-task"] = "create-task"
    article: ClassVar[str] = "第十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, edition=self.edition)
        yield from no_twice(".origins", (each.task for each in self.origins))

    def stream(self) -> str:
        """One stream a task."""
        return task_stream(self.setup.code)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The checklist is public, the task lies within its plan's row, its ratio is settled, its scheme is the items'."""
        setup = self.setup
        least = rules.keys.min_channels_for_draw.value
        if len(self.channels) < least:
            yield fault("SSJ-TASK-CHANNELS", at("$.channels"), least=least, found=len(self.channels))
        yield from self._plan_faults(rules)
        if not settled(setup.ratio):
            yield fault("SSJ-TASK-RATIO", at("$.setup.ratio"), ratio=setup.ratio)
        if rules.effective_from is None or self.day < rules.effective_from:
            yield fault("SSJ-TASK-RULES", effective=rules.effective_from or "—")
        pattern = rules.keys.task_number_pattern.value
        if pattern and not re.fullmatch(pattern, setup.code):
            yield fault("SSJ-TASK-NUMBER", at("$.setup.code"), number=setup.code, pattern=pattern)
        if {each.task for each in self.origins} != {each.task for each in setup.derived_from}:
            yield fault("SSJ-TASK-ORIGINS", at("$.origins"))
        yield from method_faults(setup)
        yield from cap_faults(setup)

    def _plan_faults(self, rules: Rulebook) -> Iterator[Fault]:
        setup, row = self.setup, self.row
        if row is None:
            if rules.keys.plan_required.value:
                yield fault("SSJ-TASK-NO-PLAN", at("$.row"))
            return
        if setup.row != row.id or setup.initiating != row.initiating or setup.plan_name != row.task:
            yield fault("SSJ-TASK-ROW", at("$.setup.row"), row=row.id, initiating=row.initiating)
        if setup.first < row.first or setup.last > row.last:
            yield fault("SSJ-TASK-WINDOW", at("$.setup.first"), first=row.first, last=row.last)
        for index, item in enumerate(setup.items):
            if item.id not in row.items:
                yield fault("SSJ-TASK-ITEM", at(f"$.setup.items[{index}]"), item=item.id, row=row.id)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Channels that are missing, what differs from plan and checklist, a thin scheme, a special check that is lighter."""
        setup = self.setup
        yield from trial_findings(rules, self.day)
        for channel in rules.keys.channels.value:
            if channel not in self.channels:
                yield finding("SSJ-A06-4", rules, "channels", subject=channel, channel=channel)
        if self.channels and set(self.channels) <= set(self.undated):
            yield article_finding("SSJ-A02-1", "第二条", day=self.day)
        yield from joint_findings(setup.departments, self.units, rules)
        yield from self._plan_findings()
        for item in setup.items:
            if item.initiating != setup.initiating:
                yield article_finding("SSJ-A05-3", "第五条", subject=item.id, initiating=item.initiating)
        yield from scheme_findings(setup, rules, self.by)
        yield from self._special_findings()

    def _plan_findings(self) -> Iterator[Finding]:
        setup, row = self.setup, self.row
        if row is None:
            return
        if settled_ratios(setup.ratio, _SAMPLE) != settled_ratios(row.ratio, _SAMPLE):
            yield article_finding("SSJ-A10-6", "第十条", planned=row.ratio, ratio=setup.ratio)
        if setup.range != row.range:
            data = {"planned": row.range, "range": setup.range}
            yield article_finding("SSJ-A10-5", "第十条", severity="notice", **data)
        if set(setup.participating) != set(row.participating):
            yield article_finding("SSJ-A07-7", "第七条", subject=row.id, item=row.task)

    def _special_findings(self) -> Iterator[Finding]:
        """提高抽查比例和检查频次 (第二十二条): a special check is no lighter than what caused it."""
        setup, frequency = self.setup, self._frequency
        for each in self.origins:
            if lower_ratio(setup.ratio, each.ratio):
                yield article_finding(
                    "SSJ-A22-3", "第二十二条", subject=each.task, ratio=setup.ratio, other=each.ratio
                )
            if rarer(frequency, each.frequency):
                yield article_finding(
                    "SSJ-A22-3-FREQUENCY",
                    "第二十二条",
                    subject=each.task,
                    frequency=frequency,
                    other=each.frequency,
                )

    @property
    def _frequency(self) -> str:
        return self.row.frequency if self.row else ""

    def after(self, state: Task | None) -> Task:
        """Give the state that follows."""
        return Task(setup=self.setup, edition=self.edition, frequency=self._frequency)

    def relies(self) -> tuple[str, ...]:
        """Items and channels are the checklist's, units stand in their list, the row is the plan's, what caused or preceded it other tasks'."""
        setup = self.setup
        plan = (plan_stream(setup.year, setup.initiating),) if self.row else ()
        before = (setup.first_stage.task,) if setup.first_stage else ()
        tasks = dict.fromkeys((*(each.task for each in self.origins), *before))
        return (STREAM, departments.STREAM, *plan, *map(task_stream, tasks))

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare items, channels, row and other tasks with their sources."""
        yield from self._checklist_faults(others)
        yield from unit_faults(self.setup.departments, self.units, others)
        yield from self._row_faults(others)
        yield from origin_faults(self.setup, self.origins, others)
        yield from first_stage_faults(self.setup, others)

    def _checklist_faults(self, others: Others) -> Iterator[Fault]:
        checklist: Checklist = others(STREAM)
        yield from listing_faults(
            checklist,
            self.setup,
            self.at,
            edition=self.edition,
            channels=self.channels,
            undated=self.undated,
        )

    def _row_faults(self, others: Others) -> Iterator[Fault]:
        if self.row is None:
            return
        stream = plan_stream(self.setup.year, self.setup.initiating)
        plan: Plan | None = others(stream)
        published = plan is not None and datetime.fromisoformat(plan.current.at) <= datetime.fromisoformat(
            self.at
        )
        if plan is None or plan.row(self.row.id) != self.row or not published:
            yield fault("SSJ-ACT-FACT", at("$.row"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"code": self.setup.code, "name": self.setup.name, "ratio": self.setup.ratio}


def task_notices(task: Task) -> Iterator[TaskNotice]:
    """Give what the platform is told of the task's settings."""
    setup = task.setup
    yield TaskNotice(
        code=setup.code,
        name=setup.name,
        department=setup.initiating,
        year=setup.year,
        line=setup.row,
        first=setup.first,
        last=setup.last,
        items=tuple(each.line() for each in setup.items),
        range=setup.range,
        ratio=setup.ratio,
        participating=setup.participating,
    )


@frozen(kw_only=True)
class ReceiveTask(Acknowledge[Task]):
    """任务和方案送达平台 (第十条)."""

    kind: Literal["receive-task"] = "receive-task"
    article: ClassVar[str] = "第十条"

    def documents(self, state: Task) -> Iterator[TaskNotice]:
        """Give the notice of the task."""
        return task_notices(state)
