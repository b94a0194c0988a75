"""增补事项 (第六条): a section adds an item beside the joint checklist, reports it, and it is published for all."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.checklist.edition import Publicity
from shuangsuiji.checklist.issuing import basis_findings, publicity_faults, word_faults
from shuangsuiji.checklist.item import folded
from shuangsuiji.checklist.state import STREAM, Checklist, Supplement
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding
from shuangsuiji.forms import at, identifiers
from shuangsuiji.rulebook import Rulebook


@frozen(kw_only=True)
class ProposeSupplement(Act[Checklist]):
    """提出增补事项 (第六条): what a section adds and reports to 政策法规科; it cannot be used before it is published."""

    supplement: Supplement
    kind: Literal["propose-supplement"] = "propose-supplement"
    article: ClassVar[str] = "第六条"

    def stream(self) -> str:
        """There is one checklist."""
        return STREAM

    def forms(self) -> Iterator[Fault]:
        """Judge its own members: a proposal is not published yet."""
        if self.supplement.publicity is not None:
            yield fault("SSJ-SUPPLEMENT-EARLY", at(".supplement.publicity"))

    def faults(self, state: Checklist, rules: Rulebook) -> Iterator[Fault]:
        """It stands beside the checklist: it is no provincial item, and takes the number and name of none that is there."""
        item = self.supplement.item
        if item.provincial:
            yield fault("SSJ-SUPPLEMENT-PROVINCIAL", at("$.supplement.item.provincial"), item=item.id)
        if self.supplement.reported_on > self.day:
            yield fault("SSJ-RECORD-FUTURE", at("$.supplement.reported_on"), day=self.supplement.reported_on)
        listed = state.editions[-1].edition.items if state.editions else ()
        for there in (*listed, *(each.item for each in state.supplements)):
            if there.id == item.id or folded(there.name) == folded(item.name):
                yield fault("SSJ-SUPPLEMENT-TAKEN", at("$.supplement.item"), item=there.id, name=there.name)
        yield from word_faults("$.supplement.item", item, rules)

    def findings(self, state: Checklist, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """An item without a legal basis is questioned."""
        yield from basis_findings(self.supplement.item)

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        return evolve(state, supplements=(*state.supplements, self.supplement))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        made = self.supplement
        return {"item": made.item.id, "name": made.item.name, "proposer": made.proposer}


@frozen(kw_only=True)
class PublishSupplement(Act[Checklist]):
    """统一公布增补事项 (第六条): from its day on it may be planned and inspected.

    Args:
        item: the supplement's item.
        publicity: where and when.
    """

    item: str
    publicity: Publicity
    kind: Literal["publish-supplement"] = "publish-supplement"
    article: ClassVar[str] = "第六条"

    def stream(self) -> str:
        """There is one checklist."""
        return STREAM

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(item=self.item)

    def faults(self, state: Checklist, rules: Rulebook) -> Iterator[Fault]:
        """There is such a supplement, it was reported by then, and it is published once, on one of the channels."""
        found = state.supplement(self.item)
        if found is None:
            yield fault("SSJ-SUPPLEMENT-UNKNOWN", at("$.item"), item=self.item)
        elif found.publicity is not None:
            yield fault("SSJ-SUPPLEMENT-PUBLISHED", at("$.item"), item=self.item, on=found.publicity.on)
        elif self.publicity.on < found.reported_on:
            place = at("$.publicity.on")
            yield fault("SSJ-SUPPLEMENT-UNREPORTED", place, item=self.item, reported=found.reported_on)
        yield from publicity_faults(self.publicity, self.day, rules)

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        supplements = tuple(
            evolve(each, publicity=self.publicity) if each.item.id == self.item else each
            for each in state.supplements
        )
        return evolve(state, supplements=supplements)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"item": self.item, "channel": self.publicity.channel, "on": self.publicity.on}
