"""平台上的状态 (第四条): what the platform says of a document that was sent to it."""

from typing import Literal

from attrs import frozen

from shuangsuiji.errors import fault, raise_if
from shuangsuiji.exchange.reasons import Reason
from shuangsuiji.forms import at, filled, free_texts

Stage = Literal["taken", "waiting", "rejected", "unknown"]
"""已收、待办、退回、没有."""


@frozen(kw_only=True)
class Status:
    """平台上的状态.

    Args:
        key: the document's key.
        stage: `taken`, with a receipt; `waiting`, the platform has it and has not decided; `rejected`, it was not taken;
            `unknown`, the platform has nothing of it.
        reasons: why it was rejected; none otherwise.
    """

    key: str
    stage: Stage
    reasons: tuple[Reason, ...] = ()

    def __attrs_post_init__(self) -> None:
        wrong = (self.stage == "rejected") != bool(self.reasons)
        raise_if(
            [
                *filled(key=self.key),
                *free_texts(key=self.key),
                *([fault("SSJ-STATUS-REASONS", at(".reasons"), stage=self.stage)] if wrong else ()),
            ]
        )
