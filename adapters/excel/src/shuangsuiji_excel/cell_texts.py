"""单元格里的文字: texts as the format of workbooks holds them, and names of worksheets."""

import re
from typing import Final

MAX_SHEET_NAME: Final = 31

_FORBIDDEN_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# Control characters, and what Excel would take for such an escape: both are written as `_xHHHH_`.
_ESCAPED: Final = re.compile(r"[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
_NO_CHARACTERS: Final = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Give a text as the format holds it: control characters as `_xHHHH_`, what is no character as U+FFFD."""
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", _NO_CHARACTERS.sub("\ufffd", text))


def visible(text: str) -> str:
    """Give a text in one line."""
    return "".join(character if character.isprintable() else " " for character in text)


def sheet_name(title: str) -> str:
    """Give a worksheet's name: what Excel forbids in one left out, cut where it would be too long."""
    name = _FORBIDDEN_IN_NAMES.sub(" ", visible(title))[:MAX_SHEET_NAME].strip(" '")
    return name or "名单"
