"""完整性与分送 (第二十五条): what stands in an archive is what was there; each department gets its part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from shuangsuiji.archive.dossier import Dossier, FileEntry
from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.journal import Cite, line_digest
from shuangsuiji.target_file import TargetFile


def manifest_faults(manifest: Iterable[Cite], streams: Mapping[str, Sequence[bytes]]) -> Iterator[Fault]:
    """Compare an archive's manifest with the streams: nothing was changed, and nothing is missing.

    A stream's line names the digest of the one before it, so that one digest covers everything up to it.

    Args:
        manifest: what the entry of the archive cites: stream, place and digest.
        streams: of every stream its lines, without LF.
    """
    for each in manifest:
        lines = streams.get(each.stream, ())
        place = Place(file=each.stream, row=each.seq)
        if len(lines) < each.seq:
            yield fault("SSJ-ARCHIVE-LOST", place, lines=len(lines))
        elif line_digest(lines[each.seq - 1]) != each.digest:
            yield fault("SSJ-ARCHIVE-CHANGED", place)


@frozen(kw_only=True)
class Part:
    """一户里属于一个部门的部分 (第二十五条): the file's entry, and the items that the department takes part in."""

    entry: FileEntry
    items: tuple[str, ...]


@frozen(kw_only=True)
class Extract:
    """分送参与部门的案卷 (第二十五条): what of a task's archive concerns one department."""

    task: str
    department: str
    parts: tuple[Part, ...]


def extract(dossier: Dossier, files: Iterable[TargetFile], department: str) -> Extract:
    """Give a department its part of an archive: the targets with items that it initiates or takes part in."""
    mine = {
        file.target: tuple(
            item.id for item in file.items if department in {item.initiating, *item.participating}
        )
        for file in files
    }
    return Extract(
        task=dossier.task,
        department=department,
        parts=tuple(
            Part(entry=each, items=mine[each.target]) for each in dossier.entries if mine.get(each.target)
        ),
    )
