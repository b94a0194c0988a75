"""限制查阅 (第二十六条): what only few may read stays out of the journal, which keeps the digest of it.

Who is said to have done what, and what somebody is ill with, can be guessed by trying; a salt of 256 bits in what is
digested makes that hopeless for whoever has the journal and not the content.
"""

from attrs import frozen

from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import digests, filled, free_texts, identifiers


@frozen(kw_only=True)
class Restricted:
    """限制查阅的内容.

    Args:
        salt: 64 hexadecimal digits that nobody can guess.
    """

    salt: str

    def __attrs_post_init__(self) -> None:
        raise_if(digests(salt=self.salt))

    @property
    def digest(self) -> str:
        """The digest that the journal keeps of it."""
        return digest_of(self)


@frozen(kw_only=True)
class PrivateReason(Restricted):
    """不宜公开的原因 (第十三条): why somebody cannot serve, where that is nobody else's business.

    Args:
        person: the id of who.
        text: why, or what bears it out.
    """

    person: str
    text: str

    def __attrs_post_init__(self) -> None:
        salt, words = {"salt": self.salt}, {"text": self.text}
        raise_if([*digests(**salt), *identifiers(person=self.person), *filled(**words), *free_texts(**words)])
