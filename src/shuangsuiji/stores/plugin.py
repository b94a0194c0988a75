"""存储入口: store and outbox of the entry points `folder`, made of options as texts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.outbox import FolderOutbox


def _option_faults(options: Mapping[str, str]) -> Iterator[Fault]:
    for name in options:
        if name != "path":
            yield fault("SSJ-PLUGIN-OPTION", Place(path=name), name=name, known="path")
    if not options.get("path"):
        yield fault("SSJ-PLUGIN-OPTION-MISSING", Place(path="path"), name="path")


def make_folder_store(options: Mapping[str, str]) -> FolderStore:
    """文件夹存储: make it of options.

    Args:
        options: `path`, the folder; it need not be there yet.

    Raises:
        InvalidInput: the path is missing, or another option is given; both at once.
    """
    raise_if(_option_faults(options))
    return FolderStore(Path(options["path"]))


def make_folder_outbox(options: Mapping[str, str]) -> FolderOutbox:
    """文件夹中的送达情况: make it of options.

    Args:
        options: `path`, the journal's folder; it need not be there yet.

    Raises:
        InvalidInput: the path is missing, or another option is given; both at once.
    """
    raise_if(_option_faults(options))
    return FolderOutbox(Path(options["path"]))
