"""Every paper that there is, as a Word document: opened by another program, it says what the plain text says."""

import re
from collections.abc import Callable
from typing import get_args

import pytest
from adapters.docx.tests.docx_reading import lines, opened
from docx.enum.section import WD_ORIENT
from tests.unit.papers_tables import fresh_file, plain_matter, planned
from tests.unit.test_documents_papers import PAPERS

from shuangsuiji.documents.content import blank_content
from shuangsuiji.documents.moj import Given, moj_paper
from shuangsuiji.documents.notice import notice_paper
from shuangsuiji.documents.plain import plain
from shuangsuiji.printed import Kind, Paper
from shuangsuiji_docx.writer import WIDE, DocxWriter

WIDTH = 1_000_000
"""Columns: no line of the plain text is broken."""

ALL: dict[str, Callable[[], Paper]] = {
    **PAPERS,
    "notice": lambda: notice_paper(plain_matter(), planned(plain_matter())),
    "notice-blank": lambda: notice_paper(
        plain_matter(), blank_content(plain_matter(), fresh_file(plain_matter()))
    ),
    "moj-notice": lambda: moj_paper(
        plain_matter(), planned(plain_matter()), Given(used=0, contact="政策法规科")
    ),
}


def bare(text: str) -> str:
    """Give a text without what the plain form draws: rules of tables, blanks of fields, and white space."""
    return re.sub(r"[\s|+_-]|：", "", text)


def test_there_is_one_of_each_kind() -> None:
    assert {make().kind for make in ALL.values()} == set(get_args(Kind))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.requirement("N-17", "A16-3")
def test_it_says_what_the_plain_text_says(name: str) -> None:
    paper = ALL[name]()
    written = lines(DocxWriter().printed(paper))
    assert bare("".join(written)) == bare(plain(paper, WIDTH))


@pytest.mark.parametrize("name", ALL)
def test_wide_tables_are_on_the_turned_sheet_and_letters_are_not(name: str) -> None:
    paper = ALL[name]()
    document = opened(DocxWriter().printed(paper))
    (section,) = document.sections
    wide = paper.kind in WIDE
    assert section.orientation == (WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT)
    area = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(int(each.width) for each in table.columns) == pytest.approx(area, abs=1000)


def test_its_properties_name_title_and_issuer_and_nobody_else() -> None:
    properties = opened(DocxWriter().printed(ALL["notice"]())).core_properties
    assert properties.title == "市工业和信息化局市场监管领域部门联合抽查通知书"
    assert properties.author == "市工业和信息化局（印章）"
    assert (properties.last_modified_by, properties.created, properties.modified) == ("", None, None)
