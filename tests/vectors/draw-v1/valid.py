"""Valid rounds: whole folders to be made again byte for byte, and what a verifier says where part is missing."""

from collections.abc import Iterator
from dataclasses import replace

from edits import after, both, cut, put
from figures import QUICKNET
from rounds import Beacon, Event, Party, Plan, Round, make
from sealing import Json
from tasks import (
    ANY,
    FIRE,
    FIRMS,
    FULL,
    GONE,
    GROUPS,
    MARKET,
    NOTARY,
    OFFICE,
    PAIRS,
    SEALED,
    TINY,
    TINY_ALONE,
    TINY_SEALED,
    WITNESS,
    second,
    voided,
)
from vectors import table, whole

BARE = replace(FULL, inspectors=(), recusals=(), slots=())
BALLS = Event()
DRAND = Beacon(4000)
ROUND = QUICKNET[657413]
QUICK = Beacon(657413, ROUND, "2023-09-15T11:00:03Z")
SEPTEMBER = "2023-09-15T{:02}:{:02}:00+08:00"

EVERY = tuple(
    (
        f"{base}/{rounding}/{place}",
        f"{base}-{rounding}",
        "eligible" if place else "excluded:annual-cap",
        "",
        "",
    )
    for base in ("eligible", "scope")
    for rounding in ("down", "half-up", "up")
    for place in range(4)
)
RULES = {
    f"{base}-{rounding}": ("5/9", base, rounding)
    for base in ("eligible", "scope")
    for rounding in ("down", "half-up", "up")
}
EXTREMES = (
    ("a, b: c", "extremes", "eligible", "", ""),
    ("group/1", "extremes", "eligible", "", ""),
    ("x" * 128, "extremes", "eligible", "", ""),
    ("M-01", "extremes", "eligible", "", ""),
    ("字" * 42, "extremes", "eligible", "\U00020bb7", ""),
    ("\U00020bb7野家 玉溪店", "extremes", "eligible", "\U00020bb7", ""),
    ("\U0001f3ed 3 号车间", "extremes", "eligible", "江川区", ""),
    ("\uff21\uff11\u3000店", "extremes", "eligible", "江川区", "食品,\U00020bb7"),
    ("ﬁrm", "extremes", "excluded:x9-2", "", ""),
)
EXTREME_PEOPLE = (
    ("group/1", MARKET, "eligible", "江川区", "食品,\U00020bb7"),
    ("\U00020bb7野", MARKET, "eligible", "\U00020bb7", "食品,\U00020bb7"),
    ("M-01", MARKET, "eligible", "江川区", "食品,\U00020bb7"),
    ("a:b", FIRE, "eligible", "", "食品,\U00020bb7"),
    ("a b", FIRE, "eligible", "\U00020bb7", "食品,\U00020bb7"),
)
EXTREME = Plan(
    targets=EXTREMES,
    strata={"extremes": ("1/1", "scope", "up")},
    sources=(Party("市场监管局 \U00020bb7"), Party("a, b")),
    inspectors=EXTREME_PEOPLE,
    recusals=(
        ("M-01", "M-01", "本人"),
        ("group/1", "group/1", "同名"),
        ("group/1", "a:b", "近亲属 \U00020bb7"),
    ),
    slots=((FIRE, 1, False, ANY), (MARKET, 1, True, ANY)),
    task="玉溪-\U00020bb7-2026",
)
NOBODY = replace(
    FULL,
    targets=GONE,
    strata={name: FULL.strata[name] for name in ("企业", "农民专业合作社")},
    recusals=(),
    task="YX-2026-020",
)

# ── whole folders ─────────────────────────────────────────────────────────────────────────────────────────

SLOTS_APART = ((MARKET, 1, True, "same"), (FIRE, 1, False, "different"))
PLANS: tuple[tuple[str, str, Plan], ...] = (
    ("open-dealing", "Open rolls, dealing, recusals, two parties: the plainest whole draw.", FULL),
    ("open-dealing-sm3", "The same draw with SM3.", replace(FULL, hash="sm3")),
    ("sealed-dealing", "Targets, inspectors and recusals are sealed.", SEALED),
    ("sealed-dealing-sm3", "The same sealed draw with SM3, in salts, roots and tickets.", replace(SEALED, hash="sm3")),
    ("sealed-targets-alone", "Only the targets are sealed: their strata are secret.", replace(FULL, sealed=("targets",))),
    ("sealed-inspectors-alone", "Only the inspectors are sealed.", replace(FULL, sealed=("inspectors",))),
    ("sealed-recusals-alone", "Only the recusals are sealed.", replace(FULL, sealed=("recusals",))),
    ("groups", "Two groups of two inspect all drawn targets.", GROUPS),
    ("groups-sealed-sm3", "Groups, everything sealed, with SM3.", replace(GROUPS, hash="sm3", sealed=("targets", "inspectors", "recusals"))),
    ("groups-one", "One group alone: every target is forced.", replace(GROUPS, groups=1, recusals=())),
    ("groups-two-places", "Groups whose leading department fills two places.", replace(GROUPS, slots=((MARKET, 2, True, ANY), (FIRE, 1, False, ANY)), recusals=())),
    ("groups-leader-second", "The second slot leads.", replace(GROUPS, slots=((FIRE, 1, False, ANY), (MARKET, 1, True, ANY)), recusals=())),
    ("groups-forced-by-recusals", "A recusal bars one of two groups from a target, so that the other one is forced.", replace(GROUPS, recusals=tuple((row[0], "M-01", "近亲属") for row in FIRMS), strata={**FULL.strata, "企业": ("1/1", "scope", "up")})),
    ("no-recusals", "No recusals: null, and no file.", replace(FULL, recusals=())),
    ("no-inspectors", "Targets alone: no second draw is made here, teams is null.", BARE),
    ("areas-same-and-different", "One slot wants the target's area, the other one another area.", replace(FULL, slots=SLOTS_APART, recusals=())),
    ("three-places-of-one-department", "One department fills three places.", replace(FULL, slots=((MARKET, 3, True, ANY),), recusals=(), targets=tuple((*row[:4], "") for row in FULL.targets))),
    ("many-laps", "All targets are drawn, so that everybody has several laps.", replace(FULL, strata={**FULL.strata, "企业": ("1/1", "scope", "up"), "个体工商户": ("1/1", "scope", "up")}, recusals=())),
    ("several-reasons-of-a-pair", "A pair has several reasons; a recusal of an excluded inspector and of an excluded target.", replace(FULL, recusals=(*PAIRS, (FIRMS[2][0], "M-05", "近亲属"), (GONE[0][0], "M-02", "近亲属")))),
    ("every-rounding-and-base", "Six strata: each rounding with each base, four entries of which one is excluded, five ninths of them drawn.", replace(BARE, targets=EVERY, strata=RULES, task="YX-2026-021")),
    ("at-least-one", "A ratio far too small draws one of each stratum that has anybody eligible.", replace(BARE, strata=dict.fromkeys(FULL.strata, ("1/9007199254740991", "eligible", "down")))),
    ("census", "Everybody eligible is drawn, an excluded entry never.", replace(BARE, strata=dict.fromkeys(FULL.strata, ("1/1", "scope", "up")))),
    ("one-target", "A roll of one line: its root is the leaf.", replace(BARE, targets=FIRMS[:1], strata={"企业": ("1/1", "scope", "up")}, task="YX-2026-022")),
    ("nothing-drawn", "Nobody is eligible: all cutoffs are null, drawn and teams are empty.", NOBODY),
    ("nothing-drawn-no-inspectors", "Nobody is eligible and no inspectors are drawn: drawn is empty, teams null.", replace(NOBODY, inspectors=(), slots=())),
    ("one-party", "One party alone: the draw proves nothing against it.", replace(BARE, sources=(OFFICE,))),
    ("three-parties", "Three parties.", replace(BARE, sources=(OFFICE, WITNESS, NOTARY))),
    ("public-alone", "A public value alone, in a notation with two digits each.", replace(BARE, sources=(BALLS,))),
    ("public-two", "Two public values and a party between them in the list.", replace(BARE, sources=(BALLS, OFFICE, Event("3387.21", "上证指数 2026-04-01 收盘点位，两位小数")))),
    ("public-extremes", "Public values of 1 and of 128 characters, with quotes and a backslash.", replace(BARE, sources=(Event("7", "die"), Event('"\\' + "~!" * 63, "anything")))),
    ("drand-and-party", "A beacon's round with a made-up signature, which the table of the vector confirms.", replace(BARE, sources=(OFFICE, DRAND))),
    ("every-source", "Two parties, a beacon and a public value.", replace(FULL, sources=(OFFICE, DRAND, WITNESS, BALLS))),
    ("publish-from", "The list stays secret until a day: one source is a contribution.", replace(FULL, publish_from="2026-05-01T00:00:00+08:00")),
    ("four-byte-characters", "Ids, areas, codes, party and task with characters beyond U+FFFF, and ids as long as they may be.", EXTREME),
    ("four-byte-characters-sealed", "The same, sealed, with SM3.", replace(EXTREME, hash="sm3", sealed=("targets", "inspectors", "recusals"))),
    ("four-byte-characters-groups", "The same with groups, where a target and an inspector bear a group's id.", replace(EXTREME, matching="groups", groups=2, recusals=(("group/1", "M-01", "近亲属"),))),
)  # fmt: skip


def folder(name: str, comment: str, made: Round, **more: Json) -> Json:
    """A whole folder, which a draw must give again byte for byte."""
    drand = any(isinstance(source, Beacon) for source in made.plan.sources)
    given = {"keys": made.keys, "beacon": table(made) if drand else None, **more}
    rounds = given.pop("rounds", [{"round": 1, "state": "confirmed", "complete": True}])
    found = whole(name, comment, made, rounds=rounds, **given)
    return {**found, "reveals": made.reveals, "forced": made.forced}


def draws() -> Iterator[Json]:
    for name, comment, plan in PLANS:
        yield folder(name, comment, make(plan))
    quick = replace(
        BARE,
        sources=(OFFICE, QUICK),
        made_at=SEPTEMBER.format(8, 0),
        draw_by=SEPTEMBER.format(23, 0),
        hours=SEPTEMBER,
    )
    made = make(
        quick,
        entries=both(
            put("entries.2.at", "2023-09-15T19:00:03+08:00"), put("entries.3.at", "2023-09-15T19:05:00+08:00")
        ),
    )
    yield folder(
        "drand-quicknet",
        "A real round of quicknet, whose signature a verifier with the chain's key can check; its time is that of the chain.",
        made,
        flags=["quicknet"],
    )
    first = voided(BARE, "见证方未揭示")
    kept = [
        {"round": 1, "state": "voided", "complete": False},
        {"round": 2, "state": "confirmed", "complete": True},
    ]
    yield folder(
        "round-2",
        "The second round after a withheld reveal, with a public value.",
        make(second(first, BALLS), first),
        rounds=kept,
    )
    yield folder(
        "round-2-with-beacon",
        "The second round rests on a beacon and the parties again.",
        make(second(first, OFFICE, WITNESS, replace(DRAND, time="2026-04-02T14:00:00+08:00")), first),
        rounds=kept,
    )
    other = make(BARE, entries=put("entries.-1", lambda made: made.void(reason="公告有误")))
    yield folder(
        "round-2-nothing-withheld",
        "The first round was voided for another reason, so that contributions alone suffice.",
        make(second(other, OFFICE, WITNESS), other),
        rounds=[{**kept[0], "complete": True}, kept[1]],
    )
    two = make(
        second(first, BALLS),
        first,
        entries=both(cut("entries.1"), put("entries.-1", lambda made: made.void(reason="开奖推迟"))),
    )
    third = make(second(two, Event("3387.21", "收盘点位")), two)
    yield folder(
        "round-3",
        "The third round after two void ones.",
        third,
        rounds=[
            kept[0],
            {"round": 2, "state": "voided", "complete": False},
            {"round": 3, "state": "confirmed", "complete": True},
        ],
    )


# ── times and bytes that just hold ────────────────────────────────────────────────────────────────────────


def edges() -> Iterator[Json]:
    tails = both(*(after(name, b"\n") for name in ("record.json", "announcement.json", "extract.json")))
    cases: tuple[tuple[str, str, Plan, dict[str, Json]], ...] = (
        ("line-feed-after-documents", "One LF follows record, announcement and extract: their digests do not count it.", TINY, {"files": tails}),
        ("confirmed-at-draw-by", "The confirmation has the very second of draw_by.", TINY, {"entries": put("entries.-1.at", "2026-04-01T18:00:00+08:00")}),
        ("confirmed-at-draw-by-other-offset", "The same second, written in UTC.", TINY, {"entries": put("entries.-1.at", "2026-04-01T10:00:00Z")}),
        ("all-in-one-second", "All entries of the journal have one time.", TINY, {"entries": lambda made: [entry.update(at="2026-04-01T09:30:00+08:00") for entry in made.entries]}),
        ("made-at-after-announcement", "made_at is information: it may be later than the journal's time.", replace(TINY, made_at="2026-04-01T17:00:00+08:00"), {}),
        ("contributions-revealed-in-another-order", "The second party reveals first.", TINY, {"entries": lambda made: made.entries.insert(1, made.entries.pop(2))}),
        ("cutoff-shared-by-nobody", "A stratum's only entry is drawn, and its ticket is the cutoff.", TINY_ALONE, {}),
    )  # fmt: skip
    for name, comment, plan, edits in cases:
        if name == "contributions-revealed-in-another-order":
            edits = {"entries": both(edits["entries"], put("entries.1.at", "2026-04-01T10:00:00+08:00"))}  # noqa: PLW2901
        yield whole(name, comment, make(plan, **edits))
    unassigned = replace(
        TINY_ALONE, targets=(*TINY_ALONE.targets, ("T7\u0378", "void", "excluded:x", "", ""))
    )
    yield whole(
        "code-point-unassigned",
        "An id holds U+0378, which no Unicode version has assigned so far.",
        make(unassigned),
        flags=["unicode"],
    )


# ── parts missing ─────────────────────────────────────────────────────────────────────────────────────────

EXTRACT = ("extract.json", "announcement.json")


def parts() -> Iterator[Json]:
    outside = [3, 7, 8, 9]
    sealed, openly = make(TINY_SEALED), make(TINY)
    unrecused = make(replace(TINY_SEALED, recusals=(), sealed=("targets", "inspectors")))
    choice = ["choice"]
    yield whole(
        "extract-alone-sealed",
        "What an outsider can run on the extract of a sealed draw, with the journal.",
        sealed,
        files=EXTRACT,
        absent=outside,
    )
    yield whole(
        "extract-alone-sealed-no-journal",
        "The same without the journal.",
        sealed,
        files=EXTRACT[:1],
        absent=outside,
        journal=False,
    )
    yield whole(
        "extract-alone-open",
        "The extract of an open draw, without its rolls.",
        openly,
        files=EXTRACT,
        absent=outside,
        flags=choice,
    )
    yield whole(
        "extract-and-roll",
        "The extract of an open draw with the targets' roll, where no inspectors are drawn.",
        make(TINY_ALONE),
        files=[*EXTRACT, "targets.roll.tsv"],
    )
    yield whole(
        "extract-and-roll-inspectors-sealed",
        "Inspectors and recusals are sealed and absent: steps 3 and 7 run for the targets.",
        make(replace(TINY, sealed=("inspectors", "recusals"))),
        files=[*EXTRACT, "targets.roll.tsv"],
        absent=[8, 9],
    )
    yield whole(
        "record-inspectors-sealed-absent",
        "The record with the open targets' roll; the inspectors' is sealed and absent, and there are no recusals.",
        make(replace(TINY, sealed=("inspectors",), recusals=())),
        files=["record.json", "targets.roll.tsv"],
        absent=[8, 9],
    )
    yield whole(
        "extract-and-all-rolls",
        "The extract with all rolls of an open draw: it has no teams to replay.",
        openly,
        files=[name for name in openly.files if name != "record.json"],
        absent=[8, 9],
    )
    yield whole(
        "extract-and-all-rolls-sealed",
        "The same of a sealed draw, as an auditor may have it.",
        sealed,
        files=[name for name in sealed.files if name != "record.json"],
        absent=[8, 9],
    )
    yield whole(
        "record-alone-sealed",
        "The record of a sealed draw without its rolls.",
        unrecused,
        files=["record.json"],
        absent=outside,
    )
    yield whole(
        "record-alone-open",
        "The record of an open draw without its rolls: nothing is held against it, nothing is called valid.",
        openly,
        files=["record.json"],
        absent=outside,
        journal=False,
        flags=choice,
    )
    yield whole(
        "targets-roll-missing",
        "The open targets' roll is not in the folder.",
        openly,
        files=[name for name in openly.files if name != "targets.roll.tsv"],
        absent=outside,
        flags=choice,
    )
    yield whole(
        "inspectors-roll-missing",
        "The open inspectors' roll is not in the folder.",
        make(replace(TINY, recusals=())),
        files=["record.json", "targets.roll.tsv"],
        absent=[8, 9],
        flags=choice,
    )
    yield whole(
        "sealed-targets-roll-missing",
        "The sealed targets' roll is absent; the inspectors' is there.",
        make(replace(TINY, sealed=("targets",), recusals=())),
        files=["record.json", "inspectors.roll.tsv"],
        absent=outside,
    )
    yield whole(
        "sealed-without-keys", "A sealed draw without the roll keys: the salts' form is checked.", sealed
    )
    yield whole(
        "record-without-other-documents",
        "The record and its rolls, without announcement.json and extract.json.",
        openly,
        files=[name for name in openly.files if name not in EXTRACT],
    )
    yield whole(
        "no-journal",
        "A folder without the journal: rounds and order were not seen, and no confirmation.",
        openly,
        journal=False,
    )


def sources() -> Iterator[Json]:
    mixed = make(replace(TINY_ALONE, sources=(Party("office"), Party("witness"), Event("07 21 33", "balls"))))
    yield whole(
        "public-value-not-confirmed",
        "Nobody says what the public value was: it adds nothing to the trust of two parties.",
        mixed,
        public=[None],
    )
    alone = make(replace(TINY_ALONE, sources=(Event("07 21 33", "balls"),)))
    yield whole(
        "public-value-alone-not-confirmed",
        "A public value alone, which nobody confirms: no trust at all.",
        alone,
        public=[None],
    )
    two = make(replace(TINY_ALONE, sources=(Event("07", "first"), Event("21", "second"))))
    yield whole("public-value-one-of-two", "One of two public values is confirmed.", two, public=[None, "21"])
    drand = make(replace(TINY_ALONE, sources=(Party("office"), DRAND)))
    yield whole("beacon-not-checked", "The verifier does not hold the beacon's key.", drand)
    yield whole(
        "beacon-alone-not-checked",
        "A beacon alone, whose key the verifier does not hold: no trust at all.",
        make(replace(TINY_ALONE, sources=(DRAND,))),
    )


def states() -> Iterator[Json]:
    unconfirmed = make(TINY, entries=cut("entries.-1"))
    early, late = "2026-04-01T17:59:59+08:00", "2026-04-01T18:00:01+08:00"
    state = {"round": 1, "complete": True}
    yield whole(
        "unconfirmed",
        "Everything is revealed and drawn, but not confirmed yet.",
        unconfirmed,
        absent=[10],
        now=early,
        rounds=[{**state, "state": "open"}],
    )
    yield whole(
        "abandoned",
        "The round was neither confirmed nor voided by draw_by, though its result could have been known.",
        unconfirmed,
        absent=[10],
        now=late,
        rounds=[{**state, "state": "abandoned"}],
    )
    void = make(TINY, entries=put("entries.-1", lambda made: made.void(reason="清单有误")))
    yield whole(
        "voided-after-reveals",
        "The round was voided when its result could have been known.",
        void,
        absent=[10],
        now=late,
        rounds=[{**state, "state": "voided"}],
    )
    first = voided(TINY_ALONE)
    following = make(second(first), first)
    yield whole(
        "round-2-journal-alone",
        "A second round with the journal, without the announcement of the first.",
        following,
        earlier=False,
        rounds=[
            {"round": 1, "state": "voided", "complete": None},
            {"round": 2, "state": "confirmed", "complete": True},
        ],
    )
    yield whole(
        "round-2-rounds-alone",
        "A second round with the announcement of the first, without the journal.",
        following,
        journal=False,
    )
    yield whole(
        "round-2-by-itself",
        "A second round by itself: that the first is void was not seen.",
        following,
        journal=False,
        earlier=False,
        absent=[2],
    )


def tests() -> list[Json]:
    return [*edges(), *parts(), *sources(), *states()]
