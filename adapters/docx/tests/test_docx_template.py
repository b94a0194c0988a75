"""A bureau's own template: what it may hold, what it must hold, and what it cannot do."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from adapters.docx.tests.docx_reading import lines, opened
from docx import Document
from docx.shared import Mm

from shuangsuiji import plugins
from shuangsuiji.errors import AdapterFault, AdapterMissing, InvalidInput
from shuangsuiji.printed import Paper, Paragraph, Table
from shuangsuiji_docx.__main__ import main
from shuangsuiji_docx.layout import LANDSCAPE, PORTRAIT
from shuangsuiji_docx.template import BLOCKS, standard
from shuangsuiji_docx.writer import DocxWriter, make

PAPER = Paper(
    kind="notice",
    title=("通知书",),
    addressee="某某公司",
    parts=(Paragraph(text="正文。"), Table(columns=("甲", "乙"), rows=(("1", "2"),))),
    issuer="某市{{ 局 }}",
    on="2026-05-06",
)


def template(path: Path, *before: str, without: str = "") -> Path:
    """The standard's template with paragraphs before, and one place left out."""
    document = Document(BytesIO(standard(PORTRAIT)))
    first = document.paragraphs[0]
    for text in before:
        first.insert_paragraph_before(text)
    for each in document.paragraphs:
        if without and each.text == f"{{{{p {without} }}}}":
            each._p.getparent().remove(each._p)
    file = path / "模板.docx"
    document.save(str(file))
    return file


def refused(file: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        DocxWriter(file)
    assert {each.place.file for each in caught.value.faults} == {str(file)}
    assert all(each.sentence("zh") and each.sentence("en") for each in caught.value.faults)
    return [each.code for each in caught.value.faults]


def test_what_stands_around_the_places_is_printed_too(tmp_path: Path) -> None:
    file = template(tmp_path, "某市人民政府文件", "{{ issuer }}　{{ day }}　第{{ version }}版（{{ kind }}）")
    found = lines(DocxWriter(file).printed(PAPER))
    assert found[:3] == ["某市人民政府文件", "某市{{ 局 }}　2026年5月6日　第1版（notice）", "通知书"]


def test_it_may_ask_for_the_kind_of_paper(tmp_path: Path) -> None:
    file = template(tmp_path, "{%p if kind == 'notice' %}", "通知专用", "{%p endif %}")
    assert "通知专用" in lines(DocxWriter(file).printed(PAPER))
    other = Paper(kind="public-list", title=("名单",), parts=())
    assert "通知专用" not in lines(DocxWriter(file).printed(other))


def test_tables_are_as_wide_as_its_page(tmp_path: Path) -> None:
    document = Document(BytesIO(standard(LANDSCAPE)))
    document.sections[0].left_margin = Mm(60)
    file = tmp_path / "宽.docx"
    document.save(str(file))
    (table,) = opened(DocxWriter(file).printed(PAPER)).tables
    assert round(sum(each.width.mm for each in table.columns if each.width)) == 297 - 60 - 37


@pytest.mark.parametrize("name", BLOCKS)
def test_a_place_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="SSJ-DOCX-PLACE") as caught:
        DocxWriter(template(tmp_path, without=name))
    assert f"{{{{p {name} }}}}" in caught.value.text()
    assert f"{{{{p {name} }}}}" in caught.value.text("en")


def test_every_place_that_is_missing_or_there_twice_is_listed(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{p title }}")
    document.add_paragraph("{{p title }}")
    file = tmp_path / "空.docx"
    document.save(str(file))
    assert refused(file) == ["SSJ-DOCX-PLACE"] * len(BLOCKS)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ unknown }}",
        "{{ issuer.unknown }}",
        "{% for %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.getcwd() }}",
        "{% include 'x' %}",
        "{{ 1 // 0 }}",
        "{{ range(10000000) }}",
    ],
)
def test_a_tag_that_cannot_be_obeyed_is_refused(tag: str, tmp_path: Path) -> None:
    assert refused(template(tmp_path, tag)) == ["SSJ-DOCX-TAG"]


def zipped(path: Path, *names: str) -> None:
    with ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, "<x/>")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 100), id="torn"),
        pytest.param(lambda path: path.write_bytes(standard(PORTRAIT)[:2000]), id="cut"),
        pytest.param(lambda path: zipped(path, "a.txt"), id="another archive"),
        pytest.param(lambda path: zipped(path, "[Content_Types].xml", "_rels/.rels"), id="no document"),
    ],
)
def test_what_is_no_word_document_is_refused(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    file = tmp_path / "模板.docx"
    spoil(file)
    assert refused(file) == ["SSJ-DOCX-FILE"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "无.docx") == ["SSJ-FILE-MISSING"]


def test_a_template_that_drops_a_paper_loses_nothing_silently(tmp_path: Path) -> None:
    hidden = template(tmp_path, "{%p if kind == 'notice' %}", without="body")
    document = Document(str(hidden))
    places = document.paragraphs
    places[-1].insert_paragraph_before("{{p body }}")
    document.add_paragraph("{%p endif %}")
    document.save(str(hidden))
    writer = DocxWriter(hidden)
    assert "正文。" in lines(writer.printed(PAPER))
    with pytest.raises(AdapterFault, match="SSJ-PAPER-WRITER-LOST"):
        writer.printed(Paper(kind="public-list", title=("名单",), parts=()))


def test_the_program_gives_the_standards_template_and_overwrites_nothing(tmp_path: Path) -> None:
    file = tmp_path / "模板.docx"
    command = [sys.executable, "-m", "shuangsuiji_docx", str(file)]
    assert subprocess.run(command, check=False).returncode == 0
    assert file.read_bytes() == standard(PORTRAIT)
    assert main([str(file)]) == 1
    assert main(["--wide", str(tmp_path / "宽.docx")]) == 0
    assert (tmp_path / "宽.docx").read_bytes() == standard(LANDSCAPE)


@pytest.mark.parametrize("words", [[], ["模板"], ["a.docx", "b.docx"]])
def test_the_program_says_how_it_is_called(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "FILE.docx" in capsys.readouterr().err


def test_it_is_found_by_how_its_files_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(plugins.paper_writer(".docx"), DocxWriter)
    assert plugins.paper_writer(".docx", template(tmp_path)).printed(PAPER) == make(
        template(tmp_path)
    ).printed(PAPER)
    with pytest.raises(AdapterMissing) as caught:
        plugins.paper_writer(".pdf")
    assert caught.value.code == "SSJ-PLUGIN-PAPER"
    monkeypatch.setattr(plugins, "entry_points", lambda **_: ())
    with pytest.raises(AdapterMissing, match="SSJ-PLUGIN-PAPER") as caught:
        plugins.paper_writer(".docx")
    assert "shuangsuiji-docx" in caught.value.text()
