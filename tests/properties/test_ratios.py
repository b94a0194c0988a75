from fractions import Fraction
from typing import Final, cast, overload

import pytest
from attrs import fields
from hypothesis import example, given
from hypothesis import strategies as st

from shuangsuiji.errors import InvalidInput
from shuangsuiji.messages.text import Language
from shuangsuiji.ratios.draw_ratio import LARGEST, DrawRatio, parse_ratio_text, ratio_text, to_draw_ratio
from shuangsuiji.ratios.numerals import numeral
from shuangsuiji.ratios.rule import Bounds, ClassRatio, Frequency, Period, RatioRule
from shuangsuiji.ratios.wording import parse_ratio

WIDE = str.maketrans({chr(each): chr(each + 0xFEE0) for each in range(0x21, 0x7F)})
PIECES = st.sampled_from(
    ["5%", "2‰", "三成", "百分之", "三", "十户", "0", "12", ".", "-", "—", "至", "不低于", "不超过", "以上", "左右", "约",
     "每年", "每月", "/年", "次", "一次", "2次", "户", "其中", "各", "或", "，", "；", "（", "）", "A级", "重点企业", "全覆盖",
     "全部", "根据实际情况确定", "分次", "2年", "许可有效期内", "%", "＞", "=", " ", "企业", "①", "\ud800"]
)  # fmt: skip
WORDINGS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40))
BARE_RATIOS = st.fractions(min_value=Fraction(1, LARGEST), max_value=1, max_denominator=LARGEST)


def chinese(number: int) -> str:
    """Write 1 to 9999 as a Chinese clerk does, from the digits alone."""
    digits, places = "零一二三四五六七八九", ("", "十", "百", "千")
    written = ""
    for place, digit in enumerate(reversed(str(number))):
        written = (digits[int(digit)] + places[place] if digit != "0" else "零") + written
    while "零零" in written:
        written = written.replace("零零", "零")
    written = written.rstrip("零")
    return written.removeprefix("一") if written.startswith("一十") else written


def hundredths(number: int) -> str:
    return f"{number // 100}.{number % 100:02}"


LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")


@overload
def outcome(text: str) -> RatioRule | InvalidInput: ...
@overload
def outcome(text: str, base: int) -> DrawRatio | InvalidInput: ...
def outcome(text: str, base: int | None = None) -> RatioRule | DrawRatio | InvalidInput:
    try:
        rule = parse_ratio(text)
        return rule if base is None else to_draw_ratio(rule, base)
    except InvalidInput as refused:
        return refused


@pytest.mark.requirement("X-19")
class TestNotations:
    """A ratio is the same fraction in whatever notation a plan prints it."""

    @given(st.integers(1, 10_000))
    def test_percent_with_two_decimals(self, number: int) -> None:
        for text in (f"{hundredths(number)}%", f"{hundredths(number)}％", f"不低于{hundredths(number)}%"):
            ratio = parse_ratio(text).ratio
            assert ratio is not None
            assert ratio.lo == Fraction(number, 10_000)
        assert (
            parse_ratio(f"{hundredths(number)}%".translate(WIDE)).ratio
            == parse_ratio(f"{hundredths(number)}%").ratio
        )

    @given(st.integers(1, 1000))
    def test_per_mille(self, number: int) -> None:
        for text in (f"{number}‰", f"千分之{chinese(number)}", f"千分之{number}"):
            ratio = parse_ratio(text).ratio
            assert ratio is not None
            assert ratio.lo == ratio.hi == Fraction(number, 1000)

    @given(st.integers(1, 100))
    def test_percent_in_words(self, number: int) -> None:
        for text in (f"百分之{chinese(number)}", f"{chinese(number)}%", f"百分之{number}", f"{number} %"):
            ratio = parse_ratio(text).ratio
            assert ratio is not None
            assert ratio.lo == ratio.hi == Fraction(number, 100)

    @given(st.integers(1, 9), st.integers(0, 9))
    def test_tenths(self, tenths: int, more: int) -> None:
        text = f"{chinese(tenths)}成{chinese(more) if more else ''}"
        ratio = parse_ratio(text).ratio
        assert ratio is not None
        assert ratio.lo == ratio.hi == Fraction(10 * tenths + more, 100)

    @given(st.integers(1, 9999), st.sampled_from(["户", "家"]))
    @example(10, "户")
    @example(1010, "家")
    def test_counts(self, number: int, unit: str) -> None:
        for text in (
            f"{number}{unit}",
            f"{chinese(number)}{unit}",
            f"{number}{unit}".translate(WIDE),
            f"{number:,}{unit}",
        ):
            count = parse_ratio(text).count
            assert count is not None
            assert count.lo == count.hi == number

    @given(
        st.integers(1, 100),
        st.integers(1, 100),
        st.sampled_from(["-", "~", "～", "—", "–", "至", "到", " - "]),
    )
    def test_ranges(self, first: int, second: int, dash: str) -> None:
        low, high = sorted((first, second))
        for text in (f"{low}{dash}{high}%", f"{low}%{dash}{high}%", f"不低于{low}%，不超过{high}%"):
            ratio = parse_ratio(text).ratio
            assert ratio is not None
            assert (ratio.lo, ratio.hi) == (Fraction(low, 100), Fraction(high, 100))


@pytest.mark.requirement("X-19")
class TestNumerals:
    """数字: every whole number from 1 to 9999, and with 万 beyond, reads back from its Chinese writing."""

    @given(st.integers(1, 9999))
    def test_below_ten_thousand(self, number: int) -> None:
        assert numeral(chinese(number)) == number

    @given(st.integers(1, 9999), st.integers(0, 9999))
    def test_with_ten_thousands(self, high: int, low: int) -> None:
        below = chinese(low) if low >= 1000 else f"零{chinese(low)}" if low else ""
        below = f"一{below}" if below.startswith("十") else below
        assert numeral(f"{chinese(high)}万{below}") == high * 10_000 + low

    @given(st.text(alphabet="零一二两三十百千万点5.", max_size=12))
    def test_no_text_makes_it_fail(self, text: str) -> None:
        assert isinstance(numeral(text), Fraction | None)


@pytest.mark.requirement("X-19", "A07-5")
class TestWordings:
    """A wording is parsed or refused with sentences; what is parsed keeps the text and holds no float."""

    @given(WORDINGS)
    def test_parsed_or_refused(self, text: str) -> None:
        found = outcome(text)
        if isinstance(found, InvalidInput):
            assert found.faults
            assert all(found.text(language).encode("utf-8") for language in LANGUAGES)
            return
        assert found.text == text
        assert "float" not in {type(each).__name__ for each in leaves(found)}
        assert all(proviso in text for proviso in found.provisos)

    @given(WORDINGS, st.integers(1, 500))
    def test_what_becomes_a_draw_is_within_the_protocol(self, text: str, base: int) -> None:
        drawn = outcome(text, base)
        if isinstance(drawn, DrawRatio):
            assert 0 < parse_ratio_text(drawn.ratio) <= (1 if drawn.cap is None else drawn.cap) <= 1
        else:
            assert isinstance(drawn, InvalidInput)
            assert drawn.text("zh")


@pytest.mark.requirement("X-19", "A11-3")
class TestRatioText:
    """1.4 A ratio is a string `p/q` in lowest terms, both decimal without leading zeros and at most 2^53-1,
    0 < p <= q."""

    @given(BARE_RATIOS)
    def test_it_reads_back(self, ratio: Fraction) -> None:
        assert parse_ratio_text(ratio_text(ratio)) == ratio

    @given(st.integers(0, LARGEST), st.integers(0, LARGEST))
    def test_only_the_one_spelling_is_accepted(self, numerator: int, denominator: int) -> None:
        text = f"{numerator}/{denominator}"
        sound = 0 < numerator <= denominator and Fraction(numerator, denominator).denominator == denominator
        if sound:
            assert ratio_text(parse_ratio_text(text)) == text
        else:
            with pytest.raises(InvalidInput):
                parse_ratio_text(text)

    @given(st.integers(1, 10**6), st.integers(1, 10**6))
    def test_a_count_of_a_base_is_exactly_met(self, first: int, second: int) -> None:
        count, base = sorted((first, second))
        drawn = to_draw_ratio(RatioRule(text="", count=parse_ratio(f"{count}户").count), base)
        assert drawn.value * base == count


def leaves(value: object) -> list[object]:
    if isinstance(value, RatioRule | Bounds | Period | Frequency | ClassRatio):
        members: tuple[object, ...] = tuple(getattr(value, each.name) for each in fields(type(value)))
    else:
        members = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return [value, *(leaf for each in members for leaf in leaves(each))]
