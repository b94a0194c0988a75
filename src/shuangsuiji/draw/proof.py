"""自证 (spec section 10): one target's proof that it stood in the roll, and whether it was drawn.

A proof and the public extract are enough; the roll is not needed.
"""

from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.forms import protocol_known, read_document
from shuangsuiji.draw.journal import Journal, faults
from shuangsuiji.draw.record import Extract
from shuangsuiji.draw.seed import Seed, seed_of, ticket
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import at_least, digests
from shuangsuiji.merkle import path, root_of_path
from shuangsuiji.rolls.entry import Entry, entry_of
from shuangsuiji.rolls.roll import Roll, read


@frozen(kw_only=True)
class Proof:
    """自证 (10.1): a line of the targets' roll with its path to the root.

    Args:
        protocol: `shuangsuiji/draw/1`.
        announcement: the announcement's digest.
        line: the line, without LF.
        index: its place in the roll, from 0.
        size: the roll's size.
        path: digests from leaf to root.
        ticket: the target's ticket, eligible or not.
    """

    protocol: str
    announcement: str
    line: str
    index: int
    size: int
    path: tuple[str, ...]
    ticket: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *protocol_known(self.protocol),
                *digests(announcement=self.announcement, ticket=self.ticket),
                *at_least(0, index=self.index),
                *at_least(1, size=self.size),
                *(found for each in self.path for found in digests(path=each)),
            ]
        )

    def encoded(self) -> bytes:
        """Give its canonical bytes."""
        return canonical.encode(wire.write(self))


Standing = Literal["drawn", "not drawn", "excluded", "not bound"]
"""What a proof shows of its target; `not bound` where no extract was given."""


@frozen(kw_only=True)
class Answer:
    """What the check of a proof found (10.2).

    Args:
        standing: drawn, not drawn, excluded; `not bound` without an extract, never a pass.
        id: the target's id.
        stratum: its stratum.
        reason: why it is excluded.
        ticket: its ticket.
        cutoff: its stratum's cutoff.
        confirmed: whether the extract's record is the confirmed one; None without a journal.
    """

    standing: Standing
    id: str = ""
    stratum: str = ""
    reason: str = ""
    ticket: str = ""
    cutoff: str | None = None
    confirmed: bool | None = None


def prove(announcement: Announcement, roll: Roll, id_: str, seed: Seed) -> Proof:
    """Make the proof for one target.

    Args:
        announcement: the announcement.
        roll: the announced roll of targets.
        id_: the target's id.
        seed: the draw's seed.

    Raises:
        InvalidInput: the id is not in the roll.
    """
    index = roll.index(id_)
    if index is None:
        raise InvalidInput(fault("SSJ-PROOF-UNKNOWN", id=id_))
    line = roll.lines[index]
    return Proof(
        protocol=announcement.protocol,
        announcement=announcement.digest(),
        line=line.decode(),
        index=index,
        size=roll.size,
        path=tuple(each.hex() for each in path(roll.lines, index, roll.hash)),
        ticket=_ticket(entry_of(line, roll.form), seed).hex(),
    )


def _ticket(entry: Entry, seed: Seed) -> bytes:
    salted = f"{entry.salt}:" if entry.salt else ""
    return ticket(seed.h, seed.key("targets"), f"{salted}{entry.id}".encode())


def read_proof(data: bytes, place: Place | None = None) -> Proof:
    """Read a proof from the bytes of its file.

    Raises:
        InvalidInput: it is not canonical, of another protocol, or breaks a form.
    """
    return read_document(Proof, data, place)


def check(proof: Proof, extract: Extract | None = None, journal: Journal | None = None) -> Answer:
    """Check a proof against the public extract (10.2).

    Args:
        proof: the proof.
        extract: the public extract; without it the answer is `not bound`.
        journal: the task's journal, to say whether the extract's record is the confirmed one.

    Raises:
        InvalidInput: the proof does not lead to what the extract announces; every fault is listed.
    """
    if extract is None:
        return Answer(standing="not bound")
    announcement = extract.announcement
    seed = seed_of(announcement.digest(), extract.reveals, announcement.h)
    raise_if([*_binding_faults(proof, announcement), *_seed_faults(seed, extract)])
    entry = _entry(proof, announcement)
    raise_if(_ticket_faults(proof, entry, seed))
    answer = _answer(entry, proof, extract)
    raise_if(_list_faults(answer, extract))
    return evolve(answer, confirmed=_confirmed(extract, journal))


def _binding_faults(proof: Proof, announcement: Announcement) -> Iterator[Fault]:
    h: Hash = announcement.h
    siblings = [bytes.fromhex(each) for each in proof.path]
    root = root_of_path(proof.line.encode(), proof.index, proof.size, siblings, h)
    compared: tuple[tuple[str, str | int, str | int], ...] = (
        ("announcement", announcement.digest(), proof.announcement),
        ("size", announcement.targets.size, proof.size),
        ("path", announcement.targets.root, root.hex() if root else "—"),
    )
    for member, expected, found in compared:
        if expected != found:
            yield fault("SSJ-PROOF-BINDING", Place(path=f"$.{member}"), expected=expected, found=found)


def _seed_faults(seed: Seed, extract: Extract) -> Iterator[Fault]:
    if seed.text != extract.seed:
        yield fault("SSJ-VER-VALUE", Place(path="$.seed"), expected=seed.text, found=extract.seed)


def _entry(proof: Proof, announcement: Announcement) -> Entry:
    line = proof.line.encode()
    form = announcement.targets.form
    read([line], announcement.h, form, Place(path="$.line"))
    return entry_of(line, form)


def _ticket_faults(proof: Proof, entry: Entry, seed: Seed) -> Iterator[Fault]:
    expected = _ticket(entry, seed).hex()
    if proof.ticket != expected:
        yield fault(
            "SSJ-VER-TICKET", Place(path="$.ticket"), id=entry.id, expected=expected, found=proof.ticket
        )


def _answer(entry: Entry, proof: Proof, extract: Extract) -> Answer:
    cutoffs = [each.cutoff for each in extract.cutoffs if each.stratum == entry.part]
    if not cutoffs:
        raise InvalidInput(fault("SSJ-VER-STRATUM-MISSING", Place(path="$.cutoffs"), stratum=entry.part))
    if len(cutoffs) > 1:
        raise InvalidInput(fault("SSJ-VER-TWICE", Place(path="$.cutoffs"), id=entry.part))
    cutoff = cutoffs[0]
    drawn = cutoff is not None and proof.ticket <= cutoff
    return Answer(
        standing="excluded" if not entry.eligible else "drawn" if drawn else "not drawn",
        id=entry.id,
        stratum=entry.part,
        reason=entry.standing.partition(":")[2],
        ticket=proof.ticket,
        cutoff=cutoff,
    )


def _list_faults(answer: Answer, extract: Extract) -> Iterator[Fault]:
    listed = answer.id in extract.ids()
    if listed != (answer.standing == "drawn"):
        code = "SSJ-PROOF-LISTED" if listed else "SSJ-PROOF-UNLISTED"
        yield fault(
            code, Place(path="$.drawn"), id=answer.id, ticket=answer.ticket, cutoff=answer.cutoff or "null"
        )


def _confirmed(extract: Extract, journal: Journal | None) -> bool | None:
    if journal is None:
        return None
    raise_if(faults(journal, extract.announcement.h))
    digest = extract.announcement.digest()
    here = [each for each in journal.rounds() if each.announced.announcement == digest and each.confirmed]
    if not here:
        return False
    confirmed = here[0].confirmed
    if confirmed and confirmed.body.record != extract.record:
        wrong = fault(
            "SSJ-VER-VALUE", Place(path="$.record"), expected=confirmed.body.record, found=extract.record
        )
        raise InvalidInput(wrong)
    return True
