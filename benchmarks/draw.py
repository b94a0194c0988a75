"""How fast the draw is, beside a bare loop of SHA-256 and beside its peers, all in one run.

    python benchmarks/draw.py --sizes 10000 100000 1000000 --repeats 5

Times depend on the machine, ratios hardly do: every measurement is taken between two bare loops
`for i in ids: sha256(prefix + i).digest()` over the same ids and divided by their mean; what is judged is the
median of those ratios over the repeats. Before each measurement all garbage is collected and what is left is
frozen, then the collector runs as it does in use. Bytes are the peak that tracemalloc saw in a pass of its own; what
DuckDB holds lies outside Python and is not seen.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# The peers have no types.

import argparse
import gc
import random
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from hashlib import sha256
from statistics import median
from time import perf_counter
from typing import Final

import duckdb
from attrs import field, frozen
from consistent_sampler import sampler
from cryptorandom.cryptorandom import SHA256
from cryptorandom.sample import random_sample

from shuangsuiji.digests import Hash
from shuangsuiji.draw import sql
from shuangsuiji.draw.announcement import Announcement, Slot, Stratum, Targets
from shuangsuiji.draw.entropy import Public
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.forms import PROTOCOL
from shuangsuiji.draw.inspectors import deal
from shuangsuiji.draw.quota import quota
from shuangsuiji.draw.record import draw
from shuangsuiji.draw.report import Outcome
from shuangsuiji.draw.seed import Seed, prefix, seed_of
from shuangsuiji.draw.suiting import Rules
from shuangsuiji.draw.targets import draw_targets
from shuangsuiji.draw.verify import verify
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import Roll, read

H: Final = Hash("sha256")
RATIO: Final = "3/100"
STRATA: Final = ("企业", "个体工商户", "农民专业合作社", "重点")
AREAS: Final = ("江川区", "红塔区")
NEEDS: Final = ("", "食品", "特种设备")
PUBLIC_VALUE: Final = "03 17 25"

DEALT: Final = 30_000
INSPECTORS: Final = 600
RECUSED: Final = 0.02

Action = Callable[[], object]


@frozen(kw_only=True)
class Limit:
    """What a ratio must keep.

    Args:
        name: what is measured.
        limit: the most that its ratio may be.
        least: whether it is the least instead.
        size: from how many targets on; below, a database's fixed cost of a statement is most of its time.
    """

    name: str
    limit: float
    least: bool = False
    size: int = 0

    def kept(self, ratio: float) -> bool:
        """Say whether a ratio keeps it."""
        return ratio >= self.limit if self.least else ratio <= self.limit


LIMITS: Final = (
    Limit(name="freezing", limit=5),
    Limit(name="drawing", limit=1.2),
    Limit(name="verifying from files", limit=8),
    Limit(name="DuckDB, narrowed", limit=0.7, size=1_000_000),
)
PEER: Final = Limit(name="consistent_sampler / drawing", limit=8, least=True)
DEALING: Final = Limit(name=f"dealing {DEALT} targets to {INSPECTORS} inspectors", limit=20)


@frozen(kw_only=True)
class Measured:
    """One measurement: its median time, its median ratio to the bare loop, and its peak of memory in bytes."""

    name: str
    seconds: float
    ratio: float
    peak: int


@frozen(kw_only=True)
class Bench:
    """Everything that is measured for one size.

    Args:
        roll: the frozen targets.
        announcement: the draw's announcement.
        seed: its seed.
        ids: the ids as bytes, for the bare loop.
        names: the ids as texts, for the peers.
        database: holds the roll as a table.
        record: the record's bytes.
    """

    roll: Roll
    announcement: Announcement
    seed: Seed
    ids: Sequence[bytes] = field(repr=False)
    names: Sequence[str] = field(repr=False)
    database: duckdb.DuckDBPyConnection
    record: bytes = field(repr=False)

    @property
    def quotas(self) -> dict[str, int]:
        """How many of each stratum are drawn."""
        return {each.name: each.quota for each in self.announcement.targets.strata}

    @property
    def drawn(self) -> int:
        """How many are drawn in all."""
        return sum(self.quotas.values())

    def bare(self) -> None:
        """Hash every target and keep nothing: what no draw by tickets can do without."""
        before = prefix(self.seed.key("targets"))
        for i in self.ids:
            sha256(before + i).digest()

    def freezing(self) -> Roll:
        """Freeze encoded lines in order."""
        return read(self.roll.lines, H, "open")

    def drawing(self) -> object:
        """Draw from the frozen roll."""
        return draw_targets(self.roll, self.quotas, self.seed.key("targets"))

    def statement(self) -> object:
        """Draw on DuckDB by the narrowed statement, all threads, and see that nothing was lost."""
        table = sql.table_of(self.announcement, "duckdb", "roll")
        strata = self.announcement.targets.strata
        statement = sql.narrowed_statement(table, strata, self.seed.key("targets"))
        rows = self.database.execute(statement).fetchall()
        assert sql.is_complete(sql.counts_below(table, rows), self.quotas)
        return rows

    def consistent_sampler(self) -> object:
        """Draw as many by Rivest's sampler."""
        return list(sampler(self.names, self.seed.text, take=self.drawn, output="id"))

    def cryptorandom(self) -> object:
        """Draw as many by cryptorandom's generator of SHA-256."""
        return random_sample(self.names, self.drawn, prng=SHA256(self.seed.text))

    def random_sample(self) -> object:
        """Draw as many by Python's general-purpose generator, which nobody can check."""
        return random.Random(self.seed.text).sample(self.names, self.drawn)

    def actions(self) -> Iterator[tuple[str, Action]]:
        """Give what is measured."""
        yield "freezing", self.freezing
        yield "drawing", self.drawing
        yield "verifying from files", verifying(self)
        yield "DuckDB, narrowed", self.statement
        yield "consistent_sampler", self.consistent_sampler
        yield "cryptorandom", self.cryptorandom
        yield "random.sample", self.random_sample


def verifying(bench: Bench) -> Action:
    """Give the verification from files: the one place where `shuangsuiji.draw.verify.verify` is called."""
    evidence = Evidence(
        record=bench.record,
        announcement=bench.announcement.encoded(),
        targets=bench.roll.file(),
        public=(PUBLIC_VALUE,),
    )

    def action() -> object:
        report = verify(evidence)
        assert all(step.outcome is not Outcome.FAILED for step in report.steps)
        assert report.steps[6].outcome is Outcome.PASSED
        return report

    return action


# ── Invented data ─────────────────────────────────────────────────────────────────────────────────────────


def lines(size: int) -> list[bytes]:
    """Invent targets of 18-character ids in order: four strata, three kinds of needs, one in fifty excluded."""
    chance = random.Random(size)
    shares = (70, 20, 8, 2)
    strata = chance.choices(STRATA, shares, k=size)
    return [
        "\t".join(
            (
                f"530499{number:012d}",
                stratum,
                "eligible" if number % 50 else "excluded:annual-cap",
                AREAS[number % len(AREAS)],
                NEEDS[number % len(NEEDS)],
            )
        ).encode()
        for number, stratum in enumerate(strata)
    ]


def bench_of(size: int) -> Bench:
    """Make everything that is measured for one size."""
    roll = read(lines(size), H, "open")
    announcement = announce(roll)
    reveals = [PUBLIC_VALUE]
    ids = [line.partition(b"\t")[0] for line in roll.lines]
    return Bench(
        roll=roll,
        announcement=announcement,
        seed=seed_of(announcement.digest(), reveals, H),
        ids=ids,
        names=[id_.decode() for id_ in ids],
        database=loaded(roll),
        record=draw(announcement, reveals, roll).record.encoded(),
    )


def announce(roll: Roll) -> Announcement:
    """Announce a draw of 3 % of every stratum."""
    strata = tuple(
        Stratum(
            name=part.name,
            scope=part.scope,
            eligible=part.eligible,
            ratio=RATIO,
            base="scope",
            rounding="up",
            quota=quota(Fraction(RATIO), part.scope, "up", part.eligible),
        )
        for part in roll.parts
    )
    return Announcement(
        protocol=PROTOCOL,
        hash="sha256",
        task="benchmark",
        round=1,
        voids=None,
        targets=Targets(form="open", root=roll.root, size=roll.size, strata=strata),
        inspectors=None,
        entropy=(Public(source="福彩双色球 2026-04-01"),),
        made_at="2026-04-01T09:00:00+08:00",
        draw_by="2026-04-30T17:00:00+08:00",
        publish_from=None,
    )


def loaded(roll: Roll) -> duckdb.DuckDBPyConnection:
    """Load a roll into a database in memory, by numbers of threads as DuckDB chooses them."""
    database = duckdb.connect()
    database.execute("create table roll (id varchar, stratum varchar, standing varchar)")
    columns = zip(*(line.decode().split("\t")[:3] for line in roll.lines), strict=True)
    ids, strata, standings = (list(column) for column in columns)
    database.execute("insert into roll select unnest(?), unnest(?), unnest(?)", [ids, strata, standings])
    return database


# ── Measuring ─────────────────────────────────────────────────────────────────────────────────────────────


def timed(action: Action) -> float:
    """Give the seconds of one call, garbage collected and frozen before."""
    gc.collect()
    gc.freeze()
    start = perf_counter()
    result = action()
    seconds = perf_counter() - start
    gc.unfreeze()
    del result
    return seconds


def peak(action: Action) -> int:
    """Give the most bytes that one call held, its result included."""
    gc.collect()
    tracemalloc.start()
    action()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def measure(actions: Sequence[tuple[str, Action]], bare: Action, repeats: int) -> list[Measured]:
    """Measure each action between two bare loops in each repeat; the bare loop itself comes first."""
    times: dict[str, list[float]] = {name: [] for name, _ in actions}
    ratios: dict[str, list[float]] = {name: [] for name, _ in actions}
    bares: list[float] = []
    for _ in range(repeats):
        bares.append(timed(bare))
        for name, action in actions:
            times[name].append(timed(action))
            bares.append(timed(bare))
            ratios[name].append(times[name][-1] / ((bares[-2] + bares[-1]) / 2))
    first = Measured(name="bare loop", seconds=median(bares), ratio=1.0, peak=peak(bare))
    others = (
        Measured(name=name, seconds=median(times[name]), ratio=median(ratios[name]), peak=peak(action))
        for name, action in actions
    )
    return [first, *others]


# ── Dealing ───────────────────────────────────────────────────────────────────────────────────────────────


def dealing(repeats: int) -> float:
    """Give the ratio of dealing drawn targets, two inspectors each, to hashing those targets.

    Of all pairs of target and inspector one in fifty is recused.
    """
    chance = random.Random(DEALT)
    targets = [
        Entry(id=f"530499{n:012d}", part="企业", area=AREAS[n % 2], codes=tuple(filter(None, [NEEDS[n % 3]])))
        for n in range(DEALT)
    ]
    people = [
        Entry(id=f"滇F{n:06d}", part=("市场监管", "消防救援")[n % 2], codes=("特种设备", "食品"))
        for n in range(INSPECTORS)
    ]
    pairs = int(INSPECTORS * RECUSED)
    names = [each.id for each in people]
    rules = Rules(
        slots=(
            Slot(department="市场监管", count=1, leads=True, area="any"),
            Slot(department="消防救援", count=1, leads=False, area="any"),
        ),
        inspectors=people,
        recused={target.id: frozenset(chance.sample(names, pairs)) for target in targets},
    )
    seed = Seed("0" * 64, H)
    before = prefix(seed.key("targets"))
    ids = [target.id.encode() for target in targets]

    def bare() -> None:
        for i in ids:
            sha256(before + i).digest()

    _, dealt = measure([("dealing", lambda: deal(rules, targets, seed))], bare, repeats)
    return dealt.ratio


# ── Printing ──────────────────────────────────────────────────────────────────────────────────────────────


def show(size: int, drawn: int, measured: Sequence[Measured]) -> None:
    """Print one size's table."""
    print(f"\n{size} targets, {drawn} drawn")
    print(f"{'':<24}{'ns/target':>12}{'bytes/target':>14}{'ratio':>10}")
    for each in measured:
        held = "-" if each.name.startswith("DuckDB") else f"{each.peak / size:.1f}"
        print(f"{each.name:<24}{each.seconds / size * 1e9:>12.0f}{held:>14}{each.ratio:>10.2f}")


def judged(limit: Limit, ratio: float, size: int | None = None) -> bool:
    """Print whether a limit is kept."""
    kept = limit.kept(ratio)
    sign = ">=" if limit.least else "<="
    at = f" at {size}" if size else ""
    print(f"{'yes' if kept else 'no':<5}{limit.name}{at}: {ratio:.2f} {sign} {limit.limit:g}")
    return kept


def main() -> int:
    """Measure, print, and give 1 where a limit was missed."""
    options = argparse.ArgumentParser(
        description="The draw beside a bare loop of SHA-256 and beside its peers."
    )
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--no-limits", action="store_true", help="measure and print, judge nothing")
    given = options.parse_args()
    dealt = 0.0 if given.no_limits else dealing(given.repeats)
    found: list[tuple[int, dict[str, float]]] = []
    for size in given.sizes:
        bench = bench_of(size)
        measured = measure(list(bench.actions()), bench.bare, given.repeats)
        show(size, bench.drawn, measured)
        found.append((size, {each.name: each.ratio for each in measured}))
    if given.no_limits:
        return 0
    print()
    kept = [judged(DEALING, dealt)]
    for size, ratios in found:
        kept += (judged(limit, ratios[limit.name], size) for limit in LIMITS if size >= limit.size)
        kept.append(judged(PEER, ratios["consistent_sampler"] / ratios["drawing"], size))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
