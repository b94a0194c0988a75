"""Draws that must stop (spec 7.5): no record, but the target or group, the slot, and the causes counted."""

from dataclasses import replace

from drawing import Stopped, draw_teams
from rounds import ROLLS, Plan, Round, make
from sealing import Json, pack
from tasks import ANY, FIRE, FIRMS, FULL, GROUPS, MARKET, PEOPLE, SHOPS
from vectors import data, refused

CENSUS = {**FULL.strata, "企业": ("1/1", "scope", "up"), "个体工商户": ("1/1", "scope", "up")}
PLAIN = replace(FULL, recusals=(), slots=((MARKET, 1, True, ANY), (FIRE, 1, False, ANY)), strata=CENSUS)
ONE = replace(PLAIN, targets=FIRMS[1:2], strata={"企业": ("1/1", "scope", "up")})
EASY = tuple((*row[:4], "") for row in FULL.targets)


def people(*without: str) -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in PEOPLE if row[0] not in without)


def needing(code: str) -> tuple[tuple[str, ...], ...]:
    return tuple((*row[:4], code) if row[0] == FIRMS[4][0] else row for row in FULL.targets)


def barring(*names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((FIRMS[1][0], name, "近亲属") for name in names))


MIXED = (
    ("F-01", FIRE, "excluded:on-leave", "通海县", ""),
    ("F-02", FIRE, "eligible", "通海县", ""),
    ("F-03", FIRE, "eligible", "江川区", "food"),
    ("F-04", FIRE, "eligible", "江川区", "food"),
    ("F-05", FIRE, "eligible", "", "food"),
    ("F-06", FIRE, "excluded:certificate-expired", "江川区", "food"),
)
MARKETEERS = tuple(row for row in PEOPLE if row[1] == MARKET)
GROUPED = replace(GROUPS, strata=CENSUS, recusals=())

STOPS: tuple[tuple[str, str, Plan], ...] = (
    ("standing", "A department's only inspector is excluded.", replace(PLAIN, inspectors=people("F-01", "F-02"))),
    ("nobody-at-all", "A department has nobody in the roll.", replace(PLAIN, inspectors=people("F-01", "F-02", "F-03"))),
    ("skills", "One target needs what nobody of a department is skilled in; it is not the first one drawn.", replace(PLAIN, targets=needing("tanks"))),
    ("skills-sm3", "The same with SM3.", replace(PLAIN, targets=needing("tanks"), hash="sm3")),
    ("skills-sealed", "The same with sealed rolls.", replace(PLAIN, targets=needing("tanks"), sealed=("targets", "inspectors"))),
    ("recusal", "Both eligible inspectors of a department are recused.", replace(PLAIN, recusals=barring("F-01", "F-02"))),
    ("area-same", "Nobody is of the target's area.", replace(PLAIN, targets=tuple((*row[:3], "元江县", "") if row[0] == FIRMS[4][0] else row for row in EASY), slots=((MARKET, 1, True, ANY), (FIRE, 1, False, "same")))),
    ("area-different-empty", "The target has no area, where another one is wanted.", replace(PLAIN, targets=tuple((*row[:3], "", "") if row[0] == SHOPS[1][0] else row for row in EASY), slots=((MARKET, 1, True, "different"), (FIRE, 1, False, ANY)))),
    ("already-in-the-team", "Three places and two eligible inspectors: both are in the team.", replace(PLAIN, slots=((MARKET, 1, True, ANY), (FIRE, 3, False, ANY)))),
    ("leading-slot", "The leading department is the one that is short.", replace(PLAIN, slots=((FIRE, 3, True, ANY), (MARKET, 1, False, ANY)))),
    ("every-cause", "Each inspector counts by the first cause that applies: two excluded, one unskilled, one recused, one without an area, one in the team.", replace(ONE, targets=((*FIRMS[1][:4], "food"),), inspectors=(*MARKETEERS, *MIXED), recusals=barring("F-01", "F-02", "F-03"), slots=((MARKET, 1, True, ANY), (FIRE, 2, False, "same")))),
    ("groups-short", "The third group finds nobody of a department: one excluded, two in a group.", replace(GROUPED, groups=3)),
    ("groups-short-in-second-place", "The second place of the second group finds nobody.", replace(GROUPED, groups=2, slots=((FIRE, 1, False, ANY), (MARKET, 3, True, ANY)))),
    ("groups-first-short", "Not even the first group can be formed.", replace(GROUPED, groups=1, slots=((MARKET, 5, True, ANY), (FIRE, 1, False, ANY)))),
    ("groups-skills", "No group has the skills that one target needs.", replace(GROUPED, targets=needing("tanks"))),
    ("groups-recusal", "In each group a member is recused from one target.", replace(GROUPED, recusals=barring("F-01", "F-02"))),
    ("groups-area", "In each group a member of the wrong area stands in a slot.", replace(GROUPED, targets=tuple((*row[:3], "元江县", "") if row[0] == FIRMS[4][0] else row for row in EASY), slots=((MARKET, 1, True, ANY), (FIRE, 1, False, "same")))),
    ("groups-several-causes", "One group lacks a skill, in the other one a member is recused.", replace(GROUPED, groups=2, targets=((*FIRMS[1][:4], "gas"),), strata={"企业": ("1/1", "scope", "up")}, inspectors=(("F-01", FIRE, "eligible", "", "gas"), ("F-02", FIRE, "eligible", "", ""), ("M-01", MARKET, "eligible", "", "gas"), ("M-02", MARKET, "eligible", "", "gas")), recusals=barring("F-01"))),
)  # fmt: skip


def stop(name: str, comment: str, plan: Plan) -> Json:
    made = make(plan, stop_at="drawn")
    flags = [
        flag
        for flag, holds in (
            ("sm3", plan.hash == "sm3"),
            ("sealed", bool(plan.sealed)),
            ("groups", plan.matching == "groups"),
        )
        if holds
    ]
    try:
        draw_teams(made.announcement, made.seed, [one["id"] for one in made.drawn], made.lines)
    except Stopped as found:
        why = "A place that nobody suits stops the whole draw; a short team is never formed silently."
        files = {"announcement.json": data(pack(made.announcement)), **roll_files(made)}
        return refused(
            name, comment, "7.5", why, flags, files=files, reveals=made.reveals, expect=found.expect
        )
    raise ValueError(name)


def roll_files(made: Round) -> Json:
    whole = {name: b"".join(line + b"\n" for line in lines) for name, lines in made.lines.items()}
    return {ROLLS[name]: data(content) for name, content in whole.items()}


def tests() -> list[Json]:
    return [stop(*each) for each in STOPS]
