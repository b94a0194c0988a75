"""次序 (P5): what the platform has to have taken before it takes a document; one function a kind of document.

Each function gives every fault that it finds. Where a document's predecessor is not there at all, the fault names
it, and what would have been compared with it is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.draws import DrawRecord
from shuangsuiji.exchange.planning import ChecklistNotice, PlanNotice, TaskNotice
from shuangsuiji.exchange.registries import RegistryPage
from shuangsuiji.exchange.teams import DispatchList, SubstitutionNotice
from shuangsuiji_mock.draws import announcement_faults, record_faults
from shuangsuiji_mock.missing import absent, department_faults, target_faults
from shuangsuiji_mock.results import (
    entry_faults,
    evidence_faults,
    feedback_faults,
    publication_faults,
    review_faults,
)
from shuangsuiji_mock.taken import Taken
from shuangsuiji_mock.teams import change_faults, team


def order_faults(document: Document, taken: Taken) -> tuple[Fault, ...]:
    """次序 (P5): say why a document cannot be taken yet; empty where it can.

    Args:
        document: what was delivered, under a key that is free.
        taken: what was taken so far.
    """
    return tuple(_RULES[document.kind](document, taken))


def checklist_faults(_document: ChecklistNotice, _taken: Taken) -> Iterator[Fault]:
    """联合抽查事项清单 (第六条): an edition needs nothing before it."""
    yield from ()


def plan_faults(document: PlanNotice, taken: Taken) -> Iterator[Fault]:
    """年度抽查工作计划 (第七条): a plan needs the checklist of its bureau and edition."""
    if not taken.one(ChecklistNotice, document.bureau, document.edition):
        yield absent("$.edition", "checklist", document.bureau, document.edition)


def page_faults(document: RegistryPage, taken: Taken) -> Iterator[Fault]:
    """“两库”的一页 (第九条): a page needs the one before it, which has the same columns and is not the last."""
    if document.number == 1:
        return
    before = taken.one(RegistryPage, document.registry, document.edition, document.number - 1)
    if before is None:
        yield absent("$.number", "registry", document.registry, document.edition, document.number - 1)
    elif before.last or before.headers != document.headers:
        yield fault("SSJ-PLATFORM-PAGE", Place(path="$.number"), key=before.key)


def task_faults(document: TaskNotice, taken: Taken) -> Iterator[Fault]:
    """抽查任务和方案 (第十条): a task needs its line of the plan's latest version, and takes its items from there."""
    plan = taken.plan(document.department, document.year)
    if plan is None:
        yield absent("$.line", "plan", document.department, document.year)
        return
    line = next((each for each in plan.lines if each.id == document.line), None)
    if line is None:
        yield fault("SSJ-PLATFORM-LINE", Place(path="$.line"), line=document.line, plan=plan.key)
        return
    for index, item in enumerate(document.items):
        if item.id not in line.items:
            place = Place(path=f"$.items[{index}].id")
            yield fault("SSJ-PLATFORM-ITEM", place, item=item.id, key=plan.key)


def dispatch_faults(document: DispatchList, taken: Taken) -> Iterator[Fault]:
    """下发 (第十一条): a dispatch needs its task, and every department gets the same locked list."""
    task = taken.task(document.task)
    if task is None:
        yield absent("$.task", "task", document.task)
    yield from department_faults(document.department, task)
    other = taken.one(DispatchList, document.task)
    if other and _locked(other) != _locked(document):
        yield fault("SSJ-PLATFORM-DRAWN", Place(path="$.targets"), key=other.key)
    record = taken.one(DrawRecord, document.task)
    if record and (record.round, record.record) != (document.round, document.record):
        yield fault("SSJ-PLATFORM-DRAWN", Place(path="$.record"), key=record.key)


def _locked(document: DispatchList) -> tuple[object, ...]:
    return document.round, document.record, document.seed, document.targets


def substitution_faults(document: SubstitutionNotice, taken: Taken) -> Iterator[Fault]:
    """更换 (第十三条): a substitution needs the dispatch and the substitutions before it, and the team as it was."""
    following = len(taken.under(SubstitutionNotice, document.task)) + 1
    if document.number > following:
        yield absent("$.number", "substitution", document.task, following)
    for index, id_ in enumerate(document.targets):
        yield from target_faults(f"$.targets[{index}]", document.task, id_, taken)
        if target := taken.target(document.task, id_):
            yield from change_faults(document, target, team(target, document.task, taken))


_RULES: Final[Mapping[str, Callable[[Any, Taken], Iterable[Fault]]]] = {
    "checklist": checklist_faults,
    "plan": plan_faults,
    "registry": page_faults,
    "task": task_faults,
    "announcement": announcement_faults,
    "record": record_faults,
    "dispatch": dispatch_faults,
    "substitution": substitution_faults,
    "entry": entry_faults,
    "evidence": evidence_faults,
    "review": review_faults,
    "publicity": publication_faults,
    "feedback": feedback_faults,
}
"""The function of each kind."""
