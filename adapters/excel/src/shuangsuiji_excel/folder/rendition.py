"""送达的工作簿 (第四条): what a document looks like to the person who types it into the platform.

Sheet 回执 comes first, to be filled in and handed back in the same workbook; then what the document says. A text that no cell
holds is cut there, and stands whole in the canonical JSON beside the workbook.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, cast

import attrs

from shuangsuiji.content_digest import H
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.registries import RegistryPage
from shuangsuiji_excel.folder.columns import HOW_TO_ANSWER, RECEIPT, RECEIPTS
from shuangsuiji_excel.folder.wording import KINDS, VALUES, label
from shuangsuiji_excel.plain_book import MAX_UNITS, Sheet, units

SAID: Final = "内容"

_ROOM: Final = MAX_UNITS // 2 - 100
_NAME: Final = re.compile(r"[^0-9A-Za-z\u3400-\u9fff-]+")
_NAME_LENGTH: Final = 40
_DIGITS: Final = 12

Rows = list[tuple[str, ...]]


def file_stem(document: Document) -> str:
    r"""Name a document's files: readable, safe on every system, and with digests of its key and of what it says.

    Two documents of one key, of which the first was declined, have two names.
    """
    plain = _NAME.sub("_", document.key.partition("/")[2])[:_NAME_LENGTH].strip("_")
    key = H.hex(document.key.encode())[:_DIGITS]
    return f"{KINDS[document.kind]}-{plain}-{key}-{document.digest()[:_DIGITS]}"


def sheets_of(document: Document) -> tuple[list[Sheet], bool]:
    """Give a document's sheets, and whether a text had to be cut."""
    cut: list[str] = []
    receipt: Rows = [
        (f"{KINDS[document.kind]}：{HOW_TO_ANSWER}",),
        RECEIPT.headers,
        (document.key, document.digest(), "", "", "", ""),
    ]
    said: Rows = [("项目", "内容"), *_scalars(document)]
    listed = [(RECEIPTS, receipt), (SAID, said), *_tables(document)]
    bold = {RECEIPTS: frozenset({2})}
    sheets = [
        Sheet(name=name, rows=_fitted(rows, cut), bold=bold.get(name, frozenset({1})))
        for name, rows in listed
    ]
    return sheets, bool(cut)


def _fitted(rows: Iterable[Sequence[str]], cut: list[str]) -> Rows:
    return [tuple(_fit(text, cut) for text in row) for row in rows]


def _fit(text: str, cut: list[str]) -> str:
    if len(text) <= _ROOM or units(text) <= MAX_UNITS:
        return text
    cut.append(text[:1])
    return f"{text[:_ROOM]}……（共 {len(text)} 字，全文在同名的 .json 里）"


def _scalars(value: Document) -> Iterator[tuple[str, str]]:
    for name, found in _members(value):
        if _is_table(found) or (isinstance(value, RegistryPage) and name in {"headers", "rows"}):
            continue
        yield label(type(value), name), _text(name, found)


def _tables(value: Document) -> list[tuple[str, Rows]]:
    if isinstance(value, RegistryPage):
        return [("名录", [value.headers, *value.rows])]
    return [
        (label(type(value), name), _table(cast("tuple[object, ...]", found)))
        for name, found in _members(value)
        if _is_table(found)
    ]


def _table(rows: tuple[object, ...]) -> Rows:
    kind = type(rows[0])
    headers = tuple(label(kind, name) for name, _ in _members(rows[0]))
    return [headers, *(tuple(_text(name, found) for name, found in _members(row)) for row in rows)]


def _is_table(found: object) -> bool:
    if not isinstance(found, tuple):
        return False
    first = next(iter(cast("tuple[object, ...]", found)), None)
    return attrs.has(type(first))


def _members(value: object) -> Iterator[tuple[str, object]]:
    for each in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
        if each.name != "kind":
            yield each.name, getattr(value, each.name)


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "\n".join(_text(name, each) for each in cast("tuple[object, ...]", value))
    if attrs.has(type(value)):
        return "，".join(text for member, found in _members(value) if (text := _text(member, found)))
    return "" if value is None else VALUES.get((name, str(value)), str(value))
