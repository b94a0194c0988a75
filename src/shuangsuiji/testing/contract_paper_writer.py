"""打印文书的约定测试: the contract kit of `ports.paper_writer`; tests are named by the obligation that they hold.

class TestOurWriter(PaperWriterContract):
    def make(self) -> PaperWriter:
        return OurWriter()

    def read(self, data: bytes) -> str:
        return ...  # the file's text from top to bottom, by another program than the writer

D6 is held by the port: it reads with `_text` whatever was printed, and nothing that is lost gets out.
"""

import re
from abc import ABC, abstractmethod
from typing import Final

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shuangsuiji.findings import article_finding
from shuangsuiji.ports.paper_writer import PaperWriter, presentable
from shuangsuiji.printed import (
    Field,
    Fields,
    Paper,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
    texts,
)

NASTY_TEXTS: Final = (
    "{{ 7 * 191 }}",
    "{{ cycler.__init__.__globals__ }}",
    "{% for each in range(9) %}甲{% endfor %}",
    "{% raw %}",
    "{# 注 #}",
    "{_{ 甲 }_} {_% 乙 %_}",
    "{%p if 0 %}",
    "{{p body }}",
    "{%tr for %}",
    "}}",
    "%}",
    "<w:p><w:r><w:t>甲</w:t></w:r></w:p>",
    "</w:t></w:r></w:p>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "<?xml version='1.0'?>",
    "&amp;",
    "&lt;&#60;",
    "&nbsp;",
    "a & b < c > d \"e\" 'f'",
    "%(name)s {0} {name} $name ${name} #{name}",
    "\\n \\t \\par \\u4e00",
    "=1+1",
    "=HYPERLINK(1)",
    "{ PAGE }",
    '{ INCLUDETEXT "甲" }',
    "甲\n乙",
    "甲\r\n乙\r丙",
    "甲\t乙",
    "甲\a乙\f丙\v丁",
    "\0\x01\x1b[31m\x7f\x85\x9b",
    "\u2028甲\u2029乙",
    "\ud800甲\udfff",
    "\ufffe\uffff\ufdd0",
    "\ufeff甲\u200b乙\u00ad",
    "e\u0301 \u00e9",
    "\U0002000b\U0001f9e8\U000323af",
    "\u3000\u3000甲\u00a0乙",
    "\u202e甲",
    "____________",
    "“甲”《乙》（丙）",
    "530499000000016",
    "[[body]]",
    "甲" * 5_000,
    "a" * 5_000,
)
"""Texts that templates, XML and programs for text like to obey or to change."""

_TEXT: Final = st.one_of(
    st.text(max_size=20), st.sampled_from(NASTY_TEXTS), st.text(alphabet="{}%#_<>&;p ", max_size=12)
)
_FEW: Final = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
_DAYS: Final = st.sampled_from(("", "2026-05-06", "2026-12-31"))


def _tables(columns: int) -> st.SearchStrategy[Table]:
    row = st.lists(_TEXT, min_size=columns, max_size=columns).map(tuple)
    return st.builds(Table, columns=row, rows=st.lists(row, max_size=3).map(tuple))


def parts() -> st.SearchStrategy[Part]:
    """Give any part of a paper, of any texts."""
    field = st.builds(Field, name=_TEXT, value=_TEXT)
    signature = st.builds(Signature, role=_TEXT, name=_TEXT, on=_DAYS)
    return st.one_of(
        st.builds(Paragraph, text=_TEXT, heading=st.booleans()),
        st.builds(Fields, fields=st.lists(field, max_size=3).map(tuple)),
        st.integers(1, 6).flatmap(_tables),
        st.builds(Signatures, signatures=st.lists(signature, max_size=3).map(tuple)),
    )


def papers() -> st.SearchStrategy[Paper]:
    """Give any paper, of any texts."""
    return st.builds(
        Paper,
        kind=st.sampled_from(("notice", "record-sheet", "archive-catalogue")),
        title=st.lists(_TEXT, max_size=2).map(tuple),
        parts=st.lists(parts(), max_size=5).map(tuple),
        number=_TEXT,
        version=st.integers(1, 3),
        addressee=_TEXT,
        issuer=_TEXT,
        on=_DAYS,
    )


def paper_of(text: str) -> Paper:
    """Give a paper that has a text in every place there is."""
    return Paper(
        kind="notice",
        title=(text, text),
        number=text,
        addressee=text,
        parts=(
            Paragraph(text=text),
            Paragraph(text=text, heading=True),
            Fields(fields=(Field(name=text, value=text), Field(name=text))),
            Table(columns=(text, text), rows=((text, ""), ("", text))),
            Signatures(signatures=(Signature(role=text, name=text, on="2026-05-06"), Signature(role=text))),
        ),
        issuer=text,
        on="2026-05-06",
    )


_PLAIN: Final = paper_of("甲")
_PLACES: Final = 17
"""How many times `paper_of` has its text."""


class PaperWriterContract(ABC):
    """What every writer of papers must pass; a subclass makes the writer and reads what it wrote."""

    @abstractmethod
    def make(self) -> PaperWriter:
        """Make the writer."""

    @abstractmethod
    def read(self, data: bytes) -> str:
        """Give a file's text from top to bottom, read by something else than the writer."""

    def test_d1_a_file_is_whole(self) -> None:
        """The least paper has one too."""
        assert self.read(self.make().printed(Paper(kind="notice", title=(), parts=()))).strip() == ""
        assert "甲" in self.read(self.make().printed(_PLAIN))

    def test_d2_every_text_stands_there_in_its_place(self) -> None:
        """Letter for letter."""

        @_FEW
        @given(papers())
        def every(paper: Paper) -> None:
            self._judge(paper)

        every()

    def test_d2_a_text_stands_there_as_often_as_it_is_said(self) -> None:
        """Not once for two places."""
        assert self.read(self.make().printed(paper_of("此文"))).count("此文") == _PLACES

    def test_d2_long_papers_are_not_cut(self) -> None:
        """A list of thousands, and a text of a hundred thousand characters."""
        rows = tuple((str(number), f"某某{number}号", "530499000000016") for number in range(2_000))
        long = Table(columns=("序号", "检查对象", "代码"), rows=rows)
        self._judge(Paper(kind="drawn-list", title=("名单",), parts=(long, Paragraph(text="长" * 100_000))))

    def test_d3_nothing_in_a_text_is_obeyed(self) -> None:
        """Neither tags nor markup nor fields, in any place."""
        for text in NASTY_TEXTS:
            self._judge(paper_of(text))
        assert "1337" not in self.read(self.make().printed(paper_of("{{ 7 * 191 }}")))

    def test_d4_what_is_empty_is_blank_and_a_day_is_in_words(self) -> None:
        """And what questions a paper is not on it."""
        paper = evolve(
            Paper(kind="notice", title=("通知书",), parts=_PLAIN.parts, on="2026-05-06"),
            findings=(article_finding("SSJ-N-14", "附件", version=1),),
        )
        text = _close(self.read(self.make().printed(paper)))
        assert "2026年5月6日" in text
        assert re.search("None|SSJ|2026-05-06|附件", text) is None

    def test_d5_the_same_paper_is_the_same_file(self) -> None:
        """By the same writer, another one, and after another paper."""
        writer = self.make()
        first = writer.printed(_PLAIN)
        other = writer.printed(paper_of("乙"))
        assert "甲" not in self.read(other)
        assert writer.printed(_PLAIN) == first
        assert self.make().printed(_PLAIN) == first

    def test_d7_characters_that_no_file_holds_are_shown(self) -> None:
        """As their pictures, and as U+FFFD."""
        text = self.read(self.make().printed(paper_of("甲\0\ud800乙")))
        assert "甲␀\ufffd乙" in text

    def _judge(self, paper: Paper) -> None:
        held = presentable(paper)
        text = _close(self.read(self.make().printed(paper)))
        for each in (*held.title, held.number, held.addressee, held.issuer):
            assert _close(each) in text
        position = 0
        for each in texts(held.parts):
            found = text.find(_close(each), position)
            assert found >= 0, each
            position = found + len(_close(each))


def _close(text: str) -> str:
    return "".join(text.split())
