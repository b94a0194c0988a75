"""核验 (spec section 9): anyone can check a draw, step by step, with what is at hand.

Bytes in, a report out: nothing here reads a file or a clock. A step whose input failed is not run and names the
lowest step that failed; a step that was not run is never called valid.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Public, parties_of, trust_of
from shuangsuiji.draw.evidence import Case, Evidence, Found
from shuangsuiji.draw.journal import Journal, Round
from shuangsuiji.draw.report import Outcome, Report, RoundNote, Step
from shuangsuiji.draw.steps import STEPS
from shuangsuiji.errors import fault
from shuangsuiji.texts import UNICODE_VERSION

NEEDS: Final[Mapping[int, tuple[int, ...]]] = {4: (3,), 7: (3, 6), 8: (3, 6, 7), 9: (3,)}
"""Which steps a step takes its input from, beside step 1, which all the others need."""


def verify(evidence: Evidence) -> Report:
    """核验: run every step that the evidence allows and say what each found.

    Args:
        evidence: the bytes of the files, and what the user knows.
    """
    case = Case(given=evidence)
    steps: list[Step] = []
    for number, step in enumerate(STEPS, 1):
        needed = (1, *NEEDS.get(number, ()))
        failed = [each.number for each in steps if each.number in needed and each.outcome is Outcome.FAILED]
        if failed:
            because = fault("SSJ-VER-STEP", step=failed[0])
            steps.append(Step(number=number, outcome=Outcome.NOT_RUN, limits=(because,)))
        else:
            steps.append(_step(number, step(case)))
    return _report(case, tuple(steps))


def _step(number: int, found: Found) -> Step:
    if found.faults:
        return Step(number=number, outcome=Outcome.FAILED, faults=found.faults, limits=found.limits)
    outcome = Outcome.PASSED if found.ran else Outcome.NOT_RUN
    return Step(number=number, outcome=outcome, limits=found.limits)


def _report(case: Case, steps: tuple[Step, ...]) -> Report:
    if case.documents is None:
        return Report(steps=steps, unicode=UNICODE_VERSION)
    announcement = case.announcement
    sound = steps[4].outcome is not Outcome.FAILED
    return Report(
        steps=steps,
        unicode=UNICODE_VERSION,
        task=announcement.task,
        round=announcement.round,
        hash=announcement.hash,
        announcement=announcement.digest(),
        record=case.documents.digest,
        publish_from=announcement.publish_from or "",
        seed=case.seed.text if case.seed else "",
        key=case.seed.key("targets") if case.seed else "",
        trust=trust_of(case.checked) if sound else "none",
        public_sources=sum(isinstance(source, Public) for source in announcement.entropy),
        parties=tuple(parties_of(announcement.entropy)),
        drawn=len(case.documents.drawn),
        forced=case.forced,
        rounds=tuple(_notes(case, announcement)),
        head=_head(case.journal, announcement) if case.journal else "",
    )


def _head(journal: Journal, announcement: Announcement) -> str:
    return f"{len(journal.lines)}:{announcement.h.hex(journal.lines[-1])}"


def _notes(case: Case, announcement: Announcement) -> Iterator[RoundNote]:
    known = {each.digest(): each for each in (*case.earlier, announcement)}
    for each in case.journal.rounds() if case.journal else ():
        yield _note(each, known.get(each.announced.announcement), case.given)


def _note(each: Round, announcement: Announcement | None, given: Evidence) -> RoundNote:
    late = bool(announcement and given.now and each.abandoned(announcement.draw_by, given.now))
    state = "abandoned" if late and not each.voided else each.state
    voided = each.voided.body if each.voided else None
    return RoundNote(
        number=each.number,
        announcement=each.announced.announcement,
        state=state,
        complete=len(each.reveals) == len(announcement.entropy) if announcement else None,
        reason=voided.reason if voided else "",
        approver=voided.approver if voided else "",
        withheld=voided.withheld if voided else (),
        late=late,
    )
