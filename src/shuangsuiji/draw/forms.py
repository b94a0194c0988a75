"""Forms of the protocol's documents."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from attrs import evolve

from shuangsuiji import canonical, wire
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import at

PROTOCOL: Final = "shuangsuiji/draw/1"

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


def protocol_known(protocol: str) -> Iterator[Fault]:
    """Judge the member that names the protocol."""
    if protocol != PROTOCOL:
        yield fault("SSJ-FORM-PROTOCOL", at(".protocol"), expected=PROTOCOL, found=protocol[:80])
