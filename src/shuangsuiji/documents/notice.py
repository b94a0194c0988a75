"""联合抽查通知书 (附件): the regulation's own form, its sentences filled in from the task and the target's file."""

from collections.abc import Iterator
from typing import Final

from shuangsuiji.documents.content import Content, content_findings, inspectors_table
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.silence import silent
from shuangsuiji.documents.wording import BLANK, days_words, quoted
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.printed import Paper, Paragraph, Part
from shuangsuiji.rulebook import Rulebook

DISCLOSURE: Final = "公示信息"
"""What the form's own sample is about."""

SALES: Final = ("进货", "票据", "索证", "供货", "合格证", "生产许可证", "三C认证", "三 C 认证", "3C认证")
"""Words of what the form asks of sales enterprises alone."""

FLAGS: Final = ("原件", "复印件")

PRESENCE: Final = {
    "softened": "检查当天，可以请熟悉有关情况的人员在场配合检查。",
    "printed": "检查当天，请通知本单位财务、行政管理等部门负责人员在场配合检查。",
}
"""What is said about who should be there, by reading of the rulebook."""

LACKING: Final = "批准文号、检查频次、禁止事项、联系方式"
"""What the form of 2025 has and this one has not."""


def notice_paper(matter: Matter, content: Content) -> Paper:
    """联合抽查通知书 (附件): give the notice in the form of the annex.

    Raises:
        InvalidInput: its words name an item that must not be told.
    """
    made = Paper(
        kind="notice",
        title=(f"{matter.bureau}市场监管领域部门", "联合抽查通知书"),
        addressee=addressee(content),
        parts=tuple(_parts(matter, content)),
        version=content.version,
        issuer=f"{matter.bureau}（印章）",
        on=content.on,
        findings=tuple(_findings(matter.rules, content)),
    )
    return silent(matter.task, made)


def addressee(content: Content) -> str:
    """单位名称: as it was registered when it was drawn; a later name beside it."""
    later = f"（现登记名称：{content.renamed}）" if content.renamed else ""
    return content.addressee + later


def _parts(matter: Matter, content: Content) -> Iterator[Part]:
    rules = matter.rules
    yield Paragraph(text=opening(matter, content))
    yield Paragraph(text="一、确定一名联络员", heading=True)
    liaison = f"请你单位确定一名联络员：{BLANK}（电话：{BLANK}）。"
    yield Paragraph(text=liaison + PRESENCE[rules.keys.annex_presence_clause.value])
    yield Paragraph(text="二、请你单位如实提供以下材料", heading=True)
    yield from material_lines(content)
    yield Paragraph(text="三、做好配合工作", heading=True)
    yield Paragraph(text=_consequence(rules))
    if content.rights:
        yield Paragraph(text="四、你单位的权利", heading=True)
        yield Paragraph(text=rights_words(matter))
    if content.version > 1:
        replaced = f"本通知书为第{content.version}版，此前发放的通知书不再使用。"
        yield Paragraph(text=replaced)
    yield Paragraph(text="特此通知。")
    yield inspectors_table(content)


def opening(matter: Matter, content: Content) -> str:
    """依据、检查机关、日期、事项, in one sentence."""
    items = quoted(each.name for each in content.items)
    day = days_words(content.planned_on, content.planned_to)
    return (
        f"依据{matter.checklist_title}和{matter.plan_title}，{matter.inspecting}拟于{day}"
        f"依法对你单位的{items}事项进行检查，现将有关事项告知如下："
    )


def material_lines(content: Content) -> Iterator[Paragraph]:
    """材料: what the items ask for and nothing else, each as original or copy, what concerns sales under its condition."""
    for number, each in enumerate(content.materials, 1):
        flagged = each if any(flag in each for flag in FLAGS) else f"{each}（原件或复印件）"
        condition = "销售企业准备：" if any(word in each for word in SALES) else ""
        yield Paragraph(text=f"{number}.{condition}{flagged}")
    if not content.materials:
        yield Paragraph(text="本次抽查的事项不要求你单位事先准备材料。")


def _consequence(rules: Rulebook) -> str:
    basis, platform = rules.keys.non_cooperation_basis.value, rules.keys.platform_name.value
    return (
        f"请你单位积极配合检查，若拒不配合，将依据{basis}作为“不予配合情节严重情形”予以记录"
        f"并通过{platform}公示。"
    )


def rights_words(matter: Matter) -> str:
    """权利 (第十六条、第二十条): what a target may do, with the rulebook's number of days."""
    return (
        "你单位有权要求执法人员出示执法证件，认为执法人员与检查有利害关系的，有权申请其回避；"
        "有权对检查情况进行陈述和申辩。对公示的检查结果有异议的，可以自公示之日起"
        f"{matter.rules.keys.objection_days.value}日内向{matter.bureau}提交书面申请和相关证明材料。"
    )


def _findings(rules: Rulebook, content: Content) -> Iterator[Finding]:
    """Question what newer rules question about the form, each once."""
    yield from content_findings(content, rules)
    if not any(DISCLOSURE in each.name for each in content.items):
        items = "、".join(each.name for each in content.items)
        yield article_finding("SSJ-N-5", "附件", severity="notice", items=items)
    if rules.keys.annex_presence_clause.value == "printed":
        yield finding("SSJ-N-7", rules, "annex_presence_clause")
    else:
        yield finding("SSJ-N-7-SOFT", rules, "annex_presence_clause", severity="notice")
    if rules.keys.notice_form.value == "annex":
        lacking = LACKING if content.rights else f"{LACKING}、权利告知"
        yield finding("SSJ-N-18", rules, "notice_form", lacking=lacking)
