"""履历的显示 (第四条): a journal's entries as people read them, one line an entry, findings under it."""

from rich.markup import escape
from rich.text import Text

from shuangsuiji.cli.screen import Screen
from shuangsuiji.findings import Noted
from shuangsuiji.history import Told

_MINUTE = 16


def show_told(screen: Screen, told: Told) -> None:
    """Show an entry: its number, when, who, what, under which article, and what questioned it."""
    if screen.as_json:
        return
    when = told.at[:_MINUTE].replace("T", " ")
    line = screen.text(
        "SSJ-TOLD",
        number=told.number,
        at=when,
        by=told.by,
        what=told.sentence(screen.language),
        article=told.article,
    )
    screen.console.print(escape(line), soft_wrap=True)
    for each in told.noted:
        screen.console.print(Text("      ") + Text(_noted(screen, each), style="yellow"), soft_wrap=True)


def _noted(screen: Screen, noted: Noted) -> str:
    text = noted.finding.fault().text(screen.language)
    if noted.override is None:
        return screen.text("SSJ-TOLD-NOTICE", text=text)
    made = noted.override
    return screen.text("SSJ-TOLD-OVERRIDE", text=text, by=made.by, reason=made.reason)
