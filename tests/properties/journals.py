"""A complete line's journal, and the ways in which somebody may tamper with it."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any, cast

from attrs import evolve, frozen

from shuangsuiji import adoption, canonical
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.errors import Fault
from shuangsuiji.findings import Override
from shuangsuiji.journal import line_digest
from shuangsuiji.office.service import Done, Office
from shuangsuiji.ports.store import Store
from shuangsuiji.procedure import AnyAct
from shuangsuiji.replay import Replayed
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.teams.candidates import next_in_order, obstacles
from shuangsuiji.teams.substituting import Method, SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CALENDAR, CODE, EMERGENCY, MARKET
from shuangsuiji_mock.platform import MockPlatform

Streams = dict[str, tuple[bytes, ...]]
"""Of every stream its lines."""

TASK = task_stream(CODE)


def second_edition(rules: Rulebook) -> Rulebook:
    """A rulebook that is adopted later."""
    return evolve(rules, edition=2, keys=evolve(rules.keys, entry_wd=evolve(rules.keys.entry_wd, value=10)))


class Answering(Line):
    """A bureau in which somebody answers for the findings of the next acts."""

    answers: tuple[Override, ...] = ()

    def do(self, stream: str, act: AnyAct, *overrides: Override) -> Done[Any]:
        return super().do(stream, act, *overrides, *self.answers)

    def answered(self, code: str, at: str) -> None:
        """Let somebody answer for one code until further notice."""
        self.answers = (Override(code=code, reason=f"已报批（{code}）", by="局长丁", at=at),)


def bureau(store: Store | None = None) -> Answering:
    """A small bureau with a platform."""
    line = Answering(store=store, targets=20, inspectors=12)

    def clock() -> datetime:
        return datetime.fromisoformat(line.clock)

    line.office = Office(line.store, CALENDAR, MockPlatform(clock=clock), clock=clock)
    return line


def go(line: Answering) -> None:
    """The whole line: two substitutions, two overrides, a return, a publication, a second rulebook, an open file."""
    line.prepare()
    task = line.drawn()
    assert task.lock
    first, second = (each.entry.id for each in task.lock.targets[:2])
    later = second_edition(line.rules)
    at = "2026-04-25T09:00:00+08:00"
    line.do(adoption.STREAM, AdoptRulebook(by="领导小组办公室", at=at, rulebook=later))
    _substitute(line, first)
    line.record(first)
    line.enter(first)
    line.review(first, returned_by=MARKET, reason="照片不清")
    line.record(first, at="2026-05-15T17:00:00+08:00")
    line.enter(first, at="2026-05-16T09:00:00+08:00")
    line.review(first, at="2026-05-18T09:00:00+08:00")
    line.confirm_registries("2026-06-01T09:00:00+08:00")
    line.file(second)
    line.prepare_visit(second)
    line.answered("SSJ-A10-3-VISIT", "2026-07-01T09:00:00+08:00")
    line.record(second, at="2026-07-02T17:00:00+08:00")
    line.answers = ()
    line.enter(second, at="2026-07-03T09:00:00+08:00")


def _substitute(line: Answering, target: str) -> None:
    """The leader is replaced by the next in order, another member by somebody of another department."""
    team = _team(line.task(), target)
    entry = next_in_order(line.task(), target, team.leader)
    assert entry
    _replace(line, target, team.leader, entry, "2026-05-07T09:00:00+08:00", "next-in-order")
    task = line.task()
    team = _team(task, target)
    assert task.lock
    member = next(each for each in team.members if each.department == EMERGENCY)
    stranger = next(
        each
        for each in task.lock.pool
        if each.part == MARKET and not any(obstacles(task, task.lock, team, member, each))
    )
    line.answered("SSJ-A13-6", "2026-05-07T09:30:00+08:00")
    _replace(line, target, member.inspector, stranger, "2026-05-07T10:00:00+08:00", "appointed")
    line.answers = ()


def _team(task: Task, target: str) -> CurrentTeam:
    team = task.team(target)
    assert team
    return team


def _replace(line: Line, target: str, out: str, entry: Entry, at: str, method: Method) -> None:
    act = SubstituteInspector(
        by="科长乙",
        at=at,
        task=CODE,
        unit=target,
        out=out,
        substitute=entry,
        name=line.names[entry.id],
        circumstance="健康",
        method=method,
        approver="局长丁",
        approved_at="2026-05-07T08:00:00+08:00",
    )
    line.do(TASK, act)


@cache
def finished() -> Answering:
    """The bureau when everything is done; nobody changes it."""
    line = bureau()
    go(line)
    return line


def complete() -> Streams:
    """The journal of the whole line."""
    store = finished().store
    return {name: store.read(name) for name in store.streams()}


# ── where things stand ────────────────────────────────────────────────────────────────────────────────────


@frozen(order=True)
class Spot:
    """Where a line stands: its number over the whole journal, its stream, its row there."""

    number: int
    stream: str
    row: int

    @property
    def index(self) -> int:
        """Its place in a tuple of lines."""
        return self.row - 1


@cache
def spots() -> tuple[Spot, ...]:
    """Every line of the complete journal, in the order of the numbers."""
    found = [
        Spot(json.loads(line)["number"], stream, row)
        for stream, lines in complete().items()
        for row, line in enumerate(lines, 1)
    ]
    return tuple(sorted(found))


def lasts() -> list[Spot]:
    """The last line of each stream."""
    return [max(each for each in spots() if each.stream == stream) for stream in complete()]


@cache
def cited() -> dict[str, int]:
    """Of each stream that is cited, the last row that is."""
    found: dict[str, int] = {}
    for lines in complete().values():
        for line in lines:
            for cite in json.loads(line)["cites"]:
                found[cite["stream"]] = max(cite["seq"], found.get(cite["stream"], 0))
    return found


def head_of(spot: Spot) -> tuple[int, str]:
    """Number and digest of a line, as somebody keeps them elsewhere."""
    return spot.number, line_digest(complete()[spot.stream][spot.index])


# ── tampering ─────────────────────────────────────────────────────────────────────────────────────────────


def with_stream(stream: str, lines: Sequence[bytes]) -> Streams:
    """The complete journal with other lines in one stream."""
    return {**complete(), stream: tuple(lines)}


def without(spot: Spot) -> Streams:
    """The complete journal without one line."""
    lines = complete()[spot.stream]
    return with_stream(spot.stream, [*lines[: spot.index], *lines[spot.row :]])


def with_line(spot: Spot, line: bytes) -> Streams:
    """The complete journal with another line at one place."""
    lines = complete()[spot.stream]
    return with_stream(spot.stream, [*lines[: spot.index], line, *lines[spot.row :]])


def chained(lines: Sequence[bytes], start: int = 0) -> tuple[bytes, ...]:
    """Lines whose `prev` is made to fit again, from an index on."""
    made = list(lines[:start])
    for line in lines[start:]:
        entry: Any = json.loads(line)
        if isinstance(entry, dict) and made:
            entry["prev"] = line_digest(made[-1])
        made.append(canonical.encode(cast("canonical.Json", entry)))
    return tuple(made)


def rehashed(spot: Spot, entry: object) -> Streams:
    """The complete journal with another entry at one place, and the chain of its stream made to fit again."""
    lines = list(complete()[spot.stream])
    lines[spot.index] = canonical.encode(cast("canonical.Json", entry))
    return with_stream(spot.stream, chained(lines, spot.row))


def entry_at(spot: Spot) -> Any:  # noqa: ANN401  -- JSON
    """An entry as JSON, to be changed."""
    return json.loads(complete()[spot.stream][spot.index])


Path = tuple[str | int, ...]


def paths(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401  -- JSON
    """Every place in a JSON value but the whole."""
    items: Any = ()
    if hasattr(value, "items"):
        items = value.items()
    elif hasattr(value, "append"):
        items = enumerate(value)
    for key, inner in items:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def at_path(value: Any, path: Path) -> Any:  # noqa: ANN401  -- JSON
    """What stands at a place in a JSON value."""
    for key in path:
        value = value[key]
    return value


# ── what a replay says ────────────────────────────────────────────────────────────────────────────────────


def codes(replayed: Replayed) -> set[str]:
    """The codes of its faults."""
    return {each.code for each in replayed.faults}


def _numbers(found: Fault) -> range:
    number = dict(found.params).get("number")
    first, _, last = str(number or 0).partition("–")
    return range(int(first), int(last or first) + 1)


def _rows(found: Fault, stream: str) -> Iterator[int]:
    """Give the rows of a stream that a fault names; a broken chain is seen at the line after."""
    params = dict(found.params)
    if found.place.file == stream:
        yield found.place.row
        if found.code == "SSJ-JOURNAL-PREV":
            yield found.place.row - 1
    if params.get("stream") == stream:
        yield int(params.get("row", params.get("seq", 0)))


def names(replayed: Replayed, spot: Spot) -> bool:
    """Whether a fault names a line: by its stream and row, or by its number."""
    return any(
        spot.row in _rows(each, spot.stream) or spot.number in _numbers(each) for each in replayed.faults
    )


def concerns(replayed: Replayed, stream: str) -> bool:
    """Whether a fault names a stream."""
    return any(any(_rows(each, stream)) for each in replayed.faults)
