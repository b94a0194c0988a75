"""抽查比例和频次: wordings of printed plans, wordings that no plan should print, and the ratio of a draw."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ratios.draw_ratio import (
    DrawRatio,
    count_disagreement,
    parse_ratio_text,
    ratio_text,
    to_draw_ratio,
)
from shuangsuiji.ratios.numerals import numeral
from shuangsuiji.ratios.rule import Bounds, ClassRatio, Frequency, Period, RatioRule
from shuangsuiji.ratios.wording import parse_ratio

# Written out, so that a code with another limit is noticed.
LARGEST, LONGEST = 9_007_199_254_740_991, 500
_SAMPLES = Path(__file__).parents[1] / "data" / "plan_samples.csv"
SAMPLES = list(csv.DictReader(_SAMPLES.read_text(encoding="utf-8").splitlines()))


def columns(rule: RatioRule) -> dict[str, str]:
    period = ""
    if rule.frequency:
        bounds, unit, scale, period = rule.frequency.times, "times", 1, rule.frequency.period.text
    elif rule.ratio:
        bounds, unit, scale = rule.ratio, "percent", 100
        period = rule.ratio_period.text if rule.ratio_period else ""
    elif rule.count:
        bounds, unit, scale = rule.count, "objects", 1
    else:
        return {"kind": rule.kind, "lo": "", "hi": "", "unit": "", "period": ""}
    lo, hi = ("" if each is None else str(each * scale) for each in (bounds.lo, bounds.hi))
    return {"kind": rule.kind, "lo": lo, "hi": hi, "unit": unit, "period": period}


def percent(lo: str | None, hi: str | None) -> Bounds:
    low, high = (None if each is None else Fraction(each) / 100 for each in (lo, hi))
    return Bounds(lo=low, hi=high)


def times(lo: int | None, hi: int | None) -> Bounds:
    low, high = (None if each is None else Fraction(each) for each in (lo, hi))
    return Bounds(lo=low, hi=high)


def codes(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        parse_ratio(text)
    assert caught.value.text("zh")
    assert caught.value.text("en")
    return [each.code for each in caught.value.faults]


def refusal(text: str, base: int) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        to_draw_ratio(parse_ratio(text), base)
    assert caught.value.text("zh")
    assert caught.value.text("en")
    return [each.code for each in caught.value.faults]


def test_the_samples_are_the_42_that_were_collected() -> None:
    assert len(SAMPLES) == 42


@pytest.mark.requirement("A07-5", "X-19")
@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["text"] for sample in SAMPLES])
def test_the_42_wordings_of_printed_plans_parse_as_given(sample: dict[str, str]) -> None:
    rule = parse_ratio(sample["text"])

    expected = {key: sample[key] for key in ("kind", "lo", "hi", "unit", "period")}
    for key in ("lo", "hi"):
        expected[key] = expected[key] and str(Fraction(expected[key]))
    assert columns(rule) == expected
    assert rule.text == sample["text"]


@pytest.mark.requirement("X-19")
@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("百分之三", "3", "3"),
        ("百分之百", "100", "100"),
        ("百分百", "100", "100"),
        ("百分之三点五", "3.5", "3.5"),
        ("三成", "30", "30"),
        ("三成半", "35", "35"),
        ("二成五", "25", "25"),
        ("二至三成", "20", "30"),
        ("千分之二", "0.2", "0.2"),
        ("万分之五", "0.05", "0.05"),
        ("5‱", "0.05", "0.05"),
        ("３％", "3", "3"),
        ("３．５％", "3.5", "3.5"),
        ("一半", "50", "50"),
        ("四分之一", "25", "25"),
        ("2%～5%", "2", "5"),
        ("2%〜5%", "2", "5"),
        ("2%—5%", "2", "5"),
        ("2%至5%", "2", "5"),
        ("2 - 5 %", "2", "5"),
        ("百分之二至百分之五", "2", "5"),
        ("百分之二到五", "2", "5"),
        ("2‰-5‰", "0.2", "0.5"),
        ("5%-5%", "5", "5"),
        ("5%以上", "5", None),
        ("5%及以上", "5", None),
        ("5%（含）以上", "5", None),
        ("不低于（含）5%", "5", None),
        ("5%以下", None, "5"),
        ("5%以内", None, "5"),
        ("不得低于5%", "5", None),
        ("不应少于5%", "5", None),
        ("至少5%", "5", None),
        ("＞＝5%", "5", None),
        ("≧5%", "5", None),
        ("不高于5%", None, "5"),
        ("不得超过5%", None, "5"),
        ("最多5%", None, "5"),
        ("＜＝5%", None, "5"),
        ("不低于本辖区企业总数的5%", "5", None),
        ("不低于3%，不超过5%", "3", "5"),
        ("不超过5%且不低于3%", "3", "5"),
        ("全覆盖", "100", "100"),
        ("全部", "100", "100"),
        ("从全部企业中抽取5%", "5", "5"),
        ("对高于B级的企业抽查5%", "5", "5"),
        ("5%（6月底前完成）", "5", "5"),
        ("2026年抽查5%（第三条）", "5", "5"),
        ("3%（不足1户按1户计）", "3", "3"),
        ("05%", "5", "5"),
        ("12.345678901234567%", "12.345678901234567", "12.345678901234567"),
    ],
)
def test_ratios_are_exact_in_every_notation(text: str, lo: str | None, hi: str | None) -> None:
    rule = parse_ratio(text)

    assert rule.ratio == percent(lo, hi)
    assert rule.kind == "ratio"
    assert rule.text == text


@pytest.mark.requirement("X-19")
@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("十户", 10, 10),
        ("两家", 2, 2),
        ("１０户", 10, 10),
        ("一百二十户", 120, 120),
        ("1,000户", 1000, 1000),
        ("一万二千户", 12000, 12000),
        ("不少于三户", 3, None),
        ("10户以内", None, 10),
        ("十至二十家", 10, 20),
        ("抽查10个企业", 10, 10),
        ("20户次", 20, 20),
        ("5户（不足5户的全部检查）", 5, 5),
        ("不超过10户/年", None, 10),
    ],
)
def test_counts_are_whole_numbers_of_targets(text: str, lo: int | None, hi: int | None) -> None:
    rule = parse_ratio(text)

    assert rule.count == times(lo, hi)
    assert rule.kind == "count"


@pytest.mark.parametrize(
    ("text", "lo", "hi", "period"),
    [
        ("每季度一次", 1, 1, "quarter"),
        ("每半年1次", 1, 1, "half-year"),
        ("1次/半年", 1, 1, "half-year"),
        ("每周1次", 1, 1, "week"),
        ("1次/两年", 1, 1, "2 years"),
        ("两年一次", 1, 1, "2 years"),
        ("每三年不少于1次", 1, None, "3 years"),
        ("每6个月1次", 1, 1, "6 months"),
        ("一年两次", 2, 2, "year"),
        ("本年度检查一次", 1, 1, "year"),
        ("抽查1次", 1, 1, "year"),
        ("2026年1次", 1, 1, "year"),
        ("上半年1次", 1, 1, "year"),
        ("第一季度1次", 1, 1, "year"),
        ("每年不少于1次，不超过3次", 1, 3, "year"),
        ("每家企业每年最多1次", None, 1, "year"),
        ("同一家企业每年不超过2次", None, 2, "year"),
        ("≤2", None, 2, "year"),
        ("＝１", 1, 1, "year"),
        ("省级每年1次，市级每季度1次", 1, 4, "year"),
    ],
)
def test_frequencies_keep_their_period(text: str, lo: int | None, hi: int | None, period: str) -> None:
    rule = parse_ratio(text)

    assert rule.frequency is not None
    assert (rule.frequency.times, rule.frequency.period.text) == (times(lo, hi), period)
    assert rule.kind == "frequency"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A级1%、B级3%、C级5%、D级100%", {"A级": "1", "B级": "3", "C级": "5", "D级": "100"}),
        ("1%（A级）、3%（B级）", {"A级": "1", "B级": "3"}),
        ("A级、B级1%，C级5%", {"A级、B级": "1", "C级": "5"}),
        ("A级企业抽查比例为1%，D级企业100%", {"A级企业": "1", "D级企业": "100"}),
        ("高风险企业50%，中风险20%，低风险5%", {"高风险企业": "50", "中风险": "20", "低风险": "5"}),
        ("省级5%，市级3%", {"省级": "5", "市级": "3"}),
        ("一般企业5%，重点企业20%", {"一般企业": "5", "重点企业": "20"}),
        ("食盐企业：三成；化工企业：百分之五", {"食盐企业": "30", "化工企业": "5"}),
        ("D级100%", {"D级": "100"}),
        ("随机抽查，A级、B级1%，C级5%", {"A级、B级": "1", "C级": "5"}),
        ("企业抽查；A级、B级1%", {"A级、B级": "1"}),
        ("A级1%（B级）", {"A级": "1"}),
    ],
)
def test_ratios_by_class_are_parts_by_name(text: str, parts: dict[str, str]) -> None:
    rule = parse_ratio(text)

    assert rule.kind == "by-class"
    assert {part.name: part.ratio for part in rule.parts} == {
        name: percent(value, value) for name, value in parts.items()
    }


def test_a_ratio_within_the_whole_is_kept_as_a_part_of_it() -> None:
    rule = parse_ratio("抽查5%-10%的企业，其中A级1%，D级不低于50%")

    assert rule.kind == "ratio"
    assert rule.ratio == percent("5", "10")
    assert rule.parts == (
        ClassRatio(name="A级", ratio=percent("1", "1")),
        ClassRatio(name="D级", ratio=percent("50", None)),
    )


@pytest.mark.parametrize(
    ("text", "ratio", "parts"),
    [
        ("5%，餐饮企业10%", "5", {"餐饮企业": "10"}),
        ("5%，餐饮企业10%，A级企业1%", "5", {"餐饮企业": "10", "A级企业": "1"}),
        ("5%，其中餐饮企业10%，旅馆3%", "5", {"餐饮企业": "10", "旅馆": "3"}),
        ("其中旅馆10%，5%", "5", {"旅馆": "10"}),
        ("食盐企业3%，化工企业5%，A级1%", None, {"食盐企业": "3", "化工企业": "5", "A级": "1"}),
        ("大型5%，其中旅馆10%，小型3%", None, {"大型": "5", "旅馆": "10", "小型": "3"}),
    ],
)
def test_every_ratio_belongs_to_the_whole_or_to_one_part(
    text: str, ratio: str | None, parts: dict[str, str]
) -> None:
    """None of the figures of a wording is lost, and none stands twice."""
    rule = parse_ratio(text)

    assert rule.ratio == (percent(ratio, ratio) if ratio else None)
    assert {part.name: part.ratio for part in rule.parts} == {
        name: percent(value, value) for name, value in parts.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "每年2次各10%以上",
        "每年2次各不低于10%",
        "每年2次，每次不得超过10%",
        "每年2次各≥10%",
        "每年2次各至少10%",
        "每年1至2次各10%",
        "每年3次各50%",
        "每次10%",
        "每次10户",
        "每年2次，每次不少于10户",
    ],
)
def test_what_visits_add_up_to_must_be_one_share(text: str) -> None:
    assert codes(text) == ["SSJ-RATIO-EACH"]


@pytest.mark.requirement("X-19")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每1.5年1次", ["SSJ-RATIO-UNREADABLE"]),
        ("100%/1.5年", ["SSJ-RATIO-UNREADABLE"]),
        ("1次/1.5年", ["SSJ-RATIO-UNREADABLE"]),
        ("/年5%", ["SSJ-RATIO-UNREADABLE"]),
        ("每年不少于1次，每月不超过2次", ["SSJ-RATIO-FREQUENCIES"]),
        ("A级不少于1次，B级不超过2次", ["SSJ-RATIO-FREQUENCIES"]),
        ("不低于；5%", ["SSJ-RATIO-NO-FIGURE"]),
        ("三二成", ["SSJ-RATIO-UNREADABLE"]),
        ("5%-10户", ["SSJ-RATIO-UNREADABLE"]),
        ("1-2.5户", ["SSJ-RATIO-BROKEN"]),
        ("每0年1次", ["SSJ-RATIO-UNREADABLE"]),
        ("5%的企业/年", ["SSJ-RATIO-UNREADABLE"]),
        ("5%，其中10%", ["SSJ-RATIO-SEVERAL"]),
        ("3%-5%，不超过6%", ["SSJ-RATIO-SEVERAL"]),
        ("每年不少于1次，重点企业不超过2次", ["SSJ-RATIO-FREQUENCIES"]),
        ("5%（食品），10%（药品）", ["SSJ-RATIO-SEVERAL"]),
        ("三年内抽查20户", ["SSJ-RATIO-COUNT-PERIOD"]),
        ("百分之三至三二", ["SSJ-RATIO-UNREADABLE"]),
        ("百分之三二至五", ["SSJ-RATIO-UNREADABLE"]),
        ("50%-101%", ["SSJ-RATIO-OVER"]),
        ("0-5%", ["SSJ-RATIO-ZERO"]),
        ("负5%-5%", ["SSJ-RATIO-NEGATIVE"]),
        ("5%（食品）-10%", ["SSJ-RATIO-NEGATIVE"]),
        ("不低于3%，5%", ["SSJ-RATIO-SEVERAL"]),
        ("1次-5%", ["SSJ-RATIO-UNREADABLE"]),
        ("100%，100%/3年", ["SSJ-RATIO-SEVERAL"]),
        ("100%/3年，100%", ["SSJ-RATIO-SEVERAL"]),
        ("5%，餐饮企业10%，20%", ["SSJ-RATIO-SEVERAL"]),
        ("不低于3%或不超过5%", ["SSJ-RATIO-SEVERAL"]),
        ("每年不低于3%，每月不超过5%", ["SSJ-RATIO-SEVERAL"]),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_all_of_them_once_a_year_is_all_of_them() -> None:
    assert parse_ratio("全部企业每年1次").ratio == percent("100", "100")
    assert not parse_ratio("20户").is_census


@pytest.mark.parametrize("text", ["5%的县级以上企业", "5%的县级以下企业", "以上企业5%", "每年到5%"])
def test_a_bound_after_a_figure_stands_directly_after_it(text: str) -> None:
    assert parse_ratio(text).ratio == percent("5", "5")


def test_a_class_in_brackets_after_a_count_is_a_condition() -> None:
    rule = parse_ratio("不少于10户，不超过20户（A级）")
    assert (rule.count, rule.provisos) == (times(10, 20), ("A级",))


def test_bounds_of_which_one_is_below_nothing() -> None:
    with pytest.raises(InvalidInput) as caught:
        percent("-5", "5")
    assert [each.code for each in caught.value.faults] == ["SSJ-RATIO-NEGATIVE"]


@pytest.mark.parametrize("text", ["一万二千三千", "万"])
def test_a_numeral_that_breaks_off_is_none(text: str) -> None:
    assert numeral(text) is None


def test_the_finest_ratio_of_the_protocol_has_its_text() -> None:
    assert ratio_text(Fraction(1, LARGEST)) == f"1/{LARGEST}"


def test_several_times_are_two_at_least() -> None:
    assert parse_ratio("每季度分次抽查").frequency == Frequency(
        times=times(2, None), period=Period(unit="quarter")
    )


def test_the_same_figure_said_again_needs_no_second_period() -> None:
    rule = parse_ratio("年度抽查2户，检查1次，按2户抽取")
    assert (rule.count, rule.frequency) == (
        Bounds(lo=Fraction(2), hi=Fraction(2)),
        Frequency(times=times(1, 1), period=Period(unit="year")),
    )


def test_a_range_of_visits_keeps_its_period() -> None:
    frequency = parse_ratio("每月不少于1次，不超过2次").frequency
    assert frequency == Frequency(times=times(1, 2), period=Period(unit="month"))


def test_a_wording_may_be_as_long_as_it_may() -> None:
    text = "5%" + "，" * (LONGEST - 2)
    assert parse_ratio(text).ratio == percent("5", "5")
    assert codes(text + "，") == ["SSJ-RATIO-TOO-LONG"]


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("每年各2次", 2, 2),
        ("不少于1次，不超过2次", 1, 2),
        ("A级不超过1次/年，B级不超过2次/年", None, 2),
        ("A级不少于1次/年，B级不少于2次/年", 1, None),
        ("A级1次/年，B级1次/月", 1, 12),
        ("A级1次/半年，B级1次/年", 1, 2),
        ("A级1次/季度，B级1次/年", 1, 4),
    ],
)
def test_frequencies_of_levels_span_from_the_least_to_the_most(
    text: str, lo: int | None, hi: int | None
) -> None:
    assert parse_ratio(text).frequency == Frequency(times=times(lo, hi), period=Period(unit="year"))


@pytest.mark.parametrize(
    "text",
    ["10%/年", "5%以上", "5%（含）以上", "每年1次，全覆盖", "三年内全覆盖", "5%，其中A级1%", "每年2次各10%"],
)
def test_what_was_read_is_no_condition(text: str) -> None:
    assert parse_ratio(text).provisos == ()


def test_a_year_that_a_frequency_used_up_is_not_the_ratios() -> None:
    assert parse_ratio("每年1次，全覆盖").ratio_period is None
    assert parse_ratio("每三年1次，5%").ratio_period is None
    assert parse_ratio("每年全覆盖").ratio_period == Period(unit="year")


@pytest.mark.parametrize("text", ["5%，高于去年", "高于去年，5%"])
def test_a_comparison_in_other_words_bounds_nothing(text: str) -> None:
    assert parse_ratio(text).ratio == percent("5", "5")


def test_visits_of_so_much_each_may_add_up_to_everything() -> None:
    assert parse_ratio("每年2次各50%").ratio == percent("100", "100")
    assert parse_ratio("每年2次，每次10%").ratio == percent("20", "20")
    assert parse_ratio("每年2次，每次10户").count == times(20, 20)
    assert parse_ratio("每年2次；5%，其中D级各20%").parts == (
        ClassRatio(name="D级", ratio=percent("40", "40")),
    )


def test_visits_of_so_much_each_add_up() -> None:
    rule = parse_ratio("每年2次各10%")

    assert rule.kind == "frequency+ratio"
    assert rule.ratio == percent("20", "20")


def test_ratio_count_and_frequency_stand_side_by_side() -> None:
    rule = parse_ratio("5%，不少于10户；每年1次")

    assert rule.kind == "frequency+ratio+count"
    assert (rule.ratio, rule.count) == (percent("5", "5"), times(10, None))
    assert rule.frequency == Frequency(times=times(1, 1), period=Period(unit="year"))


@pytest.mark.requirement("X-19")
@pytest.mark.parametrize(
    ("text", "provisos"),
    [
        ("1户(实际以联合双随机牵头单位抽查数为准。)", ("实际以联合双随机牵头单位抽查数为准",)),
        ("不低于3%或按专项计划确定", ("或按专项计划确定",)),
        (
            "省级不超过2%，市、县质监部门结合当地实际制定检查计划",
            ("省级", "市、县质监部门结合当地实际制定检查计划"),
        ),
        ("100%（食品企业除外）", ("食品企业除外",)),
        ("抽查比例为5%", ()),
        ("根据实际情况确定", ("根据实际情况确定",)),
    ],
)
def test_provisos_are_kept_verbatim(text: str, provisos: tuple[str, ...]) -> None:
    assert parse_ratio(text).provisos == provisos


@pytest.mark.requirement("A07-5")
@pytest.mark.parametrize(
    "text", ["根据实际情况确定", "视情况而定", "待定", "另行通知", "按上级部署执行", "根据需要", "不定期"]
)
def test_what_is_left_open_is_unset_and_never_zero(text: str) -> None:
    rule = parse_ratio(text)

    assert rule.kind == "unset"
    assert (rule.ratio, rule.count, rule.frequency, rule.parts) == (None, None, None, ())


def test_only_the_whole_is_a_census() -> None:
    assert parse_ratio("全覆盖").is_census
    assert parse_ratio("100%").is_census
    assert not parse_ratio("不超过100%").is_census
    assert not parse_ratio("99.9%").is_census


@pytest.mark.requirement("A07-5")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["SSJ-RATIO-EMPTY"]),
        (" \u3000\n", ["SSJ-RATIO-EMPTY"]),
        ("5%" + "，" * LONGEST, ["SSJ-RATIO-TOO-LONG"]),
        ("0%", ["SSJ-RATIO-ZERO"]),
        ("不超过0%", ["SSJ-RATIO-ZERO"]),
        ("0-5%", ["SSJ-RATIO-ZERO"]),
        ("0户", ["SSJ-RATIO-ZERO"]),
        ("零次/年", ["SSJ-RATIO-ZERO"]),
        ("101%", ["SSJ-RATIO-OVER"]),
        ("50%-150%", ["SSJ-RATIO-OVER"]),
        ("十一成", ["SSJ-RATIO-OVER"]),
        ("1001‰", ["SSJ-RATIO-OVER"]),
        ("-5%", ["SSJ-RATIO-NEGATIVE"]),
        ("－5%", ["SSJ-RATIO-NEGATIVE"]),
        ("负5%", ["SSJ-RATIO-NEGATIVE"]),
        ("-3户", ["SSJ-RATIO-NEGATIVE"]),
        ("5%-2%", ["SSJ-RATIO-REVERSED"]),
        ("1.5户", ["SSJ-RATIO-BROKEN"]),
        ("1.5次/年", ["SSJ-RATIO-BROKEN"]),
        ("超过5%", ["SSJ-RATIO-STRICT"]),
        ("低于总数的5%", ["SSJ-RATIO-STRICT"]),
        ("＞5%", ["SSJ-RATIO-STRICT"]),
        ("约5%", ["SSJ-RATIO-ABOUT"]),
        ("5%左右", ["SSJ-RATIO-ABOUT"]),
        ("不低于2%-5%", ["SSJ-RATIO-TWO-BOUNDS"]),
        ("2%-5%以上", ["SSJ-RATIO-TWO-BOUNDS"]),
        ("不低于上年", ["SSJ-RATIO-NO-FIGURE"]),
        ("5", ["SSJ-RATIO-UNIT"]),
        ("0.05", ["SSJ-RATIO-UNIT"]),
        ("检查人员不少于2人", ["SSJ-RATIO-UNIT"]),
        ("参与部门2家，抽查5%", ["SSJ-RATIO-NO-TARGETS"]),
        ("每月10户", ["SSJ-RATIO-COUNT-PERIOD"]),
        ("10户/月", ["SSJ-RATIO-COUNT-PERIOD"]),
        ("5%或10%", ["SSJ-RATIO-SEVERAL"]),
        ("5%或不少于10户", ["SSJ-RATIO-SEVERAL"]),
        ("10户，或者5%", ["SSJ-RATIO-SEVERAL"]),
        ("10户、20户", ["SSJ-RATIO-SEVERAL"]),
        ("5%，3%", ["SSJ-RATIO-SEVERAL"]),
        ("不低于5%，不超过3%", ["SSJ-RATIO-SEVERAL"]),
        ("不低于5%以上", ["SSJ-RATIO-TWO-BOUNDS"]),
        ("A级1%，A级2%", ["SSJ-RATIO-SEVERAL"]),
        ("每月1次；每周1次", ["SSJ-RATIO-FREQUENCIES"]),
        ("每月1次；许可有效期内2次", ["SSJ-RATIO-FREQUENCIES"]),
        ("各10%", ["SSJ-RATIO-EACH"]),
        ("每年2次各60%", ["SSJ-RATIO-EACH"]),
        ("随便", ["SSJ-RATIO-UNREADABLE"]),
        ("每年", ["SSJ-RATIO-UNREADABLE"]),
        (".5%", ["SSJ-RATIO-UNREADABLE"]),
        ("1.2.3%", ["SSJ-RATIO-UNREADABLE"]),
        ("%5", ["SSJ-RATIO-UNREADABLE"]),
        ("5%%", ["SSJ-RATIO-UNREADABLE"]),
        ("12345678901234567%", ["SSJ-RATIO-UNREADABLE"]),
        ("9" * 450 + "%", ["SSJ-RATIO-UNREADABLE"]),
        ("一百二户", ["SSJ-RATIO-UNREADABLE"]),
        ("百百户", ["SSJ-RATIO-UNREADABLE"]),
        ("每一百二年1次", ["SSJ-RATIO-UNREADABLE"]),
        ("/年", ["SSJ-RATIO-UNREADABLE"]),
        ("①5%", ["SSJ-RATIO-UNREADABLE"]),
        ("5²%", ["SSJ-RATIO-UNREADABLE", "SSJ-RATIO-UNIT", "SSJ-RATIO-UNREADABLE"]),
        ("٣5%", ["SSJ-RATIO-UNREADABLE"]),
        ("½", ["SSJ-RATIO-UNREADABLE"]),
        ("\ud800", ["SSJ-RATIO-UNREADABLE"]),
        ("\x00", ["SSJ-RATIO-UNREADABLE"]),
    ],
)
def test_each_fault_has_its_code_and_both_sentences(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_all_faults_of_a_wording_come_at_once() -> None:
    assert codes("A级0%、B级101%、C级约5%、7") == [
        "SSJ-RATIO-ZERO",
        "SSJ-RATIO-OVER",
        "SSJ-RATIO-ABOUT",
        "SSJ-RATIO-UNIT",
    ]


@pytest.mark.parametrize("junk", [None, 5, 0.05, b"5%", ["5%"]])
def test_what_is_no_text_is_a_fault(junk: str) -> None:
    assert codes(junk) == ["SSJ-RATIO-EMPTY"]


@pytest.mark.requirement("X-19")
@pytest.mark.parametrize(
    "text", ["三二", "百百", "一百二", "二零", "十零", "万", "一万二", "", "般", "零零零万"]
)
def test_numerals_that_are_none_or_read_in_two_ways_are_none(text: str) -> None:
    assert numeral(text) in {None, Fraction(0)}


@pytest.mark.requirement("A11-3")
@pytest.mark.parametrize(
    ("text", "base", "ratio", "rounding", "cap"),
    [
        ("5%", 41, "1/20", "up", None),
        ("不低于5%", 41, "1/20", "up", None),
        ("不超过5%", 41, "1/20", "down", "1/20"),
        ("2%-5%", 210, "1/50", "up", "1/20"),
        ("全覆盖", 7, "1/1", "up", None),
        ("10户", 40, "1/4", "up", None),
        ("10户", 10, "1/1", "up", None),
        ("不少于10户", 40, "1/4", "up", None),
        ("不超过10户", 40, "1/4", "down", "1/4"),
        ("不超过10户", 4, "1/1", "down", "1"),
        ("不超过5%，最多20户", 1000, "1/50", "down", "1/50"),
        ("10-20户", 40, "1/4", "up", "1/2"),
        ("10-60户", 40, "1/4", "up", "1"),
        ("10%（20户）", 200, "1/10", "up", None),
        ("10%（20户）", 999, "1/10", "up", None),
        ("10%（20户）", 100, "1/10", "up", None),
        ("5%的县级以上企业", 100, "1/20", "up", None),
        ("5%，不少于10户", 100, "1/10", "up", None),
        ("2%-5%，不少于10户", 200, "1/20", "up", "1/20"),
        ("5%，不少于10户", 1000, "1/20", "up", None),
        ("5%，最多20户", 100, "1/20", "up", "1/5"),
        ("5%，最多20户", 1000, "1/50", "up", "1/50"),
        ("不超过10%，不少于3户", 100, "3/100", "up", "1/10"),
        ("2%-5%，最多1户", 100, "1/100", "up", "1/100"),
        ("≥1次/月 100%", 9, "1/1", "up", None),
        ("10%/年", 9, "1/10", "up", None),
    ],
)
def test_a_rule_becomes_the_one_ratio_of_a_draw(
    text: str, base: int, ratio: str, rounding: str, cap: str | None
) -> None:
    drawn = to_draw_ratio(parse_ratio(text), base)

    assert (drawn.ratio, drawn.rounding) == (ratio, rounding)
    assert drawn.cap == (None if cap is None else Fraction(cap))
    assert drawn.value == Fraction(ratio)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("根据实际情况确定", 10, ["SSJ-RATIO-UNSET"]),
        ("每年1次", 10, ["SSJ-RATIO-FREQUENCY-ONLY"]),
        ("A级1%、B级3%", 10, ["SSJ-RATIO-BY-CLASS"]),
        ("10%，其中重点单位不低于8%", 10, ["SSJ-RATIO-BY-CLASS"]),
        ("100%/3年", 10, ["SSJ-RATIO-PERIOD"]),
        ("三年内实现全覆盖", 10, ["SSJ-RATIO-PERIOD"]),
        ("三年内抽查30%", 10, ["SSJ-RATIO-PERIOD"]),
        ("半年内抽查5%", 10, ["SSJ-RATIO-PERIOD"]),
        ("20户", 15, ["SSJ-RATIO-TOO-MANY"]),
        ("不少于20户", 15, ["SSJ-RATIO-TOO-MANY"]),
        ("2%-5%，不少于10户", 100, ["SSJ-RATIO-EXCLUDE"]),
        ("5%", 0, ["SSJ-RATIO-BASE"]),
        ("5%", -1, ["SSJ-RATIO-BASE"]),
        ("0.00000000000001%，A级1%", 10, ["SSJ-RATIO-BY-CLASS"]),
        ("0.000000000000001%", 10, ["SSJ-RATIO-TEXT-FINE"]),
    ],
)
def test_what_is_no_one_ratio_is_a_fault_that_says_what_to_write(
    text: str, base: int, expected: list[str]
) -> None:
    assert refusal(text, base) == expected


@pytest.mark.requirement("A07-5")
def test_a_count_in_brackets_is_compared_with_what_the_ratio_gives() -> None:
    rule = parse_ratio("10%（20户）")

    assert count_disagreement(rule, 200) is None
    assert count_disagreement(rule, 191) is None
    disagreement = count_disagreement(rule, 210)
    assert disagreement is not None
    assert dict(disagreement.params) == {"found": "10%（20户）", "base": 210, "quota": 21, "count": 20}
    assert "21" in disagreement.text("zh")
    assert count_disagreement(parse_ratio("5%，不少于20户"), 210) is None
    assert count_disagreement(parse_ratio("5%"), 210) is None
    assert count_disagreement(parse_ratio("20户"), 10) is None
    assert count_disagreement(parse_ratio("10%，不少于5户"), 200) is None


@pytest.mark.requirement("X-19")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6/200", "SSJ-RATIO-TEXT-TERMS"),
        ("2/2", "SSJ-RATIO-TEXT-TERMS"),
        ("3/2", "SSJ-RATIO-TEXT-RANGE"),
        ("0/1", "SSJ-RATIO-TEXT-FORM"),
        ("1/0", "SSJ-RATIO-TEXT-FORM"),
        ("01/2", "SSJ-RATIO-TEXT-FORM"),
        ("1/02", "SSJ-RATIO-TEXT-FORM"),
        ("-1/2", "SSJ-RATIO-TEXT-FORM"),
        ("+1/2", "SSJ-RATIO-TEXT-FORM"),
        (" 1/2", "SSJ-RATIO-TEXT-FORM"),
        ("1/2\n", "SSJ-RATIO-TEXT-FORM"),
        ("1 / 2", "SSJ-RATIO-TEXT-FORM"),
        ("１/２", "SSJ-RATIO-TEXT-FORM"),
        ("٣/٤", "SSJ-RATIO-TEXT-FORM"),
        ("1", "SSJ-RATIO-TEXT-FORM"),
        ("0.5", "SSJ-RATIO-TEXT-FORM"),
        ("1/2/3", "SSJ-RATIO-TEXT-FORM"),
        ("", "SSJ-RATIO-TEXT-FORM"),
        ("1/" + "9" * 17, "SSJ-RATIO-TEXT-FORM"),
        (f"1/{LARGEST + 1}", "SSJ-RATIO-TEXT-FINE"),
        (None, "SSJ-RATIO-TEXT-FORM"),
        (0.5, "SSJ-RATIO-TEXT-FORM"),
    ],
)
def test_the_protocols_form_of_a_ratio_is_strict(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_ratio_text(text)

    assert caught.value.code == code
    assert caught.value.text("en")


def test_the_protocols_form_reaches_its_limits() -> None:
    assert parse_ratio_text("1/1") == 1
    assert parse_ratio_text(f"1/{LARGEST}") == Fraction(1, LARGEST)
    assert parse_ratio_text(f"{LARGEST - 1}/{LARGEST}") == Fraction(LARGEST - 1, LARGEST)
    assert ratio_text(Fraction(6, 200)) == "3/100"


@pytest.mark.parametrize(
    "ratio", [Fraction(0), Fraction(-1, 2), Fraction(3, 2), Fraction(1, LARGEST + 1), Fraction(1, 10**9000)]
)
def test_a_ratio_outside_the_protocol_has_no_text(ratio: Fraction) -> None:
    with pytest.raises(InvalidInput):
        ratio_text(ratio)


@pytest.mark.requirement("X-19", "A11-3")
def test_values_are_valid_at_birth_and_hold_no_float() -> None:
    with pytest.raises(TypeError):
        Bounds(lo=0.5, hi=None)  # type: ignore[arg-type]
    for lo, hi in ((None, None), (Fraction(0), None), (Fraction(2), Fraction(1)), (Fraction(-1), None)):
        with pytest.raises(InvalidInput):
            Bounds(lo=lo, hi=hi)
    for broken in (
        lambda: RatioRule(text="x", ratio=times(2, 2)),
        lambda: RatioRule(text="x", count=Bounds(lo=Fraction(1, 2), hi=None)),
        lambda: RatioRule(text="x", parts=(ClassRatio(name="A级", ratio=percent("1", "1")),) * 2),
        lambda: ClassRatio(name=" ", ratio=percent("1", "1")),
        lambda: ClassRatio(name="A级", ratio=times(2, 2)),
        lambda: Period(unit="year", count=0),
        lambda: DrawRatio(ratio="6/200", rounding="up"),
        lambda: DrawRatio(ratio="1/2", rounding="up", cap=Fraction(1, 3)),
    ):
        with pytest.raises(InvalidInput):
            broken()
    with pytest.raises(ValueError, match="rounding"):
        DrawRatio(ratio="1/2", rounding="nearest")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        DrawRatio(ratio="1/2", rounding="up", cap=0.5)  # type: ignore[arg-type]


def test_bounds_know_their_form() -> None:
    assert [percent(lo, hi).form for lo, hi in (("1", "1"), ("1", None), (None, "1"), ("1", "2"))] == [
        "fixed",
        "min",
        "max",
        "range",
    ]
