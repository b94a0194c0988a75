"""文书的块 (WordprocessingML): a paper's title, addressee, body and closing, each ready to stand in a template.

What a paper says is escaped here, once: no character of it can begin a tag of XML or of the template. Each block is whole
paragraphs and tables, empty where the paper has nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from markupsafe import Markup

from shuangsuiji.documents.plain import columns_of
from shuangsuiji.documents.wording import BLANK, BLANK_DAY, day_words
from shuangsuiji.printed import Field, Fields, Paper, Paragraph, Part, Signature, Signatures, Table
from shuangsuiji_docx.layout import BODY_SIZE, LOOKS, TWIPS_A_POINT, Page, Style

_BARRED: Final = str.maketrans({each: f"&#{ord(each)};" for each in "&<>\"'{}%#"})
"""What begins or ends a tag of XML or of a template; docxtpl would also take `{_{` for `{{`."""

_BETWEEN: Final = '</w:t></w:r><w:r>{0}</w:r><w:r><w:t xml:space="preserve">'
_MARKS: Final = {"\n": _BETWEEN.format("<w:br/>"), "\t": _BETWEEN.format("<w:tab/>")}

_SECOND: Final = "（"
_NAME_SHARE: Final = 0.28
_NARROWEST: Final = 4
_MEASURED: Final = 500
_WHOLE: Final = 12
"""A row of so many lines stands on one page, whichever way the sheet is turned."""

_HALF: Final = LOOKS["cell"].size * TWIPS_A_POINT / 2
"""Half a character of a table, in twips."""

_CELL_MARGIN: Final = 80
_DATE_RIGHT: Final = LOOKS["date"].right / 100


def blocks(paper: Paper, page: Page) -> Mapping[str, Markup]:
    """Give a paper's blocks by their names in a template.

    Args:
        paper: the paper.
        page: the page that they are to stand on.
    """
    made: Mapping[str, Iterable[str]] = {
        "title": (_paragraph("title", text) for text in paper.title),
        "number": (_paragraph("number", text) for text in (paper.number,) if text),
        "addressee": (_paragraph("addressee", f"{text}：") for text in (paper.addressee,) if text),
        "body": chain.from_iterable(_part(each, page) for each in paper.parts),
        "closing": _closing(paper, page),
    }
    return {name: Markup("".join(each)) for name, each in made.items()}  # noqa: S704  -- escaped in `escaped`


def escaped(text: str) -> Markup:
    """Give a text as it may stand within a `w:t`.

    >>> escaped("{{ 甲 }} & <乙>")
    Markup('&#123;&#123; 甲 &#125;&#125; &#38; &#60;乙&#62;')
    """
    plain = text.translate(_BARRED)
    for mark, xml in _MARKS.items():
        plain = plain.replace(mark, xml)
    return Markup(plain)  # noqa: S704  -- this is what escapes


def marked(name: str) -> Markup:
    """Give a block that only shows where a template has its place."""
    return Markup(_paragraph("body", f"[[{name}]]"))  # noqa: S704  -- escaped in `escaped`


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""


def _paragraph(style: Style, text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="ssj-{style}"/>{properties}</w:pPr>{_run(text)}</w:p>'


def _part(part: Part, page: Page) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield _paragraph(_style(part), part.text)
    elif isinstance(part, Fields):
        yield from _fields(part.fields, page)
    elif isinstance(part, Table):
        yield from _table(part, page)
    else:
        yield from _signatures(part, page)


def _style(paragraph: Paragraph) -> Style:
    if not paragraph.heading:
        return "body"
    return "heading2" if paragraph.text.startswith(_SECOND) else "heading"


# ── 栏目、表格 ─────────────────────────────────────────────────────────────────────────────────────────────


def _fields(fields: Sequence[Field], page: Page) -> Iterator[str]:
    """栏目: two columns, what is asked and what is known; an empty cell is for the hand."""
    name = round(page.measure * _NAME_SHARE)
    widths = (name, page.measure - name)
    if fields:
        yield _grid(widths, (_row((("name", each.name), ("cell", each.value)), widths) for each in fields))
        yield _paragraph("gap", "")


def _table(table: Table, page: Page) -> Iterator[str]:
    """表格: the head stands on every page that the table goes over."""
    widths = _widths(table, page)
    head = _row([("head", each) for each in table.columns], widths, "<w:tblHeader/>")
    rows = (_row([("cell", each) for each in row], widths) for row in table.rows)
    yield _grid(widths, chain((head,), rows))
    yield _paragraph("gap", "")


def _grid(widths: Sequence[int], rows: Iterable[str]) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    margins = "".join(f'<w:{side} w:w="{_CELL_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: Sequence[tuple[Style, str]], widths: Sequence[int], properties: str = "") -> str:
    """一行: it goes over to the next page as a whole, unless it is too long for that."""
    lines = max(_lines(text, width) for (_, text), width in zip(cells, widths, strict=True))
    whole = "<w:cantSplit/>" if lines <= _WHOLE else ""
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(style, text)}</w:tc>"
        for (style, text), width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{whole}{properties}</w:trPr>{''.join(made)}</w:tr>"


def _lines(text: str, width: int) -> int:
    """Say how many lines a text takes in a cell at most, where no line is half empty."""
    room = max((width - 2 * _CELL_MARGIN) / _HALF, 2)
    return sum(1 + int(columns_of(line) / room) for line in text.split("\n"))


def _widths(table: Table, page: Page) -> tuple[int, ...]:
    """列宽: as much as its widest text needs, the widest cut down until all fit, and what is left over shared out."""
    rows = (table.columns, *table.rows[:_MEASURED])
    room = int((page.measure - 2 * _CELL_MARGIN * len(table.columns)) / _HALF)
    wanted = [
        max(_NARROWEST, *(min(columns_of(each), room) for each in column))
        for column in zip(*rows, strict=True)
    ]
    while sum(wanted) > room and max(wanted) > _NARROWEST:
        wanted[wanted.index(max(wanted))] -= 1
    share = page.measure / sum(wanted)
    widths = [int(each * share) for each in wanted]
    return (*widths[:-1], page.measure - sum(widths[:-1]))


# ── 签字、署名、日期 ────────────────────────────────────────────────────────────────────────────────────────


def _signatures(part: Signatures, page: Page) -> Iterator[str]:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{page.measure}"/></w:tabs>'
    last = len(part.signatures)
    for number, each in enumerate(part.signatures, 1):
        yield _paragraph("signature", _signed(each), tab if number == last else f"<w:keepNext/>{tab}")


def _signed(signature: Signature) -> str:
    return f"{signature.role}：{signature.name or BLANK}\t{day_words(signature.on) or BLANK_DAY}"


def _closing(paper: Paper, page: Page) -> Iterator[str]:
    """署名、成文日期 (7.3.5): the day four characters from the right, the issuer centred over it, as far as there is room."""
    if not paper.issuer and not paper.on:
        return
    day = day_words(paper.on) or BLANK_DAY
    beyond = (columns_of(paper.issuer) - columns_of(day)) / 4
    right = min(max(_DATE_RIGHT, beyond), page.characters - columns_of(day) / 2)
    if paper.issuer:
        yield _paragraph("issuer", paper.issuer, _from_right(max(right - beyond, 0)))
    yield _paragraph("date", day, _from_right(right))


def _from_right(characters: float) -> str:
    twips = round(characters * BODY_SIZE * TWIPS_A_POINT)
    return f'<w:ind w:rightChars="{round(characters * 100)}" w:right="{twips}"/>'
