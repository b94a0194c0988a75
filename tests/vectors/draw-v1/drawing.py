"""The draw itself (spec sections 3.2, 5, 6 and 7), as plain as it can be written, over plain JSON values.

It takes announcements that a verifier must refuse as well, so that what follows from them is sealed like the rest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from sealing import PROTOCOL, Json, digest, pack

CAUSES = ("standing", "skills", "recusal", "area", "already in the team")


class Stopped(Exception):
    """7.5, with what a vector expects of it."""

    def __init__(self, expect: Json) -> None:
        super().__init__(expect)
        self.expect = expect


@dataclass(frozen=True)
class Entry:
    """A line taken apart."""

    id: str
    part: str
    standing: str
    area: str
    codes: tuple[str, ...]
    salt: str = ""

    @property
    def eligible(self) -> bool:
        return self.standing == "eligible"


def entry_of(line: bytes) -> Entry:
    fields = [*line.decode(errors="surrogateescape").split("\t"), "", "", "", "", "", ""]
    codes = tuple(fields[4].split(",")) if fields[4] else ()
    return Entry(fields[0], fields[1], fields[2], fields[3], codes, fields[5])


def entries_of(lines: Iterable[bytes]) -> list[Entry]:
    return [entry_of(line) for line in lines]


def quota(ratio: str, base: int, eligible: int, rounding: str) -> int:
    """3.2."""
    p, q = ratio.split("/")
    exact = Fraction(int(p), int(q)) * base
    rounded = {"up": ceil(exact), "half-up": floor(exact + Fraction(1, 2)), "down": floor(exact)}[rounding]
    return min(max(rounded, 1), eligible)


def seed_input(announcement: str, reveals: Sequence[Json]) -> bytes:
    """5.1: the bytes that are hashed."""
    return pack({"announcement": announcement, "protocol": PROTOCOL, "reveals": list(reveals)})


def key_of(h: str, seed: str, purpose: str) -> str:
    """5.2."""
    return digest(h, f"{seed}/{purpose}".encode())[:32]


def ticket(h: str, key: str, *parts: str) -> str:
    """5.3: H of the key, a colon and what follows it."""
    return digest(h, f"{key}:{':'.join(part for part in parts if part)}".encode())


def draw_targets(announcement: Json, seed: str, lines: Sequence[bytes]) -> tuple[list[Json], list[Json]]:
    """Section 6: the drawn list and the cutoffs."""
    h = announcement["hash"]
    key = key_of(h, seed, "targets")
    drawn: list[Json] = []
    cutoffs: list[Json] = []
    for stratum in announcement["targets"]["strata"]:
        inside = [entry for entry in entries_of(lines) if entry.part == stratum["name"] and entry.eligible]
        first = in_order(drawn_entry(h, key, entry) for entry in inside)[: stratum["quota"]]
        drawn += first
        cutoffs.append({"stratum": stratum["name"], "cutoff": first[-1]["ticket"] if first else None})
    return in_order(drawn), cutoffs


def drawn_entry(h: str, key: str, entry: Entry) -> Json:
    return {"id": entry.id, "stratum": entry.part, "ticket": ticket(h, key, entry.salt, entry.id)}


def in_order(drawn: Iterable[Json]) -> list[Json]:
    return sorted(drawn, key=lambda one: (one["ticket"], one["id"].encode()))


@dataclass
class Second:
    """Section 7: everything that decides who goes where."""

    h: str
    seed: str
    slots: list[Json]
    inspectors: list[Entry]
    recused: set[tuple[str, str]]
    forced: int = 0

    def key(self, purpose: str) -> str:
        return key_of(self.h, self.seed, purpose)

    def of(self, slot: Json) -> list[Entry]:
        return [entry for entry in self.inspectors if entry.part == slot["department"]]

    def cause(self, inspector: Entry, target: Entry, slot: Json) -> str | None:
        """7.1: the first cause why an inspector of the department does not suit, in the order of 7.5."""
        if not inspector.eligible:
            return "standing"
        if not set(target.codes) <= set(inspector.codes):
            return "skills"
        if (target.id, inspector.id) in self.recused:
            return "recusal"
        both = bool(inspector.area and target.area)
        same = inspector.area == target.area
        rule = slot.get("area", "any")
        held = rule not in {"same", "different"} or (both and same == (rule == "same"))
        return None if held else "area"

    def least(self, purpose: str, names: Iterable[str], loads: dict[str, int]) -> tuple[str, int]:
        """7.2: the least load, then the smallest (ticket, id); with the lap."""
        key = self.key(purpose)

        def rank(name: str) -> tuple[int, str, bytes]:
            lap = loads.get(name, 0) + 1
            return lap, ticket(self.h, key, f"{lap}\t{name}"), name.encode()

        chosen = min(names, key=rank)
        loads[chosen] = loads.get(chosen, 0) + 1
        return chosen, loads[chosen]

    def members(self, unit: str, placed: list[tuple[Json, str, int]]) -> list[Json]:
        """7.4 and 8.1: a team in slot and place order, with its leader."""
        key = self.key("leaders")
        leading = [name for slot, name, _ in placed if slot["leads"]] or [name for _, name, _ in placed]
        tickets = {name: ticket(self.h, key, f"{unit}\t{name}") for name in leading}
        leader = min(leading, key=lambda name: (tickets[name], name.encode()), default="")
        return [
            {"inspector": name, "department": slot["department"], "leader": name == leader, "lap": lap}
            for slot, name, lap in placed
        ]


def deal(second: Second, targets: Iterable[Entry]) -> list[Json]:
    """7.2."""
    loads: dict[str, int] = {}
    return [dealt_team(second, target, loads) for target in targets]


def dealt_team(second: Second, target: Entry, loads: dict[str, int]) -> Json:
    placed: list[tuple[Json, str, int]] = []
    for slot in second.slots:
        for _ in range(slot["count"]):
            taken = {name for _, name, _ in placed}
            causes = {
                one.id: second.cause(one, target, slot)
                or ("already in the team" if one.id in taken else None)
                for one in second.of(slot)
            }
            suited = [name for name, cause in causes.items() if cause is None]
            if not suited:
                counts = {cause: list(causes.values()).count(cause) for cause in CAUSES}
                raise Stopped({"unit": target.id, "department": slot["department"], "causes": counts})
            second.forced += len(suited) == 1
            placed.append((slot, *second.least("inspectors", suited, loads)))
    return {"target": target.id, "group": None, "lap": None, "members": second.members(target.id, placed)}


Group: TypeAlias = list[tuple[Json, str, int]]


def form_groups(second: Second, number: int) -> dict[str, Group]:
    """7.3: `group/1` ... `group/G`."""
    loads: dict[str, int] = {}
    groups: dict[str, Group] = {}
    for index in range(1, number + 1):
        placed: Group = []
        for slot in second.slots:
            for _ in range(slot["count"]):
                eligible = [one.id for one in second.of(slot) if one.eligible]
                free = [name for name in eligible if not loads.get(name)]
                if not free:
                    causes = {
                        "standing": len(second.of(slot)) - len(eligible),
                        "already in a group": len(eligible),
                    }
                    raise Stopped(
                        {"unit": f"group/{index}", "department": slot["department"], "causes": causes}
                    )
                placed.append((slot, *second.least("inspectors", free, loads)))
        groups[f"group/{index}"] = placed
    return groups


def match(second: Second, targets: Iterable[Entry], groups: dict[str, Group]) -> list[Json]:
    """7.3: each target to a group all of whose members suit it."""
    loads: dict[str, int] = {}
    teams = []
    for target in targets:
        obstacles = {name: obstacle(second, target, placed) for name, placed in groups.items()}
        suited = [name for name, found in obstacles.items() if found is None]
        if not suited:
            named = [
                {"group": name, "inspector": found[0], "cause": found[1]}
                for name, found in obstacles.items()
                if found
            ]
            raise Stopped({"unit": target.id, "department": None, "groups": named})
        second.forced += len(suited) == 1
        chosen, lap = second.least("groups", suited, loads)
        members = second.members(chosen, groups[chosen])
        teams.append({"target": target.id, "group": chosen, "lap": lap, "members": members})
    return teams


def obstacle(second: Second, target: Entry, placed: Group) -> tuple[str, str] | None:
    by_id = {entry.id: entry for entry in second.inspectors}
    for slot, name, _ in placed:
        if cause := second.cause(by_id[name], target, slot):
            return name, cause
    return None


def draw_teams(
    announcement: Json,
    seed: str,
    drawn: Iterable[str],
    lines: dict[str, list[bytes]],
    kind: type[Second] = Second,
) -> tuple[list[Json] | None, int | None]:
    """Section 7: the teams for drawn ids in drawn order, and how many places (with groups: targets) were forced."""
    head = announcement.get("inspectors")
    if not head:
        return None, None
    recused = {(one.id, one.part) for one in entries_of(lines.get("recusals", []))}
    people = entries_of(lines["inspectors"])
    second = kind(announcement["hash"], seed, head["slots"], people, recused)
    by_id = {entry.id: entry for entry in entries_of(lines["targets"])}
    targets = [by_id[name] for name in drawn]
    if head["matching"] == "groups":
        return match(second, targets, form_groups(second, head["groups"] or 1)), second.forced
    return deal(second, targets), second.forced
