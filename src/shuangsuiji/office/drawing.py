"""抽取的办理 (第十一条、第十二条): what is revealed is journalled first; once everything is, record and lists go out."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from attrs import frozen

from shuangsuiji import plugins
from shuangsuiji.canonical import Json
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Beacon, Source
from shuangsuiji.draw.journal import Round
from shuangsuiji.draw.record import Result, draw, extract_of
from shuangsuiji.errors import ActRefused, Place, fault
from shuangsuiji.office import folder as files
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.lists import write_lists
from shuangsuiji.office.revealing import reveal
from shuangsuiji.office.rolls import read_rolls
from shuangsuiji.office.watch import Watch
from shuangsuiji.ports.list_writer import ListWriter
from shuangsuiji.stores.whole import write


@frozen(kw_only=True)
class Drawing:
    """抽取的结果: what was revealed, and the draw, once everything is.

    Args:
        announcement: the round's announcement.
        revealed: how many values were journalled by this call.
        missing: the sources that are not revealed yet.
        result: the draw; None while something is missing.
        written: the files that were written.
    """

    announcement: Announcement
    revealed: int
    missing: tuple[Source, ...]
    result: Result | None = None
    written: tuple[Path, ...] = ()


def draw_round(
    folder: TaskFolder,
    reveals: Sequence[Path],
    public: Sequence[str],
    at: str,
    beacon: Beacon | None,
    watch: Watch,
) -> Drawing:
    """抽取: journal what is revealed and, once everything is, draw.

    Args:
        folder: the task's folder.
        reveals: files of nonces and of beacon rounds.
        public: values of the public sources, in their order.
        at: the instant of the act.
        beacon: checks a beacon's signature.
        watch: who watches.

    Raises:
        InvalidInput: a reveal is wrong or of no source; nothing is written.
        ActRefused: the round is over, or a contribution comes too late; nothing is written.
        AdapterMissing: no writer of lists is installed; nothing is written.
        DrawStopped: a place that nobody suits; the reveals stay journalled.
    """
    writers = plugins.list_writers()
    with folder.lock_existing():
        current = folder.current()
        announcement = _announcement(folder, current, at)
        revealed = reveal(folder, announcement, current, reveals, public, at, beacon)
        values = revealed.values
        missing = tuple(s for index, s in enumerate(announcement.entropy) if index not in values)
        if missing:
            return Drawing(announcement=announcement, revealed=revealed.new, missing=missing)
        with watch.phase("SSJ-WATCH-DRAW"):
            result = _draw(folder, announcement, [values[index] for index in sorted(values)])
        written = _write(folder, result, writers)
    return Drawing(
        announcement=announcement, revealed=revealed.new, missing=(), result=result, written=written
    )


def _announcement(folder: TaskFolder, current: Round, at: str) -> Announcement:
    place = Place(file=str(folder.path))
    if current.state != "open":
        raise ActRefused(fault(f"SSJ-OFFICE-{current.state.upper()}", place, round=current.number))
    announcement = folder.announcement(current.number)
    if announcement.digest() != current.announced.announcement:
        expected, found = current.announced.announcement, announcement.digest()
        changed = fault("SSJ-ROUND-DIGEST", place, round=current.number, expected=expected, found=found)
        raise ActRefused(changed)
    if datetime.fromisoformat(at) > datetime.fromisoformat(announcement.draw_by):
        raise ActRefused(
            fault("SSJ-OFFICE-ABANDONED", place, round=current.number, draw_by=announcement.draw_by)
        )
    return announcement


def _draw(folder: TaskFolder, announcement: Announcement, reveals: Sequence[Json]) -> Result:
    rolls = read_rolls(folder.round_path(announcement.round), announcement)
    return draw(announcement, reveals, rolls.targets, rolls.inspectors, rolls.recusals)


def _write(folder: TaskFolder, result: Result, writers: Sequence[ListWriter]) -> tuple[Path, ...]:
    """Write record, extract and lists; a record that is there already must be this one."""
    announcement = result.record.announcement
    path = folder.round_path(announcement.round)
    record, extract = path / files.RECORD, path / files.EXTRACT
    encoded = result.record.encoded() + b"\n"
    if record.is_file() and record.read_bytes().removesuffix(b"\n") != encoded.removesuffix(b"\n"):
        raise ActRefused(fault("SSJ-OFFICE-RECORD", Place(file=str(record))))
    early = announcement.publish_from is not None
    write(record, encoded, secret=early or announcement.sealed)
    write(extract, extract_of(result.record).encoded() + b"\n", secret=early)
    return (record, extract, *write_lists(folder, result.record, writers))
