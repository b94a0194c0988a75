"""书写形式: how an identifier was typed, apart from what it says.

An identifier is never repaired. What was typed is folded (full width to half width, small letters to
capitals, separators dropped) only so that the faults of form and those of content can be listed together.
"""

import re
import unicodedata
from collections.abc import Container, Iterable
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, fault

DIGITS: Final = frozenset("0123456789")
"""The ASCII digits; `str.isdigit` also takes ², ③ and ٣."""

_AS_IT_SHOULD_BE: Final = re.compile(r"[0-9A-Z]+")
_WIDE: Final = range(0xFF01, 0xFF5F)
_WIDE_SHIFT: Final = 0xFEE0
_LONGEST_SHOWN: Final = 40
_LONGEST_READ: Final = 200


def quoted(text: str) -> str:
    r"""Give what was found so that it fits into a message: on one line, visible, not too long.

    >>> quoted("91\t53")
    '91\\t53'
    """
    cut = text[:_LONGEST_SHOWN] + ("…" if len(text) > _LONGEST_SHOWN else "")
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in cut)


def plain(value: object) -> str | None:
    """Give the text of a value that is text, without what a subclass of `str` may have changed; else None."""
    if issubclass(type(value), str) and isinstance(value, str):
        return str.__str__(value)
    return None


@frozen(kw_only=True)
class Reading:
    """A typed identifier, read: what it comes to when folded, and what is wrong with the form.

    Args:
        folded: half-width capitals and digits without separators; for judging only, never stored.
        faults: full width, small letters, separators; empty where the text was typed as it should be.
    """

    folded: str
    faults: tuple[Fault, ...]


def read_form(text: object) -> Reading:
    """Read how an identifier was typed; content is not judged.

    >>> read_form("９１-5304ab").folded
    '915304AB'
    """
    found = plain(text)
    if found is None:
        return Reading(folded="", faults=(fault("SSJ-ID-TYPE", found=type(text).__name__),))
    if not found or len(found) > _LONGEST_READ:
        code = "SSJ-ID-TOO-LONG" if found else "SSJ-ID-EMPTY"
        return Reading(folded="", faults=(fault(code, length=len(found)),))
    if _AS_IT_SHOULD_BE.fullmatch(found):
        return Reading(folded=found, faults=())
    kept = [(place, _narrow(each)) for place, each in enumerate(found, 1) if not _separates(_narrow(each))]
    separators = [place for place, each in enumerate(found, 1) if _separates(_narrow(each))]
    wide = [place for place, each in enumerate(found, 1) if ord(each) in _WIDE and place not in separators]
    small = [place for place, each in kept if "a" <= each <= "z"]
    faults = (
        *_at("SSJ-ID-SEPARATOR", separators, found),
        *_at("SSJ-ID-WIDE", wide, found),
        *_at("SSJ-ID-LOWER", small, found),
    )
    folded = "".join(each.upper() if "a" <= each <= "z" else each for _, each in kept)
    return Reading(folded=folded, faults=faults)


def _narrow(character: str) -> str:
    return chr(ord(character) - _WIDE_SHIFT) if ord(character) in _WIDE else character


def _separates(character: str) -> bool:
    return (
        character == "_" or character.isspace() or unicodedata.category(character) in {"Pd", "Cc", "Cf", "Zs"}
    )


def _at(code: str, places: Iterable[int], text: str) -> tuple[Fault, ...]:
    listed = tuple(places)
    if not listed:
        return ()
    found = quoted("".join(text[place - 1] for place in listed))
    return (fault(code, positions=positions(listed), found=found),)


def positions(places: Iterable[int]) -> str:
    """List positions, counted from 1: `3, 5`."""
    return ", ".join(str(place) for place in places)


def body_faults(body: object, length: int, alphabet: Container[str]) -> tuple[Fault, ...]:
    """List what keeps a check character from being computed of a body: its length, its characters."""
    found = plain(body)
    if found is None:
        return (fault("SSJ-ID-TYPE", found=type(body).__name__),)
    if len(found) != length:
        return (fault("SSJ-ID-BODY-LENGTH", expected=length, found=len(found)),)
    strange = positions(place for place, each in enumerate(found, 1) if each not in alphabet)
    return (fault("SSJ-ID-BODY-CHARACTER", positions=strange),) if strange else ()
