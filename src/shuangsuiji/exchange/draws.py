"""抽取前公告、抽取记录 (第四条、第十一条): what the platform publishes before a draw, and what it keeps of it."""

from typing import Literal

from attrs import frozen

from shuangsuiji.content_digest import Digested
from shuangsuiji.errors import raise_if
from shuangsuiji.exchange.attachment import Attachment
from shuangsuiji.forms import at_least, digests, identifiers, instants
from shuangsuiji.texts import path_of


@frozen(kw_only=True)
class DrawAnnouncement(Digested):
    """抽取前公告 (第十一条): a round is announced, for everybody to read before any seed exists.

    Args:
        task: the task's code.
        round: from 1; one more after each void.
        announcement: the announcement's digest, by the draw's own hash.
        pool: how many targets can be drawn.
        draw_by: until when the draw must be confirmed.
        content: the announcement itself.
    """

    task: str
    round: int
    announcement: str
    pool: int
    draw_by: str
    content: Attachment
    kind: Literal["announcement"] = "announcement"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task),
                *at_least(1, round=self.round, pool=self.pool),
                *digests(announcement=self.announcement),
                *instants(draw_by=self.draw_by),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, str(self.round))


@frozen(kw_only=True)
class DrawRecord(Digested):
    """抽取记录 (第四条、第十一条): what a confirmed round came to; the platform keeps it beside the dispatched list.

    Args:
        task: the task's code.
        round: the confirmed round.
        announcement: the digest of its announcement, by the draw's own hash.
        record: the digest of the record, by the draw's own hash; the dispatched lists repeat it.
        drawn: how many targets were drawn.
        content: the record itself; None where it must not leave the office yet (第十六条 不宜告知).
    """

    task: str
    round: int
    announcement: str
    record: str
    drawn: int
    content: Attachment | None = None
    kind: Literal["record"] = "record"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task),
                *at_least(1, round=self.round, drawn=self.drawn),
                *digests(announcement=self.announcement, record=self.record),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, str(self.round))
