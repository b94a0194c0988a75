"""Sending under any schedule of failures: every document arrives, once in effect, and in its order."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.acts import Acknowledge
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    NotAuthorised,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    fault,
)
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.journal import read_link
from shuangsuiji.office.outgoing import Outgoing, Pace, Queue, Queued, retried
from shuangsuiji.office.service import Office
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.ports.platform import EDITION, Platform
from shuangsuiji.precedence import precedes
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.stores.outbox import MemoryOutbox
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR
from shuangsuiji_mock.platform import MockPlatform

NOW: Final = "2026-05-20T09:00:00+08:00"
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
        self.now = datetime.fromisoformat(NOW)
        self.moods, self.chances = list(moods), list(chances)
        self.platform = Changing(self)
        self.store = begun()
        self.outbox = outbox or MemoryOutbox()
        pace = Pace(chance=lambda: self.chances.pop() if self.chances else 0.5)
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

    edition = EDITION
    takes = KINDS
    offers = frozenset({"published", "attach"})

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

    def _attach(self, content: bytes, digest: str) -> Receipt:
        return self.behind.attach(content, digest)

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
    taken = [each.act.receipt for each in replayed.done if isinstance(each.act, Acknowledge)]
    assert sorted(each.key for each in taken) == sorted(arrived)
    assert taken == [world.platform.receipt(each.key) for each in taken]


@given(
    moods=st.lists(
        st.sampled_from(["does not answer", "takes it and does not answer"]), min_size=30, max_size=60
    )
)
def test_what_may_come_right_by_itself_is_never_given_up(moods: list[str]) -> None:
    """Each attempt comes after the wait of the one before; what it stops is not tried at all; since when is on record."""
    world = World(moods, [])
    tries = len(moods)
    for _ in range(tries):
        world.office.send()
        world.office.send()
        world.now += timedelta(hours=6)
    tried = [
        when for when, document in world.platform.asked if document.key == world.platform.asked[0][1].key
    ]
    assert len(tried) == tries
    (known,) = [each for each in world.outbox.known() if each.key == world.platform.asked[0][1].key]
    assert (known.attempts, known.first, known.is_given_up) == (tries, NOW, False)


@given(turns=st.integers(2, 14))
def test_waits_grow(turns: int) -> None:
    """Each wait is twice the one before, to its longest; half of it may be missing by chance."""
    world = World(["does not answer"] * turns, [])
    for turn in range(1, turns):
        world.office.send()
        following = datetime.fromisoformat(world.outbox.known()[0].next)
        world.now = following - timedelta(seconds=1)
        world.office.send()
        assert len(world.platform.asked) == turn
        world.now = following
    world.office.send()
    tried = [when for when, _ in world.platform.asked]
    for turn, (before, when) in enumerate(pairwise(tried)):
        assert when - before >= timedelta(seconds=min(30 * 2**turn, 6 * 3600) / 2)


@pytest.mark.parametrize("error", [Rejected, Conflict])
def test_what_will_not_come_right_by_itself_waits_for_a_person(error: type[ShuangsuijiError]) -> None:
    """It is tried once; what needs it waits; what does not need it goes."""
    mood = next(name for name, kind in MOODS.items() if kind is error)
    world = World([mood], [])
    for _ in range(5):
        world.office.send()
        world.now += timedelta(days=1)
    assert [document.key.partition("/")[0] for _, document in world.platform.asked] == ["checklist"]
    standings = [each.standing for each in world.office.queue()]
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
    found = {each.document.key: each.behind for each in Queue(Office(begun(), CALENDAR), (), NOW).walk()}
    keys = list(found)
    kinds = ["checklist", "plan", "task", "announcement", "record", "dispatch"]
    assert [each.partition("/")[0] for each in keys[:6]] == kinds
    assert (found[keys[0]], found[keys[1]], found[keys[2]]) == ("", keys[0], keys[1])
    entries = [each for each in keys if each.startswith("entry/")]
    assert {found[each] for each in entries if each.endswith("/1")} == {keys[2]}
    assert [found[each] for each in keys[3:6]] == [keys[2], keys[2], keys[2]]


def test_nothing_but_a_draws_papers_waits_for_its_papers() -> None:
    """第十一条: a platform that refuses an announcement holds up its record, and no inspection."""
    world = World([], [])
    papers = [each for each in world.office.queue() if each.document.kind == "announcement"]
    world.outbox.note(tried(papers[0], NOW, ""))
    world.office.send()
    owed = [key.partition("/")[0] for _, key in world.office.owed()]
    assert owed == ["announcement", "record"]
    world.retry()
    world.office.send()
    assert world.office.owed() == []


class TestContent:
    """第四条: what a document names is handed over before it, and is the announcement, or the record, to the byte."""

    def test_it_is_there_before_the_document(self) -> None:
        world = World([], [])
        attached: list[bytes] = []
        world.platform._attach = lambda content, digest: (  # type: ignore[method-assign]
            attached.append(content),
            world.platform.behind.attach(content, digest),
        )[1]
        world.office.send()
        (task,) = (world.office.state(each) for each in world.store.streams() if each.startswith("task/"))
        assert attached == [task.announcements[0].encoded(), task.lock.record.encoded()]

    def test_a_platform_that_takes_no_content_now_is_asked_again(self) -> None:
        world = World([], [])
        away = [Unavailable(fault("SSJ-STORE-MEDIUM", reason="away"))]

        def attach(content: bytes, digest: str) -> Receipt:
            if away:
                raise away.pop()
            return world.platform.behind.attach(content, digest)

        world.platform._attach = attach  # type: ignore[method-assign]
        world.office.send()
        assert "announcement" not in {document.kind for _, document in world.platform.asked}
        world.now += timedelta(hours=1)
        world.office.send()
        assert world.office.owed() == []


def unsettled(*known: Tried) -> dict[str, Queued]:
    """What is owed by key, as an outbox knows it."""
    return {each.document.key: each for each in Queue(Office(begun(), CALENDAR), known, NOW).walk()}


def tried(queued: Queued, last: str, following: str) -> Tried:
    """That a document was tried."""
    return Tried(
        stream=queued.stream,
        key=queued.document.key,
        digest=queued.document.digest(),
        attempts=1,
        first=last,
        last=last,
        next=following,
        reasons=(),
    )


@pytest.mark.parametrize(
    ("last", "following", "standing"),
    [
        (NOW, "2026-05-20T09:00:30+08:00", "later"),
        ("2026-05-20T08:00:00+08:00", NOW, "due"),
        ("2031-05-20T09:00:00+08:00", "2031-05-20T09:00:30+08:00", "due"),
        (NOW, "2031-05-20T09:00:00+08:00", "due"),
    ],
)
def test_a_wrong_clock_silences_nothing(last: str, following: str, standing: str) -> None:
    first = next(iter(unsettled().values()))
    assert unsettled(tried(first, last, following))[first.document.key].standing == standing


def test_a_platform_that_answers_wrongly_costs_one_attempt_and_comes_back() -> None:
    """A page of somebody who mends it stands for all documents; none is given up for it."""
    world = World(["breaks a promise"] * 3, [])
    for _ in range(3):
        world.office.send()
        assert len(world.office.send().failed) == 0
        world.now += timedelta(minutes=10)
    assert len(world.platform.asked) == 3
    world.office.send()
    assert world.office.owed() == []


def test_a_department_gets_its_list_although_that_of_another_is_refused() -> None:
    world = World([], [])
    first, *others = [each.document for each in world.office.queue() if each.document.kind == "dispatch"]
    assert others
    given_up = tried(next(each for each in world.office.queue() if each.document == first), NOW, "")
    world.outbox.note(given_up)
    world.office.send()
    arrived = [each.key for each in world.platform.arrived]
    assert first.key not in arrived
    assert {each.key for each in others} <= set(arrived)
    assert {each.standing for each in world.office.queue()} == {"given-up", "behind"}
    assert {each.behind for each in world.office.queue() if each.standing == "behind"} >= {first.key}


class Asked(MemoryOutbox):
    """Counts how often it is read."""

    times = 0

    def _known(self) -> Iterable[Tried]:
        self.times += 1
        return super()._known()


def test_an_outbox_is_read_once_a_sending() -> None:
    outbox = Asked()
    World([], [], outbox=outbox).office.send()
    assert outbox.times == 1


class Lying(MemoryOutbox):
    """An outbox that breaks its promises."""

    def _known(self) -> Iterable[Tried]:
        raise KeyError("x")

    def _note(self, tried: Tried) -> None:
        raise KeyError("x")


def test_an_outbox_that_breaks_its_promises_keeps_no_document_back() -> None:
    world = World(["refuses it"], [], outbox=Lying())
    assert [each.key.partition("/")[0] for each in world.office.send().failed] == ["checklist"]
    world.office.send()
    assert world.office.owed() == []


class Partial(Platform):
    """A platform that takes lists and entries, and nothing else."""

    takes = frozenset({"dispatch", "entry"})

    def __init__(self) -> None:
        self.asked: list[Document] = []

    def _deliver(self, document: Document) -> Receipt:
        self.asked.append(document)
        return Receipt(key=document.key, digest=document.digest(), number="1", platform="部分平台", at=NOW)

    def _receipt(self, key: str) -> Receipt | None:
        return None


def test_what_a_platform_does_not_take_is_not_tried_and_keeps_nothing_back() -> None:
    """Everything that it takes arrives at the first sending, and no more is owed to it; a list without a platform shows the rest."""
    world = World([], [])
    platform = Partial()
    outgoing = Outgoing(outbox=world.outbox)
    office = Office(world.store, CALENDAR, platform, clock=lambda: world.now, outgoing=outgoing)
    wanted = [each.document for each in Office(world.store, CALENDAR).queue()]
    assert {each.kind for each in wanted} > platform.takes
    assert {each.document.kind for each in office.queue()} == platform.takes
    assert office.send().failed == ()
    assert platform.asked == [each for each in wanted if each.kind in platform.takes]
    assert (office.send().receipts, office.queue(), world.outbox.known()) == ((), [], ())
    assert office.owed() == []
    rest = [each.key for each in wanted if each not in platform.asked]
    assert [key for _, key in Office(world.store, CALENDAR).owed()] == rest
