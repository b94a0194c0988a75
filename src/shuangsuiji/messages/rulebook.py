"""Messages about rulebooks, and what their keys mean."""

from typing import Final

from shuangsuiji.messages.text import Texts

TEXTS: Final[Texts] = {}
