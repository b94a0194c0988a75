"""责任链 (第三条、第四条): of one result everybody who did something for it, back to the edition of the checklist."""

from collections.abc import Iterator

from shuangsuiji.bureau import Bureau
from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.history import told
from shuangsuiji.other_checks import EnterOtherCheck
from shuangsuiji.registries.flags import ClearFlag, FlagTarget
from shuangsuiji.replay import Journalled
from shuangsuiji.reports.report import Cell, Report
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.teams.arranging import ArrangeWork
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.teams.sending import ReceiveSubstitution, substitution_notices
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.texts import parts_of, path_of

_BELOW = ("objection", "followup")


def chain_report(bureau: Bureau, task: str, target: str) -> Report:
    """责任链 (第四条): who did what when for a target's result, every act with its number in the journal, in their order.

    It holds what the task rested on (the entries that its acts cite, and the earlier ones of the same streams), the
    task, the target's file, its objections and its follow-ups; what an act says of other targets alone is left out. Who
    answered for a finding stands beside the act.

    Raises:
        InvalidInput: there is no such file.
    """
    stream = file_stream(task, target)
    if stream not in bureau.states:
        raise InvalidInput(fault("SSJ-REPORT-NO-FILE", Place(file=stream)))
    own = {stream, task_stream(task)}
    wanted = {name: None for name in bureau.states if name in own or _belongs(name, task, target)}
    rested = _rested(bureau, task_stream(task))
    units = _units(bureau.states.get(task_stream(task)), target)
    rows = [
        _row(each)
        for each in bureau.done
        if each.entry.stream in wanted or each.entry.seq <= rested.get(each.entry.stream, 0)
        if _concerns(each, units)
    ]
    columns = ("NUMBER", "AT", "WHO", "DONE", "ARTICLE", "STREAM", "ANSWERED")
    return Report(name="chain", columns=columns, rows=tuple(rows))


def _belongs(stream: str, task: str, target: str) -> bool:
    kind = parts_of(stream)[0]
    return kind in _BELOW and stream.startswith(path_of(kind, task, target) + "/")


def _units(task: Task | None, target: str) -> frozenset[str]:
    """Name the target, whom it belongs to, the team that inspects it, and the documents of who was substituted there."""
    drawn = task.lock.target(target) if task and task.lock else None
    team = task.team(target) if task else None
    units = {target, *([drawn.entity] if drawn and drawn.entity else []), *([team.unit] if team else [])}
    made = (each for each in task.substitutions if units & {each.unit, *each.targets}) if task else ()
    notices = substitution_notices(task) if task else ()
    numbers = {each.number for each in made}
    return frozenset({*units, *(each.key for each in notices if each.number in numbers)})


def _concerns(done: Journalled, units: frozenset[str]) -> bool:
    """Say whether an act is not of other targets alone: a substitution in another team, another one's flag."""
    match done.act:
        case SubstituteInspector(unit=unit) | ArrangeWork(unit=unit):
            return unit in units
        case DeclareRecusal(target=named) | ClearFlag(target=named):
            return named in units
        case FlagTarget(flag=flag):
            return flag.target in units
        case ReceiveSubstitution(receipt=receipt):
            return receipt.key in units
        case EnterOtherCheck(check=check):
            return bool({check.subject, check.entity} & units)
        case _:
            return True


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
    answers = (each.override for each in line.noted)
    given = dict.fromkeys(f"{each.code} {each.by}（{each.reason}）" for each in answers if each)
    answered = "；".join(given)
    return (line.number, line.at, line.by, line.sentence(), line.article, line.stream, answered)
