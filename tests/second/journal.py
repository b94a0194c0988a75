"""3.4, 3.5 and section 13: the journal."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from .forms import (
    Value,
    array,
    canonical,
    digest,
    free_text,
    hex_string,
    identifier,
    instant,
    integer,
    members,
    one_of,
    parse_line,
    require,
)

Json = dict[str, Any]
KINDS = ("announced", "revealed", "confirmed", "voided")


@dataclass
class State:
    """What the journal says of one announcement."""

    announced: timedelta
    state: str = "announced"
    reveals: dict[int, str] = field(default_factory=dict)
    revealed: dict[int, timedelta] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    confirmed: timedelta | None = None
    record: str | None = None
    withheld: list[str] = field(default_factory=list)


def check_name(value: Value, where: str) -> None:
    """13 A person's name: taken as a free text that is not empty."""
    require(free_text(value, where) != "", "13", f"{where}: empty")


def check_body(kind: str, body: Value, where: str) -> None:
    """13 The body of an entry."""
    if kind == "announced":
        require(body is None, "13", f"{where}: expected null")
    elif kind == "revealed":
        found = members(body, "index reveal", where)
        integer(found["index"], 0, f"{where}: index")
        hex_string(found["reveal"], 64, f"{where}: reveal")
    elif kind == "confirmed":
        found = members(body, "by record", where)
        check_name(found["by"], f"{where}: by")
        hex_string(found["record"], 64, f"{where}: record")
    else:
        found = members(body, "approver reason withheld", where)
        check_name(found["approver"], f"{where}: approver")
        free_text(found["reason"], f"{where}: reason")
        for party in array(found["withheld"], f"{where}: withheld"):
            identifier(party, f"{where}: withheld")


def read_entries(data: bytes) -> list[Json]:
    """13 The entries, each well-formed; their chain is for `check_chain`."""
    if data == b"":
        return []
    require(data.endswith(b"\n"), "13", "journal: the last line has no LF")
    entries = []
    for number, line in enumerate(data[:-1].split(b"\n"), 1):
        where = f"journal line {number}"
        entry = members(parse_line(line, where), "announcement at body kind prev seq", where)
        hex_string(entry["announcement"], 64, f"{where}: announcement")
        instant(entry["at"], f"{where}: at")
        integer(entry["seq"], 1, f"{where}: seq")
        if entry["prev"] is not None:
            hex_string(entry["prev"], 64, f"{where}: prev")
        check_body(one_of(entry["kind"], KINDS, f"{where}: kind"), entry["body"], f"{where}: body")
        entries.append(entry)
    return entries


def check_chain(h: str, entries: list[Json]) -> None:
    """3.4, 13 The numbers and the hash chain."""
    prev = None
    for number, entry in enumerate(entries, 1):
        require(entry["seq"] == number, "13", f"journal line {number}: found seq {entry['seq']}")
        require(
            entry["prev"] == prev, "13", f"journal line {number}: expected prev {prev}, found {entry['prev']}"
        )
        prev = digest(h, canonical(entry))


def take(state: State, entry: Json, where: str) -> None:
    """3.4, 3.5 An entry after the announcement: reveals, then the confirmation or the void, then nothing."""
    require(state.state == "announced", "3.5", f"{where}: {entry['kind']} after {state.state}")
    body, at = entry["body"], instant(entry["at"], where)
    if entry["kind"] == "revealed":
        index = body["index"]
        require(index not in state.reveals, "4.4", f"{where}: reveal {index} replaced")
        state.reveals[index], state.revealed[index] = body["reveal"], at
        state.order.append(index)
        return
    state.state = entry["kind"]
    if entry["kind"] == "confirmed":
        state.record, state.confirmed = body["record"], at
    else:
        state.withheld = body["withheld"]


def walk(entries: list[Json]) -> dict[str, State]:
    """3.4, 3.5 The rounds in order, each announced after the one before it was voided."""
    states: dict[str, State] = {}
    for number, entry in enumerate(entries, 1):
        where, name = f"journal line {number}", entry["announcement"]
        if entry["kind"] != "announced":
            require(name in states, "3.4", f"{where}: {entry['kind']} before its announcement")
            take(states[name], entry, where)
            continue
        require(name not in states, "3.4", f"{where}: announced twice")
        if states:
            before = list(states.values())[-1].state
            require(before == "voided", "3.5", f"{where}: a round follows one that is {before}, not voided")
        states[name] = State(instant(entry["at"], where))
    return states


def check_reveal_order(sources: list[Json], state: State) -> None:
    """4.4 Every contribution's reveal stands before that of a drand or public source."""
    for place, index in enumerate(state.order):
        require(
            index < len(sources), "13", f"journal: reveal of source {index}, expected below {len(sources)}"
        )
        if sources[index]["kind"] != "contribution":
            continue
        others = [i for i in state.order[:place] if sources[i]["kind"] != "contribution"]
        require(not others, "4.4", f"journal: reveal {index} of a contribution after source {others}")


def listed(data: bytes) -> list[tuple[str, str]]:
    """3.5 The rounds with their state: `announced` (abandoned after draw_by), `confirmed`, `voided`."""
    return [(name, state.state) for name, state in walk(read_entries(data)).items()]


def append(data: bytes, h: str, announcement: str, at: str, kind: str, body: Json | None = None) -> bytes:
    """13 The journal with one more entry."""
    lines = data[:-1].split(b"\n") if data else []
    entry = {
        "announcement": announcement,
        "at": at,
        "body": body,
        "kind": kind,
        "prev": digest(h, lines[-1]) if lines else None,
        "seq": len(lines) + 1,
    }
    return data + canonical(entry) + b"\n"
