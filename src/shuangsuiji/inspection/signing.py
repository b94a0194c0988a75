"""签字 (第十六条、第十七条): the target after the last item, all of the team, and who is responsible for each item."""

from collections.abc import Iterator
from datetime import datetime

from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.inspection.seen import Seen
from shuangsuiji.sheets.items import ItemSheet
from shuangsuiji.sheets.signing import Signature
from shuangsuiji.texts import china_day


def signing_faults(seen: Seen) -> Iterator[Fault]:
    """Give what forbids the signatures, the team's and the target's."""
    yield from _team_faults(seen)
    for index, sheet in enumerate(seen.inspection.sheets):
        yield from _sheet_faults(f"$.inspection.sheets[{index}]", sheet, seen)
    yield from _target_faults(seen)


def _team_faults(seen: Seen) -> Iterator[Fault]:
    """全体成员签字 (第十七条): who was not there signs 知悉."""
    signatures, visits = seen.inspection.signatures, seen.inspection.visits
    missing = set(seen.team.inspectors) - {each.inspector for each in signatures}
    if missing:
        names = "、".join(each for each in seen.team.inspectors if each in missing)
        yield fault("SSJ-RECORD-UNSIGNED", at("$.inspection.signatures"), missing=names)
    there = {each for visit in visits for each in visit.inspectors}
    since = seen.done_on
    for index, each in enumerate(signatures):
        path = f"$.inspection.signatures[{index}]"
        if each.inspector not in seen.team.inspectors:
            yield fault("SSJ-RECORD-STRANGER", at(f"{path}.inspector"), inspector=each.inspector)
        elif visits and each.present != (each.inspector in there):
            yield fault("SSJ-RECORD-PRESENT", at(f"{path}.present"), inspector=each.inspector)
        yield from _signature_faults(path, each, since, seen)
        if each.text != seen.inspection.text:
            yield fault("SSJ-RECORD-TEXT", at(f"{path}.text"), expected=seen.inspection.text)


def _sheet_faults(path: str, sheet: ItemSheet, seen: Seen) -> Iterator[Fault]:
    """各专项检查具体负责检查的人员签字 (第十七条)."""
    signed = {each.inspector for each in sheet.signatures}
    missing = [each for each in sheet.responsible if each not in signed]
    if missing:
        yield fault("SSJ-RECORD-UNSIGNED", at(f"{path}.signatures"), missing="、".join(missing))
    for index, each in enumerate(sheet.signatures):
        place = f"{path}.signatures[{index}]"
        if each.inspector not in sheet.responsible:
            yield fault("SSJ-RECORD-STRANGER", at(f"{place}.inspector"), inspector=each.inspector)
        yield from _signature_faults(place, each, china_day(sheet.finished_at), seen)
        if each.text != sheet.text:
            yield fault("SSJ-RECORD-TEXT", at(f"{place}.text"), expected=sheet.text)


def _signature_faults(path: str, signature: Signature, since: str, seen: Seen) -> Iterator[Fault]:
    """Nobody signs before it is done, nor before the return that asks for it anew (第十九条)."""
    current = seen.file.current
    returned = current.returned if current else None
    earliest = max(since, returned.at[:10] if returned else "")
    if signature.on < earliest:
        yield fault("SSJ-RECORD-EARLY", at(f"{path}.on"), earliest=earliest, signed=signature.on)
    yield from seen.day_faults(f"{path}.on", signature.on)


def _target_faults(seen: Seen) -> Iterator[Fault]:
    """当事人栏 (第十六条第三项): signed after the last item, or refused before a witness; not where all is stated directly."""
    made = seen.inspection
    both, neither = bool(made.countersigned and made.refusal), not (made.countersigned or made.refusal)
    if both or (neither and made.visits and not made.direct):
        yield fault("SSJ-RECORD-COUNTERSIGN", at("$.inspection.refusal"))
    if made.countersigned:
        yield from _countersign_faults(seen, made.countersigned.at, made.countersigned.text)
    if made.refusal and seen.rules.keys.refusal_to_sign.value == "forbid":
        yield fault("SSJ-RECORD-REFUSED", at("$.inspection.refusal"))
    elif made.refusal and not (made.refusal.witness.strip() or made.refusal.recording.strip()):
        yield fault("SSJ-RECORD-WITNESS", at("$.inspection.refusal"))


def _countersign_faults(seen: Seen, signed_at: str, text: str) -> Iterator[Fault]:
    path, made = "$.inspection.countersigned", seen.inspection
    last = max((datetime.fromisoformat(each.finished_at) for each in made.sheets), default=None)
    if last and datetime.fromisoformat(signed_at) < last:
        yield fault("SSJ-RECORD-COUNTERSIGN-EARLY", at(f"{path}.at"), last=last.isoformat(), signed=signed_at)
    if text != made.text:
        yield fault("SSJ-RECORD-TEXT", at(f"{path}.text"), expected=made.text)
    yield from seen.day_faults(f"{path}.at", china_day(signed_at))


def signing_findings(seen: Seen) -> Iterator[Finding]:
    """A target that did not sign, and members who sign what they did not see, go on record."""
    if seen.inspection.refusal:
        reason = seen.inspection.refusal.reason
        yield finding("SSJ-A16-17", seen.rules, "refusal_to_sign", severity="notice", reason=reason)
    absent = [each.inspector for each in seen.inspection.signatures if not each.present]
    if absent:
        yield article_finding("SSJ-A17-2", "第十七条", severity="notice", absent="、".join(absent))
