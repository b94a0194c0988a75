"""公布和调整年度计划 (第七条): made public once a year, amended with reason and approver, told to the platform."""

from collections.abc import Iterator, Mapping
from datetime import MAXYEAR
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji import departments
from shuangsuiji.acts import Acknowledge, Act, Moment, Opening, Others
from shuangsuiji.checklist.edition import Edition
from shuangsuiji.checklist.item import Item
from shuangsuiji.checklist.state import STREAM, Checklist
from shuangsuiji.departments import Unit, unit_faults
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.planning import PlanNotice
from shuangsuiji.findings import Finding, approver_findings, finding
from shuangsuiji.forms import at, at_least, at_least_one, days, filled, free_texts, identifiers, no_twice
from shuangsuiji.plan.judging import Draft, plan_findings, reductions, row_faults, row_findings
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.plan.state import Plan, Scope, Version, plan_notices, plan_stream
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.supervision import Supervision, SupervisionItem, supervision_stream


@frozen(kw_only=True)
class PlanAct(Act[Plan]):
    """What publishing and amending a plan have in common: its rows, and the facts that they are judged by.

    Args:
        department: whose plan it is.
        year: the year.
        edition: the checklist's edition that it rests on.
        rows: its rows.
        scope: 联合计划 or 内部计划.
        added: those supplements' items that the rows name (第六条).
        units: of the plan's departments those that are listed, its own first, then in the order of the rows.
        supervised: the department's 监管事项清单; empty where none is listed.
        beside: the rows of the department's other plan, internal beside joint; empty where there is none yet.
    """

    department: str
    year: int
    edition: Edition
    rows: tuple[PlanRow, ...]
    scope: Scope = "joint"
    added: tuple[Item, ...] = ()
    units: tuple[Unit, ...] = ()
    supervised: tuple[SupervisionItem, ...] = ()
    beside: tuple[PlanRow, ...] = ()

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(department=self.department)
        yield from at_least(1, year=self.year)
        if self.year > MAXYEAR:
            yield from days(year=f"{self.year}-01-01")
        yield from at_least_one(".rows", self.rows)
        yield from no_twice(".rows", (each.id for each in self.rows))
        for index, row in enumerate(self.rows if self.scope == "joint" else ()):
            yield from at_least_one(f".rows[{index}].participating", row.participating)

    def stream(self) -> str:
        """One plan a department, year and scope."""
        return plan_stream(self.year, self.department, self.scope)

    def faults(self, state: Plan, rules: Rulebook) -> Iterator[Fault]:
        """Rows lie in the year, their items stand in the checklist, and the department takes part in each."""
        yield from row_faults(self._draft(), rules)

    def findings(self, state: Plan, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Ratios, numbers and departments of single rows; what the rows together leave out."""
        yield from row_findings(self._draft(), rules)
        yield from plan_findings(self._draft(), rules)

    def _draft(self) -> Draft:
        return Draft(
            department=self.department,
            year=self.year,
            scope=self.scope,
            edition=self.edition,
            rows=self.rows,
            added=self.added,
            units=self.units,
            supervised=self.supervised,
            beside=self.beside,
        )

    def relies(self) -> tuple[str, ...]:
        """Items are the checklist's; units, supervised items and the other plan stand in their own lists."""
        return (STREAM, departments.STREAM, supervision_stream(self.department), self._other())

    def _other(self) -> str:
        return plan_stream(self.year, self.department, "internal" if self.scope == "joint" else "joint")

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare what it says of other streams with them."""
        checklist: Checklist = others(STREAM)
        listed = checklist.listed(self.edition.number)
        if listed is None or listed.edition != self.edition:
            yield fault("SSJ-ACT-FACT", at("$.edition"), stream=STREAM)
        for index, item in enumerate(self.added):
            if item not in checklist.added_on(self.day):
                yield fault("SSJ-SUPPLEMENT-UNPUBLISHED", at(f"$.added[{index}]"), item=item.id)
        yield from unit_faults(self.names(), self.units, others)
        known: Supervision = others(supervision_stream(self.department))
        if known.items != self.supervised:
            yield fault("SSJ-ACT-FACT", at("$.supervised"), stream=supervision_stream(self.department))
        plan: Plan | None = others(self._other())
        if (plan.current.rows if plan else ()) != self.beside:
            yield fault("SSJ-ACT-FACT", at("$.beside"), stream=self._other())

    def names(self) -> tuple[str, ...]:
        """Name the departments of the plan, its own first, then in the order of the rows; each once."""
        every = (each for row in (*self.rows, *self.beside) for each in row.departments)
        return tuple(dict.fromkeys((self.department, *every)))


@frozen(kw_only=True)
class PublishPlan(PlanAct, Opening[Plan]):
    """公布年度计划 (第七条)."""

    kind: Literal["publish-plan"] = "publish-plan"
    article: ClassVar[str] = "第七条"

    def findings(self, state: Plan, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A late plan stays marked for ever; the rest is as for every version."""
        due = rules.keys.plan_publish_by.of(self.year).isoformat()
        if moment.on > due:
            yield finding("SSJ-A07-1", rules, "plan_publish_by", severity="notice", due=due, at=moment.on)
        yield from super().findings(state, rules, moment)

    def after(self, state: Plan | None) -> Plan:
        """Give the state that follows."""
        first = Version(number=1, edition=self.edition.number, rows=self.rows, at=self.at)
        return Plan(
            bureau=self.edition.bureau,
            department=self.department,
            year=self.year,
            versions=(first,),
            scope=self.scope,
        )

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"year": self.year, "department": self.department, "rows": len(self.rows)}


@frozen(kw_only=True)
class AmendPlan(PlanAct):
    """调整年度计划 (第七条): a new version, with reason and approver.

    Args:
        reason: why.
        approver: who approved it.
        approval: 批准文号; asked for where the rulebook has reductions reviewed.
    """

    reason: str
    approver: str
    approval: str = ""
    kind: Literal["amend-plan"] = "amend-plan"
    article: ClassVar[str] = "第七条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from super().forms()
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason, approval=self.approval)
        yield from identifiers(approver=self.approver)

    def findings(self, state: Plan, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Nobody approves his own amendment; a reduction that is reviewed has a number; the rest is as for every version."""
        yield from approver_findings("SSJ-X-36-APPROVER", self.approver, (self.by,), rules)
        if rules.keys.plan_amendment.value == "review" and not self.approval:
            for row in reductions(state.current.rows, self.rows):
                yield finding("SSJ-A07-12", rules, "plan_amendment", subject=row, row=row)
        yield from super().findings(state, rules, moment)

    def after(self, state: Plan) -> Plan:
        """Give the state that follows."""
        version = Version(
            number=len(state.versions) + 1,
            edition=self.edition.number,
            rows=self.rows,
            at=self.at,
            reason=self.reason,
            approver=self.approver,
            approval=self.approval,
        )
        return evolve(state, versions=(*state.versions, version))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"reason": self.reason, "approver": self.approver, "rows": len(self.rows)}


@frozen(kw_only=True)
class ReceivePlan(Acknowledge[Plan]):
    """年度计划送达平台 (第七条)."""

    kind: Literal["receive-plan"] = "receive-plan"
    article: ClassVar[str] = "第七条"

    def documents(self, state: Plan) -> Iterator[PlanNotice]:
        """Give the notices of all versions."""
        return plan_notices(state)
