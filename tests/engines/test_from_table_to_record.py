"""From a table to a verified record on every engine: announced from the table, drawn inside, verified by the export."""

import io
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from tests.engines.conftest import Loaded, on_each, on_each_but_spark_in_ci

from shuangsuiji.digests import Hash
from shuangsuiji.draw import sql
from shuangsuiji.draw.announce import (
    FrozenRolls,
    InspectorPlan,
    Occasion,
    PassedRolls,
    StratumPlan,
    announce,
)
from shuangsuiji.draw.announcement import Announcement, Slot
from shuangsuiji.draw.entropy import Public
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.record import draw
from shuangsuiji.draw.report import Outcome
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import InvalidInput
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.recusals import Recusal, freeze_recusals
from shuangsuiji.rolls.roll import Roll, freeze

SHA256 = Hash("sha256")
VALUE = "03 08 12 19 27 31"
OCCASION = Occasion(
    task="云双随机2026-001",
    entropy=(Public(source="某期双色球六个红球号码"),),
    made_at="2026-04-01T09:00:00+08:00",
    draw_by="2026-04-30T17:00:00+08:00",
)
ODD = (
    "A",
    "a",
    "Ä",
    "z",
    "Z",
    "é",
    "企业",
    "\uff21",
    "\ufb01",
    "\U00020000",
    "\uffdd",
    "'",
    '"',
    "\\",
    "$x",
    "a b",
    ":k",
    "%s",
)
"""By bytes the sign U+20000 stands behind U+FFDD, by UTF-16 before it; by no language's rules do these stand so."""


def entries() -> list[Entry]:
    return [
        Entry(
            id=f"{odd}{n}",
            part="企业" if n % 3 else "个体'户",
            standing="excluded:annual-cap" if n == 2 else "eligible",
            area=("红塔区", "江川区")[n % 2],
            codes=("食品",) if n % 2 else (),
        )
        for odd in ODD
        for n in range(4)
    ]


@pytest.fixture(scope="module")
def inspectors() -> Roll:
    people = [Entry(id=f"滇F{n:03}", part="市场", area="红塔区", codes=("食品",)) for n in range(6)]
    return freeze(people, SHA256)


PLANS = [StratumPlan(name=name, ratio=Fraction(1, 3)) for name in ("企业", "个体'户")]
MATCHING = InspectorPlan(slots=(Slot(department="市场", count=2, leads=True, area="any"),))
RECUSAL = Recusal(target="企业1", inspector="滇F001", reason="亲属")


def drawn(engine: Loaded, announcement: Announcement, **rolls: Any) -> bytes:  # noqa: ANN401  -- rolls of either kind
    table = sql.table_of(announcement, engine.engine, "roll")
    return sql.draw_in_database(table, announcement, [VALUE], engine.run, **rolls).encoded()


@on_each
@pytest.mark.requirement("X-4", "A11-2")
def test_announced_drawn_and_verified(engine: Loaded, inspectors: Roll) -> None:
    engine.load(entries())
    exported = io.BytesIO()
    table = sql.RollTable(engine=engine.engine, name="roll")
    targets = sql.pass_roll(table, engine.run, [RECUSAL.target], exported.write)
    recusals = freeze_recusals([RECUSAL], targets, inspectors)
    announcement = announce(
        OCCASION, PassedRolls(targets=targets, inspectors=inspectors, recusals=recusals), PLANS, MATCHING
    )
    record = drawn(engine, announcement, inspectors=inspectors, recusals=recusals)

    frozen = freeze(entries(), SHA256)
    rolls = FrozenRolls(targets=frozen, inspectors=inspectors, recusals=recusals)
    assert exported.getvalue() == frozen.file()
    assert announcement == announce(OCCASION, rolls, PLANS, MATCHING)
    assert record == draw(announcement, [VALUE], frozen, inspectors, recusals).record.encoded()
    report = verify(
        Evidence(
            record=record,
            announcement=announcement.encoded(),
            targets=exported.getvalue(),
            inspectors=inspectors.file(),
            recusals=recusals.file(),
            public=(VALUE,),
        )
    )
    assert [step.outcome for step in report.steps[2:9]] == [Outcome.PASSED] * 7
    assert report.ok


@on_each_but_spark_in_ci
def test_a_sealed_roll(engine: Loaded) -> None:
    frozen = freeze(entries(), SHA256, b"\x01" * 32)
    engine.load(frozen.entries())
    table = sql.RollTable(engine=engine.engine, name="roll", form="sealed")
    targets = sql.pass_roll(table, engine.run)
    assert targets.root == frozen.root
    announcement = announce(OCCASION, PassedRolls(targets=targets), PLANS)
    assert drawn(engine, announcement) == draw(announcement, [VALUE], frozen).record.encoded()


def codes(error: pytest.ExceptionInfo[InvalidInput]) -> list[tuple[str, str]]:
    assert error.value.text("zh")
    assert error.value.text("en")
    return [(fault.code, str(dict(fault.params).get("example", ""))) for fault in error.value.faults]


@on_each_but_spark_in_ci
@pytest.mark.requirement("X-4")
def test_what_would_break_the_draw_is_named(engine: Loaded) -> None:
    table = sql.RollTable(engine=engine.engine, name="roll")
    good = entries()
    engine.load(
        [*good, evolve(good[3], area="江川区"), Entry(id="", part="企业"), Entry(id=" x", part="企业")]
    )
    with pytest.raises(InvalidInput) as error:
        sql.pass_roll(table, engine.run)
    assert codes(error) == [("SSJ-SQL-FOUND-SPACE", ""), ("SSJ-SQL-FOUND-TWICE", good[3].id)]


@on_each_but_spark_in_ci
def test_a_row_that_is_no_line_is_named_by_its_row(engine: Loaded) -> None:
    engine.load([Entry(id="a", part="企业", standing="Eligible"), Entry(id="b\u200b", part="企业")])
    with pytest.raises(InvalidInput) as error:
        sql.pass_roll(sql.RollTable(engine=engine.engine, name="roll"), engine.run)
    assert [(fault.code, fault.place.row) for fault in error.value.faults] == [
        ("SSJ-ROLL-STANDING", 1),
        ("SSJ-TEXT-CHARACTER", 2),
    ]


def test_a_table_that_changed_since_is_refused(on_duckdb: Loaded) -> None:
    on_duckdb.load(entries())
    table = sql.RollTable(engine="duckdb", name="roll")
    announcement = announce(OCCASION, PassedRolls(targets=sql.pass_roll(table, on_duckdb.run)), PLANS)
    on_duckdb.load(entries()[1:])
    with pytest.raises(InvalidInput) as error:
        drawn(on_duckdb, announcement)
    assert codes(error) == [("SSJ-SQL-FOUND-STRATA", "个体'户")]
    with pytest.raises(InvalidInput) as error:
        sql.draw_in_database(table, announcement, [], on_duckdb.run)
    assert codes(error) == [("SSJ-REVEAL-COUNT", "")]


def test_of_very_many_faults_the_first_are_listed(on_duckdb: Loaded) -> None:
    on_duckdb.load(Entry(id=f"{n:06}", part="企业", standing="no") for n in range(5000))
    with pytest.raises(InvalidInput) as error:
        sql.pass_roll(sql.RollTable(engine="duckdb", name="roll"), on_duckdb.run)
    assert 100 < len(error.value.faults) < 2000


def test_sm3_without_pgcrypto_is_refused(on_postgresql: Loaded) -> None:
    table = sql.RollTable(engine="postgresql", name="roll", hash="sm3")
    on_postgresql.load(entries())
    on_postgresql.execute("drop extension if exists pgcrypto")
    with pytest.raises(InvalidInput) as error:
        sql.pass_roll(table, on_postgresql.run)
    assert codes(error) == [("SSJ-SQL-FOUND-HASH", "sm3")]


def test_sm3_is_drawn_on_postgresql_with_pgcrypto(on_postgresql_with_more: Loaded) -> None:
    on_postgresql = on_postgresql_with_more
    table = sql.RollTable(engine="postgresql", name="roll", hash="sm3")
    on_postgresql.load(entries())
    on_postgresql.execute("create extension if not exists pgcrypto")
    frozen = freeze(entries(), Hash("sm3"))
    announcement = announce(OCCASION, PassedRolls(targets=sql.pass_roll(table, on_postgresql.run)), PLANS)
    assert drawn(on_postgresql, announcement) == draw(announcement, [VALUE], frozen).record.encoded()


@pytest.mark.parametrize("collation", ["und-x-icu", "zh-x-icu", "C"])
def test_ids_stand_by_their_bytes_whatever_a_column_says(
    on_postgresql_with_more: Loaded, collation: str
) -> None:
    on_postgresql = on_postgresql_with_more
    if (collation,) not in on_postgresql.run("select collname from pg_collation"):
        pytest.skip(f"这个 PostgreSQL 没有 {collation} (this PostgreSQL has no such collation)")
    on_postgresql.load(entries())
    on_postgresql.execute(f'alter table roll alter id type text collate "{collation}"')
    table = sql.RollTable(engine="postgresql", name="roll")
    targets = sql.pass_roll(table, on_postgresql.run)
    on_postgresql.execute("alter table roll alter id type text")
    assert targets.root == freeze(entries(), SHA256).root
