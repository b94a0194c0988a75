"""Delivery over a line that fails in every way: each document takes effect once, in order, and each receipt is journalled once.

On each kind of store: in memory, in an SQLite file, on a PostgreSQL server. What a database has is read again by another connection.
"""

import random
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import cast

import pytest
from adapters.sql.tests.conftest import fresh
from attrs import evolve
from sqlalchemy import URL
from tests.postgresql_server import Server
from tests.unit.aftermath_tables import application, conclude, feedback

from shuangsuiji.acts import Acknowledge
from shuangsuiji.clocks import deadline_of
from shuangsuiji.errors import Rejected, Unavailable
from shuangsuiji.exchange.attachment import attachment_of
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import ReceiptNotice
from shuangsuiji.inspection.evidence import AttachEvidence
from shuangsuiji.objection.clocks import window
from shuangsuiji.objection.state import objection_stream
from shuangsuiji.office.outgoing import Outgoing, Pace
from shuangsuiji.office.service import Office
from shuangsuiji.office.taking_in import take_in
from shuangsuiji.ports.outbox import Outbox
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.precedence import precedes, precedes_within
from shuangsuiji.procedure import kind_of
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.stores.outbox import MemoryOutbox
from shuangsuiji.target_file import file_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.events import Delivered
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.server import Running, running
from shuangsuiji_sandbox.troubles import Troubles, by_chance
from shuangsuiji_sql.outbox import SqlOutbox
from shuangsuiji_sql.store import SqlStore

KEPT = ("memory", "sqlite", "postgresql")
SCHEDULES = [
    *((seed, KEPT[seed % len(KEPT)]) for seed in range(40)),
    *(pytest.param(seed, kept, marks=pytest.mark.soak) for seed in range(40, 240) for kept in KEPT),
]
PHOTO = b"a picture of the shelf"
SHOT = attachment_of(PHOTO, "现场照片.jpg", "image/jpeg")
SILENCE = 0.1
MOST_SENDINGS = 100


class Bureau(Line):
    """The small bureau, whose clock is also the platform's, but for its skew."""

    def __init__(
        self,
        platform: Platform,
        theirs: Clock,
        chance: random.Random,
        kept: tuple[Store, Outbox] | None = None,
    ) -> None:
        store, self.outbox = kept or (MemoryStore(), MemoryOutbox())
        super().__init__(store=store, targets=20, inspectors=12)
        self.theirs = theirs
        self.office = Office(
            store,
            CALENDAR,
            platform,
            clock=self.tell,
            outgoing=Outgoing(outbox=self.outbox, pace=Pace(chance=chance.random)),
            contents=lambda wanted: PHOTO if wanted == SHOT else None,
        )

    def tell(self) -> datetime:
        """Tell the time, to both."""
        self.theirs.set(self.clock)
        return datetime.fromisoformat(self.clock)

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.clock = (self.tell() + timedelta(seconds=seconds)).isoformat(timespec="seconds")

    def steps(self) -> Iterator[None]:
        """From the checklist to one result that is published and objected to, and one that was returned and entered again."""
        self.prepare()
        yield
        task = self.drawn()
        yield
        assert task.lock
        first, second = (each.entry.id for each in task.lock.targets)
        for target in (first, second):
            self.record(target)
            self.enter(target)
            yield
        at = "2026-05-13T10:00:00+08:00"
        act = AttachEvidence(by="录入员丙", at=at, version=1, attachments=(SHOT,))
        self.do(file_stream(CODE, first), act)
        yield
        self.review(first)
        self.review(second, returned_by=BUREAU, reason="照片不清")
        yield
        self.record(second, at="2026-05-15T17:00:00+08:00")
        self.enter(second, at="2026-05-16T09:00:00+08:00")
        yield
        self.wait_until_shown(first)
        stream = objection_stream(CODE, first, 1)
        asked = application(self, first)
        due_by = deadline_of(window(asked.after(None), self.rules), CALENDAR).day
        for act in (evolve(asked, last_day=due_by.isoformat()), conclude(), feedback()):
            self.do(stream, act)

    def wait_until_shown(self, target: str) -> None:
        """Send until the platform shows a result: nobody can object before."""
        for _ in range(MOST_SENDINGS):
            file = self.office.file(CODE, target)
            if file and file.published:
                return
            self.pass_by(3600)
            self.office.send()
        pytest.fail("it was never shown")


@cache
def due() -> tuple[tuple[str, Document], ...]:
    """What is owed of it, by stream, where nothing ever fails."""
    clock = Clock()
    platform = MockPlatform(clock=clock)
    bureau = Bureau(platform, clock, random.Random(0))  # noqa: S311  -- nothing is left to chance
    for _ in bureau.steps():
        pass
    streams = [(name, bureau.office.state(name)) for name in bureau.store.streams()]
    return tuple((name, document) for name, state in streams for document in kind_of(name).documents(state))


def trouble(chance: random.Random) -> Troubles:
    """A schedule: every kind of trouble, seldom or nearly always; latency within and beyond what is waited for."""
    return Troubles(
        seed=str(chance.random()),
        faults=by_chance(
            "",
            chance.randint(20, 120),
            milliseconds=chance.choice([1] * 7 + [int(SILENCE * 1500)]),
            retry_after=chance.choice([0, 2, 3600]),
        ).faults,
        skew=chance.randint(-7200, 7200),
    )


@contextmanager
def connected(sandbox: Running, chance: random.Random) -> Generator[HttpPlatform]:
    """The adapter, which waits for nothing, and gives up soon, so that the office has to."""
    with HttpPlatform(
        url=sandbox.url,
        token=sandbox.token,
        attempts=chance.randint(1, 3),
        timeout=(2, SILENCE),
        within=10,
        sleep=lambda _: None,
    ) as platform:
        yield platform


def told(bureau: Bureau, platform: HttpPlatform, behind: KeptPlatform) -> None:
    """The platform tells its receipts a second time, and they are taken in, through the same troubles."""
    receipts = [behind.receipt(document.key) for _, document in due()]
    behind.tell(*(ReceiptNotice(receipt=each) for each in receipts if each))
    with suppress(Unavailable, Rejected):  # a stale platform has not given that position yet
        take_in(bureau.office, platform, "经办员甲")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """The address of a server that runs as long as the tests; without the wheel that has one they are skipped."""
    server = Server()
    yield server.address
    server.stop()


@contextmanager
def opened(address: str) -> Generator[tuple[Store, Outbox]]:
    """A journal and an outbox; in memory where there is no address."""
    if not address:
        yield MemoryStore(), MemoryOutbox()
        return
    with closing(SqlStore.at(address)) as store:
        yield store, SqlOutbox(store.database)


@pytest.fixture
def address(request: pytest.FixtureRequest, kept: str, tmp_path: Path) -> str:
    """Where a journal is kept: an empty database of a kind, or nowhere but in memory."""
    if kept == "postgresql":
        return fresh(request.getfixturevalue("postgresql"))
    return f"sqlite:///{tmp_path / 'journal.db'}" if kept == "sqlite" else ""


@pytest.mark.requirement("A11-9", "X-26")
@pytest.mark.parametrize(("seed", "kept"), SCHEDULES)
def test_every_act_reaches_the_platform_once_and_in_order(seed: int, kept: str, address: str) -> None:
    """Whatever befalls the requests, over a real socket; what the platform has is what it has without any trouble."""
    chance = random.Random(seed)  # noqa: S311  -- the same troubles in every run
    with (
        opened(address) as used,
        running(faults=trouble(chance)) as sandbox,
        connected(sandbox, chance) as platform,
    ):
        behind = cast("KeptPlatform", sandbox.platform)
        bureau = Bureau(platform, sandbox.clock, chance, used)
        for _ in bureau.steps():
            if chance.random() < 0.5:
                told(bureau, platform, behind)
        for _ in range(MOST_SENDINGS):
            if not bureau.office.owed():
                break
            bureau.pass_by(chance.uniform(1, 7 * 3600))
            bureau.office.send()
        assert sum(sandbox.schedule.shown().befell) > 0
        with opened(address) if address else nullcontext(used) as (store, outbox):
            assert kept == "memory" or store is not bureau.store
            check(Office(store, CALENDAR), outbox, behind)


def check(office: Office, outbox: Outbox, behind: KeptPlatform) -> None:
    """What arrived is all that was due, each once, whole and in order, and the journal has the receipt of each once."""
    assert office.owed() == []
    assert not [each for each in outbox.known() if each.is_given_up]
    arrived = [each.document for each in behind.events if isinstance(each, Delivered)]  # the refused ones too
    keys = [each.key for each in arrived]
    assert sorted(map(named, arrived)) == sorted(named(document) for _, document in due())
    for stream in {stream for stream, _ in due() if stream.startswith("file/")}:
        ours = [document for name, document in due() if name == stream]
        first = [pair for pair in combinations(ours, 2) if precedes_within(*pair)]
        assert [(a.key, b.key) for a, b in first if keys.index(a.key) > keys.index(b.key)] == []
    early = [(late.key, each.key) for late, each in combinations(arrived, 2) if precedes(each, late)]
    assert early == []
    replayed = office.replay()
    assert replayed.ok, [each.text() for each in replayed.faults]
    receipts = [each.act.receipt for each in replayed.done if isinstance(each.act, Acknowledge)]
    assert sorted(each.key for each in receipts) == sorted(keys)
    assert receipts == [behind.receipt(each.key) for each in receipts]


def named(document: Document) -> tuple[str, str]:
    """Key and digest."""
    return document.key, document.digest()
