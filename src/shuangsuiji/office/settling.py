"""确认与作废 (第十一条; spec 3.5, 8.2): a confirmed list is locked; a void is on record for ever."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from attrs import evolve

from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Beacon, Contribution
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal import Round
from shuangsuiji.draw.journal_entries import Confirmed, Voided
from shuangsuiji.draw.report import Outcome, Report
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.office.checking import evidence_at
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.texts import free_text_fault, identifier_fault, normalised


def confirm_round(folder: TaskFolder, by: str, at: str, beacon: Beacon | None) -> Report:
    """确认: write the record's digest into the journal; from then on the list is locked.

    The record is verified first: what does not verify is not confirmed.

    Args:
        folder: the task's folder.
        by: who confirms.
        at: the instant of the act.
        beacon: checks a beacon's signature.

    Raises:
        InvalidInput: the name is no identifier, or nothing is drawn yet.
        ActRefused: the round is over, `draw_by` is past, or the record does not verify.
    """
    name = normalised(by)
    raise_if(found for found in [identifier_fault(name, Place(path="--by"))] if found)
    with folder.lock_existing():
        current = folder.current()
        announcement = _open(folder, current)
        if datetime.fromisoformat(at) > datetime.fromisoformat(announcement.draw_by):
            late = fault("SSJ-OFFICE-ABANDONED", round=current.number, draw_by=announcement.draw_by)
            raise ActRefused(late)
        report = verify(_evidence(folder, current, beacon))
        wrong = list(_unverified(report, announcement))
        if wrong:
            raise ActRefused(fault("SSJ-OFFICE-UNVERIFIED", round=current.number), *wrong)
        body = Confirmed(by=name, record=report.record)
        digest, h = announcement.digest(), announcement.h
        folder.keep(folder.journal().append(body, digest, at, h), h)
        return verify(_evidence(folder, current, beacon))


def void_round(folder: TaskFolder, reason: str, approver: str, withheld: Sequence[str], at: str) -> Round:
    """作废: void the round on record, before its confirmation only.

    Args:
        folder: the task's folder.
        reason: why; it is published with the next round.
        approver: who approved it.
        withheld: parties that did not reveal, where that is the cause.
        at: the instant of the act.

    Raises:
        InvalidInput: a text is empty or not allowed, or a party is none of this round's or did reveal.
        ActRefused: the round is confirmed or void already.
    """
    texts = {"--reason": normalised(reason), "--approver": normalised(approver)}
    with folder.lock_existing():
        current = folder.current()
        announcement = _open(folder, current)
        raise_if([*_text_faults(texts), *_withheld_faults(withheld, announcement, current)])
        body = Voided(
            approver=texts["--approver"], reason=texts["--reason"], withheld=tuple(dict.fromkeys(withheld))
        )
        digest, h = announcement.digest(), announcement.h
        folder.keep(folder.journal().append(body, digest, at, h), h)
        return folder.current()


def _open(folder: TaskFolder, current: Round) -> Announcement:
    if current.state != "open":
        place = Place(file=str(folder.path))
        raise ActRefused(fault(f"SSJ-OFFICE-{current.state.upper()}", place, round=current.number))
    return folder.announcement(current.number)


def _unverified(report: Report, announcement: Announcement) -> Iterator[Fault]:
    """Why a record cannot be confirmed: what failed, and what the office's own files should have let it run."""
    needed = (1, 2, 3, 4, 6, 7, 8, 9) if announcement.inspectors else (1, 2, 3, 4, 6, 7)
    for step in report.steps:
        if step.outcome is Outcome.FAILED:
            yield from step.faults
        elif step.outcome is Outcome.NOT_RUN and step.number in needed:
            yield from step.limits


def _evidence(folder: TaskFolder, current: Round, beacon: Beacon | None) -> Evidence:
    evidence = evidence_at(folder.path, current.number)
    if evidence.record is None:
        raise InvalidInput(fault("SSJ-OFFICE-NO-RECORD", Place(file=str(folder.round_path(current.number)))))
    return evolve(evidence, beacon=beacon)


def _text_faults(texts: Mapping[str, str]) -> Iterator[Fault]:
    for option, text in texts.items():
        if not text:
            yield fault("SSJ-TEXT-EMPTY", Place(path=option))
        elif found := free_text_fault(text, Place(path=option)):
            yield found


def _withheld_faults(parties: Sequence[str], announcement: Announcement, current: Round) -> Iterator[Fault]:
    revealed = {entry.body.index for entry in current.reveals}
    places = {s.party: i for i, s in enumerate(announcement.entropy) if isinstance(s, Contribution)}
    for party in parties:
        if party not in places:
            known = "、".join(places) or "—"
            yield fault("SSJ-OFFICE-WITHHELD-UNKNOWN", Place(path="--withheld"), party=party, known=known)
        elif places[party] in revealed:
            yield fault("SSJ-OFFICE-WITHHELD-REVEALED", Place(path="--withheld"), party=party)
