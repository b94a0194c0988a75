"""平台适配器约定的挂钩: what an adapter gives to the contract kit of the platform port."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import ClassVar, Final

import pytest
from hypothesis import HealthCheck, Phase, settings

from shuangsuiji.content_digest import H
from shuangsuiji.errors import NotOffered
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.ports.platform import Offer, Platform
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence

LARGE: Final = 3_000
"""So many rows has a large registry, where an adapter's tests do not say."""

FEW: Final = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=10,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[
        HealthCheck.differing_executors,  # every adapter's class runs the same tests, and that is the point
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
"""The same few examples in every run, none made smaller where one fails: a platform behind a network is not kept busy."""

PLAIN: Final = Correspondence()
"""A correspondence without any odd text."""


def carried(platform: Platform, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Give those of the documents that a platform takes (P13)."""
    return tuple(each for each in documents if each.kind in platform.takes)


def deliver_all(platform: Platform, *documents: Document) -> list[Receipt]:
    """Deliver documents one after another."""
    return [platform.deliver(each) for each in documents]


def shown(platform: Platform, task: str = PLAIN.code) -> tuple[Publication, ...]:
    """Give what the public sees of a task; nothing where the platform does not tell."""
    return platform.published(task) if "published" in platform.offers else ()


def published_of(c: Correspondence) -> tuple[Publication, ...]:
    """Give what the public sees once all of a correspondence is delivered."""
    found = [each for each in c.documents() if isinstance(each, Publication)]
    return tuple(sorted(found, key=lambda each: (each.target.encode(), each.version)))


class PlatformHooks(ABC):
    """What an adapter's tests give of the adapter: `make`, and whichever of the others it can bring about."""

    large: ClassVar[int] = LARGE
    """How many rows a large registry has (P18)."""

    spare: ClassVar[int] = 0
    """By how many bytes the kit's largest document stays below `MAX_BYTES`, where something puts more into it on its way."""

    @abstractmethod
    def make(self) -> Platform:
        """Give a platform that has nothing yet; each call gives another."""

    def documents(self, platform: Platform, c: Correspondence = PLAIN) -> tuple[Document, ...]:
        """Give those of a correspondence's documents that a platform takes, in an order in which it takes them.

        Override it where what they need comes about on the platform itself, or where it takes no such words: bring it about there.
        """
        return carried(platform, c.documents())

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

    def tell(self, platform: Platform, *items: Incoming) -> None:
        """Let things come about on a platform of `make`, in this order (P17)."""
        del platform, items
        pytest.skip("P17: the adapter's tests give no `tell`")

    def enrol(self, platform: Platform, headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Let entries stand in the registry of targets of a platform of `make`; a known id's takes that one's place (P18)."""
        del platform, headers, rows
        pytest.skip("P18: the adapter's tests give no `enrol`")

    def strike(self, platform: Platform, id_: str) -> None:
        """Strike an entry out of the registry of targets of a platform of `make` (P18)."""
        del platform, id_
        pytest.skip("P18: the adapter's tests give no `strike`")

    def pause(self, platform: Platform) -> None:
        """Let a platform of `make` decide nothing from now on (P16)."""
        del platform
        pytest.skip("P16: the adapter's tests give no `pause`")

    def resume(self, platform: Platform) -> None:
        """Let it decide what waits, in its order, and everything from now on."""
        del platform

    @contextmanager
    def fresh(self, *offers: Offer) -> Generator[Platform, None, None]:
        """Open a platform that has nothing but the content that the kit's documents name.

        A test that comes to something that the platform neither takes nor offers is skipped there: what it says of the rest hangs on it.

        Args:
            offers: what the test is about; it is skipped where the platform does not offer it.
        """
        platform = self.make()
        try:
            if missing := set(offers) - platform.offers:
                pytest.skip(f"P13: the platform does not offer {', '.join(sorted(missing))}")
            if "attach" in platform.offers:
                platform.attach(CONTENT, H.hex(CONTENT))
            yield platform
        except NotOffered as error:
            what = dict(error.faults[0].params).get("what")
            if what in platform.takes | platform.offers:
                raise
            pytest.skip(f"P13: the platform neither takes nor offers {what}")
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
