"""文书的纯文本: a paper as lines of text, in columns of the width that Chinese characters have on a screen.

>>> from shuangsuiji.printed import Field, Fields, Paper, Paragraph
>>> parts = (Paragraph(text="请配合检查。"), Fields(fields=(Field(name="联络员"), Field(name="任务", value="甲"))))
>>> print(plain(Paper(kind="notice", title=("通知书",), parts=parts, addressee="某公司", on="2026-05-06"), width=30))
            通知书
<BLANKLINE>
某公司：
<BLANKLINE>
    请配合检查。
联络员：____________
任务：甲
<BLANKLINE>
                2026年5月6日
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from shuangsuiji.documents.wording import BLANK, BLANK_DAY, day_words
from shuangsuiji.printed import Fields, Paper, Paragraph, Part, Signatures, Table

WIDTH: Final = 76
_INDENT: Final = "    "
_RIGHT: Final = 2
_CLOSING: Final = frozenset("，。、；：？！）》〉”’】〕")
_OPENING: Final = frozenset("（《〈“‘【〔")


def plain(paper: Paper, width: int = WIDTH) -> str:
    """Give a paper as plain text.

    Args:
        paper: the paper.
        width: how many columns a line has at most; a Chinese character takes two.
    """
    return "\n".join(line.rstrip() for line in _lines(paper, width))


def _lines(paper: Paper, width: int) -> Iterator[str]:
    yield from (_centred(line, width) for line in paper.title)
    if paper.number:
        yield _centred(paper.number, width)
    yield ""
    if paper.addressee:
        yield from (f"{paper.addressee}：", "")
    for part in paper.parts:
        yield from _part(part, width)
    if paper.issuer or paper.on:
        yield ""
        yield from (_right(text, width) for text in (paper.issuer, day_words(paper.on) or BLANK_DAY) if text)


def _part(part: Part, width: int) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield from wrapped(("" if part.heading else _INDENT) + part.text, width)
    elif isinstance(part, Fields):
        for each in part.fields:
            yield from wrapped(f"{each.name}：{each.value or BLANK}", width)
    elif isinstance(part, Table):
        yield from _table(part, width)
    else:
        yield from _signatures(part)


def _signatures(part: Signatures) -> Iterator[str]:
    for each in part.signatures:
        yield f"{each.role}：{each.name or BLANK}    {day_words(each.on) or BLANK_DAY}"


def columns_of(text: str) -> int:
    """Count the columns that a text takes: two for what is wide."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—" else 1


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of at most so many columns, at least four.

    No line begins with a mark that closes something or ends with one that opens, and numbers and Latin words stay whole,
    as far as that can be.
    """
    for paragraph in text.split("\n"):
        line, taken = "", 0
        for character in paragraph:
            taken += _columns(character)
            if taken > width:
                kept = _kept(line, character)
                yield line[:kept]
                line = line[kept:]
                taken = columns_of(line + character)
            line += character
        yield line


def _kept(line: str, following: str) -> int:
    """Say how many characters of a full line stay on it."""
    pairs = list(pairwise(line + following))
    for may_break in (_parts_well, _parts):
        for kept in range(len(line), 0, -1):
            if may_break(*pairs[kept - 1]):
                return kept
    return len(line)


def _parts(_before: str, after: str) -> bool:
    return after not in _CLOSING


def _parts_well(before: str, after: str) -> bool:
    within = before.isascii() and before.isalnum() and after.isascii() and (after.isalnum() or after in ":-")
    return _parts(before, after) and before not in _OPENING and not within


def _table(table: Table, width: int) -> Iterator[str]:
    rows = [table.columns, *table.rows]
    widths = _widths(rows, width)
    rule = "+" + "+".join("-" * (each + 2) for each in widths) + "+"
    yield rule
    for row in rows:
        cells = [list(wrapped(cell, size)) for cell, size in zip(row, widths, strict=True)]
        for index in range(max(map(len, cells))):
            shown = [cell[index] if index < len(cell) else "" for cell in cells]
            yield "| " + " | ".join(map(_padded, shown, widths)) + " |"
        yield rule


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give each column its share: as much as it needs, the widest cut down until all fit."""
    wanted = [
        max(max(map(columns_of, cell.split("\n"))) for cell in column) for column in zip(*rows, strict=True)
    ]
    room = width - 3 * len(wanted) - 1
    least = min(8, room // len(wanted))
    while sum(wanted) > room and max(wanted) > least:
        wanted[wanted.index(max(wanted))] -= 1
    return [max(each, 2) for each in wanted]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns_of(text))


def _centred(text: str, width: int) -> str:
    return " " * ((width - columns_of(text)) // 2) + text


def _right(text: str, width: int) -> str:
    return " " * (width - columns_of(text) - _RIGHT) + text
