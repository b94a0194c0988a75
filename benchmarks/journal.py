"""How fast a journal is checked and replayed, beside hashing its bytes and decoding its JSON, all in one run.

    python benchmarks/journal.py --acts 10000 --repeats 5

The journal is a small invented bureau's year: tasks that are set up, drawn and locked, and of every drawn target the file
from its opening to publicity, with the platform's receipts. Times depend on the machine, ratios hardly do: every
measurement is taken between two passes of the baseline over the same lines, `sha256(line)` and `json.loads(line)`, and
divided by their mean; what is judged is the median of those ratios over the repeats.
"""

import argparse
import gc
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from statistics import median
from time import perf_counter
from typing import Final

from attrs import frozen

from shuangsuiji import chain
from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.office.service import Office
from shuangsuiji.ports.store import Store
from shuangsuiji.replay import replay
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CALENDAR, MARKET, H
from shuangsuiji_mock.platform import MockPlatform

TARGETS: Final = 1_000
"""How many targets a task's roll has; a tenth of them is drawn."""

ACTS_OF_A_TASK: Final = 1_000
"""For how many acts there is a task."""

RETURNED: Final = 20
"""One result in so many is returned to the team once."""

TASK_BEGINS: Final = "2026-04-20T09:00:00+08:00"
INSPECTION_BEGINS: Final = "2026-05-06T09:00:00+08:00"

Action = Callable[[], object]
Streams = Mapping[str, Sequence[bytes]]


@frozen(kw_only=True)
class Limit:
    """The most that a ratio may be."""

    name: str
    limit: float


LIMITS: Final = (Limit(name="chain check", limit=3), Limit(name="replay to every state", limit=40))


@frozen(kw_only=True)
class Measured:
    """One measurement: its median time, and its median ratio to the baseline."""

    name: str
    seconds: float
    ratio: float


# ── An invented year ──────────────────────────────────────────────────────────────────────────────────────


class Year(Line):
    """A bureau's year: several tasks, each with a registry of its own, and a platform."""

    def __init__(self, store: Store | None = None) -> None:
        super().__init__(store, targets=TARGETS)
        self.office = Office(self.store, CALENDAR, MockPlatform(clock=self.now), clock=self.now)

    def now(self) -> datetime:
        """Give the time of the bureau."""
        return datetime.fromisoformat(self.clock)

    def acts(self) -> int:
        """Say how many acts there are."""
        head = self.store.head()
        return head.number if head else 0

    def draw_task(self, number: int) -> str:
        """Go from a task's own registry to the lock."""
        self.clock = max(self.clock, TASK_BEGINS) if number == 1 else TASK_BEGINS
        self.targets = [Entry(id=f"对象{number:02}{each:05}", part="企业") for each in range(TARGETS)]
        self.names = {each.id: f"{each.id}有限公司" for each in (*self.targets, *self.inspectors)}
        self.rolls = FrozenRolls(targets=freeze(self.targets, H), inspectors=self.rolls.inspectors)
        self.confirm_registries(TASK_BEGINS)
        code = f"YXGX-2026-{number:02}"
        self.drawn(code)
        return code

    def inspect(self, code: str, target: str, *, again: bool) -> None:
        """Go from a target's inspection to publicity, by a return to the team where that is wanted."""
        self.clock = INSPECTION_BEGINS
        self.record(target, code=code)
        self.enter(target, code=code)
        if again:
            self.review(target, code=code, returned_by=MARKET, reason="照片不清")
            self.record(target, "2026-05-15T17:00:00+08:00", code)
            self.enter(target, "2026-05-16T09:00:00+08:00", code)
        self.review(target, "2026-05-18T09:00:00+08:00", code)

    def go(self, acts: int) -> None:
        """Draw every task, then inspect target by target until there are so many acts."""
        self.prepare()
        codes = [self.draw_task(number) for number in range(1, max(acts // ACTS_OF_A_TASK, 1) + 1)]
        for code in codes:
            lock = self.task(code).lock
            for place, drawn in enumerate(lock.targets if lock else ()):
                if self.acts() >= acts:
                    return
                self.inspect(code, drawn.entry.id, again=place % RETURNED == 0)


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


def measure(actions: Sequence[tuple[str, Action]], baseline: Action, repeats: int) -> list[Measured]:
    """Measure each action between two passes of the baseline in each repeat; the baseline itself comes first."""
    times: dict[str, list[float]] = {name: [] for name, _ in actions}
    ratios: dict[str, list[float]] = {name: [] for name, _ in actions}
    bases: list[float] = []
    for _ in range(repeats):
        bases.append(timed(baseline))
        for name, action in actions:
            times[name].append(timed(action))
            bases.append(timed(baseline))
            ratios[name].append(times[name][-1] / ((bases[-2] + bases[-1]) / 2))
    first = Measured(name="hash and decode", seconds=median(bases), ratio=1.0)
    return [
        first,
        *(Measured(name=name, seconds=median(times[name]), ratio=median(ratios[name])) for name in times),
    ]


def actions(streams: Streams) -> list[tuple[str, Action]]:
    """Give what is measured; each insists that nothing is wrong with the journal."""

    def checking() -> object:
        faults = chain.check(streams)
        assert not faults, faults[0]
        return faults

    def replaying() -> object:
        replayed = replay(streams)
        assert replayed.ok, replayed.faults[:1]
        return replayed

    return [("chain check", checking), ("replay to every state", replaying)]


# ── Printing ──────────────────────────────────────────────────────────────────────────────────────────────


def show(streams: Streams, measured: Sequence[Measured]) -> None:
    """Print the table."""
    lines = [line for found in streams.values() for line in found]
    size = sum(map(len, lines))
    print(f"\n{len(lines)} acts in {len(streams)} streams, {size / 2**20:.1f} MiB")
    print(f"{'':<24}{'us/act':>12}{'ratio':>10}")
    for each in measured:
        print(f"{each.name:<24}{each.seconds / len(lines) * 1e6:>12.1f}{each.ratio:>10.2f}")


def judged(limit: Limit, ratio: float) -> bool:
    """Print whether a limit is kept."""
    kept = ratio <= limit.limit
    print(f"{'yes' if kept else 'no':<5}{limit.name}: {ratio:.2f} <= {limit.limit:g}")
    return kept


def main() -> int:
    """Measure, print, and give 1 where a limit was missed."""
    options = argparse.ArgumentParser(description="A journal's checks beside hashing and decoding it.")
    options.add_argument("--acts", type=int, default=10_000)
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--no-limits", action="store_true", help="measure and print, judge nothing")
    given = options.parse_args()
    year = Year()
    start = perf_counter()
    year.go(given.acts)
    print(f"made by the office at {year.acts() / (perf_counter() - start):.0f} acts a second")
    streams = {name: year.store.read(name) for name in year.store.streams()}

    def baseline() -> None:
        for lines in streams.values():
            for line in lines:
                sha256(line).digest()
                json.loads(line)

    measured = measure(actions(streams), baseline, given.repeats)
    show(streams, measured)
    if given.no_limits:
        return 0
    print()
    by_name = {each.name: each.ratio for each in measured}
    kept = [judged(limit, by_name[limit.name]) for limit in LIMITS]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
