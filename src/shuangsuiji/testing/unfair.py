"""已知缺陷 (第十一条): draws that are unfair, each as it has been met, so that whoever judges draws can try his judgement.

Each takes ids, how many, and a seed, as `testing.fairness` examines them. None of them is to be used.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key
from hashlib import sha256
from random import Random
from typing import Final

from shuangsuiji.testing.fairness.trials import Draw

PAGE: Final = 1_000
SIX_DIGITS: Final = 1_000_000
REDRAWS: Final = 3

_BYTE: Final = 256


def fixed_step(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """跳号抽取: every so-manieth from one random start; ids that lie closer together are never drawn together."""
    if k == 0:
        return []
    start = Random(seed).random()
    return [ids[int((number + start) * len(ids) / k)] for number in range(k)]


def fixed_step_by_page(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """分页跳号: the same on each page of 1,000, which gives its share each time; the last page fills up the number."""
    pages = [ids[first : first + PAGE] for first in range(0, len(ids), PAGE)]
    drawn: list[str] = []
    for number, page in enumerate(pages):
        rest = k - len(drawn)
        quota = rest if number == len(pages) - 1 else min(rest, k * len(page) // len(ids))
        drawn += fixed_step(page, quota, seed + bytes([number]))
    return drawn


def first_page_only(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """只抽第一页: whatever lies beyond the first 1,000 is never drawn, as long as those suffice."""
    return Random(seed).sample(ids[: max(PAGE, k)], k)


def rounded(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """四舍五入: `round(random*(n-1))`; the first and the last have half a chance."""
    random = Random(seed)
    return _until_enough(lambda: ids[round(random.random() * (len(ids) - 1))], k)


def modulo(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """取余偏差: a byte modulo n; where 256 is no multiple of n the first ones come more often.

    With more than 256 ids it takes as many bytes as are needed, and the bias stays.
    """
    random = Random(seed)
    size = (len(ids).bit_length() + 7) // 8
    return _until_enough(lambda: ids[int.from_bytes(random.randbytes(size)) % len(ids)], k)


def six_digit_seed(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """六位种子: a million draws at most, which anyone can try out."""
    return Random(int.from_bytes(sha256(seed).digest()) % SIX_DIGITS).sample(ids, k)


def four_byte_seed(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """只用四个字节: the rest of the seed changes nothing."""
    return Random(seed[:4]).sample(ids, k)


def clock_seed(ids: Sequence[str], k: int, seed: bytes) -> list[str]:  # noqa: ARG001  -- that is the defect
    """时钟种子: the second at which it is drawn; whoever runs it chooses the second, and nobody can repeat it."""
    return Random(int(time.time())).sample(ids, k)


def random_comparator(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """随机比较排序: `sort(() => random() - 0.5)`; who stands where in the list decides much."""
    random = Random(seed)
    return sorted(ids, key=cmp_to_key(lambda _one, _other: random.choice((-1, 1))))[:k]


def partial_shuffle(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """没洗完: half as many random swaps as ids, then the first ones; many never left their place."""
    random, order = Random(seed), list(ids)
    for _ in range(len(ids) // 2):
        one, other = random.randrange(len(ids)), random.randrange(len(ids))
        order[one], order[other] = order[other], order[one]
    return order[:k]


def redrawn(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """重抽到满意: three draws, of which the one with fewest of the first tenth of the list is kept."""
    spared = set(ids[: max(1, len(ids) // 10)])
    draws = [Random(seed + bytes([number])).sample(ids, k) for number in range(REDRAWS)]
    return min(draws, key=lambda drawn: len(spared.intersection(drawn)))


def doubly_listed(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """重复加权: two registries put together, with the first tenth in both; those have two chances each."""
    random, both = Random(seed), [*ids, *ids[: max(1, len(ids) // 10)]]
    return _until_enough(lambda: random.choice(both), k)


def secret_favourite(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """暗中照顾: one id, when drawn, is let off in one of four draws."""
    random = Random(seed)
    spared = ids[len(ids) // 3]
    drawn = random.sample(ids, k)
    if spared not in drawn or k == len(ids) or random.random() > 1 / 4:
        return drawn
    others = sorted(set(ids).difference(drawn))
    return [random.choice(others) if each == spared else each for each in drawn]


def shared_half(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """成双入选: ids stand two by two, and who is drawn brings the next one along as long as there is room."""
    random = Random(seed)
    order = random.sample(range((len(ids) + 1) // 2), (len(ids) + 1) // 2)
    return [each for number in order for each in ids[2 * number : 2 * number + 2]][:k]


def _until_enough(one: Callable[[], str], k: int) -> list[str]:
    """Draw with replacement until there are `k` different ones."""
    drawn: dict[str, None] = {}
    while len(drawn) < k:
        drawn[one()] = None
    return list(drawn)


DEFECTS: Final[Mapping[str, Draw]] = {
    each.__name__: each
    for each in (
        fixed_step,
        fixed_step_by_page,
        first_page_only,
        rounded,
        modulo,
        six_digit_seed,
        four_byte_seed,
        clock_seed,
        random_comparator,
        partial_shuffle,
        redrawn,
        doubly_listed,
        secret_favourite,
        shared_half,
    )
}
"""Every unfair draw by name."""
