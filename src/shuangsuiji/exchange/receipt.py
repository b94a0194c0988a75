"""回执 (第四条): what the platform gives back for a document."""

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    digests,
    filled,
    free_texts,
    identifiers,
    instants,
)


@frozen(kw_only=True)
class Receipt:
    """回执: the platform has the document.

    Args:
        key: the document's key.
        digest: the document's digest.
        number: the platform's own number for it.
        platform: which platform.
        at: when the platform took it.
    """

    key: str
    digest: str
    number: str
    platform: str
    at: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(key=self.key),
                *free_texts(key=self.key),
                *digests(digest=self.digest),
                *identifiers(number=self.number, platform=self.platform),
                *instants(at=self.at),
            ]
        )
