"""委托专业机构 (第十五条): auditing, assessing, testing by others, who never count as inspectors."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Moment
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.before import Commission
from shuangsuiji.target_file import TargetFile, TeamAct


@frozen(kw_only=True)
class CommissionExpert(TeamAct):
    """委托专业机构 (第十五条).

    Args:
        commission: whom, for what, and who pays.
    """

    commission: Commission
    kind: Literal["commission-expert"] = "commission-expert"
    article: ClassVar[str] = "第十五条"

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The matter is one of the rulebook's, the items are the target's, the contract is made."""
        yield from super().faults(state, rules)
        known, made = rules.keys.commission_matters.value, self.commission
        if made.matter not in known:
            place = at("$.commission.matter")
            yield fault("SSJ-COMMISSION-MATTER", place, value=made.matter, known="、".join(known))
        for index, item in enumerate(made.items):
            if state.item(item) is None:
                yield fault("SSJ-RECORD-ITEM", at(f"$.commission.items[{index}]"), item=item)
        if made.contract_on > self.day:
            yield fault("SSJ-RECORD-FUTURE", at("$.commission.contract_on"), day=made.contract_on)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """The target must not be made to pay."""
        if self.commission.payer in {state.target, state.target_name, state.entity, state.entity_name}:
            yield article_finding(
                "SSJ-A15-4", "第十五条", subject=self.commission.institution, payer=self.commission.payer
            )

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        return evolve(state, team=self.team, commissions=(*state.commissions, self.commission))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"institution": self.commission.institution, "matter": self.commission.matter}
