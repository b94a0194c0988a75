"""连接: the sandbox's end of each connection, so that it can be broken."""

import asyncio
import socket
import struct
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

_LINGER: Final = struct.pack("ii", 1, 0)

Peer = tuple[str, int]
"""The other end of a connection."""


class Connections:
    """The connections that are open, by their other ends."""

    def __init__(self) -> None:
        self._open: dict[Peer, asyncio.Transport] = {}

    def protocol(self) -> type[asyncio.Protocol]:
        """Give the HTTP protocol that notes its connections here."""
        connections = self._open

        class Noted(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                self._peer = cast("Peer", transport.get_extra_info("peername")[:2])
                connections[self._peer] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                connections.pop(self._peer, None)
                super().connection_lost(exc)

        return Noted

    def breaks(self, peer: Peer, last: bytes = b"") -> None:
        """Break a connection off.

        Args:
            peer: its other end.
            last: what still goes over it; without any it is reset.
        """
        line = self._open[peer]
        if last:
            line.write(last)
            line.close()
            return
        # Without lingering the other end gets a reset, as from a machine that fell over.
        line.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        line.abort()

    @contextmanager
    def held(self, peer: Peer) -> Generator[None]:
        """Let what is sent within the `with` arrive at once, where the machine can; else it depends on whose turn it is."""
        line = self._open.get(peer)
        _cork(line, 1)
        yield
        _cork(line, 0)

    def adds(self, peer: Peer, more: bytes) -> None:
        """Send something beyond the answer, where the connection still stands."""
        line = self._open.get(peer)
        if line and not line.is_closing():
            line.write(more)


def _cork(line: asyncio.Transport | None, on: int) -> None:
    if line and not line.is_closing() and sys.platform == "linux":
        line.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, on)
