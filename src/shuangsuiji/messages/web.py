"""Messages about platforms that are reached over HTTP, and about the sandbox."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {}
