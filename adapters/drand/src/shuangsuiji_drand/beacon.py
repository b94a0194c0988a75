"""适配器入口: the beacon of the entry point `drand`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from attrs import frozen

from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji_drand.chain import Chain
from shuangsuiji_drand.info import read_chains
from shuangsuiji_drand.pinned import MAINNET, PINNED
from shuangsuiji_drand.signature import is_signed


@frozen
class DrandBeacon:
    """公共随机信标 (spec 4.2): checks rounds of the chains whose keys are held, offline.

    Args:
        chains: the chains by their hashes.
    """

    chains: Mapping[str, Chain] = PINNED

    def __call__(self, chain: str, round_: int, signature: bytes | None) -> datetime | None:
        """Give when a round's value comes to exist, or None where a signature is given that is not the chain's.

        Raises:
            LookupError: the chain's key is not held here.
            InvalidInput: the chain is chained, or its key is no point of its group.
            AdapterMissing: neither library for the signature is installed.
        """
        if chain == MAINNET:
            raise InvalidInput(fault("SSJ-DRAND-CHAINED"))
        held = self.chains[chain]
        if signature is not None and not is_signed(held, round_, signature):
            return None
        return held.existed(round_)


def make(chains: Sequence[Path] = ()) -> DrandBeacon:
    """公共随机信标: hold the pinned chains, and those that the user trusts besides.

    Args:
        chains: files of chain information; one of a pinned chain adds nothing.

    Raises:
        InvalidInput: with everything that is wrong in those files.
    """
    return DrandBeacon(read_chains(chains) | dict(PINNED))
