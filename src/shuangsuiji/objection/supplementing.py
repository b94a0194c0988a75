"""补正 (第二十条): what an objection lacks is asked for, and comes."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.clocks import deadline_of
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import (
    at,
    at_least_one,
    days,
    filled,
    free_texts,
    no_twice,
)
from shuangsuiji.objection.clocks import supplement_period
from shuangsuiji.objection.receiving import concluded_faults, counted
from shuangsuiji.objection.state import Objection, Supplement
from shuangsuiji.papers import Paper
from shuangsuiji.rulebook import Rulebook


@frozen(kw_only=True)
class RequestSupplement(Act[Objection]):
    """要求补正 (第二十条): the initiating department says what is missing.

    Args:
        wanted: what is missing.
        until: 补正期限: the last day for it.
    """

    wanted: str
    until: str
    kind: Literal["request-supplement"] = "request-supplement"
    article: ClassVar[str] = "第二十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(wanted=self.wanted)
        yield from free_texts(wanted=self.wanted)
        yield from days(until=self.until)

    def faults(self, state: Objection, rules: Rulebook) -> Iterator[Fault]:
        """The initiating department has the application, and it is not complete: a request does not stop the clock."""
        yield from concluded_faults(state)
        if not state.forwarded_on:
            yield fault("SSJ-OBJECTION-ELSEWHERE", agency=state.disputed.agency)
        if state.complete:
            yield fault("SSJ-OBJECTION-COMPLETE", on=state.complete_on or state.received_on)
        if self.until <= self.day:
            yield fault("SSJ-OBJECTION-UNTIL", at("$.until"), on=self.day)

    def findings(self, state: Objection, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """补正期限 has an end: a request that is made late, or that waits longer than a review may take, is questioned."""
        period = supplement_period(state, rules)
        if moment.calendar and period.since:
            due = deadline_of(period, moment.calendar).latest.isoformat()
            if self.until > due:
                yield finding(
                    "SSJ-A20-7-UNTIL",
                    rules,
                    "objection_review_wd",
                    since=period.since,
                    days=period.n,
                    due=due,
                )

    def after(self, state: Objection) -> Objection:
        """Give the state that follows."""
        made = Supplement(wanted=self.wanted, papers=(), on=self.day, until=self.until)
        return evolve(state, supplements=(*state.supplements, made))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"wanted": self.wanted, "until": self.until}


@frozen(kw_only=True)
class SupplementObjection(Act[Objection]):
    """补正异议材料 (第二十条): the target hands in what was missing.

    Args:
        application: the written application, where that was missing.
        evidence: more evidence.
    """

    application: Paper | None
    evidence: tuple[Paper, ...]
    kind: Literal["supplement-objection"] = "supplement-objection"
    article: ClassVar[str] = "第二十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        if self.application is None:
            yield from at_least_one(".evidence", self.evidence)
        yield from no_twice(".evidence", (each.digest for each in self.evidence))

    def faults(self, state: Objection, rules: Rulebook) -> Iterator[Fault]:
        """It is not concluded, and nothing that is there is replaced."""
        yield from concluded_faults(state)
        if self.application is not None and state.application is not None:
            yield fault("SSJ-OBJECTION-APPLICATION", at("$.application"))
        held = {each.digest for each in state.evidence}
        for index, each in enumerate(self.evidence):
            if each.digest in held:
                yield fault("SSJ-OBJECTION-EVIDENCE", at(f"$.evidence[{index}]"), title=each.title)

    def after(self, state: Objection) -> Objection:
        """Give the state that follows."""
        papers = (*((self.application,) if self.application else ()), *self.evidence)
        made = Supplement(wanted="", papers=papers, on=self.day)
        known = (*state.known, *(each.digest for each in self.evidence if each.digest not in state.known))
        after = evolve(
            state,
            application=state.application or self.application,
            evidence=(*state.evidence, *self.evidence),
            known=known,
            supplements=(*state.supplements, made),
        )
        return counted(after, self.day)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"papers": len(self.evidence) + (self.application is not None)}
