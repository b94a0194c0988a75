"""What the tests of papers share: the small bureau's task as papers see it, and what holds of every paper."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from attrs import evolve
from tests.unit.acts_tables import locked, target

from shuangsuiji.checklist.item import Item, Material
from shuangsuiji.documents.content import Content, Planned, planned_content
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.plain import plain
from shuangsuiji.filing import new_file
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.printed import Fields, Paper, Part, Table
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.scheme_document import SchemeDocument
from shuangsuiji.task.state import Task
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CODE, ITEMS, edition

PAPERS: Final = Path(__file__).parents[1] / "data" / "papers"
PAIRS: Final = ("“”", "《》", "（）", "〈〉", "〔〕")
RULES: Final = builtin_rulebook("2026-01-01")

SHOWN: Final = (
    evolve(
        ITEMS[0],
        materials=(
            Material(name="营业执照", form="original"),
            Material(name="进货台账及票据"),
        ),
    ),
    evolve(ITEMS[1], content="能源计量器具配备和管理"),
)
"""The items, of which one asks for materials and one says what is looked at."""


def matter_of(line: Line, rules: Rulebook = RULES) -> Matter:
    """Give the line's task with what stands behind it."""
    return Matter(task=line.task(), edition=edition(), rules=rules)


def file_in(line: Line, of: str = "") -> TargetFile:
    """Give a file of the line; the first target's unless given."""
    found: TargetFile = line.office.state(file_stream(CODE, of or target()))
    return found


@cache
def plain_matter() -> Matter:
    """The locked task, before anything is told to anybody."""
    return with_items(SHOWN)


def with_items(items: tuple[Item, ...], scheme: SchemeDocument | None = None) -> Matter:
    """Give the locked task as if it had other items and another scheme."""
    task: Task = locked().task()
    setup = evolve(task.setup, items=items, scheme=scheme or task.setup.scheme)
    return Matter(task=evolve(task, setup=setup), edition=edition(items), rules=RULES)


def fresh_file(matter: Matter, of: str = "") -> TargetFile:
    """Give a target's file as it is opened."""
    found = new_file(matter.task, of or target())
    assert found
    return found


def planned(matter: Matter, **members: object) -> Content:
    """Give what a notice tells that is planned for a day of the task."""
    plain_: dict[str, object] = {"planned_on": "2026-05-12", "on": "2026-05-08", **members}
    return planned_content(matter, fresh_file(matter), Planned(**plain_))  # type: ignore[arg-type]


def words(paper: Paper) -> str:
    """Give all that a paper says, on one line."""
    return re.sub(r"\s+", "", plain(paper, width=400))


def judge_paper(paper: Paper) -> None:
    """Judge what holds of every paper: marks are balanced, nothing is left unfilled, nobody's number stands there."""
    text = words(paper)
    for opening, closing in PAIRS:
        assert text.count(opening) == text.count(closing), opening
        assert re.fullmatch(rf"[^{closing}]*", text[: text.find(opening)]) or opening not in text
    assert "None" not in text
    assert not re.search(r"\{\w*\}|SSJ-|SHUANG", text)
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])", text)
    assert plain(paper) == plain(paper)


def masked(paper: Paper) -> Paper:
    """Give a paper with every digest as dots: how a record is digested is not the paper's affair."""

    def mask(text: str) -> str:
        return re.sub(r"[0-9a-f]{64}", "·" * 64, text)

    parts: list[Part] = []
    for part in paper.parts:
        if isinstance(part, Fields):
            parts.append(Fields(fields=tuple(evolve(each, value=mask(each.value)) for each in part.fields)))
        elif isinstance(part, Table):
            parts.append(evolve(part, rows=tuple(tuple(map(mask, row)) for row in part.rows)))
        else:
            parts.append(part)
    return evolve(paper, parts=tuple(parts))


def judge_golden(name: str, paper: Paper) -> None:
    """Judge that a paper reads as the one that somebody has read."""
    judge_paper(paper)
    assert plain(masked(paper)) + "\n" == (PAPERS / f"{name}.txt").read_text("utf-8")
