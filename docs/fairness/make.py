"""Writes docs/fairness.md: `make.py` measures anew (about half an hour on two processors) and writes, `make.py --write` writes what was measured."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any, Final

import measure
from attrs import asdict, frozen
from page import page

HERE: Final = Path(__file__).parent
MEASURED: Final = HERE / "measured.json"
PAGE: Final = HERE.parent / "fairness.md"

TRIALS: Final[Mapping[str, Sequence[int]]] = {
    "six_digit_seed": (1_600, 3_200, 6_400),
    "secret_favourite": (400, 1_600),
    "modulo": (400, 1_600),
    "rounded": (200, 400),
    "random_comparator": (100, 200, 400),
}
PLAIN_TRIALS: Final = (100, 400, 1_600)
BIASES: Final = {
    "one_favoured": measure.FEW_K / measure.FEW_N,
    "two_together": measure.FEW_K * (measure.FEW_K - 1) / (measure.FEW_N * (measure.FEW_N - 1)),
}


@frozen(kw_only=True)
class Size:
    """How much is measured."""

    power_runs: int = 200
    fair_runs: int = 10_000
    fair_team_runs: int = 1_000
    chance_runs: int = 10_000
    part: int = 500
    bias: tuple[tuple[int, int, int], ...] = ((1_000, 200, 6), (10_000, 100, 5), (100_000, 20, 3))
    """(trials, runs, steps)."""


def work(size: Size) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Give what is to be measured: kind, function, arguments; what takes long first."""
    for trials, runs, steps in reversed(size.bias):
        for name in BIASES:
            yield name, "smallest", (name, trials, runs, steps)
    for name in (*measure.DEFECTS, *measure.DEALINGS):
        yield "power", "powers", (name, TRIALS.get(name, PLAIN_TRIALS), size.power_runs)
    for kind, function, runs in (
        ("chance", "false_alarms_of_chance", size.chance_runs),
        ("fair", "false_alarms", size.fair_runs),
        ("fair_teams", "false_alarms_of_teams", size.fair_team_runs),
    ):
        for first in range(0, runs, size.part):
            yield kind, function, (first, min(size.part, runs - first))


def done(function: str, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401  -- one of several results
    """Measure one thing."""
    if function == "smallest":
        name, *rest = arguments
        return measure.smallest(getattr(measure, name), BIASES[name], *rest)
    found = getattr(measure, function)(*arguments)
    return [asdict(each) for each in found] if function == "powers" else [arguments[1], *found]


def measured(size: Size, workers: int = 2) -> dict[str, Any]:
    """Measure everything: of each kind what was found, in order."""
    tasks = list(work(size))
    with ProcessPoolExecutor(workers) as pool:
        waiting = {pool.submit(done, *task[1:]): number for number, task in enumerate(tasks)}
        found: dict[int, Any] = {}
        for each in as_completed(waiting):
            found[waiting[each]] = each.result()
            print(len(found), "/", len(tasks), *tasks[waiting[each]], flush=True)
    return collected(tasks, found)


def collected(tasks: Sequence[tuple[str, str, tuple[Any, ...]]], found: Mapping[int, Any]) -> dict[str, Any]:
    """Put together what was measured: parts of a count are added up."""
    whole: dict[str, Any] = {"power": [], "bias": {name: [] for name in BIASES}}
    for number, result in sorted(found.items()):
        kind, _, arguments = tasks[number]
        if kind == "power":
            whole["power"] += result
        elif kind in BIASES:
            whole["bias"][kind].append([*result, arguments[2]])
        else:
            before = whole.get(kind, [0] * len(result))
            whole[kind] = [one + other for one, other in zip(before, result, strict=True)]
    return whole


def main() -> None:
    """Measure unless only the page is to be written, and write it."""
    if "--write" not in sys.argv[1:]:
        MEASURED.write_text(json.dumps(measured(Size()), indent=1) + "\n")
    PAGE.write_text(page(json.loads(MEASURED.read_text())), encoding="utf-8")


if __name__ == "__main__":
    main()
