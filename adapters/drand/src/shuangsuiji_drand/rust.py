"""签名的核对 by drand-verify: a few milliseconds."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji_drand.schemes import ON_G1, RFC9380, UNCHAINED, Scheme

_LIBRARY: Final[Any] = import_module("drand_verify")  # compiled and without types: no tool sees into it


def _unchained(round_: int, signature: str, key: str) -> object:
    # Without a signature before it, the message is the unchained one.
    return _LIBRARY.verify_pedersen_bls_chained(round_, "", signature, key)


_CALLS: Final[Mapping[Scheme, Callable[[int, str, str], object]]] = {
    RFC9380: _LIBRARY.verify_bls_unchained_g1_rfc9380,
    ON_G1: _LIBRARY.verify_bls_unchained_on_g1,
    UNCHAINED: _unchained,
}


def verify(scheme: Scheme, key: bytes, round_: int, signature: bytes) -> bool:
    """Check a signature.

    Raises:
        InvalidInput: the key is no point of its group.
    """
    try:
        _CALLS[scheme](round_, signature.hex(), key.hex())
    except ValueError:
        return False
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        # Of all that is given here only a bad key makes the library panic, which no `except Exception` would catch.
        bad = fault("SSJ-DRAND-KEY", Place(path="public_key"), scheme=scheme.name, length=scheme.key)
        raise InvalidInput(bad) from error
    return True
