"""Writes of what was measured of the fairness kit a page; every number on it was measured."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import measure
from scipy.special import betaincinv

from shuangsuiji.testing.unfair import DEFECTS
from shuangsuiji.testing.unfair_teams import DEALINGS

SURE: Final = 0.95
SHARE_RUNS: Final = 200

_HEAD: Final = """# 检验的功效

由 `docs/fairness/make.py` 写出，所有数字都是测出来的，没有推算。用法见[怎样检验一个抽取是否公平](howto/judge-a-draw.md)。
（A short English part stands at the end.）

未另行说明时，误报率为默认的 10⁻⁶。
"""
_POWER: Final = """
## 已知缺陷有多少次被查出

每行是一种缺陷在一个试抽次数下各自独立的检验：每次检验用另一批种子。抽取从 {n} 个里抽 {k} 个；选派是 {inspectors} 名检查人员、
{targets} 个对象、每组 {team} 人。分页的两种缺陷另看 1500 个标识的名单。

| 缺陷 | 试抽次数 | 检验 | 查出 |
| --- | --- | --- | --- |
"""
_FALSE: Final = """
## 公平的抽取被误报多少次

上限是误报机会的 95 % 单侧置信上限（Clopper–Pearson）。10⁻² 一栏用同样的检验、放宽到百分之一的误报率，用来看检验是否
真的守住所说的误报率；检验之间保守地合并，所以实际应低于它。

| 检验的是 | 试抽次数 | 检验 | 10⁻⁶ 时误报 | 上限 | 10⁻² 时误报 | 上限 |
| --- | --- | --- | --- | --- | --- | --- |
"""
_FALSE_NAMES: Final = {
    "chance": ("均匀的随机数（{few} 抽 {drawn}，不含与种子有关的项目）", measure.CHANCE_TRIALS),
    "fair": ("完整的检验：`random.sample`，{few} 抽 {drawn}", measure.FALSE_TRIALS),
    "fair_teams": ("完整的选派检验：最轻者优先，9 人、4 个对象、每组 3 人", measure.FALSE_TRIALS),
}
_BIAS: Final = """
## 能查出的最小偏差

从 {few} 个里抽 {drawn} 个，在 90 % 以上的检验里被查出的最小偏差 b（按对分法逐步逼近，所以真正的界限可能还小一些）。
其余 {padding} 个项目与它分用误报率。“一个受照顾”是一个标识的入选机会为应有的 (1+b) 倍；“两个成对”是两个标识同时入选的
机会为应有的 (1+b) 倍，而每一个标识单独的机会不变。

| 偏差 | 试抽次数 | 最小的 b | 在多少检验里查出 |
| --- | --- | --- | --- |
"""
_BIAS_NAMES: Final = {"one_favoured": "一个受照顾", "two_together": "两个成对"}
_FOOT: Final = """
试抽次数增加到 100 倍，能查出的偏差缩小到约十分之一。比这更小的偏差，没有发现不等于没有。

## In English

Written by `docs/fairness/make.py`; every number was measured. The first table says how often each known defect (`shuangsuiji.testing.unfair`,
`unfair_teams`) is caught, at a number of trials and in how many examinations with seeds of their own. The second counts fair
draws that were called unfair, with the 95 % upper bound of Clopper and Pearson, at the rates 10⁻⁶ and 10⁻². The third gives the
smallest bias b that is found in at least nine of ten examinations: one id drawn with (1+b) times its chance, or two drawn together with
(1+b) times theirs while each alone is drawn as ever.
"""


def page(measured: Mapping[str, Any]) -> str:
    """Give the page."""
    sizes = {"n": measure.N, "k": measure.K, "few": measure.FEW_N, "drawn": measure.FEW_K}
    teams = {"inspectors": measure.INSPECTORS, "targets": measure.TARGETS, "team": measure.TEAM}
    parts = (
        _HEAD,
        _POWER.format(**sizes, **teams),
        *_powers(measured["power"]),
        *_unmeasured(measured["power"]),
        _FALSE,
        *(_alarms(kind, measured[kind], sizes) for kind in _FALSE_NAMES if kind in measured),
        _BIAS.format(**sizes, padding=measure.PADDING),
        *_biases(measured["bias"]),
        _FOOT,
    )
    return "".join(parts)


def _powers(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    order = [*DEFECTS, *DEALINGS]
    for each in sorted(found, key=lambda each: (order.index(each["name"]), each["trials"])):
        name = each["name"]
        title = ((DEFECTS.get(name) or DEALINGS[name]).__doc__ or "").partition(":")[0]
        share = each["caught"] / each["runs"]
        yield f"| {title} `{name}` | {each['trials']} | {each['runs']} | {share:.1%} |\n"


def _unmeasured(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    names = [name for name in (*DEFECTS, *DEALINGS) if name not in {each["name"] for each in found}]
    if names:
        listed = "、".join(f"`{name}`" for name in names)
        yield f"\n这一次没有测的：{listed}。它们都被查出，见 `tests/unit`，但没有数过 {SHARE_RUNS} 次里的几次。\n"


def _alarms(kind: str, counts: Sequence[int], sizes: Mapping[str, int]) -> str:
    name, trials = _FALSE_NAMES[kind]
    runs, *alarms = counts
    cells = (cell for alarm in alarms for cell in (str(alarm), f"{upper_bound(alarm, runs):.2g}"))
    return f"| {name.format(**sizes)} | {trials} | {runs} | {' | '.join(cells)} |\n"


def _biases(found: Mapping[str, Sequence[Sequence[float]]]) -> Iterator[str]:
    for kind, name in _BIAS_NAMES.items():
        for trials, bias, share, runs in sorted(map(tuple, found[kind])):
            yield f"| {name} | {trials:.0f} | {bias:.1%} | {runs:.0f} 次里的 {share:.1%} |\n"


def upper_bound(found: int, runs: int) -> float:
    """Give the chance below which a count lies with 95 % confidence (Clopper and Pearson)."""
    return 1.0 if found == runs else float(betaincinv(found + 1, runs - found, SURE))
