"""名录更新 (第九条 动态管理): a table of changes goes over a registry, entry by entry; nothing is struck out silently.

Entries are known by their id. One that the registry does not have is new; of one that it has, a cell that says something takes
the place of what stood there, an empty one leaves it, and `（清空）` empties it. Whoever stands in the registry alone stays,
and is listed. Columns that the changes lack stay as they are; one that the registry lacks is a fault.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.ports.registry_source import Row, Table, text_cell
from shuangsuiji.registries.columns import Layout, Wanted, lay_out
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
class Updated:
    """更新的结果: the registry as it would be, and what is different.

    Args:
        headers: the registry's columns, the id first; those with persons' data are left out.
        rows: its entries, those that were there in their order, then the new ones.
        new: ids that the registry did not have.
        changes: cells that change.
        unchanged: how many entries the changes repeat as they are.
        missing: ids that the changes do not name; they stay.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    new: tuple[str, ...]
    changes: tuple[Change, ...]
    unchanged: int
    missing: tuple[str, ...]

    def table(self, file: str) -> Table:
        """Give the registry as a table, to be read like any other."""
        rows = (
            Row(number, tuple(map(text_cell, row)))
            for number, row in enumerate((self.headers, *self.rows), 1)
        )
        return Table(file=file, sheet="", encoding="", rows=rows)


def update(registry: Table, changes: Table, id_header: str) -> Updated:
    """更新名录: put changes over a registry.

    Args:
        registry: the registry.
        changes: the changes.
        id_header: what both call the column of the ids.

    Raises:
        InvalidInput: either table lacks the column of ids, has an id twice or none, or the changes have a column that the
            registry lacks; every fault is listed.
    """
    wanted = (Wanted(field="id", header=id_header),)
    before, after = lay_out(registry, wanted), lay_out(changes, wanted)
    headers, given = _headers(before), _headers(after)
    faults = [
        fault("SSJ-REG-UPDATE-COLUMN", Place(file=after.file, sheet=after.sheet, column=each), header=each)
        for each in given[1:]
        if each not in headers[1:]
    ]
    entries, said = _entries(before, faults), _entries(after, faults)
    raise_if(faults)
    places = [0, *(headers.index(each, 1) for each in given[1:])]
    found = {id_: _over(entries.get(id_, ("",) * len(headers)), row, places) for id_, row in said.items()}
    return _compared(headers, entries, found)


def _compared(
    headers: tuple[str, ...],
    entries: Mapping[str, tuple[str, ...]],
    found: Mapping[str, tuple[str, ...]],
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
    )


def _over(entry: tuple[str, ...], said: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    cells = list(entry)
    for place, text in zip(places, said, strict=True):
        if text:
            cells[place] = "" if text == EMPTIED else text
    return tuple(cells)


def _headers(layout: Layout) -> tuple[str, ...]:
    return (layout.headers["id"], *(header for header, _ in layout.others))


def _entries(layout: Layout, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    """Give the entries by their ids; persons' data are left out."""
    places = [layout.positions["id"], *(place for _, place in layout.others)]
    found: dict[str, tuple[str, ...]] = {}
    rows: dict[str, int] = {}
    for number, cells in _rows(layout, places):
        id_, where = cells[0], layout.place(number, "id")
        if not id_:
            faults.append(fault("SSJ-TEXT-EMPTY", where))
        elif id_ in rows:
            faults.append(fault("SSJ-REG-UPDATE-TWICE", where, value=id_, other=rows[id_]))
        else:
            found[id_], rows[id_] = cells, number
    return found


def _rows(layout: Layout, places: Sequence[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for row in layout.rows:
        texts = (row.cells[place].text if place < len(row.cells) else "" for place in places)
        yield row.number, tuple("" if holds_personal(text) else text for text in texts)
