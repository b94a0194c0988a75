"""附件 (第十六条、第十九条): content that goes to the platform by its digest, and never inside a document."""

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from shuangsuiji.content_digest import H
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, digests, filled_texts
from shuangsuiji.texts import path_of

_MEDIA_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")


@frozen(kw_only=True)
class Attachment:
    """附件: what a document says of content that is handed over beside it.

    Args:
        digest: H of the content's bytes.
        name: the file's name, as people see it.
        media_type: what it is, such as `image/jpeg`.
        size: its length in bytes.
    """

    digest: str
    name: str
    media_type: str
    size: int

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *digests(digest=self.digest),
                *filled_texts(name=self.name),
                *_type_faults(self.media_type),
                *at_least(0, size=self.size),
            ]
        )


def attachment_of(content: bytes, name: str, media_type: str) -> Attachment:
    """Say of content what a document says of it.

    Raises:
        InvalidInput: the name or the media type is none.
    """
    return Attachment(digest=H.hex(content), name=name, media_type=media_type, size=len(content))


def content_key(digest: str) -> str:
    """Name content for ever, as its receipt does.

    >>> content_key("ab" * 32)[:12]
    'content/abab'
    """
    return path_of("content", digest)


def _type_faults(text: str) -> Iterator[Fault]:
    if not _MEDIA_TYPE.fullmatch(text):
        yield fault("SSJ-ATTACHMENT-TYPE", at(".media_type"), found=text[:80])
