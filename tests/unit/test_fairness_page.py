"""docs/fairness.md says what was measured, and its short form still measures it."""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The script, as it stands beside what it imports."""
    monkeypatch.setattr(sys, "path", [str(DOCS / "fairness"), *sys.path])
    for name in ("measure", "page"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return runpy.run_path(str(DOCS / "fairness" / "make.py"))


def test_the_page_is_what_was_measured(make: dict[str, Any]) -> None:
    measured = json.loads((DOCS / "fairness" / "measured.json").read_text(encoding="utf-8"))
    assert make["page"](measured) == (DOCS / "fairness.md").read_text(encoding="utf-8")


def test_the_short_form_measures(make: dict[str, Any]) -> None:
    """Each thing that is measured at length is measured here once, and comes out as it does there."""
    measure = make["measure"]
    assert measure.power("fixed_step", 50, 1).caught == 1
    assert [each.caught for each in measure.powers("favourite_leader", (60, 120), 1)] == [1]
    for alarms in ("false_alarms", "false_alarms_of_teams", "false_alarms_of_chance"):
        assert getattr(measure, alarms)(0, 2) == [0, 0]
    for name, chance in make["BIASES"].items():
        trials, bias, share = measure.smallest(getattr(measure, name), chance, 1_000, 3, 2)
        assert (trials, share > 0.9, 0.2 < bias < 1.3) == (1_000, True, True)
    size = make["Size"](power_runs=1, fair_runs=3, part=2, bias=((1_000, 1, 1),))
    tasks = list(make["work"](size))
    found = {
        number: make["done"](*task[1:]) for number, task in enumerate(tasks) if task[1] == "false_alarms"
    }
    assert make["collected"](tasks, found)["fair"] == [3, 0, 0]


def test_a_bias_is_as_large_as_is_said(make: dict[str, Any]) -> None:
    measure = make["measure"]
    random = measure.np.random.default_rng(1)
    favoured = measure.one_favoured(random, 40_000, 0.2).included.mean(axis=0)
    assert favoured[0] == pytest.approx(1.2 * 0.3, abs=0.015)
    pairs = measure.two_together(random, 40_000, 0.5).included
    assert pairs.mean(axis=0) == pytest.approx([0.3] * 20, abs=0.015)
    assert (pairs[:, 0] & pairs[:, 1]).mean() == pytest.approx(1.5 * 30 / 380, abs=0.01)


def test_the_bound_is_that_of_clopper_and_pearson(make: dict[str, Any]) -> None:
    bound = make["page"].__globals__["upper_bound"]
    assert bound(0, 10_000) == pytest.approx(1 - 0.05 ** (1 / 10_000))
    assert bound(1, 2) == pytest.approx(0.95**0.5)
    assert bound(3, 3) == 1.0
