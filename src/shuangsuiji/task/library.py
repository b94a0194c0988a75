"""导入的名单 (第十一条): the initiating department's own list, imported as the library of one task, and what it leaves out."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from attrs import frozen

from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.findings import Finding, article_finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least,
    digests,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
)
from shuangsuiji.ratios.wording import parse_ratio

_SHOWN: Final = 5
"""How many strangers a finding names."""


@frozen(kw_only=True)
class ImportedLibrary:
    """导入的名单 (第十一条): where it came from, and how it lies to the standing registry's range.

    Args:
        source: the file or list that it came from.
        reason: why the standing registry is not drawn from.
        importer: who imported it.
        imported_at: when, before any seed.
        digest: the digest of the list.
        standing: how many targets of the standing registry lie in the task's range.
        listed: how many of them stand in the list; the others have the chance 0.
        strangers: whom the list names and the standing registry does not have.
        criterion: by which standard the list was made; empty where there is none.
    """

    source: str
    reason: str
    importer: str
    imported_at: str
    digest: str
    standing: int
    listed: int
    strangers: tuple[str, ...] = ()
    criterion: str = ""

    def __attrs_post_init__(self) -> None:
        words = {"source": self.source, "reason": self.reason}
        raise_if(
            [
                *filled(**words),
                *free_texts(**words, criterion=self.criterion),
                *identifiers(importer=self.importer),
                *instants(imported_at=self.imported_at),
                *digests(digest=self.digest),
                *at_least(0, listed=self.listed),
                *at_least(self.listed, standing=self.standing),
                *all_identifiers(".strangers", self.strangers),
                *no_twice(".strangers", self.strangers),
            ]
        )

    @property
    def size(self) -> int:
        """How many targets it has."""
        return self.listed + len(self.strangers)

    @property
    def without_chance(self) -> int:
        """How many targets of the standing range it leaves out."""
        return self.standing - self.listed

    def findings(self, ratio: str, strata: Iterable[Stratum]) -> Iterator[Finding]:
        """Question strangers, what is left out, and a draw that leaves nothing to chance (第十一条).

        Args:
            ratio: the task's ratio, in its own words.
            strata: as they are announced.
        """
        if self.strangers:
            shown = "、".join(self.strangers[:_SHOWN]) + ("……" if len(self.strangers) > _SHOWN else "")
            yield article_finding("SSJ-A11-6", "第十一条", count=len(self.strangers), targets=shown)
        if self.without_chance:
            yield article_finding(
                "SSJ-A11-7-LIST",
                "第十一条",
                severity="notice" if self.criterion else "warning",
                listed=self.listed,
                standing=self.standing,
                without=self.without_chance,
                criterion=self.criterion or "—",
            )
        if all(each.quota == each.eligible for each in strata):
            census = parse_ratio(ratio).is_census
            yield article_finding(
                "SSJ-A11-7-CENSUS" if census else "SSJ-A11-7-EXACT", "第十一条", size=self.size
            )


def library_faults(library: ImportedLibrary | None, size: int, when: str) -> Iterator[Fault]:
    """Judge that the announced roll is the imported list, and that it was imported before (第十一条).

    Args:
        library: the list; None where there is none.
        size: the announced roll's size.
        when: the instant of the announcement.
    """
    if library is None:
        return
    if library.size != size:
        yield fault("SSJ-LIBRARY-SIZE", at("$.library"), listed=library.size, size=size)
    if datetime.fromisoformat(library.imported_at) > datetime.fromisoformat(when):
        yield fault("SSJ-LIBRARY-LATE", at("$.library.imported_at"), imported=library.imported_at)
