"""下发 (第十一条): the locked list goes to every executing department, once, without anybody's further doing."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge
from shuangsuiji.exchange.teams import DispatchList, MemberLine
from shuangsuiji.task.current_team import CurrentMember
from shuangsuiji.task.lock import DrawnTarget
from shuangsuiji.task.state import Task


def dispatch_lists(task: Task) -> Iterator[DispatchList]:
    """Give one list for each executing department, with the teams as drawn or assigned; none before there are any.

    The platform takes a list once, teams and all. Where no department draws (第十二条), `department_part` is what each
    has in hand as soon as the list is locked.
    """
    lock = task.lock
    if lock is None or not lock.drawn:
        return
    for department in task.setup.departments:
        yield DispatchList(
            task=task.setup.code,
            department=department,
            round=lock.round,
            record=lock.digest,
            seed=lock.public_seed,
            targets=lock.lines,
        )


def department_part(task: Task, department: str) -> tuple[DrawnTarget, ...]:
    """一个执行部门的部分 (第十一条): give the drawn targets with an item that concerns it, with those items alone."""
    concerned = {each.id for each in task.setup.items if department in {each.initiating, *each.participating}}
    return tuple(
        evolve(each, items=tuple(item for item in each.items if item in concerned))
        for each in (task.lock.targets if task.lock else ())
        if not concerned.isdisjoint(each.items)
    )


def member_lines(task: Task, members: tuple[CurrentMember, ...], after: int) -> tuple[MemberLine, ...]:
    """Give members as the platform is told of them, with their names as they were known after so many substitutions."""
    return tuple(
        MemberLine(
            inspector=each.inspector,
            department=each.department,
            leader=each.leader,
            name=task.name(each.inspector, after),
        )
        for each in members
    )


def dispatched(task: Task) -> bool:
    """Say whether every executing department's list has arrived."""
    lists = list(dispatch_lists(task))
    return bool(lists) and not task.owed(lists)


@frozen(kw_only=True)
class ReceiveDispatch(Acknowledge[Task]):
    """名单送达 (第十一条): one executing department has its list."""

    kind: Literal["receive-dispatch"] = "receive-dispatch"
    article: ClassVar[str] = "第十一条"

    def documents(self, state: Task) -> Iterator[DispatchList]:
        """Give the lists of all departments."""
        return dispatch_lists(state)
