"""一企一档 (第十六条至第十九条): one file for each drawn target of a task, from the pre-check to publicity."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from attrs import frozen

from shuangsuiji.acts import Act, Others, Sending
from shuangsuiji.checklist.item import Item
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.attachment import Attachment
from shuangsuiji.exchange.results import Orientation, Verdict
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import at
from shuangsuiji.outcomes import Correction, FoundError, Seal, Withheld
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.before import Commission, Notice, PreCheck
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Assignment, Task
from shuangsuiji.texts import path_of


def file_stream(task: str, target: str) -> str:
    """Name the stream of a target's file.

    >>> file_stream("YXGX-2026-01", "91530499MA6K00006F")
    'file/YXGX-2026-01/91530499MA6K00006F'
    """
    return path_of("file", task, target)


@frozen(kw_only=True)
class Review:
    """审核 (第十九条): one department's verdict, and the items that it was returned for, where they are named."""

    department: str
    reviewer: str
    verdict: Verdict
    reason: str
    at: str
    items: tuple[str, ...] = ()


@frozen(kw_only=True)
class Submission:
    """一次录入 (第十九条): a version of the result, and what the reviews said of it.

    Args:
        version: from 1.
        inspection: the record that was entered.
        record: its digest.
        entered_by: who typed it.
        responsible: the member who answers for it.
        at: when it was entered.
        reviews: in order of time.
        first_made_on: the day on which the first record of this version was made; one that replaced it later counts not.
        evidence: what stands behind it, by its digests; empty where nothing was attached.
        evidence_at: when that was attached; empty before.
    """

    version: int
    inspection: Inspection
    record: str
    entered_by: str
    responsible: str
    at: str
    reviews: tuple[Review, ...] = ()
    first_made_on: str = ""
    evidence: tuple[Attachment, ...] = ()
    evidence_at: str = ""

    @property
    def returned(self) -> Review | None:
        """The review that returned it; None where none did."""
        return next((each for each in self.reviews if each.verdict == "return"), None)


Stage = Literal["opened", "recorded", "entered", "returned", "passed", "published"]
"""到哪一步: 已立档、已记录、已录入待审核、已退回、审核通过、已公示."""


@frozen(kw_only=True)
class TargetFile(Sending):
    """一企一档: what a target's file has come to.

    Args:
        task: the task's code.
        task_name: its name.
        plan: the plan's row.
        plan_name: 抽查任务, as the plan names it.
        agency: 检查机关, the initiating department.
        first: the first day of the task.
        last: the last day.
        departments: who reviews: the initiating department and the participating ones.
        target: the target's id.
        target_name: its registered name.
        items: the items that it is inspected for, by the scheme's methods.
        team: the team as it stood at the last act.
        locked_on: the day on which the list was locked; nothing was inspected before.
        area: the target's area.
        random: whether it was drawn for a joint-random task; False for a special one.
        materials: what its notice asks for: what the items need, and what the scheme wants to see.
        no_notice: the items that it must not be told of (第十六条).
        pre_check: the latest; None before.
        notices: version by version.
        commissions: in order of time.
        inspection: the record that is not entered yet; None where there is none.
        recorded_at: when that was put down.
        first_made_on: the day on which the first record since the last entry was made; empty where there is none.
        submissions: what was entered, version by version.
        published: when the result was made public; empty before.
        errors: what was found wrong afterwards, in order of time.
        corrections: what was corrected afterwards, in order of time.
        withheld: why the result is not made public; None where it is.
        sealed: what was filed away; None before.
        orientation: 抽查类型 of the task.
        entity: of a product, project or act, the body that it belongs to; empty for a body (第九条).
        entity_name: that body's name; empty where it is not known.
    """

    task: str
    task_name: str
    plan: str
    plan_name: str
    agency: str
    first: str
    last: str
    departments: tuple[str, ...]
    target: str
    target_name: str
    items: tuple[Item, ...]
    team: CurrentTeam
    locked_on: str
    area: str = ""
    random: bool = True
    materials: tuple[str, ...] = ()
    no_notice: tuple[str, ...] = ()
    pre_check: PreCheck | None = None
    notices: tuple[Notice, ...] = ()
    commissions: tuple[Commission, ...] = ()
    inspection: Inspection | None = None
    recorded_at: str = ""
    first_made_on: str = ""
    submissions: tuple[Submission, ...] = ()
    published: str = ""
    errors: tuple[FoundError, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withheld: Withheld | None = None
    sealed: Seal | None = None
    orientation: Orientation = "不定向"
    entity: str = ""
    entity_name: str = ""

    @property
    def party(self) -> str:
        """当事人 (第九条、第二十条): who is told and may object: of a thing the body that it belongs to, else the target."""
        return self.entity or self.target

    @property
    def addressee(self) -> str:
        """受文单位: the party's name; of a thing with the thing's own, so that both know what it is about."""
        if not self.entity:
            return self.target_name
        return f"{self.entity_name or self.entity}（{self.target_name}）"

    @property
    def begun(self) -> bool:
        """Whether its target was inspected: there is a record, entered or not."""
        return self.inspection is not None or bool(self.submissions)

    @property
    def current(self) -> Submission | None:
        """The latest version; None before the first entry."""
        return self.submissions[-1] if self.submissions else None

    @property
    def inspectors(self) -> tuple[str, ...]:
        """检查过它的人: the team, and whoever else had a hand in anything that was entered."""
        acted = {each for made in self.records for each in made.hands}
        acted |= {each.responsible for each in self.submissions}
        return tuple(dict.fromkeys((*self.team.inspectors, *sorted(acted, key=str.encode))))

    @property
    def records(self) -> tuple[Inspection, ...]:
        """Every record of it: those that were entered, version by version, and the one that is not entered yet."""
        entered = (each.inspection for each in self.submissions)
        return (*entered, self.inspection) if self.inspection else tuple(entered)

    def acted_after(self, inspector: str, instant: str) -> bool:
        """Say whether somebody looked it up or inspected it at an instant or later (第十三条)."""
        looked, then = self.pre_check, datetime.fromisoformat(instant)
        if looked and looked.inspector == inspector and datetime.fromisoformat(looked.at) >= then:
            return True
        return any(each.acted_after(inspector, instant) for each in self.records)

    @property
    def record(self) -> str:
        """The digest of the record that is not entered yet, as `EnterResult` names it; empty where there is none."""
        return digest_of(self.inspection) if self.inspection else ""

    @property
    def passed(self) -> bool:
        """Whether every department has passed the latest version."""
        current = self.current
        if current is None:
            return False
        return {each.department for each in current.reviews if each.verdict == "pass"} == set(
            self.departments
        )

    @property
    def stage(self) -> Stage:
        """How far it has come; a record that is made anew after a return is `recorded`."""
        if self.published:
            return "published"
        if self.inspection is not None:
            return "recorded"
        if self.current is None:
            return "opened"
        if self.current.returned:
            return "returned"
        return "passed" if self.passed else "entered"

    @property
    def settled(self) -> bool:
        """办结 (第二条、第十九条): the result is public, or every department has passed it and it is withheld."""
        return bool(self.published) or (self.withheld is not None and self.passed)

    @property
    def open_for_record(self) -> bool:
        """Whether a record may be made: nothing is entered yet, or the latest version was returned."""
        return self.current is None or self.current.returned is not None

    @property
    def told_items(self) -> tuple[Item, ...]:
        """The items that its notice names: those that it may be told of; none where the whole must not be told."""
        return tuple(each for each in self.items if each.id not in self.no_notice)

    def item(self, id_: str) -> Item | None:
        """Give one of its items; None where it is none."""
        return next((each for each in self.items if each.id == id_), None)


def file_faults(state: TargetFile, task: str, target: str) -> Iterator[Fault]:
    """An act speaks of the file in whose stream it stands."""
    if (task, target) != (state.task, state.target):
        yield fault("SSJ-FILE-OTHER", at("$.target"), expected=state.target, found=target)


def department_faults(state: TargetFile, department: str) -> Iterator[Fault]:
    """发起或参与部门 (第十九条、第二十条): the department that speaks takes part in the file's task."""
    if department not in state.departments:
        place, known = at("$.department"), "、".join(state.departments)
        yield fault("SSJ-REVIEW-DEPARTMENT", place, department=department, known=known)


@frozen(kw_only=True)
class TeamAct(Act[TargetFile]):
    """检查小组的行为 (第十六条): what a target's team does; the first of them opens the file.

    Args:
        task: the task's code.
        target: the target's id.
        team: the team as it stands today.
    """

    task: str
    target: str
    team: CurrentTeam

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """It is this target's file, and the list was locked before."""
        yield from self.early_faults(state.locked_on)
        yield from file_faults(state, self.task, self.target)

    def relies(self) -> tuple[str, ...]:
        """The team is the task's."""
        return (task_stream(self.task),)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the team with the task's."""
        stream = task_stream(self.task)
        known: Task | None = others(stream)
        if known is None or known.team(self.target) != self.team:
            yield fault("SSJ-ACT-FACT", at("$.team"), stream=stream)


@frozen(kw_only=True)
class ArrangedAct(TeamAct):
    """按工作安排 (第十三条): an act of the team that is compared with what its leader arranged.

    Args:
        arranged: who goes on which days, as the task has it today; none where nothing is arranged.
    """

    arranged: tuple[Assignment, ...] = ()

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the arrangement with the task's, and the team."""
        yield from super().relied_faults(others)
        stream = task_stream(self.task)
        known: Task | None = others(stream)
        if (known.arranged(self.target) if known else ()) != self.arranged:
            yield fault("SSJ-ACT-FACT", at("$.arranged"), stream=stream)

    def other_day(self, day: str, subject: str = "") -> Iterator[Finding]:
        """Put on record that another day is meant than was arranged."""
        days = tuple(dict.fromkeys(each.on for each in self.arranged))
        if days and day not in days:
            said = {"on": day, "arranged": "、".join(days)}
            yield article_finding("SSJ-A13-3-DAY", "第十三条", severity="notice", subject=subject, **said)
