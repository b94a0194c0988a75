"""“两库”往来 (第九条): a registry goes to the platform, and comes from it, as rows of cells under their headers.

What a row means is said by `registries` alone, which reads what comes as it reads a workbook: columns with persons' data are
dropped there, and every fault has its cell. Pages stream, so that memory does not grow with a registry.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, Literal

from attrs import frozen

from shuangsuiji.content_digest import Digested
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, at_least_one, digests, filled, free_texts, no_twice
from shuangsuiji.texts import path_of

RegistryName = Literal["targets", "inspectors"]
"""检查对象名录库, 执法检查人员名录库."""

ROWS_OF_PAGE: Final = 1000
"""So many rows has a page that is sent."""


@frozen(kw_only=True)
class RegistryPage(Digested):
    """一库的一页 (第九条): some rows of a registry as it was confirmed.

    Args:
        registry: which registry.
        edition: the digest of the registry as it was confirmed.
        number: which page, from 1.
        last: whether it is the edition's last page.
        headers: the columns; an entry's id stands in the first.
        rows: the entries, a cell a column, empty where there is nothing; no id stands there twice.
    """

    registry: RegistryName
    edition: str
    number: int
    last: bool
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["registry"] = "registry"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *digests(edition=self.edition),
                *at_least(1, number=self.number),
                *at_least_one(".headers", self.headers),
                *no_twice(".headers", self.headers),
                *_cell_faults(".headers", self.headers),
                *no_twice(".rows", (each[0] for each in self.rows if each)),
                *(found for index, row in enumerate(self.rows) for found in self._row_faults(index, row)),
            ]
        )

    def _row_faults(self, index: int, row: tuple[str, ...]) -> Iterator[Fault]:
        path = f".rows[{index}]"
        if len(row) != len(self.headers):
            yield fault("SSJ-REGISTRY-CELLS", at(path), expected=len(self.headers), found=len(row))
        elif row:
            yield from (each.at(at(f"{path}[0]")) for each in filled(id=row[0]))
        yield from _cell_faults(path, row)

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.registry, self.edition, str(self.number))


def registry_pages(
    registry: RegistryName,
    edition: str,
    headers: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    size: int = ROWS_OF_PAGE,
) -> Iterator[RegistryPage]:
    """分页: cut a registry's rows into pages, one after another as they come; one empty page where there is no row.

    Args:
        registry: which registry.
        edition: the digest of the registry as it was confirmed.
        headers: the columns.
        rows: the entries, whose ids differ.
        size: how many rows a page has.

    Raises:
        InvalidInput: with every fault of the first page that has one.
    """
    remaining, number = iter(rows), 1
    page = tuple(islice(remaining, size))
    while True:
        following = tuple(islice(remaining, size))
        yield RegistryPage(
            registry=registry,
            edition=edition,
            number=number,
            last=not following,
            headers=headers,
            rows=page,
        )
        if not following:
            return
        page, number = following, number + 1


def _cell_faults(path: str, cells: tuple[str, ...]) -> Iterator[Fault]:
    for index, cell in enumerate(cells):
        for found in free_texts(cell=cell):
            yield found.at(at(f"{path}[{index}]"))
