"""日志存放的模型: a store beside a model of it that keeps lists in memory."""

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from shuangsuiji.errors import Conflict
from shuangsuiji.ports.store import Head, Store
from shuangsuiji.testing.store_oddities import NASTY_STREAMS


def add(store: Store, stream: str, *lines: bytes) -> None:
    """Append lines to a stream, each as the next one."""
    for line in lines:
        head = store.head()
        number = head.number + 1 if head else 1
        store.append(stream, line, seq=len(store.read(stream)) + 1, number=number)


def everything(store: Store) -> tuple[Head | None, dict[str, tuple[bytes, ...]]]:
    """Give all that a store tells."""
    return store.head(), {stream: store.read(stream) for stream in store.streams()}


_STREAMS: Final = st.sampled_from(NASTY_STREAMS[:12])
_LINES: Final = st.one_of(
    st.sampled_from([b"x", b"y", b"xx", b"\0"]),
    st.binary(min_size=1, max_size=40).map(lambda data: data.translate(None, b"\r\n")).filter(bool),
)


class StoreBesideModel(RuleBasedStateMachine):
    """A store beside lists in memory.

    Args:
        store: an empty store.
        reopen: gives the same journal as another process would open it.
    """

    def __init__(self, store: Store, reopen: Callable[[Store], Store]) -> None:
        super().__init__()
        self._opened_anew = reopen
        self.store = store
        self.last: Head | None = None
        self.lines: dict[str, tuple[bytes, ...]] = {}

    def _next(self, stream: str) -> tuple[int, int]:
        number = self.last.number + 1 if self.last else 1
        return len(self.lines.get(stream, ())) + 1, number

    @rule(stream=_STREAMS, line=_LINES)
    def append(self, stream: str, line: bytes) -> None:
        """A line at the next place is kept."""
        seq, number = self._next(stream)
        self.store.append(stream, line, seq=seq, number=number)
        self.lines[stream] = (*self.lines.get(stream, ()), line)
        self.last = Head(number, stream, seq, line)

    @rule(stream=_STREAMS, line=_LINES, off=st.tuples(st.integers(-3, 3), st.integers(-3, 3)).filter(any))
    def append_out_of_place(self, stream: str, line: bytes, off: tuple[int, int]) -> None:
        """A line at any other place is a conflict."""
        seq, number = (max(1, right + each) for right, each in zip(self._next(stream), off, strict=True))
        if (seq, number) != self._next(stream):
            with pytest.raises(Conflict):
                self.store.append(stream, line, seq=seq, number=number)

    @rule()
    def reopen(self) -> None:
        """Whoever opens the journal goes on from there."""
        self.store = self._opened_anew(self.store)

    @rule(stream=_STREAMS)
    def read(self, stream: str) -> None:
        """A stream's lines are the model's."""
        assert self.store.read(stream) == self.lines.get(stream, ())

    @rule(prefix=st.sampled_from(["", "task", "task/", "task/Y", "plan/2026/", "x"]))
    def streams(self, prefix: str) -> None:
        """Streams are found by how they begin, in ascending order."""
        expected = [stream for stream in self.lines if stream.startswith(prefix)]
        assert self.store.streams(prefix) == tuple(sorted(expected))

    @invariant()
    def head(self) -> None:
        """The head is the last line of all."""
        assert self.store.head() == self.last

    def teardown(self) -> None:
        """In the end the store tells what the model tells."""
        assert everything(self.store) == (self.last, self.lines)
