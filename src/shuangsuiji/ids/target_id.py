"""检查对象标识 (第九条): what a target is known by, a credit code or an older registration number.

Lists print both in one column (统一社会信用代码/注册号). Spreadsheets turn such numbers into quantities and lose
digits on the way; those that were mangled so are named as such, because no reading brings the digits back.
"""

import re
from typing import Final

from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.ids import credit, registration
from shuangsuiji.ids.credit import CreditCode, credit_code_faults
from shuangsuiji.ids.form import DIGITS, plain, quoted, read_form
from shuangsuiji.ids.registration import RegistrationNumber

_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,3}", re.ASCII)
_DECIMAL: Final = re.compile(r"\d+\.\d*|\d{1,3}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
_ROUNDED: Final = re.compile(r"\d{15}000", re.ASCII)
_CREDIT_LIKE: Final = range(credit.LENGTH - 1, credit.LENGTH + 2)


def parse_target_id(text: str) -> CreditCode | RegistrationNumber:
    """Read what a target is known by; the form decides which of the two it is.

    Raises:
        InvalidInput: it is neither, or a spreadsheet mangled it; every fault is listed.

    >>> parse_target_id("91530499MA6K00006F").kind
    '企业'
    >>> parse_target_id("530499000000016")
    RegistrationNumber(text='530499000000016')
    >>> parse_target_id("9.15305E+17")
    Traceback (most recent call last):
    shuangsuiji.errors.InvalidInput: “9.15305E+17”是电子表格把号码当成数字后写成的科学计数法，\
后面的数位已经丢失；请把该列设为文本，再从原始名单重新填写〔SSJ-ID-SCIENTIFIC〕
    """
    mangled = _mangled_faults(text)
    raise_if(mangled)
    folded = read_form(text).folded
    if DIGITS.issuperset(folded) and len(folded) in {registration.LENGTH, registration.OLD_LENGTH}:
        return RegistrationNumber(text)
    if len(folded) in _CREDIT_LIKE or not folded:
        return CreditCode(text)
    raise InvalidInput(fault("SSJ-ID-TARGET", found=quoted(text), length=len(text)))


def is_target_id(text: object) -> bool:
    """Say whether something is the text of a credit code or registration number; never raises."""
    found = plain(text)
    if found is None:
        return False
    try:
        parse_target_id(found)
    except InvalidInput:
        return False
    return True


def _mangled_faults(text: object) -> tuple[Fault, ...]:
    found = (plain(text) or "").strip()
    if _SCIENTIFIC.fullmatch(found):
        return (fault("SSJ-ID-SCIENTIFIC", found=quoted(found)),)
    if _DECIMAL.fullmatch(found):
        return (fault("SSJ-ID-DECIMAL", found=quoted(found)),)
    if _ROUNDED.fullmatch(found) and not _is_sound(found):
        # a resident identity number is mangled alike, so the digits that tell a birthday stay out of messages
        return (fault("SSJ-ID-ROUNDED", found=f"{found[:6]}…000"),)
    return ()


def _is_sound(digits: str) -> bool:
    """Say whether eighteen digits ending in 000 are a code all the same: both check characters hold."""
    return not credit_code_faults(digits) and CreditCode(digits).organisation_check_holds
