"""选派的已知缺陷 (第十二条、第十三条): dealings of inspectors that are unfair, so that whoever judges dealings can try his judgement.

Each takes inspectors, targets, how many a team, a seed and recusals, as `testing.fairness.teams` examines them; the leader stands
first. None of them is to be used.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, cycle, islice
from random import Random
from typing import Final, TypeVar

from shuangsuiji.testing.fairness.dealing import Deal, Recusals

Item = TypeVar("Item")


def round_robin(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> list[list[str]]:
    """轮流排班: by the list from one random start; the same ones are together again and again, and all know who is next."""
    start = Random(seed).randrange(len(inspectors))
    turns = islice(cycle(inspectors), start, None)
    return _dealt(turns, targets, k, recusals)


def fixed_pairs(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> list[list[str]]:
    """固定搭档: who stand next to each other on the list go together; only which of them go where is drawn."""
    random = Random(seed)
    blocks = [inspectors[first : first + k] for first in range(0, len(inspectors), k)]
    return _dealt(_laps(lambda: chain.from_iterable(_shuffled(blocks, random))), targets, k, recusals)


def favourite_leader(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> list[list[str]]:
    """固定组长: teams are drawn, but whoever of a team stands first on the list leads it."""
    random = Random(seed)
    teams = _dealt(_laps(lambda: _shuffled(inspectors, random)), targets, k, recusals)
    return [sorted(team, key=inspectors.index) for team in teams]


def next_on_the_list(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> list[list[str]]:
    """回避由下一个顶上: teams are drawn, and in a recused one's place comes who stands next on the list."""
    random, teams = Random(seed), list[list[str]]()
    turns = _laps(lambda: _shuffled(inspectors, random))
    for target in targets:
        team = _team(turns, k)
        for place, each in enumerate(team):
            later = islice(cycle(inspectors), inspectors.index(each), None)
            team[place] = next(
                one for one in later if (target, one) not in recusals and (one == each or one not in team)
            )
        teams.append(_shuffled(team, random))
    return teams


def leftover_to_the_first(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> list[list[str]]:
    """零头归前面的: whole laps are drawn, and what is left over goes to whoever stands first on the list."""
    random = Random(seed)
    whole = len(targets) * k // len(inspectors)
    laps = (_shuffled(inspectors, random) for _ in range(whole))
    turns = chain(chain.from_iterable(laps), _laps(lambda: inspectors))
    return [_shuffled(team, random) for team in _dealt(turns, targets, k, recusals)]


def _dealt(turns: Iterator[str], targets: Sequence[str], k: int, recusals: Recusals) -> list[list[str]]:
    """Give each target the next ones who may; who is passed over is next."""
    waiting: Iterator[str] = turns
    teams: list[list[str]] = []
    for target in targets:
        team, passed = list[str](), list[str]()
        while len(team) < k:
            each = next(waiting)
            (passed if each in team or (target, each) in recusals else team).append(each)
        teams.append(team)
        waiting = chain(passed, waiting) if passed else waiting
    return teams


def _team(turns: Iterator[str], k: int) -> list[str]:
    """Give the next `k` different ones."""
    team: dict[str, None] = {}
    while len(team) < k:
        team[next(turns)] = None
    return list(team)


def _laps(lap: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Give lap after lap, each in an order of its own."""
    while True:
        yield from lap()


def _shuffled(items: Sequence[Item], random: Random) -> list[Item]:
    return random.sample(items, len(items))


DEALINGS: Final[Mapping[str, Deal]] = {
    each.__name__: each
    for each in (round_robin, fixed_pairs, favourite_leader, next_on_the_list, leftover_to_the_first)
}
"""Every unfair dealing by name."""
