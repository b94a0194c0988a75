"""责任链 (第三条、第四条): of one result everybody who did something for it, back to the edition of the checklist."""

from collections.abc import Iterator

from shuangsuiji.bureau import Bureau
from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.history import told
from shuangsuiji.replay import Journalled
from shuangsuiji.reports.report import Cell, Report
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.texts import parts_of, path_of

_BELOW = ("objection", "followup")


def chain_report(bureau: Bureau, task: str, target: str) -> Report:
    """责任链 (第四条): who did what when for a target's result, every act with its number in the journal, in their order.

    It holds what the task rested on (the entries that its acts cite, and the earlier ones of the same streams), the
    task, the target's file, its objections and its follow-ups.

    Raises:
        InvalidInput: there is no such file.
    """
    stream = file_stream(task, target)
    if stream not in bureau.states:
        raise InvalidInput(fault("SSJ-REPORT-NO-FILE", Place(file=stream)))
    own = {stream, task_stream(task)}
    wanted = {name: None for name in bureau.states if name in own or _belongs(name, task, target)}
    rested = _rested(bureau, task_stream(task))
    rows = [
        _row(each)
        for each in bureau.done
        if each.entry.stream in wanted or each.entry.seq <= rested.get(each.entry.stream, 0)
    ]
    return Report(
        name="chain", columns=("NUMBER", "AT", "WHO", "DONE", "ARTICLE", "STREAM"), rows=tuple(rows)
    )


def _belongs(stream: str, task: str, target: str) -> bool:
    kind = parts_of(stream)[0]
    return kind in _BELOW and stream.startswith(path_of(kind, task, target) + "/")


def _rested(bureau: Bureau, stream: str) -> dict[str, int]:
    """Of every stream that the task's acts cite the last place that one of them cites."""
    found: dict[str, int] = {}
    for each in _of(bureau, stream):
        for cite in each.entry.cites:
            found[cite.stream] = max(found.get(cite.stream, 0), cite.seq)
    return found


def _of(bureau: Bureau, stream: str) -> Iterator[Journalled]:
    return (each for each in bureau.done if each.entry.stream == stream)


def _row(done: Journalled) -> tuple[Cell, ...]:
    line = told(done)
    return (line.number, line.at, line.by, line.sentence(), line.article, line.stream)
