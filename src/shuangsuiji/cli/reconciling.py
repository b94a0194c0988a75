"""`shuangsuiji reconcile`: where the journal and the platform differ about a task, with both values."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Annotated

import typer
from rich.markup import escape

from shuangsuiji import plugins
from shuangsuiji.cli.screen import Data
from shuangsuiji.cli.words import PlatformName, Settings, journal_at, screen_of
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.office.reconciling import reconcile
from shuangsuiji.office.streams import Streams
from shuangsuiji.procedure import owed


def reconcile_task(
    context: typer.Context,
    journal: Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")],
    task: Annotated[str, typer.Argument(help="SSJ-HELP-RECONCILE-TASK", metavar="CODE")],
    platform: PlatformName = "http",
    set_: Settings = None,
) -> None:
    """SSJ-HELP-RECONCILE"""
    screen = screen_of(context)
    options = options_of(set_ or ())
    with closing(journal_at(journal)) as store, closing(plugins.platform(platform, options)) as other:
        streams = Streams(store)
        if streams.task(task) is None:
            raise InvalidInput(fault("SSJ-CLI-RECONCILE-TASK", Place(file=plugins.shown(journal)), task=task))
        found = reconcile(streams, other, task)
        waiting = sum(len(owed(name, streams.state(name))) for name in streams.streams_of(task))
    screen.say("SSJ-CLI-RECONCILE", style="bold", task=task, number=len(found))
    if waiting:
        screen.say("SSJ-CLI-RECONCILE-OWED", style="yellow", number=waiting)
    for each in () if screen.as_json else found:
        screen.console.print(f"[red]×[/] {escape(each.fault().text(screen.language))}", soft_wrap=True)
    listed: list[Data] = [
        {
            "key": each.key,
            "member": each.member,
            "ours": each.ours,
            "theirs": each.theirs,
            "code": each.fault().code,
        }
        for each in found
    ]
    screen.result({"ok": not found, "task": task, "owed": waiting, "differences": listed})
    if found:
        raise typer.Exit(1)


def options_of(words: Sequence[str]) -> dict[str, str]:
    """Give an adapter's options as they stand on the command line; one that begins with `$` comes from the environment.

    Raises:
        InvalidInput: a word is of another form; every one is listed.
    """
    raise_if(_option_faults(words))
    split = (word.partition("=") for word in words)
    return {name: os.environ[value[1:]] if value.startswith("$") else value for name, _, value in split}


def _option_faults(words: Sequence[str]) -> Iterator[Fault]:
    for word in words:
        name, given, value = word.partition("=")
        if not name or not given:
            yield fault("SSJ-CLI-RECONCILE-OPTION", Place(path="--set"), value=name)
        elif value.startswith("$") and value[1:] not in os.environ:
            yield fault("SSJ-CLI-RECONCILE-VARIABLE", Place(path="--set"), option=name, variable=value[1:])
