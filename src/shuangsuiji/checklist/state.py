"""联合清单现状 (第六条): all editions, what departments added to them, and which laws are repealed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import evolve, frozen

from shuangsuiji.acts import Sending
from shuangsuiji.checklist.edition import Edition, Listed, Publicity
from shuangsuiji.checklist.item import Item
from shuangsuiji.errors import raise_if
from shuangsuiji.exchange.planning import ChecklistNotice
from shuangsuiji.forms import days, filled, free_texts, identifiers

STREAM: Final = "checklist"
"""The one stream of a bureau's checklist."""


@frozen(kw_only=True)
class Supplement:
    """增补事项 (第六条): what a section adds to the joint checklist.

    Args:
        item: the item; its number names the supplement.
        proposer: 科室, who adds it.
        reason: 本地实际, why.
        reported_on: the day on which it was reported to 政策法规科.
        publicity: 统一公布; None before, and then it cannot be used.
    """

    item: Item
    proposer: str
    reason: str
    reported_on: str
    publicity: Publicity | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(proposer=self.proposer),
                *filled(reason=self.reason),
                *free_texts(reason=self.reason),
                *days(reported_on=self.reported_on),
            ]
        )

    def usable_on(self, day: str) -> bool:
        """Say whether it is published by a day."""
        return self.publicity is not None and self.publicity.on <= day


@frozen(kw_only=True)
class Repeal:
    """法律废止 (第六条): a law that no longer holds.

    Args:
        law: its name, as the items' bases name it, without 《》.
        document: what repealed it.
        on: since when it does not hold.
    """

    law: str
    document: str
    on: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(law=self.law),
                *filled(document=self.document),
                *free_texts(document=self.document),
                *days(on=self.on),
            ]
        )


@frozen(kw_only=True)
class Checklist(Sending):
    """联合清单: all editions, the latest last, supplements, repeals, and the platform's receipts."""

    editions: tuple[Listed, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    repeals: tuple[Repeal, ...] = ()

    def in_force(self, on: date) -> Listed | None:
        """Give the one edition in force on a day: the latest that has begun; None before the first, and once it expired."""
        day = on.isoformat()
        begun = [each for each in self.editions if each.edition.effective_from <= day]
        last = max(begun, key=lambda each: each.edition.number, default=None)
        return last if last and last.edition.holds_on(day) else None

    def listed(self, number: int) -> Listed | None:
        """Give an edition by its number; None where there is none."""
        return self.editions[number - 1] if 1 <= number <= len(self.editions) else None

    def supplement(self, id_: str) -> Supplement | None:
        """Give a supplement by its item's number; None where there is none."""
        return next((each for each in self.supplements if each.item.id == id_), None)

    def added_on(self, day: str) -> tuple[Item, ...]:
        """Give the items of the supplements that may be used on a day."""
        return tuple(each.item for each in self.supplements if each.usable_on(day))

    def item_on(self, id_: str, day: str) -> Item | None:
        """Give an item that may be used on a day: of the edition in force, or of a published supplement."""
        listed = self.in_force(date.fromisoformat(day))
        found = listed.edition.item(id_) if listed else None
        return found or next((each for each in self.added_on(day) if each.id == id_), None)

    def repeals_on(self, day: str) -> tuple[Repeal, ...]:
        """Give the laws that are repealed on a day, in the order in which that was recorded."""
        return tuple(each for each in self.repeals if each.on <= day)


def unsupported(items: Iterable[Item], repeals: Iterable[Repeal]) -> tuple[Item, ...]:
    """Give those items that rest only on laws that are repealed (第六条); an item without a basis is none of them."""
    gone = {each.law for each in repeals}
    return tuple(each for each in items if each.laws and gone.issuperset(each.laws))


def shown(state: Checklist, number: int, publicity: Publicity) -> Checklist:
    """Give the checklist with an edition shown in one place more."""
    editions = tuple(
        evolve(each, publicity=(*each.publicity, publicity)) if each.edition.number == number else each
        for each in state.editions
    )
    return evolve(state, editions=editions)


def editions_of(state: Checklist) -> Iterator[Edition]:
    """Give the editions in order."""
    return (each.edition for each in state.editions)


def checklist_notices(checklist: Checklist) -> Iterator[ChecklistNotice]:
    """Give what the platform is told of every edition."""
    for edition in editions_of(checklist):
        yield ChecklistNotice(
            bureau=edition.bureau,
            edition=edition.number,
            issuer=edition.issuer,
            number=edition.document,
            issued_on=edition.issued_on,
            effective_from=edition.effective_from,
            items=tuple(item.line() for item in edition.items),
        )
