"""任务所依据的清单 (第二条、第六条): what a task inspects is in force on its day, and was shown to the public before."""

from collections.abc import Iterable, Iterator
from datetime import date

from shuangsuiji.acts import DAY_LENGTH
from shuangsuiji.checklist.item import Item
from shuangsuiji.checklist.state import STREAM, Checklist, Repeal, unsupported
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at
from shuangsuiji.task.setup import Setup


def listing_faults(
    checklist: Checklist,
    setup: Setup,
    instant: str,
    *,
    edition: int,
    channels: tuple[str, ...],
    undated: tuple[str, ...],
) -> Iterator[Fault]:
    """事先公布 (第二条): one edition is in force, it is the one that is named, and it was shown where that is said.

    Args:
        checklist: the checklist as it stands.
        setup: the task's items.
        instant: when the task is set up.
        edition: the edition that is named.
        channels: where it was shown by then.
        undated: those of them where it was shown that day, at no known time.
    """
    day = instant[:DAY_LENGTH]
    listed = checklist.in_force(date.fromisoformat(day))
    if listed is None:
        yield fault("SSJ-TASK-NO-EDITION", at("$.edition"), day=day)
        return
    known = (listed.edition.number, listed.channels_at(instant), listed.undated_at(instant))
    if known != (edition, channels, undated):
        yield fault("SSJ-ACT-FACT", at("$.edition"), stream=STREAM)
    yield from _item_faults(checklist, setup, day)


def _item_faults(checklist: Checklist, setup: Setup, day: str) -> Iterator[Fault]:
    """Every item is the edition's or a published supplement's, and rests on a law that holds."""
    repealed = unsupported(setup.items, checklist.repeals_on(day))
    for index, item in enumerate(setup.items):
        place, known = at(f"$.setup.items[{index}]"), checklist.item_on(item.id, day)
        if known is None and checklist.supplement(item.id):
            yield fault("SSJ-SUPPLEMENT-UNPUBLISHED", place, item=item.id)
        elif known != item:
            yield fault("SSJ-ACT-FACT", place, stream=STREAM)
        if item in repealed:
            yield fault("SSJ-TASK-REPEALED", place, item=item.id, law="、".join(item.laws))


def repealed_faults(items: Iterable[Item], repeals: Iterable[Repeal]) -> Iterator[Fault]:
    """废止 (第六条): nothing is drawn any more for an item that rests on repealed laws alone."""
    for item in unsupported(items, repeals):
        yield fault("SSJ-TASK-REPEALED", at("$.repeals"), item=item.id, law="、".join(item.laws))


def draw_faults(checklist: Checklist, repeals: tuple[Repeal, ...], day: str) -> Iterator[Fault]:
    """Compare what a draw says of repeals with the checklist, of which an edition is in force on its day."""
    if checklist.in_force(date.fromisoformat(day)) is None:
        yield fault("SSJ-TASK-NO-EDITION", at("$.at"), day=day)
    if checklist.repeals_on(day) != repeals:
        yield fault("SSJ-ACT-FACT", at("$.repeals"), stream=STREAM)
