"""个案 (第二十三条): leads are looked into at once; nobody draws lots for them, and they count for nothing."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Opening, overdue_findings
from shuangsuiji.clocks import Period
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    no_twice,
)
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.texts import path_of

Source = Literal["投诉举报", "转办交办", "大数据监测"]
"""线索来源 (第二十三条)."""


def case_stream(number: str) -> str:
    """Name a case's stream.

    >>> case_stream("XS-2026-01")
    'case/XS-2026-01'
    """
    return path_of("case", number)


@frozen(kw_only=True)
class CaseCheck:
    """个案检查 (第二十三条): a check that follows a lead; it is not drawn, not counted, and no result of a random check.

    Args:
        on: the day.
        inspectors: who inspected.
        found: what was found.
    """

    on: str
    inspectors: tuple[str, ...]
    found: str


@frozen(kw_only=True)
class Case:
    """个案 (第二十三条): what a lead has come to.

    Args:
        number: its number.
        source: where it came from.
        subject: the id of whom it is about.
        matter: what it says.
        department: who sees to it.
        received_on: the day on which it came.
        checks: what was inspected because of it.
        filed_on: 立案 the day; empty while it is not filed.
        file_number: 立案文号.
        closed_on: the day on which it was closed; empty while it is open.
        outcome: what came of it.
        handled_on: 处置: the day of the act that first did something about it; empty before.
    """

    number: str
    source: Source
    subject: str
    matter: str
    department: str
    received_on: str
    checks: tuple[CaseCheck, ...] = ()
    filed_on: str = ""
    file_number: str = ""
    closed_on: str = ""
    outcome: str = ""
    handled_on: str = ""


@frozen(kw_only=True)
class RegisterLead(Opening[Case]):
    """登记线索 (第二十三条): neither the year's cap nor an item that was inspected already stands in its way.

    Args:
        number: its number.
        source: where it came from.
        subject: the id of whom it is about.
        matter: what it says.
        department: who sees to it.
    """

    number: str
    source: Source
    subject: str
    matter: str
    department: str
    kind: Literal["register-lead"] = "register-lead"
    article: ClassVar[str] = "第二十三条"

    def stream(self) -> str:
        """One stream a lead."""
        return case_stream(self.number)

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(number=self.number, subject=self.subject, department=self.department)
        yield from filled(matter=self.matter)
        yield from free_texts(matter=self.matter)

    def after(self, state: Case | None) -> Case:
        """Give the state that follows."""
        return Case(
            number=self.number,
            source=self.source,
            subject=self.subject,
            matter=self.matter,
            department=self.department,
            received_on=self.day,
        )

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"source": self.source, "subject": self.subject, "department": self.department}


def _closed_faults(state: Case) -> Iterator[Fault]:
    if state.closed_on:
        yield fault("SSJ-CASE-CLOSED", on=state.closed_on)


def _slow(state: Case, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
    """及时处置 (第二十三条): what was first done about it too late is marked, where the rulebook gives a number."""
    period = lead_period(state, rules)
    if period and not state.handled_on:
        yield from overdue_findings("SSJ-A23-4", rules, period, moment)


@frozen(kw_only=True)
class RecordCaseCheck(Act[Case]):
    """记录个案检查 (第二十三条).

    Args:
        on: the day.
        inspectors: who inspected.
        found: what was found.
    """

    on: str
    inspectors: tuple[str, ...]
    found: str
    kind: Literal["record-case-check"] = "record-case-check"
    article: ClassVar[str] = "第二十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from days(on=self.on)
        yield from at_least_one(".inspectors", self.inspectors)
        yield from all_identifiers(".inspectors", self.inspectors)
        yield from no_twice(".inspectors", self.inspectors)
        yield from filled(found=self.found)
        yield from free_texts(found=self.found)

    def faults(self, state: Case, rules: Rulebook) -> Iterator[Fault]:
        """The case is open, and the check came after the lead."""
        yield from _closed_faults(state)
        if not state.received_on <= self.on <= self.day:
            yield fault("SSJ-CASE-DAY", at("$.on"), received=state.received_on, day=self.on)

    def findings(self, state: Case, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """One that was slow to be looked into is marked."""
        yield from _slow(state, rules, moment)

    def after(self, state: Case) -> Case:
        """Give the state that follows."""
        made = CaseCheck(on=self.on, inspectors=self.inspectors, found=self.found)
        return evolve(state, checks=(*state.checks, made), handled_on=state.handled_on or self.day)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"on": self.on, "inspectors": "、".join(self.inspectors), "found": self.found}


@frozen(kw_only=True)
class FileCase(Act[Case]):
    """立案 (第二十三条): it goes on under the law of penalties; here only its number is kept.

    Args:
        file_number: 立案文号.
    """

    file_number: str
    kind: Literal["file-case"] = "file-case"
    article: ClassVar[str] = "第二十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(file_number=self.file_number)

    def faults(self, state: Case, rules: Rulebook) -> Iterator[Fault]:
        """The case is open, and is filed once."""
        yield from _closed_faults(state)
        if state.filed_on:
            yield fault("SSJ-CASE-FILED", number=state.file_number)

    def findings(self, state: Case, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """One that was slow to be filed, with nothing done before, is marked."""
        yield from _slow(state, rules, moment)

    def after(self, state: Case) -> Case:
        """Give the state that follows."""
        handled_on = state.handled_on or self.day
        return evolve(state, filed_on=self.day, file_number=self.file_number, handled_on=handled_on)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"file_number": self.file_number}


@frozen(kw_only=True)
class CloseLead(Act[Case]):
    """线索办结 (第二十三条).

    Args:
        outcome: what came of it.
    """

    outcome: str
    kind: Literal["close-lead"] = "close-lead"
    article: ClassVar[str] = "第二十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(outcome=self.outcome)
        yield from free_texts(outcome=self.outcome)

    def faults(self, state: Case, rules: Rulebook) -> Iterator[Fault]:
        """The case is open."""
        yield from _closed_faults(state)

    def findings(self, state: Case, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """One that was closed late, with nothing done before, is marked."""
        yield from _slow(state, rules, moment)

    def after(self, state: Case) -> Case:
        """Give the state that follows."""
        handled_on = state.handled_on or self.day
        return evolve(state, closed_on=self.day, outcome=self.outcome, handled_on=handled_on)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"outcome": self.outcome}


def lead_period(case: Case, rules: Rulebook) -> Period | None:
    """及时处置: give the clock of a lead; None where the rulebook gives no number: the regulation gives none."""
    rule = rules.keys.case_alert_days
    if rule.value is None:
        return None
    return Period(
        code="SSJ-DUE-LEAD",
        article=rule.article,
        key="case_alert_days",
        stream=case_stream(case.number),
        subject=case.subject,
        since=case.received_on,
        n=rule.value,
        unit="day",
        met_on=case.handled_on,
        alert=True,
    )
