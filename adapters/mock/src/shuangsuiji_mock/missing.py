"""缺什么 (P5): the faults that rules of several kinds of documents give."""

from collections.abc import Iterator, Mapping
from typing import Final

from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.exchange.documents import Document, attachments_of
from shuangsuiji.exchange.planning import TaskNotice
from shuangsuiji.exchange.teams import DispatchList
from shuangsuiji.texts import path_of
from shuangsuiji_mock.taken import Taken

SHOWN: Final = 80
"""How many characters of a text a fault shows."""


def absent(path: str, kind: str, *names: str | int) -> Fault:
    """Say that a document has to come first, named by its key or by what its key begins with."""
    return fault("SSJ-PLATFORM-ABSENT", Place(path=path), key=path_of(kind, *map(str, names)))


def executing(task: TaskNotice) -> tuple[str, ...]:
    """任务执行部门 (第十一条): give the initiating and the participating departments."""
    return tuple(dict.fromkeys((task.department, *task.participating)))


def department_faults(department: str, task: TaskNotice | None) -> Iterator[Fault]:
    """Judge whether a department executes a task."""
    if task and department not in executing(task):
        place = Place(path="$.department")
        yield fault("SSJ-PLATFORM-DEPARTMENT", place, department=department, task=task.code)


def name_faults(path: str, found: str, expected: str) -> Iterator[Fault]:
    """Judge a name that was sent before, too."""
    if found != expected:
        yield fault("SSJ-PLATFORM-NAME", Place(path=path), expected=expected[:SHOWN], found=found[:SHOWN])


def target_faults(path: str, task: str, target: str, taken: Taken) -> Iterator[Fault]:
    """Judge whether a target was dispatched."""
    if not taken.under(DispatchList, task):
        yield absent(path, "dispatch", task)
    elif not taken.target(task, target):
        yield fault("SSJ-PLATFORM-TARGET", Place(path=path), target=target, task=task)


def content_faults(document: Document, sizes: Mapping[str, int]) -> Iterator[Fault]:
    """附件 (P15): judge whether the content that a document names is there.

    Args:
        document: the document.
        sizes: of the content that is there, its length in bytes by its digest.
    """
    for each in attachments_of(document):
        if sizes.get(each.digest) != each.size:
            yield fault("SSJ-PLATFORM-CONTENT", Place(path="$"), digest=each.digest, size=each.size)
