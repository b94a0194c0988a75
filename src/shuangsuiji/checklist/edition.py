"""联合清单的一版 (第五条、第六条), and where it is shown to the public."""

from typing import Literal

from attrs import frozen

from shuangsuiji.acts import DAY_LENGTH, OFFSET
from shuangsuiji.checklist.item import Item, folded
from shuangsuiji.differences import Difference, difference
from shuangsuiji.errors import fault, raise_if
from shuangsuiji.forms import (
    at,
    at_least,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
)

Cause = Literal["立", "改", "废", "释", "其他"]
"""Why an edition is made (第六条): laws that are made, amended, repealed or interpreted, or something else."""


@frozen(kw_only=True)
class Edition:
    """联合清单的一版 (第五条、第六条).

    Args:
        number: from 1.
        bureau: whose checklist it is.
        issuer: 领导小组, who issues it.
        document: 文号.
        issued_on: the day of issue.
        effective_from: since when it holds, until the next edition does.
        cause: why it is made.
        items: its items.
        legal: which law was made, amended, repealed or interpreted; may be empty.
        effective_to: 有效期, the last day on which it holds where it says one; without a next edition then none holds.
    """

    number: int
    bureau: str
    issuer: str
    document: str
    issued_on: str
    effective_from: str
    cause: Cause
    items: tuple[Item, ...]
    legal: str = ""
    effective_to: str = ""

    def __attrs_post_init__(self) -> None:
        ends_early = bool(self.effective_to) and self.effective_to < self.effective_from
        raise_if(
            [
                *at_least(1, number=self.number),
                *identifiers(bureau=self.bureau, issuer=self.issuer, document=self.document),
                *days(issued_on=self.issued_on, effective_from=self.effective_from),
                *(days(effective_to=self.effective_to) if self.effective_to else ()),
                *([fault("SSJ-CHECKLIST-EXPIRY", at(".effective_to"))] if ends_early else ()),
                *free_texts(legal=self.legal),
                *at_least_one(".items", self.items),
                *no_twice(".items", (each.id for each in self.items)),
                *no_twice(".items", (folded(each.name) for each in self.items)),
            ]
        )

    def item(self, id_: str) -> Item | None:
        """Give an item by its number; None where there is none."""
        return next((each for each in self.items if each.id == id_), None)

    def holds_on(self, day: str) -> bool:
        """Say whether it has begun and has not expired on a day."""
        return self.effective_from <= day and (not self.effective_to or day <= self.effective_to)


def edition_diff(before: Edition, after: Edition) -> Difference[Item]:
    """增减变更 (第六条): say what one edition adds to, changes in and removes from another."""
    return difference(before.items, after.items)


@frozen(kw_only=True)
class Publicity:
    """公示 (第六条): where and when something was shown to the public.

    Args:
        channel: one of the rulebook's channels.
        address: where there.
        on: the day.
        at: the time in China (`+08:00`), where it is known; it is of that day.
    """

    channel: str
    address: str
    on: str
    at: str = ""

    def __attrs_post_init__(self) -> None:
        abroad = bool(self.at) and not self.at.endswith(OFFSET)
        other_day = bool(self.at) and not self.at.startswith(self.on)
        raise_if(
            [
                *identifiers(channel=self.channel),
                *filled(address=self.address),
                *free_texts(address=self.address),
                *days(on=self.on),
                *(instants(at=self.at) if self.at else ()),
                *([fault("SSJ-ACT-OFFSET", at(".at"), offset=OFFSET)] if abroad else ()),
                *([fault("SSJ-CHECKLIST-DAY", at(".on"), at=self.at)] if other_day else ()),
            ]
        )

    def undated_at(self, instant: str) -> bool:
        """Say whether nobody knows if it was there before an instant: it was shown that day, at no known time."""
        return self.on == instant[:DAY_LENGTH] and not self.at

    def shown_at(self, instant: str) -> bool:
        """Say whether it was there at an instant, or may have been."""
        return self.on < instant[:DAY_LENGTH] or self.undated_at(instant) or "" < self.at <= instant


@frozen(kw_only=True)
class Listed:
    """An edition and where it was shown to the public."""

    edition: Edition
    publicity: tuple[Publicity, ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """Where it is shown, in order of time."""
        return tuple(each.channel for each in self.publicity)

    def channels_at(self, instant: str) -> tuple[str, ...]:
        """Give where it was shown by an instant (`+08:00`), in order of time."""
        return tuple(each.channel for each in self.publicity if each.shown_at(instant))

    def undated_at(self, instant: str) -> tuple[str, ...]:
        """Give where it was shown on that very day, nobody knows whether before the instant."""
        return tuple(each.channel for each in self.publicity if each.undated_at(instant))
