"""检查人员的产生 (第十二条): how each executing department finds its inspectors, why, and from among whom.

随机抽取 draws from the department's own people. 与相邻区域随机匹配 draws from them and from people that a neighbour
lends, who stand in the roll under the department that borrows them. 直接委派 names the people: where other departments
draw, the department's other people stand in the roll as `excluded:not-assigned` and its places are forced; where no
department draws, the teams are assigned after the lock (`assigning`).
"""

from collections.abc import Iterable
from typing import Final, Literal

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
)
from shuangsuiji.rolls.entry import Entry

NOT_ASSIGNED: Final = "excluded:not-assigned"
"""Who of a department could inspect, and was not among those whom it assigned."""

DIRECT: Final = "direct-assignment"
"""直接委派."""

Mode = Literal["random", "direct-assignment", "neighbour-random"]
"""随机抽取, 直接委派, 与相邻区域随机匹配."""


@frozen(kw_only=True)
class Weighed:
    """一项客观因素 (第十二条): what was found of it."""

    factor: str
    found: str

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(factor=self.factor), *filled(found=self.found), *free_texts(found=self.found)])


@frozen(kw_only=True)
class Loan:
    """借用 (第十二条): inspectors that a neighbouring unit lends, with its consent.

    Args:
        unit: the lending unit.
        region: its region.
        inspectors: whom it lends, as the roll knows them.
        consented_by: who of the lending unit consented.
        consented_at: when.
        basis: 跨区域协助的依据; may be empty where the rules ask for none.
    """

    unit: str
    region: str
    inspectors: tuple[str, ...]
    consented_by: str
    consented_at: str
    basis: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(unit=self.unit, region=self.region, consented_by=self.consented_by),
                *all_identifiers(".inspectors", self.inspectors),
                *no_twice(".inspectors", self.inspectors),
                *instants(consented_at=self.consented_at),
                *free_texts(basis=self.basis),
            ]
        )


@frozen(kw_only=True)
class SelectionMode:
    """一个执行部门产生检查人员的方式 (第十二条).

    Args:
        department: the executing department.
        mode: how.
        pool: how many of its own people could inspect, before any is left out as not assigned.
        factors: the objective factors that were weighed.
        reason: why, in words; empty for a plain random draw.
        chosen_by: who of the department chose; empty where nobody is named for a plain random draw.
        region: the department's region, where it borrows.
        assigned: with 直接委派 whom it assigns.
        loans: with 与相邻区域随机匹配 who is lent.
    """

    department: str
    pool: int
    mode: Mode = "random"
    factors: tuple[Weighed, ...] = ()
    reason: str = ""
    chosen_by: str = ""
    region: str = ""
    assigned: tuple[str, ...] = ()
    loans: tuple[Loan, ...] = ()

    def __attrs_post_init__(self) -> None:
        chosen = {"reason": self.reason, "chosen_by": self.chosen_by} if self.mode != "random" else {}
        raise_if(
            [
                *identifiers(department=self.department),
                *at_least(0, pool=self.pool),
                *filled(**chosen),
                *free_texts(reason=self.reason, chosen_by=self.chosen_by, region=self.region),
                *no_twice(".factors", (each.factor for each in self.factors)),
                *all_identifiers(".assigned", self.assigned),
                *no_twice(".assigned", self.assigned),
                *no_twice(".loans", (each.unit for each in self.loans)),
            ]
        )

    @property
    def lent(self) -> tuple[str, ...]:
        """Whom neighbours lend."""
        return tuple(inspector for loan in self.loans for inspector in loan.inspectors)

    @property
    def reach(self) -> int:
        """From among how many it finds its inspectors."""
        return self.pool + len(self.lent)


def random_modes(departments: Iterable[str], pool: Iterable[Entry]) -> tuple[SelectionMode, ...]:
    """随机抽取 (第十二条): give the plain mode of each department, with its pool counted.

    >>> [(each.department, each.pool) for each in random_modes(("甲科",), [Entry(id="E1", part="甲科")])]
    [('甲科', 1)]
    """
    listed = list(pool)
    return tuple(
        SelectionMode(department=name, pool=sum(each.part == name and each.eligible for each in listed))
        for name in departments
    )
