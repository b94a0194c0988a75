"""设置: what the adapter is told, judged all at once."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from requests import Request, RequestException

from shuangsuiji.errors import Fault, Place, fault, raise_if

_TOKEN: Final = re.compile(r"[A-Za-z0-9._~+/-]+=*")
_SCHEMES: Final = frozenset({"http", "https"})


def raise_if_wrong(
    *, url: str, given: Mapping[str, str], seconds: Sequence[float], attempts: int, verify: bool | str
) -> None:
    """Judge the arguments.

    Args:
        url: where the platform's API begins.
        given: what the dialect needs, by name.
        seconds: every time limit.
        attempts: how many times a request is sent at most.
        verify: True, or a file of certificates.

    Raises:
        InvalidInput: with every one that is not valid.
    """
    raise_if(
        [
            *([] if _is_base(url) else [fault("SSJ-HTTP-URL", Place(path="url"))]),
            *_given_faults(given),
            *_number_faults(seconds, attempts),
            *_verify_faults(verify),
        ]
    )


def base_of(url: str) -> str:
    """Give a URL in its usual form, without a slash at the end.

    Raises:
        ValueError: it is none.
        RequestException: it is none.

    >>> base_of("http://平台.example/api/")
    'http://xn--kpr97v.example/api'
    """
    return str(Request("GET", url).prepare().url).rstrip("/")


def is_token(text: str) -> bool:
    """Say whether a text can be a token (RFC 6750)."""
    return _TOKEN.fullmatch(text) is not None


def _given_faults(given: Mapping[str, str]) -> Iterator[Fault]:
    for name, text in given.items():
        if name == "token" and not is_token(text):
            yield fault("SSJ-HTTP-TOKEN", Place(path=name))
        elif not text:
            yield fault("SSJ-HTTP-OPTION-MISSING", Place(path=name), name=name)


def _is_base(url: str) -> bool:
    try:
        base_of(url)
        parts = urlsplit(url)
        known = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
        account = parts.username is not None or parts.password is not None
    except (ValueError, RequestException):
        return False
    return known and not account and not any(mark in url for mark in "?#\\") and url.isprintable()


def _number_faults(seconds: Sequence[float], attempts: int) -> Iterator[Fault]:
    for each in seconds:
        if not (math.isfinite(each) and each > 0):
            yield fault("SSJ-HTTP-SECONDS", value=str(each))
    if attempts < 1:
        yield fault("SSJ-HTTP-ATTEMPTS", value=attempts)


def _verify_faults(verify: bool | str) -> Iterator[Fault]:  # noqa: FBT001  -- as requests has it: True or a file
    if verify is False or (isinstance(verify, str) and not Path(verify).is_file()):
        yield fault("SSJ-HTTP-VERIFY", file=str(verify))
