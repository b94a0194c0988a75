"""分类名称和其余文字: what the words around a figure say it is for, and the words that are left."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from shuangsuiji.ratios.tokens import fold

CLASS: Final = re.compile(
    r"(?:[A-E][和及/]?)+[级类等]|[高中低]风险|风险[高中低]|信用(?:好|较好|一般|差|较差)|失信"
    r"|(?:一般|重点)(?:企业|单位|对象|行业)"
)
"""Words that name a class of targets (信用风险分类)."""

_JOINTS: Final = re.compile(r"[,;。、()\n:]|或者?|并且|而且|且")
_LEADING: Final = re.compile(r"^(?:对于?|针对|按照?|从|其中|和|及|各)+")
_TRAILING: Final = re.compile(
    r"(?:中|的)?(?:随机)?(?:抽查|检查|抽取)?(?:比例|频次|数量|率)?(?:原则上|一般)?"
    r"(?:应当?|须|要)?(?:分别)?(?:为|按照?|是|达到?|占|控制在|抽查|抽取)?$"
)
_SAYS_NOTHING: Final = re.compile(
    r"(?:年度|联合|双?随机|企业|市场主体|经营主体|检查对象|单位|抽查|检查|抽取|比例|频次|数量|户数|总数|开展|组织"
    r"|应当?|须|要|为|按照?|是|达到?|占|的|中|各|或者?|且|并|一般|原则上|共|合计|对|其中|每次|从|实现|含|本数|[\s/.])*"
)
_BRACKET: Final = re.compile(r"\s*\((?P<text>[^()\d%‰]{1,20})\)")
_STRONG_JOINTS: Final = re.compile(r"[;；。\n\r()（）]")
_EDGES: Final = " \t\u3000,，、:：;；。.-~—"


@frozen(kw_only=True)
class Bracket:
    """A class's name in the bracket after a figure, as in 1%（A级）."""

    text: str
    end: int


def label_before(words: str) -> str:
    """Give what the words before a figure say it is for; empty where they say nothing.

    >>> label_before("，对B级企业按")
    'B级企业'
    """
    pieces = _JOINTS.split(words.rstrip(" :"))
    classes = [place for place, piece in enumerate(pieces[:-1]) if CLASS.search(piece)]
    if classes:
        offset = sum(len(piece) + 1 for piece in pieces[: classes[0]])
        return _without_trimmings(words[offset:])
    return _without_trimmings(pieces[-1])


def label_after(folded: str, start: int) -> Bracket | None:
    """Give the class that the bracket directly after a figure names, if it does."""
    found = _BRACKET.match(folded, start)
    if not found or not CLASS.search(found["text"]):
        return None
    return Bracket(text=found["text"].strip(), end=found.end())


def provisos(text: str, used: Iterable[tuple[int, int]], names: Iterable[str]) -> tuple[str, ...]:
    """Give the words of a wording that no figure, bound or period used up, verbatim and in order.

    Args:
        text: the wording.
        used: the spans that were used up.
        names: names of classes, which stand in the rule already.
    """
    masked = list(text)
    for start, end in used:
        masked[start:end] = "\n" * (min(end, len(text)) - start)
    known = tuple(names)
    pieces = (piece.strip(_EDGES) for piece in _STRONG_JOINTS.split("".join(masked)))
    return tuple(piece for piece in pieces if not _says_nothing(piece, known))


def _says_nothing(words: str, names: Iterable[str] = ()) -> bool:
    """Say whether words without the names in them name no class and state no condition."""
    rest = fold(words)
    for name in names:
        rest = rest.replace(name, "")
    return not CLASS.search(rest) and _SAYS_NOTHING.fullmatch(rest) is not None


def _without_trimmings(words: str) -> str:
    stripped = words.strip(_EDGES)
    while True:
        shorter = _TRAILING.sub("", _LEADING.sub("", stripped), count=1).strip(_EDGES)
        if shorter == stripped:
            return "" if _says_nothing(stripped) else stripped
        stripped = shorter
