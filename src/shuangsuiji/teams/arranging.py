"""工作安排 (第十三条): the leader says which members inspect which target on which day."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import at, at_least_one, identifiers
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.rounds import ended_faults
from shuangsuiji.task.state import Arrangement, Assignment, Task


@frozen(kw_only=True)
class ArrangeWork(Act[Task]):
    """工作安排 (第十三条); a later one takes the place of an earlier one of the same team.

    Args:
        unit: the target whose team it is; of a standing group the group's id.
        assignments: who inspects which target on which day.
    """

    unit: str
    assignments: tuple[Assignment, ...]
    kind: Literal["arrange-work"] = "arrange-work"
    article: ClassVar[str] = "第十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(unit=self.unit)
        yield from at_least_one(".assignments", self.assignments)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """There is that team, the targets are its own, and its members go."""
        team = next((each for each in state.teams if each.unit == self.unit), None)
        yield from ended_faults(state)
        yield from self.early_faults(state.lock.at if state.lock else "")
        if team is None:
            yield fault("SSJ-TEAM-UNIT", at("$.unit"), unit=self.unit)
            return
        for index, each in enumerate(self.assignments):
            path = f"$.assignments[{index}]"
            if each.target not in team.targets:
                yield fault("SSJ-TEAM-UNIT", at(f"{path}.target"), unit=each.target)
            for number, inspector in enumerate(each.inspectors):
                if inspector not in team.inspectors:
                    place = at(f"{path}.inspectors[{number}]")
                    yield fault("SSJ-TEAM-NOT-MEMBER", place, inspector=inspector, unit=self.unit)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """The leader arranges it, within the task's days, and nobody is at two teams' targets on one day."""
        team = next(each for each in state.teams if each.unit == self.unit)
        if self.by != team.leader:
            yield article_finding("SSJ-A13-3", "第十三条", by=self.by, leader=team.leader)
        latest = {each.unit: each for each in state.arrangements if each.unit != self.unit}
        elsewhere = {
            (inspector, each.on): made.unit
            for made in latest.values()
            for each in made.assignments
            for inspector in each.inspectors
        }
        for each in self.assignments:
            if not state.setup.first <= each.on <= state.setup.last:
                yield article_finding(
                    "SSJ-A10-3-VISIT",
                    "第十条",
                    subject=each.target,
                    on=each.on,
                    first=state.setup.first,
                    last=state.setup.last,
                )
            for inspector in each.inspectors:
                if other := elsewhere.get((inspector, each.on)):
                    yield article_finding(
                        "SSJ-A13-2",
                        "第十三条",
                        subject=inspector,
                        inspector=inspector,
                        on=each.on,
                        unit=other,
                    )

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        made = Arrangement(unit=self.unit, by=self.by, at=self.at, assignments=self.assignments)
        return evolve(state, arrangements=(*state.arrangements, made))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        days = [each.on for each in self.assignments]
        return {"unit": self.unit, "first": min(days), "last": max(days)}
