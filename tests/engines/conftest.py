"""Three engines for the tests, each as one session of its own, and how a roll gets into them."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from typing import Any, Final, Protocol

import duckdb
import pytest
from tests.postgresql_server import Server, server_with

from shuangsuiji.draw import sql
from shuangsuiji.rolls.entry import Entry

COLUMNS: Final = ("id", "stratum", "standing", "area", "needs", "salt")


class Loaded(Protocol):
    """An engine with one table, `roll`."""

    engine: sql.Engine
    run: sql.Run

    def load(self, entries: Iterable[Entry]) -> None:
        """Put entries into the table, in another order than theirs."""
        ...

    def execute(self, statement: str) -> None:
        """Do something else to it."""
        ...


def rows_of(entries: Iterable[Entry]) -> list[tuple[str | None, ...]]:
    """Give the rows of entries, the last first; what is empty is NULL where a roll may have nothing."""
    rows = [
        (e.id, e.part, e.standing, e.area or None, ",".join(e.codes) or None, e.salt or None) for e in entries
    ]
    return rows[::-1]


class OnDuckDB:
    engine: sql.Engine = "duckdb"

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.run = sql.on_duckdb(self.connection)
        self.execute(f"create table roll ({', '.join(f'{name} varchar' for name in COLUMNS)})")

    def load(self, entries: Iterable[Entry]) -> None:
        self.execute("truncate roll")
        columns = [list(column) for column in zip(*rows_of(entries), strict=True)]
        self.connection.execute(
            "insert into roll select unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)",
            columns,
        )

    def execute(self, statement: str) -> None:
        self.connection.execute(statement)


class OnPostgreSQL:
    engine: sql.Engine = "postgresql"

    def __init__(self, address: str) -> None:
        psycopg = pytest.importorskip("psycopg")
        self.connection = psycopg.connect(address, autocommit=True)
        self.run = sql.on_postgresql(self.connection)
        self.execute(f"create table roll ({', '.join(f'{name} text' for name in COLUMNS)})")

    def load(self, entries: Iterable[Entry]) -> None:
        self.execute("truncate roll")
        with self.connection.cursor() as cursor, cursor.copy("copy roll from stdin") as copy:
            for row in rows_of(entries):
                copy.write_row(row)

    def execute(self, statement: str) -> None:
        self.connection.execute(statement)


class OnSpark:
    engine: sql.Engine = "spark"

    def __init__(self, session: Any) -> None:  # noqa: ANN401  -- pyspark may be missing
        self.session = session
        self.run = sql.on_spark(session)

    def load(self, entries: Iterable[Entry]) -> None:
        schema = ", ".join(f"{name} string" for name in COLUMNS)
        self.session.createDataFrame(rows_of(entries), schema).createOrReplaceTempView("roll")

    def execute(self, statement: str) -> None:
        self.session.sql(statement)


@pytest.fixture(scope="session")
def on_duckdb() -> Iterator[OnDuckDB]:
    engine = OnDuckDB()
    yield engine
    engine.connection.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def on_postgresql(server: Server) -> Iterator[OnPostgreSQL]:
    engine = OnPostgreSQL(server.plain_address)
    yield engine
    engine.connection.close()


@pytest.fixture(scope="session")
def on_postgresql_with_more() -> Iterator[OnPostgreSQL]:
    """A server with pgcrypto and ICU, which the wheel's has not."""
    with server_with("pgcrypto") as address:
        engine = OnPostgreSQL(address)
        yield engine
        engine.connection.close()


def java() -> str:
    """Say why Spark cannot run here; nothing where it can."""
    found = shutil.which("java")
    if found is None:
        return "没有 Java，未在 Spark 上测试 (no Java: Spark is not tested)"
    done = subprocess.run([found, "-version"], capture_output=True, check=False)
    return "" if done.returncode == 0 else "Java 不能运行，未在 Spark 上测试 (Java does not run)"


@pytest.fixture(scope="session")
def on_spark() -> Iterator[OnSpark]:
    pyspark = pytest.importorskip("pyspark.sql", reason="没有 pyspark，未在 Spark 上测试 (no pyspark)")
    if why := java():
        pytest.skip(why)
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    master = os.environ.get("SHUANGSUIJI_TEST_SPARK", "local[2]")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
    }
    builder = pyspark.SparkSession.builder.master(master).appName("shuangsuiji")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield OnSpark(session)
    session.stop()


on_each = pytest.mark.parametrize("engine", ["duckdb", "postgresql", "spark"], indirect=True)
on_each_but_spark_in_ci = pytest.mark.parametrize(
    "engine", ["duckdb", "postgresql", pytest.param("spark", marks=pytest.mark.soak)], indirect=True
)
"""Each statement costs Spark a second: what its tests in CI may take all together is fifteen."""


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Loaded:
    """Each engine that this machine has."""
    loaded: Loaded = request.getfixturevalue(f"on_{request.param}")
    return loaded
