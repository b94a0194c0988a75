"""Findings (预警): what questions an act, each with its article."""

from typing import Final

from shuangsuiji.messages.text import Texts

TEXTS: Final[Texts] = {}
