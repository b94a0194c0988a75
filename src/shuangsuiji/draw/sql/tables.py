"""A frozen roll as a database holds it, and how each engine writes names, texts and tickets (spec 5.3, 11)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from attrs import field, frozen

from shuangsuiji.digests import HashName, is_hex
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.seed import KEY_LENGTH
from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.rolls.entry import Form

Engine = Literal["duckdb", "postgresql", "spark"]
"""The databases whose SQL is written here."""

_NAME: Final = re.compile(r"[^\W\d][\w -]*")
_MAX_NAME_BYTES: Final = 63
_MAX_NAMES: Final = 3
_PLAIN: Final = re.compile(r"[\w .,()/+（）、，。·-]*")
_SHOWN: Final = 80


@frozen(kw_only=True)
class Dialect:
    """What an engine writes in its own way; `{}` stands for an expression.

    Args:
        quote: what stands on both sides of a name.
        text: an expression as text that is compared and ordered by its UTF-8 bytes.
        bytes_text: the text whose UTF-8 bytes are given in hex.
        hashes: a text's hash as 64 lowercase hex characters, for each H that the engine has.
        no_text: whether a column's type does not keep a text as it is.
        not_nfc: whether a text is not NFC; nothing where the engine cannot say.
        salt: whether a text is 32 lowercase hex characters.
        extensions: for each H that an extension brings, what counts that extension.
    """

    quote: str
    text: str
    bytes_text: str
    hashes: Mapping[HashName, str]
    no_text: str
    not_nfc: str
    salt: str
    extensions: Mapping[HashName, str] = field(factory=dict[HashName, str])


DIALECTS: Final[Mapping[Engine, Dialect]] = {
    "duckdb": Dialect(
        quote='"',
        text='cast({} as varchar) collate "C"',
        bytes_text="decode(unhex('{}'))",
        hashes={"sha256": "sha256({})"},
        no_text="typeof({}) <> 'VARCHAR'",
        not_nfc="nfc_normalize({0}) <> {0}",
        salt="regexp_full_match({}, '[0-9a-f]{{32}}')",
    ),
    "postgresql": Dialect(
        quote='"',
        text='cast({} as text) collate "C"',
        bytes_text="convert_from(decode('{}', 'hex'), 'UTF8')",
        hashes={
            "sha256": "encode(sha256(convert_to({}, 'UTF8')), 'hex') collate \"C\"",
            "sm3": "encode(digest(convert_to({}, 'UTF8'), 'sm3'), 'hex') collate \"C\"",
        },
        no_text="cast(pg_typeof({}) as text) not in ('text', 'character varying')",
        not_nfc="{} is not nfc normalized",
        salt="{} ~ '^[0-9a-f]{{32}}$'",
        extensions={"sm3": "pg_extension where extname = 'pgcrypto'"},
    ),
    "spark": Dialect(
        quote="`",
        text="cast({} as string)",
        bytes_text="cast(X'{}' as string)",
        hashes={"sha256": "sha2(cast({} as binary), 256)"},
        no_text="typeof({}) <> 'string'",
        not_nfc="",
        salt="{} rlike '^[0-9a-f]{{32}}$'",
    ),
}
"""SM3 is PostgreSQL's alone, by its extension pgcrypto."""


@frozen(kw_only=True)
class RollTable:
    """名录快照在数据库中的表: a table or view with the columns id, stratum, standing, in a sealed roll salt.

    Where inspectors are drawn too it has area and needs, codes joined by commas as in the roll; NULL is none.

    Args:
        engine: the database.
        name: its name as the catalogue holds it, letter by letter, with its schema where it has one: `main.roll`.
        form: the roll's form.
        hash: the H of the draw.
        needs: whether area and needs are read.

    Raises:
        InvalidInput: the name is none, or the engine lacks the hash.

    >>> RollTable(engine="spark", name="抽查.roll", form="open", hash="sha256").quoted
    '`抽查`.`roll`'
    """

    engine: Engine
    name: str
    form: Form = "open"
    hash: HashName = "sha256"
    needs: bool = False

    def __attrs_post_init__(self) -> None:
        raise_if([*self._name_faults(), *self._hash_faults()])

    def _name_faults(self) -> Iterator[Fault]:
        names = self.name.split(".")
        wrong = [name for name in names if not _NAME.fullmatch(name) or len(name.encode()) > _MAX_NAME_BYTES]
        if wrong or len(names) > _MAX_NAMES:
            yield fault("SSJ-SQL-NAME", name=self.name[:_SHOWN])

    def _hash_faults(self) -> Iterator[Fault]:
        if self.hash not in self.dialect.hashes:
            having = ", ".join(engine for engine, each in DIALECTS.items() if self.hash in each.hashes)
            yield fault("SSJ-SQL-HASH", engine=self.engine, hash=self.hash, having=having)

    @property
    def dialect(self) -> Dialect:
        """How its engine writes."""
        return DIALECTS[self.engine]

    @property
    def quoted(self) -> str:
        """The name as a statement has it."""
        quote = self.dialect.quote
        return ".".join(f"{quote}{name}{quote}" for name in self.name.split("."))

    @property
    def identifying(self) -> tuple[str, ...]:
        """The columns without which a row cannot be drawn."""
        return ("id", "stratum", "standing", *(("salt",) if self.form == "sealed" else ()))

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns that a roll's line joins, in order (2.2)."""
        return ("id", "stratum", "standing", "area", "needs", *(("salt",) if self.form == "sealed" else ()))

    @property
    def columns(self) -> tuple[str, ...]:
        """What each row of a draw has, in order."""
        salt = ("salt",) if self.form == "sealed" else ()
        return ("ticket", "id", "stratum", *salt, *(("area", "needs") if self.needs else ()))

    def column(self, name: str) -> str:
        """Give a column as text that is compared by its bytes."""
        return f"({self.dialect.text.format(f'roll.{name}')})"

    def ticket(self, key: str) -> str:
        """签号 (5.3): give the expression of a row's ticket.

        Raises:
            InvalidInput: the key is not 32 lowercase hex characters.
        """
        if not is_hex(key, KEY_LENGTH):
            raise InvalidInput(fault("SSJ-SQL-KEY", length=KEY_LENGTH))
        parts = [f"'{key}:'", self.column("id")]
        if self.form == "sealed":
            parts[1:1] = [self.column("salt"), "':'"]
        return self.dialect.hashes[self.hash].format(" || ".join(parts))

    def literal(self, text: str) -> str:
        """Give a text as the engine's SQL has it.

        Engines and their settings, and the tools that hand statements on, differ in what a quotation mark, a
        backslash, a dollar or a colon means inside a literal: a text that has such a character is written by its
        bytes.
        """
        plain = _PLAIN.fullmatch(text)
        return f"'{text}'" if plain else self.dialect.bytes_text.format(text.encode().hex())


def select(columns: str, source: str, rest: str = "") -> str:
    """Put a select together of its parts."""
    return " ".join(part for part in ("select", columns, "from", source, rest) if part)


def table_of(announcement: Announcement, engine: Engine, name: str) -> RollTable:
    """Give the table of an announced roll of targets.

    Raises:
        InvalidInput: the name is none, or the engine lacks the announced hash.
    """
    return RollTable(
        engine=engine,
        name=name,
        form=announcement.targets.form,
        hash=announcement.hash,
        needs=announcement.inspectors is not None,
    )
