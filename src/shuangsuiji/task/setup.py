"""任务的设置 (第十条、第八条): the six elements of a task, and exceptions from the year's exclusions."""

from attrs import frozen

from shuangsuiji.checklist import Item
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    no_twice,
)
from shuangsuiji.plan import window_faults
from shuangsuiji.texts import path_of


def task_stream(code: str) -> str:
    """Name a task's stream.

    >>> task_stream("YXGX-2026-01")
    'task/YXGX-2026-01'
    """
    return path_of("task", code)


@frozen(kw_only=True)
class Setup:
    """任务设置 (第十条): the six elements and where they stand in the plan.

    Args:
        code: 任务编号.
        name: 任务名称.
        first: 执行时间, the first day.
        last: the last day.
        items: 检查事项, as the checklist has them.
        range: 检查对象范围.
        ratio: 抽查比例, in its own words.
        initiating: 发起科室.
        participating: 参与部门.
        year: the year of the plan.
        row: the number of the plan's row.
        plan_name: 抽查任务, as the plan names it.
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
    row: str
    plan_name: str

    def __attrs_post_init__(self) -> None:
        words = {"name": self.name, "range": self.range, "ratio": self.ratio, "plan_name": self.plan_name}
        raise_if(
            [
                *identifiers(code=self.code, initiating=self.initiating, row=self.row),
                *filled(**words),
                *free_texts(**words),
                *at_least(1, year=self.year),
                *days(first=self.first, last=self.last),
                *window_faults(self.first, self.last),
                *at_least_one(".items", self.items),
                *no_twice(".items", (each.id for each in self.items)),
                *at_least_one(".participating", self.participating),
                *all_identifiers(".participating", self.participating),
                *no_twice(".participating", (self.initiating, *self.participating)),
            ]
        )

    @property
    def departments(self) -> tuple[str, ...]:
        """任务执行部门 (第十一条): who executes it, the initiating department first."""
        return (self.initiating, *self.participating)


@frozen(kw_only=True)
class Waiver:
    """例外 (第八条): a target that may be drawn although the year's cap or an item's repeat would exclude it."""

    target: str
    reason: str
    approver: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(target=self.target, approver=self.approver),
                *filled(reason=self.reason),
                *free_texts(reason=self.reason),
            ]
        )


@frozen(kw_only=True)
class ItemsLeft:
    """部分已查 (第二十三条): a target of the roll that was inspected for some of the items this year already.

    Args:
        target: the target's id.
        items: the items that are left.
    """

    target: str
    items: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(target=self.target), *at_least_one(".items", self.items)])
