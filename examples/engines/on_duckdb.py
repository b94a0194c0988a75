"""DuckDB: a table of a database, or a .csv or .parquet file as it lies there.

python on_duckdb.py 名录.parquet 任务 announce --task 样例-02 --ratio 3/100 --source "…" --draw-by 2026-12-10T17:00:00+08:00
python on_duckdb.py 名录.parquet 任务 draw --value "03 08 12 19 27 31"
"""

import duckdb
from table_draw import arguments

from shuangsuiji.draw import sql

given = arguments("DuckDB").parse_args()
is_file = given.where.endswith((".csv", ".parquet"))
with duckdb.connect() if is_file else duckdb.connect(given.where, read_only=True) as database:
    database.execute("set memory_limit = '1GB'")  # sorting more than that goes to the disk
    if given.where.endswith(".csv"):
        database.read_csv(given.where, all_varchar=True).create_view(given.table)
    elif is_file:
        database.read_parquet(given.where).create_view(given.table)
    given.step(given, "duckdb", sql.on_duckdb(database))
