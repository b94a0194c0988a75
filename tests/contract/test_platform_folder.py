"""The folder platform keeps the port's obligations, with a clerk who types everything in and hands in its receipts."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from tests.contract.folder_clerk import Clerk

from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji_excel.folder.platform import FolderPlatform


def answered(clerk: Clerk) -> Callable[[], Iterable[None]]:
    """Give one pause a delivery, in which the clerk works."""

    def pauses() -> Iterator[None]:
        clerk.work()
        yield

    return pauses


class TestFolderPlatform(PlatformContract):
    folders: ClassVar[Iterator[Path]]
    clerks: ClassVar[dict[int, Clerk]]

    @pytest.fixture(scope="class", autouse=True)
    @staticmethod
    def place(tmp_path_factory: pytest.TempPathFactory) -> None:
        TestFolderPlatform.folders = (tmp_path_factory.mktemp("平台") for _ in iter(int, 1))
        TestFolderPlatform.clerks = {}

    def make(self) -> Platform:
        clerk = Clerk(next(self.folders))
        platform = FolderPlatform(clerk.path, pauses=answered(clerk))
        self.clerks[id(platform)] = clerk
        return platform

    def unavailable(self) -> Platform:
        return FolderPlatform(next(self.folders) / "没有")

    def losing(self) -> Platform:
        clerk = Clerk(next(self.folders))

        def pauses() -> Iterator[None]:
            clerk.work()
            yield from ()

        return FolderPlatform(clerk.path, pauses=pauses)

    def tell(self, platform: Platform, *items: Incoming) -> None:
        self.clerks[id(platform)].tell(*items)

    def pause(self, platform: Platform) -> None:
        self.clerks[id(platform)].paused = True

    def resume(self, platform: Platform) -> None:
        self.clerks[id(platform)].paused = False
        self.clerks[id(platform)].work()
