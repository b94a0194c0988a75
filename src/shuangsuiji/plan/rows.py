"""计划的一行 (第七条): an inspection that is planned."""

from collections.abc import Iterator

from attrs import frozen

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.exchange.planning import PlanLine
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    is_day,
    no_twice,
)


@frozen(kw_only=True)
class PlanRow:
    """计划的一行 (第七条): an inspection that is planned; “等内容” may be left out.

    Args:
        id: its number in the plan.
        task: 抽查任务.
        items: the numbers of its 检查事项.
        range: 抽查范围.
        ratio: 抽查比例, in its own words.
        frequency: 频次, in its own words.
        first: 实施检查时间, the first day.
        last: the last day.
        initiating: 发起部门.
        participating: 参与部门; nobody only in an internal plan.
        method: 检查方式.
        targets: 检查对象, in words.
        responsible: 责任人.
        size: how many targets there are in the range; 0 where it is not known.
        planned: 计划抽查户数; 0 where it is not said.
    """

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
    method: str = ""
    targets: str = ""
    responsible: str = ""
    size: int = 0
    planned: int = 0

    def __attrs_post_init__(self) -> None:
        words = {"task": self.task, "range": self.range, "ratio": self.ratio, "frequency": self.frequency}
        raise_if(
            [
                *identifiers(id=self.id, initiating=self.initiating),
                *filled(**words),
                *free_texts(**words, method=self.method, targets=self.targets, responsible=self.responsible),
                *at_least_one(".items", self.items),
                *all_identifiers(".items", self.items),
                *no_twice(".items", self.items),
                *days(first=self.first, last=self.last),
                *all_identifiers(".participating", self.participating),
                *no_twice(".participating", (self.initiating, *self.participating)),
                *window_faults(self.first, self.last),
                *at_least(0, size=self.size, planned=self.planned),
            ]
        )

    @property
    def title(self) -> str:
        """What people call it."""
        return self.task

    @property
    def departments(self) -> tuple[str, ...]:
        """Who takes part, the initiating department first."""
        return (self.initiating, *self.participating)

    def line(self) -> PlanLine:
        """Give it as the platform is told of it."""
        return PlanLine(
            id=self.id,
            task=self.task,
            items=self.items,
            range=self.range,
            ratio=self.ratio,
            frequency=self.frequency,
            first=self.first,
            last=self.last,
            initiating=self.initiating,
            participating=self.participating,
        )


def window_faults(first: str, last: str) -> Iterator[Fault]:
    """Judge that a first day does not come after the last one."""
    if is_day(first) and is_day(last) and last < first:
        yield fault("SSJ-TASK-DAYS", at(".last"), first=first, last=last)
