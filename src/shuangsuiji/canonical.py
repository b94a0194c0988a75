"""Canonical JSON (spec 1.3, RFC 8785): one value, one sequence of bytes.

Objects, arrays, strings in NFC, integers within 2^53-1, true, false and null. A fraction, an exponent, `-0`, a
duplicate member, a lone surrogate and bytes in any other form are refused, never repaired.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import Final, NoReturn, cast

import rfc8785

from shuangsuiji.errors import Fault, InvalidInput, Place, fault

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
"""A value that canonical JSON can hold."""

MAX_INTEGER: Final = 2**53 - 1

_LONGEST: Final = len(str(-MAX_INTEGER))

MAX_DEPTH: Final = 100
"""How deep arrays and objects may stand in each other: far more than the protocol has, far less than a stack."""


class _Refused(ValueError):
    """Carries the fault out of the JSON parser's hooks."""

    def __init__(self, found: Fault) -> None:
        super().__init__(found.code)
        self.found = found


def encode(value: Json) -> bytes:
    """Give the canonical bytes of a value.

    Raises:
        InvalidInput: a text is not NFC or holds a lone surrogate, an integer is beyond 2^53-1, a number is a
            fraction or binary floating point, or the value is nested deeper than `MAX_DEPTH`.

    >>> encode({"b": [1, None], "a": "对象"}).decode()
    '{"a":"对象","b":[1,null]}'
    """
    if (quick := _quickly_encoded(value)) is not None:
        return quick
    if found := _form_fault(value):
        raise InvalidInput(found)
    try:
        encoded = rfc8785.dumps(cast("str", value))  # its own type is narrower than what it takes
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise InvalidInput(fault("SSJ-JSON-VALUE", reason=str(error))) from error
    if found := _text_fault(encoded):
        raise InvalidInput(found)
    return encoded


def decode(data: bytes, place: Place | None = None) -> Json:
    """Read a value from its canonical bytes; at most one LF may follow them.

    Args:
        data: the bytes of the file.
        place: where they came from, for the fault.

    Raises:
        InvalidInput: the bytes are not JSON of this form, or not its canonical bytes.
    """
    if _nesting(data) > MAX_DEPTH:
        raise InvalidInput(fault("SSJ-JSON-SYNTAX", place, position=1, reason="nesting"))
    with suppress(ValueError, RecursionError):
        return _quickly_decoded(data)
    try:
        value = _parse(data)
        again = encode(value)
    except _Refused as error:
        raise InvalidInput(error.found.at(place or Place())) from error
    except InvalidInput as error:
        raise InvalidInput(*(each.at(place or Place()) for each in error.faults)) from error
    if data.removesuffix(b"\n") != again:
        raise InvalidInput(fault("SSJ-JSON-CANONICAL", place, position=_first_difference(data, again)))
    return value


def parse(data: bytes, pairs: Callable[[list[tuple[str, Json]]], object] | None = None) -> object:
    """Read JSON in whatever form somebody wrote it; what is canonical is read by `decode`.

    Args:
        data: the bytes.
        pairs: makes an object of its members.

    Raises:
        ValueError: it is no JSON, or is nested deeper than `MAX_DEPTH`: a decoder would overrun the program's stack.
    """
    if _nesting(data) > MAX_DEPTH:
        raise ValueError("nesting")
    try:
        found: object = json.loads(data, object_pairs_hook=pairs)
    except RecursionError as error:
        raise ValueError from error
    return found


def _nesting(data: bytes) -> int:
    """Give how deep brackets are nested, 0 where it is plainly not too deep; the decoder would overrun a program's stack."""
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH or _close(data.translate(None, _NO_BRACKETS)):
        return 0
    brackets = _STRING.sub(b"", data).translate(None, _NO_BRACKETS)
    return max(accumulate(1 if each in b"[{" else -1 for each in brackets), default=0)


def _close(brackets: bytes) -> bool:
    """Say whether brackets all close each other, at most `MAX_DEPTH` deep."""
    for _ in range(MAX_DEPTH):
        if not brackets:
            return True
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return not brackets


def _parse(data: bytes) -> Json:
    try:
        return cast(
            "Json",
            json.loads(
                data.decode("utf-8"),
                object_pairs_hook=_object,
                parse_int=_integer,
                parse_float=_fraction,
                parse_constant=_fraction,
            ),
        )
    except UnicodeDecodeError as error:
        raise _Refused(fault("SSJ-JSON-UTF8", position=error.start + 1)) from error
    except json.JSONDecodeError as error:
        raise _Refused(fault("SSJ-JSON-SYNTAX", position=error.pos + 1, reason=error.msg)) from error
    except RecursionError as error:
        raise _Refused(fault("SSJ-JSON-SYNTAX", position=1, reason="nesting")) from error


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members: dict[str, Json] = {}
    for name, value in pairs:
        if name in members:
            raise _Refused(fault("SSJ-JSON-DUPLICATE", member=name))
        members[name] = value
    return members


def _integer(text: str) -> int:
    number = int(text) if len(text) <= _LONGEST else MAX_INTEGER + 1
    if not -MAX_INTEGER <= number <= MAX_INTEGER or text == "-0":
        raise _Refused(fault("SSJ-JSON-NUMBER", value=text[:40]))
    return number


def _fraction(text: str) -> NoReturn:
    raise _Refused(fault("SSJ-JSON-NUMBER", value=text[:40]))


_NO_BRACKETS: Final = bytes(each for each in range(256) if each not in b"[]{}")
_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_DECODER: Final = json.JSONDecoder(parse_int=_integer, parse_float=_fraction, parse_constant=_fraction)
_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), sort_keys=True
)
_HOLDING: Final = frozenset[type]({dict, list, tuple})
_ORDINARY: Final = frozenset[type]({str, int, bool, type(None), *_HOLDING})


def _quickly_encoded(value: Json) -> bytes | None:
    """Encode by Python's own encoder; None wherever that may give something else than RFC 8785, or a fault."""
    if not _is_ordinary(value):
        return None
    with suppress(UnicodeEncodeError):  # a lone surrogate
        text = _ENCODER.encode(value)
        return text.encode() if _is_settled(text) else None
    return None


def _quickly_decoded(data: bytes) -> Json:
    """Decode by Python's own decoder; `ValueError` or `RecursionError` wherever a fault must be looked for.

    What it passes over, such as a member that stands there twice, is missing when the value is encoded again.
    """
    text = data.removesuffix(b"\n").decode()
    value = cast("Json", _DECODER.decode(text))
    if _ENCODER.encode(value) != text or not _is_settled(text):
        raise ValueError
    return value


def _is_ordinary(value: Json) -> bool:
    """Say whether a value has the types of JSON and no others, no integer beyond 2^53-1, and is not nested too deep."""
    level: list[object] = [value]
    for _ in range(MAX_DEPTH + 1):
        kinds = set(map(type, level))
        if not kinds <= _ORDINARY or (int in kinds and not _are_exact(level)):
            return False
        if kinds.isdisjoint(_HOLDING):
            return True
        inner: list[object] = []
        for each in level:
            if isinstance(each, dict):
                names = cast("dict[object, object]", each)
                if not set(map(type, names)) <= {str}:
                    return False
                inner += names.values()
            elif isinstance(each, list | tuple):
                inner += cast("Sequence[object]", each)
        level = inner
    return False


def _are_exact(level: Sequence[object]) -> bool:
    return all(-MAX_INTEGER <= each <= MAX_INTEGER for each in level if isinstance(each, int))


def _is_settled(text: str) -> bool:
    """Say whether a text is NFC and has no character beyond U+FFFF, whose order in UTF-16 (RFC 8785) is another."""
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and len(text.encode("utf-16-le")) == 2 * len(text)
    )


def _form_fault(value: Json) -> Fault | None:
    """Find what the encoder would let pass: floating point, and nesting that a stack cannot bear."""
    level: list[object] = [value]
    for _ in range(MAX_DEPTH + 1):
        inner: list[object] = []
        for each in level:
            if isinstance(each, str):
                continue
            if isinstance(each, float):
                return fault("SSJ-JSON-NUMBER", value=str(each))
            if isinstance(each, dict):
                inner += cast("dict[str, object]", each).values()
            elif isinstance(each, list | tuple):
                inner += cast("Sequence[object]", each)
        if not inner:
            return None
        level = inner
    return fault("SSJ-JSON-VALUE", reason="nesting")


def _text_fault(encoded: bytes) -> Fault | None:
    if encoded.isascii():
        return None
    # Where the whole is NFC every text is: JSON's punctuation composes with nothing. The reverse fails where a mark
    # follows an escape such as \\n, so a whole that is not NFC is judged again text by text.
    if unicodedata.is_normalized("NFC", encoded.decode()):
        return None
    for text in _texts(json.loads(encoded)):
        if not unicodedata.is_normalized("NFC", text):
            return fault("SSJ-TEXT-NFC", value=text)
    return None


def _texts(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for name, each in value.items() for text in (name, *_texts(each))]
    return [text for each in value for text in _texts(each)] if isinstance(value, Sequence) else []


def _first_difference(data: bytes, again: bytes) -> int:
    pairs = zip(data, again, strict=False)
    return 1 + next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(data), len(again)))
