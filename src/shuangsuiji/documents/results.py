"""检查结果告知书 (第十九条、第二十条): what is made public of a target, and how it may object; nothing else."""

from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.wording import day_words
from shuangsuiji.errors import InvalidInput, fault
from shuangsuiji.exchange.results import Publication
from shuangsuiji.printed import Field, Fields, Paper, Paragraph, Table
from shuangsuiji.publicity import publications, shown_versions
from shuangsuiji.target_file import TargetFile


def result_notice(matter: Matter, file: TargetFile, on: str = "") -> Paper:
    """检查结果告知书: the latest result, exactly as it is made public.

    Args:
        matter: the task.
        file: the target's file.
        on: the day of the paper; empty for a blank.

    Raises:
        InvalidInput: no result is passed by every department, or it is withheld.
    """
    latest = None
    for latest in publications(file):  # noqa: B007  -- the last one is wanted
        pass
    if latest is None:
        raise InvalidInput(fault("SSJ-PAPER-NO-RESULT", target=file.target))
    return Paper(
        kind="result-notice",
        title=("检查结果告知书",),
        addressee=file.addressee,
        parts=(
            Paragraph(text=f"{matter.inspecting}对你单位的联合抽查已经完成，检查结果告知如下："),
            Fields(fields=published_fields(latest)),
            Table(columns=("检查事项", "检查结果"), rows=published_rows(latest)),
            *_corrected(latest),
            Paragraph(text=_objecting(matter, file, latest)),
        ),
        version=latest.version,
        issuer=f"{matter.bureau}（印章）",
        on=on,
    )


def published_fields(public: Publication) -> tuple[Field, ...]:
    """公示内容 (第十九条): plan, task, type, agency, target and day."""
    return (
        Field(name="计划编号", value=public.plan),
        Field(name="计划名称", value=public.plan_name),
        Field(name="任务编号", value=public.task),
        Field(name="任务名称", value=public.task_name),
        Field(name="抽查类型", value=public.type),
        Field(name="检查机关", value=public.agency),
        Field(name="检查对象", value=public.target_name),
        Field(name="代码（编号）", value=public.target),
        Field(name="检查完成日期", value=day_words(public.finished_on)),
    )


def published_rows(public: Publication) -> tuple[tuple[str, ...], ...]:
    """公示内容 (第十九条): item and result."""
    return tuple((each.name, "；".join(each.results)) for each in public.lines)


def _corrected(public: Publication) -> tuple[Paragraph, ...]:
    if not public.corrects:
        return ()
    return (
        Paragraph(text=f"本结果为第{public.version}版，更正了第{public.corrects}版；原公示内容仍可查阅。"),
    )


def _objecting(matter: Matter, file: TargetFile, public: Publication) -> str:
    days = matter.rules.keys.objection_days.value
    shown = next((each.on for each in shown_versions(file) if each.version == public.version), "")
    since = f"公示之日（{day_words(shown)}）" if shown else "公示之日"
    return (
        f"你单位对检查结果有异议的，应当自{since}起{days}日内，向{matter.bureau}提交书面申请和相关证明材料。"
    )
