"""取样策略：平台往来 (第四条): correspondences whose texts and identifiers something between here and there may change."""

import unicodedata
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shuangsuiji.testing.platform_documents import MAX_MARK_BYTES, Correspondence
from shuangsuiji.testing.roll_strategies import free_texts, identifiers
from shuangsuiji.texts import free_text_fault

NASTY_TEXTS: Final = tuple(
    unicodedata.normalize("NFC", text)
    for text in (
        "𠀀𠮷𪚥🧨",
        "“双”‘单’\"'`<b>&amp;</b>{}[]\\n\\u0041",
        "100%/50%25%2F?a=b&c#d;",
        "  前后都有空格  ",
        "\u3000全角空格\u3000\u00a0",
        "ＡＢＣ１２３ﬁ㎡①",
        "q\u0323\u0307\u0301",
        "=1+1",
        "'); DROP TABLE results; --",
        "null",
        "1e5",
        "0007",
    )
)
"""自由文本: free texts that something between here and there may well change."""

LONG_TEXT: Final = "长" * 64_999 + "𠀀"
"""A text of 65,000 characters."""

NASTY_IDENTIFIERS: Final = (
    "样工信抽查/2026/1",
    "样工信抽查%2F2026%2F1",
    "样工信抽查",
    "..",
    ".",
    "/",
    "%",
    "?a=b&c=d#e",
    "a+b c;d",
    '"\\',
    "𠀀",
    "\uff21",
    "A",
    "a",
    "null",
    "x" * 128,
)
"""标识: identifiers that something between here and there may well take for others, or for one of these."""

NASTY_TARGETS: Final = ("\U00020000甲", "\uff21", "a", "B", "10", "9", "a/b", "a%2Fb")
"""Targets' ids that have other orders by UTF-16 units, by case and by number than by their bytes."""


@cache
def nasty_texts() -> SearchStrategy[str]:
    """自由文本: ends of free texts, odd ones among them."""
    return st.one_of(st.sampled_from(NASTY_TEXTS), free_texts()).filter(_goes_on)


def _goes_on(text: str) -> bool:
    return free_text_fault(f"样{text}") is None


@cache
def nasty_codes() -> SearchStrategy[str]:
    """任务编号: codes, odd ones among them."""
    return st.one_of(st.sampled_from(NASTY_IDENTIFIERS), identifiers())


@cache
def marks() -> SearchStrategy[str]:
    """Ends of identifiers, odd ones among them."""
    short = [each for each in NASTY_IDENTIFIERS if len(each.encode()) <= MAX_MARK_BYTES]
    return st.one_of(st.just(""), st.sampled_from(short))


@st.composite
def correspondences(draws: DrawFn, *, targets: int = 1) -> Correspondence:
    """平台往来: correspondences with odd texts and identifiers.

    Args:
        draws: given by hypothesis.
        targets: how many targets.
    """
    ids = draws(st.lists(st.sampled_from(NASTY_TARGETS), min_size=targets, max_size=targets, unique=True))
    return Correspondence(
        code=draws(nasty_codes()), mark=draws(marks()), text=draws(nasty_texts()), targets=tuple(ids)
    )
