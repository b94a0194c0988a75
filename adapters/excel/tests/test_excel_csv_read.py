"""CSV as offices have it: encodings, separators, broken files."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import CellKind, Table
from shuangsuiji_excel import delimited
from shuangsuiji_excel.reader import SpreadsheetSource

TEXT = "统一社会信用代码/注册号,企业名称\r\n91530499MA6K00006F,“甲”（玉溪）公司\r\n"


def written(folder: Path, data: bytes, name: str = "名录.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read(path: Path, sheet: str | None = None) -> Table:
    return SpreadsheetSource().read(path, sheet)


def texts(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read(path).rows]


def refusal(path: Path, sheet: str | None = None) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        list(read(path, sheet).rows)
    return caught.value


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("encodings")


class TestEncodings:
    """UTF-8 with or without byte-order mark, else GB18030; the table says which."""

    @pytest.mark.parametrize(
        ("codec", "encoding"),
        [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 (BOM)"), ("gb18030", "GB18030"), ("gbk", "GB18030")],
    )
    def test_named(self, tmp_path: Path, codec: str, encoding: str) -> None:
        path = written(tmp_path, TEXT.encode(codec))
        assert read(path).encoding == encoding
        assert texts(path) == [
            ["统一社会信用代码/注册号", "企业名称"],
            ["91530499MA6K00006F", "“甲”（玉溪）公司"],
        ]

    def test_four_byte_gb18030(self, tmp_path: Path) -> None:
        path = written(tmp_path, "名称,字\r\n𠮷公司,㐀\r\n".encode("gb18030"))
        assert texts(path)[1] == ["𠮷公司", "㐀"]

    @pytest.mark.parametrize("size", [1, 2, 3, 5])
    def test_characters_cut_by_a_block_are_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
    ) -> None:
        monkeypatch.setattr(delimited, "_BLOCK", size)
        assert read(written(tmp_path, "名称,𠮷\n".encode())).encoding == "UTF-8"
        assert read(written(tmp_path, "名称,𠮷\n".encode("gb18030"))).encoding == "GB18030"

    def test_undecodable_bytes_name_their_line(self, tmp_path: Path) -> None:
        path = written(tmp_path, "名称,地区\n甲,城\n乙,".encode() + b"\xff\xfe\n")
        error = refusal(path)
        assert (error.code, error.faults[0].place.row) == ("SSJ-FILE-CSV-BYTES", 3)

    def test_a_broken_character_at_the_very_end_counts_too(self, tmp_path: Path) -> None:
        error = refusal(written(tmp_path, b"\xef\xbb\xbfname\r\n" + "名".encode()[:2]))
        assert (error.code, error.faults[0].place.row) == ("SSJ-FILE-CSV-BYTES", 2)

    @given(st.lists(st.text("甲乙丙𠮷é，（ab12", min_size=1, max_size=9), min_size=1, max_size=8))
    def test_every_encoding_gives_the_same_rows(self, folder: Path, names: list[str]) -> None:
        found: list[list[list[str]]] = []
        for codec in ("utf-8", "utf-8-sig", "gb18030"):
            lines = "".join(f"统一社会信用代码/注册号,{each}\n" for each in names)
            found.append(texts(written(folder, lines.encode(codec))))
        assert found[0] == found[1] == found[2]


class TestRows:
    """Rows are numbered as a spreadsheet shows them, and every cell is text or empty."""

    def test_blank_lines_and_line_breaks_between_quotes_count_as_rows(self, tmp_path: Path) -> None:
        path = written(tmp_path, b'a,b\r\n\r\n"x\ny",2\r\nz,3\r\n')
        rows = list(read(path).rows)
        assert [row.number for row in rows] == [1, 2, 3, 4]
        assert rows[1].cells == ()
        assert rows[2].cells[0].text == "x\ny"

    def test_cells(self, tmp_path: Path) -> None:
        path = written(tmp_path, "a,b,c\n \t, 9.15305E+17\u3000,e\u0301\n".encode())
        cells = list(read(path).rows)[1].cells
        assert [(cell.text, cell.kind) for cell in cells] == [
            ("", CellKind.EMPTY),
            ("9.15305E+17", CellKind.TEXT),
            ("é", CellKind.TEXT),
        ]

    def test_an_invisible_character_is_kept_for_whoever_judges_it(self, tmp_path: Path) -> None:
        assert texts(written(tmp_path, "a,\u200bb\u200b\n".encode())) == [["a", "\u200bb\u200b"]]

    def test_an_empty_file_has_no_rows(self, tmp_path: Path) -> None:
        assert texts(written(tmp_path, b"")) == []

    def test_rows_stream(self, tmp_path: Path) -> None:
        path = tmp_path / "名录.csv"
        with path.open("wb") as file:
            file.write("代码,名称\n".encode())
            file.writelines(f"{at},某某（玉溪）贸易有限公司\n".encode() for at in range(100_000))
        size = path.stat().st_size
        tracemalloc.start()
        count = sum(1 for _ in read(path).rows)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == 100_001
        assert size > 4_000_000
        assert peak < 2_000_000


class TestRefused:
    """What is no such CSV is refused with what to do."""

    def test_a_nul_byte_names_its_line(self, tmp_path: Path) -> None:
        error = refusal(written(tmp_path, b"a,b\nc,\x00d\n"))
        assert (error.code, error.faults[0].place.row) == ("SSJ-FILE-CSV-NUL", 2)

    @pytest.mark.parametrize(("separator", "name"), [(";", ";"), ("\t", "Tab"), ("；", "；"), ("|", "|")])
    def test_another_separator(self, tmp_path: Path, separator: str, name: str) -> None:
        error = refusal(written(tmp_path, f"代码{separator}名称\n1{separator}甲\n".encode()))
        assert error.code == "SSJ-FILE-CSV-SEPARATOR"
        assert dict(error.faults[0].params) == {"separator": name}

    def test_one_column_with_a_tab_at_the_end_is_no_other_separator(self, tmp_path: Path) -> None:
        assert texts(written(tmp_path, "统一社会信用代码/注册号\n530499000000016\t\n".encode()))[1] == [
            "530499000000016"
        ]

    @pytest.mark.parametrize("data", [b'a,b\nc,"d\ne,f\n', b'a,b\nc,"d"e\n'])
    def test_quotes_that_do_not_pair(self, tmp_path: Path, data: bytes) -> None:
        error = refusal(written(tmp_path, data))
        assert (error.code, error.faults[0].place.row) == ("SSJ-FILE-CSV-QUOTES", 2)

    def test_a_quote_that_swallows_the_rest_of_a_long_file(self, tmp_path: Path) -> None:
        error = refusal(written(tmp_path, b'a,b\nc,"d\n' + b"e,f\n" * 50_000))
        assert error.code == "SSJ-FILE-CSV-QUOTES"

    def test_a_workbook_named_csv(self, tmp_path: Path) -> None:
        assert refusal(written(tmp_path, b"PK\x03\x04rest")).code == "SSJ-FILE-CSV-WORKBOOK"

    def test_utf16(self, tmp_path: Path) -> None:
        assert refusal(written(tmp_path, TEXT.encode("utf-16"))).code == "SSJ-FILE-CSV-UTF16"

    def test_a_sheet_of_a_csv(self, tmp_path: Path) -> None:
        assert refusal(written(tmp_path, TEXT.encode()), "甲").code == "SSJ-FILE-CSV-SHEET"

    def test_no_file(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "没有.csv").code == "SSJ-FILE-MISSING"

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_every_refusal_has_its_sentence(self, tmp_path: Path, language: str) -> None:
        error = refusal(written(tmp_path, b"a;b\n"))
        assert error.text("zh" if language == "zh" else "en")
