"""Merkle tree hash (RFC 9162 section 2.1): one digest for a list of lines, and short proofs of membership.

A leaf is `H(0x00 || line)`, a node `H(0x01 || left || right)`; the left tree of n leaves holds the largest power
of two below n. `root` streams: it keeps one digest for each bit of the size, and one batch of lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from shuangsuiji.digests import Hash

LEAF: Final = b"\x00"
NODE: Final = b"\x01"

BATCH: Final = 1024
"""Lines hashed at a time: a power of two, so that each full batch is a whole subtree."""


def root(lines: Iterable[bytes], h: Hash) -> bytes:
    """Give the tree hash of the lines, in order, as 32 bytes; memory is logarithmic in their number.

    >>> root([b"a"], Hash("sha256")) == Hash("sha256").raw(LEAF + b"a")
    True
    """
    tree = Tree(h)
    for batch in batches(lines):
        tree.add(batch)
    return tree.root()


class Tree:
    """A tree hash under way: batches of lines go in, each of `BATCH` lines but the last; the root comes out."""

    def __init__(self, h: Hash) -> None:
        self._hash = h
        self._subtrees: list[bytes] = []  # whole subtrees from the left, one for each bit of the count
        self._count = 0
        self._last: list[bytes] = []

    def add(self, lines: Sequence[bytes]) -> None:
        """Add the next batch."""
        top = _top(self._hash.each(LEAF, lines), self._hash)
        if len(lines) < BATCH:
            self._last = [top]
            return
        self._count += 1
        self._subtrees.append(top)
        count = self._count
        while count % 2 == 0:
            right, left = self._subtrees.pop(), self._subtrees.pop()
            self._subtrees.append(_node(left, right, self._hash))
            count //= 2

    def root(self) -> bytes:
        """Give the root of all lines so far; of no line at all, H of nothing."""
        parts = [*self._subtrees, *self._last]
        if not parts:
            return self._hash.raw(b"")
        top = parts.pop()
        while parts:
            top = _node(parts.pop(), top, self._hash)
        return top


def path(lines: Iterable[bytes], index: int, h: Hash) -> list[bytes]:
    """Give the inclusion path of the line at `index` (from 0), from leaf to root (RFC 9162 section 2.1.3.1)."""
    return paths(lines, [index], h)[0]


def paths(lines: Iterable[bytes], indexes: Sequence[int], h: Hash) -> list[list[bytes]]:
    """Give the inclusion paths of several lines, for which the tree is built once."""
    level = h.each(LEAF, lines)
    places = list(indexes)
    siblings: list[list[bytes]] = [[] for _ in places]
    while len(level) > 1:
        for number, index in enumerate(places):
            if index ^ 1 < len(level):
                siblings[number].append(level[index ^ 1])
            places[number] = index // 2
        level = _above(level, h)
    return siblings


def root_of_path(line: bytes, index: int, size: int, siblings: Sequence[bytes], h: Hash) -> bytes | None:
    """Give the root that a path leads to (RFC 9162 section 2.1.3.2); None where the path does not fit the size."""
    if not 0 <= index < size:
        return None
    top = h.raw(LEAF + line)
    last = size - 1
    rest = iter(siblings)
    while last:
        if index % 2 or index < last:
            sibling = next(rest, None)
            if sibling is None:
                return None
            top = _node(sibling, top, h) if index % 2 else _node(top, sibling, h)
        index, last = index // 2, last // 2
    return top if next(rest, None) is None else None


def batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Cut lines into batches of `BATCH`, the last one shorter."""
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _top(level: list[bytes], h: Hash) -> bytes:
    while len(level) > 1:
        level = _above(level, h)
    return level[0]


def _above(level: list[bytes], h: Hash) -> list[bytes]:
    """One level up: pairs are joined, an odd last digest moves up as it is."""
    odd = level[-1:] if len(level) % 2 else []
    pairs = map(bytes.__add__, level[::2], level[1::2])
    return h.each(NODE, pairs) + odd


def _node(left: bytes, right: bytes, h: Hash) -> bytes:
    return h.raw(NODE + left + right)
