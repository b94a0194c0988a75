"""Word 文书: the writer of `.docx`, and where its templates come from."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from attrs import frozen
from docx import Document
from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from shuangsuiji.documents.wording import day_words
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.ports.paper_writer import PaperWriter
from shuangsuiji.printed import Kind, Paper
from shuangsuiji_docx.blocks import blocks, escaped, marked
from shuangsuiji_docx.layout import LANDSCAPE, PORTRAIT, Page
from shuangsuiji_docx.template import BLOCKS, properties, standard, zipped

WIDE: Final[frozenset[Kind]] = frozenset({"record-sheet", "drawn-list", "archive-catalogue"})
"""Papers whose tables need the sheet turned."""

_SAID: Final = 200
_EMU_A_MM: Final = 36_000
_PROPERTIES: Final = "docProps/core.xml"
_DOCUMENT: Final = "word/document.xml"
_TEXT: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@frozen
class Template:
    """模板: a Word document with places for the blocks, and the page that it has.

    Args:
        data: its bytes.
        page: its page.
    """

    data: bytes
    page: Page


class DocxWriter(PaperWriter):
    """Writes `.docx` after GB/T 9704—2012, or with a template of one's own.

    Args:
        template: the file of a template that every paper is printed with; without one the standard's.

    Raises:
        InvalidInput: the file is no Word document, or no template of papers; every place that it lacks is listed.
    """

    def __init__(self, template: Path | None = None) -> None:
        if template is None:
            self._upright = Template(standard(PORTRAIT), PORTRAIT)
            self._turned = Template(standard(LANDSCAPE), LANDSCAPE)
        else:
            self._upright = self._turned = _read(template)

    def _suffix(self) -> str:
        return ".docx"

    def _printed(self, paper: Paper) -> bytes:
        template = self._turned if paper.kind in WIDE else self._upright
        context = {**_values(paper), **blocks(paper, template.page)}
        parts = _parts(_rendered(template.data, context))
        return zipped({**parts, _PROPERTIES: properties(paper)})

    def _text(self, data: bytes) -> str:
        return "\n".join(_texts(data))


def make(template: Path | None = None) -> DocxWriter:
    """Give a writer, for the entry point.

    Raises:
        InvalidInput: the template cannot be used.
    """
    return DocxWriter(template)


def _values(paper: Paper) -> dict[str, Markup]:
    """Give what a template may say or ask outside of the blocks, such as in a red head."""
    texts = {
        "kind": paper.kind,
        "version": str(paper.version),
        "issuer": paper.issuer,
        "day": day_words(paper.on),
    }
    return {name: escaped(text) for name, text in texts.items()}


def _rendered(data: bytes, context: Mapping[str, Markup]) -> bytes:
    """Render a template; what stands in it may look at the values and at nothing else of this program."""
    rules = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = DocxTemplate(BytesIO(data))
    template.render(dict(context), rules)
    rendered = BytesIO()
    template.save(rendered)  # pyright: ignore[reportUnknownMemberType]
    return rendered.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _texts(data: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(data)) as package:
        document = ET.fromstring(package.read(_DOCUMENT))  # noqa: S314  -- expat bounds what entities grow to
    return (element.text or "" for element in document.iter(_TEXT))


# ── 自己的模板 ─────────────────────────────────────────────────────────────────────────────────────────────


def _read(path: Path) -> Template:
    """Read a template, and print with it once to see that nothing gets lost.

    Raises:
        InvalidInput: it is no Word document, one of its tags cannot be obeyed, or a block has no place.
    """
    place = Place(file=str(path))
    if not path.is_file():
        raise InvalidInput(fault("SSJ-FILE-MISSING", place))
    data = path.read_bytes()
    try:
        page = _page(data)
    except Exception as error:  # whatever a file can do to who reads it
        raise InvalidInput(fault("SSJ-DOCX-FILE", place)) from error
    marks = {name: marked(name) for name in BLOCKS}
    try:
        read = "".join(_texts(_rendered(data, {**_values(_NOTHING), **marks})))
    except Exception as error:  # whatever a tag can do to who obeys it
        raise InvalidInput(fault("SSJ-DOCX-TAG", place, said=str(error)[:_SAID])) from error
    raise_if(fault("SSJ-DOCX-PLACE", place, name=name) for name in BLOCKS if read.count(f"[[{name}]]") != 1)
    return Template(data, page)


def _page(data: bytes) -> Page:
    section = Document(BytesIO(data)).sections[0]
    sizes = {
        "width": section.page_width,
        "height": section.page_height,
        "top": section.top_margin,
        "bottom": section.bottom_margin,
        "left": section.left_margin,
        "right": section.right_margin,
        "footer": section.footer_distance,
    }
    return Page(**{name: (size or 0) / _EMU_A_MM for name, size in sizes.items()})


_NOTHING: Final = Paper(kind="notice", title=(), parts=())
