"""办理 (设计决定 8、11): the service that an application calls: load, act, journal, send. No rule lives here."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, Generic

from attrs import frozen

from shuangsuiji.acts import Act, State
from shuangsuiji.content_digest import H
from shuangsuiji.errors import (
    ActRefused,
    AdapterFault,
    Conflict,
    Fault,
    InvalidInput,
    NotAuthorised,
    Place,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    Undecided,
    fault,
    raise_if,
)
from shuangsuiji.exchange.attachment import Attachment
from shuangsuiji.exchange.documents import KINDS, Document, attachments_of
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.filing import OpenFile, new_file
from shuangsuiji.findings import Finding, Noted, Override
from shuangsuiji.journal import Entry
from shuangsuiji.office.clock import CHINA
from shuangsuiji.office.clock import now as now  # noqa: PLC0414  -- whoever makes an office gives it its clock
from shuangsuiji.office.judging import Judge, Judged
from shuangsuiji.office.outgoing import Outgoing, Queue, Queued, in_order
from shuangsuiji.office.streams import Streams
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.procedure import (
    RECEIPTS,
    AnyAct,
    kind_of,
    owed,
)
from shuangsuiji.replay import Journalled
from shuangsuiji.target_file import TargetFile, TeamAct, file_stream
from shuangsuiji.workdays import Calendar

_TRIES: Final = 20


@frozen(kw_only=True)
class Failure:
    """What the platform has not taken: it is still owed, and is sent again next time.

    Args:
        stream: whose document.
        key: the document's key; empty where it came to none.
        error: why.
    """

    stream: str
    key: str
    error: ShuangsuijiError


@frozen(kw_only=True)
class Sent:
    """What came of sending.

    Args:
        receipts: what the platform took.
        failed: what it did not.
        waiting: what it has and has not decided; nothing is wrong with it, and it stays owed.
    """

    receipts: tuple[Receipt, ...] = ()
    failed: tuple[Failure, ...] = ()
    waiting: tuple[Failure, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Why it did not take it, every fault of every failure."""
        return tuple(found for each in self.failed for found in each.error.faults)


@frozen(kw_only=True)
class Done(Generic[State]):
    """What came of an act.

    Args:
        entry: its journal entry.
        noted: what questioned it.
        state: the state that followed.
        sent: what was sent because of it.
    """

    entry: Entry
    noted: tuple[Noted, ...]
    state: State
    sent: Sent


Contents = Callable[[Attachment], bytes | None]
"""Gives the content of an attachment, where it has it."""


def _no_content(_wanted: Attachment) -> bytes | None:
    return None


class Office(Streams):
    """一个局的办理: acts go in, are judged, journalled, and what follows is sent.

    Args:
        store: where the journal is kept.
        calendar: the working days.
        platform: where documents go; None keeps them owed.
        clock: the present, for what the office itself does.
        journalled: is told every entry when it is in the journal.
        outgoing: how sending went so far, and when what failed is tried again; by default the office
            itself remembers that, as long as it is there.
        contents: gives the content of an attachment that the journal has only the digest of, such as a picture; None where
            it has none of that digest. `stores.contents` finds it in a folder.
    """

    def __init__(
        self,
        store: Store,
        calendar: Calendar,
        platform: Platform | None = None,
        clock: Callable[[], datetime] = now,
        journalled: Callable[[Journalled], None] = lambda _: None,
        outgoing: Outgoing | None = None,
        contents: Contents = _no_content,
    ) -> None:
        super().__init__(store)
        self._calendar, self._platform, self._clock = calendar, platform, clock
        self._journalled, self._outgoing = journalled, outgoing or Outgoing()
        self._contents = contents

    def do(
        self, stream: str, act: Act[State], overrides: Sequence[Override] = (), *, send: bool = True
    ) -> Done[State]:
        """办理: apply an act, journal it, and send what follows from it; the team's first act opens its target's file.

        Args:
            stream: the stream's name.
            act: the act.
            overrides: who answers for the findings.
            send: whether to send; what is not sent stays owed.

        Raises:
            ActRefused: the act is not allowed; every fault.
            OverrideNeeded: warnings that nobody answers for; every one.
            InvalidInput: an override answers for nothing, no stream is called so, or it does not take such acts.
            Damaged: the stream's chain is broken.
            Conflict: somebody else acted on this stream meanwhile.
            Unavailable: the store does not answer.
        """
        if isinstance(act, TeamAct) and not self.load(stream).lines:
            self.check(stream, act, overrides)  # one that is refused or questioned opens nothing
            self.open_file(act.task, act.target, act.by, self.instant())
        for _ in range(_TRIES):
            judged = self._judged(stream, act, overrides)
            entry, line = judged.entry, judged.entry.line()
            try:
                self.store.append(stream, line, seq=entry.seq, number=entry.number)
            except Conflict:
                if self.load(stream).lines != entry.seq - 1:
                    raise
                continue  # another stream was written to: the number has moved, this stream has not
            except Unavailable:
                head = self.store.head()  # the line may have been kept all the same
                if head is None or head.line != line:
                    raise
            break
        else:
            raise Conflict(fault("SSJ-OFFICE-CROWDED", Place(file=stream), tries=_TRIES))
        self._went_on(entry, line, judged.after)
        self._journalled(Journalled(entry=entry, act=act))
        sent = self._sent(stream) if send else Sent()
        return Done(entry=entry, noted=judged.noted, state=self.state(stream), sent=sent)

    def _sent(self, stream: str) -> Sent:
        """The act is done, whatever comes of sending."""
        try:
            return self.send([stream])
        except ShuangsuijiError as error:
            return Sent(failed=(Failure(stream=stream, key="", error=error),))

    def check(self, stream: str, act: AnyAct, overrides: Sequence[Override] = ()) -> tuple[Noted, ...]:
        """预审: say what `do` would say, without doing anything.

        Raises:
            ActRefused: as `do`.
            OverrideNeeded: as `do`.
            InvalidInput: as `do`.
        """
        return self._judged(stream, act, overrides).noted

    def findings(self, stream: str, act: AnyAct) -> tuple[Finding, ...]:
        """预警: give what would question an act, warnings and notices, so that a form can show them before it is done.

        Raises:
            ActRefused: the act is not allowed at all; every fault.
            InvalidInput: the act is none of the stream's, or could not be read again.
        """
        return self._judge().findings(stream, act)

    def _judged(self, stream: str, act: AnyAct, overrides: Sequence[Override]) -> Judged:
        head = self.store.head()  # before all that is read: what comes in meanwhile takes the next number
        return self._judge().judge(stream, act, overrides, head)

    def _judge(self) -> Judge:
        return Judge(self.still(), self._calendar, self.instant())

    def open_file(self, task: str, target: str, by: str, at: str) -> TargetFile:
        """立档: give a drawn target's file, and open it where it is not open yet.

        Raises:
            ActRefused: the target is not drawn in that task, or has no team.
        """
        found = self.file(task, target)
        if found is not None:
            return found
        known = self.task(task)
        new = new_file(known, target) if known else None
        if new is None:
            raise ActRefused(fault("SSJ-OFFICE-NOT-DRAWN", task=task, target=target))
        try:
            self.do(file_stream(task, target), OpenFile(by=by, at=at, file=new), send=False)
        except (ActRefused, Conflict):
            if self.file(task, target) is None:  # unless somebody else has just opened it
                raise
        opened: TargetFile = self.state(file_stream(task, target))
        return opened

    def owed(self, streams: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """Give (stream, document key) of everything that the platform has not acknowledged, and takes, in order."""
        takes = self._platform.takes if self._platform else KINDS
        return [
            (name, document.key)
            for name in in_order(self, streams)
            for document in owed(name, self.state(name))
            if document.kind in takes
        ]

    def send(self, streams: Iterable[str] | None = None) -> Sent:
        """送平台: send what is owed, and journal each receipt; what fails stays owed.

        What waits (`queue`) is not tried. What the platform refuses, or has not decided, stops what rests on it; a platform or
        a store that does not answer, or not as it promised, stops everything.

        Args:
            streams: which streams; None for all.

        Raises:
            Unavailable: the store does not answer.
            Damaged: a stream's chain is broken.
        """
        receipts: list[Receipt] = []
        failed: list[Failure] = []
        waiting: list[Failure] = []
        if self._platform is None:
            return Sent()
        queue = self._outgoing.queue(self, self.instant(), self._platform.takes)
        for queued in queue.walk(streams):
            if queued.standing != "due":
                continue
            answer = self._send(self._platform, queued)
            if isinstance(answer, Receipt):
                queue.taken(queued)
                receipts.append(answer)
                continue
            if isinstance(answer.error, Undecided):
                waiting.append(answer)
                continue
            failed.append(answer)
            if isinstance(answer.error, Unavailable | NotAuthorised | AdapterFault):
                break
        return Sent(receipts=tuple(receipts), failed=tuple(failed), waiting=tuple(waiting))

    def _send(self, platform: Platform, queued: Queued) -> Receipt | Failure:
        stream, document = queued.stream, queued.document
        arrived = False
        try:
            self._attach(platform, stream, document)
            receipt = platform.deliver(document)
            arrived = True  # the platform has it, and gives the same receipt next time
            self._receive(stream, document, receipt)
        except ShuangsuijiError as error:
            again = arrived or not isinstance(error, Rejected | Conflict | InvalidInput)
            self._outgoing.failed(queued, self.instant(), error, again=again)
            return Failure(stream=stream, key=document.key, error=error)
        self._outgoing.taken(queued)
        return receipt

    def _attach(self, platform: Platform, stream: str, document: Document) -> None:
        """附件: hand over the content that a document names, before the document.

        Raises:
            InvalidInput: there is none of that digest here.
        """
        named = attachments_of(document)
        known = {H.hex(each): each for each in kind_of(stream).contents(self.state(stream))} if named else {}
        missing: list[Fault] = []
        for each in named:
            content = known.get(each.digest) or self._contents(each)
            if content is None or H.hex(content) != each.digest:
                missing.append(
                    fault("SSJ-OFFICE-CONTENT", key=document.key, name=each.name, digest=each.digest)
                )
            else:
                platform.attach(content, each.digest)
        raise_if(missing)

    def queue(self, streams: Iterable[str] | None = None) -> list[Queued]:
        """待送清单: give everything that is owed, in the order in which it goes, and what each document waits for.

        What the platform does not take at all is not in it; without a platform everything is.

        Args:
            streams: of which streams; None for all.

        Raises:
            Unavailable: the outbox or the store does not answer.
        """
        known = self._outgoing.outbox.known()
        takes = self._platform.takes if self._platform else None
        return list(Queue(self, known, self.instant(), self._outgoing.pace, takes).walk(streams))

    def _receive(self, stream: str, document: Document, receipt: Receipt) -> None:
        """Journal a receipt; somebody who sent the same document may be first, and others may be writing just now."""
        for tries_left in reversed(range(_TRIES)):
            try:
                self.do(stream, self.receipt_act(stream, document.kind, receipt), send=False)
            except (ActRefused, Conflict) as error:
                if all(each.key != document.key for each in owed(stream, self.state(stream))):
                    return
                if isinstance(error, ActRefused) or not tries_left:
                    raise
            else:
                return

    def receipt_act(self, stream: str, kind: str, receipt: Receipt) -> AnyAct:
        """Give the act that a document's receipt is: journalled when it is here; the platform's own time stands in it."""
        made, at = RECEIPTS[kind], self.instant()
        rules = self.rules_of(stream).on(at[:10])
        return made(by=receipt.platform, at=at, receipt=receipt, **made.ruled(rules))

    def instant(self) -> str:
        """Give the present, as acts write it."""
        return self._clock().astimezone(CHINA).isoformat(timespec="seconds")
