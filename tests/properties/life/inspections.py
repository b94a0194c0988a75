"""检查的一年: from the pre-check to the record, its entry and its reviews, and withholding."""

from collections.abc import Callable
from typing import Final

from attrs import evolve
from tests.properties.life.bureau import Bureau, Unit
from tests.unit.aftermath_tables import withhold

from shuangsuiji.content_digest import digest_of
from shuangsuiji.correction import WithholdResult
from shuangsuiji.filing import new_file
from shuangsuiji.inspection.entering import EnterResult
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.notice.issuing import DeliverNotice, IssueNotice
from shuangsuiji.notice.pre_check import RecordPreCheck, items_beyond
from shuangsuiji.review import ReviewResult
from shuangsuiji.sheets.before import Delivery, NamedInspector
from shuangsuiji.sheets.grounds import Attempt, Ground
from shuangsuiji.sheets.items import ItemResult, Measure, Order
from shuangsuiji.sheets.record import Inspection, drafted, present, signed
from shuangsuiji.sheets.signing import Refusal
from shuangsuiji.sheets.visits import Visit
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.testing.plain_acts import visit_on

PROBLEM: Final = "台账缺三个月"


def stream_of(unit: Unit) -> str:
    """Name the stream of a unit's file."""
    return file_stream(*unit)


def expected(bureau: Bureau, unit: Unit) -> TargetFile:
    """Give a unit's file; where it is not opened, as it would be opened."""
    found = bureau.file(unit) or new_file(bureau.line.task(unit[0]), unit[1])
    if found is None:
        raise LookupError(unit)
    return found


def goes_on(bureau: Bureau, unit: Unit) -> bool:
    """Say whether a unit may still be inspected: its task did not end before anybody had."""
    file = bureau.file(unit)
    return bureau.line.task(unit[0]).ended is None or bool(file and (file.inspection or file.submissions))


def pre_checking(bureau: Bureau, unit: Unit) -> RecordPreCheck:
    """Make the pre-check of a unit's leader."""
    team, task = bureau.team(unit), bureau.line.task(unit[0])
    return RecordPreCheck(
        by=team.leader,
        at=bureau.later(),
        task=unit[0],
        target=unit[1],
        team=team,
        inspector=team.leader,
        sources=("省级平台",),
        summary="存续，年报已公示",
        beyond=items_beyond(bureau.office.checklist().editions[0].edition, task, unit[1]),
    )


def noticing(bureau: Bureau, unit: Unit, *, delivered: bool = True) -> IssueNotice:
    """Make the notice of a unit, delivered by hand unless it is delivered later."""
    team, at = bureau.team(unit), bureau.later()
    inspectors = tuple(
        NamedInspector(inspector=i, name=f"{i}号", certificate=f"滇F{i}") for i in team.inspectors
    )
    return IssueNotice(
        by=team.leader,
        at=at,
        task=unit[0],
        target=unit[1],
        team=team,
        inspectors=inspectors,
        planned_on=max(at[:10], "2026-05-06"),
        materials=expected(bureau, unit).materials,
        delivery=_delivery(at) if delivered else None,
        arranged=bureau.line.task(unit[0]).arranged(unit[1]),
    )


def _delivery(at: str) -> Delivery:
    return Delivery(method="直接送达", recipient="联络员", at=at, receipt="已签收")


def undelivered(file: TargetFile) -> list[int]:
    """Give the versions of its notice that did not arrive yet."""
    return [each.version for each in file.notices if each.delivery is None]


def delivering(bureau: Bureau, version: int) -> DeliverNotice:
    """Make the delivery of a notice."""
    at = bureau.later()
    return DeliverNotice(by="收发室", at=at, version=version, delivery=_delivery(at))


# ── records ───────────────────────────────────────────────────────────────────────────────────────────────


def visited(file: TargetFile, team: CurrentTeam, day: str) -> Visit:
    """The whole team is there; after a return the visit that is on record stays."""
    before = file.current.inspection.visits if file.current else ()
    return before[0] if before else visit_on(day, team)


def plain(file: TargetFile, team: CurrentTeam, day: str) -> Inspection:
    """Nothing was found."""
    return drafted(file.items, visited(file, team, day))


def problem(file: TargetFile, team: CurrentTeam, day: str) -> Inspection:
    """Something was found that somebody else is to deal with."""
    first = file.items[0].id
    line = ItemResult(
        item=first, results=("PENDING",), problem=PROBLEM, measures=(Measure(name="移送", number="移1"),)
    )
    return drafted(file.items, visited(file, team, day), (line,))


def ordered(file: TargetFile, team: CurrentTeam, day: str) -> Inspection:
    """Something was put right on the spot, by word of mouth."""
    last, measure = file.items[-1].id, Measure(name="督促整改", form="oral")
    line = ItemResult(item=last, results=("CORRECTED",), problem=PROBLEM, measures=(measure,))
    made = drafted(file.items, visited(file, team, day), (line,))
    visit = made.visits[0]
    order = Order(item=last, measure="督促整改", text="当场补齐", at=visit.started_at, by=visit.inspectors[0])
    return evolve(made, orders=(order,))


def escalated(file: TargetFile, team: CurrentTeam, day: str) -> Inspection:
    """What was seen from afar needed a visit."""
    made = plain(file, team, day)
    first, *others = made.sheets
    return evolve(made, sheets=(evolve(first, needs_onsite="网上销售与台账不符"), *others))


def some_away(file: TargetFile, team: CurrentTeam, day: str) -> Inspection:
    """Two of the team were there; the others sign that they know."""
    visit = visited(file, team, day)
    return drafted(file.items, visit if file.current else evolve(visit, present=present(team.inspectors[:2])))


def unreachable(file: TargetFile, _team: CurrentTeam, day: str) -> Inspection:
    """Nobody was found; nobody visited."""
    attempts = (
        Attempt(route="登记的住所", on=day, outcome="已拆除"),
        Attempt(route="留存的电话", on=day, outcome="空号"),
    )
    ground = Ground(result="UNREACHABLE", facts="住所已拆除", decided_on=day, attempts=attempts)
    lines = tuple(ItemResult(item=each.id, results=("UNREACHABLE",)) for each in file.items)
    return Inspection(results=lines, grounds=(ground,))


DRAFTS: Final[tuple[Callable[[TargetFile, CurrentTeam, str], Inspection], ...]] = (
    plain,
    problem,
    ordered,
    escalated,
    some_away,
    unreachable,
)
"""Ways in which an inspection ends."""


def signing(bureau: Bureau, unit: Unit, made: Inspection, *, refused: bool = False) -> Inspection:
    """Let all sign; a target that was visited and refuses does so before a witness."""
    capacity = "法定代表人" if made.visits and not refused else ""
    found = signed(made, bureau.team(unit), bureau.line.clock, capacity)
    return evolve(found, refusal=Refusal(reason="负责人拒签", witness="社区干部")) if refused else found


def recording(bureau: Bureau, unit: Unit, made: Inspection) -> RecordInspection:
    """Make the act that puts a record on record, now."""
    team = bureau.team(unit)
    return RecordInspection(
        by=team.leader,
        at=bureau.line.clock,
        task=unit[0],
        target=unit[1],
        team=team,
        inspection=made,
        repeals=bureau.office.checklist().repeals_on(bureau.today),
        arranged=bureau.line.task(unit[0]).arranged(unit[1]),
    )


def inspecting(bureau: Bureau, unit: Unit, way: int) -> RecordInspection:
    """Make the record of the next day's inspection."""
    day = bureau.next_day()[:10]
    made = DRAFTS[way % len(DRAFTS)](expected(bureau, unit), bureau.team(unit), day)
    refused = bool(made.visits) and way >= len(DRAFTS)
    return recording(bureau, unit, signing(bureau, unit, made, refused=refused))


# ── entry, reviews, withholding ───────────────────────────────────────────────────────────────────────────


def entering(bureau: Bureau, file: TargetFile, by: str = "") -> EnterResult:
    """Make the entry of a file's record."""
    leader = file.team.leader
    record = digest_of(file.inspection)
    return EnterResult(by=by or leader, at=bureau.later(), record=record, responsible=leader)


def waiting_for(file: TargetFile) -> list[str]:
    """Give the departments that did not review the latest version yet; none where it was returned."""
    if file.current is None or file.current.returned:
        return []
    done = {each.department for each in file.current.reviews}
    return [each for each in file.departments if each not in done]


def reviewing(bureau: Bureau, file: TargetFile, department: str, reason: str = "") -> ReviewResult:
    """Make a review; where there is a reason, the result is returned."""
    return ReviewResult(
        by=f"{department}审核人",
        at=bureau.later(),
        department=department,
        version=max(len(file.submissions), 1),
        verdict="return" if reason else "pass",
        reason=reason,
    )


def withholding(bureau: Bureau) -> WithholdResult:
    """Make the act that keeps a result from the public."""
    return evolve(withhold(), at=bureau.later())


def recordable(file: TargetFile | None, told: TargetFile) -> bool:
    """Say whether a record may be made of a visit tomorrow."""
    if file is None:
        return not told.told_items
    return file.open_for_record and (bool(file.notices) or not file.told_items) and not file.sealed
