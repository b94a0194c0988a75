"""The form of a message: one code, two sentences."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
"""The languages that messages come in."""


class Text(NamedTuple):
    """A message's sentences; `{name}` stands for a datum."""

    zh: str
    en: str


def visible(text: str) -> str:
    r"""Show what a terminal would obey or hide: control, format and line-separator characters become `\u{...}`.

    What is quoted in a message may come from a hostile file; it must not repaint the screen of whoever checks it.
    """
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each == "\u3000" else f"\\u{{{ord(each):X}}}" for each in text
    )


Texts = Mapping[str, Text]
"""One area's messages by code."""
