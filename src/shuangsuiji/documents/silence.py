"""不宜告知 (第十六条): the last look at a paper for a target or the public, whatever its words were put together from."""

from typing import Final

from shuangsuiji.documents.paper import Paper
from shuangsuiji.documents.plain import plain
from shuangsuiji.errors import fault, raise_if
from shuangsuiji.task.state import Task

_WIDE: Final = 100_000
"""Columns: no word is broken."""


def silent(task: Task, paper: Paper) -> Paper:
    """Give the paper back unless it names an item that must not be told, such as in the plan's or the task's name.

    Raises:
        InvalidInput: it names one.
    """
    text = "".join(plain(paper, _WIDE).split())
    for each in task.setup.items:
        if not task.no_notice(each.id):
            text = text.replace("".join(each.name.split()), "")
    raise_if(
        fault("SSJ-PAPER-TOLD", item=each.id)
        for each in task.setup.items
        if task.no_notice(each.id) and "".join(each.name.split()) in text
    )
    return paper
