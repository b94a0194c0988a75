"""不宜告知 (第十六条): the last look at a paper for a target or the public, whatever its words were put together from."""

from collections.abc import Iterable
from typing import Final

from shuangsuiji.documents.plain import plain
from shuangsuiji.errors import fault, raise_if
from shuangsuiji.printed import Paper
from shuangsuiji.task.state import Task

_WIDE: Final = 100_000
"""Columns: no word is broken."""

_MASK: Final = " "
"""What stands in no name that is looked for: what it parts does not become one."""


def silent(task: Task, paper: Paper) -> Paper:
    """Give the paper back unless it names an item that must not be told, such as in the plan's or the task's name.

    Raises:
        InvalidInput: it names one.
    """
    text = _close(plain(paper, _WIDE))
    told = [_close(each.name) for each in task.setup.items if not task.no_notice(each.id)]
    raise_if(
        fault("SSJ-PAPER-TOLD", item=each.id)
        for each in task.setup.items
        if task.no_notice(each.id) and _names(text, _close(each.name), told)
    )
    return paper


def _close(text: str) -> str:
    """Give a text without its spaces and line breaks."""
    return "".join(text.split())


def _names(text: str, secret: str, told: Iterable[str]) -> bool:
    """Say whether a secret name stands in a text other than within a longer name that may be told."""
    for each in sorted(told, key=len, reverse=True):
        if secret in each:
            text = text.replace(each, _MASK)
    return secret in text
