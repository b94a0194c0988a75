"""取样策略 (hypothesis): values of the draw protocol, all valid, all invented, as odd as the protocol allows.

>>> from hypothesis import given
>>> @given(tasks())
... def holds(task):
...     assert task.drawn().record.announcement == task.announcement
>>> holds()
"""

import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash, HashName
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import (
    AnnouncedRecusals,
    Announcement,
    Area,
    Inspectors,
    Matching,
    Slot,
)
from shuangsuiji.draw.entropy import Contribution, Drand, Public, Source, commitment
from shuangsuiji.rolls.entry import KEY_BYTES, Entry
from shuangsuiji.rolls.recusals import Recusal, Recusals, freeze_recusals
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.testing.tasks import DRAW_BY, MADE_AT, DrawnRound, Sources, Task
from shuangsuiji.texts import free_text_fault, identifier_fault

CODES: Final = ("民爆", "节能", "食盐")
"""What samples' targets need and inspectors are skilled in, in ascending byte order."""

AREAS: Final = ("", "江川区", "红塔区")
_MATCHINGS: Final[tuple[Matching, ...]] = ("dealing", "dealing", "groups")
ELSEWHERE: Final = "外区"
"""An area that no sample's target lies in."""

STANDINGS: Final = (
    "eligible",
    "eligible",
    "eligible",
    "eligible",
    "excluded:annual-cap",
    "excluded:already-inspected",
    "excluded:x9",
)

_ODD: Final = (
    "a" * 128,
    "字" * 42 + "ab",
    "\U0002000b",
    "e\u0323\u0302",
    "\u00e9",
    "a  b",
    "#",
    '"\\',
    "\u0378",
)


# ── 1: texts ──────────────────────────────────────────────────────────────────────────────────────────────


def _texts(max_size: int) -> SearchStrategy[str]:
    characters = st.one_of(
        st.sampled_from("aAzZ09-_.:/ 企业个体甲乙丙\u00e9\u0301\U00020000"),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp")),
    )
    return st.text(characters, max_size=max_size).map(lambda text: unicodedata.normalize("NFC", text))


def identifiers() -> SearchStrategy[str]:
    """标识: identifiers (1.5), most of them short, non-ASCII and the longest ones included."""
    short = _texts(8).filter(lambda text: identifier_fault(text) is None)
    odd = [unicodedata.normalize("NFC", text) for text in _ODD]
    return st.one_of(st.from_regex(r"[0-9A-Z]{1,18}", fullmatch=True), short, st.sampled_from(odd))


def code_identifiers() -> SearchStrategy[str]:
    """代码: identifiers that can stand in needs and skills, without a comma (2.4)."""
    return identifiers().filter(lambda text: "," not in text)


def free_texts() -> SearchStrategy[str]:
    """自由文本: free texts (1.5), the empty one included."""
    return _texts(12).filter(lambda text: free_text_fault(text) is None)


def instants() -> SearchStrategy[str]:
    """时刻: instants (1.6) with every kind of offset."""
    times = st.datetimes().map(lambda time: time.isoformat(timespec="seconds"))
    hours, minutes = st.integers(0, 23), st.integers(0, 59)
    offsets = st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), hours, minutes)
    zones = st.one_of(st.just("Z"), st.just("+08:00"), offsets.filter("-00:00".__ne__))
    return st.builds(str.__add__, times, zones)


def hashes(names: Sequence[HashName] = ("sha256", "sm3")) -> SearchStrategy[Hash]:
    """H, either one."""
    return st.sampled_from([Hash(name) for name in names])


def roll_keys() -> SearchStrategy[bytes]:
    """快照密钥: keys of sealed rolls, 32 bytes."""
    return st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


def digests() -> SearchStrategy[str]:
    """摘要: 64 lowercase hex characters."""
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


nonces = digests
"""随机数: what parties contribute, 64 lowercase hex characters."""


# ── 2: rolls ──────────────────────────────────────────────────────────────────────────────────────────────


def code_sets(codes: Sequence[str] = CODES) -> SearchStrategy[tuple[str, ...]]:
    """Codes in ascending byte order, none of them included."""
    return st.sets(st.sampled_from(codes)).map(lambda found: tuple(sorted(found, key=str.encode)))


@st.composite
def entries(
    draws: DrawFn,
    parts: SearchStrategy[str],
    *,
    min_size: int = 1,
    max_size: int = 12,
    areas: Sequence[str] = AREAS,
) -> list[Entry]:
    """名录条目: entries with distinct ids, in any order.

    Args:
        draws: given by hypothesis.
        parts: strategy of strata or departments.
        min_size: how many at least.
        max_size: how many at most.
        areas: where they lie.
    """
    ids = draws(st.lists(identifiers(), min_size=min_size, max_size=max_size, unique=True))
    one = st.tuples(parts, st.sampled_from(STANDINGS), st.sampled_from(areas), code_sets())
    rest = draws(st.lists(one, min_size=len(ids), max_size=len(ids)))
    return [
        Entry(id=id_, part=part, standing=standing, area=area, codes=codes)
        for id_, (part, standing, area, codes) in zip(ids, rest, strict=True)
    ]


@st.composite
def part_names(draws: DrawFn, max_size: int = 3) -> list[str]:
    """分层或部门: distinct names of strata or departments."""
    return draws(st.lists(identifiers(), min_size=1, max_size=max_size, unique=True))


@st.composite
def target_entries(draws: DrawFn, max_size: int = 12, areas: Sequence[str] = AREAS) -> list[Entry]:
    """检查对象: a registry's entries in any order, in one to three strata."""
    names = draws(part_names())
    return draws(entries(st.sampled_from(names), max_size=max_size, areas=areas))


def sealing(*, sealed: bool | None = None) -> SearchStrategy[bytes | None]:
    """A roll key for a sealed roll, nothing for an open one; either where `sealed` is None."""
    if sealed is None:
        return st.one_of(st.none(), st.none(), roll_keys())
    return roll_keys() if sealed else st.none()


def rolls(max_size: int = 12, *, sealed: bool | None = None) -> SearchStrategy[Roll]:
    """名录快照: frozen rolls of targets, open and sealed, under either H."""
    return st.builds(freeze, target_entries(max_size), hashes(), sealing(sealed=sealed))


@st.composite
def recusals_of(draws: DrawFn, targets: Roll, inspectors: Sequence[str], most: int) -> list[Recusal]:
    """回避: recusals in any order; a target has at most `most` inspectors recused, a pair may have two reasons.

    Args:
        draws: given by hypothesis.
        targets: the frozen targets.
        inspectors: the ids of inspectors who may be recused.
        most: how many of them for one target.
    """
    if not inspectors or not most:
        return []
    ids = [entry.id for entry in targets.entries()]
    rows = st.tuples(st.sampled_from(ids), st.sampled_from(inspectors), st.sampled_from(("亲属", "利害关系")))
    barred: dict[str, set[str]] = {}
    found: list[Recusal] = []
    for target, inspector, reason in draws(st.lists(rows, max_size=6, unique=True)):
        if len(barred.setdefault(target, set()) | {inspector}) <= most:
            barred[target].add(inspector)
            found.append(Recusal(target=target, inspector=inspector, reason=reason))
    return found


# ── 4: sources ────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def contributions(draws: DrawFn, h: Hash, task: str, round_: int) -> list[tuple[Source, Json]]:
    """承诺与揭示: up to three parties' commitments, each with the nonce that fits it."""
    parties = draws(st.lists(identifiers(), max_size=3, unique=True))
    revealed = [draws(nonces()) for _ in parties]
    return [
        (Contribution(party=party, commitment=commitment(h, party, task, round_, nonce)), nonce)
        for party, nonce in zip(parties, revealed, strict=True)
    ]


def public_values() -> SearchStrategy[str]:
    """公共事件的值: 1 to 128 printable ASCII characters, no space at either end (4.3)."""
    return st.from_regex(r"[!-~]([ -~]{0,20}[!-~])?", fullmatch=True)


@st.composite
def publics(draws: DrawFn) -> list[tuple[Source, Json]]:
    """公共事件: up to two public sources with their values."""
    texts = draws(st.lists(free_texts(), max_size=2))
    return [(Public(source=text), draws(public_values())) for text in texts]


@st.composite
def beacons(draws: DrawFn) -> list[tuple[Source, Json]]:
    """公共随机信标: at most one beacon's round with its reveal."""
    if not draws(st.booleans()):
        return []
    signature = draws(st.binary(min_size=48, max_size=48))
    reveal = {"randomness": sha256(signature).hexdigest(), "signature": signature.hex()}
    source = Drand(chain=draws(digests()), round=draws(st.integers(1, 2**53 - 1)))
    return [(source, reveal)]


@st.composite
def sources(draws: DrawFn, h: Hash, task: str = "T", round_: int = 1) -> Sources:
    """随机数来源: one to six sources of all kinds in any order, with reveals that fit them."""
    found = draws(contributions(h, task, round_)) + draws(publics()) + draws(beacons())
    if not found:
        found = [(Public(source="福彩双色球"), draws(public_values()))]
    found = draws(st.permutations(found))
    return Sources(
        entropy=tuple(source for source, _ in found),
        reveals=tuple(reveal for _, reveal in found),
        public=tuple(str(reveal) for source, reveal in found if isinstance(source, Public)),
        signatures={
            (source.chain, source.round): bytes.fromhex(str(reveal["signature"]))
            for source, reveal in found
            if isinstance(source, Drand) and isinstance(reveal, dict)
        },
    )


# ── 3: tasks ──────────────────────────────────────────────────────────────────────────────────────────────


def ratios() -> SearchStrategy[Fraction]:
    """抽取比例: above 0 and at most 1."""
    common = st.sampled_from([Fraction(3, 100), Fraction(1, 20), Fraction(1, 2), Fraction(1)])
    return st.one_of(common, st.fractions(min_value=Fraction(1, 1000), max_value=1, max_denominator=1000))


@st.composite
def stratum_plans(draws: DrawFn, targets: Roll) -> list[StratumPlan]:
    """分层方案: a plan for each stratum of a roll, in any order."""
    plans = [
        StratumPlan(
            name=part.name,
            ratio=draws(ratios()),
            base=draws(st.sampled_from(("scope", "eligible"))),
            rounding=draws(st.sampled_from(("up", "half-up", "down"))),
        )
        for part in targets.parts
    ]
    return draws(st.permutations(plans))


@st.composite
def inspector_plans(
    draws: DrawFn, *, area_rules: Sequence[Area], matching: Matching | None = None
) -> InspectorPlan:
    """人员方案: one or two departments, one of which leads, and dealing or groups."""
    departments = draws(part_names(2))
    leading = draws(st.integers(0, len(departments) - 1))
    least = 2 if len(departments) == 1 else 1
    found: Matching = matching or draws(st.sampled_from(_MATCHINGS))
    rules: Sequence[Area] = area_rules if found == "dealing" else ("any",)
    slots = tuple(
        Slot(
            department=name,
            count=draws(st.integers(least, 2)),
            leads=index == leading,
            area=draws(st.sampled_from(rules)),
        )
        for index, name in enumerate(departments)
    )
    groups = draws(st.integers(1, 3)) if found == "groups" else None
    return InspectorPlan(slots=slots, matching=found, groups=groups)


def _core_areas(slot: Slot, areas: set[str]) -> list[str]:
    """Where inspectors must be from, so that one of each can fill every place of a slot for any target."""
    if slot.area == "same":
        return sorted(areas)
    return [ELSEWHERE]


@st.composite
def inspector_entries(
    draws: DrawFn, plan: InspectorPlan, areas: set[str], *, feasible: bool
) -> tuple[list[Entry], list[str]]:
    """执法检查人员: entries that a plan can work with, and the ids of those whom it can spare.

    Args:
        draws: given by hypothesis.
        plan: slots and matching.
        areas: where the eligible targets lie.
        feasible: whether every place can be filled; else nobody is there for sure.
    """
    core = [
        Entry(id="", part=slot.department, area=area, codes=CODES)
        for slot in plan.slots
        for area in _core_areas(slot, areas)
        for _ in range(slot.count * (plan.groups or 1))
        if feasible or draws(st.booleans())
    ]
    departments = st.sampled_from([slot.department for slot in plan.slots])
    others = draws(entries(departments, min_size=0 if core else 1, max_size=4, areas=(*AREAS, ELSEWHERE)))
    if feasible and plan.groups:
        others = [evolve(entry, codes=CODES) for entry in others]
    ids = draws(
        st.lists(
            identifiers().filter(lambda text: text not in {entry.id for entry in others}),
            min_size=len(core),
            max_size=len(core),
            unique=True,
        )
    )
    named = [evolve(entry, id=id_) for entry, id_ in zip(core, ids, strict=True)]
    spared = others if feasible and not plan.groups else [*others, *named]
    return draws(st.permutations([*others, *named])), [entry.id for entry in spared]


@st.composite
def tasks(
    draws: DrawFn,
    *,
    max_size: int = 12,
    inspectors: bool | None = None,
    matching: Matching | None = None,
    sealed: bool | None = None,
    feasible: bool = True,
) -> Task:
    """抽查任务: whole tasks of one round, announced and revealed.

    Args:
        draws: given by hypothesis.
        max_size: how many targets at most.
        inspectors: whether inspectors are drawn too; either where it is None.
        matching: dealing or groups; either where it is None.
        sealed: whether all rolls are sealed or open; each as it comes where it is None.
        feasible: whether the draw is sure not to stop. Else the announcement is made without looking (3.6).
    """
    h = draws(hashes())
    task = draws(identifiers())
    keys = {name: draws(sealing(sealed=sealed)) for name in ("targets", "inspectors", "recusals")}
    rules: tuple[Area, ...] = draws(st.sampled_from((("any",), ("any", "same", "different"))))
    areas = AREAS if len(rules) == 1 else AREAS[1:]
    targets = freeze(draws(target_entries(max_size, areas)), h, keys["targets"])
    found = draws(sources(h, task))
    contributed = isinstance(found.entropy[0], Contribution)
    occasion = Occasion(
        task=task,
        entropy=found.entropy,
        made_at=MADE_AT,
        draw_by=DRAW_BY,
        publish_from=DRAW_BY if contributed and draws(st.booleans()) else None,
    )
    plans = draws(stratum_plans(targets))
    frozen_rolls = FrozenRolls(targets=targets)
    plan = None
    if draws(st.sampled_from((True, True, False))) if inspectors is None else inspectors:
        plan = draws(inspector_plans(area_rules=rules, matching=matching))
        frozen_rolls = draws(_second_rolls(targets, plan, keys, feasible=feasible))
    announcement = _announced(occasion, frozen_rolls, plans, plan, feasible=feasible)
    held = _held(frozen_rolls, keys)
    return Task(announcement=announcement, rolls=frozen_rolls, sources=found, keys=held)


@st.composite
def _second_rolls(
    draws: DrawFn, targets: Roll, plan: InspectorPlan, keys: dict[str, bytes | None], *, feasible: bool
) -> FrozenRolls:
    areas = {entry.area for entry in targets.entries() if entry.area}
    found, spared = draws(inspector_entries(plan, areas, feasible=feasible))
    inspectors = freeze(found, targets.hash, keys["inspectors"])
    most = plan.groups - 1 if feasible and plan.groups else len(spared)
    pairs = draws(recusals_of(targets, spared, most))
    recusals = freeze_recusals(pairs, targets, inspectors, keys["recusals"]) if pairs else None
    return FrozenRolls(targets=targets, inspectors=inspectors, recusals=recusals)


def _announced(
    occasion: Occasion,
    frozen_rolls: FrozenRolls,
    plans: Sequence[StratumPlan],
    plan: InspectorPlan | None,
    *,
    feasible: bool,
) -> Announcement:
    if feasible or plan is None or frozen_rolls.inspectors is None:
        return announce(occasion, frozen_rolls, plans, plan)
    inspectors, recusals = frozen_rolls.inspectors, frozen_rolls.recusals
    return evolve(
        announce(occasion, FrozenRolls(targets=frozen_rolls.targets), plans),
        inspectors=Inspectors(
            form=inspectors.form,
            root=inspectors.root,
            size=inspectors.size,
            recusals=_announced_recusals(recusals),
            matching=plan.matching,
            groups=plan.groups,
            slots=plan.slots,
        ),
    )


def _announced_recusals(recusals: Recusals | None) -> AnnouncedRecusals | None:
    if recusals is None:
        return None
    return AnnouncedRecusals(form=recusals.form, root=recusals.root, size=recusals.size)


def _held(frozen_rolls: FrozenRolls, keys: dict[str, bytes | None]) -> dict[str, bytes]:
    """Give the keys of what there is and is sealed."""
    made = {
        "targets": frozen_rolls.targets,
        "inspectors": frozen_rolls.inspectors,
        "recusals": frozen_rolls.recusals,
    }
    return {name: key for name, key in keys.items() if key is not None and made[name] is not None}


def drawn_rounds(
    *,
    max_size: int = 12,
    inspectors: bool | None = None,
    matching: Matching | None = None,
    sealed: bool | None = None,
) -> SearchStrategy[DrawnRound]:
    """已抽取的轮次: tasks that were drawn, journalled and confirmed; the arguments are those of `tasks`."""
    found = tasks(max_size=max_size, inspectors=inspectors, matching=matching, sealed=sealed)
    return found.map(Task.drawn)
