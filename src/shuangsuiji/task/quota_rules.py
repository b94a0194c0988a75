"""应抽数的判断 (第十条、第十一条): what the rules ask of base, rounding and least number of an announced stratum."""

from collections.abc import Iterator

from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import at
from shuangsuiji.plan.ratio import settled_ratios
from shuangsuiji.ratios.draw_ratio import to_draw_ratio
from shuangsuiji.ratios.wording import parse_ratio
from shuangsuiji.rulebook import Rulebook


def quota_faults(strata: tuple[Stratum, ...], ratio: str, rules: Rulebook) -> Iterator[Fault]:
    """Judge base, rounding and least number (第十一条).

    Args:
        strata: as they are announced.
        ratio: the task's ratio, in its own words.
        rules: the rulebook.
    """
    base = rules.keys.ratio_base.value
    for index, each in enumerate(strata):
        place = f"$.announcement.targets.strata[{index}]"
        if each.base != base:
            yield fault("SSJ-TASK-BASE", at(f"{place}.base"), expected=base, found=each.base)
        expected = _rounding(each, ratio, rules)
        if expected and each.rounding != expected:
            yield fault("SSJ-TASK-ROUNDING", at(f"{place}.rounding"), expected=expected, found=each.rounding)
    least = min(rules.keys.min_selected.value, sum(each.eligible for each in strata))
    quota = sum(each.quota for each in strata)
    if quota < least:
        yield fault("SSJ-TASK-LEAST", at("$.announcement.targets.strata"), least=least, quota=quota)


def _rounding(stratum: Stratum, ratio: str, rules: Rulebook) -> str | None:
    """Give how a stratum is rounded; None where the wording of its own ratio, which would say it, is not the task's."""
    fixed = rules.keys.rounding.value
    if fixed != "wording":
        return fixed
    for base in (stratum.scope, stratum.eligible):
        if stratum.ratio in settled_ratios(ratio, base):
            return to_draw_ratio(parse_ratio(ratio), max(base, 1)).rounding
    return None


def ratio_findings(strata: tuple[Stratum, ...], ratio: str) -> Iterator[Finding]:
    """预定的比例 (第十一条): strata that are drawn by another ratio than the task's."""
    for each in strata:
        if each.ratio not in settled_ratios(ratio, each.scope, each.eligible):
            yield article_finding("SSJ-A10-6", "第十条", subject=each.name, planned=ratio, ratio=each.ratio)
