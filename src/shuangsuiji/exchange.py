"""平台往来 (第四条、第十一条、第十九条): what goes to the platform, and the receipt that comes back.

Every document that a platform adapter has to carry stands on this page, as plain texts and numbers. A document's
`key` names it for ever: sent twice, it takes effect once. A receipt repeats the document's digest.

    checklist     联合抽查事项清单 (第六条)          one an edition
    plan          年度抽查工作计划 (第七条)          one a department, year and version
    task          抽查任务和方案 (第十条)            one a task
    dispatch      下发 (第十一条)                    one an executing department
    substitution  更换 (第十三条)                    one a substitution
    entry         录入 (第十九条)                    one a target and version
    review        审核 (第十九条)                    one a target, version and department
    publicity     公示、更正 (第十九条、第二十条)    one a target and version
"""

from collections.abc import Iterator
from typing import Final, Literal, cast

from attrs import frozen

from shuangsuiji import canonical, wire
from shuangsuiji.digests import Hash
from shuangsuiji.errors import Fault, raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    at_least_one,
    days,
    digests,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
    texts,
)
from shuangsuiji.texts import path_of

H: Final = Hash("sha256")
"""The hash of documents, receipts and the journal."""

Verdict = Literal["pass", "return"]
"""审核结论 (第十九条): passed, or returned to the team."""

Orientation = Literal["定向", "不定向"]
"""抽查类型 (第十九条): whether the range has conditions, or takes everybody (第十条)."""


def digest_of(value: object) -> str:
    """Give H of a value's canonical JSON."""
    return H.hex(canonical.encode(wire.write(value)))


class _Document:
    """What every document can do."""

    __slots__ = ()

    def digest(self) -> str:
        """Give H of its canonical JSON; its receipt repeats this."""
        return digest_of(self)


@frozen(kw_only=True)
class Receipt:
    """回执: the platform has the document.

    Args:
        key: the document's key.
        digest: the document's digest.
        number: the platform's own number for it.
        platform: which platform.
        at: when the platform took it.
    """

    key: str
    digest: str
    number: str
    platform: str
    at: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(key=self.key),
                *free_texts(key=self.key),
                *digests(digest=self.digest),
                *identifiers(number=self.number, platform=self.platform),
                *instants(at=self.at),
            ]
        )


@frozen(kw_only=True)
class ItemLine:
    """检查事项 (第五条): one item as the platform is told of it."""

    id: str
    name: str
    category: str
    methods: tuple[str, ...]
    initiating: str
    participating: tuple[str, ...]
    basis: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(id=self.id, initiating=self.initiating),
                *filled(name=self.name, category=self.category),
                *free_texts(name=self.name, category=self.category, basis=self.basis),
                *texts(".methods", self.methods),
                *all_identifiers(".participating", self.participating),
            ]
        )


@frozen(kw_only=True)
class ChecklistNotice(_Document):
    """联合抽查事项清单 (第六条): an edition, to be shown to the public."""

    bureau: str
    edition: int
    issuer: str
    number: str
    issued_on: str
    effective_from: str
    items: tuple[ItemLine, ...]
    kind: Literal["checklist"] = "checklist"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(bureau=self.bureau, issuer=self.issuer, number=self.number),
                *at_least(1, edition=self.edition),
                *days(issued_on=self.issued_on, effective_from=self.effective_from),
                *at_least_one(".items", self.items),
                *no_twice(".items", (each.id for each in self.items)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.bureau, str(self.edition))


@frozen(kw_only=True)
class PlanLine:
    """年度计划的一行 (第七条)."""

    id: str
    task: str
    items: tuple[str, ...]
    range: str
    ratio: str
    frequency: str
    first: str
    last: str
    initiating: str
    participating: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        words = {
            "task": self.task,
            "range": self.range,
            "ratio": self.ratio,
            "frequency": self.frequency,
        }
        raise_if(
            [
                *identifiers(id=self.id, initiating=self.initiating),
                *filled(**words),
                *free_texts(**words),
                *all_identifiers(".items", self.items),
                *days(first=self.first, last=self.last),
                *all_identifiers(".participating", self.participating),
            ]
        )


@frozen(kw_only=True)
class PlanNotice(_Document):
    """年度抽查工作计划 (第七条): a version of a department's plan, to be shown to the public."""

    bureau: str
    department: str
    year: int
    version: int
    edition: int
    lines: tuple[PlanLine, ...]
    kind: Literal["plan"] = "plan"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(bureau=self.bureau, department=self.department),
                *at_least(1, year=self.year, version=self.version, edition=self.edition),
                *at_least_one(".lines", self.lines),
                *no_twice(".lines", (each.id for each in self.lines)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.department, str(self.year), str(self.version))


@frozen(kw_only=True)
class TaskNotice(_Document):
    """抽查任务和方案 (第十条): the six elements of a task."""

    code: str
    name: str
    department: str
    year: int
    line: str
    first: str
    last: str
    items: tuple[ItemLine, ...]
    range: str
    ratio: str
    participating: tuple[str, ...]
    kind: Literal["task"] = "task"

    def __attrs_post_init__(self) -> None:
        words = {"name": self.name, "range": self.range, "ratio": self.ratio}
        raise_if(
            [
                *identifiers(code=self.code, department=self.department, line=self.line),
                *filled(**words),
                *free_texts(**words),
                *at_least(1, year=self.year),
                *days(first=self.first, last=self.last),
                *at_least_one(".items", self.items),
                *all_identifiers(".participating", self.participating),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.code)


@frozen(kw_only=True)
class MemberLine:
    """检查组成员 (第十三条): an inspector as the executing departments are told of him."""

    inspector: str
    department: str
    leader: bool
    name: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(inspector=self.inspector, department=self.department),
                *free_texts(name=self.name),
            ]
        )


@frozen(kw_only=True)
class TargetLine:
    """被抽取的检查对象 (第十一条), with the team that inspects it."""

    id: str
    name: str
    area: str
    members: tuple[MemberLine, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(id=self.id),
                *free_texts(name=self.name, area=self.area),
                *no_twice(".members", (each.inspector for each in self.members)),
            ]
        )


@frozen(kw_only=True)
class DispatchList(_Document):
    """下发 (第十一条): the locked list, for one executing department.

    Args:
        task: the task's code.
        department: for whom.
        round: the confirmed round.
        record: the digest of the record of the draw.
        seed: its seed; empty where it must not leave the office yet.
        targets: the drawn targets in drawn order.
    """

    task: str
    department: str
    round: int
    record: str
    seed: str
    targets: tuple[TargetLine, ...]
    kind: Literal["dispatch"] = "dispatch"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task, department=self.department),
                *at_least(1, round=self.round),
                *digests(record=self.record, **({"seed": self.seed} if self.seed else {})),
                *no_twice(".targets", (each.id for each in self.targets)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, self.department)


@frozen(kw_only=True)
class SubstitutionNotice(_Document):
    """更换 (第十三条): who goes, who comes, and the team from then on.

    Args:
        task: the task's code.
        number: which substitution of the task, from 1.
        targets: whose team changes.
        out: who goes.
        substitute: who comes.
        circumstance: 岗位调整, 工作, 健康, ...
        approver: who approved it.
        members: the team from then on.
    """

    task: str
    number: int
    targets: tuple[str, ...]
    out: str
    substitute: str
    circumstance: str
    approver: str
    members: tuple[MemberLine, ...]
    kind: Literal["substitution"] = "substitution"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task, out=self.out, substitute=self.substitute),
                *filled(circumstance=self.circumstance, approver=self.approver),
                *free_texts(circumstance=self.circumstance, approver=self.approver),
                *at_least(1, number=self.number),
                *at_least_one(".targets", self.targets),
                *all_identifiers(".targets", self.targets),
                *no_twice(".members", (each.inspector for each in self.members)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, str(self.number))


@frozen(kw_only=True)
class ResultLine:
    """一个检查事项的结果 (第十四条): the item and what was found, in the public words."""

    item: str
    name: str
    results: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(item=self.item),
                *filled(name=self.name),
                *free_texts(name=self.name),
                *at_least_one(".results", self.results),
                *texts(".results", self.results),
            ]
        )


@frozen(kw_only=True)
class ResultEntry(_Document):
    """录入 (第十九条): a target's 记录表, to be reviewed.

    Args:
        task: the task's code.
        target: the target's id.
        version: from 1; one more after each return.
        record: the digest of the signed record.
        made_on: the day on which the result was made.
        entered_by: who typed it.
        responsible: the member of the team who answers for it.
        inspectors: who inspected.
        lines: one an item.
    """

    task: str
    target: str
    version: int
    record: str
    made_on: str
    entered_by: str
    responsible: str
    inspectors: tuple[str, ...]
    lines: tuple[ResultLine, ...]
    kind: Literal["entry"] = "entry"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *_version_faults(self.task, self.target, self.version),
                *digests(record=self.record),
                *days(made_on=self.made_on),
                *filled(entered_by=self.entered_by),
                *free_texts(entered_by=self.entered_by),
                *identifiers(responsible=self.responsible),
                *all_identifiers(".inspectors", self.inspectors),
                *at_least_one(".lines", self.lines),
                *no_twice(".lines", (each.item for each in self.lines)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, self.target, str(self.version))


@frozen(kw_only=True)
class ReviewDecision(_Document):
    """审核 (第十九条): one department's verdict on a version of a target's result."""

    task: str
    target: str
    version: int
    department: str
    reviewer: str
    verdict: Verdict
    reason: str
    kind: Literal["review"] = "review"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *_version_faults(self.task, self.target, self.version),
                *identifiers(department=self.department),
                *filled(reviewer=self.reviewer),
                *(filled(reason=self.reason) if self.verdict == "return" else ()),
                *free_texts(reviewer=self.reviewer, reason=self.reason),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, self.target, str(self.version), self.department)


@frozen(kw_only=True)
class Publication(_Document):
    """公示 (第十九条): what the public sees of a result, and nothing else.

    Args:
        task: the task's code.
        task_name: its name.
        plan: the line of the annual plan.
        plan_name: its name.
        agency: 检查机关.
        type: 抽查类型, 定向 or 不定向.
        target: the target's id.
        target_name: its name.
        version: the reviewed version, or the next one where it is a correction.
        finished_on: 检查完成日期.
        lines: one an item.
        corrects: 更正 (第二十条): the published version whose place it takes, which stays visible; 0 for the first.
    """

    task: str
    task_name: str
    plan: str
    plan_name: str
    agency: str
    type: Orientation
    target: str
    target_name: str
    version: int
    finished_on: str
    lines: tuple[ResultLine, ...]
    corrects: int = 0
    kind: Literal["publicity"] = "publicity"

    def __attrs_post_init__(self) -> None:
        words = {"task_name": self.task_name, "plan_name": self.plan_name, "agency": self.agency}
        raise_if(
            [
                *_version_faults(self.task, self.target, self.version),
                *identifiers(plan=self.plan),
                *filled(**words),
                *free_texts(**words, target_name=self.target_name),
                *days(finished_on=self.finished_on),
                *at_least(0, corrects=self.corrects),
                *at_least_one(".lines", self.lines),
                *no_twice(".lines", (each.item for each in self.lines)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, self.target, str(self.version))


def _version_faults(task: str, target: str, version: int) -> Iterator[Fault]:
    yield from identifiers(task=task, target=target)
    yield from at_least(1, version=version)


Document = (
    ChecklistNotice
    | PlanNotice
    | TaskNotice
    | DispatchList
    | SubstitutionNotice
    | ResultEntry
    | ReviewDecision
    | Publication
)
"""Anything that goes to the platform."""


def read_document(json: canonical.Json) -> Document:
    """Make a document of its JSON.

    Raises:
        InvalidInput: with every fault and its path.
    """
    return cast("Document", wire.read_one_of(Document, json))
