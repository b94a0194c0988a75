"""命令 (第十一条): a draw that is a program of its own, in any language, as one that can be examined."""

import subprocess
from collections.abc import Sequence

from attrs import frozen


@frozen
class Command:
    """A program that draws: it is started with k and the seed in hex after its own arguments, and reads ids and writes drawn ids, one a line.

    Args:
        arguments: the program and its arguments.
        seconds: how long one draw may take.

    >>> head = Command(("sh", "-c", 'head -n "$1"', "draw"))
    >>> head(["a", "b", "c"], 2, bytes(32))
    ('a', 'b')
    """

    arguments: tuple[str, ...]
    seconds: float = 60.0

    def __call__(self, ids: Sequence[str], k: int, seed: bytes) -> tuple[str, ...]:
        """Draw once.

        Raises:
            subprocess.CalledProcessError: the program failed.
            subprocess.TimeoutExpired: it took too long.
        """
        done = subprocess.run(  # noqa: S603  -- the command is the examiner's own
            [*self.arguments, str(k), seed.hex()],
            input="".join(f"{each}\n" for each in ids),
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=self.seconds,
        )
        return tuple(done.stdout.splitlines())
