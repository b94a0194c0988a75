"""公示 (第十九条): what every department has passed is made public by the platform, without anybody's further doing."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Moment, overdue_findings
from shuangsuiji.clocks import Period
from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import Publication, ResultLine
from shuangsuiji.findings import Finding
from shuangsuiji.inspection.entering import result_entries, result_lines
from shuangsuiji.outcomes import Change
from shuangsuiji.review import review_decisions
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import Submission, TargetFile, file_stream
from shuangsuiji.texts import china_day


def publications(file: TargetFile) -> Iterator[Publication]:
    """Give what is made public: nothing before every department has passed the latest version, and nothing beyond this.

    The first is the version that was passed; each correction is another, which says whose place it takes.
    """
    current = file.current
    if current is None or not file.passed or file.withheld:
        return
    shown = _publication(file, current)
    yield shown
    for each in file.corrections:
        changes = {change.item: change for change in each.changes}
        lines = tuple(_corrected(line, changes.get(line.item)) for line in shown.lines)
        shown = evolve(shown, version=each.version, corrects=each.corrects, lines=lines)
        yield shown


def _publication(file: TargetFile, current: Submission) -> Publication:
    return Publication(
        task=file.task,
        task_name=file.task_name,
        plan=file.plan,
        plan_name=file.plan_name,
        agency=file.agency,
        type=file.orientation,
        target=file.target,
        target_name=file.target_name,
        version=current.version,
        finished_on=current.inspection.finished_on,
        lines=result_lines(file, current.inspection),
    )


def _corrected(line: ResultLine, change: Change | None) -> ResultLine:
    if change is None:
        return line
    return evolve(line, results=tuple(RESULTS[code].words for code in change.results))


def public_results(file: TargetFile) -> dict[str, tuple[Result, ...]]:
    """Give the codes that stand for each item now: as passed, with every correction."""
    current = file.current
    found = {each.item: each.results for each in current.inspection.results} if current else {}
    for correction in file.corrections:
        found |= {each.item: each.results for each in correction.changes}
    return found


@frozen(kw_only=True)
class Shown:
    """一次公示: a version that the platform shows.

    Args:
        version: the version.
        on: the day on which it was made public.
        items: the items that it says something new about: all of the first version, the corrected ones of the others.
    """

    version: int
    on: str
    items: tuple[str, ...]


def shown_versions(file: TargetFile) -> tuple[Shown, ...]:
    """Give every version that the platform shows, in order of time; each stays visible for ever (第二十条)."""
    at = {each.key: each.at for each in file.receipts}
    changed = {each.version: tuple(change.item for change in each.changes) for each in file.corrections}
    return tuple(
        Shown(
            version=each.version,
            on=china_day(at[each.key]),
            items=changed.get(each.version, tuple(line.item for line in each.lines)),
        )
        for each in publications(file)
        if each.key in at
    )


def publicity_period(file: TargetFile, rules: Rulebook) -> Period | None:
    """Give the clock of publicity: it runs from the end of the inspection (国家层面的要求); None before the first entry."""
    current = file.current
    if current is None or file.withheld:
        return None
    return Period(
        code="SSJ-DUE-PUBLICITY",
        article=rules.keys.publish_wd.article,
        key="publish_wd",
        stream=file_stream(file.task, file.target),
        subject=file.target_name,
        since=current.inspection.finished_on,
        n=rules.keys.publish_wd.value,
        met_on=china_day(file.published) if file.published else "",
    )


@frozen(kw_only=True)
class PublishResult(Acknowledge[TargetFile]):
    """公示检查结果 (第十九条): the platform shows it; from then on nobody changes it (第二十条)."""

    kind: Literal["publish-result"] = "publish-result"
    article: ClassVar[str] = "第十九条"
    checkpoint: ClassVar[bool] = True

    def documents(self, state: TargetFile) -> Iterator[Publication]:
        """Give the publications of all versions."""
        return publications(state)

    def since(self, state: TargetFile, document: Document) -> str:
        """A result may be public when the last department has passed it, a correction when it is made."""
        passed = state.submissions[-1].reviews[-1].at
        times = (passed, *(each.at for each in state.corrections))
        return next(each for each, made in zip(times, publications(state), strict=True) if made == document)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The platform has every entry and every review before it."""
        yield from super().faults(state, rules)
        for each in state.owed([*result_entries(state), *review_decisions(state)]):
            yield fault("SSJ-RECEIPT-EARLY", key=each.key)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A first publication more than so many working days after the inspection is marked (国家层面的要求), by the platform's day."""
        period = publicity_period(state, rules)
        if period and not state.published:
            yield from overdue_findings("SSJ-A19-9", rules, period, moment, china_day(self.receipt.at))

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows; a correction's receipt leaves the day of the first publication as it is."""
        return evolve(super().after(state), published=state.published or self.receipt.at)
