"""Text as the protocol takes it (spec 1.2, 1.5, 1.6): identifiers, free texts, instants.

Each check gives the first fault of a text, or None. Nothing here repairs a text: whoever makes a roll normalises
before freezing (`normalised`), a verifier refuses.
"""

import re
import unicodedata
from datetime import datetime, timedelta, timezone
from typing import Final

from shuangsuiji.errors import Fault, Place, fault

UNICODE_VERSION: Final = unicodedata.unidata_version
"""The Unicode version by which characters are judged; a report names it (1.5)."""

MAX_IDENTIFIER_BYTES: Final = 128

_BARRED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_WHITE_SPACE: Final = frozenset(
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_CHINA: Final = timezone(timedelta(hours=8))
_ENDS: Final = "".join(sorted(_WHITE_SPACE))
_PLAIN: Final = re.compile(r"[!-~](?:[ -~]{0,126}[!-~])?")
_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


def free_text_fault(text: str, place: Place | None = None) -> Fault | None:
    """Judge a free text: NFC, no control, format, surrogate, private-use or line-separator character."""
    # All that is barred is unprintable, and more.
    for position, character in enumerate("" if text.isprintable() else text, 1):
        if unicodedata.category(character) in _BARRED:
            return fault("SSJ-TEXT-CHARACTER", place, character=f"U+{ord(character):04X}", position=position)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return fault("SSJ-TEXT-NFC", place, value=text)
    return None


def identifier_fault(text: str, place: Place | None = None) -> Fault | None:
    r"""Judge an identifier: a free text of 1 to 128 bytes with no white space at either end.

    >>> identifier_fault("91530499MA6K00006F") is None
    True
    >>> print(identifier_fault("9153\u200b").text())
    第 5 个字符是看不见的或不允许的字符 U+200B；请删去后重新输入〔SSJ-TEXT-CHARACTER〕
    """
    if _PLAIN.fullmatch(text):
        return None
    if not text:
        return fault("SSJ-TEXT-EMPTY", place)
    if found := free_text_fault(text, place):
        return found
    if text[0] in _WHITE_SPACE or text[-1] in _WHITE_SPACE:
        return fault("SSJ-TEXT-SPACE", place, value=text)
    if (length := len(text.encode())) > MAX_IDENTIFIER_BYTES:
        return fault("SSJ-TEXT-LONG", place, length=length)
    return None


def instant_fault(text: str, place: Place | None = None) -> Fault | None:
    """Judge an instant such as `2026-04-01T09:00:00+08:00`: a real time with its offset."""
    if not _INSTANT.fullmatch(text) or text.endswith("-00:00"):
        return fault("SSJ-TEXT-INSTANT", place, value=text)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return fault("SSJ-TEXT-INSTANT", place, value=text)
    return None


def normalised(text: str) -> str:
    """Bring a text to NFC without white space at its ends, as a maker of rolls does before freezing (1.2)."""
    return unicodedata.normalize("NFC", text).strip(_ENDS)


def china_day(instant: str) -> str:
    """Give the day of an instant in the time of China, in which deadlines are counted.

    >>> china_day("2026-06-09T23:30:00Z")
    '2026-06-10'
    """
    return datetime.fromisoformat(instant).astimezone(_CHINA).date().isoformat()


def path_of(*parts: str) -> str:
    """Join names to a path that cannot be mistaken for another: `/` within a name becomes `%2F`, `%` becomes `%25`.

    >>> path_of("task", "玉工信抽查/2026/1")
    'task/玉工信抽查%2F2026%2F1'
    """
    return "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts)


def parts_of(path: str) -> tuple[str, ...]:
    """Give the names that `path_of` joined.

    >>> parts_of("task/玉工信抽查%2F2026%2F1")
    ('task', '玉工信抽查/2026/1')
    """
    return tuple(part.replace("%2F", "/").replace("%25", "%") for part in path.split("/"))
