"""签名的核对 (spec 4.2): by the compiled library where it is installed, else by the one in pure Python."""

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from shuangsuiji.errors import AdapterMissing, fault
from shuangsuiji_drand.chain import Chain
from shuangsuiji_drand.schemes import Scheme, is_point

Verify = Callable[[Scheme, bytes, int, bytes], bool]
"""(scheme, public key, round, signature) -> whether it is right; both have the form of points, not infinity.
Raises InvalidInput for a key that is no point of its group."""

_ENGINES: Final = ("shuangsuiji_drand.rust", "shuangsuiji_drand.pure")


def is_signed(chain: Chain, round_: int, signature: bytes) -> bool:
    """Say whether a signature is the chain's for a round.

    Raises:
        InvalidInput: the chain's key is no point of its group.
        AdapterMissing: neither library is installed.
    """
    return is_point(signature, chain.scheme.signature) and engine()(
        chain.scheme, chain.key, round_, signature
    )


def engine() -> Verify:
    """Give the faster of the installed libraries; imported only when a signature is to be checked.

    Raises:
        AdapterMissing: there is none.
    """
    for name in _ENGINES:
        try:
            return cast("Verify", import_module(name).verify)
        except ImportError:
            continue
    raise AdapterMissing(fault("SSJ-DRAND-LIBRARY"))
