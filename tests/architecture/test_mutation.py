"""The mutation of the rules is about the rules as they are."""

import pytest
from tests.mutation.areas import AREAS, GROUPS, named
from tests.mutation.changes import ROOT, Change, changed, changes
from tests.mutation.judged import cells, judgements, row, stale


@pytest.mark.parametrize("area", AREAS)
def test_an_area_names_modules_and_tests_that_are_there(area: str) -> None:
    assert list(AREAS[area].files())
    assert [test for test in AREAS[area].tests if not (ROOT / test).is_file()] == []


def test_what_was_judged_can_still_be_changed() -> None:
    assert stale() == []


def test_every_judgement_has_its_reason() -> None:
    assert [key for key, reason in judgements().items() if len(reason) < 10] == []


def test_a_group_of_areas_is_all_of_them() -> None:
    assert set(named([*GROUPS])) == set(AREAS)


def of(function: str, module: str = "workdays.py") -> list[Change]:
    return [change for change in changes(module) if change.function == function]


def test_a_bound_that_is_off_by_one_is_a_change() -> None:
    (change, *_) = [each for each in of("is_weekday") if each.after == "day.weekday() <= _SATURDAY"]
    namespace: dict[str, object] = {"__name__": "changed"}
    exec(changed(change), namespace)  # noqa: S102  -- our own module, changed in one place
    assert "weekday" in str(namespace["is_weekday"])


def test_leaving_a_rule_out_is_a_change() -> None:
    assert "yield from year_faults(self.number)" in {each.before for each in of("CalendarYear._faults")}
    assert "[*_instant_faults(end)]" in {each.after for each in of("working_days_between")}


def test_changes_are_told_apart() -> None:
    for module in ("workdays.py", "plan/ratio.py"):
        keys = [change.key for change in changes(module)]
        assert len(keys) == len(set(keys)) >= 10


def test_a_row_is_read_as_it_is_written() -> None:
    change = next(each for each in changes("workdays.py") if "|" in each.before)
    assert cells(row(change, "why")) == [*change.key, "why"]
