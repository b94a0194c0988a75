"""后续监管 (第二十一条): 谁主管谁监管、谁审批谁监管: what was found is handed over, acknowledged, and brought to an end."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Opening, Others
from shuangsuiji.clocks import Period
from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, overdue_findings
from shuangsuiji.forms import at, at_least, days, filled, free_texts, identifiers
from shuangsuiji.publicity import public_results
from shuangsuiji.rule_kinds import Limit
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.texts import path_of

Matter = Literal["处罚惩戒", "衔接移交", "涉嫌犯罪"]
"""后续的种类 (第二十一条): penalty or sanction, hand-over to whoever is competent, transfer to the judicial organs."""


def followup_stream(task: str, target: str, number: int) -> str:
    """Name a follow-up's stream.

    >>> followup_stream("YXGX-2026-01", "91530499MA6K00006F", 1)
    'followup/YXGX-2026-01/91530499MA6K00006F/1'
    """
    return path_of("followup", task, target, str(number))


@frozen(kw_only=True)
class Handover:
    """移交与回执 (第二十一条): when it was handed over, and who acknowledged it.

    Args:
        body: who took it.
        sent_on: the day on which it was handed over.
        number: their number for it.
        on: the day of their receipt.
    """

    body: str
    sent_on: str
    number: str
    on: str


@frozen(kw_only=True)
class FollowUp:
    """后续 (第二十一条): what a follow-up has come to.

    Args:
        task: the task's code.
        target: the target's id.
        number: which of the target's, from 1.
        matter: its kind.
        item: the item that it is about.
        results: what was found of that item.
        basis: 法律依据.
        department: who opened it.
        competent: who is to see to it: 谁主管谁监管、谁审批谁监管.
        found_on: the day on which it was found.
        opened_on: the day on which it was opened.
        handover: that it was handed over and acknowledged; None before.
        closed_on: 完结 the day; empty while it is open (未完结).
        outcome: what came of it.
    """

    task: str
    target: str
    number: int
    matter: Matter
    item: str
    results: tuple[Result, ...]
    basis: str
    department: str
    competent: str
    found_on: str
    opened_on: str
    handover: Handover | None = None
    closed_on: str = ""
    outcome: str = ""


def found_results(file: TargetFile) -> dict[str, tuple[Result, ...]]:
    """Give what was found of each item, as the file stands: a crime is handed over before anything is entered."""
    if file.inspection is None:
        return public_results(file)
    return {each.item: each.results for each in file.inspection.results}


@frozen(kw_only=True)
class OpenFollowUp(Opening[FollowUp]):
    """启动后续监管 (第二十一条).

    Args:
        task: the task's code.
        target: the target's id.
        number: which of the target's follow-ups, from 1.
        matter: its kind.
        item: the item that it is about.
        results: what was found of it, as the file has it.
        basis: 法律依据.
        department: the department of the task that hands it over.
        competent: who is to see to it.
        found_on: the day on which it was found.
    """

    task: str
    target: str
    number: int
    matter: Matter
    item: str
    results: tuple[Result, ...]
    basis: str
    department: str
    competent: str
    found_on: str
    kind: Literal["open-follow-up"] = "open-follow-up"
    article: ClassVar[str] = "第二十一条"

    def stream(self) -> str:
        """One stream a follow-up."""
        return followup_stream(self.task, self.target, self.number)

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(
            task=self.task,
            target=self.target,
            item=self.item,
            department=self.department,
            competent=self.competent,
        )
        yield from at_least(1, number=self.number)
        yield from filled(basis=self.basis)
        yield from free_texts(basis=self.basis)
        yield from days(found_on=self.found_on)

    def faults(self, state: FollowUp, rules: Rulebook) -> Iterator[Fault]:
        """Something was found, and not tomorrow."""
        followed = "NON_COOPERATION" in self.results or any(RESULTS[code].problem for code in self.results)
        if not followed:
            yield fault("SSJ-FOLLOWUP-NOTHING", at("$.results"), item=self.item)
        if self.found_on > self.day:
            yield fault("SSJ-RECORD-FUTURE", at("$.found_on"), day=self.found_on)

    def after(self, state: FollowUp | None) -> FollowUp:
        """Give the state that follows."""
        return FollowUp(
            task=self.task,
            target=self.target,
            number=self.number,
            matter=self.matter,
            item=self.item,
            results=self.results,
            basis=self.basis,
            department=self.department,
            competent=self.competent,
            found_on=self.found_on,
            opened_on=self.day,
        )

    def relies(self) -> tuple[str, ...]:
        """What was found is the file's; the one before it is a stream of its own."""
        before = followup_stream(self.task, self.target, self.number - 1)
        return (file_stream(self.task, self.target), *((before,) if self.number > 1 else ()))

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare with the file; the numbers have no gap."""
        own, *earlier = self.relies()
        file: TargetFile | None = others(own)
        if file is None or found_results(file).get(self.item) != self.results:
            yield fault("SSJ-ACT-FACT", at("$.results"), stream=own)
        if file is None or self.department not in file.departments:
            yield fault("SSJ-ACT-FACT", at("$.department"), stream=own)
        for stream in earlier:
            if others(stream) is None:
                yield fault("SSJ-ACT-FACT", at("$.number"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "matter": self.matter,
            "target": self.target,
            "item": self.item,
            "competent": self.competent,
            "basis": self.basis,
        }


@frozen(kw_only=True)
class AcknowledgeFollowUp(Act[FollowUp]):
    """后续移交回执 (第二十一条): the other body has it.

    Args:
        body: who took it.
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
        """It is acknowledged once, while it is open; it was found, then handed over, then acknowledged."""
        yield from _closed_faults(state)
        if state.handover is not None:
            yield fault("SSJ-FOLLOWUP-HANDED", body=state.handover.body, on=state.handover.on)
        if not state.found_on <= self.sent_on <= self.day:
            yield fault("SSJ-FOLLOWUP-ORDER", at("$.sent_on"), found=state.found_on, received=self.day)

    def findings(self, state: FollowUp, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """及时移送 (第二十一条): a suspected crime that was handed over late is marked, where the rulebook gives a number."""
        period = transfer_period(state, rules)
        if period:
            yield from overdue_findings("SSJ-A21-3", rules, period, self.sent_on, moment.calendar)

    def after(self, state: FollowUp) -> FollowUp:
        """Give the state that follows."""
        made = Handover(body=self.body, sent_on=self.sent_on, number=self.number, on=self.day)
        return evolve(state, handover=made)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"body": self.body, "number": self.number, "sent_on": self.sent_on}


@frozen(kw_only=True)
class CloseFollowUp(Act[FollowUp]):
    """后续完结 (第二十一条).

    Args:
        outcome: what came of it.
    """

    outcome: str
    kind: Literal["close-follow-up"] = "close-follow-up"
    article: ClassVar[str] = "第二十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(outcome=self.outcome)
        yield from free_texts(outcome=self.outcome)

    def faults(self, state: FollowUp, rules: Rulebook) -> Iterator[Fault]:
        """It is open, and whoever it went to has acknowledged it; a penalty of one's own goes to nobody."""
        yield from _closed_faults(state)
        if state.handover is None and state.competent != state.department:
            yield fault("SSJ-FOLLOWUP-UNRECEIVED", competent=state.competent)

    def findings(self, state: FollowUp, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """One that took longer than the rulebook's number, where it gives one, is marked."""
        period = followup_period(state, rules)
        if period:
            yield from overdue_findings("SSJ-A21-1", rules, period, self.day, moment.calendar)

    def after(self, state: FollowUp) -> FollowUp:
        """Give the state that follows."""
        return evolve(state, closed_on=self.day, outcome=self.outcome)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"outcome": self.outcome}


def _closed_faults(state: FollowUp) -> Iterator[Fault]:
    if state.closed_on:
        yield fault("SSJ-FOLLOWUP-CLOSED", on=state.closed_on)


def followup_period(followup: FollowUp, rules: Rulebook) -> Period | None:
    """Give the clock until 完结; None where the rulebook gives no number: the regulation gives none."""
    rule = rules.keys.followup_alert_days
    return _period(followup, "SSJ-DUE-FOLLOWUP", "followup_alert_days", rule, followup.closed_on)


def transfer_period(followup: FollowUp, rules: Rulebook) -> Period | None:
    """及时移送: give the clock of a suspected crime; None for anything else, and where the rulebook gives no number."""
    if followup.matter != "涉嫌犯罪":
        return None
    met = followup.handover.sent_on if followup.handover else ""
    rule = rules.keys.crime_transfer_days
    return _period(followup, "SSJ-DUE-TRANSFER", "crime_transfer_days", rule, met)


def _period(followup: FollowUp, code: str, key: str, rule: Limit, met: str) -> Period | None:
    if rule.value is None:
        return None
    return Period(
        code=code,
        article=rule.article,
        key=key,
        stream=followup_stream(followup.task, followup.target, followup.number),
        subject=followup.target,
        since=followup.found_on,
        n=rule.value,
        unit="day",
        met_on=met,
        alert=True,
    )


def open_follow_ups(followups: Iterable[FollowUp]) -> list[FollowUp]:
    """未完结 (第二十一条): give those that are open, the oldest first."""
    return sorted((each for each in followups if not each.closed_on), key=lambda each: each.found_on)


def unfollowed(file: TargetFile, followups: Iterable[FollowUp], code: Result) -> tuple[str, ...]:
    """Give the items with a result that nobody followed up: 发现问题待后续处理, 不配合检查情节严重."""
    followed = {each.item for each in followups if (each.task, each.target) == (file.task, file.target)}
    return tuple(
        item for item, found in found_results(file).items() if code in found and item not in followed
    )
