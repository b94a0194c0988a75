"""命令行上的字句: what several commands take from their words."""

import typer

from shuangsuiji.cli.screen import Screen
from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.office.folder import HEAD_FORM


def screen_of(context: typer.Context) -> Screen:
    """Give the screen that the command line asked for."""
    found = context.find_root().obj
    return found if isinstance(found, Screen) else Screen()


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
