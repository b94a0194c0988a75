"""Who watches long work: the command line shows a bar, a server may do nothing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watch(Protocol):
    """What long work tells; each word is a message code."""

    def rows(self, what: str, rows: Iterator[Item]) -> Iterator[Item]:
        """Pass rows on, counting them."""
        ...

    def phase(self, what: str) -> AbstractContextManager[None]:
        """Mark a phase whose length is not known."""
        ...


class Unwatched:
    """Nobody watches."""

    def rows(self, what: str, rows: Iterator[Item]) -> Iterator[Item]:
        """Pass rows on."""
        del what
        return rows

    def phase(self, what: str) -> AbstractContextManager[None]:
        """Do nothing."""
        del what
        return nullcontext()
