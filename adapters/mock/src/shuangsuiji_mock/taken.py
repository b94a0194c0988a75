"""平台已收的 (第四条): every document that the platform took, found by what its key begins with."""

from typing import TypeVar

from attrs import fields

from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.planning import PlanNotice, TaskNotice
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.teams import DispatchList, SubstitutionNotice, TargetLine
from shuangsuiji.texts import path_of

Kind = TypeVar("Kind", bound=Document)


class Taken:
    """What was taken so far; it grows and never changes otherwise."""

    def __init__(self) -> None:
        self._under: dict[str, list[Document]] = {}

    def add(self, document: Document) -> None:
        """Put a document to the others, under its key and under everything that its key begins with."""
        steps = document.key.split("/")
        for count in range(1, len(steps) + 1):
            self._under.setdefault("/".join(steps[:count]), []).append(document)

    def under(self, kind: type[Kind], *names: str | int) -> tuple[Kind, ...]:
        """Give the documents of a kind whose keys begin with these names, in the order in which they came."""
        path = path_of(str(fields(kind).kind.default), *map(str, names))
        return tuple(each for each in self._under.get(path, ()) if isinstance(each, kind))

    def one(self, kind: type[Kind], *names: str | int) -> Kind | None:
        """Give the first of them; None where there is none."""
        return next(iter(self.under(kind, *names)), None)

    def task(self, code: str) -> TaskNotice | None:
        """抽查任务: give the task of a code."""
        return self.one(TaskNotice, code)

    def plan(self, department: str, year: int) -> PlanNotice | None:
        """年度计划: give the latest version of a department's plan of a year."""
        versions = self.under(PlanNotice, department, year)
        return max(versions, key=lambda each: each.version, default=None)

    def target(self, task: str, id_: str) -> TargetLine | None:
        """被抽取的检查对象: give a target as it was dispatched, with the team that was drawn for it."""
        dispatched = self.one(DispatchList, task)
        return next((each for each in dispatched.targets if each.id == id_), None) if dispatched else None

    def substitutions(self, task: str, target: str) -> tuple[SubstitutionNotice, ...]:
        """更换: give the substitutions in a target's team, in their order."""
        return tuple(each for each in self.under(SubstitutionNotice, task) if target in each.targets)

    def published(self, task: str) -> tuple[Publication, ...]:
        """公示: give what the public can see of a task's results, in the order of the targets' bytes and the versions."""
        found = self.under(Publication, task)
        return tuple(sorted(found, key=lambda each: (each.target.encode(), each.version)))
