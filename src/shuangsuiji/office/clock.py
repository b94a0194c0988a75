"""此刻: the present, as acts write it."""

from datetime import datetime, timedelta, timezone
from typing import Final

CHINA: Final = timezone(timedelta(hours=8))
"""The time that acts are written in; by its offset, since not every machine has a table of time zones."""


def now() -> datetime:
    """Give the present in the time that acts are written in."""
    return datetime.now(CHINA).replace(microsecond=0)
