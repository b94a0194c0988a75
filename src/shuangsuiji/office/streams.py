"""读取 (设计决定 3): the states of a journal's streams, each the fold of its own acts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from attrs import frozen

from shuangsuiji import adoption, departments
from shuangsuiji.adoption import Rulebooks
from shuangsuiji.archive.dossier import Dossier, dossier
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.checklist.state import Checklist
from shuangsuiji.departments import Departments
from shuangsuiji.earlier_checks import checks_known
from shuangsuiji.errors import ActRefused, Damaged, fault, raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import Publication
from shuangsuiji.history import Told, stream_history
from shuangsuiji.journal import Entry, line_digest, read_stream
from shuangsuiji.other_checks import OtherChecks
from shuangsuiji.plan.state import Plan, Scope, plan_stream
from shuangsuiji.ports.store import Store
from shuangsuiji.procedure import act_of, kind_of, task_of
from shuangsuiji.registries import flags
from shuangsuiji.registries.confirmation import Confirmations, RegistryName, registry_stream
from shuangsuiji.registries.flags import Flags
from shuangsuiji.replay import Replayed, replay
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.supervision import Supervision, supervision_stream
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.texts import path_of


@frozen(kw_only=True)
class Loaded:
    """A stream as it was loaded.

    Args:
        lines: how many lines it has.
        digest: the digest of the last one; None where it has not begun.
        rules: the digest of the rulebook that it began under.
        recorded: when its last entry was put on record; empty where it has not begun.
        state: what its acts came to.
    """

    lines: int
    digest: str | None
    rules: str | None
    recorded: str
    state: Any


class Streams:
    """一个局的日志: what its streams have come to.

    Args:
        store: where the journal is kept.
        loaded: what was folded before.
    """

    def __init__(self, store: Store, loaded: dict[str, Loaded] | None = None) -> None:
        self.store = store
        self._loaded = {} if loaded is None else loaded

    def load(self, stream: str) -> Loaded:
        """Fold a stream; what was folded before is not folded again.

        Raises:
            InvalidInput: no stream is called so.
            Damaged: its chain is broken.
            Unavailable: the store does not answer.
        """
        lines = self.store.read(stream)
        known = self._loaded.get(stream)
        if known is None or not self._continues(known, lines):
            known = Loaded(lines=0, digest=None, rules=None, recorded="", state=kind_of(stream).start)
        if known.lines < len(lines):
            known = self._folded(stream, known, lines)
            self._loaded[stream] = known
        return known

    def _continues(self, known: Loaded, lines: Sequence[bytes]) -> bool:
        return 0 < known.lines <= len(lines) and line_digest(lines[known.lines - 1]) == known.digest

    def _folded(self, stream: str, known: Loaded, lines: Sequence[bytes]) -> Loaded:
        entries, faults = read_stream(stream, lines, known.lines)
        raise_if(faults, Damaged)
        state = known.state
        for entry in entries:
            # It was judged when it was journalled, and the chain holds; `replay` judges it again.
            state = act_of(stream, entry.act).after(state)
        return Loaded(
            lines=len(lines),
            digest=line_digest(lines[-1]),
            rules=known.rules if known.lines else entries[0].rules,
            recorded=entries[-1].recorded,
            state=state,
        )

    def _went_on(self, entry: Entry, line: bytes, state: Any) -> None:  # noqa: ANN401  -- as in `Loaded`
        """Keep what a stream came to by an entry that was just added."""
        before = self._loaded.get(entry.stream)
        rules = before.rules if before and before.lines else entry.rules
        self._loaded[entry.stream] = Loaded(
            lines=entry.seq, digest=line_digest(line), rules=rules, recorded=entry.recorded, state=state
        )

    def state(self, stream: str) -> Any:  # noqa: ANN401  -- each kind of stream has its own state
        """Give a stream's state; None where it has not begun.

        Raises:
            InvalidInput: no stream is called so.
            Damaged: its chain is broken.
            Unavailable: the store does not answer.
        """
        return self.load(stream).state

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
        return self.rules_for(stream, self.load(stream))

    def checklist(self) -> Checklist:
        """Give the checklist."""
        found: Checklist = self.state(CHECKLIST)
        return found

    def departments(self) -> Departments:
        """Give the units of the bureau and its partners."""
        found: Departments = self.state(departments.STREAM)
        return found

    def supervision(self, department: str) -> Supervision:
        """Give a department's list of supervised items."""
        found: Supervision = self.state(supervision_stream(department))
        return found

    def plan(self, year: int, department: str, scope: Scope = "joint") -> Plan | None:
        """Give a department's plan of a year, the joint one unless the internal one is asked for; None where there is none."""
        found: Plan | None = self.state(plan_stream(year, department, scope))
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
        return [self.state(name) for name in self.store.streams("task/")]

    def file(self, task: str, target: str) -> TargetFile | None:
        """Give a target's file; None where it is not opened."""
        found: TargetFile | None = self.state(file_stream(task, target))
        return found

    def files(self, task: str) -> list[TargetFile]:
        """Give the files of a task that are opened, in the order of the targets' bytes."""
        return [self.state(name) for name in self.streams_of(task)[1:]]

    def streams_of(self, task: str) -> list[str]:
        """Name a task's stream and, after it, those of its opened files; `owed` and `send` take them."""
        return [task_stream(task), *self.store.streams(path_of("file", task) + "/")]

    def dossier(self, code: str) -> Dossier:
        """案卷 (第二十五条): give what a task's streams have come to, as its archive names it.

        Raises:
            ActRefused: there is no such task.
        """
        task = self.task(code)
        if task is None:
            raise ActRefused(fault("SSJ-ACT-NOT-BEGUN"))
        objections, followups = (
            [self.state(name) for name in self.store.streams(path_of(kind, code) + "/")]
            for kind in ("objection", "followup")
        )
        return dossier(task, self.files(code), objections, followups, self.state)

    def held(self, document: Document, now: str) -> bool:
        """不宜告知 (第十六条; spec 3.1): say whether a result must not be public yet, since it would show who was drawn.

        The executing departments have their lists at once, without the seed: they inspect by them. What waits for
        `publish_from` is what the public sees.

        Args:
            document: what is owed to the platform.
            now: the instant.
        """
        if not isinstance(document, Publication):
            return False
        task = self.task(document.task)
        until = task.secret_until if task else ""
        return bool(until) and datetime.fromisoformat(now) < datetime.fromisoformat(until)

    def history(self, stream: str) -> list[Told]:
        """履历 (第四条): give what was done in a stream, as people read it; nothing where it has not begun.

        Raises:
            InvalidInput: no stream can be called so.
            Damaged: its chain is broken.
            Unavailable: the store does not answer.
        """
        return stream_history(stream, self.store.read(stream))

    def still(self) -> "Still":
        """Give the journal as it stands from now on, for one decision."""
        return Still(self.store, self._loaded)

    def checks(self, year: int | None = None) -> list[Check]:
        """Give what was drawn in locked tasks, as far as it is known how it ended, and other checks; of a year, or of all."""
        others: list[OtherChecks] = [self.state(name) for name in self.store.streams("checks/")]
        known = checks_known(self.tasks(), self.file, others)
        return [each for each in known if year is None or each.year == year]

    def flags(self) -> Flags:
        """Give who is to be inspected more often (第八条)."""
        found: Flags = self.state(flags.STREAM)
        return found

    def rules_for(self, stream: str, loaded: Loaded) -> Rulebook:
        """Give the rulebook that a stream's next act is done under: a task and what belongs to it keep the one that it was created under.

        Raises:
            ActRefused: none is adopted.
        """
        adopted: Rulebooks = self.load(adoption.STREAM).state
        task = task_of(stream)
        pinned = None
        if task is not None:
            pinned = loaded.rules if task == stream else self.load(task).rules
        rules = adopted.find(pinned) if pinned else adopted.current
        if rules is None:
            raise ActRefused(fault("SSJ-OFFICE-RULES"))
        return rules

    def replay(self, head: tuple[int, str] | None = None) -> Replayed:
        """重放: read the whole journal again from nothing (`replay.replay`)."""
        return replay_store(self.store, head)


class Still(Streams):
    """日志在一时: streams as they stood when each was first asked for; one decision reads none of them twice."""

    def __init__(self, store: Store, loaded: dict[str, Loaded]) -> None:
        super().__init__(store, loaded)
        self._read: dict[str, Loaded] = {}

    def load(self, stream: str) -> Loaded:
        """Fold a stream, as `Streams.load` does."""
        if stream not in self._read:
            self._read[stream] = super().load(stream)
        return self._read[stream]


def replay_store(store: Store, head: tuple[int, str] | None = None) -> Replayed:
    """重放: read a store's whole journal again from nothing.

    Args:
        store: the store.
        head: number and digest of a line, as they were kept elsewhere.
    """
    return replay({name: store.read(name) for name in store.streams()}, head)
