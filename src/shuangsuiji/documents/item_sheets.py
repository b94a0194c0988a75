"""专项检查表 (第十六条): one sheet for each item of a target."""

from collections.abc import Iterator, Mapping
from typing import Final

from shuangsuiji.checklist.item import Item
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.sheets import EMPTY_ROWS, record_of, sheet_version, target_fields
from shuangsuiji.documents.wording import result_words
from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.forms import at
from shuangsuiji.printed import (
    Field,
    Fields,
    Paper,
    Signature,
    Signatures,
    Table,
)
from shuangsuiji.sheets.items import Answer, ItemSheet
from shuangsuiji.target_file import TargetFile

ANSWERS: Final[Mapping[Answer, int]] = {"yes": 0, "no": 1, "na": 2}


def item_sheet(matter: Matter, file: TargetFile, item: str, *, blank: bool = False) -> Paper:
    """专项检查表 (第十六条第一项): the sheet of one item, with its check points, or room for them.

    Raises:
        InvalidInput: it is not one of the target's items.
    """
    known = file.item(item)
    if known is None:
        raise InvalidInput(fault("SSJ-RECORD-ITEM", at("$.item"), item=item))
    record = None if blank else record_of(file)
    sheet = next((each for each in record.sheets if each.item == item), None) if record else None
    fields = (*matter.fields, *target_fields(file)[:2], *_item_fields(matter, known, sheet))
    return Paper(
        kind="item-sheet",
        title=("市场监管领域部门联合抽查", "专项检查表"),
        parts=(
            Fields(fields=fields),
            *_points(known, sheet),
            Fields(fields=_conclusion(sheet)),
            Signatures(signatures=_responsible(matter, sheet)),
        ),
        version=sheet_version(file),
    )


def item_sheets(matter: Matter, file: TargetFile, *, blank: bool = False) -> tuple[Paper, ...]:
    """各个检查事项专项检查表: exactly one for each item that applies to the target, in the items' order."""
    return tuple(item_sheet(matter, file, each.id, blank=blank) for each in file.items)


def _item_fields(matter: Matter, item: Item, sheet: ItemSheet | None) -> tuple[Field, ...]:
    guidance = [f"{each.title}{each.version}" for each in matter.task.setup.scheme.item(item.id).guidance]
    return (
        Field(name="事项编号", value=item.id),
        Field(name="检查事项", value=item.name),
        Field(name="检查依据", value=item.basis),
        Field(name="检查指引", value="；".join(guidance) or item.guidance),
        Field(name="检查方式", value="、".join(sheet.methods if sheet else item.methods)),
    )


def _points(item: Item, sheet: ItemSheet | None) -> Iterator[Table]:
    """检查要点: as they were answered, or room for them; nothing where the sheet was made without any."""
    rows = [
        (each.name, *("√" if index == ANSWERS[each.answer] else "" for index in range(3)), each.remark)
        for each in (sheet.points if sheet else ())
    ]
    if sheet is None:
        rows = [(item.content, "", "", "", "")] if item.content else []
        rows += [("", "", "", "", "")] * EMPTY_ROWS
    if rows:
        yield Table(columns=("检查要点", "是", "否", "不适用", "备注"), rows=tuple(rows))


def _conclusion(sheet: ItemSheet | None) -> tuple[Field, ...]:
    return (
        Field(name="检查结论", value=result_words(sheet.results) if sheet else ""),
        Field(name="发现的问题", value=(sheet.problem or "无") if sheet else ""),
        Field(name="需要实地检查的理由", value=(sheet.needs_onsite or "无") if sheet else ""),
    )


def _responsible(matter: Matter, sheet: ItemSheet | None) -> tuple[Signature, ...]:
    role = "具体负责检查的人员签字"
    if sheet is None:
        return (Signature(role=role), Signature(role=role))
    signed = {each.inspector: each.on for each in sheet.signatures}
    return tuple(
        Signature(role=role, name=matter.name(each), on=signed[each])
        if each in signed
        else Signature(role=role)
        for each in sheet.responsible
    )
