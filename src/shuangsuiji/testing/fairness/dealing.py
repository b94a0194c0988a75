"""试派 (第十二条): a dealing of inspectors done many times, and what no dealing does, whatever its seed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import numpy as np
from attrs import frozen

from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.probabilities import Counts
from shuangsuiji.testing.fairness.trials import Trials, short

Recusals = Collection[tuple[str, str]]
"""回避: pairs of target and inspector."""

Deal = Callable[[Sequence[str], Sequence[str], int, bytes, Recusals], Sequence[Sequence[str]]]
"""A dealing: inspectors, targets, how many a team, seed (32 bytes), recusals; gives a team a target, the leader first."""


@frozen(kw_only=True)
class Asked:
    """What is dealt.

    Args:
        inspectors: the inspectors' ids.
        targets: the targets' ids, in drawn order.
        k: how many inspectors a team has.
        recusals: pairs of target and inspector.
    """

    inspectors: tuple[str, ...]
    targets: tuple[str, ...]
    k: int
    recusals: tuple[tuple[str, str], ...] = ()

    def deal(self, deal: Deal, seed: bytes, *, backwards: bool = False) -> Sequence[Sequence[str]]:
        """Deal once; backwards, with the inspectors in reverse order."""
        inspectors = list(self.inspectors[:: -1 if backwards else 1])
        return deal(inspectors, list(self.targets), self.k, seed, self.recusals)


@frozen(kw_only=True)
class Dealt:
    """试派结果: who was dealt to each target in each trial.

    Args:
        n: how many inspectors there were.
        teams: (trials, targets, k) positions of inspectors, leaders first.
    """

    n: int
    teams: Counts

    @property
    def count(self) -> int:
        """How many trials."""
        return len(self.teams)

    def turns(self) -> Trials:
        """Give one team a trial, of each target in turn: independent of each other, each a draw of k inspectors."""
        trial = np.arange(self.count)
        return Trials(n=self.n, drawn=self.teams[trial, trial % self.teams.shape[1]])

    def leaders(self) -> Trials:
        """Give the leaders of those teams."""
        return Trials(n=self.n, drawn=self.turns().drawn[:, :1])

    def of_target(self, target: int) -> Trials:
        """Give the teams of one target."""
        return Trials(n=self.n, drawn=self.teams[:, target])

    def loads(self) -> Counts:
        """Give how many places each inspector holds in each trial: (trials, n)."""
        loads = np.zeros((self.count, self.n), np.int64)
        rows = np.repeat(np.arange(self.count), self.teams[0].size)
        np.add.at(loads, (rows, self.teams.ravel()), 1)
        return loads


def run_deals(deal: Deal, asked: Asked, from_seeds: Iterable[bytes]) -> tuple[list[Measured], Dealt | None]:
    """Deal under each seed: give what is wrong with what came, or else the teams."""
    place = {id_: position for position, id_ in enumerate(asked.inspectors)}
    dealt: list[list[list[int]]] = []
    for seed in from_seeds:
        try:
            teams = [tuple(team) for team in asked.deal(deal, seed)]
            wrong = next(_faults(teams, asked, place), None)
        except Exception as error:  # noqa: BLE001  -- whatever a stranger's dealing raises is what is reported
            wrong = _fault("RAISES", asked, error=short(error))
            return [wrong], None
        if wrong:
            return [wrong], None
        dealt.append([[place[each] for each in team] for team in teams])
    shape = len(dealt), len(asked.targets), asked.k
    return [], Dealt(n=len(place), teams=np.array(dealt, np.int64).reshape(shape))


def _faults(teams: Sequence[tuple[str, ...]], asked: Asked, place: dict[str, int]) -> Iterator[Measured]:
    if len(teams) != len(asked.targets):
        yield _fault("NUMBER", asked, found=len(teams))
    for target, team in zip(asked.targets, teams, strict=False):
        for each in team:
            if each not in place:
                yield _fault("MEMBER", asked, target=target, id=str(each))
            if (target, each) in asked.recusals:
                yield _fault("RECUSED", asked, target=target, id=each)
        if len(team) != asked.k or len(set(team)) != asked.k:
            yield _fault("SIZE", asked, target=target, found=len(set(team)))


def _fault(what: str, asked: Asked, **data: str | int) -> Measured:
    sizes: dict[str, str | int] = {"n": len(asked.inspectors), "targets": len(asked.targets), "k": asked.k}
    return Measured(code=f"SSJ-FAIR-TEAM-{what}", p=0.0, data={**sizes, **data}, certain=True)
