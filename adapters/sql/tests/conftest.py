"""A PostgreSQL server of our own for the tests, and fresh journals on both kinds of database."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, QueuePool, create_engine
from sqlalchemy.schema import CreateSchema
from tests.postgresql_server import Server

from shuangsuiji_sql.database import Database

_SCHEMAS = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """The address of a server that runs as long as the tests; without the wheel that has one they are skipped."""
    server = Server()
    yield server.address
    _administrator(server.address).dispose()
    server.stop()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that a test may do anything to."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close after each test what it opened and did not close."""
    opened: list[Database] = []
    real = Database.__init__

    def kept(database: Database, engine: Engine) -> None:
        real(database, engine)
        opened.append(database)

    monkeypatch.setattr(Database, "__init__", kept)
    yield
    for each in opened:
        each.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def addresses(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """What gives the address of one empty database after another, of each kind."""
    if request.param == "sqlite":
        files = (tmp_path / f"journal-{number}.db" for number in count(1))
        return lambda: f"sqlite:///{next(files)}"
    server: URL = request.getfixturevalue("postgresql")
    return lambda: fresh(server)


@pytest.fixture
def address(addresses: Callable[[], str]) -> str:
    """The address of an empty database, of each kind."""
    return addresses()


@cache
def _administrator(server: URL) -> Engine:
    return create_engine(server, poolclass=QueuePool, pool_size=1)


def fresh(server: URL) -> str:
    """Make an empty schema, and give the address that looks at it alone."""
    name = f"journal_{next(_SCHEMAS)}"
    with _administrator(server).begin() as connection:
        connection.execute(CreateSchema(name))
    options = {"options": f"-csearch_path={name}"}
    return server.update_query_dict(options).render_as_string(hide_password=False)
