"""履历的显示 (第四条): a journal's entries as people read them, one line an entry, findings under it."""

from rich.markup import escape
from rich.text import Text

from shuangsuiji.acts import OFFSET
from shuangsuiji.cli.screen import Screen
from shuangsuiji.errors import Fault, Place
from shuangsuiji.findings import Finding, Noted
from shuangsuiji.history import Told
from shuangsuiji.messages.text import Language, visible

_MINUTE = 16


def show_told(screen: Screen, told: Told) -> None:
    """Show an entry: its number, when, who, what, under which article, and what questioned it."""
    if screen.as_json:
        return
    when = told.at[:_MINUTE].replace("T", " ") if told.at.endswith(OFFSET) else told.at
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
    text = finding_text(noted.finding, screen.language)
    if noted.override is None:
        warns = noted.finding.severity == "warning"
        return screen.text("SSJ-TOLD-UNANSWERED" if warns else "SSJ-TOLD-NOTICE", text=text)
    made = noted.override
    return screen.text("SSJ-TOLD-OVERRIDE", text=text, by=made.by, reason=made.reason)


def finding_text(finding: Finding, language: Language) -> str:
    """Give a finding's text; of one that this version has no sentence for, what it is called and what it is about."""
    data = tuple((each.name, each.value) for each in finding.data)
    try:
        return Fault(finding.code, data, Place(path=finding.subject)).text(language)
    except KeyError:  # it stands in a file: another version wrote it, or somebody else did
        return visible(
            " ".join((finding.subject, finding.code, *(f"{name}={value}" for name, value in data)))
        )
