import csv
from fractions import Fraction
from pathlib import Path

import pytest

from shuangsuiji.ratios.rule import RatioRule
from shuangsuiji.ratios.wording import parse_ratio

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
    lo, hi = (("" if each is None else str(each * scale)) for each in (bounds.lo, bounds.hi))
    return {"kind": rule.kind, "lo": lo, "hi": hi, "unit": unit, "period": period}


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["text"] for sample in SAMPLES])
def test_the_42_wordings_of_printed_plans_parse_as_given(sample: dict[str, str]) -> None:
    rule = parse_ratio(sample["text"])

    expected = {key: sample[key] for key in ("kind", "lo", "hi", "unit", "period")}
    for key in ("lo", "hi"):
        expected[key] = expected[key] and str(Fraction(expected[key]))
    assert columns(rule) == expected
    assert rule.text == sample["text"]
