"""Section 2: rolls, salts, the Merkle tree, inclusion paths and recusals."""

import re
from dataclasses import dataclass
from itertools import pairwise

from .forms import Refused, hex_string, hmac_digest, identifier, raw_digest, require

STANDING = re.compile(r"eligible|excluded:[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Entry:
    """2.2 A line of a roll; `kind` is the stratum or the department, `codes` the needs or the skills."""

    line: bytes
    id: str
    kind: str
    standing: str
    area: str
    codes: tuple[str, ...]
    salt: str | None

    @property
    def eligible(self) -> bool:
        """2.3 Whether the entry may be drawn."""
        return self.standing == "eligible"


@dataclass(frozen=True)
class Recusal:
    """2.8 A recusal's line."""

    line: bytes
    target: str
    inspector: str
    reason: str
    salt: str | None


def salt_of(h: str, key: bytes, text: str) -> str:
    """2.5 The salt of an id (2.8: of `target-id TAB inspector-id`)."""
    require(len(key) == 32, "2.5", "a roll key is 32 bytes")
    return hmac_digest(h, key, text.encode("utf-8"))[:32]


def file_lines(data: bytes, where: str) -> list[bytes]:
    """2.1 The lines of a file, without their LF."""
    require(data != b"", "2.6", f"{where}: empty")
    require(data.endswith(b"\n"), "2.1", f"{where}: the last line has no LF")
    return data[:-1].split(b"\n")


def fields(line: bytes, count: int, where: str) -> list[str]:
    """2.1 The fields of a line."""
    try:
        found = line.decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise Refused("1.2", f"{where}: not UTF-8") from error
    require(len(found) == count, "2.1", f"{where}: expected {count} fields, found {len(found)}")
    return found


def codes(text: str, where: str) -> tuple[str, ...]:
    """2.4 Needs or skills."""
    if text == "":
        return ()
    found = tuple(identifier(code, f"{where}: code") for code in text.split(","))
    for one, two in pairwise(found):
        require(one.encode() < two.encode(), "2.4", f"{where}: codes not strictly ascending: {one}, {two}")
    return found


def read_entry(line: bytes, form: str, where: str) -> Entry:
    """2.2 One line of a roll."""
    sealed = form == "sealed"
    parts = fields(line, 6 if sealed else 5, where)
    require(STANDING.fullmatch(parts[2]) is not None, "2.3", f"{where}: standing {parts[2]!r}")
    return Entry(
        line=line,
        id=identifier(parts[0], f"{where}: id"),
        kind=identifier(parts[1], f"{where}: stratum or department"),
        standing=parts[2],
        area="" if parts[3] == "" else identifier(parts[3], f"{where}: area"),
        codes=codes(parts[4], where),
        salt=hex_string(parts[5], 32, f"{where}: salt") if sealed else None,
    )


def read_roll(data: bytes, form: str, where: str) -> list[Entry]:
    """2.1 to 2.6 A roll's file."""
    entries: list[Entry] = []
    places: dict[str, int] = {}
    for number, line in enumerate(file_lines(data, where), 1):
        entry = read_entry(line, form, f"{where} line {number}")
        first = places.setdefault(entry.id, number)
        require(first == number, "2.6", f"{where}: {entry.id!r} stands in lines {first} and {number}")
        if entries:
            require(
                entries[-1].id.encode() < entry.id.encode(), "2.6", f"{where} line {number}: not ascending"
            )
        entries.append(entry)
    return entries


def read_recusals(data: bytes, form: str, where: str) -> list[Recusal]:
    """2.8 The recusals' file."""
    found: list[Recusal] = []
    for number, line in enumerate(file_lines(data, where), 1):
        at = f"{where} line {number}"
        parts = fields(line, 4 if form == "sealed" else 3, at)
        target, inspector, reason = (identifier(part, at) for part in parts[:3])
        salt = hex_string(parts[3], 32, f"{at}: salt") if form == "sealed" else None
        if found:
            require(found[-1].line < line, "2.8", f"{at}: not strictly ascending")
        found.append(Recusal(line, target, inspector, reason, salt))
    return found


def check_recused(
    recusals: list[Recusal], targets: list[Entry] | None, inspectors: list[Entry] | None, where: str
) -> None:
    """2.8 Both ids stand in the rolls (in those at hand)."""
    for name, roll in (("target", targets), ("inspector", inspectors)):
        if roll is None:
            continue
        known = {entry.id for entry in roll}
        for number, recusal in enumerate(recusals, 1):
            found = recusal.target if name == "target" else recusal.inspector
            require(found in known, "2.8", f"{where} line {number}: {name} {found!r} is not in the roll")


def check_salts(h: str, key: bytes, salted: list[tuple[str, str | None]], where: str) -> None:
    """2.5, 2.8 With the key, each salt is recomputed."""
    for text, salt in salted:
        expected = salt_of(h, key, text)
        require(salt == expected, "2.5", f"{where}: {text!r}: expected salt {expected}, found {salt}")


def split(size: int) -> int:
    """RFC 9162, 2.1.1: the largest power of two smaller than `size`."""
    k = 1
    while k * 2 < size:
        k *= 2
    return k


def raw_root(h: str, lines: list[bytes]) -> bytes:
    """2.7 The Merkle tree hash, RFC 9162, 2.1.1."""
    if len(lines) == 1:
        return raw_digest(h, b"\x00" + lines[0])
    k = split(len(lines))
    return raw_digest(h, b"\x01" + raw_root(h, lines[:k]) + raw_root(h, lines[k:]))


def root(h: str, lines: list[bytes]) -> str:
    """2.7 The root of at least one line."""
    require(len(lines) >= 1, "2.6", "an empty roll has no root")
    return raw_root(h, lines).hex()


def path(h: str, lines: list[bytes], index: int) -> list[str]:
    """10.1 The inclusion path, RFC 9162, 2.1.3.1, from leaf to root."""
    if len(lines) == 1:
        return []
    k = split(len(lines))
    if index < k:
        return [*path(h, lines[:k], index), root(h, lines[k:])]
    return [*path(h, lines[k:], index - k), root(h, lines[:k])]


def root_by_path(h: str, line: bytes, index: int, size: int, steps: list[str]) -> str:
    """10.1 The root that a path leads to, RFC 9162, 2.1.3.2."""
    require(0 <= index < size, "10.1", f"index {index} is not below size {size}")
    fn, sn = index, size - 1
    found = raw_digest(h, b"\x00" + line)
    for step in steps:
        require(sn != 0, "10.1", "the path is too long")
        if fn % 2 == 1 or fn == sn:
            found = raw_digest(h, b"\x01" + bytes.fromhex(step) + found)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = raw_digest(h, b"\x01" + found + bytes.fromhex(step))
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0, "10.1", "the path is too short")
    return found.hex()
