"""The form of a message: one code, two sentences."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
"""The languages that messages come in."""


class Text(NamedTuple):
    """A message's sentences; `{name}` stands for a datum."""

    zh: str
    en: str


Texts = Mapping[str, Text]
"""One area's messages by code."""
