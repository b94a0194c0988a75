"""Proofs for single targets (spec section 10), with the extract that they are checked against."""

from collections.abc import Iterator
from dataclasses import replace

from drawing import drawn_entry, entry_of, key_of
from edits import add, cut, put
from invalid_documents import ZERO
from rounds import Plan, Round, make
from sealing import PROTOCOL, Json, digest, pack, path
from tasks import FIRMS, FULL, GONE, SEALED, SHOPS, TINY_ALONE
from valid import EXTREME, EXTREMES
from vectors import data, refused, sound

BARE = replace(FULL, inspectors=(), recusals=(), slots=())


def place(made: Round, name: str) -> int:
    return next(i for i, line in enumerate(made.lines["targets"]) if entry_of(line).id == name)


def proof_of(made: Round, name: str) -> Json:
    lines = made.lines["targets"]
    index = place(made, name)
    entry = entry_of(lines[index])
    return {
        "protocol": PROTOCOL,
        "announcement": made.digest,
        "line": lines[index].decode(),
        "index": index,
        "size": len(lines),
        "path": path(made.hash, lines, index),
        "ticket": drawn_entry(made.hash, key_of(made.hash, made.seed, "targets"), entry)["ticket"],
    }


def given(made: Round, proof: Json, *, extract: bool = True, journal: bool = False) -> Json:
    return {
        "proof": data(proof if isinstance(proof, bytes) else pack(proof)),
        "extract": data(pack(made.extract)) if extract else None,
        "journal": data(made.journal or b"") if journal else None,
    }


def marks(plan: Plan) -> list[str]:
    conditions = {
        "sm3": plan.hash == "sm3",
        "sealed": bool(plan.sealed),
        "four-byte": plan.task == EXTREME.task,
    }
    return [flag for flag, holds in conditions.items() if holds]


def answer(made: Round, name: str) -> Json:
    entry = entry_of(made.lines["targets"][place(made, name)])
    drawn = name in {one["id"] for one in made.drawn}
    standing = ("drawn" if drawn else "not drawn") if entry.eligible else "excluded"
    return {"answer": standing, "reason": entry.standing.partition(":")[2], "confirmed": False}


def good(name: str, comment: str, made: Round, target: str, **more: bool) -> Json:
    proof = proof_of(made, target)
    shown = given(made, proof, **more)
    expect = {
        **answer(made, target),
        "confirmed": bool(more.get("journal")) and made.entries[-1]["kind"] == "confirmed",
    }
    if more.get("extract") is False:
        expect = {"answer": "not bound", "reason": "", "confirmed": False}
    return sound(name, comment, marks(made.plan), **shown, expect=expect)


def valid() -> Iterator[Json]:
    made, sealed = make(BARE), make(replace(SEALED, hash="sm3"))
    for row in (*FIRMS[:3], *SHOPS[:2], *GONE):
        stand = answer(made, row[0])["answer"]
        yield good(f"open-{row[0].lower()}", f"A target of an open roll: {stand}.", made, row[0])
    for row in (FIRMS[0], FIRMS[3], SHOPS[0], GONE[0]):
        stand = answer(sealed, row[0])["answer"]
        yield good(
            f"sealed-sm3-{row[0].lower()}", f"A target of a sealed roll, with SM3: {stand}.", sealed, row[0]
        )
    yield good(
        "confirmed",
        "With the journal, the extract's record is the confirmed one.",
        made,
        FIRMS[0][0],
        journal=True,
    )
    open_round = make(BARE, entries=cut("entries.-1"))
    yield good(
        "not-confirmed-yet", "The journal confirms nothing yet.", open_round, FIRMS[0][0], journal=True
    )
    yield good(
        "without-extract",
        "Without the extract the proof is bound to nothing.",
        made,
        FIRMS[0][0],
        extract=False,
    )
    single = make(replace(BARE, targets=FIRMS[:1], strata={"企业": ("1/1", "scope", "up")}))
    yield good("one-line", "A roll of one line: the path is empty.", single, FIRMS[0][0])
    extreme = make(EXTREME)
    yield good("four-byte", "A line with characters beyond U+FFFF.", extreme, EXTREMES[5][0])
    shown = given(made, pack(proof_of(made, FIRMS[0][0])) + b"\n")
    yield sound("line-feed-after", "One LF follows the proof.", **shown, expect=answer(made, FIRMS[0][0]))


def invalid() -> Iterator[Json]:
    made = make(BARE)
    target = made.drawn[0]["id"]
    base = proof_of(made, target)
    other = proof_of(made, made.drawn[1]["id"])
    fields = base["line"].split("\t")
    excluded = "\t".join([*fields[:2], "excluded:deregistered", *fields[3:]])
    changes: tuple[tuple[str, str, str, Json], ...] = (
        ("line-changed", "The line says excluded, the path is that of the true line.", "10.2", {"line": excluded}),
        ("line-of-another", "The line of another target.", "10.2", {"line": other["line"]}),
        ("line-with-line-feed", "The line ends with its LF.", "10.1", {"line": base["line"] + "\n"}),
        ("index-other", "Another place.", "10.2", {"index": base["index"] ^ 1}),
        ("index-size", "A place that is the size.", "10.2", {"index": base["size"]}),
        ("index-negative", "A negative place.", "10.1", {"index": -1}),
        ("size-other", "Another size than the extract announces.", "10.2", {"size": base["size"] + 1}),
        ("path-of-another", "The path of another target.", "10.2", {"path": other["path"]}),
        ("path-short", "The last digest of the path is missing.", "10.2", {"path": base["path"][:-1]}),
        ("path-long", "The path has a digest too many.", "10.2", {"path": [*base["path"], ZERO]}),
        ("path-empty", "No path.", "10.2", {"path": []}),
        ("path-capitals", "A digest of the path is in capitals.", "1.1", {"path": [base["path"][0].upper(), *base["path"][1:]]}),
        ("path-swapped", "Two digests of the path changed places.", "10.2", {"path": [base["path"][1], base["path"][0], *base["path"][2:]]}),
        ("ticket-other", "A lower ticket.", "10.2", {"ticket": ZERO}),
        ("ticket-of-another", "The ticket of another target.", "10.2", {"ticket": other["ticket"]}),
        ("announcement-other", "The digest of another announcement.", "10.2", {"announcement": ZERO}),
        ("announcement-by-sm3", "The announcement's digest by another hash.", "10.2", {"announcement": digest("sm3", pack(made.announcement))}),
        ("protocol-unknown", "An unknown protocol.", "10.1", {"protocol": "shuangsuiji/draw/2"}),
        ("member-extra", "A member that the page does not know.", "1.3", {"id": target}),
        ("path-text", "The path is text.", "10.1", {"path": "".join(base["path"])}),
        ("index-text", "The place is text.", "10.1", {"index": str(base["index"])}),
    )  # fmt: skip
    why = "Announcement, root and size equal the extract's, the path leads from the line to the root, and the ticket is recomputed."
    for name, comment, rule, changed in changes:
        yield refused(name, comment, rule, why, **given(made, {**base, **changed}))
    yield refused(
        "member-missing",
        "The ticket is missing.",
        "1.3",
        why,
        **given(made, {name: value for name, value in base.items() if name != "ticket"}),
    )
    for name, comment, content in (
        ("two-line-feeds", "Two LFs follow the proof.", pack(base) + b"\n\n"),
        ("space", "A space follows the proof.", pack(base) + b" "),
        ("fraction", "The size is written 11.0.", pack(base).replace(b'"size":11', b'"size":11.0')),
        ("byte-order-mark", "A byte-order mark begins the proof.", b"\xef\xbb\xbf" + pack(base)),
        ("empty", "The proof is empty.", b""),
    ):
        yield refused(
            name,
            comment,
            "1.3",
            "A proof is the canonical bytes, with at most one LF after them.",
            ["bytes"],
            **given(made, content),
        )
    yield from wrong_extracts(made, target)


def wrong_extracts(made: Round, target: str) -> Iterator[Json]:
    listed = next(i for i, one in enumerate(made.drawn) if one["id"] == target)
    undrawn = next(row[0] for row in FIRMS if row[0] not in {one["id"] for one in made.drawn})
    firms = next(i for i, one in enumerate(made.cutoffs) if one["stratum"] == "企业")
    entry = {"id": undrawn, "stratum": "企业", "ticket": proof_of(made, undrawn)["ticket"]}
    cases: tuple[tuple[str, str, str, Json], ...] = (
        ("extract-leaves-drawn-out", "The ticket is not above the cutoff, but the extract's list leaves the target out.", target, cut(f"extract.drawn.{listed}")),
        ("extract-lists-undrawn", "The ticket is above the cutoff, but the extract's list has the target.", undrawn, add("extract.drawn", entry)),
        ("extract-lists-excluded", "The target is excluded, but the extract's list has it.", GONE[0][0], add("extract.drawn", {**entry, "id": GONE[0][0]})),
        ("extract-cutoff-raised", "The extract's cutoff was raised over the ticket of a target that it does not list.", undrawn, put(f"extract.cutoffs.{firms}.cutoff", "f" * 64)),
        ("extract-cutoff-null", "The extract's cutoff is null, but the target is listed.", target_of(made), put(f"extract.cutoffs.{firms}.cutoff", None)),
        ("extract-seed-other", "The extract's seed is not that of its announcement and reveals.", target, put("extract.seed", ZERO)),
        ("extract-reveal-other", "A reveal of the extract is another one, so that the seed is not recomputed.", target, put("extract.reveals.0", ZERO)),
        ("extract-root-other", "The extract announces another root.", target, put("extract.announcement.targets.root", ZERO)),
        ("extract-of-another-draw", "The extract is that of another draw.", target, put("extract", lambda _: make(TINY_ALONE).extract)),
        ("extract-stratum-missing", "The extract has no cutoff for the target's stratum.", target_of(made), cut(f"extract.cutoffs.{firms}")),
        ("extract-member-missing", "The extract has no list.", target, cut("extract.drawn")),
    )  # fmt: skip
    for name, comment, proved, edit in cases:
        changed = make(BARE, extracted=edit)
        yield refused(
            name,
            comment,
            "10.2",
            "Seed, cutoff and list of the extract agree with the proof.",
            **given(changed, proof_of(made, proved)),
        )
    sealed = make(SEALED, extracted=lambda made: made.extract["drawn"].remove(made.drawn[0]["id"]))
    yield refused(
        "sealed-extract-leaves-drawn-out",
        "A drawn target is not among the extract's ids.",
        "10.2",
        "A drawn target's id stands in the extract's drawn.",
        ["sealed"],
        **given(sealed, proof_of(sealed, sealed.drawn[0]["id"])),
    )
    journal = make(BARE, entries=put("entries.-1.body.record", ZERO))
    yield refused(
        "journal-confirms-another-record",
        "The journal confirms another record than the extract names.",
        "10.2",
        "The extract's record is compared with the confirmation where the journal is given.",
        **given(journal, proof_of(made, target), journal=True),
    )


def target_of(made: Round) -> str:
    """A drawn firm."""
    found: str = next(one["id"] for one in made.drawn if one["stratum"] == "企业")
    return found


def tests() -> list[Json]:
    return [*valid(), *invalid()]
