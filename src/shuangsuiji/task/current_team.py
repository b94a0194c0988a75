"""检查小组 (第十三条): a team as it stands, who belonged to it before, and the teams as the draw dealt them."""

from datetime import datetime

from attrs import frozen

from shuangsuiji.draw.record import Record
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    instants,
)


@frozen(kw_only=True)
class CurrentMember:
    """检查组成员 (第十三条), as the team stands now.

    Args:
        inspector: the inspector's id.
        department: whose place he fills.
        slot: which of the announced slots, from 0.
        leader: 组长.
        since: when he came, by a substitution; empty for who was drawn.
    """

    inspector: str
    department: str
    slot: int
    leader: bool
    since: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(instants(since=self.since) if self.since else ())


@frozen(kw_only=True)
class FormerMember:
    """换下的组员 (第十三条): who was replaced; what he did before stays done, and stays his.

    Args:
        inspector: the inspector's id.
        department: whose place he filled.
        since: when he came, by a substitution; empty for who was drawn.
        until: when he was replaced.
    """

    inspector: str
    department: str
    since: str
    until: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [*(instants(since=self.since) if self.since else ()), *instants(until=self.until)],
        )


@frozen(kw_only=True)
class CurrentTeam:
    """检查小组 (第十三条), as it stands now.

    Args:
        unit: the target's id; of a standing group the group's id.
        targets: whom it inspects.
        members: who is in it, in slot and place order.
        former: who was in it, in order of time.
    """

    unit: str
    targets: tuple[str, ...]
    members: tuple[CurrentMember, ...]
    former: tuple[FormerMember, ...] = ()

    @property
    def inspectors(self) -> tuple[str, ...]:
        """The ids of its members."""
        return tuple(each.inspector for each in self.members)

    @property
    def leader(self) -> str:
        """The leader's id."""
        return next(each.inspector for each in self.members if each.leader)

    def member(self, inspector: str) -> CurrentMember | None:
        """Give a member; None where the inspector is not in the team."""
        return next((each for each in self.members if each.inspector == inspector), None)

    def served(self, inspector: str, at: str) -> bool:
        """Say whether somebody was a member at an instant."""
        return any(each.inspector == inspector for each in self.serving(at))

    def serving(self, at: str) -> list[CurrentMember | FormerMember]:
        """Give who was a member at an instant."""
        then = datetime.fromisoformat(at)
        now = (each for each in self.members if _not_after(each.since, then))
        gone = (
            each
            for each in self.former
            if _not_after(each.since, then) and then < datetime.fromisoformat(each.until)
        )
        return [*now, *gone]


def _not_after(since: str, then: datetime) -> bool:
    return not since or datetime.fromisoformat(since) <= then


def drawn_teams(record: Record) -> tuple[CurrentTeam, ...]:
    """检查小组 (第十三条): give the teams as they were drawn, one a target, or one a standing group."""
    announced = record.announcement.inspectors
    if announced is None or record.teams is None:
        return ()
    # Members stand in slot and place order, so that their slots follow from their places.
    slots = [index for index, slot in enumerate(announced.slots) for _ in range(slot.count)]
    targets: dict[str, list[str]] = {}
    members: dict[str, tuple[CurrentMember, ...]] = {}
    for team in record.teams:
        unit = team.group or team.target
        targets.setdefault(unit, []).append(team.target)
        members[unit] = tuple(
            CurrentMember(inspector=each.inspector, department=each.department, slot=slot, leader=each.leader)
            for slot, each in zip(slots, team.members, strict=True)
        )
    return tuple(
        CurrentTeam(unit=unit, targets=tuple(targets[unit]), members=members[unit]) for unit in members
    )
