"""材料 (第二十条、第二十五条): a paper or a recording that is kept somewhere: what it is, where it lies, and its digest."""

from typing import Literal

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import digests, filled, free_texts

Medium = Literal["text", "audio-visual"]
"""文字记录, 音像记录 (第二十五条)."""


@frozen(kw_only=True)
class Paper:
    """一份材料.

    Args:
        title: what it is called.
        reference: where it is kept: a number, a path, an address.
        digest: SHA-256 of its bytes, so that another one in its place is found.
        medium: text, or audio-visual.
    """

    title: str
    reference: str
    digest: str
    medium: Medium = "text"

    def __attrs_post_init__(self) -> None:
        words = {"title": self.title, "reference": self.reference}
        raise_if([*filled(**words), *free_texts(**words), *digests(digest=self.digest)])
