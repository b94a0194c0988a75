"""下发、更换 (第十一条、第十三条): what the platform is told of who inspects whom."""

from typing import Literal

from attrs import frozen

from shuangsuiji.content_digest import Digested
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    at_least_one,
    digests,
    filled,
    free_texts,
    identifiers,
    no_twice,
)
from shuangsuiji.texts import path_of


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
class DispatchList(Digested):
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
class SubstitutionNotice(Digested):
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
