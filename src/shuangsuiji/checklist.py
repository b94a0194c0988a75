"""联合抽查事项清单 (第五条、第六条): what may be inspected, in editions that are shown to the public first."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Act, Moment, Sending
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.exchange import ChecklistNotice, ItemLine
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    no_twice,
    texts,
)
from shuangsuiji.rulebook import Rulebook

STREAM: Final = "checklist"
"""The one stream of a bureau's checklist."""

PLATFORM: Final = "省级平台"
"""The channel on which an edition is shown once the platform has it (第六条)."""

Cause = Literal["立", "改", "废", "释", "其他"]
"""Why an edition is made (第六条): laws that are made, amended, repealed or interpreted, or something else."""


@frozen(kw_only=True)
class Item:
    """检查事项 (第五条): one thing that is inspected.

    Args:
        id: its number in the checklist.
        name: its name.
        category: 检查事项分类, 一般 or 重点.
        methods: 检查方式.
        initiating: 发起部门.
        participating: 参与部门.
        basis: the laws that it rests on; may be empty, which is a finding.
        provincial: its number in the provincial checklist; empty for what a department added (第六条).
    """

    id: str
    name: str
    category: str
    methods: tuple[str, ...]
    initiating: str
    participating: tuple[str, ...]
    basis: str = ""
    provincial: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(id=self.id, category=self.category, initiating=self.initiating),
                *filled(name=self.name),
                *free_texts(name=self.name, basis=self.basis, provincial=self.provincial),
                *at_least_one(".methods", self.methods),
                *texts(".methods", self.methods),
                *at_least_one(".participating", self.participating),
                *all_identifiers(".participating", self.participating),
                *no_twice(".participating", (self.initiating, *self.participating)),
            ]
        )

    def line(self) -> ItemLine:
        """Give it as the platform is told of it."""
        return ItemLine(
            id=self.id,
            name=self.name,
            category=self.category,
            methods=self.methods,
            initiating=self.initiating,
            participating=self.participating,
            basis=self.basis,
        )


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
    """

    number: int
    bureau: str
    issuer: str
    document: str
    issued_on: str
    effective_from: str
    cause: Cause
    items: tuple[Item, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *at_least(1, number=self.number),
                *identifiers(bureau=self.bureau, issuer=self.issuer, document=self.document),
                *days(issued_on=self.issued_on, effective_from=self.effective_from),
                *at_least_one(".items", self.items),
                *no_twice(".items", (each.id for each in self.items)),
                *no_twice(".items", (_folded(each.name) for each in self.items)),
            ]
        )

    def item(self, id_: str) -> Item | None:
        """Give an item by its number; None where there is none."""
        return next((each for each in self.items if each.id == id_), None)


def _folded(name: str) -> str:
    """Bring a name to the form in which names are compared: half width, no white space."""
    return "".join(unicodedata.normalize("NFKC", name).split())


@frozen(kw_only=True)
class Publicity:
    """公示 (第六条): where and when an edition was shown to the public."""

    channel: str
    address: str
    on: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(channel=self.channel),
                *filled(address=self.address),
                *free_texts(address=self.address),
                *days(on=self.on),
            ]
        )


@frozen(kw_only=True)
class Listed:
    """An edition and where it was shown to the public."""

    edition: Edition
    publicity: tuple[Publicity, ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """Where it is shown, in order of time."""
        return tuple(each.channel for each in self.publicity)


@frozen(kw_only=True)
class Checklist(Sending):
    """联合清单: all editions, the latest last, and the platform's receipts."""

    editions: tuple[Listed, ...] = ()

    def in_force(self, on: date) -> Listed | None:
        """Give the edition in force on a day; None before the first."""
        found = (each for each in self.editions if date.fromisoformat(each.edition.effective_from) <= on)
        return max(found, key=lambda each: each.edition.number, default=None)

    def listed(self, number: int) -> Listed | None:
        """Give an edition by its number; None where there is none."""
        return self.editions[number - 1] if 1 <= number <= len(self.editions) else None


def checklist_notices(checklist: Checklist) -> Iterator[ChecklistNotice]:
    """Give what the platform is told of every edition."""
    for each in checklist.editions:
        edition = each.edition
        yield ChecklistNotice(
            bureau=edition.bureau,
            edition=edition.number,
            issuer=edition.issuer,
            number=edition.document,
            issued_on=edition.issued_on,
            effective_from=edition.effective_from,
            items=tuple(item.line() for item in edition.items),
        )


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
        """Editions count up and follow each other in time; categories and methods are the rulebook's."""
        expected = len(state.editions) + 1
        if self.edition.number != expected:
            place = at("$.edition.number")
            yield fault("SSJ-CHECKLIST-NUMBER", place, expected=expected, found=self.edition.number)
        last = state.editions[-1].edition.effective_from if state.editions else ""
        if self.edition.effective_from <= last:
            yield fault("SSJ-CHECKLIST-EFFECTIVE", at("$.edition.effective_from"), last=last)
        for index, item in enumerate(self.edition.items):
            yield from _word_faults(f"$.edition.items[{index}]", item, rules)

    def findings(self, state: Checklist, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """An item without a legal basis, or neither provincial nor reported as a supplement, is questioned."""
        for item in self.edition.items:
            if not item.basis:
                yield article_finding("SSJ-A05-7", "第五条", subject=item.id, item=item.name)
            if not item.provincial:
                yield article_finding("SSJ-A05-2", "第五条、第六条", subject=item.id, item=item.name)

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


def _word_faults(path: str, item: Item, rules: Rulebook) -> Iterator[Fault]:
    categories, methods = rules.keys.item_categories.value, rules.keys.methods.value
    if item.category not in categories:
        yield fault(
            "SSJ-CHECKLIST-CATEGORY", at(f"{path}.category"), value=item.category, known="、".join(categories)
        )
    for index, method in enumerate(item.methods):
        if method not in methods:
            place = at(f"{path}.methods[{index}]")
            yield fault("SSJ-CHECKLIST-METHOD", place, value=method, known="、".join(methods))


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
        channels, channel = rules.keys.channels.value, self.publicity.channel
        listed = state.listed(self.edition)
        if listed is None:
            yield fault("SSJ-CHECKLIST-UNKNOWN", at("$.edition"), edition=self.edition)
        elif channel in listed.channels:
            yield fault("SSJ-CHECKLIST-PUBLISHED", at("$.publicity.channel"), channel=channel)
        if self.publicity.on > self.day:
            yield fault("SSJ-RECORD-FUTURE", at("$.publicity.on"), day=self.publicity.on)
        if channel not in channels:
            place = at("$.publicity.channel")
            yield fault("SSJ-CHECKLIST-CHANNEL", place, value=channel, known="、".join(channels))

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        return _shown(state, self.edition, self.publicity)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"edition": self.edition, "channel": self.publicity.channel}


def _shown(state: Checklist, number: int, publicity: Publicity) -> Checklist:
    editions = tuple(
        evolve(each, publicity=(*each.publicity, publicity)) if each.edition.number == number else each
        for each in state.editions
    )
    return evolve(state, editions=editions)


@frozen(kw_only=True)
class ReceiveChecklist(Acknowledge[Checklist]):
    """联合清单送达平台 (第六条): from then on it is shown there, which is one of the channels."""

    kind: Literal["receive-checklist"] = "receive-checklist"
    article: ClassVar[str] = "第六条"

    def stream(self) -> str:
        """There is one checklist."""
        return STREAM

    def documents(self, state: Checklist) -> Iterator[ChecklistNotice]:
        """Give the notices of all editions."""
        return checklist_notices(state)

    def after(self, state: Checklist) -> Checklist:
        """Give the state that follows."""
        number = next(each.edition for each in checklist_notices(state) if each.key == self.receipt.key)
        state = super().after(state)
        listed = state.listed(number)
        if listed is None or PLATFORM in listed.channels:
            return state
        shown = Publicity(channel=PLATFORM, address=self.receipt.number, on=self.day)
        return _shown(state, number, shown)
