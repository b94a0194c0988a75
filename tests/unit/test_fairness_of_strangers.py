"""The kit is right about draws that it has never seen: good ones of any construction pass, bad ones of other kinds are caught."""

from collections.abc import Sequence
from hashlib import blake2b, sha256
from random import Random

import pytest

from shuangsuiji.testing.fairness import examine
from shuangsuiji.testing.fairness.trials import Draw


def reservoir(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Vitter's reservoir: one pass over a list whose length need not be known."""
    random, kept = Random(seed), list(ids[:k])
    for number in range(k, len(ids)):
        place = random.randrange(number + 1)
        if place < k:
            kept[place] = ids[number]
    return kept


def permuted_steps(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Steps from a random start, through a list that was shuffled before."""
    random = Random(seed)
    order = random.sample(ids, len(ids))
    start = random.random()
    return [order[int((number + start) * len(ids) / k)] for number in range(k)]


def by_hash(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    return sorted(ids, key=lambda each: blake2b(each.encode(), key=seed).digest())[:k]


def floyd(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Floyd's algorithm: as many random numbers as are drawn."""
    random, chosen = Random(seed), set[int]()
    for last in range(len(ids) - k, len(ids)):
        one = random.randrange(last + 1)
        chosen.add(last if one in chosen else one)
    return [ids[place] for place in chosen]


def one_by_one(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Knuth's selection sampling: each in turn, with the chance that is left."""
    random, drawn = Random(seed), list[str]()
    for number, each in enumerate(ids):
        if random.random() * (len(ids) - number) < k - len(drawn):
            drawn.append(each)
    return drawn


@pytest.mark.parametrize("draw", [reservoir, permuted_steps, by_hash, floyd, one_by_one])
def test_a_good_one_passes(draw: Draw) -> None:
    report = examine(draw, n=40, k=12, trials=400, pages=(100,))
    assert report.ok, report.text("en")


def low_bits(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """The low bits of a linear congruential generator, which go round in short circles."""
    state, drawn = int.from_bytes(sha256(seed).digest()), dict[str, None]()
    for _ in range(50 * len(ids)):
        state = (state * 1_103_515_245 + 12_345) % (1 << 31)
        drawn[ids[state % len(ids)]] = None
        if len(drawn) >= k:
            break
    return [*drawn, *(each for each in ids if each not in drawn)][:k]


def older_first(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Who was registered earlier is somewhat likelier."""
    random, n = Random(seed), len(ids)
    lots = {each: random.random() ** (1 / (1.3 - 0.6 * place / n)) for place, each in enumerate(ids)}
    return sorted(ids, key=lots.__getitem__, reverse=True)[:k]


def clusters(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Who is drawn brings the next two along: one street a day."""
    random, drawn = Random(seed), dict[str, None]()
    while len(drawn) < k:
        place = random.randrange(len(ids))
        drawn.update(dict.fromkeys(ids[(place + more) % len(ids)] for more in range(3)))
    return list(drawn)[:k]


def odd_and_even(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """As many with an odd number as with an even one, always."""
    random = Random(seed)
    halves = random.sample([ids[::2], ids[1::2]], 2)
    first = min(len(halves[0]), (k + 1) // 2)
    first = max(first, k - len(halves[1]))
    return random.sample(halves[0], first) + random.sample(halves[1], k - first)


def by_quarters(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """A quarter of the number from each quarter of the list, and nobody says so."""
    random, n = Random(seed), len(ids)
    cuts, quotas = [n * each // 4 for each in range(5)], [k * each // 4 for each in range(5)]
    drawn: list[str] = []
    for quarter in range(4):
        part = ids[cuts[quarter] : cuts[quarter + 1]]
        drawn += random.sample(part, min(len(part), quotas[quarter + 1] - quotas[quarter]))
    return drawn + random.sample([each for each in ids if each not in drawn], k - len(drawn))


def not_last_years(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Who was inspected last year is silently left out, as long as others suffice."""
    others = [each for each in ids if sha256(each.encode()).digest()[0] % 10]
    return Random(seed).sample(others if len(others) >= k else ids, k)


def last_bytes(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """A seed cut to 32 bits."""
    return Random(int.from_bytes(seed[-4:])).sample(ids, k)


def never_the_last(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """One off: `range(n - 1)`."""
    return Random(seed).sample(ids[:-1] if k < len(ids) else ids, k)


def parity(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """Whether the seed is odd decides which half comes first; the rest is drawn."""
    middle = len(ids) // 2
    half = ids[:middle] if seed[-1] % 2 else ids[middle:]
    drawn = Random(seed).sample(half, min(len(half), (2 * k + 2) // 3))
    return drawn + Random(seed[1:]).sample([each for each in ids if each not in drawn], k - len(drawn))


BAD = [
    # draw, trials that are enough, one of the codes
    (low_bits, 100, "SSJ-FAIR-DISTINCT"),
    (older_first, 800, "SSJ-FAIR-INCLUSION"),
    (clusters, 100, "SSJ-FAIR-NEIGHBOURS"),
    (odd_and_even, 800, "SSJ-FAIR-PAIRS"),
    (by_quarters, 800, "SSJ-FAIR-PAIRS"),
    (not_last_years, 100, "SSJ-FAIR-POSITION"),
    (last_bytes, 50, "SSJ-FAIR-IDLE-BITS"),
    (never_the_last, 100, "SSJ-FAIR-POSITION"),
    (parity, 300, "SSJ-FAIR-SUCCESSIVE"),
]


@pytest.mark.parametrize(("draw", "trials", "code"), BAD)
def test_a_bad_one_is_caught(draw: Draw, trials: int, code: str) -> None:
    report = examine(draw, n=40, k=12, trials=trials, pages=())
    assert not report.ok
    assert code in report.codes(), report.text("en")
