"""给人看的名单 (第十一条、第十二条): 抽取对象名单 and 检查人员分组表, from the record, with names from the registries."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from shuangsuiji import canonical
from shuangsuiji.draw.record import Record
from shuangsuiji.errors import Place
from shuangsuiji.messages.text import Language
from shuangsuiji.office import folder as files
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.registries import Rejected
from shuangsuiji.ports.list_writer import ListWriter, MarkedSheet, PrintedList
from shuangsuiji.registries.marking import marked_sheet
from shuangsuiji.rolls.roll import Roll, read_file

TARGET_LIST = "抽取对象名单"
TEAM_LIST = "检查人员分组表"
REJECTED_LIST = "退回行清单"

Names = Mapping[str, Mapping[str, str]]


def write_lists(folder: TaskFolder, record: Record, writers: Sequence[ListWriter]) -> tuple[Path, ...]:
    """Write both lists with every writer; who inspects whom only its owner may read, nor what is not public yet.

    Args:
        folder: the task's folder.
        record: the record.
        writers: the installed writers.
    """
    announcement = record.announcement
    path = folder.round_path(announcement.round)
    place = Place(file=files.TARGETS)
    targets = read_file((path / files.TARGETS).read_bytes(), announcement.h, announcement.targets.form, place)
    names = read_names(folder, announcement.round)
    early = announcement.publish_from is not None
    lists = [(target_list(record, targets, names), early)]
    if record.teams is not None:
        lists.append((team_list(record, targets, names), True))
    return tuple(
        written for content, guarded in lists for written in _write(path, content, writers, guarded=guarded)
    )


def _write(
    folder: Path, content: PrintedList, writers: Sequence[ListWriter], *, guarded: bool
) -> Iterator[Path]:
    for writer in writers:
        path = folder / f"{content.title}{writer.suffix()}"
        partial = folder / f".{content.title}.partial{writer.suffix()}"
        try:
            writer.write(partial, content)
            if guarded:
                partial.chmod(0o600)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        yield path


def read_names(folder: TaskFolder, number: int) -> Names:
    """Give the names of targets and inspectors by id; none where the office did not keep them."""
    data = folder.secret(number, files.NAMES)
    if data is None:
        return {"targets": {}, "inspectors": {}}
    read = cast("Mapping[str, list[list[str]]]", canonical.decode(data, Place(file=files.NAMES)))
    return {kind: {id_: name for id_, name in read[kind]} for kind in ("targets", "inspectors")}  # noqa: C416  -- dict() of lists of lists has no type


def target_list(record: Record, targets: Roll, names: Names) -> PrintedList:
    """抽取对象名单: who was drawn; of a sealed roll without stratum, ticket and order, which would tell the class."""
    announcement = record.announcement
    sealed = announcement.targets.form == "sealed"
    drawn = sorted(record.drawn, key=lambda each: each.id.encode()) if sealed else record.drawn
    headers = ("序号", "企业名称", "统一社会信用代码/注册号", "管辖单位")
    rows: list[tuple[str, ...]] = []
    for number, each in enumerate(drawn, 1):
        entry = targets.find(each.id)
        row = (str(number), names["targets"].get(each.id, ""), each.id, entry.area if entry else "")
        rows.append(row if sealed else (*row, each.stratum, each.ticket))
    return PrintedList(
        title=TARGET_LIST,
        headers=headers if sealed else (*headers, "分层", "签号"),
        rows=tuple(rows),
        notes=_notes(record),
    )


def team_list(record: Record, targets: Roll, names: Names) -> PrintedList:
    """检查人员分组表: who inspects whom, one row an inspector; not to be shown before the inspection."""
    rows: list[tuple[str, ...]] = []
    teams = record.teams or ()
    if record.announcement.targets.form == "sealed":
        teams = tuple(sorted(teams, key=lambda team: team.target.encode()))
    for number, team in enumerate(teams, 1):
        entry = targets.find(team.target)
        target = (names["targets"].get(team.target, ""), team.target, entry.area if entry else "")
        rows += (
            (
                str(number),
                *target,
                team.group or "",
                "组长" if member.leader else "组员",
                names["inspectors"].get(member.inspector, ""),
                member.inspector,
                member.department,
            )
            for member in team.members
        )
    return PrintedList(
        title=TEAM_LIST,
        headers=(
            "序号",
            "企业名称",
            "统一社会信用代码/注册号",
            "管辖单位",
            "检查小组",
            "职责",
            "姓名",
            "单位工号",
            "部门",
        ),
        rows=tuple(rows),
        notes=_notes(record),
    )


def _notes(record: Record) -> tuple[str, ...]:
    announcement = record.announcement
    return (
        f"任务编号：{announcement.task}　第 {announcement.round} 轮",
        f"公告摘要：{announcement.digest()}",
        f"抽取记录摘要：{record.digest()}（{announcement.hash}）",
        "核验：shuangsuiji verify 任务文件夹",
    )


def rejected_list(rejected: tuple[Rejected, ...], language: str) -> PrintedList:
    """退回行清单: each row that was left out, with every reason and what it held in the columns that are read."""
    rows = [
        (
            each.file,
            str(row.row),
            "\n".join(found.text("en" if language == "en" else "zh") for found in row.faults),
            "，".join(row.cells),
        )
        for each in rejected
        for row in each.reading.rejected
    ]
    return PrintedList(title=REJECTED_LIST, headers=("文件", "行", "原因", "原内容"), rows=tuple(rows))


def rejected_sheets(rejected: tuple[Rejected, ...], language: Language) -> tuple[MarkedSheet, ...]:
    """退回表: the same rows file by file, each faulty cell marked; corrected, a sheet is read like the file."""
    return tuple(
        marked_sheet(each.file, each.reading.headers, each.reading.rejected, language) for each in rejected
    )
