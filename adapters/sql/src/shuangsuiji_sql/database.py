"""数据库连接: an engine for a URL, transactions, and what a database says made an error of this library."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final
from weakref import WeakSet

from sqlalchemy import (
    Connection,
    Engine,
    NullPool,
    QueuePool,
    Table,
    create_engine,
    event,
    inspect,
    make_url,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from shuangsuiji.errors import AdapterMissing, InvalidInput, Place, Unavailable, fault
from shuangsuiji.plugins import shown
from shuangsuiji_sql.tables import TABLES

_SECONDS: Final = 5
"""How long a writer waits for another, and anybody for the database."""

_DRIVERS: Final = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}
_IN_MEMORY: Final = (None, "", ":memory:")
_IMMEDIATE: Final = "shuangsuiji_immediate"
_MAKING: Final = 0x7373_6A31
"""The number of PostgreSQL's lock that is held while tables are made."""

_STATEMENT_SECONDS: Final = 60
"""How long PostgreSQL works on a statement; the longest there is reads a whole stream."""

_LOCK_TIMEOUT: Final = "55P03"
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def engine_at(url: str | URL) -> Engine:
    """Make an engine for `sqlite:///FILE` or `postgresql://USER@HOST/DATABASE`.

    Raises:
        InvalidInput: no URL, or one of another kind of database.
        AdapterMissing: the driver is not installed; the package to install is named.
    """
    found = _url(url)
    try:
        if found.get_backend_name() == "sqlite":
            return _sqlite(found)
        engine = create_engine(
            found,
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            connect_args={"connect_timeout": _SECONDS},
        )
        event.listen(engine, "connect", _postgresql_connected)
        _engines().add(engine)
    except ModuleNotFoundError as error:
        missing = fault("SSJ-STORE-DRIVER", driver=str(error.name), package="shuangsuiji-sql[postgresql]")
        raise AdapterMissing(missing) from error
    return engine


@cache
def _engines() -> WeakSet[Engine]:
    """Every engine that is in use; a process that was forked off lets its parent keep the connections."""
    engines: WeakSet[Engine] = WeakSet()

    def forked() -> None:
        for each in tuple(engines):
            each.dispose(close=False)

    if hasattr(os, "register_at_fork"):  # not on Windows
        os.register_at_fork(after_in_child=forked)
    return engines


def _postgresql_connected(connection: Any, _record: object) -> None:  # noqa: ANN401  -- the driver's own class
    connection.execute(f"SET statement_timeout = '{_STATEMENT_SECONDS}s'")
    connection.commit()


def _url(url: str | URL) -> URL:
    known = "、".join(f"{name}://" for name in _DRIVERS)
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise InvalidInput(fault("SSJ-STORE-URL", Place(path="url"), known=known)) from error
    name = found.drivername.partition("+")[0]
    driver = _DRIVERS.get(name)
    if driver is None or found.drivername not in {name, driver}:
        raise InvalidInput(fault("SSJ-STORE-URL", Place(path="url"), known=known))
    if "@" in (found.host or ""):  # the end of a password, which messages would show as a host
        raise InvalidInput(fault("SSJ-STORE-URL-AT", Place(path="url")))
    return found.set(drivername=driver)


def _sqlite(url: URL) -> Engine:
    in_memory = url.database in _IN_MEMORY
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1 if in_memory else 5,  # a second connection would be to a second database
        max_overflow=0 if in_memory else 10,
        pool_timeout=_SECONDS,
        connect_args={"timeout": _SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begins)
    if not in_memory:  # what is in memory is the child's own
        _engines().add(engine)
    return engine


def _still(file: str) -> Engine:
    """Make an engine for a file of SQLite that nobody writes to, which needs no files beside it."""
    return create_engine(
        f"{_DRIVERS['sqlite']}://",
        creator=lambda: sqlite3.connect(f"{Path(file).absolute().as_uri()}?mode=ro&immutable=1", uri=True),
        poolclass=NullPool,  # it is opened anew each time, since somebody may write in between
    )


def _sqlite_connected(connection: Any, _record: object) -> None:  # noqa: ANN401  -- the driver's own class
    connection.isolation_level = None  # transactions begin when we say so
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _sqlite_begins(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_IMMEDIATE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


class Database:
    """数据库: where the tables lie; they are made by whoever writes first.

    Args:
        engine: as `engine_at` makes it.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._made: set[str] = set()

    @contextmanager
    def reading(self, table: Table) -> Generator[Connection | None, None, None]:
        """Give a connection to read a table with; None where there is none yet. Nothing is made.

        Raises:
            Unavailable: the database fails.
        """
        with self._translated():
            engine = self._readable()
            if not self._has(table, engine):
                yield None
                return
            with engine.connect() as connection:
                yield connection

    @contextmanager
    def writing(self, table: Table) -> Generator[Connection, None, None]:
        """Give a connection to write to a table with, whose writes are kept whole, at the end, or not at all.

        Raises:
            Unavailable: the database fails, or another writer keeps it for too long.
            IntegrityError: another writer was first.
        """
        with self._translated():
            if not self._has(table, self.engine):
                self._make()
            with self._begun() as connection:
                yield connection

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """The database, as people are told of it: without a password."""
        return shown(self.engine.url.render_as_string()) if self._is_postgresql else self._file or ":memory:"

    @property
    def _is_postgresql(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @property
    def _file(self) -> str:
        named = self.engine.url.database
        return "" if self._is_postgresql or named in _IN_MEMORY else str(named)

    def _readable(self) -> Engine:
        """Give an engine to read with: another where the file's folder cannot be written to and nobody does."""
        if not self._is_there or not self._file:
            return self.engine
        try:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1 FROM sqlite_master")
        except OperationalError as error:
            if _sqlite_code(error) not in _UNWRITABLE or Path(f"{self._file}-wal").exists():
                raise
            return _still(self._file)
        return self.engine

    @property
    def _is_there(self) -> bool:
        return not self._file or Path(self._file).exists()  # SQLite makes a file of looking

    def _has(self, table: Table, engine: Engine) -> bool:
        if table.name not in self._made and self._is_there:
            with engine.connect() as connection:
                if inspect(connection).has_table(table.name):
                    self._made.add(table.name)
        return table.name in self._made

    def _make(self) -> None:
        if self._file:
            Path(self._file).touch(0o600)  # SQLite's own files beside it are as this one
            with self.engine.connect() as connection:
                connection.exec_driver_sql("ROLLBACK")  # the mode is the file's, and of no transaction
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with self._begun() as connection:
            if self._is_postgresql:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MAKING})"))
            TABLES.create_all(connection)
        self._made.update(TABLES.tables)

    @contextmanager
    def _begun(self) -> Generator[Connection, None, None]:
        """A transaction that no other writer comes into, from its beginning; the engine has heard of `_IMMEDIATE`."""
        with self.engine.connect() as connection:
            connection.execution_options(**{_IMMEDIATE: True})
            with connection.begin():
                if self._is_postgresql:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{_SECONDS}s'"))
                    connection.execute(text("SET LOCAL synchronous_commit = on"))
                yield connection

    @contextmanager
    def _translated(self) -> Generator[None, None, None]:
        try:
            yield
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            place = Place(file=self.name)
            if _is_busy(error):
                raise Unavailable(fault("SSJ-STORE-BUSY", place)) from error
            raise Unavailable(fault("SSJ-STORE-MEDIUM", place, reason=_reason(error))) from error


def _is_busy(error: SQLAlchemyError) -> bool:
    """Say so by the codes of the two drivers: what they say in words is said in the server's language."""
    if isinstance(error, PoolTimeout):
        return True
    sqlstate = getattr(getattr(error, "orig", None), "sqlstate", None)
    return sqlstate == _LOCK_TIMEOUT or _sqlite_code(error) in _BUSY


def _sqlite_code(error: SQLAlchemyError) -> int:
    """Give SQLite's primary code of an error; 0 where it is none of SQLite's."""
    code: int = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)
    return code & 0xFF


def _reason(error: SQLAlchemyError) -> str:
    """Give what the driver said; never the statement, which has the line in it."""
    said = str(getattr(error, "orig", None) or error)
    return " ".join(said.split()) or type(error).__name__
