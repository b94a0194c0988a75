"""版式 (GB/T 9704—2012 《党政机关公文格式》): the measures of a page and the looks of its parts, as data.

| of the standard | here |
| --- | --- |
| 5.2.1 A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm | `PORTRAIT` |
| 5.2.3 每面22行, 每行28字, 撑满版心 | `LINE`, `SPACING` |
| 5.2.2 3号仿宋体 | `BODY_SIZE`, `FANGSONG` |
| 7.3.1 标题2号小标宋体, 居中 | style `title` |
| 7.3.2 主送机关: 标题下空一行, 居左顶格 | style `addressee` |
| 7.3.3 正文: 左空二字; 一、黑体, （一）楷体 | styles `body`, `heading`, `heading2` |
| 7.3.5 成文日期右空四字, 署名以成文日期为准居中 | styles `issuer`, `date`, `blocks.closing` |
| 7.5 页码: 4号半角宋体, 一字线, 单页居右空一字、双页居左空一字, 线上距版心 7 mm | styles `odd`, `even` |
| 8 横排表格: 表头在订口一边 | `LANDSCAPE` |

Not of the standard: tables (their size of type, borders), fields and signatures; the standard leaves them open. Not taken
from it: 版头 (red head, 份号, 密级) and 版记, which are the bureau's own stationery: a template of one's own has them.
"""

from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

Style = Literal[
    "title", "number", "addressee", "body", "heading", "heading2",
    "cell", "head", "name", "gap", "signature", "issuer", "date", "odd", "even",
]  # fmt: skip

TWIPS_A_MM: Final = 1440 / 25.4
TWIPS_A_POINT: Final = 20
BODY_SIZE: Final = 16
"""3号, in points."""

LINE: Final = 579
"""A line's height in twips: 版心's 225 mm over 22 lines, 28.95 pt; so 22 lines fill it, and a 23rd has no room."""

SPACING: Final = -5
"""How much closer characters stand than their size, in twips: 28 of 15.75 pt fill 156 mm, of 16 pt only 27 would.

A grid of characters would do the same in Word, and tear every line apart in LibreOffice.
"""


@frozen(kw_only=True)
class Page:
    """页面.

    Args:
        width: of the paper, in mm.
        height: of the paper, in mm.
        top: margin in mm.
        bottom: margin in mm.
        left: margin in mm.
        right: margin in mm.
        footer: from the lower edge of the paper to that of the page number's line, in mm.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float

    @property
    def measure(self) -> int:
        """版心宽, in twips."""
        return round((self.width - self.left - self.right) * TWIPS_A_MM)

    @property
    def characters(self) -> int:
        """每行字数."""
        return self.measure // (BODY_SIZE * TWIPS_A_POINT + SPACING)


PORTRAIT: Final = Page(width=210, height=297, top=37, bottom=35, left=28, right=26, footer=24.8)
"""竖排: 版心 156 mm × 225 mm; a page number's dash is 7 mm below it."""

LANDSCAPE: Final = Page(width=297, height=210, top=28, bottom=26, left=35, right=37, footer=15.8)
"""横排: the same sheet turned, so that the table's head is at 订口."""


@frozen(kw_only=True)
class Font:
    """字体.

    Args:
        name: as Windows knows it.
        others: names under which the same or a like face is installed elsewhere, the likest first.
    """

    name: str
    others: tuple[str, ...]


FANGSONG: Final = Font(
    name="仿宋", others=("仿宋_GB2312", "FangSong", "方正仿宋_GBK", "方正仿宋简体", "FandolFang")
)
SONG: Final = Font(name="宋体", others=("SimSun", "方正书宋_GBK", "Noto Serif CJK SC", "思源宋体"))
HEI: Final = Font(name="黑体", others=("SimHei", "方正黑体_GBK", "Noto Sans CJK SC", "思源黑体"))
KAI: Final = Font(name="楷体", others=("楷体_GB2312", "KaiTi", "方正楷体_GBK", "FandolKai"))
XIAOBIAOSONG: Final = Font(
    name="方正小标宋简体", others=("方正小标宋_GBK", "小标宋体", "华文中宋", "STZhongsong", "宋体", "SimSun")
)
FONTS: Final = (FANGSONG, SONG, HEI, KAI, XIAOBIAOSONG)


@frozen(kw_only=True)
class Look:
    """一种段落的样子.

    Args:
        name: as Word lists it.
        font: the face.
        size: in points.
        line: the line's height in twips, exactly; 0 for as much as the type needs.
        align: `left`, `both`, `center` or `right`.
        first: indent of the first line, in hundredths of a character.
        left: indent on the left, in hundredths of a character.
        right: indent on the right, in hundredths of a character.
        before: space above, in hundredths of a line.
        after: space below, in hundredths of a line.
        spacing: between characters, in twips.
        keep: whether it stays on a page with what follows.
    """

    name: str
    font: Font = FANGSONG
    size: float = BODY_SIZE
    line: int = LINE
    align: Literal["left", "both", "center", "right"] = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    spacing: int = SPACING
    keep: bool = False


_CELL_SIZE: Final = 12
_CELL_LINE: Final = 360
_FOOTER_LINE: Final = 360

LOOKS: Final[Mapping[Style, Look]] = {
    "title": Look(
        name="文书标题", font=XIAOBIAOSONG, size=22, line=640, spacing=0, align="center", keep=True
    ),
    "number": Look(name="文书文号", align="center", keep=True),
    "addressee": Look(name="文书主送", align="left", before=100, keep=True),
    "body": Look(name="文书正文", first=200),
    "heading": Look(name="文书一级标题", font=HEI, first=200, keep=True),
    "heading2": Look(name="文书二级标题", font=KAI, first=200, keep=True),
    "cell": Look(name="文书表格", size=_CELL_SIZE, line=_CELL_LINE, spacing=0, align="left"),
    "head": Look(
        name="文书表头", font=HEI, size=_CELL_SIZE, line=_CELL_LINE, spacing=0, align="center", keep=True
    ),
    "name": Look(name="文书栏目", font=HEI, size=_CELL_SIZE, line=_CELL_LINE, spacing=0, align="left"),
    "gap": Look(name="文书间隔", size=6, line=200, align="left"),
    "signature": Look(name="文书签字", align="left"),
    "issuer": Look(name="文书署名", align="right", before=200, keep=True),
    "date": Look(name="文书日期", align="right", right=400),
    "odd": Look(
        name="文书单页码", font=SONG, size=14, line=_FOOTER_LINE, spacing=0, align="right", right=100
    ),
    "even": Look(name="文书双页码", font=SONG, size=14, line=_FOOTER_LINE, spacing=0, align="left", left=100),
}
"""Each style by its id in a template."""
