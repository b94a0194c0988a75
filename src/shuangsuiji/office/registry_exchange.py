"""“两库”与平台 (第九条): a registry goes to the platform as its file has it, and one of the platform's is read like a file.

Both stream: no more than two pages are in memory. Columns with persons' data do not go, and a cell with such data goes empty
(design decision 12); what comes is read by `registries`, which drops them too.
"""

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from shuangsuiji.errors import AdapterFault, fault
from shuangsuiji.exchange.registries import RegistryName, registry_pages
from shuangsuiji.ports.platform import MAX_PAGE, Platform
from shuangsuiji.ports.registry_source import EMPTY_CELL, Cell, Row, Table, text_cell
from shuangsuiji.registries import inspectors, targets
from shuangsuiji.registries.columns import Layout, Wanted, lay_out
from shuangsuiji.registries.privacy import holds_personal

_IDS: Final[dict[RegistryName, str]] = {
    "targets": targets.STANDARD_COLUMNS.id,
    "inspectors": inspectors.STANDARD_COLUMNS.id,
}


@frozen(kw_only=True)
class RegistrySent:
    """一库上报的结果.

    Args:
        pages: how many pages the platform has.
        rows: how many entries stand on them.
        dropped: headers of the columns with persons' data, which did not go.
        stripped: numbers of the rows in which a cell held persons' data, and went empty.
    """

    pages: int
    rows: int
    dropped: tuple[str, ...]
    stripped: tuple[int, ...]


def send_registry(
    platform: Platform, name: RegistryName, edition: str, table: Table, id_header: str = ""
) -> RegistrySent:
    """上报一库 (第九条): send a registry page by page; sent again after a failure, pages that arrived take no effect.

    Args:
        platform: where it goes.
        name: which registry.
        edition: the digest of the registry as it was confirmed (`registries.confirmation.registry_digest`).
        table: its table, as a source reads it.
        id_header: what the table calls the column of the ids; the standard's name where it is empty.

    Raises:
        InvalidInput: there is no column of ids, an id is missing or stands on a page twice, or a text breaks its form.
        NotOffered: the platform takes no registries.
        Rejected: the platform does not take a page, and says why.
        Conflict: a page of that edition was other when it was sent before.
        Unavailable: no answer now; send the same again later.
        NotAuthorised: the platform does not know us.
        AdapterFault: the adapter broke one of its obligations.
    """
    layout = lay_out(table, (Wanted(field="id", header=id_header or _IDS[name]),))
    going = _Going(layout)
    pages = rows = 0
    for page in registry_pages(name, edition, going.headers, going.rows()):
        platform.deliver(page)
        pages, rows = pages + 1, rows + len(page.rows)
    return RegistrySent(
        pages=pages, rows=rows, dropped=layout.dropped, stripped=tuple(dict.fromkeys(going.stripped))
    )


def registry_table(platform: Platform, name: RegistryName) -> Table:
    """取平台的一库 (第九条): give a registry of the platform as a table that `read_targets` and `read_inspectors` read.

    Its rows are asked for as they are read.

    Raises:
        NotOffered: the platform gives no registries; it is raised by the first row.
        Unavailable: no answer now, as above; begin again later.
        NotAuthorised: the platform does not know us, as above.
        AdapterFault: the adapter broke one of its obligations, as above.
    """
    return Table(file=f"platform:{name}", sheet="", encoding="", rows=_rows(platform, name))


@frozen
class _Going:
    """What goes of a table: its id first, then every other column without persons' data."""

    layout: Layout
    stripped: list[int] = field(factory=list[int])

    @property
    def headers(self) -> tuple[str, ...]:
        return (self.layout.headers["id"], *(header for header, _ in self.layout.others))

    def rows(self) -> Iterator[tuple[str, ...]]:
        places = [self.layout.positions["id"], *(place for _, place in self.layout.others)]
        for row in self.layout.rows:
            texts = [row.cells[place].text if place < len(row.cells) else "" for place in places]
            clean = tuple("" if holds_personal(text) else text for text in texts)
            if list(clean) != texts:
                self.stripped.append(row.number)
            yield clean


def _rows(platform: Platform, name: RegistryName) -> Iterator[Row]:
    page = platform.registry(name, "", MAX_PAGE)
    headers, number = page.headers, 1
    yield Row(number, tuple(map(Cell, headers)))
    while page.rows:
        if page.headers != headers:
            adapter = type(platform).__name__
            raise AdapterFault(
                fault("SSJ-PLATFORM-PAGES", adapter=adapter, after=page.next, count=len(page.rows))
            )
        for row in page.rows:
            number += 1
            yield Row(number, tuple(text_cell(each) if each else EMPTY_CELL for each in row))
        page = platform.registry(name, page.next, MAX_PAGE)
