from datetime import date

import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.region import REGIONS, ApproximateMonth, find_region, regions_on, successor_chain


@pytest.mark.requirement("X-25", "A09-8")
def test_the_table_has_the_city_its_nine_districts_and_two_that_were() -> None:
    assert len(REGIONS) == 12
    assert len({region.code for region in REGIONS}) == 12
    assert [region.code for region in REGIONS if region.valid_until] == ["530421", "530422"]
    assert all(region.code.startswith("5304") for region in REGIONS)


@pytest.mark.requirement("A09-8", "X-25")
def test_a_code_of_any_time_is_found_without_a_day() -> None:
    assert find_region("530421").name == "江川县"
    assert find_region("530403").valid_from == ApproximateMonth(2015, 12)
    assert str(find_region("530422").valid_until) == "2019-12"


@pytest.mark.requirement("X-25")
@pytest.mark.parametrize(
    ("code", "day", "fault"),
    [
        ("530421", date(2016, 1, 1), "SSJ-ID-REGION-ENDED"),
        ("530422", date(2026, 4, 1), "SSJ-ID-REGION-ENDED"),
        ("530403", date(2015, 11, 30), "SSJ-ID-REGION-NOT-YET"),
        ("530481", date(2010, 1, 1), "SSJ-ID-REGION-NOT-YET"),
        ("530499", None, "SSJ-ID-REGION-UNKNOWN"),
        ("530499", date(2026, 4, 1), "SSJ-ID-REGION-UNKNOWN"),
        ("5304", None, "SSJ-ID-REGION-FORM"),
        ("53040A", None, "SSJ-ID-REGION-FORM"),
        ("５30402", None, "SSJ-ID-REGION-FORM"),
        ("٥٣٠٤٠٢", None, "SSJ-ID-REGION-FORM"),
        ("", None, "SSJ-ID-REGION-FORM"),
        (None, None, "SSJ-ID-REGION-FORM"),
    ],
)
def test_a_code_outside_its_time_or_table_or_form_is_a_fault(code: str, day: date | None, fault: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        find_region(code, day)

    assert caught.value.code == fault


@pytest.mark.parametrize(
    ("code", "day", "other"), [("530421", date(2026, 4, 1), "530403"), ("530481", date(2010, 1, 1), "530422")]
)
def test_the_fault_names_the_code_to_use(code: str, day: date, other: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        find_region(code, day)

    assert dict(caught.value.faults[0].params)["other"] == other


@pytest.mark.requirement("X-25")
def test_in_the_month_of_a_change_both_codes_may_stand() -> None:
    codes = {region.code for region in regions_on(date(2015, 12, 10))}

    assert {"530421", "530403"} <= codes


@pytest.mark.requirement("X-25")
@pytest.mark.parametrize(
    ("day", "present", "absent"),
    [
        (date(2010, 1, 1), {"530421", "530422"}, {"530403", "530481"}),
        (date(2017, 1, 1), {"530403", "530422"}, {"530421", "530481"}),
        (date(2026, 4, 1), {"530403", "530481"}, {"530421", "530422"}),
    ],
)
def test_regions_on_a_day_are_the_ten_of_that_day(day: date, present: set[str], absent: set[str]) -> None:
    codes = {region.code for region in regions_on(day)}

    assert len(codes) == 10
    assert present <= codes
    assert not absent & codes


@pytest.mark.requirement("X-25", "A09-8")
def test_the_chain_leads_to_the_region_in_force() -> None:
    assert [region.name for region in successor_chain("530421")] == ["江川县", "江川区"]
    assert [region.name for region in successor_chain("530422")] == ["澄江县", "澄江市"]
    assert [region.name for region in successor_chain("530402")] == ["红塔区"]
