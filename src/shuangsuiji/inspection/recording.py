"""制作检查记录 (第十四条至第十八条): one act holds the whole signed record."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Moment, Others
from shuangsuiji.checklist.repeal import repealed_finding
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.checklist.state import Checklist, Repeal, unsupported
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import at
from shuangsuiji.inspection.again import again_findings
from shuangsuiji.inspection.direct import direct_faults, direct_findings
from shuangsuiji.inspection.results import result_faults, result_findings
from shuangsuiji.inspection.seen import Seen
from shuangsuiji.inspection.signing import signing_faults, signing_findings
from shuangsuiji.inspection.visiting import visit_faults, visit_findings
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.target_file import ArrangedAct, TargetFile


@frozen(kw_only=True)
class RecordInspection(ArrangedAct):
    """制作检查记录 (第十四条至第十八条).

    Args:
        inspection: the record; `sheets.record.drafted` and `signed` make a plain one.
        repeals: the laws that are repealed by now, as the checklist has them (第六条).
    """

    inspection: Inspection
    repeals: tuple[Repeal, ...] = ()
    kind: Literal["record-inspection"] = "record-inspection"
    article: ClassVar[str] = "第十六条、第十七条"

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The file is open for it, and visits, results, grounds and signatures are as they must be."""
        if not state.open_for_record:
            yield fault("SSJ-FILE-UNDER-REVIEW", target=state.target)
        current = state.current
        if current and current.returned:
            yield from self.early_faults(current.returned.at)
            if self.inspection == current.inspection:
                yield fault("SSJ-RECORD-SAME", at("$.inspection"), version=current.version)
        yield from super().faults(state, rules)
        seen = self._seen(state, rules)
        yield from visit_faults(seen)
        yield from result_faults(seen)
        yield from direct_faults(seen)
        yield from signing_faults(seen)

    def _seen(self, state: TargetFile, rules: Rulebook) -> Seen:
        return Seen(inspection=self.inspection, file=state, team=self.team, rules=rules, day=self.day)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A record that was signed already and is replaced, and what questions its parts."""
        seen = self._seen(state, rules)
        if state.inspection is not None:
            yield article_finding("SSJ-A17-4", "第十七条", made=state.inspection.made_on)
        recorded = {each.item for each in self.inspection.results}
        for item in unsupported(state.items, self.repeals):
            if item.id in recorded:
                yield repealed_finding(item, "warning")
        yield from again_findings(seen)
        yield from self._arranged_findings()
        yield from visit_findings(seen, moment.calendar)
        yield from result_findings(seen)
        yield from direct_findings(seen)
        yield from signing_findings(seen)

    def _arranged_findings(self) -> Iterator[Finding]:
        """Who went, and when, is what the leader arranged, or that goes on record (第十三条)."""
        for number, visit in enumerate(self.inspection.visits, 1):
            yield from self.other_day(visit.on, str(number))
            sent = [each for each in self.arranged if each.on == visit.on] or self.arranged
            if sent and all(set(visit.inspectors) != set(each.inspectors) for each in sent):
                arranged = "；".join("、".join(each.inspectors) for each in sent)
                there = "、".join(visit.inspectors)
                yield article_finding(
                    "SSJ-A13-3-WHO",
                    "第十三条",
                    severity="notice",
                    subject=str(number),
                    arranged=arranged,
                    there=there,
                )

    def relies(self) -> tuple[str, ...]:
        """The team is the task's, repeals are the checklist's."""
        return (*super().relies(), CHECKLIST)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the team with the task's, and the repeals with the checklist's."""
        yield from super().relied_faults(others)
        checklist: Checklist = others(CHECKLIST)
        if checklist.repeals_on(self.day) != self.repeals:
            yield fault("SSJ-ACT-FACT", at("$.repeals"), stream=CHECKLIST)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        first = state.first_made_on or self.inspection.made_on
        return evolve(
            state, team=self.team, inspection=self.inspection, recorded_at=self.at, first_made_on=first
        )

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "on": self.inspection.finished_on,
            "inspectors": "、".join(self.inspection.inspectors),
            "problems": sum(each.problematic for each in self.inspection.results),
        }
