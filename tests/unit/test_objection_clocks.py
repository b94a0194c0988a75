"""异议的时钟 (第二十条): what waits for its papers, and when the last of the wrong items is corrected."""

import pytest
from attrs import evolve
from tests.unit.acts_tables import copy_of, target
from tests.unit.aftermath_tables import FILE, concluded, correct, incomplete, objection

from shuangsuiji.objection.clocks import corrected_on, supplement_period
from shuangsuiji.objection.state import Conclusion, ItemOutcome
from shuangsuiji.outcomes import Correction
from shuangsuiji.target_file import TargetFile
from shuangsuiji.testing.samples import CODE


@pytest.mark.requirement("A20-6")
def test_what_is_not_complete_waits_from_the_last_day_to_object_and_only_warns() -> None:
    period = supplement_period(objection(incomplete()), incomplete().rules)
    assert (period.since, period.met_on, period.alert) == ("2026-07-31", "", True)


@pytest.mark.requirement("A20-5", "A20-6")
def test_what_came_late_waits_for_nothing() -> None:
    late = evolve(objection(incomplete()), received_on="2026-08-01")
    assert supplement_period(late, incomplete().rules).since == ""


@pytest.mark.requirement("A20-6", "A20-7")
def test_the_conclusion_ends_the_wait_for_what_never_came() -> None:
    outcome = ItemOutcome(item="GX02", outcome="right", reason="调阅原件")
    made = Conclusion(nature="internal", reviewers=("复查员己",), outcomes=(outcome,), on="2026-08-20")
    never = evolve(objection(incomplete()), conclusion=made)
    assert supplement_period(never, incomplete().rules).met_on == "2026-08-20"


def corrections(*made: tuple[int, str]) -> TargetFile:
    """The file after corrections of GX02, each in answer to an objection, 0 for none, on a day."""
    line = copy_of(concluded())
    act = evolve(
        correct(),
        at="2026-07-02T09:00:00+08:00",
        found_on="2026-06-25",
        objection=1,
        conclusion=objection(line).conclusion,
    )
    line.do(FILE, act)
    file = line.office.file(CODE, target())
    assert file
    (one,) = file.corrections
    days: tuple[Correction, ...] = tuple(
        evolve(one, objection=number, at=f"{day}T09:00:00+08:00") for number, day in made
    )
    return evolve(file, corrections=days)


@pytest.mark.requirement("A20-10", "A20-15")
@pytest.mark.parametrize(
    ("made", "day"),
    [
        (((1, "2026-07-02"),), "2026-07-02"),
        (((0, "2026-06-29"), (2, "2026-06-30"), (1, "2026-07-02")), "2026-07-02"),
        (((1, "2026-07-02"), (1, "2026-07-10")), "2026-07-02"),
        (((2, "2026-06-30"),), ""),
        ((), ""),
    ],
)
def test_an_objection_is_corrected_when_the_last_wrong_item_is_in_answer_to_it(
    made: tuple[tuple[int, str], ...], day: str
) -> None:
    assert corrected_on(objection(concluded()), corrections(*made)) == day


@pytest.mark.requirement("A20-10")
def test_while_one_of_the_wrong_items_is_not_corrected_none_is() -> None:
    found = objection(concluded())
    assert found.conclusion
    both = tuple(ItemOutcome(item=each, outcome="wrong", reason="调阅原件") for each in ("GX01", "GX02"))
    more = evolve(found, conclusion=evolve(found.conclusion, outcomes=both))
    assert corrected_on(more, corrections((1, "2026-07-02"))) == ""
