"""词法: a plan's wording, cut into the pieces that carry figures, bounds, periods and joints.

Folding keeps every character in its place, so that a piece of the folded text is a piece of the wording.
"""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal

from attrs import evolve, frozen

from shuangsuiji.ratios.numerals import ARABIC, CHINESE, CHINESE_DIGITS, numeral
from shuangsuiji.ratios.rule import Measure, Period, PeriodUnit

TokenKind = Literal[
    "figure", "bare", "dash", "min", "max", "equal", "strict", "about", "minus", "floor", "ceiling", "vague",
    "every", "period", "per", "instalments", "each", "within", "or", "split", "neutral", "odd",
]  # fmt: skip
"""What a piece is.

figure: a number with its unit; bare: one without. dash: joins two into a range. min, max, equal, strict, about,
minus: stand before a figure; floor, ceiling, vague (左右) after it. every (每年), period (年度), per (/年): times.
instalments: 分次. each: 各. within: 其中. or, split: joints. neutral: figures that are none (dates, 第三条,
同一家). odd: digits that nothing explains.
"""


@frozen(kw_only=True)
class Token:
    """One piece of the folded wording.

    Args:
        kind: what it is.
        start: where it begins.
        end: where it ends, not counted in.
        measure: of a figure, what it measures.
        lo: of a figure, its number, the lower one of a range.
        hi: of a figure, its number, the upper one of a range.
        period: of a time, the period; None where its number cannot be read.
    """

    kind: TokenKind
    start: int
    end: int
    measure: Measure = "ratio"
    lo: Fraction = Fraction(0)
    hi: Fraction = Fraction(0)
    period: Period | None = None


_WIDE_SHIFT: Final = 0xFEE0
_FOLDED: Final = str.maketrans(
    {chr(wide): chr(wide - _WIDE_SHIFT) for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("\u3000\u00a0\t", " ")
    | dict.fromkeys("～〜∼", "~")  # noqa: RUF001  -- look-alikes are the point  -- the wave dashes of Chinese and Japanese keyboards
    | dict.fromkeys("—–―‐‑‒─", "~")  # noqa: RUF001  -- look-alikes are the point  -- a dash between figures, whichever key gave it
    | {"﹪": "%", "≧": "≥", "⩾": "≥", "≮": "≥", "≦": "≤", "⩽": "≤", "≯": "≤", "−": "-", "\r": "\n"}  # noqa: RUF001  -- look-alikes are the point
)

_NUMBER: Final = rf"(?:(?<![\d.]){ARABIC}(?![\d.])|{CHINESE})"
_DASH: Final = r"(?:[-~]{1,2}|[至到])"
_COUNTED: Final = (
    r"户次|家次|批次|户|家|处|件|台(?!账)|所(?![有属在需])"
    r"|个(?=企业|单位|对象|检查对象|经营主体|市场主体|主体)"
)
_TENTHS: Final = (
    rf"(?P<tenths>{_NUMBER})\s*成"
    rf"(?:(?P<tenth_half>半)|(?P<tenth_more>[{CHINESE_DIGITS}])(?!\s*[成次户家个年]))?"
    r"(?![员立果效为功人熟品])"
)
_YEARS: Final = r"年度?|半年|季度?|月度?|周|星期|日|天"
_UNITS: Final[dict[str, PeriodUnit]] = {
    "半年": "half-year", "年": "year", "季": "quarter", "月": "month", "周": "week", "星": "week", "日": "day", "天": "day"
}  # fmt: skip

_PATTERNS: Final[tuple[tuple[TokenKind, str], ...]] = (
    ("neutral", r"(?:^|(?<=[;。\n]))\s*\(?\d{1,2}[)、](?!\d)"),
    ("neutral", r"(?:19|20)\d\d年度?(?:\d{1,2}月)?(?:\d{1,2}日)?"),
    ("neutral", r"\d{1,2}(?:\s*[-~]\s*\d{1,2})?月(?:份|底|初|末|[上中下]旬|\d{1,2}日)?"),
    ("neutral", rf"第[\d{CHINESE_DIGITS}十百]+[条款项批次轮章号类]|[〔\[(]\d{{4}}[〕\])]\d+号|\d+号"),
    ("neutral", rf"(?:近|过去|前|上)[\d{CHINESE_DIGITS}]+个?[年月]|[上下]半年|第?[一二三四]季度"),
    ("neutral", r"(?:同一?|[每某单任]一?)[户家](?!次)|一次性|一户一"),
    ("neutral", r"不足\d+[户家个]的?(?:按\d+[户家个]|全部|全覆盖)|\(含(?:本数)?\)"),
    ("per", rf"/\s*(?P<per_n>{_NUMBER})?\s*个?(?P<per_u>{_YEARS})"),
    ("every", rf"每\s*(?P<every_n>{_NUMBER})?\s*个?(?P<every_u>{_YEARS})"),
    ("period", rf"(?P<period_n>{_NUMBER})\s*(?P<period_u>年|个月|个季度|周)(?:之?内)?"),
    ("period", r"(?:许可证?)?有效期限?(?:之?内)?"),
    ("period", r"(?<!当)(?:[全本当]?(?P<span_u>年度|半年|季度|月度|年内)|(?P<whole_u>[全本]年))"),
    ("min", r">=|=>|≥|不(?:得|应|能|可|宜|允许)?(?:低|少|小)于|至少|最少|最低|下限(?:为|是)?"),
    (
        "max",
        r"<=|=<|≤|不(?:得|应|能|可|宜|允许)?(?:超过|超出|高于|多于|大于|超)|至多|最多|最高|上限(?:为|是)?",
    ),
    ("strict", r">|<|超过|高于|多于|大于|低于|少于|小于|不足|不满|不到"),
    ("equal", r"=|等于"),
    ("about", r"(?:大约|大概|大致|约|近)(?=\s*[\d%百千万十一二两三四五六七八九])"),
    ("figure", rf"(?P<of>[百千万])分之(?P<of_n>{_NUMBER})(?:\s*{_DASH}\s*(?P<of_m>{_NUMBER})(?![分%‰成]))?"),
    ("figure", rf"(?P<den>{CHINESE})分之(?P<num>{CHINESE})"),
    ("figure", r"(?P<whole>百分百|全覆盖|全数|全部)|(?P<half>一半|半数)"),
    ("figure", rf"(?P<n>{_NUMBER})\s*(?P<rate>[%‰‱])(?!\d)"),
    ("figure", _TENTHS),
    ("figure", rf"(?P<count>{_NUMBER})\s*(?:{_COUNTED})"),
    ("figure", rf"(?P<times>{_NUMBER})\s*次(?![性日月品要序])"),
    ("bare", rf"(?<![\d.])(?P<bare>{ARABIC})(?![\d.])"),
    ("bare", rf"(?P<bare_zh>{CHINESE})(?=\s*{_DASH}\s*{_NUMBER}\s*(?:[%‰次成]|{_COUNTED}))"),
    ("minus", r"(?<![\d%‰‱次户家个处件台所成])-(?=\d)|负(?=\d|[百千万]分之)"),
    ("dash", _DASH),
    ("floor", r"及?以上"),
    ("ceiling", r"及?以下|[以之]内"),
    ("vague", r"左右|上下"),
    ("instalments", r"分[次批]"),
    (
        "each",
        (
            r"(?:各|每次)(?=\s*(?:[\d百千万十一二两三四五六七八九<>=≤≥约近]|至[少多]|最[少低多高]"
            r"|不(?:得|应|能|可|宜|允许)?(?:低|少|小|超|高|多|大)))"
        ),
    ),
    ("within", r"其中"),
    ("or", r"或者?"),
    ("split", r"[,;。、\n():]|并且|而且|且"),
    ("odd", r"[\d.%‰‱]*[\d%‰‱]"),
)
_LEXER: Final = re.compile(
    "|".join(f"(?P<k{place}>{pattern})" for place, (_, pattern) in enumerate(_PATTERNS)), re.ASCII
)
_RATES: Final = {"%": 100, "‰": 1000, "‱": 10_000}
_SHARES: Final = {"百": 100, "千": 1000, "万": 10_000}


def fold(text: str) -> str:
    """Bring full-width characters, dashes and signs to one form, each character in its place."""
    return text.translate(_FOLDED)


def foreign_digits(folded: str) -> tuple[int, ...]:
    """Give the places of digits of other scripts and of ringed, raised or broken ones: ①, ², ½, ٣.

    They are read as nothing here, and beside a figure a reader might take them for a part of it.
    """
    return tuple(
        place
        for place, each in enumerate(folded)
        if not each.isascii() and unicodedata.category(each) in {"Nd", "No"}
    )


def tokens(folded: str) -> tuple[Token, ...]:
    """Cut a folded wording into its pieces; two figures with a dash between them become one."""
    return tuple(_with_ranges([_token(found) for found in _LEXER.finditer(folded)], folded))


def _token(found: re.Match[str]) -> Token:
    place = next(place for place in range(len(_PATTERNS)) if found[f"k{place}"] is not None)
    kind = _PATTERNS[place][0]
    token = Token(kind=kind, start=found.start(), end=found.end())
    if kind in {"per", "every", "period"}:
        return evolve(token, period=_period(found))
    return _figure(token, found) if kind in {"figure", "bare"} else token


def _period(found: re.Match[str]) -> Period | None:
    if "有效期" in found[0]:
        return Period(unit="licence validity")
    unit = next(found[name] for name in ("per_u", "every_u", "period_u", "span_u", "whole_u") if found[name])
    name = _UNITS[unit.lstrip("全本个")[:1]] if "半年" not in unit else "half-year"
    number = next((found[each] for each in ("per_n", "every_n", "period_n") if found[each]), "1")
    count = numeral(number)
    sound = count is not None and count.denominator == 1 and count >= 1
    return Period(unit=name, count=int(count)) if sound and count is not None else None


def _figure(token: Token, found: re.Match[str]) -> Token:
    """Fill in what a figure measures and its number; one that cannot be read becomes an odd piece."""
    measure: Measure = "count" if found["count"] else "times" if found["times"] else "ratio"
    lo, hi = _values(found)
    if lo is None or hi is None:
        return evolve(token, kind="odd")
    return evolve(token, measure=measure, lo=lo, hi=hi)


def _values(found: re.Match[str]) -> tuple[Fraction | None, Fraction | None]:
    if found["of"]:
        lo = _scaled(found["of_n"], _SHARES[found["of"]])
        return lo, _scaled(found["of_m"], _SHARES[found["of"]]) if found["of_m"] else lo
    value = _value(found)
    return value, value


def _value(found: re.Match[str]) -> Fraction | None:
    if found["whole"] or found["half"]:
        return Fraction(1, 2 if found["half"] else 1)
    if found["den"]:
        below = numeral(found["den"])
        return _scaled(found["num"], below) if below else None
    if found["rate"]:
        return _scaled(found["n"], _RATES[found["rate"]])
    if found["tenths"]:
        return _tenths(found)
    return _scaled(found["count"] or found["times"] or found["bare"] or found["bare_zh"], 1)


def _tenths(found: re.Match[str]) -> Fraction | None:
    whole = _scaled(found["tenths"], 10)
    more = Fraction(1, 20) if found["tenth_half"] else _scaled(found["tenth_more"] or "零", 100)
    return None if whole is None or more is None else whole + more


def _scaled(number: str, below: int | Fraction) -> Fraction | None:
    value = numeral(number)
    return None if value is None else value / below


def _with_ranges(pieces: list[Token], folded: str) -> Iterator[Token]:
    place = 0
    while place < len(pieces):
        joined = _range(pieces[place : place + 3], folded)
        yield joined or pieces[place]
        place += 3 if joined else 1


def _range(pieces: list[Token], folded: str) -> Token | None:
    if [piece.kind for piece in pieces[1:]] != ["dash", "figure"] or pieces[0].kind not in {"figure", "bare"}:
        return None
    first, dash, last = pieces
    gaps = folded[first.end : dash.start] + folded[dash.end : last.start]
    if gaps.strip():
        return None
    if first.kind == "figure" and first.measure != last.measure:
        return Token(kind="odd", start=first.start, end=last.end)
    lo = first.lo if first.kind == "figure" else first.lo * _unit(last, folded)
    return Token(kind="figure", start=first.start, end=last.end, measure=last.measure, lo=lo, hi=last.hi)


def _unit(figure: Token, folded: str) -> Fraction:
    """Give what one of a figure's unit is, for the number before the dash: 10-20%, 二至三成."""
    piece = folded[figure.start : figure.end]
    if figure.measure != "ratio":
        return Fraction(1)
    sign = next((each for each in _RATES if each in piece), "")
    return Fraction(1, _RATES[sign] if sign else 10)
