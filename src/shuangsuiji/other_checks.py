"""其他检查 (第二十三条): ordinary and special checks, of this bureau or of others, which exclude targets from draws."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    no_twice,
    texts,
)
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.texts import path_of

Kind = Literal["random", "ordinary", "special"]
"""随机抽查 that no task of this journal made, 日常检查, 专项检查; a check of a lead is a case and stands elsewhere."""

YEAR_LENGTH = 4


def checks_stream(year: str) -> str:
    """Name the stream of a year's other checks.

    >>> checks_stream("2026")
    'checks/2026'
    """
    return path_of("checks", year)


@frozen(kw_only=True)
class OtherCheck:
    """其他检查 (第二十三条).

    Args:
        subject: the id of whom or what was inspected.
        items: the numbers of the items; of a random check empty where they are not known, which counts for the cap only.
        on: the day.
        nature: what kind of check it was.
        body: who inspected.
        reference: where it is on record: a number.
        entity: of a thing, the body that it belongs to; empty for a body.
        areas: 领域 of the items.
    """

    subject: str
    items: tuple[str, ...]
    on: str
    nature: Kind
    body: str
    reference: str
    entity: str = ""
    areas: tuple[str, ...] = ()


@frozen(kw_only=True)
class OtherChecks:
    """一年的其他检查, in the order in which they were entered."""

    checks: tuple[OtherCheck, ...] = ()


@frozen(kw_only=True)
class Repeated:
    """已由联合抽查检查 (第二十三条): items of the same subject that a joint task of the year has drawn.

    Args:
        task: the task's code.
        items: the numbers of the items that are inspected again.
    """

    task: str
    items: tuple[str, ...]


@frozen(kw_only=True)
class EnterOtherCheck(Act[OtherChecks]):
    """登记其他检查 (第二十三条).

    Args:
        check: the check.
        repeated: which of its items were drawn in joint tasks of the year, task by task; `repeated_by` finds them.
    """

    check: OtherCheck
    repeated: tuple[Repeated, ...] = ()
    kind: Literal["enter-other-check"] = "enter-other-check"
    article: ClassVar[str] = "第二十三条"

    @property
    def year(self) -> str:
        """The calendar year that it counts for."""
        return self.check.on[:YEAR_LENGTH]

    def stream(self) -> str:
        """One stream a year."""
        return checks_stream(self.year)

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        made = self.check
        found = [
            *identifiers(subject=made.subject, body=made.body),
            *(() if made.nature == "random" else at_least_one(".items", made.items)),
            *all_identifiers(".items", made.items),
            *no_twice(".items", made.items),
            *days(on=made.on),
            *filled(reference=made.reference),
            *free_texts(reference=made.reference, entity=made.entity),
            *texts(".areas", made.areas),
        ]
        yield from (each.at(at(f".check{each.place.path}")) for each in found)
        yield from no_twice(".repeated", (each.task for each in self.repeated))

    def faults(self, state: OtherChecks, rules: Rulebook) -> Iterator[Fault]:
        """It has been, and stands there once."""
        if self.check.on > self.day:
            yield fault("SSJ-RECORD-FUTURE", at("$.check.on"), day=self.check.on)
        if self.check in state.checks:
            yield fault("SSJ-CHECKS-TWICE", reference=self.check.reference)

    def findings(self, state: OtherChecks, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """原则上在本年度内不再对其进行已抽查事项的行政检查 (第二十三条)."""
        if not rules.keys.item_repeat_exclusion.value:
            return
        for each in self.repeated:
            items = "、".join(each.items)
            yield finding(
                "SSJ-A23-1-CHECK",
                rules,
                "item_repeat_exclusion",
                subject=each.task,
                items=items,
                task=each.task,
            )

    def after(self, state: OtherChecks) -> OtherChecks:
        """Give the state that follows."""
        return evolve(state, checks=(*state.checks, self.check))

    def relies(self) -> tuple[str, ...]:
        """What was drawn is the tasks'."""
        return tuple(task_stream(each.task) for each in self.repeated)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare it with the tasks."""
        for index, each in enumerate(self.repeated):
            task: Task | None = others(task_stream(each.task))
            drawn = task.lock.target(self.check.subject) if task and task.lock else None
            if drawn is None or each.items != _common(self.check.items, drawn.items):
                yield fault("SSJ-ACT-FACT", at(f"$.repeated[{index}]"), stream=task_stream(each.task))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"subject": self.check.subject, "body": self.check.body, "on": self.check.on}


def _common(items: Iterable[str], drawn: Iterable[str]) -> tuple[str, ...]:
    known = set(drawn)
    return tuple(each for each in items if each in known)


def repeated_by(check: OtherCheck, checks: Iterable[Check]) -> tuple[Repeated, ...]:
    """Find which items of a check were drawn in joint tasks of its year (第二十三条)."""
    return tuple(
        Repeated(task=each.task, items=common)
        for each in checks
        if each.task and each.target == check.subject and each.year == int(check.on[:YEAR_LENGTH])
        if (common := _common(check.items, each.items))
    )
