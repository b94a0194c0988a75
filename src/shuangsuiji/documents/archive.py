"""归档目录 (第二十五条): what a task's archive holds, for the whole task or as an extract for one department."""

from typing import Final

from shuangsuiji.archive.archiving import Archive, ArchiveEdition
from shuangsuiji.archive.dossier import FileEntry
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.paper import Field, Fields, Paper, Part, Table
from shuangsuiji.documents.wording import day_words
from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.forms import at
from shuangsuiji.texts import china_day

NONE: Final = "无"


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
            _task_table(matter, made),
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


def _task_table(matter: Matter, made: ArchiveEdition) -> Table:
    held = made.dossier
    rows = (
        ("联合抽查事项清单", matter.checklist_title),
        ("年度计划", matter.plan_title),
        ("抽取记录摘要值", held.draw),
        ("人员更换", f"{held.substitutions}次"),
        ("被检查对象", f"{len(held.entries)}户"),
    )
    return Table(columns=("任务材料", "内容"), rows=rows)


def _entry_parts(matter: Matter, entry: FileEntry) -> tuple[Part, ...]:
    drawn = matter.task.lock.target(entry.target) if matter.task.lock else None
    name = f"{drawn.name}（{entry.target}）" if drawn else entry.target
    shown = "；".join(f"第{each.version}版 {day_words(each.on)}" for each in entry.shown)
    numbered = (("异议", entry.objections), ("后续处置", entry.follow_ups))
    rows = (
        *(tuple(each.rsplit(" ", 1)) for each in entry.materials),
        *((f"录入第{number}版记录", digest) for number, digest in enumerate(entry.records, 1)),
        ("审核", f"{entry.reviews}次"),
        ("公示凭证", shown or (f"不予公示：{entry.withheld}" if entry.withheld else NONE)),
        *((title, "、".join(f"第{each}号" for each in found) or NONE) for title, found in numbered),
    )
    return (Table(columns=(name, "摘要值或内容"), rows=rows),)
