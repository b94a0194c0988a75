"""The measures of GB/T 9704—2012, read back from a document by another program."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from adapters.docx.tests.docx_reading import opened
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from shuangsuiji.printed import Field, Fields, Paper, Paragraph, Signature, Signatures, Table
from shuangsuiji_docx.layout import FONTS, LANDSCAPE, LINE, LOOKS, PORTRAIT, SPACING
from shuangsuiji_docx.template import BLOCKS
from shuangsuiji_docx.writer import DocxWriter

PAPER = Paper(
    kind="notice",
    title=("某市市场监管领域部门", "联合抽查通知书"),
    number="某监通〔2026〕1号",
    addressee="某某公司",
    parts=(
        Paragraph(text="正文。"),
        Paragraph(text="一、一级标题", heading=True),
        Paragraph(text="（一）二级标题", heading=True),
        Fields(fields=(Field(name="联络员"),)),
        Table(columns=("序号", "内容"), rows=(("1", "短"), ("2", "长" * 600), ("3", "行\n" * 30))),
        Signatures(signatures=(Signature(role="组长签字"), Signature(role="组员签字"))),
    ),
    issuer="某市市场监督管理局（印章）",
    on="2026-05-06",
)
DOCUMENT = opened(DocxWriter().printed(PAPER))


def style(name: str) -> ParagraphStyle:
    (found,) = [each for each in DOCUMENT.styles if each.style_id == f"ssj-{name}"]
    assert isinstance(found, ParagraphStyle)
    return found


def face(name: str) -> str:
    faces = style(name).element.rPr.find(qn("w:rFonts"))
    found = {faces.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert len(found) == 1
    return str(found.pop())


def test_the_page_has_the_standards_margins() -> None:
    (section,) = DOCUMENT.sections
    found = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(each.mm) for each in found if each] == [210, 297, 37, 28]
    assert section.right_margin
    assert section.bottom_margin
    assert round(Mm(210).mm - section.left_margin.mm - section.right_margin.mm) == 156
    assert round(Mm(297).mm - section.top_margin.mm - section.bottom_margin.mm) == 225


def test_22_lines_of_28_characters_fill_the_page_and_no_more_have_room() -> None:
    points = style("body").paragraph_format.line_spacing
    assert points == Pt(LINE / 20)
    assert style("body").paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert 22 * LINE <= Mm(225).pt * 20 < 23 * LINE
    size = style("body").font.size
    assert size == Pt(16)
    assert 28 * (16 * 20 + SPACING) <= Mm(156).pt * 20 < 29 * (16 * 20 + SPACING)
    assert (PORTRAIT.characters, LANDSCAPE.characters) == (28, 40)


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("title", "方正小标宋简体", 22),
        ("addressee", "仿宋", 16),
        ("body", "仿宋", 16),
        ("heading", "黑体", 16),
        ("heading2", "楷体", 16),
        ("date", "仿宋", 16),
        ("odd", "宋体", 14),
        ("even", "宋体", 14),
    ],
)
def test_each_part_has_its_face_and_size(name: str, font: str, size: int) -> None:
    assert (face(name), style(name).font.size) == (font, Pt(size))


def test_each_part_stands_in_its_style() -> None:
    found = [each.style.style_id.removeprefix("ssj-") for each in DOCUMENT.paragraphs if each.style]
    assert found == [
        *("title", "title", "number", "addressee", "body", "heading", "heading2"),
        *("gap", "gap", "signature", "signature", "issuer", "date"),
    ]
    assert style("title").paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert {each.style_id for each in DOCUMENT.styles if each.style_id.startswith("ssj-")} == {
        f"ssj-{name}" for name in LOOKS
    }


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        pytest.param("某某局", (5.5, 4), id="shorter than the day"),
        pytest.param("某市市场监督管理局（印章）", (0.5, 4), id="longer"),
        pytest.param("某" * 20, (0, 7), id="so long that the day moves"),
        pytest.param("某" * 60, (0, 22), id="too long for a line"),
    ],
)
def test_the_issuer_stands_over_the_middle_of_the_day(issuer: str, expected: tuple[float, float]) -> None:
    paper = Paper(kind="notice", title=(), parts=(), issuer=issuer, on="2026-05-06")
    indents = [
        each.paragraph_format.right_indent for each in opened(DocxWriter().printed(paper)).paragraphs[-2:]
    ]
    assert [each.pt / 16 for each in indents if each is not None] == pytest.approx(expected, abs=0.01)


def test_a_table_repeats_its_head_and_only_long_rows_are_parted() -> None:
    fields, table = DOCUMENT.tables
    rows = [each._tr.trPr for each in table.rows]
    assert [each.find(qn("w:tblHeader")) is not None for each in rows] == [True, False, False, False]
    assert [each.find(qn("w:cantSplit")) is not None for each in rows] == [True, True, False, False]
    assert [each.text for each in fields.rows[0].cells] == ["联络员", ""]


def test_pages_are_numbered_on_the_outer_side() -> None:
    (section,) = DOCUMENT.sections
    assert DOCUMENT.settings.odd_and_even_pages_header_footer
    for footer, name in ((section.footer, "odd"), (section.even_page_footer, "even")):
        (line,) = footer.paragraphs
        assert line.style
        assert line.style.style_id == f"ssj-{name}"
        assert "".join(each.text or "" for each in line._p.iter(qn("w:t"))) == "— 1 —"
        assert [each.get(qn("w:instr")) for each in line._p.iter(qn("w:fldSimple"))] == [" PAGE "]


@pytest.mark.parametrize("names", [BLOCKS, ("issuer", "day", "version", "kind")])
def test_the_page_about_the_adapter_names_all_that_a_template_may_have(names: tuple[str, ...]) -> None:
    page = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    written = "{{{{p {0} }}}}" if names is BLOCKS else "{{{{ {0} }}}}"
    assert [each for each in names if f"`{written.format(each)}`" not in page] == []


def test_every_face_names_others_in_its_place() -> None:
    with ZipFile(BytesIO(DocxWriter().printed(PAPER))) as package:
        listed = parse_xml(package.read("word/fontTable.xml"))
    found = {
        each.get(qn("w:name")): (name.get(qn("w:val")) or "").split(",")
        for each in listed
        for name in each.iter(qn("w:altName"))
    }
    assert found == {each.name: list(each.others) for each in FONTS}
    assert all(each.others for each in FONTS)


def test_every_part_of_the_package_is_xml_that_can_be_read_and_bears_no_time() -> None:
    with ZipFile(BytesIO(DocxWriter().printed(PAPER))) as package:
        assert package.testzip() is None
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in package.namelist():
            assert parse_xml(package.read(name)) is not None
