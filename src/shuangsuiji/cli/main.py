"""`shuangsuiji`: builds the command line in the language that was asked for, and turns errors into exit codes."""

import os
import re
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Annotated, Any, Final

import typer
from typer.main import get_command

from shuangsuiji import messages
from shuangsuiji.cli.commands import COMMANDS, GROUPS, command
from shuangsuiji.cli.screen import Screen, use_any_console
from shuangsuiji.errors import DrawStopped, Fault, InvalidInput, Place, ShuangsuijiError, fault, raise_if
from shuangsuiji.messages.text import Language

_VARIABLE: Final = "SHUANGSUIJI_LANG"
_QUOTED: Final = re.compile(r"'(.*?)'")
_UNKNOWN_COMMAND: Final = re.compile(r"No such command '(.*?)'")
_LANGUAGES: Final[Mapping[str, Language]] = {"zh": "zh", "en": "en"}


def run() -> None:
    """Run the command line and exit: 0 fine, 1 a check failed or the draw stopped, 2 usage or bad input."""
    use_any_console()
    sys.exit(call(sys.argv[1:]))


def call(words: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    words, language, as_json = _globals(words)
    screen = Screen(language or "zh", as_json)
    try:
        alone = not words or (len(words) == 1 and words[0] in GROUPS)
        return _answer(screen, [*words, "--help"] if alone else words, known=language is not None)
    except ShuangsuijiError as error:
        return _fail(screen, error)
    except typer.TyperException as error:
        return _fail(screen, InvalidInput(_usage(error)))
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        return _system(screen, error)
    except Exception:  # noqa: BLE001  -- a fault of ours must not look like a check that failed
        traceback.print_exc()
        screen.failed(ShuangsuijiError(fault("SSJ-CLI-BUG")))
        return 3


def _system(screen: Screen, error: OSError) -> int:
    if not isinstance(error, BrokenPipeError):
        return _fail(screen, InvalidInput(_disk(error)))
    # Whoever reads has gone, such as `| head`; the interpreter must not try to flush on its way out.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def _answer(screen: Screen, words: Sequence[str], *, known: bool) -> int:
    raise_if([] if known else [fault("SSJ-CLI-LANG")])
    made = get_command(_app(screen, words[0]))
    _translate(made, screen.language)
    code = made(args=list(words), prog_name="shuangsuiji", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _fail(screen: Screen, error: ShuangsuijiError) -> int:
    screen.failed(error)
    return 1 if isinstance(error, DrawStopped) else 2


def _globals(words: Sequence[str]) -> tuple[list[str], Language | None, bool]:
    """Take `--lang` and `--json` from wherever they stand; None is a language that there is not."""
    rest: list[str] = []
    asked = os.environ.get(_VARIABLE, "zh")
    as_json = False
    queue = list(words)
    while queue:
        word = queue.pop(0)
        if word == "--json":
            as_json = True
        elif word == "--lang":
            asked = queue.pop(0) if queue else ""
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return rest, _LANGUAGES.get(asked.lower()[:2]), as_json


def _version(asked: bool) -> None:  # noqa: FBT001  -- typer's form of a callback
    if asked:
        typer.echo(f"shuangsuiji {version('shuangsuiji')}")
        raise typer.Exit


def _app(screen: Screen, asked: str) -> typer.Typer:
    """Make the application: of one command alone where that is asked for, since loading all of them takes a second."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, help="SSJ-HELP")

    def globals_(
        context: typer.Context,
        lang: Annotated[str, typer.Option(help="SSJ-HELP-LANG", metavar="zh|en")] = "zh",
        json: Annotated[bool, typer.Option("--json", help="SSJ-HELP-JSON")] = False,  # noqa: FBT002  -- typer's form of a flag
        show_version: Annotated[  # noqa: FBT002  -- as above
            bool, typer.Option("--version", help="SSJ-HELP-VERSION", is_eager=True, callback=_version)
        ] = False,
    ) -> None:
        """SSJ-HELP"""
        del lang, json, show_version  # taken before, since they may stand anywhere
        context.obj = screen

    app.callback()(globals_)
    wanted = {asked} & {*COMMANDS, *GROUPS} or {*COMMANDS, *GROUPS}
    for name in filter(wanted.__contains__, COMMANDS):
        app.command(name)(command(COMMANDS[name]))
    for group in filter(wanted.__contains__, GROUPS):
        inner = typer.Typer(rich_markup_mode=None, help=f"SSJ-HELP-{group.upper()}")
        for name, place in GROUPS[group].items():
            inner.command(name)(command(place))
        app.add_typer(inner, name=group)
    return app


def _translate(made: Any, language: Language) -> None:  # noqa: ANN401  -- typer's own click has no public types
    """Put the sentences in the place of the message codes that stand as help."""
    asks_help = made.get_help_option(typer.Context(made))
    asks_help.help = messages.text("SSJ-HELP-HELP", {}, language)
    for holder in (made, *made.params):
        code = str(getattr(holder, "help", ""))
        if code in messages.CATALOGUE:
            holder.help = messages.text(code, {}, language)
    for each in getattr(made, "commands", {}).values():
        _translate(each, language)


def _disk(error: OSError) -> Fault:
    place = Place(file=str(error.filename)) if error.filename is not None else Place()
    return fault("SSJ-CLI-DISK", place, reason=error.strerror or str(error))


def _usage(error: typer.TyperException) -> Fault:
    """Say what is wrong with the words of a command: what is missing, what there is not, or what cannot be read."""
    detail: Any = error  # what each kind knows of it has no public types
    name = type(error).__name__
    if name == "MissingParameter":
        said = _QUOTED.search(error.format_message())
        told = str(getattr(detail.param, "help", "") or "—")
        return fault("SSJ-CLI-USAGE-MISSING", name=said[1] if said else "—", help=told)
    if name == "NoSuchOption":
        return fault(
            "SSJ-CLI-USAGE-OPTION",
            name=detail.option_name,
            known="、".join(detail.possibilities or ()) or "—",
        )
    unknown = _UNKNOWN_COMMAND.search(error.format_message())
    if unknown:
        return fault("SSJ-CLI-USAGE-COMMAND", name=unknown[1])
    return fault("SSJ-CLI-USAGE", message=error.format_message())
