from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.certificate import Certificate
from shuangsuiji.ids.credit import (
    ALPHABET,
    CreditCode,
    credit_check_character,
    is_credit_code,
    organisation_check_character,
    parse_credit_code,
)
from shuangsuiji.ids.credit_table import DEPARTMENTS
from shuangsuiji.ids.region import REGIONS, find_region, regions_on, successor_chain
from shuangsuiji.ids.registration import (
    RegistrationNumber,
    is_registration_number,
    registration_check_digit,
)
from shuangsuiji.ids.target_id import is_target_id, parse_target_id

PAIRS = [first + second for first, department in DEPARTMENTS.items() for second in department.kinds]
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))
JUNK = st.one_of(
    st.text(),
    st.text(alphabet=ALPHABET + "IOSVZ abc-９Ａ٣²\ud800", min_size=12, max_size=20),
    st.integers(),
    st.floats(),
    st.binary(),
    st.none(),
    st.lists(st.text()),
    st.tuples(st.text()),
)


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    region = draw(st.text(alphabet="0123456789", min_size=6, max_size=6))
    organisation = draw(st.text(alphabet=ALPHABET, min_size=8, max_size=8))
    body = draw(st.sampled_from(PAIRS)) + region + organisation + organisation_check_character(organisation)
    return body + credit_check_character(body)


@st.composite
def registration_numbers(draw: st.DrawFn) -> str:
    body = draw(st.text(alphabet="0123456789", min_size=14, max_size=14))
    return body + registration_check_digit(body)


@st.composite
def certificates(draw: st.DrawFn) -> Certificate:
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.integers(0, 40)))
    return Certificate(
        number="0001",
        issuer="",
        valid_from=draw(st.sampled_from([start, None])),
        valid_until=draw(st.sampled_from([end, None])),
    )


@pytest.mark.requirement("A09-7", "X-21")
class TestCreditCheck:
    """校验码: the check character makes the weighted sum of all eighteen a multiple of 31, and finds every single
    wrong character and every two neighbours that changed places."""

    @given(credit_codes())
    def test_the_weighted_sum_is_a_multiple_of_31(self, text: str) -> None:
        weights = [pow(3, place) for place in range(17)] + [1]
        assert (
            sum(weight * ALPHABET.index(each) for weight, each in zip(weights, text, strict=True)) % 31 == 0
        )

    @given(credit_codes(), st.integers(0, 17), st.sampled_from(ALPHABET))
    def test_one_wrong_character_is_found(self, text: str, place: int, other: str) -> None:
        assume(text[place] != other)
        assert not is_credit_code(text[:place] + other + text[place + 1 :])

    @given(credit_codes(), st.integers(0, 15))
    def test_two_neighbours_that_changed_places_are_found(self, text: str, place: int) -> None:
        assume(text[place] != text[place + 1])
        assert not is_credit_code(text[:place] + text[place + 1] + text[place] + text[place + 2 :])


@pytest.mark.requirement("X-21")
class TestCreditForm:
    """A credit code is read exactly as it stands: nothing is trimmed, folded or repaired."""

    @given(credit_codes())
    def test_a_sound_code_keeps_its_text(self, text: str) -> None:
        code = parse_credit_code(text)
        assert (code.text, code.organisation, code.organisation_check_holds) == (text, text[8:17], True)
        assert code.kind in DEPARTMENTS[text[0]].kinds.values()

    @given(credit_codes(), st.integers(0, 18), st.sampled_from(["-", " ", "\u3000", "\t", "\ufeff", "—"]))
    def test_a_separator_alone_is_its_only_fault(self, text: str, place: int, separator: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            parse_credit_code(text[:place] + separator + text[place:])
        assert [each.code for each in caught.value.faults] == ["SSJ-ID-SEPARATOR"]

    @given(credit_codes(), st.integers(0, 17))
    def test_a_full_width_character_is_its_only_fault(self, text: str, place: int) -> None:
        with pytest.raises(InvalidInput) as caught:
            parse_credit_code(text[:place] + chr(ord(text[place]) + 0xFEE0) + text[place + 1 :])
        assert [each.code for each in caught.value.faults] == ["SSJ-ID-WIDE"]

    @given(credit_codes())
    def test_small_letters_are_their_only_fault(self, text: str) -> None:
        assume(text.lower() != text)
        with pytest.raises(InvalidInput) as caught:
            parse_credit_code(text.lower())
        assert [each.code for each in caught.value.faults] == ["SSJ-ID-LOWER"]


@pytest.mark.requirement("A09-7")
class TestRegistrationCheck:
    """校验码 (ISO 7064 MOD 11,10): one wrong digit is always found."""

    @given(registration_numbers(), st.integers(0, 14), st.sampled_from("0123456789"))
    def test_one_wrong_digit_is_found(self, text: str, place: int, other: str) -> None:
        assume(text[place] != other)
        assert is_registration_number(text)
        assert not is_registration_number(text[:place] + other + text[place + 1 :])

    @given(st.text(alphabet="0123456789", min_size=13, max_size=13))
    def test_thirteen_digits_are_one_whatever_they_are(self, text: str) -> None:
        assert RegistrationNumber(text).holder is None


@pytest.mark.requirement("A09-7")
class TestNeverRaises:
    """`is_...` answers for whatever it is given, and answers as the parser does."""

    @given(JUNK)
    def test_it_answers_and_agrees(self, junk: object) -> None:
        answers = (is_credit_code(junk), is_registration_number(junk), is_target_id(junk))
        assert all(type(answer) is bool for answer in answers)
        assert answers[2] is (answers[0] or answers[1])

    @given(JUNK)
    def test_what_is_refused_is_refused_with_sentences(self, junk: str) -> None:
        assume(not is_target_id(junk))
        with pytest.raises(InvalidInput) as caught:
            parse_target_id(junk)
        assert caught.value.text("zh").encode("utf-8")
        assert caught.value.text("en").encode("utf-8")


@pytest.mark.requirement("A09-7")
class TestTargetId:
    """检查对象标识: the form alone decides whether it is a credit code or a registration number."""

    @given(st.one_of(credit_codes(), registration_numbers()))
    def test_it_is_what_its_form_says_and_keeps_its_text(self, text: str) -> None:
        found = parse_target_id(text)
        assert isinstance(found, CreditCode if len(text) == 18 else RegistrationNumber)
        assert found.text == text


@pytest.mark.requirement("X-25")
class TestRegions:
    """行政区划代码: on every day a region in force is found under its code, and each chain ends in one in force."""

    @given(DAYS)
    def test_the_list_of_a_day_and_the_search_on_it_agree(self, day: date) -> None:
        for region in regions_on(day):
            assert find_region(region.code, day) == region
        for region in set(REGIONS) - set(regions_on(day)):
            with pytest.raises(InvalidInput):
                find_region(region.code, day)

    @given(DAYS)
    def test_some_region_of_every_chain_is_in_force(self, day: date) -> None:
        for each in REGIONS:
            chain = successor_chain(each.code)
            assert chain[-1].valid_until is None
            if not each.successor_of:
                assert any(link.valid_on(day) for link in chain)


@pytest.mark.requirement("A09-14")
class TestCertificates:
    """执法证: it is valid throughout a span exactly when it is valid on every day of it."""

    @given(certificates(), st.integers(-30, 50), st.integers(0, 20))
    def test_throughout_means_on_every_day(self, certificate: Certificate, offset: int, span: int) -> None:
        first = (certificate.valid_from or certificate.valid_until or date(2026, 1, 1)) + timedelta(
            days=offset
        )
        days = [first + timedelta(days=place) for place in range(span + 1)]
        assert certificate.valid_throughout(days[0], days[-1]) is all(
            certificate.valid_on(day) for day in days
        )
