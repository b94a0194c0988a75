"""后续 (第二十一条): what a follow-up has come to, and which problems nobody has followed up."""

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.publicity import public_results
from shuangsuiji.target_file import TargetFile
from shuangsuiji.texts import china_day, path_of

Matter = Literal["处罚惩戒", "衔接移交", "涉嫌犯罪"]
"""后续的种类 (第二十一条): penalty or sanction, hand-over to whoever is competent, transfer to the judicial organs."""


def followup_stream(task: str, target: str, number: int) -> str:
    """Name a follow-up's stream.

    >>> followup_stream("YXGX-2026-01", "91530499MA6K00006F", 1)
    'followup/YXGX-2026-01/91530499MA6K00006F/1'
    """
    return path_of("followup", task, target, str(number))


@frozen(kw_only=True)
class Handover:
    """移交与回执 (第二十一条): when it was handed over, and who acknowledged it.

    Args:
        body: who took it.
        sent_on: the day on which it was handed over.
        number: their number for it.
        on: the day of their receipt.
    """

    body: str
    sent_on: str
    number: str
    on: str


@frozen(kw_only=True)
class FollowUp:
    """后续 (第二十一条): what a follow-up has come to.

    Args:
        task: the task's code.
        target: the target's id.
        number: which of the target's, from 1.
        matter: its kind.
        item: the item that it is about.
        results: what was found of that item.
        basis: 法律依据.
        department: who opened it.
        competent: who is to see to it: 谁主管谁监管、谁审批谁监管.
        found_on: the day on which it was found.
        opened_on: the day on which it was opened.
        handover: that it was handed over and acknowledged; None before.
        closed_on: 完结 the day; empty while it is open (未完结).
        outcome: what came of it.
        moved: the number of the follow-up that goes on with it, where this one went astray; 0 otherwise.
    """

    task: str
    target: str
    number: int
    matter: Matter
    item: str
    results: tuple[Result, ...]
    basis: str
    department: str
    competent: str
    found_on: str
    opened_on: str
    handover: Handover | None = None
    closed_on: str = ""
    outcome: str = ""
    moved: int = 0


def found_results(file: TargetFile) -> dict[str, tuple[Result, ...]]:
    """Give what was found of each item, as the file stands: a crime is handed over before anything is entered."""
    if file.inspection is None:
        return public_results(file)
    return {each.item: each.results for each in file.inspection.results}


def to_follow_up(results: Iterable[Result]) -> bool:
    """Say whether results have something to follow up: a problem, or that somebody refused to cooperate."""
    return any(code == "NON_COOPERATION" or RESULTS[code].problem for code in results)


def found_between(file: TargetFile, item: str) -> tuple[str, str]:
    """发现之日 (第二十一条): give the first and the last day on which what stands for an item can have been found.

    Nothing is found before the list is locked, nor after the result was made; what a correction added is found by then.
    """
    record = file.inspection or (file.current.inspection if file.current else None)
    added = (each for each in file.corrections if item in {change.item for change in each.changes})
    made = [record.made_on] if record else []
    return file.locked_on, max([*made, *(china_day(each.at) for each in added)], default=file.locked_on)


def open_follow_ups(followups: Iterable[FollowUp]) -> list[FollowUp]:
    """未完结 (第二十一条): give those that are open, the oldest first."""
    return sorted((each for each in followups if not each.closed_on), key=lambda each: each.found_on)


def _of(file: TargetFile, followups: Iterable[FollowUp]) -> list[FollowUp]:
    return [each for each in followups if (each.task, each.target) == (file.task, file.target)]


def unfollowed(file: TargetFile, followups: Iterable[FollowUp], code: Result) -> tuple[str, ...]:
    """Give the items with a result that nobody followed up, as it stands now: 发现问题待后续处理, 不配合检查情节严重.

    What went astray counts for nothing: the one that goes on with it does.
    """
    followed = {each.item for each in _of(file, followups) if code in each.results and not each.moved}
    return tuple(
        item for item, found in found_results(file).items() if code in found and item not in followed
    )


def untransferred(followups: Iterable[FollowUp]) -> tuple[int, ...]:
    """涉嫌犯罪未移送 (第二十一条): give the numbers of the suspected crimes that nobody has acknowledged and that are open."""
    return tuple(
        each.number
        for each in followups
        if each.matter == "涉嫌犯罪" and each.handover is None and not each.closed_on
    )
