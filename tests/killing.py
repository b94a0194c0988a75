"""Programs that are killed at any moment: one that has everything loaded forks off another for each kill, which costs little."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Self

from attrs import frozen

ROOT: Final = Path(__file__).parent.parent
_DEAD: Final = "dead"


def say(*words: object) -> None:
    """Say a row to the test, in one write: of a row in pieces a kill would leave half, and the next row would be its end."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def serve(live: Callable[..., None]) -> None:
    """Let a process live for each list of words that is read, and say how it ended. This is the program's own side."""
    for row in sys.stdin:
        child = os.fork()
        if not child:
            say(os.getpid())
            live(*json.loads(row))
            return
        _, status = os.waitpid(child, 0)
        say(_DEAD, status)


@frozen
class Mortal:
    """A program that calls `serve`, from the test's side.

    Args:
        process: it.
    """

    process: "subprocess.Popen[str]"

    @classmethod
    def of(cls, module: str) -> Self:
        """Start a module."""
        pipe, command = subprocess.PIPE, [sys.executable, "-m", module]
        return cls(subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8", cwd=ROOT))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def begin(self, words: Sequence[str]) -> int:
        """Let one live, and give its number."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return int(self._row())

    def end(self) -> tuple[list[str], int]:
        """Wait until it has died; give what it said meanwhile, and how it ended."""
        said: list[str] = []
        while not (row := self._row()).startswith(_DEAD):
            said.append(row)
        return said, int(row.removeprefix(_DEAD))

    def kill(self, words: Sequence[str], chance: random.Random, most: int, seconds: float) -> list[str]:
        """Let one live until it has said a few rows, kill it a moment later, and give all that it said."""
        number = self.begin(words)
        said: list[str] = []
        for _ in range(chance.randint(0, most)):
            said.append(self._row())
            assert not said[-1].startswith(_DEAD), said
        time.sleep(chance.uniform(0, seconds))
        os.kill(number, signal.SIGKILL)
        more, status = self.end()
        assert status == signal.SIGKILL
        return said + more

    def _row(self) -> str:
        assert self.process.stdout
        row = self.process.stdout.readline()
        assert row.endswith("\n"), row
        return row.removesuffix("\n")
