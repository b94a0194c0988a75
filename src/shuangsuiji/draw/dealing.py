"""发牌 (spec 7.2): the least loaded comes first, among equals the smallest ticket of this lap."""

from collections.abc import Collection, Iterable
from heapq import heapify, heappop, heappush, heapreplace

from shuangsuiji.digests import Hash

Turn = tuple[int, bytes, str]
"""(load, ticket of the next lap, id): whose turn it is, least first. Texts sort as their UTF-8 bytes do."""


class Deck:
    """Those who take turns, be they inspectors or groups: their loads, and whose turn is next.

    Args:
        ids: everybody's ids.
        key: the key of the purpose.
        h: the announcement's hash.
    """

    def __init__(self, ids: Iterable[str], key: str, h: Hash) -> None:
        self._prefix = f"{key}:".encode()
        self._hash = h
        self._turns: dict[str, Turn] = {id_: self._turn(0, id_) for id_ in ids}

    def load(self, id_: str) -> int:
        """Give how many places (or targets) someone holds so far."""
        return self._turns[id_][0]

    def take(self, id_: str) -> int:
        """Give someone one more; returns the lap, which is the load that results."""
        lap = self._turns[id_][0] + 1
        self._turns[id_] = self._turn(lap, id_)
        return lap

    def queue(self, ids: Iterable[str]) -> "Queue":
        """Line up some of those who take turns."""
        return Queue([self._turns[id_] for id_ in ids], self._turns)

    def _turn(self, load: int, id_: str) -> Turn:
        return load, self._hash.raw(self._prefix + f"{load + 1}\t{id_}".encode()), id_


class Queue:
    """Some of those who take turns, in order of their turns; stays in order while loads grow elsewhere too."""

    def __init__(self, turns: list[Turn], current: dict[str, Turn]) -> None:
        self._heap = turns
        self._current = current
        heapify(turns)

    def __len__(self) -> int:
        return len(self._heap)

    def next(self, barred: Collection[str]) -> str | None:
        """Give whose turn it is among those who are not barred; None where all are."""
        heap, passed = self._heap, list[Turn]()
        found = None
        while heap:
            turn = heap[0]
            now = self._current[turn[2]]
            if now is not turn:  # loads only grow, so a turn that is out of date moves back, never forward
                heapreplace(heap, now)
            elif turn[2] in barred:
                passed.append(heappop(heap))
            else:
                found = turn[2]
                break
        for turn in passed:
            heappush(heap, turn)
        return found

    def forced(self, barred: Collection[str]) -> bool:
        """Say whether exactly one of the line is not barred."""
        if len(self._heap) - len(barred) > 1:
            return False
        return sum(turn[2] not in barred for turn in self._heap) == 1
