"""faulty/: small files, each with known faults in known cells."""

from collections.abc import Callable, Sequence
from typing import Final

import identifiers
import inspectors
import links
import sheets
import targets
from attrs import frozen
from inspectors import Inspector
from targets import Target

ROWS: Final = 24
"""Rows of data in a faulty file."""
TITLE: Final = "检查对象名录库"
ID: Final = targets.HEADERS[0]
NUMBER: Final = int(identifiers.registration_number(9998))


@frozen(kw_only=True)
class FaultyFile:
    """A file, and what is wrong in which of its places."""

    name: str
    content: bytes
    faults: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Change:
    """One wrong cell: its row as the spreadsheet numbers it, its column's header, what it holds, what is wrong."""

    row: int
    header: str
    value: sheets.Value
    fault: str

    def applied(self, headers: Sequence[str], rows: list[list[sheets.Value]]) -> str:
        """Write the value into the rows, which begin below the head; give the cell's name."""
        column = headers.index(self.header)
        rows[self.row - sheets.HEAD - 1][column] = self.value
        return sheets.cell(column + 1, self.row)


def files(registry: tuple[Target, ...], people: tuple[Inspector, ...]) -> tuple[FaultyFile, ...]:
    """Make every faulty file."""
    sound = _sound_targets(registry)
    return (
        *_without_cells(sound),
        *(maker(sound) for maker in _TARGET_FILES),
        *_csv_files(sound),
        _departments(people),
        _dates(people),
        _personal_columns(people),
        _recusals(sound, people),
    )


def readme(made: Sequence[FaultyFile]) -> str:
    """Write the list of files, faults and cells."""
    rows = [f"| `{each.name}` | {place} | {what} |" for each in made for place, what in each.faults]
    head = (
        "# 有错误的样例表格\n\n本页和这些文件由 `make.py` 生成，全部内容均为虚构。每个文件除下列错误外都是正确的，"
        "版式与正常的名录库相同：\n第 1 行标题，第 2 行表头，第 3 行填写说明，第 4 行示例，第 5 行起为数据。\n"
        "CSV 文件第 1 行为表头，第 2 行起为数据。\n\n| 文件 | 位置 | 错误 |\n| --- | --- | --- |\n"
    )
    return head + "\n".join(rows) + "\n"


def _sound_targets(registry: tuple[Target, ...]) -> tuple[Target, ...]:
    fit = [each for each in registry if len(each.id) == 18 and each.status == targets.IN_BUSINESS]
    return tuple(fit[:ROWS])


def _workbook(
    name: str, changes: Sequence[Change], rows: Sequence[Target], headers: Sequence[str] = targets.HEADERS
) -> FaultyFile:
    """Make a target registry with the changes; `headers` are what the file calls its columns."""
    data: list[list[sheets.Value]] = [list(target.cells()) for target in rows]
    places = tuple((change.applied(targets.HEADERS, data), change.fault) for change in changes)
    content = sheets.workbook(TITLE, [headers, targets.HINTS, targets.SAMPLE, *data])
    return FaultyFile(name=name, content=content, faults=places)


def _without_cells(sound: tuple[Target, ...]) -> tuple[FaultyFile, ...]:
    missing = targets.HEADERS.index("登记状态")
    table = [targets.HEADERS, targets.HINTS, targets.SAMPLE, *(target.cells() for target in sound)]
    narrow = [(*row[:missing], *row[missing + 1 :]) for row in table]
    text = "这不是工作簿，只是改了扩展名的文本文件。\n"
    return (
        FaultyFile(
            name="missing-column.xlsx",
            content=sheets.workbook(TITLE, narrow),
            faults=(("第 2 行", "缺少“登记状态”列"),),
        ),
        FaultyFile(
            name="no-data.xlsx",
            content=sheets.workbook(TITLE, table[:3]),
            faults=(("第 5 行起", "没有任何数据，名录为空"),),
        ),
        FaultyFile(
            name="not-a-workbook.xlsx",
            content=text.encode(),
            faults=(("整个文件", "不是工作簿，是文本文件"),),
        ),
    )


def _misspelt_column(sound: tuple[Target, ...]) -> FaultyFile:
    headers = ["登记壮态" if header == "登记状态" else header for header in targets.HEADERS]
    made = _workbook("misspelt-column.xlsx", (), sound, headers)
    return FaultyFile(
        name=made.name,
        content=made.content,
        faults=((sheets.cell(headers.index("登记壮态") + 1, 2), "表头“登记状态”误写为“登记壮态”"),),
    )


def _wrong_check_character(sound: tuple[Target, ...]) -> FaultyFile:
    changes = (
        Change(row=9, header=ID, value=_other_last(sound[4].id), fault="第 18 位校验码不对"),
        Change(row=17, header=ID, value=_swapped(sound[12].id), fault="相邻两位互换，校验码不对"),
    )
    return _workbook("wrong-check-character.xlsx", changes, sound)


def _duplicate(sound: tuple[Target, ...]) -> FaultyFile:
    change = Change(row=21, header=ID, value=sound[6].id, fault="与 A11 重复")
    return _workbook("duplicate.xlsx", (change,), sound)


def _number_id(sound: tuple[Target, ...]) -> FaultyFile:
    change = Change(row=13, header=ID, value=NUMBER, fault="注册号被存成了数字，应为文本")
    return _workbook("number-id.xlsx", (change,), sound)


def _control_character(sound: tuple[Target, ...]) -> FaultyFile:
    zero_width = f"{sound[7].id[:8]}\u200b{sound[7].id[8:]}"
    changes = (
        Change(row=12, header=ID, value=zero_width, fault="代码第 8 位后有看不见的零宽空格（U+200B）"),
        Change(row=20, header="管辖单位", value="红塔\t区", fault="文字中有制表符（U+0009）"),
    )
    return _workbook("control-character.xlsx", changes, sound)


def _unknown_status(sound: tuple[Target, ...]) -> FaultyFile:
    change = Change(row=15, header="登记状态", value="待核实", fault="不认识的登记状态“待核实”")
    return _workbook("unknown-status.xlsx", (change,), sound)


def _many_faults(sound: tuple[Target, ...]) -> FaultyFile:
    changes = (
        Change(row=6, header=ID, value=_other_last(sound[1].id), fault="第 18 位校验码不对"),
        Change(row=8, header=ID, value=sound[0].id, fault="与 A5 重复"),
        Change(row=10, header=ID, value=NUMBER, fault="注册号被存成了数字，应为文本"),
        Change(row=12, header=ID, value="", fault="没有填代码"),
        Change(row=14, header=ID, value=f"{sound[9].id}\u200b", fault="代码末尾有零宽空格（U+200B）"),
        Change(row=16, header=ID, value=sound[11].id[:-1], fault="代码只有 17 位"),
        Change(row=19, header="登记状态", value="待核实", fault="不认识的登记状态“待核实”"),
        Change(row=23, header="管辖单位", value="通海\t县", fault="文字中有制表符（U+0009）"),
    )
    return _workbook("many-faults.xlsx", changes, sound)


_TARGET_FILES: Final[tuple[Callable[[tuple[Target, ...]], FaultyFile], ...]] = (
    *(_misspelt_column, _wrong_check_character, _duplicate, _number_id),
    *(_control_character, _unknown_status, _many_faults),
)


def _csv_files(sound: tuple[Target, ...]) -> tuple[FaultyFile, ...]:
    rows = [[f'"{text}"' if "," in text else text for text in target.cells()] for target in sound]
    good = sheets.csv([targets.HEADERS, *rows], "gb18030")
    bad = good.replace("有限公司".encode("gb18030"), b"\xff\xfe\xff\xfe", 1)
    line = good[: good.index("有限公司".encode("gb18030"))].count(b"\n") + 1
    rows[10][0] = "5.30499E+14"
    return (
        FaultyFile(
            name="scientific.csv",
            content=sheets.csv([targets.HEADERS, *rows], "utf-8-sig"),
            faults=(("A12", "注册号被存成了科学计数法 5.30499E+14，原来的数字已经丢失"),),
        ),
        FaultyFile(
            name="bad-bytes.csv",
            content=bad,
            faults=((f"第 {line} 行", "有既不是 UTF-8 也不是 GB18030 的字节（FF FE）"),),
        ),
    )


def _people_workbook(name: str, changes: Sequence[Change], people: tuple[Inspector, ...]) -> FaultyFile:
    data: list[list[sheets.Value]] = [list(person.cells()) for person in people[:ROWS]]
    places = tuple((change.applied(inspectors.HEADERS, data), change.fault) for change in changes)
    content = sheets.workbook(
        "执法检查人员名录库", [inspectors.HEADERS, inspectors.HINTS, inspectors.SAMPLE, *data]
    )
    return FaultyFile(name=name, content=content, faults=places)


def _departments(people: tuple[Inspector, ...]) -> FaultyFile:
    header = "所在业务部门（机构）"
    changes = (
        Change(
            row=8, header=header, value="市工业和信信息化局", fault="部门名称多写一字，任务中没有这个部门"
        ),
        Change(row=18, header=header, value="", fault="没有填部门"),
    )
    return _people_workbook("inspector-department.xlsx", changes, people)


def _dates(people: tuple[Inspector, ...]) -> FaultyFile:
    reversed_leave = "2026-12-20至2026-12-01"
    changes = (
        Change(row=7, header="执法证有效期", value="2027-02-30", fault="没有 2 月 30 日"),
        Change(row=11, header="执法证有效期", value="明年底", fault="不是日期"),
        Change(row=16, header="请假期间", value=reversed_leave, fault="截止日早于起始日"),
    )
    return _people_workbook("inspector-dates.xlsx", changes, people)


def _personal_columns(people: tuple[Inspector, ...]) -> FaultyFile:
    extra = ("身份证号", "手机号")
    filled = [(*person.cells(), "不应收集", "不应收集") for person in people[:ROWS]]
    hints, sample = (*inspectors.HINTS, "", ""), (*inspectors.SAMPLE, "", "")
    first = len(inspectors.HEADERS) + 1
    return FaultyFile(
        name="inspector-personal-columns.xlsx",
        content=sheets.workbook(
            "执法检查人员名录库", [(*inspectors.HEADERS, *extra), hints, sample, *filled]
        ),
        faults=tuple(
            (sheets.cell(first + place, 2), f"“{header}”列不应收集，应当弃去并说明")
            for place, header in enumerate(extra)
        ),
    )


def _recusals(sound: tuple[Target, ...], people: tuple[Inspector, ...]) -> FaultyFile:
    rows = [[target.id, people[place].id, links.REASONS[0]] for place, target in enumerate(sound)]
    rows[5][0] = _swapped(rows[5][0])
    rows[14][1] = "GX999"
    head = [links.RECUSAL_HEADERS, links.RECUSAL_HINTS, links.RECUSAL_SAMPLE]
    return FaultyFile(
        name="recusal-unknown.xlsx",
        content=sheets.workbook("回避登记", [*head, *rows]),
        faults=(("A10", "名录库中没有这个代码（两位互换）"), ("B19", "名录库中没有这个工号")),
    )


def _other_last(identifier: str) -> str:
    return identifier[:-1] + ("1" if identifier[-1] != "1" else "2")


def _swapped(identifier: str) -> str:
    """Swap the 13th and 14th characters, or the two after them where those are equal."""
    at = next(place for place in range(12, 17) if identifier[place] != identifier[place + 1])
    return identifier[:at] + identifier[at + 1] + identifier[at] + identifier[at + 2 :]
