"""命令 (第十一条): a draw that is a program of its own, in any language, as one that can be examined."""

import subprocess
from collections.abc import Iterable, Sequence

from attrs import frozen

from shuangsuiji.testing.fairness.dealing import Recusals


@frozen
class Command:
    """A program that draws: it is started with k and the seed in hex after its own arguments, and reads ids and writes drawn ids, one a line; empty lines are no ids.

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
        return tuple(filter(None, _lines(self.arguments, k, seed, ids, self.seconds)))


@frozen
class DealCommand:
    """A program that deals: it reads `inspector`, `target` and `recusal` lines, fields parted by TAB, and writes a team a line.

    It is started with k and the seed in hex after its own arguments. A recusal's line has target and inspector; a team's has its
    inspectors parted by TAB, the leader first, in the order of the targets.

    Args:
        arguments: the program and its arguments.
        seconds: how long one dealing may take.
    """

    arguments: tuple[str, ...]
    seconds: float = 60.0

    def __call__(
        self, inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
    ) -> list[list[str]]:
        """Deal once.

        Raises:
            subprocess.CalledProcessError: the program failed.
            subprocess.TimeoutExpired: it took too long.
        """
        given = (
            *(f"inspector\t{each}" for each in inspectors),
            *(f"target\t{each}" for each in targets),
            *(f"recusal\t{target}\t{who}" for target, who in recusals),
        )
        return [line.split("\t") for line in _lines(self.arguments, k, seed, given, self.seconds)]


def _lines(arguments: Sequence[str], k: int, seed: bytes, lines: Iterable[str], seconds: float) -> list[str]:
    done = subprocess.run(  # noqa: S603  -- the command is the examiner's own
        [*arguments, str(k), seed.hex()],
        input="".join(f"{each}\n" for each in lines),
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=seconds,
    )
    return done.stdout.splitlines()
