"""Forms that several values of the protocol share: each check gives the faults of one member, with its path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from attrs import evolve

from shuangsuiji import canonical, wire
from shuangsuiji.digests import is_hex
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.texts import free_text_fault, identifier_fault, instant_fault

PROTOCOL: Final = "shuangsuiji/draw/1"
DIGEST_LENGTH: Final = 64

Document = TypeVar("Document")


def read_document(kind: type[Document], data: bytes, place: Place | None = None) -> Document:
    """Read a document of the protocol (announcement, record, extract, proof) from the bytes of its file.

    Args:
        kind: the document's class.
        data: the canonical bytes, with at most one LF after them.
        place: the file, for the faults.

    Raises:
        InvalidInput: the bytes are not canonical, the protocol is unknown, or a form is broken; every fault is
            listed with its path.
    """
    json = canonical.decode(data, place)
    file = (place or Place()).file
    if isinstance(json, Mapping) and "protocol" in json:
        raise_if(
            each.at(Place(file=file, path="$.protocol")) for each in protocol_known(str(json["protocol"]))
        )
    try:
        return wire.read(kind, json)
    except InvalidInput as error:
        raise InvalidInput(*(each.at(evolve(each.place, file=file)) for each in error.faults)) from error


def at(path: str) -> Place:
    """Give the place of a member."""
    return Place(path=path)


def identifiers(**members: str) -> Iterator[Fault]:
    """Judge members that are identifiers (1.5)."""
    return (found.at(at(f".{name}")) for name, text in members.items() if (found := identifier_fault(text)))


def free_texts(**members: str) -> Iterator[Fault]:
    """Judge members that are free texts (1.5)."""
    return (found for name, text in members.items() if (found := free_text_fault(text, at(f".{name}"))))


def filled(**members: str) -> Iterator[Fault]:
    """Judge members that must not be empty."""
    return (fault("SSJ-TEXT-EMPTY", at(f".{name}")) for name, text in members.items() if not text)


def instants(**members: str) -> Iterator[Fault]:
    """Judge members that are instants (1.6)."""
    return (found for name, text in members.items() if (found := instant_fault(text, at(f".{name}"))))


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


def protocol_known(protocol: str) -> Iterator[Fault]:
    """Judge the member that names the protocol."""
    if protocol != PROTOCOL:
        yield fault("SSJ-FORM-PROTOCOL", at(".protocol"), expected=PROTOCOL, found=protocol[:80])


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
