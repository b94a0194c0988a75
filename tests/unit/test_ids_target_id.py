import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.credit import (
    CreditCode,
    credit_check_character,
    organisation_check_character,
)
from shuangsuiji.ids.registration import RegistrationNumber
from shuangsuiji.ids.target_id import is_target_id, parse_target_id


def codes(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        parse_target_id(text)
    return [each.code for each in caught.value.faults]


@pytest.mark.requirement("A09-7")
def test_the_form_decides_what_it_is() -> None:
    assert parse_target_id("91530499MA6K00006F") == CreditCode("91530499MA6K00006F")
    assert parse_target_id("530499000000016") == RegistrationNumber("530499000000016")
    assert parse_target_id("5304992000001") == RegistrationNumber("5304992000001")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9.15305E+17", "SSJ-ID-SCIENTIFIC"),
        ("9.15305e+17", "SSJ-ID-SCIENTIFIC"),
        ("9.15304990001234E+17", "SSJ-ID-SCIENTIFIC"),
        ("5.30499E14", "SSJ-ID-SCIENTIFIC"),
        ("9E+17", "SSJ-ID-SCIENTIFIC"),
        (" 9.15305E+17 ", "SSJ-ID-SCIENTIFIC"),
        ("530499000012345.0", "SSJ-ID-DECIMAL"),
        ("530499000000016.", "SSJ-ID-DECIMAL"),
        ("530,499,000,000,016", "SSJ-ID-DECIMAL"),
        ("530,499,000,000,016.00", "SSJ-ID-DECIMAL"),
        ("915304990000123000", "SSJ-ID-ROUNDED"),
        ("915304990000120000", "SSJ-ID-ROUNDED"),
    ],
)
def test_what_a_spreadsheet_mangled_is_named_as_such_and_alone(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_true_code_of_digits_that_ends_in_three_zeros_is_no_mangled_one() -> None:
    bodies = (f"91530499{number:06}00" for number in range(1_000_000))
    with_organisation = (body + organisation_check_character(body[8:]) for body in bodies)
    text = next(
        body + "0" for body in with_organisation if body.endswith("0") and credit_check_character(body) == "0"
    )

    assert parse_target_id(text) == CreditCode(text)


@pytest.mark.requirement("A09-7")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123", ["SSJ-ID-TARGET"]),
        ("53049900000001", ["SSJ-ID-TARGET"]),
        ("玉溪某某有限公司", ["SSJ-ID-TARGET"]),
        ("企合滇总字第000001号", ["SSJ-ID-TARGET"]),
        ("", ["SSJ-ID-EMPTY"]),
        ("91530499MA6K00006", ["SSJ-ID-CREDIT-LENGTH"]),
        ("91530499MA6K00006FF", ["SSJ-ID-CREDIT-LENGTH"]),
        ("530499000000017", ["SSJ-ID-REG-CHECK"]),
        ("91530499MA6K00006f", ["SSJ-ID-LOWER"]),
        ("5304-9900-0000-016", ["SSJ-ID-SEPARATOR"]),
        ("9" * 300, ["SSJ-ID-TOO-LONG"]),
    ],
)
def test_what_is_neither_has_one_message_and_what_is_nearly_one_has_its_own(
    text: str, expected: list[str]
) -> None:
    assert codes(text) == expected


def test_a_letter_e_in_an_eighteen_character_code_is_no_scientific_notation() -> None:
    body = "915304991234561E2"

    assert isinstance(parse_target_id(body + credit_check_character(body)), CreditCode)


@pytest.mark.parametrize(
    "junk", [None, 1, 9.15305e17, b"91530499MA6K00006F", object(), "", "\ud800", "nan", "1e999"]
)
def test_junk_is_no_target_id_and_nothing_is_raised(junk: object) -> None:
    assert is_target_id(junk) is False


def test_what_is_no_text_is_a_fault() -> None:
    number: str = 530499000000016  # type: ignore[assignment]  # a caller without a type checker

    assert codes(number) == ["SSJ-ID-TYPE"]
    assert is_target_id("530499000000016")
