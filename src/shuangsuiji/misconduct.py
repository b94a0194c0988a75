"""违规行为 (第二十六条): 滥用职权、玩忽职守、弄虚作假、谋取私利: who is said to have done what, and who deals with it.

What it says is restricted: a history tells only that there is such a record, and no public document has any of it.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import frozen

from shuangsuiji.acts import Opening
from shuangsuiji.errors import Fault
from shuangsuiji.forms import filled, free_texts, identifiers
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
class Misconduct:
    """违规线索 (第二十六条).

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


@frozen(kw_only=True)
class RecordMisconduct(Opening[Misconduct]):
    """登记违规线索 (第二十六条).

    Args:
        number: its number, which says nothing of what it is about.
        misconduct: what is said.
    """

    number: str
    misconduct: Misconduct
    kind: Literal["record-misconduct"] = "record-misconduct"
    article: ClassVar[str] = "第二十六条"

    def stream(self) -> str:
        """One stream a record."""
        return misconduct_stream(self.number)

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        made = self.misconduct
        yield from identifiers(number=self.number)
        yield from identifiers(task=made.task, person=made.person, handled_by=made.handled_by)
        yield from filled(facts=made.facts)
        yield from free_texts(facts=made.facts)

    def after(self, state: Misconduct | None) -> Misconduct:
        """Give the state that follows."""
        return self.misconduct

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history: that there is one, and nothing that it says."""
        return {"number": self.number}
