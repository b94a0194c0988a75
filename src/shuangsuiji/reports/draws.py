"""抽取的计划与实际 (第八条、第十一条、第十三条): of every draw, stratum by stratum, what was asked, what came of it, and who was replaced."""

from collections import Counter
from collections.abc import Iterable, Sequence

from shuangsuiji.bureau import Bureau
from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.reports.report import Cell, Report, percent
from shuangsuiji.task.lock import Lock
from shuangsuiji.task.state import Substitution, Task


def draws_report(bureau: Bureau, year: int) -> Report:
    """抽取的计划与实际 (第十一条): of every stratum of every locked draw the range, the quota and each target's chance.

    The chance that was expected is the quota over those that could be drawn; what was drawn is as many as that, or the
    draw would not verify. Rounds are all that were announced, the void ones too.
    """
    columns = (
        "CODE",
        "TASK",
        "ROUNDS",
        "STRATUM",
        "SCOPE",
        "ELIGIBLE",
        "EXCLUDED",
        "RATIO",
        "QUOTA",
        "DRAWN",
        "CHANCE",
    )
    rows = [
        _row(task, task.lock, stratum)
        for task in bureau.tasks
        if task.lock and task.setup.year == year
        for stratum in task.lock.strata
    ]
    shown = ("CODE", "STRATUM", "SCOPE", "EXCLUDED", "RATIO", "QUOTA", "DRAWN", "CHANCE")
    return Report(name="draws", columns=columns, rows=tuple(rows), shown=shown)


def _row(task: Task, lock: Lock, stratum: Stratum) -> tuple[Cell, ...]:
    drawn = sum(each.entry.part == stratum.name for each in lock.targets)
    return (
        task.setup.code,
        task.setup.name,
        len(task.announcements),
        stratum.name,
        stratum.scope,
        stratum.eligible,
        stratum.scope - stratum.eligible,
        stratum.ratio,
        stratum.quota,
        drawn,
        percent(drawn, stratum.eligible),
    )


def distribution_report(bureau: Bureau, year: int, registry: Sequence[str] = ()) -> Report:
    """检查次数分布 (第八条): how many targets were inspected how many times in a year, by tasks and otherwise.

    What is drawn and not inspected yet is no check; cases are none either, and stand elsewhere.

    Args:
        bureau: what the journal has come to.
        year: the year.
        registry: the ids of all targets; without them the others are counted by the confirmed registry alone.
    """
    inspected = (each for each in bureau.checks if each.year == year and (each.results or not each.task))
    times = Counter(each.target for each in inspected)
    known = len(set(registry) | set(times)) if registry else max(_confirmed(bureau), len(times))
    counts = Counter(times.values())
    rows = [(0, known - len(times)), *sorted(counts.items())]
    whole = sum(number for _, number in rows)
    return Report(
        name="distribution",
        columns=("TIMES", "TARGETS", "SHARE"),
        rows=tuple((each, number, percent(number, whole)) for each, number in rows),
    )


def _confirmed(bureau: Bureau) -> int:
    found = bureau.states.get("registry/targets")
    latest = found.latest if found else None
    return latest.count if latest else 0


def never_drawn(tasks: Iterable[Task], registry: Iterable[str], years: Sequence[int]) -> list[str]:
    """从未抽到 (第八条): give the targets of a registry that no locked draw of these years has drawn, in byte order."""
    wanted = {str(year) for year in years}
    drawn = {
        each.entry.id
        for task in tasks
        if task.lock and task.setup.first[:4] in wanted
        for each in task.lock.targets
    }
    return sorted(set(registry) - drawn, key=str.encode)


def never_drawn_report(bureau: Bureau, years: Sequence[int], registry: Sequence[str]) -> Report:
    """从未抽到 (第八条): every target of a registry that no locked draw of some years has drawn.

    Args:
        bureau: what the journal has come to.
        years: the years.
        registry: the ids of all targets: the journal holds their number and digest only.
    """
    rows = tuple((each,) for each in never_drawn(bureau.tasks, registry, years))
    return Report(name="never-drawn", columns=("TARGET",), rows=rows)


def substitutions_report(bureau: Bureau, year: int) -> Report:
    """更换 (第十三条): of every department of every task how many places were drawn, and how many were substituted and why."""
    columns = ("CODE", "DEPARTMENT", "PLACES", "SUBSTITUTED", "SHARE", "CIRCUMSTANCES", "SUBSTITUTES")
    rows: list[tuple[Cell, ...]] = []
    for task in bureau.tasks:
        if not task.lock or task.setup.year != year:
            continue
        places = Counter(member.department for team in task.lock.drawn for member in team.members)
        for department in task.setup.departments:
            made = [each for each in task.substitutions if _place(each) == department]
            came = Counter(each.substitute.id for each in made)
            rows.append(
                (
                    task.setup.code,
                    department,
                    places[department],
                    len(made),
                    percent(len(made), places[department]),
                    _counted(Counter(each.circumstance for each in made)),
                    _counted(came),
                )
            )
    return Report(name="substitutions", columns=columns, rows=tuple(rows))


def _place(made: Substitution) -> str:
    """Whose place a substitute took."""
    return next(each.department for each in made.members if each.inspector == made.substitute.id)


def _counted(found: Counter[str]) -> str:
    return "、".join(
        f"{name} {number}" for name, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    )
