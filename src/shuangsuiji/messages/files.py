"""Messages about files."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-FILE-MISSING": Text(
        "找不到这个文件；请检查路径",
        "there is no such file; check the path",
    ),
    "SSJ-FILE-UNREADABLE": Text(
        "读不了这个文件：{reason}",
        "this file cannot be read: {reason}",
    ),
}
