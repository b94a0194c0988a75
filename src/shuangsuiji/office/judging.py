"""判断 (设计决定 8): what an act comes to, by all that is on record; nothing is written here."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from attrs import evolve, frozen

from shuangsuiji import adoption, wire
from shuangsuiji.acts import Moment, apply
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.content_digest import digest_of
from shuangsuiji.earlier_checks import duties_faults, repeat_faults
from shuangsuiji.errors import (
    ActRefused,
    Damaged,
    Fault,
    OverrideNeeded,
    fault,
    raise_if,
)
from shuangsuiji.filing import OpenFile, new_file
from shuangsuiji.findings import Finding, Noted, Override, noted, unanswered
from shuangsuiji.journal import FORMAT, Cite, Entry, head_faults, line_digest
from shuangsuiji.neighbours import Neighbours, neighbour_faults
from shuangsuiji.office.streams import Loaded, Streams
from shuangsuiji.ports.store import Head
from shuangsuiji.procedure import (
    AnyAct,
    act_of,
    future_faults,
    late_findings,
    override_faults,
    stream_faults,
)
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TeamAct
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.importing import ImportDraw
from shuangsuiji.task.locking import LockDraw
from shuangsuiji.workdays import Calendar


@frozen(kw_only=True)
class Judged:
    """What a decided act comes to.

    Args:
        entry: its journal entry, not journalled yet.
        noted: what questions it.
        after: the state that follows.
    """

    entry: Entry
    noted: tuple[Noted, ...]
    after: Any


@frozen(kw_only=True)
class _Allowed:
    """An act that nothing forbids, with what it was judged by and the state that follows."""

    act: AnyAct
    loaded: Loaded
    rules: Rulebook
    after: Any
    recorded: str


class Judge:
    """判断: judges acts by a journal that stands still.

    Args:
        seen: the journal's streams.
        calendar: the working days.
        recorded: the present, when an act would go on record.
    """

    def __init__(self, seen: Streams, calendar: Calendar, recorded: str) -> None:
        self._seen, self._calendar, self._recorded = seen, calendar, recorded

    def findings(self, stream: str, act: AnyAct) -> tuple[Finding, ...]:
        """Give what would question an act.

        Raises:
            ActRefused: the act is not allowed at all; every fault.
            InvalidInput: the act is none of the stream's, or could not be read again.
        """
        return tuple(self._found(self._allowed(stream, act)))

    def judge(self, stream: str, act: AnyAct, overrides: Sequence[Override], head: Head | None) -> Judged:
        """Give an act's entry, which follows the journal's last line.

        Raises:
            ActRefused: the act is not allowed; every fault.
            OverrideNeeded: warnings that nobody answers for; every one.
            InvalidInput: an override answers for nothing, or the act is none of the stream's.
            Damaged: the last line is not what the store says that it is.
        """
        if head:
            raise_if(head_faults(head.number, head.stream, head.seq, head.line), Damaged)
        allowed = self._allowed(stream, act)
        act, loaded, rules = allowed.act, allowed.loaded, allowed.rules
        others = {name: self._seen.load(name) for name in act.relies()}
        raise_if(act.relied_faults(lambda name: others[name].state), ActRefused)
        raise_if(_repeated(self._seen, allowed), ActRefused)
        raise_if(neighbour_faults(act, loaded.state, _neighbours(self._seen)), ActRefused)
        listed = noted(self._found(allowed), overrides)
        raise_if((each.fault() for each in unanswered(listed)), OverrideNeeded)
        raise_if(override_faults(overrides, listed, allowed.recorded))
        entry = Entry(
            format=FORMAT,
            stream=stream,
            seq=loaded.lines + 1,
            number=head.number + 1 if head else 1,
            recorded=allowed.recorded,
            prev=loaded.digest,
            follows=line_digest(head.line) if head else None,
            rules=None if stream == adoption.STREAM else rules.digest(),
            act=wire.write(act),
            noted=listed,
            cites=tuple(
                Cite(stream=name, seq=each.lines, digest=each.digest)
                for name, each in others.items()
                if each.digest
            ),
            state=digest_of(allowed.after) if act.checkpoint else None,
        )
        return Judged(entry=entry, noted=listed, after=allowed.after)

    def _allowed(self, stream: str, act: AnyAct) -> _Allowed:
        """Judge an act that nothing may forbid, as it will be read again."""
        act = act_of(stream, wire.write(act))
        raise_if(stream_faults(stream, act), ActRefused)
        loaded, recorded = self._before(stream, act), self._recorded
        if loaded.recorded and datetime.fromisoformat(recorded) < datetime.fromisoformat(loaded.recorded):
            recorded = loaded.recorded  # the clock went back; the order of entries does not
        raise_if(future_faults(act, recorded), ActRefused)
        rules = act.rulebook if isinstance(act, AdoptRulebook) else self._seen.rules_for(stream, loaded)
        after = apply(loaded.state, act, rules)
        raise_if(act.calendar_faults(rules.on(act.day), self._calendar), ActRefused)
        return _Allowed(act=act, loaded=loaded, rules=rules, after=after, recorded=recorded)

    def _before(self, stream: str, act: AnyAct) -> Loaded:
        """Load a stream; a team's first act, which opens its target's file, is judged as if that were open."""
        loaded = self._seen.load(stream)
        if loaded.lines or not isinstance(act, TeamAct):
            return loaded
        task = self._seen.task(act.task)
        new = new_file(task, act.target) if task else None
        if new is None:
            raise ActRefused(fault("SSJ-OFFICE-NOT-DRAWN", task=act.task, target=act.target))
        raise_if(stream_faults(stream, OpenFile(by=act.by, at=act.at, file=new)), ActRefused)
        return evolve(loaded, state=new)

    def _found(self, allowed: _Allowed) -> Iterator[Finding]:
        moment = Moment(recorded=allowed.recorded, calendar=self._calendar)
        rules = allowed.rules.on(allowed.act.day)
        yield from allowed.act.findings(allowed.loaded.state, rules, moment)
        yield from late_findings(allowed.act, allowed.recorded)


def _neighbours(seen: Streams) -> Neighbours:
    return Neighbours(
        begun=lambda name: bool(seen.store.read(name)),
        below=seen.store.streams,
        checks=seen.checks,
        ended=lambda code: task.ended if (task := seen.task(code)) else None,
    )


def _repeated(seen: Streams, allowed: _Allowed) -> list[Fault]:
    """A lock names every other check of what it draws; one that was locked meanwhile sends it back."""
    if not isinstance(allowed.act, LockDraw | ImportDraw | AnnounceDraw):
        return []
    rules = allowed.rules.on(allowed.act.day)
    act, state = allowed.act, allowed.loaded.state
    return [
        *repeat_faults(act, state, seen.checks(), rules),
        *duties_faults(act, state, seen.tasks(), rules),
    ]
