"""Step 3 of a verification (spec section 9): the rolls and the recusals, by their form, size, root and salts."""

from collections.abc import Iterator, Sequence

from shuangsuiji.draw.announcement import AnnouncedRecusals, Inspectors, Targets
from shuangsuiji.draw.evidence import INSPECTORS, RECUSALS, TARGETS, Case, Found
from shuangsuiji.errors import Fault, InvalidInput, Place, fault
from shuangsuiji.rolls.recusals import Recusals, read_recusals, recusal_salt_faults
from shuangsuiji.rolls.roll import Roll, file_lines, read_file, salt_faults


def step_3(case: Case) -> Found:
    """Each roll and the recusals: line form, order, no repeats, size, root; salts, where their keys are held."""
    given, announced = case.given, case.announcement.inspectors
    case.targets, found = _roll(case, given.targets, case.announcement.targets, TARGETS)
    parts = [found]
    if announced is None:
        parts += [_beside_null(given.inspectors, INSPECTORS), _beside_null(given.recusals, RECUSALS)]
    else:
        case.inspectors, found = _roll(case, given.inspectors, announced, INSPECTORS)
        parts += [found, _recusals(case, announced.recusals)]
    return _joined(parts, ran=case.targets is not None)


def absent(form: str, place: Place) -> Fault:
    """Say that a file is not at hand, and whether that is as it should be for a stranger."""
    return fault("SSJ-VER-SEALED" if form == "sealed" else "SSJ-VER-MISSING", place)


def _joined(parts: Sequence[Found], *, ran: bool) -> Found:
    faults = tuple(each for part in parts for each in part.faults)
    return Found(faults=faults, limits=tuple(each for part in parts for each in part.limits), ran=ran)


def _beside_null(data: bytes | None, place: Place) -> Found:
    return Found(faults=() if data is None else (fault("SSJ-VER-BESIDE-NULL", place),))


def _roll(
    case: Case, data: bytes | None, announced: Targets | Inspectors, place: Place
) -> tuple[Roll | None, Found]:
    if data is None:
        return None, Found(limits=(absent(announced.form, place),))
    try:
        roll = read_file(data, case.announcement.h, announced.form, place)
    except InvalidInput as error:
        return None, Found(faults=error.faults)
    faults = tuple(_root_faults(announced, roll.size, roll.root, place))
    key = case.given.keys.get(place.file.partition(".")[0])
    if announced.form == "open":
        return roll, Found(faults=faults)
    if key is None:
        return roll, Found(faults=faults, limits=(fault("SSJ-VER-NO-KEY", place),))
    return roll, Found(faults=(*faults, *salt_faults(roll, key, place)))


def _root_faults(
    announced: Targets | Inspectors | AnnouncedRecusals, size: int, root: str, place: Place
) -> Iterator[Fault]:
    if announced.size != size:
        yield fault("SSJ-VER-SIZE", place, expected=announced.size, found=size)
    if announced.root != root:
        yield fault("SSJ-VER-ROOT", place, expected=announced.root, found=root)


def _recusals(case: Case, announced: AnnouncedRecusals | None) -> Found:
    data = case.given.recusals
    if announced is None:
        return _beside_null(data, RECUSALS)
    if data is None:
        return _missing_recusals(case, announced)
    if case.targets is None or case.inspectors is None:
        return Found(limits=(fault("SSJ-VER-RECUSALS-ALONE", RECUSALS),))
    try:
        lines = file_lines(data, RECUSALS)
        recusals = read_recusals(lines, case.targets, case.inspectors, announced.form, RECUSALS)
    except InvalidInput as error:
        return Found(faults=error.faults)
    case.recusals = recusals
    return _judged_recusals(case, recusals, announced)


def _missing_recusals(case: Case, announced: AnnouncedRecusals) -> Found:
    """An outsider is not handed sealed recusals; anybody else who lacks them lacks part of the draw (2.8)."""
    outside = announced.form == "sealed" and case.read.record is None
    nothing = case.given.targets is None and case.given.inspectors is None
    missing = (absent(announced.form, RECUSALS),)
    return Found(limits=missing) if outside or nothing else Found(faults=missing)


def _judged_recusals(case: Case, recusals: Recusals, announced: AnnouncedRecusals) -> Found:
    faults = tuple(_root_faults(announced, recusals.size, recusals.root, RECUSALS))
    key = case.given.keys.get("recusals")
    if announced.form == "open":
        return Found(faults=faults)
    if key is None:
        return Found(faults=faults, limits=(fault("SSJ-VER-NO-KEY", RECUSALS),))
    return Found(faults=(*faults, *recusal_salt_faults(recusals, key, case.announcement.h, RECUSALS)))
