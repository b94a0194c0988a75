"""Messages about working days and calendars."""

from typing import Final

from shuangsuiji.messages.text import Texts

TEXTS: Final[Texts] = {}
