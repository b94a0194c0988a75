"""待送 (设计决定 11): what is owed to the platform, in which order it goes, and when it is tried again.

What is owed follows from the journal; the outbox only says how sending went so far. Without an outbox everything that is
owed is tried whenever something is sent.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from math import ceil
from random import SystemRandom
from typing import Final, Literal

from attrs import evolve, frozen

from shuangsuiji.errors import NotAuthorised, ShuangsuijiError, Unavailable
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.reasons import reasons_of
from shuangsuiji.office.streams import Streams
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.precedence import builds_on, precedes
from shuangsuiji.procedure import KINDS, kind_of, owed

Standing = Literal["due", "later", "given-up", "behind"]
"""待送状态: it goes next time; not before its time; not before a person says so; not before another document."""

_ORDER: Final = list(KINDS.values())
_MOST_DOUBLINGS: Final = 40


@frozen(kw_only=True)
class Pace:
    """重试的节奏: each wait is twice as long as the one before, up to a bound, and less than that by chance, up to half.

    Args:
        first: seconds before the second attempt.
        longest: seconds that no wait exceeds.
        attempts: after so many a person has to retry.
        chance: a number from 0 up to 1, so that those who failed together do not come back together.
    """

    first: int = 30
    longest: int = 6 * 3600
    attempts: int = 20
    chance: Callable[[], float] = SystemRandom().random

    def wait(self, attempts: int) -> timedelta:
        """Give the wait after so many attempts, in whole seconds.

        >>> [Pace(chance=lambda: 0.5).wait(attempts).total_seconds() for attempts in (1, 2, 3, 20)]
        [23.0, 45.0, 90.0, 16200.0]
        """
        whole = min(self.first * 2 ** min(attempts - 1, _MOST_DOUBLINGS), self.longest)
        return timedelta(seconds=ceil(whole * (1 + self.chance()) / 2))

    def tried(
        self, before: Tried | None, stream: str, document: Document, now: str, error: ShuangsuijiError
    ) -> Tried:
        """Give what is known of a document after an attempt that failed.

        No answer, and an account that is not known, may come right by themselves; anything else needs a person.
        """
        attempts = before.attempts + 1 if before else 1
        again = isinstance(error, Unavailable | NotAuthorised) and attempts < self.attempts
        later = datetime.fromisoformat(now) + self.wait(attempts)
        return Tried(
            stream=stream,
            key=document.key,
            digest=document.digest(),
            attempts=attempts,
            first=before.first if before else now,
            last=now,
            next=later.isoformat() if again else "",
            reasons=reasons_of(error.faults),
        )


@frozen(kw_only=True)
class Queued:
    """待送的一份文件.

    Args:
        stream: whose document.
        document: what is owed.
        tried: how sending it went so far; None where it was not tried.
        behind: the key of the document that the platform must have first; empty where it has all.
    """

    stream: str
    document: Document
    tried: Tried | None
    behind: str

    def standing(self, now: str) -> Standing:
        """Say what it waits for."""
        if self.tried and self.tried.is_given_up:
            return "given-up"
        if self.behind:
            return "behind"
        if self.tried and datetime.fromisoformat(now) < datetime.fromisoformat(self.tried.next):
            return "later"
        return "due"


@frozen(kw_only=True)
class Outgoing:
    """待送的次序与时间.

    Args:
        outbox: how sending went so far; None where nobody keeps that.
        pace: when what failed is tried again.
    """

    outbox: Outbox | None = None
    pace: Pace = Pace()

    def next(self, seen: Streams, stream: str, document: Document) -> Queued:
        """Give a stream's first owed document as it waits; an outbox that does not answer knows nothing."""
        known: tuple[Tried, ...] = ()
        if self.outbox:
            with suppress(Unavailable):
                known = self.outbox.known()
        behind = _behind(seen, document) if self.outbox else ""
        tried = _tried(known, stream, document)
        return Queued(stream=stream, document=document, tried=tried, behind=behind)

    def failed(self, queued: Queued, now: str, error: ShuangsuijiError) -> None:
        """Keep how an attempt went; where that cannot be kept, the document is tried again at once."""
        if self.outbox:
            with suppress(Unavailable):
                self.outbox.note(self.pace.tried(queued.tried, queued.stream, queued.document, now, error))

    def taken(self, queued: Queued) -> None:
        """Forget what was known of a document that the platform has."""
        if self.outbox and queued.tried:
            with suppress(Unavailable):
                self.outbox.forget(*queued.tried.document)


def queue(seen: Streams, known: Iterable[Tried], streams: Iterable[str] | None = None) -> list[Queued]:
    """待送清单: give everything that is owed, in the order in which it goes.

    Args:
        seen: the journal.
        known: what an outbox knows.
        streams: of which streams; None for all.
    """
    kept = tuple(known)
    return [each for name in in_order(seen, streams) for each in _queued(seen, kept, name)]


def _queued(seen: Streams, known: tuple[Tried, ...], stream: str) -> Iterator[Queued]:
    before = ""
    for document in owed(stream, seen.state(stream)):
        behind = before or _behind(seen, document)
        yield Queued(stream=stream, document=document, tried=_tried(known, stream, document), behind=behind)
        before = document.key


def retried(tried: Tried, now: str) -> Tried:
    """人工重试: give what is known of a document after a person said that it is to be sent again."""
    return evolve(tried, attempts=0, next=now)


def in_order(seen: Streams, streams: Iterable[str] | None) -> list[str]:
    """Give streams, None for all: checklist before plans, plans before tasks, tasks before files."""
    names = seen.store.streams() if streams is None else streams
    return sorted(names, key=lambda name: (_ORDER.index(kind_of(name)), name.encode()))


def _behind(seen: Streams, document: Document) -> str:
    for name in builds_on(document):
        for earlier in owed(name, seen.state(name)):
            if precedes(earlier, document):
                return earlier.key
    return ""


def _tried(known: Iterable[Tried], stream: str, document: Document) -> Tried | None:
    asked = (stream, document.key, document.digest())
    return next((each for each in known if each.document == asked), None)
