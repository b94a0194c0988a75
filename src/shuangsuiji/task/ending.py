"""取消与终止 (第十条、第十一条): a task that ends before its time, with reason and approver; nothing is deleted."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, approver_findings
from shuangsuiji.forms import at, filled, free_texts, identifiers
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.rounds import current_round, ended_faults
from shuangsuiji.task.state import Ended, Task


@frozen(kw_only=True)
class _End(Act[Task]):
    """The end of a task: why, and who approved it."""

    reason: str
    approver: str

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)
        yield from identifiers(approver=self.approver)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Whoever ends a task does not approve it himself."""
        yield from approver_findings("SSJ-X-36-APPROVER", self.approver, (self.by,), rules)

    def _ended(self, state: Task, how: Literal["cancelled", "closed"]) -> Task:
        end = Ended(how=how, by=self.by, reason=self.reason, approver=self.approver, at=self.at)
        return evolve(state, ended=end)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"reason": self.reason, "approver": self.approver}


@frozen(kw_only=True)
class CancelTask(_End):
    """取消任务 (第十条): before its list is locked; no draw follows."""

    kind: Literal["cancel-task"] = "cancel-task"
    article: ClassVar[str] = "第十条"

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """Nothing is locked, and no round is open: one that somebody can still reveal is voided first, on record."""
        yield from ended_faults(state)
        if state.lock:
            yield fault("SSJ-TASK-LOCKED", at("$"), locked=state.lock.at)
        last = current_round(state)
        if last and last.state == "open" and not self._over(state):
            yield fault("SSJ-TASK-ROUND-OPEN", at("$"), round=last.number)

    def _over(self, state: Task) -> bool:
        draw_by = state.announcements[-1].draw_by
        return datetime.fromisoformat(self.at) > datetime.fromisoformat(draw_by)

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        return self._ended(state, "cancelled")


@frozen(kw_only=True)
class CloseTask(_End):
    """终止任务 (第十一条): after its list is locked; what is not inspected or published by then stays listed as open."""

    kind: Literal["close-task"] = "close-task"
    article: ClassVar[str] = "第十一条"

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The list is locked; before that a task is cancelled."""
        yield from ended_faults(state)
        if state.lock is None:
            yield fault("SSJ-TASK-NOT-LOCKED", at("$"))

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        return self._ended(state, "closed")
