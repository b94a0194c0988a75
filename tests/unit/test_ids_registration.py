import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.registration import (
    RegistrationNumber,
    is_registration_number,
    parse_registration_number,
    registration_check_digit,
)

SOUND = "530499000000016"


def codes(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        parse_registration_number(text)
    return [each.code for each in caught.value.faults]


@pytest.mark.requirement("A09-7")
@pytest.mark.parametrize(
    ("body", "check"),
    [("53049900000001", "6"), ("53049960000001", None)],
)
def test_the_check_digit_closes_the_recursion_of_iso_7064(body: str, check: str | None) -> None:
    digit = registration_check_digit(body)

    product = 10
    for each in body:
        total = (product + int(each)) % 10
        product = 2 * (total or 10) % 11
    assert (product + int(digit)) % 10 == 1
    assert check in {None, digit}


@pytest.mark.parametrize(
    ("leading", "holder"),
    [
        ("0", "内资企业"),
        ("3", "内资企业"),
        ("4", "外资企业"),
        ("5", "外资企业"),
        ("6", "个体工商户"),
        ("9", "个体工商户"),
    ],
)
def test_the_seventh_digit_says_whom_it_was_issued_to(leading: str, holder: str) -> None:
    body = f"530499{leading}0000001"
    number = RegistrationNumber(body + registration_check_digit(body))

    assert number.has_check_digit
    assert number.holder == holder


def test_thirteen_digits_have_no_check_digit_and_name_no_holder() -> None:
    number = parse_registration_number("5304992000001")

    assert (number.text, str(number)) == ("5304992000001", "5304992000001")
    assert not number.has_check_digit
    assert number.holder is None


@pytest.mark.requirement("A09-7")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("530499000000017", ["SSJ-ID-REG-CHECK"]),
        ("53049900000001", ["SSJ-ID-REG-LENGTH"]),
        ("5304990000000166", ["SSJ-ID-REG-LENGTH"]),
        ("53049900000001X", ["SSJ-ID-REG-DIGITS"]),
        ("530499-000000016", ["SSJ-ID-SEPARATOR"]),
        ("５30499000000016", ["SSJ-ID-WIDE"]),
        ("53049900000001x", ["SSJ-ID-LOWER", "SSJ-ID-REG-DIGITS"]),
        ("53049900 0001x", ["SSJ-ID-SEPARATOR", "SSJ-ID-LOWER", "SSJ-ID-REG-DIGITS"]),
        ("٣" * 15, ["SSJ-ID-REG-DIGITS"]),
        ("", ["SSJ-ID-EMPTY"]),
        ("  ", ["SSJ-ID-SEPARATOR"]),
    ],
)
def test_each_fault_has_its_code_and_all_come_at_once(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_wrong_check_digit_is_named_with_the_right_one() -> None:
    with pytest.raises(InvalidInput) as caught:
        RegistrationNumber("530499000000017")

    assert dict(caught.value.faults[0].params) == {"expected": "6", "found": "7"}


@pytest.mark.parametrize(
    "junk", [None, 530499000000016, b"5304992000001", object(), "", "1" * 14, "²" * 15, [SOUND]]
)
def test_junk_is_no_registration_number_and_nothing_is_raised(junk: object) -> None:
    assert is_registration_number(junk) is False


def test_sound_numbers_are_registration_numbers() -> None:
    assert is_registration_number(SOUND)
    assert is_registration_number("5304992000001")


@pytest.mark.parametrize("body", ["", "1" * 13, "1" * 15, "1234567890123X", "²" * 14, None])
def test_a_body_that_has_no_check_digit_is_a_fault(body: str) -> None:
    with pytest.raises(InvalidInput):
        registration_check_digit(body)
