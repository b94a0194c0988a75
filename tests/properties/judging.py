"""What the property tests share: the second implementation's opinion, and codes instead of exceptions."""

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from hashlib import sha256
from typing import Any

from hypothesis import settings
from tests.second import verify as second_verify

from shuangsuiji import canonical
from shuangsuiji.digests import Hash, HashName
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Matching, Slot, Voids
from shuangsuiji.draw.entropy import Contribution, Drand, Public, commitment
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.report import Report
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import ShuangsuijiError
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.recusals import Recusal, freeze_recusals
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.testing.strategies import AREAS, CODES, ELSEWHERE
from shuangsuiji.testing.tasks import DRAW_BY, MADE_AT, DrawnRound, Sources, Task

WHOLE_ROUNDS = settings(max_examples=max(settings().max_examples // 3, 1))
"""For tests whose every example is a whole round, which costs as much as a hundred plain values."""

Json = Any
"""Parsed JSON that a test takes apart."""

BAD_IDENTIFIERS = (
    "",
    " a",
    "a ",
    "\u3000a",
    "a\u00a0",
    "a\tb",
    "a\nb",
    "a\x7f",
    "a\u0085b",
    "a\u200bb",
    "\ufeffa",
    "a\u2028b",
    "a\u2029b",
    "\ue000",
    "\U000f0000",
    "e\u0301",
    "\u212b",
    "a" * 129,
    "字" * 43,
)
"""Texts that 1.5 refuses: empty, white space at an end, every barred category, not NFC, too long."""


def refused(act: Callable[..., object], *given: object) -> list[str]:
    """Give the codes that an act is refused with; nothing where it is not."""
    try:
        act(*given)
    except ShuangsuijiError as error:
        found = error
    else:
        return []
    assert all(found.text(language) for language in ("zh", "en"))
    return [each.code for each in found.faults]


def files_of(evidence: Evidence) -> dict[str, bytes]:
    """Give a round's folder as the second implementation takes it."""
    files = {
        "record.json": evidence.record,
        "extract.json": evidence.extract,
        "announcement.json": evidence.announcement,
        "targets.roll.tsv": evidence.targets,
        "inspectors.roll.tsv": evidence.inspectors,
        "recusals.tsv": evidence.recusals,
    }
    return {name: data for name, data in files.items() if data is not None}


def second_opinion(evidence: Evidence) -> dict[int, str]:
    """Give the second implementation's verdict on the same evidence, each step's outcome alone."""
    names = {"targets": "targets.roll.tsv", "inspectors": "inspectors.roll.tsv", "recusals": "recusals.tsv"}
    found = second_verify.verify(
        files_of(evidence),
        public=evidence.public,
        beacon=evidence.beacon,
        journal=evidence.journal,
        earlier=evidence.earlier,
        keys={names[name]: key for name, key in evidence.keys.items()},
    )
    return {number: verdict.partition(":")[0] for number, verdict in found.items()}


def outcomes(report: Report) -> dict[int, str]:
    """Give each step's outcome."""
    return {step.number: step.outcome.value for step in report.steps}


def codes(report: Report, number: int) -> set[str]:
    """Give the codes of a step's faults."""
    return {each.code for each in report.steps[number - 1].faults}


def limits(report: Report, number: int) -> set[str]:
    """Give the codes of a step's limits."""
    return {each.code for each in report.steps[number - 1].limits}


def failed(evidence: Evidence) -> int | None:
    """Give the lowest step that fails; None where none does."""
    return next(
        (number for number, outcome in outcomes(verify(evidence)).items() if outcome == "failed"), None
    )


def parsed(data: bytes) -> Json:
    """Read bytes as any JSON reader would."""
    return json.loads(data)


def written(value: Json) -> bytes:
    """Write canonical bytes."""
    return canonical.encode(value)


def changed(data: bytes, change: Callable[[Json], object]) -> bytes:
    """Give a document with something changed in it, canonical all the same."""
    value = parsed(data)
    change(value)
    return written(value)


SIGNATURE = b"\xab" * 48
NONCES = {"市场监管局": "11" * 32, "公证处": "22" * 32}
KEYS = {"targets": b"\x01" * 32, "inspectors": b"\x02" * 32, "recusals": b"\x03" * 32}


@cache
def sample(
    matching: Matching | None = "dealing", *, sealed: bool = False, name: HashName = "sha256"
) -> DrawnRound:
    """Give one small drawn round with everything in it: two strata, two departments, recusals, four sources."""
    return sample_task(matching, sealed=sealed, name=name).drawn()


def sample_task(
    matching: Matching | None = "dealing",
    *,
    sealed: bool = False,
    name: HashName = "sha256",
    round_: int = 1,
    voids: Voids | None = None,
) -> Task:
    """Give the task of `sample`, or a later round of it."""
    h = Hash(name)
    keys = KEYS if sealed else {}
    rows = [("企业", f"企业{i}", "eligible", AREAS[1 + i % 2]) for i in range(6)]
    rows += [("个体", f"shop{i}", "eligible", AREAS[1]) for i in range(4)]
    rows += [("个体", "shop9", "excluded:annual-cap", ""), ("空", "none", "excluded:deregistered", "")]
    targets = freeze(
        [
            Entry(id=id_, part=part, standing=standing, area=area, codes=CODES[:1] if id_ == "企业1" else ())
            for part, id_, standing, area in rows
        ],
        h,
        keys.get("targets"),
    )
    rolls = FrozenRolls(targets=targets)
    if matching:
        people = [Entry(id=f"甲{i}", part="甲局", codes=CODES) for i in range(5)]
        people += [Entry(id=f"乙{i}", part="乙局", area=ELSEWHERE, codes=CODES) for i in range(7)]
        people += [Entry(id="乙9", part="乙局", standing="excluded:on-leave")]
        inspectors = freeze(people, h, keys.get("inspectors"))
        pairs = [(f"企业{i}", "甲1", "亲属") for i in range(6)]
        pairs += [("企业1", "甲1", "持股"), ("shop2", "乙3", "亲属")]
        recusals = freeze_recusals(
            [Recusal(target=t, inspector=i, reason=reason) for t, i, reason in pairs],
            targets,
            inspectors,
            keys.get("recusals"),
        )
        rolls = FrozenRolls(targets=targets, inspectors=inspectors, recusals=recusals)
    sources = sample_sources(h, round_)
    slots = (
        Slot(department="甲局", count=1, leads=False, area="any"),
        Slot(department="乙局", count=2, leads=True, area="different"),
    )
    plan = (
        InspectorPlan(slots=slots, matching=matching, groups=3 if matching == "groups" else None)
        if matching
        else None
    )
    occasion = Occasion(
        task="T-1", entropy=sources.entropy, made_at=MADE_AT, draw_by=DRAW_BY, round=round_, voids=voids
    )
    ratios = {"企业": Fraction(1, 2), "个体": Fraction(2, 3), "空": Fraction(1)}
    plans = [StratumPlan(name=name, ratio=ratio) for name, ratio in ratios.items()]
    held = {name: key for name, key in keys.items() if name == "targets" or matching}
    return Task(announcement=announce(occasion, rolls, plans, plan), rolls=rolls, sources=sources, keys=held)


def sample_sources(h: Hash, round_: int) -> Sources:
    """Give two parties, a public source and a beacon."""
    entropy = [
        Contribution(party=party, commitment=commitment(h, party, "T-1", round_, nonce))
        for party, nonce in NONCES.items()
    ]
    beacon = {"randomness": sha256(SIGNATURE).hexdigest(), "signature": SIGNATURE.hex()}
    return Sources(
        entropy=(*entropy, Public(source="福彩双色球，两位数字，空格分隔"), Drand(chain="cd" * 32, round=7)),
        reveals=(*NONCES.values(), "03 17 25", beacon),
        public=("03 17 25",),
        signatures={("cd" * 32, 7): SIGNATURE},
    )


def sections(value: Json, path: str = "$") -> Mapping[str, Json]:
    """Give every object inside a document by its path."""
    found: dict[str, Json] = {}
    if isinstance(value, dict):
        found[path] = value
        for name, inner in value.items():
            found.update(sections(inner, f"{path}.{name}"))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found.update(sections(inner, f"{path}[{index}]"))
    return found
