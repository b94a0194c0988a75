"""不许的事 (任务): what nobody may do to a task before and after its lock, and the code that says so."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve
from tests.properties.life.bureau import Bureau, Refused

from shuangsuiji.draw.announcement import Voids
from shuangsuiji.draw.journal import reveal_digest
from shuangsuiji.procedure import AnyAct
from shuangsuiji.task.rounds import current_round
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.testing.samples import H

Made = tuple[AnyAct, str] | None
"""An act and the code by which it is refused; None where it is not forbidden now."""


def _state(task: Task) -> str:
    """Say how far the draw of a task is."""
    if task.ended:
        return "ended"
    if task.lock:
        return "locked"
    found = current_round(task)
    return "void" if found is None or found.state != "open" else "open"


def _again(bureau: Bureau, task: Task) -> Made:
    return bureau.creating(task.setup.code), "SSJ-ACT-BEGUN"


def _ended(bureau: Bureau, task: Task) -> Made:
    if not task.ended:
        return None
    act = bureau.closing() if task.ended.how == "closed" else bureau.cancelling()
    return act, "SSJ-TASK-ENDED"


def _close_unlocked(bureau: Bureau, task: Task) -> Made:
    return None if task.lock else (bureau.closing(), "SSJ-TASK-NOT-LOCKED")


def _cancel_locked(bureau: Bureau, task: Task) -> Made:
    return (bureau.cancelling(), "SSJ-TASK-LOCKED") if task.lock else None


def _cancel_open(bureau: Bureau, task: Task) -> Made:
    return (bureau.cancelling(), "SSJ-TASK-ROUND-OPEN") if bureau.round_open(task) else None


def _announce_wrongly(bureau: Bureau, task: Task) -> Made:
    """The announcement is of another task."""
    if _state(task) == "ended":
        return None
    act, _ = bureau.announcing(task.setup.code)
    return evolve(act, announcement=evolve(act.announcement, task="YXGX-2026-09")), "SSJ-TASK-OTHER"


def _announce_round(bureau: Bureau, task: Task) -> Made:
    """A round is left out."""
    if _state(task) == "ended":
        return None
    act, _ = bureau.announcing(task.setup.code)
    made = act.announcement
    voids = made.voids or Voids(announcement="0" * 64, reason="上一轮作废")
    later = evolve(made, round=made.round + 1, voids=voids)
    return evolve(act, announcement=later), "SSJ-TASK-ROUND"


def _announce_open(bureau: Bureau, task: Task) -> Made:
    """A round is announced while another is open, or after the lock."""
    if _state(task) not in {"open", "locked"}:
        return None
    return bureau.announcing(task.setup.code)[0], "SSJ-JOURNAL-FOLLOWS"


def _announce_unconfirmed(bureau: Bureau, task: Task) -> Made:
    """Nobody has confirmed the registries."""
    if _state(task) != "void":
        return None
    act, _ = bureau.announcing(task.setup.code)
    return evolve(act, confirmed=()), "SSJ-TASK-UNCONFIRMED"


def _announce_silently(bureau: Bureau, task: Task) -> Made:
    """What was inspected before is not named, where a waiver or what is left rests on it."""
    if _state(task) != "void":
        return None
    act, _ = bureau.announcing(task.setup.code, waive=True)
    return (evolve(act, earlier=()), "SSJ-TASK-EARLIER") if act.waivers else None


def _reveal_nothing(bureau: Bureau, task: Task) -> Made:
    """A source reveals that there is not."""
    if _state(task) != "open":
        return None
    return evolve(bureau.revealing(task, 0), index=7), "SSJ-JOURNAL-INDEX"


def _reveal_elsewhere(bureau: Bureau, task: Task) -> Made:
    """Something is revealed for an announcement that is not the last."""
    if not task.announcements or task.ended:
        return None
    return evolve(bureau.revealing(task, 0), announcement="0" * 64), "SSJ-TASK-ANNOUNCEMENT"


def _void_locked(bureau: Bureau, task: Task) -> Made:
    """A confirmed round is voided."""
    return (bureau.voiding(task), "SSJ-JOURNAL-CLOSED") if _state(task) == "locked" else None


def _void_for_nothing(bureau: Bureau, task: Task) -> Made:
    """Somebody is called withholding who has no part in it."""
    if _state(task) != "open":
        return None
    return evolve(bureau.voiding(task), withheld=("路人",)), "SSJ-OFFICE-WITHHELD-UNKNOWN"


def _lock_early(bureau: Bureau, task: Task) -> Made:
    """Not every source is revealed."""
    if _state(task) != "open" or not bureau.unrevealed(task) or not bureau.round_open(task):
        return None
    return bureau.locking(task), "SSJ-TASK-UNREVEALED"


def _lockable(bureau: Bureau, task: Task) -> bool:
    return _state(task) == "open" and bureau.round_open(task) and not bureau.unrevealed(task)


def _lock_other_list(bureau: Bureau, task: Task) -> Made:
    """A drawn target is left out of the list."""
    act = bureau.locking(task) if _lockable(bureau, task) else None
    return (evolve(act, targets=act.targets[:1]), "SSJ-TASK-LIST") if act and len(act.targets) > 1 else None


def _lock_other_record(bureau: Bureau, task: Task) -> Made:
    """Teams are not as the seed deals them."""
    act = bureau.locking(task) if _lockable(bureau, task) else None
    teams = act.record.teams if act else None
    if act is None or teams is None:
        return None
    first = teams[0]
    swapped = first._replace(members=(first.members[1], first.members[0], *first.members[2:]))
    return evolve(act, record=evolve(act.record, teams=(swapped, *teams[1:]))), "SSJ-TASK-RECORD"


def _lock_other_seed(bureau: Bureau, task: Task) -> Made:
    """A party's number is another one than was committed and revealed."""
    act = bureau.locking(task) if _lockable(bureau, task) else None
    if act is None:
        return None
    other = H.hex(b"afterwards")
    record = evolve(act.record, reveals=(other, *act.record.reveals[1:]))
    return evolve(act, record=record), "SSJ-JOURNAL-REVEAL"


def _lock_stranger(bureau: Bureau, task: Task) -> Made:
    """A target that was not drawn stands in a drawn one's place."""
    act = bureau.locking(task) if _lockable(bureau, task) else None
    if act is None:
        return None
    first = act.targets[0]
    other = evolve(first, entry=evolve(first.entry, id="对象9999"))
    return evolve(act, targets=(other, *act.targets[1:])), "SSJ-TASK-STRANGER"


def _lock_silently(bureau: Bureau, task: Task) -> Made:
    """What another task has drawn meanwhile is not named."""
    act = bureau.locking(task) if _lockable(bureau, task) else None
    return (evolve(act, earlier=()), "SSJ-TASK-EARLIER") if act and act.earlier else None


def _lock_late(bureau: Bureau, task: Task) -> Made:
    """The day by which the draw was to be made is over."""
    if not _lockable(bureau, task):
        return None
    act = bureau.locking(task)
    after = datetime.fromisoformat(task.announcements[-1].draw_by) + timedelta(hours=1)
    return evolve(act, at=after.isoformat()), "SSJ-ACT-FUTURE"


def _lock_again(bureau: Bureau, task: Task) -> Made:
    """The list is changed after the lock."""
    if _state(task) != "locked":
        return None
    return bureau.locking(task), "SSJ-JOURNAL-CLOSED"


def _reveal_again(bureau: Bureau, task: Task) -> Made:
    """A source reveals something else than before."""
    found = current_round(task)
    if _state(task) != "open" or found is None or not found.reveals or not bureau.round_open(task):
        return None
    index = found.reveals[0].body.index
    act = bureau.revealing(task, index)
    return evolve(act, reveal=reveal_digest(H.hex(b"again"), H)), "SSJ-JOURNAL-REVEALED"


def _tomorrow(bureau: Bureau, task: Task) -> Made:
    """Something is put on record that is still to be done."""
    if _state(task) != "open":
        return None
    act = bureau.voiding(task)
    at = (datetime.fromisoformat(act.at) + timedelta(days=1)).isoformat()
    return evolve(act, at=at), "SSJ-ACT-FUTURE"


RULES: Final[dict[str, Callable[[Bureau, Task], Made]]] = {
    "set up twice": _again,
    "ended twice": _ended,
    "closed before the lock": _close_unlocked,
    "cancelled after the lock": _cancel_locked,
    "cancelled with a round open": _cancel_open,
    "announced for another task": _announce_wrongly,
    "a round left out": _announce_round,
    "announced beside an open round": _announce_open,
    "announced unconfirmed": _announce_unconfirmed,
    "announced without earlier checks": _announce_silently,
    "no such source": _reveal_nothing,
    "revealed for another announcement": _reveal_elsewhere,
    "revealed twice": _reveal_again,
    "voided after the lock": _void_locked,
    "a stranger withholds": _void_for_nothing,
    "locked unrevealed": _lock_early,
    "locked without a target": _lock_other_list,
    "locked with other teams": _lock_other_record,
    "locked with another number": _lock_other_seed,
    "locked with a stranger": _lock_stranger,
    "locked without earlier checks": _lock_silently,
    "locked too late": _lock_late,
    "locked twice": _lock_again,
    "voided tomorrow": _tomorrow,
}
"""What nobody may do to a task."""


def refusal(name: str, bureau: Bureau, task: Task) -> Refused | None:
    """Make what is forbidden of a task; None where it is not forbidden now."""
    made = RULES[name](bureau, task)
    return Refused(stream=task_stream(task.setup.code), act=made[0], code=made[1]) if made else None
