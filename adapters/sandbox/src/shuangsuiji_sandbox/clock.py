"""沙箱的时钟: the machine's, until somebody who plays another time sets it."""

from datetime import datetime

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import instants


class Clock:
    """Tells the machine's time, or the instant that it was set to, where it stands still."""

    def __init__(self) -> None:
        self._set: datetime | None = None

    def __call__(self) -> datetime:
        """Tell the time."""
        return self._set or datetime.now().astimezone()

    def set(self, at: str) -> None:
        """Set it.

        Args:
            at: an instant with its offset.

        Raises:
            InvalidInput: it is none.
        """
        raise_if(instants(at=at))
        self._set = datetime.fromisoformat(at)
