"""选派检验 (第十二条、第十三条): examine a dealing of inspectors to targets, whoever made it.

A fair dealing treats inspectors alike: whatever its rule, renaming them changes no chance. From that alone it follows that the
team of any one target is a draw of k inspectors, its leader a draw of one, those who bear one place more than others a draw of
as many; that among those whom no recusal names, places are drawn evenly; and that one outcome is at most as likely as the
outcomes that renaming makes of it are few. Nothing is assumed of how places of one dealing depend on each other.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from math import lgamma
from typing import Final, Literal

import numpy as np
from attrs import evolve, frozen

from shuangsuiji.errors import Fault, InvalidInput, fault
from shuangsuiji.testing.fairness.dealing import Asked, Deal, Dealt, run_deals
from shuangsuiji.testing.fairness.inclusion import inclusion
from shuangsuiji.testing.fairness.measured import Measured, certain
from shuangsuiji.testing.fairness.pairs import pairs
from shuangsuiji.testing.fairness.probabilities import Counts, binomial_p
from shuangsuiji.testing.fairness.report import RATE, Report
from shuangsuiji.testing.fairness.seeding import bits, equal_rows
from shuangsuiji.testing.fairness.subsets import subsets
from shuangsuiji.testing.fairness.successive import successive
from shuangsuiji.testing.fairness.trials import Trials, guarded, plain_ids, seeds, told

_BASE: Final = b"shuangsuiji/fairness-of-teams/1"
_AGAIN: Final = 4

Promise = Literal["loads", "leaders"]


def examine_teams(
    deal: Deal,
    *,
    inspectors: int,
    targets: int,
    k: int = 2,
    trials: int = 4_000,
    rate: float = RATE,
    without: Collection[Promise] = (),
    base: bytes = _BASE,
) -> Report:
    """选派检验: examine a dealing.

    Args:
        deal: gives a team of `k` inspectors for each target, the leader first.
        inspectors: how many inspectors.
        targets: how many targets.
        k: how many inspectors a team has.
        trials: how often.
        rate: how often at most a fair dealing is called unfair.
        without: what it does not promise: `loads` that differ by one at most, `leaders` that stand first; that is left out.
        base: what all seeds come from; another base is another examination.

    Raises:
        InvalidInput: there is no such dealing: teams are larger than all inspectors together, no targets, no trials.

    >>> from shuangsuiji.testing.fairness.ours import deal_by_tickets
    >>> examine_teams(deal_by_tickets, inspectors=7, targets=5, trials=100).ok
    True
    """
    if not (1 <= k <= inspectors and targets >= 1 and trials >= 1 and 0 < rate < 1):
        raise InvalidInput(
            fault("SSJ-FAIR-TEAM-ARGUMENTS", n=inspectors, k=k, targets=targets, trials=trials)
        )
    ids = tuple(f"I-{each[2:]}" for each in plain_ids(inspectors))
    asked = Asked(inspectors=ids, targets=plain_ids(targets), k=k)
    examination = _Examination(deal, asked, trials, base, frozenset(without))
    faults, dealt = examination.run(asked, "teams")
    return Report(
        n=inspectors,
        k=k,
        trials=trials,
        rate=rate,
        measured=(*faults, *(examination.measured(dealt) if dealt else ())),
        left_out=tuple(examination.left_out(dealt)),
        teams=dealt,
        kept=dealt.turns() if dealt else None,
    )


@frozen
class _Examination:
    """What is examined."""

    deal: Deal
    asked: Asked
    count: int
    base: bytes
    without: frozenset[Promise]

    def run(self, asked: Asked, purpose: str) -> tuple[list[Measured], Dealt | None]:
        """Deal as often as is asked for."""
        return run_deals(self.deal, asked, seeds(self.base, purpose, self.count))

    def measured(self, dealt: Dealt) -> Iterator[Measured]:
        """Measure everything."""
        turns, targets = dealt.turns(), len(self.asked.targets)
        yield from _about("TEAMS", chain(inclusion(turns), pairs(turns), subsets(turns)))
        yield _places(dealt)
        yield from _about("TEAMS", successive(turns, "SSJ-FAIR-SUCCESSIVE"))
        if "leaders" not in self.without:
            yield from _about("LEADERS", inclusion(dealt.leaders()))
            yield from _ranks(dealt)
        yield from self._loads(dealt, 0)
        yield from told(
            self._seeds(dealt), "SSJ-FAIR-TEAM-RAISES", targets=targets, n=dealt.n, k=self.asked.k
        )
        yield from self._recusals()

    def _loads(self, dealt: Dealt, recusals: int) -> Iterator[Measured]:
        if "loads" in self.without:
            return
        loads = dealt.loads()
        apart = int(np.ptp(loads, axis=1).max())
        if apart > 1:
            yield certain("SSJ-FAIR-LOADS", apart=apart, most=int(loads.max()), recusals=recusals)
        elif not recusals:
            yield from _about("EXTRAS", inclusion(_extras(dealt)))

    def _seeds(self, dealt: Dealt) -> Iterator[Measured]:
        given = list(islice(seeds(self.base, "teams", self.count), _AGAIN))
        first = [self._ids(dealt, trial) for trial in range(len(given))]
        again = sum(self._again(seed) != found for seed, found in zip(given, first, strict=True))
        if again:
            like = "SSJ-FAIR-LIKE-CLOCK"
            yield certain("SSJ-FAIR-UNREPEATABLE", like=like, other=again, seeds=len(given))
            return
        turned = sum(
            self._again(seed, backwards=True) != found for seed, found in zip(given, first, strict=True)
        )
        if turned:
            yield certain("SSJ-FAIR-INPUT-ORDER", weight="notice", other=turned, seeds=len(given))
        yield from _about("TEAMS", bits(self._first_team, self.asked.inspectors, self.asked.k, self.base))
        yield from _distinct(dealt)

    def _first_team(self, ids: Sequence[str], k: int, seed: bytes) -> Sequence[str]:
        """Draw as the first target's team is drawn."""
        with guarded():
            return self.deal(ids, list(self.asked.targets), k, seed, ())[0]

    def _again(self, seed: bytes, *, backwards: bool = False) -> list[set[str]]:
        with guarded():
            return [set(team) for team in self.asked.deal(self.deal, seed, backwards=backwards)]

    def _ids(self, dealt: Dealt, trial: int) -> list[set[str]]:
        return [{self.asked.inspectors[int(each)] for each in team} for team in dealt.teams[trial]]

    def _recusals(self) -> Iterator[Measured]:
        """Let one be recused from the first target, and then so many that only one team is left for it."""
        n, k = self._sizes()
        if n == k:
            return
        ids, first = self.asked.inspectors, self.asked.targets[0]
        faults, dealt = self.run(evolve(self.asked, recusals=((first, ids[n // 3]),)), "recusal")
        yield from faults
        if dealt:
            yield from self._shifts(dealt, n // 3)
        most = evolve(self.asked, recusals=tuple((first, each) for each in ids[k:]))
        yield from run_deals(self.deal, most, seeds(self.base, "most", _AGAIN))[0]

    def _shifts(self, dealt: Dealt, recused: int) -> Iterator[Measured]:
        """Measure what a recusal shifts: those whom it does not name stay alike, at its target and at all others."""
        yield from self._loads(dealt, 1)
        for about, trials in (("RECUSAL", dealt.of_target(0)), ("RECUSAL-ELSEWHERE", dealt.turns())):
            others = _without(trials, recused)
            if others.count:
                yield from _about(about, chain(inclusion(others), pairs(others)))

    def _sizes(self) -> tuple[int, int]:
        return len(self.asked.inspectors), self.asked.k

    def left_out(self, dealt: Dealt | None) -> Iterator[Fault]:
        """Say what was not measured, and why."""
        if dealt is None:
            yield fault("SSJ-FAIR-LEFT-BROKEN")
        if "leaders" in self.without:
            yield fault("SSJ-FAIR-LEFT-LEADERS")
        if "loads" in self.without:
            yield fault("SSJ-FAIR-LEFT-LOADS")
        elif not self.asked.k * len(self.asked.targets) % len(self.asked.inspectors):
            yield fault("SSJ-FAIR-LEFT-EXTRAS")
        if len(self.asked.inspectors) == self.asked.k:
            yield fault("SSJ-FAIR-LEFT-RECUSALS")
        yield fault("SSJ-FAIR-LEFT-SHIFT")


def _about(what: str, measured: Iterator[Measured]) -> Iterator[Measured]:
    """Say of what draw of inspectors something was measured."""
    return (evolve(each, about=f"SSJ-FAIR-OF-{what}") for each in measured)


def _places(dealt: Dealt) -> Measured:
    """Measure how often each inspector comes to each target."""
    targets, k = dealt.teams.shape[1:]
    rows: Counts = np.arange(targets, dtype=np.int64).reshape(targets, 1) * dealt.n
    codes: Counts = (rows + dealt.teams).reshape(-1)
    counts = np.bincount(codes, minlength=targets * dealt.n)
    each = binomial_p(counts, dealt.count, k / dealt.n)
    worst = int(each.argmin())
    return Measured(
        code="SSJ-FAIR-PLACE",
        p=min(1.0, float(each[worst]) * len(counts)),
        data={
            "target": worst // dealt.n + 1,
            "inspector": worst % dealt.n + 1,
            "found": int(counts[worst]),
            "expected": round(dealt.count * k / dealt.n),
            "trials": dealt.count,
        },
    )


def _ranks(dealt: Dealt) -> Iterator[Measured]:
    """Measure which of its team, by the list, leads it."""
    drawn = dealt.turns().drawn
    k = drawn.shape[1]
    counts = np.bincount((drawn < drawn[:, :1]).sum(axis=1), minlength=k)
    each = binomial_p(counts, len(drawn), 1 / k)
    worst = int(each.argmin())
    if k > 1:
        yield Measured(
            code="SSJ-FAIR-LEADER-RANK",
            p=min(1.0, float(each[worst]) * k),
            data={"rank": worst + 1, "k": k, "found": int(counts[worst]), "expected": round(len(drawn) / k)},
        )


def _extras(dealt: Dealt) -> Trials:
    """Give who bears one place more than others; none where nobody does."""
    loads = dealt.loads()
    more = int(loads[0].sum() % dealt.n)
    return Trials(n=dealt.n, drawn=np.argsort(-loads, axis=1, kind="stable")[:, :more])


def _without(trials: Trials, one: int) -> Trials:
    """Give the trials in which one is not drawn, as draws of the others."""
    rows = trials.drawn[(trials.drawn != one).all(axis=1)]
    return Trials(n=trials.n - 1, drawn=rows - (rows > one))


def _distinct(dealt: Dealt) -> Iterator[Measured]:
    """Count different outcomes; one is as likely as each of those that renaming makes of it."""
    rows = np.sort(dealt.teams, axis=2).astype(np.int32).reshape(dealt.count, -1)
    ways = min(_log_renamings(team, dealt.n) for team in dealt.teams)
    return _about("TEAMS", equal_rows(rows, ways, dealt.n, dealt.teams.shape[2]))


def _log_renamings(teams: Sequence[Sequence[int]], n: int) -> float:
    """Give the logarithm of how many outcomes renaming makes of one: all orders, but of those who are in the same teams."""
    places: dict[int, tuple[int, ...]] = {}
    for target, team in enumerate(teams):
        for each in team:
            places[int(each)] = (*places.get(int(each), ()), target)
    alike = [*Counter(places.values()).values(), n - len(places)]
    return lgamma(n + 1) - sum(lgamma(each + 1) for each in alike)
