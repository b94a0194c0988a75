"""谁合适 (第十二条; spec 7.1): which inspector can fill which slot for which target."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from shuangsuiji.draw.announcement import Slot
from shuangsuiji.rolls.entry import Entry

NOBODY: Final[frozenset[str]] = frozenset()


@frozen(kw_only=True)
class Rules:
    """What decides who suits: slots, the inspectors of their departments, and recusals.

    Args:
        slots: the announced slots.
        inspectors: every entry of the inspectors' roll.
        recused: of each target that has any, the inspectors who must not inspect it.
    """

    slots: tuple[Slot, ...]
    inspectors: Sequence[Entry]
    recused: Mapping[str, frozenset[str]]

    def of(self, slot: Slot) -> list[Entry]:
        """Give the entries of a slot's department, in roll order."""
        return [entry for entry in self.inspectors if entry.part == slot.department]

    def eligible(self, slot: Slot) -> list[Entry]:
        """Give the eligible entries of a slot's department, in roll order."""
        return [entry for entry in self.of(slot) if entry.eligible]

    def suits(self, inspector: Entry, target: Entry, slot: Slot) -> bool:
        """Say whether an inspector suits a target for a slot (7.1)."""
        return self.obstacle(inspector, target, slot) is None

    def obstacle(self, inspector: Entry, target: Entry, slot: Slot) -> str | None:
        """Give the first cause by which an inspector of the department does not suit (7.5), else None."""
        if not inspector.eligible:
            return "standing"
        if not set(target.codes) <= set(inspector.codes):
            return "skills"
        if inspector.id in self.recused.get(target.id, NOBODY):
            return "recusal"
        return None if area_holds(slot, inspector.area, target.area) else "area"


def area_holds(slot: Slot, inspector: str, target: str) -> bool:
    """Say whether a slot's area rule holds between two areas (7.1)."""
    if slot.area == "any":
        return True
    both = bool(inspector and target)
    return both and (inspector == target) == (slot.area == "same")
