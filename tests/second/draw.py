"""Sections 3 to 8: the announcement, the seed, the tickets, the two draws, the record and the extract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from .forms import (
    HASHES,
    PROTOCOL,
    Refused,
    Value,
    array,
    boolean,
    canonical,
    digest,
    free_text,
    hex_string,
    identifier,
    instant,
    integer,
    json_digest,
    members,
    one_of,
    parse,
    ratio,
    require,
)
from .rolls import Entry, Recusal, check_recused, read_recusals, read_roll, root

Json = dict[str, Any]
FORMS = ("open", "sealed")
CAUSES = ("standing", "skills", "recusal", "area", "already in the team")


class Stopped(Exception):
    """7.5 A place that nobody suits stops the whole draw."""

    def __init__(self, unit: str, slot: str | None, causes: Mapping[str, Any]) -> None:
        place = "no group suits" if slot is None else f"nobody suits a place of {slot!r}"
        super().__init__(f"7.5: {unit!r}: {place}: {dict(causes)}")
        self.unit = unit
        self.slot = slot
        self.causes = dict(causes)


# Section 3: the announcement


def check_stratum(value: Value, where: str) -> Json:
    """3.1 One of targets.strata."""
    found = members(value, "name scope eligible ratio base rounding quota", where)
    identifier(found["name"], f"{where}: name")
    for name in ("scope", "eligible", "quota"):
        integer(found[name], 0, f"{where}: {name}")
    ratio(found["ratio"], f"{where}: ratio")
    one_of(found["base"], ("scope", "eligible"), f"{where}: base")
    one_of(found["rounding"], ("up", "half-up", "down"), f"{where}: rounding")
    return found


def check_targets(value: Value) -> None:
    """3.1 targets."""
    found = members(value, "form root size strata", "targets")
    check_roll_head(found, "targets")
    strata = [check_stratum(item, f"strata[{i}]") for i, item in enumerate(array(found["strata"], "strata"))]
    require(len(strata) >= 1, "3.1", "strata: none")
    names = [stratum["name"].encode() for stratum in strata]
    require(names == sorted(set(names)), "3.1", "strata: not strictly ascending by name")


def check_roll_head(value: Json, where: str) -> None:
    """3.1 The form, root and size of a roll or of the recusals."""
    one_of(value["form"], FORMS, f"{where}: form")
    hex_string(value["root"], 64, f"{where}: root")
    integer(value["size"], 1, f"{where}: size")


def check_slot(value: Value, where: str) -> Json:
    """3.1 One of inspectors.slots."""
    found = members(value, "department count leads area", where)
    identifier(found["department"], f"{where}: department")
    integer(found["count"], 1, f"{where}: count")
    boolean(found["leads"], f"{where}: leads")
    one_of(found["area"], ("any", "same", "different"), f"{where}: area")
    return found


def check_inspectors(value: Value) -> None:
    """3.1 inspectors."""
    if value is None:
        return
    found = members(value, "form root size recusals matching groups slots", "inspectors")
    check_roll_head(found, "inspectors")
    if found["recusals"] is not None:
        check_roll_head(members(found["recusals"], "form root size", "recusals"), "recusals")
    if one_of(found["matching"], ("dealing", "groups"), "matching") == "groups":
        integer(found["groups"], 1, "groups")
    else:
        require(found["groups"] is None, "3.1", "groups: expected null with dealing")
    slots = [check_slot(item, f"slots[{i}]") for i, item in enumerate(array(found["slots"], "slots"))]
    departments = [slot["department"] for slot in slots]
    require(len(set(departments)) == len(departments), "3.1", "slots: a department has more than one")
    require(sum(slot["leads"] for slot in slots) == 1, "3.1", "slots: not exactly one leads")
    require(sum(slot["count"] for slot in slots) >= 2, "3.1", "slots: the counts sum to less than 2")


def check_source(value: Value, where: str) -> Json:
    """4.1, 4.2, 4.3 One of entropy."""
    require(type(value) is dict and "kind" in value, "3.1", f"{where}: expected an object with a kind")
    kind = one_of(value["kind"], ("contribution", "drand", "public"), f"{where}: kind")
    if kind == "contribution":
        found = members(value, "kind party commitment", where)
        identifier(found["party"], f"{where}: party")
        hex_string(found["commitment"], 64, f"{where}: commitment")
    elif kind == "drand":
        found = members(value, "kind chain round", where)
        hex_string(found["chain"], 64, f"{where}: chain")
        integer(found["round"], 1, f"{where}: round")
    else:
        found = members(value, "kind source", where)
        free_text(found["source"], f"{where}: source")
    return found


def check_entropy(value: Value) -> list[Json]:
    """3.1, 4.1 entropy: at least one source, the parties distinct."""
    sources = [check_source(item, f"entropy[{i}]") for i, item in enumerate(array(value, "entropy"))]
    require(len(sources) >= 1, "3.1", "entropy: none")
    parties = [source["party"] for source in sources if source["kind"] == "contribution"]
    require(len(set(parties)) == len(parties), "4.1", "entropy: a party has more than one contribution")
    return sources


def check_voids(round_: int, value: Value) -> None:
    """3.1 voids: null in round 1, later the round before and the reason."""
    if round_ == 1:
        require(value is None, "3.1", "voids: expected null in round 1")
        return
    found = members(value, "announcement reason", "voids")
    hex_string(found["announcement"], 64, "voids: announcement")
    free_text(found["reason"], "voids: reason")


def check_announcement(value: Value) -> Json:
    """3.1 The announcement's form; its numbers are for `check_quotas`."""
    names = "protocol hash task round voids targets inspectors entropy made_at draw_by publish_from"
    found = members(value, names, "announcement")
    require(found["protocol"] == PROTOCOL, "3.1", f"unknown protocol {found['protocol']!r}")
    one_of(found["hash"], HASHES, "hash")
    identifier(found["task"], "task")
    check_voids(integer(found["round"], 1, "round"), found["voids"])
    check_targets(found["targets"])
    check_inspectors(found["inspectors"])
    sources = check_entropy(found["entropy"])
    instant(found["made_at"], "made_at")
    instant(found["draw_by"], "draw_by")
    if found["publish_from"] is not None:
        instant(found["publish_from"], "publish_from")
        contributed = any(source["kind"] == "contribution" for source in sources)
        require(contributed, "3.1", "publish_from: no source is a contribution")
    return found


def quota_of(text: str, base: int, eligible: int, rounding: str) -> int:
    """3.2 The quota of a stratum."""
    p, q = ratio(text, "ratio")
    if rounding == "up":
        quota = -(-p * base // q)
    elif rounding == "down":
        quota = p * base // q
    else:
        quota = (2 * p * base + q) // (2 * q)
    if eligible >= 1:
        quota = max(quota, 1)
    return min(quota, eligible)


def check_quotas(targets: Json) -> None:
    """3.1, 3.2 What the announced numbers alone show."""
    total = sum(stratum["scope"] for stratum in targets["strata"])
    require(total == targets["size"], "3.1", f"scopes: expected a sum of {targets['size']}, found {total}")
    for stratum in targets["strata"]:
        name, scope, eligible = stratum["name"], stratum["scope"], stratum["eligible"]
        require(scope >= 1, "3.1", f"stratum {name!r}: does not occur")
        require(eligible <= scope, "3.1", f"stratum {name!r}: {eligible} eligible of {scope}")
        expected = quota_of(stratum["ratio"], stratum[stratum["base"]], eligible, stratum["rounding"])
        found = stratum["quota"]
        require(found == expected, "3.2", f"stratum {name!r}: expected quota {expected}, found {found}")


def count_strata(roll: list[Entry]) -> dict[str, tuple[int, int]]:
    """3.1 The strata that occur, in order, with their scope and eligible entries."""
    found: dict[str, tuple[int, int]] = {}
    for name in sorted({entry.kind for entry in roll}, key=str.encode):
        inside = [entry for entry in roll if entry.kind == name]
        found[name] = (len(inside), sum(entry.eligible for entry in inside))
    return found


def check_counts(targets: Json, roll: list[Entry]) -> None:
    """3.1 The announced strata against the roll."""
    expected = count_strata(roll)
    names = [stratum["name"] for stratum in targets["strata"]]
    require(names == list(expected), "3.1", f"strata: expected {list(expected)}, found {names}")
    for stratum in targets["strata"]:
        found = (stratum["scope"], stratum["eligible"])
        wanted = expected[stratum["name"]]
        message = f"stratum {stratum['name']!r}: expected scope and eligible {wanted}, found {found}"
        require(found == wanted, "3.1", message)


def check_frozen(h: str, head: Json, lines: list[bytes], where: str) -> None:
    """2.7 A roll's size and root against the announcement."""
    require(len(lines) == head["size"], "3.1", f"{where}: expected size {head['size']}, found {len(lines)}")
    found = root(h, lines)
    require(found == head["root"], "2.7", f"{where}: expected root {head['root']}, found {found}")


# Section 4: entropy


def commitment(h: str, party: str, task: str, round_: int, nonce: str) -> str:
    """4.1 A party's commitment to its nonce (64 lowercase hex characters)."""
    lines = ["shuangsuiji/commit/1", party, task, str(round_), nonce]
    return digest(h, "\n".join(lines).encode("utf-8"))


def check_reveal(announcement: Json, source: Json, value: Value) -> None:
    """4.1, 4.2, 4.3 A revealed value, as far as no beacon's key and no user's value is needed."""
    if source["kind"] == "contribution":
        nonce = hex_string(value, 64, "nonce")
        found = commitment(
            announcement["hash"], source["party"], announcement["task"], announcement["round"], nonce
        )
        wanted = source["commitment"]
        message = f"{source['party']!r}: expected commitment {wanted}, found {found}"
        require(found == wanted, "4.1", message)
    elif source["kind"] == "drand":
        parts = members(value, "randomness signature", "drand reveal")
        hex_string(parts["randomness"], 64, "randomness")
        require(type(parts["signature"]) is str, "4.2", "signature: expected a string")
        length = len(parts["signature"])
        require(length >= 2 and length % 2 == 0, "4.2", "signature: not whole bytes")
        hex_string(parts["signature"], length, "signature")
        expected = sha256(bytes.fromhex(parts["signature"])).hexdigest()
        found = parts["randomness"]
        require(found == expected, "4.2", f"expected randomness {expected}, found {found}")
    else:
        require(type(value) is str and 1 <= len(value) <= 128, "4.3", "expected 1 to 128 characters")
        require(all(" " <= char <= "~" for char in value), "4.3", "a character outside U+0020 to U+007E")
        require(value == value.strip(" "), "4.3", "a space at an end")


def check_reveals(announcement: Json, reveals: Sequence[Any]) -> None:
    """4.4 Every source's reveal is there and right."""
    wanted = len(announcement["entropy"])
    require(len(reveals) == wanted, "4.4", f"expected {wanted} reveals, found {len(reveals)}")
    for source, value in zip(announcement["entropy"], reveals, strict=True):
        check_reveal(announcement, source, value)


# Section 5: seed, keys, tickets


def seed_of(announcement: Json, reveals: Sequence[Any]) -> str:
    """5.1 The seed."""
    h = announcement["hash"]
    whole = {
        "announcement": json_digest(h, announcement),
        "protocol": PROTOCOL,
        "reveals": list(reveals),
    }
    return json_digest(h, whole)


def key_of(h: str, seed: str, purpose: str) -> str:
    """5.2 The key for `targets`, `inspectors`, `groups` or `leaders`."""
    return digest(h, f"{seed}/{purpose}".encode("ascii"))[:32]


def target_ticket(h: str, key: str, entry: Entry) -> str:
    """5.3 A target's ticket; in a sealed roll the salt stands before the id."""
    text = entry.id if entry.salt is None else f"{entry.salt}:{entry.id}"
    return digest(h, f"{key}:{text}".encode())


def lap_ticket(h: str, key: str, lap: int, name: str) -> str:
    """7.2, 7.3 The ticket of an inspector or a group on a lap."""
    return digest(h, f"{key}:{lap}\t{name}".encode())


def leader_ticket(h: str, key: str, unit: str, name: str) -> str:
    """7.4 The ticket of a member for leading."""
    return digest(h, f"{key}:{unit}\t{name}".encode())


# Section 6: targets


@dataclass(frozen=True)
class Drawn:
    """6.2 A drawn target."""

    ticket: str
    entry: Entry


def drawn_targets(announcement: Json, seed: str, roll: list[Entry]) -> tuple[list[Drawn], list[Json]]:
    """6.1 to 6.3 The drawn list and the cutoffs."""
    h = announcement["hash"]
    key = key_of(h, seed, "targets")
    drawn: list[Drawn] = []
    cutoffs: list[Json] = []
    for stratum in announcement["targets"]["strata"]:
        inside = [
            Drawn(target_ticket(h, key, entry), entry)
            for entry in roll
            if entry.kind == stratum["name"] and entry.eligible
        ]
        first = in_order(inside)[: stratum["quota"]]
        drawn += first
        cutoffs.append({"stratum": stratum["name"], "cutoff": first[-1].ticket if first else None})
    return in_order(drawn), cutoffs


def in_order(drawn: list[Drawn]) -> list[Drawn]:
    """5.4 Ascending by ticket, then by the id's bytes."""
    return sorted(drawn, key=lambda one: (one.ticket, one.entry.id.encode()))


# Section 7: inspectors


@dataclass(frozen=True)
class Member:
    """A place taken."""

    inspector: Entry
    slot: int
    lap: int


@dataclass
class Second:
    """What the second draw works with."""

    h: str
    seed: str
    slots: list[Json]
    roll: list[Entry]
    recused: set[tuple[str, str]]
    forced: int = 0

    def department(self, slot: int) -> list[Entry]:
        """The inspectors of a slot's department, excluded ones too."""
        return [entry for entry in self.roll if entry.kind == self.slots[slot]["department"]]

    def unsuited(self, inspector: Entry, target: Entry, slot: int) -> str | None:
        """7.1, 7.5 The first cause why an inspector of the department does not suit a target, or None."""
        if not inspector.eligible:
            return "standing"
        if not set(target.codes) <= set(inspector.codes):
            return "skills"
        if (target.id, inspector.id) in self.recused:
            return "recusal"
        return None if area_fits(self.slots[slot]["area"], target.area, inspector.area) else "area"

    def least(self, suited: list[Entry], loads: dict[str, int]) -> tuple[Entry, int]:
        """7.2 Who takes a place: the least load, then the smallest (ticket, id); with the lap."""
        key = key_of(self.h, self.seed, "inspectors")

        def rank(entry: Entry) -> tuple[int, str, bytes]:
            load = loads.get(entry.id, 0)
            return load, lap_ticket(self.h, key, load + 1, entry.id), entry.id.encode()

        chosen = min(suited, key=rank)
        return chosen, loads.get(chosen.id, 0) + 1

    def leader(self, unit: str, team: list[Member]) -> str:
        """7.4 The leader's id."""
        key = key_of(self.h, self.seed, "leaders")
        ids = [member.inspector.id for member in team if self.slots[member.slot]["leads"]]
        return min(ids, key=lambda name: (leader_ticket(self.h, key, unit, name), name.encode()))

    def members(self, unit: str, team: list[Member]) -> list[Json]:
        """8.1 A team's members in slot and place order."""
        leader = self.leader(unit, team)
        return [
            {
                "inspector": member.inspector.id,
                "department": member.inspector.kind,
                "leader": member.inspector.id == leader,
                "lap": member.lap,
            }
            for member in team
        ]


def area_fits(rule: str, one: str, two: str) -> bool:
    """7.1 The area rule."""
    if rule == "any":
        return True
    if one == "" or two == "":
        return False
    return (one == two) == (rule == "same")


def stop_at_place(second: Second, target: Entry, slot: int) -> Stopped:
    """7.5 The stop at a target's place."""
    counts = dict.fromkeys(CAUSES, 0)
    for inspector in second.department(slot):
        counts[second.unsuited(inspector, target, slot) or "already in the team"] += 1
    return Stopped(target.id, second.slots[slot]["department"], counts)


def deal_team(second: Second, target: Entry, loads: dict[str, int]) -> list[Member]:
    """7.2 One target's team, by dealing."""
    team: list[Member] = []
    for slot, rule in enumerate(second.slots):
        for _ in range(rule["count"]):
            taken = {member.inspector.id for member in team}
            suited = [
                inspector
                for inspector in second.department(slot)
                if second.unsuited(inspector, target, slot) is None and inspector.id not in taken
            ]
            if not suited:
                raise stop_at_place(second, target, slot)
            second.forced += len(suited) == 1
            chosen, lap = second.least(suited, loads)
            loads[chosen.id] = lap
            team.append(Member(chosen, slot, lap))
    return team


def teams_by_dealing(second: Second, drawn: list[Drawn]) -> list[Json]:
    """7.2, 7.3 The teams with `dealing`."""
    loads: dict[str, int] = {}
    teams = []
    for one in drawn:
        target = one.entry
        listed = second.members(target.id, deal_team(second, target, loads))
        teams.append({"target": target.id, "group": None, "lap": None, "members": listed})
    return teams


def form_group(second: Second, group: str, loads: dict[str, int]) -> list[Member]:
    """7.3 One group, of inspectors of load 0."""
    team: list[Member] = []
    for slot, rule in enumerate(second.slots):
        for _ in range(rule["count"]):
            inspectors = second.department(slot)
            suited = [one for one in inspectors if one.eligible and loads.get(one.id, 0) == 0]
            if not suited:
                excluded = sum(not one.eligible for one in inspectors)
                causes = {"standing": excluded, "already in a group": len(inspectors) - excluded}
                raise Stopped(group, rule["department"], causes)
            chosen, lap = second.least(suited, loads)
            loads[chosen.id] = lap
            team.append(Member(chosen, slot, lap))
    return team


def first_unsuited(second: Second, target: Entry, team: list[Member]) -> tuple[str, str] | None:
    """7.3, 7.5 The first member of a group who does not suit a target, with the cause."""
    for member in team:
        cause = second.unsuited(member.inspector, target, member.slot)
        if cause is not None:
            return member.inspector.id, cause
    return None


def teams_by_groups(second: Second, drawn: list[Drawn], count: int) -> list[Json]:
    """7.3 The teams with `groups`."""
    key = key_of(second.h, second.seed, "groups")
    held: dict[str, int] = {}
    groups: dict[str, list[Member]] = {}
    for number in range(1, count + 1):
        groups[f"group/{number}"] = form_group(second, f"group/{number}", held)
    loads = dict.fromkeys(groups, 0)

    def rank(name: str) -> tuple[int, str, bytes]:
        return loads[name], lap_ticket(second.h, key, loads[name] + 1, name), name.encode()

    teams = []
    for one in drawn:
        causes = {name: first_unsuited(second, one.entry, team) for name, team in groups.items()}
        suited = [name for name in groups if causes[name] is None]
        if not suited:
            raise Stopped(one.entry.id, None, causes)
        second.forced += len(suited) == 1
        chosen = min(suited, key=rank)
        loads[chosen] += 1
        listed = second.members(chosen, groups[chosen])
        teams.append({"target": one.entry.id, "group": chosen, "lap": loads[chosen], "members": listed})
    return teams


def teams_of(
    announcement: Json, seed: str, drawn: list[Drawn], roll: list[Entry], recusals: list[Recusal]
) -> tuple[list[Json], int]:
    """Section 7: the teams, and how many places (with groups: targets) were forced."""
    head = announcement["inspectors"]
    recused = {(recusal.target, recusal.inspector) for recusal in recusals}
    second = Second(announcement["hash"], seed, head["slots"], roll, recused)
    if head["matching"] == "dealing":
        return teams_by_dealing(second, drawn), second.forced
    return teams_by_groups(second, drawn, head["groups"]), second.forced


# Section 8: the record and the extract


@dataclass(frozen=True)
class Frozen:
    """The rolls of one draw, read."""

    targets: list[Entry]
    inspectors: list[Entry] | None
    recusals: list[Recusal]


def read_frozen(
    announcement: Json, targets: bytes, inspectors: bytes | None, recusals: bytes | None
) -> Frozen:
    """Section 2: the files against the announcement."""
    h, head = announcement["hash"], announcement["inspectors"]
    roll = read_roll(targets, announcement["targets"]["form"], "targets")
    check_frozen(h, announcement["targets"], [entry.line for entry in roll], "targets")
    if head is None:
        require(inspectors is None and recusals is None, "3.1", "inspectors or recusals beside null")
        return Frozen(roll, None, [])
    if inspectors is None:
        raise Refused("3.1", "the inspectors' roll is missing")
    people = read_roll(inspectors, head["form"], "inspectors")
    check_frozen(h, head, [entry.line for entry in people], "inspectors")
    if head["recusals"] is None:
        require(recusals is None, "2.8", "recusals beside null")
        return Frozen(roll, people, [])
    if recusals is None:
        raise Refused("2.8", "the recusals are missing")
    pairs = read_recusals(recusals, head["recusals"]["form"], "recusals")
    check_recused(pairs, roll, people, "recusals")
    check_frozen(h, head["recusals"], [pair.line for pair in pairs], "recusals")
    return Frozen(roll, people, pairs)


def drawn_json(drawn: list[Drawn]) -> list[Json]:
    """8.1 The record's `drawn`."""
    return [{"id": one.entry.id, "stratum": one.entry.kind, "ticket": one.ticket} for one in drawn]


def replay(
    announcement: bytes,
    reveals: Sequence[Any],
    targets: bytes,
    inspectors: bytes | None = None,
    recusals: bytes | None = None,
) -> tuple[Json, int | None]:
    """The record, and the number of forced places (None without inspectors)."""
    head = check_announcement(parse(announcement, "announcement"))
    frozen = read_frozen(head, targets, inspectors, recusals)
    check_counts(head["targets"], frozen.targets)
    check_quotas(head["targets"])
    check_reveals(head, reveals)
    seed = seed_of(head, reveals)
    drawn, cutoffs = drawn_targets(head, seed, frozen.targets)
    teams: list[Json] | None = None
    forced: int | None = None
    if frozen.inspectors is not None:
        teams, forced = teams_of(head, seed, drawn, frozen.inspectors, frozen.recusals)
    record = {
        "protocol": PROTOCOL,
        "announcement": head,
        "reveals": list(reveals),
        "seed": seed,
        "cutoffs": cutoffs,
        "drawn": drawn_json(drawn),
        "teams": teams,
    }
    return record, forced


def draw(
    announcement: bytes,
    reveals: Sequence[Any],
    targets: bytes,
    inspectors: bytes | None = None,
    recusals: bytes | None = None,
) -> bytes:
    """8.1 The record's bytes, canonical and without LF, from the files' contents."""
    return canonical(replay(announcement, reveals, targets, inspectors, recusals)[0])


def extract_of(record: Json) -> Json:
    """8.4 The public extract of a record."""
    announcement = record["announcement"]
    drawn = record["drawn"]
    if announcement["targets"]["form"] == "sealed":
        drawn = sorted((one["id"] for one in drawn), key=str.encode)
    kept = {name: record[name] for name in ("protocol", "announcement", "reveals", "seed", "cutoffs")}
    return {**kept, "drawn": drawn, "record": json_digest(announcement["hash"], record)}


def extract(record: bytes) -> bytes:
    """8.4 The extract's bytes."""
    return canonical(extract_of(check_record(parse(record, "record"))))


def check_head(found: Json, where: str) -> Json:
    """8.1, 8.4 What the record and the extract share; a reveal's form is not looked at here."""
    require(found["protocol"] == PROTOCOL, "8.1", f"{where}: unknown protocol {found['protocol']!r}")
    check_announcement(found["announcement"])
    array(found["reveals"], f"{where}: reveals")
    hex_string(found["seed"], 64, f"{where}: seed")
    for item in array(found["cutoffs"], f"{where}: cutoffs"):
        cutoff = members(item, "stratum cutoff", f"{where}: cutoffs")
        identifier(cutoff["stratum"], f"{where}: cutoffs")
        if cutoff["cutoff"] is not None:
            hex_string(cutoff["cutoff"], 64, f"{where}: cutoffs")
    return found


def check_drawn(value: Value, where: str) -> None:
    """8.1 The form of `drawn`."""
    for item in array(value, where):
        one = members(item, "id stratum ticket", where)
        identifier(one["id"], where)
        identifier(one["stratum"], where)
        hex_string(one["ticket"], 64, where)


def check_team(value: Value, where: str) -> None:
    """8.1 The form of one of `teams`."""
    team = members(value, "target group lap members", where)
    identifier(team["target"], where)
    if team["group"] is not None:
        identifier(team["group"], where)
    if team["lap"] is not None:
        integer(team["lap"], 1, where)
    for item in array(team["members"], where):
        member = members(item, "inspector department leader lap", where)
        identifier(member["inspector"], where)
        identifier(member["department"], where)
        boolean(member["leader"], where)
        integer(member["lap"], 1, where)


def check_record(value: Value) -> Json:
    """8.1 The record's form."""
    found = members(value, "protocol announcement reveals seed cutoffs drawn teams", "record")
    check_head(found, "record")
    check_drawn(found["drawn"], "record: drawn")
    if found["announcement"]["inspectors"] is None:
        require(found["teams"] is None, "8.1", "record: teams: expected null without inspectors")
        return found
    for team in array(found["teams"], "record: teams"):
        check_team(team, "record: teams")
    return found


def check_extract(value: Value) -> Json:
    """8.4 The extract's form."""
    found = members(value, "protocol announcement reveals seed cutoffs drawn record", "extract")
    check_head(found, "extract")
    hex_string(found["record"], 64, "extract: record")
    if found["announcement"]["targets"]["form"] == "open":
        check_drawn(found["drawn"], "extract: drawn")
        return found
    ids = [identifier(item, "extract: drawn").encode() for item in array(found["drawn"], "extract: drawn")]
    require(ids == sorted(set(ids)), "8.4", "extract: drawn: not strictly ascending")
    return found


# Making an announcement


def roll_head(h: str, form: str, lines: list[bytes]) -> Json:
    """3.1 The form, root and size."""
    return {"form": form, "root": root(h, lines), "size": len(lines)}


def announced_strata(roll: list[Entry], strata: Mapping[str, tuple[str, str, str]]) -> list[Json]:
    """3.1, 3.2 The strata of a roll, from (ratio, base, rounding) for each."""
    counted = count_strata(roll)
    require(set(counted) == set(strata), "3.1", f"strata: expected {sorted(counted)}, found {sorted(strata)}")
    found = []
    for name, (scope, eligible) in counted.items():
        text, base, rounding = strata[name]
        one_of(base, ("scope", "eligible"), "base")
        one_of(rounding, ("up", "half-up", "down"), "rounding")
        quota = quota_of(text, scope if base == "scope" else eligible, eligible, rounding)
        found.append({
            "name": name, "scope": scope, "eligible": eligible, "ratio": text, "base": base,
            "rounding": rounding, "quota": quota,
        })  # fmt: skip
    return found


def check_feasible(announcement: Json, frozen: Frozen) -> None:
    """3.6 What the maker checks before announcing."""
    head = announcement["inspectors"]
    if head is None or frozen.inspectors is None:
        return
    recused = {(recusal.target, recusal.inspector) for recusal in frozen.recusals}
    second = Second(announcement["hash"], "", head["slots"], frozen.inspectors, recused)
    for slot, rule in enumerate(head["slots"]):
        inspectors = second.department(slot)
        for target in frozen.targets:
            if not target.eligible:
                continue
            suited = sum(second.unsuited(one, target, slot) is None for one in inspectors)
            message = f"{target.id!r}, {rule['department']!r}: {suited} suit, {rule['count']} needed"
            require(suited >= rule["count"], "3.6", message)
        if head["matching"] == "groups":
            eligible = sum(one.eligible for one in inspectors)
            needed = head["groups"] * rule["count"]
            require(
                needed <= eligible, "3.6", f"{rule['department']!r}: {eligible} eligible, {needed} needed"
            )


def announced_inspectors(
    h: str,
    inspectors: bytes,
    form: str,
    recusals: bytes | None,
    recusals_form: str,
    matching: str,
    groups: int | None,
    slots: Sequence[Json],
) -> Json:
    """3.1 inspectors."""
    roll = read_roll(inspectors, form, "inspectors")
    pairs = None
    if recusals is not None:
        lines = [pair.line for pair in read_recusals(recusals, recusals_form, "recusals")]
        pairs = roll_head(h, recusals_form, lines)
    head = roll_head(h, form, [entry.line for entry in roll])
    return {**head, "recusals": pairs, "matching": matching, "groups": groups, "slots": list(slots)}


def announce(
    *,
    task: str,
    targets: bytes,
    strata: Mapping[str, tuple[str, str, str]],
    entropy: Sequence[Json],
    made_at: str,
    draw_by: str,
    round_: int = 1,
    hash_: str = "sha256",
    voids: Json | None = None,
    targets_form: str = "open",
    inspectors: bytes | None = None,
    inspectors_form: str = "open",
    recusals: bytes | None = None,
    recusals_form: str = "open",
    matching: str = "dealing",
    groups: int | None = None,
    slots: Sequence[Json] = (),
    publish_from: str | None = None,
    feasible: bool = True,
) -> bytes:
    """Section 3: the announcement's bytes; `strata` gives (ratio, base, rounding) by name.

    With `feasible` false 3.6 is not checked, so that a stop can be tried.
    """
    one_of(hash_, HASHES, "hash")
    roll = read_roll(targets, one_of(targets_form, FORMS, "form"), "targets")
    second = None
    if inspectors is not None:
        second = announced_inspectors(
            hash_, inspectors, one_of(inspectors_form, FORMS, "form"), recusals,
            one_of(recusals_form, FORMS, "form"), matching, groups, slots,
        )  # fmt: skip
    head = roll_head(hash_, targets_form, [entry.line for entry in roll])
    whole = {
        "protocol": PROTOCOL,
        "hash": hash_,
        "task": task,
        "round": round_,
        "voids": voids,
        "targets": {**head, "strata": announced_strata(roll, strata)},
        "inspectors": second,
        "entropy": list(entropy),
        "made_at": made_at,
        "draw_by": draw_by,
        "publish_from": publish_from,
    }
    check_announcement(whole)
    frozen = read_frozen(whole, targets, inspectors, recusals)
    if feasible:
        check_feasible(whole, frozen)
    return canonical(whole)
