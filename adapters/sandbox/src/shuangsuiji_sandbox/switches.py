"""开关: what whoever plays with the sandbox brings about from outside."""

from typing import Final, cast

from attrs import frozen
from starlette.requests import Request
from starlette.responses import Response

from shuangsuiji import wire
from shuangsuiji.errors import fault
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji_sandbox.answers import NOT_FOUND, Refused, value_answer
from shuangsuiji_sandbox.asked import piece, registry_name, switch_of
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.troubles import Schedule, Troubles


@frozen(kw_only=True)
class Entries:
    """名录的条目 (第九条): what is put into a registry.

    Args:
        headers: the columns; an entry's id stands in the first.
        rows: the entries, a cell a column.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class TroubleSwitches:
    """故障开关."""

    def __init__(self, schedule: Schedule, clock: Clock) -> None:
        self._schedule, self._clock = schedule, clock

    async def set(self, request: Request) -> Response:
        """Set the troubles, in the place of all that were set."""
        troubles = wire.read(Troubles, await switch_of(request))
        self._schedule.set(troubles)
        self._clock.skew(troubles.skew)
        return await self.show(request)

    async def show(self, _request: Request) -> Response:
        """Show the troubles, and how many requests each of them befell."""
        return value_answer(self._schedule.shown())


class PlatformSwitches:
    """平台开关: what comes about on the platform without anybody delivering it."""

    def __init__(self, platform: KeptPlatform) -> None:
        self._platform = platform

    async def tell(self, request: Request) -> Response:
        """Let things come about."""
        items = cast("tuple[Incoming, ...]", wire.read_one_of(ITEMS, await switch_of(request)))
        self._platform.tell(*items)
        return value_answer(items)

    async def enrol(self, request: Request) -> Response:
        """Put entries into a registry."""
        name = registry_name(request)
        entries = wire.read(Entries, await switch_of(request))
        self._platform.enrol(name, entries.headers, entries.rows)
        return value_answer(entries)

    async def strike(self, request: Request) -> Response:
        """Strike an entry out of a registry."""
        name, id_ = registry_name(request), piece(request, "id")
        try:
            self._platform.strike(name, id_)
        except KeyError as error:
            raise Refused(NOT_FOUND, fault("SSJ-SANDBOX-ENTRY", name=name, id=id_)) from error
        return value_answer(id_)

    async def pause(self, request: Request) -> Response:
        """Decide nothing from now on, or decide again."""
        pausing = wire.read(bool, await switch_of(request))
        if pausing:
            self._platform.pause()
        else:
            self._platform.resume()
        return value_answer(pausing)

    async def clock(self, request: Request) -> Response:
        """Let the clock stand still at an instant."""
        at = wire.read(str, await switch_of(request))
        self._platform.set_clock(at)
        return value_answer(at)


ITEMS: Final = tuple[Incoming, ...]
"""What came about, oldest first."""
