"""沙箱里发生过的: whatever makes the platform what it is; the same events in the same order make the same platform.

deliver   a document was delivered, whether it was taken or not
attach    content was handed over; its digest and its size stand here
tell      things came about on the platform
enrol     entries were put into a registry
strike    an entry was struck out
pause     from then on nothing was decided
resume    what waited was decided
clock     the clock was set, and stands still
"""

from typing import Literal

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.forms import at_least_one
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.clock import clock_faults


@frozen(kw_only=True)
class Delivered:
    """送来文件 (第四条): a document that the platform had not taken yet."""

    at: str
    document: Document
    kind: Literal["deliver"] = "deliver"

    def happen(self, platform: MockPlatform) -> Receipt:
        """Deliver it."""
        return platform.deliver(self.document)


@frozen(kw_only=True)
class Attached:
    """送来附件 (第十六条、第十九条): content, by its digest and its size."""

    at: str
    digest: str
    size: int
    kind: Literal["attach"] = "attach"

    def happen(self, platform: MockPlatform) -> Receipt:
        """Let the platform have it."""
        return platform.hold(self.digest, self.size)


@frozen(kw_only=True)
class CameAbout:
    """平台来文 (第四条): what came about on the platform."""

    at: str
    items: tuple[Incoming, ...]
    kind: Literal["tell"] = "tell"

    def happen(self, platform: MockPlatform) -> None:
        """Let it come about."""
        platform.tell(*self.items)


@frozen(kw_only=True)
class Enrolled:
    """入库 (第九条): entries that were put into a registry."""

    at: str
    name: RegistryName
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["enrol"] = "enrol"

    def __attrs_post_init__(self) -> None:
        raise_if(at_least_one(".headers", self.headers))

    def happen(self, platform: MockPlatform) -> None:
        """Put them in."""
        platform.enrol(self.name, self.headers, self.rows)


@frozen(kw_only=True)
class Struck:
    """出库 (第九条): an entry that was struck out of a registry."""

    at: str
    name: RegistryName
    id: str
    kind: Literal["strike"] = "strike"

    def happen(self, platform: MockPlatform) -> None:
        """Strike it out."""
        platform.strike(self.name, self.id)


@frozen(kw_only=True)
class Paused:
    """待办: from then on the platform decided nothing."""

    at: str
    kind: Literal["pause"] = "pause"

    def happen(self, platform: MockPlatform) -> None:
        """Pause."""
        platform.pause()


@frozen(kw_only=True)
class Resumed:
    """恢复: the platform decided what waited."""

    at: str
    kind: Literal["resume"] = "resume"

    def happen(self, platform: MockPlatform) -> None:
        """Go on."""
        platform.resume()


@frozen(kw_only=True)
class ClockSet:
    """校时: from then on the clock stood still at an instant."""

    at: str
    stands: str
    kind: Literal["clock"] = "clock"

    def __attrs_post_init__(self) -> None:
        raise_if(clock_faults(self.stands))

    def happen(self, platform: MockPlatform) -> None:
        """Nothing: whoever tells the time sets the clock."""


Event = Delivered | Attached | CameAbout | Enrolled | Struck | Paused | Resumed | ClockSet
"""Anything that makes the platform what it is."""
