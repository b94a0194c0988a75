"""Section 1: hashes, canonical JSON, identifiers, free texts, instants and ratios."""

import hashlib
import json
import math
import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn, TypeAlias

Value: TypeAlias = Any  # of parsed JSON, before its form is known

PROTOCOL = "shuangsuiji/draw/1"
HASHES = ("sha256", "sm3")
LARGEST = 2**53 - 1
REFUSED_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
WHITE_SPACE = frozenset(
    [chr(c) for c in range(0x09, 0x0E)]
    + [chr(c) for c in range(0x2000, 0x200B)]
    + [chr(c) for c in (0x20, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)]
)
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


class Refused(Exception):
    """Input that the specification refuses, with the rule that refuses it."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(f"{rule}: {message}")
        self.rule = rule
        self.message = message


def require(condition: object, rule: str, message: str) -> None:
    """Refuse unless the condition holds."""
    if not condition:
        raise Refused(rule, message)


def rotate(word: int, by: int) -> int:
    """A 32-bit word turned left."""
    by %= 32
    return ((word << by) | (word >> (32 - by))) & 0xFFFFFFFF


def sm3_compress(state: list[int], block: bytes) -> list[int]:
    """One block of GB/T 32905-2016, 5.3."""
    w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
        w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        constant = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = rotate((rotate(a, 12) + e + rotate(constant, j)) & 0xFFFFFFFF, 7)
        ss2 = ss1 ^ rotate(a, 12)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
        tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
        tt2 = (gg + h + ss1 + w[j]) & 0xFFFFFFFF
        a, b, c, d = tt1, a, rotate(b, 9), c
        e, f, g, h = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17), e, rotate(f, 19), g
    return [old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True)]


def sm3(data: bytes) -> bytes:
    """1.1 SM3, written out, for a hashlib that lacks it."""
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + bytes(-(len(data) + 9) % 64) + (len(data) * 8).to_bytes(8, "big")
    for start in range(0, len(padded), 64):
        state = sm3_compress(state, padded[start : start + 64])
    return b"".join(word.to_bytes(4, "big") for word in state)


def raw_digest(h: str, data: bytes) -> bytes:
    """1.1 H as 32 bytes."""
    if h == "sha256":
        return hashlib.sha256(data).digest()
    require(h == "sm3", "1.1", f"unknown hash {h!r}")
    if "sm3" in hashlib.algorithms_available:
        return hashlib.new("sm3", data).digest()
    return sm3(data)


def digest(h: str, data: bytes) -> str:
    """1.1 H as 64 lowercase hex characters."""
    return raw_digest(h, data).hex()


def hmac_digest(h: str, key: bytes, message: bytes) -> str:
    """HMAC-H, RFC 2104; both hashes work on blocks of 64 bytes."""
    if len(key) > 64:
        key = raw_digest(h, key)
    key = key.ljust(64, b"\0")
    inner = raw_digest(h, bytes(b ^ 0x36 for b in key) + message)
    return digest(h, bytes(b ^ 0x5C for b in key) + inner)


ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def json_string(text: str) -> str:
    """RFC 8785, 3.2.2.2."""
    out = []
    for char in text:
        if char in ESCAPES:
            out.append(ESCAPES[char])
        elif ord(char) < 0x20:
            out.append(f"\\u{ord(char):04x}")
        else:
            out.append(char)
    return '"' + "".join(out) + '"'


def json_text(value: Value) -> str:
    """1.3 A value as canonical text."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if type(value) is int:
        require(-LARGEST <= value <= LARGEST, "1.3", f"integer out of range: {value}")
        return str(value)
    if type(value) is str:
        return json_string(value)
    if type(value) is list:
        return "[" + ",".join(json_text(item) for item in value) + "]"
    if type(value) is dict:
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(json_string(name) + ":" + json_text(value[name]) for name in names) + "}"
    raise Refused("1.3", f"not a JSON value of this protocol: {type(value).__name__}")


def canonical(value: Value) -> bytes:
    """1.3 The canonical bytes of a value (RFC 8785)."""
    try:
        return json_text(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused("1.3", "lone surrogate") from error
    except RecursionError as error:
        raise Refused("1.3", "nested too deeply") from error


def json_digest(h: str, value: Value) -> str:
    """H of a value's canonical JSON."""
    return digest(h, canonical(value))


def refuse_number(text: str) -> NoReturn:
    """1.3 A fraction, an exponent, NaN or Infinity."""
    raise Refused("1.3", f"not an integer: {text[:40]}")


def read_integer(text: str) -> int:
    """1.3 An integer within range and not -0."""
    require(text != "-0" and len(text) <= 17, "1.3", f"refused integer: {text[:40]}")
    value = int(text)
    require(-LARGEST <= value <= LARGEST, "1.3", f"integer out of range: {text}")
    return value


def read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """1.3 An object without duplicate members."""
    names = [name for name, _ in pairs]
    require(len(set(names)) == len(names), "1.3", "duplicate member")
    return dict(pairs)


def parse_line(data: bytes, where: str) -> Value:
    """1.3 Canonical JSON with nothing after it; a run of brackets that no document has would overrun the stack."""
    require(b"[" * 1000 not in data, "1.3", f"{where}: not JSON: nested too deep")
    try:
        value = json.loads(
            data.decode("utf-8"),
            parse_float=refuse_number,
            parse_constant=refuse_number,
            parse_int=read_integer,
            object_pairs_hook=read_object,
        )
        again = canonical(value)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refused("1.3", f"{where}: not JSON: {error}") from error
    require(again == data, "1.3", f"{where}: not canonical")
    return value


def parse(data: bytes, where: str) -> Value:
    """1.3 A file: canonical JSON with at most one LF after it."""
    return parse_line(data[:-1] if data.endswith(b"\n") else data, where)


def members(value: Value, names: str, where: str) -> dict[str, Any]:
    """1.3 An object with every listed member present, and none beyond."""
    require(type(value) is dict, "1.3", f"{where}: expected an object")
    found, wanted = sorted(value), sorted(names.split())
    require(found == wanted, "1.3", f"{where}: expected members {wanted}, found {found}")
    return dict(value)


def array(value: Value, where: str) -> list[Any]:
    """An array."""
    require(type(value) is list, "1.3", f"{where}: expected an array")
    return list(value)


def integer(value: Value, least: int, where: str) -> int:
    """1.3 An integer, at least `least`."""
    require(type(value) is int, "1.3", f"{where}: expected an integer")
    require(least <= value <= LARGEST, "1.3", f"{where}: expected at least {least}, found {value}")
    return int(value)


def boolean(value: Value, where: str) -> bool:
    """true or false."""
    require(type(value) is bool, "1.3", f"{where}: expected true or false")
    return bool(value)


def one_of(value: Value, allowed: tuple[str, ...], where: str) -> str:
    """One of a few words."""
    require(
        type(value) is str and value in allowed, "3.1", f"{where}: expected one of {allowed}, found {value!r}"
    )
    return str(value)


def hex_string(value: Value, length: int, where: str) -> str:
    """1.1 Lowercase hex of a given number of characters."""
    require(type(value) is str, "1.1", f"{where}: expected a string")
    good = re.fullmatch(f"[0-9a-f]{{{length}}}", value) is not None
    require(good, "1.1", f"{where}: expected {length} lowercase hex characters, found {value!r}")
    return str(value)


def free_text(value: Value, where: str) -> str:
    """1.5 Free text: NFC and no character of the refused categories."""
    require(type(value) is str, "1.5", f"{where}: expected a string")
    for char in value:
        category = unicodedata.category(char)
        require(
            category not in REFUSED_CATEGORIES, "1.5", f"{where}: U+{ord(char):04X} is of category {category}"
        )
    require(unicodedata.normalize("NFC", value) == value, "1.2", f"{where}: not in NFC")
    return str(value)


def identifier(value: Value, where: str) -> str:
    """1.5 An identifier."""
    text = free_text(value, where)
    length = len(text.encode("utf-8"))
    require(1 <= length <= 128, "1.5", f"{where}: expected 1 to 128 bytes, found {length}")
    require(
        text[0] not in WHITE_SPACE and text[-1] not in WHITE_SPACE, "1.5", f"{where}: white space at an end"
    )
    return text


INSTANT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|([+-])([0-9]{2}):([0-9]{2}))"
)


def instant(value: Value, where: str) -> timedelta:
    """1.6 An instant, as the time since 0001-01-01T00:00:00Z."""
    require(type(value) is str, "1.6", f"{where}: expected a string")
    match = INSTANT.fullmatch(value)
    if match is None:
        raise Refused("1.6", f"{where}: not an instant: {value!r}")
    year, month, day, hour, minute, second = (int(match[i]) for i in range(1, 7))
    require(hour <= 23 and minute <= 59 and second <= 59, "1.6", f"{where}: not a time of day: {value}")
    try:
        days = date(year, month, day).toordinal() - 1
    except ValueError as error:
        raise Refused("1.6", f"{where}: not a date: {value}") from error
    local = timedelta(days=days, hours=hour, minutes=minute, seconds=second)
    if match[7] is None:
        return local
    hours, minutes = int(match[8]), int(match[9])
    require(hours <= 23 and minutes <= 59, "1.6", f"{where}: not an offset: {value}")
    require(not value.endswith("-00:00"), "1.6", f"{where}: -00:00 is refused")
    offset = timedelta(hours=hours, minutes=minutes)
    return local - offset if match[7] == "+" else local + offset


def since_beginning(moment: datetime) -> timedelta:
    """A datetime on the scale of `instant`; without a zone it is read as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment - BEGINNING


def ratio(value: Value, where: str) -> tuple[int, int]:
    """1.4 A ratio p/q in lowest terms, 0 < p <= q."""
    require(type(value) is str, "1.4", f"{where}: expected a string")
    good = re.fullmatch(r"[1-9][0-9]{0,15}/[1-9][0-9]{0,15}", value) is not None
    require(good, "1.4", f"{where}: not a ratio: {value!r}")
    p, q = (int(part) for part in value.split("/"))
    require(p <= q <= LARGEST, "1.4", f"{where}: not within 0 < p <= q <= 2^53-1: {value}")
    require(math.gcd(p, q) == 1, "1.4", f"{where}: not in lowest terms: {value}")
    return p, q
