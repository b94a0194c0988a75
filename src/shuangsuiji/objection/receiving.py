"""受理异议 (第二十条): the application goes to the initiating department, and counts from when that has all of it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Opening, Others
from shuangsuiji.clocks import deadline_of
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least,
    at_least_one,
    days,
    identifiers,
    no_twice,
)
from shuangsuiji.objection.clocks import window
from shuangsuiji.objection.state import Before, Disputed, Objection, disputed, objection_stream
from shuangsuiji.papers import Paper
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.workdays import Calendar


@frozen(kw_only=True)
class ReceiveObjection(Opening[Objection]):
    """登记异议 (第二十条): whatever comes is put on record, in time or late, complete or not.

    Args:
        number: which of the target's objections in this task, from 1.
        disputed: the published version, as the file has it.
        applicant: who applies; only the target can, of a thing the body that it belongs to.
        items: the items that the application is about.
        application: the written application, on paper or signed electronically; None where it is missing.
        evidence: 相关证明材料.
        received_by: who took it.
        last_day: the last day of the period, by the working days of then.
        before: the objection before it; None for the first.
    """

    number: int
    disputed: Disputed
    applicant: str
    items: tuple[str, ...]
    application: Paper | None
    evidence: tuple[Paper, ...]
    received_by: str
    last_day: str
    before: Before | None = None
    kind: Literal["receive-objection"] = "receive-objection"
    article: ClassVar[str] = "第二十条"

    def stream(self) -> str:
        """One stream an objection."""
        return objection_stream(self.disputed.task, self.disputed.target, self.number)

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, number=self.number)
        yield from identifiers(applicant=self.applicant, received_by=self.received_by)
        yield from at_least_one(".items", self.items)
        yield from all_identifiers(".items", self.items)
        yield from no_twice(".items", self.items)
        yield from no_twice(".evidence", (each.digest for each in self.evidence))
        yield from days(last_day=self.last_day)

    def faults(self, state: Objection, rules: Rulebook) -> Iterator[Fault]:
        """The target itself applies, about items of that publication, after it; the period is not cut short."""
        public = self.disputed
        if self.applicant != public.party:
            yield fault("SSJ-OBJECTION-STRANGER", at("$.applicant"), target=public.party)
        yield from _item_faults(self.items, public.items)
        if self.number != (self.before.number + 1 if self.before else 1):
            yield fault("SSJ-OBJECTION-NUMBER", at("$.number"), number=self.number)
        if self.day < public.published_on:
            yield fault("SSJ-OBJECTION-EARLY", at("$.at"), published=public.published_on)
        length = timedelta(days=rules.keys.objection_days.value)
        least = (date.fromisoformat(public.published_on) + length).isoformat()
        if self.last_day < least:
            yield fault("SSJ-OBJECTION-LAST-DAY", at("$.last_day"), least=least, found=self.last_day)

    def calendar_faults(self, rules: Rulebook, calendar: Calendar) -> Iterator[Fault]:
        """The last day is the calendar's: nobody shortens or lengthens the period, whatever the reason."""
        due = deadline_of(window(self.after(None), rules), calendar)
        if not due.earliest.isoformat() <= self.last_day <= due.latest.isoformat():
            yield fault(
                "SSJ-OBJECTION-LAST-DAY", at("$.last_day"), least=due.day.isoformat(), found=self.last_day
            )

    def findings(self, state: Objection, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """What is late, incomplete, or repeats the one before it is put on record and marked."""
        new, public = self.after(None), self.disputed
        if new.late:
            yield finding(
                "SSJ-A20-5", rules, "objection_days", severity="notice", last=self.last_day, on=self.day
            )
        if not new.complete:
            yield article_finding("SSJ-A20-4", "第二十条", severity="notice", target=public.target)
        if self.received_by != public.agency:
            yield article_finding("SSJ-A20-6", "第二十条", severity="notice", agency=public.agency)
        before = self.before
        if before and before.version == public.version and new.known == before.evidence:
            yield article_finding("SSJ-A20-13", "第二十条", number=before.number)
        if rules.keys.suspend_on_objection.value:
            yield finding(
                "SSJ-A20-14", rules, "suspend_on_objection", severity="notice", version=public.version
            )

    def after(self, state: Objection | None) -> Objection:
        """Give the state that follows."""
        known = self.before.evidence if self.before else ()
        added = tuple(each.digest for each in self.evidence if each.digest not in known)
        at_home = self.received_by == self.disputed.agency
        made = Objection(
            number=self.number,
            disputed=self.disputed,
            items=self.items,
            application=self.application,
            evidence=self.evidence,
            received_by=self.received_by,
            received_on=self.day,
            last_day=self.last_day,
            known=(*known, *added),
            forwarded_on=self.day if at_home else "",
        )
        return counted(made, self.day)

    def relies(self) -> tuple[str, ...]:
        """The publication is the file's; the objection before it is a stream of its own."""
        own, public = file_stream(self.disputed.task, self.disputed.target), self.disputed
        before = self.before
        earlier = (objection_stream(public.task, public.target, before.number),) if before else ()
        return (own, *earlier)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare both with what they say."""
        own, *earlier = self.relies()
        file: TargetFile | None = others(own)
        if file is None or disputed(file, self.disputed.version) != self.disputed:
            yield fault("SSJ-ACT-FACT", at("$.disputed"), stream=own)
        for stream in earlier:
            known: Objection | None = others(stream)
            if known is None or known.before() != self.before:
                yield fault("SSJ-ACT-FACT", at("$.before"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "applicant": self.applicant,
            "version": self.disputed.version,
            "items": "、".join(self.items),
            "received_by": self.received_by,
        }


def _item_faults(items: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Fault]:
    for index, item in enumerate(items):
        if item not in known:
            yield fault("SSJ-OBJECTION-ITEM", at(f"$.items[{index}]"), item=item, known="、".join(known))


def counted(objection: Objection, day: str) -> Objection:
    """收到齐全的申请材料之日: the first day on which the initiating department has all of it."""
    if objection.complete_on or not (objection.complete and objection.forwarded_on):
        return objection
    return evolve(objection, complete_on=day)


def concluded_faults(state: Objection) -> Iterator[Fault]:
    """What is concluded is not worked on any more; new evidence makes another objection."""
    if state.conclusion is not None:
        yield fault("SSJ-OBJECTION-CONCLUDED", on=state.conclusion.on)


def order_faults(day: str, since: str) -> Iterator[Fault]:
    """What follows from something is not done before it."""
    if day < since:
        yield fault("SSJ-OBJECTION-BEFORE", at("$.at"), since=since)


@frozen(kw_only=True)
class ForwardObjection(Act[Objection]):
    """转交异议 (第二十条): what came to another department, or to the platform, goes to the initiating one."""

    kind: Literal["forward-objection"] = "forward-objection"
    article: ClassVar[str] = "第二十条"

    def faults(self, state: Objection, rules: Rulebook) -> Iterator[Fault]:
        """The initiating department does not have it yet."""
        if state.forwarded_on:
            yield fault("SSJ-OBJECTION-FORWARDED", agency=state.disputed.agency, on=state.forwarded_on)
        yield from order_faults(self.day, state.received_on)

    def after(self, state: Objection) -> Objection:
        """Give the state that follows."""
        return counted(evolve(state, forwarded_on=self.day), self.day)
