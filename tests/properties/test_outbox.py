"""Sending under any schedule of failures: every document arrives, once in effect, and in its order."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    NotAuthorised,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    fault,
)
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.journal import read_link
from shuangsuiji.office.outgoing import Outgoing, Pace, queue, retried
from shuangsuiji.office.service import Office
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.ports.platform import Platform
from shuangsuiji.precedence import precedes
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.stores.outbox import MemoryOutbox
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR
from shuangsuiji_mock.platform import MockPlatform

ATTEMPTS: Final = 4
MOODS: Final[dict[str, type[ShuangsuijiError] | None]] = {
    "takes it": None,
    "does not answer": Unavailable,
    "takes it and does not answer": Unavailable,
    "does not know us": NotAuthorised,
    "refuses it": Rejected,
    "finds another in its place": Conflict,
    "breaks a promise": AdapterFault,
}


@cache
def owing() -> tuple[tuple[str, bytes], ...]:
    """The lines of a bureau that owes everything: checklist, plan, task, lists, two results."""
    line = Line(targets=20, inspectors=12)
    line.prepare()
    task = line.drawn()
    assert task.lock
    first, second = (each.entry.id for each in task.lock.targets)
    for target in (first, second):
        line.record(target)
        line.enter(target)
    line.review(first)
    line.review(second, returned_by=BUREAU, reason="照片不清")
    line.record(second, at="2026-05-15T17:00:00+08:00")
    line.enter(second, at="2026-05-16T09:00:00+08:00")
    line.review(second, at="2026-05-18T09:00:00+08:00")
    lines = [(stream, found) for stream in line.store.streams() for found in line.store.read(stream)]
    return tuple(sorted(lines, key=lambda each: read_link(each[1]).number))


def begun() -> MemoryStore:
    """A store of its own with that journal."""
    store = MemoryStore()
    for number, (stream, line) in enumerate(owing(), 1):
        store.append(stream, line, seq=len(store.read(stream)) + 1, number=number)
    return store


class World:
    """A bureau's clock, the true platform behind one of changing moods, and an outbox."""

    def __init__(self, moods: list[str], chances: list[float], outbox: Outbox | None = None) -> None:
        self.now = datetime.fromisoformat("2026-05-20T09:00:00+08:00")
        self.moods, self.chances = list(moods), list(chances)
        self.platform = Changing(self)
        self.store = begun()
        self.outbox = outbox or MemoryOutbox()
        pace = Pace(attempts=ATTEMPTS, chance=lambda: self.chances.pop() if self.chances else 0.5)
        self.office = Office(
            self.store,
            CALENDAR,
            self.platform,
            clock=lambda: self.now,
            outgoing=Outgoing(outbox=self.outbox, pace=pace),
        )

    def retry(self) -> None:
        """A person has everything sent again that was given up."""
        for each in self.outbox.known():
            if each.is_given_up:
                self.outbox.note(retried(each, self.office.instant()))


class Changing(Platform):
    """The mock platform, as somebody in a mood answers for it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.behind = MockPlatform(clock=lambda: world.now)
        self.asked: list[tuple[datetime, Document]] = []
        self.arrived: list[Document] = []
        self.too_early: list[str] = []

    def _deliver(self, document: Document) -> Receipt:
        self.asked.append((self.world.now, document))
        mood = self.world.moods.pop() if self.world.moods else "takes it"
        error = MOODS[mood]
        if error is None or mood.startswith("takes it"):
            known = self.behind.receipt(document.key)
            try:
                receipt = self.behind.deliver(document)
            except Rejected:
                self.too_early.append(document.key)
                raise
            if known is None:
                self.arrived.append(document)
            if error is None:
                return receipt
        raise error(fault("SSJ-STORE-MEDIUM", reason=mood))

    def _receipt(self, key: str) -> Receipt | None:
        return self.behind.receipt(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        return self.behind.published(task)


def kept_in_order(world: World) -> None:
    """Nothing arrived before what it rests on, of its own stream or of another."""
    for earlier, later in combinations(world.platform.arrived, 2):
        assert not precedes(later, earlier), (later.key, earlier.key)


steps = st.lists(
    st.one_of(
        st.just("send"),
        st.just("send"),
        st.just("retry"),
        st.integers(1, 40_000),
        st.integers(0, 30),
    ),
    max_size=25,
)


@pytest.mark.requirement("A11-9", "X-26")
@given(
    moods=st.lists(st.sampled_from(sorted(MOODS)), max_size=40),
    chances=st.lists(st.floats(0, 1, exclude_max=True), max_size=10),
    done=steps,
)
def test_every_document_arrives_once_and_in_order(
    moods: list[str], chances: list[float], done: list[str | int]
) -> None:
    """Whatever fails, however often and when; and nothing is tried before its time, or too often without a person."""
    world = World(moods, chances)
    for step in done:
        if step == "send":
            world.office.send()
        elif step == "retry":
            world.retry()
        else:
            world.now += timedelta(seconds=int(step))
    for _ in range(200):
        if not world.office.owed():
            break
        world.retry()
        world.now += timedelta(hours=7)
        world.office.send()
    assert world.office.owed() == []
    arrived = [each.key for each in world.platform.arrived]
    assert len(arrived) == len(set(arrived)) > 10
    assert world.outbox.known() == ()
    kept_in_order(world)
    assert world.platform.too_early == []
    replayed = world.office.replay()
    assert replayed.ok, [each.text() for each in replayed.faults]
    taken = [each.act.receipt for each in replayed.done if hasattr(each.act, "receipt")]
    assert sorted(each.key for each in taken) == sorted(arrived)
    assert taken == [world.platform.receipt(each.key) for each in taken]


@given(
    moods=st.lists(
        st.sampled_from(["does not answer", "takes it and does not answer"]), min_size=30, max_size=60
    )
)
def test_without_a_person_a_document_is_tried_so_often_and_no_more(moods: list[str]) -> None:
    """Each later attempt comes after the wait of the one before, and what waits behind it was not tried at all."""
    world = World(moods, [])
    for _ in range(40):
        world.office.send()
        world.now += timedelta(seconds=20)
    tried = [when for when, document in world.platform.asked if document.key.startswith("checklist/")]
    assert len(tried) == len(world.platform.asked) == ATTEMPTS
    for turn, (before, when) in enumerate(pairwise(tried)):
        assert when - before >= timedelta(seconds=30 * 2**turn / 2)
    (given_up,) = world.outbox.known()
    assert given_up.is_given_up
    assert (given_up.attempts, given_up.first) == (ATTEMPTS, tried[0].isoformat())


@pytest.mark.parametrize("error", [Rejected, Conflict, AdapterFault])
def test_what_will_not_come_right_by_itself_waits_for_a_person(error: type[ShuangsuijiError]) -> None:
    """It is tried once; what needs it waits; what does not need it goes."""
    mood = next(name for name, kind in MOODS.items() if kind is error)
    world = World([mood], [])
    for _ in range(5):
        world.office.send()
        world.now += timedelta(days=1)
    assert [document.key.partition("/")[0] for _, document in world.platform.asked] == ["checklist"]
    standings = [each.standing(world.office.instant()) for each in world.office.queue()]
    assert standings[0] == "given-up"
    assert set(standings[1:]) == {"behind"}
    assert world.outbox.known()[0].reasons[0].code == "SSJ-STORE-MEDIUM"
    world.retry()
    world.office.send()
    assert world.office.owed() == []


class Broken(MemoryOutbox):
    """An outbox whose medium fails."""

    fails = True

    def _note(self, tried: Tried) -> None:
        self._fail(lambda: super(Broken, self)._note(tried))

    def _fail(self, otherwise: Callable[[], None]) -> None:
        if self.fails:
            raise OSError(28, "No space left on device")
        otherwise()


def test_an_outbox_that_fails_keeps_no_document_back() -> None:
    """It is tried again at once, as if nobody kept how sending went."""
    world = World(["does not answer"] * 3, [], outbox=Broken())
    for _ in range(4):
        world.office.send()
    assert world.office.owed() == []
    assert len([each for _, each in world.platform.asked if each.key.startswith("checklist/")]) == 4


def test_what_is_behind_is_named() -> None:
    """Of its own stream the document before it; of another stream the first that it needs."""
    found = {each.document.key: each.behind for each in queue(Office(begun(), CALENDAR), ())}
    keys = list(found)
    assert [each.partition("/")[0] for each in keys[:4]] == ["checklist", "plan", "task", "dispatch"]
    assert (found[keys[0]], found[keys[1]], found[keys[2]]) == ("", keys[0], keys[1])
    entries = [each for each in keys if each.startswith("entry/")]
    assert {found[each] for each in entries if each.endswith("/1")} == {keys[2]}
