"""更正与不予公示 (第二条、第二十条): nobody changes what is public; an error is corrected by another version beside it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others, overdue_findings
from shuangsuiji.clocks import Period
from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, approver_findings, article_finding
from shuangsuiji.forms import at, at_least, at_least_one, days, filled, free_texts, identifiers, no_twice
from shuangsuiji.found_errors import alert_period, error_period, finder_faults, found_faults, open_errors
from shuangsuiji.inspection.direct import direct_faults, direct_findings
from shuangsuiji.inspection.results import line_faults, result_findings
from shuangsuiji.inspection.seen import Seen
from shuangsuiji.objection.state import Conclusion, Objection, objection_stream
from shuangsuiji.outcomes import Change, Correction, FoundError, Withheld
from shuangsuiji.papers import Paper
from shuangsuiji.publicity import public_results
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.grounds import Ground
from shuangsuiji.sheets.items import Order
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.texts import china_day

OBJECTED: Final = "objection_correction_wd"


@frozen(kw_only=True)
class CorrectResult(Act[TargetFile]):
    """更正 (第二十条): another published version; the one that it corrects stays visible.

    Args:
        task: the task's code.
        target: the target's id.
        department: the initiating or a participating department, which corrects.
        changes: one an item: what is public, and the line of 汇总表 that takes its place.
        reason: what was wrong.
        evidence: what shows it.
        approver: who approved it.
        found_on: the day on which the error was found: the first of those on record that it corrects something of.
        objection: the number of the objection that it follows from; 0 where the department found it itself.
        conclusion: what the re-examination of that objection concluded; None without an objection.
        grounds: what results that are stated directly now rest on (第十八条).
        orders: what was ordered by word of mouth, where a measure of that form takes the place of what was entered.
    """

    task: str
    target: str
    department: str
    changes: tuple[Change, ...]
    reason: str
    evidence: tuple[Paper, ...]
    approver: str
    found_on: str
    objection: int = 0
    conclusion: Conclusion | None = None
    grounds: tuple[Ground, ...] = ()
    orders: tuple[Order, ...] = ()
    kind: Literal["correct-result"] = "correct-result"
    article: ClassVar[str] = "第二十条"
    checkpoint: ClassVar[bool] = True

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(task=self.task, target=self.target, department=self.department)
        yield from identifiers(approver=self.approver)
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)
        yield from at_least_one(".changes", self.changes)
        yield from no_twice(".changes", (each.item for each in self.changes))
        yield from no_twice(".grounds", (each.result for each in self.grounds))
        yield from at_least_one(".evidence", self.evidence)
        yield from no_twice(".evidence", (each.digest for each in self.evidence))
        yield from days(found_on=self.found_on)
        yield from at_least(0, objection=self.objection)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """It is public, a department of the task corrects it, each change is one, and holds what an entry must hold."""
        yield from finder_faults(state, self.task, self.target, self.department)
        yield from found_faults(state, self.found_on, self.day)
        yield from self._noted_faults(state)
        public = public_results(state)
        for index, change in enumerate(self.changes):
            yield from _change_faults(f"$.changes[{index}]", change, public)
        seen = self._seen(state, rules)
        yield from line_faults(seen, "$.changes", "$.orders", len(seen.inspection.orders) - len(self.orders))
        yield from direct_faults(seen, "$.changes", "$.grounds")
        yield from self._objection_faults()

    def _noted_faults(self, state: TargetFile) -> Iterator[Fault]:
        """What is on record as found on a day was found on that day."""
        noted = min((each.found_on for each in self._noted(state)), default=self.found_on)
        if not self.objection and self.found_on != noted:
            yield fault("SSJ-CORRECT-NOTED", at("$.found_on"), expected=noted)

    def _noted(self, state: TargetFile) -> tuple[FoundError, ...]:
        """Give the open errors that it corrects something of."""
        return open_errors(state, (each.item for each in self.changes))

    def _seen(self, state: TargetFile, rules: Rulebook) -> Seen:
        """Give what takes the place of the lines that were entered, to be judged as they were."""
        entered = state.current.inspection.orders if state.current else ()
        corrected = (order for each in state.corrections for order in each.orders)
        made = Inspection(
            results=self.changes, grounds=self.grounds, orders=(*entered, *corrected, *self.orders)
        )
        return Seen(inspection=made, file=state, team=state.team, rules=rules, day=self.day)

    def _objection_faults(self) -> Iterator[Fault]:
        """因异议更正: what the re-examination found wrong, and found on that day."""
        made = self.conclusion
        if (self.objection > 0) != (made is not None):
            yield fault("SSJ-CORRECT-OBJECTION", at("$.conclusion"))
        if made is None:
            return
        for index, change in enumerate(self.changes):
            if change.item not in made.wrong:
                place, known = at(f"$.changes[{index}].item"), "、".join(made.wrong) or "—"
                yield fault("SSJ-CORRECT-UPHELD", place, item=change.item, known=known)
        if self.found_on != made.on:
            yield fault("SSJ-CORRECT-FOUND", at("$.found_on"), expected=made.on)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """及时更正 (第二十条): after an objection within its own number of days, otherwise within what the rulebook says.

        What takes the place of an entry is questioned as an entry is; whoever corrects does not approve it.
        """
        yield from self._late_findings(state, rules, moment)
        seen = self._seen(state, rules)
        yield from result_findings(seen)
        yield from direct_findings(seen)
        yield from approver_findings("SSJ-X-36-APPROVER", self.approver, (self.by,), rules)

    def _late_findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        code = "SSJ-A20-10" if self.conclusion else "SSJ-A20-2"
        period = correction_period(self._made(state), state, rules)
        yield from overdue_findings(code, rules, period, moment)

    def _made(self, state: TargetFile) -> Correction:
        latest = state.corrections[-1].version if state.corrections else len(state.submissions)
        return Correction(
            version=latest + 1,
            corrects=latest,
            changes=self.changes,
            reason=self.reason,
            evidence=self.evidence,
            department=self.department,
            by=self.by,
            approver=self.approver,
            found_on=self.found_on,
            objection=self.objection,
            at=self.at,
            grounds=self.grounds,
            orders=self.orders,
            answers=tuple(each.number for each in self._noted(state)),
        )

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows; what was published before stays where it is."""
        return evolve(state, corrections=(*state.corrections, self._made(state)))

    def relies(self) -> tuple[str, ...]:
        """What was concluded is the objection's."""
        return (objection_stream(self.task, self.target, self.objection),) if self.objection else ()

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare it with the objection's."""
        for stream in self.relies():
            known: Objection | None = others(stream)
            if known is None or known.conclusion != self.conclusion:
                yield fault("SSJ-ACT-FACT", at("$.conclusion"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        changes = "；".join(
            f"{each.item} {_words(each.before)}→{_words(each.results)}" for each in self.changes
        )
        return {"changes": changes, "reason": self.reason, "approver": self.approver}


def _words(codes: tuple[Result, ...]) -> str:
    return "、".join(RESULTS[code].words for code in codes)


def _change_faults(path: str, change: Change, public: Mapping[str, tuple[Result, ...]]) -> Iterator[Fault]:
    """What is public is known and is what is changed, to something else."""
    if change.item not in public:
        yield fault("SSJ-RECORD-ITEM", at(f"{path}.item"), item=change.item)
    elif public[change.item] != change.before:
        yield fault("SSJ-CORRECT-BEFORE", at(f"{path}.before"), expected=_words(public[change.item]))
    if change.results == change.before:
        yield fault("SSJ-CORRECT-SAME", at(f"{path}.results"), item=change.item)


def correction_period(made: Correction, file: TargetFile, rules: Rulebook) -> Period:
    """更正的时钟 (第二十条): from the day on which the error was found, or concluded after an objection."""
    met = china_day(made.at)
    if not made.objection:
        return alert_period(file, rules, made.found_on, met)
    rule = rules.keys.objection_correction_wd
    return Period(
        code="SSJ-DUE-CORRECTION",
        article=rule.article,
        key=OBJECTED,
        stream=file_stream(file.task, file.target),
        subject=file.target_name,
        since=made.found_on,
        n=rule.value,
        met_on=met,
    )


def correction_periods(file: TargetFile, rules: Rulebook) -> Iterator[Period]:
    """及时更正 (第二十条): of every error on record its clock, and of every correction that followed from none of them."""
    for each in file.errors:
        yield error_period(each, file, rules)
    for made in file.corrections:
        if made.objection or not made.answers:
            yield correction_period(made, file, rules)


@frozen(kw_only=True)
class WithholdResult(Act[TargetFile]):
    """不予公示 (第二条): the law forbids to make a result public, such as 国家秘密; somebody answers for it.

    Args:
        ground: which ground.
        approver: who approved it.
    """

    ground: str
    approver: str
    kind: Literal["withhold-result"] = "withhold-result"
    article: ClassVar[str] = "第二条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(ground=self.ground)
        yield from free_texts(ground=self.ground)
        yield from identifiers(approver=self.approver)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """There is a result, and the public does not have it yet."""
        if state.current is None:
            yield fault("SSJ-FILE-NOT-ENTERED", target=state.target)
        if state.published:
            yield fault("SSJ-WITHHOLD-PUBLISHED", on=china_day(state.published))
        if state.withheld:
            yield fault("SSJ-WITHHOLD-TWICE", ground=state.withheld.ground)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """依法公开 is the rule; whoever withholds answers for it, and does not approve it himself."""
        yield from approver_findings("SSJ-X-36-APPROVER", self.approver, (self.by,), rules)
        yield article_finding("SSJ-A02-8", "第二条", ground=self.ground, approver=self.approver)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        made = Withheld(ground=self.ground, approver=self.approver, by=self.by, at=self.at)
        return evolve(state, withheld=made)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"ground": self.ground, "approver": self.approver}
