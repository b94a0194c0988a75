"""专项检查表与汇总表的一行 (第十六条、第十七条): what was found under an item, and what was done about it."""

from collections.abc import Iterable
from typing import Literal

from attrs import evolve, frozen

from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    at_least_one,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
    texts,
)
from shuangsuiji.sheets.signing import Signature

Form = Literal["written", "oral"]
"""书面 or 口头."""

Answer = Literal["yes", "no", "na"]
"""是, 否, 不适用."""


def directly(results: Iterable[Result]) -> bool:
    """Say whether results were stated directly (第十八条)."""
    return any(RESULTS[code].direct for code in results)


@frozen(kw_only=True)
class Measure:
    """监管措施 (第十六条第三项).

    Args:
        name: one of the rulebook's.
        form: in writing or by word of mouth.
        number: the number of its paper; empty where it has none.
    """

    name: str
    form: Form = "written"
    number: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(name=self.name), *free_texts(number=self.number)])


@frozen(kw_only=True)
class Order:
    """口头责令 (第十六条第三项), as 汇总表 keeps it.

    Args:
        item: under which item.
        measure: which measure.
        text: what was said.
        at: when.
        by: which inspector said it.
    """

    item: str
    measure: str
    text: str
    at: str
    by: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(item=self.item, measure=self.measure, by=self.by),
                *filled(text=self.text),
                *free_texts(text=self.text),
                *instants(at=self.at),
            ]
        )


@frozen(kw_only=True)
class ItemResult:
    """汇总表的一行 (第十四条、第十六条): the result of an item.

    Args:
        item: the item's number.
        results: codes of what was found.
        problem: what was found, in words; empty where nothing was.
        measures: what was done about it, of the rulebook's measures.
    """

    item: str
    results: tuple[Result, ...]
    problem: str = ""
    measures: tuple[Measure, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(item=self.item),
                *at_least_one(".results", self.results),
                *no_twice(".results", self.results),
                *free_texts(problem=self.problem),
                *no_twice(".measures", (each.name for each in self.measures)),
            ]
        )

    @property
    def direct(self) -> bool:
        """Whether it was stated directly (第十八条)."""
        return directly(self.results)

    @property
    def problematic(self) -> bool:
        """Whether a problem was found."""
        return any(RESULTS[code].problem for code in self.results)


@frozen(kw_only=True)
class CheckPoint:
    """检查要点: one line of an item sheet."""

    name: str
    answer: Answer
    remark: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if([*filled(name=self.name), *free_texts(name=self.name, remark=self.remark)])


@frozen(kw_only=True)
class ItemSheet:
    """专项检查表 (第十六条第一项、第十七条): one an item.

    Args:
        item: the item's number.
        methods: 检查方式, how it was inspected.
        finished_at: when it was done with.
        results: the conclusion: codes of what was found.
        problem: what was found, in words.
        responsible: the inspectors who are responsible for the item.
        signatures: theirs.
        points: the check points.
        needs_onsite: why what was found from afar needs a visit (第十五条); empty where it needs none.
    """

    item: str
    methods: tuple[str, ...]
    finished_at: str
    results: tuple[Result, ...]
    responsible: tuple[str, ...]
    signatures: tuple[Signature, ...] = ()
    problem: str = ""
    points: tuple[CheckPoint, ...] = ()
    needs_onsite: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(item=self.item),
                *at_least_one(".methods", self.methods),
                *texts(".methods", self.methods),
                *no_twice(".methods", self.methods),
                *instants(finished_at=self.finished_at),
                *at_least_one(".results", self.results),
                *no_twice(".results", self.results),
                *at_least_one(".responsible", self.responsible),
                *no_twice(".responsible", self.responsible),
                *no_twice(".signatures", (each.inspector for each in self.signatures)),
                *free_texts(problem=self.problem, needs_onsite=self.needs_onsite),
            ]
        )

    @property
    def text(self) -> str:
        """The digest of what is signed: everything but the signatures."""
        return digest_of(evolve(self, signatures=()))
