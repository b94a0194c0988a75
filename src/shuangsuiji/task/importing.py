"""平台抽取的导入 (第四条、第十一条): a list that a platform drew, taken over as it stands and called asserted, never verified."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.checklist.state import Repeal
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import all_identifiers, at, at_least_one, no_twice
from shuangsuiji.registries.confirmation import REGISTRIES, Confirmation, registry_stream
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.drawing_rules import (
    age_findings,
    confirmation_faults,
    day_findings,
    number_findings,
    registry_faults,
)
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.listing import draw_faults, repealed_faults
from shuangsuiji.task.lock import PLATFORM, DrawnTarget, Lock, PlatformDraw
from shuangsuiji.task.lock_rules import range_faults
from shuangsuiji.task.repeats import area_cap_faults, repeat_findings
from shuangsuiji.task.rounds import current_round, ended_faults
from shuangsuiji.task.state import Task
from shuangsuiji.texts import china_day


@frozen(kw_only=True)
class ImportDraw(Act[Task]):
    """平台抽取的导入 (第四条、第十一条): the platform drew; its list is locked here, and rests on its word alone.

    Args:
        drawn: the platform's draw: its number of the task, when it drew, and what was retrieved.
        targets: the list in the platform's order; places in a roll and paths to its root are empty, for it has none.
        confirmed: the confirmation of the registry of targets that held when the platform drew.
        earlier: other checks of the drawn targets, and of their bodies, in the years that count.
        repeals: the laws that are repealed by the day of the draw, as the checklist has them (第六条).
    """

    drawn: PlatformDraw
    targets: tuple[DrawnTarget, ...]
    confirmed: tuple[Confirmation, ...]
    earlier: tuple[Check, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    kind: Literal["import-draw"] = "import-draw"
    article: ClassVar[str] = "第四条、第十一条"
    checkpoint: ClassVar[bool] = True

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".targets", self.targets)
        yield from all_identifiers(".targets", (each.entry.id for each in self.targets))
        yield from all_identifiers(".targets", (each.entry.part for each in self.targets))
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
        yield from registry_faults(self.confirmed, REGISTRIES[:1], self.drawn.drawn_at)
        yield from repealed_faults(state.setup.items, self.repeals)
        yield from range_faults(state.setup, (each.entry for each in self.targets))
        yield from area_cap_faults(self.targets, self.earlier, state, rules)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """It is asserted and cannot be verified; what is asked of every draw's day, registry, number and targets."""
        data = {"platform": self.drawn.platform, "number": self.drawn.number}
        yield finding("SSJ-X-14", rules, "draw_origin_allowed", severity="notice", **data)
        yield from age_findings(self.confirmed, self._drawn_on, rules)
        yield from day_findings(state.setup, self._drawn_on, rules)
        for each in self.confirmed:
            yield from number_findings(state.setup, len(self.targets), each.count)
        yield from repeat_findings(self.targets, self.earlier, state, rules)

    @property
    def _drawn_on(self) -> str:
        return china_day(self.drawn.drawn_at)

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
        return evolve(state, lock=lock, teams=lock.drawn, confirmed=self.confirmed)

    def relies(self) -> tuple[str, ...]:
        """Confirmations are the registry's, repeals the checklist's."""
        return (CHECKLIST, *(registry_stream(each.registry) for each in self.confirmed))

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare confirmations and repeals with where they come from."""
        yield from draw_faults(others(CHECKLIST), self.repeals, self._drawn_on)
        yield from confirmation_faults(self.confirmed, others, self.drawn.drawn_at)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "drawn": len(self.targets),
            "platform": self.drawn.platform,
            "number": self.drawn.number,
            "digest": self.drawn.digest[:12],
        }
