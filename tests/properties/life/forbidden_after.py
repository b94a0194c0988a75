"""不许的事 (公示与归档): receipts, corrections, objections, follow-ups and archives that are refused, and by which code."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import evolve
from tests.properties.life import aftermath, inspections, teams
from tests.properties.life.bureau import Bureau, Refused

from shuangsuiji.archive.archiving import archive_stream
from shuangsuiji.archive.leaves import FILED
from shuangsuiji.content_digest import H
from shuangsuiji.followup.state import found_results
from shuangsuiji.found_errors import open_errors, open_items
from shuangsuiji.objection.state import Nature, Objection
from shuangsuiji.procedure import AnyAct
from shuangsuiji.publicity import PublishResult
from shuangsuiji.target_file import TargetFile


def receipts(bureau: Bureau) -> Iterator[Refused]:
    """Receipts that are forged, of nothing, of something else, twice, or too early."""
    for stream, document in list(bureau.owed())[:1]:
        yield Refused(
            stream=stream, act=bureau.acknowledging(document, by="某科室"), code="SSJ-RECEIPT-FORGED"
        )
        other = bureau.acknowledging(document, digest="0" * 64)
        yield Refused(stream=stream, act=other, code="SSJ-RECEIPT-OTHER")
        unknown = bureau.acknowledging(document, key=f"{document.key}0")
        yield Refused(stream=stream, act=unknown, code="SSJ-RECEIPT-UNKNOWN")
    for file in bureau.files():
        stream = inspections.stream_of((file.task, file.target))
        known = bureau.documents(stream)
        arrived = {each.key for each in file.receipts}
        twice = next((each for each in known if each.key in arrived), None)
        if twice and not file.sealed:
            yield Refused(stream=stream, act=bureau.acknowledging(twice), code="SSJ-RECEIPT-TWICE")
        owed = [each for each in known if each.key not in arrived]
        if owed and owed[-1].kind == "publicity" and owed[0].kind != "publicity":
            yield Refused(stream=stream, act=bureau.acknowledging(owed[-1]), code="SSJ-RECEIPT-EARLY")


def unpassed(bureau: Bureau) -> Iterator[Refused]:
    """Something is made public that not every department has passed, or that is withheld."""
    for file in bureau.files():
        if file.published or (file.passed and not file.withheld):
            continue
        stream = inspections.stream_of((file.task, file.target))
        entry = next((each for each in bureau.documents(stream) if each.kind == "entry"), None)
        if entry is None:
            continue
        act = bureau.acknowledging(entry)
        key = entry.key.replace("entry", "publicity", 1)
        made = PublishResult(
            by=act.by,
            at=act.at,
            receipt=evolve(act.receipt, key=key),  # type: ignore[attr-defined]
        )
        yield Refused(stream=stream, act=made, code="SSJ-RECEIPT-UNKNOWN")


def corrections(bureau: Bureau) -> Iterator[Refused]:
    """Corrections of what is not public, of something else, of nothing, by nobody's department."""
    for file in bureau.files():
        stream = inspections.stream_of((file.task, file.target))
        if file.current is None:
            continue
        act = aftermath.correcting(bureau, file, file.items[0].id)
        change = act.changes[0]
        if not file.published:
            yield Refused(stream=stream, act=act, code="SSJ-CORRECT-UNPUBLISHED")
            continue
        other = evolve(act, changes=(evolve(change, before=("NOT_DISCLOSED",)),))
        yield Refused(stream=stream, act=other, code="SSJ-CORRECT-BEFORE")
        same = evolve(act, changes=(evolve(change, results=change.before),))
        yield Refused(stream=stream, act=same, code="SSJ-CORRECT-SAME")
        stranger = evolve(act, department="市公安局")
        yield Refused(stream=stream, act=stranger, code="SSJ-REVIEW-DEPARTMENT")
        if not file.sealed:
            yield Refused(stream=stream, act=inspections.withholding(bureau), code="SSJ-WITHHOLD-PUBLISHED")


def errors(bureau: Bureau) -> Iterator[Refused]:
    """Errors that are on record, that there are not, and corrections that say another day."""
    for file in bureau.files():
        stream = inspections.stream_of((file.task, file.target))
        none = aftermath.dismissing(bureau, len(file.errors) + 1)
        yield Refused(stream=stream, act=none, code="SSJ-ERROR-UNKNOWN")
        for each in open_errors(file):
            item = open_items(each, file)[0]
            again = aftermath.noting(bureau, file, (item,))
            yield Refused(stream=stream, act=again, code="SSJ-ERROR-NOTED")
            act = aftermath.correcting(bureau, file, item)
            found = date.fromisoformat(act.found_on) - timedelta(days=1)
            other = evolve(act, found_on=found.isoformat())
            yield Refused(stream=stream, act=other, code="SSJ-CORRECT-NOTED")


def objections(bureau: Bureau) -> Iterator[Refused]:
    """Objections of strangers and before publicity, and what is not their turn."""
    for file in bureau.files():
        if file.published:
            act = aftermath.objecting(bureau, file)
            other = evolve(act, applicant="对象9999")
            yield Refused(stream=act.stream(), act=other, code="SSJ-OBJECTION-STRANGER")
            early = evolve(act, last_day=file.published[:10])
            yield Refused(stream=act.stream(), act=early, code="SSJ-OBJECTION-LAST-DAY")
    for each in aftermath.objections(bureau):
        stream = aftermath.stream_of(each)
        for untimely, code in _untimely(bureau, each):
            yield Refused(stream=stream, act=untimely, code=code)


def _untimely(bureau: Bureau, each: Objection) -> Iterator[tuple[AnyAct, str]]:
    conclude = aftermath.concluding(bureau, each, 0)
    if each.conclusion:
        yield conclude, "SSJ-OBJECTION-CONCLUDED"
        yield aftermath.supplementing(bureau, each), "SSJ-OBJECTION-CONCLUDED"
    elif not each.forwarded_on:
        yield conclude, "SSJ-OBJECTION-ELSEWHERE"
    else:
        other: Nature = "internal" if each.nature == "objection" else "objection"
        code = "SSJ-OBJECTION-ACCEPTED" if each.nature == "objection" else "SSJ-OBJECTION-NOT-ACCEPTED"
        yield evolve(conclude, nature=other), code
    tell = aftermath.feeding_back(bureau)
    if each.feedback:
        yield tell, "SSJ-OBJECTION-TOLD"
    elif each.conclusion is None:
        yield tell, "SSJ-OBJECTION-UNDECIDED"
    else:
        yield evolve(tell, remedies="无"), "SSJ-OBJECTION-REMEDIES"


def unfounded(bureau: Bureau) -> Iterator[Refused]:
    """An item is corrected because of an objection that did not find it wrong."""
    for each in aftermath.objections(bureau):
        file = bureau.file((each.disputed.task, each.disputed.target))
        right = [o.item for o in each.conclusion.outcomes if o.outcome == "right"] if each.conclusion else []
        if file and right:
            act = aftermath.correcting(bureau, file, right[0], each)
            stream = inspections.stream_of((file.task, file.target))
            yield Refused(stream=stream, act=act, code="SSJ-CORRECT-UPHELD")


def followups(bureau: Bureau) -> Iterator[Refused]:
    """Follow-ups of nothing, and what is not their turn."""
    for file in bureau.files():
        if found_results(file) and not aftermath.problems(file):
            act = aftermath.opening(bureau, file)
            yield Refused(stream=act.stream(), act=act, code="SSJ-FOLLOWUP-NOTHING")
    for each in aftermath.followups(bureau):
        stream = aftermath.followup_name(each)
        if each.closed_on:
            yield Refused(stream=stream, act=aftermath.closing(bureau), code="SSJ-FOLLOWUP-CLOSED")
        elif each.handover:
            yield Refused(
                stream=stream, act=aftermath.acknowledging(bureau, each), code="SSJ-FOLLOWUP-HANDED"
            )
        elif each.competent != each.department:
            yield Refused(stream=stream, act=aftermath.closing(bureau), code="SSJ-FOLLOWUP-UNRECEIVED")


def sealing(bureau: Bureau) -> Iterator[Refused]:
    """Files that are put together too early, without the record, or twice; and what comes in afterwards."""
    for file in bureau.files():
        stream, act = inspections.stream_of((file.task, file.target)), aftermath.sealing(bureau, file)
        if file.sealed:
            yield Refused(stream=stream, act=act, code="SSJ-SEAL-TWICE")
            yield from _after_seal(bureau, file, stream)
        elif not file.settled:
            yield Refused(stream=stream, act=act, code="SSJ-SEAL-UNSETTLED")
        for index, each in enumerate(act.materials):
            rest = (*act.materials[:index], *act.materials[index + 1 :])
            if rest:
                yield Refused(stream=stream, act=evolve(act, materials=rest), code="SSJ-SEAL-MISSING")
            if each.role in FILED:
                other = evolve(each, paper=evolve(each.paper, digest=H.hex(b"other")))
                yield Refused(stream=stream, act=evolve(act, materials=(*rest, other)), code="SSJ-SEAL-OTHER")


def _after_seal(bureau: Bureau, file: TargetFile, stream: str) -> Iterator[Refused]:
    unit = (file.task, file.target)
    look = inspections.pre_checking(bureau, unit)
    yield Refused(stream=stream, act=look, code="SSJ-SEAL-CLOSED")
    if not file.open_for_record:
        record = inspections.inspecting(bureau, unit, 0)
        yield Refused(stream=stream, act=record, code="SSJ-FILE-UNDER-REVIEW")


def archiving(bureau: Bureau) -> Iterator[Refused]:
    """Archives of what is not whole, by another department, of nothing new."""
    for task in bureau.tasks():
        code = task.setup.code
        if task.lock is None:
            continue
        act, stream = aftermath.archiving(bureau, code), archive_stream(code)
        if any(not each.sealed_at and not each.given_back for each in act.dossier.entries):
            yield Refused(stream=stream, act=act, code="SSJ-ARCHIVE-FILE")
        elif not aftermath.archivable(bureau, code) and bureau.archived(code):
            same = bureau.office.state(stream).editions[-1].dossier == act.dossier
            yield from [Refused(stream=stream, act=act, code="SSJ-ARCHIVE-SAME")] if same else []
        other = evolve(act, department="市公安局")
        yield Refused(stream=stream, act=other, code="SSJ-ARCHIVE-DEPARTMENT")


def closed(bureau: Bureau) -> Iterator[Refused]:
    """Targets of a closed task that nobody had inspected are inspected all the same."""
    for unit in bureau.units():
        if not inspections.goes_on(bureau, unit):
            act = inspections.pre_checking(bureau, unit)
            yield Refused(stream=inspections.stream_of(unit), act=act, code="SSJ-TASK-ENDED")


RULES = {
    "closed tasks": closed,
    "receipts": receipts,
    "publicity": unpassed,
    "corrections": corrections,
    "errors": errors,
    "objections": objections,
    "corrections after objections": unfounded,
    "follow-ups": followups,
    "filing": sealing,
    "archives": archiving,
    "teams": teams.closed_acts,
}
"""What nobody may do after the reviews, by what it is done to."""

CODES = {
    "SSJ-RECEIPT-FORGED",
    "SSJ-RECEIPT-OTHER",
    "SSJ-RECEIPT-UNKNOWN",
    "SSJ-RECEIPT-TWICE",
    "SSJ-RECEIPT-EARLY",
    "SSJ-CORRECT-UNPUBLISHED",
    "SSJ-CORRECT-BEFORE",
    "SSJ-CORRECT-SAME",
    "SSJ-CORRECT-UPHELD",
    "SSJ-CORRECT-NOTED",
    "SSJ-ERROR-NOTED",
    "SSJ-ERROR-UNKNOWN",
    "SSJ-REVIEW-DEPARTMENT",
    "SSJ-WITHHOLD-PUBLISHED",
    "SSJ-OBJECTION-STRANGER",
    "SSJ-OBJECTION-LAST-DAY",
    "SSJ-OBJECTION-CONCLUDED",
    "SSJ-OBJECTION-ELSEWHERE",
    "SSJ-OBJECTION-ACCEPTED",
    "SSJ-OBJECTION-NOT-ACCEPTED",
    "SSJ-OBJECTION-TOLD",
    "SSJ-OBJECTION-UNDECIDED",
    "SSJ-OBJECTION-REMEDIES",
    "SSJ-FOLLOWUP-NOTHING",
    "SSJ-FOLLOWUP-CLOSED",
    "SSJ-FOLLOWUP-HANDED",
    "SSJ-FOLLOWUP-UNRECEIVED",
    "SSJ-SEAL-TWICE",
    "SSJ-SEAL-CLOSED",
    "SSJ-SEAL-UNSETTLED",
    "SSJ-SEAL-MISSING",
    "SSJ-SEAL-OTHER",
    "SSJ-FILE-UNDER-REVIEW",
    "SSJ-ARCHIVE-FILE",
    "SSJ-ARCHIVE-SAME",
    "SSJ-ARCHIVE-DEPARTMENT",
    "SSJ-ARCHIVE-CLOSED",
    "SSJ-TEAM-PUBLISHED",
    "SSJ-TASK-ENDED",
}
"""The codes that refuse it."""
