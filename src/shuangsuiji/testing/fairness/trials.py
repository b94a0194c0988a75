"""试抽: a draw done many times under seeds that anyone can make again."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from itertools import chain

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from shuangsuiji.testing.fairness.measured import Measured, certain

Draw = Callable[[Sequence[str], int, bytes], Sequence[str]]
"""A draw: ids, how many, seed (32 bytes); gives the drawn ids."""


def plain_ids(n: int) -> tuple[str, ...]:
    """Give ids of equal length in ascending order.

    >>> plain_ids(3)
    ('T-000001', 'T-000002', 'T-000003')
    """
    return tuple(f"T-{number:06}" for number in range(1, n + 1))


def seeds(base: bytes, purpose: str, count: int) -> Iterator[bytes]:
    """Give seeds of 32 bytes: SHA-256 of base, purpose and a counter.

    Args:
        base: what all seeds of an examination come from.
        purpose: what they are for; other purposes have other seeds.
        count: how many.
    """
    start = sha256(base + b"/" + purpose.encode() + b"/")
    for number in range(count):
        each = start.copy()
        each.update(str(number).encode())
        yield each.digest()


@frozen(kw_only=True, slots=False)
class Trials:
    """试抽结果: which positions were drawn in each trial.

    Args:
        n: how many ids there were.
        drawn: a row for each trial, in it the positions of its `k` ids, in the order of the draw.
    """

    n: int
    drawn: NDArray[np.int64]

    @property
    def count(self) -> int:
        """How many trials."""
        return len(self.drawn)

    @property
    def k(self) -> int:
        """How many were drawn in each."""
        return int(self.drawn.shape[1])

    @cached_property
    def included(self) -> NDArray[np.bool_]:
        """A row for each trial, a column for each position: whether it was drawn."""
        marks = np.zeros((self.count, self.n), dtype=np.bool_)
        np.put_along_axis(marks, self.drawn, values=True, axis=1)
        return marks


def run(
    draw: Draw, ids: Sequence[str], k: int, from_seeds: Iterable[bytes]
) -> tuple[list[Measured], Trials | None]:
    """Do a draw under each seed: give what is wrong with what it gave, or else the trials."""
    place = {id_: position for position, id_ in enumerate(ids)}
    drawn: list[Sequence[str]] = []
    for seed in from_seeds:
        faults, found = once(draw, ids, k, seed)
        if faults or any(each not in place for each in found):
            return faults or [_strange(found, place, len(ids), k)], None
        drawn.append(found)
    places = np.fromiter((place[each] for each in chain.from_iterable(drawn)), np.int64, len(drawn) * k)
    return [], Trials(n=len(ids), drawn=places.reshape(len(drawn), k))


def once(draw: Draw, ids: Sequence[str], k: int, seed: bytes) -> tuple[list[Measured], Sequence[str]]:
    """Do a draw once: give what is wrong with the size or with repeats, and what it drew."""
    n = len(ids)
    try:
        found = tuple(draw(list(ids), k, seed))
        many = len(set(found))
    except Exception as error:  # noqa: BLE001  -- whatever a stranger's draw raises is what is reported
        return [certain("SSJ-FAIR-RAISES", n=n, k=k, error=short(error))], ()
    if many != len(found):
        return [certain("SSJ-FAIR-REPEATS", n=n, k=k, repeats=len(found) - many)], found
    if len(found) != k:
        return [certain("SSJ-FAIR-SIZE", n=n, k=k, found=len(found))], found
    return [], found


class Failed(Exception):
    """What a stranger's draw raised, in one line."""


@contextmanager
def guarded() -> Generator[None, None, None]:
    """Call a stranger's draw.

    Raises:
        Failed: it raised whatever it raises.
    """
    try:
        yield
    except Exception as error:
        raise Failed(short(error)) from error


def told(measured: Iterable[Measured], code: str, **data: str | int) -> Iterator[Measured]:
    """Give what is measured; where the draw raised instead, that is what is given."""
    try:
        yield from measured
    except Failed as error:
        yield Measured(code=code, p=0.0, data={**data, "error": str(error)}, certain=True)


def short(error: Exception) -> str:
    """Give an error's kind and the first line of what it says."""
    return f"{type(error).__name__}: {error}".partition("\n")[0]


def _strange(found: Sequence[str], place: dict[str, int], n: int, k: int) -> Measured:
    return certain("SSJ-FAIR-MEMBER", n=n, k=k, id=next(str(each) for each in found if each not in place))
