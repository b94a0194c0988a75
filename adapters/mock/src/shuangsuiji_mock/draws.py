"""抽取前公告、抽取记录 (第四条、第十一条, P5): what the announcement and the record of a draw need."""

from collections.abc import Iterator

from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.exchange.draws import DrawAnnouncement, DrawRecord
from shuangsuiji.exchange.teams import DispatchList
from shuangsuiji_mock.missing import absent
from shuangsuiji_mock.taken import Taken


def announcement_faults(document: DrawAnnouncement, taken: Taken) -> Iterator[Fault]:
    """抽取前公告: a round needs its task and the announcement of the round before, and the task has no record yet."""
    if not taken.task(document.task):
        yield absent("$.task", "task", document.task)
    before = document.round - 1
    if before and not taken.one(DrawAnnouncement, document.task, before):
        yield absent("$.round", "announcement", document.task, before)
    yield from _locked_faults(document.task, taken)


def record_faults(document: DrawRecord, taken: Taken) -> Iterator[Fault]:
    """抽取记录: a record needs the latest announcement, and is that of the dispatched lists; a task has one."""
    announced = taken.under(DrawAnnouncement, document.task)
    latest = announced[-1] if announced else None
    if latest is None or latest.round < document.round:
        yield absent("$.round", "announcement", document.task, document.round)
    elif (latest.round, latest.announcement) != (document.round, document.announcement):
        yield fault("SSJ-PLATFORM-ROUND", Place(path="$.announcement"), key=latest.key)
    dispatched = taken.one(DispatchList, document.task)
    if dispatched and (dispatched.round, dispatched.record) != (document.round, document.record):
        yield fault("SSJ-PLATFORM-DRAWN", Place(path="$.record"), key=dispatched.key)
    yield from _locked_faults(document.task, taken)


def _locked_faults(task: str, taken: Taken) -> Iterator[Fault]:
    if locked := taken.one(DrawRecord, task):
        yield fault("SSJ-PLATFORM-LOCKED", Place(path="$.task"), key=locked.key)
