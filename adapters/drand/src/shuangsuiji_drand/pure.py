"""签名的核对 by py_ecc: pure Python, about a second."""

from hashlib import sha256
from math import prod
from typing import Any, Final, cast

from py_ecc.bls.g2_primitives import subgroup_check
from py_ecc.bls.hash_to_curve import hash_to_G1, hash_to_G2
from py_ecc.bls.point_compression import decompress_G1, decompress_G2
from py_ecc.bls.typing import G1Compressed, G2Compressed
from py_ecc.fields import optimized_bls12_381_FQ12 as FQ12
from py_ecc.optimized_bls12_381.optimized_curve import G1 as ONE
from py_ecc.optimized_bls12_381.optimized_curve import G2 as TWO
from py_ecc.optimized_bls12_381.optimized_curve import neg
from py_ecc.optimized_bls12_381.optimized_pairing import final_exponentiate, pairing

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji_drand.schemes import G1, Scheme

_ROUND_BYTES: Final = 8


def verify(scheme: Scheme, key: bytes, round_: int, signature: bytes) -> bool:
    """Check a signature.

    Raises:
        InvalidInput: the key is no point of its group.
    """
    try:
        public = _point(key)
    except ValueError as error:
        bad = fault("SSJ-DRAND-KEY", Place(path="public_key"), scheme=scheme.name, length=scheme.key)
        raise InvalidInput(bad) from error
    try:
        signed = _point(signature)
    except ValueError:
        return False
    message = sha256(round_.to_bytes(_ROUND_BYTES, "big")).digest()
    if scheme.signature == G1:
        hashed: Any = hash_to_G1(message, scheme.domain, cast("Any", sha256))
        return _are_equal((neg(TWO), signed), (public, hashed))
    hashed = hash_to_G2(message, scheme.domain, cast("Any", sha256))
    return _are_equal((signed, neg(ONE)), (hashed, public))


def _are_equal(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Say whether two pairings are equal, one of them being given inverted: their product is then 1."""
    loops = (pairing(*each, final_exponentiate=False) for each in (one, other))
    return bool(final_exponentiate(prod(loops, start=FQ12.one())) == FQ12.one())


def _point(data: bytes) -> Any:  # noqa: ANN401  -- of either group, each with its own type
    """Give the point of either group; ValueError where there is none, or where it lies outside the subgroup."""
    number = int.from_bytes(data[:G1], "big")
    if len(data) == G1:
        point: Any = decompress_G1(G1Compressed(number))
    else:
        point = decompress_G2(G2Compressed((number, int.from_bytes(data[G1:], "big"))))
    if not subgroup_check(point):
        raise ValueError
    return point
