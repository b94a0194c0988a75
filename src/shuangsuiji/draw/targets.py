"""第一次随机：随机抽取检查对象 (第十一条; spec section 6)."""

from collections.abc import Mapping, Sequence
from math import isqrt
from typing import Final, NamedTuple

from shuangsuiji.draw.seed import prefix
from shuangsuiji.rolls.entry import SALT_LENGTH
from shuangsuiji.rolls.roll import Roll

_SPREADS: Final = 8
_MARGIN: Final = 16
_TICKETS: Final = 1 << 256


class Draw(NamedTuple):
    """One drawn target; draws are ordered by ticket, then by the id's bytes (5.4)."""

    ticket: bytes
    """32 raw bytes."""
    id: bytes
    """The target's id."""
    stratum: str
    """The stratum's name."""


def draw_targets(roll: Roll, quotas: Mapping[str, int], key: str) -> list[Draw]:
    """Draw each stratum's quota and give all drawn targets in drawn order (6.1, 6.2).

    Args:
        roll: the frozen targets.
        quotas: how many of each stratum; none of a stratum that is not named.
        key: the key for targets.
    """
    return sorted(
        Draw(ticket, id_, part.name)
        for part in roll.parts
        for ticket, id_ in lowest(part.tails, min(quotas.get(part.name, 0), part.eligible), key, roll)
    )


def lowest(tails: Sequence[bytes], quota: int, key: str, roll: Roll) -> list[tuple[bytes, bytes]]:
    """Give the `quota` lowest tickets with their ids, in ascending order (6.1).

    Tickets are compared with an estimated cutoff as they are made, so that only candidates are kept and sorted;
    where fewer than the quota stayed below it, the estimate was too low and every ticket is taken.

    Args:
        tails: the eligible entries' tails, as a part of the roll holds them.
        quota: how many to draw, at most as many as there are tails.
        key: the key for targets.
        roll: the roll they stand in.
    """
    if quota == 0:
        return []
    found = roll.hash.below(prefix(key), tails, estimated_cutoff(quota, len(tails)))
    if len(found) < quota:
        found = list(zip(roll.hash.each(prefix(key), tails), tails, strict=True))
    if roll.form == "sealed":
        found = [(ticket, tail_id(tail)) for ticket, tail in found]
    return sorted(found)[:quota]


def estimated_cutoff(quota: int, eligible: int) -> bytes:
    """Give a ticket below which at least `quota` of `eligible` tickets are all but sure to lie.

    Eight spreads above the mean: a shortfall is rarer than one in 10^14, and is noticed by counting.
    """
    wanted = quota + _SPREADS * (isqrt(quota) + 1) + _MARGIN
    bound = min(_TICKETS - 1, _TICKETS * wanted // eligible)
    return bound.to_bytes(32)


def tail_id(tail: bytes) -> bytes:
    """Give the id that follows salt and colon in a sealed roll's tail."""
    return tail[SALT_LENGTH + 1 :]
