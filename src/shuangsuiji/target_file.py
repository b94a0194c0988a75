"""一企一档 (第十六条至第十九条): one file for each drawn target of a task, from the inspection to publicity."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import DAY_LENGTH, Opening, Others, Sending
from shuangsuiji.checklist.item import Item
from shuangsuiji.codes import Result
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.exchange import Orientation, Verdict, digest_of
from shuangsuiji.forms import at, at_least_one, days, free_texts, identifiers, no_twice, texts
from shuangsuiji.outcomes import Correction, Seal, Withheld
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.lock import CurrentTeam
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
class Visit:
    """实地检查 (第十六条): when, and which members of the team were there.

    Args:
        on: the day.
        officers: the ids of the inspectors on site.
        method: 检查方式, one of the rulebook's.
    """

    on: str
    officers: tuple[str, ...]
    method: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *days(on=self.on),
                *no_twice(".officers", self.officers),
                *identifiers(method=self.method),
            ]
        )


@frozen(kw_only=True)
class ItemResult:
    """一个检查事项的结果 (第十四条).

    Args:
        item: the item's number.
        results: codes of what was found.
        problem: what was found, in words; empty where nothing was.
        measures: what was done about it, of the rulebook's measures (第十六条).
    """

    item: str
    results: tuple[Result, ...]
    problem: str = ""
    measures: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(item=self.item),
                *at_least_one(".results", self.results),
                *no_twice(".results", self.results),
                *free_texts(problem=self.problem),
                *texts(".measures", self.measures),
                *no_twice(".measures", self.measures),
            ]
        )


@frozen(kw_only=True)
class Signature:
    """签字确认 (第十七条): a member of the team signs the record."""

    inspector: str
    on: str

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(inspector=self.inspector), *days(on=self.on)])


@frozen(kw_only=True)
class Inspection:
    """记录表 (第十六条、第十七条): what was inspected and found, signed.

    Args:
        visit: the visit; None only where every result is direct (第十八条).
        results: one an item.
        signatures: one a member of the team.
        countersigned: whether the target signed.
        refusal: why it did not.
    """

    visit: Visit | None
    results: tuple[ItemResult, ...]
    signatures: tuple[Signature, ...]
    countersigned: bool
    refusal: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *at_least_one(".results", self.results),
                *no_twice(".results", (each.item for each in self.results)),
                *no_twice(".signatures", (each.inspector for each in self.signatures)),
                *free_texts(refusal=self.refusal),
            ]
        )

    @property
    def made_on(self) -> str:
        """检查结果作出之日: the day of the last signature."""
        return max((each.on for each in self.signatures), default="")


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
    """

    version: int
    inspection: Inspection
    record: str
    entered_by: str
    responsible: str
    at: str
    reviews: tuple[Review, ...] = ()

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
        items: the items that it is inspected for.
        team: the team as it stood at the last act.
        locked_on: the day on which the list was locked; nothing was inspected before.
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

    def item(self, id_: str) -> Item | None:
        """Give one of its items; None where it is none."""
        return next((each for each in self.items if each.id == id_), None)


def team_faults(task: str, target: str, team: CurrentTeam, others: Others) -> Iterator[Fault]:
    """Compare the team that an act names with the team as the task has it."""
    stream = task_stream(task)
    known: Task | None = others(stream)
    if known is None or known.team(target) != team:
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
        begun = new.inspection or new.first_made_on or new.submissions or new.receipts or new.published
        if begun or new.corrections or new.withheld or new.sealed:
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
        items=tuple(each for each in setup.items if each.id in drawn.items),
        team=team,
        locked_on=task.lock.at[:DAY_LENGTH] if task.lock else "",
        orientation="定向" if setup.criteria else "不定向",
    )
