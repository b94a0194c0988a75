"""注册号 (GS 15-2006): the registration numbers from before the credit code.

Fifteen digits since 1 July 2007: six of the authority that first registered the body, eight of sequence, one
check digit. Before that thirteen digits, for enterprises and sole traders alike, without a check digit. Bodies
that never changed their licence still stand in lists under these numbers.
"""

from typing import Final, Literal

from attrs import field, frozen

from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.ids.form import DIGITS, body_faults, plain, positions, quoted, read_form

LENGTH: Final = 15
"""How many digits a number of GS 15-2006 has."""

OLD_LENGTH: Final = 13
"""How many digits a number from before 2007 has; none of them is a check digit."""

Holder = Literal["内资企业", "外资企业", "个体工商户"]
"""Whom a number was issued to, by the first digit of the sequence (GS 15-2006, 4.3)."""

_LAST_DOMESTIC: Final = 3
_LAST_FOREIGN: Final = 5


def registration_check_digit(body14: str) -> str:
    """校验码 (GS 15-2006, annex A; ISO 7064 MOD 11,10): compute the fifteenth digit of the first fourteen.

    Args:
        body14: 14 digits.

    Raises:
        InvalidInput: not 14 ASCII digits.

    >>> registration_check_digit("53049900000001")
    '6'
    """
    raise_if(body_faults(body14, LENGTH - 1, DIGITS))
    product = 10
    for digit in body14:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


@frozen
class RegistrationNumber:
    """注册号: a registration number of 15 digits whose check digit holds, or of 13 digits.

    Args:
        text: the digits, exactly.

    Raises:
        InvalidInput: it is no such number; every fault is listed.

    >>> RegistrationNumber("530499000000016").holder
    '内资企业'
    """

    text: str = field()

    def __attrs_post_init__(self) -> None:
        raise_if(registration_number_faults(self.text))

    def __str__(self) -> str:
        return self.text

    @property
    def has_check_digit(self) -> bool:
        """Whether a check digit vouches for the number: with 15 digits yes, with 13 no."""
        return len(self.text) == LENGTH

    @property
    def holder(self) -> Holder | None:
        """Whom it was issued to, by the seventh of 15 digits; None for 13 digits, whose scheme differed by place."""
        if not self.has_check_digit:
            return None
        leading = int(self.text[6])
        if leading <= _LAST_DOMESTIC:
            return "内资企业"
        return "外资企业" if leading <= _LAST_FOREIGN else "个体工商户"


def parse_registration_number(text: str) -> RegistrationNumber:
    """Read a registration number, exactly as it stands.

    Raises:
        InvalidInput: it is no such number; every fault is listed, each with what was expected and found.
    """
    return RegistrationNumber(text)


def is_registration_number(text: object) -> bool:
    """Say whether something is the text of a registration number; never raises.

    >>> is_registration_number("530499000000016"), is_registration_number(530499000000016)
    (True, False)
    """
    found = plain(text)
    if found is None:
        return False
    try:
        parse_registration_number(found)
    except InvalidInput:
        return False
    return True


def registration_number_faults(text: object) -> tuple[Fault, ...]:
    """List what is wrong with a registration number; empty where nothing is."""
    reading = read_form(text)
    if not reading.folded:
        return reading.faults or (fault("SSJ-ID-EMPTY"),)
    number = reading.folded
    strange = [place for place, each in enumerate(number, 1) if each not in DIGITS]
    faults = [*reading.faults]
    if len(number) not in {LENGTH, OLD_LENGTH}:
        faults.append(fault("SSJ-ID-REG-LENGTH", found=len(number)))
    if strange:
        found = quoted("".join(number[place - 1] for place in strange))
        faults.append(fault("SSJ-ID-REG-DIGITS", positions=positions(strange), found=found))
    elif len(number) == LENGTH:
        faults += _check_faults(number)
    return tuple(faults)


def _check_faults(number: str) -> list[Fault]:
    expected = registration_check_digit(number[:-1])
    return [] if number[-1] == expected else [fault("SSJ-ID-REG-CHECK", expected=expected, found=number[-1])]
