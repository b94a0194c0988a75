"""PostgreSQL: a table or view; the password comes from ~/.pgpass or PGPASSWORD.

python on_postgresql.py postgresql://reader@db.example/registry 任务 announce --task 样例-02 --ratio 3/100 …
python on_postgresql.py postgresql://reader@db.example/registry 任务 draw --value "03 08 12 19 27 31"
"""

import psycopg
from table_draw import arguments

from shuangsuiji.draw import sql

given = arguments("PostgreSQL").parse_args()
with psycopg.connect(given.where) as connection:
    connection.read_only = True
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ  # all statements see the same rows
    given.step(given, "postgresql", sql.on_postgresql(connection))
