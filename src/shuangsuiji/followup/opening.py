"""启动后续 (第二十一条): what was found goes to whoever is competent; a suspected crime to the judicial organs."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import Moment, Opening, Others
from shuangsuiji.codes import Result
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.followup.state import (
    FollowUp,
    Matter,
    followup_stream,
    found_between,
    found_results,
    to_follow_up,
)
from shuangsuiji.forms import at, at_least, days, filled, free_texts, identifiers
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream


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
        after_result: the day of the result, where it came out only after it; empty otherwise.
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
    after_result: str = ""
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
        if self.after_result:
            yield from days(after_result=self.after_result)

    def faults(self, state: FollowUp, rules: Rulebook) -> Iterator[Fault]:
        """Something was found, and not tomorrow; a crime is nobody's own matter."""
        if not to_follow_up(self.results):
            yield fault("SSJ-FOLLOWUP-NOTHING", at("$.results"), item=self.item)
        if self.found_on > self.day:
            yield fault("SSJ-RECORD-FUTURE", at("$.found_on"), day=self.found_on)
        if self.matter == "涉嫌犯罪" and self.competent == self.department:
            yield fault("SSJ-FOLLOWUP-JUDICIAL", at("$.competent"), competent=self.competent)

    def findings(self, state: FollowUp, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """What came out only after the result starts its clock later, and somebody answers for it."""
        if self.after_result:
            yield article_finding("SSJ-A21-3-FOUND", "第二十一条", on=self.found_on, result=self.after_result)

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
        if file:
            yield from self._found_faults(file)
        for stream in earlier:
            if others(stream) is None:
                yield fault("SSJ-ACT-FACT", at("$.number"), stream=stream)

    def _found_faults(self, file: TargetFile) -> Iterator[Fault]:
        """It was found by when the result was made; what an investigation or an earlier follow-up brought out, by today."""
        first, made = found_between(file, self.item)
        later = self.after_result == made and ("PENDING" in self.results or self.matter == "涉嫌犯罪")
        last = self.day if later or self.number > 1 else made
        if not first <= self.found_on <= last:
            yield fault("SSJ-FOLLOWUP-FOUND", at("$.found_on"), first=first, last=last)
        if self.after_result and not (later and self.found_on > made):
            yield fault("SSJ-FOLLOWUP-AFTER", at("$.after_result"), result=made)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "matter": self.matter,
            "target": self.target,
            "item": self.item,
            "competent": self.competent,
            "basis": self.basis,
        }
