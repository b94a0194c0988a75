"""`shuangsuiji`: builds the command line in the language that was asked for, and turns errors into exit codes."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import typer
from typer.main import get_command

from shuangsuiji import messages
from shuangsuiji.cli.commands import COMMANDS
from shuangsuiji.cli.demo import demo
from shuangsuiji.cli.screen import Screen, use_any_console
from shuangsuiji.errors import DrawStopped, ShuangsuijiError, fault
from shuangsuiji.messages.text import Language

_VARIABLE = "SHUANGSUIJI_LANG"


def run() -> None:
    """Run the command line and exit: 0 fine, 1 a check failed or the draw stopped, 2 usage or bad input."""
    use_any_console()
    sys.exit(call(sys.argv[1:]))


def call(words: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    words, language, as_json = _globals(words)
    words = words or ["--help"]
    screen = Screen(language, as_json)
    command = get_command(_app(screen))
    _translate(command, language)
    try:
        code = command(args=list(words), prog_name="shuangsuiji", standalone_mode=False)
    except ShuangsuijiError as error:
        screen.failed(error)
        return 1 if isinstance(error, DrawStopped) else 2
    except typer.TyperException as error:
        screen.failed(ShuangsuijiError(_usage(error)))
        return 2
    except (typer.Abort, KeyboardInterrupt):
        return 130
    return code if isinstance(code, int) else 0


def _globals(words: Sequence[str]) -> tuple[list[str], Language, bool]:
    """Take `--lang` and `--json` from wherever they stand."""
    rest: list[str] = []
    asked = os.environ.get(_VARIABLE, "zh")
    as_json = False
    queue = list(words)
    while queue:
        word = queue.pop(0)
        if word == "--json":
            as_json = True
        elif word == "--lang" and queue:
            asked = queue.pop(0)
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            rest.append(word)
    language: Language = "en" if asked.lower().startswith("en") else "zh"
    return rest, language, as_json


def _app(screen: Screen) -> typer.Typer:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, help="SSJ-HELP")

    def globals_(
        context: typer.Context,
        lang: Annotated[Literal["zh", "en"], typer.Option(envvar=_VARIABLE, help="SSJ-HELP-LANG")] = "zh",
        json: Annotated[bool, typer.Option("--json", help="SSJ-HELP-JSON")] = False,  # noqa: FBT002
    ) -> None:
        """SSJ-HELP"""
        del lang, json  # taken before, since they may stand anywhere
        context.obj = screen

    app.callback()(globals_)
    app.command("demo")(demo)
    for name, function in COMMANDS.items():
        app.command(name)(function)
    return app


def _translate(command: Any, language: Language) -> None:  # noqa: ANN401  -- typer's own click has no public types
    """Put the sentences in the place of the message codes that stand as help."""
    asks_help = command.get_help_option(typer.Context(command))
    asks_help.help = messages.text("SSJ-HELP-HELP", {}, language)
    for holder in (command, *command.params):
        code = str(getattr(holder, "help", ""))
        if code in messages.CATALOGUE:
            holder.help = messages.text(code, {}, language)
    for each in getattr(command, "commands", {}).values():
        _translate(each, language)


def _usage(error: typer.TyperException) -> Any:  # noqa: ANN401
    names = {"MissingParameter": "SSJ-CLI-USAGE-MISSING", "NoSuchOption": "SSJ-CLI-USAGE-OPTION"}
    code = names.get(type(error).__name__, "SSJ-CLI-USAGE")
    return fault(code, message=error.format_message())
