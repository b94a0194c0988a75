"""公共随机信标 (spec 4.2): a round that an announcement names is yet to come, and comes in time."""

from datetime import datetime

from shuangsuiji import plugins
from shuangsuiji.draw.entropy import Drand, ask
from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.task.scheme import Scheme


def check_beacons(task: Scheme, at: str) -> list[Fault]:
    """Refuse beacons' rounds that no draw could use, and give why others could not be judged.

    Args:
        task: the task.
        at: when it is announced.

    Raises:
        InvalidInput: a round exists already, or comes too late to be confirmed; every one.
    """
    places = {i: source for i, source in enumerate(task.entropy) if isinstance(source, Drand)}
    if not places:
        return []
    beacon = plugins.beacon()
    if beacon is None:
        return [fault("SSJ-NOTE-NO-BEACON")]
    asked = {i: ask(beacon, source, None, Place(path=f"entropy[{i}]")) for i, source in places.items()}
    raise_if(
        found
        for i, each in asked.items()
        if each.existed and (found := _round_fault(task, at, each.existed, places[i].round, i))
    )
    return [each.unchecked for each in asked.values() if each.unchecked]


def _round_fault(task: Scheme, at: str, existed: datetime, number: int, index: int) -> Fault | None:
    """Judge that a round's value comes after the announcement (4.2), and in time to be confirmed."""
    place = Place(path=f"entropy[{index}].round")
    now = datetime.fromisoformat(at)
    shown = existed.astimezone(now.tzinfo).isoformat()
    if existed <= now:
        return fault("SSJ-OFFICE-BEACON-PAST", place, round=number, existed=shown, now=at)
    if existed > datetime.fromisoformat(task.draw_by):
        return fault("SSJ-OFFICE-BEACON-LATE", place, round=number, existed=shown, draw_by=task.draw_by)
    return None
