"""信标链 (spec 4.2): what a verifier holds of a drand chain; its hash binds all of it but the scheme."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.forms import free_texts
from shuangsuiji_drand.schemes import Scheme, is_point

_DEFAULT: Final = ("", "default")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(9999, 12, 30, tzinfo=UTC)
"""A day and more before the end of all instants, so that every offset has it."""
_MAX_PERIOD: Final = 2**32 - 1
_MAX_GENESIS: Final = int(_LAST.timestamp())
_SEED_LENGTH: Final = 32


@frozen(kw_only=True)
class Chain:
    """信标链: a chain's key and clock.

    Args:
        scheme: how its rounds are signed.
        key: the public key's bytes.
        period: seconds from one round to the next.
        genesis: when round 1 came to exist, seconds since 1970 in UTC.
        seed: the genesis seed, which drand also calls the group's hash; 32 bytes.
        beacon: the beacon's name, such as `quicknet`.

    Raises:
        InvalidInput: with everything that is not valid.
    """

    scheme: Scheme
    key: bytes
    period: int
    genesis: int
    seed: bytes
    beacon: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(self._faults())

    def _faults(self) -> Iterator[Fault]:
        if not is_point(self.key, self.scheme.key):
            yield fault(
                "SSJ-DRAND-KEY", Place(path="public_key"), scheme=self.scheme.name, length=self.scheme.key
            )
        if not 1 <= self.period <= _MAX_PERIOD:
            yield fault("SSJ-DRAND-NUMBER", Place(path="period"), value=self.period)
        if not 0 <= self.genesis <= _MAX_GENESIS:
            yield fault("SSJ-DRAND-NUMBER", Place(path="genesis_time"), value=self.genesis)
        if len(self.seed) != _SEED_LENGTH:
            yield fault(
                "SSJ-TEXT-HEX", Place(path="groupHash"), length=2 * _SEED_LENGTH, value=self.seed.hex()
            )
        yield from free_texts(beacon=self.beacon)

    def digest(self) -> str:
        """Give the chain's hash, as drand makes it."""
        clock = self.period.to_bytes(4, "big") + self.genesis.to_bytes(8, "big")
        name = b"" if self.beacon in _DEFAULT else self.beacon.encode()
        return sha256(clock + self.key + self.seed + name).hexdigest()

    def existed(self, round_: int) -> datetime:
        """Give the instant from which a round's value exists, in UTC; the last instant where that lies beyond it."""
        try:
            return min(_LAST, _EPOCH + timedelta(seconds=self.genesis + (round_ - 1) * self.period))
        except OverflowError:
            return _LAST

    def first_from(self, moment: datetime) -> int:
        """Give the first round whose value does not exist before an instant, which has an offset.

        >>> from shuangsuiji_drand.pinned import QUICKNET
        >>> QUICKNET.first_from(datetime.fromisoformat("2023-09-15T19:00:01+08:00"))
        657413
        """
        since = moment - (_EPOCH + timedelta(seconds=self.genesis))
        return max(1, -(-since // timedelta(seconds=self.period)) + 1)
