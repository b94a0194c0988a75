"""种子: one seed gives one draw, every bit of it counts, and there are enough of them."""

from collections.abc import Iterator, Sequence
from math import ceil, exp, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from shuangsuiji.testing.fairness.measured import Measured, certain
from shuangsuiji.testing.fairness.probabilities import binomial_above, log_subsets
from shuangsuiji.testing.fairness.successive import of_overlaps
from shuangsuiji.testing.fairness.trials import Draw, Trials, once, seeds

SEED_BITS: Final = 256
WIDE: Final = (64, 32)
"""How many of how many ids are drawn to see seeds where the draw asked for has few outcomes: 1.8 * 10^18 subsets."""

_UNLIKELY: Final = 30.0
_MANY_SUBSETS: Final = 23.0
_SHOWN: Final = 8


def same_again(
    draw: Draw, ids: Sequence[str], given: Sequence[tuple[bytes, Sequence[str]]], k: int
) -> Iterator[Measured]:
    """Do draws again whose outcome is known: the same seed gives the same draw."""
    other = sum(tuple(draw(list(ids), k, seed)) != tuple(found) for seed, found in given)
    if other:
        yield certain("SSJ-FAIR-UNREPEATABLE", like="SSJ-FAIR-LIKE-CLOCK", other=other, seeds=len(given))


def input_order(
    draw: Draw, ids: Sequence[str], given: Sequence[tuple[bytes, Sequence[str]]], k: int
) -> Iterator[Measured]:
    """Do draws again with the ids in reverse order: a notice where others are drawn."""
    other = sum(set(draw(list(ids)[::-1], k, seed)) != set(found) for seed, found in given)
    if other:
        yield certain("SSJ-FAIR-INPUT-ORDER", weight="notice", other=other, seeds=len(given))


def twice_listed(draw: Draw, ids: Sequence[str], k: int, from_seeds: Sequence[bytes]) -> Iterator[Measured]:
    """Put the first half of the ids into the list twice: a notice where the draw neither refuses nor takes them as one."""
    doubled = (*ids, *ids[: len(ids) // 2])
    given = [(seed, once(draw, doubled, k, seed)) for seed in from_seeds]
    kept = [(seed, found) for seed, (faults, found) in given if not faults or "RAISES" not in faults[0].code]
    other = sum(set(found) != set(once(draw, ids, k, seed)[1]) for seed, found in kept)
    if other:
        yield certain("SSJ-FAIR-TWICE-LISTED", weight="notice", other=other, seeds=len(given))


def bits(draw: Draw, ids: Sequence[str], k: int, base: bytes) -> Iterator[Measured]:
    """Turn each bit of a seed: another draw comes, as independent of the first as any two.

    Each bit is turned in as many seeds as it takes that a fair draw hardly ever gives the same subset each time (e^-30).
    """
    n, ways = len(ids), log_subsets(len(ids), k)
    if not 0 < k < n:
        return
    overlaps = np.zeros((ceil(_UNLIKELY / ways), SEED_BITS), np.int64)
    for row, seed in enumerate(seeds(base, "bits", len(overlaps))):
        first = set(draw(list(ids), k, seed))
        overlaps[row] = [len(first & set(draw(list(ids), k, turned(seed, bit)))) for bit in range(SEED_BITS)]
    idle = np.flatnonzero((overlaps == k).all(axis=0))
    data: dict[str, str | int] = {
        "idle": len(idle),
        "bits": SEED_BITS,
        "first": ", ".join(str(int(bit)) for bit in idle[:_SHOWN]),
    }
    chance = exp(-ways * len(overlaps)) * SEED_BITS if len(idle) else 1.0
    like = "SSJ-FAIR-LIKE-CLOCK" if len(idle) == SEED_BITS else "SSJ-FAIR-LIKE-SHORT-SEED"
    yield Measured(code="SSJ-FAIR-IDLE-BITS", p=min(1.0, chance), data=data, like=like)
    yield from of_overlaps(overlaps.ravel(), n, k, "SSJ-FAIR-AVALANCHE")


def turned(seed: bytes, bit: int) -> bytes:
    """Give a seed with one bit turned; bit 0 is the highest of the first byte.

    >>> turned(bytes(2), 0).hex(), turned(bytes(2), 15).hex()
    ('8000', '0001')
    """
    size = 8 * len(seed)
    return (int.from_bytes(seed) ^ 1 << (size - 1 - bit)).to_bytes(len(seed))


def tells_seeds_apart(n: int, k: int, trials: int) -> bool:
    """Say whether there are so many subsets that two equal draws show two equal seeds."""
    return log_subsets(n, k) > 2 * log(trials) + _MANY_SUBSETS


def distinct(trials: Trials) -> Iterator[Measured]:
    """Count different draws: too few, by the birthday bound, and the seeds are too few.

    Given what was drawn before, a trial repeats an earlier subset with chance at most (t-1)/C(n,k); so the number of repeats is
    at most a binomial of the mean chance, above its mean (Hoeffding 1956).
    """
    ways = log_subsets(trials.n, trials.k)
    rows = np.sort(trials.drawn.astype(np.int32), axis=1)
    yield from equal_rows(rows, ways, trials.n, trials.k)


def equal_rows(rows: NDArray[np.int32], ways: float, n: int, k: int) -> Iterator[Measured]:
    """Count different rows, of which each is at most as likely as one of e^`ways`."""
    count = len(rows)
    if count < 2 or ways <= log(count):  # noqa: PLR2004  -- two draws may be equal
        return
    counts = np.unique(rows.view(f"V{rows.itemsize * rows.shape[1]}"), return_counts=True)[1]
    repeats = count - len(counts)
    mean = (count - 1) / 2 * exp(-ways)
    above = float(binomial_above(np.array([repeats]), count, min(1.0, mean))[0])
    equal = int((counts * (counts - 1) // 2).sum())
    data: dict[str, str | int] = {
        "trials": count,
        "distinct": len(counts),
        "seeds": f"{count * (count - 1) / 2 / equal:.2g}" if equal else "–",
        "n": n,
        "k": k,
    }
    yield Measured(
        code="SSJ-FAIR-DISTINCT",
        p=above if repeats > count * mean + 1 else 1.0,
        data=data,
        like="SSJ-FAIR-LIKE-CLOCK" if equal * 4 > count**2 else "SSJ-FAIR-LIKE-SHORT-SEED",
    )
