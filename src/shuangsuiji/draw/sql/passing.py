"""The roll as it leaves the database, line by line in the order of its ids (spec 2.1, 2.2, 2.6)."""

from collections.abc import Iterable, Iterator, Sequence

from shuangsuiji.draw.sql.tables import RollTable, select
from shuangsuiji.errors import Fault, InvalidInput, Place, fault


def roll_statement(table: RollTable) -> str:
    """名录导出: give the statement whose rows are the roll's lines, in ascending byte order of their ids.

    A NULL comes out as an empty text, so that it is judged with its row like any other value.

    >>> print(roll_statement(RollTable(engine="spark", name="roll")).partition(", coalesce")[0])
    select coalesce((cast(roll.id as string)), '') as id
    """
    fields = ", ".join(f"coalesce({table.column(name)}, '') as {name}" for name in table.fields)
    return select(fields, f"{table.quoted} as roll", f"order by {table.column('id')}")


def roll_lines(table: RollTable, fetched: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Give the lines, without LF, of the rows of a `roll_statement`, one by one as they come.

    Raises:
        InvalidInput: a row has not the statement's columns or a value is no text.
    """
    width = len(table.fields)
    for number, row in enumerate(fetched, 1):
        texts = [value for value in row[:width] if isinstance(value, str)]
        if len(texts) != width:
            raise InvalidInput(*_no_texts(table, row, number))
        yield "\t".join(texts).encode()


def _no_texts(table: RollTable, row: Sequence[object], number: int) -> Iterator[Fault]:
    given = dict(zip(table.fields, row, strict=False))
    for name in table.fields:
        if not isinstance(given.get(name), str):
            yield fault("SSJ-SQL-VALUE", Place(row=number, column=name))
