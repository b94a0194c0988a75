"""Identifiers with valid check characters, of a region that does not exist."""

from typing import Final

from words import REGION

from shuangsuiji.ids.credit import credit_check_character, organisation_check_character
from shuangsuiji.ids.registration import registration_check_digit

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of GB 32100-2015."""


def credit_code(kind: str, issuer: str, serial: int) -> str:
    """统一社会信用代码 (GB 32100-2015): the two characters of the kind, the region, an organisation code, the check.

    Args:
        kind: the first two characters, such as `91`.
        issuer: the first two characters of the organisation code, such as `MA`.
        serial: from 0; different serials give different codes.
    """
    organisation = issuer + _six_characters(serial)
    body = kind + REGION + organisation + organisation_check_character(organisation)
    return body + credit_check_character(body)


def registration_number(serial: int) -> str:
    """注册号, 15 digits: the region, eight digits, the check digit; digits 9 and 10 are no month of birth."""
    body = f"{REGION}0090{serial:04d}"
    return body + registration_check_digit(body)


def old_registration_number(serial: int) -> str:
    """注册号, 13 digits, from before 2007: the region and seven digits, without a check digit."""
    return f"{REGION}2{serial:06d}"


def _six_characters(serial: int) -> str:
    rest = (serial * 48_611 + 12_345) % 31**6
    characters = ""
    for _ in range(6):
        rest, place = divmod(rest, 31)
        characters = ALPHABET[place] + characters
    return characters
