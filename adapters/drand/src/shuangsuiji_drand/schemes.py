"""签名方案 (spec 4.2): the unchained schemes of drand, as far as BLS12-381 carries them."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

G1: Final = 48
"""Bytes of a compressed point of G1."""

G2: Final = 96
"""Bytes of a compressed point of G2."""

_COMPRESSED: Final = 0x80
_INFINITE: Final = 0x40


@frozen(kw_only=True)
class Scheme:
    """签名方案: where keys and signatures lie, and how a message comes onto the curve.

    Args:
        name: drand's name of it.
        key: bytes of a public key, `G1` or `G2`.
        signature: bytes of a signature, the other of the two.
        domain: the domain separation tag of RFC 9380.
    """

    name: str
    key: int
    signature: int
    domain: bytes


_ON_G1: Final = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
_ON_G2: Final = b"BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_"

RFC9380: Final = Scheme(name="bls-unchained-g1-rfc9380", key=G2, signature=G1, domain=_ON_G1)
ON_G1: Final = Scheme(name="bls-unchained-on-g1", key=G2, signature=G1, domain=_ON_G2)
"""Signatures on G1 under the tag of G2: a slip of drand's that the scheme above mends."""
UNCHAINED: Final = Scheme(name="pedersen-bls-unchained", key=G1, signature=G2, domain=_ON_G2)

SCHEMES: Final[Mapping[str, Scheme]] = {each.name: each for each in (RFC9380, ON_G1, UNCHAINED)}
"""Every scheme that is checked here, by name."""

CHAINED: Final = "pedersen-bls-chained"
"""The scheme whose every signature rests on the one before; spec 4.2 has no room for it."""


def is_point(data: bytes, length: int) -> bool:
    """Say whether bytes have the form of a compressed point other than infinity.

    Infinity is refused here, for both libraries: as a key it would make infinity the right signature of every round.
    """
    return len(data) == length and bool(data[0] & _COMPRESSED) and not data[0] & _INFINITE
