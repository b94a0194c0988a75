"""What a maker of announcements must give, and must refuse (spec 3.1, 3.2, 3.6)."""

from collections.abc import Iterator
from dataclasses import replace

from rounds import ROLLS, Event, Plan, make
from sealing import Json, pack
from tasks import ANY, FIRE, FIRMS, FULL, GROUPS, MARKET, PEOPLE, SEALED, TINY, voided
from tasks import second as following
from vectors import data, refused, sound

BARE = replace(FULL, inspectors=(), recusals=(), slots=())


def scheme(plan: Plan, caps: dict[str, str] | None = None) -> Json:
    """What is announced, before anything is counted."""
    made = make(replace(plan, slots=plan.slots or ()), stop_at="announced")
    strata = [
        {"name": name, "ratio": ratio, "base": base, "rounding": rounding, "cap": (caps or {}).get(name)}
        for name, (ratio, base, rounding) in sorted(plan.strata.items(), key=lambda item: item[0].encode())
    ]
    members = ("department", "count", "leads", "area")
    return {
        "hash": plan.hash,
        "task": plan.task,
        "round": plan.number,
        "voids": plan.voids,
        "rolls": {
            ROLLS[name]: data(b"".join(line + b"\n" for line in lines)) for name, lines in made.lines.items()
        },
        "sealed": [ROLLS[name] for name in plan.sealed],
        "strata": strata,
        "matching": plan.matching if plan.inspectors else None,
        "groups": plan.groups,
        "slots": [dict(zip(members, slot, strict=True)) for slot in plan.slots],
        "entropy": [source.source(plan) for source in plan.sources],
        "made_at": plan.made_at,
        "draw_by": plan.draw_by,
        "publish_from": plan.publish_from,
    }


def made(name: str, comment: str, plan: Plan, caps: dict[str, str] | None = None) -> Json:
    announcement = pack(make(plan, stop_at="announced").announcement).decode()
    return sound(name, comment, flags(plan, caps), **scheme(plan, caps), announcement=announcement)


def flags(plan: Plan, caps: dict[str, str] | None) -> list[str]:
    conditions = {
        "sm3": plan.hash == "sm3",
        "sealed": bool(plan.sealed),
        "groups": plan.matching == "groups",
        "choice": bool(caps),
        "round-2": plan.number > 1,
    }
    return [flag for flag, holds in conditions.items() if holds]


def no(name: str, comment: str, rule: str, why: str, plan: Plan, caps: dict[str, str] | None = None) -> Json:
    return refused(name, comment, rule, why, flags(plan, caps), **scheme(plan, caps))


def accepted() -> Iterator[Json]:
    yield made("open", "Open rolls, three strata, dealing, recusals.", FULL)
    yield made("sealed-sm3", "Everything sealed, with SM3.", replace(SEALED, hash="sm3"))
    yield made("groups", "Groups.", GROUPS)
    yield made("no-inspectors", "Targets alone.", BARE)
    yield made(
        "publish-from",
        "Not to be known before a day.",
        replace(BARE, publish_from="2026-05-01T00:00:00+08:00"),
    )
    first = voided(TINY)
    yield made("round-2", "A second round that names the void one.", following(first))
    rounded = {
        "企业": ("1/3", "eligible", "half-up"),
        "个体工商户": ("1/2", "scope", "down"),
        "农民专业合作社": ("1/1", "scope", "up"),
    }
    yield made("roundings", "Other ratios, bases and roundings.", replace(BARE, strata=rounded))
    exact = tuple(row for row in PEOPLE if row[0] in {"M-01", "M-02", "F-01"})
    yield made(
        "just-enough-inspectors",
        "Exactly as many inspectors suit as there are places.",
        replace(FULL, inspectors=exact, recusals=()),
    )
    yield made(
        "groups-just-enough",
        "Exactly as many eligible inspectors as the groups take.",
        replace(GROUPS, groups=2),
    )
    needy = tuple((*row[:4], "tanks") if row[2] != "eligible" else row for row in FULL.targets)
    yield made(
        "excluded-target-without-inspectors",
        "Nobody suits an excluded target, which is never drawn.",
        replace(FULL, targets=needy, recusals=()),
    )
    yield made(
        "groups-that-may-stop",
        "With groups a draw may stop for needs; the announcement stands, and the software warns.",
        replace(GROUPS, targets=FULL.targets, recusals=()),
    )
    yield made(
        "cap-just-met",
        "A cap of a third, which a quota of 1 of 3 just meets.",
        replace(BARE, strata={**FULL.strata, "个体工商户": ("1/3", "scope", "down")}),
        {"个体工商户": "1/3"},
    )


def suits_nobody() -> Iterator[Json]:
    rule = "For every eligible target and every slot at least count eligible inspectors of the department suit it."
    lost = tuple((*row[:4], "tanks") if row[0] == FIRMS[2][0] else row for row in FULL.targets)
    yield no(
        "nobody-has-skills",
        "One target needs what nobody is skilled in.",
        "3.6",
        rule,
        replace(FULL, targets=lost, recusals=()),
    )
    split = tuple((*row[:4], "food,weights") if row[0] == FIRMS[2][0] else row for row in FULL.targets)
    yield no(
        "skills-divided",
        "Two needs are met by two inspectors, but by no one of them.",
        "3.6",
        rule,
        replace(FULL, targets=split, recusals=(), slots=((MARKET, 1, True, ANY), (FIRE, 1, False, ANY))),
    )
    yield no(
        "too-few-eligible",
        "Three places, and two eligible inspectors.",
        "3.6",
        rule,
        replace(FULL, slots=((MARKET, 2, True, ANY), (FIRE, 3, False, ANY)), recusals=()),
    )
    barred = tuple(sorted((FIRMS[2][0], name, "近亲属") for name in ("F-01", "F-02")))
    yield no(
        "all-recused",
        "All eligible inspectors of a department are recused from one target.",
        "3.6",
        rule,
        replace(FULL, recusals=barred),
    )
    yield no(
        "recused-but-excluded",
        "The only inspector who is not recused is excluded.",
        "3.6",
        rule,
        replace(FULL, recusals=barred, inspectors=(*PEOPLE, ("F-04", FIRE, "excluded:on-leave", "", "food"))),
    )
    yield no(
        "area-same-nobody",
        "Nobody of a department is of the area of one target.",
        "3.6",
        rule,
        replace(
            FULL,
            targets=tuple(
                (*row[:3], "元江县", row[4]) if row[0] == FIRMS[0][0] else row for row in FULL.targets
            ),
            slots=((MARKET, 1, True, "same"), (FIRE, 1, False, ANY)),
            recusals=(),
        ),
    )
    yield no(
        "area-empty",
        "A target without an area, where the rule wants another one.",
        "3.6",
        rule,
        replace(
            FULL,
            targets=tuple((*row[:3], "", row[4]) if row[0] == FIRMS[0][0] else row for row in FULL.targets),
            slots=((MARKET, 1, True, "different"), (FIRE, 1, False, ANY)),
            recusals=(),
        ),
    )
    yield no(
        "department-unknown",
        "A slot's department is in nobody's line.",
        "3.6",
        rule,
        replace(FULL, slots=((MARKET, 2, True, ANY), ("税务局", 1, False, ANY))),
    )
    yield no(
        "department-all-excluded",
        "A slot's department has an excluded inspector alone.",
        "3.6",
        rule,
        replace(FULL, inspectors=tuple(row for row in PEOPLE if row[0] not in {"F-01", "F-02"}), recusals=()),
    )


def rejected() -> Iterator[Json]:
    yield from suits_nobody()
    many = "With groups, for every slot, groups x count does not exceed the department's eligible inspectors."
    yield no(
        "groups-too-many",
        "Three groups of two departments, one of which has two eligible inspectors.",
        "3.6",
        many,
        replace(GROUPS, groups=3, recusals=()),
    )
    strata = "The strata are exactly those that occur in the roll."
    fewer = {name: rules for name, rules in FULL.strata.items() if name != "企业"}
    yield no(
        "stratum-unplanned", "A stratum of the roll has no ratio.", "3.1", strata, replace(BARE, strata=fewer)
    )
    more = {**FULL.strata, "食品小作坊": ("1/2", "scope", "up")}
    yield no(
        "stratum-empty",
        "A ratio is given for a stratum that nobody is in.",
        "3.1",
        strata,
        replace(BARE, strata=more),
    )
    forms: tuple[tuple[str, str, str, str, Plan], ...] = (
        ("slots-two-lead", "Two slots lead.", "3.1", "Exactly one slot leads.", replace(FULL, slots=((MARKET, 2, True, ANY), (FIRE, 1, True, ANY)))),
        ("slots-nobody-leads", "No slot leads.", "3.1", "Exactly one slot leads.", replace(FULL, slots=((MARKET, 2, False, ANY), (FIRE, 1, False, ANY)))),
        ("slots-one-place", "One place in all.", "3.1", "The counts sum to at least 2.", replace(FULL, slots=((MARKET, 1, True, ANY),), recusals=())),
        ("slots-department-twice", "A department has two slots.", "3.1", "A department has one slot.", replace(FULL, slots=((MARKET, 1, True, ANY), (MARKET, 1, False, ANY)))),
        ("groups-with-dealing", "A number of groups is given with dealing.", "3.1", "groups is null with dealing.", replace(FULL, groups=2)),
        ("groups-missing", "No number of groups is given with groups.", "3.1", "groups is at least 1 with groups.", replace(GROUPS, groups=None)),
        ("no-source", "Nobody shakes the drum.", "3.1", "There is at least one source.", replace(BARE, sources=())),
        ("party-twice", "One party contributes twice.", "4.1", "Party names in one announcement are distinct.", replace(BARE, sources=(FULL.sources[0], FULL.sources[0]))),
        ("publish-from-public-alone", "The list is to stay secret, but its seed will be public.", "3.1", "With publish_from at least one source is a contribution.", replace(BARE, sources=(Event(),), publish_from="2026-05-01T00:00:00+08:00")),
        ("round-1-with-voids", "The first round names a void one.", "3.1", "voids is null in round 1.", replace(BARE, voids={"announcement": "0" * 64, "reason": "x"})),
        ("round-2-without-voids", "The second round names no void one.", "3.1", "From round 2 on voids is an object.", replace(BARE, number=2)),
        ("draw-by-without-offset", "draw_by has no offset.", "1.6", "An instant has its offset.", replace(BARE, draw_by="2026-04-01T18:00:00")),
        ("task-space-at-end", "The task's code ends with a space.", "1.5", "An identifier has no white space at either end.", replace(BARE, task="YX-2026-001 ")),
    )  # fmt: skip
    for name, comment, rule, why, plan in forms:
        yield no(name, comment, rule, why, plan)
    cap = "A hard cap of a ratio that rounding or at least 1 would exceed refuses the announcement."
    yield no(
        "cap-exceeded-by-at-least-one",
        "At most 3 % of three shops would be none, but at least 1 is drawn.",
        "3.2",
        cap,
        replace(BARE, strata={**FULL.strata, "个体工商户": ("3/100", "scope", "down")}),
        {"个体工商户": "3/100"},
    )
    yield no(
        "cap-exceeded-by-rounding-up",
        "At most a quarter of seven firms is 1.75, and rounding up draws two.",
        "3.2",
        cap,
        replace(BARE, strata={**FULL.strata, "企业": ("1/4", "scope", "up")}),
        {"企业": "1/4"},
    )


def tests() -> list[Json]:
    return [*accepted(), *rejected()]
