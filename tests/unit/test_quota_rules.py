"""应抽数的判断 (第十条、第十一条): base, rounding and least number of announced strata, by the task's own words."""

import pytest
from tests.unit.acts_tables import rule

from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.draw.quota import Base
from shuangsuiji.ratios.draw_ratio import Rounding
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.quota_rules import quota_faults, ratio_findings

WORDING = rule("rounding", "wording")
ELIGIBLE = rule("ratio_base", "eligible")


def stratum(
    scope: int, eligible: int, ratio: str, rounding: Rounding, quota: int, base: Base = "scope"
) -> Stratum:
    return Stratum(
        name="全部", scope=scope, eligible=eligible, ratio=ratio, base=base, rounding=rounding, quota=quota
    )


@pytest.mark.requirement("A11-3", "A11-4")
@pytest.mark.parametrize(
    ("ratio", "announced", "rules", "expected"),
    [
        ("10户", stratum(40, 40, "1/4", "up", 10), WORDING, []),
        ("不超过10%", stratum(45, 45, "1/10", "down", 4), WORDING, []),
        ("不超过10%", stratum(45, 45, "1/10", "up", 5), WORDING, ["SSJ-TASK-ROUNDING"]),
        ("10%", stratum(45, 45, "1/10", "down", 4), WORDING, ["SSJ-TASK-ROUNDING"]),
        ("10%", stratum(0, 0, "1/10", "up", 0), WORDING, []),
        ("10%", stratum(5, 0, "1/10", "up", 0), WORDING, []),
        ("10%", stratum(5, 5, "1/10", "up", 0), WORDING, ["SSJ-TASK-LEAST"]),
        ("10%", stratum(45, 45, "1/5", "down", 9), WORDING, []),
        ("10户", stratum(40, 20, "1/2", "up", 10, "eligible"), ELIGIBLE, []),
        ("10户", stratum(40, 5, "1/4", "up", 5, "eligible"), WORDING, ["SSJ-TASK-BASE"]),
    ],
)
def test_what_is_asked_of_a_stratum(
    ratio: str, announced: Stratum, rules: Rulebook, expected: list[str]
) -> None:
    """A ratio is rounded as the task words it; whose ratio is another is questioned for the ratio, not the rounding."""
    assert [each.code for each in quota_faults((announced,), ratio, rules)] == expected


@pytest.mark.requirement("A11-3")
def test_the_least_number_is_of_all_strata_together() -> None:
    rules = rule("min_selected", 3)
    one, two = stratum(20, 20, "1/10", "up", 2), stratum(10, 10, "1/10", "up", 1)
    assert list(quota_faults((one, two), "10%", rules)) == []
    (found,) = quota_faults((one,), "10%", rules)
    assert dict(found.params) == {"least": 3, "quota": 2}


@pytest.mark.requirement("A10-6")
def test_another_ratio_than_the_tasks_is_questioned() -> None:
    for each, codes in (("1/10", []), ("1/5", ["SSJ-A10-6"])):
        found = ratio_findings((stratum(45, 45, each, "up", 9),), "10%")
        assert [finding.code for finding in found] == codes
