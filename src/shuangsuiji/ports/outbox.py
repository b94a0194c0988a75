"""送达情况 (设计决定 11): a port that keeps what is known of sending documents that the platform has not taken yet.

What is owed to the platform follows from the journal alone (`procedure.owed`); nothing can be lost between an act and here.
An outbox holds only how often a document was tried, when, with what answer, and when again. Where it is lost, everything
that is owed is tried at once.

Obligations of an adapter:

O1.  What `note` returned for is told by `known`, every member and character, also after the process was killed.
O2.  Of a document (stream, key and digest) the latest knowledge takes the place of what was known before; another
     digest is another document.
O3.  `forget` removes what is known of that document and of no other; what is not known is forgotten already.
O4.  Knowledge is kept whole or not at all; of two who note different documents at once both are kept.
O5.  A medium that fails raises `Unavailable`, or an `OSError` that the port makes one of; nothing else escapes.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from itertools import pairwise
from typing import final

from attrs import frozen

from shuangsuiji.errors import AdapterFault, Fault, fault, raise_if
from shuangsuiji.exchange.reasons import Reason
from shuangsuiji.forms import at_least, digests, filled, free_texts, instants
from shuangsuiji.ports.store import stream_faults, translated


@frozen(kw_only=True)
class Tried:
    """一份文件的送达情况: what is known of a document that the platform has not taken.

    Args:
        stream: whose document.
        key: the document's key.
        digest: its digest.
        attempts: how often it was tried since it first was, or since a person last had it retried.
        first: when it was tried for the first time.
        last: when it was tried last.
        next: from when on it may be tried again; empty where it was given up until a person retries it.
        reasons: what was wrong the last time.

    Raises:
        InvalidInput: it breaks its form; every fault is listed.
    """

    stream: str
    key: str
    digest: str
    attempts: int
    first: str
    last: str
    next: str
    reasons: tuple[Reason, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *_document_faults(self.stream, self.key, self.digest),
                *at_least(0, attempts=self.attempts),
                *instants(first=self.first, last=self.last, **({"next": self.next} if self.next else {})),
            ]
        )

    @property
    def document(self) -> tuple[str, str, str]:
        """Whose knowledge it is: stream, key and digest."""
        return self.stream, self.key, self.digest

    @property
    def is_given_up(self) -> bool:
        """Whether it waits for a person."""
        return not self.next


class Outbox(ABC):
    """An outbox; adapters fill in `_note`, `_forget` and `_known`."""

    @final
    def note(self, tried: Tried) -> None:
        """Keep what is known of a document, in the place of what was known before.

        Raises:
            Unavailable: the medium fails.
            AdapterFault: the adapter broke one of its obligations.
        """
        with translated():
            self._note(tried)

    @final
    def forget(self, stream: str, key: str, digest: str) -> None:
        """Remove what is known of a document; do nothing where nothing is.

        Raises:
            InvalidInput: no document is called so.
            Unavailable: the medium fails.
            AdapterFault: the adapter broke one of its obligations.
        """
        raise_if(_document_faults(stream, key, digest))
        with translated():
            self._forget(stream, key, digest)

    @final
    def known(self) -> tuple[Tried, ...]:
        """Give all that is known, ascending by stream, key and digest.

        Raises:
            Unavailable: the medium fails.
            AdapterFault: the adapter broke one of its obligations.
        """
        with translated():
            found: list[object] = list(self._known())
        known = [each for each in found if isinstance(each, Tried)]
        ordered = tuple(sorted(known, key=lambda each: each.document))
        twice = any(before.document == each.document for before, each in pairwise(ordered))
        if len(known) < len(found) or twice:
            raise AdapterFault(fault("SSJ-OUTBOX-O2", adapter=type(self).__name__))
        return ordered

    def close(self) -> None:  # noqa: B027  -- most outboxes hold nothing
        """Let go of connections; an adapter that holds any overrides this."""

    @abstractmethod
    def _note(self, tried: Tried) -> None: ...

    @abstractmethod
    def _forget(self, stream: str, key: str, digest: str) -> None: ...

    @abstractmethod
    def _known(self) -> Iterable[Tried]: ...


def _document_faults(stream: str, key: str, digest: str) -> list[Fault]:
    return [*stream_faults(stream), *filled(key=key), *free_texts(key=key), *digests(digest=digest)]
