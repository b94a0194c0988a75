"""异议反馈 (第二十条): what the platform is told of an objection to a result that it made public."""

from typing import Literal

from attrs import frozen

from shuangsuiji.content_digest import Digested
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import at_least, at_least_one, days, filled_texts, free_texts, identifiers, no_twice
from shuangsuiji.texts import path_of


@frozen(kw_only=True)
class OutcomeLine:
    """一个事项的复查结论 (第二十条).

    Args:
        item: the item.
        outcome: `wrong` (有错误) or `right` (无错误).
        reason: why.
    """

    item: str
    outcome: Literal["wrong", "right"]
    reason: str

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(item=self.item), *filled_texts(reason=self.reason)])


@frozen(kw_only=True)
class ObjectionFeedback(Digested):
    """异议反馈 (第二十条): what came of an objection, and when the target was told.

    Args:
        task: the task's code.
        target: the target's id.
        number: which of the target's objections, from 1.
        version: the published version that it is about.
        concluded_on: the day of the conclusion.
        told_on: the day on which the target was told.
        remedies: 救济途径, as the target was told of them.
        outcomes: one an item that was objected to.
    """

    task: str
    target: str
    number: int
    version: int
    concluded_on: str
    told_on: str
    remedies: str
    outcomes: tuple[OutcomeLine, ...]
    kind: Literal["feedback"] = "feedback"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task, target=self.target),
                *at_least(1, number=self.number, version=self.version),
                *days(concluded_on=self.concluded_on, told_on=self.told_on),
                *free_texts(remedies=self.remedies),
                *at_least_one(".outcomes", self.outcomes),
                *no_twice(".outcomes", (each.item for each in self.outcomes)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, self.target, str(self.number))
