"""Chance from labels: the same labels give the same number, in every version of Python and on every machine."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final, TypeVar

SEED: Final = "shuangsuiji/examples/yuxi/1"
"""Another seed gives another bureau."""

Value = TypeVar("Value")


def number(below: int, *labels: object) -> int:
    """Give a whole number from 0 to `below` - 1."""
    text = "/".join(str(label) for label in (SEED, *labels))
    return int.from_bytes(sha256(text.encode()).digest(), "big") % below


def pick(options: Sequence[Value], *labels: object) -> Value:
    """Give one of the options, each as likely as the others."""
    return options[number(len(options), *labels)]


def weighted(options: Iterable[tuple[Value, int]], *labels: object) -> Value:
    """Give one of the options, each as likely as its weight says."""
    tickets = [option for option, weight in options for _ in range(weight)]
    return pick(tickets, *labels)


def mixed(values: Iterable[Value], *labels: object) -> list[Value]:
    """Give all values in an order of chance."""
    placed = list(values)
    return [
        placed[place] for place in sorted(range(len(placed)), key=lambda place: number(2**64, *labels, place))
    ]
