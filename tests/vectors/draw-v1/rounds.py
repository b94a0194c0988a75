"""A whole round of a task from a plan: rolls, announcement, draw, extract and journal, all of one piece.

`make` goes through the stages below in order. After each an edit may change what stands there, and everything after
it is sealed over the change: that is how an invalid round breaks one thing and nothing else.

rows        the rows of a roll before they are sorted and salted
lines       the lines of the rolls
announced   the announcement
revealed    the revealed values
seeded      the seed
drawn       drawn list and cutoffs, before teams are formed for them
recorded    the record
extracted   the extract
entries     the journal's entries, before they are numbered and chained
chained     the journal's entries, one after the other, each before the next is chained to it
files       the bytes of every file
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TypeAlias

from drawing import Second, draw_targets, draw_teams, entries_of, quota, seed_input
from sealing import PROTOCOL, Json, commitment, derived, digest, pack, root, salt

Row: TypeAlias = tuple[str, ...]
Edit: TypeAlias = Callable[["Round"], object]

ROLLS = {"targets": "targets.roll.tsv", "inspectors": "inspectors.roll.tsv", "recusals": "recusals.tsv"}
CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"


@dataclass(frozen=True)
class Party:
    """4.1: a party that contributes; its nonce is derived from its name, task and round."""

    name: str

    def source(self, plan: "Plan") -> Json:
        made = commitment(plan.hash, self.name, plan.task, plan.number, self.reveal(plan))
        return {"kind": "contribution", "party": self.name, "commitment": made}

    def reveal(self, plan: "Plan") -> Json:
        return derived(f"nonce of {self.name} in {plan.task}, round {plan.number}").hex()


@dataclass(frozen=True)
class Beacon:
    """4.2: a round of a beacon; without a signature of its own it has a made-up one."""

    number: int
    signature: str = ""
    time: str = "2026-04-01T14:00:00+08:00"

    def source(self, _plan: "Plan") -> Json:
        return {"kind": "drand", "chain": CHAIN, "round": self.number}

    def reveal(self, _plan: "Plan") -> Json:
        made = derived("signature, first part") + derived("signature, second part")[:16]
        signature = self.signature or made.hex()
        return {"randomness": digest("sha256", bytes.fromhex(signature)), "signature": signature}


@dataclass(frozen=True)
class Event:
    """4.3: a public event and its value."""

    value: str = "05 11 19 22 26 31 + 08"
    text: str = "双色球 2026038 期：六个红球升序，每个两位，以一个空格分隔，再写“ + ”和蓝球"

    def source(self, _plan: "Plan") -> Json:
        return {"kind": "public", "source": self.text}

    def reveal(self, _plan: "Plan") -> Json:
        return self.value


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a round is made of. `strata` gives (ratio, base, rounding) by name."""

    targets: tuple[Row, ...]
    strata: Mapping[str, tuple[str, str, str]]
    sources: tuple[Party | Beacon | Event, ...]
    hash: str = "sha256"
    task: str = "TASK-1"
    number: int = 1
    voids: Json = None
    sealed: tuple[str, ...] = ()
    inspectors: tuple[Row, ...] = ()
    recusals: tuple[Row, ...] = ()
    matching: str = "dealing"
    groups: int | None = None
    slots: tuple[tuple[str, int, bool, str], ...] = ()
    made_at: str = "2026-04-01T09:00:00+08:00"
    draw_by: str = "2026-04-01T18:00:00+08:00"
    publish_from: str | None = None
    hours: str = "2026-04-01T{:02}:{:02}:00+08:00"


@dataclass
class Round:
    """A round under way; at the end, the files of its folder and what a verifier is given beside them."""

    plan: Plan
    before: "Round | None" = None
    dealer: type[Second] = Second
    rows: dict[str, list[Row]] = field(default_factory=dict)
    lines: dict[str, list[bytes]] = field(default_factory=dict)
    announcement: Json = None
    reveals: list[Json] = field(default_factory=list)
    seed: str = ""
    drawn: list[Json] = field(default_factory=list)
    cutoffs: list[Json] = field(default_factory=list)
    record: Json = None
    extract: Json = None
    forced: int | None = None
    entries: list[Json] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    journal: bytes | None = None
    earlier: list[bytes] = field(default_factory=list)

    @property
    def hash(self) -> str:
        return self.plan.hash

    @property
    def digest(self) -> str:
        """The announcement's digest."""
        return digest(self.hash, pack(self.announcement))

    @property
    def keys(self) -> dict[str, bytes]:
        """The keys of the sealed rolls."""
        return {name: roll_key(self.plan, name) for name in self.plan.sealed}

    @property
    def parties(self) -> list[str]:
        sources = self.announcement["entropy"]
        return [source["party"] for source in sources if source.get("kind") == "contribution"]

    def reveal_entry(self, index: int, at: str, value: Json = None) -> Json:
        value = dict(enumerate(self.reveals)).get(index) if value is None else value
        body = {"index": index, "reveal": digest(self.hash, pack(value))}
        return {"announcement": self.digest, "at": at, "body": body, "kind": "revealed"}

    def confirmation(self, at: str = "") -> Json:
        body = {"by": "王科长", "record": digest(self.hash, pack(self.record))}
        at = at or self.plan.hours.format(16, 0)
        return {"announcement": self.digest, "at": at, "body": body, "kind": "confirmed"}

    def void(self, at: str = "", reason: str = "见证方未揭示", withheld: tuple[str, ...] = ()) -> Json:
        body = {"approver": "李局长", "reason": reason, "withheld": list(withheld)}
        at = at or self.plan.hours.format(16, 0)
        return {"announcement": self.digest, "at": at, "body": body, "kind": "voided"}


def roll_key(plan: Plan, name: str) -> bytes:
    return derived(f"key of {name} in {plan.task}")


def make(
    plan: Plan,
    before: Round | None = None,
    dealer: type[Second] = Second,
    stop_at: str = "",
    **edits: Edit,
) -> Round:
    """Make a round, up to a stage or to its end.

    `edits` change it after the stages that they are named by; another `dealer` deals otherwise.
    """
    unknown = edits.keys() - {name for name, _ in STAGES} - {"chained"}
    if unknown:
        raise KeyError(*unknown)
    made = Round(plan, before, dealer)
    for name, stage in STAGES:
        if stage is chain:
            chain(made, edits.get("chained"))
        else:
            stage(made)
        edits.get(name, done)(made)
        if name == stop_at:
            break
    return made


def done(_made: Round) -> None:
    """No edit."""


def rows(made: Round) -> None:
    plan = made.plan
    given = {"targets": plan.targets, "inspectors": plan.inspectors, "recusals": plan.recusals}
    made.rows = {name: list(listed) for name, listed in given.items() if listed}


def lines(made: Round) -> None:
    plan = made.plan
    for name, listed in made.rows.items():
        joined = 2 if name == "recusals" else 1
        salted = [
            (*row, salt(plan.hash, roll_key(plan, name), "\t".join(row[:joined])))
            if name in plan.sealed
            else row
            for row in listed
        ]
        salted.sort(key=lambda row, whole=joined == 2: "\t".join(row).encode() if whole else row[0].encode())  # type: ignore[misc]
        made.lines[name] = ["\t".join(row).encode() for row in salted]


def announced(made: Round) -> None:
    plan = made.plan
    made.announcement = {
        "protocol": PROTOCOL,
        "hash": plan.hash,
        "task": plan.task,
        "round": plan.number,
        "voids": plan.voids,
        "targets": {**frozen(made, "targets"), "strata": strata(made)},
        "inspectors": inspectors(made) if "inspectors" in made.lines else None,
        "entropy": [source.source(plan) for source in plan.sources],
        "made_at": plan.made_at,
        "draw_by": plan.draw_by,
        "publish_from": plan.publish_from,
    }


def frozen(made: Round, name: str) -> Json:
    listed = made.lines[name]
    form = "sealed" if name in made.plan.sealed else "open"
    return {"form": form, "root": root(made.hash, listed), "size": len(listed)}


def strata(made: Round) -> list[Json]:
    entries = entries_of(made.lines["targets"])
    found = []
    for name, (ratio, base, rounding) in sorted(made.plan.strata.items(), key=lambda item: item[0].encode()):
        inside = [entry for entry in entries if entry.part == name]
        counts = {"scope": len(inside), "eligible": sum(entry.eligible for entry in inside)}
        number = quota(ratio, counts[base], counts["eligible"], rounding)
        rules = {"ratio": ratio, "base": base, "rounding": rounding, "quota": number}
        found.append({"name": name, **counts, **rules})
    return found


def inspectors(made: Round) -> Json:
    plan = made.plan
    members = ("department", "count", "leads", "area")
    return {
        **frozen(made, "inspectors"),
        "recusals": frozen(made, "recusals") if "recusals" in made.lines else None,
        "matching": plan.matching,
        "groups": plan.groups,
        "slots": [dict(zip(members, slot, strict=True)) for slot in plan.slots],
    }


def revealed(made: Round) -> None:
    made.reveals = [source.reveal(made.plan) for source in made.plan.sources]


def seeded(made: Round) -> None:
    made.seed = digest(made.hash, seed_input(made.digest, made.reveals))


def drawn(made: Round) -> None:
    made.drawn, made.cutoffs = draw_targets(made.announcement, made.seed, made.lines["targets"])


def recorded(made: Round) -> None:
    names = [one["id"] for one in made.drawn]
    teams, made.forced = draw_teams(made.announcement, made.seed, names, made.lines, made.dealer)
    whole = {
        "protocol": PROTOCOL,
        "announcement": made.announcement,
        "reveals": made.reveals,
        "seed": made.seed,
        "cutoffs": made.cutoffs,
        "drawn": made.drawn,
        "teams": teams,
    }
    made.record = deepcopy(whole)


def extracted(made: Round) -> None:
    """8.4."""
    record = made.record
    shared = {name: deepcopy(record[name]) for name in record if name != "teams"}
    made.extract = {**shared, "record": digest(made.hash, pack(record))}
    if "targets" in made.plan.sealed:
        names = [one["id"] for one in record["drawn"]]
        made.extract["drawn"] = sorted(names, key=str.encode)


def entries(made: Round) -> None:
    """Announced at half past nine, contributions from ten, other values from three, confirmed at four."""
    hours = made.plan.hours
    sources = made.announcement["entropy"]
    later = [source.get("kind") != "contribution" for source in sources]
    made.entries = [
        {"announcement": made.digest, "at": hours.format(9, 30), "body": None, "kind": "announced"},
        *(made.reveal_entry(i, hours.format(10, i)) for i, other in enumerate(later) if not other),
        *(made.reveal_entry(i, hours.format(15, i)) for i, other in enumerate(later) if other),
        made.confirmation(),
    ]


def chain(made: Round, edit: Edit | None) -> None:
    """13: number the entries after those of the rounds before, and chain them."""
    whole = [dict(entry) for entry in (made.before.entries if made.before else [])] + made.entries
    made.entries = []
    prev = None
    for number, entry in enumerate(whole, 1):
        made.entries.append({**entry, "seq": number, "prev": prev})
        if edit:
            edit(made)
        prev = digest(made.hash, pack(made.entries[-1]))


def files(made: Round) -> None:
    made.files = {
        "announcement.json": pack(made.announcement),
        "record.json": pack(made.record),
        "extract.json": pack(made.extract),
        **{ROLLS[name]: b"".join(line + b"\n" for line in listed) for name, listed in made.lines.items()},
    }
    made.journal = b"".join(pack(entry) + b"\n" for entry in made.entries)
    if made.before:
        made.earlier = [*made.before.earlier, made.before.files["announcement.json"]]


STAGES: tuple[tuple[str, Callable[..., None]], ...] = (
    ("rows", rows),
    ("lines", lines),
    ("announced", announced),
    ("revealed", revealed),
    ("seeded", seeded),
    ("drawn", drawn),
    ("recorded", recorded),
    ("extracted", extracted),
    ("entries", entries),
    ("chain", chain),
    ("files", files),
)
