"""Forms that many values share: each check gives the faults of one member, with its path."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from shuangsuiji.digests import is_hex
from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.texts import free_text_fault, identifier_fault, instant_fault

DIGEST_LENGTH: Final = 64
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def at(path: str) -> Place:
    """Give the place of a member."""
    return Place(path=path)


def identifiers(**members: str) -> Iterator[Fault]:
    """Judge members that are identifiers (1.5)."""
    return (found.at(at(f".{name}")) for name, text in members.items() if (found := identifier_fault(text)))


def free_texts(**members: str) -> Iterator[Fault]:
    """Judge members that are free texts (1.5)."""
    return (found.at(at(f".{name}")) for name, text in members.items() if (found := free_text_fault(text)))


def filled(**members: str) -> Iterator[Fault]:
    """Judge members that must say something: white space does not."""
    return (fault("SSJ-TEXT-EMPTY", at(f".{name}")) for name, text in members.items() if not text.strip())


def filled_texts(**members: str) -> Iterator[Fault]:
    """Judge members that must say something, in free text."""
    yield from filled(**members)
    yield from free_texts(**members)


def instants(**members: str) -> Iterator[Fault]:
    """Judge members that are instants (1.6)."""
    return (found.at(at(f".{name}")) for name, text in members.items() if (found := instant_fault(text)))


def digests(**members: str) -> Iterator[Fault]:
    """Judge members that are digests (1.1)."""
    for name, text in members.items():
        if not is_hex(text):
            yield fault("SSJ-TEXT-HEX", at(f".{name}"), length=DIGEST_LENGTH, value=text[:80])


def at_least(least: int, **members: int) -> Iterator[Fault]:
    """Judge members that have a least value."""
    for name, number in members.items():
        if number < least:
            yield fault("SSJ-FORM-LEAST", at(f".{name}"), least=least, found=number)


def ascending(path: str, names: Sequence[str]) -> Iterator[Fault]:
    """Judge names that must stand in strictly ascending byte order."""
    for index, (before, name) in enumerate(pairwise(names), 1):
        if before.encode() >= name.encode():
            yield fault("SSJ-FORM-ORDER", at(f"{path}[{index}]"), before=before, name=name)


def all_identifiers(path: str, texts: Iterable[str]) -> Iterator[Fault]:
    """Judge a long list of identifiers."""
    for index, text in enumerate(texts):
        if found := identifier_fault(text):
            yield found.at(at(f"{path}[{index}]"))


def days(**members: str) -> Iterator[Fault]:
    """Judge members that are days, `YYYY-MM-DD`."""
    for name, text in members.items():
        if not is_day(text):
            yield fault("SSJ-TEXT-DAY", at(f".{name}"), value=text[:80])


def is_day(text: str) -> bool:
    """Say whether a text is a real day, `YYYY-MM-DD`."""
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def texts(path: str, listed: Iterable[str]) -> Iterator[Fault]:
    """Judge a list of free texts none of which may be empty."""
    for index, text in enumerate(listed):
        if not text.strip():
            yield fault("SSJ-TEXT-EMPTY", at(f"{path}[{index}]"))
        elif found := free_text_fault(text):
            yield found.at(at(f"{path}[{index}]"))


def at_least_one(path: str, listed: Sequence[object]) -> Iterator[Fault]:
    """Judge a list that must not be empty."""
    if not listed:
        yield fault("SSJ-FORM-LEAST", at(path), least=1, found=0)


def no_twice(path: str, names: Iterable[str]) -> Iterator[Fault]:
    """Judge names of which none may stand there twice."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield fault("SSJ-FORM-TWICE", at(f"{path}[{index}]"), name=name)
        seen.add(name)
