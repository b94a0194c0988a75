"""文书的措辞: blanks that are filled in by hand, days, and names in quotation marks."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from shuangsuiji.codes import RESULTS, Result

BLANK: Final = "_" * 12
"""What stands where something is filled in by hand."""

BLANK_DAY: Final = "____年__月__日"
"""A day that is filled in by hand."""


def day_words(on: str) -> str:
    """Give a day as papers write it, with Arabic figures; a blank one stays blank.

    >>> day_words("2026-05-06"), day_words("")
    ('2026年5月6日', '')
    """
    if not on:
        return ""
    day = date.fromisoformat(on)
    return f"{day.year}年{day.month}月{day.day}日"


def days_words(first: str, last: str = "") -> str:
    """Give a day or a period in a sentence; what is not known is left blank.

    >>> days_words("2026-05-06"), days_words("2026-05-06", "2026-05-08"), days_words("")
    ('2026年5月6日', '2026年5月6日至2026年5月8日', '____年__月__日')
    """
    begun = day_words(first) or BLANK_DAY
    return f"{begun}至{day_words(last)}" if last and last != first else begun


def quoted(names: Iterable[str]) -> str:
    """Give names in quotation marks, one beside the other.

    >>> quoted(["食盐专营检查", "工业节能监察"])
    '“食盐专营检查”“工业节能监察”'
    """
    return "".join(f"“{each}”" for each in names)


def known(text: str) -> str:
    """Give a text, or a blank in its place."""
    return text or BLANK


def result_words(results: Iterable[Result]) -> str:
    """Give results in the words in which they are made public.

    >>> result_words(["NO_PROBLEM"])
    '未发现问题'
    """
    return "；".join(RESULTS[each].words for each in results)
