"""适配器入口: the platform of the entry point `http`, made of options as texts.

A dialect goes by its name, `phone` being `PHONE` of the module `dialect_phone` here, or by a dotted name, `module:NAME`, where it is an
integrator's own; so does what signs. Nothing is imported that the options do not name.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Final, cast

from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji_http.dialect import Dialect
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_http.signing import BUILT_IN, Sign, Signing

DIALECT: Final = "sandbox"
"""The dialect where none is named."""


def _two(text: str) -> tuple[float, float]:
    connect, silence = text.split(",")
    return float(connect), float(silence)


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "url": str,
    "name": str,
    "timeout": _two,
    "within": float,
    "attempts": int,
    "verify": str,
}
_PLUGGED: Final = ("dialect", "sign", "key", "key_name")


def make(options: Mapping[str, str]) -> HttpPlatform:
    """HTTP 平台 (第四条): make it of options.

    Args:
        options: `url`, and what the dialect's account needs, such as `token`; if wanted `dialect` (`sandbox`, `phone`, `gsxt` or
            `module:NAME`) with its own options, `name` (what the platform is called), `timeout` (seconds for connecting and for silence,
            such as `5,30`), `within` (seconds for a call), `attempts`, `verify` (a file of certificates), `sign`
            (`hmac-sha256` or `module:NAME`) with `key` and `key_name`.

    Raises:
        InvalidInput: with every option that is unknown, missing or not valid.
    """
    dialect = dialect_of(options.get("dialect", DIALECT))
    raise_if(_option_faults(options, dialect))
    read: dict[str, Any] = {name: _READERS[name](text) for name, text in options.items() if name in _READERS}
    needed = {name: options[name] for name in _needs(dialect)}
    token = needed.pop("token", "")
    return HttpPlatform(**read, dialect=dialect, token=token, options=needed, signing=_signing(options))


def dialect_of(name: str) -> Dialect:
    """Give a dialect by its name.

    Raises:
        InvalidInput: there is none of that name.

    >>> sorted(dialect_of("sandbox").offers)
    ['attach', 'incoming', 'published', 'registry', 'status']
    """
    dotted = name if ":" in name else f"{__package__}.dialect_{name}:{name.upper()}"
    found = _named(dotted)
    if not isinstance(found, Dialect):
        raise InvalidInput(fault("SSJ-HTTP-DIALECT", Place(path="dialect"), name=name))
    return found


def _named(dotted: str) -> object:
    """Give what a dotted name names, None where that is nothing.

    Raises:
        InvalidInput: its module is there and fails.
    """
    module, _, name = dotted.partition(":")
    if not all(part.isidentifier() for part in module.split(".")):
        return None
    try:
        return getattr(import_module(module), name, None)
    except Exception as error:  # noqa: BLE001  -- whatever the module of an integrator raises
        if isinstance(error, ModuleNotFoundError) and f"{module}.".startswith(f"{error.name}."):
            return None
        broken = fault("SSJ-HTTP-DIALECT-BROKEN", name=dotted, error=f"{type(error).__name__}: {error}")
    raise InvalidInput(broken)


def _signing(options: Mapping[str, str]) -> Signing | None:
    if "sign" not in options:
        return None
    name = options["sign"]
    sign = cast("Sign", BUILT_IN.get(name) or _named(name))
    return Signing(algorithm=name, sign=sign, key=options["key"], key_name=options.get("key_name", ""))


def _needs(dialect: Dialect) -> tuple[str, ...]:
    return (*dialect.account.needs, *dialect.options)


def _option_faults(options: Mapping[str, str], dialect: Dialect) -> Iterator[Fault]:
    needs = _needs(dialect)
    known = (*_READERS, *needs, *_PLUGGED)
    for name in options:
        if name not in known:
            yield fault("SSJ-HTTP-OPTION-UNKNOWN", Place(path=name), name=name, known=", ".join(known))
        elif name in _READERS and not _is_readable(name, options[name]):
            yield fault("SSJ-HTTP-OPTION-NUMBER", Place(path=name), name=name, value=options[name])
    signed = ("key",) if "sign" in options else ()
    for name in ("url", *needs, *signed):
        if not options.get(name):
            yield fault("SSJ-HTTP-OPTION-MISSING", Place(path=name), name=name)
    yield from _sign_faults(options)


def _sign_faults(options: Mapping[str, str]) -> Iterator[Fault]:
    name = options.get("sign")
    if name is not None and name not in BUILT_IN and not callable(_named(name)):
        yield fault("SSJ-HTTP-SIGN", Place(path="sign"), name=name)


def _is_readable(name: str, text: str) -> bool:
    try:
        _READERS[name](text)
    except ValueError:
        return False
    return True
