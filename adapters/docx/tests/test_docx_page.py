"""Pages as LibreOffice shows them: how many there are, that no character is lost, and where there is ink on them.

Needs LibreOffice (`soffice`), poppler (`pdftotext`, `pdftoppm`) and a Chinese font.
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen
from tests.unit.papers_tables import plain_matter, planned
from tests.unit.test_documents_papers import PAPERS

from shuangsuiji.documents.notice import notice_paper
from shuangsuiji.ports.paper_writer import presentable
from shuangsuiji.printed import Paper, Paragraph, Table, texts
from shuangsuiji.testing.contract_paper_writer import paper_of
from shuangsuiji_docx.layout import LANDSCAPE, PORTRAIT, Page
from shuangsuiji_docx.writer import WIDE, DocxWriter

pytestmark = pytest.mark.soak

PROGRAMS: Final = ("soffice", "pdftotext", "pdftoppm")
DPI: Final = 72
SECONDS: Final = 300
DARK: Final = 160
EDGE: Final = 1.0
"""How far a line of a table may stand out, in mm."""

ROWS: Final = tuple(
    (str(each), f"某某{each}号有限公司", "530499000000016", "食盐专营检查") for each in range(1, 301)
)
NASTY: Final = "{{ 7 * 191 }} {% for %} <w:p> & ]]> “甲”《乙》"


def papers() -> dict[str, Paper]:
    """A letter, sheets on both kinds of page, a list over many pages, a full page of text, and data that looks like tags."""
    return {
        "notice": notice_paper(plain_matter(), planned(plain_matter())),
        "record-sheet": PAPERS["record-sheet"](),
        "item-sheet": PAPERS["item-sheet-blank"](),
        "archive-catalogue": PAPERS["archive-catalogue"](),
        "list": Paper(
            kind="public-list",
            title=("“双随机、一公开”联合抽查名单",),
            parts=(Table(columns=("序号", "检查对象", "代码（编号）", "检查事项"), rows=ROWS),),
            issuer="某市市场监督管理局",
            on="2026-05-06",
        ),
        "full": Paper(kind="notice", title=(), parts=(Paragraph(text="国" * 2_000),)),
        "long-row": Paper(
            kind="notice", title=("长表",), parts=(Table(columns=("甲", "乙"), rows=(("一", "二" * 3_000),)),)
        ),
        "nasty": paper_of(NASTY),
    }


@frozen
class Shown:
    """A paper as it is shown: the text of each page, and each page's grey pixels, row by row."""

    paper: Paper
    pages: tuple[str, ...]
    pictures: tuple[tuple[bytes, ...], ...]

    @property
    def page(self) -> Page:
        """The page that it should have."""
        return LANDSCAPE if self.paper.kind in WIDE else PORTRAIT


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """Every paper, through LibreOffice to PDF, from there to text and pictures."""
    missing = [each for each in PROGRAMS if shutil.which(each) is None]
    if missing:
        pytest.skip(f"not here: {', '.join(missing)}")
    if shutil.which("fc-list") and not called(Path(), "fc-list", ":lang=zh"):
        pytest.skip("no Chinese font is here")
    folder = tmp_path_factory.mktemp("pages")
    made = papers()
    for name, paper in made.items():
        (folder / f"{name}.docx").write_bytes(DocxWriter().printed(paper))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_pdf = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder))
    called(folder, *to_pdf, *(f"{name}.docx" for name in made))
    return {name: _shown(folder, name, paper) for name, paper in made.items()}


def called(folder: Path, *words: str) -> bytes:
    done = subprocess.run(words, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _shown(folder: Path, name: str, paper: Paper) -> Shown:
    said = called(folder, "pdftotext", "-raw", f"{name}.pdf", "-").decode()
    called(folder, "pdftoppm", "-gray", "-r", str(DPI), f"{name}.pdf", name)
    pictures = sorted(folder.glob(f"{name}-*.pgm"))
    return Shown(paper, tuple(said.split("\f")[:-1]), tuple(_pixels(each) for each in pictures))


def _pixels(file: Path) -> tuple[bytes, ...]:
    """Give the rows of a grey picture."""
    _, sizes, _, data = file.read_bytes().split(b"\n", 3)
    width = int(sizes.split()[0])
    return tuple(data[start : start + width] for start in range(0, len(data), width))


def ink(rows: Sequence[bytes]) -> tuple[float, float, float, float]:
    """Give the box that holds all ink: left, top, right, bottom in mm."""
    dark = [y for y, row in enumerate(rows) if min(row) < DARK]
    columns = [x for x in range(len(rows[0])) if any(rows[y][x] < DARK for y in dark)]
    mm = 25.4 / DPI
    return columns[0] * mm, dark[0] * mm, (columns[-1] + 1) * mm, (dark[-1] + 1) * mm


NAMES: Final = tuple(papers())


@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_lost(shown: dict[str, Shown], name: str) -> None:
    paper = presentable(shown[name].paper)
    said = (*paper.title, paper.number, paper.addressee, *texts(paper.parts), paper.issuer)
    expected = Counter("".join(chain.from_iterable("".join(said).split())))
    found = Counter("".join("".join(shown[name].pages).split()))
    assert expected - found == Counter()


@pytest.mark.parametrize(
    ("name", "pages"),
    [("notice", 2), ("item-sheet", 2), ("full", 4), ("record-sheet", 3), ("nasty", 2)],
)
def test_it_has_as_many_pages_as_it_should(shown: dict[str, Shown], name: str, pages: int) -> None:
    assert len(shown[name].pages) == len(shown[name].pictures) == pages


def test_a_full_page_has_22_lines_of_28_characters(shown: dict[str, Shown]) -> None:
    assert [each.count("国") for each in shown["full"].pages] == [22 * 28 - 2, 22 * 28, 22 * 28, 154]


def test_the_head_of_a_table_is_on_every_page(shown: dict[str, Shown]) -> None:
    pages = shown["list"].pages
    assert len(pages) > 5
    with_rows = [each for each in pages if "有限公司" in each]
    assert all("".join(each.split()).count("检查对象") == 1 for each in with_rows)


@pytest.mark.parametrize("name", NAMES)
def test_ink_is_in_its_place_and_the_number_of_the_page_on_its_outer_side(
    shown: dict[str, Shown], name: str
) -> None:
    page = shown[name].page
    for number, rows in enumerate(shown[name].pictures, 1):
        assert (len(rows[0]), len(rows)) == pytest.approx(
            (page.width * DPI / 25.4, page.height * DPI / 25.4), abs=1
        )
        lower = round((page.height - page.bottom + EDGE) * DPI / 25.4)
        left, top, right, bottom = ink(rows[:lower])
        # Pages with even numbers are the backs of sheets: what is left on the front is right there.
        inner, outer = (page.left, page.right) if number % 2 else (page.right, page.left)
        assert left >= inner - EDGE
        assert top >= page.top - EDGE
        assert right <= page.width - outer + EDGE
        assert bottom <= page.height - page.bottom + EDGE
        begun, _, ended, _ = ink(rows[lower:])
        middle = (begun + ended) / 2
        assert (middle > page.width / 2) == bool(number % 2)
