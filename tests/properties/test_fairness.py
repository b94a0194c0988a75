"""Is the draw fair? Exactly, where every order of tickets can be tried; by frequencies under real hashes elsewhere.

Frequencies are compared by chi-square with the variance that sampling without replacement has; seeds are fixed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise, permutations, product
from math import comb, factorial, sqrt
from statistics import NormalDist

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import sample
from tests.properties.stub_hash import StubHash, ranked

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announce import FrozenRolls, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Matching, Slot
from shuangsuiji.draw.entropy import Public
from shuangsuiji.draw.groups import form_groups
from shuangsuiji.draw.inspectors import Teams
from shuangsuiji.draw.matching import form_teams
from shuangsuiji.draw.record import draw
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.suiting import Rules
from shuangsuiji.draw.targets import draw_targets
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.testing.strategies import roll_keys, target_entries
from shuangsuiji.testing.tasks import DRAW_BY, MADE_AT

LEAST_P = 1e-6
KEY = "0" * 32
SEED = "0" * 64


def p_value(statistic: float, freedom: int) -> float:
    """Give how likely chi-square reaches a value, by Wilson and Hilferty's approximation."""
    spread = 2 / (9 * freedom)
    return 1 - NormalDist().cdf(((statistic / freedom) ** (1 / 3) - (1 - spread)) / sqrt(spread))


def two_sided(score: float) -> float:
    """Give how likely a standard normal value is so far out."""
    return 2 * (1 - NormalDist().cdf(abs(score)))


@cache
def plain_roll(size: int, strata: int = 1) -> Roll:
    """Give a roll of targets t00, t01, ... in one or more strata."""
    return freeze([Entry(id=f"t{i:02}", part=f"s{i % strata}") for i in range(size)], Hash("sha256"))


def drawn_ids(roll: Roll, quotas: dict[str, int], key: str) -> list[str]:
    """Give the drawn ids in drawn order."""
    return [each.id.decode() for each in draw_targets(roll, quotas, key)]


def orders(ids: Sequence[str]) -> Iterator[StubHash]:
    """Give a hash for every order of these ids' tickets."""
    for order in permutations(ids):
        yield ranked(f"{KEY}:{id_}" for id_ in order)


def test_the_approximation_is_good_enough() -> None:
    assert p_value(18.307, 10) == pytest.approx(0.05, abs=0.001)
    assert p_value(124.342, 100) == pytest.approx(0.05, abs=0.001)
    assert p_value(200, 100) < 1e-7
    assert two_sided(1.96) == pytest.approx(0.05, abs=0.001)


@pytest.mark.requirement("A11-2", "A08-9")
class TestEverySubset:
    """Over all orders of tickets every subset of the quota's size is drawn equally often."""

    @pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
    def test_one_stratum(self, size: int) -> None:
        roll = plain_roll(size)
        ids = [entry.id for entry in roll.entries()]
        found = {quota: Counter[frozenset[str]]() for quota in range(size + 1)}
        places: Counter[tuple[str, ...]] = Counter()
        for h in orders(ids):
            for quota, counts in found.items():
                drawn = drawn_ids(evolve(roll, hash=h), {"s0": quota}, KEY)
                counts[frozenset(drawn)] += 1
                if quota == size:
                    places[tuple(drawn)] += 1
        for quota, counts in found.items():
            each = factorial(quota) * factorial(size - quota)
            assert counts == {frozenset(subset): each for subset in combinations(ids, quota)}
        assert places == dict.fromkeys(permutations(ids), 1)

    @pytest.mark.parametrize("quotas", [(1, 1), (1, 2), (2, 2), (3, 1), (0, 2), (3, 3)])
    def test_two_strata_are_drawn_independently(self, quotas: tuple[int, int]) -> None:
        roll = plain_roll(6, 2)
        ids = [entry.id for entry in roll.entries()]
        found: Counter[frozenset[str]] = Counter()
        for h in orders(ids):
            found[frozenset(drawn_ids(evolve(roll, hash=h), {"s0": quotas[0], "s1": quotas[1]}, KEY))] += 1
        expected = [
            frozenset((*one, *two))
            for one in combinations(ids[::2], quotas[0])
            for two in combinations(ids[1::2], quotas[1])
        ]
        assert found == dict.fromkeys(expected, 720 // len(expected))

    @pytest.mark.requirement("A08-3")
    def test_excluded_entries_never_come_and_change_nothing(self) -> None:
        entries = [
            Entry(id=f"t{i}", part="s0", standing="excluded:annual-cap" if i == 2 else "eligible")
            for i in range(5)
        ]
        roll = freeze(entries, Hash("sha256"))
        found = Counter(
            frozenset(drawn_ids(evolve(roll, hash=h), {"s0": 2}, KEY))
            for h in orders([e.id for e in entries])
        )
        assert found == {frozenset(pair): 20 for pair in combinations(["t0", "t1", "t3", "t4"], 2)}


SIZE, QUOTA, DRAWS = 40, 12, 4000


@cache
def many(sealed: bool = False) -> tuple[frozenset[str], ...]:  # noqa: FBT001, FBT002  -- a cache key
    """Give the drawn sets of many seeds, under the real hash."""
    entries = list(plain_roll(SIZE).entries())
    roll = freeze(entries, Hash("sha256"), b"\x07" * 32) if sealed else plain_roll(SIZE)
    keys = (
        Seed(Hash("sha256").hex(b"%d" % number), Hash("sha256")).key("targets") for number in range(DRAWS)
    )
    return tuple(frozenset(drawn_ids(roll, {"s0": QUOTA}, key)) for key in keys)


IDS = [f"t{i:02}" for i in range(SIZE)]


@pytest.mark.requirement("A11-2", "A08-9")
class TestFrequencies:
    """Under real hashes every target is drawn as often as any other, the last of the list like the first, and neighbours are drawn together as often as any two."""

    @pytest.mark.parametrize("sealed", [False, True])
    def test_inclusion(self, sealed: bool) -> None:  # noqa: FBT001  -- pytest's way
        counts = Counter(id_ for drawn in many(sealed) for id_ in drawn)
        p = QUOTA / SIZE
        variance = p * (1 - p) * SIZE / (SIZE - 1)  # of an exchangeable vector whose sum is fixed
        statistic = sum((counts[id_] - DRAWS * p) ** 2 for id_ in IDS) / (DRAWS * variance)
        assert LEAST_P < p_value(statistic, SIZE - 1) < 1 - LEAST_P

    @pytest.mark.parametrize("shift", [0, 1, 7])
    def test_pairs(self, shift: int) -> None:
        rotated = IDS[shift:] + IDS[:shift]
        pairs = list(zip(rotated[::2], rotated[1::2], strict=True))  # disjoint: their counts are exchangeable
        counts = [sum(one in drawn and two in drawn for drawn in many()) for one, two in pairs]
        two, four = (comb(SIZE - k, QUOTA - k) / comb(SIZE, QUOTA) for k in (2, 4))
        variance, covariance = two * (1 - two), four - two * two
        mean = sum(counts) / len(counts)
        statistic = sum((count - mean) ** 2 for count in counts) / (DRAWS * (variance - covariance))
        assert LEAST_P < p_value(statistic, len(pairs) - 1) < 1 - LEAST_P
        n = len(pairs)
        score = (sum(counts) - DRAWS * n * two) / sqrt(DRAWS * n * (variance + (n - 1) * covariance))
        assert two_sided(score) > LEAST_P

    def test_whole_subsets_of_a_small_roll(self) -> None:
        roll = plain_roll(8)
        keys = (Seed(Hash("sm3").hex(b"%d" % number), Hash("sm3")).key("targets") for number in range(DRAWS))
        counts = Counter(frozenset(drawn_ids(roll, {"s0": 3}, key)) for key in keys)
        cells = comb(8, 3)
        statistic = sum(
            (counts[frozenset(s)] - DRAWS / cells) ** 2
            for s in combinations([f"t{i:02}" for i in range(8)], 3)
        )
        assert LEAST_P < p_value(statistic * cells / DRAWS, cells - 1) < 1 - LEAST_P

    def test_the_test_finds_the_fixed_step(self) -> None:
        """跳号抽取, one random start and a fixed step, draws each target equally often and neighbours never."""
        step = SIZE // 10
        found = [frozenset(IDS[start::step]) for start in range(step)] * 100
        assert all(not (one in drawn and two in drawn) for drawn in found for one, two in pairwise(IDS))
        assert len(set(many())) > DRAWS * 0.99


@pytest.mark.requirement("A11-2")
class TestIndependence:
    """Two tasks on one roll are drawn independently: only the task's code differs."""

    def test_overlap(self) -> None:
        roll = plain_roll(SIZE)
        drawn = []
        for number in range(400):
            occasion = Occasion(
                task=f"T-{number}", entropy=(Public(source="x"),), made_at=MADE_AT, draw_by=DRAW_BY
            )
            plan = StratumPlan(name="s0", ratio=Fraction(QUOTA, SIZE))
            made = announce(occasion, FrozenRolls(targets=roll), [plan])
            drawn.append({each.id for each in draw(made, ["1"], roll).record.drawn})
        overlaps = [len(one & two) for one, two in zip(drawn[::2], drawn[1::2], strict=True)]
        mean = QUOTA * QUOTA / SIZE
        variance = mean * (1 - QUOTA / SIZE) * (SIZE - QUOTA) / (SIZE - 1)
        score = (sum(overlaps) - len(overlaps) * mean) / sqrt(len(overlaps) * variance)
        assert two_sided(score) > LEAST_P
        spread = sum((each - mean) ** 2 for each in overlaps) / (len(overlaps) * variance)
        assert 0.5 < spread < 1.6


@pytest.mark.requirement("A11-2")
class TestMonotony:
    """Removing an undrawn target changes nothing under the same key; removing a drawn one lets in exactly the next ticket."""

    @given(
        target_entries(),
        roll_keys() | st.none(),
        st.text("0123456789abcdef", min_size=32, max_size=32),
        st.data(),
    )
    def test_removing(
        self, entries: list[Entry], key: bytes | None, draw_key: str, data: st.DataObject
    ) -> None:
        roll = freeze(entries, Hash("sha256"), key)
        part = data.draw(st.sampled_from(roll.parts))
        quota = data.draw(st.integers(0, part.eligible))
        whole = drawn_ids(roll, {part.name: part.eligible}, draw_key)
        drawn = drawn_ids(roll, {part.name: quota}, draw_key)
        assert drawn == whole[:quota]
        gone = data.draw(st.sampled_from(entries)).id
        rest = [entry for entry in entries if entry.id != gone]
        if rest:
            left = drawn_ids(freeze(rest, Hash("sha256"), key), {part.name: quota}, draw_key)
            assert left == [id_ for id_ in whole if id_ != gone][:quota]

    @given(target_entries(), st.text("0123456789abcdef", min_size=32, max_size=32), st.integers(0, 5))
    def test_a_larger_quota_only_adds(self, entries: list[Entry], key: str, quota: int) -> None:
        roll = freeze(entries, Hash("sha256"))
        for part in roll.parts:
            fewer, more = (drawn_ids(roll, {part.name: n}, key) for n in (quota, quota + 1))
            assert more[: len(fewer)] == fewer


def team_sets(teams: Teams) -> list[tuple[str, ...]]:
    """Give each team's inspectors, in ascending order."""
    return [tuple(sorted(member.inspector for member in team.members)) for team in teams.teams]


def dealt(
    h: Hash, rules: Rules, targets: int, matching: Matching = "dealing", groups: int | None = None
) -> Teams:
    """Form teams under a hash of the test's choice."""
    announced = sample().task.announcement.inspectors
    assert announced
    entries = [Entry(id=f"t{i}", part="x") for i in range(targets)]
    return form_teams(
        evolve(announced, slots=rules.slots, matching=matching, groups=groups), rules, entries, Seed(SEED, h)
    )


def laps(ids: Sequence[str], number: int, purpose: str = "inspectors") -> Iterator[StubHash]:
    """Give a hash for every choice of one order of tickets in each lap."""
    key = Hash("sha256").hex(f"{SEED}/{purpose}".encode())[:32]
    for chosen in product(permutations(ids), repeat=number):
        yield ranked(f"{key}:{lap}\t{id_}" for lap, order in enumerate(chosen, 1) for id_ in order)


def people(number: int) -> list[Entry]:
    """Give inspectors of one department."""
    return [Entry(id=f"i{index}", part="d") for index in range(number)]


def one_slot(count: int, number: int) -> Rules:
    """Give rules without constraints: so many places for so many inspectors."""
    slot = Slot(department="d", count=count, leads=True, area="any")
    return Rules(slots=(slot,), inspectors=people(number), recused={})


@pytest.mark.requirement("A12-2")
class TestEveryTeam:
    """Without constraints loads differ by at most one and every team is equally likely for every target."""

    @pytest.mark.parametrize(
        ("inspectors", "count", "targets", "rounds"),
        [(3, 2, 3, 2), (4, 2, 2, 1), (4, 3, 2, 2), (5, 2, 2, 1), (3, 2, 4, 3), (4, 2, 3, 2)],
    )
    def test_enumerated(self, inspectors: int, count: int, targets: int, rounds: int) -> None:
        rules = one_slot(count, inspectors)
        ids = [entry.id for entry in rules.inspectors]
        found = [Counter[tuple[str, ...]]() for _ in range(targets)]
        tried = 0
        for h in laps(ids, rounds):
            teams = dealt(h, rules, targets)
            loads = Counter(id_ for team in team_sets(teams) for id_ in team)
            assert max(loads[id_] for id_ in ids) - min(loads[id_] for id_ in ids) <= 1
            for counts, team in zip(found, team_sets(teams), strict=True):
                counts[team] += 1
            tried += 1
        assert tried == factorial(inspectors) ** rounds
        for counts in found:
            assert counts == dict.fromkeys(combinations(ids, count), tried // comb(inspectors, count))

    def test_pairs_of_teams_are_equally_likely_too(self) -> None:
        rules = one_slot(1, 4)
        rules = evolve(rules, slots=(*rules.slots, Slot(department="e", count=1, leads=False, area="any")))
        rules = evolve(rules, inspectors=[*rules.inspectors, Entry(id="e0", part="e")])
        found = Counter(tuple(team_sets(dealt(h, rules, 2))) for h in laps(["i0", "i1", "i2", "i3"], 1))
        assert set(found.values()) == {2}
        assert len(found) == 12

    def test_under_real_hashes(self) -> None:
        rules = one_slot(2, 6)
        counts: Counter[tuple[str, ...]] = Counter()
        for number in range(2000):
            h = Hash("sha256")
            teams = form_teams_for(rules, Seed(h.hex(b"%d" % number), h))
            counts[team_sets(teams)[-1]] += 1
        cells = comb(6, 2)
        statistic = sum(
            (counts[pair] - 2000 / cells) ** 2 for pair in combinations([f"i{i}" for i in range(6)], 2)
        )
        assert LEAST_P < p_value(statistic * cells / 2000, cells - 1) < 1 - LEAST_P


def form_teams_for(rules: Rules, seed: Seed) -> Teams:
    """Deal four targets."""
    announced = sample().task.announcement.inspectors
    assert announced
    made = evolve(announced, slots=rules.slots, matching="dealing", groups=None)
    return form_teams(made, rules, [Entry(id=f"t{i}", part="x") for i in range(4)], seed)


@pytest.mark.requirement("A13-2")
class TestEveryLeader:
    """Every member placed by the leading slot leads equally often."""

    def test_enumerated(self) -> None:
        rules = one_slot(3, 3)
        key = Hash("sha256").hex(f"{SEED}/leaders".encode())[:32]
        found = Counter(
            next(member.inspector for member in dealt(h, rules, 1).teams[0].members if member.leader)
            for h in (
                ranked(f"{key}:t0\t{id_}" for id_ in order) for order in permutations(["i0", "i1", "i2"])
            )
        )
        assert found == {"i0": 2, "i1": 2, "i2": 2}


@pytest.mark.requirement("A12-2", "A12-11")
class TestEveryGroup:
    """With groups every group is equally likely for every target, and every inspector for every group."""

    def test_of_targets(self) -> None:
        rules = one_slot(2, 6)
        ids = ["group/1", "group/2", "group/3"]
        found = [Counter[str | None]() for _ in range(5)]
        for h in laps(ids, 2, "groups"):
            teams = dealt(h, rules, 5, "groups", 3).teams
            loads = Counter(team.group for team in teams)
            assert sorted(loads.values()) == [1, 2, 2]
            for counts, team in zip(found, teams, strict=True):
                counts[team.group] += 1
        assert all(counts == dict.fromkeys(ids, 12) for counts in found)

    def test_of_inspectors(self) -> None:
        rules = one_slot(2, 5)
        ids = [entry.id for entry in rules.inspectors]
        found = [Counter[tuple[str, ...]]() for _ in range(2)]
        for h in laps(ids, 1):
            for counts, group in zip(found, form_groups(rules, 2, Seed(SEED, h)), strict=True):
                counts[tuple(sorted(member.inspector for member in group.members))] += 1
        assert all(counts == dict.fromkeys(combinations(ids, 2), 12) for counts in found)
