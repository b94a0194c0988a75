"""模板: the templates that papers are printed with, made of the standard's measures, and those of a bureau's own.

A template is a Word document in which `{{p title }}`, `{{p number }}`, `{{p addressee }}`, `{{p body }}` and `{{p closing }}` stand,
each in a paragraph of its own, and the styles of `layout.LOOKS`. Around them a bureau puts what it likes: a red head, its
address, 版记.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from shuangsuiji.printed import Paper
from shuangsuiji_docx.layout import (
    BODY_SIZE,
    FANGSONG,
    FONTS,
    LINE,
    LOOKS,
    TWIPS_A_MM,
    TWIPS_A_POINT,
    Font,
    Look,
    Page,
    Style,
)

BLOCKS: Final = ("title", "number", "addressee", "body", "closing")
"""What every template must have a place for."""

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DOCUMENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def standard(page: Page) -> bytes:
    """Give the template of the standard for a page, the same bytes each time."""
    return zipped({name: (_HEAD + xml).encode() for name, xml in _parts(page).items()})


def properties(paper: Paper) -> bytes:
    """文件属性: title and issuer; nobody's name and no time, so that the same paper is the same file."""
    title = f"<dc:title>{escape(''.join(paper.title))}</dc:title>"
    return (_HEAD + _core(title + f"<dc:creator>{escape(paper.issuer)}</dc:creator>")).encode()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Give parts as a package, the same bytes each time."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, data in parts.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, data)
    return target.getvalue()


def _parts(page: Page) -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": _core(""),
        "word/document.xml": _document(page),
        "word/_rels/document.xml.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/styles", "styles.xml"),
                "rId2": (f"{_OFFICE}/settings", "settings.xml"),
                "rId3": (f"{_OFFICE}/fontTable", "fontTable.xml"),
                "rId4": (f"{_OFFICE}/footer", "footer1.xml"),
                "rId5": (f"{_OFFICE}/footer", "footer2.xml"),
            }
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": f"<w:fonts {_W}>{''.join(map(_font, FONTS))}</w:fonts>",
        "word/footer1.xml": _footer("odd"),
        "word/footer2.xml": _footer("even"),
    }


def _core(said: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</cp:coreProperties>'
    )


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_DOCUMENT}.document.main+xml",
        "/word/styles.xml": f"{_DOCUMENT}.styles+xml",
        "/word/settings.xml": f"{_DOCUMENT}.settings+xml",
        "/word/fontTable.xml": f"{_DOCUMENT}.fontTable+xml",
        "/word/footer1.xml": f"{_DOCUMENT}.footer+xml",
        "/word/footer2.xml": f"{_DOCUMENT}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _document(page: Page) -> str:
    places = "".join(f"<w:p><w:r><w:t>{{{{p {name} }}}}</w:t></w:r></w:p>" for name in BLOCKS)
    return f"<w:document {_W} {_R}><w:body>{places}{_section(page)}</w:body></w:document>"


def _section(page: Page) -> str:
    """页面: paper, margins, and the grid of 22 lines a page."""
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    margins = " ".join(f'w:{side}="{_mm(size)}"' for side, size in sides.items())
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{_mm(page.width)}" w:h="{_mm(page.height)}"{turned}/>'
        f'<w:pgMar {margins} w:header="851" w:footer="{_mm(page.footer)}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )


def _mm(size: float) -> int:
    return round(size * TWIPS_A_MM)


def _styles() -> str:
    """样式: what they are all based on, and one for each look."""
    size = BODY_SIZE * 2
    base = f'{_faces(FANGSONG)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{base}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{''.join(_style(name, look) for name, look in LOOKS.items())}</w:styles>"
    )


def _style(name: Style, look: Look) -> str:
    size = round(look.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="ssj-{name}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"".join(_paragraph_properties(look))}</w:pPr>'
        f'<w:rPr>{_faces(look.font)}<w:spacing w:val="{look.spacing}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _paragraph_properties(look: Look) -> Iterator[str]:
    if look.keep:
        yield "<w:keepNext/>"
    spaces = {"before": look.before, "after": look.after}
    lines = " ".join(
        f'w:{name}Lines="{size}" w:{name}="{size * LINE // 100}"' for name, size in spaces.items()
    )
    yield f'<w:spacing {lines} w:line="{look.line}" w:lineRule="exact"/>'
    indents = {"left": look.left, "right": look.right, "firstLine": look.first}
    unit = look.size * TWIPS_A_POINT / 100
    chars = " ".join(
        f'w:{name}Chars="{size}" w:{name}="{round(size * unit)}"' for name, size in indents.items()
    )
    yield f'<w:ind {chars}/><w:jc w:val="{look.align}"/>'


def _faces(font: Font) -> str:
    """字体: the same face for every script, so that “ ” are as wide as a character."""
    return (
        "<w:rFonts "
        + " ".join(f'w:{script}="{font.name}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
        + ' w:hint="eastAsia"/>'
    )


def _font(font: Font) -> str:
    """字体的别名: where a face is not installed, one of these is taken."""
    return (
        f'<w:font w:name="{font.name}"><w:altName w:val="{",".join(font.others)}"/>'
        '<w:charset w:val="86"/></w:font>'
    )


def _settings() -> str:
    return (
        f'<w:settings {_W}><w:mirrorMargins/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def _footer(style: Style) -> str:
    """页码 (7.5): with 一字线 on both sides."""
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="ssj-{style}"/></w:pPr>'
        f"{dash.format('— ')}{number}{dash.format(' —')}</w:p></w:ftr>"
    )
