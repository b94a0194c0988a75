"""检验 (第十一条): examine a draw, whoever made it."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, InvalidInput, fault
from shuangsuiji.testing.fairness.inclusion import LEAST_EXPECTED, inclusion
from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.pages import pages
from shuangsuiji.testing.fairness.pairs import MOST, pairs
from shuangsuiji.testing.fairness.report import RATE, Report
from shuangsuiji.testing.fairness.seeding import (
    WIDE,
    bits,
    distinct,
    input_order,
    same_again,
    tells_seeds_apart,
    twice_listed,
)
from shuangsuiji.testing.fairness.subsets import subsets
from shuangsuiji.testing.fairness.successive import successive
from shuangsuiji.testing.fairness.trials import Draw, Trials, guarded, plain_ids, run, seeds, told

PAGES: Final = (1_000, 5_000)

_BASE: Final = b"shuangsuiji/fairness/1"
_FEW: Final = ((6, 3), (7, 1), (7, 6))
_FEW_TRIALS: Final = 4_000
_PAGE_TRIALS: Final = 20
_EDGE_TRIALS: Final = 4
_COUNTED: Final = 1_000


def examine(
    draw: Draw,
    *,
    n: int,
    k: int,
    trials: int = 10_000,
    rate: float = RATE,
    ids: Sequence[str] = (),
    pages: Sequence[int] = PAGES,
    base: bytes = _BASE,
) -> Report:
    """检验: examine a draw.

    Args:
        draw: gives `k` of some ids from a seed of 32 bytes.
        n: how many ids.
        k: how many are drawn.
        trials: how often. A bias is found from about 7 standard errors on; a seed space of up to about `trials`²/50.
        rate: how often at most a fair draw is called unfair.
        ids: the ids, where they matter; then no others are drawn from, and what needs more of them is left out.
        pages: at which lengths a list may be cut into pages.
        base: what all seeds come from; another base is another examination.

    Raises:
        InvalidInput: there is no such draw: k is more than n, ids are fewer than n or twice there, no trials.

    >>> from random import Random
    >>> report = examine(lambda ids, k, seed: Random(seed).sample(sorted(ids), k), n=20, k=5, trials=200)
    >>> report.ok
    True
    """
    known = tuple(ids) or plain_ids(max(0, n))
    if not (n >= 1 and 0 <= k <= n and trials >= 1 and 0 < rate < 1 and len(known) == len(set(known)) == n):
        raise InvalidInput(fault("SSJ-FAIR-ARGUMENTS", n=n, k=k, trials=trials, ids=len(set(known))))
    examination = _Examination(draw, known, k, trials, tuple(pages), base, own=bool(ids))
    faults, kept = examination.run(known, k, trials, "trials")
    return Report(
        n=n,
        k=k,
        trials=trials,
        rate=rate,
        measured=(*faults, *examination.measured(kept)),
        left_out=tuple(examination.left_out(kept)),
        kept=kept,
    )


@frozen
class _Examination:
    """What is examined; a draw that gives the wrong thing at some size is not measured there."""

    draw: Draw
    ids: tuple[str, ...]
    k: int
    count: int
    pages: tuple[int, ...]
    base: bytes
    own: bool

    def measured(self, trials: Trials | None) -> Iterator[Measured]:
        """Measure everything."""
        yield from self._edges()
        if trials is None:
            return
        yield from chain(inclusion(trials), pairs(trials), subsets(trials))
        yield from successive(trials, "SSJ-FAIR-SUCCESSIVE")
        yield from told(self._seeds(trials), "SSJ-FAIR-RAISES", n=trials.n, k=trials.k)
        yield from self._few()
        for page in self.pages:
            yield from self._page(trials, page)

    def left_out(self, trials: Trials | None) -> Iterator[Fault]:
        """Say what was not measured, and why."""
        n = len(self.ids)
        if trials is None:
            yield fault("SSJ-FAIR-LEFT-BROKEN")
        if not 0 < self.k < n:
            yield fault("SSJ-FAIR-LEFT-NO-CHOICE", n=n, k=self.k)
        if n > MOST:
            yield fault("SSJ-FAIR-LEFT-PAIRS", n=n, most=MOST)
        if self.count * min(self.k, n - self.k) < LEAST_EXPECTED * n and 0 < self.k < n:
            yield fault("SSJ-FAIR-LEFT-FEW", trials=self.count, least=LEAST_EXPECTED)
        sizes = [
            size
            for size in (*(few for few, _ in _FEW), WIDE[0], *(page * 3 // 2 for page in self.pages))
            if size > n
        ]
        if self.own and sizes:
            yield fault("SSJ-FAIR-LEFT-OWN", n=n, sizes=", ".join(map(str, sizes)))

    def _first(self, n: int) -> tuple[str, ...]:
        """Give `n` ids to draw from; none where the ids are the examiner's own and fewer."""
        return (() if self.own else plain_ids(n)) if n > len(self.ids) else self.ids[:n]

    def _run_first(self, n: int, k: int, count: int, purpose: str) -> tuple[list[Measured], Trials | None]:
        ids = self._first(n)
        return self.run(ids, k, count, purpose) if ids else ([], None)

    def run(
        self, ids: tuple[str, ...], k: int, count: int, purpose: str
    ) -> tuple[list[Measured], Trials | None]:
        """Draw as often as is asked for."""
        return run(self.draw, ids, k, seeds(self.base, purpose, count))

    def _edges(self) -> Iterator[Measured]:
        n = len(self.ids)
        for size, k in sorted({(1, 0), (1, 1), (n, 0), (n, 1), (n, n - 1), (n, n)}):
            yield from self.run(self.ids[:size], k, _EDGE_TRIALS, f"edge/{size}/{k}")[0]

    def _seeds(self, trials: Trials) -> Iterator[Measured]:
        chosen = list(islice(seeds(self.base, "trials", self.count), _EDGE_TRIALS))
        rows = trials.drawn[: len(chosen)]
        given = [
            (seed, [self.ids[int(place)] for place in row]) for seed, row in zip(chosen, rows, strict=True)
        ]
        yield from same_again(self._guarded, self.ids, given, self.k)
        yield from input_order(self._guarded, self.ids, given, self.k)
        yield from twice_listed(self.draw, self.ids, self.k, chosen)
        yield from bits(self._guarded, self.ids, self.k, self.base)
        yield from self._counted()
        yield from self._distinct(trials)

    def _guarded(self, ids: Sequence[str], k: int, seed: bytes) -> Sequence[str]:
        with guarded():
            return tuple(dict.fromkeys(self.draw(ids, k, seed)))

    def _counted(self) -> Iterator[Measured]:
        """Draw by seeds that are numbers in a row, as many a draw is used."""
        count = min(self.count, _COUNTED)
        numbers = (number.to_bytes(32) for number in range(count))
        faults, counted = run(self.draw, self.ids, self.k, numbers)
        yield from faults
        if counted:
            yield from successive(counted, "SSJ-FAIR-COUNTED")

    def _distinct(self, trials: Trials) -> Iterator[Measured]:
        """Count different draws; where the draw asked for has few outcomes, those of another size too."""
        yield from distinct(trials)
        if not tells_seeds_apart(trials.n, trials.k, trials.count):
            faults, wide = self._run_first(*WIDE, self.count, "wide")
            yield from faults
            if wide:
                yield from distinct(wide)

    def _few(self) -> Iterator[Measured]:
        """Draw of few ids, where every subset can be counted."""
        for n, k in _FEW:
            faults, few = self._run_first(n, k, min(self.count, _FEW_TRIALS), f"few/{n}/{k}")
            yield from faults
            if few:
                yield from chain(subsets(few), inclusion(few))

    def _page(self, trials: Trials, page: int) -> Iterator[Measured]:
        """Look beyond a page of the list, of a longer list where it is not that long."""
        if page < trials.n:
            yield from pages(trials, page)
            return
        n = page * 3 // 2
        faults, longer = self._run_first(n, n // 10, _PAGE_TRIALS, f"page/{page}")
        yield from faults
        if longer:
            yield from chain(pages(longer, page), pairs(longer))
