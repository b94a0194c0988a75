"""附件的原件 (第十六条、第二十五条): content that documents name by its digest, found in the folder where it is kept."""

from collections import defaultdict
from pathlib import Path

from shuangsuiji.content_digest import H
from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.exchange.attachment import Attachment


class FolderContents:
    """The files of a folder and of those below it, whatever they are called.

    Args:
        folder: where they are kept; it is looked through once.

    Raises:
        InvalidInput: there is no such folder.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=str(folder))))
        self._by_size: defaultdict[int, list[Path]] = defaultdict(list)
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self._by_size[path.stat().st_size].append(path)

    def __call__(self, wanted: Attachment) -> bytes | None:
        """Give the content; None where no file has that size and digest."""
        for path in self._by_size[wanted.size]:
            content = path.read_bytes()
            if H.hex(content) == wanted.digest:
                return content
        return None
