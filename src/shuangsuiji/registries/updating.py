"""名录更新 (第九条 动态管理): a table of changes goes over a registry, entry by entry; nothing is struck out silently.

Entries are known by their id. One that the registry does not have is new; of one that it has, a cell that says something takes
the place of what stood there, an empty one leaves it, and `（清空）` empties it. Whoever stands in the registry alone stays,
and is listed. Columns that the changes lack stay as they are; one that the registry lacks is a fault. Persons' data are not kept
(design decision 12): what the registry had of them is listed, and changes that have any are faulty.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.ports.registry_source import Row, Table, text_cell
from shuangsuiji.registries.columns import Layout, Wanted, column_letters, lay_out
from shuangsuiji.registries.privacy import holds_personal

EMPTIED: Final = "（清空）"
"""What somebody writes into a cell to have it emptied."""


@frozen(kw_only=True)
class Change:
    """变更的一个单元格.

    Args:
        id: whose.
        header: the column.
        before: what stood there.
        after: what stands there from now on.
    """

    id: str
    header: str
    before: str
    after: str


@frozen(kw_only=True)
class Stripped:
    """没有保留的单元格: it held persons' data.

    Args:
        id: whose.
        header: the column.
    """

    id: str
    header: str


@frozen(kw_only=True)
class Updated:
    """更新的结果: the registry as it would be, and what is different.

    Args:
        headers: the registry's columns, the id first; those with persons' data are left out.
        rows: its entries, those that were there in their order, then the new ones.
        new: ids that the registry did not have.
        changes: cells that change.
        unchanged: how many entries the changes repeat as they are.
        missing: ids that the changes do not name; they stay.
        dropped: columns of either table that were left out, as they hold persons' data.
        stripped: cells of the registry that are empty from now on, as they held such data.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    new: tuple[str, ...]
    changes: tuple[Change, ...]
    unchanged: int
    missing: tuple[str, ...]
    dropped: tuple[str, ...]
    stripped: tuple[Stripped, ...]

    def table(self, file: str) -> Table:
        """Give the registry as a table, to be read like any other."""
        rows = (
            Row(number, tuple(map(text_cell, row)))
            for number, row in enumerate((self.headers, *self.rows), 1)
        )
        return Table(file=file, sheet="", encoding="", rows=rows)


@frozen(kw_only=True)
class _Entry:
    """A row's cells, the id first, and where they stand."""

    cells: tuple[str, ...]
    layout: Layout
    row: int

    @property
    def id(self) -> str:
        return self.cells[0]

    def texts(self) -> dict[str, str]:
        """Give the cells by header."""
        return dict(zip(_headers(self.layout), self.cells, strict=True))

    def personal(self) -> list[int]:
        """Say which cells hold persons' data."""
        return [number for number, text in enumerate(self.cells) if holds_personal(text)]

    def place(self, number: int) -> Place:
        header, at = _columns(self.layout)[number]
        place = self.layout.place(self.row, "id")
        return evolve(place, column=header, cell=f"{column_letters(at)}{self.row}")

    def reference(self) -> str:
        """Give the cell of its id as a spreadsheet refers to it."""
        sheet, cell = self.layout.sheet, self.place(0).cell
        return f"{sheet}!{cell}" if sheet else cell


def update(registry: Table, changes: Sequence[Table], id_header: str) -> Updated:
    """更新名录: put changes over a registry.

    Args:
        registry: the registry.
        changes: tables of changes, such as the sheets of a workbook; no two name the same entry.
        id_header: what all call the column of the ids.

    Raises:
        InvalidInput: a table lacks the column of ids, has an id twice or none, or the changes have a column that the
            registry lacks or a cell with persons' data; every fault is listed.
    """
    wanted = (Wanted(field="id", header=id_header),)
    before, after = lay_out(registry, wanted), [lay_out(each, wanted) for each in changes]
    headers = _headers(before)
    faults = [found for layout in (before, *after) for found in _column_faults(layout, headers)]
    entries, said = _by_id(_entries([before]), faults), _by_id(_entries(after), faults)
    for entry in said.values():
        faults += (fault("SSJ-REG-UPDATE-PERSONAL", entry.place(number)) for number in entry.personal())
    raise_if(faults)
    kept = {id_: _kept(entry) for id_, entry in entries.items()}
    nothing = ("",) * len(headers)
    return _compared(
        kept,
        {id_: _over(kept.get(id_, nothing), entry, headers) for id_, entry in said.items()},
        headers=headers,
        dropped=tuple(dict.fromkeys(each for layout in (before, *after) for each in layout.dropped)),
        stripped=tuple(
            Stripped(id=id_, header=headers[number])
            for id_, entry in entries.items()
            for number in entry.personal()
        ),
    )


def _columns(layout: Layout) -> tuple[tuple[str, int], ...]:
    return ((layout.headers["id"], layout.positions["id"]), *layout.others)


def _headers(layout: Layout) -> tuple[str, ...]:
    return tuple(header for header, _ in _columns(layout))


def _column_faults(layout: Layout, headers: Sequence[str]) -> Iterator[Fault]:
    at: dict[str, list[str]] = {}
    for header, number in _columns(layout):
        at.setdefault(header, []).append(column_letters(number))
    for header, letters in at.items():
        place = Place(file=layout.file, sheet=layout.sheet, column=header)
        if header not in headers:
            yield fault("SSJ-REG-UPDATE-COLUMN", place, header=header)
        if len(letters) > 1:
            yield fault("SSJ-REG-COLUMN-TWICE", place, header=header, columns="、".join(letters))


def _entries(layouts: Iterable[Layout]) -> Iterator[_Entry]:
    for layout in layouts:
        places = [at for _, at in _columns(layout)]
        for row in layout.rows:
            cells = tuple(row.cells[at].text if at < len(row.cells) else "" for at in places)
            yield _Entry(cells=cells, layout=layout, row=row.number)


def _by_id(entries: Iterable[_Entry], faults: list[Fault]) -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for entry in entries:
        if not entry.id or holds_personal(entry.id):
            faults.append(fault("SSJ-REG-UPDATE-PERSONAL" if entry.id else "SSJ-TEXT-EMPTY", entry.place(0)))
        elif first := found.get(entry.id):
            other = first.reference()
            faults.append(fault("SSJ-REG-UPDATE-TWICE", entry.place(0), value=entry.id, other=other))
        else:
            found[entry.id] = entry
    return found


def _kept(entry: _Entry) -> tuple[str, ...]:
    return tuple("" if holds_personal(text) else text for text in entry.cells)


def _over(kept: Sequence[str], entry: _Entry, headers: Sequence[str]) -> tuple[str, ...]:
    told = {header: "" if text == EMPTIED else text for header, text in entry.texts().items() if text}
    return tuple(told.get(header, before) for header, before in zip(headers, kept, strict=True))


def _compared(
    entries: Mapping[str, tuple[str, ...]],
    found: Mapping[str, tuple[str, ...]],
    *,
    headers: tuple[str, ...],
    dropped: tuple[str, ...],
    stripped: tuple[Stripped, ...],
) -> Updated:
    known = [each for each in found if each in entries]
    return Updated(
        headers=headers,
        rows=tuple({**entries, **found}.values()),
        new=tuple(each for each in found if each not in entries),
        changes=tuple(
            Change(id=id_, header=header, before=old, after=new)
            for id_ in known
            for header, old, new in zip(headers, entries[id_], found[id_], strict=True)
            if old != new
        ),
        unchanged=sum(1 for each in known if entries[each] == found[each]),
        missing=tuple(each for each in entries if each not in found),
        dropped=dropped,
        stripped=stripped,
    )
