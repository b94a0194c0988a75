"""批次 (第十一条; spec 6.2): the drawn order cut into slices, each with its days; for 重点事项 all are drawn and put in order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypeVar

from attrs import frozen

from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, days
from shuangsuiji.plan.rows import window_faults

DrawMode = Literal["select", "order"]
"""抽出应抽数, or 全部排出次序 (every target is drawn; chance decides only when it is inspected)."""

Drawn = TypeVar("Drawn")


@frozen(kw_only=True)
class Batch:
    """一批: how many of the drawn order are inspected in which days.

    Args:
        first: the first day.
        last: the last day.
        size: how many targets.
    """

    first: str
    last: str
    size: int

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *days(first=self.first, last=self.last),
                *window_faults(self.first, self.last),
                *at_least(1, size=self.size),
            ]
        )


def cut(batches: Iterable[Batch], drawn: Sequence[Drawn]) -> tuple[tuple[Drawn, ...], ...]:
    """Cut the drawn order into batches; nothing but the order decides who is in which.

    >>> two = (Batch(first="2026-05-06", last="2026-05-15", size=2), Batch(first="2026-06-01", last="2026-06-10", size=1))
    >>> cut(two, ("丙", "甲", "乙"))
    (('丙', '甲'), ('乙',))
    """
    found: list[tuple[Drawn, ...]] = []
    start = 0
    for each in batches:
        found.append(tuple(drawn[start : start + each.size]))
        start += each.size
    return tuple(found)


def batch_faults(
    batches: Sequence[Batch], strata: Sequence[Stratum], first: str, last: str
) -> Iterator[Fault]:
    """Judge that batches hold the whole list, follow each other, and lie in the task's days."""
    quota, size = sum(each.quota for each in strata), sum(each.size for each in batches)
    if batches and size != quota:
        yield fault("SSJ-TASK-BATCH-SIZE", at("$.batches"), quota=quota, size=size)
    for index, (before, after) in enumerate(pairwise(batches), 1):
        if after.first < before.first:
            yield fault("SSJ-TASK-BATCH-ORDER", at(f"$.batches[{index}]"), first=after.first)
    for index, each in enumerate(batches):
        if each.first < first or each.last > last:
            yield fault("SSJ-TASK-BATCH-DAYS", at(f"$.batches[{index}]"), first=first, last=last)


def order_faults(mode: DrawMode, allowed: Sequence[str], strata: Sequence[Stratum]) -> Iterator[Fault]:
    """Judge that the rules know the mode, and that an order is drawn of everybody."""
    if mode not in allowed:
        yield fault("SSJ-TASK-DRAW-MODE", at("$.draw_mode"), value=mode, known="、".join(allowed))
    if mode == "order" and any(each.quota < each.eligible for each in strata):
        yield fault("SSJ-TASK-ORDER", at("$.announcement.targets.strata"))
