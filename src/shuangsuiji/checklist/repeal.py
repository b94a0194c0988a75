"""法律废止 (第六条): a law is repealed, and what rests on it alone may not be drawn any more."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.checklist.item import Item
from shuangsuiji.checklist.state import STREAM, Checklist, Repeal, unsupported
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, Severity, article_finding
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook


@frozen(kw_only=True)
class RepealLaw(Act[Checklist]):
    """登记法律废止 (第六条): a law is known to be repealed.

    Whether a task may still draw or inspect such items is asked where it happens, by `unsupported`.
    """

    repeal: Repeal
    kind: Literal["repeal-law"] = "repeal-law"
    article: ClassVar[str] = "第六条"

    def stream(self) -> str:
        """There is one checklist."""
        return STREAM

    def faults(self, state: Checklist, rules: Rulebook) -> Iterator[Fault]:
        """A law is repealed once."""
        if any(each.law == self.repeal.law for each in state.repeals):
            yield fault("SSJ-CHECKLIST-REPEALED", at("$.repeal.law"), law=self.repeal.law)

    def findings(self, state: Checklist, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Items of the last edition, and supplements, that rest on it alone are flagged."""
        last = state.editions[-1].edition.items if state.editions else ()
        items = (*last, *(each.item for each in state.supplements))
        before = unsupported(items, state.repeals)
        for each in unsupported(items, (*state.repeals, self.repeal)):
            if each not in before:
                yield repealed_finding(each, "notice")

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        return evolve(state, repeals=(*state.repeals, self.repeal))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"law": self.repeal.law, "on": self.repeal.on, "document": self.repeal.document}


def repealed_finding(item: Item, severity: Severity) -> Finding:
    """Say that an item rests on repealed laws alone: noted of the checklist, questioned of a task that goes on."""
    laws = "、".join(item.laws)
    return article_finding(
        "SSJ-A06-3", "第六条", severity=severity, subject=item.id, item=item.name, law=laws
    )
