"""各事项的结果 (第十四条至第十七条): each item has its line and its sheet, and they say the same."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from shuangsuiji.codes import RESULTS
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.inspection.seen import Seen
from shuangsuiji.sheets.items import ItemResult, ItemSheet, Order
from shuangsuiji.texts import china_day


def result_faults(seen: Seen) -> Iterator[Fault]:
    """Give what forbids lines, sheets and orders."""
    yield from _coverage_faults(seen)
    yield from line_faults(seen)
    for index, sheet in enumerate(seen.inspection.sheets):
        yield from _method_faults(f"$.inspection.sheets[{index}]", sheet, seen)
    yield from _onsite_faults(seen)
    yield from _agreement_faults(seen)


def line_faults(
    seen: Seen, lines: str = "$.inspection.results", orders: str = "$.inspection.orders", known: int = 0
) -> Iterator[Fault]:
    """Give what forbids the lines of 汇总表 and what was ordered by word of mouth, of an entry as of a correction.

    Args:
        seen: what is judged.
        lines: where the lines stand.
        orders: where the orders stand.
        known: how many of its orders, the first ones, were entered before and are not judged again.
    """
    for index, line in enumerate(seen.inspection.results):
        path = f"{lines}[{index}]"
        yield from _consistency_faults(path, line)
        yield from _measure_faults(path, line, orders, seen)
    for index, order in enumerate(seen.inspection.orders[known:]):
        yield from _order_faults(f"{orders}[{index}]", order, seen)


def _coverage_faults(seen: Seen) -> Iterator[Fault]:
    """一次完成 (第十四条), 一企一表 (第十六条): every item has one line and one sheet, and no other item has."""
    lines = {each.item: each for each in seen.inspection.results}
    sheets = {each.item for each in seen.inspection.sheets}
    for item in seen.file.items:
        line = lines.get(item.id)
        if line is None:
            yield fault("SSJ-RECORD-MISSING", at("$.inspection.results"), item=item.name)
        if item.id not in sheets and not (line and line.direct):
            yield fault("SSJ-RECORD-SHEET", at("$.inspection.sheets"), item=item.name)
    for name in ("results", "sheets", "adopted"):
        for index, each in enumerate(getattr(seen.inspection, name)):
            if seen.file.item(each.item) is None:
                yield fault("SSJ-RECORD-ITEM", at(f"$.inspection.{name}[{index}].item"), item=each.item)


def _consistency_faults(path: str, line: ItemResult) -> Iterator[Fault]:
    """Results that exclude others stand alone; a problem has words and a measure, nothing else has (第十六条)."""
    alone = [RESULTS[code].words for code in line.results if RESULTS[code].alone]
    if alone and len(line.results) > 1:
        yield fault("SSJ-RECORD-ALONE", at(f"{path}.results"), result=alone[0])
    if line.problematic and not (line.problem.strip() and line.measures):
        yield fault("SSJ-RECORD-MEASURE", at(f"{path}.measures"), item=line.item)
    if not line.problematic and (line.measures or (line.problem and not line.direct)):
        yield fault("SSJ-RECORD-NO-PROBLEM", at(f"{path}.measures"), item=line.item)


def _measure_faults(path: str, line: ItemResult, orders: str, seen: Seen) -> Iterator[Fault]:
    """Measures are the rulebook's; some may be taken by word of mouth, and then stand in 汇总表 (第十六条第三项)."""
    known, oral = seen.rules.keys.measures.value, seen.rules.keys.oral_measures.value
    recorded = {(each.item, each.measure) for each in seen.inspection.orders}
    for index, measure in enumerate(line.measures):
        place = f"{path}.measures[{index}]"
        if measure.name not in known:
            yield fault("SSJ-RECORD-MEASURE-UNKNOWN", at(place), value=measure.name, known="、".join(known))
        elif measure.form == "oral" and measure.name not in oral:
            yield fault("SSJ-RECORD-FORM", at(f"{place}.form"), measure=measure.name, oral="、".join(oral))
        elif measure.form == "oral" and (line.item, measure.name) not in recorded:
            yield fault("SSJ-RECORD-ORAL", at(orders), item=line.item, measure=measure.name)


def _order_faults(path: str, order: Order, seen: Seen) -> Iterator[Fault]:
    """What was ordered by word of mouth is a measure of that form, given by somebody of the team."""
    oral = {
        (line.item, each.name)
        for line in seen.inspection.results
        for each in line.measures
        if each.form == "oral"
    }
    if (order.item, order.measure) not in oral:
        yield fault("SSJ-RECORD-ORDER", at(path), item=order.item, measure=order.measure)
    yield from seen.stranger_faults(f"{path}.by", order.by, order.at)
    yield from seen.day_faults(f"{path}.at", china_day(order.at))


def _method_faults(path: str, sheet: ItemSheet, seen: Seen) -> Iterator[Fault]:
    """按方案明确的检查方式 (第十五条): a visit besides them only where what was found from afar needs one."""
    item = seen.file.item(sheet.item)
    onsite = seen.rules.keys.onsite_method.value
    planned = item.methods if item else ()
    known = (*planned, onsite) if sheet.needs_onsite and onsite not in planned else planned
    for index, method in enumerate(sheet.methods):
        if item and method not in known:
            place = at(f"{path}.methods[{index}]")
            yield fault("SSJ-CHECKLIST-METHOD", place, value=method, known="、".join(known))
    if sheet.needs_onsite and not (onsite in sheet.methods and seen.inspection.visits):
        yield fault("SSJ-RECORD-ESCALATION", at(f"{path}.needs_onsite"), item=sheet.item, method=onsite)
    elif onsite in sheet.methods and not seen.inspection.visits:
        yield fault("SSJ-RECORD-NO-VISIT", at("$.inspection.visits"), item=sheet.item)
    yield from _finish_faults(f"{path}.finished_at", sheet, seen)
    for index, inspector in enumerate(sheet.responsible):
        yield from seen.stranger_faults(f"{path}.responsible[{index}]", inspector, sheet.finished_at)


def _finish_faults(path: str, sheet: ItemSheet, seen: Seen) -> Iterator[Fault]:
    """An item is done with after the list was locked, on site after the visit began, and by now."""
    day, locked = china_day(sheet.finished_at), seen.file.locked_on
    begun = [each.started_at for each in seen.inspection.visits]
    yield from seen.day_faults(path, day)
    if day < locked:
        yield fault("SSJ-RECORD-BEFORE", at(path), locked=locked, day=day)
    elif seen.rules.keys.onsite_method.value in sheet.methods and begun:
        first = min(begun, key=_instant)
        if _instant(sheet.finished_at) < _instant(first):
            yield fault("SSJ-RECORD-FINISHED", at(path), item=sheet.item, started=first)


def _onsite_faults(seen: Seen) -> Iterator[Fault]:
    """Nobody goes on site without an item that is inspected so."""
    onsite = seen.rules.keys.onsite_method.value
    methods = set(chain.from_iterable(each.methods for each in seen.inspection.sheets))
    if seen.inspection.visits and not seen.inspection.direct and onsite not in methods:
        yield fault("SSJ-RECORD-VISIT-METHOD", at("$.inspection.visits"), method=onsite)


def _agreement_faults(seen: Seen) -> Iterator[Fault]:
    """逐一核对 (第十七条): what 汇总表 says of an item is what its sheet says, cell by cell."""
    sheets = {each.item: each for each in seen.inspection.sheets}
    for index, line in enumerate(seen.inspection.results):
        sheet = sheets.get(line.item)
        if sheet is None:
            continue
        for cell in ("results", "problem"):
            if getattr(sheet, cell) != getattr(line, cell):
                place = at(f"$.inspection.results[{index}].{cell}")
                yield fault("SSJ-RECORD-MISMATCH", place, item=line.item)


def result_findings(seen: Seen) -> Iterator[Finding]:
    """Give what questions lines and sheets."""
    keys = seen.rules.keys
    for line in seen.inspection.results:
        names = [each.name for each in line.measures]
        if "CORRECTED" in line.results and not set(names) & set(keys.oral_measures.value):
            yield article_finding(
                "SSJ-A16-15", "第十六条", subject=line.item, item=line.item, measures="、".join(names)
            )
        for each in line.measures:
            if each.name in keys.linked_measures.value and not each.number:
                yield finding(
                    "SSJ-A16-12",
                    seen.rules,
                    "linked_measures",
                    severity="notice",
                    subject=line.item,
                    measure=each.name,
                )
    yield from _commission_findings(seen)
    for conclusion in seen.inspection.adopted:
        used = max((each.finished_at for each in seen.inspection.sheets), key=_instant, default=seen.day)
        if conclusion.valid_to and conclusion.valid_to < china_day(used):
            yield article_finding(
                "SSJ-A15-6",
                "第十五条",
                subject=conclusion.item,
                number=conclusion.number,
                valid_to=conclusion.valid_to,
            )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _commission_findings(seen: Seen) -> Iterator[Finding]:
    """What was done by commission has its commission on record (第十五条)."""
    method = seen.rules.keys.commission_method.value
    commissioned = {item for each in seen.file.commissions for item in each.items}
    for sheet in seen.inspection.sheets:
        if method in sheet.methods and sheet.item not in commissioned:
            yield finding(
                "SSJ-A15-4-NONE", seen.rules, "commission_method", subject=sheet.item, item=sheet.item
            )
