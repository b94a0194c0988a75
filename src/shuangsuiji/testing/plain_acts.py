"""照常办理 (第十四条至第十九条): the acts of a drawn target's inspection where nothing out of the ordinary happens.

Each is made of what stands in the office at the time, and is not done yet: a test may change a member first.
"""

from collections.abc import Iterator, Sequence

from shuangsuiji.checklist.state import Checklist
from shuangsuiji.content_digest import H, digest_of
from shuangsuiji.errors import ActRefused, fault
from shuangsuiji.inspection.entering import EnterResult
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.notice.issuing import IssueNotice
from shuangsuiji.notice.pre_check import RecordPreCheck, items_beyond
from shuangsuiji.office.service import Office
from shuangsuiji.review import ReviewResult
from shuangsuiji.sheets.before import Delivery, NamedInspector
from shuangsuiji.sheets.items import ItemResult
from shuangsuiji.sheets.record import Inspection, drafted, present, signed
from shuangsuiji.sheets.visits import AvRecord, Visit
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task


def file_team(task: Task, target: str) -> CurrentTeam:
    """Give a drawn target's team as it stands.

    Raises:
        ActRefused: the target is not drawn, or has no team.
    """
    team = task.team(target)
    if team is None:
        raise ActRefused(fault("SSJ-OFFICE-NOT-DRAWN", task=task.setup.code, target=target))
    return team


def visit_on(day: str, team: CurrentTeam) -> Visit:
    """Give a visit of a morning, of the whole team, and filmed."""
    started, ended = f"{day}T09:30:00+08:00", f"{day}T11:00:00+08:00"
    recording = AvRecord(
        file=f"{day}-现场.mp4",
        digest=H.hex(day.encode()),
        started_at=started,
        ended_at=ended,
        recorder=team.leader,
    )
    return Visit(
        started_at=started, ended_at=ended, present=present(team.inspectors), recordings=(recording,)
    )


class PlainActs:
    """一户的行为: what a team does with one target, and the office with its result.

    Args:
        office: the bureau's office.
        task: the task's code.
        target: the target.
    """

    def __init__(self, office: Office, task: str, target: str) -> None:
        self._office, self._task, self._target = office, task, target
        self.stream = file_stream(task, target)

    @property
    def task(self) -> Task:
        """The task as it stands."""
        found: Task = self._office.state(task_stream(self._task))
        return found

    @property
    def file(self) -> TargetFile:
        """The file as it stands."""
        found: TargetFile = self._office.state(self.stream)
        return found

    @property
    def team(self) -> CurrentTeam:
        """The team as it stands."""
        return file_team(self.task, self._target)

    @property
    def _checklist(self) -> Checklist:
        return self._office.checklist()

    def pre_check(self, at: str, summary: str, sources: Sequence[str]) -> RecordPreCheck:
        """预查比对: the leader looks."""
        task, team = self.task, self.team
        edition = self._checklist.editions[task.edition - 1].edition
        return RecordPreCheck(
            by=team.leader,
            at=at,
            task=self._task,
            target=self._target,
            team=team,
            inspector=team.leader,
            sources=tuple(sources),
            summary=summary,
            beyond=items_beyond(edition, task, self._target),
        )

    def notice(
        self, at: str, planned_on: str, certificate: str, delivery: Delivery | None = None
    ) -> IssueNotice:
        """发放通知书: for the whole team; everybody's certificate is his own number after the same words."""
        task, team = self.task, self.team
        inspectors = (
            NamedInspector(inspector=each, name=task.name(each) or each, certificate=f"{certificate}{each}")
            for each in team.inspectors
        )
        return IssueNotice(
            by=team.leader,
            at=at,
            task=self._task,
            target=self._target,
            team=team,
            inspectors=tuple(inspectors),
            planned_on=planned_on,
            materials=self.file.materials,
            delivery=delivery,
            arranged=task.arranged(self._target),
        )

    def visit(self, day: str) -> Visit:
        """实地检查: the whole team is there; after a return the first visit stays the one."""
        current = self.file.current
        return current.inspection.visits[0] if current else visit_on(day, self.team)

    def visited(self, at: str, visit: Visit, results: Sequence[ItemResult] = ()) -> RecordInspection:
        """检查: one visit, and all sign; every item that is not among the results has no problem."""
        inspection = drafted(self.file.items, visit, results)
        return self.recorded(at, signed(inspection, self.team, at, "法定代表人"))

    def recorded(self, at: str, inspection: Inspection) -> RecordInspection:
        """制作检查记录."""
        team = self.team
        return RecordInspection(
            by=team.leader,
            at=at,
            task=self._task,
            target=self._target,
            team=team,
            inspection=inspection,
            repeals=self._checklist.repeals_on(at[:10]),
            arranged=self.task.arranged(self._target),
        )

    def entry(self, at: str, by: str = "") -> EnterResult:
        """录入: the leader answers for it, and enters it where nobody else does."""
        file = self.file
        leader = file.team.leader
        return EnterResult(by=by or leader, at=at, record=digest_of(file.inspection), responsible=leader)

    def reviews(
        self, at: str, reviewer: str = "审核人", returned_by: str = "", reason: str = ""
    ) -> Iterator[ReviewResult]:
        """审核: every department passes the latest version, up to one that returns it."""
        file = self.file
        for department in file.departments:
            returns = department == returned_by
            yield ReviewResult(
                by=f"{department}{reviewer}",
                at=at,
                department=department,
                version=len(file.submissions),
                verdict="return" if returns else "pass",
                reason=reason if returns else "",
            )
            if returns:
                return
