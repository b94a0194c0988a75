"""表头: which row of a table names the columns, and where the columns stand that are wanted.

The rules, in the order in which they are applied:

1. The header row is the first of the table's first 20 rows that names every wanted column; where none does, the
   first of those that name the most, and each column that it lacks is a fault. Rows above it (a title) are not read.
2. Headers are compared without white space, asterisks and notes such as （必填）, and full width equals half width:
   `统一社会信用代码／ 注册号*` is `统一社会信用代码/注册号`. Nothing else is forgiven; the nearest header is named.
3. Directly below the header, hint rows and sample rows are skipped and reported. A hint row begins its id cell (or,
   where that is empty, any cell) with a bracket, `*`, or a word such as 必填 or 填写说明. A sample row has a cell that
   is 示例, 样例 or 范例, or begins with it and a colon, or ends with it in brackets. Further down no row is taken for
   either.
4. Rows with nothing in them are skipped everywhere.
5. Columns that hold persons' data (resident ID numbers, phones, addresses, ...) are dropped and reported; they
   cannot be mapped to a field.
6. Every other column is kept as it stands, unread (第九条: the provincial data standard has more columns than rules).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain, islice
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.ports.registry_source import Cell, CellKind, Row, Table

SEARCHED_ROWS: Final = 20
_NEAR: Final = 0.5
_MISSPELT: Final = 0.75
_COMPARED: Final = 100

_IGNORED: Final = re.compile(r"[\s*]|\((?:必填|选填|可选|必填项|选填项)\)")
_PERSONAL: Final = re.compile(
    r"身份证|身份号码|护照|手机|电话|联系方式|住址|家庭地址|户籍|籍贯|性别|出生|生日|年龄|民族|婚姻|邮箱|微信|QQ号",
    re.IGNORECASE,
)
_HINT: Final = re.compile(
    r"[（(【\[〔*\uFF0A]|必填|选填|可选|非必填|填写|填报|说明|请|注[：:]|格式|文本|例如|如[：:]|多个|长度|不能|应当"
)
_SAMPLE: Final = re.compile(
    r"[（(【\[]?(?:填写)?(?:示例|样例|范例)(?:行|数据)?\d{0,3}[）)】\]]?(?:[：:].*)?|.*[（(](?:示例|样例|范例)[）)]"
)
_BLANK: Final = frozenset({CellKind.EMPTY, CellKind.MERGED})


@frozen(kw_only=True)
class Wanted:
    """A column that is wanted.

    Args:
        field: what the record calls it.
        header: what the table calls it.
        optional: whether the table may do without it; a header that is nearly the same is a fault all the same.
        kept: whether the column is kept as it stands as well, since this reading of it is only somebody's choice.
    """

    field: str
    header: str
    optional: bool = False
    kept: bool = False


@frozen(kw_only=True, eq=False)
class Layout:
    """表头: a table whose header row was found.

    Args:
        file: the file's name as the user gave it.
        sheet: the worksheet's name.
        positions: of each field that the table has, its column from 0.
        headers: of each such field, its header as the table writes it.
        dropped: headers of the columns with persons' data.
        others: headers of the columns that no field is read from, with their columns from 0.
        skipped: numbers of the hint and sample rows below the header.
        rows: the data rows, once.
    """

    file: str
    sheet: str
    positions: Mapping[str, int]
    headers: Mapping[str, str]
    dropped: tuple[str, ...]
    others: tuple[tuple[str, int], ...]
    skipped: tuple[int, ...]
    rows: Iterator[Row]

    def place(self, row: int, field: str) -> Place:
        """Give the place of a field in a row."""
        position = self.positions.get(field)
        if position is None:
            return Place(file=self.file, sheet=self.sheet, row=row)
        column = self.headers[field]
        return Place(
            file=self.file, sheet=self.sheet, row=row, column=column, cell=f"{column_letters(position)}{row}"
        )


def column_letters(index: int) -> str:
    """Give a column's letters, as a spreadsheet shows them, from its index from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def lay_out(table: Table, wanted: Sequence[Wanted]) -> Layout:
    """Find the header row and the columns; the first wanted column is the one with the ids.

    Raises:
        InvalidInput: the table is empty, or a wanted column is missing, stands there twice, or holds persons' data;
            every fault is listed.
    """
    top = list(islice(table.rows, SEARCHED_ROWS))
    header, found = _header_row(top, wanted)
    place = Place(file=table.file, sheet=table.sheet, row=header.number if header else 0)
    if header is None:
        names = "、".join(each.header for each in wanted if not each.optional)
        raise_if([fault("SSJ-REG-HEADER" if top else "SSJ-REG-TABLE-EMPTY", place, headers=names)])
    texts = [cell.text for cell in header.cells] if header else []
    raise_if(_header_faults(place, texts, found, wanted))
    positions = {field: indices[0] for field, indices in found.items() if indices}
    below = iter([row for row in top if row.number > place.row])
    skipped, rows = _below(chain(below, table.rows), positions[wanted[0].field])
    return Layout(
        file=table.file,
        sheet=table.sheet,
        positions=positions,
        headers={field: _one_line(texts[position]) for field, position in positions.items()},
        dropped=tuple(_one_line(text) for text in texts if is_personal(text)),
        others=tuple(
            _others(texts, {positions[e.field] for e in wanted if e.field in positions and not e.kept})
        ),
        skipped=skipped,
        rows=rows,
    )


def has_header(table: Table, header: str) -> bool:
    """Say whether a table has a column of such a header; its first rows are read."""
    return any(
        _indices([_folded(cell.text) for cell in row.cells], _folded(header))
        for row in islice(table.rows, SEARCHED_ROWS)
    )


def _others(texts: Sequence[str], read: set[int]) -> Iterator[tuple[str, int]]:
    for index, text in enumerate(texts):
        if text and index not in read and not is_personal(text):
            yield _one_line(text), index


def is_personal(header: str) -> bool:
    """Say whether a header names data of persons that the library has no field for (design decision 12).

    >>> is_personal("身份证号"), is_personal("单位工号")
    (True, False)
    """
    return _PERSONAL.search(_folded(header)) is not None


_Found = Mapping[str, Sequence[int]]


def _header_row(rows: Sequence[Row], wanted: Sequence[Wanted]) -> tuple[Row | None, _Found]:
    best: tuple[float, Row | None, _Found] = (0.0, None, {})
    for row in rows:
        folded = [_folded(cell.text) for cell in row.cells]
        found = {each.field: _indices(folded, _folded(each.header)) for each in wanted}
        needed = [each for each in wanted if not each.optional]
        score = float(sum(1 for each in needed if found[each.field]))
        if score == len(needed):
            return row, found
        if not score:
            # A row of nothing but misspelt headers is still the header row, if no other is.
            score = max(
                (_likeness(text, _folded(each.header)) for each in needed for text in folded), default=0
            )
            score = score / 2 if score >= _MISSPELT else 0.0
        if score > best[0]:
            best = (score, row, found)
    return best[1], best[2]


def _indices(folded: Sequence[str], header: str) -> list[int]:
    return [index for index, text in enumerate(folded) if header and text == header]


def _header_faults(
    place: Place, texts: Sequence[str], found: _Found, wanted: Sequence[Wanted]
) -> Iterator[Fault]:
    taken = {index for indices in found.values() for index in indices}
    free = [text for index, text in enumerate(texts) if index not in taken]
    for each in wanted:
        indices = found[each.field]
        if is_personal(each.header):
            yield fault("SSJ-REG-COLUMN-PERSONAL", place, header=each.header)
        elif len(indices) > 1:
            letters = "、".join(column_letters(index) for index in indices)
            yield fault("SSJ-REG-COLUMN-TWICE", place, header=each.header, columns=letters)
        elif not indices:
            yield from _missing(place, texts, free, each)


def _missing(place: Place, texts: Sequence[str], free: Sequence[str], wanted: Wanted) -> Iterator[Fault]:
    """Name the nearest header that is no other wanted column's."""
    header = _folded(wanted.header)
    likeness, nearest = max(
        ((_likeness(_folded(text), header), text) for text in free if text), default=(0.0, "")
    )
    if wanted.optional and likeness < _MISSPELT:
        return
    if likeness >= _NEAR:
        yield fault("SSJ-REG-COLUMN-MISSPELT", place, header=wanted.header, nearest=_one_line(nearest))
    else:
        shown = "、".join(_one_line(text) for text in texts if text)
        yield fault("SSJ-REG-COLUMN-MISSING", place, header=wanted.header, headers=shown)


def _below(rows: Iterator[Row], id_position: int) -> tuple[tuple[int, ...], Iterator[Row]]:
    """Skip the hint and sample rows directly below the header; give their numbers and the data rows."""
    skipped: list[int] = []
    for row in rows:
        if _is_blank(row):
            continue
        if not (_is_hint(row, id_position) or _is_sample(row)):
            return tuple(skipped), chain((row,), (each for each in rows if not _is_blank(each)))
        skipped.append(row.number)
    return tuple(skipped), iter(())


def _is_blank(row: Row) -> bool:
    return all(cell.kind is not CellKind.TEXT and cell.kind in _BLANK for cell in row.cells)


def _is_hint(row: Row, id_position: int) -> bool:
    cells = row.cells
    id_cell = cells[id_position] if id_position < len(cells) else None
    judged: Sequence[Cell] = cells if id_cell is None or id_cell.kind in _BLANK else (id_cell,)
    return any(_HINT.match(cell.text) for cell in judged)


def _is_sample(row: Row) -> bool:
    return any(_SAMPLE.fullmatch(cell.text) for cell in row.cells)


def _folded(header: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", header)).casefold()


def _likeness(text: str, header: str) -> float:
    return SequenceMatcher(None, text[:_COMPARED], header[:_COMPARED]).ratio()


def _one_line(header: str) -> str:
    return " ".join(header.split())
