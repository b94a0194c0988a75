"""任务的设置 (第十条、第八条): the six elements of a task, its scheme, and exceptions from the year's exclusions."""

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from shuangsuiji.checklist.item import Item
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    no_twice,
)
from shuangsuiji.plan.rows import window_faults
from shuangsuiji.task.criterion import Criterion
from shuangsuiji.task.scheme_document import SILENT, SchemeDocument
from shuangsuiji.task.special import Cause
from shuangsuiji.texts import path_of

CheckKind = Literal["joint-random", "special"]
"""部门联合抽查 or 专项检查 (第二十二条); the latter is drawn like the former."""


def task_stream(code: str) -> str:
    """Name a task's stream.

    >>> task_stream("YXGX-2026-01")
    'task/YXGX-2026-01'
    """
    return path_of("task", code)


@frozen(kw_only=True)
class FirstStage:
    """第一阶段 (第十一条): another task's draw, whose drawn regions this one draws targets of.

    Args:
        task: the other task's code.
        drawn: the regions that it drew, in drawn order; a target's `area` is one of them.
    """

    task: str
    drawn: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task),
                *at_least_one(".drawn", self.drawn),
                *all_identifiers(".drawn", self.drawn),
                *no_twice(".drawn", self.drawn),
            ]
        )


@frozen(kw_only=True)
class Setup:
    """任务设置 (第十条): the six elements, where they stand in the plan, and the scheme.

    Args:
        code: 任务编号.
        name: 任务名称.
        first: 执行时间, the first day.
        last: the last day.
        items: 检查事项, as the checklist has them.
        range: 检查对象范围, in words.
        criteria: 定向抽查 where it has any: every one holds of each target; none for 不定向.
        ratio: 抽查比例, in its own words.
        initiating: 发起科室.
        participating: 参与部门.
        year: the year of the plan.
        row: the number of the plan's row; empty where the rules ask for no plan.
        plan_name: 抽查任务, as the plan names it; empty where there is no plan.
        scheme: 方案.
        check: what kind of check it is.
        derived_from: of a special check what caused it.
        special_approval: 专项检查计划的批准文号, where there is one.
        first_stage: of a draw in two stages the first one.
    """

    code: str
    name: str
    first: str
    last: str
    items: tuple[Item, ...]
    range: str
    ratio: str
    initiating: str
    participating: tuple[str, ...]
    year: int
    row: str = ""
    plan_name: str = ""
    criteria: tuple[Criterion, ...] = ()
    scheme: SchemeDocument = SILENT
    check: CheckKind = "joint-random"
    derived_from: tuple[Cause, ...] = ()
    special_approval: str = ""
    first_stage: FirstStage | None = None

    def __attrs_post_init__(self) -> None:
        words = {"name": self.name, "range": self.range, "ratio": self.ratio, "plan_name": self.plan_name}
        raise_if(
            [
                *self._element_faults(),
                *identifiers(code=self.code, **{"row": self.row} if self.row else {}),
                *(identifiers(initiating=self.initiating) if self.initiating else ()),
                *free_texts(**words, special_approval=self.special_approval),
                *at_least(1, year=self.year),
                *(days(first=self.first, last=self.last) if self.first and self.last else ()),
                *window_faults(self.first, self.last),
                *no_twice(".items", (each.id for each in self.items)),
                *all_identifiers(".participating", self.participating),
                *no_twice(".participating", (self.initiating, *self.participating)),
                *self._scheme_faults(),
                *self._cause_faults(),
            ]
        )

    def _element_faults(self) -> Iterator[Fault]:
        """六要素 (第十条): each that is missing is named, all together."""
        elements = (
            ("name", "任务名称", self.name),
            ("first", "执行时间", self.first and self.last),
            ("items", "检查事项", self.items),
            ("range", "检查对象范围", self.range),
            ("ratio", "抽查比例", self.ratio),
            ("initiating", "发起科室", self.initiating),
            ("participating", "参与部门", self.participating),
        )
        for member, element, found in elements:
            if not found:
                yield fault("SSJ-TASK-ELEMENT", at(f".{member}"), element=element)

    def _scheme_faults(self) -> Iterator[Fault]:
        """The scheme speaks of the task's items alone; without any that is what is missing."""
        for each in self.scheme.strangers(self.item_ids) if self.items else ():
            yield each.at(at(f".scheme{each.place.path}"))

    def _cause_faults(self) -> Iterator[Fault]:
        """专项检查 (第二十二条): a special check says what caused it, and no other does."""
        if (self.check == "special") != bool(self.derived_from):
            yield fault("SSJ-TASK-SPECIAL", at(".derived_from"))
        yield from no_twice(
            ".derived_from", (f"{each.task}/{each.target}/{each.item}" for each in self.derived_from)
        )

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The numbers of its items."""
        return tuple(each.id for each in self.items)

    @property
    def range_text(self) -> str:
        """检查对象范围 as it is printed: 定向 with its criteria, or 不定向."""
        criteria = "；".join(each.text for each in self.criteria)
        return f"定向：{self.range}（{criteria}）" if criteria else f"不定向：{self.range}"

    @property
    def departments(self) -> tuple[str, ...]:
        """任务执行部门 (第十一条): who executes it, the initiating department first."""
        return (self.initiating, *self.participating)


@frozen(kw_only=True)
class Waiver:
    """例外 (第八条): a target that may be drawn although the year's cap or an item's repeat would exclude it.

    Args:
        target: the target's id.
        reason: why, in words.
        approver: who approved it.
        ground: on what it rests: 有第八条的情形, 第二十二条的专项检查, or an approval of its own. Only the last lets
            an item be repeated (第二十三条).
    """

    target: str
    reason: str
    approver: str
    ground: Literal["risk-flag", "art22", "approved"] = "approved"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(target=self.target, approver=self.approver),
                *filled(reason=self.reason),
                *free_texts(reason=self.reason),
            ]
        )

    @property
    def repeats(self) -> bool:
        """Whether items may be inspected again too."""
        return self.ground == "approved"


@frozen(kw_only=True)
class ItemsLeft:
    """部分已查 (第二十三条): a target of the roll that is inspected for some of the items only.

    Args:
        target: the target's id.
        items: the items that are left.
        suits: the items that it can be inspected for at all, as the registry has it (第九条); empty for all.
    """

    target: str
    items: tuple[str, ...]
    suits: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(target=self.target), *at_least_one(".items", self.items)])
