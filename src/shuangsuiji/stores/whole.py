"""整存整取: files that appear whole or not at all, and are still there after the power failed."""

import errno
import os
from pathlib import Path
from typing import Final

_PUBLIC_MODE: Final = 0o644
_SECRET_MODE: Final = 0o600


def write(path: Path, data: bytes, *, secret: bool = False, lasting: bool = True) -> None:
    """Write a file whole or not at all; a secret one is readable by its owner only from its first byte.

    Args:
        path: where.
        data: what.
        secret: whether nobody else may read it.
        lasting: whether it must be there after a power failure too.

    Raises:
        OSError: the medium fails; whatever stood there before still does, unless only the last step failed.
    """
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    mode = _SECRET_MODE if secret else _PUBLIC_MODE
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    if lasting:
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Have the medium keep which files a folder holds, where a folder can be asked for that.

    Raises:
        OSError: the medium fails.
    """
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EBADF, errno.EINVAL}:  # what network shares say that cannot do it
            raise
    finally:
        os.close(handle)
