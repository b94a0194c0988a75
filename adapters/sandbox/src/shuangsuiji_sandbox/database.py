"""数据库文件: what happened, a row an event, in an SQLite file; a row is there for good before anything is answered."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, cast

from shuangsuiji import canonical, wire
from shuangsuiji.errors import InvalidInput, Unavailable, fault
from shuangsuiji_sandbox.events import Event

FORMAT: Final = 0x73736A31
"""The file's application id: whose it is, and how it is written."""

_CREATE: Final = "CREATE TABLE events (number INTEGER PRIMARY KEY, event BLOB NOT NULL)"
_READ: Final = "SELECT number, event FROM events ORDER BY number"
_WRITE: Final = "INSERT INTO events (event) VALUES (?)"


class Database:
    """What happened, in a file that one sandbox at a time has open."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path, self._connection = path, connection

    def read(self) -> Iterator[Event]:
        """Give everything that happened, in its order.

        Raises:
            InvalidInput: an event is none that this version knows.
        """
        for number, event in self._connection.execute(_READ):
            try:
                yield cast("Event", wire.read_one_of(Event, canonical.decode(event)))
            except InvalidInput as error:
                unknown = fault("SSJ-SANDBOX-EVENT", file=str(self._path), number=number)
                raise InvalidInput(unknown, *error.faults) from error

    def write(self, event: Event) -> None:
        """Write an event down for good.

        Raises:
            Unavailable: it cannot be written.
        """
        try:
            self._connection.execute(_WRITE, (canonical.encode(wire.write(event)),))
        except sqlite3.Error as error:
            raise _unusable(self._path, error) from error


@contextmanager
def opened(path: Path) -> Generator[Database]:
    """Open a file, or make it, and keep it to ourselves until the `with` ends.

    Raises:
        InvalidInput: the file is something else.
        Unavailable: it cannot be opened, or another sandbox has it.
    """
    try:
        connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        with closing(connection):
            _prepare(path, connection)
            yield Database(path, connection)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN EXCLUSIVE")
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and found != FORMAT:
        raise InvalidInput(fault("SSJ-SANDBOX-FILE", file=str(path)))
    if not tables:
        connection.execute(f"PRAGMA application_id = {FORMAT}")
        connection.execute(_CREATE)
    connection.execute("COMMIT")


def _unusable(path: Path, error: sqlite3.Error) -> Unavailable:
    return Unavailable(fault("SSJ-SANDBOX-DATABASE", file=str(path), reason=str(error)))
