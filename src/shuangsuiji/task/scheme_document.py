"""方案 (第十条): how a task's items are inspected: methods, materials, guidance, and what is not told in advance (第十六条)."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at,
    filled,
    free_texts,
    identifiers,
    no_twice,
    texts,
)


@frozen(kw_only=True)
class Guidance:
    """细则、指引 (第十四条): what the city's departments say about inspecting an item."""

    title: str
    version: str = ""

    def __attrs_post_init__(self) -> None:
        words = {"title": self.title, "version": self.version}
        raise_if([*filled(title=self.title), *free_texts(**words)])


@frozen(kw_only=True)
class ItemScheme:
    """一个事项怎样查 (第十条、第十四条).

    Args:
        item: the item's number.
        methods: 检查方式 that are used, of those that the item allows; empty for all of them.
        materials: what the target is asked to have ready.
        guidance: 细则、指引 that it is inspected by.
    """

    item: str
    methods: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    guidance: tuple[Guidance, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(item=self.item),
                *texts(".methods", self.methods),
                *no_twice(".methods", self.methods),
                *texts(".materials", self.materials),
                *no_twice(".materials", self.materials),
            ]
        )


@frozen(kw_only=True)
class NoNotice:
    """不宜告知 (第十六条): what the target must not know in advance, why, and who approved that.

    Args:
        reason: why.
        approver: who approved it.
        items: the numbers of the items; none for the whole activity.
    """

    reason: str
    approver: str
    items: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(reason=self.reason),
                *free_texts(reason=self.reason),
                *identifiers(approver=self.approver),
                *all_identifiers(".items", self.items),
                *no_twice(".items", self.items),
            ]
        )


@frozen(kw_only=True)
class SchemeDocument:
    """方案 (第十条): what a task's scheme says beside the six elements.

    Args:
        items: how single items are inspected.
        no_notice: what is not told in advance; None where everything is.
        inspection_code: 检查码 that was given before the inspection; empty where there is none.
        approval: the number of the approval by whoever is in charge; empty where there is none.
    """

    items: tuple[ItemScheme, ...] = ()
    no_notice: NoNotice | None = None
    inspection_code: str = ""
    approval: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *no_twice(".items", (each.item for each in self.items)),
                *free_texts(inspection_code=self.inspection_code, approval=self.approval),
            ]
        )

    def item(self, id_: str) -> ItemScheme:
        """Give how an item is inspected; where the scheme is silent, by all its methods and nothing else."""
        return next((each for each in self.items if each.item == id_), ItemScheme(item=id_))

    @property
    def secret(self) -> bool:
        """Whether the whole activity is not told in advance."""
        return self.no_notice is not None and not self.no_notice.items

    def unannounced(self, item: str) -> bool:
        """Say whether an item is not told in advance."""
        return self.secret or (self.no_notice is not None and item in self.no_notice.items)

    def strangers(self, items: Iterable[str]) -> Iterator[Fault]:
        """Find items that it speaks of and the task does not have."""
        known = set(items)
        for index, each in enumerate(self.items):
            if each.item not in known:
                yield fault("SSJ-TASK-SCHEME-ITEM", at(f".items[{index}].item"), item=each.item)
        for index, item in enumerate(self.no_notice.items if self.no_notice else ()):
            if item not in known:
                yield fault("SSJ-TASK-SCHEME-ITEM", at(f".no_notice.items[{index}]"), item=item)


SILENT: Final = SchemeDocument()
"""A scheme that says nothing beside the six elements."""
