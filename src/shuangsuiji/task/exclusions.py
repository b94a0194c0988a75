"""抽取前排除 (第八条、第二十三条): who of the registry may not be drawn, for what was inspected before in the year.

Exclusion comes before the roll is frozen and shows in it; after the draw nobody is left out.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import Final

from attrs import frozen

from shuangsuiji.registries.targets import ANNUAL_CAP
from shuangsuiji.task.setup import Waiver
from shuangsuiji.task.state import Task

ITEM_REPEATED: Final = "excluded:item-repeated"


@frozen(kw_only=True)
class Check:
    """已抽查: a target that was drawn for some items in a year.

    Args:
        target: the target's id.
        items: the numbers of the items; empty where they are not known, which counts for the cap only.
        year: the calendar year.
        task: the task's code; empty for a check that another body reports.
    """

    target: str
    items: tuple[str, ...]
    year: int
    task: str = ""


def checks_of(tasks: Iterable[Task]) -> list[Check]:
    """Give what was drawn in locked tasks; a check counts from the lock on, for the year in which it is planned."""
    return [
        Check(
            target=drawn.entry.id,
            items=drawn.items,
            year=int(task.setup.first[:4]),
            task=task.setup.code,
        )
        for task in tasks
        if task.lock
        for drawn in task.lock.targets
    ]


def left_out(
    earlier: Iterable[Check], checks: Iterable[Check], drawn: Container[str], task: str
) -> list[Check]:
    """Give the other tasks' checks of drawn targets that a lock does not name: it was made before they were."""
    named = set(earlier)
    return [each for each in checks if each.target in drawn and each.task != task and each not in named]


@frozen(kw_only=True)
class Exclusions:
    """排除: what a year's checks mean for a task.

    Args:
        standings: of each excluded target its standing, such as `excluded:annual-cap`.
        items: of each target that was inspected for some of the items, the items that are left.
    """

    standings: Mapping[str, str]
    items: Mapping[str, tuple[str, ...]]


def exclusions(
    checks: Iterable[Check], items: tuple[str, ...], cap: int, year: int, waivers: Iterable[Waiver] = ()
) -> Exclusions:
    """Find who is excluded from a task.

    Args:
        checks: what was inspected or drawn before.
        items: the numbers of the task's items.
        cap: how many checks a year a target may have (第八条).
        year: the calendar year of the task.
        waivers: targets that may be drawn all the same; they are drawn for all items.

    >>> before = [Check(target="甲", items=("食盐",), year=2026), Check(target="乙", items=("食盐",), year=2025)]
    >>> exclusions(before, ("食盐", "节能"), cap=1, year=2026).standings
    {'甲': 'excluded:annual-cap'}
    >>> exclusions(before, ("食盐", "节能"), cap=2, year=2026).items
    {'甲': ('节能',)}
    """
    counts: Counter[str] = Counter()
    done: dict[str, set[str]] = {}
    for check in checks:
        if check.year == year:
            counts[check.target] += 1
            done.setdefault(check.target, set()).update(check.items)
    waived = {each.target for each in waivers}
    standings: dict[str, str] = {}
    left: dict[str, tuple[str, ...]] = {}
    for target in sorted(counts, key=str.encode):
        if target in waived:
            continue
        rest = tuple(item for item in items if item not in done[target])
        if counts[target] >= cap:
            standings[target] = ANNUAL_CAP
        elif not rest:
            standings[target] = ITEM_REPEATED
        elif rest != items:
            left[target] = rest
    return Exclusions(standings=standings, items=left)
