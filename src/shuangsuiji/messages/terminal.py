"""Messages about terminal."""

from typing import Final

from shuangsuiji.messages.text import Texts

TEXTS: Final[Texts] = {}
