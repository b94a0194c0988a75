"""抽查比例 (第七条): what a wording comes to for a range of targets."""

from fractions import Fraction

import pytest

from shuangsuiji.plan.ratio import least, planned_number, settled_ratios


@pytest.mark.requirement("A07-5")
@pytest.mark.parametrize(
    ("wording", "size", "number"),
    [
        ("不低于3%", 210, 7),
        ("5%", 30, 2),
        ("5%", 40, 2),
        ("不超过5%", 30, 1),
        ("不超过5%", 40, 2),
        ("10户", 40, 10),
        ("根据实际情况确定", 40, None),
        ("20户", 15, None),
    ],
)
def test_a_least_share_is_rounded_up_and_a_greatest_down(wording: str, size: int, number: int | None) -> None:
    """Who must check 5% of 30 checks two; who may check 5% of 30 at most checks one."""
    assert planned_number(wording, size) == number


def test_a_count_settles_the_share_of_each_base() -> None:
    assert settled_ratios("1户", 1) == {"1/1"}
    assert settled_ratios("10户", 40, 20) == {"1/4", "1/2"}
    assert settled_ratios("10户", 40, 5) == {"1/4"}
    assert settled_ratios("10%", 0) == {"1/10"}


def test_a_share_of_no_targets_yet_is_still_a_share() -> None:
    assert least("5%", 0) == Fraction(1, 20)
    assert least("1户", 0) == 1
    assert least("每年1次", 40) is None
