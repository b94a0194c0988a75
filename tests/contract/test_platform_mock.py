"""The platform in memory keeps the port's obligations."""

from shuangsuiji_mock.platform import MockPlatform

from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform import PlatformContract


class TestMockPlatform(PlatformContract):
    def make(self) -> Platform:
        return MockPlatform()
