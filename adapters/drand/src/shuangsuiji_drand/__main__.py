"""`python -m shuangsuiji_drand`: the first round from an instant on, as a section of TASK.toml."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Final, cast

from shuangsuiji import messages
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.messages.text import Language
from shuangsuiji.texts import instant_fault
from shuangsuiji_drand.info import read_chain
from shuangsuiji_drand.pinned import QUICKNET

_USAGE: Final = 2


def run() -> None:
    """Run and exit: 0 given, 2 it could not be."""
    sys.exit(call(sys.argv[1:]))


def call(words: Sequence[str]) -> int:
    """Write the section, and give the exit code."""
    for stream in (sys.stdout, sys.stderr):
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")  # a console may know no Chinese
    language: Language = "en" if os.environ.get("SHUANGSUIJI_LANG") == "en" else "zh"
    asked = _parser(language).parse_args(words)
    try:
        sys.stdout.write(section(asked.moment, asked.chain))
    except InvalidInput as error:
        sys.stderr.write(error.text(language) + "\n")
        return _USAGE
    return 0


def section(moment: str, info: Path | None) -> str:
    """公共随机信标: give the section of TASK.toml for the first round from an instant on.

    Args:
        moment: the instant.
        info: the chain's information; quicknet where there is none.

    Raises:
        InvalidInput: the instant or the chain's information is not valid.

    >>> print(section("2023-09-15T19:00:01+08:00", None), end="")
    [[entropy]]
    kind = "drand"
    chain = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"  # quicknet
    round = 657413  # 2023-09-15T19:00:03+08:00
    """
    found = instant_fault(moment, Place(path="MOMENT"))
    raise_if([found] if found else [])
    chain = read_chain(info) if info else QUICKNET
    at = datetime.fromisoformat(moment)
    number = chain.first_from(at)
    existed = chain.existed(number)
    if existed < at:  # a moment at the end of all instants
        raise InvalidInput(fault("SSJ-TEXT-INSTANT", Place(path="MOMENT"), value=moment))
    return (
        f'[[entropy]]\nkind = "drand"\nchain = "{chain.digest()}"  # {chain.beacon}\n'
        f"round = {number}  # {existed.astimezone(at.tzinfo).isoformat()}\n"
    )


def _parser(language: Language) -> argparse.ArgumentParser:
    def text(code: str) -> str:
        return messages.text(code, {}, language)

    parser = argparse.ArgumentParser(
        prog="python -m shuangsuiji_drand", description=text("SSJ-DRAND-HELP"), allow_abbrev=False
    )
    parser.add_argument("moment", metavar="MOMENT", help=text("SSJ-DRAND-HELP-MOMENT"))
    parser.add_argument("--chain", type=Path, metavar="FILE", help=text("SSJ-DRAND-HELP-CHAIN"))
    return parser


if __name__ == "__main__":
    run()
