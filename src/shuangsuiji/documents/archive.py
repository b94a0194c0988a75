"""归档目录 (第二十五条): what a task's archive holds, for the whole task or as an extract for one department."""

from collections.abc import Iterator, Sequence
from typing import Final

from shuangsuiji.archive.archiving import Archive, ArchiveEdition
from shuangsuiji.archive.dossier import Dossier, FileEntry
from shuangsuiji.archive.leaves import Leaf
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.wording import day_words
from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.forms import at
from shuangsuiji.printed import Field, Fields, Paper, Paragraph, Part, Table
from shuangsuiji.texts import china_day

NONE: Final = "—"
_ENDED: Final = {"cancelled": "取消任务", "closed": "终止任务"}


def archive_catalogue(matter: Matter, archive: Archive, department: str = "", edition: int = 0) -> Paper:
    """归档目录 (第二十五条): list the archive's edition, or the part of it that a department gets a copy of.

    Args:
        matter: the task.
        archive: its archive.
        department: an executing department; of an extract those targets are listed in whose teams it has somebody.
            Empty for the whole.
        edition: which edition; 0 for the latest.

    Raises:
        InvalidInput: there is no such edition, or the department does not take part.
    """
    known = matter.task.setup.departments
    if department and department not in known:
        place, listed = at("$.department"), "、".join(known)
        raise InvalidInput(fault("SSJ-REVIEW-DEPARTMENT", place, department=department, known=listed))
    made = _edition(archive, edition)
    entries = [each for each in made.dossier.entries if _concerns(matter, each, department)]
    return Paper(
        kind="archive-catalogue",
        title=("归档目录", *((f"（{department}副本）",) if department else ())),
        parts=(
            Fields(fields=(*matter.fields, *_fields(made))),
            *_task_table(matter, made),
            *(part for each in entries for part in _entry_parts(matter, each)),
        ),
        version=archive.editions.index(made) + 1,
        issuer=made.department,
        on=china_day(made.at),
    )


def _edition(archive: Archive, edition: int) -> ArchiveEdition:
    if not 0 < (edition or 1) <= len(archive.editions):
        raise InvalidInput(fault("SSJ-PAPER-ARCHIVE", at("$.edition"), edition=edition or 1))
    return archive.editions[edition - 1]


def _concerns(matter: Matter, entry: FileEntry, department: str) -> bool:
    """Say whether an extract has a target: the department is in its team, or nobody was drawn into teams."""
    team = matter.task.team(entry.target)
    return not department or team is None or any(each.department == department for each in team.members)


def _fields(made: ArchiveEdition) -> tuple[Field, ...]:
    return (
        Field(name="归档部门", value=made.department),
        Field(name="归档时间", value=day_words(china_day(made.at))),
        Field(name="归档保存方式", value=made.form),
        Field(name="保管地点", value=made.place),
    )


def _task_table(matter: Matter, made: ArchiveEdition) -> tuple[Part, ...]:
    """任务材料: every document of the task, after what the whole comes to."""
    held = made.dossier
    fields = Fields(
        fields=(
            Field(name="联合抽查事项清单", value=matter.checklist_title),
            Field(name="年度计划", value=matter.plan_title),
            Field(name="被检查对象", value=f"{len(held.entries)}户"),
            Field(name="人员更换", value=f"{held.substitutions}次"),
            *_ended_fields(held),
        )
    )
    return (fields, Paragraph(heading=True, text="一、任务材料"), _leaf_table(held.leaves))


def _ended_fields(held: Dossier) -> Iterator[Field]:
    """取消、终止 (第十条、第十一条): why the task ended before its time, and how many were not inspected."""
    if held.ended:
        yield Field(
            name=_ENDED[held.ended.how], value=f"{held.ended.reason}（批准人：{held.ended.approver}）"
        )
        yield Field(name="未检查而交回", value=f"{sum(each.given_back for each in held.entries)}户")


def _leaf_table(leaves: Sequence[Leaf]) -> Table:
    return Table(
        columns=("序号", "材料", "名称", "日期", "摘要值"),
        rows=tuple(
            (str(number), each.role, each.title, day_words(each.on) or NONE, each.digest)
            for number, each in enumerate(leaves, 1)
        ),
    )


def _entry_parts(matter: Matter, entry: FileEntry) -> tuple[Part, ...]:
    """一户的案卷: its documents as the journal holds them, and what was put together, with its place."""
    drawn = matter.task.lock.target(entry.target) if matter.task.lock else None
    name = f"{drawn.name}（{entry.target}）" if drawn else entry.target
    kept = Table(
        columns=("序号", "卷内材料", "名称", "存放位置", "摘要值"),
        rows=tuple(
            (str(number), each.role, each.paper.title, each.paper.reference, each.paper.digest)
            for number, each in enumerate(entry.materials, 1)
        ),
    )
    return (Paragraph(heading=True, text=name), _leaf_table(entry.leaves), kept)
