"""Measures the fairness kit: its power against known defects, its false alarms, the smallest bias that it finds."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import sqrt
from random import Random
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from shuangsuiji.testing.fairness import examine
from shuangsuiji.testing.fairness.dealing import Recusals
from shuangsuiji.testing.fairness.inclusion import inclusion
from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.pairs import pairs
from shuangsuiji.testing.fairness.report import RATE, Report, rejected
from shuangsuiji.testing.fairness.seeding import distinct
from shuangsuiji.testing.fairness.subsets import subsets
from shuangsuiji.testing.fairness.successive import successive
from shuangsuiji.testing.fairness.teams import examine_teams
from shuangsuiji.testing.fairness.trials import Trials
from shuangsuiji.testing.unfair import DEFECTS
from shuangsuiji.testing.unfair_teams import DEALINGS

N: Final = 40
K: Final = 12
PAGED: Final = ("fixed_step_by_page", "first_page_only")
"""Defects that show at the length of a page only."""

INSPECTORS: Final = 13
TARGETS: Final = 10
TEAM: Final = 2

FEW_N: Final = 20
FEW_K: Final = 6
FALSE_TRIALS: Final = 100
CHANCE_TRIALS: Final = 1_000
RATES: Final = (1e-6, 1e-2)

PADDING: Final = 30
"""So many measurements of a whole examination are none of positions and pairs, and share the error rate with those."""

SHARE: Final = 0.9
LEAST_SIGMAS: Final = 5.0
MOST_SIGMAS: Final = 11.0

Bias = Callable[[np.random.Generator, int, float], Trials]
"""Gives trials with a bias."""


@frozen(kw_only=True)
class Power:
    """How often a defect was caught at a number of trials."""

    name: str
    trials: int
    caught: int
    runs: int


def power(name: str, trials: int, runs: int) -> Power:
    """Count in how many runs, each with seeds of its own, a defect is caught."""
    examined = _dealing if name in DEALINGS else _draw
    caught = sum(not examined(name, trials, f"power/{run}".encode()).ok for run in range(runs))
    return Power(name=name, trials=trials, caught=caught, runs=runs)


def _draw(name: str, trials: int, base: bytes) -> Report:
    pages = (1_000,) if name in PAGED else ()
    return examine(DEFECTS[name], n=N, k=K, trials=trials, pages=pages, base=base)


def _dealing(name: str, trials: int, base: bytes) -> Report:
    return examine_teams(
        DEALINGS[name], inspectors=INSPECTORS, targets=TARGETS, k=TEAM, trials=trials, base=base
    )


def powers(name: str, trials: Sequence[int], runs: int) -> list[Power]:
    """Measure a defect at growing numbers of trials, until it is caught in every run."""
    found: list[Power] = []
    for each in trials:
        found.append(power(name, each, runs))
        if found[-1].caught == runs:
            break
    return found


def false_alarms(first: int, runs: int) -> list[int]:
    """Count the runs in which a fair draw is called unfair, at each rate."""
    reports = (
        examine(_sample, n=FEW_N, k=FEW_K, trials=FALSE_TRIALS, pages=(), base=f"fair/{run}".encode())
        for run in range(first, first + runs)
    )
    return _alarms(reports)


def false_alarms_of_teams(first: int, runs: int) -> list[int]:
    """Count the runs in which a fair dealing is called unfair, at each rate."""
    reports = (
        examine_teams(
            _least_loaded, inspectors=9, targets=4, k=3, trials=FALSE_TRIALS, base=f"fair/{run}".encode()
        )
        for run in range(first, first + runs)
    )
    return _alarms(reports)


def _alarms(reports: Iterable[Report]) -> list[int]:
    alarms = [0] * len(RATES)
    for report in reports:
        for number, rate in enumerate(RATES):
            alarms[number] += any(each.weight == "unfair" for each in rejected(report.measured, rate))
    return alarms


def _sample(ids: Sequence[str], k: int, seed: bytes) -> list[str]:
    return Random(seed).sample(sorted(ids), k)


def _least_loaded(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> list[list[str]]:
    random = Random(seed)
    loads = dict.fromkeys(sorted(inspectors), 0)
    teams: list[list[str]] = []
    for target in targets:
        may = [each for each in loads if (target, each) not in recusals]
        random.shuffle(may)
        team = sorted(may, key=loads.__getitem__)[:k]
        for each in team:
            loads[each] += 1
        teams.append(random.sample(team, k))
    return teams


def one_favoured(random: np.random.Generator, count: int, bias: float) -> Trials:
    """Draw the first id with (1+bias) times its chance, the others evenly."""
    lots = random.random((count, FEW_N))
    lots[:, 0] = np.where(random.random(count) < (1 + bias) * FEW_K / FEW_N, -1, 2)
    return _lowest(lots)


def two_together(random: np.random.Generator, count: int, bias: float) -> Trials:
    """Draw the first two ids together with (1+bias) times their chance; each of them and all others as often as ever."""
    lots = random.random((count, FEW_N))
    marks = _lowest(lots).included[:, :2]
    together = FEW_K * (FEW_K - 1) / (FEW_N * (FEW_N - 1))
    alone = 2 * FEW_K * (FEW_N - FEW_K) / (FEW_N * (FEW_N - 1))
    changed = (marks.sum(axis=1) == 1) & (random.random(count) < 2 * bias * together / alone)
    both = random.random(count) < 1 / 2
    lots[:, :2] = np.where(marks, -1.0, 2.0)
    lots[changed, :2] = np.where(both[changed], -1.0, 2.0)[:, None]
    return _lowest(lots)


def _lowest(lots: NDArray[np.float64]) -> Trials:
    return Trials(n=FEW_N, drawn=np.argpartition(lots, FEW_K - 1, axis=1)[:, :FEW_K])


def found_share(bias: Bias, count: int, amount: float, runs: int) -> float:
    """Give the share of runs in which a bias is found."""
    padding = [Measured(code="", p=1.0)] * PADDING
    found = 0
    for run in range(runs):
        trials = bias(np.random.default_rng((count, run)), count, amount)
        found += bool(rejected([*inclusion(trials), *pairs(trials), *padding], RATE))
    return found / runs


def smallest(bias: Bias, chance: float, count: int, runs: int, steps: int) -> tuple[int, float, float]:
    """Halve an interval of standard errors until it is known from where on a bias is found often enough.

    Returns:
        The number of trials, the bias, the share of runs in which it was found.
    """
    sigma = sqrt((1 - chance) / (chance * count))
    low, high, share = LEAST_SIGMAS, MOST_SIGMAS, 1.0
    for _ in range(steps):
        middle = (low + high) / 2
        found = found_share(bias, count, middle * sigma, runs)
        if found >= SHARE:
            high, share = middle, found
        else:
            low = middle
    return count, high * sigma, share


def false_alarms_of_chance(first: int, runs: int) -> list[int]:
    """Count the runs in which trials that numpy drew evenly are called unfair, at each rate; nothing is measured of seeds."""
    alarms = [0] * len(RATES)
    for run in range(first, first + runs):
        random = np.random.default_rng((FEW_N, run))
        trials = _lowest(random.random((CHANCE_TRIALS, FEW_N)))
        few = Trials(n=6, drawn=random.random((CHANCE_TRIALS, 6)).argsort(axis=1)[:, :3])
        found = [
            *chain(inclusion(trials), pairs(trials), successive(trials, "SSJ-FAIR-SUCCESSIVE")),
            *chain(distinct(trials), subsets(few), inclusion(few)),
        ]
        for number, rate in enumerate(RATES):
            alarms[number] += bool(rejected(found, rate))
    return alarms
