"""重放 (设计决定 4): a whole journal is read again from nothing: chains, numbers, acts, rules, facts and checkpoints.

Steps, in order; each looks at what the steps before it could read:

1. every line is an entry, and each stream's chain holds;
2. the numbers over the whole journal are complete, each line follows the one before, and a head that was kept elsewhere
   agrees (`chain`);
3. every act is one that its stream takes, and the rulebook that it names was adopted;
4. every act was done when it was put on record, and allowed in the state before it, and each checkpoint is the digest of the state after it;
5. every fact that an act took from another stream stood there at the entry that it cites;
6. what questions an act is noted, that and no more, and every warning has its override, of no later time; what depends on a calendar
   was noted by whoever acted, under the calendar of the day, and is what some calendar can give.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from shuangsuiji import adoption
from shuangsuiji.acts import Moment, apply
from shuangsuiji.adoption import AdoptRulebook, Rulebooks
from shuangsuiji.chain import Digests, chained
from shuangsuiji.content_digest import digest_of
from shuangsuiji.earlier_checks import checks_known, duties_faults, repeat_faults
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, Place, fault
from shuangsuiji.journal import Cite, Entry, read_entry
from shuangsuiji.neighbours import Neighbours, neighbour_faults
from shuangsuiji.noting import finding_faults
from shuangsuiji.other_checks import OtherChecks
from shuangsuiji.procedure import (
    AnyAct,
    act_of,
    future_faults,
    kind_of,
    late_findings,
    stream_faults,
    task_of,
)
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.importing import ImportDraw
from shuangsuiji.task.locking import LockDraw
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class Journalled:
    """What was done: an entry and its act."""

    entry: Entry
    act: AnyAct


@frozen(kw_only=True)
class Replayed:
    """重放的结果.

    Args:
        states: the state of every stream, as far as it could be rebuilt.
        done: every act that could be read, in the order of the journal's numbers.
        lines: how many lines there are.
        streams: how many streams there are.
        faults: everything that is wrong.
    """

    states: Mapping[str, object]
    done: tuple[Journalled, ...]
    lines: int
    streams: int
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong, and there was something to look at."""
        return not self.faults and self.lines > 0


def replay(streams: Mapping[str, Sequence[bytes]], head: tuple[int, str] | None = None) -> Replayed:
    """Read a whole journal again.

    Args:
        streams: of every stream its lines, without LF.
        head: number and digest of a line, as they were kept elsewhere; None where there is none.
    """
    read = chained(streams, head, read_entry)
    run = _Run(read.digests, {(cite.stream, cite.seq) for each in read.links for cite in each.cites})
    faults = [*read.faults]
    for entry in read.links:
        faults += run.take(entry)
    faults += run.cite_faults()
    return Replayed(
        states=run.states,
        done=tuple(run.done),
        lines=sum(map(len, streams.values())),
        streams=len(streams),
        faults=tuple(dict.fromkeys(faults)),
    )


class _Run:
    """A replay under way: states, and their history where somebody cites it."""

    def __init__(self, digests: Digests, cited: Container[tuple[str, int]]) -> None:
        self._digests, self._cited = digests, cited
        self.states: dict[str, Any] = {}
        self.done: list[Journalled] = []
        self._pinned: dict[str, str | None] = {}
        self._history: dict[tuple[str, int], Any] = {}
        self._last: dict[str, int] = {}
        self._begun: dict[str, int] = {}

    def take(self, entry: Entry) -> list[Fault]:
        """Do an entry's act again; a stream that cannot go on is left where it is."""
        place = Place(file=entry.stream, row=entry.seq)
        try:
            act = act_of(entry.stream, entry.act)
            self.done.append(Journalled(entry=entry, act=act))
            self._begun.setdefault(entry.stream, entry.number)
            if not self._goes_on(entry):
                return []
            rules = act.rulebook if isinstance(act, AdoptRulebook) else self._rules(entry)
            before = self.states.get(entry.stream, kind_of(entry.stream).start)
            after = apply(before, act, rules)
            found = (
                *act.findings(before, rules.on(act.day), Moment(recorded=entry.recorded)),
                *late_findings(act, entry.recorded),
            )
        except (InvalidInput, ActRefused) as error:
            return [
                each.at(Place(file=place.file, row=place.row, path=each.place.path)) for each in error.faults
            ]
        self.states[entry.stream] = after
        if (entry.stream, entry.seq) in self._cited:
            self._history[entry.stream, entry.seq] = after
        faults = [
            *stream_faults(entry.stream, act),
            *future_faults(act, entry.recorded),
            *self._pin_faults(entry),
            *self._old_cites(entry),
            *self._repeats(act, before, rules.on(act.day)),
            *neighbour_faults(act, before, self._neighbours),
            *_entry_faults(entry, act, after),
            *finding_faults(
                entry,
                found,
                lambda calendar: act.findings(
                    before, rules.on(act.day), Moment(recorded=entry.recorded, calendar=calendar)
                ),
            ),
        ]
        self._last[entry.stream] = entry.seq
        return [each.at(place) for each in faults]

    def _old_cites(self, entry: Entry) -> Iterator[Fault]:
        """A citation is of the last entry that its stream had then: facts that had moved on were not taken."""
        for cite in entry.cites:
            last = self._last.get(cite.stream, 0)
            if cite.seq < last:
                yield fault("SSJ-REPLAY-CITE-OLD", stream=cite.stream, seq=cite.seq, last=last)

    def _repeats(self, act: AnyAct, before: Any, rules: Rulebook) -> list[Fault]:  # noqa: ANN401  -- a task
        """An announcement and a lock name the other checks of whom they speak of, and who inspected last (第八条、第十二条、第二十三条)."""
        if not isinstance(act, LockDraw | ImportDraw | AnnounceDraw):
            return []
        return [
            *repeat_faults(act, before, self._checks(), rules),
            *duties_faults(act, before, self._tasks(), rules),
        ]

    def _tasks(self) -> list[Task]:
        return [each for each in self.states.values() if isinstance(each, Task)]

    def _checks(self) -> list[Check]:
        others = [each for each in self.states.values() if isinstance(each, OtherChecks)]
        return list(
            checks_known(
                self._tasks(), lambda task, target: self.states.get(file_stream(task, target)), others
            )
        )

    @property
    def _neighbours(self) -> Neighbours:
        return Neighbours(
            begun=lambda name: name in self._last,
            below=lambda prefix: [name for name in self._last if name.startswith(prefix)],
            checks=lambda year: [each for each in self._checks() if each.year == year],
            ended=lambda code: task.ended if (task := self.states.get(task_stream(code))) else None,
        )

    def _goes_on(self, entry: Entry) -> bool:
        """Say whether the state before an entry is known; where it is not, the line that is to blame is named already."""
        return entry.seq == self._last.get(entry.stream, 0) + 1

    def _rules(self, entry: Entry) -> Rulebook:
        adopted: Rulebooks = self.states.get(adoption.STREAM, Rulebooks())
        own = entry.stream == adoption.STREAM  # an interpretation is of the rulebook in force
        found = adopted.current if own else adopted.find(entry.rules or "")
        if found is None:
            raise ActRefused(fault("SSJ-REPLAY-RULES", rules=entry.rules or "null"))
        return found

    def _pin_faults(self, entry: Entry) -> Iterator[Fault]:
        """A task and what belongs to it keep the rulebook that the task was created under; whatever begins is under the current one."""
        task = task_of(entry.stream)
        adopted: Rulebooks = self.states.get(adoption.STREAM, Rulebooks())
        current = adopted.current.digest() if adopted.current else None
        if entry.stream == adoption.STREAM:
            return
        pinned = self._pinned.setdefault(task, current) if task else current
        if pinned != entry.rules:
            expected, found = pinned or "null", entry.rules or "null"
            yield fault("SSJ-REPLAY-PINNED", expected=expected, found=found)

    def cite_faults(self) -> Iterator[Fault]:
        """Look up every citation, and compare the facts that were taken from there."""
        for each in self.done:
            place = Place(file=each.entry.stream, row=each.entry.seq)
            found = list(self._facts(each))
            yield from (one.at(evolve(place, path=one.place.path)) for one in found)

    def _facts(self, done: Journalled) -> Iterator[Fault]:
        cited = {cite.stream: cite.seq for cite in done.entry.cites}
        broken = [found for cite in done.entry.cites for found in self._cite_fault(cite)]
        begun = [
            each for each in done.act.relies() if self._begun.get(each, done.entry.number) < done.entry.number
        ]
        missing = [stream for stream in begun if stream not in cited]
        yield from broken
        yield from (fault("SSJ-REPLAY-UNCITED", stream=stream) for stream in missing)
        known = {
            stream: self._history[stream, seq]
            for stream, seq in cited.items()
            if (stream, seq) in self._history
        }
        if not broken and len(known) == len(cited) and not missing:
            yield from done.act.relied_faults(lambda name: known.get(name, kind_of(name).start))

    def _cite_fault(self, cite: Cite) -> list[Fault]:
        if self._digests.get(cite.stream, {}).get(cite.seq) != cite.digest:
            return [fault("SSJ-REPLAY-CITE", stream=cite.stream, seq=cite.seq)]
        return []


def _entry_faults(entry: Entry, act: AnyAct, after: object) -> Iterator[Fault]:
    expected = digest_of(after) if act.checkpoint else None
    if entry.state != expected:
        yield fault("SSJ-REPLAY-STATE", expected=expected or "null", found=entry.state or "null")
