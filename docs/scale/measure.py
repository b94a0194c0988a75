"""Measure what docs/scale.md carries on: announcing from a table, and bytes on disk and on the wire.

    python benchmarks/engines.py --sizes 100000 1000000 10000000 --no-limits --json docs/scale/drawing.json
    python docs/scale/measure.py --sizes 100000 1000000 10000000
    python docs/scale/make.py

The times of the draw are the benchmark's. Every announcing runs in a process of its own, once.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

import duckdb

from shuangsuiji.draw import sql

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "benchmarks"))
from engines import KEY, Data, high_water, made  # noqa: E402  -- the benchmark is a script, no package


def announced(folder: Path) -> None:
    """Let the table of a folder pass, as an announcement does, and print seconds and the peak of memory in MB."""
    with duckdb.connect(str(folder / "roll.duckdb"), read_only=True) as database:
        database.execute("set memory_limit = '1GB'")
        database.execute(f"set temp_directory = '{folder / 'temporary'}'")
        table = sql.RollTable(engine="duckdb", name="roll")
        start = perf_counter()
        with (folder / "out.tsv").open("wb") as file:
            sql.pass_roll(table, sql.on_duckdb(database), keep=file.write)
        print(json.dumps({"seconds": perf_counter() - start, "peak": high_water() * 1024 / 1e6}))


def measured(data: Data) -> dict[str, float]:
    """Measure one size."""
    command = [sys.executable, __file__, "--announce", str(data.folder)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    with duckdb.connect(str(data.folder / "roll.duckdb"), read_only=True) as database:
        statement = sql.narrowed_statement(sql.RollTable(engine="duckdb", name="roll"), data.strata, KEY)
        rows = database.execute(statement).fetchall()
    sizes = {name: (data.folder / f"roll.{name}").stat().st_size for name in ("tsv", "duckdb", "parquet")}
    drawn = sum(len(str(value).encode()) for row in rows for value in row)
    return {"size": data.size, "rows": len(rows), **json.loads(done.stdout), **sizes, "drawn": drawn}


def main() -> None:
    """Measure every size and write announcing.json."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    options.add_argument("--announce", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.announce:
        announced(given.announce)
        return
    with tempfile.TemporaryDirectory(prefix="ssj-") as folder:
        found = [measured(made(Path(folder) / str(size), size)) for size in given.sizes]
    load = round(os.getloadavg()[0], 1)
    text = json.dumps({"load": load, "cores": os.cpu_count(), "sizes": found}, indent=1)
    (HERE / "announcing.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
