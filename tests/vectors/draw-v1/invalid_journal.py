"""Invalid rounds that steps 2 and 10 refuse: rounds that do not follow, journals out of order, other records."""

from collections.abc import Iterator
from dataclasses import replace

from edits import add, both, cut, put, rename
from invalid_documents import ZERO
from rounds import Beacon, Edit, Event, Party, Plan, Round, make
from sealing import Json, digest, pack
from tasks import FULL, TINY_ALONE, TINY_SEALED, TINY_SOURCES, second, voided
from vectors import broken

WITNESSED = replace(TINY_ALONE, sources=(Party("office"), Party("witness"), Event("07 21 33", "balls")))


def order(*places: int) -> Edit:
    """Put the journal's entries in another order; the times stay where they are, so that they never go back."""

    def edit(made: Round) -> None:
        times = [entry["at"] for entry in made.entries]
        moved = [dict(made.entries[place]) for place in places]
        made.entries[:] = [{**entry, "at": at} for entry, at in zip(moved, spread(times, moved), strict=True)]

    return edit


def spread(times: list[str], moved: list[Json]) -> list[str]:
    return (times + [times[-1]] * len(moved))[: len(moved)]


def insert(place: int, entry: Json) -> Edit:
    """Insert an entry, made of the round, at the time of the one before it."""

    def edit(made: Round) -> None:
        at = made.entries[place - 1]["at"]
        made.entries.insert(place, {**entry(made), "at": at})

    return edit


# ── the order of one round's entries ──────────────────────────────────────────────────────────────────────

AFTER_ALL = "The order is announcement, reveals, confirmation."
ORDERS: tuple[tuple[str, str, str, str, Plan, Edit], ...] = (
    ("reveal-before-announcement", "A reveal stands before the announcement: its party, or whoever read the journal, knew it.", "3.4", "Every source's value comes to exist after the announcement.", TINY_ALONE, order(1, 0, 2, 3)),
    ("all-reveals-before-announcement", "The announcement was written when all reveals were known.", "3.4", "Nothing may be computed before the announcement is in the journal.", TINY_ALONE, order(1, 2, 0, 3)),
    ("confirmation-before-last-reveal", "The confirmation stands before the last reveal.", "3.4", AFTER_ALL, TINY_ALONE, order(0, 1, 3, 2)),
    ("confirmation-before-all-reveals", "The confirmation stands before all reveals.", "3.4", AFTER_ALL, TINY_ALONE, order(0, 3, 1, 2)),
    ("reveal-twice", "A reveal is entered twice.", "4.4", "A reveal is never replaced, not even by itself.", TINY_ALONE, order(0, 1, 2, 1, 3)),
    ("reveal-missing", "The record holds a reveal that the journal does not.", "3.4", "The journal holds every reveal, as its digest.", TINY_ALONE, order(0, 1, 3)),
    ("announced-twice", "The announcement is entered again after its confirmation.", "3.4", "The journal holds at most one announcement for a task and round.", TINY_ALONE, order(0, 1, 2, 3, 0)),
    ("confirmed-twice", "The record is confirmed twice.", "3.5", "Nothing follows a confirmation.", TINY_ALONE, order(0, 1, 2, 3, 3)),
    ("late-contribution-after-public-value", "A contribution is revealed when the public value is known already: its party could choose.", "4.4", "A contribution's later reveal counts as missing.", WITNESSED, order(0, 1, 3, 2, 4)),
    ("late-contributions-after-public-value", "All contributions are revealed after the public value.", "4.4", "A contribution's later reveal counts as missing.", WITNESSED, order(0, 3, 1, 2, 4)),
    ("late-contribution-after-beacon", "A contribution is revealed after the beacon's value.", "4.4", "A contribution's later reveal counts as missing.", replace(TINY_ALONE, sources=(Party("office"), Beacon(4000))), order(0, 2, 1, 3)),
)  # fmt: skip


def orders() -> Iterator[Json]:
    for name, comment, rule, why, plan, edit in ORDERS:
        yield broken(name, comment, make(plan, entries=edit), 2, rule, why)


def entries() -> Iterator[Json]:
    other = pack({**make(TINY_ALONE).announcement, "made_at": "2026-04-01T09:05:00+08:00"})
    again = {"announcement": digest("sha256", other), "body": None, "kind": "announced"}
    cases: tuple[tuple[str, str, str, str, Edit], ...] = (
        ("reveal-replaced", "A reveal is entered, then another value for the same source.", "4.4", "A reveal is never replaced.", insert(2, lambda made: made.reveal_entry(0, "", "other"))),
        ("reveal-of-another-value", "The journal's digest is that of another nonce than the record holds.", "3.4", "The journal carries each reveal as its digest.", put("entries.1.body.reveal", ZERO)),
        ("reveal-of-unknown-source", "A reveal is entered for a source that is not announced.", "13", "The index is a place in entropy, from 0.", insert(3, lambda made: {**made.reveal_entry(0, ""), "body": {"index": 2, "reveal": ZERO}})),
        ("confirmed-after-draw-by", "The confirmation is a second too late.", "3.1", "draw_by is the latest time of a confirmation.", put("entries.3.at", "2026-04-01T18:00:01+08:00")),
        ("confirmed-after-draw-by-other-offset", "The confirmation is late, which only shows when the offsets are minded.", "3.1", "Instants are compared as instants, not as text.", put("entries.3.at", "2026-04-01T11:30:00+01:00")),
        ("void-after-confirmation", "A confirmed round is voided afterwards: the list was locked.", "8.2", "From the confirmation on no operation touches the list.", lambda made: add("entries", made.void("2026-04-01T17:00:00+08:00"))(made)),
        ("other-announcement-of-same-round-after", "A second announcement of the same round stands behind the confirmation.", "3.4", "The journal holds at most one announcement for a task and round.", add("entries", {**again, "at": "2026-04-01T17:00:00+08:00"})),
        ("other-announcement-of-same-round-before", "Another announcement of the same round stands before it: its draw was never made, or did not please.", "3.5", "A round follows only a void one, and has one announcement.", lambda made: made.entries.insert(0, {**again, "at": "2026-04-01T09:10:00+08:00"})),
    )  # fmt: skip
    for name, comment, rule, why, edit in cases:
        yield broken(name, comment, make(TINY_ALONE, entries=edit), 2, rule, why)
    back = put("entries.2.at", "2026-04-01T09:45:00+08:00")
    yield broken(
        "times-go-back",
        "A reveal's journal time is before that of the entry before it.",
        make(TINY_ALONE, entries=back),
        2,
        "3.4",
        "The journal is append-only, so that its times never go back.",
        flags=["choice"],
    )
    yield broken(
        "journal-of-another-task",
        "The journal is that of another task and does not know this announcement.",
        make(TINY_ALONE, files=put("journal", make(TINY_SOURCES).journal)),
        2,
        "3.4",
        "Nothing may be computed before the announcement is in the journal.",
        absent=[10],
    )


# ── the chain ─────────────────────────────────────────────────────────────────────────────────────────────


def at_seq(number: int, member: str, value: Json) -> Edit:
    """Change a member of one entry before the next is chained to it."""

    def edit(made: Round) -> None:
        if len(made.entries) == number:
            made.entries[-1][member] = value(made) if callable(value) else value

    return edit


def other_hash(made: Round) -> None:
    if len(made.entries) > 1:
        made.entries[-1]["prev"] = digest("sha256", pack(made.entries[-2]))


def raw(edit: Json) -> Edit:
    """Change the lines of the journal's file."""

    def change(made: Round) -> None:
        made.journal = b"".join(edit((made.journal or b"").splitlines(keepends=True)))

    return change


def chains() -> Iterator[Json]:
    cases: tuple[tuple[str, str, Plan, dict[str, Json]], ...] = (
        ("prev-broken", "An entry's prev is not the digest of the line before it.", TINY_ALONE, {"chained": at_seq(3, "prev", ZERO)}),
        ("prev-null", "An entry in the middle has prev null, as if the journal began there.", TINY_ALONE, {"chained": at_seq(3, "prev", None)}),
        ("prev-of-first-not-null", "The first entry has a prev, as if lines before it had been cut off.", TINY_ALONE, {"chained": at_seq(1, "prev", ZERO)}),
        ("prev-of-two-before", "An entry is chained to the line before the one before it.", TINY_ALONE, {"chained": at_seq(3, "prev", lambda made: made.entries[1]["prev"])}),
        ("prev-by-another-hash", "The task's H is SM3, but its journal is chained by SHA-256.", replace(TINY_ALONE, hash="sm3"), {"chained": other_hash}),
        ("seq-skips", "The numbers skip one.", TINY_ALONE, {"chained": at_seq(4, "seq", 5)}),
        ("seq-repeats", "Two entries have one number.", TINY_ALONE, {"chained": at_seq(3, "seq", 2)}),
        ("seq-from-two", "The numbers begin at 2.", TINY_ALONE, {"chained": lambda made: put("entries.-1.seq", len(made.entries) + 1)(made)}),
        ("line-changed", "A time was changed in a line, and nothing after it.", TINY_ALONE, {"files": raw(lambda lines: [lines[0].replace(b"T09:30", b"T09:31"), *lines[1:]])}),
        ("lines-swapped", "Two lines changed places, their numbers and chain with them.", TINY_ALONE, {"files": raw(lambda lines: [lines[0], lines[2], lines[1], lines[3]])}),
    )  # fmt: skip
    for name, comment, plan, edits in cases:
        why = "seq counts from 1, and prev is H of the line before, null in the first."
        yield broken(f"chain-{name}", comment, make(plan, **edits), 2, "13", why)


# ── the journal's form ────────────────────────────────────────────────────────────────────────────────────


def forms() -> Iterator[Json]:
    cases: tuple[tuple[str, str, Edit], ...] = (
        ("member-missing", "an entry without its time", cut("entries.1.at")),
        ("member-extra", "an entry with a member remark", put("entries.1.remark", "late")),
        ("member-misspelt", "an entry whose announcement is spelt in capitals", rename("entries.1.announcement", "ANNOUNCEMENT")),
        ("kind-unknown", "an entry of a kind that the page does not know", put("entries.1.kind", "drawn")),
        ("announced-with-body", "an announcement with a body", put("entries.0.body", {})),
        ("revealed-without-body", "a reveal without a body", put("entries.1.body", None)),
        ("revealed-value", "a reveal's value beside its digest", put("entries.1.body.value", "07")),
        ("revealed-index-text", "a reveal whose index is text", put("entries.1.body.index", "0")),
        ("revealed-index-negative", "a reveal whose index is negative", put("entries.1.body.index", -1)),
        ("confirmed-without-name", "a confirmation that nobody made", cut("entries.3.body.by")),
        ("confirmed-record-capitals", "a confirmation whose record's digest is in capitals", put("entries.3.body.record", "AB" * 32)),
        ("confirmed-by-control-character", "a name with a control character", put("entries.3.body.by", "王\u0007科长")),
        ("confirmed-by-nfd", "a name that is not in NFC", put("entries.3.body.by", "Andre\u0301")),
        ("time-without-offset", "a time without its offset", put("entries.1.at", "2026-04-01T10:00:00")),
        ("digest-short", "an announcement's digest of 63 characters", put("entries.1.announcement", "0" * 63)),
    )  # fmt: skip
    for name, comment, edit in cases:
        yield form(f"journal-{name}", f"The journal holds {comment}.", {"entries": edit})
    lined: tuple[tuple[str, str, Json], ...] = (
        ("no-last-line-feed", "The journal's last line is not ended.", lambda lines: [*lines[:-1], lines[-1].strip()]),
        ("blank-line", "A blank line stands in the journal.", lambda lines: [lines[0], b"\n", *lines[1:]]),
        ("blank-last-line", "A blank line ends the journal.", lambda lines: [*lines, b"\n"]),
        ("carriage-returns", "The journal's lines end with CR LF.", lambda lines: [line.replace(b"\n", b"\r\n") for line in lines]),
        ("byte-order-mark", "The journal begins with a byte-order mark.", lambda lines: [b"\xef\xbb\xbf", *lines]),
        ("spaces", "A line of the journal is the same value with a space.", lambda lines: [*lines[:-1], lines[-1].replace(b'"seq":', b'"seq": ')]),
        ("fraction", "A number of the last line is written 4.0.", lambda lines: [*lines[:-1], lines[-1].replace(b'"seq":4', b'"seq":4.0')]),
        ("duplicate-member", "A member of the last line stands twice.", lambda lines: [*lines[:-1], lines[-1].replace(b'"seq":4', b'"seq":4,"seq":4')]),
        ("line-cut-short", "The last line is cut short, as by a full disk.", lambda lines: [*lines[:-1], lines[-1][:40] + b"\n"]),
    )  # fmt: skip
    for name, comment, edit in lined:
        yield form(f"journal-{name}", comment, {"files": raw(edit)})
    voids: tuple[tuple[str, str, Edit], ...] = (
        ("withheld-text", "A void names who withheld as text, not as an array.", put("entries.-1.body.withheld", "witness")),
        ("without-approver", "A void has no approver.", cut("entries.-1.body.approver")),
        ("without-reason", "A void has no reason.", cut("entries.-1.body.reason")),
    )  # fmt: skip
    for name, comment, edit in voids:
        first = make(TINY_ALONE, entries=both(put("entries.-1", lambda made: made.void()), edit))
        first.record = None
        yield form(f"journal-void-{name}", comment, {}, first)


def form(name: str, comment: str, edits: dict[str, Json], made: Round | None = None) -> Json:
    why = "A journal is one canonical JSON object a line, each ended by LF, with the members and bodies of its kind."
    return broken(name, comment, made or make(TINY_ALONE, **edits), (2, 10), "13", why)


# ── rounds ────────────────────────────────────────────────────────────────────────────────────────────────

FOLLOWS = "A round follows only a void one, and names it."


def closed(kind: str) -> Round:
    """A first round that is confirmed, or left open."""
    return make(TINY_ALONE) if kind == "confirmed" else make(TINY_ALONE, entries=cut("entries.-1"))


def after(first: Round, *sources: Party | Beacon | Event, reason: str = "again") -> Plan:
    """A second round's plan after a round that is not void."""
    stub = Round(first.plan, announcement=first.announcement, entries=[first.void(reason=reason)])
    return second(stub, *sources)


def rounds() -> Iterator[Json]:
    confirmed, left = closed("confirmed"), closed("open")
    following = make(after(confirmed), confirmed)
    yield broken(
        "round-after-confirmed",
        "A second round follows a confirmed one.",
        following,
        2,
        "3.5",
        "No round follows a confirmed one.",
    )
    seen = make(TINY_ALONE, files=put("journal", following.journal))
    yield broken(
        "confirmed-round-with-round-after",
        "The first round's folder, where the journal goes on with a second round after its confirmation.",
        seen,
        2,
        "3.5",
        "A task has at most one confirmed round, and no round follows it.",
    )
    yield broken(
        "round-2-without-void",
        "A second round follows one that was never voided.",
        make(after(left), left),
        2,
        "3.5",
        FOLLOWS,
    )
    first = voided()
    plan = second(first)
    wrong = replace(plan, voids={**plan.voids, "announcement": ZERO})
    yield broken(
        "voids-another-digest",
        "The second round's voids names another announcement.",
        make(wrong, first),
        2,
        "3.5",
        FOLLOWS,
    )
    yield broken(
        "voids-another-digest-journal-alone",
        "The same where only the journal shows the round before.",
        make(wrong, first),
        2,
        "3.5",
        FOLLOWS,
        earlier=False,
    )
    yield broken(
        "voids-another-digest-rounds-alone",
        "The same where only the announcement of the round before is given.",
        make(wrong, first),
        2,
        "3.5",
        FOLLOWS,
        journal=False,
    )
    renamed = replace(plan, voids={**plan.voids, "reason": "a better reason"})
    yield broken(
        "voids-another-reason",
        "The second round gives another reason than the journal's void.",
        make(renamed, first),
        2,
        "3.5",
        "The next round names the void with its reason.",
        flags=["choice"],
    )
    yield broken(
        "withheld-then-contributions-alone",
        "After a withheld reveal the second round rests on contributions alone again.",
        make(second(first, Party("office"), Party("witness")), first),
        2,
        "4.4",
        "After a missing reveal the next round names a drand or public source.",
    )
    yield broken(
        "round-2-other-hash",
        "The second round changes H.",
        make(replace(plan, hash="sm3"), first),
        2,
        "3.1",
        "All rounds of a task use one hash.",
        journal=False,
    )
    yield broken(
        "round-2-other-task",
        "The second round is another task's.",
        make(replace(plan, task="other"), first),
        2,
        "3.1",
        "A round's task is that of the rounds before it.",
        journal=False,
    )
    yield broken(
        "round-2-alone-in-journal",
        "The journal begins with the second round.",
        make(plan, None),
        2,
        "3.4",
        "The journal holds the rounds of a task from the first.",
    )
    yield from later_rounds(first, plan)


def later_rounds(first: Round, plan: Plan) -> Iterator[Json]:
    two = make(plan, first, entries=put("entries.-1", lambda made: made.void(reason="wrong notation")))
    three = make(second(two), two)
    three.earlier = three.earlier[1:]
    yield broken(
        "round-3-first-round-missing",
        "A third round is given with the announcement of the second alone.",
        three,
        2,
        "3.1",
        "Rounds are judged against all rounds before them.",
        journal=False,
    )
    strange = make(plan, first)
    strange.earlier = [
        make(replace(TINY_ALONE, draw_by="2026-04-01T17:00:00+08:00")).files["announcement.json"]
    ]
    yield broken(
        "round-1-another-announcement",
        "The announcement that is given for the first round is another one.",
        strange,
        2,
        "3.1",
        "voids names the digest of the round before.",
    )
    spoilt = make(plan, first)
    spoilt.earlier = [first.files["announcement.json"] + b" "]
    yield broken(
        "round-1-not-canonical",
        "The announcement that is given for the first round ends with a space.",
        spoilt,
        2,
        "1.3",
        "An announcement is the canonical bytes.",
        flags=["bytes"],
    )
    late = make(plan, first, entries=insert(1, lambda _: first.reveal_entry(1, "")))
    yield broken(
        "reveal-of-void-round",
        "The reveal that was withheld is entered when the next round is announced.",
        late,
        2,
        "3.5",
        "A void round takes no more entries.",
    )
    held = closed("open")
    void_later = make(after(held), held, entries=insert(1, lambda _: held.void()))
    yield broken(
        "void-after-next-round",
        "The first round is voided when the second is announced already.",
        void_later,
        2,
        "3.5",
        FOLLOWS,
    )


# ── step 10 ───────────────────────────────────────────────────────────────────────────────────────────────

LOCKED = "The confirmation holds the digest of the record."


def confirmations() -> Iterator[Json]:
    other = put("entries.3.body.record", ZERO)
    yield broken(
        "confirmed-another-record",
        "The journal confirms another record.",
        make(TINY_ALONE, entries=other),
        10,
        "8.2",
        LOCKED,
    )
    yield broken(
        "confirmed-extract-digest",
        "The journal confirms the extract's digest.",
        make(
            TINY_ALONE,
            entries=put("entries.3.body.record", lambda made: digest("sha256", pack(made.extract))),
        ),
        10,
        "8.2",
        LOCKED,
    )
    yield broken(
        "confirmed-file-digest",
        "The journal confirms the digest of the record's file with its LF.",
        make(
            TINY_ALONE,
            entries=put("entries.3.body.record", lambda made: digest("sha256", pack(made.record) + b"\n")),
        ),
        10,
        "8.1",
        "The record's digest is H of its canonical JSON, without LF.",
    )
    yield broken(
        "confirmed-by-another-hash",
        "H is SM3, but the confirmation holds the record's SHA-256.",
        make(
            replace(TINY_ALONE, hash="sm3"),
            entries=put("entries.3.body.record", lambda made: digest("sha256", pack(made.record))),
        ),
        10,
        "8.1",
        "The record's digest is made with the announcement's H.",
    )
    yield broken(
        "confirmed-another-record-then-this",
        "The journal confirms another record, then this one.",
        make(
            TINY_ALONE,
            entries=lambda made: made.entries.insert(
                3, {**made.confirmation(), "body": {"by": "x", "record": ZERO}}
            ),
        ),
        (2, 10),
        "3.5",
        "A confirmation is the last entry, and locks the list.",
    )
    outside: Json = {"files": ["extract.json", "announcement.json"], "absent": [3, 7, 8, 9]}
    yield broken(
        "sealed-extract-of-another-record",
        "An outsider's extract names another record than was confirmed.",
        make(TINY_SEALED, extracted=put("extract.record", ZERO)),
        10,
        "9",
        "With the extract alone step 10 compares its record.",
        **outside,
    )
    locked = make(FULL)
    changed = make(
        FULL,
        recorded=put("record.teams.0.members.0.lap", 2),
        entries=put("entries.-1", lambda _: locked.confirmation()),
    )
    yield broken(
        "record-changed-after-confirmation",
        "A lap was changed in the record after it was confirmed.",
        changed,
        (8, 10),
        "8.2",
        LOCKED,
    )


def tests() -> list[Json]:
    return [*orders(), *entries(), *chains(), *forms(), *rounds(), *confirmations()]
