"""表: what the database holds. Every name begins with `shuangsuiji_`, so that the tables may lie among a bureau's own."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

TABLES: Final = MetaData()

_NAME: Final = Text().with_variant(Text(collation="C"), "postgresql")
"""A text that is compared by its bytes, whatever language the database speaks."""

_COUNT: Final = BigInteger().with_variant(Integer, "sqlite")
"""SQLite's own key of a row is called INTEGER and has 64 bits."""

LINES: Final = Table(
    "shuangsuiji_lines",
    TABLES,
    Column("number", _COUNT, primary_key=True, autoincrement=False),
    Column("stream", _NAME, nullable=False),
    Column("seq", _COUNT, nullable=False),
    Column("line", LargeBinary, nullable=False),
    UniqueConstraint("stream", "seq", name="shuangsuiji_lines_place"),
)
"""日志 (第四条): a row a line. Its two keys are what lets only one of two writers through (S3)."""

TRIED: Final = Table(
    "shuangsuiji_tried",
    TABLES,
    Column("id", _NAME, primary_key=True),
    Column("stream", _NAME, nullable=False),
    Column("key", _NAME, nullable=False),
    Column("digest", _NAME, nullable=False),
    Column("attempts", _COUNT, nullable=False),
    Column("first", _NAME, nullable=False),
    Column("last", _NAME, nullable=False),
    Column("next", _NAME, nullable=False),
    Column("reasons", _NAME, nullable=False),
)
"""送达情况 (设计决定 11): a row a document that the platform has not taken. `id` is a digest of stream, key and digest, which
may be longer together than an index holds; `reasons` is JSON."""
