"""本库的抽取 (第十一条): the draw of targets by tickets, as one that can be examined."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from shuangsuiji.digests import Hash, HashName
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.targets import draw_targets
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import Roll, freeze

_STRATUM: Final = "检查对象"


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


def _drawn(ids: tuple[str, ...], k: int, seed: bytes, name: HashName) -> list[str]:
    roll = _roll(ids, name)
    key = Seed(seed.hex(), roll.hash).key("targets")
    return [each.id.decode() for each in draw_targets(roll, {_STRATUM: k}, key)]


@lru_cache(maxsize=8)
def _roll(ids: tuple[str, ...], name: HashName) -> Roll:
    return freeze([Entry(id=each, part=_STRATUM) for each in ids], Hash(name))
