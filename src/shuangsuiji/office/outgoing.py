"""待送 (设计决定 11): what is owed to the platform, in which order it goes, and when it is tried again.

What is owed follows from the journal; the outbox only says how sending went so far. Where it is lost everything that is owed is tried at once.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import takewhile
from math import ceil
from random import SystemRandom
from typing import Final, Literal

from attrs import evolve, field, frozen

from shuangsuiji.errors import ShuangsuijiError, Undecided
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.reasons import reasons_of
from shuangsuiji.office.streams import Streams
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.precedence import builds_on, is_met, precedes, precedes_within
from shuangsuiji.procedure import KINDS, acknowledged, kind_of, owed
from shuangsuiji.stores.outbox import MemoryOutbox

Standing = Literal["due", "held", "later", "given-up", "behind"]
"""待送状态: it goes next time; not before it may be public; not before its time; not before a person says so; not before
another document."""

_ORDER: Final = list(KINDS.values())
_MOST_DOUBLINGS: Final = 40


@frozen(kw_only=True)
class Pace:
    """重试的节奏: each wait is twice as long as the one before, up to a bound, and less than that by chance, up to half.

    Args:
        first: seconds before the second attempt.
        longest: seconds that no wait exceeds.
        chance: a number from 0 up to 1, so that those who failed together do not come back together.
    """

    first: int = 30
    longest: int = 6 * 3600
    chance: Callable[[], float] = SystemRandom().random

    def wait(self, attempts: int) -> timedelta:
        """Give the wait after so many attempts, in whole seconds.

        >>> [Pace(chance=lambda: 0.5).wait(attempts).total_seconds() for attempts in (1, 2, 3, 20)]
        [23.0, 45.0, 90.0, 16200.0]
        """
        whole = min(self.first * 2 ** min(attempts - 1, _MOST_DOUBLINGS), self.longest)
        return timedelta(seconds=ceil(whole * (1 + self.chance()) / 2))

    def waits(self, tried: Tried, now: str) -> bool:
        """Say whether it is not yet time; what a wrong clock has put down makes nothing wait."""
        here, last, following = (datetime.fromisoformat(each) for each in (now, tried.last, tried.next))
        return last <= here < following <= here + timedelta(seconds=self.longest)


@frozen(kw_only=True)
class Queued:
    """待送的一份文件.

    Args:
        stream: whose document.
        document: what is owed.
        tried: how sending it went so far; None where it was not tried.
        behind: the key of the document that the platform must have first; empty where it has all.
        standing: what it waits for.
    """

    stream: str
    document: Document
    tried: Tried | None
    behind: str
    standing: Standing


class Queue:
    """待送清单: what is owed, in the order in which it goes.

    Args:
        seen: the journal.
        known: what an outbox knows.
        now: the instant.
        pace: when what failed is tried again.
        takes: the kinds of documents that the platform takes, None for all; others never go, and nothing waits for them.
    """

    def __init__(
        self,
        seen: Streams,
        known: Iterable[Tried],
        now: str,
        pace: Pace | None = None,
        takes: frozenset[str] | None = None,
    ) -> None:
        self._seen, self._now, self._pace, self._takes = seen, now, pace or Pace(), takes
        self._known = {each.document: each for each in known}
        self._owed: dict[str, list[Document]] = {}

    def walk(self, streams: Iterable[str] | None = None) -> Iterator[Queued]:
        """Give what is owed of streams, None for all; what is `taken` on the way keeps nothing back any more.

        Raises:
            Unavailable: the store does not answer.
        """
        for name in in_order(self._seen, streams):
            for document in tuple(self._open(name)):
                yield self._queued(name, document)

    def taken(self, queued: Queued) -> None:
        """Note that the platform has a document."""
        self._owed[queued.stream].remove(queued.document)

    def _open(self, stream: str) -> list[Document]:
        if stream not in self._owed:
            found = owed(stream, self._seen.state(stream))
            self._owed[stream] = [each for each in found if self._takes is None or each.kind in self._takes]
        return self._owed[stream]

    def _queued(self, stream: str, document: Document) -> Queued:
        tried = self._known.get((stream, document.key, document.digest()))
        behind = next(self._before(stream, document), "")
        standing = self._standing(document, tried, behind)
        return Queued(stream=stream, document=document, tried=tried, behind=behind, standing=standing)

    def _standing(self, document: Document, tried: Tried | None, behind: str) -> Standing:
        if self._seen.held(document, self._now):
            return "held"
        if tried and tried.is_given_up:
            return "given-up"
        if behind:
            return "behind"
        return "later" if tried and self._pace.waits(tried, self._now) else "due"

    def _before(self, stream: str, document: Document) -> Iterator[str]:
        for earlier in takewhile(lambda each: each.key != document.key, self._open(stream)):
            if precedes_within(earlier, document):
                yield earlier.key
        for name in builds_on(document):
            needed = (each.key for each in self._open(name) if precedes(each, document))
            first = next(needed, "")
            if first and not is_met(document, acknowledged(name, self._seen.state(name))):
                yield first


@frozen(kw_only=True)
class Outgoing:
    """待送的次序与时间.

    Args:
        outbox: how sending went so far; by default it is forgotten with the process.
        pace: when what failed is tried again.
    """

    outbox: Outbox = field(factory=MemoryOutbox)
    pace: Pace = Pace()

    def queue(self, seen: Streams, now: str, takes: frozenset[str]) -> Queue:
        """Give what is owed of the kinds that a platform takes; an outbox that fails knows nothing."""
        known: tuple[Tried, ...] = ()
        with suppress(ShuangsuijiError):
            known = self.outbox.known()
        return Queue(seen, known, now, self.pace, takes)

    def failed(self, queued: Queued, now: str, error: ShuangsuijiError, *, again: bool) -> None:
        """Keep how an attempt went; where that cannot be kept, the document is tried again at once.

        Args:
            queued: what was tried.
            now: when.
            error: what came of it.
            again: whether it may come right by itself; otherwise it waits for a person.
        """
        before = queued.tried
        attempts = before.attempts + 1 if before else 1
        # Whoever decides on the platform takes days or no time; to ask costs nothing, and the platform does answer.
        wait = timedelta(0) if isinstance(error, Undecided) else self.pace.wait(attempts)
        following = datetime.fromisoformat(now) + wait
        tried = Tried(
            stream=queued.stream,
            key=queued.document.key,
            digest=queued.document.digest(),
            attempts=attempts,
            first=before.first if before else now,
            last=now,
            next=following.isoformat() if again else "",
            reasons=reasons_of(error.faults),
        )
        with suppress(ShuangsuijiError):
            self.outbox.note(tried)

    def taken(self, queued: Queued) -> None:
        """Forget what was known of a document that the platform has."""
        if queued.tried:
            with suppress(ShuangsuijiError):
                self.outbox.forget(*queued.tried.document)


def retried(tried: Tried, now: str) -> Tried:
    """人工重试: give what is known of a document after a person said that it is to be sent again."""
    return evolve(tried, attempts=0, next=now)


def in_order(seen: Streams, streams: Iterable[str] | None) -> list[str]:
    """Give streams, None for all: checklist before plans, plans before tasks, tasks before files."""
    names = seen.store.streams() if streams is None else streams
    return sorted(names, key=lambda name: (_ORDER.index(kind_of(name)), name.encode()))
