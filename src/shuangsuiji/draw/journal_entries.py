"""抽取日志的条目 (spec 3.4, 3.5 and section 13): announced, revealed, confirmed, void."""

from types import NoneType
from typing import Literal

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import at_least, digests, filled, free_texts, identifiers, instants


@frozen(kw_only=True)
class Revealed:
    """揭示: one source's value is known; its digest stands for it."""

    index: int
    reveal: str

    def __attrs_post_init__(self) -> None:
        raise_if([*at_least(0, index=self.index), *digests(reveal=self.reveal)])


@frozen(kw_only=True)
class Confirmed:
    """确认 (第十一条): a named person confirms a record; from then on the list is locked."""

    by: str
    record: str

    def __attrs_post_init__(self) -> None:
        raise_if([*filled(by=self.by), *free_texts(by=self.by), *digests(record=self.record)])


@frozen(kw_only=True)
class Voided:
    """作废: a round is void, with approver and reason, and with who withheld a reveal if that is the cause."""

    approver: str
    reason: str
    withheld: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        parties = (found for party in self.withheld for found in identifiers(withheld=party))
        texts = free_texts(approver=self.approver, reason=self.reason)
        raise_if([*filled(approver=self.approver), *texts, *parties])


@frozen(kw_only=True)
class _Common:
    announcement: str
    at: str
    prev: str | None
    seq: int

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *digests(
                    announcement=self.announcement, **({} if self.prev is None else {"prev": self.prev})
                ),
                *instants(at=self.at),
                *at_least(1, seq=self.seq),
            ]
        )


@frozen(kw_only=True)
class AnnouncedEntry(_Common):
    """A round is announced."""

    # attrs takes the annotation None for none at all, and anything would be read.
    body: NoneType  # type: ignore[nonetype-type]
    kind: Literal["announced"] = "announced"


@frozen(kw_only=True)
class RevealedEntry(_Common):
    """A source of the round is revealed."""

    body: Revealed
    kind: Literal["revealed"] = "revealed"


@frozen(kw_only=True)
class ConfirmedEntry(_Common):
    """The round is confirmed."""

    body: Confirmed
    kind: Literal["confirmed"] = "confirmed"


@frozen(kw_only=True)
class VoidedEntry(_Common):
    """The round is void."""

    body: Voided
    kind: Literal["voided"] = "voided"


JournalEntry = AnnouncedEntry | RevealedEntry | ConfirmedEntry | VoidedEntry
"""One line of the journal."""


Body = None | Revealed | Confirmed | Voided
"""What an entry says beside which round and when."""


def entry_of(body: Body, announcement: str, at: str, prev: str | None, seq: int) -> JournalEntry:
    """Give the entry that says what happened, at its place in the chain.

    Args:
        body: what happened; None for an announcement.
        announcement: the round's announcement digest.
        at: the instant of the act.
        prev: the digest of the line before; None for the first.
        seq: its place, from 1.
    """
    match body:
        case None:
            return AnnouncedEntry(announcement=announcement, at=at, body=None, prev=prev, seq=seq)
        case Revealed():
            return RevealedEntry(announcement=announcement, at=at, body=body, prev=prev, seq=seq)
        case Confirmed():
            return ConfirmedEntry(announcement=announcement, at=at, body=body, prev=prev, seq=seq)
        case Voided():
            return VoidedEntry(announcement=announcement, at=at, body=body, prev=prev, seq=seq)
