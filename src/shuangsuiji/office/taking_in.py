"""平台来文的办理 (第四条、第十一条、第十九条): what came about on the platform becomes the acts that it is, each once.

What is in the journal already is left alone, so that the same may be taken in as often as one likes, from the beginning. What
cannot be an act is not forced: it is told with its faults, each time anew, until a person has seen to it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from shuangsuiji.acts import Sending
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import ActRefused, Conflict, Fault, InvalidInput, Place, fault
from shuangsuiji.exchange.incoming import DrawnLine, DrawnList, Incoming, ReceiptNotice, Verdict
from shuangsuiji.findings import Override, noted
from shuangsuiji.objection.state import objection_stream
from shuangsuiji.office.clock import CHINA
from shuangsuiji.office.service import Office
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.ports.platform import Platform
from shuangsuiji.procedure import LATE, AnyAct
from shuangsuiji.registries.targets import ONE_STRATUM
from shuangsuiji.review import ReviewResult
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.exclusions import years_that_count
from shuangsuiji.task.importing import ImportDraw
from shuangsuiji.task.lock import DrawnTarget, PlatformDraw
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.texts import parts_of

_TRIES: Final = 20


@frozen(kw_only=True)
class NotTaken:
    """没有收进来的来文: what a person has to see to.

    Args:
        item: what came.
        stream: whose act it would be; empty where nothing here is meant.
        faults: why it is no act here.
    """

    item: Incoming
    stream: str
    faults: tuple[Fault, ...]


@frozen(kw_only=True)
class TakenIn:
    """收进来的来文.

    Args:
        done: the keys of what became acts now.
        known: how many things were in the journal already.
        refused: what a person has to see to.
        next: from where to read next time: nothing before it needs anybody.
    """

    done: tuple[str, ...]
    known: int
    refused: tuple[NotTaken, ...]
    next: str


def take_in(
    office: Office, platform: Platform, by: str, after: str = "", overrides: Sequence[Override] = ()
) -> TakenIn:
    """收来文: read what came about on a platform, and do what follows from it.

    Args:
        office: the bureau's office.
        platform: where it comes from.
        by: who takes it in, and answers for it.
        after: from where to read; empty for the beginning.
        overrides: who answers for what questions an act, such as a list that is longer than was planned.

    Raises:
        NotOffered: the platform tells nothing by itself.
        Rejected: the platform never gave such a position.
        Damaged: the journal is.
        Conflict: others act on a stream all the time.
        Unavailable: the platform or the store does not answer; what was taken in until then stays.
        NotAuthorised: the platform does not know us.
        AdapterFault: the platform's adapter broke one of its obligations.
    """
    done: list[str] = []
    refused: list[NotTaken] = []
    known, settled = 0, after
    while (page := platform.incoming(after)).items:
        for item in page.items:
            found = _taken(office, item, by, overrides)
            if isinstance(found, NotTaken):
                refused.append(found)
            elif found:
                done.append(item.key)
            else:
                known += 1
        after = page.next
        settled = settled if refused else after
    return TakenIn(done=tuple(done), known=known, refused=tuple(refused), next=settled)


def _taken(office: Office, item: Incoming, by: str, overrides: Sequence[Override]) -> NotTaken | bool:
    """Do what follows from a thing; say whether there was anything to do, or why it could not be done."""
    stream = ""
    for _ in range(_TRIES):
        try:
            stream = _stream(item)
            act = _ACTS[item.kind](office, stream, item, by)
            if act is not None:
                office.do(
                    stream, act, _answers(office, stream, act, [*overrides, _late(office, by)]), send=False
                )
        except Conflict:  # somebody else acted on this stream meanwhile, and perhaps did the same
            continue
        except (ActRefused, InvalidInput) as error:
            return NotTaken(item=item, stream=stream, faults=error.faults)
        else:
            return act is not None
    raise Conflict(fault("SSJ-OFFICE-CROWDED", Place(file=stream), tries=_TRIES))


def _late(office: Office, by: str) -> Override:
    """It was done elsewhere at its time, and cannot be here before it is read."""
    reason = "在平台上当时已经办理，取回后记入办理日志"
    return Override(code=LATE, reason=reason, by=by, at=office.instant())


def _answers(office: Office, stream: str, act: AnyAct, given: Sequence[Override]) -> list[Override]:
    """Of what is given, what this act is asked: an override that answers for nothing would be refused."""
    asked = noted(office.findings(stream, act), given)
    return list(dict.fromkeys(each.override for each in asked if each.override))


def _stream(item: Incoming) -> str:
    """Name the stream that a thing belongs to.

    Raises:
        InvalidInput: it speaks of nothing that there is here.
    """
    if isinstance(item, DrawnList):
        return task_stream(item.task)
    if isinstance(item, Verdict):
        return file_stream(item.decision.task, item.decision.target)
    found = _stream_of(parts_of(item.receipt.key))
    if found is None:
        raise InvalidInput(fault("SSJ-INCOMING-DOCUMENT", key=item.receipt.key))
    return found


def _stream_of(parts: tuple[str, ...]) -> str | None:
    """Name the stream that a document belongs to by the names in its key."""
    match parts:
        case ("checklist", _, _):
            return CHECKLIST
        case ("plan", department, year, _) if year.isascii() and year.isdigit():
            return plan_stream(int(year[:4]), department)
        case ("task", code) | ("announcement" | "record" | "dispatch" | "substitution", code, _):
            return task_stream(code)
        case ("feedback", task, target, number) if number.isascii() and number.isdigit():
            return objection_stream(task, target, int(number))
        case ("entry" | "evidence" | "publicity", task, target, _) | ("review", task, target, _, _):
            return file_stream(task, target)
        case _:
            return None


def _receipt(office: Office, stream: str, item: ReceiptNotice, _by: str) -> AnyAct | None:
    """回执: a receipt that is in the journal already is left alone."""
    state, receipt = office.state(stream), item.receipt
    if isinstance(state, Sending) and receipt in state.receipts:
        return None
    return office.receipt_act(stream, parts_of(receipt.key)[0], receipt)


def _verdict(office: Office, stream: str, item: Verdict, _by: str) -> AnyAct | None:
    """平台上的审核: a department's verdict that is in the journal already is left alone."""
    said, file = item.decision, office.state(stream)
    if isinstance(file, TargetFile):
        for version in (each for each in file.submissions if each.version == said.version):
            for each in version.reviews:
                found = (each.department, each.reviewer, each.verdict, each.reason)
                if found == (said.department, said.reviewer, said.verdict, said.reason):
                    return None
    return ReviewResult(
        by=said.reviewer,
        at=_here(item.at),
        department=said.department,
        version=said.version,
        verdict=said.verdict,
        reason=said.reason,
    )


def _drawn(office: Office, stream: str, item: DrawnList, by: str) -> AnyAct | None:
    """平台抽取的名单: it is taken over as asserted, with what the journal knows of its targets; one that is locked is left alone."""
    task: Task | None = office.state(stream)
    if task is None:
        raise InvalidInput(fault("SSJ-INCOMING-TASK", task=item.task))
    digest, at = digest_of(item), office.instant()
    asserted = task.lock.asserted if task.lock else None
    if asserted and asserted.digest == digest:
        return None
    drawn_on = _here(item.drawn_at)[:10]
    years = years_that_count(office.rules_of(stream).on(at[:10]), int(task.setup.first[:4]))
    ids = {id_ for each in item.targets for id_ in (each.id, each.entity or each.id)}
    confirmed = office.registry("targets").standing_at(item.drawn_at)
    return ImportDraw(
        by=by,
        at=at,
        drawn=PlatformDraw(
            platform=item.platform,
            number=item.number,
            drawn_at=_here(item.drawn_at),
            retrieved_at=at,
            source=item.key,
            digest=digest,
        ),
        targets=tuple(_target(each, task) for each in item.targets),
        confirmed=(confirmed,) if confirmed else (),
        earlier=tuple(
            each
            for each in office.checks()
            if each.year in years and {each.target, each.subject} & ids and each.task != item.task
        ),
        repeals=office.checklist().repeals_on(drawn_on),
    )


def _target(line: DrawnLine, task: Task) -> DrawnTarget:
    return DrawnTarget(
        entry=Entry(id=line.id, part=line.stratum or ONE_STRATUM, area=line.area),
        name=line.name,
        items=line.items or tuple(each.id for each in task.setup.items),
        index=0,
        path=(),
        entity=line.entity,
        entity_name=line.entity_name,
    )


def _here(instant: str) -> str:
    """Give an instant as acts write it."""
    return datetime.fromisoformat(instant).astimezone(CHINA).isoformat(timespec="seconds")


_ACTS: Final[Mapping[str, Callable[[Office, str, Any, str], AnyAct | None]]] = {
    "receipt": _receipt,
    "verdict": _verdict,
    "drawn": _drawn,
}
"""The act that a thing is, by its kind; None where it is in the journal already."""
