"""抽查名单 (第十一条、第十六条): the drawn list for the departments that execute it, and the one for the public.

The public list comes not before the draw may be known, and never has an item that must not be told; a target that has
no other items is not on it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from shuangsuiji.acts import DAY_LENGTH
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.silence import silent
from shuangsuiji.documents.wording import days_words
from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.printed import Field, Fields, Paper, Paragraph, Part, Table
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.current_team import CurrentMember, CurrentTeam
from shuangsuiji.task.lock import DrawnTarget, Lock
from shuangsuiji.task.state import Task
from shuangsuiji.texts import china_day


def drawn_list(matter: Matter) -> Paper:
    """名单下发 (第十一条): the locked list with its teams, to every executing department; not for anybody else.

    Raises:
        InvalidInput: the list is not locked.
    """
    task, lock = matter.task, _locked(matter.task)
    teams = {target: team for team in lock.drawn for target in team.targets}
    until = f"名单在{china_day(task.secret_until)}以前不得公开。" if task.secret_until else ""
    hidden = "标有“不宜告知”的事项，检查前不得向被检查对象透露。" if task.setup.scheme.no_notice else ""
    return Paper(
        kind="drawn-list",
        title=("联合抽查名单下发通知",),
        addressee="、".join(task.setup.departments),
        parts=(
            Paragraph(
                text=f"本任务的抽查名单已经锁定，共{len(lock.targets)}户，不得更改。请按方案组织实施。{until}{hidden}"
            ),
            Fields(fields=(*matter.fields, *_draw_fields(matter, lock))),
            Table(
                columns=("序号", "检查对象", "代码（编号）", "检查事项", "检查小组"),
                rows=tuple(
                    _team_row(task, number, each, teams.get(each.entry.id))
                    for number, each in enumerate(lock.targets, 1)
                ),
            ),
        ),
        issuer=matter.bureau,
        on=china_day(lock.at),
    )


def _locked(task: Task) -> Lock:
    if task.lock is None:
        raise InvalidInput(fault("SSJ-PAPER-UNLOCKED", task=task.setup.code))
    return task.lock


def _draw_fields(matter: Matter, lock: Lock) -> tuple[Field, ...]:
    setup = matter.task.setup
    return (
        Field(name="执行时间", value=days_words(setup.first, setup.last)),
        Field(name="检查对象范围", value=setup.range_text),
        Field(name="发起部门", value=setup.initiating),
        Field(name="参与部门", value="、".join(setup.participating)),
        Field(name="抽取记录摘要值", value=lock.digest),
    )


def _team_row(task: Task, number: int, target: DrawnTarget, team: CurrentTeam | None) -> tuple[str, ...]:
    """Give a target with its team as drawn: who was replaced later still stands there (第十三条)."""
    names = {each.id: each.name for each in task.setup.items}
    items = (f"{names[each]}{'（不宜告知）' if task.no_notice(each) else ''}" for each in target.items)
    members = "、".join(
        f"{task.name(each.inspector, 0) or each.inspector}（{'组长，' if each.leader else ''}{_unit(task, each)}）"
        for each in (team.members if team else ())
    )
    return (str(number), target.name, target.entry.id, "、".join(items), members)


def _unit(task: Task, member: CurrentMember) -> str:
    """所在部门: for whom he inspects, and who lends him (第十二条)."""
    home = task.home(member.inspector)
    return f"{member.department}，借自{home}" if home else member.department


def public_list(matter: Matter, at: str, on: str = "", files: Iterable[TargetFile] = ()) -> Paper:
    """名单公开 (第十一条、第十六条): targets and the items that may be told; no inspector, no secret item, no sealed name.

    Whose result is withheld by law (第二条) is not on it. It says how many rounds were announced, and why any of them is void.

    Args:
        matter: the task.
        at: when it is made public.
        on: the day of the paper; without it that of `at`. A later day makes nothing public any sooner.
        files: the task's files, as far as they are opened.

    Raises:
        InvalidInput: the list is not locked, or may not be known yet.
    """
    task, lock = matter.task, _locked(matter.task)
    raise_if(_secret_faults(task, f"{on}T23:59:59+08:00" if on and on < china_day(at) else at))
    withheld = {each.target for each in files if each.withheld}
    listed = [each for each in lock.targets if each.entry.id not in withheld]
    rows = [(each.name, each.entry.id, _told(task, each)) for each in listed]
    shown = [row for row in rows if row[2]]
    made = Paper(
        kind="public-list",
        title=("“双随机、一公开”联合抽查名单",),
        parts=(
            Fields(fields=(*matter.fields, Field(name="发起部门", value=task.setup.initiating))),
            *_rounds(task),
            Table(
                columns=("序号", "检查对象", "代码（编号）", "检查事项"),
                rows=tuple((str(number), *row) for number, row in enumerate(shown, 1)),
            ),
        ),
        issuer=matter.bureau,
        on=on or china_day(at),
    )
    return made if _all_secret(task) else silent(task, made)


def _rounds(task: Task) -> Iterator[Part]:
    """轮次 (第十一条): how many were announced, and each void one with its reason."""
    rounds = task.draw_journal().rounds()
    void = tuple((f"第{each.number}轮", each.voided.body.reason) for each in rounds if each.voided)
    if rounds:
        told = f"，其中{len(void)}轮作废" if void else ""
        yield Fields(fields=(Field(name="抽取轮次", value=f"共公告{len(rounds)}轮{told}"),))
    if void:
        yield Table(columns=("作废轮次", "作废原因"), rows=void)


def _secret_faults(task: Task, at: str) -> Iterator[Fault]:
    """Judge that the list may be known: not before the announced time, and of a secret activity after its last day."""
    until = task.secret_until
    if until and datetime.fromisoformat(at) < datetime.fromisoformat(until):
        yield fault("SSJ-PAPER-SECRET-UNTIL", until=until)
    if _all_secret(task) and at[:DAY_LENGTH] <= task.setup.last:
        yield fault("SSJ-PAPER-SECRET", last=task.setup.last)


def _all_secret(task: Task) -> bool:
    """Say whether there is nothing that may be told in advance."""
    return all(task.no_notice(each) for each in task.setup.item_ids)


def _told(task: Task, target: DrawnTarget) -> str:
    """Give the items that may be told; of an activity that was secret as a whole, all of them when it is over."""
    names = {each.id: each.name for each in task.setup.items}
    over = _all_secret(task)
    return "、".join(names[each] for each in target.items if over or not task.no_notice(each))
