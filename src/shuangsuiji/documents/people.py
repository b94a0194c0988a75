"""更换审批表 (第十三条): who is replaced by whom, why, by whom it was asked for, and who approved it."""

from typing import Final

from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.wording import day_words
from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.forms import at
from shuangsuiji.printed import Field, Fields, Paper, Part, Signature, Signatures, Table
from shuangsuiji.task.state import Substitution
from shuangsuiji.texts import china_day

METHODS: Final = {"next-in-order": "按抽取时的发牌顺序取下一位", "appointed": "选派"}


def substitution_approval(matter: Matter, number: int) -> Paper:
    """更换审批表: give the approval of a task's substitution.

    Args:
        matter: the task.
        number: the substitution's number, from 1.

    Raises:
        InvalidInput: there is no such substitution.
    """
    made = next((each for each in matter.task.substitutions if each.number == number), None)
    if made is None:
        raise InvalidInput(fault("SSJ-PAPER-SUBSTITUTION", at("$.number"), number=number))
    return Paper(
        kind="substitution-approval",
        title=("执法检查人员更换审批表",),
        number=f"第{made.number}号",
        parts=(
            Fields(fields=(*matter.fields, *_fields(matter, made))),
            *_passed_over(matter, made),
            Signatures(
                signatures=(
                    Signature.by_hand("申请人", made.by),
                    Signature.by_hand("批准人", made.approver),
                )
            ),
        ),
        issuer=_department(matter, made) or matter.bureau,
        on=china_day(made.approved_at),
    )


def _fields(matter: Matter, made: Substitution) -> tuple[Field, ...]:
    return (
        Field(name="检查对象", value="、".join(_target_name(matter, each) for each in made.targets)),
        Field(name="换下人员", value=f"{matter.name(made.out)}（{made.out}）"),
        Field(name="所在部门", value=matter.task.home(made.out) or _department(matter, made)),
        Field(name="更换情形", value=made.circumstance),
        Field(name="是否回避", value="是，以后不再检查上列对象" if made.recuses else "否"),
        Field(name="情况说明", value=made.note or "无"),
        Field(name="证明材料", value=_evidence(matter, made)),
        Field(name="换上人员", value=f"{made.name}（{made.substitute.id}）"),
        Field(name="换上人员所在部门", value=matter.task.home(made.substitute.id) or made.substitute.part),
        Field(name="产生方式", value=METHODS.get(made.method, made.method)),
        Field(name="批准时间", value=f"{day_words(china_day(made.approved_at))} {made.approved_at[11:16]}"),
        Field(name="更换后的小组", value="、".join(matter.name(each.inspector) for each in made.members)),
    )


def _department(matter: Matter, made: Substitution) -> str:
    """任务执行部门 (第十三条): whose place it is, and whose head approves; empty where the roll does not say."""
    out = matter.task.lock.entry(made.out) if matter.task.lock else None
    return out.part if out else ""


def _evidence(matter: Matter, made: Substitution) -> str:
    """隐私: what is kept apart is not printed, only that it is there and under which digest."""
    if made.evidence and made.circumstance in matter.rules.keys.private_circumstances.value:
        return f"另行保存，限制查阅（摘要值{made.evidence}）"
    return made.evidence or "无"


def _target_name(matter: Matter, target: str) -> str:
    drawn = matter.task.lock.target(target) if matter.task.lock else None
    return drawn.name if drawn else target


def _passed_over(matter: Matter, made: Substitution) -> tuple[Part, ...]:
    if not made.passed_over:
        return ()
    rows = tuple((matter.name(each.inspector), each.reason) for each in made.passed_over)
    return (Table(columns=("顺序在前而不能接替的人员", "原因"), rows=rows),)
