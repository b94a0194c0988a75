"""`shuangsuiji pull`: what came about on the platform goes into the journal, and what cannot is told to a person."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from shuangsuiji import plugins
from shuangsuiji.cli.reconciling import options_of
from shuangsuiji.cli.screen import Data, Screen
from shuangsuiji.cli.words import PlatformName, Settings, calendar_of, journal_at, screen_of, show_notices
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import identifiers
from shuangsuiji.office.service import Office
from shuangsuiji.office.taking_in import NotTaken, take_in


def pull(
    context: typer.Context,
    journal: Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")],
    by: Annotated[str, typer.Option(help="SSJ-HELP-PULL-BY", metavar="NAME")],
    platform: PlatformName = "http",
    set_: Settings = None,
    calendar: Annotated[Path | None, typer.Option(help="SSJ-HELP-DUE-CALENDAR", metavar="DIR")] = None,
) -> None:
    """SSJ-HELP-PULL"""
    screen = screen_of(context)
    raise_if(identifiers(by=by))
    options, days = options_of(set_ or ()), calendar_of(calendar)
    with closing(journal_at(journal)) as store, closing(plugins.platform(platform, options)) as other:
        if store.head() is None:
            raise InvalidInput(fault("SSJ-CLI-OUTBOX-EMPTY", Place(file=plugins.shown(journal))))
        found, notices = take_in(Office(store, days), other, by), other.notices()
    numbers = {"done": len(found.done), "known": found.known, "refused": len(found.refused)}
    screen.say("SSJ-CLI-PULL", style="bold", **numbers)
    for each in () if screen.as_json else found.refused:
        _show(screen, each)
    show_notices(screen, notices)
    told: list[Data] = [screen.fault(each) for each in notices]
    screen.result(
        {
            "ok": not found.refused,
            "done": list(found.done),
            "known": found.known,
            "refused": [_data(screen, each) for each in found.refused],
            "notices": told,
        }
    )
    if found.refused:
        raise typer.Exit(1)


def _show(screen: Screen, refused: NotTaken) -> None:
    screen.console.print(f"[red]×[/] {escape(refused.item.key)}", soft_wrap=True)
    for each in refused.faults:
        screen.console.print(f"  {escape(each.text(screen.language))}", soft_wrap=True)


def _data(screen: Screen, refused: NotTaken) -> Data:
    return {
        "key": refused.item.key,
        "stream": refused.stream or None,
        "faults": [screen.fault(each) for each in refused.faults],
    }
