"""在库中抽取: a draw from table to record, by whatever runs a statement.

What runs a statement is a function from its text to its rows. Of the three engines it is a few lines, which stand
here because it must not gather the rows that it hands on: the whole roll passes through it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Final, Protocol

from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Announcement, Stratum
from shuangsuiji.draw.entropy import check_reveals
from shuangsuiji.draw.record import Record
from shuangsuiji.draw.seed import seed_of
from shuangsuiji.draw.sql.guard import guard_faults, guard_statement
from shuangsuiji.draw.sql.passing import roll_lines, roll_statement
from shuangsuiji.draw.sql.rows import Row, assemble_from_rows, read_rows
from shuangsuiji.draw.sql.statements import counts_below, draw_statement, is_complete, narrowed_statement
from shuangsuiji.draw.sql.tables import RollTable
from shuangsuiji.draw.targets import estimated_cutoff
from shuangsuiji.errors import raise_if
from shuangsuiji.rolls.outline import Outline, outline
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll

Run = Callable[[str], Iterable[Sequence[object]]]
"""Runs a statement and gives its rows as they come."""

BATCH: Final = 10_000
"""How many rows are fetched at a time."""


class DuckDB(Protocol):
    """What a connection of DuckDB has."""

    def execute(self, statement: str, /) -> object:
        """Run a statement."""
        ...

    def fetchmany(self, size: int, /) -> Sequence[Sequence[object]]:
        """Give the next rows."""
        ...


class _Cursor(Protocol):
    def stream(self, statement: str, /) -> Iterable[Sequence[object]]: ...


class PostgreSQL(Protocol):
    """What a connection of psycopg has."""

    def cursor(self) -> AbstractContextManager[_Cursor]:
        """Give a cursor."""
        ...


class _Frame(Protocol):
    def toLocalIterator(self) -> Iterable[Sequence[object]]: ...  # noqa: N802  -- the engine's own name


class Spark(Protocol):
    """What a session of PySpark has."""

    def sql(self, statement: str, /) -> _Frame:
        """Give what a statement will give."""
        ...


def on_duckdb(connection: DuckDB) -> Run:
    """Run on DuckDB; rows come as they are fetched, and a sort beyond the connection's `memory_limit` goes to disk."""

    def run(statement: str) -> Iterator[Sequence[object]]:
        connection.execute(statement)
        for rows in iter(partial(connection.fetchmany, BATCH), []):
            yield from rows

    return run


def on_postgresql(connection: PostgreSQL) -> Run:
    """Run on PostgreSQL; rows come as the server sends them. A named cursor would keep it from working in parallel."""

    def run(statement: str) -> Iterator[Sequence[object]]:
        with connection.cursor() as cursor:
            yield from cursor.stream(statement)

    return run


def on_spark(session: Spark) -> Run:
    """Run on Spark; the driver holds one partition at a time."""
    return lambda statement: session.sql(statement).toLocalIterator()


def pass_roll(
    table: RollTable,
    run: Run,
    named: Collection[str] = (),
    keep: Callable[[bytes], object] | None = None,
) -> Outline:
    """名录概要: have the table judged, then let it pass line by line for what an announcement says of it.

    No line is kept here. The database sorts them, in memory of its own: DuckDB, which runs in this process, takes as
    much as its `memory_limit` allows, and more goes to disk.

    Args:
        table: where the roll is.
        run: runs a statement.
        named: the ids whose entries are kept, such as those with recusals.
        keep: is given each line of the roll's file, such as the file's `write`; None where it is not exported.

    Raises:
        InvalidInput: the table would break the draw, or a row is no line of a roll; every fault is listed, with its
            row, of very many the first hundred.
    """
    raise_if(guard_faults(run(guard_statement(table))))
    lines = roll_lines(table, run(roll_statement(table)))
    return outline(_kept(lines, keep) if keep else lines, Hash(table.hash), table.form, named=named)


def _kept(lines: Iterable[bytes], keep: Callable[[bytes], object]) -> Iterator[bytes]:
    for line in lines:
        keep(line + b"\n")
        yield line


def draw_in_database(
    table: RollTable,
    announcement: Announcement,
    reveals: Sequence[Json],
    run: Run,
    inspectors: Roll | None = None,
    recusals: Recusals | None = None,
) -> Record:
    """在库中抽取: check the table, draw inside the engine, and put the record together.

    Whether the table is still the announced roll is for `pass_roll` to show, whose root is compared with the
    announced one; without that only the verification shows it, from the roll's file.

    Args:
        table: the table that `table_of` gives.
        announcement: the announcement.
        reveals: the revealed values, in the order of its entropy.
        run: runs a statement.
        inspectors: the announced roll of inspectors; None where the announcement has none.
        recusals: the announced recusals; None where there are none.

    Raises:
        InvalidInput: the table would break the draw or is not the announced roll, or a reveal is missing,
            malformed or not as committed; every fault is listed.
        DrawStopped: a place that nobody suits (7.5).
    """
    checked = check_reveals(announcement.entropy, reveals, announcement.committed)
    raise_if(each.fault for each in checked if each.fault)
    raise_if(guard_faults(run(guard_statement(table, announcement.targets.strata))))
    key = seed_of(announcement.digest(), reveals, announcement.h).key("targets")
    rows = drawn_rows(table, announcement.targets.strata, key, run)
    return assemble_from_rows(announcement, reveals, rows, inspectors, recusals)


def drawn_rows(
    table: RollTable,
    strata: Sequence[Stratum],
    key: str,
    run: Run,
    estimate: Callable[[int, int], bytes] = estimated_cutoff,
) -> list[Row]:
    """Draw inside the engine: narrowed, and where counting shows that the estimate was too low, in one step.

    Args:
        table: the table that `table_of` gives.
        strata: the announced strata.
        key: the key for targets.
        run: runs a statement.
        estimate: gives the estimated cutoff of a quota among so many eligible rows.

    Raises:
        InvalidInput: a row that came back is too short or a value is no text.
    """
    fetched = list(run(narrowed_statement(table, strata, key, estimate)))
    if not is_complete(counts_below(table, fetched), {each.name: each.quota for each in strata}):
        fetched = list(run(draw_statement(table, strata, key)))
    return read_rows(table, fetched)
