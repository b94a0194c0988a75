"""屏幕: what a command shows, as tables for people or as JSON for programs, on whatever console there is."""

import json
import re
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from attrs import asdict, frozen
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from shuangsuiji import messages
from shuangsuiji.errors import DrawStopped, Fault, ShuangsuijiError
from shuangsuiji.messages.text import Language

Item = TypeVar("Item")
Data = None | bool | int | str | Sequence["Data"] | Mapping[str, "Data"]

_INSTANT = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d\+08:00$")

SHOWN_FAULTS = 40
_EVERY = 512


def use_any_console() -> None:
    """Let output survive a console that cannot show every character, such as cp936."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


@frozen
class Screen:
    """屏幕: language and form of what is shown.

    Args:
        language: zh or en.
        as_json: whether programs read it.
    """

    language: Language = "zh"
    as_json: bool = False

    @property
    def console(self) -> Console:
        """The console for people; where programs read, it writes to the error stream."""
        return Console(stderr=self.as_json, highlight=False, emoji=False, soft_wrap=False)

    def text(self, code: str, **params: str | int) -> str:
        """Give a message in the screen's language."""
        return messages.text(code, params, self.language)

    def say(self, code: str, style: str = "", **params: str | int) -> None:
        """Show a message to people."""
        if not self.as_json:
            self.console.print(escape(self.text(code, **params)), style=style, soft_wrap=True)

    def note(self, faults: Sequence[Fault]) -> None:
        """Show what is not wrong, but worth knowing."""
        if not self.as_json:
            for each in faults:
                self.console.print(f"[yellow]![/] {escape(each.text(self.language))}", soft_wrap=True)

    def table(
        self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]], left_out: int = 0
    ) -> None:
        """Show a table to people; headers and title are message codes, and an instant of China is shown to the minute."""
        if self.as_json:
            return
        table = Table(title=escape(self.text(title)), box=box.SQUARE, title_justify="left", show_lines=False)
        for header in headers:
            table.add_column(escape(self.text(header)), overflow="fold")
        for row in rows:
            table.add_row(*(_INSTANT.sub(r"\1 \2", cell) for cell in row))
        self.console.print(table)
        if left_out:
            self.say("SSJ-CLI-MORE", style="dim", number=left_out)

    def result(self, data: Mapping[str, Data]) -> None:
        """Give a result to programs."""
        if self.as_json:
            unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
            sys.stdout.write(json.dumps(data, ensure_ascii=not unicode, indent=2) + "\n")

    def failed(self, error: ShuangsuijiError) -> None:
        """Show what is wrong: every fault, with its place and code."""
        if self.as_json:
            self.result({"ok": False, "faults": [self.fault(each) for each in error.faults]})
            return
        console = Console(stderr=True, highlight=False, emoji=False)
        count = len(error.faults)
        if isinstance(error, DrawStopped):
            console.print(escape(self.text("SSJ-CLI-STOPPED")), style="bold red", soft_wrap=True)
        elif count > 1:
            console.print(escape(self.text("SSJ-CLI-FAULTS", number=count)), style="bold red", soft_wrap=True)
        for each in error.faults[:SHOWN_FAULTS]:
            console.print(f"[red]×[/] {escape(each.text(self.language))}", soft_wrap=True)
        if count > SHOWN_FAULTS:
            console.print(escape(self.text("SSJ-CLI-MORE", number=count - SHOWN_FAULTS)), style="dim")

    def fault(self, each: Fault) -> dict[str, Data]:
        """Give a fault to programs."""
        return {
            "code": each.code,
            "place": each.place.text(self.language),
            "where": asdict(each.place, filter=lambda _, value: bool(value)),
            "text": each.sentence(self.language),
            **dict(each.params),
        }


class Bars:
    """Shows a bar where work takes over a second and a person watches.

    Args:
        screen: where to.
    """

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def rows(self, what: str, rows: Iterator[Item]) -> Iterator[Item]:
        """Pass rows on, counting them on a bar."""
        with self._progress() as progress:
            task = progress.add_task(escape(self._screen.text(what)), total=None)
            for number, row in enumerate(rows, 1):
                if number % _EVERY == 0:
                    progress.update(task, completed=number)
                yield row

    @contextmanager
    def phase(self, what: str) -> Generator[None, None, None]:
        """Show that a phase is under way."""
        with self._progress() as progress:
            progress.add_task(escape(self._screen.text(what)), total=None)
            yield

    def _progress(self) -> Progress:
        columns = (
            SpinnerColumn("line"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        console = Console(stderr=True)
        return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
