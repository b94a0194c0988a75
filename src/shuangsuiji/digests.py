"""摘要 (spec 1.1): H is SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016).

Digests for people are 64 lowercase hex characters; inside, tickets and tree nodes are 32 raw bytes, whose order
is the same.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from typing import Final, Literal, Protocol, Self

from attrs import field, frozen

from shuangsuiji.errors import InvalidInput, fault

HashName = Literal["sha256", "sm3"]
"""The hashes that an announcement can name."""

HEX_DIGITS: Final = frozenset("0123456789abcdef")


class _Context(Protocol):
    def copy(self) -> Self: ...
    def update(self, data: bytes, /) -> None: ...
    def digest(self) -> bytes: ...


def _sm3() -> _Context:
    try:
        return hashlib.new("sm3")
    except ValueError as error:
        raise InvalidInput(fault("SSJ-HASH-MISSING", hash="sm3")) from error


@frozen
class Hash:
    """H, by its name, with the forms that the draw needs over many messages at once.

    Args:
        name: `sha256` or `sm3`.

    Raises:
        InvalidInput: this machine's OpenSSL has no SM3.

    >>> Hash("sha256").hex(b"abc")[:16], Hash("sm3").hex(b"abc")[:16]
    ('ba7816bf8f01cfea', '66c7f0f462eeedd9')
    """

    name: HashName
    _empty: _Context | None = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_empty", None if self.name == "sha256" else _sm3())

    def raw(self, data: bytes) -> bytes:
        """Give H(data) as 32 bytes."""
        return self.after(b"")(data)

    def after(self, prefix: bytes) -> Callable[[bytes], bytes]:
        """Give the function that takes a tail to H(prefix || tail)."""
        if self._empty is None:
            sha = hashlib.sha256
            return lambda tail: sha(prefix + tail).digest()
        start = self._after(prefix)
        return lambda tail: _finish(start.copy(), tail)

    def hex(self, data: bytes) -> str:
        """Give H(data) as 64 lowercase hex characters."""
        return self.raw(data).hex()

    def hmac(self, key: bytes, message: bytes) -> str:
        """Give HMAC-H(key, message) as 64 lowercase hex characters."""
        return hmac.digest(key, message, self.name).hex()

    def each(self, prefix: bytes, tails: Iterable[bytes]) -> list[bytes]:
        """Give H(prefix || tail) for each tail, in order."""
        if self._empty is None:
            sha = hashlib.sha256
            return [sha(prefix + tail).digest() for tail in tails]
        start = self._after(prefix)
        # Building an SM3 context costs more than hashing one block: it is built once and copied.
        return [_finish(start.copy(), tail) for tail in tails]

    def below(self, prefix: bytes, tails: Iterable[bytes], bound: bytes) -> list[tuple[bytes, bytes]]:
        """Give (digest, tail) for each tail whose H(prefix || tail) is below `bound`, in order."""
        if self._empty is None:
            sha = hashlib.sha256
            return [(d, tail) for tail in tails if (d := sha(prefix + tail).digest()) < bound]
        start = self._after(prefix)
        return [(d, tail) for tail in tails if (d := _finish(start.copy(), tail)) < bound]

    def _after(self, prefix: bytes) -> _Context:
        assert self._empty is not None  # noqa: S101  -- sha256 never comes here
        context = self._empty.copy()
        context.update(prefix)
        return context


def _finish(context: _Context, tail: bytes) -> bytes:
    context.update(tail)
    return context.digest()


def is_hex(text: str, length: int = 64) -> bool:
    """Say whether a text is so many lowercase hex characters."""
    return len(text) == length and HEX_DIGITS.issuperset(text)
