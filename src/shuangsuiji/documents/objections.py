"""异议的文书 (第二十条): 受理、不予受理、补正、复查结论、反馈、更正决定."""

from collections.abc import Iterator, Sequence
from typing import Final

from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.wording import day_words, quoted, result_words
from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.forms import at
from shuangsuiji.objection.concluding import OUTCOMES
from shuangsuiji.objection.state import Conclusion, Objection, Verdict
from shuangsuiji.outcomes import Change, Correction
from shuangsuiji.printed import (
    Field,
    Fields,
    Kind,
    Paper,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
)
from shuangsuiji.target_file import TargetFile
from shuangsuiji.texts import china_day

VERDICTS: Final[dict[Verdict, str]] = {"wrong": "确有错误，予以更正", "right": "无错误，予以维持"}


def receipt_paper(matter: Matter, file: TargetFile, objection: Objection) -> Paper:
    """受理通知书 (第二十条): the application is complete and in time, and until when it is examined again.

    Raises:
        InvalidInput: it is late, or not complete.
    """
    if objection.late or not objection.complete_on:
        raise _not_yet(objection, "受理")
    days = matter.rules.keys.objection_review_wd.value
    text = (
        f"你单位{day_words(objection.received_on)}对{_subject(file, objection)}提出的异议，材料齐全，"
        f"{matter.bureau}于{day_words(objection.complete_on)}受理，自该日起{days}个工作日内组织复查。"
    )
    return _paper("objection-receipt", "异议受理通知书", matter, file, objection.complete_on, text)


def refusal_paper(matter: Matter, file: TargetFile, objection: Objection) -> Paper:
    """不予受理 (第二十条): it came too late; the department looks all the same whether there is something to correct.

    Raises:
        InvalidInput: it is not late.
    """
    if not objection.late:
        raise _not_yet(objection, "不予受理")
    text = (
        f"你单位{day_words(objection.received_on)}对{_subject(file, objection)}提出的异议，已超过提出异议的期限"
        f"（{day_words(objection.last_day)}），不作为异议受理。{matter.bureau}仍将核查检查结果是否有误，有误的及时更正。"
    )
    parts = (_remedies(matter),)
    return _paper("objection-refusal", "异议不予受理告知书", matter, file, objection.received_on, text, parts)


def supplement_paper(matter: Matter, file: TargetFile, objection: Objection) -> Paper:
    """补正通知书 (第二十条): what is missing, as it was asked for last.

    Raises:
        InvalidInput: nothing was asked for.
    """
    asked = [each for each in objection.supplements if each.wanted]
    if not asked:
        raise _not_yet(objection, "补正")
    text = (
        f"你单位对{_subject(file, objection)}提出的异议，材料不齐全，请于{day_words(asked[-1].until)}以前（含当日）补正：{asked[-1].wanted}。"
        "复查的期限自材料齐全之日起计算。"
    )
    return _paper("objection-supplement", "异议补正通知书", matter, file, asked[-1].on, text)


def conclusion_paper(matter: Matter, file: TargetFile, objection: Objection) -> Paper:
    """复查结论 (第二十条): item by item, with its reason, to be signed by whoever examined it again.

    Raises:
        InvalidInput: there is no conclusion.
    """
    made = _concluded(objection)
    text = f"对{_subject(file, objection)}的复查结论：{OUTCOMES[made.outcome]}。"
    signed = tuple(Signature.by_hand("复查人", matter.name(each)) for each in made.reviewers)
    parts = (_outcome_table(file, made), Signatures(signatures=signed))
    return _paper("objection-conclusion", "复查结论", matter, file, made.on, text, parts)


def feedback_paper(matter: Matter, file: TargetFile, objection: Objection, on: str = "") -> Paper:
    """复查情况反馈 (第二十条): whatever the outcome, with the remedies in the rulebook's words and no periods of our own.

    Args:
        matter: the task.
        file: the target's file.
        objection: the objection.
        on: the day of the paper; without it the day on which it was sent, or a blank.

    Raises:
        InvalidInput: there is no conclusion, or the application was no objection.
    """
    made = _concluded(objection)
    if made.nature != "objection":
        raise _not_yet(objection, "反馈")
    text = (
        f"你单位对{_subject(file, objection)}提出的异议，{matter.bureau}已于{day_words(made.on)}作出复查结论："
        f"{OUTCOMES[made.outcome]}。"
    )
    sent = objection.feedback.on if objection.feedback else on
    parts = (_outcome_table(file, made), _remedies(matter))
    return _paper("objection-feedback", "异议复查情况反馈书", matter, file, on or sent, text, parts)


def correction_paper(matter: Matter, file: TargetFile, version: int = 0) -> Paper:
    """更正决定 (第二十条): what was public, what takes its place, and why.

    Args:
        matter: the task.
        file: the target's file.
        version: the corrected version; 0 for the latest.

    Raises:
        InvalidInput: there is no such correction.
    """
    found = [each for each in file.corrections if version in {0, each.version}]
    if not found:
        raise InvalidInput(fault("SSJ-PAPER-CORRECTION", at("$.version"), target=file.target))
    made = found[-1]
    shown = f"公示的检查结果（第{made.corrects}版）"
    found_out = (
        f"经复查你单位提出的第{made.objection}号异议，{shown}确有错误：{made.reason}。现由{made.department}予以更正"
        if made.objection
        else f"{made.department}发现对你单位{shown}有错误：{made.reason}。现予以更正"
    )
    text = f"{found_out}，更正后为第{made.version}版，原公示内容仍可查阅。"
    parts = (*_changes(file, made.changes), *_approval(made), *_rights(matter, made))
    return _paper(
        "correction-decision",
        "检查结果更正决定书",
        matter,
        file,
        china_day(made.at),
        text,
        parts,
        made.version,
    )


def _changes(file: TargetFile, changes: Sequence[Change]) -> Iterator[Part]:
    rows = tuple(
        (_item_name(file, each.item), result_words(each.before), result_words(each.results))
        for each in changes
    )
    yield Table(columns=("检查事项", "原公示结果", "更正为"), rows=rows)


def _approval(made: Correction) -> Iterator[Part]:
    evidence = "、".join(each.title for each in made.evidence)
    yield Fields(fields=(Field(name="证明材料", value=evidence),))
    yield Signatures(signatures=(Signature.by_hand("批准人", made.approver),))


def _rights(matter: Matter, made: Correction) -> Iterator[Part]:
    """权利 (第二十条): the corrected items have a period of their own; what an objection came to may be taken further."""
    days = matter.rules.keys.objection_days.value
    yield Paragraph(
        text=f"你单位对更正后的检查结果有异议的，应当自更正后的结果公示之日起{days}日内，"
        f"向{matter.bureau}提交书面申请和相关证明材料。"
    )
    if made.objection:
        yield _remedies(matter)


def _remedies(matter: Matter) -> Paragraph:
    """救济途径 (第二十条), in the rulebook's words and with no periods of our own."""
    return Paragraph(text=f"你单位对异议处理结果不服的，{matter.rules.keys.remedies.value}。")


def _paper(
    kind: Kind,
    title: str,
    matter: Matter,
    file: TargetFile,
    on: str,
    text: str,
    parts: tuple[Part, ...] = (),
    version: int = 1,
) -> Paper:
    return Paper(
        kind=kind,
        title=(title,),
        addressee=file.addressee,
        parts=(Fields(fields=matter.fields), Paragraph(text=text), *parts),
        version=version,
        issuer=f"{matter.bureau}（印章）",
        on=on,
    )


def _subject(file: TargetFile, objection: Objection) -> str:
    items = quoted(_item_name(file, each) for each in objection.items)
    return f"{day_words(objection.disputed.published_on)}公示的{items}检查结果"


def _item_name(file: TargetFile, item: str) -> str:
    known = file.item(item)
    return known.name if known else item


def _concluded(objection: Objection) -> Conclusion:
    if objection.conclusion is None:
        raise InvalidInput(fault("SSJ-OBJECTION-UNDECIDED"))
    return objection.conclusion


def _not_yet(objection: Objection, paper: str) -> InvalidInput:
    return InvalidInput(fault("SSJ-PAPER-OBJECTION", number=objection.number, paper=paper))


def _outcome_table(file: TargetFile, made: Conclusion) -> Table:
    rows = tuple((_item_name(file, each.item), VERDICTS[each.outcome], each.reason) for each in made.outcomes)
    return Table(columns=("检查事项", "复查结论", "理由"), rows=rows)
