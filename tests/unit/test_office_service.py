"""The office on one store: who comes first, what is refused, what is sent, and what is left owed."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields

from shuangsuiji import adoption
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.checklist.issuing import IssueEdition
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.errors import (
    ActRefused,
    Conflict,
    Damaged,
    InvalidInput,
    NotAuthorised,
    OverrideNeeded,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    fault,
)
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.planning import PlanNotice, TaskNotice
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.filing import OpenFile, new_file
from shuangsuiji.findings import Override
from shuangsuiji.journal import read_stream
from shuangsuiji.office.outgoing import Outgoing
from shuangsuiji.office.service import Office, Sent
from shuangsuiji.plan.publishing import PublishPlan
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.store import Store
from shuangsuiji.precedence import is_met
from shuangsuiji.procedure import KINDS, RECEIPTS, AnyAct, acknowledged, owed
from shuangsuiji.registries.confirmation import ConfirmRegistry, RegistryName, registry_stream
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.stores.outbox import MemoryOutbox
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.locking import LockDraw
from shuangsuiji.task.setup import task_stream
from shuangsuiji.teams.candidates import next_in_order
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, edition, plan_row
from shuangsuiji_mock.platform import MockPlatform

PLAN = plan_stream(2026, BUREAU)
TASK = task_stream(CODE)
TARGETS = registry_stream("targets")
INSPECTORS = registry_stream("inspectors")


def small(store: Store | None = None) -> Line:
    """A bureau with few targets and inspectors, and no platform."""
    return Line(store=store, targets=20, inspectors=12)


def beside(line: Line, platform: Platform | None = None) -> Office:
    """Another office on a bureau's store, by the same clock."""
    return Office(line.store, CALENDAR, platform, clock=lambda: datetime.fromisoformat(line.clock))


def confirming(at: str = "2026-04-20T10:00:00+08:00", stream: str = TARGETS) -> ConfirmRegistry:
    """Confirm a registry that has changed."""
    name: RegistryName = "targets" if stream == TARGETS else "inspectors"
    return ConfirmRegistry(by="名录管理员", at=at, registry=name, count=3, digest="ab" * 32)


def journal(store: Store) -> dict[str, tuple[bytes, ...]]:
    """Every line of a store."""
    return {name: store.read(name) for name in store.streams()}


def kinds(store: Store, stream: str) -> list[object]:
    """The kinds of a stream's acts, in order."""
    entries, faults = read_stream(stream, store.read(stream))
    assert faults == []
    return [each.act["kind"] for each in entries if isinstance(each.act, dict)]


def answering(code: str, subject: str = "") -> Override:
    """An override, as somebody gives it."""
    return Override(code=code, subject=subject, reason="已报批", by="局长丁", at="2026-01-05T08:00:00+08:00")


# ── two offices on one store ──────────────────────────────────────────────────────────────────────────────


class Shared(MemoryStore):
    """A store in which somebody else does something, once, just before a line is added or just after one is read."""

    def __init__(self) -> None:
        super().__init__()
        self.before_append: Callable[[], object] | None = None
        self.after_read: tuple[str, Callable[[], object]] | None = None

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        meanwhile, self.before_append = self.before_append, None
        if meanwhile:
            meanwhile()
        super()._append(stream, line, seq, number)

    def _read(self, stream: str) -> Iterable[bytes]:
        found = super()._read(stream)
        if self.after_read and self.after_read[0] == stream:
            meanwhile, self.after_read = self.after_read[1], None
            meanwhile()
        return found


@pytest.fixture
def shared() -> tuple[Line, Shared, Office]:
    """A prepared bureau, its store, and a second office on it."""
    store = Shared()
    line = small(store)
    line.prepare()
    line.clock = "2026-04-20T12:00:00+08:00"
    return line, store, beside(line)


@pytest.mark.requirement("X-13")
def test_of_two_who_act_on_one_stream_the_second_has_a_conflict(shared: tuple[Line, Shared, Office]) -> None:
    line, store, other = shared
    mine, theirs = confirming(), confirming("2026-04-20T11:00:00+08:00")
    store.before_append = lambda: other.do(TARGETS, theirs)
    with pytest.raises(Conflict) as caught:
        line.office.do(TARGETS, mine)
    assert {each.code for each in caught.value.faults} <= {"SSJ-STORE-SEQ", "SSJ-STORE-NUMBER"}
    assert [each.at for each in line.office.registry("targets").confirmations][1:] == [theirs.at]
    assert line.office.replay().ok


def test_who_had_a_conflict_decides_again_on_what_there_is_now(shared: tuple[Line, Shared, Office]) -> None:
    line, store, other = shared
    act = AdoptRulebook(
        by="领导小组办公室", at="2026-04-20T10:00:00+08:00", rulebook=platform_only(line.rules)
    )
    store.before_append = lambda: other.do(adoption.STREAM, act)
    with pytest.raises(Conflict):
        line.office.do(adoption.STREAM, act)
    with pytest.raises(ActRefused) as caught:
        line.office.do(adoption.STREAM, act)
    assert caught.value.code == "SSJ-RULES-SAME"


@pytest.mark.requirement("X-13")
def test_whoever_is_first_on_another_stream_only_takes_the_number(
    shared: tuple[Line, Shared, Office],
) -> None:
    line, store, other = shared
    last = line.office.replay().lines
    store.before_append = lambda: other.do(INSPECTORS, confirming(stream=INSPECTORS))
    done = line.office.do(TARGETS, confirming())
    assert done.entry.number == last + 2
    assert done.entry.seq == 2
    assert line.office.replay().ok


def test_a_store_that_others_never_leave_alone_is_given_up(shared: tuple[Line, Shared, Office]) -> None:
    line, store, other = shared

    def again() -> None:
        other.do(INSPECTORS, confirming(stream=INSPECTORS))
        store.before_append = again

    store.before_append = again
    with pytest.raises(Conflict) as caught:
        line.office.do(TARGETS, confirming())
    assert caught.value.code == "SSJ-OFFICE-CROWDED"
    assert len(store.read(TARGETS)) == 1


def test_a_fact_that_moves_while_it_is_looked_up_is_noticed(shared: tuple[Line, Shared, Office]) -> None:
    line, store, other = shared
    line.create_task()

    def moved() -> None:  # the first look is the clerk's own, the second is the office's
        store.after_read = (TARGETS, lambda: other.do(TARGETS, confirming(line.clock)))

    store.after_read = (TARGETS, moved)
    before = store.read(TASK)
    with pytest.raises(ActRefused) as caught:
        line.announce()
    assert [each.code for each in caught.value.faults] == ["SSJ-ACT-FACT"]
    assert dict(caught.value.faults[0].params)["stream"] == TARGETS
    assert store.read(TASK) == before


def test_each_office_sees_at_once_what_the_other_did(shared: tuple[Line, Shared, Office]) -> None:
    line, _, other = shared
    assert other.task(CODE) is None
    line.create_task()
    assert other.task(CODE) == line.task()
    other.do(TARGETS, confirming(line.clock))
    assert line.office.registry("targets") == other.registry("targets")


# ── rules ─────────────────────────────────────────────────────────────────────────────────────────────────


def platform_only(rules: Rulebook) -> Rulebook:
    """A second edition, under which only the platform draws."""
    origin = evolve(rules.keys.draw_origin_allowed, value=("platform",))
    return evolve(rules, edition=2, keys=evolve(rules.keys, draw_origin_allowed=origin))


@pytest.mark.requirement("X-32", "A28-3", "A01-1")
def test_a_task_and_its_files_keep_the_rulebook_that_the_task_was_created_under() -> None:
    line = small()
    line.prepare()
    line.create_task()
    second = platform_only(line.rules)
    at = "2026-04-21T10:00:00+08:00"
    line.do(adoption.STREAM, AdoptRulebook(by="领导小组办公室", at=at, rulebook=second))
    announcement = line.announce()
    line.reveal(announcement)
    task = line.lock(line.draw(announcement))  # which the second edition would forbid
    assert task.lock
    target = task.lock.targets[0].entry.id
    line.record(target)
    for stream in (TASK, file_stream(CODE, target)):
        entries, _ = read_stream(stream, line.store.read(stream))
        assert {each.rules for each in entries} == {line.rules.digest()}
        assert line.office.rules_of(stream) == line.rules
    assert line.office.rules() == second
    assert line.office.replay().ok


@pytest.mark.requirement("A28-3")
def test_a_task_that_is_created_later_is_under_the_new_rulebook() -> None:
    line = small()
    line.prepare()
    second = platform_only(line.rules)
    at = "2026-04-20T10:00:00+08:00"
    line.do(adoption.STREAM, AdoptRulebook(by="领导小组办公室", at=at, rulebook=second))
    with pytest.raises(ActRefused) as caught:
        line.drawn()
    assert "SSJ-TASK-ORIGIN" in {each.code for each in caught.value.faults}
    entries, _ = read_stream(TASK, line.store.read(TASK))
    assert {each.rules for each in entries} == {second.digest()}


@pytest.mark.requirement("A28-1")
def test_nothing_is_done_before_a_rulebook_is_adopted() -> None:
    office = Office(MemoryStore(), CALENDAR)
    act = IssueEdition(by="市双随机一公开领导小组", at="2026-01-05T09:00:00+08:00", edition=edition())
    for ask in (lambda: office.do(CHECKLIST, act), office.rules, lambda: office.rules_of(TASK)):
        with pytest.raises(ActRefused) as caught:
            ask()
        assert caught.value.code == "SSJ-OFFICE-RULES"


# ── facts, findings, overrides, times ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def prepared() -> Line:
    """A bureau up to the confirmed registries, that sends nothing."""
    line = small()
    line.prepare()
    line.clock = "2026-04-20T12:00:00+08:00"
    return line


def test_an_act_that_rests_on_what_has_changed_since_is_refused(prepared: Line) -> None:
    task = prepared.drawn()
    assert task.lock
    target = task.lock.targets[0].entry.id
    stale = new_file(task, target)
    assert stale
    substitute(prepared, target)
    with pytest.raises(ActRefused) as caught:
        prepared.do(
            file_stream(CODE, target), OpenFile(by="经办员甲", at="2026-05-08T09:00:00+08:00", file=stale)
        )
    assert [(each.code, dict(each.params)) for each in caught.value.faults] == [
        ("SSJ-ACT-FACT", {"stream": TASK})
    ]
    assert prepared.office.file(CODE, target) is None


def substitute(line: Line, target: str) -> None:
    """Replace the leader of a target's team by the next in order."""
    task = line.task()
    team = task.team(target)
    assert team
    entry = next_in_order(task, target, team.leader)
    assert entry
    act = SubstituteInspector(
        by="科长乙",
        at="2026-05-07T09:00:00+08:00",
        task=task.setup.code,
        unit=target,
        out=team.leader,
        substitute=entry,
        name=line.names[entry.id],
        circumstance="健康",
        approver="局长丁",
        approved_at="2026-05-07T08:00:00+08:00",
    )
    line.do(TASK, act)


def adopted() -> tuple[Line, IssueEdition]:
    """A bureau with its rulebook, and a checklist that two findings question."""
    line = small()
    at = "2026-01-04T09:00:00+08:00"
    line.do(adoption.STREAM, AdoptRulebook(by="领导小组办公室", at=at, rulebook=line.rules))
    line.clock = "2026-01-05T12:00:00+08:00"
    items = tuple(evolve(each, basis="") for each in edition().items)
    act = IssueEdition(
        by="市双随机一公开领导小组", at="2026-01-05T09:00:00+08:00", edition=evolve(edition(), items=items)
    )
    return line, act


@pytest.mark.requirement("X-35")
def test_every_warning_that_nobody_answers_for_is_named() -> None:
    line, act = adopted()
    with pytest.raises(OverrideNeeded) as caught:
        line.do(CHECKLIST, act, answering("SSJ-A05-7", "GX02"))
    assert [(each.code, each.place.path) for each in caught.value.faults] == [("SSJ-A05-7", "GX01")]
    with pytest.raises(OverrideNeeded) as caught:
        line.do(CHECKLIST, act)
    assert [each.place.path for each in caught.value.faults] == ["GX01", "GX02"]
    assert line.store.read(CHECKLIST) == ()


@pytest.mark.requirement("X-35")
def test_an_override_goes_on_record_with_what_it_answers_for() -> None:
    line, act = adopted()
    override = answering("SSJ-A05-7")
    done = line.do(CHECKLIST, act, override)
    assert [each.override for each in done.entry.noted] == [override, override]
    assert line.office.replay().ok


@pytest.mark.parametrize(
    "wrong",
    [answering("SSJ-A05-8"), answering("SSJ-A05-7", "GX03"), answering("SSJ-A05-7", "GX01")],
    ids=["another code", "another subject", "one too many"],
)
def test_an_override_that_answers_for_nothing_is_refused(wrong: Override) -> None:
    line, act = adopted()
    with pytest.raises(InvalidInput) as caught:
        line.do(CHECKLIST, act, answering("SSJ-A05-7"), wrong)
    assert [(each.code, dict(each.params)) for each in caught.value.faults] == [
        ("SSJ-OVERRIDE-IDLE", {"finding": wrong.code})
    ]
    assert line.store.read(CHECKLIST) == ()


def test_check_says_what_do_would_say_and_changes_nothing() -> None:
    line, act = adopted()
    before = journal(line.store)
    override = answering("SSJ-A05-7")
    noted = line.office.check(CHECKLIST, act, [override])
    assert journal(line.store) == before
    assert line.office.checklist().editions == ()
    assert line.do(CHECKLIST, act, override).noted == noted


@pytest.mark.parametrize(
    ("overrides", "code"),
    [((), "SSJ-A05-7"), ((answering("SSJ-A05-7"), answering("SSJ-X-3")), "SSJ-OVERRIDE-IDLE")],
)
def test_check_refuses_what_do_would_refuse(overrides: tuple[Override, ...], code: str) -> None:
    line, act = adopted()
    said: list[ShuangsuijiError] = []
    for ask in (line.office.check, line.office.do):
        with pytest.raises(ShuangsuijiError) as caught:
            ask(CHECKLIST, act, overrides)
        said.append(caught.value)
    assert said[0].faults == said[1].faults
    assert type(said[0]) is type(said[1])
    assert said[0].code == code


def test_what_is_yet_to_come_is_not_done(prepared: Line) -> None:
    before = journal(prepared.store)
    for ask in (prepared.office.do, prepared.office.check):
        with pytest.raises(ActRefused) as caught:
            ask(TARGETS, confirming("2026-04-20T12:06:00+08:00"))
        assert [(each.code, each.place.path) for each in caught.value.faults] == [("SSJ-ACT-FUTURE", "$.at")]
    assert journal(prepared.store) == before
    prepared.office.do(TARGETS, confirming("2026-04-20T12:05:00+08:00"))  # a clock may be ahead by so much


@pytest.mark.requirement("A04-6")
def test_what_is_put_on_record_later_says_so(prepared: Line) -> None:
    act = confirming("2026-04-19T23:00:00+08:00")
    with pytest.raises(OverrideNeeded) as caught:
        prepared.office.do(TARGETS, act)
    assert [each.code for each in caught.value.faults] == ["SSJ-A04-6"]
    done = prepared.office.do(TARGETS, act, [answering("SSJ-A04-6")])
    assert [each.finding.code for each in done.noted] == ["SSJ-A04-6"]
    assert prepared.office.do(INSPECTORS, confirming("2026-04-20T00:00:00+08:00", INSPECTORS)).noted == ()
    assert prepared.office.replay().ok


def test_times_of_record_never_go_back_whatever_the_clock_says(prepared: Line) -> None:
    office = prepared.office
    times = [office.do(TARGETS, confirming()).entry.recorded]
    prepared.clock = "2026-04-20T11:00:00+08:00"
    times.append(office.do(TARGETS, confirming()).entry.recorded)
    prepared.clock = "2026-04-20T13:00:00+08:00"
    times.append(office.do(TARGETS, confirming()).entry.recorded)
    assert times == [f"2026-04-20T{hour}:00:00+08:00" for hour in (12, 12, 13)]
    assert office.replay().ok


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 4, 20, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=8))),
        datetime(2026, 4, 20, 4, 0, 0, 1, tzinfo=UTC),
    ],
)
def test_any_clock_that_knows_its_offset_will_do(owing: Line, now: datetime) -> None:
    office = Office(owing.store, CALENDAR, Moody(), clock=lambda: now + timedelta(days=2))
    done = office.do(TARGETS, confirming("2026-04-22T12:00:00+08:00"))
    assert done.entry.recorded == "2026-04-22T12:00:00+08:00"
    assert office.send().failed == ()
    assert office.replay().ok


@pytest.mark.parametrize("stream", ["notes", "", "task", "tasks/YXGX-2026-01"])
def test_a_stream_of_no_kind_is_refused(prepared: Line, stream: str) -> None:
    with pytest.raises(ShuangsuijiError):
        prepared.office.do(stream, confirming())
    assert prepared.office.replay().ok


@pytest.mark.parametrize("stream", [TASK, "checklist", "rulebook", "plan/2026/x", TARGETS, "file/T-1/x"])
def test_a_stream_takes_its_own_acts_and_no_others(prepared: Line, stream: str) -> None:
    acts: list[AnyAct] = [
        confirming("2026-05-02T09:00:00+08:00"),
        IssueEdition(by="甲", at="2026-05-02T09:00:00+08:00", edition=edition()),
        AdoptRulebook(by="甲", at="2026-05-02T09:00:00+08:00", rulebook=platform_only(prepared.rules)),
        PublishPlan(
            by="甲",
            at="2026-05-02T09:00:00+08:00",
            department=BUREAU,
            year=2026,
            edition=edition(),
            rows=(plan_row(),),
        ),
    ]
    before = journal(prepared.store)
    for act in acts:
        if isinstance(act, KINDS[stream.partition("/")[0]].acts):
            continue
        for ask in (prepared.office.do, prepared.office.check):
            with pytest.raises(InvalidInput) as caught:
                ask(stream, act)
            assert ("SSJ-JSON-CHOICE", "$.kind") in [
                (each.code, each.place.path) for each in caught.value.faults
            ]
    assert journal(prepared.store) == before


# ── loading ───────────────────────────────────────────────────────────────────────────────────────────────


def whole(line: Line) -> None:
    """Go the whole line with one target: substituted, recorded, returned, recorded anew, published."""
    line.prepare()
    task = line.drawn()
    assert task.lock
    target = task.lock.targets[0].entry.id
    substitute(line, target)
    line.record(target)
    line.enter(target)
    line.review(target, returned_by=BUREAU, reason="照片不清")
    line.record(target, at="2026-05-15T17:00:00+08:00")
    line.enter(target, at="2026-05-16T09:00:00+08:00")
    line.review(target, at="2026-05-18T09:00:00+08:00")


class Compared(Office):
    """An office whose every act is followed by a second office that loads everything from nothing."""

    compared = 0

    def do(self, *words: Any, **more: Any) -> Any:  # noqa: ANN401  -- as the office's
        done: Any = super().do(*words, **more)
        fresh = Office(self.store, self._calendar)
        for name in self.store.streams():
            assert self.state(name) == fresh.state(name)
            self.compared += 1
        return done


def test_loading_little_by_little_gives_what_loading_from_nothing_gives() -> None:
    line = small()
    office = Compared(line.store, CALENDAR, ticking(line), clock=lambda: datetime.fromisoformat(line.clock))
    line.office = office
    whole(line)
    assert office.compared > 100
    replayed = office.replay()
    assert replayed.ok
    assert replayed.states == {name: office.state(name) for name in line.store.streams()}


def ticking(line: Line) -> MockPlatform:
    """The mock platform by the bureau's own clock."""
    return MockPlatform(clock=lambda: datetime.fromisoformat(line.clock))


class Rewritten(MemoryStore):
    """A store whose lines somebody may change behind its back."""

    def rewrite(self, stream: str, lines: Iterable[bytes]) -> None:
        self._lines[stream] = list(lines)


@pytest.mark.requirement("A04-1")
def test_an_office_does_not_go_on_from_a_line_that_was_changed_behind_its_back() -> None:
    store = Rewritten()
    line = small(store)
    line.prepare()
    assert len(line.office.checklist().editions) == 1
    lines = list(store.read(CHECKLIST))
    store.rewrite(CHECKLIST, [lines[0].replace("玉工信联".encode(), "玉工信函".encode()), *lines[1:]])
    store.rewrite(TARGETS, [])
    line.do(INSPECTORS, confirming(stream=INSPECTORS))
    assert line.office.registry("targets").confirmations == ()
    fresh = Office(store, CALENDAR)
    with pytest.raises(Damaged) as caught:
        fresh.checklist()
    assert [(each.code, each.place.file, each.place.row) for each in caught.value.faults] == [
        ("SSJ-JOURNAL-PREV", CHECKLIST, 2)
    ]


def test_a_folder_that_is_opened_again_goes_on(tmp_path: Path) -> None:
    line = small(FolderStore(tmp_path))
    line.prepare()
    line.create_task()
    again = small(FolderStore(tmp_path))
    assert again.task() == line.task()
    announcement = again.announce()
    line.reveal(announcement)  # the first office goes on as well
    locked = again.lock(again.draw(announcement))
    assert line.task() == locked
    replayed = Office(FolderStore(tmp_path), CALENDAR).replay()
    assert replayed.ok
    assert [each.entry.number for each in replayed.done] == list(range(1, replayed.lines + 1))
    assert isinstance(replayed.done[-1].act, LockDraw)


def test_a_file_is_opened_once(prepared: Line) -> None:
    task = prepared.drawn()
    assert task.lock
    target = task.lock.targets[0].entry.id
    opened = prepared.file(target)
    assert prepared.file(target) == opened
    assert kinds(prepared.store, file_stream(CODE, target)) == ["open-file"]
    with pytest.raises(ActRefused) as caught:
        prepared.file("对象9999")
    assert caught.value.code == "SSJ-OFFICE-NOT-DRAWN"
    assert prepared.office.files(CODE) == [opened]
    assert prepared.office.tasks() == [prepared.task()]


# ── sending ───────────────────────────────────────────────────────────────────────────────────────────────


class Moody(Platform):
    """A platform that takes everything in any order, but for the keys that it is told to make trouble with.

    Args:
        trouble: by key, what is raised instead of an answer.
    """

    def __init__(self, trouble: dict[str, ShuangsuijiError] | None = None) -> None:
        self.trouble = trouble or {}
        self.asked: list[Document] = []
        self.taken: dict[str, Receipt] = {}
        self.takes_before_failing = False

    def _deliver(self, document: Document) -> Receipt:
        self.asked.append(document)
        error = self.trouble.get(document.key)
        if error is None or self.takes_before_failing:
            number = f"R{len(self.taken) + 1}"
            made = Receipt(
                key=document.key,
                digest=document.digest(),
                number=number,
                platform="fake",
                at="2026-04-01T09:00:00+08:00",
            )
            self.taken.setdefault(document.key, made)
        if error:
            raise error
        return self.taken[document.key]

    def _receipt(self, key: str) -> Receipt | None:
        return self.taken.get(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        return ()

    @property
    def keys(self) -> list[str]:
        """The keys that it was asked to take, in order."""
        return [each.key for each in self.asked]


def unavailable() -> Unavailable:
    return Unavailable(fault("SSJ-STORE-MEDIUM", reason="没有应答"))


CHECKLIST_KEY, PLAN_KEY, TASK_KEY = f"checklist/{BUREAU}/1", f"plan/{BUREAU}/2026/1", f"task/{CODE}"
OWED = [(CHECKLIST, CHECKLIST_KEY), (PLAN, PLAN_KEY), (TASK, TASK_KEY)]


@pytest.fixture
def owing(prepared: Line) -> Line:
    """A bureau that owes the platform a checklist, a plan and a task."""
    prepared.create_task()
    assert prepared.office.owed() == OWED
    return prepared


def test_without_a_platform_everything_stays_owed(owing: Line) -> None:
    sent = owing.office.send()
    assert (sent.receipts, sent.failed) == ((), ())
    assert owing.office.owed() == OWED


@pytest.mark.requirement("A11-9")
def test_what_is_owed_goes_in_the_order_of_the_procedure(owing: Line) -> None:
    platform = Moody()
    sent = beside(owing, platform).send()
    assert platform.keys == [key for _, key in OWED]
    assert [each.key for each in sent.receipts] == platform.keys
    assert owing.office.owed() == []
    assert owing.office.replay().ok


@pytest.mark.requirement("A11-9", "X-26")
def test_a_platform_that_does_not_answer_stops_everything_and_later_gets_the_same_documents(
    owing: Line,
) -> None:
    platform = Moody({PLAN_KEY: unavailable()})
    office = beside(owing, platform)
    sent = office.send()
    assert [each.key for each in sent.receipts] == [CHECKLIST_KEY]
    assert [(each.stream, each.key, type(each.error)) for each in sent.failed] == [
        (PLAN, PLAN_KEY, Unavailable)
    ]
    assert platform.keys == [CHECKLIST_KEY, PLAN_KEY]  # the task was not tried
    assert office.owed() == OWED[1:]
    platform.trouble.clear()
    again = beside(owing, platform).send()
    assert again.failed == ()
    assert platform.keys == [CHECKLIST_KEY, PLAN_KEY, PLAN_KEY, TASK_KEY]
    assert platform.asked[1] == platform.asked[2]
    assert owing.office.owed() == []


def test_a_platform_that_does_not_know_us_stops_everything(owing: Line) -> None:
    platform = Moody({CHECKLIST_KEY: NotAuthorised(fault("SSJ-STORE-MEDIUM", reason="账号"))})
    sent = beside(owing, platform).send()
    assert platform.keys == [CHECKLIST_KEY]
    assert [each.key for each in sent.failed] == [CHECKLIST_KEY]
    assert owing.office.owed() == OWED


@pytest.mark.parametrize("error", [Rejected, Conflict])
def test_what_the_platform_rejects_stops_only_what_rests_on_it(
    owing: Line, error: type[ShuangsuijiError]
) -> None:
    second = evolve(edition(), number=2, effective_from="2026-04-25", document="玉工信联〔2026〕9号")
    owing.do(
        CHECKLIST,
        IssueEdition(by="市双随机一公开领导小组", at="2026-04-22T09:00:00+08:00", edition=second),
    )
    platform = Moody({CHECKLIST_KEY: error(fault("SSJ-STORE-MEDIUM", reason="不收"))})
    sent = beside(owing, platform).send()
    assert platform.keys == [CHECKLIST_KEY]  # the second edition waits for the first, and so do plan and task
    assert [(each.stream, each.key) for each in sent.failed] == [OWED[0]]
    assert owing.office.owed() == [OWED[0], (CHECKLIST, f"checklist/{BUREAU}/2"), *OWED[1:]]


class Foreign(Platform):
    """A platform of a province whose codes nobody here knows."""

    def _deliver(self, document: Document) -> Receipt:
        raise Rejected(fault("PROVINCE-17", line=3))

    def _receipt(self, key: str) -> Receipt | None:
        return None

    def _published(self, task: str) -> tuple[Publication, ...]:
        return ()


def test_a_code_of_another_author_is_told_as_it_is(owing: Line) -> None:
    outbox = MemoryOutbox()
    office = Office(
        owing.store,
        CALENDAR,
        Foreign(),
        lambda: datetime.fromisoformat(owing.clock),
        outgoing=Outgoing(outbox=outbox),
    )
    assert [each.key for each in office.send().failed] == [CHECKLIST_KEY]
    assert [each.zh for each in outbox.known()[0].reasons] == ["line=3〔PROVINCE-17〕"]


def test_an_act_stands_although_sending_comes_to_nothing(prepared: Line) -> None:
    class Cut(Office):
        def send(self, streams: Iterable[str] | None = None) -> Sent:
            raise Unavailable(fault("SSJ-STORE-MEDIUM", reason="断了"))

    prepared.office = Cut(
        prepared.store, CALENDAR, Moody(), clock=lambda: datetime.fromisoformat(prepared.clock)
    )
    done = prepared.office.do(INSPECTORS, confirming(prepared.clock, INSPECTORS))
    assert [(each.stream, each.key) for each in done.sent.failed] == [(INSPECTORS, "")]
    assert done.sent.faults[0].code == "SSJ-STORE-MEDIUM"


@pytest.mark.requirement("A11-9")
def test_a_task_goes_by_the_plan_that_the_platform_has(owing: Line) -> None:
    office = beside(owing, Moody())
    office.send([CHECKLIST, PLAN])
    (notice,) = owed(TASK, office.state(TASK))
    taken = acknowledged(PLAN, office.state(PLAN))
    assert is_met(notice, taken)
    assert not is_met(notice, [])
    (plan,) = taken
    assert isinstance(plan, PlanNotice)
    assert isinstance(notice, TaskNotice)
    assert not is_met(evolve(notice, line="没有这一行"), taken)
    without = evolve(plan, version=2, lines=tuple(evolve(each, id=f"{each.id}x") for each in plan.lines))
    assert not is_met(notice, [plan, without])  # the latest version is what the platform goes by


@pytest.mark.requirement("A11-9", "X-26")
def test_what_was_taken_although_the_answer_was_lost_has_one_receipt(owing: Line) -> None:
    platform = Moody({PLAN_KEY: unavailable()})
    platform.takes_before_failing = True
    office = beside(owing, platform)
    assert [each.key for each in office.send().failed] == [PLAN_KEY]
    platform.trouble.clear()
    assert office.send() == Sent()  # it waits half a minute
    for office in (beside(owing, platform), beside(owing, platform)):
        office.send()
    plan = office.plan(2026, BUREAU)
    assert plan
    assert [each.number for each in plan.receipts] == ["R2"]
    assert kinds(owing.store, PLAN) == ["publish-plan", "receive-plan"]


class Failing(MemoryStore):
    """A store whose medium fails at certain lines: after the line is kept, or before."""

    def __init__(self) -> None:
        super().__init__()
        self.fails_at = b"nowhere"
        self.keeps = False

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        fails = self.fails_at in line
        if self.keeps or not fails:
            super()._append(stream, line, seq, number)
        if fails:
            raise OSError(28, "No space left on device")


@pytest.fixture
def failing() -> tuple[Line, Failing]:
    """A bureau with a task whose medium can be made to fail."""
    store = Failing()
    line = small(store)
    line.prepare()
    line.create_task()
    return line, store


@pytest.mark.requirement("X-26")
def test_a_receipt_that_the_store_could_not_keep_is_asked_for_again(failing: tuple[Line, Failing]) -> None:
    line, store = failing
    store.fails_at = b"receive-"
    platform = Moody()
    office = beside(line, platform)
    sent = office.send()
    assert [(each.stream, type(each.error)) for each in sent.failed] == [(CHECKLIST, Unavailable)]
    assert platform.keys == [CHECKLIST_KEY]
    assert office.owed() == OWED
    store.fails_at = b"nowhere"
    assert beside(line, platform).send().failed == ()
    assert kinds(store, CHECKLIST).count("receive-checklist") == 1
    assert office.replay().ok


@pytest.mark.requirement("X-26")
def test_a_receipt_that_could_not_be_kept_is_a_failure_on_record(failing: tuple[Line, Failing]) -> None:
    line, store = failing
    store.fails_at = b"receive-"
    outbox, platform = MemoryOutbox(), Moody()
    office = Office(
        store,
        CALENDAR,
        platform,
        lambda: datetime.fromisoformat(line.clock),
        outgoing=Outgoing(outbox=outbox),
    )
    office.send()
    (known,) = outbox.known()
    assert (known.key, known.attempts, known.is_given_up) == (CHECKLIST_KEY, 1, False)
    office.send()
    assert platform.keys == [CHECKLIST_KEY]  # it waits like any other


def test_what_was_kept_although_the_medium_failed_is_done_and_done_once(
    failing: tuple[Line, Failing],
) -> None:
    line, store = failing
    store.keeps, store.fails_at = True, b'"act"'
    done = line.office.do(INSPECTORS, confirming(line.clock, INSPECTORS))
    assert len(done.state.confirmations) == len(store.read(INSPECTORS)) == 2
    office = beside(line, Moody())
    assert office.send().failed == ()
    assert kinds(store, CHECKLIST).count("receive-checklist") == 1
    assert office.owed() == []
    assert office.replay().ok


def test_what_was_not_kept_is_not_done(failing: tuple[Line, Failing]) -> None:
    line, store = failing
    before = journal(store)
    store.fails_at = b"confirm-registry"
    with pytest.raises(Unavailable):
        line.office.do(INSPECTORS, confirming(line.clock, INSPECTORS))
    assert journal(store) == before
    assert len(line.office.registry("inspectors").confirmations) == 1
    store.fails_at = b"nowhere"
    line.office.do(INSPECTORS, confirming(line.clock, INSPECTORS))
    assert line.office.replay().ok


@pytest.mark.requirement("A11-9", "X-26")
def test_two_offices_that_send_at_once_keep_one_receipt(owing: Line) -> None:
    class Slow(Moody):
        """While the first office waits for an answer, the second sends everything."""

        def _deliver(self, document: Document) -> Receipt:
            if not self.asked:
                self.asked.append(document)
                assert beside(owing, self).send().failed == ()
            return super()._deliver(document)

    platform = Slow()
    assert beside(owing, platform).send().failed == ()  # somebody else has put the receipt on record
    for stream, _ in OWED:
        found = kinds(owing.store, stream)
        assert len([each for each in found if str(each).startswith("receive-")]) == 1, stream
    assert owing.office.owed() == []
    assert beside(owing, platform).send().failed == ()
    assert owing.office.replay().ok


def test_an_act_is_followed_by_what_it_owes_and_by_nothing_else(owing: Line) -> None:
    platform = Moody()
    office = beside(owing, platform)
    done = office.do(TARGETS, confirming(owing.clock))
    assert (platform.keys, done.sent.receipts) == ([], ())
    owing.clock = "2026-04-22T12:00:00+08:00"
    second = evolve(edition(), number=2, effective_from="2026-04-25", document="玉工信联〔2026〕9号")
    act = IssueEdition(by="市双随机一公开领导小组", at="2026-04-22T09:00:00+08:00", edition=second)
    issued = office.do(CHECKLIST, act)
    assert platform.keys == [CHECKLIST_KEY, f"checklist/{BUREAU}/2"]
    assert len(issued.state.receipts) == 2  # the state that is given back has the receipts
    assert office.owed() == OWED[1:]


@pytest.mark.requirement("A19-6")
def test_an_act_stands_although_the_platform_does_not_answer(prepared: Line) -> None:
    prepared.office = beside(prepared, Moody({TASK_KEY: unavailable()}))
    task = prepared.create_task()
    assert prepared.office.task(CODE) == task
    assert (TASK, TASK_KEY) in prepared.office.owed()
    assert kinds(prepared.store, TASK) == ["create-task"]


@pytest.mark.requirement("A19-6", "A11-9")
def test_the_whole_line_with_the_mock_platform_owes_nothing_and_publishes_one_result() -> None:
    line = small()
    platform = ticking(line)
    line.office = beside(line, platform)
    whole(line)
    assert line.office.owed() == []
    (shown,) = platform.published(CODE)
    file = line.office.file(CODE, shown.target)
    assert file
    assert file.published
    assert shown.version == len(file.submissions) == 2
    assert line.office.replay().ok


def test_every_kind_of_document_has_its_receipt() -> None:
    line = small()
    line.office = beside(line, ticking(line))
    whole(line)
    found = {kind for stream in line.store.streams() for kind in kinds(line.store, stream)}
    assert {fields(act).kind.default for act in RECEIPTS.values()} - {
        "receive-feedback",  # nobody objects
        "receive-evidence",  # nobody took a picture
    } <= found
