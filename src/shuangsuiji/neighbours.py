"""两处之间 (第二十三条、第二十五条): what an act may not do because of streams that it does not name.

An act names the streams that it takes facts from. That it names all of them, no stream can tell alone: whoever sees
the whole journal does, `Office` before an act is journalled and `replay` afterwards.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import frozen

from shuangsuiji.acts import Acknowledge
from shuangsuiji.archive.archiving import ArchiveTask, archive_stream
from shuangsuiji.correction import CorrectResult
from shuangsuiji.errors import Fault, fault
from shuangsuiji.filing import OpenFile
from shuangsuiji.forms import at
from shuangsuiji.found_errors import DismissError, NoteError
from shuangsuiji.other_checks import EnterOtherCheck, repeated_by
from shuangsuiji.procedure import AnyAct
from shuangsuiji.target_file import TargetFile, TeamAct
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.state import Ended, Task
from shuangsuiji.texts import path_of

_AFTERWARDS: Final = (CorrectResult, NoteError, DismissError)
"""What comes into a file that is put together: an error that is found in it, and its correction."""


@frozen(kw_only=True)
class Neighbours:
    """What can be seen of the whole journal.

    Args:
        begun: says whether a stream has begun.
        below: names the streams that have begun and whose names begin so.
        checks: gives what was drawn in a year.
        ended: gives how a task ended before its time; None where it did not.
    """

    begun: Callable[[str], bool]
    below: Callable[[str], Iterable[str]]
    checks: Callable[[int], Iterable[Check]]
    ended: Callable[[str], Ended | None]


def neighbour_faults(act: AnyAct, state: object, seen: Neighbours) -> Iterator[Fault]:
    """Give what forbids an act because of streams that it does not name.

    Args:
        act: the act.
        state: the state of its own stream before it.
        seen: what can be seen of the whole journal.
    """
    if isinstance(act, ArchiveTask):
        yield from _left_faults(act, seen)
    elif isinstance(act, EnterOtherCheck):
        if act.repeated != repeated_by(act.check, seen.checks(int(act.year))):
            yield fault("SSJ-CHECKS-REPEATED", at("$.repeated"), subject=act.check.subject)
    elif not isinstance(act, Acknowledge):
        yield from _archived_faults(act, state, seen)
        if isinstance(act, TeamAct):
            yield from _ended_faults(act.task, "$.task", state, seen)
        elif isinstance(act, OpenFile):
            yield from _ended_faults(act.file.task, "$.file.task", state, seen)


def _left_faults(act: ArchiveTask, seen: Neighbours) -> Iterator[Fault]:
    """一并归档 (第二十五条): whatever belongs to the task is in its archive."""
    named, code = set(act.relies()), act.dossier.task
    for kind in ("file", "objection", "followup"):
        for stream in seen.below(path_of(kind, code) + "/"):
            if stream not in named:
                yield fault("SSJ-ARCHIVE-MISSING", at("$"), stream=stream)


def _archived_faults(act: AnyAct, state: object, seen: Neighbours) -> Iterator[Fault]:
    """归档以后不再改动 (第二十五条): only corrections, objections and follow-ups come later, and make another edition."""
    if isinstance(state, TargetFile) and state.sealed and not isinstance(act, _AFTERWARDS):
        yield fault("SSJ-SEAL-CLOSED", target=state.target)
    if isinstance(state, Task) and seen.begun(archive_stream(state.setup.code)):
        yield fault("SSJ-ARCHIVE-CLOSED", task=state.setup.code)


def _ended_faults(task: str, path: str, state: object, seen: Neighbours) -> Iterator[Fault]:
    """终止以后不再检查 (第十一条): what was not inspected by then is given back, and may be drawn elsewhere."""
    begun = isinstance(state, TargetFile) and state.begun
    end = seen.ended(task)
    if end and not begun:
        yield fault("SSJ-TASK-ENDED", at(path), at=end.at, reason=end.reason)
