"""抽取日志 (全程留痕; spec 3.4, 3.5 and section 13): what happened to a task's draw, in order, chained by digests.

`journal.jsonl` is one task's. Its n-th announcement is round n; a round follows only a void one; nothing follows a
confirmation.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Literal

from attrs import evolve, field, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Checked, Contribution
from shuangsuiji.draw.journal_entries import (
    AnnouncedEntry,
    Body,
    ConfirmedEntry,
    JournalEntry,
    RevealedEntry,
    VoidedEntry,
    entry_of,
)
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, Place, fault, raise_if


@frozen(kw_only=True)
class Round:
    """轮次: what the journal holds of one round.

    Args:
        number: from 1.
        announced: its announcement.
        reveals: the journalled reveals, in journal order.
        confirmed: its confirmation, if any.
        voided: its void, if any.
    """

    number: int
    announced: AnnouncedEntry
    reveals: tuple[RevealedEntry, ...] = ()
    confirmed: ConfirmedEntry | None = None
    voided: VoidedEntry | None = None

    @property
    def state(self) -> Literal["confirmed", "voided", "open"]:
        """Whether it is confirmed, voided or neither."""
        return "confirmed" if self.confirmed else "voided" if self.voided else "open"

    def abandoned(self, draw_by: str, now: datetime) -> bool:
        """Say whether it was neither confirmed nor voided by `draw_by` (3.5); a later void does not undo that."""
        ended = datetime.fromisoformat(self.voided.at) if self.voided else now
        return self.confirmed is None and datetime.fromisoformat(draw_by) < ended


@frozen
class Journal:
    """抽取日志: the entries of one task's draw, and the lines that they came from.

    Args:
        entries: in order.
        lines: their canonical bytes, without LF.
    """

    entries: tuple[JournalEntry, ...] = ()
    lines: tuple[bytes, ...] = field(default=(), repr=False)

    def rounds(self) -> tuple[Round, ...]:
        """Give the rounds, as far as the order of entries makes sense."""
        return tuple(_Walk(self.entries).rounds)

    def append(self, body: Body, announcement: str, at: str, h: Hash) -> "Journal":
        """Give the journal with one more entry.

        Args:
            body: what happened: None for an announcement, a reveal, a confirmation or a void.
            announcement: the round's announcement digest.
            at: the instant of the act.
            h: the task's hash.

        Raises:
            ActRefused: the journal does not allow that entry now.
        """
        prev = h.hex(self.lines[-1]) if self.lines else None
        entry = entry_of(body, announcement, at, prev, len(self.entries) + 1)
        line = canonical.encode(wire.write(entry))
        longer = Journal((*self.entries, entry), (*self.lines, line))
        raise_if([*_time_faults(longer.entries[-2:]), *order_faults(longer.entries)], ActRefused)
        return longer

    def file(self) -> bytes:
        """Give the bytes of `journal.jsonl`."""
        return b"".join(line + b"\n" for line in self.lines)


@frozen(kw_only=True)
class _Line:
    """Tells the entries apart by their member `kind`."""

    entry: JournalEntry


def read_journal(data: bytes, place: Place | None = None) -> Journal:
    """Read a journal from the bytes of its file; its chain and order are judged by `faults`.

    Raises:
        InvalidInput: a line is not canonical or breaks a form; every fault is listed with its line.
    """
    file = (place or Place()).file
    lines = data.split(b"\n")
    if not data:
        raise InvalidInput(fault("SSJ-JOURNAL-EMPTY", place))
    if lines.pop():
        raise InvalidInput(fault("SSJ-ROLL-LF", place))
    found: list[Fault] = []
    entries: list[JournalEntry] = []
    for number, line in enumerate(lines, 1):
        at_line = Place(file=file, row=number)
        try:
            entries.append(wire.read(_Line, {"entry": canonical.decode(line, at_line)}, "").entry)
        except InvalidInput as error:
            paths = (each.place.path.removeprefix(".entry") for each in error.faults)
            found += (f.at(evolve(at_line, path=path)) for f, path in zip(error.faults, paths, strict=True))
    raise_if(found)
    return Journal(tuple(entries), tuple(lines))


def faults(journal: Journal, h: Hash) -> list[Fault]:
    """Judge the chain and the order of a whole journal."""
    return [*chain_faults(journal, h), *order_faults(journal.entries)]


def chain_faults(journal: Journal, h: Hash) -> Iterator[Fault]:
    """Judge the chain (13): `seq` from 1, `prev` the digest of the line before, times that never go back."""
    prev: str | None = None
    for number, (entry, line) in enumerate(zip(journal.entries, journal.lines, strict=True), 1):
        place = Place(row=number)
        if entry.seq != number:
            yield fault("SSJ-JOURNAL-SEQ", place, expected=number, found=entry.seq)
        if entry.prev != prev:
            yield fault("SSJ-JOURNAL-PREV", place, expected=prev or "null", found=entry.prev or "null")
        prev = h.hex(line)
    yield from _time_faults(journal.entries)


def _time_faults(entries: Sequence[JournalEntry]) -> Iterator[Fault]:
    for before, entry in pairwise(entries):
        if datetime.fromisoformat(entry.at) < datetime.fromisoformat(before.at):
            yield fault("SSJ-JOURNAL-TIME", Place(row=entry.seq), found=entry.at)


def order_faults(entries: Sequence[JournalEntry]) -> list[Fault]:
    """Judge the order (3.4, 3.5): announcement, reveals, then a confirmation or a void; rounds follow voids."""
    return _Walk(entries).faults


class _Walk:
    """One pass over the entries that builds the rounds and notes what does not follow."""

    def __init__(self, entries: Sequence[JournalEntry]) -> None:
        self.rounds: list[Round] = []
        self.faults: list[Fault] = []
        for entry in entries:
            match entry:
                case AnnouncedEntry():
                    self._announce(entry)
                case RevealedEntry() | ConfirmedEntry() | VoidedEntry():
                    self._continue(entry)

    def _announce(self, entry: AnnouncedEntry) -> None:
        last = self.rounds[-1] if self.rounds else None
        if last and last.state != "voided":
            self._refuse("SSJ-JOURNAL-FOLLOWS", entry, round=last.number)
        if any(each.announced.announcement == entry.announcement for each in self.rounds):
            self._refuse("SSJ-JOURNAL-AGAIN", entry)
        self.rounds.append(Round(number=len(self.rounds) + 1, announced=entry))

    def _continue(self, entry: RevealedEntry | ConfirmedEntry | VoidedEntry) -> None:
        last = self.rounds[-1] if self.rounds else None
        if last is None or last.announced.announcement != entry.announcement:
            self._refuse("SSJ-JOURNAL-BEFORE", entry)
        elif last.state != "open":
            self._refuse("SSJ-JOURNAL-CLOSED", entry, round=last.number)
        elif isinstance(entry, RevealedEntry):
            if any(each.body.index == entry.body.index for each in last.reveals):
                self._refuse("SSJ-JOURNAL-REVEALED", entry, index=entry.body.index)
            self.rounds[-1] = evolve(last, reveals=(*last.reveals, entry))
        elif isinstance(entry, ConfirmedEntry):
            self.rounds[-1] = evolve(last, confirmed=entry)
        else:
            self.rounds[-1] = evolve(last, voided=entry)

    def _refuse(self, code: str, entry: JournalEntry, **params: str | int) -> None:
        self.faults.append(fault(code, Place(row=entry.seq), **params))


def reveal_digest(reveal: Json, h: Hash) -> str:
    """Give the digest that stands for a revealed value in the journal (13)."""
    return h.hex(canonical.encode(reveal))


def round_faults(
    journal_round: Round, announcement: Announcement, reveals: Sequence[Json]
) -> Iterator[Fault]:
    """Judge one round's entries against its announcement and the reveals of its record (3.1, 3.4, 4.4)."""
    by_index = {entry.body.index: entry for entry in journal_round.reveals}
    for index, reveal in enumerate(reveals):
        entry = by_index.pop(index, None)
        expected = reveal_digest(reveal, announcement.h)
        if entry is None:
            yield fault("SSJ-JOURNAL-UNREVEALED", index=index)
        elif entry.body.reveal != expected:
            place = Place(row=entry.seq)
            yield fault("SSJ-JOURNAL-REVEAL", place, index=index, expected=expected, found=entry.body.reveal)
    for index, entry in by_index.items():
        yield fault("SSJ-JOURNAL-INDEX", Place(row=entry.seq), index=index)
    yield from late_faults(journal_round, announcement)
    confirmed = journal_round.confirmed
    if confirmed and datetime.fromisoformat(confirmed.at) > datetime.fromisoformat(announcement.draw_by):
        place = Place(row=confirmed.seq)
        yield fault("SSJ-JOURNAL-LATE", place, draw_by=announcement.draw_by, found=confirmed.at)


def existence_faults(
    journal_round: Round, announcement: Announcement, checked: Sequence[Checked]
) -> Iterator[Fault]:
    """Judge that a beacon's value came to exist after the announcement and every contribution (4.2, 4.4)."""
    entropy = announcement.entropy
    contributed = (
        entry.at
        for entry in journal_round.reveals
        if entry.body.index < len(entropy) and isinstance(entropy[entry.body.index], Contribution)
    )
    before = max((journal_round.announced.at, *contributed), key=datetime.fromisoformat)
    for each in checked:
        if each.existed and each.existed <= datetime.fromisoformat(before):
            yield fault("SSJ-VER-EXISTED", existed=each.existed.isoformat(), journal=before)


def late_faults(journal_round: Round, announcement: Announcement) -> Iterator[Fault]:
    """Judge that every contribution stands before every other source's value (4.4): a later one is missing."""
    seen_other = False
    for entry in journal_round.reveals:
        if entry.body.index >= len(announcement.entropy):
            continue
        source = announcement.entropy[entry.body.index]
        if not isinstance(source, Contribution):
            seen_other = True
        elif seen_other:
            yield fault("SSJ-JOURNAL-LATE-REVEAL", Place(row=entry.seq), party=source.party)
