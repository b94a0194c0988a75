"""Messages about stores of the journal."""

from typing import Final

from shuangsuiji.messages.text import Texts

TEXTS: Final[Texts] = {}
