"""Invalid rounds that steps 3 and 4 refuse: rolls, recusals, strata and quotas."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from edits import line, put
from invalid_documents import ZERO
from rounds import Edit, Plan, Round, make
from sealing import Json, digest, raw, root
from tasks import SEALED, TINY, TINY_ALONE, TINY_SEALED
from vectors import broken as whole


def broken(name: str, comment: str, made: Round, fails: int, rule: str, why: str, **given: Json) -> Json:
    """Steps 3 and 4 look at no journal."""
    return whole(name, comment, made, fails, rule, why, journal=False, **given)


FIRST = replace(TINY_ALONE, targets=(("A0", "shop", "excluded:annual-cap", "", ""), *TINY.targets))
EXCLUDED = 3
"""The place of T4, which is excluded, in the tiny roll: what is wrong with it reaches no list."""


def lines_of(name: str, edit: Callable[[list[bytes]], object]) -> Edit:
    """Change the lines of a roll in place, before root and size are announced."""
    return lambda made: edit(made.lines[name])


def file_of(name: str, edit: Callable[[bytes], bytes]) -> Edit:
    """Change a roll's file after everything is announced."""

    def change(made: Round) -> None:
        made.files[name] = edit(made.files[name])

    return change


def each(tail: bytes) -> Edit:
    def change(lines: list[bytes]) -> None:
        lines[:] = [found + tail for found in lines]

    return lines_of("targets", change)


def respelt(number: int, old: bytes, new: bytes) -> Edit:
    def change(lines: list[bytes]) -> None:
        lines[number] = lines[number].replace(old, new, 1)

    return lines_of("targets", change)


# ── the targets' lines, announced as they are ─────────────────────────────────────────────────────────────

T4 = b"T4\tshop\texcluded:annual-cap\t\t"
LINES: tuple[tuple[str, str, str, str, Edit], ...] = (
    ("order", "Two lines stand in another order, and so does the root.", "2.6", "Lines stand in strictly ascending byte order of id.", lines_of("targets", lambda lines: lines.insert(0, lines.pop(1)))),
    ("order-by-length", "The ids T10 and T9 stand in the order that people expect.", "2.6", "Lines stand in strictly ascending byte order of id: T10 before T9.", lines_of("targets", lambda lines: lines.extend([b"T9\tvoid\texcluded:on-leave\t\t", b"T10\tvoid\texcluded:on-leave\t\t"]))),
    ("id-repeated", "An excluded id stands twice, with two reasons.", "2.6", "A repeated id is refused, naming both places.", lines_of("targets", lambda lines: lines.insert(EXCLUDED, b"T4\tshop\texcluded:already-inspected\t\t"))),
    ("line-repeated", "A line stands twice.", "2.6", "A repeated id is refused, naming both places.", lines_of("targets", lambda lines: lines.insert(EXCLUDED, T4))),
    ("field-missing", "An empty field at the end has lost its TAB.", "2.1", "Every field is always there; an empty one keeps its TAB.", respelt(EXCLUDED, b"\t\t", b"\t")),
    ("field-extra", "A line has a field more.", "2.2", "A target line has five fields in an open roll.", respelt(EXCLUDED, b"\t\t", b"\t\t\t")),
    ("fields-by-spaces", "A line's fields are separated by spaces.", "2.1", "Fields are separated by one TAB.", respelt(EXCLUDED, T4, b"T4 shop excluded:annual-cap")),
    ("salt-in-open-roll", "A line of an open roll has a salt.", "2.5", "An open roll has no salt.", respelt(EXCLUDED, T4, T4 + b"\t" + b"0" * 32)),
    ("standing-unknown", "A standing is neither eligible nor excluded.", "2.3", "A standing is eligible or excluded:REASON.", respelt(EXCLUDED, b"excluded:annual-cap", b"suspended")),
    ("standing-without-reason", "A standing is excluded without a reason.", "2.3", "Exclusion is as visible as selection: it has its reason.", respelt(EXCLUDED, b"excluded:annual-cap", b"excluded")),
    ("standing-empty-reason", "The reason of an exclusion is empty.", "2.3", "REASON matches [a-z][a-z0-9]*(-[a-z0-9]+)*.", respelt(EXCLUDED, b"annual-cap", b"")),
    ("standing-capitals", "The reason of an exclusion has a capital letter.", "2.3", "REASON matches [a-z][a-z0-9]*(-[a-z0-9]+)*.", respelt(EXCLUDED, b"annual-cap", b"Annual-cap")),
    ("standing-two-hyphens", "The reason of an exclusion has two hyphens together.", "2.3", "REASON matches [a-z][a-z0-9]*(-[a-z0-9]+)*.", respelt(EXCLUDED, b"annual-cap", b"annual--cap")),
    ("standing-chinese", "The reason of an exclusion is Chinese.", "2.3", "REASON matches [a-z][a-z0-9]*(-[a-z0-9]+)*.", respelt(EXCLUDED, b"annual-cap", "已检查".encode())),
    ("standing-eligible-spelt-with-capital", "A standing is spelt Eligible, which draws nobody.", "2.3", "A standing is eligible, in exactly these letters.", respelt(EXCLUDED, b"excluded:annual-cap", b"Eligible")),
    ("codes-unsorted", "The needs of a target stand in another order.", "2.4", "Codes are in strictly ascending byte order.", respelt(EXCLUDED, T4, T4 + b"weights,food")),
    ("codes-repeated", "A need stands twice.", "2.4", "Codes are in strictly ascending byte order.", respelt(EXCLUDED, T4, T4 + b"food,food")),
    ("codes-empty-one", "One of the needs is empty.", "2.4", "The field may be empty, a code not.", respelt(EXCLUDED, T4, T4 + b"food,,weights")),
    ("codes-trailing-comma", "A comma follows the last need.", "2.4", "The field may be empty, a code not.", respelt(EXCLUDED, T4, T4 + b"food,")),
    ("codes-space-after-comma", "A space follows the comma.", "1.5", "A code has no white space at either end.", respelt(EXCLUDED, T4, T4 + b"food, weights")),
    ("id-zero-width-space", "An excluded target's id holds a zero-width space.", "1.5", "A zero-width space is of category Cf.", respelt(EXCLUDED, b"T4", "T4\u200b".encode())),
    ("id-nfd", "An excluded target's id is not in NFC.", "1.2", "Text is NFC; a verifier refuses other text and never normalises it.", respelt(EXCLUDED, b"T4", "T4e\u0301".encode())),
    ("id-space-at-end", "An excluded target's id ends with a space.", "1.5", "An identifier has no white space at either end.", respelt(EXCLUDED, b"T4", b"T4 ")),
    ("id-ideographic-space-at-end", "An excluded target's id ends with an ideographic space.", "1.5", "An identifier has no white space at either end.", respelt(EXCLUDED, b"T4", "T4\u3000".encode())),
    ("id-too-long", "An excluded target's id has 129 bytes.", "1.5", "An identifier has at most 128 bytes.", respelt(EXCLUDED, b"T4", b"T4" + b"x" * 127)),
    ("id-control-character", "An excluded target's id holds a control character.", "1.5", "A control character is of category Cc.", respelt(EXCLUDED, b"T4", b"T4\x1f")),
    ("id-not-utf-8", "An excluded target's id holds a byte of GB18030.", "1.2", "Text is UTF-8.", respelt(EXCLUDED, b"T4", b"T4\xb5\xea")),
    ("area-nfd", "An excluded target's area is not in NFC.", "1.2", "Text is NFC; a verifier refuses other text and never normalises it.", respelt(EXCLUDED, T4, "T4\tshop\texcluded:annual-cap\te\u0301\t".encode())),
    ("area-space", "An excluded target's area is a space.", "1.5", "An area is empty or an identifier.", respelt(EXCLUDED, T4, b"T4\tshop\texcluded:annual-cap\t \t")),
    ("carriage-returns", "Every line ends with CR LF, and the root counts the CR.", "1.5", "A carriage return is of category Cc.", each(b"\r")),
)  # fmt: skip


def targets() -> Iterator[Json]:
    for name, comment, rule, why, edit in LINES:
        plan = TINY_ALONE
        yield broken(
            f"roll-{name}", f"{comment} Everything is sealed over it.", make(plan, lines=edit), 3, rule, why
        )
    marked = lines_of("targets", lambda lines: lines.__setitem__(0, b"\xef\xbb\xbf" + lines[0]))
    yield broken(
        "roll-byte-order-mark",
        "The roll begins with a byte-order mark, and the root counts it.",
        make(FIRST, lines=marked),
        3,
        "1.2",
        "Text is UTF-8 without a byte-order mark.",
    )


FILES: tuple[tuple[str, str, str, str, Callable[[bytes], bytes]], ...] = (
    ("no-last-line-feed", "The last line of the roll is not ended.", "2.1", "Each line is ended by LF.", lambda data: data[:-1]),
    ("blank-last-line", "A blank line ends the roll.", "2.1", "An empty line has no fields.", lambda data: data + b"\n"),
    ("empty", "The roll's file is empty.", "2.6", "An empty roll is refused.", lambda _: b""),
    ("byte-changed", "One letter of an excluded line was changed.", "2.7", "The announced root is that of the lines.", lambda data: data.replace(b"annual-cap", b"annual-cup")),
    ("entry-removed", "An undrawn line was removed.", "2.7", "The announced size and root are those of the lines.", lambda data: data.replace(T4 + b"\n", b"")),
    ("entry-added", "A line was added.", "2.7", "The announced size and root are those of the lines.", lambda data: data + b"T7\tvoid\texcluded:deregistered\t\t\n"),
    ("entry-excluded-later", "A standing was changed after the announcement.", "2.7", "The announced root is that of the lines.", lambda data: data.replace(b"T6\tvoid\texcluded:deregistered", b"T6\tvoid\teligible")),
)  # fmt: skip


def files() -> Iterator[Json]:
    for name, comment, rule, why, edit in FILES:
        yield broken(
            f"roll-file-{name}",
            comment,
            make(TINY_ALONE, files=file_of("targets.roll.tsv", edit)),
            3,
            rule,
            why,
        )
    yield broken(
        "inspectors-file-byte-changed",
        "A department was changed in the inspectors' file.",
        make(
            TINY,
            files=file_of("inspectors.roll.tsv", lambda data: data.replace(b"M3\tmarket", b"M3\tmarkets")),
        ),
        3,
        "2.7",
        "The announced root is that of the lines.",
    )
    yield broken(
        "recusals-file-byte-changed",
        "A reason was changed in the recusals' file.",
        make(TINY, files=file_of("recusals.tsv", lambda data: data.replace(b"kin", b"ken"))),
        3,
        "2.8",
        "The announced root is that of the lines.",
    )


# ── size and root ─────────────────────────────────────────────────────────────────────────────────────────


def unprefixed(made: Round) -> str:
    """A tree without the prefixes that tell leaves from nodes."""
    level = [raw("sha256", found) for found in made.lines["targets"]]
    while len(level) > 1:
        pairs = [raw("sha256", b"".join(level[i : i + 2])) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) & ~1 :]
    return level[0].hex()


def doubled(made: Round) -> str:
    """A tree that repeats its last line up to a power of two, as Bitcoin's does."""
    found = made.lines["targets"]
    return root("sha256", [*found, found[-2], found[-1]])


def whole_file(made: Round) -> str:
    return digest("sha256", b"".join(found + b"\n" for found in made.lines["targets"]))


def with_line_feeds(made: Round) -> str:
    return root("sha256", [found + b"\n" for found in made.lines["targets"]])


def roots() -> Iterator[Json]:
    cases: tuple[tuple[str, str, Json], ...] = (
        ("one-character", "differs in one character", lambda made: flipped(root("sha256", made.lines["targets"]))),
        ("without-prefixes", "is made without the bytes that tell leaves from nodes", unprefixed),
        ("last-lines-doubled", "repeats lines up to a power of two, as other trees do", doubled),
        ("of-the-whole-file", "is the digest of the whole file", whole_file),
        ("with-line-feeds", "counts the LF of each line", with_line_feeds),
        ("of-another-hash", "is made with SM3 where H is SHA-256", lambda made: root("sm3", made.lines["targets"])),
        ("reversed", "is that of the lines in reverse order", lambda made: root("sha256", made.lines["targets"][::-1])),
    )  # fmt: skip
    for name, said, new in cases:
        edit = put("announcement.targets.root", new)
        yield broken(
            f"root-{name}",
            f"The announced root {said}.",
            make(TINY_ALONE, announced=edit),
            3,
            "2.7",
            "The root is the Merkle tree hash of RFC 9162 over the lines without LF.",
        )
    for name, place in (("inspectors", "inspectors"), ("recusals", "inspectors.recusals")):
        edit = put(f"announcement.{place}.root", ZERO)
        yield broken(
            f"root-of-{name}",
            f"The announced root of the {name} is another one.",
            make(TINY, announced=edit),
            3,
            "2.7",
            "The announced root is that of the lines.",
        )
    for name, place, size in (
        ("targets", "targets", 7),
        ("inspectors", "inspectors", 3),
        ("recusals", "inspectors.recusals", 2),
    ):
        edit = put(f"announcement.{place}.size", size)
        yield broken(
            f"size-of-{name}",
            f"The announced size of the {name} is {size}.",
            make(TINY, announced=edit),
            3,
            "3.1",
            "The announced size is the number of lines.",
        )


def flipped(text: str) -> str:
    return text[:-1] + ("0" if text[-1] != "0" else "1")


# ── inspectors and recusals ───────────────────────────────────────────────────────────────────────────────


def people() -> Iterator[Json]:
    cases: tuple[tuple[str, str, str, str, Edit], ...] = (
        ("order", "Two inspectors stand in another order.", "2.6", "Lines stand in strictly ascending byte order of id.", lines_of("inspectors", lambda lines: lines.insert(0, lines.pop()))),
        ("repeated", "An excluded inspector stands twice, in two departments.", "2.6", "A repeated id is refused, naming both places.", lines_of("inspectors", lambda lines: lines.append(b"M3\tfire\texcluded:on-leave\t\t"))),
        ("skills-unsorted", "The skills of an inspector stand in another order.", "2.4", "Codes are in strictly ascending byte order.", lines_of("inspectors", lambda lines: lines.__setitem__(3, lines[3] + b"weights,food"))),
        ("id-zero-width-space", "An excluded inspector's id holds a zero-width space.", "1.5", "A zero-width space is of category Cf.", line("inspectors", 3, "M3", "M3\u200b")),
        ("standing-bad", "An inspector on leave has a standing of two words.", "2.3", "REASON matches [a-z][a-z0-9]*(-[a-z0-9]+)*.", line("inspectors", 3, "on-leave", "on leave")),
        ("field-missing", "An inspector's line has lost its last TAB.", "2.1", "Every field is always there; an empty one keeps its TAB.", line("inspectors", 3, "\t\t", "\t")),
    )  # fmt: skip
    for name, comment, rule, why, edit in cases:
        yield broken(
            f"inspectors-{name}",
            f"{comment} Everything is sealed over it.",
            make(TINY, lines=edit),
            3,
            rule,
            why,
        )
    beside = put("files|inspectors.roll.tsv", b"M1\tmarket\teligible\t\t\n")
    yield broken(
        "inspectors-beside-null",
        "An inspectors' roll stands beside an announcement that has none.",
        make(TINY_ALONE, files=beside),
        3,
        "3.1",
        "Inspectors null means that there is no second draw here.",
    )


def recusals() -> Iterator[Json]:
    cases: tuple[tuple[str, str, str, str, tuple[tuple[str, ...], ...]], ...] = (
        ("unknown-target", "A recusal names a target that is not in the roll.", "2.8", "A misspelt id would silently void the recusal.", (("T7", "M1", "kin"),)),
        ("unknown-inspector", "A recusal names an inspector who is not in the roll.", "2.8", "A misspelt id would silently void the recusal.", (("T4", "M9", "kin"),)),
        ("ids-exchanged", "A recusal names the inspector first.", "2.8", "A line is target-id, inspector-id, reason.", (("M1", "T4", "kin"),)),
        ("other-case", "A recusal spells the inspector's id in small letters.", "2.8", "Ids are compared byte by byte.", (("T4", "m1", "kin"),)),
        ("id-zero-width-space", "A recusal's inspector is spelt with a zero-width space.", "1.5", "A zero-width space is of category Cf.", (("T4", "M1\u200b", "kin"),)),
        ("id-space-at-end", "A recusal's target ends with a space.", "1.5", "An identifier has no white space at either end.", (("T4 ", "M1", "kin"),)),
        ("reason-missing", "A recusal has no reason.", "2.8", "A line has its reason.", (("T4", "M1"),)),
        ("reason-empty", "A recusal's reason is empty.", "1.5", "A reason is an identifier of at least one byte.", (("T4", "M1", ""),)),
        ("reason-nfd", "A recusal's reason is not in NFC.", "1.2", "Text is NFC; a verifier refuses other text and never normalises it.", (("T4", "M1", "parente\u0301"),)),
        ("field-extra", "A recusal of an open file has a field more.", "2.8", "A line is target-id, inspector-id, reason.", (("T4", "M1", "kin", "0" * 32),)),
        ("repeated", "A recusal stands twice with the same reason.", "2.8", "Lines are strictly ascending.", (("T4", "M1", "kin"), ("T4", "M1", "kin"))),
    )  # fmt: skip
    for name, comment, rule, why, pairs in cases:
        yield broken(
            f"recusals-{name}",
            f"{comment} Everything is sealed over it.",
            make(replace(TINY, recusals=pairs)),
            3,
            rule,
            why,
        )
    two = replace(TINY, recusals=(("T4", "M1", "kin"), ("T4", "M2", "kin")))
    yield broken(
        "recusals-order",
        "Two recusals stand in another order.",
        make(two, lines=lines_of("recusals", lambda lines: lines.reverse())),
        3,
        "2.8",
        "Lines are strictly ascending by their bytes.",
    )
    none = replace(TINY, recusals=())
    yield broken(
        "recusals-beside-null",
        "A file of recusals stands beside null.",
        make(none, files=put("files|recusals.tsv", b"T4\tM1\tkin\n")),
        3,
        "2.8",
        "A recusals.tsv beside null is refused.",
    )
    yield broken(
        "recusals-empty-file-beside-null",
        "An empty file of recusals stands beside null.",
        make(none, files=put("files|recusals.tsv", b"")),
        3,
        "2.8",
        "None at all is null, not an empty file.",
    )
    missing = make(TINY)
    names = [name for name in missing.files if name != "recusals.tsv"]
    yield broken(
        "recusals-missing",
        "The announced recusals are not in the folder, which is how a recused pair would be hidden.",
        missing,
        3,
        "2.8",
        "A missing file where recusals are announced fails step 3.",
        files=names,
    )


# ── sealed rolls ──────────────────────────────────────────────────────────────────────────────────────────


def resalted(name: str, number: int, salt: Callable[[str], str]) -> Edit:
    def change(made: Round) -> None:
        head, _, old = made.lines[name][number].decode().rpartition("\t")
        made.lines[name][number] = f"{head}\t{salt(old)}".encode()

    return change


def salts() -> Iterator[Json]:
    form = "A salt is 32 lowercase hex characters."
    for name, comment, new in (
        ("capitals", "in capitals", str.upper),
        ("short", "of 31 characters", lambda old: old[:-1]),
        ("long", "of 64 characters", lambda old: old * 2),
        ("empty", "that is empty", lambda _: ""),
        ("not-hex", "with a letter that is no hex digit", lambda old: f"g{old[1:]}"),
    ):
        edit = resalted("targets", EXCLUDED, new)
        yield broken(
            f"salt-{name}",
            f"A sealed roll has a salt {comment}, and is announced so.",
            make(TINY_SEALED, lines=edit),
            3,
            "2.5",
            form,
        )
    dropped = lines_of(
        "targets", lambda lines: lines.__setitem__(EXCLUDED, lines[EXCLUDED].rpartition(b"\t")[0])
    )
    yield broken(
        "salt-missing",
        "A line of a sealed roll has no salt.",
        make(TINY_SEALED, lines=dropped),
        3,
        "2.5",
        "Each line of a sealed roll ends with its salt.",
    )
    unsealed = put("announcement.targets.form", "sealed")
    yield broken(
        "sealed-announced-open-written",
        "The roll is announced as sealed, but its lines are open.",
        make(
            TINY_ALONE,
            announced=unsealed,
            extracted=put("extract.drawn", lambda made: sorted(one["id"] for one in made.drawn)),
        ),
        3,
        "2.5",
        "Each line of a sealed roll ends with its salt.",
    )
    derived = (
        "With the roll key each salt is recomputed: the first 32 hex characters of HMAC-H(roll key, id)."
    )
    for name in ("targets", "inspectors", "recusals"):
        made = make(SEALED, lines=resalted(name, 0, flipped))
        yield broken(
            f"salt-not-from-key-in-{name}",
            f"A salt of the {name} was chosen, not made with the key, and the draw was made with it.",
            made,
            3,
            "2.5",
            derived,
            keys=made.keys,
        )
    same = make(
        SEALED,
        lines=lambda made: [
            resalted("targets", place, lambda _: "0" * 32)(made)
            for place in range(len(made.lines["targets"]))
        ],
    )
    yield broken(
        "salts-all-zero",
        "All salts are zeros: the list would be no secret.",
        same,
        3,
        "2.5",
        derived,
        keys=same.keys,
    )
    other = make(SEALED)
    yield broken(
        "salts-of-another-key",
        "The key that is handed over is not the one that sealed the roll.",
        other,
        3,
        "2.5",
        derived,
        keys={**other.keys, "targets": bytes(32)},
    )


# ── strata and quotas ─────────────────────────────────────────────────────────────────────────────────────

SHOP, TANK = "announcement.targets.strata.0", "announcement.targets.strata.1"
TEN = replace(
    TINY_ALONE,
    targets=tuple(
        (f"T{place:02}", "shop", "eligible" if place else "excluded:annual-cap", "", "")
        for place in range(11)
    ),
    strata={"shop": ("1/4", "scope", "up")},
)


def one(base: str, rounding: str, ratio: str = "1/4") -> Plan:
    return replace(TEN, strata={"shop": (ratio, base, rounding)})


def strata() -> Iterator[Json]:
    cases: tuple[tuple[str, str, Plan, str, int], ...] = (
        ("too-low", "One target fewer is drawn than the ratio asks.", one("scope", "up"), "3.2", 2),
        ("too-high", "One target more is drawn than the ratio asks.", one("scope", "up"), "3.2", 4),
        ("rounded-down-not-half-up", "2.75 is rounded down where half-up is announced.", one("scope", "half-up"), "3.2", 2),
        ("half-rounded-to-even", "2.5 is rounded to the even 2 where half-up is announced, as many languages do.", one("eligible", "half-up"), "3.2", 2),
        ("rounded-up-not-down", "2.5 is rounded up where down is announced.", one("eligible", "down"), "3.2", 3),
        ("of-eligible-not-scope", "The ratio is taken of the eligible entries where scope is announced.", one("scope", "up", "1/10"), "3.2", 1),
        ("of-scope-not-eligible", "The ratio is taken of all entries where eligible is announced.", one("eligible", "up", "1/10"), "3.2", 2),
        ("at-least-one-ignored", "Nobody is drawn of a stratum whose ratio rounds down to 0.", one("scope", "down", "3/100"), "3.2", 0),
        ("above-eligible", "The quota counts an excluded entry: it is more than can be drawn.", one("scope", "up", "1/1"), "3.2", 11),
    )  # fmt: skip
    for name, comment, plan, rule, number in cases:
        edit = put(f"{SHOP}.quota", number)
        yield broken(
            f"quota-{name}",
            comment,
            make(plan, announced=edit),
            4,
            rule,
            "The quota is round(ratio x base), exactly, at least 1 where somebody is eligible, never more than are.",
        )
    empty = put("announcement.targets.strata.2.quota", 1)
    yield broken(
        "quota-of-nobody-eligible",
        "A stratum with nobody eligible has a quota of 1.",
        make(TINY_ALONE, announced=empty),
        4,
        "3.2",
        "The quota is never more than eligible.",
    )


def counts() -> Iterator[Json]:
    def moved(made: Round) -> None:
        put(f"{SHOP}.scope", 3)(made)
        put(f"{TANK}.scope", 2)(made)

    cases: tuple[tuple[str, str, Edit], ...] = (
        ("scope-moved", "A scope is one too low and another one too high, which changes no quota.", moved),
        ("eligible-too-high", "The excluded entry of a stratum is counted as eligible, which changes no quota.", put(f"{SHOP}.eligible", 4)),
        ("eligible-too-low", "An eligible entry of a stratum is not counted, which changes no quota.", put(f"{SHOP}.eligible", 2)),
        ("stratum-missing", "A stratum that has nobody eligible is not announced.", lambda made: made.announcement["targets"]["strata"].pop(2)),
        ("stratum-extra", "A stratum is announced that does not occur in the roll.", lambda made: made.announcement["targets"]["strata"].append({**made.announcement["targets"]["strata"][2], "name": "yard"})),
        ("stratum-misspelt", "A stratum is announced in another spelling than the roll has.", put("announcement.targets.strata.2.name", "void ship")),
        ("eligible-above-scope", "More entries are eligible than there are.", put("announcement.targets.strata.2.eligible", 2)),
    )  # fmt: skip
    for name, comment, edit in cases:
        yield broken(
            name,
            comment,
            make(TINY_ALONE, announced=edit),
            4,
            "3.1",
            "The strata are exactly those that occur in the roll, each with its numbers of entries and of eligible ones.",
        )
    sealed = make(TINY_SEALED, announced=put(f"{SHOP}.quota", 2))
    yield broken(
        "quota-too-high-extract-alone",
        "An outsider sees from a sealed draw's extract that a quota is too high.",
        sealed,
        4,
        "9",
        "Without the sealed file step 4 is run on the announced numbers.",
        files=["extract.json", "announcement.json"],
        absent=[3, 7, 8, 9],
    )


def tests() -> list[Json]:
    return [
        *targets(),
        *files(),
        *roots(),
        *people(),
        *recusals(),
        *salts(),
        *strata(),
        *counts(),
    ]
