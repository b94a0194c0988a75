"""一年样例的抽取 (第十条至第十三条): a task from its setting to the lock, at its own times."""

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Final

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Announcement, Slot, Voids
from shuangsuiji.draw.entropy import Contribution, commitment
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal import reveal_digest
from shuangsuiji.draw.record import draw
from shuangsuiji.registries.confirmation import REGISTRIES, ConfirmRegistry, registry_stream
from shuangsuiji.registries.flags import STREAM as FLAGS
from shuangsuiji.registries.flags import Flag, ImportFlags
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.criterion import Criterion
from shuangsuiji.task.differentiation import FlaggedTarget
from shuangsuiji.task.library import ImportedLibrary
from shuangsuiji.task.locking import locking
from shuangsuiji.task.rounds import RevealSource, VoidRound, current_round
from shuangsuiji.task.selection import Loan, SelectionMode, Weighed, random_modes
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import Setup, task_stream
from shuangsuiji.task.special import Cause, Origin
from shuangsuiji.task.state import Task
from shuangsuiji.testing.year.agenda import after
from shuangsuiji.testing.year.desk import Desk
from shuangsuiji.testing.year.town import EAST, PARTIES, WEST, YEAR, Job, in_range, inspectors, registry

H: Final = Hash("sha256")
IMPORTED: Final = 4
SPECIAL: Final = 5
VOIDED: Final = 6
FLAG: Final = "重点关注对象名单"
FLAGGED: Final = "重点"
_LIST: Final = "省级平台名单"
_STANDING: Final = Fraction(5, 3)
"""How many times as many targets as on the imported list there are in the standing registry."""


class Drawing:
    """一个任务的抽取.

    Args:
        desk: where acts are done.
        job: the task.
        inspected: how many targets are inspected in the whole year.
        capped: whom the year's cap excludes.
        done: is told the locked task.
    """

    def __init__(
        self, desk: Desk, job: Job, inspected: int, capped: Collection[str], done: Callable[[Task], None]
    ) -> None:
        self.desk, self.job, self._capped, self._done = desk, job, capped, done
        self._registry = registry(inspected)
        self.targets = [
            Entry(id=id_, part=stratum, standing=self._standing(id_))
            for stratum, id_ in in_range(job, inspected)
        ]
        self.inspectors = [self._lent(each) for each in inspectors()]
        self.rolls = FrozenRolls(targets=freeze(self.targets, H), inspectors=freeze(self.inspectors, H))
        self.nonces = {party: H.hex(f"{party} {job.code}".encode()) for party in PARTIES}
        self.head: tuple[int, str] | None = None
        """Number and digest of the draw's last journal line, as somebody else kept it at the lock."""

    @property
    def stream(self) -> str:
        """The task's stream."""
        return task_stream(self.job.code)

    def _standing(self, id_: str) -> str:
        return "excluded:annual-cap" if id_ in self._capped else "eligible"

    def _lent(self, inspector: Entry) -> Entry:
        """Whom a neighbour lends stands under the unit that borrows (第十二条)."""
        lent = self.job.initiating == EAST and inspector.part == WEST
        return Entry(id=inspector.id, part=EAST) if lent else inspector

    def create(self, at: str) -> None:
        """设置任务, by the edition in force and the plan's row."""
        job, office = self.job, self.desk.office
        listed = office.checklist().editions[job.edition - 1]
        causes = self._causes()
        setup = Setup(
            code=job.code,
            name=f"{YEAR}年{job.name}",
            first=job.first,
            last=job.last,
            items=job.items,
            range=job.range,
            ratio=job.ratio,
            initiating=job.initiating,
            participating=job.participating,
            year=YEAR,
            row=str(job.number),
            plan_name=job.name,
            criteria=(Criterion(column="stratum", values=tuple(name for name, _ in job.stratum)),),
            scheme=job.scheme,
            check="special" if causes else "joint-random",
            derived_from=causes,
            special_approval="玉工信专〔2026〕1号" if causes else "",
        )
        origins = (Origin(task=causes[0].task, ratio="15%", frequency="每年1次"),) if causes else ()
        act = CreateTask(
            by="经办员甲",
            at=at,
            setup=setup,
            edition=job.edition,
            channels=listed.channels,
            row=job.row(),
            units=office.state("departments").named(job.departments),
            origins=origins,
        )
        self.desk.do(self.stream, act)
        self._flag(at)
        for name, size, digest in zip(REGISTRIES, self._sizes(), self._digests(), strict=True):
            confirm = ConfirmRegistry(by="名录管理员", at=at, registry=name, count=size, digest=digest)
            self.desk.do(registry_stream(name), confirm)
        self.desk.agenda.later(2, self.announce)

    def _flag(self, at: str) -> None:
        """第八条: the targets of the stratum of the flagged are on a list."""
        listed = tuple(
            Flag(target=each.id, word=FLAG, source=_LIST, first=at[:10])
            for each in self.targets
            if each.part == FLAGGED
        )
        if listed:
            act = ImportFlags(by="名录管理员", at=at, word=FLAG, source=_LIST, on=at[:10], listed=listed)
            self.desk.do(FLAGS, act)

    def _flagged(self, day: str) -> tuple[FlaggedTarget, ...]:
        """Who is flagged on the day, and where it stands in the roll."""
        found: list[FlaggedTarget] = []
        for target, words in self.desk.office.flags().flagged_on(day).items():
            entry = self.rolls.targets.find(target)
            stratum = entry.part if entry else ""
            found.append(
                FlaggedTarget(target=target, words=words, stratum=stratum, entries=(target,) if entry else ())
            )
        return tuple(found)

    def _causes(self) -> tuple[Cause, ...]:
        """第二十二条: what the first task found under the same item."""
        if self.job.number != SPECIAL:
            return ()
        item = self.job.items[0].id
        problem = "进货查验记录不全，较为普遍"
        return (Cause(task=f"YXGX-{YEAR}-01", target=self.desk.problems[0], item=item, problem=problem),)

    def _sizes(self) -> tuple[int, int]:
        return len(self._registry), len(self.inspectors)

    def _digests(self) -> tuple[str, str]:
        return freeze(self._registry, H).root, freeze(inspectors(), H).root

    def announce(self, at: str) -> None:
        """公告抽取; a later round names the void one before it."""
        task = self._task()
        before = current_round(task)
        voided = before.voided if before else None
        number = len(task.announcements) + 1
        entropy = tuple(
            Contribution(party=party, commitment=commitment(H, party, self.job.code, number, nonce))
            for party, nonce in self.nonces.items()
        )
        occasion = Occasion(
            task=self.job.code,
            entropy=entropy,
            made_at=at,
            draw_by=after(at, days=7),
            round=number,
            voids=Voids(announcement=voided.announcement, reason=voided.body.reason) if voided else None,
        )
        strata = [StratumPlan(name=name, ratio=ratio) for name, ratio in self.job.stratum]
        announcement = announce(occasion, self.rolls, strata, InspectorPlan(slots=self._slots()))
        confirmed = [self.desk.office.registry(name).latest for name in REGISTRIES]
        act = AnnounceDraw(
            by="经办员甲",
            at=at,
            announcement=announcement,
            confirmed=tuple(each for each in confirmed if each),
            digests=self._digests(),
            repeals=self.desk.office.checklist().repeals_on(at[:10]),
            modes=self._modes(at),
            library=self._library(at),
            flagged=self._flagged(at[:10]),
        )
        self.desk.do(self.stream, act)
        first = self.job.number == VOIDED and number == 1
        self.desk.agenda.later(1, self.void if first else lambda when: self.reveal(when, announcement))

    def _slots(self) -> tuple[Slot, ...]:
        leading = Slot(department=self.job.initiating, count=2, leads=True, area="any")
        others = (Slot(department=each, count=1, leads=False, area="any") for each in self.job.participating)
        return (leading, *others)

    def _modes(self, at: str) -> tuple[SelectionMode, ...]:
        """第十二条: the counties have few inspectors; one borrows, one assigns."""
        people = inspectors()
        modes = random_modes(self.job.departments, people)
        factors = (
            Weighed(factor="人员配备", found="持证人员少"),
            Weighed(factor="地理环境", found="山区，路途远"),
            Weighed(factor="业务专长", found="节能监察须持证"),
            Weighed(factor="保障水平", found="执法车辆一台"),
        )
        own = tuple(each.id for each in people if each.part == self.job.initiating)
        if self.job.initiating == EAST:
            lent = tuple(each.id for each in people if each.part == WEST)
            loan = Loan(
                unit=WEST,
                region="西山县",
                inspectors=lent,
                consented_by="局长辛",
                consented_at=after(at, hours=-1),
            )
            chosen = SelectionMode(
                department=EAST,
                mode="neighbour-random",
                pool=len(own),
                factors=factors,
                reason="本县执法人员不足",
                chosen_by="局长庚",
                region="东山县",
                loans=(loan,),
            )
            return (chosen, *modes[1:])
        if self.job.initiating == WEST:
            chosen = SelectionMode(
                department=WEST,
                mode="direct-assignment",
                pool=len(own),
                factors=factors,
                reason="本县执法人员只够一组",
                chosen_by="局长辛",
                region="西山县",
                assigned=own,
            )
            return (chosen, *modes[1:])
        return modes

    def _library(self, at: str) -> ImportedLibrary | None:
        """第十一条: the list that the initiating department made itself."""
        if self.job.number != IMPORTED:
            return None
        return ImportedLibrary(
            source="年度数据处理量排名.xlsx",
            reason="名录库没有数据处理量",
            importer="经办员甲",
            imported_at=after(at, hours=-1),
            digest=self.rolls.targets.root,
            standing=int(len(self.targets) * _STANDING),
            listed=len(self.targets),
            criterion="上一年度数据处理量排名前五分之三",
        )

    def void(self, at: str) -> None:
        """作废: somebody found the roll out of date before anything was revealed."""
        act = VoidRound(
            by="经办员甲",
            at=at,
            announcement=self._task().announcements[-1].digest(),
            approver="局长己",
            reason="公告后发现名录漏录两户，补录后重新公告",
        )
        self.desk.do(self.stream, act)
        self.desk.agenda.later(1, self.announce)

    def reveal(self, at: str, announcement: Announcement) -> None:
        """揭示: every party's nonce goes on record."""
        for index, nonce in enumerate(self.nonces.values()):
            act = RevealSource(
                by=PARTIES[index],
                at=after(at, minutes=index),
                announcement=announcement.digest(),
                index=index,
                reveal=reveal_digest(nonce, announcement.h),
            )
            self.desk.do(self.stream, act)
        self.desk.agenda.at(after(at, hours=1), lambda when: self.lock(when, announcement))

    def lock(self, at: str, announcement: Announcement) -> None:
        """抽取, 确认并锁定."""
        rolls = self.rolls
        record = draw(
            announcement, list(self.nonces.values()), rolls.targets, rolls.inspectors, rolls.recusals
        ).record
        checks = self.desk.office.checks(YEAR)
        names = self.desk.names
        act = locking(self._task(), record, rolls, names, checks, by="科长乙", at=at)
        self.desk.do(self.stream, act)
        journal = self._task().draw_journal()
        self.head = (len(journal.lines), H.hex(journal.lines[-1]))
        self._done(self._task())

    def evidence(self) -> Evidence:
        """Give what anybody needs to verify the draw: announcements, record, rolls, and the task's own journal (spec 11)."""
        task = self._task()
        *earlier, announcement = task.announcements
        record = task.lock.record if task.lock else None
        return Evidence(
            record=record.encoded() if record else None,
            announcement=announcement.encoded(),
            targets=self.rolls.targets.file(),
            inspectors=self.rolls.inspectors.file() if self.rolls.inspectors else None,
            journal=task.draw_journal().file(),
            head=self.head,
            earlier=tuple(each.encoded() for each in earlier),
        )

    def _task(self) -> Task:
        found: Task = self.desk.office.state(self.stream)
        return found
