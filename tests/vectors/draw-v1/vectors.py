"""One vector: what a verifier is given, what it must say, and in which words that is written down."""

import base64
from collections.abc import Collection, Mapping, Sequence

from rounds import Beacon, Event, Round
from sealing import Json, pack

NEEDS = {4: (3,), 7: (3, 6), 8: (3, 6, 7), 9: (3,)}
"""Section 9: which steps a step takes its input from, beside step 1."""

REPEATED = ("announcement.json", "extract.json")

FLAGS = {
    "beacon": "A drand source; the signature's check is given as a table, or is not at hand.",
    "bytes": "It turns on bytes: not UTF-8, a byte-order mark, another form of the same JSON.",
    "choice": "The page leaves this open; the vector shows this project's decision, others may differ.",
    "four-byte": "A character beyond U+FFFF.",
    "groups": "Inspectors stand in groups.",
    "non-ascii": "Text beyond ASCII in the rolls or the announcement.",
    "partial": "The record or a roll is missing.",
    "quicknet": "Real values of the drand quicknet chain.",
    "round-2": "A round after a void one.",
    "sealed": "A sealed roll or sealed recusals.",
    "sm3": "H is SM3.",
    "unicode": "It depends on the character tables of a Unicode version.",
}


def data(content: bytes) -> Json:
    """Bytes as text, or in base64 where they are no UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode()}


def sound(name: str, comment: str, flags: Collection[str] = (), **members: Json) -> Json:
    """A valid vector."""
    return {"id": name, "comment": comment, "flags": sorted(set(flags)), "result": "valid", **members}


def refused(
    name: str, comment: str, rule: str, why: str, flags: Collection[str] = (), **members: Json
) -> Json:
    """An invalid vector."""
    found = sound(name, comment, flags, **members)
    return {**found, "result": "invalid", "rule": rule, "why": why}


def steps(failed: Collection[int] = (), absent: Collection[int] = ()) -> dict[str, str]:
    """Section 9: the outcome of all ten steps where some fail and some cannot be run."""
    found: dict[str, str] = {}
    for number in range(1, 11):
        needed = (*((1,) if number > 1 else ()), *NEEDS.get(number, ()))
        if any(found[str(need)] == "failed" for need in needed):
            found[str(number)] = "not run"
        else:
            outcome = "not run" if number in absent else "passed"
            found[str(number)] = "failed" if number in failed else outcome
    return found


def table(made: Round) -> Json:
    """The check of a beacon's signature, as a table of the only signatures that are right."""
    rounds = [
        {
            "chain": source.source(made.plan)["chain"],
            "round": source.number,
            "signature": source.reveal(made.plan)["signature"],
            "time": source.time,
        }
        for source in made.plan.sources
        if isinstance(source, Beacon)
    ]
    return rounds or None


def evidence(
    made: Round,
    *,
    files: Collection[str] | None = None,
    public: Sequence[str | None] | None = None,
    beacon: Json = None,
    keys: Mapping[str, bytes] | None = None,
    journal: bool = True,
    earlier: bool = True,
    now: str | None = None,
) -> Json:
    """What a verifier is given."""
    known = [source.value for source in made.plan.sources if isinstance(source, Event)]
    whole = {
        "files": {name: data(made.files[name]) for name in (made.files if files is None else files)},
        "journal": data(made.journal) if journal and made.journal is not None else None,
        "earlier": [data(each) for each in made.earlier] if earlier else [],
        "public": known if public is None else list(public),
        "beacon": beacon,
        "keys": {name: key.hex() for name, key in (keys or {}).items()},
    }
    return {**whole, "now": now} if now else whole


def marks(made: Round, given: Json) -> set[str]:
    """The flags that follow from what a round is."""
    announcement = made.announcement
    text = pack(announcement) + b"".join(b"".join(listed) for listed in made.lines.values())
    everything = text.decode(errors="ignore")
    conditions = {
        "sm3": made.plan.hash == "sm3",
        "sealed": bool(made.plan.sealed),
        "groups": made.plan.matching == "groups",
        "round-2": made.plan.number > 1,
        "non-ascii": not everything.isascii(),
        "four-byte": any(character > "\uffff" for character in everything),
        "beacon": any(isinstance(source, Beacon) for source in made.plan.sources),
        "partial": {*made.files} - {*given["files"], *REPEATED} != set(),
        "bytes": any(isinstance(each, dict) for each in given["files"].values()),
    }
    return {name for name, holds in conditions.items() if holds}


def unsure(made: Round, given: Json) -> bool:
    """4.3: whether a source cannot be checked with what is given."""
    sources = made.plan.sources
    events = sum(isinstance(source, Event) for source in sources)
    known = sum(value is not None for value in given["public"])
    return known < events or (any(isinstance(source, Beacon) for source in sources) and not given["beacon"])


def trust(made: Round, given: Json) -> str:
    """4.5."""
    sources = made.plan.sources
    seen = any(value is not None for value in given["public"])
    if (seen and any(isinstance(source, Event) for source in sources)) or given["beacon"]:
        return "public"
    return ("none", "single-party", "multi-party")[min(len(set(made.parties)), 2)]


def expectation(made: Round, given: Json, failed: Collection[int], absent: Collection[int]) -> Json:
    """All ten steps; the trust where steps 1 and 5 did not fail."""
    absent = {*absent}
    if made.announcement.get("inspectors") is None:
        absent |= {8, 9}
    if given["journal"] is None:
        absent |= {10}
    if unsure(made, given):
        absent |= {5}
    found = steps(failed, absent)
    known = "failed" not in {found["1"], found["5"]}
    return {**found, "trust": trust(made, given) if known else None}


def whole(
    name: str,
    comment: str,
    made: Round,
    *,
    absent: Collection[int] = (),
    flags: Collection[str] = (),
    rounds: Json = None,
    **given: Json,
) -> Json:
    """A valid round with what a verifier must say of it."""
    shown = evidence(made, **given)
    expect = expectation(made, shown, (), absent)
    members = {**shown, "expect": expect, **({"rounds": rounds} if rounds else {})}
    return sound(name, comment, {*flags, *marks(made, shown)}, **members)


def broken(
    name: str,
    comment: str,
    made: Round,
    fails: int | Sequence[int],
    rule: str,
    why: str,
    *,
    absent: Collection[int] = (),
    flags: Collection[str] = (),
    **given: Json,
) -> Json:
    """An invalid round, the step that must fail and why.

    The record holds the announcement and gives the extract, so that these two files are there only where they matter.
    """
    failed = [fails] if isinstance(fails, int) else sorted(fails)
    given.setdefault("files", [name for name in made.files if name not in REPEATED])
    shown = evidence(made, **given)
    expect = expectation(made, shown, failed, absent)
    flags = {*flags, *marks(made, shown)}
    return refused(name, comment, rule, why, flags, **shown, expect=expect, fails=failed[0])
