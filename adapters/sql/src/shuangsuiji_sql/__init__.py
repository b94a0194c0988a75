"""数据库 (设计决定 11、14): the journal in an SQLite file or in PostgreSQL, on SQLAlchemy."""
