"""个人信息 (设计决定 12): resident ID numbers and mobile phones are told by their form, and never kept."""

import re
from typing import Final

_RESIDENT_ID: Final = re.compile(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx]")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"
_MOBILE: Final = re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])")


def is_resident_id(text: str) -> bool:
    """公民身份号码 (GB 11643): say whether a text is a resident ID number, by its day of birth and check character."""
    if not _RESIDENT_ID.fullmatch(text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECK_CHARACTERS[total % 11] == text[17].upper()


def holds_personal(text: str) -> bool:
    """Say whether a text holds a resident ID number or a mobile phone's number.

    >>> holds_personal("联系 13800000000"), holds_personal("91530499MA6K00006F"), holds_personal("530499000000016")
    (True, False, False)
    """
    found = (is_resident_id(match[0]) for match in _RESIDENT_ID.finditer(text))
    return any(found) or _MOBILE.search(text) is not None
