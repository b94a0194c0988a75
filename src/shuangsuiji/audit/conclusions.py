"""能得出什么 (第十一条): what these lists could have shown, computed from their sizes, and what no list can show."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import prod

import numpy as np

from shuangsuiji.audit.draws import Draw
from shuangsuiji.audit.tails import marked_chances, never_chance
from shuangsuiji.errors import Fault, fault


def conclusions(
    by_list: Sequence[Sequence[Draw]], threshold: float, same: Sequence[Sequence[Draw]], *, no_repeats: bool
) -> Iterator[Fault]:
    """Say what could have been found, and what could not.

    Args:
        by_list: the draws of each list.
        threshold: the p below which something is found.
        same: draws of the same list of targets.
        no_repeats: whether who was drawn before could not be drawn again.
    """
    draws = [draw for each in by_list for draw in each if draw.is_choice]
    if draws:
        size, least = smallest_never(draws, threshold / 2), min(draw.n for draw in draws)
        code = "SSJ-AUDIT-CAN-NEVER" if size <= least else "SSJ-AUDIT-CANNOT-NEVER"
        data: dict[str, str | int] = {"size": size} if size <= least else {}
        yield Fault(code, (*data.items(), ("smallest", least)))
    for each in same:
        n = each[0].n
        if (size := smallest_never(each, threshold / n)) <= n:
            yield fault("SSJ-AUDIT-CAN-UNREACHED", size=size, n=n, lists=len(each))
    for before, now in pairwise(by_list):
        if len(before) == len(now) == 1:
            yield from _repeats(before[0], now[0], threshold)
    if len(by_list) == 1:
        yield fault("SSJ-AUDIT-CANNOT-ONE-LIST")
    elif draws and not no_repeats:
        chance = prod(sum(draw.k for draw in each) / sum(draw.n for draw in each) for each in by_list)
        number = min(sum(draw.n for draw in each) for each in by_list) * chance
        yield fault(
            "SSJ-AUDIT-CANNOT-ONE", lists=len(by_list), expected=f"{number:.2g}", chance=f"{chance:.2g}"
        )
    for code in ("SSJ-AUDIT-CANNOT-REDRAWN", "SSJ-AUDIT-CANNOT-FRAME", "SSJ-AUDIT-CANNOT-FAIR"):
        yield fault(code)


def smallest_never(draws: Sequence[Draw], chance: float) -> int:
    """Give the smallest number of targets of which none is ever drawn no more often than with this chance.

    More than any list of targets has, where even none of those who were never drawn would be that rare.
    """
    most = min(draw.n - draw.k for draw in draws)
    low, high = 0, most + 1
    while high - low > 1:
        middle = (low + high) // 2
        if never_chance(draws, middle) <= chance:
            high = middle
        else:
            low = middle
    return high if high <= most else max(draw.n for draw in draws) + 1


def _repeats(before: Draw, now: Draw, threshold: float) -> Iterator[Fault]:
    marked = int(np.isin(now.numbers, before.numbers[before.drawn]).sum())
    if not now.is_choice or not 0 < marked < now.n:
        return
    chances = marked_chances(now.n, marked, now.k)
    enough = np.flatnonzero(2 * np.cumsum(chances[::-1])[::-1] <= threshold)
    if len(enough):
        expected = f"{now.k * marked / now.n:.1f}"
        yield fault(
            "SSJ-AUDIT-CAN-REPEATS", before=before.file, now=now.file, expected=expected, least=int(enough[0])
        )
