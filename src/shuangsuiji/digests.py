"""摘要 (spec 1.1): H is SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016).

Digests for people are 64 lowercase hex characters; inside, tickets and tree nodes are 32 raw bytes, whose order
is the same.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from typing import Final, Literal, Protocol, Self, get_args

from attrs import field, frozen

from shuangsuiji.errors import InvalidInput, fault

HashName = Literal["sha256", "sm3"]
"""The hashes that an announcement can name."""

_HEX: Final = re.compile(r"[0-9a-f]*")


class _Context(Protocol):
    def copy(self) -> Self: ...
    def update(self, data: bytes, /) -> None: ...
    def digest(self) -> bytes: ...


@frozen
class Hash:
    """H, by its name, with the forms that the draw needs over many messages at once.

    A context is made once for each prefix and copied for each message, which is faster than beginning anew: a
    little with SHA-256, twice with SM3.

    Args:
        name: `sha256` or `sm3`.

    Raises:
        InvalidInput: there is no such hash, or this machine's OpenSSL has no SM3.

    >>> Hash("sha256").hex(b"abc")[:16], Hash("sm3").hex(b"abc")[:16]
    ('ba7816bf8f01cfea', '66c7f0f462eeedd9')
    """

    name: HashName
    _empty: _Context = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.name not in get_args(HashName):
            allowed = " / ".join(get_args(HashName))
            raise InvalidInput(fault("SSJ-JSON-CHOICE", allowed=allowed, found=str(self.name)))
        try:
            empty = hashlib.new(self.name)
        except ValueError as error:
            raise InvalidInput(fault("SSJ-HASH-MISSING", hash=self.name)) from error
        object.__setattr__(self, "_empty", empty)

    def raw(self, data: bytes) -> bytes:
        """Give H(data) as 32 bytes."""
        return self._begun(data).digest()

    def hex(self, data: bytes) -> str:
        """Give H(data) as 64 lowercase hex characters."""
        return self.raw(data).hex()

    def hmac(self, key: bytes, message: bytes) -> str:
        """Give HMAC-H(key, message) as 64 lowercase hex characters."""
        return hmac.digest(key, message, self.name).hex()

    def after(self, prefix: bytes) -> Callable[[bytes], bytes]:
        """Give the function that takes a tail to H(prefix || tail)."""
        copy = self._begun(prefix).copy

        def digest(tail: bytes) -> bytes:
            context = copy()
            context.update(tail)
            return context.digest()

        return digest

    def each(self, prefix: bytes, tails: Iterable[bytes]) -> list[bytes]:
        """Give H(prefix || tail) for each tail, in order."""
        copy = self._begun(prefix).copy
        found: list[bytes] = []
        for tail in tails:
            context = copy()
            context.update(tail)
            found.append(context.digest())
        return found

    def below(self, prefix: bytes, tails: Iterable[bytes], bound: bytes) -> list[tuple[bytes, bytes]]:
        """Give (digest, tail) for each tail whose H(prefix || tail) is below `bound`, in order."""
        copy = self._begun(prefix).copy
        found: list[tuple[bytes, bytes]] = []
        for tail in tails:
            context = copy()
            context.update(tail)
            if (digest := context.digest()) < bound:
                found.append((digest, tail))
        return found

    def _begun(self, prefix: bytes) -> _Context:
        context = self._empty.copy()
        context.update(prefix)
        return context


def is_hex(text: str, length: int = 64) -> bool:
    """Say whether a text is so many lowercase hex characters."""
    return len(text) == length and _HEX.fullmatch(text) is not None
