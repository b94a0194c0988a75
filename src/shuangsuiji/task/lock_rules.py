"""确认时的判断 (第十条至第十二条): range and stage of what was drawn; witnesses, lead time, and who inspected last time."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from shuangsuiji.acts import Others
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import all_identifiers, at, identifiers
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.lock import Witness
from shuangsuiji.task.setup import Setup, task_stream
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class LastDuty:
    """上一次任务 (第十二条): which inspectors of a department inspected in the last task that it had a part in.

    Args:
        department: the department.
        task: the task's code.
        inspectors: who was in its teams for the department, as drawn, in ascending byte order.
    """

    department: str
    task: str
    inspectors: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(department=self.department, task=self.task),
                *all_identifiers(".inspectors", self.inspectors),
            ]
        )


def last_duties(tasks: Iterable[Task], setup: Setup) -> tuple[LastDuty, ...]:
    """上一次任务 (第十二条): give, of each executing department, the task that was locked last.

    Args:
        tasks: the bureau's tasks.
        setup: the settings of the task that is to be locked.
    """
    locked = sorted(
        ((each.lock.at, each) for each in tasks if each.lock and each.setup.code != setup.code),
        key=lambda pair: (pair[0], pair[1].setup.code),
    )
    found: list[LastDuty] = []
    for department in setup.departments:
        known = [each for _, each in locked if _on_duty(each, department)]
        if known:
            last = known[-1]
            found.append(
                LastDuty(department=department, task=last.setup.code, inspectors=_on_duty(last, department))
            )
    return tuple(found)


def _on_duty(task: Task, department: str) -> tuple[str, ...]:
    teams = task.lock.drawn if task.lock else ()
    return _of(teams, department)


def _of(teams: Iterable[CurrentTeam], department: str) -> tuple[str, ...]:
    drawn = {each.inspector for team in teams for each in team.members if each.department == department}
    return tuple(sorted(drawn, key=str.encode))


def duty_faults(duties: Iterable[LastDuty], others: Others) -> Iterator[Fault]:
    """Compare who inspected last time with those tasks."""
    for index, each in enumerate(duties):
        stream = task_stream(each.task)
        task: Task | None = others(stream)
        if task is None or _on_duty(task, each.department) != each.inspectors:
            yield fault("SSJ-ACT-FACT", at(f"$.last[{index}]"), stream=stream)


def range_faults(setup: Setup, entries: Iterable[Entry]) -> Iterator[Fault]:
    """范围 (第十条): who was drawn lies in the range, and in a region of the first stage where there is one."""
    for index, each in enumerate(entries):
        place = at(f"$.targets[{index}]")
        for criterion in setup.criteria:
            if not criterion.holds(each):
                yield fault("SSJ-TASK-RANGE", place, target=each.id, range=criterion.text)
        if setup.first_stage and each.area not in setup.first_stage.drawn:
            yield fault("SSJ-TASK-STAGE", place, target=each.id, area=each.area or "—")


def witness_findings(
    witnesses: Iterable[Witness], involved: Iterable[str], rules: Rulebook
) -> Iterator[Finding]:
    """见证 (第十一条): somebody watches where the rules ask for it, and not whoever draws or confirms.

    Args:
        witnesses: who watched.
        involved: who announced and who confirms.
        rules: the rulebook.
    """
    names = [each.name for each in witnesses]
    if rules.keys.witness_required.value and not names:
        yield finding("SSJ-X-11", rules, "witness_required")
    for each in sorted(set(names) & set(involved)):
        if rules.keys.separation.value:
            yield finding("SSJ-X-36", rules, "separation", subject=each, witness=each)


def lead_findings(day: str, first: str, rules: Rulebook) -> Iterator[Finding]:
    """锁定到检查 (第十一条): a list that lies for long may leak."""
    most = rules.keys.max_lock_to_check_days.value
    lead = (date.fromisoformat(first) - date.fromisoformat(day)).days
    if most is not None and lead > most:
        yield finding("SSJ-A11-15", rules, "max_lock_to_check_days", days=lead, most=most)


def rotation_findings(
    duties: Iterable[LastDuty], teams: Iterable[CurrentTeam], rules: Rulebook
) -> Iterator[Finding]:
    """轮换 (第十二条): who inspected in the department's last task is drawn again."""
    listed = tuple(teams)
    for each in duties if rules.keys.inspector_rotation.value else ():
        for inspector in sorted(set(each.inspectors) & set(_of(listed, each.department))):
            yield finding(
                "SSJ-A12-2-ROTATION",
                rules,
                "inspector_rotation",
                subject=inspector,
                inspector=inspector,
                task=each.task,
            )


def overlap_findings(earlier: Iterable[Check], drawn: Iterable[str], setup: Setup) -> Iterator[Finding]:
    """便民高效、统筹安排 (第三条): another task inspects the same target in the same days; the two should come at once.

    Args:
        earlier: other checks of the drawn targets.
        drawn: the drawn targets.
        setup: the task's settings.
    """
    listed = set(drawn)
    for each in earlier:
        if each.task and each.target in listed and each.first <= setup.last and setup.first <= each.last:
            yield article_finding(
                "SSJ-A03-3-TARGET",
                "第三条",
                severity="notice",
                subject=each.target,
                task=each.task,
                first=each.first,
                last=each.last,
            )
