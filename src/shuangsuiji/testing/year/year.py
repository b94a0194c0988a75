"""一年 (第一条至第二十八条): the whole year of an invented city, done act by act, in the order of its days."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from attrs import frozen

from shuangsuiji import adoption
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.archive.archiving import ArchiveTask, archive_stream
from shuangsuiji.archive.sealing import SealFile, electronic
from shuangsuiji.checklist.edition import Publicity
from shuangsuiji.checklist.issuing import IssueEdition, PublishEdition
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.content_digest import H
from shuangsuiji.departments import STREAM as DEPARTMENTS
from shuangsuiji.departments import ListDepartments, Unit
from shuangsuiji.draw.report import Report
from shuangsuiji.draw.verify import verify
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.office.service import Office
from shuangsuiji.plan.publishing import AmendPlan, PublishPlan
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.restricted import PrivateReason
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.supervision import ListSupervision, supervision_stream
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Assignment, Task
from shuangsuiji.teams.arranging import ArrangeWork
from shuangsuiji.teams.candidates import next_in_order
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.year.aftermath import Aftermath
from shuangsuiji.testing.year.agenda import Agenda, after, moment
from shuangsuiji.testing.year.besides import Besides
from shuangsuiji.testing.year.cases import cases
from shuangsuiji.testing.year.desk import Desk
from shuangsuiji.testing.year.drawing import SPECIAL, Drawing
from shuangsuiji.testing.year.following import Following
from shuangsuiji.testing.year.town import (
    BUREAU,
    CALENDAR,
    EAST,
    EMERGENCY,
    INTERNAL,
    JOBS,
    SUPERVISED,
    UNITS,
    WEST,
    YEAR,
    Job,
    edition,
    inspectors,
    quota,
    registry,
)
from shuangsuiji.workdays import ONE_DAY

FULL: Final = 600
"""How many targets are inspected in a full year: about ten thousand acts."""

SHORT: Final = 12
"""How many are inspected in the shortest: every task draws two or three."""

_PER_SUBSTITUTION: Final = 30
_UNTIL_ARCHIVE: Final = 100
_CIRCUMSTANCES: Final = ("健康", "工作", "岗位调整", "回避")
_CHANNELS: Final = ("市政府信息公开网", "部门网站")


@frozen(kw_only=True)
class Progress:
    """How far the year has come: the day, and how many acts are on record."""

    day: str
    acts: int


class Year:
    """一年.

    Args:
        inspected: how many targets are inspected in the year; 12 or more.
        store: where the journal is kept; in memory unless given.
        platform: makes the platform that documents go to, with the year's own clock; nowhere unless given.
    """

    def __init__(
        self,
        inspected: int = FULL,
        store: Store | None = None,
        platform: Callable[[Callable[[], datetime]], Platform] | None = None,
    ) -> None:
        self.agenda = Agenda(CALENDAR, f"{YEAR}-01-04")
        self.store = store or MemoryStore()
        reached = platform(self.agenda.clock) if platform else None
        self.office = Office(self.store, CALENDAR, reached, clock=self.agenda.clock)
        self.desk = Desk(self.office, self.agenda)
        self.inspected = inspected
        self._aftermath = Aftermath(self.desk)
        drawn = [quota(job, inspected) for job in JOBS]
        self._cases = cases(sum(drawn))
        self._offsets = {job.code: sum(drawn[:index]) for index, job in enumerate(JOBS)}
        self._drawn: set[str] = set()
        self.drawings: list[Drawing] = []
        """The draws that have begun, in order of time."""
        self._name()

    def _name(self) -> None:
        """Nobody of them exists."""
        for number, each in enumerate(inspectors(), 1):
            self.desk.names[each.id] = f"检查员{number:02}"
        for number, each in enumerate(registry(self.inspected), 1):
            self.desk.names[each.id] = f"样例{each.part}企业{number:04}"

    def run(self) -> Iterator[Progress]:
        """过一年: do everything, giving each day on which something was done."""
        self._plan_year()
        day = ""
        for when in self.agenda.run():
            if when[:10] != day:
                day = when[:10]
                head = self.store.head()
                yield Progress(day=day, acts=head.number if head else 0)

    def verified(self) -> list[Report]:
        """核验: verify every draw of the year by its published parts alone."""
        return [verify(each.evidence()) for each in self.drawings]

    def _plan_year(self) -> None:
        at = self.agenda.at
        at(moment(f"{YEAR}-01-04"), self._adopt)
        at(moment(f"{YEAR}-01-05"), lambda when: self._issue(when, 1))
        at(moment(f"{YEAR}-02-24"), self._plan)
        at(moment(f"{YEAR}-04-08"), lambda when: self._publish_plan(when, EAST, (2,)))
        at(moment(f"{YEAR}-06-01"), lambda when: self._issue(when, 2))
        at(moment(f"{YEAR}-06-11"), lambda when: self._amend(when, (1, 4), "六月清单改版，增加数据安全检查"))
        at(
            moment(f"{YEAR}-08-11"),
            lambda when: self._amend(when, (1, 4, 5), "食盐问题较为普遍，增加专项检查"),
        )
        for job in JOBS:
            at(moment(job.created), partial(self._start, job))
        Besides(self.desk).plan_year()

    def _adopt(self, at: str) -> None:
        """采用规则集, 登记组织机构和监管事项清单."""
        rules = builtin_rulebook(f"{YEAR}-01-01")
        self.desk.do(adoption.STREAM, AdoptRulebook(by="领导小组办公室", at=at, rulebook=rules))
        self.desk.do(DEPARTMENTS, ListDepartments(by="政策法规科", at=at, departments=UNITS))
        act = ListSupervision(by="政策法规科", at=at, department=BUREAU, items=SUPERVISED)
        self.desk.do(supervision_stream(BUREAU), act)

    def _issue(self, at: str, number: int) -> None:
        """制定联合清单的一版, and show it on every channel; the platform's receipt shows it there."""
        made = edition(number)
        self.desk.do(CHECKLIST, IssueEdition(by=made.issuer, at=at, edition=made))
        channels = _CHANNELS if self.office.owed([CHECKLIST]) == [] else ("省级平台", *_CHANNELS)
        for channel in channels:
            shown = Publicity(channel=channel, address=f"{channel}公告栏", on=at[:10])
            when = after(at, minutes=30)
            self.desk.do(CHECKLIST, PublishEdition(by="政策法规科", at=when, edition=number, publicity=shown))

    def _plan(self, at: str) -> None:
        """公布年度计划: the bureau inspects energy by itself, everything else together with others."""
        self._publish_plan(at, BUREAU, (1,))
        joint = JOBS[0].row()
        self._publish_plan(at, BUREAU, (1,), rows=(INTERNAL,), scope="internal", beside=(joint,))
        self._publish_plan(at, WEST, (3,))
        self._publish_plan(at, EMERGENCY, (6,))

    def _publish_plan(self, at: str, department: str, numbers: tuple[int, ...], **members: Any) -> None:  # noqa: ANN401  -- a plan's members
        """公布年度计划."""
        plain: dict[str, Any] = {"rows": tuple(JOBS[number - 1].row() for number in numbers)}
        act = PublishPlan(
            by="经办员甲",
            at=at,
            department=department,
            year=YEAR,
            edition=edition(1),
            units=self._units(department, numbers),
            supervised=SUPERVISED if department == BUREAU else (),
            **{**plain, **members},
        )
        self.desk.do(plan_stream(YEAR, department, act.scope), act)

    def _units(self, department: str, numbers: tuple[int, ...]) -> tuple[Unit, ...]:
        named = (each for number in numbers for each in JOBS[number - 1].departments)
        return UNITS.named(dict.fromkeys((department, *named)))

    def _amend(self, at: str, numbers: tuple[int, ...], reason: str) -> None:
        """调整年度计划."""
        act = AmendPlan(
            by="经办员甲",
            at=at,
            department=BUREAU,
            year=YEAR,
            edition=edition(2),
            rows=tuple(JOBS[number - 1].row() for number in numbers),
            units=self._units(BUREAU, numbers),
            supervised=SUPERVISED,
            beside=(INTERNAL,),
            reason=reason,
            approver="局长丁",
        )
        self.desk.do(plan_stream(YEAR, BUREAU), act)

    def _start(self, job: Job, at: str) -> None:
        capped = self._drawn if job.number == SPECIAL else set[str]()
        drawing = Drawing(self.desk, job, self.inspected, capped, partial(self._locked, job))
        self.drawings.append(drawing)
        drawing.create(at)

    def _locked(self, job: Job, task: Task) -> None:
        """The list is locked: teams are changed where they must be, and the visits are spread over the task's days."""
        drawn = [each.entry.id for each in task.lock.targets] if task.lock else []
        self._drawn.update(drawn)
        before = self._offsets[job.code]
        changed = (each for index, each in enumerate(drawn) if (before + index) % _PER_SUBSTITUTION == 0)
        for number, target in enumerate(changed):
            when = after(self.agenda.now, hours=24 + number)
            self.agenda.at(when, partial(self._substitute, job, target, number))
        days = self._days(job, task)
        for index, target in enumerate(drawn):
            case = self._cases[self._offsets[job.code] + index]
            following = Following(self.desk, job.code, target, case, self._aftermath)
            self.agenda.at(
                moment(days[target], "08:30:00"), partial(self._arrange, job, target, days[target])
            )
            self.agenda.at(moment(days[target], "10:00:00"), following.begin)
        last = datetime.fromisoformat(moment(job.last)) + _UNTIL_ARCHIVE * ONE_DAY
        self.agenda.at(last.isoformat(), lambda at: self._archive(at, job))

    def _days(self, job: Job, task: Task) -> dict[str, str]:
        """Spread the visits over the working days of the task, leaving its last ten free; nobody visits twice a day."""
        first = max(job.first, self.agenda.day_after(3))
        day, days = date.fromisoformat(first), list[str]()
        while day.isoformat() <= job.last:
            if CALENDAR.is_working_day(day):
                days.append(day.isoformat())
            day += ONE_DAY
        room = max(len(days) - 10, 1)
        busy: set[tuple[str, str]] = set()
        found: dict[str, str] = {}
        for index, team in enumerate(task.teams):
            start = index * room // len(task.teams)
            turns = (days[(start + step) % room] for step in range(room))
            free = (each for each in turns if busy.isdisjoint((each, one) for one in team.inspectors))
            found[team.unit] = next(free, days[start])
            busy.update((found[team.unit], one) for one in team.inspectors)
        return found

    def _arrange(self, job: Job, unit: str, day: str, at: str) -> None:
        """工作安排: a team's leader says who goes when."""
        task: Task = self.office.state(task_stream(job.code))
        team = next(each for each in task.teams if each.unit == unit)
        assigned = Assignment(target=unit, on=day, inspectors=team.inspectors)
        act = ArrangeWork(by=team.leader, at=at, unit=unit, assignments=(assigned,))
        self.desk.do(task_stream(job.code), act)

    def _substitute(self, job: Job, unit: str, number: int, at: str) -> None:
        """更换: somebody of the last department cannot serve; the next in the dealing's order comes."""
        task: Task = self.office.state(task_stream(job.code))
        team = next(each for each in task.teams if each.unit == unit)
        out = team.members[-1]
        came = next_in_order(task, unit, out.inspector)
        head = UNITS.unit(out.department)
        if came is None or head is None:
            return
        circumstance = _CIRCUMSTANCES[number % len(_CIRCUMSTANCES)]
        reason = PrivateReason(salt=H.hex(unit.encode()), person=out.inspector, text="病假，附请假条")
        act = SubstituteInspector(
            by="经办员甲",
            at=at,
            task=job.code,
            unit=unit,
            out=out.inspector,
            substitute=came,
            name=self.desk.names[came.id],
            circumstance=circumstance,
            recuses=circumstance == "回避",
            note="近亲属在该单位任职" if circumstance == "回避" else "",
            evidence=reason.digest if circumstance == "健康" else "",
            head=head.head,
            approver=head.head,
            approved_at=after(at, hours=-1),
        )
        self.desk.do(task_stream(job.code), act)

    def _archive(self, at: str, job: Job) -> None:
        """立卷, 归档 (第二十五条)."""
        for file in self.office.files(job.code):
            if file.sealed is None:
                act = SealFile(by="档案员壬", at=at, materials=electronic(file, f"卷〔2026〕{file.target}"))
                self.desk.do(file_stream(job.code, file.target), act)
        archive = ArchiveTask(
            by="档案员壬",
            at=after(at, hours=1),
            edition=1,
            department=job.initiating,
            dossier=self.office.dossier(job.code),
            form="电子档案",
            place="市档案馆电子库",
        )
        self.desk.do(archive_stream(job.code), archive)
