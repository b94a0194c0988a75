"""平台抽取的导入 (第四条、第十一条): a list that a platform drew, taken over as it stands and called asserted, never verified."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import at, at_least_one, no_twice
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.lock import PLATFORM, DrawnTarget, Lock, PlatformDraw
from shuangsuiji.task.repeats import repeat_findings
from shuangsuiji.task.rounds import current_round, ended_faults
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class ImportDraw(Act[Task]):
    """平台抽取的导入 (第四条、第十一条): the platform drew; its list is locked here, and rests on its word alone.

    Args:
        drawn: the platform's draw: its number of the task, when it drew, and what was retrieved.
        targets: the list in the platform's order; places in a roll and paths to its root are empty, for it has none.
        earlier: other checks of the drawn targets, and of their bodies, in the years that count.
    """

    drawn: PlatformDraw
    targets: tuple[DrawnTarget, ...]
    earlier: tuple[Check, ...] = ()
    kind: Literal["import-draw"] = "import-draw"
    article: ClassVar[str] = "第四条、第十一条"
    checkpoint: ClassVar[bool] = True

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".targets", self.targets)
        yield from no_twice(".targets", (each.entry.id for each in self.targets))

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The rules allow it, nothing is locked or announced here, and it was drawn before it was retrieved."""
        yield from ended_faults(state)
        if PLATFORM not in rules.keys.draw_origin_allowed.value:
            yield fault("SSJ-TASK-ORIGIN", at("$"), origin=PLATFORM)
        last = current_round(state)
        if state.lock:
            yield fault("SSJ-TASK-IMPORT-LOCKED", at("$"), locked=state.lock.at)
        elif last and last.voided is None:
            yield fault("SSJ-TASK-IMPORT-ROUND", at("$"), round=last.number)
        times = (self.drawn.drawn_at, self.drawn.retrieved_at, self.at)
        instants = [datetime.fromisoformat(each) for each in times]
        if instants != sorted(instants):
            drawn, retrieved, _ = times
            yield fault("SSJ-TASK-IMPORT-TIMES", at("$.drawn"), drawn=drawn, retrieved=retrieved)
        known = {each.id for each in state.setup.items}
        for index, each in enumerate(self.targets):
            if not set(each.items) <= known:
                yield fault("SSJ-TASK-TARGET-ITEMS", at(f"$.targets[{index}].items"), target=each.entry.id)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """It is asserted and cannot be verified; targets that another task has drawn this year."""
        data = {"platform": self.drawn.platform, "number": self.drawn.number}
        yield finding("SSJ-X-14", rules, "draw_origin_allowed", severity="notice", **data)
        yield from repeat_findings(self.targets, self.earlier, state, rules)

    def after(self, state: Task) -> Task:
        """Give the state that follows: the list is locked, and there are no teams yet."""
        lock = Lock(
            by=self.by,
            at=self.at,
            record=None,
            targets=self.targets,
            pool=(),
            names=(),
            asserted=self.drawn,
        )
        return evolve(state, lock=lock, teams=lock.drawn)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "drawn": len(self.targets),
            "platform": self.drawn.platform,
            "number": self.drawn.number,
            "digest": self.drawn.digest[:12],
        }
