"""The fairness kit: its chances are exact, fair draws pass, and every known defect is caught in a stated number of trials."""

import sys
from collections.abc import Sequence
from hashlib import sha256
from itertools import combinations, product
from math import comb
from random import Random

import numpy as np
import pytest
from attrs import evolve

from shuangsuiji.errors import InvalidInput
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.testing.fairness import examine
from shuangsuiji.testing.fairness.command import Command
from shuangsuiji.testing.fairness.inclusion import inclusion
from shuangsuiji.testing.fairness.measured import Measured, certain
from shuangsuiji.testing.fairness.ours import draw_by_sm3_tickets, draw_by_tickets
from shuangsuiji.testing.fairness.pages import pages
from shuangsuiji.testing.fairness.pairs import pairs
from shuangsuiji.testing.fairness.probabilities import (
    binomial_p,
    chi_square_p,
    hypergeometric,
    log_subsets,
    sum_p,
)
from shuangsuiji.testing.fairness.report import Report, rejected
from shuangsuiji.testing.fairness.seeding import distinct
from shuangsuiji.testing.fairness.subsets import subsets
from shuangsuiji.testing.fairness.successive import successive
from shuangsuiji.testing.fairness.trials import Draw, Trials, plain_ids, run, seeds
from shuangsuiji.testing.unfair import DEFECTS, clock_seed

SMALL_PAGE = (100,)
"""A page that is short enough for a test."""


def sample(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    return Random(seed).sample(ids, k)


def first_swaps(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    """The first k swaps of Fisher and Yates, by SHA-256 of seed and counter, values above a multiple refused."""
    order, counter = list(ids), 0
    for place in range(k):
        span = len(order) - place
        while True:
            value = int.from_bytes(sha256(seed + counter.to_bytes(4)).digest())
            counter += 1
            if value < (1 << 256) // span * span:
                break
        other = place + value % span
        order[place], order[other] = order[other], order[place]
    return order[:k]


def chance_trials(n: int, k: int, count: int, seed: int) -> Trials:
    """Trials of a fair draw, made by numpy."""
    return Trials(n=n, drawn=np.argsort(np.random.default_rng(seed).random((count, n)), axis=1)[:, :k])


def one_trial(n: int, drawn: Sequence[int]) -> Trials:
    return Trials(n=n, drawn=np.array([drawn]))


class TestChances:
    """Tails are those that counting gives."""

    @pytest.mark.parametrize("chance", [0.5, 0.03])
    def test_binomial(self, chance: float) -> None:
        each = [comb(12, i) * chance**i * (1 - chance) ** (12 - i) for i in range(13)]
        two_sided = [min(1.0, 2 * min(sum(each[: i + 1]), sum(each[i:]))) for i in range(13)]
        assert binomial_p(np.arange(13), 12, chance) == pytest.approx(two_sided, rel=1e-9)

    @pytest.mark.parametrize(("n", "marked", "k"), [(7, 3, 4), (7, 7, 2), (7, 0, 2), (8, 6, 5)])
    def test_hypergeometric(self, n: int, marked: int, k: int) -> None:
        overlaps = [sum(place < marked for place in subset) for subset in combinations(range(n), k)]
        shares = [overlaps.count(size) / len(overlaps) for size in range(k + 1)]
        assert hypergeometric(n, marked, k) == pytest.approx(shares)

    def test_a_sum_of_trials(self) -> None:
        values, chances = np.array([0, 1, 4]), np.array([0.5, 0.3, 0.2])
        share = {0: 0.5, 1: 0.3, 4: 0.2}
        sums: dict[int, float] = {}
        for some in product(share, repeat=5):
            sums[sum(some)] = sums.get(sum(some), 0) + float(np.prod([share[each] for each in some]))
        for total in sums:
            above = sum(p for found, p in sums.items() if found >= total)
            below = sum(p for found, p in sums.items() if found <= total)
            assert sum_p(values, chances, 5, total) == pytest.approx(min(1, 2 * min(above, below)))

    def test_a_long_sum_is_as_the_binomial_says_far_out(self) -> None:
        for total in (300_000, 300_900, 302_200, 297_000):
            exact = float(binomial_p(np.array([total]), 1_000_000, 0.3)[0])
            found = sum_p(np.array([0, 1]), np.array([0.7, 0.3]), 1_000_000, total)
            assert found == pytest.approx(exact, rel=1e-3, abs=1e-9)
            assert found >= exact or found == pytest.approx(exact)

    def test_chi_square(self) -> None:
        assert chi_square_p(18.307, 10) == pytest.approx(0.1, rel=1e-3)
        assert chi_square_p(3.940, 10) == pytest.approx(0.1, rel=1e-3)
        assert log_subsets(100, 30) == pytest.approx(np.log(float(comb(100, 30))))

    def test_the_smallest_p_is_held_against_the_whole_rate_by_all_tests(self) -> None:
        ps = [Measured(code=str(p), p=p) for p in (0.011, 0.004, 0.8, 0.02)]
        assert [each.p for each in rejected(ps, 0.04)] == [0.004, 0.011, 0.02]
        assert rejected(ps, 0.0159) == []


class TestVariance:
    """Statistics of one draw have the mean that sampling without replacement gives them."""

    @pytest.mark.parametrize("drawn", [(0, 1, 2), (0, 3, 6), (1, 2, 6)])
    def test_one_trial_gives_each_chi_square_its_degrees_of_freedom(
        self, drawn: Sequence[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("shuangsuiji.testing.fairness.inclusion.LEAST_EXPECTED", 0)
        monkeypatch.setattr("shuangsuiji.testing.fairness.pairs.LEAST_EXPECTED", 0)
        trials = one_trial(7, drawn)
        found = {each.code: each.data for each in (*inclusion(trials), *pairs(trials))}
        for code, freedom in (("SSJ-FAIR-INCLUSION", 6), ("SSJ-FAIR-PAIRS", 14)):
            assert found[code] == {"statistic": f"{freedom:.1f}", "freedom": freedom}

    def test_p_values_of_chance_are_no_smaller_than_chance_makes_them(self) -> None:
        low: dict[str, int] = {}
        rounds = 60
        for seed in range(rounds):
            trials = chance_trials(12, 5, 1000, seed)
            measures = (inclusion(trials), pairs(trials), successive(trials, "S"), pages(trials, 7))
            for number, each in enumerate(each for measure in measures for each in measure):
                name = f"{number} {each.code}"
                low[name] = low.get(name, 0) + (each.p <= 0.1)
        assert len(low) == 10
        assert max(low.values()) <= 16, low  # of 60 with chance 0.1: more is rarer than one in 10,000

    def test_every_subset_is_counted(self) -> None:
        whole = np.array([drawn for drawn in combinations(range(6), 3) for _ in range(50)])
        assert [each.code for each in subsets(Trials(n=6, drawn=whole)) if each.p < 1e-6] == [
            "SSJ-FAIR-SUBSETS"
        ]  # too even for chance
        assert all(each.p > 1e-4 for each in subsets(chance_trials(6, 3, 1000, 1)))
        lacking = Trials(n=6, drawn=whole[50:])
        assert min(each.p for each in subsets(lacking) if each.code == "SSJ-FAIR-SUBSET") < 1e-18


FAIR: dict[str, Draw] = {
    "random.sample": sample,
    "Fisher-Yates by SHA-256": first_swaps,
    "tickets": draw_by_tickets,
    "tickets by SM3": draw_by_sm3_tickets,
}


@pytest.mark.parametrize("name", FAIR)
@pytest.mark.parametrize(("n", "k"), [(40, 12), (5, 2), (9, 8), (1, 1), (4, 0)])
def test_a_fair_draw_passes(name: str, n: int, k: int) -> None:
    report = examine(FAIR[name], n=n, k=k, trials=400, pages=SMALL_PAGE)
    assert report.ok, report.text("en")
    assert report.codes() <= {"SSJ-FAIR-INPUT-ORDER", "SSJ-FAIR-TWICE-LISTED"}
    if name.startswith("tickets"):
        assert report.findings == ()
        assert "没有发现不公" in report.text()


CAUGHT = [
    # defect, trials that are enough, a code, the defect that it looks like
    ("fixed_step", 200, "SSJ-FAIR-PAIR", "SSJ-FAIR-LIKE-STEP"),
    ("rounded", 1_500, "SSJ-FAIR-POSITION", "SSJ-FAIR-LIKE-ROUNDING"),
    ("modulo", 800, "SSJ-FAIR-INCLUSION", "SSJ-FAIR-LIKE-MODULO"),
    ("six_digit_seed", 4_000, "SSJ-FAIR-DISTINCT", "SSJ-FAIR-LIKE-SHORT-SEED"),
    ("four_byte_seed", 50, "SSJ-FAIR-IDLE-BITS", "SSJ-FAIR-LIKE-SHORT-SEED"),
    ("clock_seed", 50, "SSJ-FAIR-IDLE-BITS", "SSJ-FAIR-LIKE-CLOCK"),
    ("random_comparator", 300, "SSJ-FAIR-INCLUSION", "SSJ-FAIR-LIKE-SHUFFLE"),
    ("partial_shuffle", 50, "SSJ-FAIR-HEAD", "SSJ-FAIR-LIKE-MODULO"),
    ("redrawn", 500, "SSJ-FAIR-HEAD", ""),
    ("doubly_listed", 200, "SSJ-FAIR-HEAD", ""),
    ("secret_favourite", 4_000, "SSJ-FAIR-POSITION", "SSJ-FAIR-LIKE-FAVOURITE"),
    ("shared_half", 100, "SSJ-FAIR-PAIR", ""),
]


@pytest.mark.parametrize(("name", "trials", "code", "like"), CAUGHT)
def test_a_known_defect_is_caught(
    name: str, trials: int, code: str, like: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 1_780_000_000.5)
    report = examine(DEFECTS[name], n=100, k=30, trials=trials, pages=SMALL_PAGE)
    assert not report.ok
    assert code in report.codes(), report.text("en")
    assert like in report.resemblances() or not like, report.text("en")


@pytest.mark.parametrize("name", ["fixed_step_by_page", "first_page_only"])
def test_a_defect_of_pages_is_caught_at_the_length_of_a_page(name: str) -> None:
    report = examine(DEFECTS[name], n=100, k=30, trials=100, pages=(1_000,))
    assert "SSJ-FAIR-PAGE-SPREAD" in report.codes(), report.text("en")


def test_every_known_defect_is_tried() -> None:
    tried = {name for name, *_ in CAUGHT} | {"fixed_step_by_page", "first_page_only"}
    assert tried == set(DEFECTS)


def test_a_clock_that_goes_on_is_caught_too(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(10**9))
    monkeypatch.setattr("time.time", lambda: next(moments))
    report = examine(clock_seed, n=100, k=30, trials=50, pages=())
    assert report.codes() >= {"SSJ-FAIR-UNREPEATABLE"}
    assert "SSJ-FAIR-LIKE-CLOCK" in report.resemblances()


def test_linear_draws_of_seeds_in_a_row_are_caught() -> None:
    """A kind that is not shipped: a generator whose draws by seeds in a row resemble each other."""

    def linear(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
        start = int.from_bytes(seed)
        return sorted(ids, key=lambda each: (start + 7919 * ids.index(each)) % 1_000_003)[:k]

    assert "SSJ-FAIR-COUNTED" in examine(linear, n=50, k=10, trials=300, pages=()).codes()


def test_draws_that_lean_on_the_one_before_are_caught() -> None:
    trials = chance_trials(100, 30, 300, 3)
    after = np.concatenate([trials.drawn[:1], trials.drawn[:-1]])
    mixed = np.where(np.arange(300)[:, None] % 2 == 1, after, trials.drawn)
    assert min(each.p for each in successive(Trials(n=100, drawn=mixed), "S")) < 1e-9


def test_too_few_draws_tell_how_many_seeds_there_are() -> None:
    drawn = np.random.default_rng(5).integers(0, 50_000, 4_000)
    rows = [Random(int(number)).sample(range(100), 30) for number in drawn]
    (found,) = distinct(Trials(n=100, drawn=np.array(rows)))
    assert found.p < 1e-12
    assert 35_000 < float(found.data["seeds"]) < 70_000


BROKEN: list[tuple[Draw, str]] = [
    (lambda ids, k, seed: sample(ids, k, seed)[: k - 1], "SSJ-FAIR-SIZE"),
    (lambda ids, k, seed: [*sample(ids, k - 1, seed), "nobody"] if k else [], "SSJ-FAIR-MEMBER"),
    (lambda ids, k, seed: Random(seed).choices(ids, k=k), "SSJ-FAIR-REPEATS"),
    (lambda ids, k, seed: sample(ids, k, seed) if k < len(ids) else [ids[9999]], "SSJ-FAIR-RAISES"),
    (lambda ids, k, seed: sample(ids, k or 1, seed), "SSJ-FAIR-SIZE"),
]


@pytest.mark.parametrize(("broken", "code"), BROKEN)
def test_what_is_no_draw_at_all_is_said(broken: Draw, code: str) -> None:
    report = examine(broken, n=20, k=6, trials=30, pages=())
    assert code in report.codes()
    assert not report.ok
    assert all(each.p == 0 for each in report.findings if each.code == code)


def test_the_same_examination_gives_the_same_report() -> None:
    one = examine(sample, n=20, k=5, trials=100, pages=())
    assert examine(sample, n=20, k=5, trials=100, pages=()) == one
    assert examine(sample, n=20, k=5, trials=100, pages=(), base=b"other") != one


def test_seeds_can_be_made_again_by_anyone() -> None:
    assert list(seeds(b"base", "trials", 2))[1] == sha256(b"base/trials/1").digest()


@pytest.mark.parametrize(
    "wrong",
    [{"n": 0, "k": 0}, {"n": 3, "k": 4}, {"n": 3, "k": -1}, {"n": 3, "k": 1, "trials": 0}],
)
def test_what_cannot_be_examined_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InvalidInput) as refused:
        examine(sample, **wrong)
    assert refused.value.code == "SSJ-FAIR-ARGUMENTS"
    with pytest.raises(InvalidInput):
        examine(sample, n=2, k=1, ids=("a", "a"))


def test_ids_of_ones_own_are_drawn() -> None:
    """A favourite that is known by its id alone shows only where that id is on the list."""

    def spares_one(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
        others = [each for each in ids if each != "玉溪甲厂" or k == len(ids)]
        return sample(others, k, seed)

    ids = (*plain_ids(19), "玉溪甲厂")
    assert examine(spares_one, n=20, k=5, trials=400, pages=()).ok
    found = examine(spares_one, n=20, k=5, trials=400, pages=(), ids=ids).findings[0]
    assert (found.code, found.data["position"], found.data["found"]) == ("SSJ-FAIR-POSITION", 20, 0)
    assert found.like == "SSJ-FAIR-LIKE-FAVOURITE"


def test_a_draw_that_takes_its_own_ids_only_is_examined_with_those() -> None:
    """With ids of one's own no others are made up, whatever size is looked at."""
    own = tuple(f"厂{number}" for number in range(30))
    seen: set[str] = set()

    def strict(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
        seen.update(ids)
        return sample(ids, k, seed)

    assert examine(strict, n=30, k=2, trials=60, ids=own).ok
    assert seen == set(own)


def test_a_program_is_examined_as_a_function_is() -> None:
    program = "import sys; print(*sys.stdin.read().split()[:int(sys.argv[1])], sep='\\n', end='')"
    command = Command((sys.executable, "-S", "-c", program))
    faults, trials = run(command, plain_ids(4), 2, seeds(b"", "", 2))
    assert faults == []
    assert trials is not None
    assert trials.drawn.tolist() == [[0, 1], [0, 1]]
    fails = Command((sys.executable, "-S", "-c", "raise SystemExit(3)"))
    assert run(fails, plain_ids(4), 2, seeds(b"", "", 2))[0][0].code == "SSJ-FAIR-RAISES"


def test_a_finding_is_said_in_both_languages_with_what_it_looks_like() -> None:
    found = certain("SSJ-FAIR-UNREPEATABLE", like="SSJ-FAIR-LIKE-CLOCK", other=3, seeds=4)
    report = Report(n=5, k=2, trials=1, rate=1e-6, measured=(found,))
    for language in ("zh", "en"):
        assert "SSJ-FAIR-UNREPEATABLE" in report.text(language)
    assert CATALOGUE["SSJ-FAIR-LIKE-CLOCK"].en in report.text("en")
    assert evolve(report, measured=(evolve(found, weight="notice"),)).ok


def test_every_finding_that_can_be_made_has_what_its_sentence_names() -> None:
    """Whatever is measured, found or not, can be said: no datum is missing."""
    for draw in (sample, DEFECTS["clock_seed"]):
        for each in examine(draw, n=40, k=10, trials=200, pages=SMALL_PAGE).measured:
            assert each.sentence("zh") != each.sentence("en")
            assert "=" not in each.sentence("en").partition("p=")[0]
