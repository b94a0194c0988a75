"""数据库上的同一次抽取 (spec section 11): statements for DuckDB, PostgreSQL and Spark, and the record of their rows.

    tables       a roll as a database holds it; how each engine writes names, texts and tickets
    guard        what in such a table would break the draw, counted before it is drawn from
    passing      the roll as it leaves the database, line by line in the order of its ids
    statements   the draw in one step, or narrowed by an estimated cutoff and proved by counting
    rows         what came back, checked and put together to the record
    running      all of it from table to record, by whatever runs a statement

`pass_roll` gives what is announced, and exports the roll's file on the way; `draw_in_database` gives the record.
Both take a function that runs a statement: `on_duckdb`, `on_postgresql` and `on_spark` make one of a connection.
The table is not the roll that was announced until its root is proved: the exported file is what the verification takes.
"""

from shuangsuiji.draw.sql.guard import guard_faults, guard_statement
from shuangsuiji.draw.sql.passing import roll_lines, roll_statement
from shuangsuiji.draw.sql.rows import Row, assemble_from_rows, read_rows
from shuangsuiji.draw.sql.running import (
    Run,
    draw_in_database,
    drawn_rows,
    on_duckdb,
    on_postgresql,
    on_spark,
    pass_roll,
)
from shuangsuiji.draw.sql.statements import counts_below, draw_statement, is_complete, narrowed_statement
from shuangsuiji.draw.sql.tables import Engine, RollTable, table_of

__all__ = [
    "Engine",
    "RollTable",
    "Row",
    "Run",
    "assemble_from_rows",
    "counts_below",
    "draw_in_database",
    "draw_statement",
    "drawn_rows",
    "guard_faults",
    "guard_statement",
    "is_complete",
    "narrowed_statement",
    "on_duckdb",
    "on_postgresql",
    "on_spark",
    "pass_roll",
    "read_rows",
    "roll_lines",
    "roll_statement",
    "table_of",
]
