"""`shuangsuiji-sandbox`: the sandbox as a program of its own, until a signal or its parent ends it."""

import argparse
import json
import logging
import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from threading import Event, Thread
from typing import Final, cast

from shuangsuiji import canonical, messages, wire
from shuangsuiji.errors import InvalidInput, ShuangsuijiError, fault
from shuangsuiji.messages.text import Language
from shuangsuiji_sandbox.server import LOCAL, running
from shuangsuiji_sandbox.troubles import NONE, Troubles

_LOOK: Final = 0.5
_STDIN: Final = 0
_CHUNK: Final = 4096
_USAGE: Final = 2


def run() -> None:
    """Run and exit: 0 stopped, 2 it could not begin."""
    sys.exit(call(sys.argv[1:]))


def call(words: Sequence[str]) -> int:
    """Serve until something ends it, and give the exit code."""
    for stream in (sys.stdout, sys.stderr):
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")  # a console may know no Chinese
    language: Language = "en" if os.environ.get("SHUANGSUIJI_LANG") == "en" else "zh"
    asked = _parser(language).parse_args(words)
    if asked.verbose:
        logging.basicConfig(stream=sys.stderr, level=logging.INFO)
    over = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: over.set())
    if asked.stop_with_stdin:
        Thread(target=_await_end_of_stdin, args=(over,), daemon=True).start()
    try:
        with running(
            token=asked.token,
            host=asked.host,
            port=asked.port,
            database=asked.database,
            faults=_read(asked.faults) if asked.faults else NONE,
            verbose=asked.verbose,
        ) as sandbox:
            sys.stdout.write(json.dumps({"url": sandbox.url, "token": sandbox.token}) + "\n")
            sys.stdout.flush()
            while not over.wait(_LOOK):  # in steps: on Windows nothing interrupts a wait without end
                pass
    except ShuangsuijiError as error:
        sys.stderr.write(error.text(language) + "\n")
        return _USAGE
    return 0


def _parser(language: Language) -> argparse.ArgumentParser:
    def text(code: str) -> str:
        return messages.text(code, {}, language)

    parser = argparse.ArgumentParser(
        prog="shuangsuiji-sandbox", description=text("SSJ-SANDBOX-HELP"), allow_abbrev=False
    )
    parser.add_argument("--host", default=LOCAL, help=text("SSJ-SANDBOX-HELP-HOST"))
    parser.add_argument("--port", default=0, type=int, help=text("SSJ-SANDBOX-HELP-PORT"))
    parser.add_argument("--token", help=text("SSJ-SANDBOX-HELP-TOKEN"))
    parser.add_argument("--database", metavar="FILE", type=Path, help=text("SSJ-SANDBOX-HELP-DATABASE"))
    parser.add_argument("--faults", metavar="FILE", type=Path, help=text("SSJ-SANDBOX-HELP-FAULTS"))
    parser.add_argument("--stop-with-stdin", action="store_true", help=text("SSJ-SANDBOX-HELP-STDIN"))
    parser.add_argument("--verbose", action="store_true", help=text("SSJ-SANDBOX-HELP-VERBOSE"))
    return parser


def _read(file: Path) -> Troubles:
    """Read the troubles of a file, in whatever form somebody wrote its JSON."""
    try:
        found = cast("canonical.Json", canonical.parse(file.read_bytes()))
    except (OSError, ValueError) as error:
        raise InvalidInput(fault("SSJ-SANDBOX-FAULTS", file=str(file), reason=str(error))) from error
    return wire.read(Troubles, found)


def _await_end_of_stdin(over: Event) -> None:
    # Unbuffered: a thread inside the buffered stream would abort the interpreter on its way out.
    while os.read(_STDIN, _CHUNK):
        pass
    over.set()


if __name__ == "__main__":
    run()
