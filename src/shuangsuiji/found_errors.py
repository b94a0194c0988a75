"""发现错误 (第二十条、第二十四条): what a department finds wrong in a public result is on record before it is corrected.

From the day on which it was found its clock runs, until the last of its items is corrected (`correction`), or somebody
answers for it that there was no error after all.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.clocks import Period
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, approver_findings
from shuangsuiji.forms import at, at_least, at_least_one, days, filled, free_texts, identifiers, no_twice
from shuangsuiji.outcomes import Correction, Dismissal, FoundError
from shuangsuiji.publicity import public_results
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, department_faults, file_faults, file_stream
from shuangsuiji.texts import china_day

FOUND: Final = "correction_alert_wd"


# ── what is open ──────────────────────────────────────────────────────────────────────────────────────────


def open_items(error: FoundError, file: TargetFile) -> tuple[str, ...]:
    """Give the items of an error that are neither corrected yet nor dismissed."""
    if error.dismissed:
        return ()
    corrected = {change.item for each in _answers(error, file) for change in each.changes}
    return tuple(each for each in error.items if each not in corrected)


def open_errors(file: TargetFile, items: Iterable[str] = ()) -> tuple[FoundError, ...]:
    """Give the errors of a file that are open: all of them, or those of some items."""
    wanted = set(items)
    left = ((each, set(open_items(each, file))) for each in file.errors)
    return tuple(each for each, still in left if (still & wanted if wanted else still))


def _answers(error: FoundError, file: TargetFile) -> Iterator[Correction]:
    return (each for each in file.corrections if error.number in each.answers)


def _ended_on(error: FoundError, file: TargetFile) -> str:
    """Give the day on which an error ended; empty while it is open."""
    if open_items(error, file):
        return ""
    last = [error.dismissed] if error.dismissed else list(_answers(error, file))
    return china_day(last[-1].at)


def error_period(error: FoundError, file: TargetFile, rules: Rulebook) -> Period:
    """发现错误的时钟 (第二十条): from the day on which it was found until it ends."""
    return alert_period(file, rules, error.found_on, _ended_on(error, file))


def alert_period(file: TargetFile, rules: Rulebook, since: str, met: str) -> Period:
    """及时更正 (第二十条): the regulation gives no number, the rulebook asks to be told after so many working days."""
    rule = rules.keys.correction_alert_wd
    return Period(
        code="SSJ-DUE-CORRECTION",
        article=rule.article,
        key=FOUND,
        stream=file_stream(file.task, file.target),
        subject=file.target_name,
        since=since,
        n=rule.value,
        met_on=met,
        alert=True,
    )


# ── who finds what, and when ──────────────────────────────────────────────────────────────────────────────


def finder_faults(state: TargetFile, task: str, target: str, department: str) -> Iterator[Fault]:
    """It is this file, its result is public, and a department of the task speaks."""
    yield from file_faults(state, task, target)
    if not state.published:
        yield fault("SSJ-CORRECT-UNPUBLISHED", target=state.target)
    yield from department_faults(state, department)


def found_faults(state: TargetFile, found_on: str, today: str) -> Iterator[Fault]:
    """What was not entered yet was not found wrong, nor what is yet to come."""
    if found_on > today:
        yield fault("SSJ-RECORD-FUTURE", at("$.found_on"), day=found_on)
    entered = china_day(state.current.at) if state.current else ""
    if found_on < entered:
        yield fault("SSJ-CORRECT-FOUND-EARLY", at("$.found_on"), entered=entered)


@frozen(kw_only=True)
class NoteError(Act[TargetFile]):
    """发现错误 (第二十条): something public is wrong; from that day on the clock of its correction runs.

    Args:
        task: the task's code.
        target: the target's id.
        department: the initiating or a participating department, which found it.
        items: which items are wrong.
        wrong: what is wrong.
        found_on: the day on which it was found.
    """

    task: str
    target: str
    department: str
    items: tuple[str, ...]
    wrong: str
    found_on: str
    kind: Literal["note-error"] = "note-error"
    article: ClassVar[str] = "第二十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(task=self.task, target=self.target, department=self.department)
        yield from filled(wrong=self.wrong)
        yield from free_texts(wrong=self.wrong)
        yield from at_least_one(".items", self.items)
        yield from no_twice(".items", self.items)
        yield from days(found_on=self.found_on)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """It is public, a department of the task found it, and it is not on record yet."""
        yield from finder_faults(state, self.task, self.target, self.department)
        yield from found_faults(state, self.found_on, self.day)
        public = public_results(state)
        for index, item in enumerate(self.items):
            place = at(f"$.items[{index}]")
            if item not in public:
                yield fault("SSJ-RECORD-ITEM", place, item=item)
            for each in open_errors(state, (item,)):
                yield fault("SSJ-ERROR-NOTED", place, item=item, number=each.number, on=each.found_on)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        made = FoundError(
            number=len(state.errors) + 1,
            items=self.items,
            wrong=self.wrong,
            department=self.department,
            found_on=self.found_on,
            by=self.by,
            at=self.at,
        )
        return evolve(state, errors=(*state.errors, made))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        items = "、".join(self.items)
        return {"items": items, "wrong": self.wrong, "on": self.found_on, "department": self.department}


@frozen(kw_only=True)
class DismissError(Act[TargetFile]):
    """认定无误 (第二十条): what was taken for an error is none; somebody answers for it.

    Args:
        number: which of the file's errors, from 1.
        department: the initiating or a participating department.
        reason: why it is none.
        approver: who approved it.
    """

    number: int
    department: str
    reason: str
    approver: str
    kind: Literal["dismiss-error"] = "dismiss-error"
    article: ClassVar[str] = "第二十条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, number=self.number)
        yield from identifiers(department=self.department, approver=self.approver)
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """It is on record and still open, and a department of the task speaks."""
        yield from department_faults(state, self.department)
        known = next((each for each in open_errors(state) if each.number == self.number), None)
        if known is None:
            left = "、".join(str(each.number) for each in open_errors(state)) or "—"
            yield fault("SSJ-ERROR-UNKNOWN", at("$.number"), number=self.number, known=left)
        else:
            yield from self.early_faults(known.at)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Whoever says that it is none does not approve it himself."""
        yield from approver_findings("SSJ-X-36-APPROVER", self.approver, (self.by,), rules)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        made = Dismissal(reason=self.reason, approver=self.approver, by=self.by, at=self.at)
        errors = (
            evolve(each, dismissed=made) if each.number == self.number else each for each in state.errors
        )
        return evolve(state, errors=tuple(errors))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"number": self.number, "reason": self.reason, "approver": self.approver}
