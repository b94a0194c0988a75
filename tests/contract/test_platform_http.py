"""The adapter over HTTP keeps the port's obligations, over a real socket, against the sandbox."""

from collections.abc import Iterator
from threading import Thread
from typing import ClassVar

import pytest
from tests.contract.mock_hooks import MockHooks

from shuangsuiji.errors import Unavailable, fault
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.incoming import IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import ALL, EDITION, Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji.testing.contract_platform_hooks import PLAIN
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.server import Running, running


class Behind(Platform):
    """What stands behind the one sandbox of all these tests: a platform that can be exchanged for a fresh one."""

    edition = EDITION
    takes = KINDS
    offers = ALL
    platform: MockPlatform

    def __init__(self) -> None:
        self.begin()

    def begin(self, *, lost: int = 0) -> None:
        """Begin anew; so many answers to deliveries are lost after the platform has taken them."""
        self.platform = MockPlatform()
        self._lost = lost

    def _deliver(self, document: Document) -> Receipt:
        receipt = self.platform.deliver(document)
        if self._lost:
            self._lost -= 1
            raise Unavailable(fault("SSJ-SANDBOX-BROKEN"))
        return receipt

    def _receipt(self, key: str) -> Receipt | None:
        return self.platform.receipt(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        return self.platform.published(task)

    def _attach(self, content: bytes, digest: str) -> Receipt:
        return self.platform.attach(content, digest)

    def _status(self, key: str) -> Status:
        return self.platform.status(key)

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        return self.platform.incoming(after, limit)

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        return self.platform.registry(name, after, limit)


def no_wait(_seconds: float) -> None:
    """Wait for nothing."""


def connected(sandbox: Running, *, token: str | None = None, attempts: int = 3) -> HttpPlatform:
    return HttpPlatform(url=sandbox.url, token=token or sandbox.token, attempts=attempts, sleep=no_wait)


class TestHttpPlatform(MockHooks, PlatformContract):
    behind: ClassVar[Behind]
    sandbox: ClassVar[Running]
    broken: ClassVar[Running]

    @pytest.fixture(scope="class", autouse=True)
    @staticmethod
    def served() -> Iterator[None]:
        behind = Behind()
        with running(behind) as sandbox, running(broken=True) as broken:
            TestHttpPlatform.behind = behind
            TestHttpPlatform.sandbox = sandbox
            TestHttpPlatform.broken = broken
            yield

    def make(self) -> Platform:
        self.behind.begin()
        return connected(self.sandbox)

    def mock(self, platform: Platform) -> MockPlatform:
        del platform
        return self.behind.platform

    def unmake(self, platform: Platform) -> None:
        assert isinstance(platform, HttpPlatform)
        platform.close()

    def unavailable(self) -> Platform:
        return connected(self.broken)

    def losing(self) -> Platform:
        self.behind.begin(lost=1)
        return connected(self.sandbox, attempts=1)

    def stranger(self) -> Platform:
        return connected(self.sandbox, token="wrong")  # noqa: S106  -- that is the point

    def test_a_lost_answer_is_found_again_within_one_call(self) -> None:
        self.behind.begin(lost=2)
        with connected(self.sandbox) as platform:
            receipt = platform.deliver(PLAIN.checklist)
            assert platform.receipt(PLAIN.checklist.key) == receipt

    def test_several_threads_use_one(self) -> None:
        found: list[Receipt] = []
        with connected(self.sandbox) as platform:
            self.behind.begin()
            threads = [
                Thread(target=lambda: found.append(platform.deliver(PLAIN.checklist))) for _ in range(8)
            ]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
        assert len(found) == 8
        assert len(set(found)) == 1
