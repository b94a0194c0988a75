"""链 (第四条): the chains of a whole journal: nothing was changed, moved or dropped since it was written.

It is told from the bytes of the lines and from what ties each to the lines before it. What a line says, whether it was
allowed and what came of it is for `replay`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic

from attrs import frozen

from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.journal import Link, Tied, digests_of, read_chain, read_link

Digests = Mapping[str, Mapping[int, str]]
"""Of each stream the digests of its lines, by their rows."""


@frozen(kw_only=True)
class Chained(Generic[Tied]):
    """A whole journal as it was read.

    Args:
        links: the lines that can be read, in the order of their numbers.
        digests: of all lines.
        faults: what is wrong with lines and chains.
    """

    links: tuple[Tied, ...]
    digests: Digests
    faults: tuple[Fault, ...]


def check(streams: Mapping[str, Sequence[bytes]], head: tuple[int, str] | None = None) -> tuple[Fault, ...]:
    """验链 (第四条): say where a journal was changed, in a small part of the time of a replay.

    Each stream's lines stand in order, each with the digest of the one before; the numbers over the whole journal are
    complete, each line follows the one before; and a head that was kept elsewhere agrees.

    Args:
        streams: of every stream its lines, without LF.
        head: number and digest of a line, as they were kept elsewhere; None where there is none.
    """
    return chained(streams, head, read_link).faults


def chained(
    streams: Mapping[str, Sequence[bytes]],
    head: tuple[int, str] | None,
    read: Callable[[bytes, Place], Tied],
) -> Chained[Tied]:
    """Read a whole journal and judge its chains.

    Args:
        streams: of every stream its lines, without LF.
        head: number and digest of a line, as they were kept elsewhere; None where there is none.
        read: reads a line, or as much of it as is wanted.
    """
    digests = {name: digests_of(streams[name]) for name in sorted(streams)}
    found = [read_chain(name, streams[name], read, known) for name, known in digests.items()]
    links = [link for some, _ in found for link in some]
    ordered = sorted(links, key=lambda each: each.number)
    faults = [
        *(each for _, some in found for each in some),
        *number_faults(links),
        *_follow_faults(digests, ordered),
        *_head_faults(digests, ordered, head),
        *(() if any(digests.values()) else (fault("SSJ-REPLAY-EMPTY"),)),
    ]
    return Chained(links=tuple(ordered), digests=digests, faults=tuple(faults))


def number_faults(links: Iterable[Link]) -> Iterator[Fault]:
    """Judge the numbers over the whole journal: each from 1 on, once, rising within each stream."""
    by_number: dict[int, Link] = {}
    last: dict[str, int] = {}
    for link in links:
        if link.number in by_number:
            twin = by_number[link.number]
            yield fault(
                "SSJ-JOURNAL-NUMBER-TWICE",
                _place(link),
                number=link.number,
                stream=twin.stream,
                row=twin.seq,
            )
        if link.number <= last.get(link.stream, 0):
            yield fault("SSJ-JOURNAL-NUMBER-ORDER", _place(link), number=link.number)
        by_number.setdefault(link.number, link)
        last[link.stream] = link.number
    for before, number in pairwise((0, *sorted(by_number))):
        if number > before + 1:
            after = by_number[number]
            missing = number - 1 if number == before + 2 else f"{before + 1}–{number - 1}"
            yield fault("SSJ-JOURNAL-GAP", number=missing, stream=after.stream, row=after.seq)


def _follow_faults(digests: Digests, links: Sequence[Link]) -> Iterator[Fault]:
    """Compare each line with the one of the number before; where that is missing or double, it is named already."""
    before: Link | None = None
    for link in links:
        number, stream, row = (before.number, before.stream, before.seq) if before else (0, "—", 0)
        expected = digests[stream][row] if before else None
        if link.number == number + 1 and link.follows != expected:
            yield fault("SSJ-REPLAY-FOLLOWS", _place(link), number=number, stream=stream, row=row)
        before = link


def _head_faults(digests: Digests, links: Sequence[Link], head: tuple[int, str] | None) -> Iterator[Fault]:
    if head is None:
        return
    number, digest = head
    link = next((each for each in links if each.number == number), None)
    if link is None:
        yield fault("SSJ-REPLAY-HEAD-MISSING", number=number)
    elif digests[link.stream][link.seq] != digest:
        yield fault("SSJ-REPLAY-HEAD", _place(link), number=number)


def _place(link: Link) -> Place:
    return Place(file=link.stream, row=link.seq)
