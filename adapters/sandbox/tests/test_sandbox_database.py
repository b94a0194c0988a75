"""What happened is there after a restart, after a killed one too, and the platform answers the same to everything."""

import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import ClassVar

import pytest
from adapters.sandbox.tests.asking import Program, Reached, ask, put, switch
from adapters.sandbox.tests.test_sandbox_program import ready, rest, started
from attrs import evolve
from tests.contract.mock_hooks import MockHooks

from shuangsuiji.content_digest import H
from shuangsuiji.errors import InvalidInput, Rejected, Unavailable, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji.testing.contract_platform_offers import OfferContract
from shuangsuiji.testing.contract_platform_pages import incoming_things
from shuangsuiji.testing.contract_platform_receipts import ReceiptContract
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_sandbox import database
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.events import Delivered, Event
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.server import running

PLAIN = Correspondence()
CHECKLIST = PLAIN.checklist


def answers(platform: Platform, keys: Iterable[str], tasks: Iterable[str]) -> list[object]:
    """Give everything that a platform says."""
    found: list[object] = [(platform.receipt(key), platform.status(key)) for key in keys]
    found += [platform.published(task) for task in tasks]
    pages = (platform.incoming, lambda after: platform.registry("targets", after))
    for page in pages:
        after, more = "", True
        while more:
            one = page(after)
            found.append(one)
            more, after = one.next != after, one.next
    return found


def adapter(sandbox: Reached) -> HttpPlatform:
    return HttpPlatform(url=sandbox.url, token=sandbox.token, attempts=1)


def delivered(events: Iterable[Event]) -> list[Document]:
    return [each.document for each in events if isinstance(each, Delivered)]


class _Restarted(MockHooks):
    """A platform with a file; after each test the file makes the same platform again."""

    large = 300
    folder: ClassVar[Path]
    opened: ClassVar[dict[int, tuple[ExitStack, Path]]] = {}

    @pytest.fixture(scope="class", autouse=True)
    @staticmethod
    def places(tmp_path_factory: pytest.TempPathFactory) -> None:
        _Restarted.folder = tmp_path_factory.mktemp("sandboxes")

    def make(self) -> Platform:
        path = self.folder / f"{len(list(self.folder.iterdir()))}.sqlite"
        stack = ExitStack()
        platform = self.platform_of(stack, path)
        self.opened[id(platform)] = stack, path
        return platform

    @staticmethod
    def platform_of(stack: ExitStack, path: Path) -> KeptPlatform:
        file = stack.enter_context(database.opened(path))
        return KeptPlatform(Clock(), file.read(), file.write)

    def unmake(self, platform: Platform) -> None:
        assert isinstance(platform, KeptPlatform)
        stack, path = self.opened.pop(id(platform))
        stack.close()
        with ExitStack() as again:
            found = self.platform_of(again, path)
            assert list(found.events) == list(platform.events)
            documents = delivered(found.events)
            keys = [f"content/{H.hex(CONTENT)}", *dict.fromkeys(each.key for each in documents)]
            tasks = dict.fromkeys(each.task for each in documents if each.kind == "publicity")
            assert answers(found, keys, tasks) == answers(platform, keys, tasks)

    def mock(self, platform: Platform) -> KeptPlatform:  # type: ignore[override]
        assert isinstance(platform, KeptPlatform)
        return platform


class TestAfterARestart(_Restarted, ReceiptContract, OfferContract):
    """Receipts and states are the same after a restart."""


@pytest.mark.soak
class TestAfterARestartInFull(_Restarted, PlatformContract):
    """And so is everything else."""


class TestADiskThatIsFull:
    """What cannot be written down does not happen."""

    def test_nothing_happens(self) -> None:
        full = True

        def write(_event: Event) -> None:
            if full:
                raise Unavailable(fault("SSJ-SANDBOX-DATABASE", file="a", reason="disk full"))

        platform = KeptPlatform(Clock(), (), write)
        with running(platform) as sandbox:
            for _ in range(2):
                assert put(sandbox, CHECKLIST).status == 503
                assert platform.receipt(CHECKLIST.key) is None
            full = False
            assert put(sandbox, CHECKLIST).status == 201
        assert len(platform.events) == 1


class TestKilled:
    """The program is killed and started again."""

    def test_everything_is_there(self, tmp_path: Path) -> None:
        words = ("--database", str(tmp_path / "沙箱.sqlite"), "--token", "abc")
        early, waiting = evolve(PLAIN.plan, year=2031), evolve(CHECKLIST, edition=9)
        keys = [*(each.key for each in PLAIN.documents()), early.key, waiting.key]
        with started(*words) as process:
            sandbox = Program(*ready(process))
            with adapter(sandbox) as platform:
                self.play(sandbox, platform, early, waiting)
                before = answers(platform, keys, [PLAIN.code])
            process.kill()
            process.wait()
        with started(*words) as process:
            sandbox = Program(*ready(process))
            with adapter(sandbox) as platform:
                assert answers(platform, keys, [PLAIN.code]) == before
                assert platform.status(waiting.key).stage == "waiting"
                assert switch(sandbox, "paused", value=False).status == 200
                assert platform.deliver(waiting).at == "2026-03-02T09:00:00+08:00"
            process.terminate()
            assert rest(process) == ("", "")
            assert process.returncode == 0

    @staticmethod
    def play(sandbox: Reached, platform: Platform, early: Document, waiting: Document) -> None:
        rows = [[f"{number}", "名称"] for number in range(30)]
        switch(sandbox, "clock", "2026-03-02T09:00:00+08:00")
        platform.attach(CONTENT, H.hex(CONTENT))
        with pytest.raises(Rejected):
            platform.deliver(early)
        for each in PLAIN.documents():
            assert platform.deliver(each) == platform.receipt(each.key)
        assert switch(sandbox, "incoming", [*incoming_things(1), *incoming_things(2)]).status == 200
        assert (
            switch(sandbox, "registries/targets", {"headers": ["代码", "名称"], "rows": rows}).status == 200
        )
        assert ask(sandbox, "DELETE", "/sandbox/registries/targets/7").status == 200
        assert switch(sandbox, "paused", value=True).status == 200
        with pytest.raises(Unavailable):
            platform.deliver(waiting)


class TestTheFile:
    """A file is a sandbox's own, one at a time."""

    def test_two_at_a_time(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sqlite"
        with running(database=path) as sandbox:
            put(sandbox, CHECKLIST)
            with pytest.raises(Unavailable) as caught, running(database=path):
                pass
        assert caught.value.code == "SSJ-SANDBOX-DATABASE"
        with running(database=path) as sandbox:
            assert put(sandbox, CHECKLIST).status == 200

    def test_something_elses(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sqlite"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE mine (a)")
        before = path.read_bytes()
        with pytest.raises(InvalidInput) as caught, running(database=path):
            pass
        assert caught.value.code == "SSJ-SANDBOX-FILE"
        assert path.read_bytes() == before

    def test_no_database(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("回执" * 1000, encoding="utf-8")
        with pytest.raises(Unavailable) as caught, running(database=path):
            pass
        assert caught.value.code == "SSJ-SANDBOX-DATABASE"
        with pytest.raises(Unavailable), running(database=tmp_path / "none" / "a.sqlite"):
            pass

    def test_what_another_version_wrote(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sqlite"
        with database.opened(path):
            pass
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("INSERT INTO events (event) VALUES (?)", (b'{"kind":"flood"}',))
        with pytest.raises(InvalidInput) as caught, running(database=path):
            pass
        assert caught.value.code == "SSJ-SANDBOX-EVENT"

    def test_a_clock_that_was_set_stands_there_again(self, tmp_path: Path) -> None:
        path, at = tmp_path / "a.sqlite", "2026-03-02T09:00:00+08:00"
        with running(database=path) as sandbox:
            assert switch(sandbox, "clock", at).status == 200
            assert switch(sandbox, "clock", "gestern").status == 400
            for far in ("0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00"):
                assert switch(sandbox, "clock", far).status == 400
        with running(database=path) as sandbox:
            assert put(sandbox, CHECKLIST).json["at"] == at

    def test_what_was_not_there_to_be_struck_out_leaves_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sqlite"
        for _ in range(2):
            with running(database=path) as sandbox:
                assert ask(sandbox, "DELETE", "/sandbox/registries/inspectors/nobody").status == 404


class TestSwitches:
    """What is set from outside is refused where it is none."""

    def test_registries(self) -> None:
        with running() as sandbox:
            entries = {"headers": ["代码", "名称"], "rows": [["1", "甲"], ["2", "乙"]]}
            assert switch(sandbox, "registries/inspectors", entries).json == entries
            assert ask(sandbox, "DELETE", "/sandbox/registries/inspectors/1").json == "1"
            assert ask(sandbox, "DELETE", "/sandbox/registries/inspectors/1").status == 404
            assert ask(sandbox, "GET", "/v1/registries/inspectors").json["rows"] == [["2", "乙"]]
            assert switch(sandbox, "registries/cars", entries).status == 404
            for wrong in (
                {"headers": [], "rows": []},
                {"headers": [], "rows": [[]]},
                {"headers": ["代码"], "rows": [["3"]]},
                {"headers": ["代码", "名称"], "rows": [["3"]]},
                {"rows": []},
            ):
                assert switch(sandbox, "registries/inspectors", wrong).status == 400
            assert switch(sandbox, "paused", "yes").status == 400
            assert ask(sandbox, "GET", "/v1/registries/inspectors").json["rows"] == [["2", "乙"]]
