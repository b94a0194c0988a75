"""重新制作的记录 (第十九条、第二十三条): what a record says that takes the place of one before it, returned or not entered."""

from collections.abc import Iterator

from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.inspection.seen import Seen
from shuangsuiji.sheets.record import Inspection


def again_findings(seen: Seen) -> Iterator[Finding]:
    """Question a record that leaves out a visit, or makes a check count that was given back."""
    for before in seen.file.records[-1:]:
        yield from _visit_findings(seen, before)
        if not _counts(before, seen) and _counts(seen.inspection, seen):
            yield finding("SSJ-A23-1-BACK", seen.rules, "direct_not_counted", target=seen.file.target)


def _visit_findings(seen: Seen, before: Inspection) -> Iterator[Finding]:
    """去过就是去过: whoever was on site at some time was there, whatever the record says of it now."""
    kept = {(each.started_at, each.inspectors) for each in seen.inspection.visits}
    for each in before.visits:
        if (each.started_at, each.inspectors) not in kept:
            there = "、".join(each.inspectors)
            yield article_finding(
                "SSJ-A19-7", "第十九条", subject=each.started_at, at=each.started_at, there=there
            )


def _counts(made: Inspection, seen: Seen) -> bool:
    """Say whether a record counts as a check of the year; another task may draw the target where it does not (第二十三条)."""
    codes = {code for each in made.results for code in each.results}
    return not codes <= set(seen.rules.keys.direct_not_counted.value)
