"""违规行为 (第二十六条): 滥用职权、玩忽职守、弄虚作假、谋取私利: who is said to have done what, and who deals with it.

What it says is restricted and stays out of the journal (docs/decisions/0042): an entry has its number and its digest, a
history tells only that there is such a record, and no document has any of it.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import Opening
from shuangsuiji.errors import Fault, raise_if
from shuangsuiji.forms import digests, filled, free_texts, identifiers
from shuangsuiji.restricted import Restricted
from shuangsuiji.texts import path_of

Wrong = Literal["滥用职权", "玩忽职守", "弄虚作假", "谋取私利", "其他"]
"""违规的种类 (第二十六条)."""


def misconduct_stream(number: str) -> str:
    """Name the stream of a record of misconduct.

    >>> misconduct_stream("JJ-2026-01")
    'misconduct/JJ-2026-01'
    """
    return path_of("misconduct", number)


@frozen(kw_only=True)
class Misconduct(Restricted):
    """违规线索 (第二十六条): what is kept apart from the journal, by `stores.restricted`.

    Args:
        task: the code of the task in which it was.
        person: the id of who is said to have done it.
        wrong: what kind of wrong.
        facts: what is said to have happened.
        handled_by: who deals with it: 纪检, 监察, ...
    """

    task: str
    person: str
    wrong: Wrong
    facts: str
    handled_by: str

    def __attrs_post_init__(self) -> None:
        words = {"facts": self.facts}
        raise_if(
            [
                *digests(salt=self.salt),
                *identifiers(task=self.task, person=self.person, handled_by=self.handled_by),
                *filled(**words),
                *free_texts(**words),
            ]
        )


@frozen(kw_only=True)
class MisconductRecord:
    """违规线索的登记 (第二十六条): that there is one, and the digest of what it says."""

    digest: str


@frozen(kw_only=True)
class RecordMisconduct(Opening[MisconductRecord]):
    """登记违规线索 (第二十六条).

    Args:
        number: its number, which says nothing of what it is about.
        digest: of the `Misconduct` that is kept apart.
    """

    number: str
    digest: str
    kind: Literal["record-misconduct"] = "record-misconduct"
    article: ClassVar[str] = "第二十六条"

    def stream(self) -> str:
        """One stream a record."""
        return misconduct_stream(self.number)

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(number=self.number)
        yield from digests(digest=self.digest)

    def after(self, state: MisconductRecord | None) -> MisconductRecord:
        """Give the state that follows."""
        return MisconductRecord(digest=self.digest)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history: that there is one, and nothing that it says."""
        return {"number": self.number}
