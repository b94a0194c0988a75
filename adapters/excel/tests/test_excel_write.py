"""Lists for people: text stays text, whatever it is and whatever it begins with."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.list_writer import PrintedList
from shuangsuiji.ports.registry_source import CellKind
from shuangsuiji_excel import writer
from shuangsuiji_excel.reader import SpreadsheetSource
from shuangsuiji_excel.writer import CsvWriter, WorkbookWriter, guarded, unguarded

NASTY = (
    "530499000000016",
    "=1+1",
    "+86",
    "-3+4",
    "@SUM(A1)",
    "#N/A",
    "007",
    "1E5",
    "9.15305E+17",
    "2026-04-01",
    "",
    "TRUE",
)
LIST = PrintedList(
    title="抽取名单：2026/1",
    headers=("统一社会信用代码/注册号", "企业名称"),
    rows=(("91530499MA6K00006F", "甲公司"), ("530499000000016", "=HYPERLINK(1)")),
    notes=("任务：甲", "摘要：0123"),
)


def column(*texts: str) -> PrintedList:
    return PrintedList(title="名单", headers=("内容",), rows=tuple((text,) for text in texts))


def opened(path: Path) -> Worksheet:
    found = load_workbook(path).active
    assert isinstance(found, Worksheet)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


class TestWorkbook:
    """W1: every cell is written as text, so that an identifier stays what it is."""

    def test_layout(self, tmp_path: Path) -> None:
        path = tmp_path / "名单.xlsx"
        WorkbookWriter().write(path, LIST)
        sheet = opened(path)
        assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
            ["抽取名单：2026/1", None],
            ["统一社会信用代码/注册号", "企业名称"],
            ["91530499MA6K00006F", "甲公司"],
            ["530499000000016", "=HYPERLINK(1)"],
            [None, None],
            ["任务：甲", None],
            ["摘要：0123", None],
        ]
        assert sheet.title == "抽取名单：2026 1"
        assert sheet.freeze_panes == "A3"
        assert [sheet[at].font.b for at in ("A2", "B2", "A3")] == [True, True, False]
        assert sheet.column_dimensions["A"].width == 25

    def test_every_cell_is_text_in_the_format_of_text(self, tmp_path: Path) -> None:
        path = tmp_path / "名单.xlsx"
        WorkbookWriter().write(path, column(*NASTY))
        cells = [cell for row in opened(path).iter_rows() for cell in row if cell.value is not None]
        assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
        assert [cell.value for cell in cells[2:]] == [each for each in NASTY if each]

    def test_the_reader_reads_it_as_text(self, tmp_path: Path) -> None:
        path = tmp_path / "名单.xlsx"
        WorkbookWriter().write(path, column(*NASTY))
        rows = list(SpreadsheetSource().read(path).rows)[2:]
        assert [row.cells[0].text for row in rows] == list(NASTY)
        assert {row.cells[0].kind for row in rows} == {CellKind.TEXT, CellKind.EMPTY}

    @example("甲\x07乙")
    @example("_x0041_")
    @example("甲\r乙")
    @given(st.text(st.characters(exclude_categories=["Cs", "Cn", "Z"]), min_size=1, max_size=20))
    def test_any_text_comes_back(self, folder: Path, text: str) -> None:
        path = folder / "名单.xlsx"
        WorkbookWriter().write(path, column(f"a{text}z"))
        cell = list(SpreadsheetSource().read(path).rows)[2].cells[0]
        assert cell.text == unicodedata.normalize("NFC", f"a{text}z")

    def test_a_lone_surrogate_is_replaced(self, tmp_path: Path) -> None:
        WorkbookWriter().write(tmp_path / "a.xlsx", column("甲\ud800\uffff"))
        assert opened(tmp_path / "a.xlsx")["A3"].value == "甲\ufffd\ufffd"

    def test_the_same_list_gives_the_same_cells(self, tmp_path: Path) -> None:
        for name in ("a.xlsx", "b.xlsx"):
            WorkbookWriter().write(tmp_path / name, LIST)
        first, second = (
            [[c.value for c in row] for row in opened(tmp_path / n).iter_rows()] for n in ("a.xlsx", "b.xlsx")
        )
        assert first == second

    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("a[b]:c*?/\\d", "a b  c    d"),
            ("'名'", "名"),
            ("", "名单"),
            ("/", "名单"),
            ("长" * 40, "长" * 31),
        ],
    )
    def test_a_title_becomes_a_name_that_excel_takes(self, tmp_path: Path, title: str, name: str) -> None:
        path = tmp_path / "a.xlsx"
        WorkbookWriter().write(path, PrintedList(title=title, headers=("甲",), rows=()))
        assert opened(path).title == name

    def test_a_column_is_as_wide_as_its_text_within_limits(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        WorkbookWriter().write(path, PrintedList(title="名", headers=("a", "长" * 50, "中文abc"), rows=()))
        widths = [opened(path).column_dimensions[letter].width for letter in "ABC"]
        assert widths == [8, 60, 9]

    def test_what_excel_would_cut_off_is_refused_and_no_file_appears(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInput) as caught:
            WorkbookWriter().write(tmp_path / "a.xlsx", column("x", "长" * 32768))
        assert (caught.value.code, caught.value.faults[0].place.row) == ("SSJ-FILE-CELL-LONG", 4)
        assert list(tmp_path.iterdir()) == []

    def test_too_many_rows_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(writer, "MAX_ROWS", 6)
        with pytest.raises(InvalidInput) as caught:
            WorkbookWriter().write(tmp_path / "a.xlsx", LIST)
        assert caught.value.code == "SSJ-FILE-XLSX-ROWS"


class TestCsv:
    """UTF-8 with byte-order mark and Windows line ends; header and rows only; guarded as documented."""

    def test_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "名单.csv"
        CsvWriter().write(path, LIST)
        assert (
            path.read_bytes()
            == (
                "\ufeff统一社会信用代码/注册号,企业名称\r\n91530499MA6K00006F,甲公司\r\n\t530499000000016,'=HYPERLINK(1)\r\n"
            ).encode()
        )

    def test_unguarded_for_programs(self, tmp_path: Path) -> None:
        path = tmp_path / "名单.csv"
        CsvWriter(guarded=False).write(path, column(*NASTY))
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert [row[0] if row else "" for row in csv.reader(file)][1:] == list(NASTY)

    @pytest.mark.parametrize(
        "text",
        [
            "530499000000016",
            "007",
            "1E5",
            "9.1E+17",
            "3-1",
            "1/2",
            "1-2-3",
            "=1",
            "＝1",
            "+a",
            "-3+4",
            "@a",
            "'=1",
        ],
    )
    def test_what_a_spreadsheet_would_change_is_guarded(self, text: str) -> None:
        assert guarded(text) != text

    @pytest.mark.parametrize(
        "text", ["91530499MA6K00006F", "甲公司", "12", "3.5", "-5", "-", "2026-04-01", "", "0", "'甲"]
    )
    def test_what_it_would_not_is_left_alone(self, text: str) -> None:
        assert guarded(text) == text

    @given(st.text("=+-@'019E./\t甲＝", max_size=8).filter(lambda text: not text.startswith("\t")))
    def test_guarding_can_be_undone(self, text: str) -> None:
        assert unguarded(guarded(text)) == text

    @given(st.text("=+-@'019E./甲＝", max_size=14))
    def test_no_guarded_cell_begins_a_formula(self, text: str) -> None:
        cell = guarded(text)
        assert not cell.startswith(("=", "@", "＝"))
        assert not cell.startswith(("+", "-")) or cell in {"+", "-"} or cell[1:].replace(".", "").isdecimal()

    def test_our_reader_gives_guarded_identifiers_back(self, tmp_path: Path) -> None:
        path = tmp_path / "名单.csv"
        CsvWriter().write(path, column("530499000000016", "007"))
        assert [row.cells[0].text for row in SpreadsheetSource().read(path).rows][1:] == [
            "530499000000016",
            "007",
        ]


def test_suffixes() -> None:
    assert (WorkbookWriter().suffix(), CsvWriter().suffix()) == (".xlsx", ".csv")
