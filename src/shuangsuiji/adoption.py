"""采用规则集 (第二十七条、第二十八条): since when which rules hold; the journal carries them itself."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook

STREAM: Final = "rulebook"
"""The one stream of rulebooks."""


@frozen(kw_only=True)
class Rulebooks:
    """采用过的规则集, the latest last."""

    rulebooks: tuple[Rulebook, ...] = ()

    @property
    def current(self) -> Rulebook | None:
        """The one that new tasks are created under; None before the first."""
        return self.rulebooks[-1] if self.rulebooks else None

    def find(self, digest: str) -> Rulebook | None:
        """Give a rulebook by its digest; None where it was never adopted."""
        return next((each for each in self.rulebooks if each.digest() == digest), None)


@frozen(kw_only=True)
class AdoptRulebook(Act[Rulebooks]):
    """采用规则集 (第二十八条): from now on; what was begun under another keeps that one."""

    rulebook: Rulebook
    kind: Literal["adopt-rulebook"] = "adopt-rulebook"
    article: ClassVar[str] = "第二十七条、第二十八条"

    def stream(self) -> str:
        """There is one stream of rulebooks."""
        return STREAM

    def faults(self, state: Rulebooks, rules: Rulebook) -> Iterator[Fault]:
        """It says since when it holds, and is not in force already."""
        if self.rulebook.effective_from is None:
            yield fault("SSJ-RULES-EFFECTIVE", at("$.rulebook.effective_from"))
        current = state.current
        if current and current.title == self.rulebook.title and self.rulebook.edition <= current.edition:
            yield fault("SSJ-RULES-SAME", at("$.rulebook.edition"), edition=current.edition)

    def after(self, state: Rulebooks) -> Rulebooks:
        """Give the state that follows."""
        return evolve(state, rulebooks=(*state.rulebooks, self.rulebook))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "title": self.rulebook.title,
            "edition": self.rulebook.edition,
            "effective": self.rulebook.effective_from or "—",
        }
