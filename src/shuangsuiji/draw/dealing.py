"""发牌 (spec 7.2): the least loaded comes first, among equals the smallest ticket of this lap."""

from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush, heapreplace
from typing import Final

from shuangsuiji.digests import Hash

Turn = tuple[int, bytes, str]
"""(load, ticket of the next lap, id): whose turn it is, least first. Texts sort as their UTF-8 bytes do."""


Choice = tuple[str, int, bool]
"""(id, lap, forced): who takes a turn, which of their turns it is, and whether nobody else could."""

MANY: Final = 2
"""From so many on who are not barred, nobody is forced."""


class Deck:
    """Those who take turns, be they inspectors or groups: their loads, and whose turn is next.

    Args:
        ids: everybody's ids.
        key: the key of the purpose.
        h: the announcement's hash.
    """

    def __init__(self, ids: Iterable[str], key: str, h: Hash) -> None:
        self._ticket = h.after(f"{key}:".encode())
        self._turns: dict[str, Turn] = {id_: self._turn(0, id_) for id_ in ids}

    def take(self, id_: str) -> int:
        """Give someone one more; returns the lap, which is the load that results."""
        lap = self._turns[id_][0] + 1
        self._turns[id_] = self._turn(lap, id_)
        return lap

    def queue(self, ids: Iterable[str]) -> "Queue":
        """Line up some of those who take turns."""
        return Queue(self, [self._turns[id_] for id_ in ids], self._turns)

    def _turn(self, load: int, id_: str) -> Turn:
        return load, self._ticket(f"{load + 1}\t{id_}".encode()), id_


class Queue:
    """Some of those who take turns, in order of their turns; stays in order while loads grow elsewhere too.

    Args:
        deck: the deck that they are of.
        turns: their present turns.
        current: everybody's present turn, as the deck keeps it.
    """

    def __init__(self, deck: Deck, turns: list[Turn], current: Mapping[str, Turn]) -> None:
        self._deck, self._heap, self._current = deck, turns, current
        heapify(turns)

    def next(self, barred: Collection[str]) -> Choice | None:
        """Let the next take a turn who is not barred; None where all are."""
        heap, current, passed = self._heap, self._current, list[Turn]()
        choice = None
        while heap:
            turn = heap[0]
            id_ = turn[2]
            now = current[id_]
            if now is not turn:  # loads only grow: a turn that is out of date moves back, never forward
                heapreplace(heap, now)
            elif id_ in barred:
                passed.append(heappop(heap))
            else:
                few = len(heap) + len(passed) - len(barred) < MANY
                choice = id_, self._deck.take(id_), few and self._only(barred)
                break
        for turn in passed:
            heappush(heap, turn)
        return choice

    def _only(self, barred: Collection[str]) -> bool:
        """Say whether exactly one of the line is not barred."""
        return sum(turn[2] not in barred for turn in self._heap) == 1
