"""抽查通知书 (第十六条第二项): issued before the visit, delivered, and issued anew when the team has changed."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others
from shuangsuiji.errors import Fault, fault
from shuangsuiji.filing import silent_materials
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at, at_least, days, no_twice, texts
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.before import Delivery, NamedInspector, Notice
from shuangsuiji.target_file import ArrangedAct, TargetFile
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class IssueNotice(ArrangedAct):
    """发放抽查通知书 (第十六条第二项); its items and its version follow from the file.

    Args:
        inspectors: the team, each with name and certificate number.
        planned_on: the day of the visit.
        materials: what the target is asked to have ready.
        rights: whether it tells the target's rights, which the annex does not.
        delivery: how it was delivered; None where that comes later (`DeliverNotice`).
    """

    inspectors: tuple[NamedInspector, ...]
    planned_on: str
    materials: tuple[str, ...] = ()
    rights: bool = True
    delivery: Delivery | None = None
    kind: Literal["issue-notice"] = "issue-notice"
    article: ClassVar[str] = "第十六条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from no_twice(".inspectors", (each.inspector for each in self.inspectors))
        yield from days(planned_on=self.planned_on)
        yield from texts(".materials", self.materials)
        yield from no_twice(".materials", self.materials)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """Something may be told, the inspectors are the team, the day is in the task's days and not past."""
        yield from super().faults(state, rules)
        if not state.told_items:
            yield fault("SSJ-NOTICE-NONE", target=state.target)
        if {each.inspector for each in self.inspectors} != set(self.team.inspectors):
            team = "、".join(self.team.inspectors)
            yield fault("SSJ-NOTICE-INSPECTORS", at("$.inspectors"), team=team)
        if not state.first <= self.planned_on <= state.last:
            place = at("$.planned_on")
            yield fault("SSJ-NOTICE-WINDOW", place, day=self.planned_on, first=state.first, last=state.last)
        if self.planned_on < self.day:
            yield fault("SSJ-NOTICE-PAST", at("$.planned_on"), day=self.planned_on, issued=self.day)
        if self.delivery:
            yield from _delivery_faults("$.delivery", self.delivery, self.at, self.at)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare team and names with the task's; nothing is asked for that tells of an item that must not be told."""
        yield from super().relied_faults(others)
        task: Task | None = others(task_stream(self.task))
        for index, inspector in enumerate(self.inspectors):
            if task and task.name(inspector.inspector) not in {"", inspector.name}:
                yield fault("SSJ-ACT-FACT", at(f"$.inspectors[{index}].name"), stream=task_stream(self.task))
        silent = silent_materials(task, self.target) if task else frozenset[str]()
        for index, each in enumerate(self.materials):
            if each in silent:
                yield fault("SSJ-NOTICE-SILENT", at(f"$.materials[{index}]"), material=each)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A notice without the target's rights, or that asks for what the bureau can get by itself, is questioned; another day than was arranged goes on record."""
        yield from self.other_day(self.planned_on)
        if not self.rights and rules.keys.notice_form.value == "annex":
            yield finding("SSJ-A16-6", rules, "notice_form")
        for each in self.materials:
            if each in rules.keys.shared_materials.value:
                yield finding("SSJ-N-9", rules, "shared_materials", subject=each, material=each)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        made = Notice(
            version=len(state.notices) + 1,
            at=self.at,
            items=tuple(each.id for each in state.told_items),
            inspectors=self.inspectors,
            planned_on=self.planned_on,
            materials=self.materials,
            rights=self.rights,
            delivery=self.delivery,
        )
        return evolve(state, team=self.team, notices=(*state.notices, made))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"on": self.planned_on, "inspectors": "、".join(each.name for each in self.inspectors)}


@frozen(kw_only=True)
class DeliverNotice(Act[TargetFile]):
    """送达通知书 (第十六条第二项), where it was not delivered when it was issued.

    Args:
        version: which version.
        delivery: how, to whom, when.
    """

    version: int
    delivery: Delivery
    kind: Literal["deliver-notice"] = "deliver-notice"
    article: ClassVar[str] = "第十六条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, version=self.version)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """There is that version, it was not delivered yet, and nothing arrives before it is issued."""
        notice = next((each for each in state.notices if each.version == self.version), None)
        if notice is None:
            yield fault("SSJ-NOTICE-UNKNOWN", at("$.version"), version=self.version)
        elif notice.delivery:
            yield fault("SSJ-NOTICE-TWICE", at("$.version"), version=self.version)
        else:
            yield from _delivery_faults("$.delivery", self.delivery, notice.at, self.at)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        notices = tuple(
            evolve(each, delivery=self.delivery) if each.version == self.version else each
            for each in state.notices
        )
        return evolve(state, notices=notices)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "version": self.version,
            "method": self.delivery.method,
            "recipient": self.delivery.recipient,
        }


def _delivery_faults(path: str, delivery: Delivery, issued: str, done: str) -> Iterator[Fault]:
    """It is issued before it arrives, and it arrives before that goes on record."""
    arrived = datetime.fromisoformat(delivery.at)
    if arrived < datetime.fromisoformat(issued):
        yield fault("SSJ-NOTICE-EARLY", at(f"{path}.at"), issued=issued, delivered=delivery.at)
    if arrived > datetime.fromisoformat(done):
        yield fault("SSJ-RECORD-FUTURE", at(f"{path}.at"), day=delivery.at)


def visit_faults(file: TargetFile, started_at: str) -> Iterator[Fault]:
    """现场检查前 (第十六条第二项): judge that a notice was issued and arrived before the visit, unless nothing may be told."""
    if not file.told_items:
        return
    place, started = at("$.inspection.visits[0].started_at"), datetime.fromisoformat(started_at)
    before = [each for each in file.notices if datetime.fromisoformat(each.at) < started]
    if not before:
        yield fault("SSJ-RECORD-NO-NOTICE", place, started=started_at)
        return
    delivered = [each.delivery.at for each in before if each.delivery]
    if delivered and all(datetime.fromisoformat(each) >= started for each in delivered):
        yield fault("SSJ-RECORD-NOTICE-LATE", place, delivered=delivered[-1], started=started_at)


def visit_findings(
    file: TargetFile, team: tuple[str, ...], started_at: str, rules: Rulebook
) -> Iterator[Finding]:
    """Question a notice that did not arrive, arrived at the door, or names others than the team."""
    started = datetime.fromisoformat(started_at)
    before = [each for each in file.notices if datetime.fromisoformat(each.at) < started]
    if not (file.told_items and before):
        return
    arrived = [each.delivery.at for each in before if each.delivery]
    if not arrived:
        yield article_finding("SSJ-A16-5", "第十六条")
    else:
        least = rules.keys.notice_min_lead_hours.value
        minutes = int((started - datetime.fromisoformat(arrived[0])).total_seconds() // 60)
        if minutes < max(1, (least or 0) * 60):
            yield finding("SSJ-A16-4", rules, "notice_min_lead_hours", minutes=minutes)
    if {each.inspector for each in before[-1].inspectors} != set(team):
        yield article_finding("SSJ-A16-4-TEAM", "第十六条", version=before[-1].version)
