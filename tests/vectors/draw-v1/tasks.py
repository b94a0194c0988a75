"""The plans that the rounds are made of: small, invented, and between them of every kind."""

from dataclasses import replace

from rounds import Beacon, Event, Party, Plan, Round, make

OFFICE, WITNESS, NOTARY = Party("市场监管局"), Party("纪检监察组"), Party("notary public")

ANY = "any"
FIRMS = tuple(
    (code, "企业", "eligible", "江川区" if place % 2 else "通海县", "food" if place in {1, 4} else "")
    for place, code in enumerate(
        (
            "91530499MA6K00014A",
            "91530499MA6K000225",
            "91530499MA6K000300",
            "91530499MA6K00049W",
            "91530499MA6K00057P",
            "91530499MA6K00065J",
        )
    )
)
SHOPS = tuple(
    (code, "个体工商户", "eligible", "江川区" if place % 2 else "通海县", "")
    for place, code in enumerate(("92530499MA6L00015W", "92530499MA6L00023P", "92530499MA6L00031J"))
)
GONE = (
    ("91530499MA6K009039", "企业", "excluded:deregistered", "江川区", ""),
    ("93530499MA6M00016F", "农民专业合作社", "excluded:already-inspected", "通海县", ""),
)
MARKET, FIRE = "市场监管科", "消防救援大队"
PEOPLE = (
    ("M-01", MARKET, "eligible", "江川区", "food,weights"),
    ("M-02", MARKET, "eligible", "江川区", "food"),
    ("M-03", MARKET, "eligible", "通海县", "food"),
    ("M-04", MARKET, "eligible", "通海县", ""),
    ("M-05", MARKET, "excluded:certificate-expired", "通海县", "food"),
    ("F-01", FIRE, "eligible", "江川区", "food"),
    ("F-02", FIRE, "eligible", "通海县", "food"),
    ("F-03", FIRE, "excluded:on-leave", "", ""),
    ("X-01", "综合科", "eligible", "", "food"),
)
PAIRS = (
    (FIRMS[0][0], "M-01", "近亲属"),
    (FIRMS[0][0], "M-01", "曾任职"),
    (FIRMS[1][0], "F-01", "近亲属"),
    (SHOPS[0][0], "M-02", "投资关系"),
)
STRATA = {
    "企业": ("1/2", "scope", "up"),
    "个体工商户": ("1/3", "eligible", "half-up"),
    "农民专业合作社": ("3/100", "scope", "up"),
}
SLOTS = ((MARKET, 2, True, ANY), (FIRE, 1, False, ANY))

FULL = Plan(
    targets=(*FIRMS, *SHOPS, *GONE),
    strata=STRATA,
    sources=(OFFICE, WITNESS),
    inspectors=PEOPLE,
    recusals=PAIRS,
    slots=SLOTS,
    task="YX-2026-001",
)
"""Open rolls, dealing, recusals, three strata of which one has nobody eligible, two parties."""

SEALED = replace(FULL, sealed=("targets", "inspectors", "recusals"), task="YX-2026-002")
GROUPS = replace(
    FULL,
    task="YX-2026-003",
    matching="groups",
    groups=2,
    slots=((MARKET, 1, True, ANY), (FIRE, 1, False, ANY)),
    recusals=((FIRMS[0][0], "M-04", "近亲属"),),
    targets=tuple((*row[:4], "") for row in FULL.targets),
)

TINY = Plan(
    targets=(
        ("T1", "shop", "eligible", "", ""),
        ("T2", "shop", "eligible", "", ""),
        ("T3", "shop", "eligible", "", ""),
        ("T4", "shop", "excluded:annual-cap", "", ""),
        ("T5", "tank", "eligible", "", ""),
        ("T6", "void", "excluded:deregistered", "", ""),
    ),
    strata={
        "shop": ("1/4", "scope", "up"),
        "tank": ("1/1", "eligible", "down"),
        "void": ("1/2", "scope", "up"),
    },
    sources=(Party("office"), Party("witness")),
    inspectors=(
        ("F1", "fire", "eligible", "", ""),
        ("M1", "market", "eligible", "", ""),
        ("M2", "market", "eligible", "", ""),
        ("M3", "market", "excluded:on-leave", "", ""),
    ),
    recusals=(("T4", "M1", "kin"),),
    slots=(("market", 1, True, ANY), ("fire", 1, False, ANY)),
    task="tiny",
)
"""As little as has every object of every form: for vectors that fail at step 1."""

TINY_ALONE = replace(TINY, inspectors=(), recusals=(), slots=())
TINY_SOURCES = replace(TINY_ALONE, sources=(Party("office"), Beacon(4000), Event("07 21 33", "balls")))
TINY_SEALED = replace(TINY, sealed=("targets", "inspectors", "recusals"), task="tiny-sealed")


def voided(plan: Plan = TINY_ALONE, reason: str = "witness did not reveal") -> Round:
    """A first round that is void because its last party withheld: that reveal is in nothing."""
    names = [source.name for source in plan.sources if isinstance(source, Party)]

    def withhold(made: Round) -> None:
        made.entries[-2:] = [made.void(reason=reason, withheld=(names[-1],))]

    return make(plan, entries=withhold)


def second(first: Round, *sources: Party | Beacon | Event) -> Plan:
    """The plan of the round after a void one."""
    reason = next(entry["body"]["reason"] for entry in reversed(first.entries) if entry["kind"] == "voided")
    return replace(
        first.plan,
        number=first.plan.number + 1,
        voids={"announcement": first.digest, "reason": reason},
        sources=sources or (Event("07 21 33", "balls"),),
        hours=f"2026-04-{first.plan.number + 1:02}T{{:02}}:{{:02}}:00+08:00",
        made_at=f"2026-04-{first.plan.number + 1:02}T09:00:00+08:00",
        draw_by=f"2026-04-{first.plan.number + 1:02}T18:00:00+08:00",
    )
