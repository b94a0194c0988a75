"""内容摘要: a value's digest is that of its canonical JSON."""

from typing import Final

from shuangsuiji import canonical, wire
from shuangsuiji.digests import Hash

H: Final = Hash("sha256")
"""The hash of documents, receipts and the journal."""


def digest_of(value: object) -> str:
    """Give H of a value's canonical JSON."""
    return H.hex(canonical.encode(wire.write(value)))


class Digested:
    """A value that is known by its digest, as every document is."""

    __slots__ = ()

    def digest(self) -> str:
        """Give H of its canonical JSON; its receipt repeats this."""
        return digest_of(self)
