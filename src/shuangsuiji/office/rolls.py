"""快照的读取: the frozen rolls of a round's folder."""

from pathlib import Path

from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.errors import Place
from shuangsuiji.office import folder as files
from shuangsuiji.rolls.recusals import read_recusals
from shuangsuiji.rolls.roll import file_lines, read_file


def read_rolls(path: Path, announcement: Announcement) -> FrozenRolls:
    """Read the frozen rolls of a round's folder.

    Raises:
        InvalidInput: a roll breaks its form.
    """
    h, announced = announcement.h, announcement.inspectors
    place = Place(file=files.TARGETS)
    targets = read_file((path / files.TARGETS).read_bytes(), h, announcement.targets.form, place)
    if announced is None:
        return FrozenRolls(targets=targets)
    place = Place(file=files.INSPECTORS)
    inspectors = read_file((path / files.INSPECTORS).read_bytes(), h, announced.form, place)
    if announced.recusals is None:
        return FrozenRolls(targets=targets, inspectors=inspectors)
    place = Place(file=files.RECUSALS)
    lines = file_lines((path / files.RECUSALS).read_bytes(), place)
    recusals = read_recusals(lines, targets, inspectors, announced.recusals.form, place)
    return FrozenRolls(targets=targets, inspectors=inspectors, recusals=recusals)
