"""年度计划现状 (第七条): all versions of a department's plan of a year."""

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from shuangsuiji.acts import Sending
from shuangsuiji.differences import Difference, difference
from shuangsuiji.exchange.planning import PlanNotice
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.texts import path_of

Scope = Literal["joint", "internal"]
"""联合计划, 内部计划 (第七条): two kinds of plans in one model; only the joint one goes to the platform."""


def plan_stream(year: int, department: str, scope: Scope = "joint") -> str:
    """Name the stream of a department's plan.

    >>> plan_stream(2026, "市工业和信息化局")
    'plan/2026/市工业和信息化局'
    >>> plan_stream(2026, "市工业和信息化局", "internal")
    'plan/2026/市工业和信息化局/internal'
    """
    return path_of("plan", str(year), department, *([scope] if scope == "internal" else []))


@frozen(kw_only=True)
class Version:
    """计划的一版: from the first publication, and from each amendment on.

    Args:
        number: from 1.
        edition: the checklist's edition that it rests on.
        rows: its rows.
        at: when it was made public.
        reason: why it was amended; empty for the first.
        approver: who approved that.
        approval: 批准文号; may be empty.
    """

    number: int
    edition: int
    rows: tuple[PlanRow, ...]
    at: str
    reason: str = ""
    approver: str = ""
    approval: str = ""


@frozen(kw_only=True)
class Plan(Sending):
    """年度计划: one department's plan of a year, all versions, and the platform's receipts."""

    bureau: str
    department: str
    year: int
    versions: tuple[Version, ...]
    scope: Scope = "joint"

    @property
    def current(self) -> Version:
        """The latest version."""
        return self.versions[-1]

    def row(self, id_: str) -> PlanRow | None:
        """Give a row of the latest version; None where there is none."""
        return next((each for each in self.current.rows if each.id == id_), None)

    def changes(self, number: int) -> Difference[PlanRow]:
        """增减变更: say what a version changed in the one before it; the first version adds all of its rows."""
        before = self.versions[number - 2].rows if number > 1 else ()
        return difference(before, self.versions[number - 1].rows)


def plan_notices(plan: Plan) -> Iterator[PlanNotice]:
    """Give what the platform is told of every version; nothing of an internal plan."""
    for each in plan.versions if plan.scope == "joint" else ():
        yield PlanNotice(
            bureau=plan.bureau,
            department=plan.department,
            year=plan.year,
            version=each.number,
            edition=each.edition,
            lines=tuple(row.line() for row in each.rows),
        )
