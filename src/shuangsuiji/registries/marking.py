"""退回表 (第九条): rejected rows as a sheet in which each faulty cell is marked, to be corrected and handed in again."""

from collections.abc import Iterable, Sequence

from shuangsuiji.errors import Fault
from shuangsuiji.messages.text import Language
from shuangsuiji.ports.list_writer import Mark, MarkedRow, MarkedSheet
from shuangsuiji.registries.reading import RejectedRow


def marked_sheet(
    name: str, headers: Sequence[str], rows: Iterable[RejectedRow], language: Language
) -> MarkedSheet:
    """Give rejected rows with their marks.

    Args:
        name: the worksheet's name.
        headers: the columns that were read.
        rows: the rows.
        language: of the sentences.
    """
    return MarkedSheet(
        name=name,
        headers=tuple(headers),
        rows=tuple(
            MarkedRow(
                number=row.row,
                cells=row.cells,
                marks=tuple(_mark(headers, each, language) for each in row.faults),
            )
            for row in rows
        ),
    )


def _mark(headers: Sequence[str], found: Fault, language: Language) -> Mark:
    """Mark a fault's cell; that of the first column where it is about none of them."""
    column = found.place.column
    place = headers.index(column) if column in headers else 0
    return Mark(column=place, code=found.code, text=found.sentence(language))
