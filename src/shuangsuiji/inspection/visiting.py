"""实地检查 (第十六条第二项、第二十五条、第二十六条): two of the team at least, announced, filmed, and no burden."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.inspection.seen import Seen
from shuangsuiji.notice import issuing
from shuangsuiji.sheets.visits import Presence, Visit
from shuangsuiji.texts import china_day
from shuangsuiji.workdays import Calendar


def visit_faults(seen: Seen) -> Iterator[Fault]:
    """Give what forbids the visits."""
    visits = seen.inspection.visits
    for index, visit in enumerate(visits):
        path = f"$.inspection.visits[{index}]"
        yield from _presence_faults(seen, path, visit)
        yield from seen.day_faults(f"{path}.ended_at", china_day(visit.ended_at))
        if visit.on < seen.file.locked_on:
            place = at(f"{path}.started_at")
            yield fault("SSJ-RECORD-BEFORE", place, locked=seen.file.locked_on, day=visit.on)
    if visits and not seen.inspection.direct:
        yield from issuing.visit_faults(seen.file, _first(visits))


def _first(visits: tuple[Visit, ...]) -> str:
    """Give when the first visit began."""
    return min((each.started_at for each in visits), key=datetime.fromisoformat)


def _presence_faults(seen: Seen, path: str, visit: Visit) -> Iterator[Fault]:
    """不得少于两人 (第十六条第二项): of the team, at the same time, each with a valid certificate; nobody else counts."""
    valid = [each for each in visit.present if not each.valid_to or visit.on <= each.valid_to]
    least = seen.rules.keys.min_onsite.value
    together = _together(visit, valid)
    if together < least:
        yield fault("SSJ-RECORD-INSPECTORS", at(f"{path}.present"), least=least, found=together)
    for index, inspector in enumerate(visit.present):
        place = f"{path}.present[{index}]"
        yield from seen.stranger_faults(place, inspector.inspector, inspector.arrived_at or visit.started_at)
        if inspector not in valid:
            yield fault(
                "SSJ-RECORD-EXPIRED",
                at(f"{place}.valid_to"),
                inspector=inspector.inspector,
                valid_to=inspector.valid_to,
            )


def _together(visit: Visit, inspectors: list[Presence]) -> int:
    """Give the most of them that were there at the same time; the number grows only when somebody comes."""
    comings = {each.arrived_at or visit.started_at for each in inspectors}
    return max((sum(visit.there(each, then) for each in inspectors) for then in comings), default=0)


def visit_findings(seen: Seen, calendar: Calendar | None) -> Iterator[Finding]:
    """Give what questions the visits."""
    visits = seen.inspection.visits
    if not visits:
        return
    if not seen.inspection.direct:
        yield from _preparation_findings(seen)
    for number, visit in enumerate(visits, 1):
        if not seen.file.first <= visit.on <= seen.file.last:
            yield article_finding(
                "SSJ-A10-3-VISIT", "第十条", on=visit.on, first=seen.file.first, last=seen.file.last
            )
        if seen.rules.keys.av_required.value and not visit.recordings:
            yield finding("SSJ-A25-2", seen.rules, "av_required", subject=str(number), on=visit.on)
        yield from _certificate_findings(seen, visit)
        yield from _department_findings(seen, number, visit)
        yield from _burden_findings(seen, number, visit, calendar)
    yield from _repeat_findings(visits)


def _preparation_findings(seen: Seen) -> Iterator[Finding]:
    """预查比对 and 通知书 (第十六条)."""
    first, pre_check = _first(seen.inspection.visits), seen.file.pre_check
    if pre_check is None or datetime.fromisoformat(pre_check.at) >= datetime.fromisoformat(first):
        yield article_finding("SSJ-A16-1", "第十六条")
    yield from issuing.visit_findings(seen.file, _serving(seen, first), first, seen.rules)


def _serving(seen: Seen, instant: str) -> tuple[str, ...]:
    return tuple(each.inspector for each in seen.team.serving(instant))


def _certificate_findings(seen: Seen, visit: Visit) -> Iterator[Finding]:
    """出示执法证件 (第十六条): the number that was shown is the one that the notice told."""
    started = datetime.fromisoformat(visit.started_at)
    before = (each for each in seen.file.notices if datetime.fromisoformat(each.at) < started)
    told = {each.inspector: each.certificate for notice in before for each in notice.inspectors}
    for each in visit.present:
        if each.certificate and each.certificate != told.get(each.inspector, each.certificate):
            yield article_finding(
                "SSJ-A16-11",
                "第十六条",
                subject=each.inspector,
                inspector=each.inspector,
                shown=each.certificate,
                told=told[each.inspector],
            )


def _department_findings(seen: Seen, number: int, visit: Visit) -> Iterator[Finding]:
    """Somebody of the department whose item it is should be there (第十六条)."""
    of = {each.inspector: each.department for each in seen.team.serving(visit.started_at)}
    there = [of[each] for each in visit.inspectors if each in of]
    # Every executing department is in every team; how many of each must come, the article does not say.
    least = seen.rules.keys.min_onsite_per_department.value or 0
    for department in dict.fromkeys(of.values()):
        if there.count(department) < least:
            yield finding(
                "SSJ-A16-10-EACH",
                seen.rules,
                "min_onsite_per_department",
                subject=str(number),
                visit=number,
                department=department,
                least=least,
            )
    onsite = seen.rules.keys.onsite_method.value
    looked = {each.item for each in seen.inspection.sheets if onsite in each.methods}
    for department in {each.initiating: None for each in seen.file.items if each.id in looked}:
        if department in of.values() and department not in there:
            yield article_finding(
                "SSJ-A16-10", "第十六条", subject=str(number), department=department, on=visit.on
            )


def _burden_findings(seen: Seen, number: int, visit: Visit, calendar: Calendar | None) -> Iterator[Finding]:
    """不得妨碍正常的生产经营活动 (第二十六条)."""
    keys, subject = seen.rules.keys, str(number)
    started, ended = datetime.fromisoformat(visit.started_at), datetime.fromisoformat(visit.ended_at)
    longest = keys.max_visit_hours.value
    if longest is not None and ended - started > timedelta(hours=longest):
        yield finding(
            "SSJ-A26-1-LONG", seen.rules, "max_visit_hours", subject=subject, visit=number, hours=longest
        )
    earliest, latest = keys.visit_from_hour.value, keys.visit_to_hour.value
    if earliest is not None and started.hour < earliest:
        yield finding(
            "SSJ-A26-1-EARLY", seen.rules, "visit_from_hour", subject=subject, visit=number, hour=earliest
        )
    if latest is not None and (ended.hour, ended.minute, ended.second) > (latest, 0, 0):
        yield finding(
            "SSJ-A26-1-LATE", seen.rules, "visit_to_hour", subject=subject, visit=number, hour=latest
        )
    day = date.fromisoformat(visit.on)
    if calendar and calendar.is_announced(day) and not calendar.is_working_day(day):
        yield article_finding("SSJ-A26-1-REST", "第二十六条", subject=subject, on=visit.on)
    if any(
        each.holds(day)
        and each.region in {"", seen.file.area}
        and not (each.random_exempt and seen.file.random)
        for each in keys.quiet_periods.value
    ):
        yield finding("SSJ-A26-1-QUIET", seen.rules, "quiet_periods", subject=subject, on=visit.on)
    if visit.objection:
        yield article_finding("SSJ-A26-1", "第二十六条", subject=subject, objection=visit.objection)


def _repeat_findings(visits: tuple[Visit, ...]) -> Iterator[Finding]:
    """一次性完成 (第二条、第十四条): one visit is enough, and another day needs a reason."""
    if len(visits) > 1:
        yield article_finding("SSJ-A14-4", "第十四条", visits=len(visits))
    first = min(each.on for each in visits)
    for number, visit in enumerate(visits, 1):
        if visit.on != first and not visit.reason.strip():
            yield article_finding("SSJ-A02-6", "第二条", subject=str(number), visit=number, on=visit.on)
