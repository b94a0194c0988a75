"""任务完成与视为未完成 (第十九条、第二十四条): how far a task has come, from its files and the days alone.

Nobody can set or unset this: there is no act for it. What was entered late is deemed incomplete for ever, and is made
public all the same; a report shows both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Literal

from attrs import frozen

from shuangsuiji.clocks import deadline_of
from shuangsuiji.inspection.clocks import entry_period, first_made_on
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.state import Task
from shuangsuiji.workdays import Calendar

Reason = Literal["not-inspected", "not-entered"]
"""规定时间 (第二十四条): the task's last day for the inspection, and the entry's own period after it."""


@frozen(kw_only=True)
class Lateness:
    """视为未完成 (第二十四条): a target whose data were not there in time.

    Args:
        target: the target's id.
        reason: what was late.
        due: the last day.
        done_on: 后补: the day on which it came all the same; empty while it has not.
    """

    target: str
    reason: Reason
    due: str
    done_on: str = ""


@frozen(kw_only=True)
class Completion:
    """任务完成情况 (第十九条、第二十四条).

    Args:
        task: the task's code.
        drawn: how many targets were drawn.
        published: those whose result is public.
        withheld: those whose result is withheld with a ground.
        open: the others.
        late: 视为未完成: what was not there in time, the entered later ones too.
    """

    task: str
    drawn: int
    published: tuple[str, ...]
    withheld: tuple[str, ...]
    open: tuple[str, ...]
    late: tuple[Lateness, ...]

    @property
    def complete(self) -> bool:
        """任务完成 (第十九条): every drawn target's result is public, or withheld with a ground."""
        return self.drawn > 0 and not self.open

    @property
    def deemed_incomplete(self) -> bool:
        """视为未完成任务 (第二十四条): a late target makes it so, whatever came later."""
        return bool(self.late)


def completion(
    task: Task,
    files: Iterable[TargetFile],
    entered: Mapping[str, Sequence[str]],
    day: date,
    rules: Rulebook,
    calendar: Calendar,
) -> Completion:
    """Say how far a task has come.

    Args:
        task: the task.
        files: its files.
        entered: of each file's stream the days on which its entries were put on record (`Bureau.entered`).
        day: today.
        rules: the task's rulebook.
        calendar: the working days.
    """
    known = {each.target: each for each in files}
    drawn = [each.entry.id for each in task.lock.targets] if task.lock else []
    held = {target: known.get(target) for target in drawn}
    days = {target: entered.get(file_stream(task.setup.code, target), ()) for target in drawn}
    settled = {target: file for target, file in held.items() if file and file.settled}
    public = tuple(target for target, file in settled.items() if file.published)
    return Completion(
        task=task.setup.code,
        drawn=len(drawn),
        published=public,
        withheld=tuple(target for target in settled if target not in set(public)),
        open=tuple(target for target in drawn if target not in settled),
        late=tuple(
            late
            for target, file in held.items()
            for late in chain(
                _inspected_late(task, target, file, day.isoformat()),
                _entered_late(file, days[target], day.isoformat(), rules, calendar),
            )
        ),
    )


def _inspected_late(task: Task, target: str, file: TargetFile | None, today: str) -> Iterator[Lateness]:
    """A target is late where it was not inspected by the task's last day."""
    made = first_made_on(file) if file else ""
    if (made or today) > task.setup.last:
        yield Lateness(target=target, reason="not-inspected", due=task.setup.last, done_on=made)


def _entered_late(
    file: TargetFile | None, entered: Sequence[str], today: str, rules: Rulebook, calendar: Calendar
) -> Iterator[Lateness]:
    """A result is late where it was not put on record as entered within the entry's period."""
    if file is None or not first_made_on(file):
        return
    period = entry_period(file, rules, entered)
    due = deadline_of(period, calendar).latest.isoformat()
    if (period.met_on or today) > due:
        yield Lateness(target=file.target, reason="not-entered", due=due, done_on=period.met_on)
