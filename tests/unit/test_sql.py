"""The same draw in SQL: texts of statements, quoting, the guard, and rows that are not this draw's."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, cast

import duckdb
import pytest
from attrs import evolve

from shuangsuiji.digests import Hash
from shuangsuiji.draw import sql
from shuangsuiji.draw.announcement import (
    AnnouncedRecusals,
    Announcement,
    Inspectors,
    Slot,
    Stratum,
    Targets,
)
from shuangsuiji.draw.entropy import Public
from shuangsuiji.draw.forms import PROTOCOL
from shuangsuiji.draw.record import draw
from shuangsuiji.draw.seed import seed_of
from shuangsuiji.errors import InvalidInput
from shuangsuiji.rolls.entry import Entry, Form
from shuangsuiji.rolls.recusals import Recusal, Recusals, freeze_recusals
from shuangsuiji.rolls.roll import Roll, freeze

KEY = "0123456789abcdef" * 2
REVEALS = ["03 17 25"]
ENGINES: tuple[sql.Engine, ...] = ("duckdb", "postgresql", "spark")
ATTACKS = [
    "x'); drop table roll; --",
    "企'业",
    "a\\",
    "\\' or true; --",
    "${env:HOME}",
    ":bind",
    "%s ? $1 {0}",
    'a"b`c',
    "/* x */;",
]


def stratum(name: str, scope: int, eligible: int, quota: int) -> Stratum:
    return Stratum(
        name=name,
        scope=scope,
        eligible=eligible,
        ratio="1/2",
        base="scope",
        rounding="up",
        quota=quota,
    )


class Task:
    """Twelve targets in two strata, five inspectors in two departments, one recusal."""

    def __init__(self, form: Form = "open") -> None:
        key = b"\x01" * 32 if form == "sealed" else None
        h = Hash("sha256")
        self.entries = [
            Entry(
                id=f"9153049900000{n:04}X",
                part="企业" if n % 3 else "个体",
                standing="excluded:annual-cap" if n == 7 else "eligible",
                area=f"区{n % 2}",
                codes=("食品",) if n % 2 else (),
            )
            for n in range(12)
        ]
        self.targets = freeze(self.entries, h, key)
        people = [
            Entry(id=f"滇F{n:03}", part="市场" if n < 4 else "消防", area=f"区{n % 2}", codes=("食品",))
            for n in range(6)
        ]
        self.inspectors: Roll = freeze(people, h)
        self.recusals: Recusals = freeze_recusals(
            [Recusal(target="91530499000000003X", inspector="滇F001", reason="亲属")],
            self.targets,
            self.inspectors,
        )
        self.announcement = self._announce(form)
        self.key = seed_of(self.announcement.digest(), REVEALS, h).key("targets")
        self.strata = self.announcement.targets.strata

    def _announce(self, form: Form) -> Announcement:
        recusals = AnnouncedRecusals(form="open", root=self.recusals.root, size=1)
        return Announcement(
            protocol=PROTOCOL,
            hash="sha256",
            task="云双随机2026-001",
            round=1,
            voids=None,
            targets=Targets(
                form=form,
                root=self.targets.root,
                size=12,
                strata=(stratum("个体", 4, 4, 2), stratum("企业", 8, 7, 4)),
            ),
            inspectors=Inspectors(
                form="open",
                root=self.inspectors.root,
                size=6,
                recusals=recusals,
                matching="dealing",
                groups=None,
                slots=(
                    Slot(department="市场", count=2, leads=True, area="any"),
                    Slot(department="消防", count=1, leads=False, area="any"),
                ),
            ),
            entropy=(Public(source="福彩双色球 2026-04-01"),),
            made_at="2026-04-01T09:00:00+08:00",
            draw_by="2026-04-30T17:00:00+08:00",
            publish_from=None,
        )

    def table(self) -> sql.RollTable:
        return sql.table_of(self.announcement, "duckdb", "roll")

    def rows(self, database: duckdb.DuckDBPyConnection) -> list[sql.Row]:
        load(database, self.targets.entries())
        statement = sql.draw_statement(self.table(), self.strata, self.key)
        return sql.read_rows(self.table(), database.execute(statement).fetchall())


def load(database: duckdb.DuckDBPyConnection, entries: Iterable[Entry]) -> None:
    database.execute(
        "create or replace table roll "
        "(id varchar, stratum varchar, standing varchar, salt varchar, area varchar, needs varchar)"
    )
    rows = [[e.id, e.part, e.standing, e.salt or None, e.area or None, ",".join(e.codes)] for e in entries]
    database.executemany("insert into roll values (?, ?, ?, ?, ?, ?)", rows)


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def codes(error: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    """Every fault's code; each has its sentence in both languages."""
    assert error.value.text("zh")
    assert error.value.text("en")
    return [fault.code for fault in error.value.faults]


# ── Texts ─────────────────────────────────────────────────────────────────────────────────────────────────

POSTGRESQL = """\
with tickets as (
  select encode(sha256(convert_to('0123456789abcdef0123456789abcdef:' || (cast(roll.id as text) collate "C"), 'UTF8')), \
'hex') collate "C" as ticket,
         (cast(roll.id as text) collate "C") as id,
         (cast(roll.stratum as text) collate "C") as stratum,
         announced.quota
  from "抽查"."roll" as roll
  join (values ('企业', 2), ('重点', 0)) as announced(stratum, quota)
    on (cast(roll.stratum as text) collate "C") = announced.stratum
  where (cast(roll.standing as text) collate "C") = 'eligible'
),
ranked as (
  select tickets.*,
         row_number() over (partition by tickets.stratum order by ticket, id) as place
  from tickets
)
select ticket, id, stratum
from ranked
where place <= quota
order by ticket, id"""

SPARK = """\
with tickets as (
  select sha2(cast('0123456789abcdef0123456789abcdef:' || (cast(roll.salt as string)) || ':' || \
(cast(roll.id as string)) as binary), 256) as ticket,
         (cast(roll.id as string)) as id,
         (cast(roll.stratum as string)) as stratum,
         (cast(roll.salt as string)) as salt,
         announced.quota, announced.bound
  from `roll` as roll
  join (values ('企业', 2, '00ff'), ('重点', 0, '')) as announced(stratum, quota, bound)
    on (cast(roll.stratum as string)) = announced.stratum
  where (cast(roll.standing as string)) = 'eligible'
    and sha2(cast('0123456789abcdef0123456789abcdef:' || (cast(roll.salt as string)) || ':' || \
(cast(roll.id as string)) as binary), 256) < '00ff'
),
ranked as (
  select tickets.*,
         row_number() over (partition by tickets.stratum order by ticket, id) as place,
         count(*) over (partition by tickets.stratum) as below
  from tickets
  where ticket < bound
)
select ticket, id, stratum, salt, below
from ranked
where place <= quota
order by ticket, id"""

STRATA = (stratum("企业", 9, 8, 2), stratum("重点", 3, 3, 0))


def test_postgresql_statement_is_written_letter_by_letter() -> None:
    table = sql.RollTable(engine="postgresql", name="抽查.roll")
    assert sql.draw_statement(table, STRATA, KEY) == POSTGRESQL


def test_narrowed_spark_statement_is_written_letter_by_letter() -> None:
    table = sql.RollTable(engine="spark", name="roll", form="sealed")
    assert sql.narrowed_statement(table, STRATA, KEY, lambda _quota, _eligible: b"\x00\xff") == SPARK


def test_sm3_is_postgresqls_alone() -> None:
    table = sql.RollTable(engine="postgresql", name="roll", hash="sm3")
    assert "digest(convert_to(" in sql.draw_statement(table, STRATA, KEY)
    for engine in ("duckdb", "spark"):
        with pytest.raises(InvalidInput) as error:
            sql.RollTable(engine=engine, name="roll", hash="sm3")
        assert codes(error) == ["SSJ-SQL-HASH"]
        assert dict(error.value.faults[0].params)["having"] == "postgresql"


@pytest.mark.parametrize("key", ["", "0" * 31, "G" * 32, "' or true or '" + "0" * 18, "0" * 64])
def test_only_a_key_is_taken_for_a_key(key: str) -> None:
    with pytest.raises(InvalidInput) as error:
        sql.draw_statement(sql.RollTable(engine="duckdb", name="roll"), STRATA, key)
    assert codes(error) == ["SSJ-SQL-KEY"]


def test_no_stratum_is_refused() -> None:
    table = sql.RollTable(engine="duckdb", name="roll")
    for statement in (sql.draw_statement, sql.narrowed_statement):
        with pytest.raises(InvalidInput) as error:
            statement(table, (), KEY)
        assert codes(error) == ["SSJ-SQL-STRATA"]
    with pytest.raises(InvalidInput) as error:
        sql.guard_statement(table, ())
    assert codes(error) == ["SSJ-SQL-STRATA"]


# ── Quoting ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a..b",
        ".a",
        "a.b.c.d",
        'roll"; drop table roll; --',
        "roll`",
        "ro'll",
        "1roll",
        "a\nb",
        "a${b}",
        "a:b",
        "表" * 22,
        "roll\n",
    ],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    for engine in ENGINES:
        with pytest.raises(InvalidInput) as error:
            sql.RollTable(engine=engine, name=name)
        assert codes(error) == ["SSJ-SQL-NAME"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ATTACKS)
def test_a_doubtful_text_stands_in_no_statement_but_by_its_bytes(engine: sql.Engine, name: str) -> None:
    table = sql.RollTable(engine=engine, name="roll")
    given = [stratum(name, 4, 4, 2)]
    harmless = [stratum("A", 4, 4, 2)]
    for statement in (sql.draw_statement, sql.narrowed_statement):
        text = statement(table, given, KEY)
        assert name not in text
        assert text == statement(table, harmless, KEY).replace("'A'", table.literal(name))
    assert sql.guard_statement(table, given) == sql.guard_statement(table, harmless).replace(
        "'A'", table.literal(name)
    )
    assert name.encode().hex() in table.literal(name)


@pytest.mark.requirement("X-5")
def test_attacks_draw_from_their_own_strata_and_do_nothing_else(database: duckdb.DuckDBPyConnection) -> None:
    entries = [Entry(id=f"{n}-{name}", part=name) for name in ATTACKS for n in range(4)]
    load(database, entries)
    table = sql.RollTable(engine="duckdb", name="main.roll")
    strata = [stratum(name, 4, 4, 2) for name in ATTACKS]
    found = sql.read_rows(table, database.execute(sql.draw_statement(table, strata, KEY)).fetchall())
    assert sorted(row.stratum for row in found) == sorted(2 * ATTACKS)
    assert all(row.id.endswith(f"-{row.stratum}") for row in found)
    assert not list(sql.guard_faults(database.execute(sql.guard_statement(table, strata)).fetchall()))
    assert database.execute("select count(*) from roll").fetchall() == [(36,)]


@pytest.mark.requirement("X-4")
def test_texts_are_compared_by_bytes_whatever_the_database_says(
    database: duckdb.DuckDBPyConnection,
) -> None:
    database.execute("set default_collation = 'nocase'")
    entries = [Entry(id=f"{letter}{n}", part=letter) for letter in "aA" for n in range(3)]
    load(database, entries)
    strata = [stratum("A", 3, 3, 1), stratum("a", 3, 3, 3)]
    table = sql.RollTable(engine="duckdb", name="roll")
    drawn = database.execute(sql.draw_statement(table, strata, KEY)).fetchall()
    tickets = sorted(hashlib.sha256(f"{KEY}:{e.id}".encode()).hexdigest() for e in entries if e.part == "a")
    assert [ticket for ticket, _, name in drawn if name == "a"] == tickets
    assert [name for *_, name in drawn].count("A") == 1
    assert not list(sql.guard_faults(database.execute(sql.guard_statement(table, strata)).fetchall()))


# ── The guard ─────────────────────────────────────────────────────────────────────────────────────────────


def found(database: duckdb.DuckDBPyConnection, form: Form = "open") -> set[str]:
    table = sql.RollTable(engine="duckdb", name="roll", form=form)
    statement = sql.guard_statement(table, (stratum("企业", 3, 2, 1),))
    faults = list(sql.guard_faults(database.execute(statement).fetchall()))
    assert all(fault.text("zh") and fault.text("en") for fault in faults)
    return {fault.code.removeprefix("SSJ-SQL-FOUND-") for fault in faults}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("update roll set area = null", set[str]()),
        ("update roll set id = null where id = 'a'", {"NULL"}),
        ("update roll set standing = null where id = 'c'", {"NULL"}),
        ("update roll set stratum = null where id = 'a'", {"NULL", "STRATA"}),
        ("update roll set id = 'a' where id = 'b'", {"TWICE"}),
        ("update roll set id = 'a ' where id = 'a'", {"SPACE"}),
        ("update roll set id = '' where id = 'a'", {"SPACE"}),
        ("update roll set id = 'e\u0301' where id = 'a'", {"NFC"}),
        ("update roll set standing = 'Eligible' where id = 'a'", {"STRATA"}),
        ("update roll set stratum = '个体' where id = 'a'", {"STRATA"}),
        ("delete from roll where id = 'a'", {"STRATA"}),
        ("insert into roll values ('d', '企业', 'eligible', null, null, null)", {"STRATA"}),
        (
            "update roll set id = cast(ascii(id) as varchar); alter table roll alter id type bigint",
            {"TYPE"},
        ),
    ],
)
def test_guard_names_what_would_break_the_draw(
    database: duckdb.DuckDBPyConnection, change: str, expected: set[str]
) -> None:
    load(
        database,
        [Entry(id=n, part="企业", standing="eligible" if n < "c" else "excluded:closed") for n in "abc"],
    )
    assert not found(database)
    database.execute(change)
    assert found(database) == expected


def test_guard_judges_salts_of_sealed_rolls(database: duckdb.DuckDBPyConnection) -> None:
    task = [Entry(id=n, part="企业", standing="eligible" if n < "c" else "excluded:closed") for n in "abc"]
    load(database, (evolve(entry, salt="0f" * 16) for entry in task))
    assert not found(database, "sealed")
    database.execute("update roll set salt = upper(salt) where id = 'a'")
    assert found(database, "sealed") == {"SALT"}
    database.execute("update roll set salt = null where id = 'a'")
    assert found(database, "sealed") == {"NULL"}


# ── Rows ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("X-4")
@pytest.mark.parametrize("form", ["open", "sealed"])
def test_record_of_rows_is_the_record_of_the_draw(database: duckdb.DuckDBPyConnection, form: Form) -> None:
    task = Task(form)
    rows = task.rows(database)
    record = sql.assemble_from_rows(task.announcement, REVEALS, rows, task.inspectors, task.recusals)
    result = draw(task.announcement, REVEALS, task.targets, task.inspectors, task.recusals)
    assert record.encoded() == result.record.encoded()
    assert record.teams is not None
    assert len(record.teams) == 6


def refused(task: Task, rows: list[sql.Row], **others: Any) -> list[str]:  # noqa: ANN401  -- rolls of either kind
    rolls: dict[str, Any] = {"inspectors": task.inspectors, "recusals": task.recusals, **others}
    with pytest.raises(InvalidInput) as error:
        sql.assemble_from_rows(task.announcement, REVEALS, rows, **rolls)
    return codes(error)


def test_a_row_too_few_or_too_many_is_refused(database: duckdb.DuckDBPyConnection) -> None:
    task = Task()
    rows = task.rows(database)
    assert refused(task, rows[1:]) == ["SSJ-SQL-QUOTA"]
    assert refused(task, []) == ["SSJ-SQL-QUOTA", "SSJ-SQL-QUOTA"]
    assert refused(task, [*rows, rows[-1]]) == ["SSJ-SQL-QUOTA", "SSJ-SQL-TWICE"]


def test_a_row_of_no_announced_stratum_is_refused(database: duckdb.DuckDBPyConnection) -> None:
    task = Task()
    rows = task.rows(database)
    assert refused(task, [evolve(rows[0], stratum="别的"), *rows[1:]]) == [
        "SSJ-SQL-QUOTA",
        "SSJ-SQL-STRATUM",
    ]


def test_another_order_is_refused_with_its_row(database: duckdb.DuckDBPyConnection) -> None:
    task = Task()
    rows = task.rows(database)
    with pytest.raises(InvalidInput) as error:
        sql.assemble_from_rows(
            task.announcement, REVEALS, [rows[1], rows[0], *rows[2:]], task.inspectors, task.recusals
        )
    assert [(each.code, each.place.row) for each in error.value.faults] == [("SSJ-SQL-ORDER", 2)]


def test_another_ticket_is_refused(database: duckdb.DuckDBPyConnection) -> None:
    task = Task()
    rows = task.rows(database)
    assert refused(task, [evolve(rows[0], ticket="0" * 64), *rows[1:]]) == ["SSJ-SQL-TICKET"]
    assert refused(task, [evolve(rows[0], ticket=rows[0].ticket.upper()), *rows[1:]])[0] == "SSJ-SQL-TICKET"
    assert "SSJ-SQL-TICKET" in refused(task, [evolve(rows[0], id="别的"), *rows[1:]])


def test_salts_fit_the_form(database: duckdb.DuckDBPyConnection) -> None:
    sealed, opened = Task("sealed"), Task()
    rows = sealed.rows(database)
    assert refused(sealed, [evolve(rows[0], salt=""), *rows[1:]]) == ["SSJ-SQL-SALT"]
    rows = opened.rows(database)
    assert refused(opened, [evolve(rows[0], salt="0" * 32), *rows[1:]]) == ["SSJ-SQL-SALT"]


def test_second_draw_needs_its_rolls_and_the_targets_needs(database: duckdb.DuckDBPyConnection) -> None:
    task = Task()
    rows = task.rows(database)
    assert refused(task, rows, inspectors=None) == ["SSJ-DRAW-ROLL"]
    assert refused(task, rows, recusals=None) == ["SSJ-DRAW-ROLL"]
    assert refused(task, [evolve(row, needs=None) for row in rows]) == ["SSJ-SQL-NEEDS"]


def test_without_inspectors_there_are_no_teams(database: duckdb.DuckDBPyConnection) -> None:
    task = Task()
    task.announcement = evolve(task.announcement, inspectors=None)
    task.key = seed_of(task.announcement.digest(), REVEALS, Hash("sha256")).key("targets")
    record = sql.assemble_from_rows(task.announcement, REVEALS, task.rows(database))
    assert record.teams is None
    assert record == draw(task.announcement, REVEALS, task.targets).record


def test_values_that_are_no_texts_are_named_by_row_and_column() -> None:
    table = sql.RollTable(engine="duckdb", name="roll")
    fetched = [("0" * 64, 91530499, "企业"), ("0" * 64, "a", "企业", 7), ("0" * 64, "a")]
    with pytest.raises(InvalidInput) as error:
        sql.read_rows(table, cast("list[tuple[object, ...]]", fetched))
    assert [(each.place.row, each.place.column) for each in error.value.faults] == [(1, "id"), (3, "stratum")]
    assert codes(error) == ["SSJ-SQL-VALUE", "SSJ-SQL-VALUE"]
    assert sql.read_rows(table, fetched[1:2]) == [sql.Row(ticket="0" * 64, id="a", stratum="企业")]
