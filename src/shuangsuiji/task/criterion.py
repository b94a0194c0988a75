"""检查对象范围 (第十条): 定向抽查 says in so many words who lies in the range, so that anybody can judge a roll by it."""

from typing import Literal

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import all_identifiers, at_least_one, no_twice
from shuangsuiji.rolls.entry import Entry


@frozen(kw_only=True)
class Criterion:
    """定向抽查的条件 (第十条): which values of a roll's column lie in the range.

    Args:
        column: 管辖单位 (`area`), 分层 (`stratum`) or 需要的资质 (`needs`), as the roll has them.
        values: the values, one of which a target has.

    >>> Criterion(column="area", values=("样本区",)).holds(Entry(id="甲", part="企业", area="样本区"))
    True
    """

    column: Literal["area", "stratum", "needs"]
    values: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *at_least_one(".values", self.values),
                *all_identifiers(".values", self.values),
                *no_twice(".values", self.values),
            ]
        )

    def holds(self, entry: Entry) -> bool:
        """Say whether a target's entry lies in the range."""
        found = {"area": (entry.area,), "stratum": (entry.part,), "needs": entry.codes}
        return not set(self.values).isdisjoint(found[self.column])

    @property
    def text(self) -> str:
        """It in words."""
        names = {"area": "管辖单位", "stratum": "分层", "needs": "专业资质"}
        return f"{names[self.column]}：{'、'.join(self.values)}"
