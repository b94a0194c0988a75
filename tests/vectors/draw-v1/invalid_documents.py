"""Invalid rounds that step 1 refuses: forms, bytes, members, and documents that do not belong together."""

from collections.abc import Iterator
from dataclasses import replace

from edits import add, after, bytes_of, cut, escaped, put, rename, spaced, swap, texts
from rounds import Edit, Event, Party, Plan, make
from sealing import Json, pack
from tasks import GROUPS, TINY, TINY_ALONE, TINY_SEALED, TINY_SOURCES, second, voided
from vectors import broken

ALL = ("record.json", "announcement.json", "extract.json")
WHOLE = "Every listed member is present, and none beyond, at every depth"


def refuse(
    name: str, comment: str, rule: str, why: str, plan: Plan = TINY_ALONE, given: Json = None, **edits: Json
) -> Json:
    made = make(plan, **edits)
    as_made = {"announcement.json": pack(made.announcement), "extract.json": pack(made.extract)}
    plain = {name for name, data in as_made.items() if made.files[name] == data}
    if "extracted" in edits:
        plain.discard("extract.json")
    files = [name for name in made.files if name not in plain]
    return broken(name, comment, made, 1, rule, why, **{"files": files, "journal": False, **(given or {})})


def misspelt() -> Iterator[Json]:
    """Names are compared as they are written."""
    for place, member in (("announcement", "publish_from"), ("announcement.targets", "root")):
        yield refuse(
            f"{place.rpartition('.')[2]}-member-in-capitals",
            f"The member {member} is written in capitals.",
            "3.1",
            f"{WHOLE} (1.3).",
            announced=rename(f"{place}.{member}", member.upper()),
        )


# ── members at every depth ────────────────────────────────────────────────────────────────────────────────

DEPTHS: tuple[tuple[str, str, str, str, str, Plan], ...] = (
    ("announcement", "announced", "announcement", "made_at", "3.1", TINY_ALONE),
    ("targets", "announced", "announcement.targets", "size", "3.1", TINY_ALONE),
    ("stratum", "announced", "announcement.targets.strata.1", "base", "3.1", TINY_ALONE),
    ("inspectors", "announced", "announcement.inspectors", "form", "3.1", TINY),
    ("recusals", "announced", "announcement.inspectors.recusals", "size", "3.1", TINY),
    ("slot", "announced", "announcement.inspectors.slots.1", "area", "3.1", TINY),
    ("contribution", "announced", "announcement.entropy.0", "commitment", "4.1", TINY_ALONE),
    ("drand", "announced", "announcement.entropy.1", "chain", "4.2", TINY_SOURCES),
    ("public", "announced", "announcement.entropy.2", "source", "4.3", TINY_SOURCES),
    ("record", "recorded", "record", "cutoffs", "8.1", TINY_ALONE),
    ("cutoff", "recorded", "record.cutoffs.2", "cutoff", "8.1", TINY_ALONE),
    ("drawn", "recorded", "record.drawn.0", "stratum", "8.1", TINY_ALONE),
    ("team", "recorded", "record.teams.1", "group", "8.1", TINY),
    ("member", "recorded", "record.teams.0.members.1", "lap", "8.1", TINY),
)


def depths() -> Iterator[Json]:
    for depth, stage, place, member, rule, plan in DEPTHS:
        lost, more = cut(f"{place}.{member}"), put(f"{place}.remark", None)
        yield from (
            refuse(
                f"{depth}-member-{what}",
                f"The {depth} object {said}; everything else is sealed over it.",
                rule,
                f"{WHOLE} (1.3).",
                plan,
                **{stage: edit},
            )
            for what, said, edit in (
                ("missing", f"lacks its member {member}", lost),
                ("extra", "has a member remark that the page does not know", more),
            )
        )


def extracts_and_voids() -> Iterator[Json]:
    for what, edit in (("missing", cut("extract.cutoffs")), ("extra", put("extract.teams", None))):
        yield refuse(
            f"extract-member-{what}",
            f"The extract has a member {what}, beside a sound record.",
            "8.4",
            "The extract equals that of the record, member by member.",
            extracted=edit,
        )
    first = voided()
    plan = second(first)
    for what, edit in (
        ("missing", cut("announcement.voids.reason")),
        ("extra", put("announcement.voids.approver", "head")),
    ):
        yield broken(
            f"voids-member-{what}",
            f"The voids object of a second round has a member {what}.",
            make(plan, first, announced=edit),
            1,
            "3.1",
            f"{WHOLE} (1.3).",
        )


# ── the record's values ───────────────────────────────────────────────────────────────────────────────────

ZERO = "0" * 64
ANNOUNCED: tuple[tuple[str, str, Json, str, str, Plan], ...] = (
    ("protocol-unknown-in-announcement", "protocol", "shuangsuiji/draw/2", "3.1", "the announcement names another protocol than its record", TINY_ALONE),
    ("round-zero", "round", 0, "3.1", "rounds are numbered from 1", TINY_ALONE),
    ("round-true", "round", True, "3.1", "true is no number", TINY_ALONE),
    ("voids-in-round-1", "voids", {"announcement": ZERO, "reason": "test"}, "3.1", "voids is null in round 1", TINY_ALONE),
    ("recusals-empty-array", "inspectors.recusals", [], "3.1", "recusals are null or an object, never an empty array", TINY),
    ("targets-form-unknown", "targets.form", "closed", "3.1", "a form is open or sealed", TINY_ALONE),
    ("targets-root-short", "targets.root", "0" * 63, "1.1", "a digest has 64 characters", TINY_ALONE),
    ("targets-root-capitals", "targets.root", "AB" * 32, "1.1", "digests are lowercase", TINY_ALONE),
    ("targets-size-zero", "targets.size", 0, "2.6", "an empty roll is refused", TINY_ALONE),
    ("targets-size-text", "targets.size", "6", "3.1", "a size is a number", TINY_ALONE),
    ("stratum-base-unknown", "targets.strata.0.base", "all", "3.1", "a base is scope or eligible", TINY_ALONE),
    ("stratum-rounding-unknown", "targets.strata.0.rounding", "nearest", "3.1", "a rounding is up, half-up or down", TINY_ALONE),
    ("stratum-eligible-negative", "targets.strata.2.eligible", -1, "3.1", "a count is not negative", TINY_ALONE),
    ("ratio-not-in-lowest-terms", "targets.strata.0.ratio", "2/8", "1.4", "a ratio stands in lowest terms: 1/4", TINY_ALONE),
    ("ratio-above-one", "targets.strata.0.ratio", "4/3", "1.4", "a ratio is at most 1", TINY_ALONE),
    ("ratio-zero", "targets.strata.2.ratio", "0/1", "1.4", "a ratio is above 0", TINY_ALONE),
    ("ratio-leading-zero", "targets.strata.0.ratio", "01/4", "1.4", "a ratio has no leading zeros", TINY_ALONE),
    ("ratio-decimal", "targets.strata.0.ratio", "0.25", "1.4", "a ratio is written p/q", TINY_ALONE),
    ("ratio-too-fine", "targets.strata.0.ratio", "1/9007199254740992", "1.4", "p and q are at most 2^53-1", TINY_ALONE),
    ("inspectors-false", "inspectors", False, "3.1", "no inspectors is null", TINY_ALONE),
    ("matching-unknown", "inspectors.matching", "random", "3.1", "a matching is dealing or groups", TINY),
    ("groups-with-dealing", "inspectors.groups", 2, "3.1", "groups is null with dealing", TINY),
    ("groups-missing-number", "inspectors.groups", None, "3.1", "groups is at least 1 with groups", GROUPS),
    ("groups-zero", "inspectors.groups", 0, "3.1", "groups is at least 1 with groups", GROUPS),
    ("slot-area-unknown", "inspectors.slots.0.area", "near", "3.1", "an area rule is any, same or different", TINY),
    ("slot-leads-number", "inspectors.slots.0.leads", 1, "3.1", "leads is true or false", TINY),
    ("slot-count-zero", "inspectors.slots", [{"department": "market", "count": 2, "leads": True, "area": "any"}, {"department": "fire", "count": 0, "leads": False, "area": "any"}], "3.1", "a slot has at least one place", TINY),
    ("slots-two-lead", "inspectors.slots.1.leads", True, "3.1", "exactly one slot leads", TINY),
    ("slots-nobody-leads", "inspectors.slots.0.leads", False, "3.1", "exactly one slot leads", TINY),
    ("slots-one-place", "inspectors.slots", [{"department": "market", "count": 1, "leads": True, "area": "any"}], "3.1", "the counts sum to at least 2: nobody inspects alone", TINY),
    ("slots-department-twice", "inspectors.slots", [{"department": "market", "count": 1, "leads": True, "area": "any"}, {"department": "market", "count": 1, "leads": False, "area": "any"}], "3.1", "a department has one slot", TINY),
    ("slots-empty", "inspectors.slots", [], "3.1", "exactly one slot leads, so there is one", TINY),
    ("entropy-kind-unknown", "entropy.1.kind", "dice", "4.1", "a source is a contribution, drand or public", TINY_SOURCES),
    ("entropy-empty", "entropy", [], "3.1", "there is at least one source", TINY_ALONE),
    ("entropy-object", "entropy", {}, "3.1", "the sources are an array", TINY_ALONE),
    ("commitment-capitals", "entropy.0.commitment", "AB" * 32, "1.1", "digests are lowercase", TINY_ALONE),
    ("drand-round-zero", "entropy.1.round", 0, "4.2", "a beacon's rounds are numbered from 1", TINY_SOURCES),
    ("integer-2-53", "entropy.1.round", 2**53, "1.3", "integers are at most 2^53-1", TINY_SOURCES),
    ("source-control-character", "entropy.2.source", "balls\nand bells", "1.5", "free text has no control characters", TINY_SOURCES),
    ("source-bidi-override", "entropy.2.source", "balls \u202e07", "1.5", "free text has no format characters", TINY_SOURCES),
    ("made-at-without-offset", "made_at", "2026-04-01T09:00:00", "1.6", "an instant has its offset", TINY_ALONE),
    ("draw-by-hour-24", "draw_by", "2026-04-01T24:00:00+08:00", "1.6", "hours are 00 to 23", TINY_ALONE),
    ("draw-by-minus-zero", "draw_by", "2026-04-01T18:00:00-00:00", "1.6", "-00:00 is refused", TINY_ALONE),
    ("publish-from-empty", "publish_from", "", "1.6", "no publish_from is null", TINY_ALONE),
)  # fmt: skip


def announced() -> Iterator[Json]:
    for name, place, value, rule, why, plan in ANNOUNCED:
        yield refuse(
            name,
            f"The announcement's {place} is {short(value)}, and all that follows is sealed over it.",
            rule,
            f"{why[0].upper()}{why[1:]}.",
            plan,
            announced=put(f"announcement.{place}", value),
        )


def short(value: Json) -> str:
    text = ascii(value)
    return text if len(text) < 50 else "another value"


IDENTIFIERS = (
    ("zero-width-space", "tiny\u200b", "A zero-width space is of category Cf"),
    ("nfd", "tin\u0301y", "Text is NFC, and is never normalised by a verifier (1.2)"),
    ("space-at-end", "tiny ", "No white space stands at either end"),
    ("too-long", "t" * 129, "An identifier has at most 128 bytes"),
)


def identifiers() -> Iterator[Json]:
    for name, text, why in IDENTIFIERS:
        for where, plan in (
            ("task", replace(TINY_ALONE, task=text)),
            ("party", replace(TINY_ALONE, sources=(Party(text), Party("witness")))),
        ):
            yield refuse(
                f"{where}-{name}",
                f"The {where} is {short(text)}, and commitments and digests are made of it.",
                "1.5",
                f"{why}.",
                plan,
            )
    for where, bare in (("stratum", "tank"), ("department", "fire")):
        yield refuse(
            f"{where}-zero-width-space",
            f"A {where} is spelt with a zero-width space in announcement, roll and record alike.",
            "1.5",
            "A zero-width space is of category Cf, and two names that look alike are two names.",
            respelt(bare, f"{bare}\u200b"),
        )
        yield refuse(
            f"{where}-empty",
            f"A {where} of the announcement has no name.",
            "1.5",
            "An identifier has at least one byte.",
            respelt(bare, ""),
        )
    yield refuse(
        "stratum-nfd",
        "A stratum is spelt in NFD in announcement, roll and record alike.",
        "1.2",
        "Text is NFC; a verifier refuses other text and never normalises it.",
        respelt("tank", "cafe\u0301"),
    )


def respelt(old: str, new: str) -> Plan:
    """The tiny plan with another name for a stratum or a department, wherever it stands."""
    return replace(
        TINY,
        targets=tuple(tuple(new if part == old else part for part in row) for row in TINY.targets),
        inspectors=tuple(tuple(new if part == old else part for part in row) for row in TINY.inspectors),
        strata={new if name == old else name: rule for name, rule in TINY.strata.items()},
        slots=tuple((new if slot[0] == old else slot[0], *slot[1:]) for slot in TINY.slots),
    )


def wholes() -> Iterator[Json]:
    yield refuse(
        "party-twice",
        "One party contributes twice, which would look like two parties.",
        "4.1",
        "Party names in one announcement are distinct.",
        replace(TINY_ALONE, sources=(Party("office"), Party("office"))),
    )
    yield refuse(
        "publish-from-with-public-sources-only",
        "The list is to stay secret until a day, but its seed comes from a public event alone.",
        "3.1",
        "With publish_from at least one source is a contribution, else anyone could compute the list.",
        replace(TINY_ALONE, sources=(Event("07"),), publish_from="2026-05-01T00:00:00+08:00"),
    )
    yield refuse(
        "hash-unknown",
        "The whole round is sealed with SHA3-256.",
        "3.1",
        "H is sha256 or sm3.",
        replace(TINY_ALONE, hash="sha3_256"),
    )
    yield refuse(
        "hash-in-capitals",
        "The hash is named SHA256.",
        "3.1",
        "H is named sha256 or sm3, in exactly these letters.",
        replace(TINY_ALONE, hash="SHA256"),
    )
    yield refuse(
        "round-2-without-voids",
        "A second round names no void round.",
        "3.1",
        "From round 2 on voids is an object.",
        replace(TINY_ALONE, number=2),
    )
    yield refuse(
        "strata-out-of-order",
        "The strata of announcement and cutoffs stand in another order.",
        "3.1",
        "Strata are strictly ascending by name bytes.",
        announced=swap("announcement.targets.strata"),
    )
    yield refuse(
        "stratum-twice",
        "A stratum that draws nobody is announced twice.",
        "3.1",
        "Strata are strictly ascending by name bytes, so none occurs twice.",
        announced=add("announcement.targets.strata", lambda made: made.announcement["targets"]["strata"][2]),
    )


# ── the record's own values ───────────────────────────────────────────────────────────────────────────────

RECORDED: tuple[tuple[str, str, Json, str, str, Plan], ...] = (
    ("protocol-unknown", "protocol", "shuangsuiji/draw/9", "9", "a verifier knows the protocol that it verifies", TINY_ALONE),
    ("teams-null-with-inspectors", "teams", None, "8.1", "teams is null exactly where inspectors is null", TINY),
    ("teams-empty-without-inspectors", "teams", [], "8.1", "teams is null exactly where inspectors is null", TINY_ALONE),
    ("seed-capitals", "seed", "AB" * 32, "1.1", "a seed is 64 lowercase hex characters", TINY_ALONE),
    ("reveals-object", "reveals", {}, "8.1", "the reveals are an array", TINY_ALONE),
    ("ticket-capitals", "drawn.0.ticket", "AB" * 32, "1.1", "a ticket is 64 lowercase hex characters", TINY_ALONE),
    ("ticket-short", "drawn.0.ticket", "ab" * 31, "1.1", "a ticket is 64 lowercase hex characters", TINY_ALONE),
    ("cutoff-short", "cutoffs.0.cutoff", "ab", "1.1", "a cutoff is a ticket or null", TINY_ALONE),
    ("drawn-ids-alone", "drawn.0", "T1", "8.1", "the record holds objects, whatever the roll's form", TINY_ALONE),
    ("drawn-id-zero-width-space", "drawn.0.id", "T1\u200b", "1.5", "a zero-width space is of category Cf", TINY_ALONE),
    ("drawn-id-nfd", "drawn.0.id", "Te\u0301", "1.2", "text is NFC", TINY_ALONE),
    ("drawn-id-space-at-end", "drawn.0.id", "T1 ", "1.5", "no white space stands at either end", TINY_ALONE),
    ("drawn-id-number", "drawn.0.id", 1, "8.1", "an id is text, as spreadsheets forget", TINY_ALONE),
    ("team-target-zero-width-space", "teams.0.target", "\u200bT1", "1.5", "a zero-width space is of category Cf", TINY),
    ("member-space-at-end", "teams.0.members.0.inspector", "M1\u00a0", "1.5", "no white space stands at either end", TINY),
    ("member-leader-number", "teams.0.members.0.leader", 1, "8.1", "leader is true or false", TINY),
    ("member-lap-text", "teams.0.members.0.lap", "1", "8.1", "a lap is a number", TINY),
    ("member-lap-fraction", "teams.0.members.0.lap", 1.5, "1.3", "a fraction is refused", TINY),
)  # fmt: skip


def recorded() -> Iterator[Json]:
    for name, place, value, rule, why, plan in RECORDED:
        yield refuse(
            name,
            f"The record's {place} is {short(value)}; extract and journal follow the record.",
            rule,
            f"{why[0].upper()}{why[1:]}.",
            plan,
            recorded=put(f"record.{place}", value),
        )


# ── bytes ─────────────────────────────────────────────────────────────────────────────────────────────────

COUNT, FEWER = '"eligible":1', '"eligible":0'
BYTES: tuple[tuple[str, str, str, Edit], ...] = (
    ("fraction", "A count is written 1.0 in record, announcement and extract.", "A fraction is refused, whatever its value.", texts(COUNT, '"eligible":1.0', *ALL)),
    ("exponent", "A count is written 1e0 in record, announcement and extract.", "An exponent is refused, whatever its value.", texts(COUNT, '"eligible":1e0', *ALL)),
    ("minus-zero", "A count of none is written -0.", "-0 is refused.", texts(FEWER, '"eligible":-0', *ALL)),
    ("leading-zero", "A count is written 01.", "It is no JSON.", texts(COUNT, '"eligible":01', *ALL)),
    ("duplicate-member", "The member round stands twice with the same value.", "A duplicate member is refused, for readers differ in which one they take.", texts('"round":1', '"round":1,"round":1', *ALL)),
    ("duplicate-member-escaped", "The member round stands twice, once with an escape in its name.", "A duplicate member is refused.", texts('"round":1', '"round":1,"\\u0072ound":1', *ALL)),
    ("lone-surrogate", "The task's code is written with the escape of a lone surrogate.", "A lone surrogate is refused.", texts('"task":"tiny"', '"task":"tiny\\ud800"', *ALL)),
    ("byte-order-mark", "record.json begins with a byte-order mark.", "Text is UTF-8 without one (1.2).", after("record.json", b"", b"\xef\xbb\xbf")),
    ("two-line-feeds", "Two LFs end record.json.", "At most one LF follows the canonical bytes.", after("record.json", b"\n\n")),
    ("carriage-return", "CR LF ends record.json.", "At most one LF follows the canonical bytes.", after("record.json", b"\r\n")),
    ("space-at-end", "A space ends record.json.", "A verifier compares bytes.", after("record.json", b" ")),
    ("space-at-start", "A space begins record.json.", "A verifier compares bytes.", after("record.json", b"", b" ")),
    ("spaces-after-colons", "record.json is the same value with spaces.", "A verifier compares bytes.", spaced("record.json")),
    ("escaped-letters", "record.json spells a letter as an escape.", "A verifier compares bytes.", texts('"task":"tiny"', '"task":"tin\\u0079"', "record.json")),
    ("escaped-solidus", "record.json escapes the solidus, as some libraries do.", "A verifier compares bytes.", texts("shuangsuiji/draw/1", "shuangsuiji\\/draw\\/1", "record.json")),
    ("members-unsorted", "Two members of record.json stand in another order.", "Members are sorted by UTF-16 code units.", texts('"base":"scope","eligible":3', '"eligible":3,"base":"scope"', "record.json")),
    ("not-utf-8", "A byte 0xFF stands in the task's code.", "Text is UTF-8.", bytes_of(b'"task":"tiny"', b'"task":"tiny\xff"', *ALL)),
    ("overlong", "The task's code is written with an overlong form of NUL.", "Text is UTF-8, which has no overlong forms.", bytes_of(b'"task":"tiny"', b'"task":"tiny\xc0\x80"', *ALL)),
    ("cut-short", "record.json lacks its last byte.", "It is no JSON.", put("files|record.json", lambda made: made.files["record.json"][:-1])),
    ("two-values", "record.json holds its object twice.", "One value, at most one LF after it.", lambda made: after("record.json", made.files["record.json"])(made)),
    ("empty", "record.json is empty.", "It is no JSON.", put("files|record.json", b"")),
    ("array", "record.json is an array around the record.", "The record is one JSON object.", after("record.json", b"]", b"[")),
)  # fmt: skip


def bytes_() -> Iterator[Json]:
    for name, comment, why, edit in BYTES:
        yield refuse(f"record-{name}", comment, "1.3", why, given={"flags": ["bytes"]}, files=edit)
    yield refuse(
        "record-exponent-thousands",
        "A beacon's round 4000 is written 4e3, which is the same number, in record, announcement and extract.",
        "1.3",
        "An exponent is refused.",
        TINY_SOURCES,
        {"flags": ["bytes"]},
        files=texts('"round":4000', '"round":4e3', *ALL),
    )
    yield refuse(
        "record-escaped-beyond-ascii",
        "record.json escapes all characters beyond ASCII, as JSON libraries do by default.",
        "1.3",
        "A verifier compares bytes, and canonical JSON escapes no letter.",
        GROUPS,
        {"flags": ["bytes"]},
        files=escaped("record.json"),
    )


# ── documents that do not belong together ─────────────────────────────────────────────────────────────────


def others() -> Iterator[Json]:
    beside = "announcement.json, where given, equals the record's announcement"
    for name, comment, edit in (
        ("other", "announcement.json has another draw_by than the record.", texts("T18:", "T19:", "announcement.json")),
        ("spaced", "announcement.json is the record's announcement with spaces.", spaced("announcement.json")),
        ("two-line-feeds", "Two LFs end announcement.json.", after("announcement.json", b"\n\n")),
        ("empty", "announcement.json is empty.", put("files|announcement.json", b"")),
        ("of-another-task", "announcement.json is that of another task.", put("files|announcement.json", lambda _: make(GROUPS).files["announcement.json"])),
    ):  # fmt: skip
        yield refuse(f"announcement-file-{name}", comment, "9", f"{beside}.", files=edit)
    for name, comment, edit in (
        ("record-digest", "names another record.", put("extract.record", ZERO)),
        ("cutoff-null", "has null in place of a cutoff.", put("extract.cutoffs.0.cutoff", None)),
        ("entry-left-out", "leaves a drawn entry out.", cut("extract.drawn.0")),
        ("entry-added", "shows an entry more.", add("extract.drawn", {"id": "T9", "stratum": "shop", "ticket": ZERO})),
        ("order", "has the drawn entries in another order.", swap("extract.drawn")),
        ("seed", "has another seed.", put("extract.seed", ZERO)),
        ("reveal", "has another reveal.", put("extract.reveals.0", ZERO)),
        ("announcement", "has another announcement.", put("extract.announcement.draw_by", "2026-04-02T18:00:00+08:00")),
        ("ids-alone", "of an open roll holds ids alone.", put("extract.drawn", ["T1", "T5"])),
        ("protocol-unknown", "is of another protocol.", put("extract.protocol", "shuangsuiji/draw/2")),
    ):  # fmt: skip
        yield refuse(
            f"extract-{name}",
            f"The extract beside a sound record {comment}",
            "8.4",
            "extract.json, where given, is the record's extract, byte for byte.",
            extracted=edit,
        )
    yield refuse(
        "extract-two-line-feeds",
        "Two LFs end extract.json.",
        "1.3",
        "At most one LF follows the canonical bytes.",
        given={"flags": ["bytes"]},
        files=after("extract.json", b"\n\n"),
    )


def sealed_extracts() -> Iterator[Json]:
    tickets = put("extract.drawn", lambda made: made.drawn)
    for name, comment, why, edit in (
        ("with-tickets", "tells strata, tickets and order.", "Of a sealed roll the extract holds the drawn ids alone.", tickets),
        ("out-of-order", "has the ids in another order, which might be that of the tickets.", "The ids are ascending by bytes.", swap("extract.drawn")),
        ("id-twice", "has an id twice.", "The ids are ascending by bytes, each once.", add("extract.drawn", "T5")),
        ("with-teams", "tells the teams.", "Teams are left out.", put("extract.teams", lambda made: made.record["teams"])),
    ):  # fmt: skip
        yield refuse(
            f"sealed-extract-{name}",
            f"The extract of a sealed roll, beside its record, {comment}",
            "8.4",
            why,
            TINY_SEALED,
            extracted=edit,
        )
        yield refuse(
            f"sealed-extract-alone-{name}",
            f"The extract of a sealed roll, all that an outsider has, {comment}",
            "8.4",
            why,
            TINY_SEALED,
            {"files": ["extract.json", "announcement.json"], "absent": [3, 7, 8, 9]},
            extracted=edit,
        )


def tests() -> list[Json]:
    return [
        *depths(),
        *misspelt(),
        *extracts_and_voids(),
        *announced(),
        *identifiers(),
        *wholes(),
        *recorded(),
        *bytes_(),
        *others(),
        *sealed_extracts(),
    ]
