"""实施检查时间 (第七条): the windows that plans print, and wordings that name no window of the year."""

import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.plan.window import read_window

pytestmark = pytest.mark.requirement("A07-6")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1月—12月", "01-01", "12-31"),
        ("1-12月", "01-01", "12-31"),
        ("7-12", "07-01", "12-31"),
        ("2026年4月至2026年11月", "04-01", "11-30"),
        ("4月 ～ 6月", "04-01", "06-30"),
        ("2月", "02-01", "02-28"),
        ("9月份", "09-01", "09-30"),
        ("3月起", "03-01", "12-31"),
        ("3月—", "03-01", "12-31"),
        ("6月底前", "01-01", "06-30"),
        ("10月15日前", "01-01", "10-15"),
        ("4月10日至5月20日", "04-10", "05-20"),
        ("4月30日至5月20日", "04-30", "05-20"),
        ("10月15日", "10-15", "10-15"),
        ("3月至6月底前", "03-01", "06-30"),
        ("4月10日至5月31日", "04-10", "05-31"),
        ("一季度", "01-01", "03-31"),
        ("二季度", "04-01", "06-30"),
        ("第三季度", "07-01", "09-30"),
        ("四季度", "10-01", "12-31"),
        ("下半年", "07-01", "12-31"),
        ("年内", "01-01", "12-31"),
        ("2026年上半年", "01-01", "06-30"),
        ("全年", "01-01", "12-31"),
    ],
)
def test_windows_as_plans_print_them(text: str, first: str, last: str) -> None:
    assert read_window(text, 2026) == (f"2026-{first}", f"2026-{last}")


def test_a_leap_year_has_its_day() -> None:
    assert read_window("2月", 2028) == ("2028-02-01", "2028-02-29")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "适时",
        "13月",
        "0-3",
        "12-7",
        "2025年4月",
        "4月至2027年1月",
        "2月30日至3月1日",
        "4月10日至6月31日",
        "5月20日至5月10日",
    ],
)
def test_what_names_no_window_of_the_year_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_window(text, 2026)
    assert [each.code for each in caught.value.faults] == ["SSJ-PLAN-WINDOW"]
    assert caught.value.text("zh")
    assert caught.value.text("en")
