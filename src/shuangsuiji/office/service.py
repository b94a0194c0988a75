"""办理 (设计决定 8、11): the service that an application calls: load, act, journal, send. No rule lives here."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from attrs import frozen

from shuangsuiji import adoption, checklist, wire
from shuangsuiji.acts import apply
from shuangsuiji.adoption import AdoptRulebook, Rulebooks
from shuangsuiji.checklist import Checklist
from shuangsuiji.errors import (
    ActRefused,
    Conflict,
    Fault,
    NotAuthorised,
    OverrideNeeded,
    Place,
    ShuangsuijiError,
    Unavailable,
    fault,
    raise_if,
)
from shuangsuiji.exchange import Document, Receipt, digest_of
from shuangsuiji.findings import Noted, Override, idle, noted, unanswered
from shuangsuiji.history import Told, stream_history
from shuangsuiji.journal import FORMAT, Cite, Entry, line_digest, read_stream
from shuangsuiji.plan import Plan, plan_stream
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.procedure import KINDS, RECEIPTS, AnyAct, act_of, kind_of, owed
from shuangsuiji.registries.confirmation import Confirmations, RegistryName, registry_stream
from shuangsuiji.replay import Journalled, Replayed, replay
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import OpenFile, TargetFile, file_stream, new_file
from shuangsuiji.task.exclusions import Check, checks_of
from shuangsuiji.task.state import Task, task_stream
from shuangsuiji.texts import parts_of, path_of
from shuangsuiji.workdays import Calendar

CHINA: Final = timezone(timedelta(hours=8))
_TRIES: Final = 20
_ORDER: Final = list(KINDS)


def now() -> datetime:
    """Give the present in the time that acts are written in."""
    return datetime.now(CHINA).replace(microsecond=0)


@frozen(kw_only=True)
class Failure:
    """What the platform has not taken: it is still owed, and is sent again next time.

    Args:
        stream: whose document.
        key: the document's key.
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
    """

    receipts: tuple[Receipt, ...] = ()
    failed: tuple[Failure, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Why it did not take it, every fault of every failure."""
        return tuple(found for each in self.failed for found in each.error.faults)


@frozen(kw_only=True)
class Done:
    """What came of an act.

    Args:
        entry: its journal entry.
        noted: what questioned it.
        state: the state that followed.
        sent: what was sent because of it.
    """

    entry: Entry
    noted: tuple[Noted, ...]
    state: Any
    sent: Sent


@frozen(kw_only=True)
class _Stream:
    """A stream as it was loaded."""

    lines: int
    digest: str | None
    rules: str | None
    at: str
    state: Any


class Office:
    """一个局的办理: acts go in, are judged, journalled, and what follows is sent.

    Args:
        store: where the journal is kept.
        calendar: the working days.
        platform: where documents go; None keeps them owed.
        clock: the present, for what the office itself does.
        journalled: is told every entry when it is in the journal.
    """

    def __init__(
        self,
        store: Store,
        calendar: Calendar,
        platform: Platform | None = None,
        clock: Callable[[], datetime] = now,
        journalled: Callable[[Journalled], None] = lambda _: None,
    ) -> None:
        self._store, self._calendar, self._platform, self._clock = store, calendar, platform, clock
        self._journalled = journalled
        self._loaded: dict[str, _Stream] = {}

    def do(self, stream: str, act: AnyAct, overrides: Sequence[Override] = (), *, send: bool = True) -> Done:
        """办理: apply an act, journal it, and send what follows from it.

        Args:
            stream: the stream's name.
            act: the act.
            overrides: who answers for the findings.
            send: whether to send; what is not sent stays owed.

        Raises:
            ActRefused: the act is not allowed; every fault.
            OverrideNeeded: warnings that nobody answers for; every one.
            InvalidInput: an override answers for nothing, or the stream cannot be read.
            Conflict: somebody else acted on this stream meanwhile.
            Unavailable: the store does not answer.
        """
        seen = self._load(stream).lines
        for _ in range(_TRIES):
            done = self._decide(stream, act, overrides)
            try:
                self._store.append(stream, done.entry.line(), seq=done.entry.seq, number=done.entry.number)
            except Conflict:
                if self._load(stream).lines != seen:
                    raise
                continue  # another stream was written to: the number has moved, this stream has not
            break
        else:
            raise Conflict(fault("SSJ-OFFICE-CROWDED", Place(file=stream), tries=_TRIES))
        self._journalled(Journalled(entry=done.entry, act=act))
        sent = self.send([stream]) if send and self._platform else Sent()
        return Done(entry=done.entry, noted=done.noted, state=self.state(stream), sent=sent)

    def check(self, stream: str, act: AnyAct, overrides: Sequence[Override] = ()) -> tuple[Noted, ...]:
        """预审: say what `do` would say, without doing anything.

        Raises:
            ActRefused: as `do`.
            OverrideNeeded: as `do`.
            InvalidInput: as `do`.
        """
        return self._decide(stream, act, overrides).noted

    def _decide(self, stream: str, act: AnyAct, overrides: Sequence[Override]) -> Done:
        head = self._store.head()  # before all that is read: what comes in meanwhile takes the next number
        loaded = self._load(stream)
        rules = act.rulebook if isinstance(act, AdoptRulebook) else self._rules_for(stream, loaded)
        self._check_time(loaded, act)
        after = apply(loaded.state, act, rules)
        others = {name: self._load(name) for name in act.relies()}
        raise_if(act.relied_faults(lambda name: others[name].state), ActRefused)
        listed = noted(act.findings(loaded.state, rules, self._calendar), overrides)
        raise_if((each.fault() for each in unanswered(listed)), OverrideNeeded)
        raise_if(fault("SSJ-OVERRIDE-IDLE", finding=each.code) for each in idle(overrides, listed))
        entry = Entry(
            format=FORMAT,
            stream=stream,
            seq=loaded.lines + 1,
            number=head.number + 1 if head else 1,
            prev=loaded.digest,
            rules=None if stream == adoption.STREAM else rules.digest(),
            act=wire.write(act),
            noted=listed,
            cites=tuple(
                Cite(stream=name, seq=each.lines, digest=each.digest)
                for name, each in others.items()
                if each.digest
            ),
            state=digest_of(after) if act.checkpoint else None,
        )
        return Done(entry=entry, noted=listed, state=after, sent=Sent())

    def _check_time(self, loaded: _Stream, act: AnyAct) -> None:
        if loaded.at and datetime.fromisoformat(act.at) < datetime.fromisoformat(loaded.at):
            raise ActRefused(fault("SSJ-JOURNAL-TIME", found=act.at))

    def _rules_for(self, stream: str, loaded: _Stream) -> Rulebook:
        """A task and its files keep the rulebook that the task was created under."""
        adopted: Rulebooks = self._load(adoption.STREAM).state
        kind, *rest = parts_of(stream)
        pinned = loaded.rules if kind == "task" else None
        if kind == "file" and rest:
            pinned = self._load(task_stream(rest[0])).rules
        rules = adopted.find(pinned) if pinned else adopted.current
        if rules is None:
            raise ActRefused(fault("SSJ-OFFICE-RULES"))
        return rules

    def _load(self, stream: str) -> _Stream:
        """Fold a stream; what was folded before is not folded again."""
        lines = self._store.read(stream)
        known = self._loaded.get(stream)
        if known is None or not self._continues(known, lines):
            known = _Stream(lines=0, digest=None, rules=None, at="", state=kind_of(stream).start)
        if known.lines < len(lines):
            known = self._folded(stream, known, lines)
            self._loaded[stream] = known
        return known

    def _continues(self, known: _Stream, lines: Sequence[bytes]) -> bool:
        return 0 < known.lines <= len(lines) and line_digest(lines[known.lines - 1]) == known.digest

    def _folded(self, stream: str, known: _Stream, lines: Sequence[bytes]) -> _Stream:
        entries, faults = read_stream(stream, lines)
        raise_if(faults)
        state = known.state
        for entry in entries[known.lines :]:
            # It was judged when it was journalled, and the chain holds; `replay` judges it again.
            state = act_of(stream, entry.act).after(state)
        return _Stream(
            lines=len(lines),
            digest=line_digest(lines[-1]),
            rules=entries[0].rules,
            at=entries[-1].at,
            state=state,
        )

    def state(self, stream: str) -> Any:  # noqa: ANN401  -- each kind of stream has its own state
        """Give a stream's state; None where it has not begun.

        Raises:
            InvalidInput: no stream is called so, or its chain is broken.
            Unavailable: the store does not answer.
        """
        return self._load(stream).state

    def rules(self) -> Rulebook:
        """Give the rulebook that new tasks are created under.

        Raises:
            ActRefused: none is adopted.
        """
        current = self.state(adoption.STREAM).current
        if current is None:
            raise ActRefused(fault("SSJ-OFFICE-RULES"))
        found: Rulebook = current
        return found

    def rules_of(self, stream: str) -> Rulebook:
        """Give the rulebook that a stream's next act is done under.

        Raises:
            ActRefused: none is adopted.
        """
        return self._rules_for(stream, self._load(stream))

    def checklist(self) -> Checklist:
        """Give the checklist."""
        found: Checklist = self.state(checklist.STREAM)
        return found

    def plan(self, year: int, department: str) -> Plan | None:
        """Give a department's plan of a year; None where there is none."""
        found: Plan | None = self.state(plan_stream(year, department))
        return found

    def registry(self, registry: RegistryName) -> Confirmations:
        """Give the confirmations of a registry."""
        found: Confirmations = self.state(registry_stream(registry))
        return found

    def task(self, code: str) -> Task | None:
        """Give a task; None where there is none."""
        found: Task | None = self.state(task_stream(code))
        return found

    def tasks(self) -> list[Task]:
        """Give all tasks, in the order of their codes' bytes."""
        return [self.state(name) for name in self._store.streams("task/")]

    def file(self, task: str, target: str) -> TargetFile | None:
        """Give a target's file; None where it is not opened."""
        found: TargetFile | None = self.state(file_stream(task, target))
        return found

    def files(self, task: str) -> list[TargetFile]:
        """Give the files of a task that are opened, in the order of the targets' bytes."""
        return [self.state(name) for name in self.streams_of(task)[1:]]

    def streams_of(self, task: str) -> list[str]:
        """Name a task's stream and, after it, those of its opened files; `owed` and `send` take them."""
        return [task_stream(task), *self._store.streams(path_of("file", task) + "/")]

    def history(self, stream: str) -> list[Told]:
        """履历 (第四条): give what was done in a stream, as people read it; nothing where it has not begun.

        Raises:
            InvalidInput: no stream can be called so, or its chain is broken.
            Unavailable: the store does not answer.
        """
        return stream_history(stream, self._store.read(stream))

    def checks(self, year: int) -> list[Check]:
        """Give what was drawn in a year's locked tasks."""
        return [each for each in checks_of(self.tasks()) if each.year == year]

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
        opened: TargetFile = self.do(
            file_stream(task, target), OpenFile(by=by, at=at, file=new), send=False
        ).state
        return opened

    def owed(self, streams: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """Give (stream, document key) of everything that the platform has not acknowledged, in order."""
        return [
            (name, document.key)
            for name in self._in_order(streams)
            for document in owed(name, self.state(name))
        ]

    def _in_order(self, streams: Iterable[str] | None) -> list[str]:
        """Checklist before plans, plans before tasks, tasks before files."""
        names = self._store.streams() if streams is None else streams
        return sorted(names, key=lambda name: (_ORDER.index(parts_of(name)[0]), name.encode()))

    def send(self, streams: Iterable[str] | None = None) -> Sent:
        """送平台: send what is owed, and journal each receipt; what fails stays owed.

        Within a stream documents go in order: the first that fails stops its stream. A platform that does not answer,
        or does not know us, stops everything.

        Args:
            streams: which streams; None for all.
        """
        receipts: list[Receipt] = []
        failed: list[Failure] = []
        for name in self._in_order(streams):
            failure = self._send(name, receipts)
            if failure:
                failed.append(failure)
                if isinstance(failure.error, Unavailable | NotAuthorised):
                    break
        return Sent(receipts=tuple(receipts), failed=tuple(failed))

    def _send(self, stream: str, receipts: list[Receipt]) -> Failure | None:
        platform = self._platform
        if platform is None:
            return None
        for document in owed(stream, self.state(stream)):
            try:
                receipt = platform.deliver(document)
                self._receive(stream, document, receipt)
            except ShuangsuijiError as error:
                return Failure(stream=stream, key=document.key, error=error)
            receipts.append(receipt)
        return None

    def _receive(self, stream: str, document: Document, receipt: Receipt) -> None:
        """Journal a receipt; somebody who sent the same document may be first, and others may be writing just now."""
        for tries_left in reversed(range(_TRIES)):
            try:
                self.do(stream, self._receipt_act(stream, document.kind, receipt), send=False)
            except (ActRefused, Conflict) as error:
                if all(each.key != document.key for each in owed(stream, self.state(stream))):
                    return
                if isinstance(error, ActRefused) or not tries_left:
                    raise
            else:
                return

    def _receipt_act(self, stream: str, kind: str, receipt: Receipt) -> AnyAct:
        """The receipt is journalled when it is here; the platform's own time stands in it."""
        at = self._clock().isoformat()
        last = self._load(stream).at
        if datetime.fromisoformat(at) < datetime.fromisoformat(last):
            at = last
        return RECEIPTS[kind](by=receipt.platform, at=at, receipt=receipt)

    def replay(self, head: tuple[int, str] | None = None) -> Replayed:
        """重放: read the whole journal again from nothing (`replay.replay`)."""
        return replay_store(self._store, head)


def replay_store(store: Store, head: tuple[int, str] | None = None) -> Replayed:
    """重放: read a store's whole journal again from nothing.

    Args:
        store: the store.
        head: number and digest of a line, as they were kept elsewhere.
    """
    return replay({name: store.read(name) for name in store.streams()}, head)
