"""数据库中的送达情况: an outbox beside the journal's lines, in the same database."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Self

from attrs import fields, frozen
from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from shuangsuiji import wire
from shuangsuiji.errors import InvalidInput, Place, Unavailable, fault
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji_sql.database import Database, engine_at
from shuangsuiji_sql.tables import TRIED


@frozen
class SqlOutbox(Outbox):
    """数据库中的送达情况: rows in a table; it is made by the first `note`.

    Args:
        database: where; a store may have the same.
    """

    database: Database

    @classmethod
    def at(cls, url: str) -> Self:
        """Give the outbox of `sqlite:///FILE` or `postgresql://USER@HOST/DATABASE`.

        Raises:
            InvalidInput: no URL, or one of another kind of database.
            AdapterMissing: the driver is not installed; the package to install is named.
        """
        return cls(Database(engine_at(url)))

    def close(self) -> None:
        """Let go of the connections."""
        self.database.close()

    def _note(self, tried: Tried) -> None:
        row: dict[str, Any] = {each.name: getattr(tried, each.name) for each in fields(Tried)}
        row["reasons"] = json.dumps([wire.write(each) for each in tried.reasons])
        with self.database.writing(TRIED) as connection:
            insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
            added = insert(TRIED).values(id=_id(*tried.document), **row)
            connection.execute(added.on_conflict_do_update(index_elements=["id"], set_=row))

    def _forget(self, stream: str, key: str, digest: str) -> None:
        with self.database.reading(TRIED) as connection:
            if connection is None:
                return
        with self.database.writing(TRIED) as connection:
            connection.execute(delete(TRIED).where(TRIED.c.id == _id(stream, key, digest)))

    def _known(self) -> Iterable[Tried]:
        with self.database.reading(TRIED) as connection:
            rows = connection.execute(select(TRIED)).mappings().all() if connection else ()
        try:
            return [_tried(row) for row in rows]
        except (InvalidInput, TypeError, ValueError) as error:
            raise Unavailable(fault("SSJ-OUTBOX-DAMAGED", Place(file=self.database.name))) from error


def _tried(row: Mapping[Any, Any]) -> Tried:
    members = {each.name: row[each.name] for each in fields(Tried)}
    return wire.read(Tried, {**members, "reasons": json.loads(row["reasons"])})


def _id(*document: str) -> str:
    return sha256("\n".join(document).encode()).hexdigest()  # none of the three has a line break
