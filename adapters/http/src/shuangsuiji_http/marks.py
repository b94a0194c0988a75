"""标记: how a document is known again on a platform that keeps neither its key nor its digest.

Whatever text the platform keeps of it ends in a line of marks, one for each version that was taken: the version, the document's
digest, and when it was sent. People may read it, nobody need.

    民爆物品储存：未发现问题。…
    〔第1版 9f86…0a08 2026-06-01T09:00:00+08:00〕〔第2版 …〕
"""

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import ResultEntry
from shuangsuiji.texts import parts_of, path_of

Marks: TypeAlias = dict[int, tuple[str, str]]
"""By version, digest and instant."""

_MARK: Final = re.compile(r"〔第([1-9][0-9]{0,5})版 ([0-9a-f]{64}) (\S{1,40})〕")
_LINE: Final = re.compile(f"(?:{_MARK.pattern})+")


def marked(text: str, marks: Mapping[int, tuple[str, str]]) -> str:
    """Give a text with its line of marks."""
    line = "".join(f"〔第{version}版 {digest} {at}〕" for version, (digest, at) in sorted(marks.items()))
    return f"{text}\n{line}"


def marks_of(text: object) -> Marks:
    """Read the marks of a text's last line; none where it is another's text, or none at all.

    >>> marks_of(marked("甲〔第2版〕", {1: ("0" * 64, "2026-06-01T09:00:00+08:00")}))[1][1]
    '2026-06-01T09:00:00+08:00'
    >>> marks_of("甲")
    {}
    """
    line = text.rpartition("\n")[2] if isinstance(text, str) else ""
    found = _MARK.findall(line) if _LINE.fullmatch(line) else []
    return {int(version): (digest, at) for version, digest, at in found}


def receipt_of(key: str, mark: tuple[str, str], number: object, platform: str) -> Receipt:
    """Give the receipt that a mark stands for; its time is that of the sending, for the platform keeps none."""
    digest, at = mark
    return Receipt(key=key, digest=digest, number=str(number), platform=platform, at=at)


def names_in(key: str, kind: str, count: int) -> tuple[str, ...] | None:
    """Give the names that a document's key is made of; None where it is no key of that kind.

    >>> names_in("entry/样%2F1/甲/1", "entry", 3)
    ('样/1', '甲', '1')
    """
    found, *names = parts_of(key)
    return tuple(names) if found == kind and len(names) == count and path_of(kind, *names) == key else None


def told(entry: ResultEntry) -> str:
    """录入 (第十九条): give an entry as a text for people, with all that it holds."""
    found = "；".join(f"{line.name}：{'、'.join(line.results)}" for line in entry.lines)
    people = f"检查人员：{'、'.join(entry.inspectors)}；责任人：{entry.responsible}；录入：{entry.entered_by}"
    return f"{found}。\n{people}；记录表摘要：{entry.record}"
