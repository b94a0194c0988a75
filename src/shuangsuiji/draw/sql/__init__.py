"""数据库上的同一次抽取 (spec section 11): statements for DuckDB, PostgreSQL and Spark, and the record of their rows.

Nothing here speaks to a database: statements are texts, and what a database gave is handed back as rows.

    tables       a frozen roll as a database holds it; how each engine writes names, texts and tickets
    guard        what in such a table would break the draw, counted before it is drawn from
    statements   the draw in one step, or narrowed by an estimated cutoff and proved by counting
    rows         what came back, checked and put together to the record

In order: load the lines of the frozen roll into a table; run `guard_statement` and hand its rows to
`guard_faults`; run `narrowed_statement`, and where `is_complete` denies, `draw_statement`; hand the rows to
`read_rows` and then to `assemble_from_rows`. The table is not the roll that was announced until its root is
proved: the file that was loaded is what `rolls.roll.read_file` and the verification take.
"""

from shuangsuiji.draw.sql.guard import guard_faults, guard_statement
from shuangsuiji.draw.sql.rows import Row, assemble_from_rows, read_rows
from shuangsuiji.draw.sql.statements import counts_below, draw_statement, is_complete, narrowed_statement
from shuangsuiji.draw.sql.tables import Engine, RollTable, table_of

__all__ = [
    "Engine",
    "RollTable",
    "Row",
    "assemble_from_rows",
    "counts_below",
    "draw_statement",
    "guard_faults",
    "guard_statement",
    "is_complete",
    "narrowed_statement",
    "read_rows",
    "table_of",
]
