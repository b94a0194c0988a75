"""公示以后的一年: corrections, objections, follow-ups, filing away."""

from datetime import date, timedelta

from attrs import evolve
from tests.properties.life.bureau import Bureau, Unit
from tests.unit.aftermath_tables import archive, change, paper

from shuangsuiji.archive.archiving import ArchiveTask
from shuangsuiji.archive.dossier import dossier_faults
from shuangsuiji.archive.sealing import SealFile, electronic
from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.correction import CorrectResult
from shuangsuiji.followup.handing import AcknowledgeFollowUp, CloseFollowUp
from shuangsuiji.followup.opening import OpenFollowUp
from shuangsuiji.followup.state import FollowUp, followup_stream, found_between, found_results
from shuangsuiji.found_errors import DismissError, NoteError, open_errors
from shuangsuiji.objection.concluding import ConcludeReexamination, SendFeedback
from shuangsuiji.objection.receiving import ForwardObjection, ReceiveObjection
from shuangsuiji.objection.state import ItemOutcome, Objection, disputed, objection_stream
from shuangsuiji.objection.supplementing import RequestSupplement, SupplementObjection
from shuangsuiji.outcomes import Material
from shuangsuiji.provisional import calendar_day_deadline
from shuangsuiji.publicity import public_results, shown_versions
from shuangsuiji.target_file import TargetFile
from shuangsuiji.testing.samples import BUREAU, CALENDAR, EMERGENCY, MARKET

# ── corrections ───────────────────────────────────────────────────────────────────────────────────────────


def another(results: tuple[Result, ...]) -> tuple[Result, ...]:
    """Give other results than these."""
    return ("CORRECTED",) if results == ("NO_PROBLEM",) else ("NO_PROBLEM",)


def correcting(
    bureau: Bureau, file: TargetFile, item: str, objection: Objection | None = None
) -> CorrectResult:
    """Make a correction of one item, found when it is on record, or today, or by a re-examination."""
    at, before = bureau.later(), public_results(file)[item]
    made = objection.conclusion if objection else None
    noted = min((each.found_on for each in open_errors(file, (item,))), default=at[:10])
    return CorrectResult(
        by="经办员甲",
        at=at,
        task=file.task,
        target=file.target,
        department=BUREAU,
        changes=(change(item, before, another(before)),),
        reason="录入时看错行",
        evidence=(paper("专项检查表复印件"),),
        approver="局领导丁",
        found_on=made.on if made else noted,
        objection=objection.number if objection else 0,
        conclusion=made,
    )


def noting(bureau: Bureau, file: TargetFile, items: tuple[str, ...]) -> NoteError:
    """Put on record that items were found wrong today."""
    at = bureau.later()
    return NoteError(
        by="经办员甲",
        at=at,
        task=file.task,
        target=file.target,
        department=MARKET if MARKET in file.departments else BUREAU,
        items=items,
        wrong="录入时看错行",
        found_on=at[:10],
    )


def dismissing(bureau: Bureau, number: int) -> DismissError:
    """Put on record that an error is none."""
    return DismissError(
        by="经办员甲",
        at=bureau.later(),
        number=number,
        department=BUREAU,
        reason="调阅原件，公示无误",
        approver="局领导丁",
    )


def notable(file: TargetFile) -> list[str]:
    """Give the public items of which no error is open."""
    public = public_results(file) if file.published else {}
    return [item for item in public if not open_errors(file, (item,))]


# ── objections ────────────────────────────────────────────────────────────────────────────────────────────


def objections(bureau: Bureau) -> list[Objection]:
    """Give every objection, of every target in order."""
    names = bureau.line.store.streams("objection/")
    found: list[Objection] = [bureau.office.state(name) for name in names]
    return sorted(found, key=lambda each: (each.disputed.task, each.disputed.target, each.number))


def of_unit(bureau: Bureau, unit: Unit) -> list[Objection]:
    """Give the objections of a unit, in order."""
    return [each for each in objections(bureau) if (each.disputed.task, each.disputed.target) == unit]


def stream_of(objection: Objection) -> str:
    """Name an objection's stream."""
    return objection_stream(objection.disputed.task, objection.disputed.target, objection.number)


def objecting(
    bureau: Bureau, file: TargetFile, *, complete: bool = True, late: bool = False
) -> ReceiveObjection:
    """Make an objection to the latest version that the platform shows."""
    version = shown_versions(file)[-1]
    last = calendar_day_deadline(CALENDAR, date.fromisoformat(version.on), 60).day
    while late and bureau.today <= last.isoformat():
        bureau.next_day(7)
    at, public = bureau.later(), disputed(file, version.version)
    earlier = of_unit(bureau, (file.task, file.target))
    if public is None:
        raise LookupError(file.target)
    number = len(earlier) + 1
    return ReceiveObjection(
        by="窗口戊",
        at=at,
        number=number,
        disputed=public,
        applicant=file.target,
        items=public.items,
        application=paper("异议申请书") if complete else None,
        evidence=(paper(f"台账复印件{number}"),),
        received_by=BUREAU if complete else MARKET,
        last_day=last.isoformat(),
        before=earlier[-1].before() if earlier else None,
    )


def forwarding(bureau: Bureau) -> ForwardObjection:
    """Hand an objection on."""
    return ForwardObjection(by=f"{MARKET}收发室", at=bureau.later())


def requesting(bureau: Bureau) -> RequestSupplement:
    """Ask for what is missing."""
    at = bureau.later()
    until = (date.fromisoformat(at[:10]) + timedelta(days=10)).isoformat()
    return RequestSupplement(by="复查员己", at=at, wanted="书面申请", until=until)


def supplementing(bureau: Bureau, objection: Objection) -> SupplementObjection:
    """Hand in what is missing, or more evidence."""
    application = None if objection.application else paper("异议申请书")
    evidence = (paper(f"补充材料{len(objection.evidence)}"),)
    return SupplementObjection(by="窗口戊", at=bureau.later(), application=application, evidence=evidence)


def concluding(bureau: Bureau, objection: Objection, wrong: int) -> ConcludeReexamination:
    """Conclude: so many items were wrong."""
    return ConcludeReexamination(
        by="复查员己",
        at=bureau.later(),
        nature=objection.nature,
        reviewers=("复查员己", "复查员庚"),
        outcomes=tuple(
            ItemOutcome(item=item, outcome="wrong" if index < wrong else "right", reason="调阅原件")
            for index, item in enumerate(objection.items)
        ),
    )


def feeding_back(bureau: Bureau) -> SendFeedback:
    """Tell the target."""
    remedies = bureau.line.rules.keys.remedies.value
    return SendFeedback(by="复查员己", at=bureau.later(), paper=paper("复查情况反馈"), remedies=remedies)


def wrong_items(file: TargetFile, objection: Objection) -> list[str]:
    """Give the items that were found wrong and were not corrected because of it."""
    corrected = {
        change.item
        for each in file.corrections
        for change in each.changes
        if each.objection == objection.number
    }
    wrong = objection.conclusion.wrong if objection.conclusion else ()
    return [each for each in wrong if each not in corrected]


# ── follow-ups ────────────────────────────────────────────────────────────────────────────────────────────


def followups(bureau: Bureau) -> list[FollowUp]:
    """Give every follow-up."""
    return [bureau.office.state(name) for name in bureau.line.store.streams("followup/")]


def followup_name(found: FollowUp) -> str:
    """Name a follow-up's stream."""
    return followup_stream(found.task, found.target, found.number)


def problems(file: TargetFile) -> dict[str, tuple[Result, ...]]:
    """Give the items of which something was found."""
    listed = found_results(file).items()
    return {item: found for item, found in listed if any(RESULTS[code].problem for code in found)}


def opening(bureau: Bureau, file: TargetFile, *, own: bool = False) -> OpenFollowUp:
    """Make a follow-up of the first problem, one's own or another's; without one it is of what was found all the same."""
    at, found = bureau.later(), problems(file) or found_results(file)
    item = next(iter(found))
    number = 1 + sum((each.task, each.target) == (file.task, file.target) for each in followups(bureau))
    return OpenFollowUp(
        by="经办员甲",
        at=at,
        task=file.task,
        target=file.target,
        number=number,
        matter="处罚惩戒" if own else "衔接移交",
        item=item,
        results=found[item],
        basis="《节约能源法》第七十四条",
        department=BUREAU,
        competent=BUREAU if own else EMERGENCY,
        found_on=found_between(file, item)[1],
    )


def acknowledging(bureau: Bureau, followup: FollowUp) -> AcknowledgeFollowUp:
    """Whoever is competent has it."""
    at, body = bureau.later(), followup.competent
    return AcknowledgeFollowUp(by="经办员甲", at=at, body=body, sent_on=at[:10], number="应急收7号")


def closing(bureau: Bureau) -> CloseFollowUp:
    """It has come to its end."""
    return CloseFollowUp(by="经办员甲", at=bureau.later(), outcome="已整改")


# ── filing away ───────────────────────────────────────────────────────────────────────────────────────────


def sealing(bureau: Bureau, file: TargetFile) -> SealFile:
    """Put a file together; where nothing has happened yet, of something."""
    materials = electronic(file, "电子库") or (Material(role="来访登记", paper=paper("来访登记")),)
    return SealFile(by="档案员壬", at=bureau.later(), materials=materials)


def archiving(bureau: Bureau, code: str) -> ArchiveTask:
    """Make another edition of a task's archive."""
    editions = bureau.office.state(f"archive/{code}").editions
    made = archive(bureau.line, edition=len(editions) + 1)
    return evolve(made, at=bureau.later(), dossier=bureau.office.dossier(code))


def archivable(bureau: Bureau, code: str) -> bool:
    """Say whether a task is whole, and something is new since it was archived last."""
    task = bureau.task(code)
    if task is None or (task.lock is None and task.ended is None):
        return False
    found = bureau.office.dossier(code)
    editions = bureau.office.state(f"archive/{code}").editions
    return not list(dossier_faults(found)) and not (editions and editions[-1].dossier == found)
