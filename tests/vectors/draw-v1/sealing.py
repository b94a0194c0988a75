"""Bytes of the protocol (spec sections 1, 2 and 5.2), written out with the standard library alone.

Nothing here checks a form: a vector that breaks one must still be sealed like any other.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any, TypeAlias

Json: TypeAlias = Any

PROTOCOL = "shuangsuiji/draw/1"


def derived(label: str) -> bytes:
    """32 bytes that stand for a nonce, a key or a signature: the same in every run, and no secret at all."""
    return hashlib.sha256(f"shuangsuiji/draw/1 vectors: {label}".encode()).digest()


def pack(value: Json) -> bytes:
    """Canonical bytes (1.3); RFC 8785 for values whose member names are ASCII, which all names here are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def raw(h: str, data: bytes) -> bytes:
    return hashlib.new(h, data).digest()


def digest(h: str, data: bytes) -> str:
    return raw(h, data).hex()


def salt(h: str, key: bytes, text: str) -> str:
    """2.5: the first 32 hex characters of HMAC-H."""
    return hmac.digest(key, text.encode(), h).hex()[:32]


def commitment(h: str, party: str, task: str, number: int, nonce: str) -> str:
    """4.1."""
    return digest(h, "\n".join(["shuangsuiji/commit/1", party, task, str(number), nonce]).encode())


def split(size: int) -> int:
    """RFC 9162, 2.1.1: the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def tree(h: str, lines: Sequence[bytes]) -> bytes:
    """2.7."""
    if len(lines) == 1:
        return raw(h, b"\x00" + lines[0])
    k = split(len(lines))
    return raw(h, b"\x01" + tree(h, lines[:k]) + tree(h, lines[k:]))


def root(h: str, lines: Sequence[bytes]) -> str:
    return tree(h, lines).hex()


def path(h: str, lines: Sequence[bytes], index: int) -> list[str]:
    """RFC 9162, 2.1.3.1, from leaf to root."""
    if len(lines) == 1:
        return []
    k = split(len(lines))
    if index < k:
        return [*path(h, lines[:k], index), root(h, lines[k:])]
    return [*path(h, lines[k:], index - k), root(h, lines[:k])]
