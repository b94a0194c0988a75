"""命令行上的字句: what several commands take from their words."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from shuangsuiji.calendars.files import CalendarFiles, combined
from shuangsuiji.calendars.installed import InstalledCalendar
from shuangsuiji.cli.screen import Screen
from shuangsuiji.errors import Fault, InvalidInput, Place, fault
from shuangsuiji.forms import is_day
from shuangsuiji.office.clock import now
from shuangsuiji.office.folder import HEAD_FORM
from shuangsuiji.plugins import is_address, store_at
from shuangsuiji.ports.store import Store
from shuangsuiji.workdays import Calendar

Folder = Annotated[Path, typer.Argument(help="SSJ-HELP-DIR", metavar="DIR")]
"""A task's folder."""

Publics = Annotated[list[str] | None, typer.Option("--public", help="SSJ-HELP-PUBLIC", metavar="VALUE")]
"""What public events gave."""

Chains = Annotated[list[Path] | None, typer.Option("--chain", help="SSJ-HELP-CHAIN", metavar="FILE")]
"""What is pinned of beacons' chains."""

PlatformName = Annotated[str, typer.Option(help="SSJ-HELP-RECONCILE-PLATFORM", metavar="NAME")]
"""Which platform's adapter."""

Settings = Annotated[
    list[str] | None, typer.Option("--set", "--option", help="SSJ-HELP-RECONCILE-SET", metavar="NAME=VALUE")
]
"""The adapter's options."""


def screen_of(context: typer.Context) -> Screen:
    """Give the screen that the command line asked for."""
    found = context.find_root().obj
    return found if isinstance(found, Screen) else Screen()


def journal_at(where: str) -> Store:
    """Give the journal in a folder, in a file of SQLite or at a database's address; nothing is made.

    Raises:
        InvalidInput: there is nothing of that name, or it is nothing that holds a journal.
        AdapterMissing: the package that reads it is not installed; it is named.
    """
    if not is_address(where) and not Path(where).exists():
        raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=where)))
    return store_at(where)


def must_be_folder(path: Path) -> None:
    """Look that there is such a folder.

    Raises:
        InvalidInput: there is none.
    """
    if not path.is_dir():
        raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=str(path))))


def head_of(text: str | None) -> tuple[int, str] | None:
    """Read a journal's head as it was shown: number and digest of its last line.

    Raises:
        InvalidInput: it is not of the form `5:3af0...`.
    """
    if text is None:
        return None
    found = HEAD_FORM.fullmatch(text)
    if not found:
        raise InvalidInput(fault("SSJ-CLI-HEAD-FORM", Place(path="--head"), value=text))
    return int(found[1]), found[2]


def day_of(text: str) -> date:
    """Read a day; nothing is today.

    Raises:
        InvalidInput: it is no day.
    """
    if not text:
        return now().date()
    if not is_day(text):
        raise InvalidInput(fault("SSJ-TEXT-DAY", Place(path="--on"), value=text[:80]))
    return date.fromisoformat(text)


def calendar_of(folder: Path | None) -> Calendar:
    """Give the working days: those of a folder of calendar files first, then what is installed.

    Raises:
        InvalidInput: the folder holds no calendar files, or faulty ones.
    """
    files = [CalendarFiles.in_folder(folder)] if folder else []
    return combined([*files, InstalledCalendar()])


def show_notices(screen: Screen, notices: Iterable[Fault]) -> None:
    """Show what a platform met that a person should see to."""
    for each in notices:
        screen.say("SSJ-CLI-NOTICE", style="yellow", reason=each.text(screen.language))
