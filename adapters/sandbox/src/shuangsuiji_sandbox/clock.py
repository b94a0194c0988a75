"""沙箱的时钟: the machine's, until somebody who plays another time sets it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import instants

YEARS: Final = range(1970, 3000)
"""To which years it can be set; any skew and any Retry-After from there is still a time."""


def clock_faults(at: str) -> Iterator[Fault]:
    """Say why a clock cannot stand at an instant."""
    wrong = list(instants(at=at))
    yield from wrong
    year = 0 if wrong else datetime.fromisoformat(at).year
    if not wrong and year not in YEARS:
        yield fault("SSJ-SANDBOX-CLOCK", year=year)


class Clock:
    """Tells the machine's time, or the instant that it was set to, where it stands still; either off by its skew."""

    def __init__(self) -> None:
        self._set: datetime | None = None
        self._skew = timedelta()

    def __call__(self) -> datetime:
        """Tell the time."""
        return (self._set or datetime.now().astimezone()) + self._skew

    @property
    def stands(self) -> bool:
        """Say whether it stands still."""
        return self._set is not None

    def set(self, at: str) -> None:
        """Set it.

        Args:
            at: an instant with its offset.

        Raises:
            InvalidInput: it is none, or so far off that no time can be told around it.
        """
        raise_if(clock_faults(at))
        self._set = datetime.fromisoformat(at)

    def skew(self, seconds: int) -> None:
        """偏差: let it be wrong from now on.

        Args:
            seconds: how far it goes before the right time, or behind it where they are negative.
        """
        self._skew = timedelta(seconds=seconds)

    def date(self, later: int = 0) -> str:
        """Tell the time as HTTP has it.

        Args:
            later: so many seconds from now.
        """
        return format_datetime((self() + timedelta(seconds=later)).astimezone(UTC), usegmt=True)
