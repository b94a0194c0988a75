"""一份记录 (第十四条至第十八条): what the rules of a record look at."""

from collections.abc import Iterator

from attrs import frozen

from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.sheets.record import Inspection
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.texts import china_day


@frozen(kw_only=True)
class Seen:
    """A record, the file that it is for, the team that made it, the rules, and the day.

    Args:
        inspection: the record.
        file: the target's file as it stands before.
        team: the team as it stands today.
        rules: the rules as they hold today.
        day: today.
    """

    inspection: Inspection
    file: TargetFile
    team: CurrentTeam
    rules: Rulebook
    day: str

    @property
    def done_on(self) -> str:
        """The day on which the last of it was done: visit, item, or decision (第十六条、第十七条); today where that is to come."""
        made = self.inspection
        items = (china_day(each.finished_at) for each in made.sheets)
        decided = (each.decided_on for each in made.grounds)
        visited = (each.ended_on for each in made.visits)
        return min(self.day, max((self.file.locked_on, *visited, *items, *decided)))

    def stranger_faults(self, path: str, inspector: str, instant: str) -> Iterator[Fault]:
        """Judge that somebody was of the team when he did something (第十三条): who was replaced keeps what he did before."""
        if not self.team.served(inspector, instant):
            yield fault("SSJ-RECORD-STRANGER", at(path), inspector=inspector)

    def day_faults(self, path: str, day: str) -> Iterator[Fault]:
        """Judge that a day has come."""
        if day > self.day:
            yield fault("SSJ-RECORD-FUTURE", at(path), day=day)
