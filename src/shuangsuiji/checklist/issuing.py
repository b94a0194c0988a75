"""制定和公示联合清单 (第五条、第六条): an edition is issued, and shown on one channel after the other."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Act, Moment
from shuangsuiji.checklist.edition import Edition, Listed, Publicity
from shuangsuiji.checklist.item import Item
from shuangsuiji.checklist.state import STREAM, Checklist, checklist_notices, shown
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.planning import ChecklistNotice
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook


@frozen(kw_only=True)
class IssueEdition(Act[Checklist]):
    """制定联合清单 (第五条、第六条)."""

    edition: Edition
    kind: Literal["issue-edition"] = "issue-edition"
    article: ClassVar[str] = "第五条"

    def stream(self) -> str:
        """There is one checklist."""
        return STREAM

    def faults(self, state: Checklist, rules: Rulebook) -> Iterator[Fault]:
        """Editions count up and follow each other in time; words are the rulebook's; no provincial item is just dropped."""
        expected = len(state.editions) + 1
        if self.edition.number != expected:
            place = at("$.edition.number")
            yield fault("SSJ-CHECKLIST-NUMBER", place, expected=expected, found=self.edition.number)
        last = state.editions[-1].edition.effective_from if state.editions else ""
        if self.edition.effective_from <= last:
            yield fault("SSJ-CHECKLIST-EFFECTIVE", at("$.edition.effective_from"), last=last)
        for index, item in enumerate(self.edition.items):
            yield from word_faults(f"$.edition.items[{index}]", item, rules)
        if self.edition.cause != "废":
            for item in _provincial(state):
                if _kept(item, self.edition) is None:
                    yield fault("SSJ-CHECKLIST-DROPPED", at("$.edition.items"), item=item.id, name=item.name)

    def findings(self, state: Checklist, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """An item without a legal basis, neither provincial nor a published supplement, or narrower than it was."""
        added = {each.id for each in state.added_on(self.day)}
        for item in self.edition.items:
            yield from basis_findings(item)
            if not item.provincial and item.id not in added:
                yield article_finding("SSJ-A05-2", "第五条、第六条", subject=item.id, item=item.name)
        for item in _provincial(state):
            kept = _kept(item, self.edition)
            if kept and _narrower(item, kept):
                yield article_finding("SSJ-A06-7", "第六条", subject=kept.id, item=kept.name)

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        return evolve(state, editions=(*state.editions, Listed(edition=self.edition)))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "edition": self.edition.number,
            "document": self.edition.document,
            "items": len(self.edition.items),
        }


def word_faults(path: str, item: Item, rules: Rulebook) -> Iterator[Fault]:
    """Judge that an item's category and methods are the rulebook's (第五条)."""
    categories, methods = rules.keys.item_categories.value, rules.keys.methods.value
    if item.category not in categories:
        place = at(f"{path}.category")
        yield fault("SSJ-CHECKLIST-CATEGORY", place, value=item.category, known="、".join(categories))
    for index, method in enumerate(item.methods):
        if method not in methods:
            place = at(f"{path}.methods[{index}]")
            yield fault("SSJ-CHECKLIST-METHOD", place, value=method, known="、".join(methods))


def basis_findings(item: Item) -> Iterator[Finding]:
    """No basis, no inspection: an item that rests on no law is questioned (第五条)."""
    if not item.basis:
        yield article_finding("SSJ-A05-7", "第五条", subject=item.id, item=item.name)


def _provincial(state: Checklist) -> tuple[Item, ...]:
    """Give the provincial items of the last edition."""
    last = state.editions[-1].edition.items if state.editions else ()
    return tuple(each for each in last if each.provincial)


def _kept(item: Item, edition: Edition) -> Item | None:
    """Give what an item is in an edition: under its own number, or, renumbered, under the provincial one."""
    same = (each for each in edition.items if each.provincial == item.provincial)
    return edition.item(item.id) or next(same, None)


def _narrower(before: Item, after: Item) -> bool:
    """Say whether fewer methods, departments or kinds of targets are left; no kinds at all means all kinds."""
    fewer = set(before.methods) - set(after.methods) or set(before.departments) - set(after.departments)
    return bool(fewer) or (bool(after.kinds) and not set(before.kinds or ("",)) <= set(after.kinds))


@frozen(kw_only=True)
class PublishEdition(Act[Checklist]):
    """公示联合清单 (第六条): shown on one of the channels."""

    edition: int
    publicity: Publicity
    kind: Literal["publish-edition"] = "publish-edition"
    article: ClassVar[str] = "第六条"

    def stream(self) -> str:
        """There is one checklist."""
        return STREAM

    def faults(self, state: Checklist, rules: Rulebook) -> Iterator[Fault]:
        """The edition is there, the channel is one of the rulebook's, and it is the first time."""
        listed = state.listed(self.edition)
        if listed is None:
            yield fault("SSJ-CHECKLIST-UNKNOWN", at("$.edition"), edition=self.edition)
        elif self.publicity.channel in listed.channels:
            place = at("$.publicity.channel")
            yield fault("SSJ-CHECKLIST-PUBLISHED", place, channel=self.publicity.channel)
        yield from publicity_faults(self.publicity, self.day, rules)

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        return shown(state, self.edition, self.publicity)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"edition": self.edition, "channel": self.publicity.channel}


def publicity_faults(publicity: Publicity, day: str, rules: Rulebook) -> Iterator[Fault]:
    """Judge that a channel is one of the rulebook's, and that its day is not yet to come."""
    channels = rules.keys.channels.value
    if publicity.on > day:
        yield fault("SSJ-RECORD-FUTURE", at("$.publicity.on"), day=publicity.on)
    if publicity.channel not in channels:
        place = at("$.publicity.channel")
        yield fault("SSJ-CHECKLIST-CHANNEL", place, value=publicity.channel, known="、".join(channels))


@frozen(kw_only=True)
class ReceiveChecklist(Acknowledge[Checklist]):
    """联合清单送达平台 (第六条): from then on it is shown there, which is one of the channels.

    Args:
        channel: which of the channels the platform is, by the rulebook.
    """

    channel: str
    kind: Literal["receive-checklist"] = "receive-checklist"
    article: ClassVar[str] = "第六条"

    @classmethod
    def ruled(cls, rules: Rulebook) -> Mapping[str, Any]:
        """The rulebook says which channel the platform is."""
        return {"channel": rules.keys.platform_channel.value}

    def stream(self) -> str:
        """There is one checklist."""
        return STREAM

    def documents(self, state: Checklist) -> Iterator[ChecklistNotice]:
        """Give the notices of all editions."""
        return checklist_notices(state)

    def faults(self, state: Checklist, rules: Rulebook) -> Iterator[Fault]:
        """The platform is the channel that the rulebook says."""
        yield from super().faults(state, rules)
        known = rules.keys.platform_channel.value
        if self.channel != known:
            yield fault("SSJ-CHECKLIST-CHANNEL", at("$.channel"), value=self.channel, known=known)

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        number = next(each.edition for each in checklist_notices(state) if each.key == self.receipt.key)
        state = super().after(state)
        listed = state.listed(number)
        if listed is None or self.channel in listed.channels:
            return state
        there = Publicity(channel=self.channel, address=self.receipt.number, on=self.day, at=self.at)
        return shown(state, number, there)
