"""链信息 (spec 4.2): a chain that the user trusts, from the JSON that drand's own servers give of it.

Only what the hash binds is believed: it is computed anew. Members under the names of both of drand's interfaces
are taken (`/info` and `/v2/.../info`); others are passed over.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, cast

from attrs import evolve

from shuangsuiji import canonical
from shuangsuiji.canonical import Json
from shuangsuiji.digests import is_hex
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import digests
from shuangsuiji_drand.chain import Chain
from shuangsuiji_drand.schemes import CHAINED, SCHEMES

_TEXTS: Final[Mapping[str, str]] = {
    "public_key": "public_key",
    "groupHash": "genesis_seed",
    "hash": "chain_hash",
    "schemeID": "scheme",
}
_DIGESTS: Final = ("groupHash", "hash")
_NUMBERS: Final = ("period", "genesis_time")
_MAX_BYTES: Final = 65_536


def read_chain(path: Path) -> Chain:
    """Read a chain's information.

    Raises:
        InvalidInput: with everything that is wrong: no such file, no such JSON, a member missing or not valid, a
            scheme that is chained or not known here, a hash that is not that of the rest.
    """
    place = Place(file=str(path))
    members = _members(path, place)
    try:
        raise_if(_member_faults(members))
        chain = Chain(
            scheme=SCHEMES[_text(members, "schemeID")],
            key=_bytes(_text(members, "public_key")),
            period=cast("int", members["period"]),
            genesis=cast("int", members["genesis_time"]),
            seed=bytes.fromhex(_text(members, "groupHash")),
            beacon=_beacon(members),
        )
        raise_if(_hash_faults(members, chain))
    except InvalidInput as error:
        raise InvalidInput(*(each.at(evolve(each.place, file=str(path))) for each in error.faults)) from error
    return chain


def read_chains(paths: Sequence[Path]) -> dict[str, Chain]:
    """Read several, by their hashes.

    Raises:
        InvalidInput: with everything that is wrong in any of them.
    """
    found: dict[str, Chain] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            chain = read_chain(path)
        except InvalidInput as error:
            faults += error.faults
        else:
            found[chain.digest()] = chain
    raise_if(faults)
    return found


def _members(path: Path, place: Place) -> Mapping[str, Json]:
    if not path.is_file():
        raise InvalidInput(fault("SSJ-FILE-MISSING", place))
    try:
        with path.open("rb") as file:
            value = canonical.parse(file.read(_MAX_BYTES))
    except (OSError, ValueError) as error:
        raise InvalidInput(fault("SSJ-DRAND-INFO", place)) from error
    if not isinstance(value, dict):
        raise InvalidInput(fault("SSJ-DRAND-INFO", place))
    return cast("Mapping[str, Json]", value)


def _member(members: Mapping[str, Json], name: str) -> Json:
    return members.get(name, members.get(_TEXTS[name]))


def _text(members: Mapping[str, Json], name: str) -> str:
    found = _member(members, name)
    return found if isinstance(found, str) else ""


def _bytes(text: str) -> bytes:
    """Give the bytes of lowercase hex, none where it is not that: the chain then says what its key should be."""
    return bytes.fromhex(text) if is_hex(text, len(text)) and len(text) % 2 == 0 else b""


def _beacon(members: Mapping[str, Json]) -> str:
    metadata = members.get("metadata")
    inner = cast("Mapping[str, Json]", metadata if isinstance(metadata, dict) else {})
    found = inner.get("beaconID", members.get("beacon_id"))
    return found if isinstance(found, str) else ""


def _member_faults(members: Mapping[str, Json]) -> Iterator[Fault]:
    for name in _TEXTS:
        if not _text(members, name):
            yield fault("SSJ-DRAND-MEMBER", Place(path=name), member=name)
    for name in _NUMBERS:
        if type(members.get(name)) is not int:
            yield fault("SSJ-DRAND-MEMBER", Place(path=name), member=name)
    yield from digests(**{name: text for name in _DIGESTS if (text := _text(members, name))})
    yield from _scheme_faults(_text(members, "schemeID"))


def _scheme_faults(scheme: str) -> Iterator[Fault]:
    place = Place(path="schemeID")
    if scheme == CHAINED:
        yield fault("SSJ-DRAND-CHAINED", place)
    elif scheme and scheme not in SCHEMES:
        yield fault("SSJ-DRAND-SCHEME", place, scheme=scheme, known=", ".join(SCHEMES))


def _hash_faults(members: Mapping[str, Json], chain: Chain) -> Iterator[Fault]:
    said = _text(members, "hash")
    if said != chain.digest():
        yield fault("SSJ-DRAND-HASH", Place(path="hash"), expected=chain.digest(), found=said)
