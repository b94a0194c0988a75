"""复查与反馈 (第二十条): the initiating department examines the result again, and tells the target what came of it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, overdue_findings
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import all_identifiers, at, at_least_one, free_texts, no_twice
from shuangsuiji.objection.clocks import feedback_period, review_period
from shuangsuiji.objection.receiving import concluded_faults, order_faults
from shuangsuiji.objection.state import Conclusion, Feedback, ItemOutcome, Nature, Objection, Outcome
from shuangsuiji.papers import Paper
from shuangsuiji.rulebook import Rulebook

OUTCOMES: Final[Mapping[Outcome, str]] = {"wrong": "有错误", "right": "无错误", "partly": "部分有错误"}
"""复查结论 in words."""


@frozen(kw_only=True)
class ConcludeReexamination(Act[Objection]):
    """作出复查结论 (第二十条).

    Args:
        nature: `objection`, or `internal` where the application was late or never complete: the department only
            looks whether it has something to correct by itself.
        reviewers: who examined it again.
        outcomes: one an item that was objected to.
    """

    nature: Nature
    reviewers: tuple[str, ...]
    outcomes: tuple[ItemOutcome, ...]
    kind: Literal["conclude-reexamination"] = "conclude-reexamination"
    article: ClassVar[str] = "第二十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".reviewers", self.reviewers)
        yield from all_identifiers(".reviewers", self.reviewers)
        yield from no_twice(".reviewers", self.reviewers)
        yield from no_twice(".outcomes", (each.item for each in self.outcomes))

    def conclusion(self) -> Conclusion:
        """Give it as the objection keeps it."""
        return Conclusion(nature=self.nature, reviewers=self.reviewers, outcomes=self.outcomes, on=self.day)

    def faults(self, state: Objection, rules: Rulebook) -> Iterator[Fault]:
        """The initiating department has it, it is what it is called, and every item has its outcome."""
        yield from concluded_faults(state)
        if not state.forwarded_on:
            yield fault("SSJ-OBJECTION-ELSEWHERE", agency=state.disputed.agency)
        yield from order_faults(self.day, state.complete_on or state.forwarded_on)
        if self.nature != state.nature:
            yield fault(_REFUSED[self.nature], at("$.nature"), last=state.last_day)
        yield from self._waiting_faults(state)
        found = {each.item for each in self.outcomes}
        for item in state.items:
            if item not in found:
                yield fault("SSJ-OBJECTION-MISSING", at("$.outcomes"), item=item)
        for index, each in enumerate(self.outcomes):
            if each.item not in state.items:
                known = "、".join(state.items)
                yield fault(
                    "SSJ-OBJECTION-ITEM", at(f"$.outcomes[{index}].item"), item=each.item, known=known
                )

    def _waiting_faults(self, state: Objection) -> Iterator[Fault]:
        """Whoever came in time is asked for what is missing, and has until then (第二十条)."""
        if state.late or state.complete:
            return
        until = state.waits_until
        if not until or self.day <= until:
            yield fault("SSJ-OBJECTION-WAIT", at("$.at"), until=until or state.last_day)

    def findings(self, state: Objection, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Whoever inspected should not examine it again; one that took too long is marked."""
        for each in self.reviewers:
            if rules.keys.independent_review.value and each in state.disputed.inspectors:
                yield finding("SSJ-A20-8", rules, "independent_review", subject=each, reviewer=each)
        period = review_period(state, rules)
        if period.since:
            yield from overdue_findings("SSJ-A20-7", rules, period, moment)

    def after(self, state: Objection) -> Objection:
        """Give the state that follows."""
        return evolve(state, conclusion=self.conclusion())

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"outcome": OUTCOMES[self.conclusion().outcome], "reviewers": "、".join(self.reviewers)}


_REFUSED: Final[Mapping[Nature, str]] = {
    "objection": "SSJ-OBJECTION-NOT-ACCEPTED",
    "internal": "SSJ-OBJECTION-ACCEPTED",
}


@frozen(kw_only=True)
class SendFeedback(Act[Objection]):
    """反馈复查情况 (第二十条): whatever the outcome, the target is told, and told what it may do about it.

    Args:
        paper: the paper that the target got.
        remedies: 救济途径, in the rulebook's words; the regulation gives no periods, and none are invented.
    """

    paper: Paper
    remedies: str
    kind: Literal["send-feedback"] = "send-feedback"
    article: ClassVar[str] = "第二十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from free_texts(remedies=self.remedies)

    def faults(self, state: Objection, rules: Rulebook) -> Iterator[Fault]:
        """There is a conclusion, it was not fed back yet, and the remedies are the rulebook's."""
        if state.conclusion is None:
            yield fault("SSJ-OBJECTION-UNDECIDED")
        else:
            yield from order_faults(self.day, state.conclusion.on)
        if state.feedback is not None:
            yield fault("SSJ-OBJECTION-TOLD", on=state.feedback.on)
        expected = rules.keys.remedies.value
        if self.remedies != expected:
            yield fault("SSJ-OBJECTION-REMEDIES", at("$.remedies"), expected=expected)

    def findings(self, state: Objection, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Feedback that came too late is marked."""
        period = feedback_period(state, rules)
        if period.since:
            yield from overdue_findings("SSJ-A20-11", rules, period, moment)

    def after(self, state: Objection) -> Objection:
        """Give the state that follows."""
        made = Feedback(paper=self.paper, remedies=self.remedies, on=self.day)
        return evolve(state, feedback=made)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"paper": self.paper.title}
