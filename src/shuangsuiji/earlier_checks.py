"""已抽查 (第八条、第二十三条): who was inspected until now, and that an announcement and a lock name all of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import evolve

from shuangsuiji.acts import Act
from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.followup.state import found_results
from shuangsuiji.other_checks import OtherChecks
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.exclusions import Check, checks_of, left_out, made_up, years_that_count
from shuangsuiji.task.importing import ImportDraw
from shuangsuiji.task.lock_rules import last_duties
from shuangsuiji.task.locking import LockDraw
from shuangsuiji.task.state import Task


def repeat_faults(act: Act[Any], task: Task, checks: Iterable[Check], rules: Rulebook) -> list[Fault]:
    """Judge that an announcement or a lock names every other check of the targets that it speaks of, and none that there is not.

    Args:
        act: any act of the task's stream.
        task: the task before it.
        checks: what was drawn in all tasks until now, and the other checks.
        rules: the rulebook that it is done under.
    """
    if isinstance(act, LockDraw | ImportDraw):
        targets = {id_ for each in act.targets for id_ in (each.entry.id, each.entity)}
    elif isinstance(act, AnnounceDraw):
        targets = {*(each.target for each in act.waivers), *(each.target for each in act.left)}
    else:
        return []
    years, every = years_that_count(rules, int(task.setup.first[:4])), list(checks)
    known = [each for each in every if each.year in years]
    place = Place(path="$.earlier")
    missing = left_out(act.earlier, known, targets, task.setup.code)
    strange = made_up(act.earlier, every)
    return [
        *(
            fault("SSJ-TASK-EARLIER", place, target=each.target, task=each.task)
            if each.task
            else fault("SSJ-TASK-EARLIER-OTHER", place, **_occasion(each, rules))
            for each in missing
        ),
        *(
            fault("SSJ-TASK-EARLIER-UNKNOWN", place, target=each.target, task=each.task)
            if each.task
            else fault("SSJ-TASK-EARLIER-OTHER-UNKNOWN", place, **_occasion(each, rules))
            for each in strange
        ),
    ]


def _occasion(check: Check, rules: Rulebook) -> dict[str, str]:
    """Name a check of no task: whom who inspected when."""
    return {
        "target": check.target,
        "body": check.body or rules.bureau,
        "on": check.first or str(check.year),
    }


def checks_known(
    tasks: Iterable[Task],
    file_of: Callable[[str, str], TargetFile | None],
    others: Iterable[OtherChecks] = (),
) -> Iterator[Check]:
    """已抽查: give what was drawn, as far as the files tell how it ended, and other checks (第二十三条).

    A check counts from the lock on, for the year of the first visit once that is known (第八条), with the results as they
    stand, corrections among them; a task that was closed gives back what was not inspected.

    Args:
        tasks: the tasks.
        file_of: gives the file of a task's target.
        others: the other checks, year by year.
    """
    for listed in others:
        for made in listed.checks:
            yield Check(
                target=made.subject,
                items=made.items,
                year=int(made.on[:4]),
                entity=made.entity,
                areas=made.areas,
                nature=made.nature,
                body=made.body,
                first=made.on,
                last=made.on,
            )
    for task in tasks:
        for check in checks_of([task]):
            file = file_of(check.task, check.target)
            inspection = (file.inspection or (file.current and file.current.inspection)) if file else None
            if file and inspection:
                found = (code for codes in found_results(file).values() for code in codes)
                year = int(inspection.began_on[:4])
                yield evolve(check, year=year, results=tuple(dict.fromkeys(found)))
            elif task.ended is None:
                yield check


def duties_faults(act: object, task: Task, tasks: Iterable[Task], rules: Rulebook) -> list[Fault]:
    """轮换 (第十二条): judge that a lock names who inspected in each department's last task, where that is asked.

    Args:
        act: any act of the task's stream.
        task: the task before it.
        tasks: all tasks.
        rules: the rulebook that it is done under.
    """
    if not isinstance(act, LockDraw) or not rules.keys.inspector_rotation.value:
        return []
    if act.last == last_duties(tasks, task.setup):
        return []
    return [fault("SSJ-TASK-LAST", Place(path="$.last"))]
