"""适配器入口: the platform of the entry point `folder`, made of options as texts."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.forms import identifiers
from shuangsuiji_excel.folder.platform import FolderPlatform

LONGEST_WAIT: Final = 3600
"""So many seconds at most a call waits for the clerk."""

_KNOWN: Final = ("path", "name", "wait")
_LOOK_SECONDS: Final = 1.0


def make(options: Mapping[str, str]) -> FolderPlatform:
    """文件夹平台 (第四条): make it of options.

    Args:
        options: `path`, the folder; if wanted `name`, what receipts call the platform, and `wait`, how many seconds a
            delivery waits for its receipt.

    Raises:
        InvalidInput: with every option that is unknown, missing or not valid.
    """
    name, wait = options.get("name", "folder"), options.get("wait", "0")
    raise_if([*_option_faults(options), *_wait_faults(wait), *identifiers(name=name)])
    return FolderPlatform(Path(options["path"]), name=name, pauses=partial(seconds, int(wait)))


def seconds(
    wait: int, clock: Callable[[], float] = monotonic, pause: Callable[[float], None] = sleep
) -> Iterator[None]:
    """Give pauses for so many seconds.

    >>> times = iter((0.0, 0.0, 1.0, 2.0))
    >>> len(list(seconds(2, times.__next__, lambda _: None)))
    2
    """
    end = clock() + wait
    while clock() < end:
        pause(_LOOK_SECONDS)
        yield


def _option_faults(options: Mapping[str, str]) -> Iterator[Fault]:
    for name in options:
        if name not in _KNOWN:
            yield fault("SSJ-PLUGIN-OPTION", Place(path=name), name=name, known="、".join(_KNOWN))
    if not options.get("path"):
        yield fault("SSJ-PLUGIN-OPTION-MISSING", Place(path="path"), name="path")


def _wait_faults(wait: str) -> Iterator[Fault]:
    if not (
        wait.isascii()
        and wait.isdigit()
        and len(wait) <= len(str(LONGEST_WAIT))
        and int(wait) <= LONGEST_WAIT
    ):
        yield fault("SSJ-FOLDER-WAIT", Place(path="wait"), value=wait[:80], most=LONGEST_WAIT)
