"""抽取 (第十一条): one published list as a draw from its list of targets; where strata were drawn apart, one for each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from shuangsuiji.audit.lists import Drawn, Frame
from shuangsuiji.testing.fairness.probabilities import Counts

Marks = NDArray[np.bool_]
"""Of each target in the order of its list, yes or no."""

AS_LISTED: Final = ""
"""The order in which the list of targets stands in its file."""


@frozen(kw_only=True, eq=False)
class Draw:
    """一次抽取: the targets that could be drawn, in the order of their file, and which of them were.

    Args:
        file: the published list.
        stratum: which stratum, where strata were drawn apart.
        numbers: of each target, its number among all targets of all lists.
        drawn: which were drawn.
        orders: by header, the permutation that sorts the targets by that column.
        groups: by header, of each target the number of its group.
        labels: by header, what the groups are called.
        replaced: places of drawn targets that another took the place of.
        substitutes: the places of those others, one for each.
    """

    file: str
    stratum: str
    numbers: Counts
    drawn: Marks
    orders: Mapping[str, Counts]
    groups: Mapping[str, Counts]
    labels: Mapping[str, tuple[str, ...]]
    replaced: Counts
    substitutes: Counts

    @property
    def n(self) -> int:
        """How many could be drawn."""
        return len(self.numbers)

    @property
    def k(self) -> int:
        """How many were."""
        return int(self.drawn.sum())

    @property
    def is_choice(self) -> bool:
        """Whether there was anything to choose."""
        return 0 < self.k < self.n

    def only(self, kept: Marks, stratum: str) -> "Draw":
        """Give the same draw with only some of its targets."""
        place = np.cumsum(kept) - 1
        inside = kept[self.replaced] & kept[self.substitutes]
        return evolve(
            self,
            stratum=stratum,
            numbers=self.numbers[kept],
            drawn=self.drawn[kept],
            orders={name: place[order[kept[order]]] for name, order in self.orders.items()},
            groups={name: codes[kept] for name, codes in self.groups.items()},
            replaced=place[self.replaced[inside]],
            substitutes=place[self.substitutes[inside]],
        )

    def marks(self, order: str) -> Marks:
        """Give which were drawn, in an order."""
        return self.drawn if order == AS_LISTED else self.drawn[self.orders[order]]


def draw_of(frame: Frame, drawn: Drawn, excluded: frozenset[int], orders: Mapping[str, Counts]) -> Draw:
    """Make a draw of a frame and a list; those excluded could not be drawn."""
    marks = np.zeros(len(frame.numbers), dtype=np.bool_)
    marks[drawn.places] = True
    whole = Draw(
        file=drawn.file,
        stratum="",
        numbers=frame.numbers,
        drawn=marks,
        orders=orders,
        groups=frame.groups,
        labels=frame.labels,
        replaced=drawn.replaced,
        substitutes=drawn.substitutes,
    )
    if not excluded:
        return whole
    return whole.only(~np.isin(frame.numbers, np.fromiter(excluded, np.int64)), "")


def by_strata(draw: Draw, header: str) -> Iterator[Draw]:
    """Give a draw's strata, each as a draw of its own."""
    if not header:
        yield draw
        return
    for number, label in enumerate(draw.labels[header]):
        kept = draw.groups[header] == number
        if kept.any():
            yield draw.only(kept, label or "—")


def orders_of(frame: Frame, headers: Sequence[str]) -> dict[str, Counts]:
    """Give the permutations that sort a frame by columns; those that change nothing are left out."""
    found: dict[str, Counts] = {}
    for header in headers:
        order = np.argsort(frame.texts[header], kind="stable").astype(np.int64)
        if not np.array_equal(order, np.arange(len(order))):
            found[header] = order
    return found
