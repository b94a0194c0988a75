"""预查比对 (第十六条第一项): before the visit the team looks up what is known of the target."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Moment, Others
from shuangsuiji.checklist.edition import Edition
from shuangsuiji.checklist.state import STREAM, Checklist
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least_one,
    filled,
    free_texts,
    identifiers,
    no_twice,
    texts,
)
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.before import PreCheck
from shuangsuiji.target_file import TargetFile, TeamAct
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class RecordPreCheck(TeamAct):
    """预查比对 (第十六条第一项).

    Args:
        inspector: who looked.
        sources: where: the platform, business systems, archives.
        summary: what was found of the target.
        beyond: the items of the checklist that would apply too and are not in the task (`items_beyond`).
    """

    inspector: str
    sources: tuple[str, ...]
    summary: str
    beyond: tuple[str, ...] = ()
    kind: Literal["record-pre-check"] = "record-pre-check"
    article: ClassVar[str] = "第十四条、第十六条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(inspector=self.inspector)
        yield from at_least_one(".sources", self.sources)
        yield from texts(".sources", self.sources)
        yield from no_twice(".sources", self.sources)
        yield from filled(summary=self.summary)
        yield from free_texts(summary=self.summary)
        yield from all_identifiers(".beyond", self.beyond)
        yield from no_twice(".beyond", self.beyond)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """A member of the team looked."""
        yield from super().faults(state, rules)
        if self.inspector not in self.team.inspectors:
            yield fault("SSJ-RECORD-STRANGER", at("$.inspector"), inspector=self.inspector)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """一次性完成 (第十四条): what could be inspected at the same time is said once."""
        if state.pre_check is None and self.beyond and rules.keys.one_visit_scope.value == "checklist":
            yield finding("SSJ-A14-3", rules, "one_visit_scope", items="、".join(self.beyond))

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        made = PreCheck(
            inspector=self.inspector,
            at=self.at,
            sources=self.sources,
            summary=self.summary,
            beyond=self.beyond,
        )
        return evolve(state, team=self.team, pre_check=made)

    def relies(self) -> tuple[str, ...]:
        """The team is the task's, and what else there is to inspect stands in the checklist."""
        return (*super().relies(), STREAM)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare team and items with where they stand."""
        yield from super().relied_faults(others)
        task: Task | None = others(task_stream(self.task))
        known: Checklist = others(STREAM)
        listed = known.listed(task.edition) if task else None
        if task is None or listed is None or items_beyond(listed.edition, task, self.target) != self.beyond:
            yield fault("SSJ-ACT-FACT", at("$.beyond"), stream=STREAM)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"inspector": self.inspector, "sources": "、".join(self.sources)}


def items_beyond(edition: Edition, task: Task, target: str) -> tuple[str, ...]:
    """清单里另外适用的事项 (第十四条): give the items that this task's departments could have inspected as well.

    Those are the items that the same department initiates and whose participating departments all take part in the
    task, that are for targets of this kind, and that are none of the task's.
    """
    setup, drawn = task.setup, task.lock.target(target) if task.lock else None
    chosen = {each.id for each in setup.items}
    return tuple(
        each.id
        for each in edition.items
        if drawn
        and each.id not in chosen
        and (not each.kinds or drawn.entry.part in each.kinds)
        and each.initiating == setup.initiating
        and set(each.participating) <= set(setup.departments)
    )
