"""抽取前公告、抽取记录送达平台 (第四条、第十一条): each round's announcement before its draw, and the confirmed round's record."""

from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from attrs import frozen

from shuangsuiji.acts import Acknowledge
from shuangsuiji.exchange.attachment import attachment_of
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.draws import DrawAnnouncement, DrawRecord
from shuangsuiji.task.state import Task

_JSON: Final = "application/json"


def draw_announcements(task: Task) -> Iterator[DrawAnnouncement]:
    """Give the announcement of each round, the void ones too."""
    for each in task.announcements:
        yield DrawAnnouncement(
            task=task.setup.code,
            round=each.round,
            announcement=each.digest(),
            pool=sum(stratum.eligible for stratum in each.targets.strata),
            draw_by=each.draw_by,
            content=attachment_of(each.encoded(), f"抽取前公告-{each.round}.json", _JSON),
        )


def draw_records(task: Task) -> Iterator[DrawRecord]:
    """Give the record of the confirmed round; its content stays here while the targets must not be known."""
    lock = task.lock
    if lock is None or lock.record is None:
        return
    announced = lock.record.announcement
    yield DrawRecord(
        task=task.setup.code,
        round=announced.round,
        announcement=announced.digest(),
        record=lock.digest,
        drawn=len(lock.targets),
        content=None if announced.publish_from else lock.paper,
    )


def draw_contents(task: Task) -> Iterator[bytes]:
    """Give the content that those documents name: the announcements and the record as they are, to the byte."""
    yield from (each.encoded() for each in task.announcements)
    if task.lock and task.lock.record:
        yield task.lock.record.encoded()


@frozen(kw_only=True)
class ReceiveAnnouncement(Acknowledge[Task]):
    """抽取前公告送达平台 (第十一条)."""

    kind: Literal["receive-announcement"] = "receive-announcement"
    article: ClassVar[str] = "第十一条"

    def documents(self, state: Task) -> Iterator[DrawAnnouncement]:
        """Give the announcements."""
        return draw_announcements(state)

    def since(self, state: Task, document: Document) -> str:
        """It came to be when it was made."""
        made = {each.digest(): each.made_at for each in state.announcements}
        return made.get(document.announcement, "") if isinstance(document, DrawAnnouncement) else ""


@frozen(kw_only=True)
class ReceiveRecord(Acknowledge[Task]):
    """抽取记录送达平台 (第四条)."""

    kind: Literal["receive-record"] = "receive-record"
    article: ClassVar[str] = "第四条"

    def documents(self, state: Task) -> Iterator[DrawRecord]:
        """Give the record."""
        return draw_records(state)

    def since(self, state: Task, document: Document) -> str:
        """It came to be when the draw was confirmed."""
        return state.lock.at if state.lock else ""
