"""行政检查通知书 (司法部2025年《行政检查文书基本格式文本（试行）》): the elements that the annex's form has not.

The elements are those of the form of 2025; the sentences are the library's own, since each bureau prints the official text
on its own stationery.
"""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from shuangsuiji.documents.content import Content, content_findings, inspectors_table
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.notice import addressee, material_lines, notice_paper, rights_words
from shuangsuiji.documents.silence import silent
from shuangsuiji.documents.wording import BLANK, days_words
from shuangsuiji.findings import Finding, finding
from shuangsuiji.printed import Field, Fields, Paper, Paragraph, Part

PROHIBITED: Final = (
    "不得接受被检查单位的馈赠、报酬或者福利",
    "不得参加被检查单位提供的宴请、娱乐、旅游等活动",
    "不得由被检查单位支付消费开支，不得向其转嫁检查费用",
    "不得为谋取利益而检查",
    "不得妨碍被检查单位正常的生产经营活动",
)
"""五项禁止: what inspectors must not do."""


@frozen(kw_only=True)
class Given:
    """另行提供的内容: what neither task nor file has; what is empty is left blank and questioned.

    Args:
        used: how often the target was inspected this year already; None where nobody counted.
        contact: how the bureau can be reached for questions and complaints: an office's, never a person's.
    """

    used: int | None = None
    contact: str = ""


NOTHING: Final = Given()


def chosen_paper(matter: Matter, content: Content, given: Given = NOTHING) -> Paper:
    """通知书: give the notice in the form that the rulebook chooses.

    Raises:
        InvalidInput: its words name an item that must not be told.
    """
    if matter.rules.keys.notice_form.value == "moj2025":
        return moj_paper(matter, content, given)
    return notice_paper(matter, content)


def moj_paper(matter: Matter, content: Content, given: Given = NOTHING) -> Paper:
    """行政检查通知书: give the notice with the elements of the form of 2025.

    Raises:
        InvalidInput: its words name an item that must not be told.
    """
    fields = (*_fields(matter, content), _frequency(matter, given))
    contact = Field(name="咨询、监督联系方式", value=given.contact)
    made = Paper(
        kind="moj-notice",
        title=(matter.bureau, "行政检查通知书"),
        addressee=addressee(content),
        parts=tuple(_parts(matter, content, fields, contact)),
        version=content.version,
        issuer=f"{matter.bureau}（印章）",
        on=content.on,
        findings=tuple(_findings(matter, content, (*fields, contact))),
    )
    return silent(matter.task, made)


def _fields(matter: Matter, content: Content) -> tuple[Field, ...]:
    setup = matter.task.setup
    laws = dict.fromkeys(each.basis for each in content.items if each.basis)
    source = "部门联合双随机抽查" if setup.check == "joint-random" else "专项检查"
    code = setup.scheme.inspection_code
    asked = bool(code) or matter.rules.keys.inspection_code_required.value
    return (
        Field(name="批准文号", value=setup.scheme.approval),
        *((Field(name="检查码", value=code),) if asked else ()),
        Field(name="任务来源", value=f"{source}：{matter.plan_title}"),
        Field(name="检查依据", value="；".join(laws)),
        Field(name="检查事项", value="、".join(each.name for each in content.items)),
        Field(name="检查方式", value="、".join(content.methods)),
        Field(name="检查时间", value=days_words(content.planned_on, content.planned_to)),
    )


def _frequency(matter: Matter, given: Given) -> Field:
    cap = matter.rules.keys.object_annual_cap.value
    used = f"本年度已检查{given.used}次，上限{cap}次" if given.used is not None else ""
    return Field(name="检查频次", value=used)


def _parts(matter: Matter, content: Content, fields: tuple[Field, ...], contact: Field) -> Iterator[Part]:
    yield Paragraph(text=f"{matter.inspecting}依法对你单位进行检查，现将有关事项通知如下：")
    yield Fields(fields=fields)
    yield Paragraph(text="一、检查人员", heading=True)
    yield inspectors_table(content)
    yield Paragraph(text="二、请准备的材料", heading=True)
    yield from material_lines(content)
    yield Paragraph(text="三、检查人员不得有下列行为", heading=True)
    for number, each in enumerate(PROHIBITED, 1):
        yield Paragraph(text=f"{number}.{each}。")
    yield Paragraph(text="四、你单位的权利", heading=True)
    yield Paragraph(text=rights_words(matter))
    yield Paragraph(text="五、联系方式", heading=True)
    liaison = Field(name="你单位联络员及电话", value=f"{BLANK}（{BLANK}）")
    yield Fields(fields=(contact, liaison))
    if content.version > 1:
        yield Paragraph(text=f"本通知书为第{content.version}版，此前发放的通知书不再使用。")


def _findings(matter: Matter, content: Content, fields: tuple[Field, ...]) -> Iterator[Finding]:
    """Say once what the form asks for and nobody has given."""
    yield from content_findings(content, matter.rules)
    missing = [each.name for each in fields if not each.value]
    if missing:
        yield finding("SSJ-N-18-MOJ", matter.rules, "notice_form", missing="、".join(missing))
