"""Invalid rounds that steps 8 and 9 refuse: teams that were not dealt, and teams that must not be."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from drawing import Entry, Second, draw_teams, entries_of, ticket
from edits import put, swap
from rounds import Edit, Plan, Round, make
from sealing import Json
from tasks import ANY, FIRE, FIRMS, FULL, GROUPS, MARKET, PEOPLE, SHOPS
from vectors import broken

# ── single changes of a record's teams ────────────────────────────────────────────────────────────────────

REPLAYED = "Teams are replayed from 7.2 to 7.4, member by member."


def teams(made: Round) -> list[Json]:
    found: list[Json] = made.record["teams"]
    return found


def first(made: Round) -> Json:
    return teams(made)[0]["members"]


def leader(made: Round) -> Json:
    return next(member for member in first(made) if member["leader"])


def follower(made: Round, department: str) -> Json:
    return next(one for one in first(made) if not one["leader"] and one["department"] == department)


def no_leader(made: Round) -> None:
    leader(made)["leader"] = False


def two_leaders(made: Round) -> None:
    follower(made, MARKET)["leader"] = True


def other_leader(made: Round) -> None:
    other = follower(made, MARKET)
    leader(made)["leader"] = False
    other["leader"] = True


def leader_of_another_department(made: Round) -> None:
    other = follower(made, FIRE)
    leader(made)["leader"] = False
    other["leader"] = True


def alone(made: Round) -> None:
    first(made)[:] = [leader(made)]


def same_twice(made: Round) -> None:
    first(made)[:] = [leader(made), {**leader(made), "leader": False, "lap": leader(made)["lap"] + 1}]


def of(made: Round, standing: str) -> Iterator[Entry]:
    return (entry for entry in entries_of(made.lines["inspectors"]) if entry.standing.startswith(standing))


def someone(choose: Callable[[Round, Entry], bool], place: Callable[[Round], Json] = first) -> Edit:
    """Put somebody else of the same department in place of a member who does not lead."""

    def edit(made: Round) -> None:
        there = {member["inspector"] for member in place(made)}
        for member in place(made):
            for entry in entries_of(made.lines["inspectors"]):
                fits = entry.part == member["department"] and entry.id not in there
                if fits and not member["leader"] and choose(made, entry):
                    member["inspector"] = entry.id
                    return
        raise LookupError

    return edit


def recused(made: Round) -> None:
    """Exchange a member for a recused inspector of the same department, leader or not."""
    pairs = {(one.id, one.part) for one in entries_of(made.lines["recusals"])}
    for team in teams(made):
        there = {member["inspector"] for member in team["members"]}
        for member in team["members"]:
            for entry in entries_of(made.lines["inspectors"]):
                fits = entry.part == member["department"] and entry.id not in there
                if fits and (team["target"], entry.id) in pairs:
                    member["inspector"] = entry.id
                    return
    raise LookupError


def moved_lap(made: Round) -> None:
    first(made)[0]["lap"] += 1


def stranger(made: Round) -> None:
    follower(made, FIRE)["inspector"] = "F-09"


def wrong_department(made: Round) -> None:
    follower(made, FIRE)["department"] = "综合科"


def outsider(made: Round) -> None:
    follower(made, FIRE).update(inspector="X-01", department="综合科")


def targets_exchanged(made: Round) -> None:
    one, two = teams(made)[:2]
    one["target"], two["target"] = two["target"], one["target"]


def busy(made: Round) -> None:
    """Two teams' members of one slot change places, laps with them."""
    one, two = (next(m for m in team["members"] if m["department"] == FIRE) for team in teams(made)[:2])
    if one["inspector"] == two["inspector"]:
        raise LookupError
    one["inspector"], two["inspector"] = two["inspector"], one["inspector"]


# Who is recused must not come into a team by what another vector changes.
OPEN = replace(FULL, recusals=())

CHANGES: tuple[tuple[str, str, tuple[int, ...], str, str, Plan, Edit], ...] = (
    ("recused-pair", "A recused inspector stands in a team.", (8, 9), "7.1", "No recused pair is in any team.", FULL, recused),
    ("two-leaders", "A team has two leaders, both of the leading department.", (8, 9), "7.4", "A team has one leader.", FULL, two_leaders),
    ("no-leader", "A team has no leader.", (8, 9), "7.4", "A team has one leader.", FULL, no_leader),
    ("another-leader", "The other member of the leading department leads.", (8,), "7.4", "The leader is the one with the smallest ticket among the leading slot's members.", FULL, other_leader),
    ("leader-of-another-department", "The member of another department leads.", (8, 9), "7.4", "The leader is of the leading department.", FULL, leader_of_another_department),
    ("team-of-one", "A team is its leader alone.", (8, 9), "9", "A team has at least two inspectors.", FULL, alone),
    ("same-inspector-twice", "A team is one inspector twice, which only looks like two.", (8, 9), "9", "A team has at least two inspectors.", OPEN, same_twice),
    ("member-dropped", "A team lacks a member, but still has two.", (8,), "7.2", REPLAYED, FULL, lambda made: first(made).remove(follower(made, FIRE))),
    ("member-added", "A team has one member more than places.", (8,), "7.2", REPLAYED, OPEN, lambda made: first(made).append({"inspector": "X-01", "department": "综合科", "leader": False, "lap": 1})),
    ("members-swapped", "Two members of a team stand in another order.", (8,), "8.1", "Members stand in slot and place order.", FULL, lambda made: first(made).reverse()),
    ("lap-wrong", "A member's lap is one too high.", (8,), "7.2", "The lap is the load before the place is taken, plus 1.", FULL, moved_lap),
    ("inspector-excluded", "An excluded inspector stands in a team.", (8,), "7.1", "Only eligible inspectors suit.", OPEN, someone(lambda _, entry: not entry.eligible)),
    ("inspector-chosen", "Another eligible inspector of the same department stands in a place.", (8,), "7.2", REPLAYED, OPEN, someone(lambda _, entry: entry.eligible)),
    ("inspector-stranger", "A member is not in the inspectors' roll.", (8,), "7.1", "Only inspectors of the frozen roll suit.", OPEN, stranger),
    ("inspector-of-unannounced-department", "A member is of a department that has no slot.", (8,), "7.1", "An inspector suits a slot of the own department.", OPEN, outsider),
    ("department-wrong", "A member is written down under another department.", (8,), "8.1", "A member's department is that of the slot.", OPEN, wrong_department),
    ("inspectors-exchanged", "Two teams' members changed places.", (8,), "7.2", REPLAYED, OPEN, busy),
    ("targets-exchanged", "Two teams changed targets.", (8,), "7.2", REPLAYED, OPEN, targets_exchanged),
    ("teams-swapped", "The first two teams stand in another order.", (8,), "8.1", "Teams stand in drawn order.", FULL, swap("record.teams")),
    ("team-missing", "A drawn target has no team.", (8,), "7.3", "Every drawn target has its team.", FULL, lambda made: teams(made).pop()),
    ("team-twice", "A target's team stands twice.", (8,), "7.3", "Every drawn target has one team.", FULL, lambda made: teams(made).append(teams(made)[-1])),
    ("teams-none", "No drawn target has a team.", (8,), "7.3", "Every drawn target has its team.", FULL, put("record.teams", [])),
    ("group-with-dealing", "A dealt team bears a group's id.", (8,), "8.1", "The group is null with dealing.", FULL, put("record.teams.0.group", "group/1")),
    ("group-lap-with-dealing", "A dealt team has a lap of its own.", (8,), "8.1", "The group's lap is null with dealing.", FULL, put("record.teams.0.lap", 1)),
    ("group-null", "A team of groups does not name its group.", (8,), "8.1", "The group is named with groups.", GROUPS, put("record.teams.0.group", None)),
    ("group-lap-wrong", "The lap of a team's group is one too high.", (8,), "7.3", "The lap is the group's load before, plus 1.", GROUPS, put("record.teams.0.lap", 2)),
    ("group-member-lap-wrong", "A group member's lap counts targets.", (8,), "8.1", "A group member's lap is 1.", GROUPS, put("record.teams.1.members.0.lap", 2)),
    ("group-unknown", "A team names a third group where two were formed.", (8,), "7.3", "Groups are group/1 to group/G.", GROUPS, put("record.teams.0.group", "group/3")),
)  # fmt: skip


def changes() -> Iterator[Json]:
    for name, comment, fails, rule, why, plan, edit in CHANGES:
        yield broken(f"team-{name}", comment, make(plan, recorded=edit), fails, rule, why)
    yield broken(
        "team-another-group",
        "A target goes to the other group, which suits as well and held no more.",
        make(replace(GROUPS, recusals=()), recorded=other_group),
        8,
        "7.3",
        "Among equals the smallest (ticket, group id) takes the target.",
    )
    two = replace(GROUPS, slots=((MARKET, 2, True, ANY), (FIRE, 1, False, ANY)), recusals=())
    yield broken(
        "group-with-two-leaders",
        "A group has another leader at its second target.",
        make(two, recorded=leader_by_target),
        8,
        "7.4",
        "With groups the unit is the group's id, so that a group keeps its leader.",
    )


def other_group(made: Round) -> None:
    """Swap the groups of all teams, members and laps with them: as if the names had been drawn otherwise."""
    by_group = {team["group"]: team["members"] for team in teams(made)}
    other = {"group/1": "group/2", "group/2": "group/1"}
    for team in teams(made):
        team["group"] = other[team["group"]]
        team["members"] = [dict(member) for member in by_group[team["group"]]]


def leader_by_target(made: Round) -> None:
    """Exchange the leaders of one team only."""
    market = [member for member in teams(made)[-1]["members"] if member["department"] == MARKET]
    for member in market:
        member["leader"] = not member["leader"]


# ── other ways to deal ────────────────────────────────────────────────────────────────────────────────────


class ByRoll(Second):
    """The first who suits in the order of the roll."""

    def least(self, purpose: str, names: Iterable[str], loads: dict[str, int]) -> tuple[str, int]:
        if purpose == "groups":
            return super().least(purpose, names, loads)
        chosen = next(iter(names))
        loads[chosen] = loads.get(chosen, 0) + 1
        return chosen, loads[chosen]


class ByTicket(Second):
    """The smallest ticket, whatever the load."""

    def least(self, purpose: str, names: Iterable[str], loads: dict[str, int]) -> tuple[str, int]:
        key = self.key(purpose)
        chosen = min(names, key=lambda name: ticket(self.h, key, f"{loads.get(name, 0) + 1}\t{name}"))
        loads[chosen] = loads.get(chosen, 0) + 1
        return chosen, loads[chosen]


class ByFirstLap(Second):
    """The tickets of the first lap on every lap."""

    def least(self, purpose: str, names: Iterable[str], loads: dict[str, int]) -> tuple[str, int]:
        key = self.key(purpose)
        chosen = min(names, key=lambda name: (loads.get(name, 0), ticket(self.h, key, f"1\t{name}")))
        loads[chosen] = loads.get(chosen, 0) + 1
        return chosen, loads[chosen]


class ByColon(Second):
    """Tickets that join lap and id by a colon."""

    def least(self, purpose: str, names: Iterable[str], loads: dict[str, int]) -> tuple[str, int]:
        key = self.key(purpose)

        def rank(name: str) -> tuple[int, str]:
            load = loads.get(name, 0)
            return load, ticket(self.h, key, str(load + 1), name)

        chosen = min(names, key=rank)
        loads[chosen] = loads.get(chosen, 0) + 1
        return chosen, loads[chosen]


class ByTargetsKey(Second):
    """The key for targets for every purpose."""

    def key(self, _purpose: str) -> str:
        return super().key("targets")


class Careless(Second):
    """Nobody looks at needs, recusals or areas."""

    def cause(self, inspector: Entry, target: Entry, slot: Json) -> str | None:
        found = super().cause(inspector, target, slot)
        return found if found in {None, "standing"} else None


class WithoutNeeds(Second):
    def cause(self, inspector: Entry, target: Entry, slot: Json) -> str | None:
        return super().cause(inspector, replace(target, codes=()), slot)


class AnyNeed(Second):
    """One of the needs is enough."""

    def cause(self, inspector: Entry, target: Entry, slot: Json) -> str | None:
        shared = tuple(code for code in target.codes if code in inspector.codes)
        return (
            super().cause(inspector, replace(target, codes=shared), slot)
            if shared or not target.codes
            else "skills"
        )


class WithoutAreas(Second):
    def cause(self, inspector: Entry, target: Entry, slot: Json) -> str | None:
        return super().cause(inspector, target, {**slot, "area": "any"})


class EmptyAreas(Second):
    """Empty areas count as different ones."""

    def cause(self, inspector: Entry, target: Entry, slot: Json) -> str | None:
        inspector = replace(inspector, area=inspector.area or "-")
        return super().cause(inspector, replace(target, area=target.area or "+"), slot)


class LeaderByKey(Second):
    """The leader's ticket without the target: one would lead whenever present."""

    def members(self, _unit: str, placed: list[tuple[Json, str, int]]) -> list[Json]:
        return super().members("", placed)


class NobodyThere(Second):
    """Slots whose department has nobody eligible are passed over."""

    def __init__(self, *given: Json) -> None:
        super().__init__(*given)
        self.slots = [slot for slot in self.slots if any(one.eligible for one in self.of(slot))]


def dealt_by(kind: type[Second]) -> Edit:
    def edit(made: Round) -> None:
        names = [one["id"] for one in made.drawn]
        found, _ = draw_teams(made.announcement, made.seed, names, made.lines, kind)
        if found == made.record["teams"]:
            raise ValueError(kind)
        made.record["teams"] = found

    return edit


AREAS = replace(OPEN, slots=((MARKET, 1, True, "different"), (FIRE, 1, False, "any")), task="YX-2026-011")
HOMELESS = replace(
    OPEN,
    inspectors=(*PEOPLE, ("F-04", FIRE, "eligible", "", "food")),
    strata={**FULL.strata, "企业": ("1/1", "scope", "up")},
    slots=((MARKET, 1, True, ANY), (FIRE, 1, False, "different")),
    task="YX-2026-018",
)
NEEDY = replace(
    OPEN,
    task="YX-2026-012",
    targets=tuple(
        (*row[:4], "food,weights" if row[1] == "企业" and row[2] == "eligible" else "")
        for row in FULL.targets
    ),
    inspectors=(
        *((f"M-1{i}", MARKET, "eligible", "", "food,weights") for i in range(2)),
        *((f"M-2{i}", MARKET, "eligible", "", "food") for i in range(3)),
        *((f"F-1{i}", FIRE, "eligible", "", "food,weights") for i in range(2)),
    ),
)
BARRED = replace(
    FULL,
    task="YX-2026-013",
    recusals=tuple(sorted((row[0], "M-02", "近亲属") for row in (*FIRMS, *SHOPS))),
    slots=((MARKET, 1, True, ANY), (FIRE, 1, False, ANY)),
    targets=tuple((*row[:4], "") for row in FULL.targets),
)
MANY = replace(
    OPEN,
    strata={**FULL.strata, "企业": ("1/1", "scope", "up"), "个体工商户": ("1/1", "scope", "up")},
    task="YX-2026-014",
)

KINDS: tuple[tuple[str, str, tuple[int, ...], str, str, Plan, type[Second]], ...] = (
    ("by-order-of-roll", "Always the first of the roll who suits is taken.", (8,), "7.2", "A place goes to the least load, among equals to the smallest ticket.", OPEN, ByRoll),
    ("by-ticket-alone", "The smallest ticket takes the place, whatever the load.", (8,), "7.2", "A place goes to the least load.", MANY, ByTicket),
    ("by-tickets-of-first-lap", "Every lap has the tickets of the first, so that the order of turns repeats.", (8,), "7.2", "The ticket is made with lap = load + 1.", MANY, ByFirstLap),
    ("tickets-joined-by-colon", "Tickets join lap and id by a colon.", (8,), "7.2", "A TAB stands between lap and id.", MANY, ByColon),
    ("key-for-targets", "Tickets of inspectors and leaders are made with the key for targets.", (8,), "5.2", "Each purpose has its own key.", MANY, ByTargetsKey),
    ("recusals-ignored", "Recusals are not looked at.", (8, 9), "7.1", "A recused inspector does not suit.", BARRED, Careless),
    ("needs-ignored", "Needs are not looked at.", (8,), "7.1", "Skills contain all of the target's needs.", NEEDY, WithoutNeeds),
    ("one-need-enough", "One of a target's two needs is enough.", (8,), "7.1", "Skills contain all of the target's needs.", NEEDY, AnyNeed),
    ("areas-ignored", "The area rule is not looked at.", (8,), "7.1", "Areas differ where the slot says so.", AREAS, WithoutAreas),
    ("empty-area-differs", "An empty area counts as a different one.", (8,), "7.1", "Areas differ and neither is empty.", HOMELESS, EmptyAreas),
    ("leader-of-no-unit", "The leader's ticket is made without the target.", (8,), "7.4", "The unit is the target's id.", MANY, LeaderByKey),
)  # fmt: skip


def deals() -> Iterator[Json]:
    for name, comment, fails, rule, why, plan, kind in KINDS:
        yield broken(f"dealt-{name}", comment, make(plan, recorded=dealt_by(kind)), fails, rule, why)
    crowded = replace(BARRED, groups=2, matching="groups")
    bare = replace(crowded, recusals=((FIRMS[0][0], "M-02", "近亲属"),))
    for name, comment, rule, kind in (
        ("by-order-of-roll", "Groups are formed in the order of the roll.", "7.3", ByRoll),
        (
            "key-for-targets",
            "Groups and their tickets are made with the key for targets.",
            "5.2",
            ByTargetsKey,
        ),
    ):
        made = make(replace(bare, task="YX-2026-015"), recorded=dealt_by(kind))
        yield broken(
            f"grouped-{name}",
            comment,
            made,
            8,
            rule,
            "Groups are formed by the rule of dealing, and matched by the key for groups.",
        )


def short_teams() -> Iterator[Json]:
    """7.5: draws that must stop, and were made all the same."""
    slots = ((MARKET, 1, True, ANY), (FIRE, 1, False, ANY))
    thin = tuple(row for row in PEOPLE if row[0] not in {"F-01", "F-02"})
    stopped = replace(
        OPEN, inspectors=(*thin, ("F-04", FIRE, "eligible", "", "")), slots=slots, task="YX-2026-016"
    )
    yield broken(
        "short-team-formed-by-unskilled",
        "Nobody of a department has the skills that a target needs, and somebody without them was sent.",
        make(stopped, dealer=Careless),
        8,
        "7.5",
        "A place that nobody suits stops the whole draw.",
    )
    lonely = replace(OPEN, inspectors=thin, slots=slots, task="YX-2026-017")
    yield broken(
        "short-team-formed-of-one",
        "A department has no eligible inspector, and each team was formed without its place.",
        make(lonely, dealer=NobodyThere),
        (8, 9),
        "7.5",
        "A short team is never formed silently.",
    )


def tests() -> list[Json]:
    return [*changes(), *deals(), *short_teams()]
