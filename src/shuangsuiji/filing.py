"""立档 (第十六条): a drawn target's file as the task has it when it is opened; “一企一表”."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import DAY_LENGTH, Opening, Others
from shuangsuiji.checklist.item import Item
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.scheme_document import SchemeDocument
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class OpenFile(Opening[TargetFile]):
    """立档 (第十六条): a drawn target's file is opened; “一企一表”.

    Args:
        file: what the task has to say of the target.
    """

    file: TargetFile
    kind: Literal["open-file"] = "open-file"
    article: ClassVar[str] = "第十六条"

    def stream(self) -> str:
        """One file a task and target."""
        return file_stream(self.file.task, self.file.target)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """A new file holds no record and no entry, and the list was locked before."""
        new = self.file
        yield from self.early_faults(new.locked_on)
        begun = (new.inspection, new.first_made_on, new.submissions, new.receipts, new.published)
        before = (new.pre_check, new.notices, new.commissions)
        if any((*begun, *before, new.corrections, new.withheld, new.sealed)):
            yield fault("SSJ-FILE-NOT-NEW", at("$.file"))

    def after(self, state: TargetFile | None) -> TargetFile:
        """Give the state that follows."""
        return self.file

    def relies(self) -> tuple[str, ...]:
        """Everything in it is the task's."""
        return (task_stream(self.file.task),)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the file with the task."""
        stream = task_stream(self.file.task)
        task: Task | None = others(stream)
        if task is None or new_file(task, self.file.target) != self.file:
            yield fault("SSJ-ACT-FACT", at("$.file"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"target": self.file.target, "name": self.file.target_name, "items": len(self.file.items)}


def new_file(task: Task, target: str) -> TargetFile | None:
    """Give the file of a drawn target as it is opened; None where it was not drawn or has no team."""
    drawn = task.lock.target(target) if task.lock else None
    team = task.team(target)
    if drawn is None or team is None:
        return None
    setup = task.setup
    items = [each for each in setup.items if each.id in drawn.items]
    asked = [name for each in items if not task.no_notice(each.id) for name in _materials(each, setup.scheme)]
    return TargetFile(
        task=setup.code,
        task_name=setup.name,
        plan=setup.row,
        plan_name=setup.plan_name,
        agency=setup.initiating,
        first=setup.first,
        last=setup.last,
        departments=setup.departments,
        target=target,
        target_name=drawn.name,
        items=tuple(_as_inspected(each, setup.scheme) for each in items),
        team=team,
        locked_on=task.lock.at[:DAY_LENGTH] if task.lock else "",
        area=drawn.entry.area,
        random=setup.check == "joint-random",
        materials=tuple(dict.fromkeys(asked)),
        no_notice=tuple(each for each in drawn.items if task.no_notice(each)),
        orientation="定向" if setup.criteria else "不定向",
        entity=drawn.entity,
        entity_name=drawn.entity_name,
    )


def silent_materials(task: Task, target: str) -> frozenset[str]:
    """不宜告知 (第十六条): give the materials that only items need that a drawn target must not be told of."""
    new = new_file(task, target)
    if new is None:
        return frozenset()
    silent = (each for each in task.setup.items if each.id in new.no_notice)
    return frozenset(name for each in silent for name in _materials(each, task.setup.scheme)) - {
        *new.materials
    }


def _as_inspected(item: Item, scheme: SchemeDocument) -> Item:
    """按方案 (第十五条): the scheme says by which of the item's methods it is inspected."""
    return evolve(item, methods=scheme.item(item.id).methods or item.methods)


def _materials(item: Item, scheme: SchemeDocument) -> tuple[str, ...]:
    """提供材料 (第十六条): what item and scheme ask the target for."""
    return (*(str(each) for each in item.materials), *scheme.item(item.id).materials)
