"""The scripts of examples/engines, as the page docs/howto/draw-in-your-database.md shows them."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from tests.engines.conftest import OnDuckDB, OnPostgreSQL, java, rows_of
from tests.engines.test_from_table_to_record import VALUE, entries
from tests.postgresql_server import Server

from shuangsuiji.office.clock import now

ENGINES = Path(__file__).parents[2] / "examples" / "engines"
CLI = "from shuangsuiji.cli.main import run; run()"


def ran(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(on_duckdb: OnDuckDB, path: Path) -> None:
    """Write the table as a file."""
    roll = on_duckdb.connection.sql("select id, stratum, standing, area, needs from roll")
    (roll.write_csv if path.suffix == ".csv" else roll.write_parquet)(str(path))


def drawn(script: str, where: str, folder: Path, *more: str) -> None:
    """Announce, draw, confirm and verify as a user does."""
    command = [str(ENGINES / script), where, str(folder), *more]
    draw_by = (now() + timedelta(days=1)).isoformat()
    announced = [
        "--task",
        "样例-02",
        "--ratio",
        "1/4",
        "--source",
        "某期双色球六个红球号码",
        "--draw-by",
        draw_by,
    ]
    assert f"{len(entries())} 户" in ran(*command, "announce", *announced)
    assert "抽中 " in ran(*command, "draw", "--value", VALUE)
    ran("-c", CLI, "confirm", str(folder), "--by", "王某")
    assert "10" in ran("-c", CLI, "verify", str(folder), "--public", VALUE)


@pytest.mark.parametrize(
    "kind",
    [pytest.param("csv", marks=pytest.mark.soak), "parquet", pytest.param("duckdb", marks=pytest.mark.soak)],
)
def test_on_duckdb(tmp_path: Path, on_duckdb: OnDuckDB, kind: str) -> None:
    on_duckdb.load(entries())
    path = tmp_path / f"roll.{kind}"
    if kind == "duckdb":
        with duckdb.connect(str(path)) as database:
            database.execute(
                "create table roll (id text, stratum text, standing text, area text, needs text)"
            )
            database.executemany(
                "insert into roll values (?, ?, ?, ?, ?)", [row[:5] for row in rows_of(entries())]
            )
    else:
        written(on_duckdb, path)
    drawn("on_duckdb.py", str(path), tmp_path / "task")


def test_on_postgresql(tmp_path: Path, on_postgresql: OnPostgreSQL, server: Server) -> None:
    on_postgresql.load(entries())
    drawn("on_postgresql.py", server.plain_address, tmp_path / "task")


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_on_spark(tmp_path: Path, on_duckdb: OnDuckDB, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="没有 pyspark，未在 Spark 上测试 (no pyspark)")
    if why := java():
        pytest.skip(why)
    on_duckdb.load(entries())
    path = tmp_path / f"roll.{kind}"
    written(on_duckdb, path)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    master = os.environ.get("SHUANGSUIJI_TEST_SPARK", "local[2]")
    drawn("on_spark.py", master, tmp_path / "task", "--files", str(path))
