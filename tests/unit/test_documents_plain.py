"""A paper as plain text: nothing is lost, nothing stands out, and columns stand under each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.documents.plain import columns_of, plain, wrapped
from shuangsuiji.documents.wording import BLANK, day_words
from shuangsuiji.printed import Field, Fields, Paper, Paragraph, Signature, Signatures, Table

WORDS = st.text(st.sampled_from("检查对象。，；abc 1，”"), max_size=60)
CELLS = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4)


@given(WORDS, st.integers(4, 30))
def test_wrapping_loses_nothing_and_no_line_is_too_long(text: str, width: int) -> None:
    """The lines put together are the text, and each fits."""
    lines = list(wrapped(text, width))
    assert "".join(lines) == text
    assert all(columns_of(line) <= width for line in lines)


@given(WORDS, st.integers(6, 30))
def test_no_line_begins_with_a_mark_that_closes_unless_marks_are_all_there_is(text: str, width: int) -> None:
    """A line begins with a closing mark only where several of them follow each other."""
    marks = "，。；”"
    for before, line in pairwise(wrapped(text, width)):
        if line[:1] in set(marks):
            assert before[-1] in marks or line[1:2] in set(marks)


@given(CELLS, st.integers(40, 90))
def test_a_table_is_a_rectangle_that_holds_every_cell(rows: list[tuple[str, str, str]], width: int) -> None:
    """Every line of a table has the same number of columns, at most the width."""
    paper = Paper(
        kind="item-sheet", title=("表",), parts=(Table(columns=("甲", "乙", "丙"), rows=tuple(rows)),)
    )
    lines = [line for line in plain(paper, width).split("\n") if line.startswith(("+", "|"))]
    assert len({columns_of(line) for line in lines}) == 1
    assert columns_of(lines[0]) <= width
    shown = sorted("".join(lines).replace(" ", ""))
    expected = "".join(cell for row in rows for cell in row).replace(" ", "")
    assert all(shown.count(each) >= expected.count(each) for each in set(expected))


def test_what_nobody_knows_yet_is_left_blank() -> None:
    paper = Paper(
        kind="notice",
        title=("通知书",),
        parts=(
            Paragraph(text="一、联络员", heading=True),
            Fields(fields=(Field(name="联络员"),)),
            Signatures(signatures=(Signature(role="组长"),)),
        ),
        addressee="某公司",
    )
    text = plain(paper)
    assert text.count(BLANK) == 2
    assert "____年__月__日" in text
    assert "None" not in text


def test_days_have_arabic_figures() -> None:
    assert day_words("2026-10-01") == "2026年10月1日"
