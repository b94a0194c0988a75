"""移交回执与完结 (第二十一条): whoever it went to has it, and what came of it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others, overdue_findings
from shuangsuiji.codes import Result
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding
from shuangsuiji.followup.clocks import followup_period, transfer_period
from shuangsuiji.followup.state import FollowUp, Handover, found_results, to_follow_up
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
class CloseFollowUp(Act[FollowUp]):
    """后续完结 (第二十一条).

    Args:
        outcome: what came of it.
        corrected: what stands for the item now, where nothing is left to follow up; None where it is as it was.
    """

    outcome: str
    corrected: Corrected | None = None
    kind: Literal["close-follow-up"] = "close-follow-up"
    article: ClassVar[str] = "第二十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(outcome=self.outcome)
        yield from free_texts(outcome=self.outcome)

    def faults(self, state: FollowUp, rules: Rulebook) -> Iterator[Fault]:
        """It is open, and whoever it went to has acknowledged it, unless a correction took the problem away."""
        yield from _closed_faults(state)
        if self.corrected:
            yield from _corrected_faults(state, self.corrected)
        elif state.handover is None and state.competent != state.department:
            yield fault("SSJ-FOLLOWUP-UNRECEIVED", competent=state.competent)

    def findings(self, state: FollowUp, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """One that took longer than the rulebook's number, where it gives one, is marked."""
        period = followup_period(state, rules)
        if period:
            yield from overdue_findings("SSJ-A21-1", rules, period, moment)

    def after(self, state: FollowUp) -> FollowUp:
        """Give the state that follows."""
        return evolve(state, closed_on=self.day, outcome=self.outcome)

    def relies(self) -> tuple[str, ...]:
        """What stands now is the file's; of which item, the follow-up alone knows."""
        made = self.corrected
        return (file_stream(made.task, made.target),) if made else ()

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare it with the file."""
        for stream in self.relies():
            file: TargetFile | None = others(stream)
            made = self.corrected
            if not (file and made and found_results(file).get(made.item) == made.results):
                yield fault("SSJ-ACT-FACT", at("$.corrected"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"outcome": self.outcome}


def _closed_faults(state: FollowUp) -> Iterator[Fault]:
    if state.closed_on:
        yield fault("SSJ-FOLLOWUP-CLOSED", on=state.closed_on)


def _corrected_faults(state: FollowUp, made: Corrected) -> Iterator[Fault]:
    """It is this follow-up's item, and nothing is left of what was found."""
    if (made.task, made.target, made.item) != (state.task, state.target, state.item):
        yield fault("SSJ-FOLLOWUP-OTHER", at("$.corrected"), target=state.target, item=state.item)
    if to_follow_up(made.results):
        yield fault("SSJ-FOLLOWUP-STANDS", at("$.corrected.results"), item=state.item)
