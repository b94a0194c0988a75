"""移交回执与完结 (第二十一条): whoever it went to has it, and what came of it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others, overdue_findings
from shuangsuiji.codes import Result
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding
from shuangsuiji.followup.clocks import followup_period, transfer_period
from shuangsuiji.followup.state import (
    FollowUp,
    Handover,
    Matter,
    followup_stream,
    found_results,
    to_follow_up,
)
from shuangsuiji.forms import at, days, filled, free_texts, identifiers
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream


@frozen(kw_only=True)
class AcknowledgeFollowUp(Act[FollowUp]):
    """后续移交回执 (第二十一条): the other body has it.

    Args:
        body: who took it: whoever is competent.
        sent_on: the day on which it was handed over.
        number: their number for it.
    """

    body: str
    sent_on: str
    number: str
    kind: Literal["acknowledge-follow-up"] = "acknowledge-follow-up"
    article: ClassVar[str] = "第二十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(body=self.body, number=self.number)
        yield from days(sent_on=self.sent_on)

    def faults(self, state: FollowUp, rules: Rulebook) -> Iterator[Fault]:
        """It is acknowledged once, by whom it went to, while it is open; it was found, then handed over, then acknowledged."""
        yield from _closed_faults(state)
        if self.body != state.competent:
            yield fault("SSJ-FOLLOWUP-BODY", at("$.body"), expected=state.competent)
        if state.handover is not None:
            yield fault("SSJ-FOLLOWUP-HANDED", body=state.handover.body, on=state.handover.on)
        if not state.found_on <= self.sent_on <= self.day:
            yield fault("SSJ-FOLLOWUP-ORDER", at("$.sent_on"), found=state.found_on, received=self.day)

    def findings(self, state: FollowUp, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """及时移送 (第二十一条): a suspected crime that was handed over late is marked, where the rulebook gives a number."""
        period = transfer_period(state, rules)
        if period:
            yield from overdue_findings("SSJ-A21-3", rules, period, moment, self.sent_on)

    def after(self, state: FollowUp) -> FollowUp:
        """Give the state that follows."""
        made = Handover(body=self.body, sent_on=self.sent_on, number=self.number, on=self.day)
        return evolve(state, handover=made)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"body": self.body, "number": self.number, "sent_on": self.sent_on}


@frozen(kw_only=True)
class Corrected:
    """已更正的结果 (第二十条): what stands for the item now, where a correction took away what was to be followed up.

    Args:
        task: the task's code.
        target: the target's id.
        item: the follow-up's item.
        results: what stands for it.
    """

    task: str
    target: str
    item: str
    results: tuple[Result, ...]


@frozen(kw_only=True)
class Moved:
    """改由别的机关处理 (第二十一条): the follow-up that goes on with it, where this one went to the wrong body.

    Args:
        task: the task's code.
        target: the target's id.
        number: its number.
        matter: its kind, which is that of this one.
        item: its item.
        found_on: the day on which it was found: nobody wins time by going astray.
    """

    task: str
    target: str
    number: int
    matter: Matter
    item: str
    found_on: str


@frozen(kw_only=True)
class CloseFollowUp(Act[FollowUp]):
    """后续完结 (第二十一条).

    Args:
        outcome: what came of it.
        corrected: what stands for the item now, where nothing is left to follow up; None where it is as it was.
        moved: the follow-up that goes on with it; None where there is none.
    """

    outcome: str
    corrected: Corrected | None = None
    moved: Moved | None = None
    kind: Literal["close-follow-up"] = "close-follow-up"
    article: ClassVar[str] = "第二十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(outcome=self.outcome)
        yield from free_texts(outcome=self.outcome)

    def faults(self, state: FollowUp, rules: Rulebook) -> Iterator[Fault]:
        """It is open, and whoever it went to has acknowledged it, unless a correction took it away or another goes on."""
        yield from _closed_faults(state)
        if self.corrected:
            yield from _corrected_faults(state, self.corrected)
        if self.moved:
            yield from _moved_faults(state, self.moved)
        if self.corrected or self.moved:
            return
        if state.handover is None and state.competent != state.department:
            yield fault("SSJ-FOLLOWUP-UNRECEIVED", competent=state.competent)

    def findings(self, state: FollowUp, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """One that took longer than the rulebook's number, where it gives one, is marked."""
        period = followup_period(state, rules)
        if period:
            yield from overdue_findings("SSJ-A21-1", rules, period, moment)

    def after(self, state: FollowUp) -> FollowUp:
        """Give the state that follows."""
        moved = self.moved.number if self.moved else 0
        return evolve(state, closed_on=self.day, outcome=self.outcome, moved=moved)

    def relies(self) -> tuple[str, ...]:
        """What stands now is the file's, and another follow-up its own; of which item, this one alone knows."""
        made, moved = self.corrected, self.moved
        file = (file_stream(made.task, made.target),) if made else ()
        other = (followup_stream(moved.task, moved.target, moved.number),) if moved else ()
        return (*file, *other)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare both with what they say; who goes on with it is still at it, or has acknowledged it."""
        if made := self.corrected:
            own = file_stream(made.task, made.target)
            file: TargetFile | None = others(own)
            if not (file and found_results(file).get(made.item) == made.results):
                yield fault("SSJ-ACT-FACT", at("$.corrected"), stream=own)
        if moved := self.moved:
            stream = followup_stream(moved.task, moved.target, moved.number)
            there: FollowUp | None = others(stream)
            told = (moved.matter, moved.item, moved.found_on)
            if there is None or (there.matter, there.item, there.found_on) != told:
                yield fault("SSJ-ACT-FACT", at("$.moved"), stream=stream)
            elif there.closed_on and not there.handover:
                yield fault("SSJ-FOLLOWUP-IDLE", at("$.moved.number"), number=there.number)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        moved = f"（改由第{self.moved.number}项后续处理）" if self.moved else ""
        return {"outcome": self.outcome + moved}


def _closed_faults(state: FollowUp) -> Iterator[Fault]:
    if state.closed_on:
        yield fault("SSJ-FOLLOWUP-CLOSED", on=state.closed_on)


def _corrected_faults(state: FollowUp, made: Corrected) -> Iterator[Fault]:
    """It is this follow-up's item, and nothing is left of what was found."""
    if (made.task, made.target, made.item) != (state.task, state.target, state.item):
        yield fault("SSJ-FOLLOWUP-OTHER", at("$.corrected"), target=state.target, item=state.item)
    if to_follow_up(made.results):
        yield fault("SSJ-FOLLOWUP-STANDS", at("$.corrected.results"), item=state.item)


def _moved_faults(state: FollowUp, made: Moved) -> Iterator[Fault]:
    """It is another follow-up, of the same item and kind, whose clock runs from the same day."""
    own = (state.task, state.target, state.matter, state.item, state.found_on)
    other = (made.task, made.target, made.matter, made.item, made.found_on)
    if other != own or made.number == state.number:
        yield fault("SSJ-FOLLOWUP-MOVED", at("$.moved"), number=state.number, item=state.item)
