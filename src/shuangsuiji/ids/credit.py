"""统一社会信用代码 (GB 32100-2015): the unified social credit code of a body.

Eighteen characters of digits and capitals without I, O, S, V and Z:

| characters | what |
| --- | --- |
| 1 | 登记管理部门代码, the department that registers such bodies |
| 2 | 机构类别代码, the kind of body |
| 3-8 | 登记管理机关行政区划码, six digits: where it was registered when the code was issued |
| 9-17 | 主体标识码, the organisation code of GB 11714, whose own check character is the last |
| 18 | 校验码, the check character |

The region digits keep the code of the day of issue for ever: districts are renamed and bodies move, so they are
never read as where a body is, and this module has no name for them.
"""

import re
from datetime import date
from typing import Final

from attrs import field, frozen

from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.ids.credit_table import DEPARTMENTS
from shuangsuiji.ids.form import DIGITS, Reading, body_faults, plain, positions, quoted, read_form

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters, each at its value."""

LENGTH: Final = 18
"""How many characters a credit code has."""

_VALUES: Final = {each: value for value, each in enumerate(ALPHABET)}
_MODULUS: Final = 31
_WEIGHTS: Final = tuple(pow(3, place, _MODULUS) for place in range(LENGTH - 1))

_ORGANISATION_ALPHABET: Final = {
    each: value for value, each in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_CHECKS: Final = "0123456789X"

_LOOKS_LIKE: Final = {"I": "1", "O": "0", "S": "5", "V": "U/Y", "Z": "2"}
_REGION: Final = slice(2, 8)
_RESIDENT: Final = re.compile(
    r"[1-9]\d{5}(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)\d{3}[\dX]", re.ASCII
)


def credit_check_character(body: str) -> str:
    """校验码 (GB 32100-2015): compute the check character, the eighteenth, of the first seventeen.

    Args:
        body: 17 characters of the alphabet.

    Raises:
        InvalidInput: not 17 characters, or one outside the alphabet.

    >>> credit_check_character("91530499MA6K00006")
    'F'
    """
    raise_if(body_faults(body, LENGTH - 1, _VALUES))
    total = sum(weight * _VALUES[each] for weight, each in zip(_WEIGHTS, body, strict=True))
    return ALPHABET[-total % _MODULUS]


def organisation_check_character(body: str) -> str:
    """组织机构代码校验码 (GB 11714-1997): compute the ninth character of an organisation code from its eight.

    Args:
        body: 8 digits or capitals; this older standard allows all 26 letters.

    Raises:
        InvalidInput: not 8 characters, or one that is neither digit nor capital.

    >>> organisation_check_character("MA6K0000")
    '6'
    """
    raise_if(body_faults(body, len(_ORGANISATION_WEIGHTS), _ORGANISATION_ALPHABET))
    pairs = zip(_ORGANISATION_WEIGHTS, body, strict=True)
    total = sum(weight * _ORGANISATION_ALPHABET[each] for weight, each in pairs)
    return _ORGANISATION_CHECKS[-total % len(_ORGANISATION_CHECKS)]


@frozen
class CreditCode:
    """统一社会信用代码 (GB 32100-2015): a credit code whose form, kinds and check character hold.

    Args:
        text: the eighteen characters, exactly.

    Raises:
        InvalidInput: it is no credit code; every fault is listed.

    >>> code = CreditCode("91530499MA6K00006F")
    >>> code.department, code.kind, code.organisation, code.organisation_check_holds
    ('工商（市场监管）', '企业', 'MA6K00006', True)
    """

    text: str = field()

    def __attrs_post_init__(self) -> None:
        raise_if(credit_code_faults(self.text))

    def __str__(self) -> str:
        return self.text

    @property
    def department(self) -> str:
        """登记管理部门: the department that registers such bodies, by the first character."""
        return DEPARTMENTS[self.text[0]].name

    @property
    def kind(self) -> str:
        """机构类别: the kind of body, by the first two characters."""
        return DEPARTMENTS[self.text[0]].kinds[self.text[1]]

    @property
    def organisation(self) -> str:
        """主体标识码 (GB 11714): the organisation code, nine characters."""
        return self.text[8:17]

    @property
    def organisation_check_holds(self) -> bool:
        """主体标识码校验: whether the organisation code's own check character, the seventeenth, holds.

        Codes in real use break it now and then, so a break is a finding about the code and no refusal.
        """
        return organisation_check_character(self.organisation[:8]) == self.organisation[8]


def parse_credit_code(text: str) -> CreditCode:
    """Read a credit code, exactly as it stands: nothing is trimmed, folded or repaired.

    Raises:
        InvalidInput: it is no credit code; every fault is listed, each with what was expected and found.

    >>> parse_credit_code("91530499ma6k00006f")
    Traceback (most recent call last):
    shuangsuiji.errors.InvalidInput: 第 9, 10, 12, 18 位是小写字母“makf”；请改为大写〔SSJ-ID-LOWER〕
    """
    return CreditCode(text)


def is_credit_code(text: object) -> bool:
    """Say whether something is the text of a credit code; never raises.

    >>> is_credit_code("91530499MA6K00006F"), is_credit_code("91350100M000100Y4Z"), is_credit_code(None)
    (True, False, False)
    """
    found = plain(text)
    if found is None:
        return False
    try:
        parse_credit_code(found)
    except InvalidInput:
        return False
    return True


def credit_code_faults(text: object) -> tuple[Fault, ...]:
    """List what is wrong with a credit code; empty where nothing is."""
    reading = read_form(text)
    if not reading.folded:
        return reading.faults or (fault("SSJ-ID-EMPTY"),)
    if _is_resident_number(reading.folded):
        return (fault("SSJ-ID-RESIDENT"),)
    return (*reading.faults, *_content_faults(reading))


def _content_faults(reading: Reading) -> tuple[Fault, ...]:
    code = reading.folded
    faults = _alphabet_faults(code)
    if len(code) != LENGTH:
        return (fault("SSJ-ID-CREDIT-LENGTH", expected=LENGTH, found=len(code)), *faults)
    faults += (*_kind_faults(code), *_region_faults(code))
    if set(code) <= _VALUES.keys():
        faults += _check_faults(code)
    return tuple(faults)


def _alphabet_faults(code: str) -> list[Fault]:
    letters = [(place, each) for place, each in enumerate(code, 1) if each in _LOOKS_LIKE]
    strange = [place for place, each in enumerate(code, 1) if each not in _VALUES and each not in _LOOKS_LIKE]
    faults = [
        fault("SSJ-ID-CREDIT-LETTER", position=place, found=each, expected=_LOOKS_LIKE[each])
        for place, each in letters
    ]
    if strange:
        found = quoted("".join(code[place - 1] for place in strange))
        faults.append(fault("SSJ-ID-CHARACTER", positions=positions(strange), found=found))
    return faults


def _kind_faults(code: str) -> tuple[Fault, ...]:
    department = DEPARTMENTS.get(code[0])
    if department is None:
        expected = " ".join(DEPARTMENTS)
        listed = fault("SSJ-ID-CREDIT-DEPARTMENT", found=quoted(code[0]), expected=expected)
        return (listed,) if code[0] in _VALUES else ()
    if code[1] in department.kinds or code[1] not in _VALUES:
        return ()
    expected = " ".join(f"{code[0]}{kind}" for kind in department.kinds)
    return (fault("SSJ-ID-CREDIT-KIND", found=code[:2], department=department.name, expected=expected),)


def _region_faults(code: str) -> tuple[Fault, ...]:
    region = code[_REGION]
    letters = _VALUES.keys() & set(region) - DIGITS
    return (fault("SSJ-ID-CREDIT-REGION", found=quoted(region)),) if letters else ()


def _check_faults(code: str) -> list[Fault]:
    expected = credit_check_character(code[:-1])
    if code[-1] == expected:
        return []
    return [fault("SSJ-ID-CREDIT-CHECK", expected=expected, found=code[-1])]


def _is_resident_number(code: str) -> bool:
    """居民身份证号 (GB 11643): say whether a text is one, so that no message or store ever repeats it.

    One in thirty-one of them satisfies the credit code's check character by chance and begins with a listed
    pair; a real code of digits alone also satisfies the organisation code's check, which settles the tie.
    """
    found = _RESIDENT.fullmatch(code)
    if not found or not _is_day(found["year"], found["month"], found["day"]):
        return False
    total = sum(pow(2, 17 - place, 11) * int(each) for place, each in enumerate(code[:-1]))
    if "10X98765432"[total % 11] != code[-1]:
        return False
    both = (
        credit_check_character(code[:17]) == code[17] and organisation_check_character(code[8:16]) == code[16]
    )
    return not both


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
