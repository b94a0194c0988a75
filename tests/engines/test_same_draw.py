"""The same random tasks on every engine, and the rule of estimate and count under adversarial distributions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import PROFILE
from tests.engines.conftest import Loaded, on_each, on_each_but_spark_in_ci
from tests.properties.test_sql import Case, as_draws, cases, keys

from shuangsuiji.draw import sql
from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.draw.targets import draw_targets
from shuangsuiji.rolls.entry import Entry

EXAMPLES: Final = {"duckdb": 20, "postgresql": 20, "spark": 2}
"""Each example costs Spark some seconds."""


def examples(engine: Loaded) -> settings:
    """So many tasks as the engine has time for; ten times that in the long form."""
    return settings(
        max_examples=EXAMPLES[engine.engine] * (10 if PROFILE == "soak" else 1),
        suppress_health_check=[*HealthCheck],
    )


@on_each
@pytest.mark.requirement("X-4", "A11-2")
class TestSameDraw:
    """Every engine gives what the library draws, and the roll itself, for ids of any script (11)."""

    def test_random_tasks(self, engine: Loaded) -> None:
        @examples(engine)
        @given(case=cases(), key=keys)
        def same(case: Case, key: str) -> None:
            engine.load(case.roll.entries())
            table = sql.RollTable(engine=engine.engine, name="roll", form=case.roll.form)
            lines = b"".join(
                line + b"\n" for line in sql.roll_lines(table, engine.run(sql.roll_statement(table)))
            )
            assert lines == case.roll.file()
            rows = sql.drawn_rows(table, case.strata, key, engine.run)
            assert as_draws(rows) == draw_targets(case.roll, case.quotas, key)

        same()


class Injected(sql.RollTable):
    """A table whose tickets stand in its column `area`, so that they can be any."""

    def ticket(self, key: str) -> str:
        return self.column("area")


BOUND: Final = 1 << 255
KEY: Final = "0" * 32
IDS: Final = [f"{odd}{n:03}" for n in range(8) for odd in ("a", "企业", "\uffdd", "\U00020000")]
near = st.sampled_from([0, 1, BOUND - 1, BOUND, BOUND + 1, (1 << 256) - 1])


def entry(id_: str, ticket: int, stratum: str = "企业") -> Entry:
    return Entry(id=id_, part=stratum, area=f"{ticket:064x}")


def drawn(engine: Loaded, entries: list[Entry], quotas: dict[str, int]) -> tuple[list[str], int]:
    """Give the drawn ids and how many statements it took."""
    engine.load(entries)
    table = Injected(engine=engine.engine, name="roll")
    counts = Counter(each.part for each in entries)
    strata = [
        Stratum(
            name=name,
            scope=counts[name],
            eligible=counts[name],
            ratio="1/2",
            base="scope",
            rounding="up",
            quota=quota,
        )
        for name, quota in quotas.items()
    ]
    ran: list[str] = []

    def run(statement: str) -> Iterable[Sequence[object]]:
        ran.append(statement)
        return engine.run(statement)

    rows = sql.drawn_rows(table, strata, KEY, run, lambda _quota, _eligible: BOUND.to_bytes(32))
    return [row.id for row in rows], len(ran)


def lowest(entries: list[Entry], quotas: dict[str, int]) -> list[str]:
    """Give what is drawn by the rule's own words: in each stratum the lowest, by ticket and then by the id's bytes."""
    in_order = sorted(entries, key=lambda each: (each.area, each.id.encode()))
    first = {name: [e for e in in_order if e.part == name][:quota] for name, quota in quotas.items()}
    return [each.id for each in in_order if each in first[each.part]]


@on_each_but_spark_in_ci
class TestEstimateAndCount:
    """Whatever tickets come, narrowing loses nobody, and where it could have, counting says so and all are ranked."""

    @pytest.mark.parametrize(("below", "statements"), [(32, 1), (6, 1), (5, 2), (1, 2), (0, 2)], ids=str)
    def test_so_many_stay_below_where_six_are_drawn(
        self, engine: Loaded, below: int, statements: int
    ) -> None:
        entries = [
            entry(id_, (BOUND - 1 - n) if n < below else BOUND + (n - below)) for n, id_ in enumerate(IDS)
        ]
        assert drawn(engine, entries, {"企业": 6}) == (lowest(entries, {"企业": 6}), statements)

    @pytest.mark.parametrize("ticket", [0, BOUND - 1, BOUND, (1 << 256) - 1])
    def test_all_tickets_are_one(self, engine: Loaded, ticket: int) -> None:
        entries = [entry(id_, ticket) for id_ in IDS]
        ids, statements = drawn(engine, entries, {"企业": 6})
        assert ids == sorted(IDS, key=str.encode)[:6]
        assert statements == (1 if ticket < BOUND else 2)

    def test_one_stratum_short_is_enough_to_rank_all(self, engine: Loaded) -> None:
        entries = [entry(id_, n, "企业") for n, id_ in enumerate(IDS[:16])]
        entries += [entry(id_, BOUND + n, "个体") for n, id_ in enumerate(IDS[16:])]
        quotas = {"个体": 2, "企业": 3}
        assert drawn(engine, entries, quotas) == (lowest(entries, quotas), 2)
        assert drawn(engine, entries, {"个体": 0, "企业": 3}) == (lowest(entries[:16], {"企业": 3}), 1)

    def test_any_tickets(self, engine: Loaded) -> None:
        @examples(engine)
        @given(
            tickets=st.lists(st.tuples(near, st.sampled_from(["企业", "个体"])), min_size=1, max_size=32),
            quotas=st.fixed_dictionaries({"企业": st.integers(0, 32), "个体": st.integers(0, 32)}),
        )
        def nobody_is_lost(tickets: list[tuple[int, str]], quotas: dict[str, int]) -> None:
            entries = [entry(id_, *given) for id_, given in zip(IDS, tickets, strict=False)]
            counts = Counter(each.part for each in entries)
            possible = {name: min(quota, counts[name]) for name, quota in quotas.items()}
            ids, statements = drawn(engine, entries, possible)
            assert ids == lowest(entries, possible)
            below = Counter(each.part for each in entries if int(each.area, 16) < BOUND)
            assert statements == (1 if all(below[name] >= quota for name, quota in possible.items()) else 2)

        nobody_is_lost()
