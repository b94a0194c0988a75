"""What the public gets of a draw whose strata must stay secret (spec 2.5, 8.4)."""

import json
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announce import FrozenRolls, Occasion, StratumPlan, announce
from shuangsuiji.draw.entropy import Contribution, commitment
from shuangsuiji.draw.record import Extract, draw, extract_of
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.testing.roll_strategies import STANDINGS, identifiers, roll_keys
from shuangsuiji.testing.tasks import DRAW_BY, MADE_AT

H = Hash("sha256")
CLASSES = ("A", "B", "C", "D")
"""信用风险分类."""

NONCES = {"市工业和信息化局": H.hex(b"1"), "公证处": H.hex(b"2")}
RATIOS = {"A": Fraction(1, 10), "B": Fraction(1, 5), "C": Fraction(1, 2), "D": Fraction(1)}


@frozen(kw_only=True)
class Drawn:
    """A sealed roll and the public copy of what was drawn from it."""

    roll: Roll
    extract: Extract

    @property
    def public(self) -> dict[str, Any]:
        """The public copy as anybody reads it."""
        found: dict[str, Any] = json.loads(self.extract.encoded())
        return found


def drawn(entries: list[Entry], key: bytes) -> Drawn:
    roll = freeze(entries, H, key)
    parties = [
        Contribution(party=party, commitment=commitment(H, party, "YXGX-2026-01", 1, nonce))
        for party, nonce in NONCES.items()
    ]
    occasion = Occasion(task="YXGX-2026-01", entropy=tuple(parties), made_at=MADE_AT, draw_by=DRAW_BY)
    strata = [StratumPlan(name=part.name, ratio=RATIOS[part.name]) for part in roll.parts]
    announcement = announce(occasion, FrozenRolls(targets=roll), strata)
    record = draw(announcement, list(NONCES.values()), roll, None, None).record
    return Drawn(roll=roll, extract=extract_of(record, record.digest()))


@st.composite
def classed_twice(draws: DrawFn) -> tuple[Drawn, Drawn]:
    """One registry under two classifications that use the same classes: nothing else differs."""
    ids = draws(st.lists(identifiers(), min_size=len(CLASSES), max_size=16, unique=True))
    standings = draws(st.lists(st.sampled_from(STANDINGS), min_size=len(ids), max_size=len(ids)))
    key = draws(roll_keys())
    found = []
    for _ in range(2):
        rest = draws(st.lists(st.sampled_from(CLASSES), min_size=len(ids) - 4, max_size=len(ids) - 4))
        classes = draws(st.permutations([*CLASSES, *rest]))
        entries = [
            Entry(id=id_, part=part, standing=standing)
            for id_, part, standing in zip(ids, classes, standings, strict=True)
        ]
        found.append(drawn(entries, key))
    return found[0], found[1]


def without_what_may_differ(public: dict[str, Any]) -> dict[str, Any]:
    """Leave out the sealed root, the strata's sizes, and what follows from the announcement's digest by chance."""
    targets = public["announcement"]["targets"]
    strata = [{name: each[name] for name in each if name not in SIZES} for each in targets["strata"]]
    targets = {**targets, "root": "", "strata": strata}
    cutoffs = [each["stratum"] for each in public["cutoffs"]]
    rest = {name: public[name] for name in public if name not in {"seed", "drawn", "record"}}
    return {**rest, "announcement": {**public["announcement"], "targets": targets}, "cutoffs": cutoffs}


SIZES = ("scope", "eligible", "quota")


@pytest.mark.requirement("X-8")
class TestRiskClass:
    """Two rolls that differ only in risk class give public copies that differ only in salted values and stratum sizes."""

    @given(classed_twice())
    def test_nothing_else_differs(self, both: tuple[Drawn, Drawn]) -> None:
        one, other = (each.public for each in both)
        assert without_what_may_differ(one) == without_what_may_differ(other)

    @given(classed_twice())
    def test_who_was_drawn_is_told_without_class_or_order(self, both: tuple[Drawn, Drawn]) -> None:
        for each in both:
            assert each.public["drawn"] == sorted(each.public["drawn"], key=str.encode)
            assert set(each.public["drawn"]) <= {entry.id for entry in each.roll.entries()}

    @given(classed_twice())
    def test_no_line_and_no_salt_is_in_it(self, both: tuple[Drawn, Drawn]) -> None:
        for each in both:
            told = each.extract.encoded()
            for entry in each.roll.entries():
                assert entry.salt.encode() not in told
                # Whoever guesses a target's class cannot confirm it by its line's digest without the salt.
                guesses = [evolve(entry, part=part, salt="") for part in CLASSES]
                assert not any(H.hex(b"\x00" + guess.line()).encode() in told for guess in guesses)
