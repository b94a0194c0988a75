"""随机数与密钥 (spec 4.1, 4.6, 2.5): drawn by the operating system's generator and nothing else."""

import secrets
from typing import Final, cast

from attrs import field, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash, is_hex
from shuangsuiji.draw.entropy import commitment
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import at, at_least, identifiers
from shuangsuiji.rolls.entry import KEY_BYTES

NONCE_BYTES: Final = 32


@frozen(kw_only=True)
class Nonce:
    """随机数文件: a party's secret, and what it is for.

    It is for no hash in particular: its commitment is made under the task's.

    Args:
        party: the party's name.
        task: the task's code.
        round: the round.
        nonce: 64 lowercase hex characters.
    """

    party: str
    task: str
    round: int
    nonce: str = field(repr=False)

    def __attrs_post_init__(self) -> None:
        wrong = [] if is_hex(self.nonce) else [fault("SSJ-REVEAL-NONCE", at(".nonce"), party=self.party)]
        raise_if([*identifiers(party=self.party, task=self.task), *at_least(1, round=self.round), *wrong])

    def commitment(self, h: Hash) -> str:
        """承诺: give what the party gives away before it reveals the nonce, under a task's hash."""
        return commitment(h, self.party, self.task, self.round, self.nonce)

    def file(self) -> bytes:
        """Give the bytes of its file."""
        return canonical.encode(wire.write(self)) + b"\n"


def draw_nonce(party: str, task: str, round_: int) -> Nonce:
    """Draw a party's secret.

    Raises:
        InvalidInput: a name is no identifier.
    """
    return Nonce(party=party, task=task, round=round_, nonce=secrets.token_hex(NONCE_BYTES))


def draw_roll_key() -> bytes:
    """Draw the key of a sealed roll."""
    return secrets.token_bytes(KEY_BYTES)


def read_nonce(data: bytes, place: Place) -> Nonce:
    """Read a nonce from its file.

    Raises:
        InvalidInput: it is not a nonce file; the fault does not repeat its content, which may be a secret.
    """
    try:
        return wire.read(Nonce, cast("Json", canonical.parse(data)))
    except ValueError:
        # The cause would carry the file's content, which may be somebody's secret.
        raise InvalidInput(fault("SSJ-OFFICE-NONCE", place)) from None
