"""小组的一年: substitutions, recusals and arrangements, and what nobody may do to a team."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from attrs import evolve
from tests.properties.life.bureau import Bureau, Refused, Unit

from shuangsuiji.rolls.entry import Entry
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Assignment
from shuangsuiji.teams.arranging import ArrangeWork
from shuangsuiji.teams.candidates import candidates
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.samples import BUREAU

PLACES: Final = 4
"""How many places a team has."""


def live_units(bureau: Bureau) -> list[Unit]:
    """Give the units whose team may still change: the task goes on, and the result is neither public nor withheld."""
    found: list[Unit] = []
    for unit in bureau.units():
        task, file = bureau.task(unit[0]), bureau.file(unit)
        closed = task is None or task.ended or bureau.archived(unit[0])
        if not closed and not (file and file.settled):
            found.append(unit)
    return found


def waiting(bureau: Bureau, unit: Unit, place: int) -> tuple[str, list[Entry]]:
    """Give who has a place of a unit's team, and who could take it, in order."""
    out = bureau.team(unit).inspectors[place % PLACES]
    return out, candidates(bureau.line.task(unit[0]), unit[1], out)


def substituting(
    bureau: Bureau,
    unit: Unit,
    out: str,
    comes: Entry,
    **members: Any,  # noqa: ANN401  -- a substitution's members
) -> SubstituteInspector:
    """Make a substitution; the plain one is by the draw's own order, for another post."""
    at = bureau.later()
    plain = {"circumstance": "岗位调整", "approver": "局领导丁", "approved_at": at}
    return SubstituteInspector(
        by="科长乙",
        at=at,
        task=unit[0],
        unit=unit[1],
        out=out,
        substitute=comes,
        name=f"{comes.id}号",
        **{**plain, **members},
    )


def back(bureau: Bureau, unit: Unit) -> tuple[str, Entry] | None:
    """Give who was replaced in a unit's team and could come back, and whose place he would have."""
    task = bureau.line.task(unit[0])
    team, lock = bureau.team(unit), task.lock
    barred = task.recused_from([unit[1]])
    for each in team.former:
        here = next((member for member in team.members if member.department == each.department), None)
        free = each.inspector not in team.inspectors and each.inspector not in barred
        if here and lock and free and (entry := lock.entry(each.inspector)):
            return here.inspector, entry
    return None


def recusable(bureau: Bureau, unit: Unit) -> list[str]:
    """Give who is neither of a unit's team nor barred from it yet."""
    task, team = bureau.line.task(unit[0]), bureau.team(unit)
    away = {*team.inspectors, *task.recused_from([unit[1]])}
    return [each.id for each in bureau.line.inspectors if each.id not in away]


def recusing(bureau: Bureau, unit: Unit, inspector: str) -> DeclareRecusal:
    """Make the act that bars somebody from a target."""
    return DeclareRecusal(by="科长乙", at=bureau.later(), target=unit[1], inspector=inspector, reason="亲属")


def arranging(bureau: Bureau, unit: Unit, inspectors: tuple[str, ...]) -> ArrangeWork:
    """Make the act by which the leader says who goes."""
    day = (datetime.fromisoformat(bureau.line.clock) + timedelta(days=1)).date().isoformat()
    assignment = Assignment(target=unit[1], on=day, inspectors=inspectors)
    leader = bureau.team(unit).leader
    return ArrangeWork(by=leader, at=bureau.later(), unit=unit[1], assignments=(assignment,))


# ── what is refused ───────────────────────────────────────────────────────────────────────────────────────


def _stranger(bureau: Bureau, unit: Unit) -> tuple[str, Entry] | None:
    """Give a member and somebody who could take his place."""
    for place in range(PLACES):
        out, order = waiting(bureau, unit, place)
        if order:
            return out, order[0]
    return None


def _changed(
    code: str,
    **members: Any,  # noqa: ANN401  -- a substitution's members
) -> Callable[[Bureau, Unit], Refused | None]:
    """A substitution that is plain but for some members."""

    def make(bureau: Bureau, unit: Unit) -> Refused | None:
        found = _stranger(bureau, unit)
        if found is None or found[1].id in {each.inspector for each in bureau.team(unit).former}:
            return None
        act = evolve(substituting(bureau, unit, *found), **members)
        return Refused(stream=task_stream(unit[0]), act=act, code=code)

    return make


def _order(bureau: Bureau, unit: Unit) -> Refused | None:
    """The second in order comes, and nobody says why the first does not."""
    out, order = waiting(bureau, unit, 0)
    if len(order) < 2:
        return None
    act = substituting(bureau, unit, out, order[1])
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-ORDER")


def _twice(bureau: Bureau, unit: Unit) -> Refused:
    """A member takes another's place."""
    task, team = bureau.line.task(unit[0]), bureau.team(unit)
    entry = task.lock.entry(team.inspectors[1]) if task.lock else None
    act = substituting(bureau, unit, team.inspectors[0], entry or bureau.line.inspectors[0])
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-ALREADY")


def _elsewhere(bureau: Bureau, unit: Unit) -> Refused | None:
    """Somebody of another department takes a place that leads."""
    team = bureau.team(unit)
    away = set(team.inspectors)
    entry = next((e for e in bureau.line.inspectors if e.part != BUREAU and e.id not in away), None)
    out = next((each.inspector for each in team.members if each.department == BUREAU), None)
    if entry is None or out is None:
        return None
    act = substituting(bureau, unit, out, entry, method="appointed")
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-LEADING")


def _barred(bureau: Bureau, unit: Unit) -> Refused | None:
    """Somebody who is barred from the target comes."""
    task, team = bureau.line.task(unit[0]), bureau.team(unit)
    barred = sorted(task.recused_from([unit[1]]) - set(team.inspectors))
    entry = task.lock.entry(barred[0]) if task.lock and barred else None
    if entry is None:
        return None
    act = substituting(bureau, unit, team.inspectors[-1], entry, method="appointed")
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-RECUSED")


def _back(bureau: Bureau, unit: Unit) -> Refused | None:
    """Who was replaced comes back, and nobody says why."""
    found = back(bureau, unit)
    if found is None:
        return None
    act = substituting(bureau, unit, *found, method="appointed")
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-BACK")


def _nobody(bureau: Bureau, unit: Unit) -> Refused | None:
    """Somebody goes who is not there."""
    found = _stranger(bureau, unit)
    if found is None:
        return None
    act = substituting(bureau, unit, found[1].id, found[1])
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-NOT-MEMBER")


def _early(bureau: Bureau, unit: Unit) -> Refused | None:
    """It was approved before there was a list."""
    found, task = _stranger(bureau, unit), bureau.line.task(unit[0])
    if found is None or task.lock is None:
        return None
    before = (datetime.fromisoformat(task.lock.at) - timedelta(hours=1)).isoformat()
    act = substituting(bureau, unit, *found, approved_at=before)
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-APPROVAL-EARLY")


def _member_recused(bureau: Bureau, unit: Unit) -> Refused:
    """A member is barred, and stays."""
    act = recusing(bureau, unit, bureau.team(unit).leader)
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-RECUSE-MEMBER")


def _stranger_goes(bureau: Bureau, unit: Unit) -> Refused:
    """The leader sends somebody who is not of the team."""
    stranger = next(e.id for e in bureau.line.inspectors if e.id not in bureau.team(unit).inspectors)
    act = arranging(bureau, unit, (stranger,))
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-NOT-MEMBER")


def _excluded(bureau: Bureau, unit: Unit) -> Refused | None:
    """Somebody who is on leave comes."""
    found = _stranger(bureau, unit)
    if found is None:
        return None
    act = substituting(
        bureau, unit, found[0], evolve(found[1], standing="excluded:on-leave"), method="appointed"
    )
    return Refused(stream=task_stream(unit[0]), act=act, code="SSJ-TEAM-UNQUALIFIED")


FORBIDDEN: Final[dict[str, Callable[[Bureau, Unit], Refused | None]]] = {
    "out of order": _order,
    "a member twice": _twice,
    "led from elsewhere": _elsewhere,
    "a barred inspector": _barred,
    "back without a word": _back,
    "nobody's place": _nobody,
    "approved too early": _early,
    "approved too late": _changed("SSJ-TEAM-APPROVAL", approved_at="2026-12-31T09:00:00+08:00"),
    "a reason of one's own": _changed("SSJ-TEAM-CHOICE", circumstance="心情不好"),
    "another task": _changed("SSJ-TEAM-TASK", task="YXGX-2026-09"),
    "a recusal that bars nobody": _changed("SSJ-TEAM-RECUSES", circumstance="回避"),
    "other reasons without words": _changed("SSJ-TEAM-NOTE", circumstance="其他"),
    "an excluded substitute": _excluded,
    "a barred member": _member_recused,
    "a stranger is sent": _stranger_goes,
}
"""What nobody may do to a team that may still change."""


def closed_acts(bureau: Bureau) -> Iterator[Refused]:
    """Give what is too late: public results, tasks that ended, tasks that are archived."""
    for unit in bureau.units():
        task, file = bureau.line.task(unit[0]), bureau.file(unit)
        found = _stranger(bureau, unit)
        stream = task_stream(unit[0])
        if found and file and file.settled and not task.ended:
            act = substituting(bureau, unit, *found, method="appointed", note="又回来")
            yield Refused(stream=stream, act=act, code="SSJ-TEAM-PUBLISHED")
        if found and task.ended:
            act = substituting(bureau, unit, *found, method="appointed", note="又回来")
            yield Refused(stream=stream, act=act, code="SSJ-TASK-ENDED")
        barred = recusable(bureau, unit)
        if barred and bureau.archived(unit[0]) and not task.ended:
            yield Refused(stream=stream, act=recusing(bureau, unit, barred[0]), code="SSJ-ARCHIVE-CLOSED")
