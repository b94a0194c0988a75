"""检查与录入 (第十四条至第十九条): the team's record, signed by all of it, and its entry into the platform."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import DAY_LENGTH, Acknowledge, Act, Moment, Others
from shuangsuiji.codes import RESULTS
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange import ResultEntry, ResultLine, digest_of
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at, digests, identifiers
from shuangsuiji.provisional import working_day_deadline
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import (
    Inspection,
    ItemResult,
    Submission,
    TargetFile,
    team_faults,
)
from shuangsuiji.task.lock import CurrentTeam
from shuangsuiji.task.setup import task_stream
from shuangsuiji.texts import china_day
from shuangsuiji.workdays import Calendar

ON_SITE: Final = "实地检查"
"""The method that is always allowed."""


@frozen(kw_only=True)
class RecordInspection(Act[TargetFile]):
    """制作检查记录 (第十四条至第十七条).

    Args:
        task: the task's code.
        target: the target's id.
        team: the team as it stands today.
        inspection: the record.
    """

    task: str
    target: str
    team: CurrentTeam
    inspection: Inspection
    kind: Literal["record-inspection"] = "record-inspection"
    article: ClassVar[str] = "第十六条、第十七条"

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The file is open for it, at least two of the team were there, every item has its result, all have signed."""
        if not state.open_for_record:
            yield fault("SSJ-FILE-UNDER-REVIEW", target=state.target)
        yield from self._anew_faults(state)
        if (self.task, self.target) != (state.task, state.target):
            yield fault("SSJ-FILE-OTHER", at("$.target"), expected=state.target, found=self.target)
        yield from self._visit_faults(state, rules)
        yield from self._item_faults(state)
        for index, result in enumerate(self.inspection.results):
            yield from _result_faults(f"$.inspection.results[{index}]", result, rules)
        yield from self._signature_faults(state)

    def _anew_faults(self, state: TargetFile) -> Iterator[Fault]:
        """退回的重新核实 (第十九条): another record than the returned one, signed after the return."""
        current = state.current
        returned = current.returned if current else None
        if current is None or returned is None:
            return
        if self.inspection == current.inspection:
            yield fault("SSJ-RECORD-SAME", at("$.inspection"), version=current.version)
        for index, each in enumerate(self.inspection.signatures):
            if each.on < returned.at[:DAY_LENGTH]:
                place = at(f"$.inspection.signatures[{index}].on")
                yield fault("SSJ-RECORD-EARLY", place, visited=returned.at[:DAY_LENGTH], signed=each.on)

    def _visit_faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        visit, least = self.inspection.visit, rules.keys.min_onsite.value
        if visit is None:
            if not all(RESULTS[code].direct for each in self.inspection.results for code in each.results):
                yield fault("SSJ-RECORD-NO-VISIT", at("$.inspection.visit"))
            return
        if len(visit.officers) < least:
            place = at("$.inspection.visit.officers")
            yield fault("SSJ-RECORD-OFFICERS", place, least=least, found=len(visit.officers))
        for index, officer in enumerate(visit.officers):
            if officer not in self.team.inspectors:
                place = at(f"$.inspection.visit.officers[{index}]")
                yield fault("SSJ-RECORD-STRANGER", place, inspector=officer)
        yield from self._day_faults("$.inspection.visit.on", visit.on)
        # Whatever the scheme's methods are, a visit on site is always allowed, and may be asked for (第十五条).
        known = dict.fromkeys([*(method for item in state.items for method in item.methods), ON_SITE])
        if visit.method not in known:
            place = at("$.inspection.visit.method")
            yield fault("SSJ-CHECKLIST-METHOD", place, value=visit.method, known="、".join(known))
        if visit.on < state.locked_on:
            place = at("$.inspection.visit.on")
            yield fault("SSJ-RECORD-BEFORE", place, locked=state.locked_on, day=visit.on)

    def _day_faults(self, path: str, day: str) -> Iterator[Fault]:
        if day > self.day:
            yield fault("SSJ-RECORD-FUTURE", at(path), day=day)

    def _item_faults(self, state: TargetFile) -> Iterator[Fault]:
        """一次完成 (第十四条): every item of the target has a result, and no other has."""
        found = {each.item for each in self.inspection.results}
        for item in state.items:
            if item.id not in found:
                yield fault("SSJ-RECORD-MISSING", at("$.inspection.results"), item=item.name)
        for index, each in enumerate(self.inspection.results):
            if state.item(each.item) is None:
                yield fault("SSJ-RECORD-ITEM", at(f"$.inspection.results[{index}].item"), item=each.item)

    def _signature_faults(self, state: TargetFile) -> Iterator[Fault]:
        """检查小组全体成员签字 (第十七条), on the day of the visit or later; the target's, or why not."""
        signed = {each.inspector for each in self.inspection.signatures}
        missing = [each for each in self.team.inspectors if each not in signed]
        if missing:
            yield fault("SSJ-RECORD-UNSIGNED", at("$.inspection.signatures"), missing="、".join(missing))
        visited = self.inspection.visit.on if self.inspection.visit else state.locked_on
        for index, each in enumerate(self.inspection.signatures):
            path = f"$.inspection.signatures[{index}]"
            if each.inspector not in self.team.inspectors:
                yield fault("SSJ-RECORD-STRANGER", at(f"{path}.inspector"), inspector=each.inspector)
            if each.on < visited:
                yield fault("SSJ-RECORD-EARLY", at(f"{path}.on"), visited=visited, signed=each.on)
            yield from self._day_faults(f"{path}.on", each.on)
        signed_by_target, refusal = self.inspection.countersigned, self.inspection.refusal
        if self.inspection.visit and bool(signed_by_target) == bool(refusal):
            yield fault("SSJ-RECORD-COUNTERSIGN", at("$.inspection.refusal"))

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A record that was signed already and is replaced, a visit outside the task's days, a target that did not sign."""
        visit = self.inspection.visit
        if state.inspection is not None:
            yield article_finding("SSJ-A17-4", "第十七条", made=state.inspection.made_on)
        if visit and not state.first <= visit.on <= state.last:
            yield article_finding(
                "SSJ-A10-3-VISIT", "第十条", on=visit.on, first=state.first, last=state.last
            )
        if visit and not self.inspection.countersigned:
            yield article_finding(
                "SSJ-A16-17", "第十六条", severity="notice", reason=self.inspection.refusal or "—"
            )

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        first = state.first_made_on or self.inspection.made_on
        return evolve(state, team=self.team, inspection=self.inspection, first_made_on=first)

    def relies(self) -> tuple[str, ...]:
        """The team is the task's."""
        return (task_stream(self.task),)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the team with the task's."""
        yield from team_faults(self.task, self.target, self.team, others)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        visit = self.inspection.visit
        officers = "、".join(visit.officers if visit else self.team.inspectors)
        problems = sum(_problem(each) for each in self.inspection.results)
        return {
            "on": visit.on if visit else self.inspection.made_on,
            "officers": officers,
            "problems": problems,
        }


def _problem(result: ItemResult) -> bool:
    return any(RESULTS[code].problem for code in result.results)


def _result_faults(path: str, result: ItemResult, rules: Rulebook) -> Iterator[Fault]:
    """Results that exclude others stand alone; a problem has words and a measure, nothing else has (第十六条)."""
    alone = [code for code in result.results if RESULTS[code].alone]
    if alone and len(result.results) > 1:
        yield fault("SSJ-RECORD-ALONE", at(f"{path}.results"), result=RESULTS[alone[0]].words)
    problem, direct = _problem(result), any(RESULTS[code].direct for code in result.results)
    if problem and not (result.problem and result.measures):
        yield fault("SSJ-RECORD-MEASURE", at(f"{path}.measures"), item=result.item)
    if direct and not result.problem:
        yield fault("SSJ-RECORD-GROUND", at(f"{path}.problem"), item=result.item)
    if not problem and (result.measures or (result.problem and not direct)):
        yield fault("SSJ-RECORD-NO-PROBLEM", at(f"{path}.measures"), item=result.item)
    known = rules.keys.measures.value
    for index, measure in enumerate(result.measures):
        if measure not in known:
            place = at(f"{path}.measures[{index}]")
            yield fault("SSJ-RECORD-MEASURE-UNKNOWN", place, value=measure, known="、".join(known))


@frozen(kw_only=True)
class EnterResult(Act[TargetFile]):
    """录入 (第十九条): the signed record goes into the platform, within 20 working days.

    Args:
        record: the digest of the signed record, by `exchange.digest_of`.
        responsible: the member of the team who answers for it; “谁检查、谁录入、谁负责” (第三条).
    """

    record: str
    responsible: str
    kind: Literal["enter-result"] = "enter-result"
    article: ClassVar[str] = "第十九条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from digests(record=self.record)
        yield from identifiers(responsible=self.responsible)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """There is a record, this is it, and a member of the team answers for it."""
        if state.inspection is None:
            yield fault("SSJ-FILE-NO-RECORD", target=state.target)
        elif digest_of(state.inspection) != self.record:
            yield fault("SSJ-FILE-RECORD", at("$.record"), expected=digest_of(state.inspection))
        if self.responsible not in state.team.inspectors:
            yield fault("SSJ-RECORD-STRANGER", at("$.responsible"), inspector=self.responsible)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """An entry after its due day is accepted and marked for ever (第十九条、第二十四条)."""
        if state.submissions or not state.first_made_on or moment.calendar is None:
            return
        made = state.first_made_on
        due = entry_due(made, rules, moment.calendar)
        if china_day(moment.recorded) > due.isoformat():
            days = rules.keys.entry_wd.value
            yield finding(
                "SSJ-A19-2", rules, "entry_wd", severity="notice", made=made, due=due.isoformat(), days=days
            )

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        if state.inspection is None:
            return state
        made = Submission(
            version=len(state.submissions) + 1,
            inspection=state.inspection,
            record=self.record,
            entered_by=self.by,
            responsible=self.responsible,
            at=self.at,
        )
        return evolve(state, inspection=None, first_made_on="", submissions=(*state.submissions, made))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"responsible": self.responsible, "record": self.record[:12]}


def entry_due(made_on: str, rules: Rulebook, calendar: Calendar) -> date:
    """Give the last day of the entry (第十九条); where the calendar is not announced yet, the latest that it can be."""
    days = rules.keys.entry_wd.value
    return working_day_deadline(calendar, date.fromisoformat(made_on), days).latest


def result_lines(file: TargetFile, inspection: Inspection) -> tuple[ResultLine, ...]:
    """Give the results in the words in which they are made public, in the order of the file's items."""
    by_item = {each.item: each for each in inspection.results}
    return tuple(
        ResultLine(
            item=item.id,
            name=item.name,
            results=tuple(RESULTS[code].words for code in by_item[item.id].results),
        )
        for item in file.items
    )


def result_entries(file: TargetFile) -> Iterator[ResultEntry]:
    """Give what the platform is told of every version."""
    for each in file.submissions:
        signed = tuple(signature.inspector for signature in each.inspection.signatures)
        visit = each.inspection.visit
        yield ResultEntry(
            task=file.task,
            target=file.target,
            version=each.version,
            record=each.record,
            made_on=each.inspection.made_on,
            entered_by=each.entered_by,
            responsible=each.responsible,
            officers=visit.officers if visit else signed,
            lines=result_lines(file, each.inspection),
        )


@frozen(kw_only=True)
class ReceiveEntry(Acknowledge[TargetFile]):
    """录入送达平台 (第十九条)."""

    kind: Literal["receive-entry"] = "receive-entry"
    article: ClassVar[str] = "第十九条"

    def documents(self, state: TargetFile) -> Iterator[ResultEntry]:
        """Give the entries of all versions."""
        return result_entries(state)
