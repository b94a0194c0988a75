"""平台适配器约定的挂钩: what an adapter gives to the contract kit of the platform port."""

from abc import ABC, abstractmethod
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.platform_documents import Correspondence

FEW: Final = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=10,
    suppress_health_check=[
        HealthCheck.differing_executors,  # every adapter's class runs the same tests, and that is the point
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
"""The same few examples in every run, so that a platform behind a network is not kept busy."""

PLAIN: Final = Correspondence()
"""A correspondence without any odd text."""


def deliver_all(platform: Platform, *documents: Document) -> list[Receipt]:
    """Deliver documents one after another."""
    return [platform.deliver(each) for each in documents]


def published_of(c: Correspondence) -> tuple[Publication, ...]:
    """Give what the public sees once all of a correspondence is delivered."""
    found = [each for each in c.documents() if isinstance(each, Publication)]
    return tuple(sorted(found, key=lambda each: (each.target.encode(), each.version)))


class PlatformHooks(ABC):
    """What an adapter's tests give of the adapter: `make`, and whichever of the others it can bring about."""

    @abstractmethod
    def make(self) -> Platform:
        """Give a platform that has nothing yet; each call gives another."""

    def unmake(self, platform: Platform) -> None:
        """Put away what `make` or another hook gave; nothing to do where nothing is left open."""
        del platform

    def unavailable(self) -> Platform | None:
        """Give a platform that never answers, answers too late or with a fault of its own (P9)."""
        return None

    def losing(self) -> Platform | None:
        """Give a platform that takes the first delivery and loses the answer to it (P9)."""
        return None

    def stranger(self) -> Platform | None:
        """Give a platform with a wrong account or none (P10)."""
        return None

    @contextmanager
    def fresh(self) -> Generator[Platform, None, None]:
        """Open a platform that has nothing yet."""
        platform = self.make()
        try:
            yield platform
        finally:
            self.unmake(platform)

    @contextmanager
    def hooked(self, platform: Platform | None, reason: str) -> Generator[Platform, None, None]:
        """Open what a hook gave; where it gives nothing, the test is skipped for that reason."""
        if platform is None:
            pytest.skip(reason)
        try:
            yield platform
        finally:
            self.unmake(platform)
