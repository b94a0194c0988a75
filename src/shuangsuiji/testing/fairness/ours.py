"""本库的抽取 (第十一条、第十二条): the draw of targets by tickets and the dealing of inspectors, as ones that can be examined."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from shuangsuiji.digests import Hash, HashName
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.draw.inspectors import Member, deal
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.suiting import Rules
from shuangsuiji.draw.targets import draw_targets
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.testing.fairness.dealing import Recusals

_STRATUM: Final = "检查对象"
_DEPARTMENT: Final = "执法科室"


def draw_by_tickets(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """抽取检查对象: the `k` lowest tickets of a roll of one stratum, in drawn order.

    Raises:
        InvalidInput: an id is not valid or occurs twice.
    """
    return _drawn(tuple(ids), k, seed, "sha256")


def draw_by_sm3_tickets(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """抽取检查对象 (sm3): the same with the hash SM3.

    Raises:
        InvalidInput: an id is not valid or occurs twice.
    """
    return _drawn(tuple(ids), k, seed, "sm3")


def deal_by_tickets(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> list[list[str]]:
    """发牌 (第十二条、第十三条): deal `k` inspectors of one department to each target; the leader stands first.

    Raises:
        DrawStopped: a place that nobody suits.
    """
    key = Seed(seed.hex(), Hash("sha256"))
    rules = Rules(
        slots=(Slot(department=_DEPARTMENT, count=k, leads=True, area="any"),),
        inspectors=[Entry(id=each, part=_DEPARTMENT) for each in inspectors],
        recused={
            target: frozenset(who for which, who in recusals if which == target)
            for target in {target for target, _ in recusals}
        },
    )
    teams = deal(rules, [Entry(id=each, part=_STRATUM) for each in targets], key).teams
    return [[each.inspector for each in sorted(team.members, key=_follows)] for team in teams]


def _follows(member: Member) -> bool:
    return not member.leader


def _drawn(ids: tuple[str, ...], k: int, seed: bytes, name: HashName) -> list[str]:
    roll = _roll(ids, name)
    key = Seed(seed.hex(), roll.hash).key("targets")
    return [each.id.decode() for each in draw_targets(roll, {_STRATUM: k}, key)]


@lru_cache(maxsize=8)
def _roll(ids: tuple[str, ...], name: HashName) -> Roll:
    return freeze([Entry(id=each, part=_STRATUM) for each in ids], Hash(name))
