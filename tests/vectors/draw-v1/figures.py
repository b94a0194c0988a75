"""Single figures: hashes, quotas, trees, commitments, seeds, tickets and a real beacon's rounds."""

from collections.abc import Iterator
from dataclasses import replace

from drawing import key_of, quota, seed_input, ticket
from rounds import make
from sealing import Json, commitment, derived, digest, pack, path, raw, root, salt
from tasks import FULL, SEALED, TINY_SOURCES
from vectors import data, refused, sound

HASHES = ("sha256", "sm3")

# ── hashes and salts ──────────────────────────────────────────────────────────────────────────────────────

MESSAGES = (
    ("empty", "Nothing at all.", ""),
    ("abc", "The example of both standards.", "abc"),
    (
        "abcd-16",
        "The second example of GB/T 32905: 64 bytes, so that padding takes a block of its own.",
        "abcd" * 16,
    ),
    ("bytes-55", "55 bytes: the longest message of one block.", "a" * 55),
    ("bytes-56", "56 bytes: the shortest message of two blocks.", "a" * 56),
    (
        "ticket",
        "The message of a ticket of an 18-character id: 51 bytes.",
        f"{'0123456789abcdef' * 2}:91530499MA6K00006F",
    ),
    ("chinese", "UTF-8 beyond ASCII.", "双随机、一公开 \U00020bb7"),
)


def hashes() -> list[Json]:
    found = [
        sound(
            f"{name}-{h}",
            comment,
            ["sm3"] if h == "sm3" else [],
            kind="digest",
            hash=h,
            message=text,
            digest=digest(h, text.encode()),
        )
        for h in HASHES
        for name, comment, text in MESSAGES
    ]
    for h in HASHES:
        key = derived("key of a roll")
        for name, comment, text in (
            ("id", "The salt of a target's id.", "91530499MA6K00006F"),
            ("pair", "The salt of a recusal: both ids with a TAB between them.", "91530499MA6K00006F\tM-01"),
            ("chinese", "The salt of an id beyond ASCII.", "\U00020bb7野家"),
        ):
            flags = ["sm3"] if h == "sm3" else []
            found.append(
                sound(
                    f"salt-{name}-{h}",
                    comment,
                    flags,
                    kind="salt",
                    hash=h,
                    key=key.hex(),
                    text=text,
                    salt=salt(h, key, text),
                )
            )
    return found


# ── quotas ────────────────────────────────────────────────────────────────────────────────────────────────

LARGEST = 2**53 - 1
QUOTAS: tuple[tuple[str, str, str, int, int], ...] = (
    ("exact", "The product is whole: every rounding gives it.", "3/100", 100, 100),
    ("float-too-high", "0.07 x 100 is 7.000000000000001 in binary floating point.", "7/100", 100, 100),
    ("float-too-low", "0.29 x 100 is 28.999999999999996 in binary floating point.", "29/100", 100, 100),
    ("float-49ths", "1/49 x 49 is 0.9999999999999999 in binary floating point.", "1/49", 49, 49),
    ("third", "A third of ten.", "1/3", 10, 10),
    ("two-thirds", "Two thirds of ten.", "2/3", 10, 10),
    ("half-of-odd", "A half exactly: half-up is up, not to the even neighbour.", "1/2", 5, 5),
    ("half-of-odd-even-below", "A half exactly above an even number, where bankers round down.", "1/2", 9, 9),
    ("just-below-half", "A little less than a half.", "49/100", 1, 1),
    ("at-least-one", "Less than one: at least 1, as somebody is eligible.", "3/100", 10, 10),
    ("nobody-eligible", "Nobody is eligible.", "1/1", 9, 0),
    ("one-eligible", "One is eligible of many.", "1/2", 1000, 1),
    ("never-more-than-eligible", "The ratio of the scope is more than are eligible.", "1/2", 100, 20),
    ("census", "Everybody.", "1/1", 24, 24),
    ("census-some-excluded", "Everybody eligible.", "1/1", 24, 20),
    ("smallest-ratio", "The smallest ratio there is.", f"1/{LARGEST}", 6000, 6000),
    ("largest-below-one", "The largest ratio below one: only up gives everybody.", f"{LARGEST - 1}/{LARGEST}", 6000, 6000),
    ("large-numbers", "Products far beyond 2^53, which floating point and 64-bit integers lose.", f"{LARGEST - 2}/{LARGEST}", LARGEST, LARGEST),
    ("large-half", "A half of the largest odd number.", "1/2", LARGEST, LARGEST),
    ("one-of-one", "One of one.", "1/1", 1, 1),
    ("three-percent-of-6000", "The usual case.", "3/100", 6000, 5870),
)  # fmt: skip


def quotas() -> list[Json]:
    return [
        sound(
            f"{name}-{rounding}",
            comment,
            ratio=ratio,
            base=base,
            eligible=eligible,
            rounding=rounding,
            quota=quota(ratio, base, eligible, rounding),
        )
        for name, comment, ratio, base, eligible in QUOTAS
        for rounding in ("up", "half-up", "down")
    ]


# ── trees ─────────────────────────────────────────────────────────────────────────────────────────────────


def merkle() -> list[Json]:
    return [*roots(), *paths(), *wrong_paths()]


def leaves(size: int) -> list[str]:
    return [f"line {number}" for number in range(size - 1)] + ["第末行 \U00020bb7"]


def roots() -> Iterator[Json]:
    for h in HASHES:
        for size in range(1, 21):
            lines = leaves(size)
            found = root(h, [each.encode() for each in lines])
            yield sound(
                f"root-{size}-{h}",
                f"The root of {size} line{'s' * (size > 1)}.",
                ["sm3"] if h == "sm3" else [],
                kind="root",
                hash=h,
                lines=lines,
                root=found,
            )


def path_test(h: str, size: int, index: int) -> Json:
    lines = [each.encode() for each in leaves(size)]
    members = {
        "line": leaves(size)[index],
        "index": index,
        "size": size,
        "path": path(h, lines, index),
        "root": root(h, lines),
    }
    return {"kind": "path", "hash": h, **members}


def paths() -> Iterator[Json]:
    for h in HASHES:
        for size in range(1, 21):
            every = h == "sha256" and size in {1, 2, 3, 5, 7, 8}
            places = range(size) if every else sorted({0, size // 2, size - 1})
            for index in places:
                name, comment = f"path-{index}-of-{size}-{h}", f"From line {index} to the root of {size}."
                yield sound(name, comment, ["sm3"] if h == "sm3" else [], **path_test(h, size, index))


def wrong_paths() -> Iterator[Json]:
    good = path_test("sha256", 7, 4)
    siblings = good["path"]
    lines = [each.encode() for each in leaves(7)]
    inner = raw("sha256", b"\x00" + lines[0]) + raw("sha256", b"\x00" + lines[1])
    cases: tuple[tuple[str, str, Json], ...] = (
        ("line-other", "Another line than the path is of.", {"line": "line 5"}),
        ("line-with-line-feed", "The line with its LF.", {"line": good["line"] + "\n"}),
        ("index-other", "Another place than the path is of.", {"index": 3}),
        ("index-beyond-size", "A place beyond the size.", {"index": 7}),
        ("size-other", "A size whose path would be of another form.", {"size": 5}),
        ("too-short", "The last digest is missing.", {"path": siblings[:-1]}),
        ("too-long", "A digest too many.", {"path": [*siblings, siblings[-1]]}),
        ("empty", "No path at all.", {"path": []}),
        ("order", "Two digests changed places.", {"path": [siblings[1], siblings[0], *siblings[2:]]}),
        ("digest-other", "A digest is another one.", {"path": ["0" * 64, *siblings[1:]]}),
        ("root-other", "Another root.", {"root": "0" * 64}),
        ("from-root", "The path stands from root to leaf.", {"path": siblings[::-1]}),
    )
    for name, comment, changed in cases:
        yield refused(
            f"path-{name}",
            comment,
            "10.1",
            "The path leads from the line at its place to the root, and is as long as the size says.",
            **{**good, **changed},
        )
    node = {"kind": "path", "hash": "sha256", "line": data(inner), "index": 0, "size": 2}
    four = {"path": [root("sha256", lines[2:4])], "root": root("sha256", lines[:4])}
    yield refused(
        "path-node-as-leaf",
        "An inner node of a tree of four is passed off as a line of a tree of two.",
        "2.7",
        "Leaves and nodes have different prefixes.",
        ["bytes"],
        **node,
        **four,
    )


# ── commitments ───────────────────────────────────────────────────────────────────────────────────────────


def commitments() -> Iterator[Json]:
    nonce = derived("nonce of a commitment").hex()
    given: Json = {"hash": "sha256", "party": "市场监管局", "task": "YX-2026-001", "round": 1, "nonce": nonce}
    cases: tuple[tuple[str, str, Json], ...] = (
        ("plain", "A party's commitment.", {}),
        ("sm3", "The same with SM3.", {"hash": "sm3"}),
        ("round-12", "The round stands in decimal.", {"round": 12}),
        ("ascii", "A party and a task in ASCII.", {"party": "notary public", "task": "T"}),
        ("four-byte", "A party with a character beyond U+FFFF.", {"party": "\U00020bb7野公证处"}),
        ("zeros", "A nonce of zeros is a nonce, if a bad one.", {"nonce": "0" * 64}),
    )
    for name, comment, changed in cases:
        whole = {**given, **changed}
        made = commitment(whole["hash"], whole["party"], whole["task"], whole["round"], whole["nonce"])
        flags = [flag for flag in ("sm3", "four-byte") if flag == name]
        yield sound(name, comment, flags, **whole, commitment=made)
    made = commitment("sha256", given["party"], given["task"], 1, nonce)
    wrong: tuple[tuple[str, str, Json], ...] = (
        ("party-other", "Another party's nonce.", {"party": "纪检监察组"}),
        ("task-other", "The nonce of another task.", {"task": "YX-2026-002"}),
        ("round-other", "The nonce of another round.", {"round": 2}),
        ("nonce-other", "Another nonce.", {"nonce": derived("another").hex()}),
        ("hash-other", "A commitment with another hash.", {"hash": "sm3"}),
        (
            "commitment-of-nonce",
            "The commitment is of the nonce alone.",
            {"commitment": digest("sha256", nonce.encode())},
        ),
    )
    for name, comment, changed in wrong:
        yield refused(
            name,
            comment,
            "4.1",
            "The commitment is H of the five lines with this party, task, round and nonce.",
            **{**given, "commitment": made, **changed},
        )
    for name, bad in (
        ("nonce-capitals", nonce.upper()),
        ("nonce-short", nonce[:-2]),
        ("nonce-not-hex", "g" * 64),
        ("nonce-line-feed", f"{nonce}\n"),
    ):
        over = commitment("sha256", given["party"], given["task"], 1, bad)
        yield refused(
            name,
            "A nonce of another form, with the commitment made over it as it stands.",
            "4.1",
            "A nonce is 64 lowercase hex characters.",
            **{**given, "nonce": bad, "commitment": over},
        )


# ── seeds ─────────────────────────────────────────────────────────────────────────────────────────────────

PURPOSES = ("targets", "inspectors", "groups", "leaders")


def seeds() -> Iterator[Json]:
    for name, comment, plan in (
        ("two-parties", "Two nonces.", FULL),
        ("two-parties-sm3", "Two nonces with SM3.", replace(FULL, hash="sm3")),
        (
            "every-source",
            "A nonce, a beacon's object and a public value, in the order of entropy.",
            TINY_SOURCES,
        ),
        ("sealed", "A sealed roll, whose tickets take the salt.", SEALED),
        ("sealed-sm3", "A sealed roll with SM3.", replace(SEALED, hash="sm3")),
    ):
        made = make(plan)
        h = plan.hash
        keys = {purpose: key_of(h, made.seed, purpose) for purpose in PURPOSES}
        lines = [line.decode().split("\t") for line in made.lines["targets"]][:3]
        tickets: list[Json] = []
        for fields in lines:
            salted = fields[5] if len(fields) > 5 else ""  # 2.2: the salt is the sixth field
            found = ticket(h, keys["targets"], salted, fields[0])
            tickets.append({"of": "target", "id": fields[0], "salt": salted or None, "ticket": found})
        for lap in (1, 2, 10):
            for of, key, unit in (("inspector", "inspectors", "M-01"), ("group", "groups", "group/1")):
                found = ticket(h, keys[key], f"{lap}\t{unit}")
                tickets.append({"of": of, "id": unit, "lap": lap, "ticket": found})
        for unit in (lines[0][0], "group/1"):
            found = ticket(h, keys["leaders"], f"{unit}\tM-01")
            tickets.append({"of": "leader", "id": "M-01", "unit": unit, "ticket": found})
        flags = [flag for flag, holds in (("sm3", h == "sm3"), ("sealed", bool(plan.sealed))) if holds]
        yield sound(
            name,
            comment,
            flags,
            announcement=pack(made.announcement).decode(),
            digest=made.digest,
            reveals=made.reveals,
            message=seed_input(made.digest, made.reveals).decode(),
            seed=made.seed,
            keys=keys,
            tickets=tickets,
        )


# ── quicknet ──────────────────────────────────────────────────────────────────────────────────────────────

CHAIN: Json = {
    "chain": "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    "public_key": "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    "genesis": 1692803367,
    "period": 3,
}
QUICKNET = {
    1: "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b",
    123: "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92",
    1000: "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
    657413: "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
}


def beacon(number: int, signature: str, randomness: str = "") -> Json:
    return {
        **CHAIN,
        "round": number,
        "message": digest("sha256", number.to_bytes(8, "big")),
        "signature": signature,
        "randomness": randomness or digest("sha256", bytes.fromhex(signature)),
        "time": CHAIN["genesis"] + (number - 1) * CHAIN["period"],
    }


def quicknet() -> Iterator[Json]:
    marks = ["beacon", "quicknet"]
    for number, signature in QUICKNET.items():
        yield sound(f"round-{number}", f"Round {number} of quicknet.", marks, **beacon(number, signature))
    yield refused(
        "round-2-with-signature-of-round-1",
        "Round 1's signature passed off as that of round 2.",
        "4.2",
        "The signed message is SHA-256 of the round.",
        marks,
        **beacon(2, QUICKNET[1]),
    )
    last = QUICKNET[1000]
    yield refused(
        "signature-one-bit",
        "A signature with its last bit changed, and the randomness made of it.",
        "4.2",
        "The signature is checked with the chain's public key.",
        marks,
        **beacon(1000, last[:-1] + "8"),
    )
    yield refused(
        "randomness-of-another-round",
        "A right signature with another round's randomness.",
        "4.2",
        "Randomness is SHA-256 of the signature.",
        marks,
        **beacon(1000, last, digest("sha256", bytes.fromhex(QUICKNET[123]))),
    )
    yield refused(
        "randomness-of-hex",
        "Randomness made of the signature's hex characters.",
        "4.2",
        "Randomness is SHA-256 of the signature's bytes.",
        marks,
        **beacon(1000, last, digest("sha256", last.encode())),
    )
