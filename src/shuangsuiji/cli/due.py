"""`shuangsuiji due`: every clock that runs in a bureau on a day, the most urgent first."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from shuangsuiji.bureau import Bureau
from shuangsuiji.cli.replaying import bureau_in
from shuangsuiji.cli.screen import Data, Screen
from shuangsuiji.cli.words import calendar_of, day_of, screen_of
from shuangsuiji.clocks import Clock
from shuangsuiji.deadlines import clocks, running
from shuangsuiji.workdays import Calendar

_MANY: Final = 3
_HEADERS: Final = tuple(
    f"SSJ-CLI-DUE-{each}" for each in ("WHAT", "SUBJECT", "ARTICLE", "WHEN", "UNTIL", "STANDING", "LEFT")
)


def due(
    context: typer.Context,
    journal: Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")],
    on: Annotated[str, typer.Option(help="SSJ-HELP-DUE-ON", metavar="YYYY-MM-DD")] = "",
    calendar: Annotated[Path | None, typer.Option(help="SSJ-HELP-DUE-CALENDAR", metavar="DIR")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="SSJ-HELP-DUE-ALL")] = False,
) -> None:
    """SSJ-HELP-DUE"""
    screen = screen_of(context)
    day = day_of(on)
    bureau = bureau_in(screen, journal, day)
    show_due(screen, bureau, day, calendar_of(calendar), every=every)


def show_due(
    screen: Screen, bureau: Bureau, day: date, calendar: Calendar, *, every: bool = False, limit: int = 0
) -> None:
    """Show the clocks of a day: all of them where `every`, else those that run; `limit` rows at most, 0 for all."""
    found = clocks(bureau, day, calendar)
    shown = found if every else running(found)
    rows = [_row(screen, each) for each in _together(shown)]
    screen.say("SSJ-CLI-DUE", style="bold", day=day.isoformat(), number=len(shown))
    if rows:
        kept = rows[:limit] if limit else rows
        screen.table("SSJ-CLI-DUE-TITLE", _HEADERS, kept, len(rows) - len(kept))
    late = sum(each.standing == "late" for each in shown)
    if late:
        screen.say("SSJ-CLI-DUE-LATE", style="bold red", number=late)
    if not limit:
        screen.result({"ok": True, "on": day.isoformat(), "clocks": [_data(screen, each) for each in shown]})


def _together(found: Sequence[Clock]) -> list[list[Clock]]:
    """Put together what differs only in whom it is about: a task's targets often run side by side."""
    groups: dict[object, list[Clock]] = {}
    for each in found:
        alike = (each.period.code, each.period.article, each.period.since, each.deadline, each.standing)
        groups.setdefault(alike, []).append(each)
    return list(groups.values())


def _row(screen: Screen, group: Sequence[Clock]) -> tuple[str, ...]:
    first = group[0]
    names = [each.period.subject for each in group]
    shown = "、".join(names[:_MANY])
    if len(names) > _MANY:
        shown = screen.text("SSJ-CLI-DUE-AND-MORE", shown=shown, number=len(names))
    return (
        screen.text(first.period.code),
        shown,
        first.period.article,
        first.period.since,
        _until(screen, first),
        screen.text(f"SSJ-STANDING-{first.standing.upper()}"),
        _left(screen, first),
    )


def _until(screen: Screen, each: Clock) -> str:
    found = each.deadline
    if not found.provisional:
        return found.day.isoformat()
    bounds = {"day": found.day.isoformat(), "earliest": found.earliest.isoformat()}
    return screen.text("SSJ-CLI-DUE-PROVISIONAL", latest=found.latest.isoformat(), **bounds)


def _left(screen: Screen, each: Clock) -> str:
    if each.late_since is not None:
        return screen.text("SSJ-CLI-DUE-SINCE", day=each.late_since.isoformat())
    return "" if each.left is None else screen.text("SSJ-CLI-DUE-DAYS", number=each.left)


def _data(screen: Screen, each: Clock) -> dict[str, Data]:
    period, deadline = each.period, each.deadline
    return {
        "code": period.code,
        "what": screen.text(period.code),
        "article": period.article,
        "key": period.key,
        "stream": period.stream,
        "subject": period.subject,
        "since": period.since,
        "until": deadline.day.isoformat(),
        "earliest": deadline.earliest.isoformat(),
        "latest": deadline.latest.isoformat(),
        "provisional": deadline.provisional,
        "alert": period.alert,
        "standing": each.standing,
        "left": each.left,
        "late_since": each.late_since.isoformat() if each.late_since else None,
        "met_on": period.met_on or None,
    }
