"""数字: Arabic and Chinese numerals as exact fractions.

>>> numeral("二百零五"), numeral("2.5"), numeral("三点五"), numeral("1,000")
(Fraction(205, 1), Fraction(5, 2), Fraction(7, 2), Fraction(1000, 1))
"""

import re
from fractions import Fraction
from typing import Final

CHINESE_DIGITS: Final = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
"""The characters that are a digit."""

ARABIC: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15}(?:\.\d{1,15})?)"
"""A pattern of Arabic numerals: up to 15 digits on either side of the point, or thousands with commas."""

CHINESE: Final = rf"[{CHINESE_DIGITS}十百千万拾佰仟]{{1,15}}(?:点[{CHINESE_DIGITS}]{{1,9}})?"
"""A pattern of Chinese numerals; not every text that it finds is one."""

_NUMERAL: Final = re.compile(f"{ARABIC}|{CHINESE}", re.ASCII)
_PLAIN: Final = str.maketrans(CHINESE_DIGITS + "拾佰仟", "001223456789123456789十百千")
_BELOW_TEN_THOUSAND: Final = re.compile(
    r"(?:(?P<千>[1-9]?)千)?(?:0?(?P<百>[1-9]?)百)?(?:0?(?P<十>[1-9]?)十)?(?P<gap>0*)(?P<unit>[1-9]?)"
)
_PLACES: Final = {"千": 1000, "百": 100, "十": 10}


def numeral(text: str) -> Fraction | None:
    """Read an Arabic or Chinese numeral.

    None where the characters make no number (三二, 百百), and where people read one in two ways: 一百二 is
    meant as 120 and written like 102 without its 零.
    """
    if not _NUMERAL.fullmatch(text):
        return None
    if text.isascii():
        return Fraction(text.replace(",", ""))
    whole, _, broken = text.translate(_PLAIN).partition("点")
    value = _whole(whole)
    return None if value is None else value + Fraction(int(broken or "0"), 10 ** len(broken))


def _whole(text: str) -> int | None:
    high, myriad, low = text.rpartition("万")
    if not myriad:
        return _below_ten_thousand(low)
    above = _below_ten_thousand(high)
    below = _below_ten_thousand(low) if low else 0
    told_short = low and not low.startswith("0") and "千" not in low
    return None if above is None or below is None or told_short else above * 10_000 + below


def _below_ten_thousand(text: str) -> int | None:
    found = _BELOW_TEN_THOUSAND.fullmatch(text)
    if not text or not found:
        return None
    places = [place for place in _PLACES if found[place] is not None]
    told_short = bool(found["unit"]) and not found["gap"] and places and places[-1] != "十"
    trailing_zero = bool(found["gap"]) and not found["unit"] and places
    if told_short or trailing_zero:
        return None
    return sum(int(found[place] or "1") * _PLACES[place] for place in places) + int(found["unit"] or "0")
