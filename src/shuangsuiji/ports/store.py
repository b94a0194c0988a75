"""日志存放 (第四条 全程留痕): a port that adds lines to the journal's streams and gives them back.

A line is one applied act in canonical bytes, without LF. It has two places: `seq` in its stream, `number` over the whole
journal, both from 1; a line that is dropped anywhere leaves a gap in both. What is in a line is no business of a store.

Obligations of an adapter:

S1.  What was appended is read back byte for byte, in the order of `seq`; a stream that nobody wrote to is empty.
S2.  A line is kept whole or not at all, and nobody ever reads half of one.
S3.  Only the next `seq` of its stream together with the next `number` is taken. Anything else raises `Conflict` and
     changes nothing; of two who append at once, in two processes too, one is first and the other has a `Conflict`.
S4.  What `append` returned for is there after the process was killed. Where it raised `Unavailable`, the line may be
     there or not: look at `head` before appending again.
S5.  What was appended is never changed or removed.
S6.  The names of streams are kept exactly: 1 to 8 identifiers joined by `/`. Names that differ only in case are two.
S7.  Every line of 1 byte to 64 MiB without LF and CR is kept, whatever bytes it has.
S8.  `head` is the line with the greatest `number`; whoever has seen it finds it when he then reads its stream.
S9.  A medium that fails raises `Unavailable`, or an `OSError` that the port makes one of; nothing else escapes.
S10. What somebody changed behind the store's back is neither hidden nor repaired: lines are given as they now stand,
     for the journal's chain to judge, or `Unavailable` names what is damaged.
"""

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Final, TypeGuard, final

from attrs import frozen

from shuangsuiji.errors import AdapterFault, Conflict, Fault, Place, Unavailable, fault, raise_if
from shuangsuiji.forms import at, at_least
from shuangsuiji.texts import free_text_fault, identifier_fault

MAX_LINE_BYTES: Final = 64 * 2**20
MAX_PARTS: Final = 8
"""A stream's name has at most so many parts."""


@frozen
class Head:
    """The last line of the whole journal, with its places.

    Args:
        number: its number over the whole journal, from 1.
        stream: the stream that it stands in.
        seq: its place there, from 1.
        line: its bytes.

    Raises:
        InvalidInput: no store can hold such a line.
    """

    number: int
    stream: str
    seq: int
    line: bytes

    def __attrs_post_init__(self) -> None:
        raise_if(_faults(self.stream, self.line, self.seq, self.number))


class Store(ABC):
    """A store of the journal; adapters fill in `_append`, `_read`, `_streams` and `_head`."""

    @final
    def append(self, stream: str, line: bytes, *, seq: int, number: int) -> None:
        """Add a line to a stream, as the next one there and in the whole journal.

        Raises:
            InvalidInput: the stream's name, the line or a place breaks its form; every fault is listed.
            Conflict: not the next place; somebody else was first. Nothing is changed.
            Unavailable: the medium fails; look at `head` before appending again (S4).
            AdapterFault: the adapter broke one of its obligations.
        """
        raise_if(_faults(stream, line, seq, number))
        with translated():
            self._append(stream, line, seq, number)

    @final
    def read(self, stream: str) -> tuple[bytes, ...]:
        """Give a stream's lines; none for a stream that nobody wrote to.

        Raises:
            InvalidInput: the stream's name breaks its form.
            Unavailable: the medium fails.
            AdapterFault: the adapter broke one of its obligations.
        """
        raise_if(stream_faults(stream))
        with translated():
            found = tuple(self._read(stream))
        if not _are_lines(found):
            raise AdapterFault(fault("SSJ-STORE-S1", stream=stream))
        return found

    @final
    def streams(self, prefix: str = "") -> tuple[str, ...]:
        """Give the names of the streams that begin so, ascending by their UTF-8 bytes.

        Raises:
            InvalidInput: no stream's name can begin so.
            Unavailable: the medium fails.
            AdapterFault: the adapter broke one of its obligations.
        """
        raise_if(_prefix_faults(prefix))
        with translated():
            found = tuple(self._streams(prefix))
        ordered = tuple(sorted(found, key=str))  # characters sort as their UTF-8 does
        for before, name in pairwise(("", *ordered)):
            if name == before or not _is_stream(name) or not name.startswith(prefix):
                raise AdapterFault(fault("SSJ-STORE-S6", prefix=prefix, found=str(name)))
        return ordered

    @final
    def head(self) -> Head | None:
        """Give the last line of the whole journal; None while there is none.

        Raises:
            Unavailable: the medium fails.
            AdapterFault: the adapter broke one of its obligations.
        """
        with translated():
            found = self._head()
        if not _is_head(found):
            raise AdapterFault(fault("SSJ-STORE-S8", found=type(found).__name__))
        return found

    def close(self) -> None:  # noqa: B027  -- most stores hold nothing
        """Let go of connections; an adapter that holds any overrides this."""

    @abstractmethod
    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None: ...

    @abstractmethod
    def _read(self, stream: str) -> Iterable[bytes]: ...

    @abstractmethod
    def _streams(self, prefix: str) -> Iterable[str]: ...

    @abstractmethod
    def _head(self) -> Head | None: ...


@contextmanager
def translated() -> Generator[None, None, None]:
    """Let nothing but this library's errors out of an adapter (S9).

    Raises:
        Unavailable: for an `OSError`.
        AdapterFault: for anything else that is not `Conflict`, `Unavailable` or `AdapterFault` itself.
    """
    try:
        yield
    except (AdapterFault, Conflict, Unavailable):
        raise
    except OSError as error:
        place = Place(file=str(error.filename or ""))
        reason = error.strerror or str(error)
        raise Unavailable(fault("SSJ-STORE-MEDIUM", place, reason=reason)) from error
    except Exception as error:
        raise AdapterFault(fault("SSJ-STORE-S9", error=f"{type(error).__name__}: {error}")) from error


def check_next(stream: str, *, seq: int, number: int, lines: int, total: int) -> None:
    """Refuse a line that is not the next one (S3); for adapters.

    Args:
        stream: the stream's name.
        seq: the place that is asked for in the stream.
        number: the place that is asked for in the whole journal.
        lines: how many lines the stream has.
        total: how many lines the whole journal has.

    Raises:
        Conflict: one of the two places is not the next.
    """
    faults: list[Fault] = []
    if seq != lines + 1:
        faults.append(fault("SSJ-STORE-SEQ", stream=stream, next=lines + 1, found=seq))
    if number != total + 1:
        faults.append(fault("SSJ-STORE-NUMBER", next=total + 1, found=number))
    raise_if(faults, Conflict)


def stream_faults(stream: str) -> list[Fault]:
    """Judge a stream's name (S6): 1 to 8 identifiers joined by `/`, none of them `.` or `..`.

    >>> stream_faults("plan/2026/市工业和信息化局")
    []
    >>> [each.code for each in stream_faults("task//..")]
    ['SSJ-TEXT-EMPTY', 'SSJ-STORE-DOTS']
    """
    return [*_parts_faults(stream.split("/"))]


def _parts_faults(parts: list[str]) -> Iterator[Fault]:
    if len(parts) > MAX_PARTS:
        yield fault("SSJ-STORE-PARTS", at(".stream"), parts=len(parts), most=MAX_PARTS)
    for index, part in enumerate(parts):
        if found := identifier_fault(part):
            yield found.at(at(f".stream[{index}]"))
        elif part in {".", ".."}:
            yield fault("SSJ-STORE-DOTS", at(f".stream[{index}]"), name=part)


def _prefix_faults(prefix: str) -> Iterator[Fault]:
    *whole, begun = prefix.split("/")
    yield from _parts_faults(whole)
    if found := free_text_fault(begun, at(f".stream[{len(whole)}]")):
        yield found


def _faults(stream: str, line: bytes, seq: int, number: int) -> Iterator[Fault]:
    yield from stream_faults(stream)
    if not line:
        yield fault("SSJ-STORE-EMPTY", at(".line"))
    if len(line) > MAX_LINE_BYTES:
        yield fault("SSJ-STORE-LONG", at(".line"), length=len(line), most=MAX_LINE_BYTES)
    if breaks := [found for found in map(line.find, (b"\n", b"\r")) if found >= 0]:
        yield fault("SSJ-STORE-BREAK", at(".line"), position=min(breaks) + 1)
    yield from at_least(1, seq=seq, number=number)


def _are_lines(found: Sequence[object]) -> bool:
    lines = [each for each in found if isinstance(each, bytes)]
    return len(lines) == len(found) and b"\n" not in b"".join(lines)


def _is_stream(found: object) -> bool:
    return isinstance(found, str) and not stream_faults(found)


def _is_head(found: object) -> TypeGuard[Head | None]:
    return found is None or isinstance(found, Head)
