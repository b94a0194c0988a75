"""下发 (第十一条): the locked list goes to every executing department, once, without anybody's further doing."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import Acknowledge
from shuangsuiji.exchange import DispatchList, MemberLine
from shuangsuiji.task.lock import CurrentMember
from shuangsuiji.task.state import Task


def dispatch_lists(task: Task) -> Iterator[DispatchList]:
    """Give one list for each executing department, with the teams as they were drawn; none before the lock."""
    lock = task.lock
    if lock is None:
        return
    for department in task.setup.departments:
        yield DispatchList(
            task=task.setup.code,
            department=department,
            round=lock.record.announcement.round,
            record=lock.digest,
            # What is secret until a day leaves the office without the seed (spec 10.3).
            seed="" if lock.record.announcement.publish_from else lock.record.seed,
            targets=lock.lines,
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
