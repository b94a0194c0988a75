"""Workbooks as offices have them: kinds of cells, places, sheets, broken files."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import Cell, CellKind, Table
from shuangsuiji_excel import workbook
from shuangsuiji_excel.reader import SpreadsheetSource


class Book:
    """A workbook of one sheet, to be written by a test."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = Workbook()
        found = self.book.active
        assert isinstance(found, Worksheet)
        self.sheet = found

    def read(self, sheet: str | None = None) -> Table:
        self.book.save(self.path)
        return SpreadsheetSource().read(self.path, sheet)

    def rows(self) -> dict[int, tuple[Cell, ...]]:
        return {row.number: row.cells for row in self.read().rows}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "名录.xlsx")


def refusal(path: Path, sheet: str | None = None) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        list(SpreadsheetSource().read(path, sheet).rows)
    return caught.value


class TestCells:
    """A cell says what it held; a number is never passed off as text, an error never as empty."""

    @pytest.mark.parametrize(
        ("value", "cell"),
        [
            ("甲公司", Cell("甲公司")),
            ("  91530499MA6K00006F\t", Cell("91530499MA6K00006F")),
            ("e\u0301", Cell("é")),
            ("甲\u200b", Cell("甲\u200b")),
            (91530499000000000, Cell("91530499000000000", CellKind.NUMBER)),
            (915304990000000123, Cell("915304990000000128", CellKind.NUMBER)),
            (1.5, Cell("1.5", CellKind.NUMBER)),
            (-2, Cell("-2", CellKind.NUMBER)),
            (True, Cell("TRUE", CellKind.BOOL)),
            (dt.date(2026, 12, 31), Cell("2026-12-31", CellKind.DATE)),
            (dt.datetime(2026, 1, 1, 8, 30), Cell("2026-01-01 08:30:00", CellKind.DATE)),  # noqa: DTZ001  -- a workbook knows no zone
            (dt.time(8, 30), Cell("08:30:00", CellKind.OTHER)),
            ("20261231", Cell("20261231")),
        ],
    )
    def test_kinds(self, book: Book, value: str | float | dt.date, cell: Cell) -> None:
        book.sheet["A1"], book.sheet["B1"] = "代码", value
        assert book.rows()[1][1] == cell

    def test_error_values(self, book: Book) -> None:
        book.sheet["A1"] = "代码"
        for at, text in (("B2", "#N/A"), ("C3", "#REF!")):
            book.sheet[at] = text
            book.sheet[at].data_type = "e"
        book.sheet["A3"] = "x"
        rows = book.rows()
        assert rows[2][1] == Cell("#N/A", CellKind.ERROR)
        assert rows[3] == (Cell("x"), Cell("", CellKind.EMPTY), Cell("#REF!", CellKind.ERROR))

    def test_a_merged_cell_stands_only_at_its_upper_left(self, book: Book) -> None:
        for at, text in (("A1", "代码"), ("B1", "地区"), ("A2", "1"), ("B2", "城关"), ("A3", "2")):
            book.sheet[at] = text
        book.sheet.merge_cells("B2:B3")
        rows = book.rows()
        assert rows[2][1] == Cell("城关")
        assert rows[3][1] == Cell("", CellKind.MERGED)

    def test_an_escaped_control_character_is_shown_as_what_it_is(self, book: Book) -> None:
        book.sheet["A1"] = "甲_x0007_乙"
        assert book.rows()[1][0].text == "甲\x07乙"


class TestPlaces:
    """Rows have the numbers that the program shows, and cells count from column A."""

    def test_a_sheet_that_begins_at_c4(self, book: Book) -> None:
        book.sheet["C4"], book.sheet["D6"] = "代码", "x"
        rows = book.rows()
        assert [cell.text for cell in rows[4]] == ["", "", "代码", ""]
        assert [cell.text for cell in rows[6]] == ["", "", "", "x"]

    def test_an_empty_sheet(self, book: Book) -> None:
        assert book.rows() == {}


class TestSheets:
    """A sheet is chosen by name, else the first that is shown."""

    def test_by_name(self, book: Book) -> None:
        book.book.create_sheet("参数表")["A1"] = "x"
        table = book.read("参数表")
        assert (table.sheet, [row.cells[0].text for row in table.rows]) == ("参数表", ["x"])

    def test_the_first_that_is_shown(self, book: Book) -> None:
        book.sheet.sheet_state = "hidden"
        book.book.create_sheet("检查对象")
        assert book.read().sheet == "检查对象"

    def test_a_missing_one_lists_those_there_are(self, book: Book) -> None:
        book.sheet.title = "检查对象"
        book.book.create_sheet("参数表")
        book.book.create_chartsheet("图")
        book.book.save(book.path)
        error = refusal(book.path, "检察对象")
        assert error.code == "SSJ-FILE-XLSX-SHEET"
        assert dict(error.faults[0].params)["sheets"] == "检查对象、参数表"


class TestRefused:
    """What is no workbook of today is refused with what to do."""

    def test_a_text(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_text("代码,名称\n", encoding="utf-8")
        assert refusal(path).code == "SSJ-FILE-XLSX-NONE"

    def test_an_empty_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.touch()
        assert refusal(path).code == "SSJ-FILE-XLSX-NONE"

    @pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
    def test_an_old_workbook(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "Workbook".encode("utf-16-le"))
        assert refusal(path).code == "SSJ-FILE-XLSX-OLD"

    def test_a_password(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
        )
        assert refusal(path).code == "SSJ-FILE-XLSX-PASSWORD"

    def test_another_archive(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("甲.txt", "x")
        assert refusal(path).code == "SSJ-FILE-XLSX-NONE"

    def test_one_cut_off(self, book: Book) -> None:
        book.sheet["A1"] = "代码"
        book.book.save(book.path)
        data = book.path.read_bytes()
        book.path.write_bytes(data[: len(data) // 2])
        assert refusal(book.path).code == "SSJ-FILE-XLSX-DAMAGED"

    def test_one_whose_sheet_is_cut_off(self, book: Book) -> None:
        book.sheet["A1"] = "代码"
        book.book.save(book.path)
        with zipfile.ZipFile(book.path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(book.path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data[:200] if name.endswith("sheet1.xml") else data)
        assert refusal(book.path).code == "SSJ-FILE-XLSX-DAMAGED"

    @pytest.mark.parametrize("limit", ["MAX_FILE_MB", "MAX_UNPACKED_MB"])
    def test_one_too_large_names_csv_as_the_way(
        self, book: Book, monkeypatch: pytest.MonkeyPatch, limit: str
    ) -> None:
        book.book.save(book.path)
        monkeypatch.setattr(workbook, limit, 0)
        error = refusal(book.path)
        assert error.code == "SSJ-FILE-XLSX-LARGE"
        assert "CSV" in str(error)


@pytest.mark.parametrize(
    ("name", "suits"),
    [
        ("a.xlsx", True),
        ("A.XLSX", True),
        ("a.xlsm", True),
        ("a.csv", True),
        ("a.xls", True),
        ("a.ods", False),
        ("a.txt", False),
    ],
)
def test_which_files_suit(name: str, suits: bool) -> None:  # noqa: FBT001  -- an expectation
    assert SpreadsheetSource().suits(Path(name)) is suits
