"""异议反馈送达平台 (第二十条): the platform is told what came of an objection once the target has been told."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import OFFSET, Acknowledge
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.objections import ObjectionFeedback, OutcomeLine
from shuangsuiji.objection.state import Objection


def objection_feedback(objection: Objection) -> Iterator[ObjectionFeedback]:
    """Give what the platform is told: nothing before the target was told, and nothing of what was no objection."""
    concluded, told = objection.conclusion, objection.feedback
    if concluded is None or told is None or concluded.nature == "internal":
        return
    yield ObjectionFeedback(
        task=objection.disputed.task,
        target=objection.disputed.target,
        number=objection.number,
        version=objection.disputed.version,
        concluded_on=concluded.on,
        told_on=told.on,
        remedies=told.remedies,
        outcomes=tuple(
            OutcomeLine(item=each.item, outcome=each.outcome, reason=each.reason)
            for each in concluded.outcomes
        ),
    )


@frozen(kw_only=True)
class ReceiveFeedback(Acknowledge[Objection]):
    """异议反馈送达平台 (第二十条)."""

    kind: Literal["receive-feedback"] = "receive-feedback"
    article: ClassVar[str] = "第二十条"

    def documents(self, state: Objection) -> Iterator[ObjectionFeedback]:
        """Give the feedback."""
        return objection_feedback(state)

    def since(self, state: Objection, document: Document) -> str:
        """It came to be on the day on which the target was told."""
        return f"{state.feedback.on}T00:00:00{OFFSET}" if state.feedback else ""
