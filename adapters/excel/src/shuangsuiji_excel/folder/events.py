"""登记的事 (第四条): what the register of a folder platform holds, in the order in which it came about."""

from typing import Literal

from attrs import frozen

from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.exchange.reasons import Reason
from shuangsuiji.exchange.receipt import Receipt


@frozen(kw_only=True)
class Held:
    """缓办: a document was delivered that lacks something, while others are with the clerk."""

    document: Document
    kind: Literal["held"] = "held"


@frozen(kw_only=True)
class Sent:
    """送达: a document's workbook lies there for the clerk."""

    document: Document
    kind: Literal["sent"] = "sent"


@frozen(kw_only=True)
class Took:
    """已收: the clerk gave the platform's receipt for a document that was held or sent."""

    receipt: Receipt
    kind: Literal["took"] = "took"


@frozen(kw_only=True)
class Declined:
    """平台退回: the clerk says that the platform does not take it, in words of his own; the sender was not told yet."""

    key: str
    digest: str
    words: str
    kind: Literal["declined"] = "declined"


@frozen(kw_only=True)
class Refused:
    """未送: a document came too early, or was declined, and the sender was told why."""

    key: str
    reasons: tuple[Reason, ...]
    kind: Literal["refused"] = "refused"


@frozen(kw_only=True)
class Kept:
    """附件: content lies in the folder."""

    receipt: Receipt
    size: int
    kind: Literal["kept"] = "kept"


@frozen(kw_only=True)
class Came:
    """来文: something came about on the platform."""

    item: Incoming
    kind: Literal["came"] = "came"


Event = Held | Sent | Took | Declined | Refused | Kept | Came
"""Anything in the register."""
