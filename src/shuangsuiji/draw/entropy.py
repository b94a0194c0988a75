"""随机数来源 (spec section 4): who shakes the drum, how each reveal is checked, and what trust results."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import chain, repeat
from typing import Final, Literal, cast

from attrs import frozen

from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash, is_hex
from shuangsuiji.errors import Fault, Place, ShuangsuijiError, fault, raise_if
from shuangsuiji.forms import at, at_least, digests, free_texts, identifiers

MAX_PUBLIC_LENGTH: Final = 128


@frozen(kw_only=True)
class Contribution:
    """随机数提供方的承诺 (4.1): a party promises 32 secret bytes by their commitment.

    Args:
        party: the party's name, distinct in one announcement.
        commitment: the digest that its nonce must give.
    """

    party: str
    commitment: str
    kind: Literal["contribution"] = "contribution"

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(party=self.party), *digests(commitment=self.commitment)])


@frozen(kw_only=True)
class Drand:
    """公共随机信标 (4.2): a round of an unchained public beacon.

    Args:
        chain: the chain's hash, 64 hex characters.
        round: the round's number, from 1.
    """

    chain: str
    round: int
    kind: Literal["drand"] = "drand"

    def __attrs_post_init__(self) -> None:
        raise_if([*digests(chain=self.chain), *at_least(1, round=self.round)])


@frozen(kw_only=True)
class Public:
    """公共事件 (4.3): an event after the announcement whose value anyone can look up.

    Args:
        source: where and when, and an exact notation in which each value has one spelling.
    """

    source: str
    kind: Literal["public"] = "public"

    def __attrs_post_init__(self) -> None:
        raise_if(free_texts(source=self.source))


Source = Contribution | Drand | Public
"""A source of entropy."""

Beacon = Callable[[str, int, bytes | None], datetime | None]
"""Checks a beacon's signature: (chain hash, round, signature) -> when that round's value comes to exist, or None
where the signature is wrong. Before there is one, None asks for the time alone. Raises LookupError for a chain whose key it
does not hold, and an error of ours where it says itself why it cannot check."""

Trust = Literal["public", "multi-party", "single-party", "none"]
"""What a verification's trust rests on (4.5)."""


@frozen(kw_only=True)
class Checked:
    """What became of one reveal.

    Args:
        source: its source.
        fault: what is wrong with it; None where nothing is.
        unchecked: why it could not be checked; None where it was.
        existed: when a beacon's value came to exist, where that is known.
    """

    source: Source
    fault: Fault | None = None
    unchecked: Fault | None = None
    existed: datetime | None = None


def commitment(h: Hash, party: str, task: str, round_: int, nonce: str) -> str:
    """承诺: give the commitment of a party's nonce (4.1).

    Args:
        h: the announcement's hash.
        party: the party's name.
        task: the task's code.
        round_: the round, from 1.
        nonce: 64 lowercase hex characters.
    """
    return h.hex("\n".join(("shuangsuiji/commit/1", party, task, str(round_), nonce)).encode())


def check_reveals(
    entropy: Sequence[Source],
    reveals: Sequence[Json],
    committed: Callable[[Contribution, str], bool],
    public: Sequence[str | None] = (),
    beacon: Beacon | None = None,
) -> list[Checked]:
    """揭示的核对 (4.1 to 4.4): check each reveal against its commitment, its beacon, or the user's value.

    Args:
        entropy: the announced sources.
        reveals: the revealed values, in the order of the sources.
        committed: says whether a nonce gives a contribution's commitment.
        public: what the verifier's user knows of the public sources, in their order; None where nothing.
        beacon: checks a beacon's signature, where the verifier has the chain's key.
    """
    known = chain(public, repeat(None))
    checked: list[Checked] = []
    for index, (source, reveal) in enumerate(zip(entropy, reveals, strict=False)):
        match source:
            case Contribution():
                found = _check_nonce(source, reveal, index, committed)
            case Drand():
                found = _check_beacon(source, reveal, index, beacon)
            case Public():
                found = _check_public(source, reveal, index, next(known))
        checked.append(found)
    if len(entropy) != len(reveals):
        number = fault("SSJ-REVEAL-COUNT", at("$.reveals"), expected=len(entropy), found=len(reveals))
        checked.append(Checked(source=entropy[-1], fault=number))
    return checked


def _check_nonce(
    source: Contribution, reveal: Json, index: int, committed: Callable[[Contribution, str], bool]
) -> Checked:
    place = at(f"$.reveals[{index}]")
    if not (isinstance(reveal, str) and is_hex(reveal)):
        return Checked(source=source, fault=fault("SSJ-REVEAL-NONCE", place, party=source.party))
    if not committed(source, reveal):
        return Checked(source=source, fault=fault("SSJ-REVEAL-COMMITMENT", place, party=source.party))
    return Checked(source=source)


def _check_beacon(source: Drand, reveal: Json, index: int, beacon: Beacon | None) -> Checked:
    place = at(f"$.reveals[{index}]")
    randomness, signature = _drand_members(reveal)
    if not (
        is_hex(randomness) and signature and is_hex(signature, len(signature)) and len(signature) % 2 == 0
    ):
        return Checked(source=source, fault=fault("SSJ-REVEAL-DRAND", place))
    expected = sha256(bytes.fromhex(signature)).hexdigest()
    if randomness != expected:
        wrong = fault("SSJ-REVEAL-RANDOMNESS", place, expected=expected, found=randomness)
        return Checked(source=source, fault=wrong)
    if beacon is None:
        return Checked(source=source, unchecked=fault("SSJ-REVEAL-NO-BEACON", place, chain=source.chain))
    return ask(beacon, source, bytes.fromhex(signature), place)


def ask(beacon: Beacon, source: Drand, signature: bytes | None, place: Place) -> Checked:
    """Let an adapter check a beacon's signature; whatever it does wrong leaves the source unchecked.

    Args:
        beacon: the adapter.
        source: the announced round.
        signature: its signature's bytes; None where only its time is asked for.
        place: where the reveal stands, or the source.
    """
    try:
        existed = beacon(source.chain, source.round, signature)
    except LookupError:
        return Checked(source=source, unchecked=fault("SSJ-REVEAL-NO-BEACON", place, chain=source.chain))
    except ShuangsuijiError as error:
        return Checked(source=source, unchecked=error.faults[0].at(place))
    except Exception as error:  # noqa: BLE001  -- whatever an adapter does wrong, nothing was checked then
        return Checked(source=source, unchecked=fault("SSJ-REVEAL-BEACON", place, reason=repr(error)))
    if existed is None and signature is not None:
        return Checked(source=source, fault=fault("SSJ-REVEAL-SIGNATURE", place, round=source.round))
    if existed and existed.tzinfo is None:
        naive = fault("SSJ-REVEAL-BEACON", place, reason=f"{existed.isoformat()} has no offset")
        return Checked(source=source, unchecked=naive)
    return Checked(source=source, existed=existed)


def _drand_members(reveal: Json) -> tuple[str, str]:
    if not isinstance(reveal, Mapping) or set(reveal) != {"randomness", "signature"}:
        return "", ""
    members = (reveal["randomness"], reveal["signature"])
    return cast("tuple[str, str]", members) if all(isinstance(each, str) for each in members) else ("", "")


def _check_public(source: Public, reveal: Json, index: int, known: str | None) -> Checked:
    place = at(f"$.reveals[{index}]")
    if not (isinstance(reveal, str) and is_public_value(reveal)):
        return Checked(source=source, fault=fault("SSJ-REVEAL-PUBLIC", place, source=source.source))
    if known is None:
        return Checked(source=source, unchecked=fault("SSJ-REVEAL-UNCONFIRMED", place, source=source.source))
    if known != reveal:
        return Checked(source=source, fault=fault("SSJ-REVEAL-VALUE", place, expected=known, found=reveal))
    return Checked(source=source)


def is_public_value(text: str) -> bool:
    """Say whether a text can be a public value (4.3): 1 to 128 of U+0020 to U+007E, no space at either end."""
    return (
        1 <= len(text) <= MAX_PUBLIC_LENGTH and text.isascii() and text.isprintable() and text == text.strip()
    )


def trust_of(checked: Sequence[Checked]) -> Trust:
    """Give the trust that results from the sources whose reveals hold (4.5)."""
    sound = [each.source for each in checked if each.fault is None and each.unchecked is None]
    if any(isinstance(source, Drand | Public) for source in sound):
        return "public"
    parties = sum(isinstance(source, Contribution) for source in sound)
    return "multi-party" if parties > 1 else ("none", "single-party")[parties]


def parties_of(entropy: Sequence[Source]) -> Iterator[str]:
    """Give the contributing parties' names, which nobody has authenticated."""
    return (source.party for source in entropy if isinstance(source, Contribution))
