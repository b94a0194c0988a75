"""为什么没有收: faults as the other side, or an earlier moment, told them."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault
from shuangsuiji.messages.text import Language

MAX_REASONS: Final = 20
"""So many of the faults of an answer are kept."""


@frozen(kw_only=True)
class Reason:
    """为什么没有送到: a fault as it was told, in both languages.

    Args:
        code: its code.
        zh: its sentence in Chinese.
        en: its sentence in English.
    """

    code: str
    zh: str
    en: str

    def text(self, language: Language = "zh") -> str:
        """Give it in a language, as `Fault.text` did."""
        return self.zh if language == "zh" else self.en


def reasons_of(faults: Iterable[Fault]) -> tuple[Reason, ...]:
    """Give faults as they are told now; the first `MAX_REASONS`."""
    told = [Reason(code=each.code, zh=each.text("zh"), en=each.text("en")) for each in faults]
    return tuple(told[:MAX_REASONS])
