"""The articles' own words."""

import re
from functools import cache
from typing import Final

from requirements import ROOT

TEXT: Final = ROOT / "src" / "shuangsuiji" / "rulebooks" / "yuxi-regulation.txt"
ARTICLE: Final = re.compile(r"^(?:\[bookmark: _GoBack\])?(第[ 一二三四五六七八九十]+条)", re.MULTILINE)


@cache
def articles() -> dict[str, str]:
    """Give the words of every article by its name, such as 第八条."""
    if not TEXT.is_file():
        return {}
    _, *parts = ARTICLE.split(TEXT.read_text("utf-8"))
    return {name.replace(" ", ""): words.strip() for name, words in zip(parts[::2], parts[1::2], strict=True)}
