"""记录表（汇总表）与专项检查表 (第十六条、第十七条): one record sheet a target and task, one item sheet an item.

They are the team's own papers: printed before the visit, they name every item, also one that must not be told in advance;
the target sees them when all items are done.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from shuangsuiji.checklist.item import Item
from shuangsuiji.codes import RESULTS
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.wording import day_words, days_words, result_words
from shuangsuiji.exchange.results import Verdict
from shuangsuiji.printed import (
    Field,
    Fields,
    Paper,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
)
from shuangsuiji.sheets.grounds import Ground
from shuangsuiji.sheets.items import Form, ItemResult, ItemSheet, Order
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.sheets.visits import Visit
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.texts import china_day

FORMS: Final[Mapping[Form, str]] = {"written": "书面", "oral": "口头"}
EMPTY_ROWS: Final = 4
_VERDICTS: Final[Mapping[Verdict, str]] = {"pass": "通过", "return": "退回"}
_CLOCK: Final = slice(11, 16)


def record_sheet(matter: Matter, file: TargetFile, *, blank: bool = False) -> Paper:
    """记录表（汇总表） (第十六条第一项): “一企一表”, prefilled from the draw, or filled in from the signed record.

    Args:
        matter: the task.
        file: the target's file.
        blank: whether it is printed to be completed by hand although there is a record.
    """
    record = None if blank else record_of(file)
    return Paper(
        kind="record-sheet",
        title=("市场监管领域部门联合抽查情况记录表", "（汇总表）"),
        parts=(
            Fields(fields=(*matter.fields, *target_fields(file), *_team_fields(matter, file, record))),
            _items_table(file, record),
            *(_record_parts(matter, record) if record else ()),
            *_closing(matter, file, record),
        ),
        version=sheet_version(file),
    )


def sheet_version(file: TargetFile) -> int:
    """Give the version of a file's sheets: printed again it stays, and a returned result has the next one."""
    return len(file.submissions) + (1 if file.inspection or file.open_for_record else 0)


def record_of(file: TargetFile) -> Inspection | None:
    """Give the record that stands: what is not entered yet, else what was entered last; none after a return."""
    if file.inspection or file.open_for_record:
        return file.inspection
    return file.current.inspection if file.current else None


def target_fields(file: TargetFile) -> tuple[Field, ...]:
    """被检查单位: say whom a sheet is of."""
    return (
        Field(name="被检查单位", value=file.target_name),
        Field(name="统一社会信用代码（编号）", value=file.target),
        Field(name="住所（经营场所）"),
        Field(name="法定代表人（负责人）"),
        Field(name="联络员"),
    )


def _team_of(matter: Matter, file: TargetFile, record: Inspection | None) -> CurrentTeam:
    """检查小组 (第十三条): who signed the record, whoever was replaced since; the present team where there is no record."""
    present = matter.task.team(file.target) or file.team
    if record is None or not record.signatures:
        return present
    signed = {each.inspector for each in record.signatures}
    teams = (file.team, *reversed(_teams(matter, file)))
    return next((each for each in teams if set(each.inspectors) == signed), file.team)


def _teams(matter: Matter, file: TargetFile) -> list[CurrentTeam]:
    """Give a target's teams in order of time: as drawn, and as each substitution left it."""
    lock = matter.task.lock
    drawn = [each for each in (lock.drawn if lock else ()) if file.target in each.targets]
    changed = (
        evolve(file.team, members=each.members)
        for each in matter.task.substitutions
        if file.target in each.targets
    )
    return [*drawn, *changed]


def _team_fields(matter: Matter, file: TargetFile, record: Inspection | None) -> tuple[Field, ...]:
    team = _team_of(matter, file, record)
    others = "、".join(matter.name(each) for each in team.inspectors if each != team.leader)
    return (
        Field(name="检查机关", value=matter.inspecting),
        Field(name="执行时间", value=days_words(file.first, file.last)),
        Field(name="组长", value=matter.name(team.leader)),
        Field(name="组员", value=others),
    )


def _items_table(file: TargetFile, record: Inspection | None) -> Table:
    lines = {each.item: each for each in record.results} if record else {}
    sheets = {each.item: each for each in record.sheets} if record else {}
    return Table(
        columns=("事项", "检查方式", "检查结果", "发现的问题", "处理措施"),
        rows=tuple(_item_row(each, lines.get(each.id), sheets.get(each.id)) for each in file.items),
    )


def _item_row(item: Item, line: ItemResult | None, sheet: ItemSheet | None) -> tuple[str, ...]:
    if line is None:
        return (f"{item.id} {item.name}", "、".join(item.methods), "", "", "")
    # A result that is stated directly has no sheet: nothing was inspected, by whatever method (第十八条).
    methods = "、".join(sheet.methods if sheet else ())
    measures = "；".join(
        f"{each.name}（{FORMS[each.form]}{'，' + each.number if each.number else ''}）"
        for each in line.measures
    )
    return (f"{item.id} {item.name}", methods, result_words(line.results), line.problem, measures)


def _record_parts(matter: Matter, record: Inspection) -> Iterator[Part]:
    """What a record has beside its items: visits, orders by word of mouth, grounds of direct results."""
    if record.visits:
        yield Table(
            columns=("实地检查", "地点", "到场执法人员"),
            rows=tuple(_visit_row(matter, each) for each in record.visits),
        )
    if record.orders:
        yield Table(
            columns=("事项", "口头责令", "内容", "时间", "执法人员"),
            rows=tuple(_order_row(matter, each) for each in record.orders),
        )
    for each in record.grounds:
        yield from _ground_parts(each)


def _ground_parts(ground: Ground) -> Iterator[Part]:
    """直接形成结果的依据 (第十八条): the facts, each dated attempt by its route, and each dated piece of evidence."""
    yield Paragraph(text=f"直接形成“{RESULTS[ground.result].words}”的依据：{ground.facts}")
    if ground.attempts:
        yield Table(
            columns=("联系途径", "联系日期", "联系情况"),
            rows=tuple((each.route, day_words(each.on), each.outcome) for each in ground.attempts),
        )
    if ground.evidence:
        yield Table(
            columns=("依据材料", "查阅日期", "编号"),
            rows=tuple((each.source, day_words(each.on), each.reference) for each in ground.evidence),
        )


def _visit_row(matter: Matter, visit: Visit) -> tuple[str, ...]:
    hours = f"{visit.started_at[_CLOCK]}至{visit.ended_at[_CLOCK]}"
    people = "、".join(matter.name(each) for each in visit.inspectors)
    return (f"{day_words(visit.on)} {hours}", visit.place, people)


def _order_row(matter: Matter, order: Order) -> tuple[str, ...]:
    when = f"{day_words(china_day(order.at))} {order.at[_CLOCK]}"
    return (order.item, order.measure, order.text, when, matter.name(order.by))


def _closing(matter: Matter, file: TargetFile, record: Inspection | None) -> Iterator[Part]:
    """后续处置, 当事人栏, 检查小组全体成员, 审核."""
    opinion = Field(name="被检查单位意见", value=_opinion(record))
    yield Fields(fields=(Field(name="后续处置"), opinion))
    countersigned = record.countersigned if record else None
    capacity = f"（{countersigned.capacity}）" if countersigned else ""
    signed = china_day(countersigned.at) if countersigned else ""
    yield Signatures(
        signatures=(
            Signature(role=f"当事人签字盖章{capacity}", name="已签字" if signed else "", on=signed),
            *_team_signatures(matter, file, record),
        )
    )
    yield Fields(
        fields=(Field(name="组长审核意见"), Field(name="公示审批意见", value=_reviews(file, record)))
    )


def _reviews(file: TargetFile, record: Inspection | None) -> str:
    """公示审批意见 (第十九条): what each department said of this very record; nothing before it was entered."""
    current = file.current
    if record is None or current is None or current.inspection != record:
        return ""
    said = (
        f"{each.department}{_VERDICTS[each.verdict]}（{each.reviewer}，{day_words(china_day(each.at))}）"
        for each in current.reviews
    )
    withheld = f"不予公示：{file.withheld.ground}" if file.withheld else ""
    return "；".join((*said, *([withheld] if withheld else [])))


def _opinion(record: Inspection | None) -> str:
    refusal = record.refusal if record else None
    return f"未签字：{refusal.reason}" if refusal else ""


def _team_signatures(matter: Matter, file: TargetFile, record: Inspection | None) -> Iterator[Signature]:
    team = _team_of(matter, file, record)
    signed = {each.inspector: each for each in record.signatures} if record else {}
    for inspector in signed or team.inspectors:
        role = "组长签字" if inspector == team.leader else "组员签字"
        found = signed.get(inspector)
        if found is None:
            yield Signature(role=role)
        else:
            known = "" if found.present else "（知悉）"
            yield Signature(role=role, name=matter.name(inspector) + known, on=found.on)
