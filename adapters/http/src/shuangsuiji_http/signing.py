"""签名: a request signed with a key that never goes over the wire.

What is signed are five lines, each without a break at its end but the one between them:

    POST                                     the method
    /api/v1/documents/task%2F1?limit=3       path and query as they go over the wire
    9f86d081884c7d65…                        SHA-256 of the body, hexadecimal; that of nothing where there is none
    1790000000000                            milliseconds since 1970-01-01T00:00Z, by our clock
    0f6b0a…                                  32 hexadecimal digits by chance

It goes with the headers `X-Signature-Algorithm`, `X-Signature-Key` (the key's name, where there is one), `X-Signature-Timestamp`,
`X-Signature-Nonce` and `X-Signature`. A request that is sent again is signed anew. `hmac-sha256` is built in; another algorithm, such as SM2,
is a function `(key, message) -> signature` that goes by its dotted name.
"""

import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final

from attrs import field, frozen

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji_http.settings import is_token

NONCE_BYTES: Final = 16
_MILLI: Final = 1_000_000

Sign = Callable[[str, bytes], str]
"""From a key, as it was given, and what is to be signed, the signature as text."""


def hmac_sha256(key: str, message: bytes) -> str:
    """Give the HMAC-SHA256 (RFC 2104) in hexadecimal digits; the key is the text's UTF-8.

    >>> hmac_sha256("Jefe", b"what do ya want for nothing?")
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
    """
    return hmac.new(key.encode(), message, sha256).hexdigest()


BUILT_IN: Final[Mapping[str, Sign]] = {"hmac-sha256": hmac_sha256}


def _nonce() -> str:
    return secrets.token_hex(NONCE_BYTES)


def _milliseconds() -> int:
    return time.time_ns() // _MILLI


@frozen(kw_only=True)
class Signing:
    """How requests are signed.

    Args:
        algorithm: its name, as it stands in the header.
        sign: makes the signature.
        key: the key.
        key_name: which of several keys it is; empty where the platform has one.
        nonce: gives a text that was never used.
        milliseconds: tells the time.

    Raises:
        InvalidInput: the key's name cannot stand in a header.
    """

    algorithm: str
    sign: Sign
    key: str = field(repr=False)
    key_name: str = ""
    nonce: Callable[[], str] = _nonce
    milliseconds: Callable[[], int] = _milliseconds

    def __attrs_post_init__(self) -> None:
        if self.key_name and not is_token(self.key_name):
            raise InvalidInput(fault("SSJ-HTTP-TOKEN", Place(path="key_name")))

    def headers(self, method: str, path: str, body: bytes | None) -> dict[str, str]:
        """Give the headers of one request."""
        timestamp, nonce = str(self.milliseconds()), self.nonce()
        digest = sha256(body or b"").hexdigest()
        message = f"{method}\n{path}\n{digest}\n{timestamp}\n{nonce}".encode()
        return {
            "X-Signature-Algorithm": self.algorithm,
            **({"X-Signature-Key": self.key_name} if self.key_name else {}),
            "X-Signature-Timestamp": timestamp,
            "X-Signature-Nonce": nonce,
            "X-Signature": self.sign(self.key, message),
        }
