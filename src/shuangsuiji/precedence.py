"""先后 (第四条至第二十条): which documents the platform must have before it can take another one.

Within a stream documents go in the order in which they came to be; only the dispatched lists do not wait for each other, nor for a draw's announcement and record. Across streams a plan rests on its checklist's edition, a
task on its plan, what is told of a target on its task, the dispatched list and the substitutions that concern it, and what
came of an objection on all that is public of its target: the publication that it is about, and the correction that it led to.
"""

from collections.abc import Iterable
from typing import Final

from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.draws import DrawAnnouncement, DrawRecord
from shuangsuiji.exchange.objections import ObjectionFeedback
from shuangsuiji.exchange.planning import ChecklistNotice, PlanNotice, TaskNotice
from shuangsuiji.exchange.results import EntryEvidence, Publication, ResultEntry, ReviewDecision
from shuangsuiji.exchange.teams import DispatchList, SubstitutionNotice
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream

_PAPERS: Final = (DrawAnnouncement, DrawRecord)


def builds_on(document: Document) -> tuple[str, ...]:
    """Name the other streams in which something may stand that the platform must have first."""
    match document:
        case PlanNotice():
            return (CHECKLIST,)
        case TaskNotice():
            return (
                plan_stream(document.year, document.department),
                plan_stream(document.year, document.department, "internal"),
            )
        case ResultEntry() | EntryEvidence() | ReviewDecision() | Publication():
            return (task_stream(document.task),)
        case ObjectionFeedback():
            return (file_stream(document.task, document.target),)
        case _:
            return ()


def precedes(earlier: Document, later: Document) -> bool:
    """Say whether the platform must have one document before it can take another, of another stream."""
    match earlier, later:
        case ChecklistNotice(), PlanNotice():
            return (earlier.bureau, earlier.edition) == (later.bureau, later.edition)
        case PlanNotice(), TaskNotice():
            return (earlier.department, earlier.year) == (later.department, later.year)
        case TaskNotice(), ResultEntry() | ReviewDecision() | Publication():
            return earlier.code == later.task
        case DispatchList(), ResultEntry() | ReviewDecision() | Publication():
            return earlier.task == later.task
        case SubstitutionNotice(), ResultEntry() | ReviewDecision() | Publication():
            return earlier.task == later.task and later.target in earlier.targets
        case _:
            return _is_shown_first(earlier, later)


def _is_shown_first(earlier: Document, later: Document) -> bool:
    """Say whether the platform must show a result before it is told what came of an objection to it."""
    if not (isinstance(earlier, Publication) and isinstance(later, ObjectionFeedback)):
        return False
    return (earlier.task, earlier.target) == (later.task, later.target)


def precedes_within(earlier: Document, later: Document) -> bool:
    """Say the same of two documents of one stream.

    Each department's list goes by itself, and nothing but a draw's own papers waits for a draw's papers: they are read beside
    the lists, and who is inspected does not depend on them. Nothing waits for evidence either: a picture that is missing holds up no review.
    """
    if isinstance(earlier, EntryEvidence):
        return False
    if isinstance(earlier, _PAPERS):
        return isinstance(later, _PAPERS)
    return not (isinstance(earlier, DispatchList) and isinstance(later, DispatchList))


def is_met(document: Document, taken: Iterable[Document]) -> bool:
    """Say whether what the platform has of another stream is enough: a task's line, in the plan's latest version there.

    Args:
        document: what is to be sent.
        taken: what the platform has of a stream that it builds on, in order.
    """
    if not isinstance(document, TaskNotice):
        return False
    plans = [each for each in taken if isinstance(each, PlanNotice) and precedes(each, document)]
    lines = [line for line in plans[-1].lines if line.id == document.line] if plans else []
    return any({item.id for item in document.items} <= set(line.items) for line in lines)
