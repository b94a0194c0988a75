"""直接形成结果的依据 (第十八条): what happened, who looked where, and when."""

from collections.abc import Iterator

from attrs import frozen

from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least_one, days, filled, free_texts, no_twice, texts


@frozen(kw_only=True)
class Attempt:
    """一次联系: by which route (住所, 留存联络方式, …), on which day, and what came of it."""

    route: str
    on: str
    outcome: str

    def __attrs_post_init__(self) -> None:
        words = {"route": self.route, "outcome": self.outcome}
        raise_if([*filled(**words), *free_texts(**words), *days(on=self.on)])


@frozen(kw_only=True)
class Evidence:
    """依据材料: what a registry or a paper said, and on which day it was read."""

    source: str
    on: str
    reference: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(source=self.source),
                *free_texts(source=self.source, reference=self.reference),
                *days(on=self.on),
            ]
        )


@frozen(kw_only=True)
class Ground:
    """直接形成结果的一种情形 (第十八条); a person decides, it is never automatic.

    Args:
        result: the code.
        facts: what happened.
        decided_on: the day on which it was decided.
        attempts: how the target was looked for (无法联系).
        evidence: what the registry says (注销, 吊销, …), or what proves that it did not co-operate.
        warnings: the warnings that it was given (不配合).
        region: where it moved (迁移).
        licence: which licence was revoked, where it is not the business licence itself.
        items: the items under that licence; empty for all.
    """

    result: Result
    facts: str
    decided_on: str
    attempts: tuple[Attempt, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    region: str = ""
    licence: str = ""
    items: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(facts=self.facts),
                *free_texts(facts=self.facts, region=self.region, licence=self.licence),
                *days(decided_on=self.decided_on),
                *texts(".warnings", self.warnings),
                *no_twice(".items", self.items),
                *self._form_faults(),
            ]
        )

    def _form_faults(self) -> Iterator[Fault]:
        if not RESULTS[self.result].direct:
            yield fault("SSJ-RECORD-NOT-DIRECT", at(".result"), result=RESULTS[self.result].words)
        if self.licence:
            yield from at_least_one(".items", self.items)
