"""清单、计划、任务 (第六条、第七条、第十条): what the platform is told of what is to be inspected."""

from typing import Literal

from attrs import frozen

from shuangsuiji.content_digest import Digested
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    no_twice,
    texts,
)
from shuangsuiji.texts import path_of


@frozen(kw_only=True)
class ItemLine:
    """检查事项 (第五条): one item as the platform is told of it."""

    id: str
    name: str
    category: str
    methods: tuple[str, ...]
    initiating: str
    participating: tuple[str, ...]
    basis: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(id=self.id, initiating=self.initiating),
                *filled(name=self.name, category=self.category),
                *free_texts(name=self.name, category=self.category, basis=self.basis),
                *texts(".methods", self.methods),
                *all_identifiers(".participating", self.participating),
            ]
        )


@frozen(kw_only=True)
class ChecklistNotice(Digested):
    """联合抽查事项清单 (第六条): an edition, to be shown to the public."""

    bureau: str
    edition: int
    issuer: str
    number: str
    issued_on: str
    effective_from: str
    items: tuple[ItemLine, ...]
    kind: Literal["checklist"] = "checklist"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(bureau=self.bureau, issuer=self.issuer, number=self.number),
                *at_least(1, edition=self.edition),
                *days(issued_on=self.issued_on, effective_from=self.effective_from),
                *at_least_one(".items", self.items),
                *no_twice(".items", (each.id for each in self.items)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.bureau, str(self.edition))


@frozen(kw_only=True)
class PlanLine:
    """年度计划的一行 (第七条)."""

    id: str
    task: str
    items: tuple[str, ...]
    range: str
    ratio: str
    frequency: str
    first: str
    last: str
    initiating: str
    participating: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        words = {
            "task": self.task,
            "range": self.range,
            "ratio": self.ratio,
            "frequency": self.frequency,
        }
        raise_if(
            [
                *identifiers(id=self.id, initiating=self.initiating),
                *filled(**words),
                *free_texts(**words),
                *all_identifiers(".items", self.items),
                *days(first=self.first, last=self.last),
                *all_identifiers(".participating", self.participating),
            ]
        )


@frozen(kw_only=True)
class PlanNotice(Digested):
    """年度抽查工作计划 (第七条): a version of a department's plan, to be shown to the public."""

    bureau: str
    department: str
    year: int
    version: int
    edition: int
    lines: tuple[PlanLine, ...]
    kind: Literal["plan"] = "plan"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(bureau=self.bureau, department=self.department),
                *at_least(1, year=self.year, version=self.version, edition=self.edition),
                *at_least_one(".lines", self.lines),
                *no_twice(".lines", (each.id for each in self.lines)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.department, str(self.year), str(self.version))


@frozen(kw_only=True)
class TaskNotice(Digested):
    """抽查任务和方案 (第十条): the six elements of a task."""

    code: str
    name: str
    department: str
    year: int
    line: str
    first: str
    last: str
    items: tuple[ItemLine, ...]
    range: str
    ratio: str
    participating: tuple[str, ...]
    kind: Literal["task"] = "task"

    def __attrs_post_init__(self) -> None:
        words = {"name": self.name, "range": self.range, "ratio": self.ratio}
        raise_if(
            [
                *identifiers(code=self.code, department=self.department, line=self.line),
                *filled(**words),
                *free_texts(**words),
                *at_least(1, year=self.year),
                *days(first=self.first, last=self.last),
                *at_least_one(".items", self.items),
                *all_identifiers(".participating", self.participating),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.code)
