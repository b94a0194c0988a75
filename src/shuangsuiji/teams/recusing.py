"""回避 (行政处罚法第四十三条): after the draw somebody turns out to be barred from a target."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at, filled, free_texts, identifiers
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.rounds import ended_faults
from shuangsuiji.task.state import Pair, Task


@frozen(kw_only=True)
class DeclareRecusal(Act[Task]):
    """回避 (行政处罚法第四十三条): after the draw somebody turns out to be barred from a target."""

    target: str
    inspector: str
    reason: str
    kind: Literal["declare-recusal"] = "declare-recusal"
    article: ClassVar[str] = "第十二条、第十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(target=self.target, inspector=self.inspector)
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The target is drawn, and the inspector is not in its team: a member is substituted instead."""
        team = state.team(self.target)
        yield from ended_faults(state)
        yield from self.early_faults(state.lock.at if state.lock else "")
        if team is None:
            yield fault("SSJ-TEAM-UNIT", at("$.target"), unit=self.target)
        elif team.member(self.inspector):
            yield fault("SSJ-TEAM-RECUSE-MEMBER", at("$.inspector"), inspector=self.inspector, unit=team.unit)
        if self.inspector in state.recused_from([self.target]):
            yield fault("SSJ-TEAM-RECUSED", at("$.inspector"), inspector=self.inspector)

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        pair = Pair(target=self.target, inspector=self.inspector)
        return evolve(state, recused=(*state.recused, pair))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"target": self.target, "inspector": self.inspector, "reason": self.reason}
