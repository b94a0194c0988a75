"""发牌 (spec 7.2): the least loaded comes first, among equals the smallest ticket of this lap."""

from collections.abc import Callable, Collection, Iterable
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
    """Those who take turns, be they inspectors or groups.

    Args:
        ids: everybody's ids.
        key: the key of the purpose.
        h: the announcement's hash.
    """

    def __init__(self, ids: Iterable[str], key: str, h: Hash) -> None:
        self._ticket = h.after(f"{key}:".encode())
        self._turns: dict[str, Turn] = {id_: (0, self._ticket(f"1\t{id_}".encode()), id_) for id_ in ids}

    def queue(self, ids: Iterable[str]) -> "Queue":
        """Line up some of those who take turns."""
        return Queue([self._turns[id_] for id_ in ids], self._turns, self._ticket)


class Queue:
    """Some of those who take turns, in order of their turns; stays in order while loads grow elsewhere too.

    Args:
        turns: their present turns.
        current: everybody's present turn, which all queues of a deck share.
        ticket: gives the ticket of a lap, a TAB and an id.
    """

    def __init__(self, turns: list[Turn], current: dict[str, Turn], ticket: Callable[[bytes], bytes]) -> None:
        self._heap, self._current, self._ticket = turns, current, ticket
        heapify(turns)

    def next(self, barred: Collection[str]) -> Choice | None:
        """Let the next take a turn who is not barred; None where all are."""
        heap, current = self._heap, self._current
        aside: list[Turn] | None = None  # those who are barred here and come back to where they stood
        choice = None
        while heap:
            turn = heap[0]
            id_ = turn[2]
            now = current[id_]
            if now is not turn:  # loads only grow: a turn that is out of date moves back, never forward
                heapreplace(heap, now)
            elif id_ in barred:
                aside = aside or []
                aside.append(heappop(heap))
            else:
                lap = turn[0] + 1
                choice = id_, lap, len(heap) - len(barred) < MANY and self._only(barred)
                current[id_] = moved = lap, self._ticket(f"{lap + 1}\t{id_}".encode()), id_
                heapreplace(heap, moved)
                break
        for turn in aside or ():
            heappush(heap, turn)
        return choice

    def _only(self, barred: Collection[str]) -> bool:
        """Say whether exactly one of the line is not barred."""
        return sum(turn[2] not in barred for turn in self._heap) == 1
