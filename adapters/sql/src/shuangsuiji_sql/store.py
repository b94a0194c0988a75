"""数据库中的日志: a store in a database, a row a line.

Of two who append at once the database lets one through: both of a line's places are unique. Nothing here changes or removes
a row; whoever may do so in the database by other means is found out by the journal's chain.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Self

from attrs import frozen
from sqlalchemy import Connection, cast, func, insert, select
from sqlalchemy.exc import IntegrityError

from shuangsuiji.errors import InvalidInput, Place, Unavailable, fault
from shuangsuiji.ports.store import Head, Store, check_next, stream_faults
from shuangsuiji_sql.database import Database, engine_at
from shuangsuiji_sql.tables import LINES

_LAST: Final = "\U0010ffff" * 33
"""No part of a name has so many characters of four bytes, and no character comes after this one."""

_LINE: Final = cast(LINES.c.line, LINES.c.line.type).label("line")
"""SQLite keeps a text, too, where somebody puts one."""


@frozen
class SqlStore(Store):
    """数据库中的日志: lines in a table; it is made by the first `append`.

    Args:
        database: where.
    """

    database: Database

    @classmethod
    def at(cls, url: str) -> Self:
        """Give the store of `sqlite:///FILE` or `postgresql://USER@HOST/DATABASE`.

        Raises:
            InvalidInput: no URL, or one of another kind of database.
            AdapterMissing: the driver is not installed; the package to install is named.
        """
        return cls(Database(engine_at(url)))

    def close(self) -> None:
        """Let go of the connections."""
        self.database.close()

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        try:
            with self.database.writing(LINES) as connection:
                self._check_next(connection, stream, seq, number)
                row = {"number": number, "stream": stream, "seq": seq, "line": line}
                connection.execute(insert(LINES).values(row))
        except IntegrityError as error:
            with self.database.writing(LINES) as connection:
                self._check_next(connection, stream, seq, number)
            raise Unavailable(fault("SSJ-STORE-BUSY", Place(file=self.database.name))) from error

    def _check_next(self, connection: Connection, stream: str, seq: int, number: int) -> None:
        lines = connection.scalar(select(func.max(LINES.c.seq)).where(LINES.c.stream == stream))
        total = connection.scalar(select(func.max(LINES.c.number)))
        check_next(stream, seq=seq, number=number, lines=lines or 0, total=total or 0)

    def _read(self, stream: str) -> Iterable[bytes]:
        asked = (
            select(LINES.c.number, LINES.c.seq, _LINE).where(LINES.c.stream == stream).order_by(LINES.c.seq)
        )
        with self.database.reading(LINES) as connection:
            rows = connection.execute(asked).all() if connection else ()
        before = 0
        for place, (number, seq, line) in enumerate(rows, 1):
            if seq != place or number <= before or not _is_line(line):
                raise self._changed(number)
            before = number
        return [row.line for row in rows]

    def _streams(self, prefix: str) -> Iterable[str]:
        asked = (
            select(LINES.c.stream)
            .distinct()
            .where(LINES.c.stream >= prefix, LINES.c.stream <= prefix + _LAST)
        )
        with self.database.reading(LINES) as connection:
            found: Sequence[str] = connection.scalars(asked).all() if connection else ()
        if wrong := [each for each in found if stream_faults(each)]:
            raise Unavailable(fault("SSJ-STORE-ROW-NAME", Place(file=self.database.name), stream=wrong[0]))
        return found

    def _head(self) -> Head | None:
        columns = LINES.c
        asked = (
            select(columns.number, columns.stream, columns.seq, _LINE)
            .order_by(columns.number.desc())
            .limit(1)
        )
        with self.database.reading(LINES) as connection:
            row = connection.execute(asked).first() if connection else None
        if row is None:
            return None
        try:
            return Head(*row)
        except InvalidInput as error:
            raise self._changed(row.number) from error

    def _changed(self, number: int) -> Unavailable:
        place = Place(file=self.database.name)
        return Unavailable(fault("SSJ-STORE-ROW", place, number=number))


def _is_line(line: bytes) -> bool:
    return bool(line) and b"\n" not in line and b"\r" not in line
