"""A writer that a test kills: appends lines to changing streams, a new one now and then, and says each that was taken."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.killing import say, serve

from shuangsuiji.errors import AdapterMissing, Conflict
from shuangsuiji.ports.store import Store
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji_sql.database import engine_at
from shuangsuiji_sql.store import SqlStore


def main(place: str, name: str, most: str, dies_at: str = "0") -> None:
    """Write so many lines to a folder or a database, or die before the n-th step that a file system takes."""
    if int(dies_at):
        die_at(int(dies_at))
    write(SqlStore.at(place) if "://" in place else FolderStore(place), name, int(most))


def write(store: Store, name: str, most: int) -> None:
    """Write so many lines."""
    written = 0
    while written < most:
        head = store.head()
        number = head.number + 1 if head else 1
        stream = f"task/{name if number % 3 else number}"
        line = f"{name} {number} ".encode() + b"x" * (number * 7919 % 20000)
        try:
            store.append(stream, line, seq=len(store.read(stream)) + 1, number=number)
        except Conflict:
            continue
        written += 1
        say(stream, number)


def die_at(step: int) -> None:
    """Let the n-th call that puts something on the disk, or in its place there, be the end instead."""
    left = [step]

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401  -- passed on as they are
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)

        return call

    os.fsync, Path.replace, Path.mkdir = dying(os.fsync), dying(Path.replace), dying(Path.mkdir)  # type: ignore[method-assign]


def warm() -> None:
    """Load the drivers of databases, as far as they go without a server."""
    SqlStore.at("sqlite://").head()
    with suppress(AdapterMissing):
        engine_at("postgresql://localhost/nowhere")


if __name__ == "__main__":
    warm()
    serve(main)
