"""The page `docs/compliance.md`: every requirement under its article's own words, and what holds it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final

from marks import Held
from requirements import Requirement
from sources import Place

from shuangsuiji.office.rulebooks import builtin_regulation
from shuangsuiji.regulation import ANNEX, Regulation

STRENGTHS: Final = {
    "E": ("必须", "违反的操作一律拒绝（有名称的错误）"),
    "W": ("预警", "记为预警；写明理由、批准人、时间的例外批准才放行，永久留存"),
    "M": ("可表示", "模型里有它的位置"),
    "R": ("报表", "进入报表或者导出"),
    "D": ("说明", "只作说明，没有可检验的义务"),
}
ACTORS: Final = {
    "LG": "领导小组",
    "INI": "发起科室（部门）",
    "EXE": "任务执行科室（部门）",
    "PAR": "参与部门",
    "GRP": "检查小组",
    "LEAD": "组长",
    "INS": "执法检查人员",
    "TGT": "检查对象",
    "POL": "政策法规科",
    "CTY": "县（市、区）局",
    "SYS": "省级平台和本库",
    "any": "任何单位或个人",
    "approver": "批准人",
    "confirmer": "确认人",
    "head": "负责人",
    "neighbour": "相邻单位",
    "all": "全体",
    "responsible": "具体负责的",
}
HEAD: Final = """\
# 条文与落实

由 `python docs/compliance/make.py` 生成，不要手改：要求来自 [requirements.csv](compliance/requirements.csv)，代码、规则键和模块
从程序里找出，测试从测试上的标记 `@pytest.mark.requirement(...)` 收集。每条要求先引条文原文，再写要求、所在模块、错误与预警的代码、规则键、测试。

强度：{strengths}。一条要求可以有几种强度。

细目里的缩写：{actors}。
"""


def page(listed: tuple[Requirement, ...], places: dict[str, Place]) -> str:
    """Write the whole page."""
    strengths = "；".join(f"{letter} {name}：{means}" for letter, (name, means) in STRENGTHS.items())
    actors = "，".join(f"{short} {name}" for short, name in ACTORS.items() if short.isupper())
    parts = [HEAD.format(strengths=strengths, actors=actors), *_summary(listed, places)]
    chapter = ""
    for article, group in groupby(listed, key=lambda each: each.article):
        if _chapter(article) != chapter:
            chapter = _chapter(article)
            parts.append(f"## {chapter}\n")
        parts += _article(article, group, places)
    return "\n".join(parts)


@cache
def _regulation() -> Regulation:
    return builtin_regulation()


def _chapter(article: str) -> str:
    """The title of an article's chapter; what is no article stands for itself."""
    cited = _regulation().cited(article)
    return (
        f"第{'一二三四五'[cited[0].chapter - 1]}章 {_regulation().chapters[cited[0].chapter - 1]}"
        if cited
        else article
    )


def _words(article: str) -> str:
    """What an article says; of the annex what stands there."""
    if article == ANNEX:
        return _regulation().annex
    return "\n".join(each.text for each in _regulation().cited(article))


def _summary(listed: tuple[Requirement, ...], places: dict[str, Place]) -> Iterator[str]:
    yield "## 总表\n"
    yield "| 强度 | 条数 | 有测试 | 没有建，理由见该条 | 还没有测试 |\n| --- | ---: | ---: | ---: | ---: |"
    for letter, (name, _) in STRENGTHS.items():
        yield _counts(f"{letter} {name}", [each for each in listed if letter in each.letters], places)
    yield _counts("合计（每条一次）", list(listed), places) + "\n"


def _counts(name: str, some: list[Requirement], places: dict[str, Place]) -> str:
    left = [each for each in some if each.left_out]
    held = [each for each in some if not each.left_out and places[each.id].tests]
    return f"| {name} | {len(some)} | {len(held)} | {len(left)} | {len(some) - len(held) - len(left)} |"


def _article(article: str, group: Iterable[Requirement], places: dict[str, Place]) -> Iterator[str]:
    if _chapter(article) != article:
        yield f"### {article}\n"
    if words := _words(article):
        yield "\n>\n".join(f"> {_plain(line)}" for line in words.splitlines() if line.strip()) + "\n"
    for each in group:
        yield from _requirement(each, places[each.id])


def _requirement(each: Requirement, place: Place) -> Iterator[str]:
    strength = "、".join(STRENGTHS[letter][0] for letter in each.letters)
    yield f"#### {each.id} {strength}\n\n{each.zh}。\n"
    actors = re.sub(r"[A-Za-z]+", lambda short: ACTORS.get(short[0], short[0]), each.actor).strip("–")
    rows = {
        "谁": actors.replace(",", "、"),
        "细目": _plain(each.text),
        "模块": _coded(place.modules),
        "代码": _coded(place.codes),
        "规则键": _coded(place.keys),
        "测试": _tests(place.tests),
        "没有建": each.left_out,
    }
    shown = [f"- {name}：{said}" for name, said in rows.items() if said]
    yield "\n".join(shown) + ("\n" if shown else "")


def _coded(names: tuple[str, ...]) -> str:
    return "、".join(f"`{name}`" for name in names)


def _tests(tests: tuple[Held, ...]) -> str:
    """One link a file, behind it the functions, behind these the rows of a table that name the requirement."""
    return "；".join(
        f"[{file.rpartition('/')[2]}](../{file}) {'、'.join(_functions(list(group)))}"
        for file, group in groupby(tests, key=lambda each: each.file)
    )


def _functions(tests: list[Held]) -> Iterator[str]:
    for function, group in groupby(tests, key=lambda each: each.function):
        rows = [each.case for each in group if each.case]
        yield f"`{function}`" + (f"〔{'; '.join(rows)}〕" if rows else "")


def _plain(text: str) -> str:
    """A table's text as running text: nothing in it is markup by accident."""
    return text.replace("<", "\\<").replace("|", "\\|")
