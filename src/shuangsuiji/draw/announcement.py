"""抽取前公告 (第十一条; spec section 3): what is fixed and published before any seed exists."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from attrs import frozen

from shuangsuiji import canonical, wire
from shuangsuiji.digests import Hash, HashName
from shuangsuiji.draw.entropy import Contribution, Source, commitment
from shuangsuiji.draw.forms import protocol_known, read_document
from shuangsuiji.draw.quota import Base
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import ascending, at, at_least, digests, free_texts, identifiers, instants
from shuangsuiji.ratios.draw_ratio import Rounding, parse_ratio_text
from shuangsuiji.rolls.entry import Form

Area = Literal["any", "same", "different"]
"""How an inspector's area must stand to the target's (7.1)."""

Matching = Literal["dealing", "groups"]
"""How inspectors are matched with targets: a team for each target, or standing groups (7.3)."""

MIN_TEAM = 2
"""A team has at least two inspectors (第十六条)."""


@frozen(kw_only=True)
class Stratum:
    """分层: one stratum of the targets with its ratio and quota (3.1, 3.2).

    Args:
        name: the stratum's name, as in the roll.
        scope: how many entries of the roll it has.
        eligible: how many of those can be drawn.
        ratio: `p/q` in lowest terms (1.4).
        base: what the ratio is of.
        rounding: how the product is rounded.
        quota: how many are drawn.
    """

    name: str
    scope: int
    eligible: int
    ratio: str
    base: Base
    rounding: Rounding
    quota: int

    def __attrs_post_init__(self) -> None:
        numbers = at_least(0, scope=self.scope, eligible=self.eligible, quota=self.quota)
        raise_if([*identifiers(name=self.name), *numbers, *_ratio_faults(self.ratio)])

    @property
    def fraction(self) -> Fraction:
        """The ratio as an exact number."""
        return parse_ratio_text(self.ratio)


def _ratio_faults(text: str) -> Iterator[Fault]:
    try:
        parse_ratio_text(text)
    except InvalidInput as error:
        yield from (each.at(at(".ratio")) for each in error.faults)


@frozen(kw_only=True)
class Targets:
    """The targets' roll as announced: its form, root and size, and its strata in ascending byte order."""

    form: Form
    root: str
    size: int
    strata: tuple[Stratum, ...]

    def __attrs_post_init__(self) -> None:
        names = [each.name for each in self.strata]
        raise_if(
            [
                *digests(root=self.root),
                *at_least(1, size=self.size),
                *ascending(".strata", names),
                *([] if names else [fault("SSJ-FORM-LEAST", at(".strata"), least=1, found=0)]),
            ]
        )


@frozen(kw_only=True)
class AnnouncedRecusals:
    """The recusals as announced: form, root and size."""

    form: Form
    root: str
    size: int

    def __attrs_post_init__(self) -> None:
        raise_if([*digests(root=self.root), *at_least(1, size=self.size)])


@frozen(kw_only=True)
class Slot:
    """名额: the places that one department fills in every team (7.1).

    Args:
        department: the executing department.
        count: how many inspectors, at least 1.
        leads: whether the leader comes from here (第十三条: 发起科室).
        area: how inspector's and target's areas must stand to each other.
    """

    department: str
    count: int
    leads: bool
    area: Area

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(department=self.department), *at_least(1, count=self.count)])


@frozen(kw_only=True)
class Inspectors:
    """The inspectors' roll as announced, and how inspectors are matched with targets.

    Args:
        form: open or sealed.
        root: the roll's root.
        size: the number of its entries.
        recusals: the recusals as announced; None where there are none.
        matching: dealing or groups.
        groups: how many groups; None with dealing.
        slots: one a department, exactly one leads, at least two places in all.
    """

    form: Form
    root: str
    size: int
    recusals: AnnouncedRecusals | None
    matching: Matching
    groups: int | None
    slots: tuple[Slot, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *digests(root=self.root),
                *at_least(1, size=self.size),
                *self._group_faults(),
                *slot_faults(self.slots),
            ]
        )

    def _group_faults(self) -> Iterator[Fault]:
        if (self.groups is None) != (self.matching == "dealing"):
            yield fault("SSJ-FORM-GROUPS", at(".groups"))
        yield from at_least(1, groups=1 if self.groups is None else self.groups)


def slot_faults(slots: Sequence[Slot]) -> Iterator[Fault]:
    """Judge slots together (3.1): one a department, exactly one leads, at least two places."""
    for department, times in Counter(slot.department for slot in slots).items():
        if times > 1:
            yield fault("SSJ-FORM-SLOT-TWICE", at(".slots"), department=department)
    if (leading := sum(slot.leads for slot in slots)) != 1:
        yield fault("SSJ-FORM-LEADING", at(".slots"), found=leading)
    if (places := sum(slot.count for slot in slots)) < MIN_TEAM:
        yield fault("SSJ-FORM-PLACES", at(".slots"), found=places)


@frozen(kw_only=True)
class Voids:
    """The round before, which is void (3.5): its announcement's digest and the reason."""

    announcement: str
    reason: str

    def __attrs_post_init__(self) -> None:
        raise_if([*digests(announcement=self.announcement), *free_texts(reason=self.reason)])


@frozen(kw_only=True)
class Announcement:
    """抽取前公告 (3.1): everything that decides the draw but the seed.

    Args:
        protocol: `shuangsuiji/draw/1`.
        hash: the H of this draw.
        task: the task's code.
        round: 1 for the first attempt.
        voids: the void round before; None in round 1.
        targets: the targets' roll and strata.
        inspectors: the inspectors' roll and slots; None where no second draw is made here.
        entropy: the sources of the seed, at least one.
        made_at: when it was made; information only.
        draw_by: the latest time of a confirmation.
        publish_from: None, or the instant before which only it and the record's digest are public (第十六条 不宜告知).
    """

    protocol: str
    hash: HashName
    task: str
    round: int
    voids: Voids | None
    targets: Targets
    inspectors: Inspectors | None
    entropy: tuple[Source, ...]
    made_at: str
    draw_by: str
    publish_from: str | None

    def __attrs_post_init__(self) -> None:
        times = {"made_at": self.made_at, "draw_by": self.draw_by}
        raise_if(
            [
                *protocol_known(self.protocol),
                *identifiers(task=self.task),
                *at_least(1, round=self.round),
                *instants(**times, **({"publish_from": self.publish_from} if self.publish_from else {})),
                *self._void_faults(),
                *self._entropy_faults(),
            ]
        )

    def _void_faults(self) -> Iterator[Fault]:
        if (self.voids is None) != (self.round == 1):
            yield fault("SSJ-FORM-VOIDS", at(".voids"), round=self.round)
        if self.publish_from == "":
            yield fault("SSJ-TEXT-INSTANT", at(".publish_from"), value="")

    def _entropy_faults(self) -> Iterator[Fault]:
        contributions = [each for each in self.entropy if isinstance(each, Contribution)]
        if not self.entropy:
            yield fault("SSJ-FORM-LEAST", at(".entropy"), least=1, found=0)
        for party, times in Counter(each.party for each in contributions).items():
            if times > 1:
                yield fault("SSJ-FORM-PARTY-TWICE", at(".entropy"), party=party)
        if self.publish_from is not None and not contributions:
            yield fault("SSJ-FORM-SECRET", at(".entropy"))

    @property
    def h(self) -> Hash:
        """The H of this draw."""
        return Hash(self.hash)

    @property
    def sealed(self) -> bool:
        """Whether any roll or the recusals are sealed, so that the record is not handed on (13)."""
        drawn = self.inspectors
        forms = (self.targets.form, drawn and drawn.form, drawn and drawn.recusals and drawn.recusals.form)
        return "sealed" in forms

    def committed(self, source: Contribution, nonce: str) -> bool:
        """Say whether a nonce gives a contribution's commitment (4.1)."""
        return commitment(self.h, source.party, self.task, self.round, nonce) == source.commitment

    def encoded(self) -> bytes:
        """Give its canonical bytes."""
        return canonical.encode(wire.write(self))

    def digest(self) -> str:
        """公告摘要 (3.3): give H of its canonical bytes."""
        return self.h.hex(self.encoded())


def read_announcement(data: bytes, place: Place | None = None) -> Announcement:
    """Read an announcement from the bytes of its file.

    Raises:
        InvalidInput: it is not canonical, of another protocol, or breaks a form; every fault is listed.
    """
    return read_document(Announcement, data, place)
