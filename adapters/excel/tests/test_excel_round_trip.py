"""Whatever is written into a workbook of texts is read back the same."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from shuangsuiji.ports.list_writer import Mark, MarkedRow, MarkedSheet
from shuangsuiji.testing.platform_strategies import LONG_TEXT, NASTY_TEXTS
from shuangsuiji.testing.roll_strategies import free_texts
from shuangsuiji_excel.faults_book import write_faults
from shuangsuiji_excel.folder.columns import VERDICT, VERDICTS, entries, spread
from shuangsuiji_excel.plain_book import Sheet, book, units
from shuangsuiji_excel.reader import SpreadsheetSource

TEXTS = st.one_of(st.sampled_from(NASTY_TEXTS), free_texts())
HEADERS = VERDICT.headers


@settings(deadline=None, max_examples=15)
@given(rows=st.lists(st.lists(TEXTS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=6))
@example(rows=[("_x0041_", "=1+1", "", "0007"), (" ", "\u3000", "1e5", "#N/A")])
def test_texts_come_back_as_they_were_written(rows: list[tuple[str, ...]]) -> None:
    """Every character of every cell is there, white space at the ends too, and nothing became a number or a formula."""
    data = io.BytesIO(book([Sheet(name="表", rows=rows)]))
    found = CalamineWorkbook.from_filelike(data).get_sheet_by_name("表").to_python(skip_empty_area=False)
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    filled = [[*row, *[""] * (width - len(row))] for row in found]
    while padded and not any(padded[-1]) and len(padded) > len(filled):
        padded.pop()
    assert filled == padded


@settings(deadline=None, max_examples=15)
@given(words=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
@example(words=[(LONG_TEXT, "短"), ("短", "长" * 40_000), ("𠀀" * 17_000, "")])
def test_a_handed_in_sheet_says_what_was_written(words: list[tuple[str, str]]) -> None:
    """A text of any length goes over as many columns as it needs, and is one again; no cell holds too much."""
    rows = [dict.fromkeys(HEADERS, f"样{first}") | {"理由": second} for first, second in words]
    sheet = spread(VERDICT, rows)
    assert max(units(cell) for row in sheet for cell in row) <= 32_767
    with TemporaryDirectory() as folder:
        path = Path(folder) / "收件.xlsx"
        path.write_bytes(book([Sheet(name=VERDICTS, rows=sheet)]))
        assert [each.texts for each in entries(path, VERDICTS)] == rows


@settings(deadline=None, max_examples=15)
@given(cells=st.lists(free_texts().map(str.strip).filter(bool), min_size=2, max_size=2))
def test_what_was_rejected_is_read_again(cells: list[str]) -> None:
    """A workbook of rejected rows, handed in as it is, holds the same rows."""
    row = MarkedRow(number=7, cells=tuple(cells), marks=(Mark(column=1, code="SSJ-X", text="=改正"),))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "退回.xlsx"
        write_faults(path, (MarkedSheet(name="名录", headers=("编号", "名称"), rows=(row,)),))
        _, found = SpreadsheetSource().read(path).rows
        assert [each.text for each in found.cells] == cells
