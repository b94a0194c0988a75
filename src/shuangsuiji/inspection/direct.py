"""直接形成结果 (第十八条): what may be stated without an inspection, and what must bear it out."""

from collections.abc import Iterator

from shuangsuiji.codes import RESULTS
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.inspection.seen import Seen
from shuangsuiji.sheets.grounds import Ground


def direct_faults(
    seen: Seen, lines: str = "$.inspection.results", grounded: str = "$.inspection.grounds"
) -> Iterator[Fault]:
    """Every result that is stated directly has its ground, and every ground what it rests on.

    Args:
        seen: the record, or the lines that a correction puts in place of others.
        lines: where its lines stand.
        grounded: where its grounds stand.
    """
    grounds = {each.result: each for each in seen.inspection.grounds}
    stated = {code for line in seen.inspection.results for code in line.results}
    for index, line in enumerate(seen.inspection.results):
        for code in line.results:
            ground = grounds.get(code)
            place = at(f"{lines}[{index}].results")
            if RESULTS[code].direct and ground is None:
                yield fault("SSJ-RECORD-GROUND", place, item=line.item, result=RESULTS[code].words)
            if ground and ground.items and line.item not in ground.items:
                yield fault("SSJ-RECORD-LICENCE", place, item=line.item, licence=ground.licence or "—")
    for index, ground in enumerate(seen.inspection.grounds):
        path = f"{grounded}[{index}]"
        if ground.result not in stated:
            yield fault("SSJ-RECORD-GROUND-IDLE", at(f"{path}.result"), result=RESULTS[ground.result].words)
        yield from _ground_faults(path, ground, seen)


def _ground_faults(path: str, ground: Ground, seen: Seen) -> Iterator[Fault]:
    if ground.result == "UNREACHABLE" and not ground.attempts:
        yield fault("SSJ-RECORD-ATTEMPTS", at(f"{path}.attempts"))
    if RESULTS[ground.result].status and not ground.evidence:
        result = RESULTS[ground.result].words
        yield fault("SSJ-RECORD-EVIDENCE", at(f"{path}.evidence"), result=result)
    if ground.result == "MOVED_OUT" and not ground.region.strip():
        yield fault("SSJ-RECORD-REGION", at(f"{path}.region"))
    dated = [(f"{path}.decided_on", ground.decided_on)]
    dated += [(f"{path}.attempts[{index}].on", each.on) for index, each in enumerate(ground.attempts)]
    dated += [(f"{path}.evidence[{index}].on", each.on) for index, each in enumerate(ground.evidence)]
    for place, day in dated:
        yield from seen.day_faults(place, day)
    place_, rests = at(f"{path}.decided_on"), [day for _, day in dated[1:]]
    if ground.decided_on < seen.file.locked_on:
        yield fault("SSJ-RECORD-BEFORE", place_, locked=seen.file.locked_on, day=ground.decided_on)
    elif rests and ground.decided_on < max(rests):
        yield fault("SSJ-RECORD-DECIDED", place_, day=ground.decided_on, last=max(rests))


def direct_findings(seen: Seen) -> Iterator[Finding]:
    """Question what rests on little, what should have been excluded before the draw, and what is another bureau's now."""
    for ground in seen.inspection.grounds:
        words = RESULTS[ground.result].words
        if not RESULTS[ground.result].listed:
            yield article_finding("SSJ-A18-1", "第十八条", subject=ground.result, facts=ground.facts)
        routes = len({each.route for each in ground.attempts})
        least = seen.rules.keys.unreachable_min_routes.value
        if ground.result == "UNREACHABLE" and routes < least:
            yield finding("SSJ-A18-2", seen.rules, "unreachable_min_routes", routes=routes, least=least)
        early = [each for each in ground.evidence if each.on < seen.file.locked_on]
        if RESULTS[ground.result].status and early:
            yield article_finding(
                "SSJ-A18-3", "第十八条", subject=ground.result, result=words, on=early[0].on
            )
        if ground.result == "NON_COOPERATION" and not (ground.evidence and ground.warnings):
            yield article_finding("SSJ-A18-5", "第十八条")
        if ground.result == "MOVED_OUT":
            yield article_finding("SSJ-A18-7", "第十八条", severity="notice", region=ground.region)
