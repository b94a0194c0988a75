"""细则原文: a regulation's own text as data: its chapters, its articles and its annex.

The text comes as people have it, saved from a word processor: numerals with spaces in them (“第 十 三 条”), Arabic ones
(“第3章”), line breaks within sentences, `[bookmark: ...]`, a quotation mark that is never closed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from shuangsuiji.digests import Hash
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.ratios.numerals import CHINESE_DIGITS, numeral

ANNEX: Final = "附件"

_NUMERAL: Final = rf"(?P<numeral>[\d\s{CHINESE_DIGITS}十百]+?)"
_CHAPTER: Final = re.compile(rf"第{_NUMERAL}章\s+(?P<rest>\S.*)")
_ARTICLE: Final = re.compile(rf"第{_NUMERAL}条\s+(?P<rest>\S.*)")
_ANNEX: Final = re.compile(rf"{ANNEX}\s*\d*\s*[:：]?\s*")
_BOOKMARK: Final = re.compile(r"\[bookmark:[^\]]*\]")
_REFERENCE: Final = re.compile(rf"第[{CHINESE_DIGITS}十百]+条|{ANNEX}")
_ENDS: Final = ("。", "；", "：", "！", "？", "”", ":")
_DIGITS: Final = "零一二三四五六七八九"
_MOST: Final = 999
"""As many articles as a regulation can have here."""


@frozen(kw_only=True)
class Article:
    """条: one article.

    Args:
        number: from 1.
        name: as it is cited, such as 第十条.
        chapter: the number of its chapter.
        text: what it says; a line for each paragraph.
    """

    number: int
    name: str
    chapter: int
    text: str


@frozen(kw_only=True)
class Regulation:
    """细则.

    Args:
        title: its title, 试行 and all.
        chapters: the titles of its chapters, in order.
        articles: its articles, in order.
        annex: the annex's text; empty where there is none.
        digest: the text's SHA-256; line ends and byte order mark do not count.
    """

    title: str
    chapters: tuple[str, ...]
    articles: tuple[Article, ...]
    annex: str
    digest: str

    def cited(self, reference: str) -> tuple[Article, ...]:
        """Give the articles that a rule or a finding cites, such as 第一条、第二十八条."""
        names = references(reference)
        return tuple(each for each in self.articles if each.name in names)


def references(text: str) -> tuple[str, ...]:
    """Give what a reference names: articles as they are cited, and the annex.

    >>> references("第十六条、附件")
    ('第十六条', '附件')
    >>> references("国办发〔2024〕54号")
    ()
    """
    return tuple(_REFERENCE.findall(text))


def article_name(number: int) -> str:
    """Give an article's name by its number, from 1 to 999.

    >>> article_name(3), article_name(10), article_name(28), article_name(110), article_name(205)
    ('第三条', '第十条', '第二十八条', '第一百一十条', '第二百零五条')
    """
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    high = f"{_DIGITS[hundreds]}百" if hundreds else ""
    middle = f"{_DIGITS[tens]}十" if tens else "零" if high and units else ""
    low = _DIGITS[units] if units else ""
    words = high + middle + low
    return f"第{words.removeprefix('一') if words.startswith('一十') else words}条"


def read_regulation(data: bytes, place: Place | None = None) -> Regulation:
    """Read a regulation's text.

    Args:
        data: the text in UTF-8.
        place: where it comes from.

    Raises:
        InvalidInput: it is not UTF-8, has no articles, or the numbers of its chapters or articles do not go on one by one;
            every gap is listed with its line.
    """
    file = (place or Place()).file
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InvalidInput(fault("SSJ-REGULATION-TEXT", place, reason=str(error))) from error
    lines = [_BOOKMARK.sub("", line).strip() for line in text.split("\n")]
    end = next((row for row, line in enumerate(lines) if _ANNEX.fullmatch(line)), len(lines))
    body = _Body(lines[:end])
    raise_if(body.faults(file))
    return Regulation(
        title=_joined(body.head),
        chapters=tuple(title for _, _, title in body.chapters),
        articles=tuple(body.articles()),
        annex="\n".join(line for line in lines[end + 1 :] if line),
        digest=Hash("sha256").hex(text.encode()),
    )


class _Body:
    """What stands before the annex, cut at the lines that begin a chapter or an article.

    Args:
        lines: the lines, without white space around them.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.head: list[str] = []
        self.chapters: list[tuple[int, int, str]] = []
        self._begun: list[tuple[int, int, int, list[str]]] = []
        for row, line in enumerate(lines, 1):
            self._take(row, line)

    def _take(self, row: int, line: str) -> None:
        if found := _CHAPTER.fullmatch(line):
            self.chapters.append((row, _number(found), found["rest"]))
        elif found := _ARTICLE.fullmatch(line):
            chapter = self.chapters[-1][1] if self.chapters else 0
            self._begun.append((row, _number(found), chapter, [found["rest"]]))
        elif self._begun:
            self._begun[-1][3].append(line)
        elif not self.chapters:
            self.head.append(line)

    def articles(self) -> Iterator[Article]:
        """Give the articles."""
        for _, number, chapter, lines in self._begun:
            yield Article(number=number, name=article_name(number), chapter=chapter, text=_joined(lines))

    def faults(self, file: str) -> Iterator[Fault]:
        """Judge that there are articles, and that the numbers go on one by one."""
        if not self._begun:
            yield fault("SSJ-REGULATION-EMPTY", Place(file=file))
        if len(self._begun) > _MOST:
            yield fault("SSJ-REGULATION-LONG", Place(file=file), most=_MOST)
        yield from _gaps(file, "章", ((row, number) for row, number, _ in self.chapters))
        yield from _gaps(file, "条", ((row, number) for row, number, _, _ in self._begun))


def _number(found: re.Match[str]) -> int:
    """Read a numeral that may have spaces in it; 0 is none, and falls out of the row."""
    value = numeral("".join(found["numeral"].split()))
    return int(value) if value is not None and value.denominator == 1 else 0


def _gaps(file: str, what: str, found: Iterable[tuple[int, int]]) -> Iterator[Fault]:
    for expected, (row, number) in enumerate(found, 1):
        if number != expected:
            place = Place(file=file, row=row)
            yield fault("SSJ-REGULATION-ORDER", place, what=what, expected=expected, found=number)
            return


def _joined(lines: Iterable[str]) -> str:
    """Join what a line break cut within a sentence; a line that ends as a sentence does ends a paragraph."""
    text = ""
    for line in filter(None, lines):
        text += f"\n{line}" if text.endswith(_ENDS) else line
    return text
