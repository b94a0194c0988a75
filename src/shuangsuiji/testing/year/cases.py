"""一户一情: which drawn target meets with what, so that a year has some of everything."""

from typing import Literal

Case = Literal[
    "plain",
    "problem",
    "returned",
    "unreachable",
    "pending",
    "late",
    "deregistered",
    "oral",
    "refused",
    "withheld",
    "crime",
    "objection",
]
"""照常; 发现问题已责令改正; 审核退回; 无法联系; 发现问题待后续处理; 逾期录入; 已注销; 口头责令; 拒绝签字; 不予公示; 涉嫌犯罪; 提出异议."""

EVERY: tuple[tuple[Case, int], ...] = (
    ("objection", 50),
    ("problem", 11),
    ("returned", 17),
    ("unreachable", 45),
    ("pending", 60),
    ("late", 95),
    ("deregistered", 110),
    ("oral", 75),
    ("refused", 150),
    ("withheld", 500),
    ("crime", 500),
)
"""Of how many targets one meets with it; what stands first goes before what stands later."""


def cases(drawn: int) -> list[Case]:
    """Give each drawn target of a year its case; of a short year as many different ones as it has room for.

    >>> from collections import Counter
    >>> Counter(cases(600))["objection"], Counter(cases(12)).most_common(1)
    (12, [('objection', 1)])
    """
    found: list[Case] = ["plain"] * drawn
    for offset, (case, every) in enumerate(EVERY):
        step = min(every, drawn)
        place = offset % step
        while place < drawn:
            free = next((each for each in range(place, drawn) if found[each] == "plain"), None)
            if free is None:
                break
            found[free] = case
            place += step
    return found
