"""Invalid rounds that steps 5, 6 and 7 refuse: reveals, seeds and drawn lists."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from drawing import draw_targets, drawn_entry, entries_of, in_order, key_of, ticket
from edits import add, cut, put, swap
from invalid_documents import ZERO
from rounds import Beacon, Edit, Event, Party, Plan, Round, make
from sealing import Json, commitment, derived, digest, pack
from tasks import FULL, SEALED, TINY_ALONE, TINY_SEALED
from vectors import broken, table

BARE = replace(FULL, inspectors=(), recusals=(), slots=())
PUBLIC = replace(TINY_ALONE, sources=(Party("office"), Event("07 21 33", "balls")))
DRAND = replace(TINY_ALONE, sources=(Party("office"), Beacon(4000)))

# ── step 5: contributions ─────────────────────────────────────────────────────────────────────────────────

NONCE = derived("another nonce").hex()


def committed(party: str = "office", task: str = "tiny", number: int = 1, nonce: str = NONCE) -> str:
    return commitment("sha256", party, task, number, nonce)


def revealing(value: Json) -> dict[str, Json]:
    """Reveal something else than was committed to."""
    return {"revealed": put("reveals.0", value)}


def committing(made: str, nonce: Json = NONCE) -> dict[str, Json]:
    return {"announced": put("announcement.entropy.0.commitment", made), "revealed": put("reveals.0", nonce)}


def contributions() -> Iterator[Json]:
    joined = "shuangsuiji/commit/1\noffice\ntiny\n1\n" + NONCE
    cases: tuple[tuple[str, str, dict[str, Json]], ...] = (
        ("nonce-of-another-commitment", "A nonce is revealed that was not committed to.", revealing(NONCE)),
        ("nonce-one-character", "A revealed nonce differs in one character.", {"revealed": lambda made: put("reveals.0", made.reveals[0][:-1] + ("0" if made.reveals[0][-1] != "0" else "1"))(made)}),
        ("nonces-exchanged", "Two parties' nonces changed places.", {"revealed": swap("reveals")}),
        ("commitment-of-another-party", "A commitment was copied from another party's.", committing(committed(party="witness"))),
        ("commitment-of-another-task", "A commitment was taken over from another task.", committing(committed(task="other"))),
        ("commitment-of-another-round", "A commitment was taken over from another round.", committing(committed(number=2))),
        ("commitment-ends-with-line-feed", "An LF follows the nonce in the committed text.", committing(digest("sha256", (joined + "\n").encode()))),
        ("commitment-by-spaces", "The committed text is joined by spaces.", committing(digest("sha256", joined.replace("\n", " ").encode()))),
        ("commitment-of-raw-bytes", "The committed text holds the nonce's bytes, not its hex characters.", committing(digest("sha256", joined[:-64].encode() + bytes.fromhex(NONCE)))),
        ("commitment-of-nonce-alone", "The commitment is the digest of the nonce alone.", committing(digest("sha256", NONCE.encode()))),
        ("commitment-by-another-hash", "The commitment was made with SM3 where H is SHA-256.", committing(commitment("sm3", "office", "tiny", 1, NONCE))),
    )  # fmt: skip
    for name, comment, edits in cases:
        yield broken(
            name,
            comment,
            make(TINY_ALONE, **edits),
            5,
            "4.1",
            "The commitment is H of the five lines, with this party, task, round and nonce.",
        )
    forms: tuple[tuple[str, str, Json], ...] = (
        ("capitals", "in capitals", NONCE.upper()),
        ("short", "of 62 characters", NONCE[:62]),
        ("long", "of 66 characters", f"{NONCE}00"),
        ("prefixed", "that begins with 0x", f"0x{NONCE[2:]}"),
        ("empty", "that is empty", ""),
    )
    for name, said, nonce in forms:
        edits = committing(committed(nonce=str(nonce)), nonce)
        yield broken(
            f"nonce-{name}",
            f"A party committed to a nonce {said}, and revealed it.",
            make(TINY_ALONE, **edits),
            5,
            "4.1",
            "A nonce is 64 lowercase hex characters.",
        )
    for name, said, value in (
        ("null", "null, as if it were withheld", None),
        ("number", "a number", 7),
        ("object", "an object", {"nonce": NONCE}),
    ):
        yield broken(
            f"reveal-{name}",
            f"A contribution's reveal is {said}, and the draw was made all the same.",
            make(TINY_ALONE, revealed=put("reveals.0", value)),
            5,
            "4.4",
            "A missing or wrong reveal is not skipped or replaced.",
        )
    yield broken(
        "reveal-left-out",
        "The draw was made with one reveal fewer than there are sources.",
        make(TINY_ALONE, revealed=cut("reveals.1")),
        5,
        "4.4",
        "A missing reveal is not skipped: the round cannot be drawn.",
        journal=False,
    )
    yield broken(
        "reveal-too-many",
        "The draw was made with one reveal more than there are sources.",
        make(TINY_ALONE, revealed=add("reveals", NONCE), entries=cut("entries.-1")),
        5,
        "5.1",
        "The reveals are those of the sources, in their order.",
        journal=False,
    )


# ── step 5: beacons and public values ─────────────────────────────────────────────────────────────────────


def beacons() -> Iterator[Json]:
    signature = derived("a").hex()
    cases: tuple[tuple[str, str, str, Json], ...] = (
        ("randomness-not-of-signature", "The randomness is not that of the signature.", "4.2", {"randomness": NONCE}),
        ("randomness-of-hex-characters", "The randomness is SHA-256 of the signature's hex characters, not of its bytes.", "4.2", {"randomness": digest("sha256", signature.encode()), "signature": signature}),
        ("randomness-capitals", "The randomness is in capitals.", "4.2", {"randomness": digest("sha256", bytes.fromhex(signature)).upper(), "signature": signature}),
        ("signature-capitals", "The signature is in capitals.", "4.2", {"randomness": digest("sha256", bytes.fromhex(signature)), "signature": signature.upper()}),
        ("signature-odd", "The signature is not of whole bytes.", "4.2", {"signature": signature[:-1]}),
        ("signature-empty", "The signature is empty.", "4.2", {"randomness": digest("sha256", b""), "signature": ""}),
        ("round-in-reveal", "The reveal tells its round as well.", "1.3", {"round": 4000}),
        ("previous-signature", "The reveal is that of a chained beacon.", "4.2", {"previous_signature": signature}),
    )  # fmt: skip
    for name, comment, rule, changed in cases:
        made = make(DRAND, revealed=lambda made, changed=changed: made.reveals[1].update(changed))  # type: ignore[misc]
        yield broken(
            f"drand-{name}",
            comment,
            made,
            5,
            rule,
            "A drand reveal is randomness, 64 lowercase hex characters, and signature, lowercase hex; randomness is SHA-256 of the signature's bytes, whatever H is.",
            beacon=table(make(DRAND)),
        )
    for name, comment, edit in (
        (
            "signature-missing",
            "The reveal has no signature, so that nobody can check it.",
            cut("reveals.1.signature"),
        ),
        ("randomness-alone", "The reveal is the randomness as text.", put("reveals.1", NONCE)),
    ):
        yield broken(
            f"drand-{name}",
            comment,
            make(DRAND, revealed=edit),
            5,
            "4.2",
            "A drand reveal is an object of randomness and signature.",
        )
    sm3 = make(
        replace(DRAND, hash="sm3"),
        revealed=put(
            "reveals.1.randomness", lambda made: digest("sm3", bytes.fromhex(made.reveals[1]["signature"]))
        ),
    )
    yield broken(
        "drand-randomness-by-sm3",
        "H is SM3, and the randomness is SM3 of the signature.",
        sm3,
        5,
        "4.2",
        "Randomness is SHA-256 of the signature, whatever H is.",
    )
    made = make(DRAND)
    other = [{**table(made)[0], "signature": signature}]
    yield broken(
        "drand-signature-wrong",
        "The signature is not the beacon's, but its randomness fits.",
        made,
        5,
        "4.2",
        "The signature is checked with the chain's public key, which the verifier holds.",
        beacon=other,
    )
    before = [{**table(made)[0], "time": "2026-04-01T09:30:00+08:00"}]
    yield broken(
        "drand-round-before-announcement",
        "The beacon's round came to exist in the second of the announcement.",
        made,
        5,
        "4.2",
        "The round's time lies after the announcement's journal time.",
        beacon=before,
    )
    early = [{**table(made)[0], "time": "2026-04-01T09:45:00+08:00"}]
    yield broken(
        "drand-round-before-contribution",
        "The beacon's round came to exist before a contribution was revealed, though it was entered after it.",
        made,
        5,
        "4.4",
        "Every contribution's reveal is in the journal before that source's value exists.",
        beacon=early,
    )


def events() -> Iterator[Json]:
    cases: tuple[tuple[str, str, Json], ...] = (
        ("space-at-end", "ends with a space", "07 21 33 "),
        ("space-at-start", "begins with a space", " 07 21 33"),
        ("empty", "is empty", ""),
        ("one-space", "is a space", " "),
        ("too-long", "has 129 characters", "7" * 129),
        ("full-width", "is written in full-width digits", "\uff10\uff17 21 33"),
        ("line-feed", "holds an LF", "07\n21"),
        ("delete-character", "holds U+007F", "07\u007f21"),
        ("number", "is a number", 72133),
        ("array", "is an array", ["07", "21", "33"]),
    )
    for name, said, value in cases:
        made = make(PUBLIC, revealed=put("reveals.1", value))
        given = [value] if isinstance(value, str) else ["07 21 33"]
        yield broken(
            f"public-{name}",
            f"A public value {said}, for the verifier's user as well.",
            made,
            5,
            "4.3",
            "A public value is a string of 1 to 128 characters of U+0020 to U+007E with no space at either end.",
            public=given,
        )
    malformed = make(PUBLIC, revealed=put("reveals.1", "07 21 33 "))
    yield broken(
        "public-malformed-without-user",
        "A malformed public value, and no user's value to compare it with.",
        malformed,
        5,
        "4.3",
        "A malformed reveal fails step 5 all the same.",
        public=[None],
    )
    other = "The value is the user's, never the record's."
    yield broken(
        "public-differs-from-user",
        "The record's public value is not the one that was drawn.",
        make(PUBLIC),
        5,
        "4.3",
        other,
        public=["07 21 34"],
    )
    yield broken(
        "public-differs-in-notation",
        "The user's value is the record's in another notation: 7 for 07.",
        make(PUBLIC),
        5,
        "4.3",
        "The notation gives each value one spelling.",
        public=["7 21 33"],
    )
    two = replace(TINY_ALONE, sources=(Event("07", "first"), Event("21", "second")))
    yield broken(
        "public-values-exchanged",
        "Two public values changed places.",
        make(two),
        5,
        "4.3",
        other,
        public=["21", "07"],
    )
    failed = make(PUBLIC, revealed=put("reveals.0", NONCE))
    yield broken(
        "nonce-wrong-beside-unconfirmed-public-value",
        "A nonce is wrong, and the public value is not confirmed: the step fails, it is not left out.",
        failed,
        5,
        "4.3",
        "A failed commitment fails step 5 all the same.",
        public=[None],
    )


# ── step 6 ────────────────────────────────────────────────────────────────────────────────────────────────


def seeds() -> Iterator[Json]:
    def whole(made: Round, **changed: Json) -> str:
        members = {"announcement": made.digest, "protocol": "shuangsuiji/draw/1", "reveals": made.reveals}
        return digest(made.hash, pack({**members, **changed}))

    cases: tuple[tuple[str, str, Callable[[Round], str]], ...] = (
        ("chosen", "is one that pleased", lambda _: derived("a seed that pleased").hex()),
        ("reveals-in-another-order", "takes the reveals in another order", lambda made: whole(made, reveals=made.reveals[::-1])),
        ("one-reveal", "is made of one reveal alone", lambda made: whole(made, reveals=made.reveals[:1])),
        ("announcement-whole", "holds the announcement itself, not its digest", lambda made: whole(made, announcement=made.announcement)),
        ("announcement-with-line-feed", "holds the digest of the announcement's file with its LF", lambda made: whole(made, announcement=digest("sha256", pack(made.announcement) + b"\n"))),
        ("of-another-hash", "is made with SM3 where H is SHA-256", lambda made: digest("sm3", pack({"announcement": made.digest, "protocol": "shuangsuiji/draw/1", "reveals": made.reveals}))),
        ("without-protocol", "is made without the protocol's name", lambda made: digest("sha256", pack({"announcement": made.digest, "reveals": made.reveals}))),
        ("with-line-feed", "counts an LF after the JSON", lambda made: digest("sha256", pack({"announcement": made.digest, "protocol": "shuangsuiji/draw/1", "reveals": made.reveals}) + b"\n")),
    )  # fmt: skip
    for name, said, new in cases:
        made = make(TINY_ALONE, seeded=put("seed", new))
        yield broken(
            f"seed-{name}",
            f"The seed {said}; the whole draw follows from it.",
            made,
            6,
            "5.1",
            "The seed is H of the canonical JSON of the announcement's digest, the protocol and the reveals in their order.",
        )
    outside = make(TINY_SEALED, seeded=put("seed", ZERO))
    yield broken(
        "seed-chosen-extract-alone",
        "An outsider sees from a sealed draw's extract that the seed was chosen.",
        outside,
        6,
        "9",
        "The extract is enough for step 6.",
        files=["extract.json"],
        absent=[3, 7, 8, 9],
    )


# ── step 7 ────────────────────────────────────────────────────────────────────────────────────────────────

FIRMS = "企业"


def place_of(made: Round, drawn: bool = True) -> Json:  # noqa: FBT001, FBT002  -- a word at its two calls
    """The first firm that is drawn, or the lowest ticket of those that are not."""
    chosen = {one["id"] for one in made.drawn}
    return next(one for one in ranked(made) if (one["id"] in chosen) is drawn)


def ranked(made: Round) -> list[Json]:
    """All eligible firms in the order of their tickets."""
    key = key_of(made.hash, made.seed, "targets")
    entries = entries_of(made.lines["targets"])
    return in_order(drawn_entry(made.hash, key, one) for one in entries if one.part == FIRMS and one.eligible)


def firm_cutoff(made: Round) -> Json:
    return next(one for one in made.cutoffs if one["stratum"] == FIRMS)


def left_out(made: Round) -> None:
    made.drawn.remove(place_of(made))


def next_instead(made: Round) -> None:
    """Leave a drawn firm out, let the next one in and raise the cutoff to it."""
    fresh = place_of(made, drawn=False)
    made.drawn[:] = in_order([*(one for one in made.drawn if one != place_of(made)), fresh])
    firm_cutoff(made)["cutoff"] = fresh["ticket"]


def one_more(made: Round) -> None:
    made.drawn[:] = in_order([*made.drawn, place_of(made, drawn=False)])


def one_more_cutoff_raised(made: Round) -> None:
    fresh = place_of(made, drawn=False)
    one_more(made)
    firm_cutoff(made)["cutoff"] = fresh["ticket"]


def excluded_one(made: Round) -> None:
    entry = next(one for one in entries_of(made.lines["targets"]) if one.part == FIRMS and not one.eligible)
    made.drawn[:] = in_order(
        [*made.drawn, drawn_entry(made.hash, key_of(made.hash, made.seed, "targets"), entry)]
    )


def excluded_instead(made: Round) -> None:
    left_out(made)
    excluded_one(made)


def by_strata(made: Round) -> None:
    made.drawn.sort(key=lambda one: (one["stratum"].encode(), one["ticket"]))


def in_file_order(made: Round) -> None:
    made.drawn.sort(key=lambda one: one["id"].encode())


def jumping(made: Round) -> None:
    """跳号抽取: one random start, then every second firm of the file."""
    firms = ranked(made)
    firms.sort(key=lambda one: one["id"].encode())
    chosen = firms[::2][: sum(one["stratum"] == FIRMS for one in made.drawn)]
    made.drawn[:] = in_order([*(one for one in made.drawn if one["stratum"] != FIRMS), *chosen])
    firm_cutoff(made)["cutoff"] = max(one["ticket"] for one in chosen)


def highest(made: Round) -> None:
    """The highest tickets in place of the lowest."""
    chosen = ranked(made)[-sum(one["stratum"] == FIRMS for one in made.drawn) :]
    made.drawn[:] = in_order([*(one for one in made.drawn if one["stratum"] != FIRMS), *chosen])
    firm_cutoff(made)["cutoff"] = chosen[0]["ticket"]


def by_key(key: Callable[[Round], str], *, salted: bool = True) -> Edit:
    """Draw everything with other tickets than 5.3 says."""

    def edit(made: Round) -> None:
        made.drawn, made.cutoffs = redrawn(made, key(made), salted=salted)

    return edit


def redrawn(made: Round, key: str, *, salted: bool) -> tuple[list[Json], list[Json]]:
    drawn: list[Json] = []
    cutoffs: list[Json] = []
    for stratum in made.announcement["targets"]["strata"]:
        inside = [
            {
                "id": one.id,
                "stratum": one.part,
                "ticket": ticket(made.hash, key, one.salt if salted else "", one.id),
            }
            for one in entries_of(made.lines["targets"])
            if one.part == stratum["name"] and one.eligible
        ]
        first = in_order(inside)[: stratum["quota"]]
        drawn += first
        cutoffs.append({"stratum": stratum["name"], "cutoff": first[-1]["ticket"] if first else None})
    return in_order(drawn), cutoffs


def other_seed(made: Round) -> None:
    """The list of another seed under the right one."""
    made.drawn, made.cutoffs = draw_targets(made.announcement, ZERO, made.lines["targets"])


DRAWN: tuple[tuple[str, str, str, str, Plan, Edit], ...] = (
    ("entry-left-out", "A drawn firm is left out; the cutoff stays.", "6.3", "An entry is drawn exactly when it is eligible and its ticket is not above the cutoff.", BARE, left_out),
    ("entry-left-out-next-one-in", "A drawn firm is left out, the next one is drawn in its place, and the cutoff is raised to it.", "6.1", "The first quota entries by ticket are drawn: none below the cutoff is missing.", FULL, next_instead),
    ("entry-above-cutoff", "A firm is drawn whose ticket is above the cutoff.", "6.3", "An entry is drawn exactly when its ticket is not above the cutoff.", BARE, one_more),
    ("entry-more-than-quota", "One firm more than the quota is drawn, and the cutoff is raised to it.", "6.1", "The first quota entries are drawn.", BARE, one_more_cutoff_raised),
    ("entry-excluded", "An excluded firm is drawn beside the others.", "6.1", "Only eligible entries are drawn.", BARE, excluded_one),
    ("entry-excluded-instead", "An excluded firm is drawn in place of another.", "6.1", "Only eligible entries are drawn.", FULL, excluded_instead),
    ("order-swapped", "The first two drawn entries changed places, and the teams were dealt in that order.", "6.2", "The list is in ascending order of ticket.", FULL, swap("drawn")),
    ("order-by-strata", "The list stands stratum by stratum, and the teams were dealt in that order.", "6.2", "The list is all strata's entries in ascending order of ticket.", FULL, by_strata),
    ("order-by-id", "The list stands in the order of the roll, and the teams were dealt in that order.", "6.2", "The list is in ascending order of ticket.", FULL, in_file_order),
    ("jump-sampling", "Every second firm of the file is drawn (跳号抽取).", "6.1", "Nothing but the ticket decides: not the order of the file.", BARE, jumping),
    ("highest-tickets", "The highest tickets are drawn in place of the lowest.", "6.1", "The first entries in ascending order of ticket are drawn.", BARE, highest),
    ("tickets-of-another-seed", "Tickets, list and cutoffs are those of another seed.", "5.3", "A ticket is made with the key of the seed.", BARE, other_seed),
    ("tickets-of-another-purpose", "The tickets are made with the key for inspectors.", "5.2", "Targets have the key of their own purpose.", BARE, by_key(lambda made: key_of(made.hash, made.seed, "inspectors"))),
    ("tickets-of-whole-key", "The tickets are made with all 64 characters of the key.", "5.2", "A key is the first 32 hex characters.", BARE, by_key(lambda made: digest(made.hash, f"{made.seed}/targets".encode()))),
    ("tickets-of-the-seed", "The tickets are made with the seed itself.", "5.3", "A ticket is made with the key, which is derived from the seed.", BARE, by_key(lambda made: made.seed)),
    ("tickets-of-key-of-raw-seed", "The key is made of the seed's bytes, not of its characters.", "5.2", "The seed is taken as its 64 ASCII characters.", BARE, by_key(lambda made: digest(made.hash, bytes.fromhex(made.seed) + b"/targets")[:32])),
    ("tickets-without-salt", "The tickets of a sealed roll are made without the salts: a public id would give its ticket away.", "5.3", "In a sealed roll the salt stands before the id.", SEALED, by_key(lambda made: key_of(made.hash, made.seed, "targets"), salted=False)),
    ("cutoff-null", "The cutoff of a stratum that has drawn entries is null.", "6.3", "The cutoff is the ticket of the last drawn entry.", BARE, put("cutoffs.1.cutoff", None)),
    ("cutoff-raised", "A cutoff is all f: anybody undrawn would seem to have been drawn.", "6.3", "The cutoff is the ticket of the last drawn entry.", BARE, put("cutoffs.1.cutoff", "f" * 64)),
    ("cutoff-lowered", "A cutoff is the ticket of the stratum's first drawn entry, not of its last.", "6.3", "The cutoff is the ticket of the last drawn entry.", BARE, lambda made: firm_cutoff(made).update(cutoff=place_of(made)["ticket"])),
    ("cutoff-next-ticket", "A cutoff is the ticket of the first entry that is not drawn.", "6.3", "The cutoff is the ticket of the last drawn entry.", BARE, lambda made: firm_cutoff(made).update(cutoff=place_of(made, drawn=False)["ticket"])),
    ("cutoff-where-nobody-drawn", "A stratum of which nobody is drawn has a cutoff.", "6.3", "The cutoff is null where the quota is 0.", BARE, put("cutoffs.2.cutoff", ZERO)),
    ("cutoffs-out-of-order", "The cutoffs stand in another order.", "8.1", "Cutoffs are ascending by name bytes.", BARE, swap("cutoffs")),
    ("cutoff-missing", "The cutoff of a stratum of which nobody is drawn is missing.", "8.1", "Every stratum has its cutoff.", BARE, cut("cutoffs.2")),
    ("cutoff-extra", "A cutoff is there for a stratum that is not announced.", "8.1", "The strata's cutoffs and no others.", BARE, add("cutoffs", {"stratum": "食品小作坊", "cutoff": None})),
    ("cutoffs-exchanged", "Two strata's cutoffs changed places.", "6.3", "The cutoff is that of its stratum.", BARE, lambda made: exchange(made.cutoffs)),
)  # fmt: skip


def exchange(cutoffs: list[Json]) -> None:
    cutoffs[0]["cutoff"], cutoffs[1]["cutoff"] = cutoffs[1]["cutoff"], cutoffs[0]["cutoff"]


def lists() -> Iterator[Json]:
    for name, comment, rule, why, plan, edit in DRAWN:
        yield broken(f"drawn-{name}", comment, make(plan, drawn=edit), 7, rule, why)
    stranger = {"id": "91530499MA6K009114", "stratum": FIRMS, "ticket": "0" * 64}
    cases: tuple[tuple[str, str, str, str, Edit], ...] = (
        ("entry-stranger", "A firm is drawn that is not in the roll; its team is another's.", "6.1", "Drawn are eligible entries of the frozen roll.", stranger_in(stranger)),
        ("entry-twice", "A drawn entry stands twice, with its team.", "6.1", "An entry is drawn once.", twice),
        ("ticket-wrong", "A drawn entry's ticket differs in its last character.", "5.3", "The ticket is H of key, colon and id.", last_character("record.drawn.0.ticket")),
        ("stratum-wrong", "A drawn entry is given another stratum than the roll has.", "8.1", "A drawn entry's stratum is that of its line.", put("record.drawn.0.stratum", "农民专业合作社")),
        ("all-left-out", "Nothing is drawn at all.", "6.1", "The first quota entries are drawn.", lambda made: (made.record.update(drawn=[], teams=[]))),
    )  # fmt: skip
    for name, comment, rule, why, edit in cases:
        yield broken(f"drawn-{name}", comment, make(FULL, recorded=edit), (7,), rule, why)
    shown = make(BARE, extracted=cut("extract.drawn.0"))
    yield broken(
        "drawn-entry-left-out-extract-and-roll",
        "A published extract leaves a drawn firm out; the reader has the open roll.",
        shown,
        7,
        "8.4",
        "For an open roll drawn is as in the record.",
        files=["extract.json", "targets.roll.tsv"],
        journal=False,
    )
    hidden = make(TINY_SEALED, extracted=cut("extract.drawn.0"))
    yield broken(
        "drawn-entry-left-out-sealed-extract-and-roll",
        "The extract of a sealed draw leaves a drawn target out; an auditor has the roll.",
        hidden,
        7,
        "8.4",
        "For a sealed roll drawn holds the ids of all drawn entries.",
        files=["extract.json", "targets.roll.tsv", "inspectors.roll.tsv", "recusals.tsv"],
        journal=False,
        absent=[8, 9],
    )


def stranger_in(entry: Json) -> Edit:
    def edit(made: Round) -> None:
        made.record["drawn"].insert(0, entry)
        made.record["teams"].insert(0, {**made.record["teams"][0], "target": entry["id"]})

    return edit


def twice(made: Round) -> None:
    made.record["drawn"].insert(0, made.record["drawn"][0])
    made.record["teams"].insert(0, made.record["teams"][0])


def last_character(place: str) -> Edit:
    def edit(made: Round) -> None:
        old = made.record["drawn"][0]["ticket"]
        put(place, old[:-1] + ("0" if old[-1] != "0" else "1"))(made)

    return edit


def tests() -> list[Json]:
    return [*contributions(), *beacons(), *events(), *seeds(), *lists()]
