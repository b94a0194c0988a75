"""Section 10: the proof for one target."""

from typing import Any

from .draw import check_extract, check_record, key_of, seed_of, target_ticket
from .forms import (
    PROTOCOL,
    array,
    canonical,
    free_text,
    hex_string,
    integer,
    json_digest,
    members,
    parse,
    require,
)
from .journal import read_entries
from .rolls import Entry, path, read_entry, read_roll, root, root_by_path

Json = dict[str, Any]


def make(record: bytes, targets: bytes, target: str) -> bytes:
    """10.1 The proof for a target of the roll, from the record and the roll's file."""
    announcement, seed = read_record(record)
    h, head = announcement["hash"], announcement["targets"]
    roll = read_roll(targets, head["form"], "targets")
    lines = [entry.line for entry in roll]
    require(root(h, lines) == head["root"], "2.7", "the roll is not the announced one")
    places = [place for place, entry in enumerate(roll) if entry.id == target]
    require(len(places) == 1, "10.1", f"{target!r} is not in the roll")
    index = places[0]
    return canonical({
        "protocol": PROTOCOL,
        "announcement": json_digest(h, announcement),
        "line": lines[index].decode("utf-8"),
        "index": index,
        "size": len(lines),
        "path": path(h, lines, index),
        "ticket": target_ticket(h, key_of(h, seed, "targets"), roll[index]),
    })  # fmt: skip


def read_record(record: bytes) -> tuple[Json, str]:
    """The announcement and the seed of a record."""
    found = check_record(parse(record, "record"))
    return found["announcement"], found["seed"]


def check_form(proof: bytes) -> Json:
    """10.1 The proof's form."""
    found = members(parse(proof, "proof"), "protocol announcement line index size path ticket", "proof")
    require(found["protocol"] == PROTOCOL, "10.1", f"proof: unknown protocol {found['protocol']!r}")
    hex_string(found["announcement"], 64, "proof: announcement")
    hex_string(found["ticket"], 64, "proof: ticket")
    size = integer(found["size"], 1, "proof: size")
    index = integer(found["index"], 0, "proof: index")
    require(index < size, "10.1", f"proof: index {index} is not below size {size}")
    for step in array(found["path"], "proof: path"):
        hex_string(step, 64, "proof: path")
    require(type(found["line"]) is str, "10.1", "proof: line: expected a string")
    for text in found["line"].split("\t"):
        free_text(text, "proof: line")
    return found


def check(proof: bytes, extract: bytes | None = None, journal: bytes | None = None) -> str:
    """10.2 The answer: `drawn`, `not drawn` or `excluded:REASON`, or `not bound` without the extract.

    `; not confirmed` is added where no confirmation could be compared.
    """
    found = check_form(proof)
    if extract is None:
        return "not bound"
    shown = check_extract(parse(extract, "extract"))
    announcement = shown["announcement"]
    h, head = announcement["hash"], announcement["targets"]
    expected = json_digest(h, announcement)
    require(found["announcement"] == expected, "10.2", f"expected announcement {expected}")
    require(found["size"] == head["size"], "10.2", f"expected size {head['size']}, found {found['size']}")
    line = found["line"].encode("utf-8")
    entry = read_entry(line, head["form"], "proof: line")
    leads_to = root_by_path(h, line, found["index"], found["size"], found["path"])
    require(leads_to == head["root"], "10.2", f"expected root {head['root']}, found {leads_to}")
    seed = seed_of(announcement, shown["reveals"])
    require(seed == shown["seed"], "10.2", f"expected seed {seed}, found {shown['seed']}")
    ticket = target_ticket(h, key_of(h, seed, "targets"), entry)
    require(ticket == found["ticket"], "10.2", f"expected ticket {ticket}, found {found['ticket']}")
    answer = answer_of(entry, ticket, shown)
    return answer if confirmed(expected, shown["record"], journal) else f"{answer}; not confirmed"


def answer_of(entry: Entry, ticket: str, shown: Json) -> str:
    """10.2 Drawn or not, by the cutoff, and by the extract's list."""
    cutoffs = [one["cutoff"] for one in shown["cutoffs"] if one["stratum"] == entry.kind]
    require(len(cutoffs) == 1, "10.2", f"expected one cutoff of {entry.kind!r}, found {len(cutoffs)}")
    drawn = entry.eligible and cutoffs[0] is not None and ticket <= cutoffs[0]
    ids = [one if type(one) is str else one["id"] for one in shown["drawn"]]
    listed = entry.id in ids
    require(listed == drawn, "10.2", f"{entry.id!r}: expected {'in' if drawn else 'not in'} the drawn list")
    if not entry.eligible:
        return entry.standing
    return "drawn" if drawn else "not drawn"


def confirmed(announcement: str, record: str, journal: bytes | None) -> bool:
    """10.2 Whether the extract's record is the confirmed one."""
    if journal is None:
        return False
    mine = [
        entry["body"]["record"]
        for entry in read_entries(journal)
        if entry["kind"] == "confirmed" and entry["announcement"] == announcement
    ]
    for found in mine:
        require(found == record, "10.2", f"expected record {found}, found {record}")
    return bool(mine)
