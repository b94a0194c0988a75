"""一企一档 (第十六条至第十九条): one file for each drawn target of a task, from the pre-check to publicity."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import DAY_LENGTH, Act, Opening, Others, Sending
from shuangsuiji.checklist.item import Item
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange import Orientation, Verdict, digest_of
from shuangsuiji.forms import at
from shuangsuiji.outcomes import Correction, Seal, Withheld
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.before import Commission, Notice, PreCheck
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.task.lock import CurrentTeam
from shuangsuiji.task.scheme_document import SchemeDocument
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.texts import path_of


def file_stream(task: str, target: str) -> str:
    """Name the stream of a target's file.

    >>> file_stream("YXGX-2026-01", "91530499MA6K00006F")
    'file/YXGX-2026-01/91530499MA6K00006F'
    """
    return path_of("file", task, target)


@frozen(kw_only=True)
class Review:
    """审核 (第十九条): one department's verdict."""

    department: str
    reviewer: str
    verdict: Verdict
    reason: str
    at: str


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
    """

    version: int
    inspection: Inspection
    record: str
    entered_by: str
    responsible: str
    at: str
    reviews: tuple[Review, ...] = ()
    first_made_on: str = ""

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
        first_made_on: the day on which the first record since the last entry was made; empty where there is none.
        submissions: what was entered, version by version.
        published: when the result was made public; empty before.
        corrections: what was corrected afterwards, in order of time.
        withheld: why the result is not made public; None where it is.
        sealed: what was filed away; None before.
        orientation: 抽查类型 of the task.
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
    first_made_on: str = ""
    submissions: tuple[Submission, ...] = ()
    published: str = ""
    corrections: tuple[Correction, ...] = ()
    withheld: Withheld | None = None
    sealed: Seal | None = None
    orientation: Orientation = "不定向"

    @property
    def current(self) -> Submission | None:
        """The latest version; None before the first entry."""
        return self.submissions[-1] if self.submissions else None

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
        """It is this target's file."""
        if (self.task, self.target) != (state.task, state.target):
            yield fault("SSJ-FILE-OTHER", at("$.target"), expected=state.target, found=self.target)

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
class OpenFile(Opening[TargetFile]):
    """立档 (第十六条): a drawn target's file is opened; “一企一表”.

    Args:
        file: what the task has to say of the target.
    """

    file: TargetFile
    kind: Literal["open-file"] = "open-file"
    article: ClassVar[str] = "第十六条"

    def stream(self) -> str:
        """One file a task and target."""
        return file_stream(self.file.task, self.file.target)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """A new file holds no record and no entry."""
        new = self.file
        begun = (new.inspection, new.first_made_on, new.submissions, new.receipts, new.published)
        before = (new.pre_check, new.notices, new.commissions)
        if any((*begun, *before, new.corrections, new.withheld, new.sealed)):
            yield fault("SSJ-FILE-NOT-NEW", at("$.file"))

    def after(self, state: TargetFile | None) -> TargetFile:
        """Give the state that follows."""
        return self.file

    def relies(self) -> tuple[str, ...]:
        """Everything in it is the task's."""
        return (task_stream(self.file.task),)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the file with the task."""
        stream = task_stream(self.file.task)
        task: Task | None = others(stream)
        if task is None or new_file(task, self.file.target) != self.file:
            yield fault("SSJ-ACT-FACT", at("$.file"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"target": self.file.target, "name": self.file.target_name, "items": len(self.file.items)}


def new_file(task: Task, target: str) -> TargetFile | None:
    """Give the file of a drawn target as it is opened; None where it was not drawn or has no team."""
    drawn = task.lock.target(target) if task.lock else None
    team = task.team(target)
    if drawn is None or team is None:
        return None
    setup = task.setup
    items = [each for each in setup.items if each.id in drawn.items]
    asked = [name for each in items if not task.no_notice(each.id) for name in _materials(each, setup.scheme)]
    return TargetFile(
        task=setup.code,
        task_name=setup.name,
        plan=setup.row,
        plan_name=setup.plan_name,
        agency=setup.initiating,
        first=setup.first,
        last=setup.last,
        departments=setup.departments,
        target=target,
        target_name=drawn.name,
        items=tuple(_as_inspected(each, setup.scheme) for each in items),
        team=team,
        locked_on=task.lock.at[:DAY_LENGTH] if task.lock else "",
        area=drawn.entry.area,
        random=setup.check == "joint-random",
        materials=tuple(dict.fromkeys(asked)),
        no_notice=tuple(each for each in drawn.items if task.no_notice(each)),
        orientation="定向" if setup.criteria else "不定向",
    )


def silent_materials(task: Task, target: str) -> frozenset[str]:
    """不宜告知 (第十六条): give the materials that only items need that a drawn target must not be told of."""
    new = new_file(task, target)
    if new is None:
        return frozenset()
    silent = (each for each in task.setup.items if each.id in new.no_notice)
    return frozenset(name for each in silent for name in _materials(each, task.setup.scheme)) - {
        *new.materials
    }


def _as_inspected(item: Item, scheme: SchemeDocument) -> Item:
    """按方案 (第十五条): the scheme says by which of the item's methods it is inspected."""
    return evolve(item, methods=scheme.item(item.id).methods or item.methods)


def _materials(item: Item, scheme: SchemeDocument) -> tuple[str, ...]:
    """提供材料 (第十六条): what item and scheme ask the target for."""
    return (*(str(each) for each in item.materials), *scheme.item(item.id).materials)
