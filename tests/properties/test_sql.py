"""Properties of the draw in SQL, run on DuckDB in memory."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

import duckdb
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from shuangsuiji.digests import Hash
from shuangsuiji.draw import sql
from shuangsuiji.draw.announcement import Announcement, Inspectors, Slot, Stratum, Targets
from shuangsuiji.draw.entropy import Public
from shuangsuiji.draw.forms import PROTOCOL
from shuangsuiji.draw.record import draw
from shuangsuiji.draw.seed import seed_of
from shuangsuiji.draw.targets import draw_targets
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.texts import identifier_fault

SHA256 = Hash("sha256")
REVEALS = ["03 17 25"]

texts = st.text(
    st.one_of(st.sampled_from("aAbZ09 '\"\\$:%é企业个体Ａ\u0e01\U00020000"), st.characters(codec="utf-8")),
    min_size=1,
    max_size=6,
).filter(lambda text: identifier_fault(text) is None)
standings = st.sampled_from(["eligible", "eligible", "eligible", "excluded:annual-cap"])
areas = st.sampled_from(["", "红塔区", "江川区"])
needs = st.sampled_from([(), ("食品",), ("特种设备", "食品")])
"""In ascending byte order: 特 stands before 食."""


@frozen
class Case:
    """A roll and how many of each stratum are drawn."""

    roll: Roll
    quotas: dict[str, int]

    @property
    def table(self) -> sql.RollTable:
        """The roll as DuckDB holds it."""
        return sql.RollTable(engine="duckdb", name="roll", form=self.roll.form)

    @property
    def strata(self) -> tuple[Stratum, ...]:
        """The strata as announced."""
        return tuple(
            Stratum(
                name=part.name,
                scope=part.scope,
                eligible=part.eligible,
                ratio="1/2",
                base="scope",
                rounding="up",
                quota=self.quotas[part.name],
            )
            for part in self.roll.parts
        )


@st.composite
def cases(draws: st.DrawFn) -> Case:
    """Draw a roll, open or sealed, with quotas of nothing, one, some and all."""
    names = draws(st.lists(texts, min_size=1, max_size=4, unique=True))
    ids = draws(st.lists(texts, min_size=1, max_size=40, unique=True))
    entries = [
        Entry(
            id=id_,
            part=draws(st.sampled_from(names)),
            standing=draws(standings),
            area=draws(areas),
            codes=draws(needs),
        )
        for id_ in ids
    ]
    roll = freeze(entries, SHA256, draws(st.one_of(st.none(), st.binary(min_size=32, max_size=32))))
    quotas = {part.name: draws(some_of(part.eligible)) for part in roll.parts}
    return Case(roll, quotas)


def some_of(eligible: int) -> st.SearchStrategy[int]:
    """Draw a quota, the ends more often than by chance."""
    ends = st.sampled_from(sorted({0, min(1, eligible), eligible}))
    return st.one_of(ends, st.integers(0, eligible))


keys = st.text("0123456789abcdef", min_size=32, max_size=32)
thorough = settings(max_examples=60, deadline=None)


@contextmanager
def loaded(roll: Roll) -> Generator[Callable[[str], list[tuple[object, ...]]], None, None]:
    """Load a roll's lines, in another order than theirs, and give what runs a statement on them."""
    rows = [
        [",".join(e.codes) or None, e.area or None, e.salt or None, e.standing, e.part, e.id]
        for e in roll.entries()
    ]
    with duckdb.connect() as database:
        database.execute(
            "create table roll "
            "(needs varchar, area varchar, salt varchar, standing varchar, stratum varchar, id varchar)"
        )
        database.executemany("insert into roll values (?, ?, ?, ?, ?, ?)", rows[::-1])
        yield lambda statement: database.execute(statement).fetchall()


def as_draws(rows: Sequence[sql.Row]) -> list[tuple[bytes, bytes, str]]:
    """Give rows as the library's own draw has them."""
    return [(bytes.fromhex(row.ticket), row.id.encode(), row.stratum) for row in rows]


@pytest.mark.requirement("X-4", "A11-2")
class TestSameDraw:
    """The statement gives what the library draws, entry by entry, in one step and narrowed (11)."""

    @thorough
    @given(case=cases(), key=keys)
    def test_both_forms(self, case: Case, key: str) -> None:
        table = case.table
        with loaded(case.roll) as run:
            one_step = run(sql.draw_statement(table, case.strata, key))
            narrowed = run(sql.narrowed_statement(table, case.strata, key))
            guarded = run(sql.guard_statement(table, case.strata))
        expected = draw_targets(case.roll, case.quotas, key)
        assert as_draws(sql.read_rows(table, one_step)) == expected
        assert as_draws(sql.read_rows(table, narrowed)) == expected
        assert sql.is_complete(sql.counts_below(table, narrowed), case.quotas)
        assert not list(sql.guard_faults(guarded))


class TestCounting:
    """An estimate that was too low is noticed by counting, and never where nothing was lost."""

    @thorough
    @given(case=cases(), key=keys, bound=st.integers(0, 2**256 - 1))
    def test_completeness_is_equality(self, case: Case, key: str, bound: int) -> None:
        table = case.table
        with loaded(case.roll) as run:
            narrowed = run(sql.narrowed_statement(table, case.strata, key, lambda _q, _e: bound.to_bytes(32)))
            fallback = run(sql.draw_statement(table, case.strata, key))
        expected = draw_targets(case.roll, case.quotas, key)
        complete = sql.is_complete(sql.counts_below(table, narrowed), case.quotas)
        assert complete == (as_draws(sql.read_rows(table, narrowed)) == expected)
        assert as_draws(sql.read_rows(table, fallback)) == expected

    @thorough
    @given(case=cases(), key=keys)
    def test_no_ticket_is_below_zero(self, case: Case, key: str) -> None:
        with loaded(case.roll) as run:
            narrowed = run(sql.narrowed_statement(case.table, case.strata, key, lambda _q, _e: bytes(32)))
        assert not narrowed
        complete = sql.is_complete(sql.counts_below(case.table, narrowed), case.quotas)
        assert complete == (not any(case.quotas.values()))


@pytest.mark.requirement("X-4", "X-1")
class TestSameRecord:
    """The record of a database's rows is the record of the library's draw, byte for byte (8.1)."""

    @thorough
    @given(case=cases())
    def test_with_teams(self, case: Case) -> None:
        inspectors = freeze(
            [Entry(id=f"滇{n}", part="市场", codes=("特种设备", "食品")) for n in range(5)], SHA256
        )
        announcement = announce(case, inspectors)
        seed = seed_of(announcement.digest(), REVEALS, SHA256)
        table = sql.table_of(announcement, "duckdb", "main.roll")
        with loaded(case.roll) as run:
            fetched = run(sql.narrowed_statement(table, case.strata, seed.key("targets")))
        rows = sql.read_rows(table, fetched)
        record = sql.assemble_from_rows(announcement, REVEALS, rows, inspectors)
        assert record.encoded() == draw(announcement, REVEALS, case.roll, inspectors).record.encoded()


def announce(case: Case, inspectors: Roll) -> Announcement:
    """Announce a draw of a case."""
    return Announcement(
        protocol=PROTOCOL,
        hash="sha256",
        task="T",
        round=1,
        voids=None,
        targets=Targets(form=case.roll.form, root=case.roll.root, size=case.roll.size, strata=case.strata),
        inspectors=Inspectors(
            form="open",
            root=inspectors.root,
            size=inspectors.size,
            recusals=None,
            matching="dealing",
            groups=None,
            slots=(Slot(department="市场", count=2, leads=True, area="any"),),
        ),
        entropy=(Public(source="福彩双色球 2026-04-01"),),
        made_at="2026-04-01T09:00:00+08:00",
        draw_by="2026-04-30T17:00:00+08:00",
        publish_from=None,
    )
