"""`shuangsuiji demo --year`: an invented city's whole year, then everything that can be asked of its journal."""

from datetime import date
from pathlib import Path
from typing import Final

import typer

from shuangsuiji.bureau import Bureau, bureau_of
from shuangsuiji.cli.due import show_due
from shuangsuiji.cli.replaying import show_end
from shuangsuiji.cli.reporting import show_made
from shuangsuiji.cli.screen import Bars, Screen
from shuangsuiji.errors import ActRefused, Place, fault
from shuangsuiji.journal import line_digest
from shuangsuiji.replay import Replayed
from shuangsuiji.reports.catalogue import REPORTS, Query
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.year.postbox import Postbox
from shuangsuiji.testing.year.town import CALENDAR, YEAR
from shuangsuiji.testing.year.year import Year

AUTUMN: Final = date(YEAR, 9, 15)
"""A day in the midst of it, on which the clocks are read."""

_MONTH: Final = 7
_ROWS: Final = 12


def whole_year(screen: Screen, folder: Path, inspected: int) -> None:
    """过一年, 重放, 核验, 重建, 报表: do the year into a folder's journal and show what it comes to.

    Raises:
        ActRefused: the folder is not empty.
    """
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        raise ActRefused(fault("SSJ-CLI-EXISTS", Place(file=str(folder))))
    store = FolderStore(folder / "journal", lasting=False)
    year = Year(inspected, store, Postbox)
    _live(screen, year)
    with Bars(screen).phase("SSJ-WATCH-REPLAY"):
        replayed = year.office.replay()
    head = store.head()
    last = f"{head.number}:{line_digest(head.line)}" if head else ""
    for each in replayed.faults:
        screen.note([each])
    show_end(screen, replayed, last, len(replayed.faults))
    verified = _verify(screen, year)
    rebuilt = all(year.office.state(name) == state for name, state in replayed.states.items())
    screen.say(
        "SSJ-YEAR-REBUILT" if rebuilt else "SSJ-YEAR-NOT-REBUILT", style="bold", streams=replayed.streams
    )
    bureau = bureau_of(replayed)
    show_due(screen, bureau, AUTUMN, CALENDAR, limit=_ROWS)
    _report(screen, bureau, year)
    _hint(screen, folder, year)
    screen.result(_result(replayed, last, verified=verified, rebuilt=rebuilt, folder=folder))
    if not (replayed.ok and verified and rebuilt):
        raise typer.Exit(1)


def _live(screen: Screen, year: Year) -> None:
    month, acts = "", 0
    for progress in year.run():
        if progress.day[:_MONTH] != month:
            if month:
                screen.say("SSJ-YEAR-MONTH", style="dim", month=month, acts=acts)
            month = progress.day[:_MONTH]
        acts = progress.acts
    screen.say("SSJ-YEAR-MONTH", style="dim", month=month, acts=acts)


def _verify(screen: Screen, year: Year) -> bool:
    reports = year.verified()
    whole = sum(each.complete for each in reports)
    screen.say("SSJ-YEAR-VERIFIED", style="bold", draws=len(reports), verified=whole)
    return whole == len(reports) > 0


def _report(screen: Screen, bureau: Bureau, year: Year) -> None:
    task, target = year.drawings[0].job.code, year.desk.problems[0]
    query = Query(on=date(YEAR + 1, 3, 1), year=YEAR, calendar=CALENDAR, task=task, target=target)
    for name, make in REPORTS.items():
        show_made(screen, make(bureau, query), query.on, query.year, limit=100 if name == "chain" else _ROWS)


def _hint(screen: Screen, folder: Path, year: Year) -> None:
    journal, task, target = folder / "journal", year.drawings[0].job.code, year.desk.problems[0]
    for words in (
        f"replay {journal} --stream file/{task}/{target}",
        f"due {journal} --on {AUTUMN.isoformat()}",
        f"report {journal} overrides --year {YEAR}",
        f"report {journal} chain --of {task} {target}",
    ):
        screen.say("SSJ-CLI-COMMAND", style="bold cyan", command=f"shuangsuiji {words}")


def _result(
    replayed: Replayed, head: str, *, verified: bool, rebuilt: bool, folder: Path
) -> dict[str, bool | int | str]:
    return {
        "ok": replayed.ok and verified and rebuilt,
        "acts": replayed.lines,
        "streams": replayed.streams,
        "head": head,
        "verified": verified,
        "rebuilt": rebuilt,
        "folder": str(folder),
    }
