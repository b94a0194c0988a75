"""文书的数据: a paper is a title and parts; every text that a layout needs stands in it, and nothing about the layout."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from shuangsuiji.findings import Finding

Kind = Literal[
    "notice",
    "moj-notice",
    "record-sheet",
    "item-sheet",
    "drawn-list",
    "public-list",
    "result-notice",
    "substitution-approval",
    "objection-receipt",
    "objection-refusal",
    "objection-supplement",
    "objection-conclusion",
    "objection-feedback",
    "correction-decision",
    "archive-catalogue",
]
"""联合抽查通知书、行政检查通知书、记录表（汇总表）、专项检查表、抽查名单（下发、公开）、结果告知书、更换审批表、异议受理、不予受理、补正通知、复查结论、反馈、更正决定、归档目录."""


@frozen(kw_only=True)
class Paragraph:
    """一段正文.

    Args:
        text: the text; blanks to be filled in by hand are underscores.
        heading: whether it is a heading, such as “一、确定一名联络员”.
    """

    text: str
    heading: bool = False


@frozen(kw_only=True)
class Field:
    """一栏: what is asked and what is known; an empty value is left blank for the hand."""

    name: str
    value: str = ""


@frozen(kw_only=True)
class Fields:
    """若干栏, one under the other."""

    fields: tuple[Field, ...]


@frozen(kw_only=True)
class Table:
    """表格: every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen(kw_only=True)
class Signature:
    """签字栏: who signs as what; name and day are empty where nobody has signed yet."""

    role: str
    name: str = ""
    on: str = ""

    @classmethod
    def by_hand(cls, role: str, who: str) -> "Signature":
        """Give the line on which somebody is to sign: he is named beside it, and it is blank."""
        return cls(role=f"{role}（{who}）签字")


@frozen(kw_only=True)
class Signatures:
    """签字."""

    signatures: tuple[Signature, ...]


Part = Paragraph | Fields | Table | Signatures
"""文书的一部分."""


@frozen(kw_only=True)
class Paper:
    """文书.

    Args:
        kind: which paper.
        title: its title, line by line.
        parts: what it says, from top to bottom.
        number: its number; empty where it has none.
        version: which version; printed again it keeps this.
        addressee: to whom; empty where to nobody.
        issuer: who issues it, beside the seal; empty where nobody does.
        on: its date, `YYYY-MM-DD`; empty where it is left blank.
        findings: what newer rules question about it; never printed.
    """

    kind: Kind
    title: tuple[str, ...]
    parts: tuple[Part, ...]
    number: str = ""
    version: int = 1
    addressee: str = ""
    issuer: str = ""
    on: str = ""
    findings: tuple[Finding, ...] = ()


def texts(parts: Iterable[Part]) -> Iterator[str]:
    """Give every text of parts from top to bottom, a table row by row; what is left blank is empty.

    >>> list(texts((Fields(fields=(Field(name="联络员"),)), Table(columns=("甲",), rows=(("乙",),)))))
    ['联络员', '', '甲', '乙']
    """
    for part in parts:
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Fields):
            yield from (text for each in part.fields for text in (each.name, each.value))
        elif isinstance(part, Table):
            yield from (cell for row in (part.columns, *part.rows) for cell in row)
        else:
            yield from (text for each in part.signatures for text in (each.role, each.name))
