"""录入、审核、公示 (第十九条、第二十条): what the platform is told of a result."""

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from shuangsuiji.content_digest import Digested
from shuangsuiji.errors import Fault, raise_if
from shuangsuiji.exchange.attachment import Attachment
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    at_least_one,
    days,
    digests,
    filled,
    free_texts,
    identifiers,
    no_twice,
    texts,
)
from shuangsuiji.texts import path_of

Verdict = Literal["pass", "return"]
"""审核结论 (第十九条): passed, or returned to the team."""


Orientation = Literal["定向", "不定向"]
"""抽查类型 (第十九条): whether the range has conditions, or takes everybody (第十条)."""


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
class ResultEntry(Digested):
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
class EntryEvidence(Digested):
    """证据附件 (第十六条、第十九条): the papers, pictures and recordings that stand behind a version of a target's result.

    Args:
        task: the task's code.
        target: the target's id.
        version: the entry's version.
        attachments: what there is; its content goes by its digest.
    """

    task: str
    target: str
    version: int
    attachments: tuple[Attachment, ...]
    kind: Literal["evidence"] = "evidence"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *_version_faults(self.task, self.target, self.version),
                *at_least_one(".attachments", self.attachments),
                *no_twice(".attachments", (each.digest for each in self.attachments)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, self.target, str(self.version))


@frozen(kw_only=True)
class ReviewDecision(Digested):
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
class Publication(Digested):
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
