"""登记簿 (第四条): the file that says what happened in a folder platform; it only grows.

A line an event, canonical JSON. Who writes holds the folder's lock, and goes behind the last whole line: what a killed process
left of one is cut off.
"""

import os
from pathlib import Path
from typing import Final, cast

from shuangsuiji import canonical, wire
from shuangsuiji.errors import InvalidInput, Place, Unavailable, fault
from shuangsuiji_excel.folder.events import Event
from shuangsuiji_excel.folder.standing import Standing

FILE: Final = "登记簿.jsonl"

_MODE: Final = 0o600
_BINARY: Final = getattr(os, "O_BINARY", 0)


class Register:
    """登记簿: reads on from where it was, and writes behind the end.

    Args:
        folder: the folder that it stands in.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._end = 0
        self.lines = 0
        self.standing = Standing()

    def refresh(self) -> None:
        """Read what others wrote meanwhile.

        Raises:
            Unavailable: a line cannot be read, or the file is shorter than it was.
            OSError: the medium fails.
        """
        size = self._path.stat().st_size if self._path.exists() else 0
        if size < self._end:
            raise self._damaged()
        if size > self._end:
            with self._path.open("rb") as file:
                file.seek(self._end)
                for line in file:
                    if line.endswith(b"\n"):
                        self.standing.add(self._read(line))
                        self._end, self.lines = self._end + len(line), self.lines + 1

    def append(self, *events: Event) -> None:
        """Write events, all of them at once, and go on by them.

        Raises:
            OSError: the medium fails.
        """
        data = b"".join(canonical.encode(wire.write(each)) + b"\n" for each in events)
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _BINARY, _MODE)
        with os.fdopen(handle, "r+b") as file:
            file.truncate(self._end)
            file.seek(self._end)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        self._end, self.lines = self._end + len(data), self.lines + len(events)
        for each in events:
            self.standing.add(each)

    def _read(self, line: bytes) -> Event:
        try:
            return cast("Event", wire.read_one_of(Event, canonical.decode(line[:-1])))
        except InvalidInput as error:
            raise self._damaged() from error

    def _damaged(self) -> Unavailable:
        place = Place(file=str(self._path), row=self.lines + 1)
        return Unavailable(fault("SSJ-FOLDER-DAMAGED", place))
