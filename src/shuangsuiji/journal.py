"""全程留痕 (第四条; 设计决定 4): the journal's entries, chained by digests.

One line an applied act: its stream and place there, its number over the whole journal, the act as canonical JSON, what
questioned it and who answered for that, the streams that it took facts from, the rulebook, and two digests: of the line
before in its stream, so that a stream can be judged alone, and of the line before in the whole journal, so that one digest
covers everything before it. What is changed or moved breaks a chain; what is dropped leaves a gap in the numbers.

The very last line of all has nothing behind it, and whoever can rewrite every file can chain everything anew. Only a head
tells, number and digest of the last line, that was kept elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Final, TypeVar

from attrs import evolve, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.canonical import Json
from shuangsuiji.content_digest import H
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.findings import Noted
from shuangsuiji.forms import at_least, digests, filled, instants
from shuangsuiji.texts import instant_fault

FORMAT: Final = "shuangsuiji/journal/2"

_LINK: Final[Mapping[str, frozenset[type]]] = {
    "stream": frozenset({str}),
    "seq": frozenset({int}),
    "number": frozenset({int}),
    "recorded": frozenset({str}),
    "prev": frozenset({str, type(None)}),
    "follows": frozenset({str, type(None)}),
}
"""The members of a line that tie it to the lines before it, and their types."""


@frozen(kw_only=True)
class Cite:
    """引据: an entry of another stream that an act takes facts from, the last one there at the time."""

    stream: str
    seq: int
    digest: str

    def __attrs_post_init__(self) -> None:
        raise_if([*filled(stream=self.stream), *at_least(1, seq=self.seq), *digests(digest=self.digest)])


@frozen(kw_only=True)
class Link:
    """链环: what ties a line to the lines before it.

    Args:
        stream: whose stream.
        seq: its place there, from 1.
        number: its number over the whole journal, from 1.
        recorded: when it was put on record, by the office's clock; the act says itself when it was done.
        prev: the digest of the stream's line before; None for the first.
        follows: the digest of the line before in the whole journal; None for the first of all.
    """

    stream: str
    seq: int
    number: int
    recorded: str
    prev: str | None
    follows: str | None


Tied = TypeVar("Tied", bound=Link)


@frozen(kw_only=True)
class Entry(Link):
    """一条日志: one applied act.

    Args:
        format: `shuangsuiji/journal/2`.
        rules: the digest of the rulebook; None in the stream of rulebooks.
        act: the act as JSON.
        noted: what questioned it, with overrides.
        cites: where it takes facts from.
        state: at checkpoints the digest of the state that follows.
    """

    format: str
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


def read_link(line: bytes, place: Place | None = None) -> Link:
    """Read no more of a line than what ties it to the lines before it.

    Raises:
        InvalidInput: that cannot be read; every fault of the line is listed.
    """
    try:
        found: Any = canonical.parse(line)
        link = Link(**{name: found[name] for name in _LINK})
    except (ValueError, LookupError, TypeError):
        return read_entry(line, place)  # which says what is wrong
    exact = all(type(found[name]) in kinds for name, kinds in _LINK.items())
    return link if exact and not instant_fault(link.recorded) else read_entry(line, place)


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
    return read_chain(stream, lines[known:], read_entry, digests_of(lines, known), known)


def digests_of(lines: Sequence[bytes], first: int = 1) -> dict[int, str]:
    """Give the digests of a stream's lines by their rows, from a row on."""
    start = max(first, 1)
    return {row: line_digest(line) for row, line in enumerate(lines[start - 1 :], start)}


def read_chain(
    stream: str,
    lines: Iterable[bytes],
    read: Callable[[bytes, Place], Tied],
    digests: Mapping[int, str],
    known: int = 0,
) -> tuple[list[Tied], list[Fault]]:
    """Read lines of a stream and judge their chain, as `read_stream` does.

    Args:
        stream: its name.
        lines: its lines after those that are known.
        read: reads a line, or as much of it as is wanted.
        digests: of these lines, and of the one before them, by their rows.
        known: how many lines stand before them.
    """
    links: dict[int, Tied] = {}
    faults: list[Fault] = []
    for row, line in enumerate(lines, known + 1):
        try:
            links[row] = read(line, Place(file=stream, row=row))
        except InvalidInput as error:
            faults += error.faults
    faults += chain_faults(stream, links, digests)
    return [_placed(link, stream, row) for row, link in links.items()], faults


def head_faults(number: int, stream: str, seq: int, line: bytes) -> Iterator[Fault]:
    """Compare where a store says that the journal's last line stands with what the line says itself."""
    place = Place(file=stream, row=seq)
    try:
        link = read_link(line, place)
    except InvalidInput as error:
        yield from error.faults
        return
    if (link.number, link.stream, link.seq) != (number, stream, seq):
        yield fault(
            "SSJ-JOURNAL-HEAD", place, number=number, expected=link.number, stream=link.stream, seq=link.seq
        )


def _placed(link: Tied, stream: str, row: int) -> Tied:
    return link if (link.stream, link.seq) == (stream, row) else evolve(link, stream=stream, seq=row)


def chain_faults(stream: str, links: Mapping[int, Link], digests: Mapping[int, str]) -> Iterator[Fault]:
    """Judge a stream's chain: its name, places from 1, each `prev` the digest of the line before, times of record never back.

    Args:
        stream: its name.
        links: the lines that can be read, by their rows.
        digests: of all lines, by their rows.
    """
    for row, link in links.items():
        prev = digests.get(row - 1)
        if (link.stream, link.seq, link.prev) != (stream, row, prev):
            yield from _link_faults(link, stream, row, prev)
    for (_, before), (row, link) in pairwise(links.items()):
        if datetime.fromisoformat(link.recorded) < datetime.fromisoformat(before.recorded):
            yield fault("SSJ-JOURNAL-TIME", Place(file=stream, row=row), found=link.recorded)


def _link_faults(link: Link, stream: str, row: int, prev: str | None) -> Iterator[Fault]:
    place = Place(file=stream, row=row)
    if link.stream != stream:
        yield fault("SSJ-JOURNAL-STREAM", place, expected=stream, found=link.stream)
    if link.seq != row:
        yield fault("SSJ-JOURNAL-SEQ", place, expected=row, found=link.seq)
    if link.prev != prev:
        yield fault("SSJ-JOURNAL-PREV", place, expected=prev or "null", found=link.prev or "null")
