"""适配器入口: the stores and outboxes of the entry points `sqlite` and `postgresql`, made of options as texts."""

from collections.abc import Iterator, Mapping

from sqlalchemy.engine import URL

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji_sql.database import Database, engine_at
from shuangsuiji_sql.outbox import SqlOutbox
from shuangsuiji_sql.store import SqlStore


def _option_faults(options: Mapping[str, str], *known: str) -> Iterator[Fault]:
    for name in options:
        if name not in known:
            yield fault("SSJ-PLUGIN-OPTION", Place(path=name), name=name, known="、".join(known))
    if not any(options.get(name) for name in known):
        yield fault("SSJ-PLUGIN-OPTION-MISSING", Place(path=known[0]), name=known[0])


def sqlite_database(options: Mapping[str, str]) -> Database:
    """SQLite 文件: give the database of options.

    Args:
        options: `path`, the file, which need not be there yet; or `url`, such as `sqlite:///journal.db`.

    Raises:
        InvalidInput: both are missing, another option is given, or the URL is none.
    """
    raise_if(_option_faults(options, "path", "url"))
    named = options.get("path")
    return Database(engine_at(URL.create("sqlite", database=named) if named else options["url"]))


def postgresql_database(options: Mapping[str, str]) -> Database:
    """PostgreSQL 数据库: give the database of options.

    Args:
        options: `url`, such as `postgresql://USER@HOST/DATABASE`.

    Raises:
        InvalidInput: it is missing or none, or another option is given.
        AdapterMissing: psycopg is not installed.
    """
    raise_if(_option_faults(options, "url"))
    return Database(engine_at(options["url"]))


def make_sqlite_store(options: Mapping[str, str]) -> SqlStore:
    """SQLite 文件中的日志: make the store of options, as `sqlite_database` takes them.

    Raises:
        InvalidInput: as there.
    """
    return SqlStore(sqlite_database(options))


def make_postgresql_store(options: Mapping[str, str]) -> SqlStore:
    """PostgreSQL 中的日志: make the store of options, as `postgresql_database` takes them.

    Raises:
        InvalidInput: as there.
        AdapterMissing: as there.
    """
    return SqlStore(postgresql_database(options))


def make_sqlite_outbox(options: Mapping[str, str]) -> SqlOutbox:
    """SQLite 文件中的送达情况: make the outbox of options, as `sqlite_database` takes them.

    Raises:
        InvalidInput: as there.
    """
    return SqlOutbox(sqlite_database(options))


def make_postgresql_outbox(options: Mapping[str, str]) -> SqlOutbox:
    """PostgreSQL 中的送达情况: make the outbox of options, as `postgresql_database` takes them.

    Raises:
        InvalidInput: as there.
        AdapterMissing: as there.
    """
    return SqlOutbox(postgresql_database(options))
