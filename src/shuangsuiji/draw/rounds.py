"""轮次与作废 (spec 3.5, 4.4): how a round stands to the rounds before it."""

from collections.abc import Iterator, Sequence

from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Contribution
from shuangsuiji.draw.journal import Journal, Round
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at


def earlier_faults(announcement: Announcement, earlier: Sequence[Announcement]) -> Iterator[Fault]:
    """Judge a round against the announcements of all rounds before it, in order."""
    if len(earlier) != announcement.round - 1:
        yield fault("SSJ-ROUND-NUMBER", at("$.round"), expected=len(earlier) + 1, found=announcement.round)
        return
    for before, after in zip(earlier, [*earlier[1:], announcement], strict=True):
        yield from _succession_faults(before, after)


def _succession_faults(before: Announcement, after: Announcement) -> Iterator[Fault]:
    digest = before.digest()
    voids = after.voids.announcement if after.voids else "null"
    compared = (
        ("round", before.round + 1, after.round),
        ("task", before.task, after.task),
        ("hash", before.hash, after.hash),
        ("voids.announcement", digest, voids),
    )
    for member, expected, found in compared:
        if expected != found:
            yield fault(
                "SSJ-ROUND-MEMBER", at(f"$.{member}"), round=before.round + 1, expected=expected, found=found
            )


def journal_faults(
    announcement: Announcement, digest: str, journal: Journal, earlier: Sequence[Announcement] = ()
) -> Iterator[Fault]:
    """Judge that the journal holds this round at its place, and the void that it names before it.

    Args:
        announcement: the round's announcement.
        digest: its digest.
        journal: the task's journal.
        earlier: the announcements of the rounds before, as far as they are at hand.
    """
    rounds = journal.rounds()
    for before, given in zip(rounds, earlier, strict=False):
        yield from _digest_faults(before, given.digest())
    number = announcement.round
    if len(rounds) < number:
        yield fault("SSJ-ROUND-UNANNOUNCED", round=number)
        return
    yield from _digest_faults(rounds[number - 1], digest)
    if number > 1 and announcement.voids:
        yield from _void_faults(announcement, rounds[number - 2])


def _digest_faults(journalled: Round, digest: str) -> Iterator[Fault]:
    expected = journalled.announced.announcement
    if expected != digest:
        yield fault("SSJ-ROUND-DIGEST", round=journalled.number, expected=expected, found=digest)


def _void_faults(announcement: Announcement, before: Round) -> Iterator[Fault]:
    voids = announcement.voids
    if voids is None or before.voided is None:
        yield fault("SSJ-ROUND-NOT-VOID", round=before.number)
        return
    if voids.announcement != before.announced.announcement:
        expected = before.announced.announcement
        yield fault("SSJ-ROUND-VOIDS", at("$.voids"), expected=expected, found=voids.announcement)
    if voids.reason != before.voided.body.reason:
        expected = before.voided.body.reason
        yield fault("SSJ-ROUND-REASON", at("$.voids.reason"), expected=expected, found=voids.reason)
    yield from withheld_faults(announcement, before)


def withheld_faults(
    announcement: Announcement, before: Round, earlier: Announcement | None = None
) -> Iterator[Fault]:
    """Judge that after a missing reveal the next round names a drand or public source (4.4).

    Args:
        announcement: the next round's announcement.
        before: the void round in the journal.
        earlier: its announcement: with it parties that did not reveal while others did count as withholding,
            whether the void names them or not.
    """
    others = any(not isinstance(source, Contribution) for source in announcement.entropy)
    named = before.voided.body.withheld if before.voided else ()
    parties = named or (missing_parties(before, earlier) if earlier else ())
    if parties and not others:
        yield fault("SSJ-ROUND-WITHHELD", at("$.entropy"), parties="、".join(parties))


def missing_parties(journal_round: Round, announcement: Announcement) -> tuple[str, ...]:
    """Give the parties that did not reveal while others did: any of them could have known the result."""
    revealed = {entry.body.index for entry in journal_round.reveals}
    missing = [
        source.party
        for index, source in enumerate(announcement.entropy)
        if isinstance(source, Contribution) and index not in revealed
    ]
    return tuple(missing) if revealed else ()
