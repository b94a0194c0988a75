"""适配器入口: the platform of the entry point `http`, made of options as texts."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji_http.platform import HttpPlatform

NEEDED: Final = ("url", "token")
"""Options that must be given."""


def _two(text: str) -> tuple[float, float]:
    connect, silence = text.split(",")
    return float(connect), float(silence)


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "url": str,
    "token": str,
    "timeout": _two,
    "within": float,
    "attempts": int,
    "verify": str,
}


def make(options: Mapping[str, str]) -> HttpPlatform:
    """HTTP 平台 (第四条): make it of options.

    Args:
        options: `url` and `token`; if wanted `timeout` (seconds for connecting and for silence, such as `5,30`),
            `within` (seconds for a call), `attempts` and `verify` (a file of certificates).

    Raises:
        InvalidInput: with every option that is unknown, missing or not valid.
    """
    raise_if(_option_faults(options))
    read: dict[str, Any] = {name: _READERS[name](text) for name, text in options.items()}
    return HttpPlatform(**read)


def _option_faults(options: Mapping[str, str]) -> Iterator[Fault]:
    known = ", ".join(_READERS)
    for name in options:
        if name not in _READERS:
            yield fault("SSJ-HTTP-OPTION-UNKNOWN", Place(path=name), name=name, known=known)
        elif not _is_readable(name, options[name]):
            yield fault("SSJ-HTTP-OPTION-NUMBER", Place(path=name), name=name, value=options[name])
    for name in NEEDED:
        if not options.get(name):
            yield fault("SSJ-HTTP-OPTION-MISSING", Place(path=name), name=name)


def _is_readable(name: str, text: str) -> bool:
    try:
        _READERS[name](text)
    except ValueError:
        return False
    return True
