"""流与文件名: which file a stream has in a folder; readable, and one's own on every file system."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from shuangsuiji.ports.store import stream_faults

HEAD: Final = "head"
SUFFIX: Final = ".jsonl"

_PLAIN: Final = re.compile(r"[0-9A-Za-z _()\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af（）、-]")
"""What every file system keeps and tells apart, apart from case: a list that no Unicode version changes."""

_MAX_NAME_BYTES: Final = 200
"""File systems hold names of 255, some of fewer; `.jsonl` and a mark come on top."""

_RESERVED: Final = frozenset({HEAD, "aux", "con", "nul", "prn"}) | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)
}
"""Our own file, and the devices of Windows."""


def _tokens(part: str) -> Iterator[str]:
    upper = any(each in "0123456789" for each in part)
    for each in part:
        if each.isascii() and each.isalpha() and each.isupper() != upper:
            yield "~"
            upper = not upper
        yield each if _PLAIN.fullmatch(each) else "".join(f"%{byte:02X}" for byte in each.encode())


def _unreserved(name: str) -> str:
    return f"%{ord(name[0]):02X}{name[1:]}" if name.lower() in _RESERVED else name


def names_of(part: str) -> list[str]:
    """Give the names of the folders, or of folders and file, that a part of a stream's name has; one for all but the longest."""
    names = [""]
    for token in _tokens(part):
        if len((names[-1] + token).encode()) > _MAX_NAME_BYTES:
            names[-1] += "%"
            names.append("")
        names[-1] += token
    return [_unreserved(name) for name in names]


@lru_cache(maxsize=4096)
def file_of(stream: str) -> str:
    """Name a stream's file, relative to the folder: readable, and one's own on every file system.

    Chinese, ASCII letters, digits, `-`, `_`, spaces and brackets stand as they are; any other character, and the first
    of a name that a system keeps for itself, is percent-encoded. For systems that take upper and lower case for the
    same, `~` stands where the case turns; a part with a digit is taken to begin in upper case, one without in lower
    case. A name that is too long goes on in the next folder, after `%`.

    >>> file_of("task/YXGX-2026-01"), file_of("plan/2026/市工业和信息化局")
    ('task/YXGX-2026-01.jsonl', 'plan/2026/市工业和信息化局.jsonl')
    >>> file_of("task/yxgx-2026-01"), file_of("file/A:1"), file_of("con")
    ('task/~yxgx-2026-01.jsonl', 'file/A%3A1.jsonl', '%63on.jsonl')
    """
    return "/".join(name for part in stream.split("/") for name in names_of(part)) + SUFFIX


def stream_of(file: str) -> str | None:
    """Give the stream whose file it is; None for a file that is no stream's.

    >>> stream_of("file/A%3A1.jsonl"), stream_of("task/副本.txt")
    ('file/A:1', None)
    """
    try:
        stream = unquote(file.removesuffix(SUFFIX).replace("%/", "").replace("~", ""), errors="strict")
    except UnicodeDecodeError:
        return None
    return None if stream_faults(stream) or file_of(stream) != file else stream
