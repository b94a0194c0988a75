"""卷内文件 (第二十五条): every document of a task's life, of a target's file and of an objection, each with its digest.

What a leaf is called stands in the journal with it, and a replay compares it: its words are part of the format.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from attrs import frozen

from shuangsuiji.acts import DAY_LENGTH, Others
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.checklist.state import Checklist
from shuangsuiji.codes import RESULTS
from shuangsuiji.content_digest import digest_of
from shuangsuiji.draw.journal import Round
from shuangsuiji.followup.state import FollowUp
from shuangsuiji.objection.state import Objection
from shuangsuiji.papers import Paper
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.plan.state import Plan, plan_stream
from shuangsuiji.publicity import publications
from shuangsuiji.sheets.grounds import Ground
from shuangsuiji.sheets.items import ItemResult
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.target_file import Submission, TargetFile
from shuangsuiji.task.state import Task
from shuangsuiji.texts import china_day

FILED: Final = frozenset(
    {
        "通知书",
        "送达回证",
        "委托书",
        "记录表",
        "专项检查表",
        "音像记录",
        "监管措施文书",
        "直接认定依据",
        "鉴定结论",
        "不予公示决定",
        "更正决定",
        "更正依据",
    }
)
"""What is signed, delivered or collected and so must lie in a file; the rest was born in the journal and stays there."""

_REGISTRIES: Final = {"targets": "检查对象名录库", "inspectors": "执法检查人员名录库"}
_VERDICTS: Final = {"pass": "通过", "return": "退回"}


@frozen(kw_only=True)
class Leaf:
    """卷内文件 (第二十五条): one document, as a catalogue lists it.

    Args:
        role: 公告, 通知书, 记录表, 审核意见, ...
        title: which of them.
        digest: of the document itself where that has one, otherwise of what the journal holds.
        on: its day; empty where it has none.
    """

    role: str
    title: str
    digest: str
    on: str = ""


def _leaf(role: str, title: str, held: object, on: str = "") -> Leaf:
    return Leaf(role=role, title=title, digest=digest_of(held), on=on)


def _paper(role: str, paper: Paper, on: str = "") -> Leaf:
    return Leaf(role=role, title=paper.title, digest=paper.digest, on=on)


def _each(role: str, found: Iterable[Any], title: Callable[[Any], str]) -> Iterator[Leaf]:
    for each in found:
        yield _leaf(role, title(each), each, china_day(each.at) if getattr(each, "at", "") else "")


# ── the task ──────────────────────────────────────────────────────────────────────────────────────────────


def task_leaves(task: Task, others: Others) -> tuple[Leaf, ...]:
    """任务材料 (第二十五条): give the documents of a task, from the list that it rests on to its last substitution.

    Args:
        task: the task.
        others: gives the states of checklist and plan.
    """
    return (*_basis(task, others), *_before_draw(task), *_drawing(task), *_afterwards(task))


def _basis(task: Task, others: Others) -> Iterator[Leaf]:
    """清单、计划 and 方案, on which everything rests."""
    setup = task.setup
    checklist: Checklist | None = others(CHECKLIST)
    listed = checklist.listed(task.edition) if checklist else None
    if listed:
        yield _leaf("联合抽查事项清单", f"第{task.edition}版", listed.edition, listed.edition.effective_from)
    plan: Plan | None = others(plan_stream(setup.year, setup.initiating)) if setup.row else None
    rows = ((version, row) for version in (plan.versions if plan else ()) for row in version.rows)
    known: PlanRow | None = None
    for version, row in rows:
        if row.id == setup.row and row != known:
            known = row
            yield _leaf("年度计划", f"第{version.number}版第{row.id}项", row, china_day(version.at))
    yield _leaf("任务与方案", setup.name, setup)


def _before_draw(task: Task) -> Iterator[Leaf]:
    """Confirmations of both registries, and what leaves somebody out or lets him in."""
    for each in task.confirmed:
        title = f"{_REGISTRIES[each.registry]}{each.count}条，{each.by}确认"
        yield Leaf(role="两库更新确认", title=title, digest=each.digest, on=china_day(each.at))
    if task.library:
        made = task.library
        on = china_day(made.imported_at)
        yield Leaf(role="导入的名单", title=made.source, digest=made.digest, on=on)
    yield from _each("例外批准", task.waivers, lambda each: each.target)
    yield from _each("人员选取方式", task.modes, lambda each: each.department)


def _drawing(task: Task) -> Iterator[Leaf]:
    """Every round with its announcement, the void ones too, the record, and the draw's own journal."""
    for made in task.draw_journal().rounds():
        yield from _round(made)
    lock = task.lock
    if lock:
        role = "抽取记录" if lock.record else "平台抽取名单"
        yield Leaf(role=role, title=f"第{lock.round}轮", digest=lock.digest, on=china_day(lock.at))
    if task.draw:
        yield _leaf(
            "抽取日志", f"共{len(task.draw)}条，末条的摘要值", task.draw[-1], china_day(task.draw[-1].at)
        )
    if lock and lock.witnesses:
        yield _leaf(
            "抽取见证", "、".join(each.name for each in lock.witnesses), lock.witnesses, lock.at[:DAY_LENGTH]
        )
    if lock and lock.assignment:
        yield _leaf("直接委派", lock.assignment.by, lock.assignment, china_day(lock.assignment.at))


def _round(made: Round) -> Iterator[Leaf]:
    announced, voided = made.announced, made.voided
    on = china_day(announced.at)
    yield Leaf(role="抽取前公告", title=f"第{made.number}轮", digest=announced.announcement, on=on)
    if voided:
        title = f"第{made.number}轮：{voided.body.reason}（{voided.body.approver}批准）"
        yield _leaf("作废决定", title, voided, china_day(voided.at))


def _afterwards(task: Task) -> Iterator[Leaf]:
    """Who was recused and substituted, what the leaders arranged, how it ended, and what the platform has."""
    yield from _each("回避", task.recused, lambda each: f"{each.inspector}回避{each.target}")
    yield from _each(
        "更换审批", task.substitutions, lambda each: f"第{each.number}次 {each.out}换{each.substitute.id}"
    )
    yield from _each("工作安排", task.arrangements, lambda each: each.unit)
    if task.ended:
        yield from _each("取消或终止", [task.ended], lambda each: each.reason)
    for each in task.receipts:
        yield Leaf(
            role="平台回执", title=f"{each.number}（{each.key}）", digest=each.digest, on=china_day(each.at)
        )


# ── a target's file ───────────────────────────────────────────────────────────────────────────────────────


def file_leaves(file: TargetFile) -> tuple[Leaf, ...]:
    """一户的材料 (第二十五条): give the documents of a target's file, from the pre-check to the last correction."""
    found = (*_told(file), *_inspected(file), *_publicity(file), *_corrected(file))
    return tuple(dict.fromkeys(found))


def _told(file: TargetFile) -> Iterator[Leaf]:
    if file.pre_check:
        yield from _each("预查比对", [file.pre_check], lambda each: "、".join(each.sources))
    for each in file.notices:
        on = china_day(each.at)
        yield _leaf("通知书", f"第{each.version}版", each, on)
        if each.delivery:
            sent = each.delivery
            yield _leaf("送达回证", f"第{each.version}版 {sent.method}", sent, china_day(sent.at))
    for made in file.commissions:
        yield _leaf("委托书", f"{made.institution} {made.matter}", made, made.contract_on)


def _inspected(file: TargetFile) -> Iterator[Leaf]:
    for each in file.submissions:
        yield Leaf(role="记录表", title=f"第{each.version}版", digest=each.record, on=each.inspection.made_on)
        yield from _record(each.version, each.inspection)
        yield from _reviewed(each)


def _record(version: int, made: Inspection) -> Iterator[Leaf]:
    """What a record stands on: item sheets, recordings, papers of what was done, grounds, adopted conclusions."""
    for sheet in made.sheets:
        yield _leaf("专项检查表", f"第{version}版 {sheet.item}", sheet, china_day(sheet.finished_at))
    for visit in made.visits:
        for each in visit.recordings:
            yield Leaf(role="音像记录", title=each.file, digest=each.digest, on=visit.on)
    yield from _borne_out(made.results, made.grounds)
    for adopted in made.adopted:
        yield _leaf("鉴定结论", f"{adopted.issuer} {adopted.number}", adopted, adopted.on)


def _borne_out(lines: Iterable[ItemResult], grounds: Iterable[Ground]) -> Iterator[Leaf]:
    """What lines of 汇总表 rest on, entered or corrected: the papers of measures, the grounds of direct results."""
    for line in lines:
        for measure in line.measures:
            if measure.number:
                yield _leaf("监管措施文书", f"{measure.name} {measure.number}", measure)
    for ground in grounds:
        yield _leaf("直接认定依据", RESULTS[ground.result].words, ground, ground.decided_on)


def _reviewed(made: Submission) -> Iterator[Leaf]:
    yield from _each(
        "审核意见",
        made.reviews,
        lambda each: f"第{made.version}版 {each.department} {_VERDICTS[each.verdict]}",
    )


def _publicity(file: TargetFile) -> Iterator[Leaf]:
    """公示凭证: of every version the platform's receipt, or who decided that there is none."""
    versions = {each.key: each.version for each in publications(file)}
    for each in file.receipts:
        if each.key in versions:
            title = f"第{versions[each.key]}版 {each.number}"
            yield Leaf(role="公示凭证", title=title, digest=each.digest, on=china_day(each.at))
    if file.withheld:
        yield from _each("不予公示决定", [file.withheld], lambda each: each.ground)


def _corrected(file: TargetFile) -> Iterator[Leaf]:
    """更正: what was found wrong, with what became of it, and each correction with what it rests on."""
    yield from _each("发现错误", file.errors, lambda each: f"第{each.number}号：{each.wrong}")
    for each in file.corrections:
        yield _leaf("更正决定", f"第{each.version}版：{each.reason}", each, china_day(each.at))
        yield from (_paper("更正依据", paper, each.found_on) for paper in each.evidence)
        yield from _borne_out(each.changes, each.grounds)


# ── what follows ──────────────────────────────────────────────────────────────────────────────────────────


def objection_leaves(objection: Objection) -> tuple[Leaf, ...]:
    """异议的材料 (第二十条): give the documents of an objection, from the application to the feedback."""
    return tuple(_objected(objection))


def _objected(objection: Objection) -> Iterator[Leaf]:
    number, on = f"第{objection.number}号", objection.received_on
    if objection.application:
        yield _paper("异议申请", objection.application, on)
    yield from (_paper("异议证明材料", paper, on) for paper in objection.evidence)
    for each in objection.supplements:
        if each.wanted:
            yield _leaf("补正通知", f"{number}：{each.wanted}", each, each.on)
        yield from (_paper("补正材料", paper, each.on) for paper in each.papers)
    if objection.conclusion:
        made = objection.conclusion
        yield _leaf("复查结论", f"{number} {'、'.join(made.reviewers)}", made, made.on)
    if objection.feedback:
        yield _paper("复查反馈", objection.feedback.paper, objection.feedback.on)


def followup_leaves(followup: FollowUp) -> tuple[Leaf, ...]:
    """后续监管的材料 (第二十一条): give what a follow-up has come to."""
    title = f"第{followup.number}号 {followup.matter} {followup.item} {followup.competent}"
    return (_leaf("后续监管", title, followup, followup.opened_on),)
