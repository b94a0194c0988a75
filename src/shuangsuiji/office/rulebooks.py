"""内置规则集: the rulebooks that come with the library."""

from importlib.resources import files
from typing import Final

from attrs import evolve

from shuangsuiji.errors import Place
from shuangsuiji.rulebook import Rulebook, read_rulebook

YUXI: Final = "yuxi.toml"


def builtin_rulebook(effective_from: str | None = None) -> Rulebook:
    """Give the regulation of 玉溪.

    Args:
        effective_from: since when it holds; the regulation itself has no date (第二十八条), so that somebody must say.

    Raises:
        InvalidInput: the day is no day.

    >>> builtin_rulebook("2026-01-01").keys.entry_wd.value
    20
    """
    data = (files("shuangsuiji") / "rulebooks" / YUXI).read_bytes()
    return evolve(read_rulebook(data, Place(file=YUXI)), effective_from=effective_from)
