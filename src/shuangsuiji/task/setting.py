"""任务设置 (第十条): a task is set up by the checklist and the plan, and the platform is told."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import ClassVar, Final, Literal

from attrs import frozen

from shuangsuiji.acts import Acknowledge, Moment, Opening, Others
from shuangsuiji.adoption import trial_findings
from shuangsuiji.checklist import STREAM, Checklist
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange import TaskNotice
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at, at_least
from shuangsuiji.plan import Plan, PlanRow, plan_stream, settled, settled_ratios
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.setup import Setup, task_stream
from shuangsuiji.task.state import Task

_SAMPLE: Final = 10**6
"""A base on which two wordings of a ratio are compared."""


@frozen(kw_only=True)
class CreateTask(Opening[Task]):
    """设置抽查任务 (第十条).

    Args:
        setup: the six elements.
        edition: the checklist's edition in force.
        channels: where that edition was shown to the public by now.
        row: the plan's row.
    """

    setup: Setup
    edition: int
    channels: tuple[str, ...]
    row: PlanRow
    kind: Literal["create-task"] = "create-task"
    article: ClassVar[str] = "第十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, edition=self.edition)

    def stream(self) -> str:
        """One stream a task."""
        return task_stream(self.setup.code)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The checklist is public, the task lies within its plan's row, and its ratio is settled."""
        setup, row = self.setup, self.row
        least = rules.keys.min_channels_for_draw.value
        if len(self.channels) < least:
            yield fault("SSJ-TASK-CHANNELS", at("$.channels"), least=least, found=len(self.channels))
        if setup.row != row.id or setup.initiating != row.initiating or setup.plan_name != row.task:
            yield fault("SSJ-TASK-ROW", at("$.setup.row"), row=row.id, initiating=row.initiating)
        if setup.first < row.first or setup.last > row.last:
            yield fault("SSJ-TASK-WINDOW", at("$.setup.first"), first=row.first, last=row.last)
        for index, item in enumerate(setup.items):
            if item.id not in row.items:
                yield fault("SSJ-TASK-ITEM", at(f"$.setup.items[{index}]"), item=item.id, row=row.id)
        if not settled(setup.ratio):
            yield fault("SSJ-TASK-RATIO", at("$.setup.ratio"), ratio=setup.ratio)
        if rules.effective_from is None or self.day < rules.effective_from:
            yield fault("SSJ-TASK-RULES", effective=rules.effective_from or "—")

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Channels that are missing, another ratio or other departments than the plan's, an initiator of another item."""
        setup = self.setup
        yield from trial_findings(rules, self.day)
        for channel in rules.keys.channels.value:
            if channel not in self.channels:
                yield finding("SSJ-A06-4", rules, "channels", subject=channel, channel=channel)
        if settled_ratios(setup.ratio, _SAMPLE) != settled_ratios(self.row.ratio, _SAMPLE):
            yield article_finding("SSJ-A10-6", "第十条", planned=self.row.ratio, ratio=setup.ratio)
        if setup.range != self.row.range:
            data = {"planned": self.row.range, "range": setup.range}
            yield article_finding("SSJ-A10-5", "第十条", severity="notice", **data)
        if set(setup.participating) != set(self.row.participating):
            yield article_finding("SSJ-A07-7", "第七条", subject=self.row.id, item=self.row.task)
        for item in setup.items:
            if item.initiating != setup.initiating:
                yield article_finding("SSJ-A05-3", "第五条", subject=item.id, initiating=item.initiating)

    def after(self, state: Task | None) -> Task:
        """Give the state that follows."""
        return Task(setup=self.setup, edition=self.edition)

    def relies(self) -> tuple[str, ...]:
        """Items and channels are the checklist's, the row is the plan's."""
        return STREAM, plan_stream(self.setup.year, self.setup.initiating)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare items, channels and row with their sources."""
        checklist: Checklist | None = others(STREAM)
        listed = checklist.in_force(date.fromisoformat(self.day)) if checklist else None
        known = listed.edition if listed else None
        if (
            listed is None
            or known is None
            or known.number != self.edition
            or tuple(each.channel for each in listed.publicity if each.on <= self.day) != self.channels
            or any(known.item(item.id) != item for item in self.setup.items)
        ):
            yield fault("SSJ-ACT-FACT", at("$.edition"), stream=STREAM)
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
