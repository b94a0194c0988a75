"""种子与签号 (spec section 5): from announcement and reveals to one seed, four keys and every ticket."""

from collections.abc import Sequence
from typing import Final, Literal

from attrs import frozen

from shuangsuiji import canonical
from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash
from shuangsuiji.draw.forms import PROTOCOL

Purpose = Literal["targets", "inspectors", "groups", "leaders"]
"""What a key is for."""

KEY_LENGTH: Final = 32


@frozen
class Seed:
    """种子: what decides everything; 64 hex characters under H.

    Args:
        text: the seed.
        h: the announcement's hash.
    """

    text: str
    h: Hash

    def key(self, purpose: Purpose) -> str:
        """Give the key of a purpose (5.2): the first 32 hex characters of H(seed "/" purpose)."""
        return self.h.hex(f"{self.text}/{purpose}".encode())[:KEY_LENGTH]


def seed_of(announcement_digest: str, reveals: Sequence[Json], h: Hash) -> Seed:
    """Give the seed (5.1): H of the canonical JSON of announcement digest, protocol and reveals."""
    document: Json = {"announcement": announcement_digest, "protocol": PROTOCOL, "reveals": list(reveals)}
    return Seed(h.hex(canonical.encode(document)), h)


def ticket(h: Hash, key: str, tail: bytes) -> bytes:
    """签号 (5.3): give the ticket of one target as 32 raw bytes.

    Args:
        h: the announcement's hash.
        key: the key for targets.
        tail: the id, in a sealed roll the salt, a colon and the id.
    """
    return h.raw(prefix(key) + tail)


def prefix(key: str) -> bytes:
    """Give what stands before the tail in every ticket's message: the key and a colon."""
    return f"{key}:".encode()
