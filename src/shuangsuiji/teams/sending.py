"""更换送达平台 (第十三条): the platform is told who goes and who comes."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import Acknowledge
from shuangsuiji.dispatch import member_lines
from shuangsuiji.exchange.teams import SubstitutionNotice
from shuangsuiji.task.state import Task


def substitution_notices(task: Task) -> Iterator[SubstitutionNotice]:
    """Give what the platform is told of every substitution."""
    for each in task.substitutions:
        yield SubstitutionNotice(
            task=task.setup.code,
            number=each.number,
            targets=each.targets,
            out=each.out,
            substitute=each.substitute.id,
            # Why in words may tell of somebody's health: that stays in the bureau's journal.
            circumstance=each.circumstance,
            approver=each.approver,
            members=member_lines(task, each.members, each.number),
        )


@frozen(kw_only=True)
class ReceiveSubstitution(Acknowledge[Task]):
    """更换送达平台 (第十三条)."""

    kind: Literal["receive-substitution"] = "receive-substitution"
    article: ClassVar[str] = "第十三条"

    def documents(self, state: Task) -> Iterator[SubstitutionNotice]:
        """Give the notices of all substitutions."""
        return substitution_notices(state)
