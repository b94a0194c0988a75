"""预警的重判 (设计决定 6): whether a journal's entry notes what questions its act, that and no more, with who answered for it.

What depends on a calendar was noted under the calendar of the day, which a replay does not have: it is what some calendar
can give.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from attrs import evolve

from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, unanswered
from shuangsuiji.journal import Entry
from shuangsuiji.procedure import override_faults
from shuangsuiji.workdays import ONE_DAY, Calendar, CalendarYear

_COUNTED: Final = frozenset({"due", "last"})
"""The data of a finding that a calendar counts out."""


def finding_faults(
    entry: Entry, found: Sequence[Finding], under: Callable[[Calendar], Iterable[Finding]]
) -> Iterator[Fault]:
    """Compare what is noted with what questions the act; what is noted beside that, some calendar must give.

    Args:
        entry: the entry.
        found: what questions its act, whatever the calendar.
        under: gives what questions it under a calendar.
    """
    more = [each.finding for each in entry.noted]
    for each in found:
        if each in more:
            more.remove(each)
        else:
            yield fault("SSJ-REPLAY-FINDING", finding=each.code)
    counted = (
        [_undated(each) for ends in _ends(entry) for each in under(ends) if each not in found] if more else []
    )
    for each in more:
        if _undated(each) not in counted or more.count(each) > 1:
            yield fault("SSJ-REPLAY-UNFOUNDED", finding=each.code)
    for made in entry.noted:
        if made.override and not made.override.covers(made.finding):
            yield fault("SSJ-REPLAY-OVERRIDE", finding=made.finding.code)
    answers = [made.override for made in entry.noted if made.override]
    yield from override_faults(answers, entry.noted, entry.recorded)
    for each in unanswered(entry.noted):
        yield fault("SSJ-REPLAY-OVERRIDE", finding=each.code)


def _ends(entry: Entry) -> Iterator[Calendar]:
    """Give the two ends of what a calendar of the time can say: every day is worked, or none is."""
    first = int(entry.recorded[:4]) - 1
    for worked in (True, False):
        yield Calendar(years=tuple(_year(number, worked=worked) for number in range(first, first + 4)))


def _year(number: int, *, worked: bool) -> CalendarYear:
    first = date(number, 1, 1)
    days = frozenset(first + place * ONE_DAY for place in range((date(number + 1, 1, 1) - first).days))
    none: frozenset[date] = frozenset()
    return CalendarYear(number=number, rest=none if worked else days, worked=days if worked else none)


def _undated(found: Finding) -> Finding:
    """Give a finding without the last day that was counted by the calendar."""
    return evolve(found, data=tuple(each for each in found.data if each.name not in _COUNTED))
