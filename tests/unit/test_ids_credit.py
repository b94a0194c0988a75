"""统一社会信用代码: expectations worked out by hand or taken from the printed standards."""

from enum import Enum

import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.credit import (
    CreditCode,
    credit_check_character,
    is_credit_code,
    organisation_check_character,
    parse_credit_code,
)
from shuangsuiji.ids.credit_table import DEPARTMENTS

SOUND = "91530499MA6K00006F"


class Loud(str):
    """Text that fails at whatever it is asked in its own methods."""

    __slots__ = ()

    def __len__(self) -> int:
        raise ValueError

    def __str__(self) -> str:
        raise ValueError


class Liar:
    """Something that fails when asked for anything, its class included."""

    def __getattribute__(self, name: str) -> object:
        raise RuntimeError(name)


class Word(str, Enum):  # noqa: UP042  -- a plain Enum that is text, as databases hand them out
    CODE = SOUND


def faults(text: str) -> list[tuple[str, dict[str, str | int]]]:
    with pytest.raises(InvalidInput) as caught:
        parse_credit_code(text)
    return [(each.code, dict(each.params)) for each in caught.value.faults]


def codes(text: str) -> list[str]:
    return [code for code, _ in faults(text)]


@pytest.mark.requirement("X-21")
def test_the_example_of_the_protocol_is_sound() -> None:
    code = parse_credit_code(SOUND)

    assert (code.text, str(code)) == (SOUND, SOUND)
    assert (code.department, code.kind) == ("工商（市场监管）", "企业")
    assert code.organisation == "MA6K00006"
    assert code.organisation_check_holds


@pytest.mark.requirement("X-21")
def test_the_standards_printed_example_is_not_valid_but_its_body_has_a_check_character() -> None:
    assert credit_check_character("91350100M000100Y4") == "3"
    assert is_credit_code("91350100M000100Y43")
    assert codes("91350100M000100Y4Z") == ["SSJ-ID-CREDIT-LETTER"]


@pytest.mark.requirement("X-21")
def test_a_remainder_of_31_gives_zero() -> None:
    body = next(
        f"9153049{digit}MA6K0{tail:03}6"
        for digit in range(10)
        for tail in range(1000)
        if credit_check_character(f"9153049{digit}MA6K0{tail:03}6") == "0"
    )

    total = sum(3**place * "0123456789ABCDEFGHJKLMNPQRTUWXY".index(each) for place, each in enumerate(body))
    assert total % 31 == 0


@pytest.mark.requirement("X-21")
@pytest.mark.parametrize(
    ("body", "check"),
    [("D2143569", "X"), ("MA6K0000", "6"), ("00000000", "0"), ("00000001", "9")],
)
def test_the_organisation_code_has_its_own_check(body: str, check: str) -> None:
    assert organisation_check_character(body) == check


def test_a_broken_organisation_check_is_no_refusal() -> None:
    body = "91530499MA6K00007"
    code = parse_credit_code(body + credit_check_character(body))

    assert not code.organisation_check_holds


@pytest.mark.requirement("X-21", "A09-7")
@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("91530499MA6K00006G", "SSJ-ID-CREDIT-CHECK", {"expected": "F", "found": "G"}),
        ("91530499MA6K00006", "SSJ-ID-CREDIT-LENGTH", {"expected": 18, "found": 17}),
        ("91530499MA6K00006FF", "SSJ-ID-CREDIT-LENGTH", {"expected": 18, "found": 19}),
        ("91530499ma6k00006F", "SSJ-ID-LOWER", {"positions": "9, 10, 12", "found": "mak"}),
        ("９1530499MA6K00006Ｆ", "SSJ-ID-WIDE", {"positions": "1, 18", "found": "９Ｆ"}),  # noqa: RUF001
        ("91-530499-MA6K00006F", "SSJ-ID-SEPARATOR", {"positions": "3, 10", "found": "--"}),
        (" 91530499MA6K00006F", "SSJ-ID-SEPARATOR", {"positions": "1", "found": " "}),
        ("91530499MA6K00006F\n", "SSJ-ID-SEPARATOR", {"positions": "19", "found": "\\n"}),
        ("91530499\u200bMA6K00006F", "SSJ-ID-SEPARATOR", {"positions": "9", "found": "\\u200b"}),
        ("9153O499MA6K00006F", "SSJ-ID-CREDIT-LETTER", {"position": 5, "found": "O", "expected": "0"}),
        ("91530499MA6K0０006é", "SSJ-ID-CHARACTER", {"positions": "18", "found": "é"}),
        ("", "SSJ-ID-EMPTY", {"length": 0}),
    ],
)
def test_each_fault_of_form_has_its_code_with_what_was_found(
    text: str, code: str, params: dict[str, str | int]
) -> None:
    assert (code, params) in faults(text)


@pytest.mark.parametrize("letter", "IOSVZ")
def test_the_five_letters_that_the_standard_leaves_out_are_named(letter: str) -> None:
    assert ("SSJ-ID-CREDIT-LETTER", 10, letter) in [
        (code, params.get("position"), params.get("found"))
        for code, params in faults(f"91530499M{letter}6K00006F")
    ]


def test_a_typed_code_with_faults_of_form_only_has_no_other_fault() -> None:
    assert codes("９１５３０４９９ｍａ6K-00006F") == ["SSJ-ID-SEPARATOR", "SSJ-ID-WIDE", "SSJ-ID-LOWER"]  # noqa: RUF001


def test_all_faults_come_at_once() -> None:
    assert codes("95530A99ma6k0 0006f") == [
        "SSJ-ID-SEPARATOR",
        "SSJ-ID-LOWER",
        "SSJ-ID-CREDIT-KIND",
        "SSJ-ID-CREDIT-REGION",
        "SSJ-ID-CREDIT-CHECK",
    ]


@pytest.mark.parametrize("pair", ["94", "90", "9A", "A2", "N4", "Y2", "Y9", "56", "10"])
def test_an_unlisted_pair_is_a_fault_that_says_what_is_allowed(pair: str) -> None:
    body = f"{pair}530499MA6K00006"

    [(code, params)] = faults(body + credit_check_character(body))

    assert code == "SSJ-ID-CREDIT-KIND"
    assert params["expected"] == " ".join(f"{pair[0]}{kind}" for kind in DEPARTMENTS[pair[0]].kinds)


@pytest.mark.parametrize("department", "0BCDEX")
def test_an_unlisted_department_is_a_fault_that_says_what_is_allowed(department: str) -> None:
    body = f"{department}1530499MA6K00006"

    [(code, params)] = faults(body + credit_check_character(body))

    assert (code, params["expected"]) == ("SSJ-ID-CREDIT-DEPARTMENT", "1 2 3 4 5 6 7 8 9 A N Y")


@pytest.mark.requirement("A09-7")
@pytest.mark.parametrize(
    ("pair", "department", "kind"),
    [
        ("11", "机构编制", "机关"),
        ("35", "司法行政", "仲裁委员会"),
        ("92", "工商（市场监管）", "个体工商户"),
        ("93", "工商（市场监管）", "农民专业合作社"),
        ("A1", "中央军委改革和编制办公室", "军队事业单位"),
        ("N1", "农业", "组级集体经济组织"),
        ("N2", "农业", "村级集体经济组织"),
        ("N3", "农业", "乡镇级集体经济组织"),
        ("Y1", "其他", "其他"),
    ],
)
def test_every_kind_of_body_passes_also_those_with_a_letter_in_front(
    pair: str, department: str, kind: str
) -> None:
    body = f"{pair}530499MA6K00006"
    code = parse_credit_code(body + credit_check_character(body))

    assert (code.department, code.kind) == (department, kind)


@pytest.mark.requirement("A09-8")
def test_region_digits_are_digits_and_nothing_else_is_asked_of_them() -> None:
    for region in ("000000", "999999", "530421", "530499"):
        body = f"91{region}MA6K00006"
        assert is_credit_code(body + credit_check_character(body))
    assert not hasattr(CreditCode(SOUND), "region")


@pytest.mark.requirement("X-21", "X-23")
def test_a_resident_identity_number_is_refused_and_never_repeated() -> None:
    number = "530499190001010015"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(weight * int(each) for weight, each in zip(weights, number[:17], strict=True))
    number = number[:17] + "10X98765432"[total % 11]

    with pytest.raises(InvalidInput) as caught:
        parse_credit_code(number)

    assert [each.code for each in caught.value.faults] == ["SSJ-ID-RESIDENT"]
    assert number not in caught.value.text()
    assert number not in repr(caught.value.faults)


def test_eighteen_digits_whose_days_do_not_exist_are_no_resident_identity_number() -> None:
    assert codes("530499190013320019") == ["SSJ-ID-CREDIT-CHECK"]


def test_a_code_of_digits_that_satisfies_all_three_checks_is_a_credit_code() -> None:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

    def is_all_three(text: str) -> bool:
        total = sum(weight * int(each) for weight, each in zip(weights, text, strict=False))
        return text.isdecimal() and "10X98765432"[total % 11] == text[17]

    years = (f"51530419{year:02}0101{tail:02}" for year in range(100) for tail in range(100))
    bodies = (body + organisation_check_character(body[8:16]) for body in years)
    whole = (body + credit_check_character(body) for body in bodies)

    assert is_credit_code(next(text for text in whole if text[:17].isdecimal() and is_all_three(text)))


@pytest.mark.parametrize(
    "junk",
    [None, 0, 915304990000120000, 1.5, b"91530499MA6K00006F", [SOUND], object(), str, "⑱", "3²", "٣" * 18,
     "\ud800" * 18, "\x00", "9" * 100_000, "", " ", "é" * 18],
)  # fmt: skip
def test_junk_is_no_credit_code_and_nothing_is_raised(junk: object) -> None:
    assert is_credit_code(junk) is False


def test_what_lies_about_its_class_is_no_credit_code() -> None:
    assert is_credit_code(Liar()) is False
    assert is_credit_code([Liar()]) is False


def test_text_that_is_more_than_text_is_judged_by_its_characters() -> None:
    assert is_credit_code(Loud(SOUND))
    assert not is_credit_code(Loud("91530499MA6K00006G"))
    assert is_credit_code(Word.CODE)


@pytest.mark.parametrize("junk", [None, 915304990000120000, b"91"])
def test_what_is_no_text_is_a_fault_at_birth(junk: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        CreditCode(junk)

    assert caught.value.code == "SSJ-ID-TYPE"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("91530499MA6K0000", "SSJ-ID-BODY-LENGTH"),
        ("91530499MA6K00006F", "SSJ-ID-BODY-LENGTH"),
        ("91530499MO6K00006", "SSJ-ID-BODY-CHARACTER"),
        ("91530499ma6k00006", "SSJ-ID-BODY-CHARACTER"),
        (None, "SSJ-ID-TYPE"),
    ],
)
def test_a_body_that_has_no_check_character_is_a_fault(body: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        credit_check_character(body)

    assert caught.value.code == code
    with pytest.raises(InvalidInput):
        organisation_check_character(body)


def test_a_credit_code_cannot_be_changed_and_compares_by_its_text() -> None:
    code = CreditCode(SOUND)

    with pytest.raises(AttributeError):
        code.text = "91530499MA6K00006G"  # type: ignore[misc]
    assert {code, CreditCode(text=SOUND)} == {code}
