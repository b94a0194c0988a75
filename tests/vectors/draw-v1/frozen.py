"""Rolls and recusals by themselves (spec section 2): what is read of a file, or that it is refused."""

from collections.abc import Iterator
from dataclasses import replace

from drawing import entries_of
from rounds import Plan, make
from sealing import Json, root
from tasks import FULL, SEALED
from valid import EXTREME
from vectors import data, refused, sound


def expected(h: str, lines: list[bytes]) -> Json:
    entries = entries_of(lines)
    parts = [
        {
            "name": name,
            "scope": sum(one.part == name for one in entries),
            "eligible": sum(one.part == name and one.eligible for one in entries),
        }
        for name in sorted({one.part for one in entries}, key=str.encode)
    ]
    return {"root": root(h, lines), "size": len(lines), "parts": parts}


def roll(name: str, comment: str, plan: Plan, what: str) -> Json:
    made = make(plan)
    form = "sealed" if what in plan.sealed else "open"
    members = {"kind": "roll", "hash": plan.hash, "form": form}
    if what in plan.sealed:
        members["key"] = made.keys[what].hex()
    lines = made.lines[what]
    content = b"".join(line + b"\n" for line in lines)
    flags = [flag for flag, holds in (("sealed", form == "sealed"), ("sm3", plan.hash == "sm3")) if holds]
    return sound(name, comment, flags, **members, file=data(content), expect=expected(plan.hash, lines))


LINES = (
    b"a\tshop\teligible\t\t\n",
    b"b\tshop\texcluded:annual-cap\tnorth\tfood,weights\n",
    b"c\ttank\teligible\tnorth\t\n",
)
WHOLE = b"".join(LINES)
SALTS = tuple(f"{number:032x}".encode() for number in (1, 2, 3))
SALTED = b"".join(line[:-1] + b"\t" + salt + b"\n" for line, salt in zip(LINES, SALTS, strict=True))

ACCEPTED: tuple[tuple[str, str, bytes], ...] = (
    ("one-line", "One line.", LINES[0]),
    ("byte-order", "Byte order of ids: digits, capitals, small letters, then beyond ASCII.", b"".join(f"{name}\ts\teligible\t\t\n".encode() for name in ("1", "10", "9", "A", "a", "a b", "a-b", "ab", "é", "字", "\U00020bb7"))),
    ("id-is-prefix", "An id that begins another one.", b"a\ts\teligible\t\t\na\x21\ts\teligible\t\t\nab\ts\teligible\t\t\n"),
    ("all-excluded", "Nobody is eligible.", LINES[1]),
    ("reasons", "Reasons with digits and hyphens.", b"a\ts\texcluded:a\t\t\nb\ts\texcluded:a1-2-b3\t\t\n"),
)  # fmt: skip

REFUSED: tuple[tuple[str, str, str, str, bytes], ...] = (
    ("empty", "Nothing.", "2.6", "open", b""),
    ("line-feed-alone", "An LF alone.", "2.1", "open", b"\n"),
    ("no-last-line-feed", "The last line is not ended.", "2.1", "open", WHOLE[:-1]),
    ("blank-line", "A blank line.", "2.1", "open", LINES[0] + b"\n" + LINES[1]),
    ("carriage-returns", "Lines end with CR LF.", "1.5", "open", WHOLE.replace(b"\n", b"\r\n")),
    ("byte-order-mark", "A byte-order mark.", "1.2", "open", b"\xef\xbb\xbf" + LINES[0]),
    ("header", "A header line, as tables have.", "2.3", "open", b"id\tstratum\tstanding\tarea\tneeds\n"),
    ("commas", "Fields are separated by commas.", "2.1", "open", LINES[0].replace(b"\t", b",")),
    ("order", "Lines in another order.", "2.6", "open", LINES[1] + LINES[0]),
    ("order-of-numbers", "9 before 10, as people count.", "2.6", "open", b"9\ts\teligible\t\t\n10\ts\teligible\t\t\n"),
    ("order-of-utf-16", "U+20BB7 before U+FF21, as UTF-16 sorts.", "2.6", "open", "\U00020bb7\ts\teligible\t\t\n\uff21\ts\teligible\t\t\n".encode()),
    ("order-of-letters", "a before B, as dictionaries sort.", "2.6", "open", b"a\ts\teligible\t\t\nB\ts\teligible\t\t\n"),
    ("repeated", "An id twice.", "2.6", "open", LINES[0] + LINES[0]),
    ("repeated-later", "An id twice, apart.", "2.6", "open", LINES[0] + LINES[1] + LINES[0]),
    ("four-fields", "A field too few.", "2.2", "open", b"a\tshop\teligible\t\n"),
    ("six-fields", "A field too many.", "2.2", "open", b"a\tshop\teligible\t\t\t\n"),
    ("id-empty", "No id.", "1.5", "open", b"\tshop\teligible\t\t\n"),
    ("stratum-empty", "No stratum.", "1.5", "open", b"a\t\teligible\t\t\n"),
    ("standing-empty", "No standing.", "2.3", "open", b"a\tshop\t\t\t\n"),
    ("standing-space", "A standing with a space at the end.", "2.3", "open", b"a\tshop\teligible \t\t\n"),
    ("reason-begins-with-digit", "A reason that begins with a digit.", "2.3", "open", b"a\tshop\texcluded:2nd\t\t\n"),
    ("reason-ends-with-hyphen", "A reason that ends with a hyphen.", "2.3", "open", b"a\tshop\texcluded:a-\t\t\n"),
    ("reason-underscore", "A reason with an underscore.", "2.3", "open", b"a\tshop\texcluded:annual_cap\t\t\n"),
    ("codes-descending", "Codes in descending order.", "2.4", "open", b"a\tshop\teligible\t\tb,a\n"),
    ("codes-twice", "A code twice.", "2.4", "open", b"a\tshop\teligible\t\ta,a\n"),
    ("codes-order-of-numbers", "Codes 9 before 10.", "2.4", "open", b"a\tshop\teligible\t\t9,10\n"),
    ("codes-comma-alone", "A comma alone.", "2.4", "open", b"a\tshop\teligible\t\t,\n"),
    ("code-space-at-end", "A code ends with a space.", "1.5", "open", b"a\tshop\teligible\t\tb,c \n"),
    ("not-utf-8", "GB18030.", "1.2", "open", "店\tshop\teligible\t\t\n".encode("gb18030")),
    ("id-nfd", "An id that is not in NFC.", "1.2", "open", "cafe\u0301\tshop\teligible\t\t\n".encode()),
    ("open-with-salt", "Salts in an open roll.", "2.5", "open", SALTED),
    ("sealed-without-salt", "No salts in a sealed roll.", "2.5", "sealed", WHOLE),
    ("salt-capitals", "Salts in capitals.", "2.5", "sealed", SALTED.replace(SALTS[0], b"A" * 32)),
    ("salt-short", "A salt of 31 characters.", "2.5", "sealed", SALTED.replace(SALTS[0], SALTS[0][1:])),
    ("salt-long", "A salt of 33 characters.", "2.5", "sealed", SALTED.replace(SALTS[0], b"0" + SALTS[0])),
    ("salt-not-hex", "A salt with a letter that is no hex digit.", "2.5", "sealed", SALTED.replace(SALTS[0], b"g" * 32)),
)  # fmt: skip


def rolls() -> Iterator[Json]:
    yield roll("open", "An open roll of three strata.", FULL, "targets")
    yield roll("inspectors", "An open roll of inspectors.", FULL, "inspectors")
    yield roll("open-sm3", "The same with SM3.", replace(FULL, hash="sm3"), "targets")
    yield roll("sealed", "A sealed roll with its key.", SEALED, "targets")
    yield roll(
        "sealed-sm3", "A sealed roll with SM3, in salts and root.", replace(SEALED, hash="sm3"), "targets"
    )
    yield roll("beyond-ascii", "Ids, areas and codes beyond ASCII.", EXTREME, "targets")
    for name, comment, content in ACCEPTED:
        lines = content.splitlines()
        yield sound(
            name,
            comment,
            kind="roll",
            hash="sha256",
            form="open",
            file=data(content),
            expect=expected("sha256", lines),
        )
    for name, comment, rule, form, content in REFUSED:
        flags = ["sealed"] if form == "sealed" else []
        members = {"kind": "roll", "hash": "sha256", "form": form, "file": data(content)}
        yield refused(
            name,
            comment,
            rule,
            "A line is of five fields, in a sealed roll of six, in strictly ascending byte order of id.",
            flags,
            **members,
        )
    wrong = make(SEALED)
    content = b"".join(line + b"\n" for line in wrong.lines["targets"])
    yield refused(
        "salts-of-another-key",
        "A sealed roll with another key than it was made with.",
        "2.5",
        "With the key each salt is recomputed.",
        ["sealed"],
        kind="roll",
        hash="sha256",
        form="sealed",
        key="00" * 32,
        file=data(content),
    )


# ── recusals ──────────────────────────────────────────────────────────────────────────────────────────────

PEOPLE = b"M1\tmarket\teligible\t\t\nM2\tmarket\texcluded:on-leave\t\t\n"
PAIRS: tuple[tuple[str, str, str, bytes], ...] = (
    ("unknown-target", "A target that is not in the roll.", "2.8", b"d\tM1\tkin\n"),
    ("unknown-inspector", "An inspector who is not in the roll.", "2.8", b"a\tM3\tkin\n"),
    ("exchanged", "The inspector first.", "2.8", b"M1\ta\tkin\n"),
    ("other-case", "An id in another case.", "2.8", b"A\tM1\tkin\n"),
    ("repeated", "A line twice.", "2.8", b"a\tM1\tkin\na\tM1\tkin\n"),
    ("order", "Lines in another order.", "2.8", b"b\tM1\tkin\na\tM1\tkin\n"),
    ("order-of-reasons", "Two reasons of a pair in another order.", "2.8", b"a\tM1\tshares\na\tM1\tkin\n"),
    ("reason-missing", "No reason.", "2.8", b"a\tM1\n"),
    ("reason-empty", "An empty reason.", "1.5", b"a\tM1\t\n"),
    ("reason-space-at-end", "A reason with a space at the end.", "1.5", b"a\tM1\tkin \n"),
    ("salted", "A salt in an open file.", "2.8", b"a\tM1\tkin\t" + b"0" * 32 + b"\n"),
    ("empty", "An empty file.", "2.8", b""),
    ("no-last-line-feed", "The last line is not ended.", "2.1", b"a\tM1\tkin"),
    ("zero-width-space", "An id with a zero-width space.", "1.5", "a\tM1\u200b\tkin\n".encode()),
)  # fmt: skip


def recusals() -> Iterator[Json]:
    rolls_of = {"targets": data(WHOLE), "inspectors": data(PEOPLE)}
    shared = {"kind": "recusals", "hash": "sha256", "form": "open", **rolls_of}
    for name, comment, content in (
        ("plain", "Two recusals.", b"a\tM1\tkin\nc\tM1\tkin\n"),
        ("several-reasons", "A pair with two reasons.", b"a\tM1\tkin\na\tM1\tshares\n"),
        ("excluded", "An excluded target and an excluded inspector may be recused.", b"b\tM2\tkin\n"),
        ("chinese-reason", "A reason in Chinese.", "a\tM1\t近亲属\n".encode()),
    ):
        lines = content.splitlines()
        yield sound(
            f"recusals-{name}",
            comment,
            **shared,
            file=data(content),
            expect={"root": root("sha256", lines), "size": len(lines)},
        )
    for name, comment, rule, content in PAIRS:
        yield refused(
            f"recusals-{name}",
            comment,
            rule,
            "Lines are target-id, inspector-id and reason, strictly ascending by their bytes, and both ids stand in the rolls.",
            **shared,
            file=data(content),
        )


def tests() -> list[Json]:
    return [*rolls(), *recusals()]
