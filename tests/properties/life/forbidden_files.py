"""不许的事 (检查对象): what nobody may do to a target's file, and the code that says so."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from attrs import evolve
from tests.properties.life.bureau import ASKED, Bureau, Refused, Unit
from tests.properties.life.inspections import (
    delivering,
    entering,
    expected,
    inspecting,
    noticing,
    plain,
    pre_checking,
    recordable,
    recording,
    reviewing,
    signing,
    stream_of,
    waiting_for,
)

from shuangsuiji.procedure import AnyAct
from shuangsuiji.sheets.items import ItemResult, Measure
from shuangsuiji.sheets.record import Inspection, drafted, present
from shuangsuiji.target_file import TargetFile
from shuangsuiji.testing.plain_acts import visit_on

Made = tuple[AnyAct, str] | None
"""An act and the code by which it is refused; None where it is not forbidden now."""

Change = Callable[[TargetFile, Inspection], Inspection]


def _record(code: str, change: Change, *, sign: bool = True) -> Callable[[Bureau, Unit], Made]:
    """A plain record of the next day, changed before it is signed or afterwards."""

    def make(bureau: Bureau, unit: Unit) -> Made:
        told = expected(bureau, unit)
        if not recordable(bureau.file(unit), told):
            return None
        day = bureau.next_day()[:10]
        made = plain(told, bureau.team(unit), day)
        if sign:
            return recording(bureau, unit, signing(bureau, unit, change(told, made))), code
        return recording(bureau, unit, change(told, signing(bureau, unit, made))), code

    return make


def _visited(
    made: Inspection,
    **members: Any,  # noqa: ANN401  -- a visit's members
) -> Inspection:
    return evolve(made, visits=(evolve(made.visits[0], **members),))


def _one_inspector(_file: TargetFile, made: Inspection) -> Inspection:
    alone = made.visits[0].inspectors[:1]
    sheets = tuple(evolve(each, responsible=alone) for each in made.sheets)
    return evolve(_visited(made, present=present(alone)), sheets=sheets)


def _foreign_inspector(_file: TargetFile, made: Inspection) -> Inspection:
    return _visited(made, present=present((*made.visits[0].inspectors, "E999")))


def _unsigned(_file: TargetFile, made: Inspection) -> Inspection:
    return evolve(made, signatures=made.signatures[1:])


def _unsigned_sheet(_file: TargetFile, made: Inspection) -> Inspection:
    first, *others = made.sheets
    return evolve(made, sheets=(evolve(first, signatures=first.signatures[1:]), *others))


def _no_target(_file: TargetFile, made: Inspection) -> Inspection:
    return evolve(made, countersigned=None)


def _other_text(_file: TargetFile, made: Inspection) -> Inspection:
    first, *others = made.signatures
    return evolve(made, signatures=(evolve(first, text="0" * 64), *others))


def _edited(_file: TargetFile, made: Inspection) -> Inspection:
    """What was signed is edited afterwards."""
    return _visited(made, place="另一个地方")


def _no_item(_file: TargetFile, made: Inspection) -> Inspection:
    return evolve(made, results=made.results[:1], sheets=made.sheets[:1])


def _mismatch(file: TargetFile, made: Inspection) -> Inspection:
    line = ItemResult(item=file.items[0].id, results=("NO_ACTIVITY",))
    return evolve(made, results=(line, *made.results[1:]))


def _no_measure(file: TargetFile, made: Inspection) -> Inspection:
    line = ItemResult(item=file.items[0].id, results=("PENDING",), problem="台账缺三个月")
    return drafted(file.items, made.visits[0], (line,))


def _said_only(file: TargetFile, made: Inspection) -> Inspection:
    line = ItemResult(
        item=file.items[0].id,
        results=("CORRECTED",),
        problem="台账缺三个月",
        measures=(Measure(name="督促整改", form="oral"),),
    )
    return drafted(file.items, made.visits[0], (line,))


def _no_ground(file: TargetFile, _made: Inspection) -> Inspection:
    return Inspection(
        results=tuple(ItemResult(item=each.id, results=("UNREACHABLE",)) for each in file.items)
    )


def _from_afar(_file: TargetFile, made: Inspection) -> Inspection:
    first, *others = made.sheets
    return evolve(made, visits=(), sheets=(evolve(first, needs_onsite="台账不符"), *others))


def _tomorrow(_file: TargetFile, made: Inspection) -> Inspection:
    visit = made.visits[0]
    return _visited(made, started_at=visit.ended_at, ended_at=_days(visit.ended_at, 1))


def _before_lock(_file: TargetFile, made: Inspection) -> Inspection:
    visit = made.visits[0]
    earlier = {"started_at": _days(visit.started_at, -300), "ended_at": _days(visit.ended_at, -300)}
    return _visited(made, **earlier, recordings=())


def _days(at: str, days: int) -> str:
    return (datetime.fromisoformat(at) + timedelta(days=days)).isoformat()


def _no_notice(bureau: Bureau, unit: Unit) -> Made:
    """Somebody visits, and nothing was announced."""
    told, file = expected(bureau, unit), bureau.file(unit)
    if (file and (file.notices or file.submissions)) or not told.told_items:
        return None
    return inspecting(bureau, unit, 0), "SSJ-RECORD-NO-NOTICE"


def _old_team(bureau: Bureau, unit: Unit) -> Made:
    """A team records that is not the team any more."""
    if not recordable(bureau.file(unit), expected(bureau, unit)):
        return None
    act = inspecting(bureau, unit, 0)
    leader = act.team.members[0]
    team = evolve(act.team, members=(evolve(leader, inspector="E999"), *act.team.members[1:]))
    made = drafted(expected(bureau, unit).items, visit_on(bureau.today, team))
    return evolve(act, team=team, inspection=evolve(act.inspection, **_signed(bureau, unit, made))), (
        "SSJ-RECORD-UNSIGNED"
    )


def _signed(bureau: Bureau, unit: Unit, made: Inspection) -> dict[str, Any]:
    found = signing(bureau, unit, made)
    return {"visits": found.visits, "sheets": found.sheets, "signatures": found.signatures}


def _replaced_team(bureau: Bureau, unit: Unit) -> Made:
    """A notice names the team as it was drawn, and it has changed since."""
    task, told = bureau.line.task(unit[0]), expected(bureau, unit)
    drawn = next((each for each in task.lock.drawn if unit[1] in each.targets), None) if task.lock else None
    if drawn is None or drawn == bureau.team(unit) or not told.told_items or told.sealed:
        return None
    act = noticing(bureau, unit)
    inspectors = tuple(
        evolve(act.inspectors[0], inspector=each, name=f"{each}号", certificate=f"滇F{each}")
        for each in drawn.inspectors
    )
    return evolve(act, team=drawn, inspectors=inspectors), "SSJ-ACT-FACT"


def _under_review(bureau: Bureau, unit: Unit) -> Made:
    """A record is made of what is entered and not returned."""
    file = bureau.file(unit)
    if file is None or file.open_for_record or file.sealed:
        return None
    return inspecting(bureau, unit, 0), "SSJ-FILE-UNDER-REVIEW"


def _same_again(bureau: Bureau, unit: Unit) -> Made:
    """What was returned comes back as it was."""
    file = bureau.file(unit)
    current = file.current if file else None
    if current is None or not current.returned:
        return None
    return recording(bureau, unit, current.inspection), "SSJ-RECORD-SAME"


def _notice_inspectors(bureau: Bureau, unit: Unit) -> Made:
    """A notice leaves somebody of the team out."""
    told = expected(bureau, unit)
    if not told.told_items:
        return None
    act = noticing(bureau, unit)
    return evolve(act, inspectors=act.inspectors[1:]), "SSJ-NOTICE-INSPECTORS"


def _notice_silent(bureau: Bureau, unit: Unit) -> Made:
    """A notice asks for what only an item needs that is not told."""
    told = expected(bureau, unit)
    if not told.told_items or not told.no_notice:
        return None
    act = noticing(bureau, unit)
    return evolve(act, materials=(*act.materials, ASKED[told.no_notice[0]])), "SSJ-NOTICE-SILENT"


def _notice_past(bureau: Bureau, unit: Unit) -> Made:
    """A notice is of a day that is over."""
    told = expected(bureau, unit)
    if not told.told_items:
        return None
    act = noticing(bureau, unit)
    return evolve(act, planned_on=_days(f"{act.at[:10]}T00:00:00", -1)[:10]), "SSJ-NOTICE-PAST"


def _notice_twice(bureau: Bureau, unit: Unit) -> Made:
    """A notice arrives that arrived already."""
    file = bureau.file(unit)
    known = [each.version for each in file.notices if each.delivery] if file else []
    return (delivering(bureau, known[0]), "SSJ-NOTICE-TWICE") if known else None


def _pre_check_stranger(bureau: Bureau, unit: Unit) -> Made:
    """Somebody looks who is not of the team."""
    return evolve(pre_checking(bureau, unit), inspector="E999"), "SSJ-RECORD-STRANGER"


def _future(bureau: Bureau, unit: Unit) -> Made:
    """A look-up is put on record that is still to be done."""
    act = pre_checking(bureau, unit)
    return evolve(act, at=_days(act.at, 1)), "SSJ-ACT-FUTURE"


def _other_file(bureau: Bureau, unit: Unit) -> Made:
    """A record is filed under another target."""
    others = [each for each in bureau.units() if each[0] == unit[0] and each != unit]
    if not others or bureau.file(unit) is None:
        return None
    return pre_checking(bureau, others[0]), "SSJ-FILE-OTHER"


def _enter_other(bureau: Bureau, unit: Unit) -> Made:
    """Something else is entered than was signed."""
    file = bureau.file(unit)
    if file is None or file.inspection is None:
        return None
    return evolve(entering(bureau, file), record="0" * 64), "SSJ-FILE-RECORD"


def _enter_nothing(bureau: Bureau, unit: Unit) -> Made:
    """Something is entered that nobody signed."""
    file = bureau.file(unit)
    if file is None or file.inspection:
        return None
    return entering(bureau, file), "SSJ-FILE-NO-RECORD"


def _enter_stranger(bureau: Bureau, unit: Unit) -> Made:
    """Somebody answers for it who is not of the team."""
    file = bureau.file(unit)
    if file is None or file.inspection is None:
        return None
    return evolve(entering(bureau, file), responsible="E999"), "SSJ-RECORD-STRANGER"


def _review(
    code: str,
    **members: Any,  # noqa: ANN401  -- a review's members
) -> Callable[[Bureau, Unit], Made]:
    """A review that is due, but for some members."""

    def make(bureau: Bureau, unit: Unit) -> Made:
        file = bureau.file(unit)
        due = waiting_for(file) if file else []
        if file is None or not due:
            return None
        return evolve(reviewing(bureau, file, due[0]), **members), code

    return make


def _review_twice(bureau: Bureau, unit: Unit) -> Made:
    """A department judges twice."""
    file = bureau.file(unit)
    current = file.current if file else None
    if file is None or current is None or current.returned or not current.reviews:
        return None
    return reviewing(bureau, file, current.reviews[0].department), "SSJ-REVIEW-TWICE"


def _review_returned(bureau: Bureau, unit: Unit) -> Made:
    """Somebody passes what was returned."""
    file = bureau.file(unit)
    current = file.current if file else None
    if file is None or current is None or not current.returned:
        return None
    return reviewing(bureau, file, file.departments[-1]), "SSJ-REVIEW-RETURNED"


def _review_nothing(bureau: Bureau, unit: Unit) -> Made:
    """Somebody passes what nobody entered."""
    file = bureau.file(unit)
    if file is None or file.submissions:
        return None
    return reviewing(bureau, file, file.departments[0]), "SSJ-FILE-NOT-ENTERED"


def _missing(bureau: Bureau, unit: Unit) -> Made:
    if len(expected(bureau, unit).items) < 2:
        return None
    return _record("SSJ-RECORD-MISSING", _no_item)(bureau, unit)


RULES: Final[dict[str, Callable[[Bureau, Unit], Made]]] = {
    "one inspector": _record("SSJ-RECORD-INSPECTORS", _one_inspector),
    "a foreign inspector": _record("SSJ-RECORD-STRANGER", _foreign_inspector),
    "a signature is missing": _record("SSJ-RECORD-UNSIGNED", _unsigned, sign=False),
    "a sheet's signature is missing": _record("SSJ-RECORD-UNSIGNED", _unsigned_sheet, sign=False),
    "the target neither signs nor refuses": _record("SSJ-RECORD-COUNTERSIGN", _no_target, sign=False),
    "signed under another text": _record("SSJ-RECORD-TEXT", _other_text, sign=False),
    "edited after the signatures": _record("SSJ-RECORD-TEXT", _edited, sign=False),
    "an item is missing": _missing,
    "sheet and table disagree": _record("SSJ-RECORD-MISMATCH", _mismatch),
    "a problem without a measure": _record("SSJ-RECORD-MEASURE", _no_measure),
    "an oral order that nobody gave": _record("SSJ-RECORD-ORAL", _said_only),
    "a direct result without its ground": _record("SSJ-RECORD-GROUND", _no_ground),
    "escalated without a visit": _record("SSJ-RECORD-ESCALATION", _from_afar),
    "a visit that ends tomorrow": _record("SSJ-RECORD-FUTURE", _tomorrow),
    "a visit before the lock": _record("SSJ-RECORD-BEFORE", _before_lock),
    "a visit without notice": _no_notice,
    "somebody else signs": _old_team,
    "a notice of the drawn team": _replaced_team,
    "a record under review": _under_review,
    "a returned record unchanged": _same_again,
    "a notice without an inspector": _notice_inspectors,
    "a notice of yesterday": _notice_past,
    "a notice that tells": _notice_silent,
    "a notice that arrives twice": _notice_twice,
    "a stranger looks": _pre_check_stranger,
    "a look-up tomorrow": _future,
    "another target's file": _other_file,
    "another record is entered": _enter_other,
    "nothing is entered": _enter_nothing,
    "a stranger answers for it": _enter_stranger,
    "a stranger reviews": _review("SSJ-REVIEW-DEPARTMENT", department="市公安局"),
    "another version is reviewed": _review("SSJ-REVIEW-VERSION", version=9),
    "a department reviews twice": _review_twice,
    "a returned version is passed": _review_returned,
    "nothing is reviewed": _review_nothing,
}
"""What nobody may do to a target's file."""


def refusal(name: str, bureau: Bureau, unit: Unit) -> Refused | None:
    """Make what is forbidden of a target's file; None where it is not forbidden now."""
    made = RULES[name](bureau, unit)
    return Refused(stream=stream_of(unit), act=made[0], code=made[1]) if made else None
