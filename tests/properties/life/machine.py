"""办理的机器: random acts, allowed or not, over the whole life of two tasks that meet; after each the invariants hold."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.properties.life import (
    aftermath,
    forbidden_after,
    forbidden_files,
    forbidden_tasks,
    inspections,
    invariants,
    teams,
)
from tests.properties.life.bureau import TASKS, Bureau, Refused, Unit

from shuangsuiji.archive.archiving import archive_stream
from shuangsuiji.found_errors import open_errors
from shuangsuiji.objection.state import Objection
from shuangsuiji.procedure import AnyAct
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.rounds import current_round
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task

T = TypeVar("T")
LAST_DAY: Final = "2026-10-15"
"""Nothing is begun later than that: the task's days end in November."""
ENOUGH: Final = 6
PICKS: Final = st.integers(0, 11)


def one(found: Sequence[T], pick: int) -> T:
    """Give one of several."""
    return found[pick % len(found)]


def rotated(names: Sequence[str], first: str) -> Sequence[str]:
    """Give all of them, one first and the others after it in order."""
    index = names.index(first)
    return (*names[index:], *names[:index])


# ── where a life begins ───────────────────────────────────────────────────────────────────────────────────


@cache
def prepared(cap: int) -> Bureau:
    """Checklist, plan and registries are there."""
    return Bureau(cap)


@cache
def locked(cap: int) -> Bureau:
    """The first task's list is locked; one of its items is not told."""
    bureau, code = prepared(cap).copy(), TASKS[0]
    bureau.do(task_stream(code), bureau.creating(code, 2))
    bureau.announce(code)
    for index in range(2):
        bureau.do(task_stream(code), bureau.revealing(bureau.line.task(code), index))
    bureau.lock(bureau.line.task(code))
    return bureau


@cache
def recorded(cap: int) -> Bureau:
    """Something was found at the first target, the second could not be reached."""
    bureau = locked(cap).copy()
    for number, unit in enumerate(bureau.units()):
        stream = file_stream(*unit)
        bureau.do(stream, inspections.pre_checking(bureau, unit))
        bureau.do(stream, inspections.noticing(bureau, unit))
        bureau.do(stream, inspections.inspecting(bureau, unit, 4 * number + 1))
    return bureau


@cache
def passed(cap: int) -> Bureau:
    """Every department has passed both results."""
    bureau = recorded(cap).copy()
    for unit in bureau.units():
        file = inspections.expected(bureau, unit)
        bureau.do(file_stream(*unit), inspections.entering(bureau, file))
        for department in file.departments:
            now = inspections.expected(bureau, unit)
            bureau.do(file_stream(*unit), inspections.reviewing(bureau, now, department))
    return bureau


@cache
def published(cap: int) -> Bureau:
    """Both results are public."""
    bureau = passed(cap).copy()
    while owed := next(bureau.owed(), None):
        bureau.receive(*owed)
    return bureau


@cache
def archived(cap: int) -> Bureau:
    """What was found is handed over and closed, the task is archived."""
    bureau, code = published(cap).copy(), TASKS[0]
    for unit in bureau.units():
        file = inspections.expected(bureau, unit)
        if aftermath.problems(file):
            act = aftermath.opening(bureau, file)
            bureau.do(act.stream(), act)
            received = aftermath.acknowledging(bureau, bureau.office.state(act.stream()))
            bureau.do(act.stream(), received)
            bureau.do(act.stream(), aftermath.closing(bureau))
        bureau.do(file_stream(*unit), aftermath.sealing(bureau, inspections.expected(bureau, unit)))
    bureau.do(archive_stream(code), aftermath.archiving(bureau, code))
    return bureau


BEGINNINGS: Final[tuple[Callable[[int], Bureau], ...]] = (
    prepared,
    locked,
    recorded,
    passed,
    published,
    archived,
)


class Life(RuleBasedStateMachine):
    """一生: two tasks over three targets; a rule can fire where its precondition holds."""

    def __init__(self) -> None:
        super().__init__()
        self.bureau = prepared(1)
        self.fired: set[str] = set()

    @initialize(begin=st.sampled_from(BEGINNINGS), cap=st.sampled_from((1, 2)))
    def begin(self, begin: Callable[[int], Bureau], cap: int) -> None:
        """Begin somewhere."""
        self.bureau = begin(cap).copy()

    # ── what can be done ──────────────────────────────────────────────────────────────────────────────────

    def absent(self) -> list[str]:
        return [code for code in TASKS if self.bureau.task(code) is None]

    def unannounced(self) -> list[Task]:
        return [each for each in self.undrawn() if not self.is_open(each)]

    def undrawn(self) -> list[Task]:
        return [each for each in self.bureau.open_tasks() if each.lock is None]

    def is_open(self, task: Task) -> bool:
        found = current_round(task)
        return found is not None and found.state == "open"

    def unrevealed(self) -> list[tuple[Task, int]]:
        ready = [each for each in self.undrawn() if self.bureau.round_open(each)]
        return [(task, index) for task in ready for index in self.bureau.unrevealed(task)]

    def revealed(self) -> list[Task]:
        ready = [each for each in self.undrawn() if self.bureau.round_open(each)]
        return [each for each in ready if not self.bureau.unrevealed(each)]

    def live(self) -> list[Unit]:
        return teams.live_units(self.bureau)

    def unsealed(self) -> list[Unit]:
        """Where the task goes on, or was closed after somebody had inspected."""
        known = [(unit, self.bureau.file(unit)) for unit in self.bureau.units()]
        left = [(unit, file) for unit, file in known if not (file and file.sealed)]
        return [unit for unit, _ in left if inspections.goes_on(self.bureau, unit)]

    def tellable(self) -> list[Unit]:
        return [unit for unit in self.unsealed() if inspections.expected(self.bureau, unit).told_items]

    def recordable(self) -> list[Unit]:
        return [
            unit
            for unit in self.unsealed()
            if inspections.recordable(self.bureau.file(unit), inspections.expected(self.bureau, unit))
        ]

    def files(self, wanted: Callable[[TargetFile], Any]) -> list[TargetFile]:
        return [each for each in self.bureau.files() if wanted(each)]

    def do_file(self, file: TargetFile, act: AnyAct) -> None:
        self.bureau.do(file_stream(file.task, file.target), act)

    # ── a task up to its lock ─────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: self.absent())
    @rule(pick=PICKS, kind=st.integers(0, 2))
    def create(self, pick: int, kind: int) -> None:
        code = one(self.absent(), pick)
        self.bureau.do(task_stream(code), self.bureau.creating(code, kind))

    @precondition(lambda self: self.unannounced())
    @rule(pick=PICKS, waive=st.booleans())
    def announce(self, pick: int, *, waive: bool) -> None:
        self.bureau.announce(one(self.unannounced(), pick).setup.code, waive=waive)

    @precondition(lambda self: self.unrevealed())
    @rule(pick=PICKS)
    def reveal(self, pick: int) -> None:
        task, index = one(self.unrevealed(), pick)
        self.bureau.do(task_stream(task.setup.code), self.bureau.revealing(task, index))

    @precondition(lambda self: any(map(self.is_open, self.undrawn())))
    @rule(pick=PICKS)
    def void(self, pick: int) -> None:
        task = one([each for each in self.undrawn() if self.is_open(each)], pick)
        self.bureau.do(task_stream(task.setup.code), self.bureau.voiding(task))

    @precondition(lambda self: self.revealed())
    @rule(pick=PICKS, reverse=st.booleans())
    def lock(self, pick: int, *, reverse: bool) -> None:
        """不变量 2: the same rolls and numbers give the same draw in whatever order they come; another exclusion, another root."""
        task = one(self.revealed(), pick)
        self.bureau.lock(task)
        invariants.drawn_again(self.bureau, task.setup.code, reverse=reverse)

    @precondition(lambda self: self.unannounced())
    @rule(pick=PICKS)
    def cancel(self, pick: int) -> None:
        task = one(self.unannounced(), pick)
        self.bureau.do(task_stream(task.setup.code), self.bureau.cancelling())

    def closable(self) -> list[Task]:
        found = [each for each in self.bureau.open_tasks() if each.lock]
        return [each for each in found if not self.bureau.archived(each.setup.code)]

    @precondition(lambda self: len(self.bureau.tasks()) > 1 and self.closable())
    @rule(pick=PICKS)
    def close(self, pick: int) -> None:
        task = one(self.closable(), pick)
        self.bureau.do(task_stream(task.setup.code), self.bureau.closing())

    # ── teams ─────────────────────────────────────────────────────────────────────────────────────────────

    def replaceable(self) -> list[tuple[Unit, int]]:
        return [
            (unit, place)
            for unit in self.live()
            for place in range(teams.PLACES)
            if teams.waiting(self.bureau, unit, place)[1]
        ]

    @precondition(lambda self: self.replaceable())
    @rule(pick=PICKS)
    def substitute(self, pick: int) -> None:
        """Whoever comes next by the draw's order comes."""
        unit, place = one(self.replaceable(), pick)
        out, order = teams.waiting(self.bureau, unit, place)
        note = {"note": "按次序再次轮到"}
        self.bureau.do(task_stream(unit[0]), teams.substituting(self.bureau, unit, out, order[0], **note))

    @precondition(lambda self: self.replaceable())
    @rule(pick=PICKS, recuses=st.booleans())
    def appoint(self, pick: int, *, recuses: bool) -> None:
        """Somebody is chosen; who goes is barred for good where it is a recusal."""
        unit, place = one(self.replaceable(), pick)
        out, order = teams.waiting(self.bureau, unit, place)
        why = {"circumstance": "回避", "recuses": True} if recuses else {"circumstance": "岗位调整"}
        act = teams.substituting(
            self.bureau, unit, out, order[-1], method="appointed", note="熟悉该行业", **why
        )
        self.bureau.do(task_stream(unit[0]), act)

    @precondition(lambda self: any(teams.back(self.bureau, unit) for unit in self.live()))
    @rule(pick=PICKS)
    def bring_back(self, pick: int) -> None:
        """A goes for B, B for C, and A comes back, with words about it."""
        unit = one([each for each in self.live() if teams.back(self.bureau, each)], pick)
        found = teams.back(self.bureau, unit)
        assert found
        act = teams.substituting(self.bureau, unit, *found, method="appointed", note="病愈返岗")
        self.bureau.do(task_stream(unit[0]), act)

    def recusable(self) -> list[Unit]:
        """Enough people are left who can still come."""
        return [each for each in self.live() if len(teams.recusable(self.bureau, each)) > ENOUGH]

    @precondition(lambda self: self.recusable())
    @rule(pick=PICKS)
    def recuse(self, pick: int) -> None:
        unit = one(self.recusable(), pick)
        inspector = one(teams.recusable(self.bureau, unit), pick)
        self.bureau.do(task_stream(unit[0]), teams.recusing(self.bureau, unit, inspector))

    @precondition(lambda self: self.live())
    @rule(pick=PICKS)
    def arrange(self, pick: int) -> None:
        unit = one(self.live(), pick)
        inspectors = self.bureau.team(unit).inspectors[:2]
        self.bureau.do(task_stream(unit[0]), teams.arranging(self.bureau, unit, inspectors))

    # ── inspections ───────────────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: self.unsealed())
    @rule(pick=PICKS)
    def pre_check(self, pick: int) -> None:
        unit = one(self.unsealed(), pick)
        self.bureau.do(file_stream(*unit), inspections.pre_checking(self.bureau, unit))

    @precondition(lambda self: self.tellable())
    @rule(pick=PICKS, delivered=st.sampled_from((True, True, False)))
    def notify(self, pick: int, *, delivered: bool) -> None:
        unit = one(self.tellable(), pick)
        self.bureau.do(file_stream(*unit), inspections.noticing(self.bureau, unit, delivered=delivered))

    def undelivered(self) -> list[TargetFile]:
        return self.files(lambda each: inspections.undelivered(each) and not each.sealed)

    @precondition(lambda self: self.undelivered())
    @rule(pick=PICKS)
    def deliver(self, pick: int) -> None:
        file = one(self.undelivered(), pick)
        self.do_file(file, inspections.delivering(self.bureau, inspections.undelivered(file)[0]))

    @precondition(lambda self: self.recordable())
    @rule(pick=PICKS, way=PICKS)
    def record(self, pick: int, way: int) -> None:
        unit = one(self.recordable(), pick)
        act = inspections.inspecting(self.bureau, unit, way)
        self.bureau.do(file_stream(*unit), act)

    @precondition(lambda self: self.files(lambda each: each.inspection))
    @rule(pick=PICKS, by=st.sampled_from(("", "录入员辛")))
    def enter(self, pick: int, by: str) -> None:
        file = one(self.files(lambda each: each.inspection), pick)
        self.do_file(file, inspections.entering(self.bureau, file, by))

    @precondition(lambda self: self.files(inspections.waiting_for))
    @rule(pick=PICKS, all_=st.booleans())
    def review(self, pick: int, *, all_: bool) -> None:
        file = one(self.files(inspections.waiting_for), pick)
        for department in inspections.waiting_for(file)[: None if all_ else 1]:
            self.do_file(file, inspections.reviewing(self.bureau, file, department))

    @precondition(lambda self: self.files(inspections.waiting_for))
    @rule(pick=PICKS)
    def send_back(self, pick: int) -> None:
        file = one(self.files(inspections.waiting_for), pick)
        department = one(inspections.waiting_for(file), pick)
        self.do_file(file, inspections.reviewing(self.bureau, file, department, "照片缺页"))

    def withholdable(self) -> list[TargetFile]:
        return self.files(lambda each: each.current and not (each.published or each.withheld or each.sealed))

    @precondition(lambda self: self.withholdable())
    @rule(pick=PICKS)
    def withhold(self, pick: int) -> None:
        self.do_file(one(self.withholdable(), pick), inspections.withholding(self.bureau))

    # ── the platform ──────────────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: any(self.bureau.owed()))
    @rule()
    def receive(self) -> None:
        self.bureau.receive(*next(self.bureau.owed()))

    @precondition(lambda self: any(self.bureau.owed()))
    @rule(pick=PICKS)
    def receive_all(self, pick: int) -> None:
        streams = list(dict.fromkeys(stream for stream, _ in self.bureau.owed()))
        stream = one(streams, pick)
        for found, document in list(self.bureau.owed()):
            if found == stream:
                self.bureau.receive(found, document)

    # ── after publicity ───────────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: self.files(lambda each: each.published))
    @rule(pick=PICKS)
    def correct(self, pick: int) -> None:
        file = one(self.files(lambda each: each.published), pick)
        self.do_file(file, aftermath.correcting(self.bureau, file, one(file.items, pick).id))

    @precondition(lambda self: self.files(aftermath.notable))
    @rule(pick=PICKS)
    def note_error(self, pick: int) -> None:
        file = one(self.files(aftermath.notable), pick)
        item = one(aftermath.notable(file), pick)
        self.do_file(file, aftermath.noting(self.bureau, file, (item,)))

    @precondition(lambda self: self.files(open_errors))
    @rule(pick=PICKS)
    def dismiss_error(self, pick: int) -> None:
        file = one(self.files(open_errors), pick)
        found = one(open_errors(file), pick)
        self.do_file(file, aftermath.dismissing(self.bureau, found.number))

    @precondition(lambda self: self.objectable())
    @rule(pick=PICKS, complete=st.booleans(), late=st.sampled_from((False, False, True)))
    def object_to(self, pick: int, *, complete: bool, late: bool) -> None:
        file = one(self.objectable(), pick)
        act = aftermath.objecting(self.bureau, file, complete=complete, late=late)
        self.bureau.do(act.stream(), act)

    def objectable(self) -> list[TargetFile]:
        return self.files(lambda each: each.published) if self.bureau.today < "2026-08-01" else []

    def objections(self, wanted: Callable[[Objection], Any]) -> list[Objection]:
        return [each for each in aftermath.objections(self.bureau) if wanted(each)]

    @precondition(lambda self: self.objections(lambda each: not each.forwarded_on))
    @rule(pick=PICKS)
    def forward(self, pick: int) -> None:
        found = one(self.objections(lambda each: not each.forwarded_on), pick)
        self.bureau.do(aftermath.stream_of(found), aftermath.forwarding(self.bureau))

    def incomplete(self) -> list[Objection]:
        return self.objections(lambda each: each.forwarded_on and not each.complete and not each.conclusion)

    @precondition(lambda self: self.incomplete())
    @rule(pick=PICKS)
    def request(self, pick: int) -> None:
        found = one(self.incomplete(), pick)
        self.bureau.do(aftermath.stream_of(found), aftermath.requesting(self.bureau))

    @precondition(lambda self: self.objections(lambda each: not each.conclusion))
    @rule(pick=PICKS)
    def supplement(self, pick: int) -> None:
        found = one(self.objections(lambda each: not each.conclusion), pick)
        self.bureau.do(aftermath.stream_of(found), aftermath.supplementing(self.bureau, found))

    def undecided(self) -> list[Objection]:
        """Those that may be concluded: what lacks something in time is asked for that first."""
        found = self.objections(lambda each: each.forwarded_on and not each.conclusion)
        return [each for each in found if each.late or each.complete or each.waits_until]

    @precondition(lambda self: self.undecided())
    @rule(pick=PICKS, wrong=st.integers(0, 2))
    def conclude(self, pick: int, wrong: int) -> None:
        found = one(self.undecided(), pick)
        while found.nature == "internal" and not found.late and self.bureau.today <= found.waits_until:
            self.bureau.next_day(7)
        self.bureau.do(aftermath.stream_of(found), aftermath.concluding(self.bureau, found, wrong))

    @precondition(lambda self: self.objections(lambda each: each.conclusion and not each.feedback))
    @rule(pick=PICKS)
    def feed_back(self, pick: int) -> None:
        found = one(self.objections(lambda each: each.conclusion and not each.feedback), pick)
        self.bureau.do(aftermath.stream_of(found), aftermath.feeding_back(self.bureau))

    def correctable(self) -> list[tuple[TargetFile, str, Objection]]:
        found: list[tuple[TargetFile, str, Objection]] = []
        for each in aftermath.objections(self.bureau):
            file = self.bureau.file((each.disputed.task, each.disputed.target))
            found += [(file, item, each) for item in aftermath.wrong_items(file, each)] if file else []
        return found

    @precondition(lambda self: self.correctable())
    @rule(pick=PICKS)
    def correct_after_objection(self, pick: int) -> None:
        file, item, objection = one(self.correctable(), pick)
        self.do_file(file, aftermath.correcting(self.bureau, file, item, objection))

    @precondition(lambda self: self.files(aftermath.problems))
    @rule(pick=PICKS, own=st.booleans())
    def follow_up(self, pick: int, *, own: bool) -> None:
        act = aftermath.opening(self.bureau, one(self.files(aftermath.problems), pick), own=own)
        self.bureau.do(act.stream(), act)

    @precondition(lambda self: self.handed(received=False))
    @rule(pick=PICKS)
    def acknowledge(self, pick: int) -> None:
        found = one(self.handed(received=False), pick)
        self.bureau.do(found, aftermath.acknowledging(self.bureau, self.bureau.office.state(found)))

    def handed(self, *, received: bool) -> list[str]:
        open_ = [each for each in aftermath.followups(self.bureau) if not each.closed_on]
        if received:
            found = [each for each in open_ if each.handover or each.competent == each.department]
        else:
            found = [each for each in open_ if each.handover is None]
        return [aftermath.followup_name(each) for each in found]

    @precondition(lambda self: self.handed(received=True))
    @rule(pick=PICKS)
    def close_follow_up(self, pick: int) -> None:
        self.bureau.do(one(self.handed(received=True), pick), aftermath.closing(self.bureau))

    # ── filing away ───────────────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: self.files(lambda each: each.settled and not each.sealed))
    @rule(pick=PICKS)
    def seal(self, pick: int) -> None:
        file = one(self.files(lambda each: each.settled and not each.sealed), pick)
        self.do_file(file, aftermath.sealing(self.bureau, file))

    def archivable(self) -> list[str]:
        return [code for code in TASKS if aftermath.archivable(self.bureau, code)]

    @precondition(lambda self: self.archivable())
    @rule(pick=PICKS)
    def archive(self, pick: int) -> None:
        code = one(self.archivable(), pick)
        self.bureau.do(archive_stream(code), aftermath.archiving(self.bureau, code))

    @precondition(lambda self: self.bureau.today < LAST_DAY)
    @rule(days=st.integers(1, 12))
    def wait(self, days: int) -> None:
        self.bureau.next_day(days)

    # ── what is not allowed ───────────────────────────────────────────────────────────────────────────────

    def refuse(self, name: str, refused: Refused | None) -> bool:
        if refused is None:
            return False
        self.bureau.refuse(refused)
        self.fired.add(name)
        return True

    @precondition(lambda self: self.bureau.tasks())
    @rule(pick=PICKS, first=st.sampled_from(sorted(forbidden_tasks.RULES)))
    def forbidden_of_a_task(self, pick: int, first: str) -> None:
        task = one(self.bureau.tasks(), pick)
        for name in rotated(sorted(forbidden_tasks.RULES), first):
            if self.refuse(name, forbidden_tasks.refusal(name, self.bureau, task)):
                return

    @precondition(lambda self: self.live())
    @rule(pick=PICKS, first=st.sampled_from(sorted(teams.FORBIDDEN)))
    def forbidden_of_a_team(self, pick: int, first: str) -> None:
        unit = one(self.live(), pick)
        for name in rotated(sorted(teams.FORBIDDEN), first):
            if self.refuse(name, teams.FORBIDDEN[name](self.bureau, unit)):
                return

    @precondition(lambda self: self.unsealed())
    @rule(pick=PICKS, first=st.sampled_from(sorted(forbidden_files.RULES)))
    def forbidden_of_a_file(self, pick: int, first: str) -> None:
        unit = one(self.unsealed(), pick)
        for name in rotated(sorted(forbidden_files.RULES), first):
            if self.refuse(name, forbidden_files.refusal(name, self.bureau, unit)):
                return

    @precondition(lambda self: self.bureau.units())
    @rule(first=st.sampled_from(sorted(forbidden_after.RULES)))
    def forbidden_afterwards(self, first: str) -> None:
        """Of whatever is forbidden of that kind now, each once."""
        for refused in forbidden_after.RULES[first](self.bureau):
            self.refuse(refused.code, refused)

    # ── what holds ────────────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def invariant_1(self) -> None:
        """|drawn| = required count or = eligible with recorded shortfall; drawn ⊆ eligible ⊆ in-range; drawn ∩ excluded = ∅."""
        invariants.drawn_rightly(self.bureau)

    @invariant()
    def invariant_4(self) -> None:
        """Locked list hash constant through all later operations."""
        invariants.lists_kept(self.bureau)

    @invariant()
    def invariant_5(self) -> None:
        """Team: at least 2 qualified, leader from the initiating department, nobody recused or twice; the draw's record is unchanged."""
        invariants.teams_right(self.bureau)

    @invariant()
    def invariant_6(self) -> None:
        """No object above its annual cap, no (entity, item) repeated in a year, except listed overrides."""
        invariants.none_too_often(self.bureau)

    @invariant()
    def invariant_7(self) -> None:
        """Every published result has plan, task, draw, 2 inspectors or direct ground, all signatures, all reviews; its text never changes."""
        invariants.public_rightly(self.bureau)

    @invariant()
    def invariant_10(self) -> None:
        """No-notice items never occur in any object-facing or public render before the visit."""
        invariants.nothing_told(self.bureau)

    def teardown(self) -> None:
        """不变量 9: replay of the journal rebuilds all states; truncation or reordering is detected."""
        invariants.replays(self.bureau)
        head = self.bureau.line.store.head()
        invariants.tampering_found(self.bureau, int(head.line.hex()[-8:], 16) if head else 0)
