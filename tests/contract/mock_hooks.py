"""What the mock brings about for the kit, in process or behind a sandbox."""

from collections.abc import Iterable

from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform_hooks import PlatformHooks
from shuangsuiji_mock.platform import MockPlatform


class MockHooks(PlatformHooks):
    """What comes about on a mock."""

    def mock(self, platform: Platform) -> MockPlatform:
        """Give the mock that is, or stands behind, a platform of `make`."""
        assert isinstance(platform, MockPlatform)
        return platform

    def tell(self, platform: Platform, *items: Incoming) -> None:
        self.mock(platform).tell(*items)

    def enrol(self, platform: Platform, headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        self.mock(platform).enrol("targets", headers, rows)

    def strike(self, platform: Platform, id_: str) -> None:
        self.mock(platform).strike("targets", id_)

    def pause(self, platform: Platform) -> None:
        self.mock(platform).pause()

    def resume(self, platform: Platform) -> None:
        self.mock(platform).resume()
