from datetime import date, datetime

import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.certificate import Certificate, parse_valid_from, parse_valid_until

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def certificate(first: date | None = FIRST, last: date | None = LAST) -> Certificate:
    return Certificate(number="云F-样本-0001", issuer="样本机关", valid_from=first, valid_until=last)


def codes(**changes: object) -> list[str]:
    given = {"number": "0001", "issuer": "", "valid_from": FIRST, "valid_until": LAST} | changes
    with pytest.raises(InvalidInput) as caught:
        Certificate(**given)  # type: ignore[arg-type]
    return [each.code for each in caught.value.faults]


@pytest.mark.requirement("A09-14")
@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2025, 12, 31), False),
        (FIRST, True),
        (date(2026, 6, 1), True),
        (LAST, True),
        (date(2027, 1, 1), False),
    ],
)
def test_first_and_last_day_count(day: date, valid: bool) -> None:  # noqa: FBT001
    assert certificate().valid_on(day) is valid


@pytest.mark.requirement("A09-14")
def test_it_is_valid_throughout_only_where_every_day_is_in_its_time() -> None:
    assert certificate().valid_throughout(FIRST, LAST)
    assert not certificate().valid_throughout(date(2025, 12, 31), FIRST)
    assert not certificate().valid_throughout(LAST, date(2027, 1, 1))


def test_no_end_and_no_known_start_leave_that_side_open() -> None:
    assert certificate(last=None).valid_on(date(9998, 1, 1))
    assert not certificate(last=None).valid_on(date(2025, 12, 31))
    assert certificate(first=None).valid_on(date(1990, 1, 1))
    assert not certificate(first=None).valid_on(date(2027, 1, 1))


@pytest.mark.parametrize("written", [date(9999, 9, 9), date(9999, 12, 31)])
def test_the_year_9999_means_no_end(written: date) -> None:
    assert certificate(last=written).valid_until is None


@pytest.mark.requirement("X-24")
def test_the_number_is_opaque() -> None:
    for number in ("1", "云F-样本-0001", "  x", "0" * 60):
        assert Certificate(number=number, issuer="").number == number


@pytest.mark.requirement("X-24")
def test_faults_of_a_certificate_come_at_once() -> None:
    assert codes(number=" ", valid_until=date(2025, 1, 1)) == ["SSJ-ID-CERT-NUMBER", "SSJ-ID-CERT-ORDER"]
    assert codes(number="") == ["SSJ-ID-CERT-NUMBER"]
    assert codes(valid_from=datetime(2026, 1, 1, 8)) == ["SSJ-ID-CERT-DATE"]  # noqa: DTZ001


def test_a_span_backwards_is_a_fault() -> None:
    with pytest.raises(InvalidInput) as caught:
        certificate().valid_throughout(LAST, FIRST)

    assert caught.value.code == "SSJ-ID-CERT-SPAN"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06-30", date(2027, 6, 30)),
        ("2027/6/30", date(2027, 6, 30)),
        ("2027.6.30", date(2027, 6, 30)),
        (" 2027年6月30日 ", date(2027, 6, 30)),
        ("长期", None),
        ("永久有效", None),
        ("9999-09-09", None),
        ("9999年9月9日", None),
    ],
)
def test_the_end_is_read_as_lists_print_it(text: str, day: date | None) -> None:
    assert parse_valid_until(text) == day


@pytest.mark.parametrize(
    "text", ["", "2027-02-30", "2027-06/30", "0000-01-01", "明年", "20270630", "2027-6", "²027-6-1"]
)
def test_what_is_no_day_is_a_fault_and_an_empty_cell_is_not_no_end(text: str) -> None:
    for parse in (parse_valid_until, parse_valid_from):
        with pytest.raises(InvalidInput) as caught:
            parse(text)
        assert caught.value.code == "SSJ-ID-CERT-DATE"


def test_a_start_is_read_as_lists_print_it() -> None:
    assert parse_valid_from("2026年1月1日") == FIRST
