"""锁定的名单与检查小组 (第十一条、第十三条): what a confirmed draw gave, and teams."""

from functools import cached_property
from typing import Final, Literal

from attrs import frozen

from shuangsuiji import merkle
from shuangsuiji.content_digest import digest_of
from shuangsuiji.draw.announcement import Announcement, Inspectors, Slot, Stratum
from shuangsuiji.draw.record import Record
from shuangsuiji.draw.seed import Seed
from shuangsuiji.errors import raise_if
from shuangsuiji.exchange.attachment import Attachment, attachment_of
from shuangsuiji.exchange.teams import MemberLine, TargetLine
from shuangsuiji.forms import (
    at_least,
    at_least_one,
    digests,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
)
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.task.current_team import CurrentTeam, drawn_teams

LOCAL: Final = "local"
"""The origin of a draw that this library made."""

PLATFORM: Final = "platform"
"""The origin of a draw that a platform made, which was taken over from there (设计决定 8)."""

Evidence = Literal["reproducible", "asserted"]
"""What a draw rests on: a record that anybody can draw again, or only what a platform says."""


@frozen(kw_only=True)
class DrawnTarget:
    """被抽取的检查对象: its entry of the roll, its name, and the items that it is inspected for.

    Args:
        entry: as it stands in the roll.
        name: its registered name.
        items: the numbers of the items.
        index: its place in the roll, from 0.
        path: the inclusion path from its line to the roll's root, as in a proof (spec section 10).
        entity: of a product, project or act, the body that it belongs to; empty for a body (第九条).
        entity_name: that body's name; empty where it is not known.
    """

    entry: Entry
    name: str
    items: tuple[str, ...]
    index: int
    path: tuple[str, ...]
    entity: str = ""
    entity_name: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *(identifiers(entity=self.entity) if self.entity else ()),
                *filled(name=self.name),
                *free_texts(name=self.name, entity_name=self.entity_name),
                *at_least_one(".items", self.items),
                *no_twice(".items", self.items),
                *at_least(0, index=self.index),
                *(found for each in self.path for found in digests(path=each)),
            ]
        )

    def stands_in(self, announced: Announcement) -> bool:
        """Say whether its entry stands in the announced roll, to the byte."""
        targets, path = announced.targets, [bytes.fromhex(each) for each in self.path]
        root = merkle.root_of_path(self.entry.line(), self.index, targets.size, path, announced.h)
        return root is not None and root.hex() == targets.root


@frozen(kw_only=True)
class PlatformDraw:
    """平台抽取 (第四条): a draw that a platform made without publishing a seed, as it was taken over from there.

    Args:
        platform: which platform.
        number: its own number of the task.
        drawn_at: when it drew.
        retrieved_at: when the list was taken from there.
        source: from where: the name of the file or page.
        digest: the SHA-256 of what was retrieved.
    """

    platform: str
    number: str
    drawn_at: str
    retrieved_at: str
    source: str
    digest: str

    def __attrs_post_init__(self) -> None:
        words = {"platform": self.platform, "number": self.number, "source": self.source}
        raise_if(
            [
                *filled(**words),
                *free_texts(**words),
                *instants(drawn_at=self.drawn_at, retrieved_at=self.retrieved_at),
                *digests(digest=self.digest),
            ]
        )


@frozen(kw_only=True)
class Named:
    """An inspector's name, for the lists that people read."""

    id: str
    name: str

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(id=self.id), *filled(name=self.name), *free_texts(name=self.name)])


@frozen(kw_only=True)
class Witness:
    """见证人 (第十一条): somebody who was there when the list was drawn.

    Args:
        name: who.
        unit: of which unit; may be empty.
    """

    name: str
    unit: str = ""

    def __attrs_post_init__(self) -> None:
        words = {"name": self.name, "unit": self.unit}
        raise_if([*filled(name=self.name), *free_texts(**words)])


@frozen(kw_only=True)
class Assignment:
    """直接委派 (第十二条): the teams of a list for which no inspectors were drawn.

    Args:
        by: who assigned them.
        at: when.
        slots: each department's places in every team.
        teams: as they were assigned.
    """

    by: str
    at: str
    slots: tuple[Slot, ...]
    teams: tuple[CurrentTeam, ...]


@frozen(kw_only=True, slots=False)
class Lock:
    """锁定 (第十一条): the confirmed draw; nothing changes it. Where nobody was drawn, teams are assigned beside it.

    Args:
        by: who confirmed it.
        at: when.
        record: the record of the draw; None where a platform drew and says no more than the list.
        targets: the drawn targets in drawn order.
        pool: every entry of the inspectors' roll; with an assignment the people it was made from.
        names: names of inspectors.
        witnesses: who watched the draw.
        video: where its recording is kept; empty where there is none.
        assignment: the assigned teams; None where teams were drawn, or are not assigned yet.
        asserted: the platform's draw, where there is no record.
    """

    by: str
    at: str
    record: Record | None
    targets: tuple[DrawnTarget, ...]
    pool: tuple[Entry, ...]
    names: tuple[Named, ...]
    witnesses: tuple[Witness, ...] = ()
    video: str = ""
    assignment: Assignment | None = None
    asserted: PlatformDraw | None = None

    @property
    def evidence(self) -> Evidence:
        """Whether anybody can draw again; what a platform merely says is never called more than that."""
        return "reproducible" if self.record else "asserted"

    @property
    def origin(self) -> str:
        """抽取来源 (第四条): who drew."""
        return LOCAL if self.record else PLATFORM

    @property
    def round(self) -> int:
        """The round that was locked; a platform's draw counts as the first."""
        return self.record.announcement.round if self.record else 1

    @property
    def strata(self) -> tuple[Stratum, ...]:
        """The announced strata; none where a platform drew, which tells none."""
        return self.record.announcement.targets.strata if self.record else ()

    @property
    def public_seed(self) -> str:
        """The seed, where there is one and it may be told now (spec 10.3)."""
        return self.record.seed if self.record and not self.record.announcement.publish_from else ""

    def target(self, id_: str) -> DrawnTarget | None:
        """Give a drawn target; None where it was not drawn."""
        return self._by_id.get(id_)

    def entry(self, inspector: str) -> Entry | None:
        """Give an inspector's entry of the roll; None where the roll does not know him."""
        return self._pool.get(inspector)

    @cached_property
    def digest(self) -> str:
        """The record's digest; without a record that of what the platform says."""
        return self.record.digest() if self.record else digest_of(self.asserted)

    @cached_property
    def paper(self) -> Attachment | None:
        """The record as a paper that is handed over beside what the platform is told; None without a record."""
        return (
            attachment_of(self.record.encoded(), "抽取记录.json", "application/json") if self.record else None
        )

    @cached_property
    def drawn(self) -> tuple[CurrentTeam, ...]:
        """The teams as they were drawn or assigned; none where they are not assigned yet."""
        if self.assignment:
            return self.assignment.teams
        return drawn_teams(self.record) if self.record else ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Each department's places in every team, as announced or assigned."""
        if self.assignment:
            return self.assignment.slots
        return self.inspectors.slots if self.inspectors else ()

    @cached_property
    def lines(self) -> tuple[TargetLine, ...]:
        """The drawn targets and their teams as they were drawn, as the platform is told of them."""
        names = {each.id: each.name for each in self.names}
        members = {
            target: tuple(
                MemberLine(
                    inspector=each.inspector,
                    department=each.department,
                    leader=each.leader,
                    name=names.get(each.inspector, ""),
                )
                for each in team.members
            )
            for team in self.drawn
            for target in team.targets
        }
        return tuple(
            TargetLine(
                id=each.entry.id,
                name=each.name,
                area=each.entry.area,
                members=members.get(each.entry.id, ()),
            )
            for each in self.targets
        )

    @cached_property
    def _by_id(self) -> dict[str, DrawnTarget]:
        return {each.entry.id: each for each in self.targets}

    @cached_property
    def _pool(self) -> dict[str, Entry]:
        return {each.id: each for each in self.pool}

    @property
    def seed(self) -> Seed | None:
        """The draw's seed; None where a platform drew and told none."""
        return Seed(self.record.seed, self.record.announcement.h) if self.record else None

    @property
    def inspectors(self) -> Inspectors | None:
        """How inspectors were drawn; None where none were."""
        return self.record.announcement.inspectors if self.record else None
