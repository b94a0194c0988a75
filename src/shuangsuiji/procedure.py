"""办事程序: which streams there are, which acts each takes, and what each owes the platform."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

from attrs import frozen

from shuangsuiji import wire
from shuangsuiji.acts import AHEAD, Acknowledge, Act, Sending
from shuangsuiji.adoption import AdoptRulebook, InterpretRule, Rulebooks
from shuangsuiji.archive.archiving import Archive, ArchiveTask
from shuangsuiji.archive.sealing import SealFile
from shuangsuiji.canonical import Json
from shuangsuiji.casework import CloseLead, FileCase, RecordCaseCheck, RegisterLead
from shuangsuiji.checklist.issuing import IssueEdition, PublishEdition, ReceiveChecklist
from shuangsuiji.checklist.repeal import RepealLaw
from shuangsuiji.checklist.state import Checklist, checklist_notices
from shuangsuiji.checklist.supplements import ProposeSupplement, PublishSupplement
from shuangsuiji.correction import CorrectResult, WithholdResult
from shuangsuiji.departments import Departments, ListDepartments
from shuangsuiji.dispatch import ReceiveDispatch, dispatch_lists
from shuangsuiji.errors import Fault, InvalidInput, Place, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.filing import OpenFile
from shuangsuiji.findings import Finding, Noted, Override, article_finding, idle
from shuangsuiji.followup.handing import AcknowledgeFollowUp, CloseFollowUp
from shuangsuiji.followup.opening import OpenFollowUp
from shuangsuiji.found_errors import DismissError, NoteError
from shuangsuiji.inspection.entering import EnterResult, ReceiveEntry, result_entries
from shuangsuiji.inspection.evidence import AttachEvidence, ReceiveEvidence, entry_evidence
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.misconduct import RecordMisconduct
from shuangsuiji.notice.commissioning import CommissionExpert
from shuangsuiji.notice.issuing import DeliverNotice, IssueNotice
from shuangsuiji.notice.pre_check import RecordPreCheck
from shuangsuiji.objection.concluding import ConcludeReexamination, SendFeedback
from shuangsuiji.objection.receiving import ForwardObjection, ReceiveObjection
from shuangsuiji.objection.sending import ReceiveFeedback, objection_feedback
from shuangsuiji.objection.supplementing import RequestSupplement, SupplementObjection
from shuangsuiji.other_checks import EnterOtherCheck, OtherChecks
from shuangsuiji.plan.publishing import AmendPlan, PublishPlan, ReceivePlan
from shuangsuiji.plan.state import plan_notices
from shuangsuiji.publicity import PublishResult, publications
from shuangsuiji.registries.confirmation import Confirmations, ConfirmRegistry
from shuangsuiji.registries.flags import ClearFlag, Flags, FlagTarget, ImportFlags
from shuangsuiji.review import ReceiveReview, ReviewResult, review_decisions
from shuangsuiji.supervision import ListSupervision, Supervision
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.assigning import AssignTeams
from shuangsuiji.task.ending import CancelTask, CloseTask
from shuangsuiji.task.importing import ImportDraw
from shuangsuiji.task.locking import LockDraw
from shuangsuiji.task.rounds import RevealSource, VoidRound
from shuangsuiji.task.sending import (
    ReceiveAnnouncement,
    ReceiveRecord,
    draw_announcements,
    draw_contents,
    draw_records,
)
from shuangsuiji.task.setting import CreateTask, ReceiveTask, task_notices
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.teams.arranging import ArrangeWork
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.teams.sending import ReceiveSubstitution, substitution_notices
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.texts import china_day, parts_of

AnyAct = Act[Any]
"""An act of any stream."""


def _no_contents(_state: object) -> Iterable[bytes]:
    return ()


@frozen(kw_only=True)
class Kind:
    """A kind of stream.

    Args:
        acts: the union of the acts that it takes.
        start: the state before the first act; None where an opening act makes it.
        documents: what a state gives rise to for the platform, in the order in which it must arrive.
        contents: the content that those documents name, as far as the state has it.
    """

    acts: Any
    start: object
    documents: Callable[[Any], Iterable[Document]]
    contents: Callable[[Any], Iterable[bytes]] = _no_contents


def _nothing(_state: object) -> Iterable[Document]:
    return ()


def _task_documents(task: Task) -> Iterator[Document]:
    yield from task_notices(task)
    yield from draw_announcements(task)
    yield from draw_records(task)
    yield from dispatch_lists(task)
    yield from substitution_notices(task)


def _file_documents(file: TargetFile) -> Iterator[Document]:
    evidence, decisions = list(entry_evidence(file)), list(review_decisions(file))
    for entry in result_entries(file):
        yield entry
        yield from (each for each in evidence if each.version == entry.version)
        yield from (each for each in decisions if each.version == entry.version)
    yield from publications(file)


KINDS: Final[Mapping[str, Kind]] = {
    "rulebook": Kind(acts=AdoptRulebook | InterpretRule, start=Rulebooks(), documents=_nothing),
    "departments": Kind(acts=ListDepartments, start=Departments(), documents=_nothing),
    "supervision": Kind(acts=ListSupervision, start=Supervision(), documents=_nothing),
    "checklist": Kind(
        acts=IssueEdition
        | PublishEdition
        | ProposeSupplement
        | PublishSupplement
        | RepealLaw
        | ReceiveChecklist,
        start=Checklist(),
        documents=checklist_notices,
    ),
    "plan": Kind(acts=PublishPlan | AmendPlan | ReceivePlan, start=None, documents=plan_notices),
    "registry": Kind(acts=ConfirmRegistry, start=Confirmations(), documents=_nothing),
    "flags": Kind(acts=FlagTarget | ClearFlag | ImportFlags, start=Flags(), documents=_nothing),
    "task": Kind(
        acts=CreateTask
        | AnnounceDraw
        | RevealSource
        | VoidRound
        | LockDraw
        | ImportDraw
        | ArrangeWork
        | AssignTeams
        | CancelTask
        | CloseTask
        | SubstituteInspector
        | DeclareRecusal
        | ReceiveTask
        | ReceiveAnnouncement
        | ReceiveRecord
        | ReceiveDispatch
        | ReceiveSubstitution,
        start=None,
        documents=_task_documents,
        contents=draw_contents,
    ),
    "file": Kind(
        acts=OpenFile
        | RecordPreCheck
        | IssueNotice
        | DeliverNotice
        | CommissionExpert
        | RecordInspection
        | EnterResult
        | AttachEvidence
        | ReviewResult
        | ReceiveEntry
        | ReceiveEvidence
        | ReceiveReview
        | PublishResult
        | NoteError
        | DismissError
        | CorrectResult
        | WithholdResult
        | SealFile,
        start=None,
        documents=_file_documents,
    ),
    "objection": Kind(
        acts=ReceiveObjection
        | ForwardObjection
        | RequestSupplement
        | SupplementObjection
        | ConcludeReexamination
        | SendFeedback
        | ReceiveFeedback,
        start=None,
        documents=objection_feedback,
    ),
    "followup": Kind(acts=OpenFollowUp | AcknowledgeFollowUp | CloseFollowUp, start=None, documents=_nothing),
    "checks": Kind(acts=EnterOtherCheck, start=OtherChecks(), documents=_nothing),
    "case": Kind(acts=RegisterLead | RecordCaseCheck | FileCase | CloseLead, start=None, documents=_nothing),
    "archive": Kind(acts=ArchiveTask, start=Archive(), documents=_nothing),
    "misconduct": Kind(acts=RecordMisconduct, start=None, documents=_nothing),
}
"""The kinds of streams by the first part of their names."""

OF_TASK: Final = frozenset({"task", "file", "objection", "followup", "archive"})
"""The kinds of streams that belong to a task, whose code comes next in their names: they keep its rulebook."""

RECEIPTS: Final[Mapping[str, type[Acknowledge[Any]]]] = {
    "checklist": ReceiveChecklist,
    "plan": ReceivePlan,
    "task": ReceiveTask,
    "announcement": ReceiveAnnouncement,
    "record": ReceiveRecord,
    "dispatch": ReceiveDispatch,
    "substitution": ReceiveSubstitution,
    "entry": ReceiveEntry,
    "evidence": ReceiveEvidence,
    "review": ReceiveReview,
    "publicity": PublishResult,
    "feedback": ReceiveFeedback,
}
"""By the kind of a document, the act that its receipt is."""


def kind_of(stream: str) -> Kind:
    """Give the kind of a stream.

    Raises:
        InvalidInput: no stream is called so.
    """
    found = KINDS.get(parts_of(stream)[0])
    if found is None:
        raise InvalidInput(fault("SSJ-ACT-STREAM", Place(file=stream), known="、".join(KINDS)))
    return found


def task_of(stream: str) -> str | None:
    """Name the stream of the task that a stream belongs to; None where it belongs to none.

    >>> task_of("file/YXGX-2026-01/91530499MA6K00006F")
    'task/YXGX-2026-01'
    """
    kind, *rest = parts_of(stream)
    return task_stream(rest[0]) if kind in OF_TASK and rest else None


def stream_faults(stream: str, act: AnyAct) -> Iterator[Fault]:
    """Judge that an act stands in the stream that it belongs to."""
    own = act.stream()
    if own is not None and own != stream:
        yield fault("SSJ-ACT-STREAM-OTHER", Place(file=stream), expected=own)


def future_faults(act: AnyAct, recorded: str) -> Iterator[Fault]:
    """Judge that an act has been done when it is put on record."""
    if datetime.fromisoformat(act.at) > datetime.fromisoformat(recorded) + AHEAD:
        yield fault("SSJ-ACT-FUTURE", Place(path="$.at"), at=act.at, now=recorded)


LATE: Final = "SSJ-A04-6"
"""事后补录 (第四条): the code of the finding that an act is put on record on a later day than it was done."""


def late_findings(act: AnyAct, recorded: str) -> Iterator[Finding]:
    """事后补录 (第四条): an act that is put on record on a later day than it was done."""
    if china_day(recorded) > act.day:
        yield article_finding(LATE, "第四条", done=act.day, recorded=china_day(recorded))


def override_faults(overrides: Sequence[Override], listed: Sequence[Noted], recorded: str) -> Iterator[Fault]:
    """Judge overrides: each answers for a finding, and nobody answers tomorrow."""
    for each in idle(overrides, listed):
        yield fault("SSJ-OVERRIDE-IDLE", finding=each.code)
    for each in overrides:
        if datetime.fromisoformat(each.at) > datetime.fromisoformat(recorded):
            yield fault("SSJ-OVERRIDE-FUTURE", finding=each.code, at=each.at)


def act_of(stream: str, json: Json) -> AnyAct:
    """Make an act of a stream of its JSON.

    Raises:
        InvalidInput: it is none of the stream's acts, or breaks a form; every fault is listed with its path.
    """
    return cast("AnyAct", wire.read_one_of(kind_of(stream).acts, json))


def owed(stream: str, state: Any) -> list[Document]:  # noqa: ANN401  -- each kind of stream has its own state
    """Give what a stream's state owes the platform: its documents without a receipt, in order."""
    return state.owed(kind_of(stream).documents(state)) if isinstance(state, Sending) else []


def acknowledged(stream: str, state: Any) -> list[Document]:  # noqa: ANN401  -- as above
    """Give what the platform has of a stream's state: its documents with a receipt, in order."""
    if not isinstance(state, Sending):
        return []
    known = {each.key for each in state.receipts}
    return [each for each in kind_of(stream).documents(state) if each.key in known]
