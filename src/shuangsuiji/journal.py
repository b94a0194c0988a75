"""全程留痕 (第四条; 设计决定 4): the journal's entries, chained by digests.

One line an applied act: its stream and place there, its number over the whole journal, the act as canonical JSON, what
questioned it and who answered for that, the streams that it took facts from, the rulebook, and two digests: of the line
before in its stream, so that a stream can be judged alone, and of the line before in the whole journal, so that one digest
covers everything before it. What is changed or moved breaks a chain; what is dropped leaves a gap in the numbers.

The very last line of all has nothing behind it, and whoever can rewrite every file can chain everything anew. Only a head
tells, number and digest of the last line, that was kept elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.canonical import Json
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.exchange import H
from shuangsuiji.findings import Noted
from shuangsuiji.forms import at_least, digests, filled, instants

FORMAT: Final = "shuangsuiji/journal/1"


@frozen(kw_only=True)
class Cite:
    """引据: an entry of another stream that an act takes facts from, the last one there at the time."""

    stream: str
    seq: int
    digest: str

    def __attrs_post_init__(self) -> None:
        raise_if([*filled(stream=self.stream), *at_least(1, seq=self.seq), *digests(digest=self.digest)])


@frozen(kw_only=True)
class Entry:
    """一条日志: one applied act.

    Args:
        format: `shuangsuiji/journal/1`.
        stream: whose stream.
        seq: its place there, from 1.
        number: its number over the whole journal, from 1.
        recorded: when it was put on record, by the office's clock; the act says itself when it was done.
        prev: the digest of the stream's line before; None for the first.
        follows: the digest of the line before in the whole journal; None for the first of all.
        rules: the digest of the rulebook; None in the stream of rulebooks.
        act: the act as JSON.
        noted: what questioned it, with overrides.
        cites: where it takes facts from.
        state: at checkpoints the digest of the state that follows.
    """

    format: str
    stream: str
    seq: int
    number: int
    recorded: str
    prev: str | None
    follows: str | None
    rules: str | None
    act: Json
    noted: tuple[Noted, ...]
    cites: tuple[Cite, ...]
    state: str | None

    def __attrs_post_init__(self) -> None:
        maybe = {"prev": self.prev, "follows": self.follows, "rules": self.rules, "state": self.state}
        raise_if(
            [
                *([fault("SSJ-JOURNAL-FORMAT", found=self.format[:80])] if self.format != FORMAT else ()),
                *filled(stream=self.stream),
                *at_least(1, seq=self.seq, number=self.number),
                *instants(recorded=self.recorded),
                *digests(**{name: text for name, text in maybe.items() if text is not None}),
            ]
        )

    def line(self) -> bytes:
        """Give its canonical bytes, without LF."""
        return canonical.encode(wire.write(self))


def line_digest(line: bytes) -> str:
    """Give the digest of a line, as the next one has it in `prev`."""
    return H.hex(line)


def read_entry(line: bytes, place: Place | None = None) -> Entry:
    """Read a line.

    Raises:
        InvalidInput: it is not canonical or breaks a form; every fault is listed.
    """
    where = place or Place()
    try:
        return wire.read(Entry, canonical.decode(line, where))
    except InvalidInput as error:
        raise InvalidInput(
            *(each.at(evolve(where, path=each.place.path)) for each in error.faults)
        ) from error


def read_stream(stream: str, lines: Sequence[bytes], known: int = 0) -> tuple[list[Entry], list[Fault]]:
    """Read a stream and judge its chain.

    Args:
        stream: its name.
        lines: its lines, without LF.
        known: how many of them were read and judged before, and are left out.

    Returns:
        The entries of all lines that can be read, each with the place where it stands, whatever it says itself; and
        what is wrong with the chain.
    """
    read: dict[int, Entry] = {}
    faults: list[Fault] = []
    for row, line in enumerate(lines[known:], known + 1):
        try:
            read[row] = read_entry(line, Place(file=stream, row=row))
        except InvalidInput as error:
            faults += error.faults
    faults += chain_faults(stream, read, lines)
    return [evolve(entry, stream=stream, seq=row) for row, entry in read.items()], faults


def chain_faults(stream: str, read: Mapping[int, Entry], lines: Sequence[bytes]) -> Iterator[Fault]:
    """Judge a stream's chain: its name, places from 1, each `prev` the digest of the line before, times of record never back.

    Args:
        stream: its name.
        read: the entries of the lines that can be read, by their rows.
        lines: all lines.
    """
    for row, entry in read.items():
        place = Place(file=stream, row=row)
        prev = line_digest(lines[row - 2]) if row > 1 else None
        if entry.stream != stream:
            yield fault("SSJ-JOURNAL-STREAM", place, expected=stream, found=entry.stream)
        if entry.seq != row:
            yield fault("SSJ-JOURNAL-SEQ", place, expected=row, found=entry.seq)
        if entry.prev != prev:
            yield fault("SSJ-JOURNAL-PREV", place, expected=prev or "null", found=entry.prev or "null")
    for (_, before), (row, entry) in pairwise(read.items()):
        if datetime.fromisoformat(entry.recorded) < datetime.fromisoformat(before.recorded):
            yield fault("SSJ-JOURNAL-TIME", Place(file=stream, row=row), found=entry.recorded)


def number_faults(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Judge the numbers over the whole journal: each from 1 on, once, rising within each stream."""
    by_number: dict[int, Entry] = {}
    last: dict[str, int] = {}
    for entry in entries:
        place = Place(file=entry.stream, row=entry.seq)
        if entry.number in by_number:
            twin = by_number[entry.number]
            yield fault(
                "SSJ-JOURNAL-NUMBER-TWICE", place, number=entry.number, stream=twin.stream, row=twin.seq
            )
        if entry.number <= last.get(entry.stream, 0):
            yield fault("SSJ-JOURNAL-NUMBER-ORDER", place, number=entry.number)
        by_number.setdefault(entry.number, entry)
        last[entry.stream] = entry.number
    for before, number in pairwise((0, *sorted(by_number))):
        if number > before + 1:
            after = by_number[number]
            missing = number - 1 if number == before + 2 else f"{before + 1}–{number - 1}"
            yield fault("SSJ-JOURNAL-GAP", number=missing, stream=after.stream, row=after.seq)
