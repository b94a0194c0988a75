"""平台来文 (第四条、第九条、第十一条、第十九条): what comes about on the platform, and is taken in from there.

    receipt       回执            the platform has a document, or an executing department has its list (第十一条)
    verdict       平台上的审核    a department judged a result on the platform (第十九条)
    drawn         平台抽取的名单  the platform drew; its list rests on its word alone (第四条、第十一条)

A thing's `key` names it for ever, so that taken in twice it takes effect once.
"""

from typing import Literal

from attrs import frozen

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import ReviewDecision
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least_one,
    filled_texts,
    free_texts,
    identifiers,
    instants,
    no_twice,
)
from shuangsuiji.texts import path_of


@frozen(kw_only=True)
class ReceiptNotice:
    """回执 (第四条、第十一条): a receipt that came later than the delivery, such as an executing department's for its list.

    Args:
        receipt: the receipt.
    """

    receipt: Receipt
    kind: Literal["receipt"] = "receipt"

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.receipt.key)


@frozen(kw_only=True)
class Verdict:
    """平台上的审核 (第十九条): a department passed or returned a result on the platform itself, and not here.

    Args:
        decision: the verdict; the platform has it, and gives its receipt when it is delivered.
        at: when.
    """

    decision: ReviewDecision
    at: str
    kind: Literal["verdict"] = "verdict"

    def __attrs_post_init__(self) -> None:
        raise_if(instants(at=self.at))

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.decision.key)


@frozen(kw_only=True)
class DrawnLine:
    """平台抽取的一个检查对象 (第十一条).

    Args:
        id: the target's id.
        name: its name.
        area: the area that it lies in; empty where the platform does not say.
        stratum: the stratum that it was drawn from; empty where there was one alone.
        items: the items that it is inspected for; none for all of the task's.
        entity: of a product, project or act, the body that it belongs to; empty for a body.
        entity_name: that body's name.
    """

    id: str
    name: str
    area: str = ""
    stratum: str = ""
    items: tuple[str, ...] = ()
    entity: str = ""
    entity_name: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(id=self.id, **self._named()),
                *filled_texts(name=self.name),
                *free_texts(area=self.area, entity_name=self.entity_name),
                *all_identifiers(".items", self.items),
                *no_twice(".items", self.items),
            ]
        )

    def _named(self) -> dict[str, str]:
        """Give the identifiers that need not be there."""
        found = {"entity": self.entity, "stratum": self.stratum}
        return {name: text for name, text in found.items() if text}


@frozen(kw_only=True)
class DrawnList:
    """平台抽取的名单 (第四条、第十一条): the platform drew a task's targets.

    Args:
        task: the task's code.
        platform: which platform.
        number: the platform's own number of the draw.
        drawn_at: when it drew.
        targets: the list in the platform's order.
    """

    task: str
    platform: str
    number: str
    drawn_at: str
    targets: tuple[DrawnLine, ...]
    kind: Literal["drawn"] = "drawn"

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task, platform=self.platform, number=self.number),
                *instants(drawn_at=self.drawn_at),
                *at_least_one(".targets", self.targets),
                *no_twice(".targets", (each.id for each in self.targets)),
            ]
        )

    @property
    def key(self) -> str:
        """Its name for ever."""
        return path_of(self.kind, self.task, self.number)


Incoming = ReceiptNotice | Verdict | DrawnList
"""Anything that comes from the platform by itself."""


@frozen(kw_only=True)
class IncomingPage:
    """来文的一页.

    Args:
        items: what came, oldest first.
        next: where to go on: behind the last of them.
    """

    items: tuple[Incoming, ...]
    next: str

    def __attrs_post_init__(self) -> None:
        raise_if([*free_texts(next=self.next), *no_twice(".items", (each.key for each in self.items))])


@frozen(kw_only=True)
class RowsPage:
    """名录的一页 (第九条): rows of the platform's registry.

    Args:
        headers: the columns; an entry's id stands in the first.
        rows: the entries, a cell a column.
        next: where to go on: behind the last of them.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    next: str

    def __attrs_post_init__(self) -> None:
        raise_if([*free_texts(next=self.next), *self._row_faults()])

    def _row_faults(self) -> list[Fault]:
        columns = len(self.headers)
        return [
            fault("SSJ-REGISTRY-CELLS", at(f".rows[{index}]"), expected=columns, found=len(row))
            for index, row in enumerate(self.rows)
            if len(row) != columns
        ]
