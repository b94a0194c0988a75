"""例外批准台账 (设计决定 6): every override of a journal, year by year: which finding, of which act, who, when, why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault
from shuangsuiji.findings import Finding, Override
from shuangsuiji.history import told
from shuangsuiji.replay import Journalled
from shuangsuiji.texts import china_day

_YEAR: Final = 4


@frozen(kw_only=True)
class Approval:
    """例外批准: one finding that somebody answered for.

    Args:
        number: the entry's number over the whole journal.
        stream: whose stream.
        what: what was done in spite of it; its text is the sentence.
        by: who did it.
        at: when it was done.
        finding: what questioned it: code, article, key, subject, data.
        override: who answered for it, when, and why.
    """

    number: int
    stream: str
    what: Fault
    by: str
    at: str
    finding: Finding
    override: Override


@frozen(kw_only=True)
class Ledger:
    """一年的例外批准台账, in the order of the journal.

    Args:
        year: the year in which the overrides were given.
        approvals: each of them, for each finding that it answers for.
    """

    year: int
    approvals: tuple[Approval, ...]

    def by_code(self) -> dict[str, int]:
        """Count by finding, the most frequent first."""
        return _counted(each.finding.code for each in self.approvals)

    def by_person(self) -> dict[str, int]:
        """Count by who answered, the most frequent first."""
        return _counted(each.override.by for each in self.approvals)


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))


def overrides(done: Iterable[Journalled]) -> tuple[Ledger, ...]:
    """例外批准台账: give a journal's overrides, a ledger for each year in which there are any.

    Args:
        done: what was done, in order: `Replayed.done`.
    """
    found = sorted(((_year(each), each) for each in _approvals(done)), key=lambda pair: pair[0])
    return tuple(
        Ledger(year=year, approvals=tuple(each for _, each in group))
        for year, group in groupby(found, key=lambda pair: pair[0])
    )


def _year(approval: Approval) -> int:
    return int(china_day(approval.override.at)[:_YEAR])


def _approvals(done: Iterable[Journalled]) -> Iterator[Approval]:
    for each in done:
        line = told(each)
        for noted in each.entry.noted:
            if noted.override:
                yield Approval(
                    number=line.number,
                    stream=line.stream,
                    what=line.what,
                    by=line.by,
                    at=line.at,
                    finding=noted.finding,
                    override=noted.override,
                )
