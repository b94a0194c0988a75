"""录入 (第十九条): the signed record goes into the platform."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Act, Moment, overdue_findings
from shuangsuiji.codes import RESULTS
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import ResultEntry, ResultLine
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at, digests, identifiers
from shuangsuiji.inspection.clocks import resubmission_periods
from shuangsuiji.provisional import working_day_deadline
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.target_file import Submission, TargetFile
from shuangsuiji.workdays import Calendar


@frozen(kw_only=True)
class EnterResult(Act[TargetFile]):
    """录入 (第十九条): the signed record goes into the platform, within 20 working days.

    Args:
        record: the digest of the signed record, by `content_digest.digest_of`.
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
        """There is a record from before, this is it, and a member of the team answers for it."""
        yield from self.early_faults(state.recorded_at)
        if state.inspection is None:
            yield fault("SSJ-FILE-NO-RECORD", target=state.target)
        elif digest_of(state.inspection) != self.record:
            yield fault("SSJ-FILE-RECORD", at("$.record"), expected=digest_of(state.inspection))
        if self.responsible not in state.team.inspectors:
            yield fault("SSJ-RECORD-STRANGER", at("$.responsible"), inspector=self.responsible)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """谁检查、谁录入 (第三条); an entry after its due day is accepted and marked for ever (第十九条、第二十四条)."""
        if self.by not in state.team.inspectors:
            responsible = self.responsible
            yield article_finding(
                "SSJ-A03-1", "第三条", severity="notice", by=self.by, responsible=responsible
            )
        for period in list(resubmission_periods(state, rules))[-1:]:
            yield from overdue_findings("SSJ-A19-8", rules, period, moment)
        if state.submissions or not state.first_made_on or moment.calendar is None:
            return
        made = state.first_made_on
        due = entry_due(made, rules, moment.calendar)
        if moment.on > due.isoformat():
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
            first_made_on=state.first_made_on,
        )
        entered = (*state.submissions, made)
        return evolve(state, inspection=None, recorded_at="", first_made_on="", submissions=entered)

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
        yield ResultEntry(
            task=file.task,
            target=file.target,
            version=each.version,
            record=each.record,
            made_on=each.inspection.made_on,
            entered_by=each.entered_by,
            responsible=each.responsible,
            inspectors=each.inspection.inspectors,
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

    def since(self, state: TargetFile, document: Document) -> str:
        """An entry came to be when it was made."""
        return next(
            each.at
            for each, made in zip(state.submissions, result_entries(state), strict=True)
            if made == document
        )
